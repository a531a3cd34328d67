"""The engine's reasons that stand in a table, alone and within a sentence."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from api.words import (
    claim_kinds,
    intake_remarks,
    mail_phrases,
    other_kinds,
    phrases_of_bank,
    phrases_of_debits,
    phrases_of_letters,
)
from api.words.figures import day, money
from api.words.hand_over import LACKS
from api.words.language import DUTCH, spoken
from api.words.phrases import PHRASES
from api.words.phrases_that_name import PATTERNS
from domain.money import cents_from

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_ABOUT: Final = re.compile(r"(?P<name>[\w./-]+): (?P<rest>.+)", re.DOTALL)
_KINDS: Final = {**claim_kinds.KINDS, **other_kinds.KINDS}
_KIND_OF: Final = {"step": "StepKind", "ending": "Ending", "capacity": "Capacity"}
_SAID: Final = {
    **_KINDS["Bar"],
    **phrases_of_debits.PHRASES,
    **phrases_of_letters.PHRASES,
    **PHRASES,
    **intake_remarks.REMARKS,
}
_PATTERNS: Final = tuple(
    (re.compile(pattern), *said)
    for pattern, said in {
        **PATTERNS,
        **phrases_of_bank.PATTERNS,
        **phrases_of_debits.PATTERNS,
        **phrases_of_letters.PATTERNS,
        **intake_remarks.PATTERNS,
        **mail_phrases.PATTERNS,
    }.items()
)


def within(text: str) -> str:
    """A reason as it stands within a sentence; with the invoice it is about before it, if any."""
    about = _ABOUT.fullmatch(text)
    if about and not known(text) and known(about["rest"]):
        return f"{about['name']}: {lowered(known(about['rest']))}"
    return lowered(known(text) or "; ".join(map(_plain, text.split("; "))))


def lowered(said: str) -> str:
    """A reason without the capital of its beginning: ``BTW`` and names in capitals keep theirs."""
    return said[:1].lower() + said[1:] if said[1:2].islower() or said[1:2] in {"-", " "} else said


def known(text: str, inner: Callable[[str], str] | None = None) -> str:
    """A reason of the tables in the language that is spoken; empty: none of them has it.

    ``inner`` says the reason that another one holds.
    """
    if said := _SAID.get(text):
        return one_of(said)
    for pattern, dutch, english in _PATTERNS:
        if found := pattern.fullmatch(text):
            parts = found.groupdict().items()
            filled = {name: _filled(name, part or "", inner or _plain) for name, part in parts}
            return one_of((dutch, english)).format(**filled)
    return ""


def days(text: str) -> str:
    """A text with its days as they are written in the language that is spoken."""
    return _ISO_DAY.sub(lambda found: day(date.fromisoformat(found[0])), text)


def one_of(said: tuple[str, str]) -> str:
    """Of a pair, what is said in the language that is spoken."""
    return said[0] if spoken() == DUTCH else said[1]


def _plain(text: str) -> str:
    return known(text) or days(text)


def _filled(  # noqa: PLR0911 - one kind of value after the other
    name: str, part: str, inner: Callable[[str], str]
) -> str:
    match name:
        case "lacks":
            return ", ".join(one_of(LACKS.get(one, (one, one))) for one in part.split(", "))
        case "marks" | "grounds":
            kinds = _KINDS["Mark" if name == "marks" else "LikenessGround"]
            return ", ".join(one_of(kinds.get(one, (one, one))) for one in part.split()).lower()
        case "step" | "ending" | "capacity":
            kinds = _KINDS[_KIND_OF[name]]
            return one_of(kinds.get(part.replace("-", "_"), (part, part))).lower()
        case "role" | "register":
            return _of_a_file(name, part)
        case "amount" | "left_amount":
            return money(cents_from(part or "0"))
        case "why":
            return inner(part)
    return days(part)


def _of_a_file(name: str, part: str) -> str:
    """Who an element of an invoice is about, with its name in the file; or what a number is."""
    if name == "register":
        return one_of(intake_remarks.REGISTERS.get(part, (part, part)))
    roles = intake_remarks.ROLES.items()
    found = next((said for element, said in roles if element in part), None)
    return f"{one_of(found)} ({part})" if found else part
