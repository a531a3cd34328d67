"""Why a plan waits or asks, why a letter did not go, why something ended: the engine's phrases."""

import re
from datetime import date
from typing import Final

from api.words import (
    claim_kinds,
    intake_remarks,
    mail_phrases,
    other_kinds,
    phrases_of_bank,
    phrases_of_debits,
)
from api.words.figures import day, money
from api.words.hand_over import LACKS
from api.words.language import DUTCH, spoken
from api.words.phrases import PATTERNS, PHRASES
from api.words.refusals import DUTCH as REFUSED
from api.words.refusals import refusal_said
from api.words.tasks import TASKS
from domain.dunning.task import Task
from domain.money import cents_from

_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NAMED: Final = re.compile(r"(?P<name>[\w.-]+): (?P<rest>.+)", re.DOTALL)
_SAID_WHOLE: Final = frozenset({Task.LOOK_AT_MARKS, Task.SET_OFF})
"""Tasks whose name alone does not say what it is about."""
_KINDS: Final = {**claim_kinds.KINDS, **other_kinds.KINDS}
_SAID: Final = {**phrases_of_debits.PHRASES, **PHRASES, **intake_remarks.REMARKS}
_PATTERNS: Final = tuple(
    (re.compile(pattern), *said)
    for pattern, said in {
        **PATTERNS,
        **phrases_of_bank.PATTERNS,
        **phrases_of_debits.PATTERNS,
        **intake_remarks.PATTERNS,
        **mail_phrases.PATTERNS,
    }.items()
)


def reason(text: str) -> str:
    """A reason of the engine in the language that is spoken; what nobody knows stays as it is."""
    return _known(text) or "; ".join(_part(part) for part in text.split("; "))


def outcome_said(code: str, text: str) -> str:
    """What is remarked on a file that was taken in, or why it was refused."""
    return " ".join(refusal_said(code, text, "", {})).strip() if code else reason(text)


def _part(text: str) -> str:
    return _known(text) or _named(text) or _days(text)


def _known(text: str) -> str:
    if said := _SAID.get(text):
        return _one_of(said)
    for pattern, dutch, english in _PATTERNS:
        if found := pattern.fullmatch(text):
            parts = {name: _filled(name, part) for name, part in found.groupdict().items()}
            return _one_of((dutch, english)).format(**parts)
    return ""


def _named(text: str) -> str:
    """A reason with the task, the refusal or the invoice it is about before it."""
    found = _NAMED.fullmatch(text)
    if found is None:
        return ""
    name, rest = found["name"], found["rest"]
    if name in TASKS:
        task = TASKS[name]
        title = (task.nl if spoken() == DUTCH else task.en)[0]
        return f"{title}: {_known(rest)}" if name in _SAID_WHOLE else title
    if name in REFUSED:
        return " ".join(refusal_said(name, rest, "", {})).strip()
    known = _known(rest)
    return f"{name}: {known}" if known else ""


def _filled(name: str, part: str | None) -> str:
    match name:
        case "lacks":
            return ", ".join(
                _one_of(LACKS.get(one, (one, one))) for one in (part or "").split(", ")
            )
        case "marks" | "grounds":
            kinds = _KINDS["Mark" if name == "marks" else "LikenessGround"]
            return ", ".join(
                _one_of(kinds.get(one, (one, one))) for one in (part or "").split()
            ).lower()
        case "step" | "ending":
            kinds, plain = _KINDS["StepKind" if name == "step" else "Ending"], part or ""
            return _one_of(kinds.get(plain.replace("-", "_"), (plain, plain))).lower()
        case "amount" | "left_amount":
            return money(cents_from(part or "0"))
        case "why":
            return reason(part or "")
    return _days(part or "")


def _days(text: str) -> str:
    return _ISO_DAY.sub(lambda found: day(date.fromisoformat(found[0])), text)


def _one_of(said: tuple[str, str]) -> str:
    return said[0] if spoken() == DUTCH else said[1]
