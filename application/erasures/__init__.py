"""Erasing a person: what is kept of him, what goes and stays, and how it is carried out."""
