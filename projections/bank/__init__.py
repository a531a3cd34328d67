"""Lines of our bank accounts: the table, the fold and the questions."""
