"""How what must look a certain way is written, in words: by its pattern, English and Dutch."""

from collections.abc import Mapping
from typing import Final

from api.words.language import DUTCH, spoken
from application.commands.mail import DOMAIN
from application.subjects import SUBJECT
from domain.claim.events.opening import OWN_REFERENCE
from domain.debtor.mandate_events import MANDATE_ID
from domain.user.events import LOGIN

WRITTEN: Final[Mapping[str, tuple[str, str]]] = {
    DOMAIN: (
        "write a domain in small letters, such as example.nl",
        "schrijf een domein in kleine letters, zoals voorbeeld.nl",
    ),
    SUBJECT: (
        "write at most 255 letters, digits and signs, without spaces",
        "schrijf hoogstens 255 letters, cijfers en tekens, zonder spaties",
    ),
    OWN_REFERENCE: (
        "begin with a letter or digit, and write no other signs than . _ : / # + = -",
        "begin met a tot en met z of een cijfer, en schrijf geen andere tekens dan . _ : / # + = -",
    ),
    MANDATE_ID: (
        "write at most 35 letters, digits, spaces and + ? / : ( ) . , ' -",
        "schrijf hoogstens 35 letters, cijfers, spaties en + ? / : ( ) . , ' -",
    ),
    LOGIN: (
        "write small letters and digits, with . _ @ + or - between them",
        "schrijf kleine letters en cijfers, met . _ @ + of - ertussen",
    ),
    r"^[\w./:+-]*$": (
        "write letters, digits and . / : + - _ without spaces",
        "schrijf letters, cijfers en . / : + - _ zonder spaties",
    ),
    r"^([^@\s,;<>]+@[^@\s,;<>]+)?$": (
        "write one e-mail address, such as name@example.nl",
        "schrijf één e-mailadres, zoals naam@voorbeeld.nl",
    ),
    "^[A-Z]{2}$": (
        "write a country as two capitals, such as NL",
        "schrijf een land als twee hoofdletters, zoals NL",
    ),
    r"^[a-z0-9-]+@\d+$": (
        "write a plan with its version, such as four-steps@1",
        "schrijf een plan met zijn versie, zoals four-steps@1",
    ),
    r"^[a-z0-9-]+$": (
        "write small letters, digits and hyphens, such as final-demand",
        "schrijf kleine letters, cijfers en streepjes, zoals final-demand",
    ),
    r"^[a-z0-9-]*$": (
        "write small letters, digits and hyphens, such as final-demand",
        "schrijf kleine letters, cijfers en streepjes, zoals final-demand",
    ),
    r"^(\d{1,2}(\.\d{1,2})?)?$": (
        "write a percentage as 8.00",
        "schrijf een percentage als 8.00",
    ),
    r"^[0-9a-f]{64}$": (
        "write the 64 signs (0-9, a-f) of its SHA-256",
        "schrijf de 64 tekens (0-9, a-f) van de SHA-256",
    ),
    r"^(\d{8})?$": ("write eight digits", "schrijf acht cijfers"),
}
"""What a field of a form asks, where only its pattern says so."""


def how_written(pattern: str) -> str:
    """How what has a pattern is written, in the language that is spoken; empty: not known."""
    english, dutch = WRITTEN.get(pattern, ("", ""))
    return dutch if spoken() == DUTCH else english


def badly_written(pattern: str) -> str:
    """What is said of something that does not have its pattern; empty: no words are known."""
    hint = how_written(pattern)
    wrong = "is niet goed geschreven" if spoken() == DUTCH else "is not written well"
    return f"{wrong}; {hint}" if hint else ""
