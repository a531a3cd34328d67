"""People by name: the table, the fold and the questions."""
