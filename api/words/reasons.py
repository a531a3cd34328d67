"""Why a plan waits or asks, why a letter did not go, why something ended: the engine's phrases."""

import re
from typing import Final

from api.words.known_reasons import days, known
from api.words.language import DUTCH, spoken
from api.words.refusals import DUTCH as REFUSED
from api.words.refusals import meaning, refusal_said
from api.words.tasks import TASKS
from domain.dunning.task import Task
from domain.errors import Refusal

_NAMED: Final = re.compile(r"(?P<name>[\w.-]+): (?P<rest>.+)", re.DOTALL)
_SAID_WHOLE: Final = frozenset({Task.LOOK_AT_MARKS, Task.SET_OFF, Task.PLACE_PAYMENT})
"""Tasks whose name alone does not say what it is about."""


def reason(text: str) -> str:
    """A reason of the engine in the language that is spoken; what nobody knows stays as it is."""
    return _known(text) or _refused(text) or "; ".join(map(_part, text.split("; ")))


def objection_said(why: str | Refusal) -> str:
    """Why a letter would not go out: a reason of the engine, or what refused it."""
    if isinstance(why, str):
        return reason(why)
    said, _ = refusal_said(why.code, why.message, "", why.values)
    return f"{said} ({why.article})" if why.article else said


def outcome_said(code: str, text: str) -> str:
    """What is remarked on a file that was taken in, or why it was refused."""
    return " ".join(refusal_said(code, text, "", {})).strip() if code else reason(text)


def _refused(text: str) -> str:
    """What a code alone says; empty: it is none, or none with words in what is spoken."""
    if text == "law.calendar_unverified":
        told = TASKS[Task.EXTEND_CALENDAR]
        return (told.nl if spoken() == DUTCH else told.en)[1]
    return meaning(text)[0] if spoken() == DUTCH and text in REFUSED else ""


def _part(text: str) -> str:
    return _known(text) or _named(text) or days(text)


def _known(text: str) -> str:
    return known(text, reason)


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
