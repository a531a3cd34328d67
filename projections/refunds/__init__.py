"""Money of debtors that waits or goes back to them: the table, the fold and the questions."""
