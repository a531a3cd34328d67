"""The tables of the audit trail: a row for each fact, and what links streams to claims."""

from typing import Final

from projections.view import Table

FACTS_TABLE: Final = Table(
    "facts",
    (
        ("position", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("kind", "TEXT NOT NULL"),
        ("stream", "TEXT NOT NULL"),
        ("version", "INTEGER NOT NULL"),
        ("topic", "TEXT NOT NULL"),
        ("about", "TEXT"),
        ("recorded_at", "TEXT NOT NULL"),
        ("effective_on", "TEXT NOT NULL"),
        ("actor", "TEXT NOT NULL"),
        ("role", "TEXT NOT NULL"),
        ("reason", "TEXT NOT NULL"),
        ("command", "TEXT NOT NULL"),
        ("cause", "TEXT NOT NULL"),
        ("policy", "TEXT NOT NULL"),
        ("leaf_index", "INTEGER NOT NULL"),
        ("leaf_hash", "TEXT NOT NULL"),
        ("amount", "INTEGER"),
        ("state", "TEXT NOT NULL"),
    ),
    ("position",),
    (("stream", "position"),),
    rests_on="stream",
)
"""``about`` names the claim of a debtor's fact that concerns that claim only."""


LINKS: Final = Table(
    "links", (("claim_id", "TEXT NOT NULL"), ("stream", "TEXT NOT NULL")), ("claim_id", "stream")
)
"""Which streams tell a claim's story: its own, its debtor's, its letters', its credit notes'."""


COURSE: Final = Table(
    "course",
    (
        ("topic", "TEXT NOT NULL"),
        ("position", "INTEGER NOT NULL"),
        ("stream", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
    ),
    ("topic", "position"),
    rests_on="stream",
)
"""Where payments, agreements, disputes and holds began: few of all facts, in order by topic."""
