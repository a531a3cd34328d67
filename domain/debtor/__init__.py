"""The debtor: who owes, in what capacity, and what bars or changes the way to him."""
