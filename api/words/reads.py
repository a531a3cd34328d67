"""What of somebody's data was looked at, and what for, in words."""

from collections.abc import Mapping
from typing import Final

from api.words.language import DUTCH, spoken

FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    "name": ("naam", "name"),
    "contact": ("naam en contactgegevens", "name and contact details"),
    "notes": ("wat mensen over hem opschreven", "what people wrote about him"),
    "ledger": ("betaalgegevens", "payment details"),
    "trail": ("wat over hem is vastgelegd", "what was recorded of him"),
    "compliance": ("of verplichtingen jegens hem zijn nagekomen", "whether he was treated rightly"),
    "document": ("een document", "a document"),
    "letter": ("een brief", "a letter"),
}
PURPOSES: Final[Mapping[str, tuple[str, str]]] = {
    "ask": ("navraag", "inquiry"),
    "look": ("inzage", "inspection"),
    "handle": ("behandeling", "handling"),
    "decide": ("beslissing", "decision"),
    "manage": ("inrichting", "set-up"),
    "import": ("invoer", "import"),
    "run": ("dagelijkse run", "daily run"),
    "subscribe": ("doorgeven van gebeurtenissen", "passing on events"),
    "audit": ("toezicht", "audit"),
    "administer": ("beheer", "administration"),
}


def fields_shown(names: list[str]) -> str:
    """What of him was shown; what has no word is said as it stands."""
    return ", ".join(_said(FIELDS, name) for name in names)


def purpose_said(may: str) -> str:
    """The right under which it was asked, as what it was for."""
    return _said(PURPOSES, may)


def _said(words: Mapping[str, tuple[str, str]], name: str) -> str:
    found = words.get(name)
    if found is None:
        return name
    return found[0] if spoken() == DUTCH else found[1]
