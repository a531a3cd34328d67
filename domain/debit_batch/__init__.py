"""A batch of direct debits of one creditor for one day: prepared by one, released by another."""
