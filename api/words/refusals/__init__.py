"""Refusals in the language that is spoken: what cannot be, and what would make it a yes."""
