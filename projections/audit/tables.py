"""The tables of the audit trail: a row for each fact, and what leads to it."""

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
        ("letter", "TEXT"),
        ("explained", "INTEGER NOT NULL"),
        ("command_name", "TEXT NOT NULL"),
    ),
    ("position",),
    (("stream", "position"), ("command", "position"), ("letter", "position")),
    rests_on="stream",
)
"""``about`` names the claim of a debtor's or a credit note's fact that concerns it alone.

``letter`` is the letter whose fact it is, or that it names. ``explained`` is 1 where somebody
said why in words, which are sealed.
"""


CARDS: Final = Table(
    "cards",
    (
        ("position", "INTEGER NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("stream", "TEXT NOT NULL"),
        ("topic", "TEXT NOT NULL"),
        ("actor", "TEXT NOT NULL"),
        ("effective_on", "TEXT NOT NULL"),
        ("amount", "INTEGER"),
        ("command_name", "TEXT NOT NULL"),
    ),
    ("position",),
    (("topic", "position"),),
    rests_on="stream",
)
"""What a question about the whole house looks at, and nothing else: a card for each fact.

Whatever is combined, the worst question reads these narrow rows once, in the order of the log,
and looks up the facts of one page. The one index gives those of a topic, in that order too: many
are rare, and who asks for one would look through all others. None can be chosen wrongly.
"""


LINKS: Final = Table(
    "links",
    (("subject", "TEXT NOT NULL"), ("stream", "TEXT NOT NULL"), ("kind", "TEXT NOT NULL")),
    ("subject", "stream"),
    (("stream",),),
)
"""Which streams tell the story of a claim or of a debtor, which ``kind`` says.

Of a claim: its own, its debtor's, its letters', its credit notes'. Of a debtor: his own, those
of every claim that was ever his, of his letters and of credit notes in his name.
"""


ERRORS: Final = Table(
    "errors",
    (
        ("position", "INTEGER NOT NULL"),
        ("stream", "TEXT NOT NULL"),
        ("version", "INTEGER NOT NULL"),
        ("target", "INTEGER NOT NULL"),
    ),
    ("position",),
    (("stream", "position"),),
    rests_on="stream",
)
"""Every fact that says of an earlier one, ``target``, that it was entered in error."""


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
