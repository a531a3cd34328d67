"""The daily run: what it does with each claim, and what it reports."""
