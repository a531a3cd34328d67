"""The log as views read it, and what they leave out of it."""
