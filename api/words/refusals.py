"""A refusal in the language that is spoken, with what it is about in figures of that language."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from api.words import (
    refusals_bank,
    refusals_claims,
    refusals_compliance,
    refusals_court,
    refusals_debit,
    refusals_debtors,
    refusals_doors,
    refusals_erasures,
    refusals_files,
    refusals_letters,
    refusals_mail,
    refusals_money,
    refusals_parties,
    refusals_plans,
    refusals_programs,
    refusals_rights,
    refusals_statements,
    refusals_webhooks,
)
from api.words.figures import day, money
from api.words.hand_over import LACKS, WAY_OUT, each_lack
from api.words.known_reasons import within
from api.words.language import DUTCH as NL
from api.words.language import spoken
from api.words.letter_parts import PARTS
from api.words.other_kinds import KINDS
from api.words.remarks import remarks_in_dutch
from api.words.ways_out import WAYS
from domain.errors import Told
from domain.money import as_decimal

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    **refusals_bank.DUTCH,
    **refusals_court.DUTCH,
    **refusals_debit.DUTCH,
    **refusals_debtors.DUTCH,
    **refusals_doors.DUTCH,
    **refusals_erasures.DUTCH,
    **refusals_claims.DUTCH,
    **refusals_letters.DUTCH,
    **refusals_files.DUTCH,
    **refusals_rights.DUTCH,
    **refusals_mail.DUTCH,
    **refusals_statements.DUTCH,
    **refusals_money.DUTCH,
    **refusals_parties.DUTCH,
    **refusals_plans.DUTCH,
    **refusals_webhooks.DUTCH,
    **refusals_compliance.DUTCH,
}
"""By code: what cannot be, and the way out."""

OTHERWISE: Final = ("Dit kan niet.", "")
"""What is said where a newer part of the program refuses for a reason without Dutch words."""

ROLES: Final = KINDS["Role"]

_TICKED: Final = ("vink aan dat", "zeg met `confirmed` dat")
"""What a form has a box for, and what a program says instead."""

_OPTIONAL: Final = re.compile(r"\[([^\]]*)\]")
_NAME: Final = re.compile(r"\{(\w+)\}")


def refusal_said(
    code: str, detail: str, way_out: str, values: Mapping[str, Told]
) -> tuple[str, str]:
    """What cannot be and the way out; in English that is what the refusal says itself."""
    if spoken() != NL:
        return _in_figures(detail, values), _in_figures(way_out, values)
    what, out = DUTCH.get(code, OTHERWISE)
    return _filled(what, values), _filled(out, values)


def refusal_said_to_programs(
    code: str, detail: str, way_out: str, values: Mapping[str, Told]
) -> tuple[str, str]:
    """The same where no page is open: over the API, and in a shell.

    In English figures stay as programs write them.
    """
    way = WAYS.get(code)
    if spoken() != NL:
        return detail, (way and way.en) or way_out
    what, out = refusals_programs.DUTCH.get(code) or DUTCH.get(code, OTHERWISE)
    out = way.nl if way else out.replace(*_TICKED)
    return _filled(what, values), _filled(out, values)


def meaning(code: str) -> tuple[str, str]:
    """What a code means and the way out, in Dutch, without the figures of one case."""
    what, out = (_NAME.sub("…", _filled(text, {})) for text in DUTCH[code])
    return what, out


def _filled(text: str, values: Mapping[str, Told]) -> str:
    def part(found: re.Match[str]) -> str:
        names = _NAME.findall(found[1])
        if not all(values.get(name) not in {None, ""} for name in names):
            return ""
        return _NAME.sub(lambda name: _said(name[1], values[name[1]]), found[1])

    return _OPTIONAL.sub(part, text)


def _in_figures(text: str, values: Mapping[str, Told]) -> str:
    for name, value in values.items():
        match value:
            case str() if name == "held" and value:
                text = text.replace(value, within(value))
            case int():
                text = text.replace(as_decimal(value), money(value))
            case date():
                text = text.replace(value.isoformat(), day(value))
    return text


def _said(name: str, value: Told) -> str:
    match value:
        case str():
            return _TEXTS.get(name, str)(value)
        case int():
            return money(value)
    return day(value)


_TEXTS: Final[Mapping[str, Callable[[str], str]]] = {
    "remarks": remarks_in_dutch,
    "roles": lambda text: ", ".join(ROLES.get(one, (one,))[0] for one in text.split(", ")),
    "held": within,
    "part": lambda text: PARTS.get(text, text),
    "element": lambda text: refusals_court.ELEMENTS.get(text, text),
    "missing": lambda text: ", ".join(LACKS.get(one, (one,))[0] for one in each_lack(text)),
    "items": lambda text: " ".join(dict.fromkeys(WAY_OUT[one] for one in text.split())),
}
"""By name of a value: how its text is said in Dutch."""
