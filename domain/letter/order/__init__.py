"""Ordering letters: one or several claims, what they state, and what is no longer to go."""
