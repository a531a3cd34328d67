"""The table of people, and how a name is made ready to be searched."""

import unicodedata
from typing import Final

from projections.view import Table

PEOPLE: Final = Table(
    "people",
    (
        ("debtor_id", "TEXT NOT NULL"),
        ("log", "TEXT NOT NULL"),
        ("name", "TEXT NOT NULL"),
        ("city", "TEXT NOT NULL"),
        ("email", "TEXT NOT NULL"),
        ("emails", "TEXT NOT NULL"),
        ("folded", "TEXT NOT NULL"),
        ("contact", "TEXT NOT NULL"),
    ),
    ("debtor_id",),
)
"""``folded`` is what is searched, ``emails`` every address in small letters between blanks;
``contact`` the commitment the row was read from."""


NAMES: Final = Table(
    "names",
    (("debtor_id", "TEXT NOT NULL"), ("word", "TEXT NOT NULL"), ("log", "TEXT NOT NULL")),
    ("debtor_id", "word"),
    (("word", "log"),),
)
"""The words of a name that tell somebody apart (``domain.matching.names.words_of``)."""


def folded(text: str) -> str:
    """A text as it is searched: without accents, in one case."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
