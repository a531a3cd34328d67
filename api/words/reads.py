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


_PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "/claims": ("pagina van een vordering", "page of a claim"),
    "/debiteuren": ("pagina van een debiteur", "page of a debtor"),
    "/brieven": ("pagina van een brief", "page of a letter"),
    "/schuldeisers": ("pagina van een schuldeiser", "page of a creditor"),
    "/werk": ("werklijst", "work list"),
    "/bank": ("bankregels", "bank lines"),
    "/postvak": ("postvak", "inbox"),
    "/feiten": ("feiten", "facts"),
    "/audit": ("geschiedenis", "audit trail"),
    "/naleving": ("naleving", "compliance"),
    "/voorstellen": ("voorstellen", "proposals"),
    "/creditnotas": ("creditnota's", "credit notes"),
    "/cijfers": ("cijfers", "figures"),
    "/runs": ("dagelijkse runs", "daily runs"),
    "/verzending": ("verzending", "dispatch"),
    "/invoer": ("invoer", "intake"),
    "/nieuw": ("nieuwe vordering", "new claim"),
    "/regeling": ("betalingsregeling", "payment plan"),
    "/v1/claims": ("vordering via een ander programma", "claim by another program"),
    "/v1/debtors": ("debiteur via een ander programma", "debtor by another program"),
    "/v1/letters": ("brief via een ander programma", "letter by another program"),
    "/v1": ("gegevens via een ander programma", "data by another program"),
}
"""By the beginning of its address: what was opened; the longest that fits is said."""
_HOME: Final = ("overzicht", "overview")
_ELSEWHERE: Final = ("andere pagina", "another page")
_SENT: Final = ("formulier van: {page}", "form of: {page}")
_TYPED: Final = ("opdracht {what}", "command {what}")


def looked_at(what: str) -> str:
    """With what somebody looked: a page by its name, a command of the terminal as it was typed."""
    which = 0 if spoken() == DUTCH else 1
    method, _, address = what.partition(" ")
    if not method.isupper() or not address.startswith("/"):
        return _TYPED[which].format(what=what)
    fitting = [one for one in _PAGES if f"{address}/".startswith(f"{one}/")]
    other = _HOME if address == "/" else _ELSEWHERE
    page = (_PAGES[max(fitting, key=len)] if fitting else other)[which]
    return page if method == "GET" or address.startswith("/v1") else _SENT[which].format(page=page)


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
