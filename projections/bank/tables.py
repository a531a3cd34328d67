"""The table of the lines of our bank accounts."""

from typing import Final

from projections.view import Table

BANK_LINES: Final = Table(
    "bank_lines",
    (
        ("line_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("iban", "TEXT NOT NULL"),
        ("booked_on", "INTEGER NOT NULL"),
        ("amount", "INTEGER NOT NULL"),
        ("rest", "INTEGER NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("standing", "TEXT NOT NULL"),
        ("why", "TEXT NOT NULL"),
        ("done", "INTEGER NOT NULL"),
        ("turn", "INTEGER NOT NULL"),
        ("position", "INTEGER NOT NULL"),
    ),
    ("line_id",),
    (
        ("done", "turn", "line_id"),
        ("standing", "done", "turn", "line_id"),
        ("iban", "done", "turn", "line_id"),
        ("amount", "done", "turn", "line_id"),
        ("position", "line_id"),
    ),
)
"""Cents; days as ordinals. ``done`` is 0 while something of it waits; ``turn`` puts the oldest of
those that wait first, and the newest of the others. ``why``: why it waits or is for no claim."""
