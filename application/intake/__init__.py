"""What comes in: e-invoices, credit notes, lists of open items."""
