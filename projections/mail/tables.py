"""The table of the mail that came in."""

from typing import Final

from projections.view import Table

MAILS: Final = Table(
    "mails",
    (
        ("mail_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("received_on", "INTEGER NOT NULL"),
        ("standing", "TEXT NOT NULL"),
        ("why", "TEXT NOT NULL"),
        ("by_machine", "INTEGER NOT NULL"),
        ("files", "INTEGER NOT NULL"),
        ("claims", "TEXT NOT NULL"),
        ("turn", "INTEGER NOT NULL"),
        ("position", "INTEGER NOT NULL"),
    ),
    ("mail_id",),
    (
        ("turn", "mail_id"),
        ("standing", "turn", "mail_id"),
        ("position", "mail_id"),
    ),
)
"""Days as ordinals; ``claims`` are ids with blanks between. ``turn`` puts first those that wait,
the oldest first, and then the others, the newest first."""
