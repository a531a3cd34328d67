"""Mail that came in: the table, the fold and the questions."""
