"""Trials: long, seeded attempts at breaking the house, each one command with a table at its end."""
