"""The tables of the work list: what may be due, tasks of people, letters without an outcome."""

from typing import Final

from projections.view import Table

DUE: Final = Table(
    "due",
    (
        ("claim_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("due_from", "INTEGER NOT NULL"),
        ("due_until", "INTEGER NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("step", "TEXT NOT NULL"),
        ("why", "TEXT NOT NULL"),
        ("owed", "INTEGER NOT NULL"),
    ),
    ("claim_id",),
    (("due_from",), ("log", "due_from")),
)


TASKS: Final = Table(
    "tasks",
    (
        ("subject_id", "TEXT NOT NULL"),
        ("task", "TEXT NOT NULL"),
        ("from_on", "INTEGER NOT NULL"),
        ("until_on", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("claim_id", "TEXT NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("step", "TEXT NOT NULL"),
        ("why", "TEXT NOT NULL"),
        ("since", "INTEGER NOT NULL"),
        ("priority", "INTEGER NOT NULL"),
        ("owed", "INTEGER NOT NULL"),
        ("position", "INTEGER NOT NULL"),
    ),
    ("subject_id", "task", "from_on"),
    (
        ("position",),
        ("priority", "since", "subject_id"),
        ("log", "priority", "since", "subject_id"),
        ("task", "priority", "since", "subject_id"),
        ("priority", "from_on"),
    ),
)
"""``subject_id`` is a claim, a parked credit note, a creditor or a subscription; both
days are inclusive. ``position`` is that of the last fact that bears on the subject."""


LETTERS: Final = Table(
    "letters",
    (
        ("letter_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("debtor_id", "TEXT NOT NULL"),
        ("step", "TEXT NOT NULL"),
        ("status", "TEXT NOT NULL"),
        ("send_on", "INTEGER NOT NULL"),
    ),
    ("letter_id",),
)
"""Letters without an outcome: ordered, under way or in doubt."""
