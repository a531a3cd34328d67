"""What the obligations are called, and what was found of each, in words."""
