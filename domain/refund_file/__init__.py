"""A file for the bank by which refunds of several debtors are paid."""
