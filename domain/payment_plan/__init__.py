"""Payment plans that both sign: one agreement over one or more claims of one debtor."""
