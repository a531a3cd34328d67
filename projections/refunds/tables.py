"""The table of money of debtors that waits, or goes back to them."""

from typing import Final

from projections.view import Table

DEBTOR_MONEY: Final = Table(
    "debtor_money",
    (
        ("item", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("standing", "TEXT NOT NULL"),
        ("nature", "TEXT NOT NULL"),
        ("amount", "INTEGER NOT NULL"),
        ("since", "INTEGER NOT NULL"),
        ("done", "INTEGER NOT NULL"),
        ("turn", "INTEGER NOT NULL"),
        ("position", "INTEGER NOT NULL"),
    ),
    ("item",),
    (
        ("debtor_id",),
        ("done", "turn", "item"),
        ("log", "done", "turn", "item"),
        ("standing", "done", "turn", "item"),
        ("log", "standing"),
        ("position", "item"),
    ),
)
"""Cents; days as ordinals. ``item`` is the debtor with the reference of his credit, or with the id
of a refund. ``done`` is 0 while something is to be decided or paid; ``turn`` puts the oldest of
those first, and the newest of the others."""
