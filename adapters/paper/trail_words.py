"""Words of the audit trail on paper, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

from adapters.paper.labels import LABELS
from domain.letter.text.content import Language

TRAIL_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "page": LABELS["nl"]["page"],
        "of": LABELS["nl"]["of"],
        "title": "Geschiedenis: wie deed wat",
        "asked": "Wat gevraagd is",
        "everything": "Alles wat is vastgelegd.",
        "facts": "Wat is vastgelegd",
        "none": "Hiervan is niets vastgelegd.",
        "proof": "Waar dit op rust",
        "position": "Nr.",
        "when": "Vastgelegd\nGeldt op",
        "who": "Wie",
        "what": "Wat",
        "amount": "Bedrag",
        "asked_by": "Gevraagd door",
        "asked_at": "Op",
        "as_of": "Stand op",
        "known_at": "Met wat bekend was op",
        "today": "alles wat is vastgelegd",
        "now": "nu",
        "count": "Feiten",
        "reaches": "Tot en met plaats",
        "leaf": "Onder elk feit staat zijn blad: SHA-256 over een nulbyte en de kop waaronder het "
        "is vastgelegd (RFC 9162). Elk blad is bij het maken van dit stuk opnieuw berekend uit "
        "de bewaarde bytes.",
        "attached": "Bijgevoegd in deze PDF: audit-trail.jsonl, met van elk feit de kop en de "
        "inhoud, en de weg van zijn blad naar de wortel van zijn log. Daarmee is elk blad na te "
        "rekenen, en dat het in dat log staat.",
        "leaves_sha256": "Over alle bladen",
        "root": "Wortel van log {log}, over {size} feiten",
        "log_facts": "Feiten in de administratie",
        "log_head": "Nieuwste blad",
        "store": "Administratie",
        "attachment": "De feiten als gegevens, met hun kop en inhoud",
        "live": "echt",
        "sandbox": "proef",
        "vordering": "vordering",
    },
    "en": {
        "page": LABELS["en"]["page"],
        "of": LABELS["en"]["of"],
        "title": "Audit trail: who did what",
        "asked": "What was asked",
        "everything": "All that was recorded.",
        "facts": "What was recorded",
        "none": "Nothing was recorded of this.",
        "proof": "What this rests on",
        "position": "No.",
        "when": "Recorded\nIn effect",
        "who": "Who",
        "what": "What",
        "amount": "Amount",
        "asked_by": "Asked by",
        "asked_at": "At",
        "as_of": "As of",
        "known_at": "As known at",
        "today": "all that was recorded",
        "now": "now",
        "count": "Facts",
        "reaches": "Through position",
        "leaf": "Below each fact stands its leaf: SHA-256 of a zero byte and the header under "
        "which it was recorded (RFC 9162). Each leaf was computed again from the stored bytes "
        "when this was made.",
        "attached": "Attached in this PDF: audit-trail.jsonl, with header and content of each "
        "fact, and the path from its leaf to the root of its log. With it every leaf can be "
        "computed again, and that it is in that log.",
        "leaves_sha256": "Over all leaves",
        "root": "Root of log {log}, over {size} facts",
        "log_facts": "Facts in the store",
        "log_head": "Newest leaf",
        "store": "Store",
        "attachment": "The facts as data, with header and content",
        "live": "live",
        "sandbox": "sandbox",
        "vordering": "vordering",
    },
}

ASKED_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "claim": ("Vordering", "Claim"),
    "debtor": ("Debiteur", "Debtor"),
    "creditor": ("Schuldeiser", "Creditor"),
    "letter": ("Brief", "Letter"),
    "command": ("Handeling", "Command"),
    "command_id": ("Handeling (id)", "Command (id)"),
    "actor": ("Door wie", "By whom"),
    "topic": ("Soort feit", "Kind of fact"),
    "recorded_from": ("Vastgelegd vanaf", "Recorded from"),
    "recorded_to": ("Vastgelegd tot en met", "Recorded through"),
    "effective_from": ("Geldt vanaf", "In effect from"),
    "effective_to": ("Geldt tot en met", "In effect through"),
    "amount_from": ("Bedrag vanaf", "Amount from"),
    "amount_to": ("Bedrag tot en met", "Amount through"),
    "on": ("Stand op", "As of"),
    "known_at": ("Met wat bekend was op", "As known at"),
    "oldest_first": ("Oudste eerst", "Oldest first"),
    "why": ("Ook de redenen in woorden", "Also reasons in words"),
}
"""What each part of the question is called, but its language; a test wants every one of them."""
SAID_OR_NOT: Final = frozenset({"oldest_first", "why"})
YES: Final = ("ja", "yes")
