"""Fields and their values in words: what a fact changed, as people read it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel

from api.words import fields_of_claims, fields_of_court, fields_of_others, fields_within
from api.words.figures import day, lowered, money
from api.words.language import DUTCH, spoken
from api.words.naming import KINDS, lack, news, plan_title, step, task, turn, word
from api.words.tasks import TASKS

FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    **fields_within.PARTS,
    **fields_of_others.FIELDS,
    **fields_of_claims.FIELDS,
    **fields_of_court.FIELDS,
}
"""By name: in Dutch, in English. A test holds it against the states themselves."""

UNSAID: Final = frozenset(
    "attachment_id id version position rank ref ordered_at hold_id dossier_sha256 derivation"
    " claim_id command_id letter_id document_sha256 sha256 template signed_how granted"
    " decided_at batch_id paid_by".split()
)
"""Parts that only a program needs; they stand in the answer, and people are not told of them."""

CENTS: Final = frozenset(
    "again agreed_amount amount asked_in_all back base cents contested costs costs_base credited"
    " paid costs_if_unpaid costs_share credits_seen fee instalment interest less_open letter_base"
    " open_costs open_interest open_principal protected_level overpaid paid_in_all placed"
    " prepaid principal received share small_difference smallest_step to_reclaim total vat"
    " vat_on_costs vat_share difference_let_go waived promise_short"
    " tolerance unpaid".split()
)
"""Fields whose whole numbers are amounts in cents."""

_NOTHING: Final = "–"
_NEVER: Final = frozenset({date.min, date.max})
_YES_NO: Final = {True: ("ja", "yes"), False: ("nee", "no")}


def field_said(name: str) -> str:
    """What a field is called; a name of a newer program is said as it stands."""
    found = FIELDS.get(name)
    if found is None:
        return name.replace("_", " ")
    return found[0] if spoken() == DUTCH else found[1]


def value_said(name: str, value: Any) -> str:
    """What a field holds, as people write it; nothing is a dash, and so is an id or a hash."""
    if _empty(value) or _unread(value):
        return _NOTHING
    match value:
        case Mapping():
            return "; ".join(_pair_said(name, key, one) for key, one in value.items())
        case tuple() | frozenset():
            every = value if isinstance(value, tuple) else sorted(value)
            return "; ".join(value_said(name, one) for one in every if not _unread(one)) or _NOTHING
        case BaseModel():
            return ", ".join(_parts_said(value))
        case _ if is_dataclass(value):
            return ", ".join(_parts_said(value))
    return _plain_said(name, value)


def _plain_said(name: str, value: Any) -> str:
    match value:
        case bool():
            said = _YES_NO[value][spoken() != DUTCH]
        case int() if name in CENTS:
            said = money(value)
        case date():
            said = day(value)
        case time():
            said = f"{value:%H:%M}"
        case Enum():
            said = lowered(word(str(value.value), type(value).__name__))
        case str():
            said = _text_said(name, value)
        case _:
            said = str(value)
    return said


def _unread(value: Any) -> bool:
    """Tell whether a value is an id or a hash, by which programs tell things apart."""
    if isinstance(value, UUID):
        return True
    return isinstance(value, str) and _ID_OR_HASH.fullmatch(value) is not None


_ID_OR_HASH: Final = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32,128}"
)
_SEALED: Final = re.compile(r"sealed [0-9a-f]{0,8}")
"""How a sealed value stands in a change: a commitment, which nobody can read."""


def is_sealed(value: Any) -> bool:
    """Tell whether a value of a change is one that stays sealed."""
    return isinstance(value, str) and _SEALED.fullmatch(value) is not None


def _empty(value: Any) -> bool:
    if isinstance(value, bool | int):
        return False
    return value is None or (isinstance(value, date) and value in _NEVER) or not value


def _pair_said(name: str, key: Any, value: Any) -> str:
    if isinstance(value, BaseModel) or is_dataclass(value):
        return value_said(name, value)  # its key is an address, which people read nothing in
    if _unread(key) or _empty(key):
        return value_said(name, value)
    said = value_said(name, key)
    if isinstance(key, date) and isinstance(value, date):
        return f"{said} {'t/m' if spoken() == DUTCH else 'through'} {value_said(name, value)}"
    return said if _empty(value) else f"{said}: {value_said(name, value)}"


def _parts_said(value: Any) -> Iterator[str]:
    """The parts of a value that hold something, each with what it is called."""
    for name, part in _parts(value):
        if _unread(part):
            continue
        if name not in UNSAID and not _empty(part) and part is not False:
            yield f"{lowered(field_said(name))} {value_said(name, _one(part))}"


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif is_dataclass(value):
        yield from ((one.name, getattr(value, one.name)) for one in fields(value))


def _one(part: Any) -> Any:
    return tuple(part) if isinstance(part, list) else part


def _text_said(name: str, text: str) -> str:
    if is_sealed(text):
        return "verzegeld" if spoken() == DUTCH else "sealed"
    say = _TEXTS.get(name)
    return lowered(say(text)) if say else text


def _next(text: str) -> str:
    known = text in TASKS or text in KINDS["StepKind"]
    return task(text) if known else turn(text)


_TEXTS: Final = {
    "agreed": lambda text: word(text, "Agreement"),
    "unconfirmed": lambda text: word(text, "Agreement"),
    "what": lambda text: word(text, "Agreement"),
    "confirms": lambda text: word(text, "Agreement"),
    "agreement": lambda text: word(text, "Agreement"),
    "ground": lambda text: word(text, "DisputeGround"),
    "bars": lambda text: word(text, "Bar"),
    "bars_since": lambda text: word(text, "Bar"),
    "bars_said": lambda text: word(text, "Bar"),
    "bars_over": lambda text: word(text, "Bar"),
    "insolvent_since": lambda text: word(text, "Bar"),
    "status": lambda text: word(text, "Status"),
    "plan": plan_title,
    "plan_for_consumers": plan_title,
    "plan_for_businesses": plan_title,
    "step": step,
    "next_step": step,
    "first_step": step,
    "missing": lack,
    "untold": news,
    "category": lambda text: word(text, "HoldCategory"),
    "turn": lambda text: word(text, "Turn"),
    "next": _next,
    "why": turn,
    "doubt": turn,
}
"""By field: how a text in it is said that stands for something."""
