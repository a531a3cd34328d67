"""The claim: one invoice that is not paid, as the history of what was done about it."""
