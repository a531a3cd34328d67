"""Payments as people make them, by a seed: the truth is known, and the judge is held against it."""
