"""What comes next for a claim, and why not yet."""
