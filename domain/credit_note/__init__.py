"""A credit note that waits for its invoice."""
