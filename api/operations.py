"""What a command or a question of the catalogue is over HTTP: its method and its address."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from application.commands.catalogue import COMMANDS
from application.commands.command import About
from application.queries.catalogue import QUERIES

PLACES: Final = {
    About.CLAIM: "/v1/claims/{claim_id}/",
    About.DEBTOR: "/v1/debtors/{debtor_id}/",
    About.LETTER: "/v1/letters/{letter_id}/",
    About.CREDITOR: "/v1/creditors/{creditor_id}/",
    About.CREDIT_NOTE: "/v1/credit-notes/{credit_note_id}/",
    About.BANK_LINE: "/v1/bank-lines/{bank_line_id}/",
    About.INCOMING_MAIL: "/v1/incoming-mails/{incoming_mail_id}/",
    About.USER: "/v1/users/{user_id}/",
    About.SUBSCRIPTION: "/v1/subscriptions/{subscription_id}/",
    About.HOUSE: "/v1/",
}
"""Where the commands about one kind of thing lie."""

_BY_HAND: Final = MappingProxyType(
    {
        "overview": "GET /v1/overview",
        "user list": "GET /v1/users",
    }
)
"""Of routes that are written by hand, by what a shell calls the same."""
_NAMED: Final = re.compile(r"`(vordering (?:record )?)?([a-z][a-z-]*(?: [a-z][a-z-]*)?)( [^`]*)?`")
_FIELD: Final = re.compile(r"`--([a-z]+(?:-[a-z]+)*)(?: ([^`]+))?`")
_OPTION: Final = re.compile(r"--([a-z]+(?:-[a-z]+)*)(?: (?!--)([^` ]+))?")


def by_operation(text: str) -> str:
    """A text in which commands and questions are called by their operation, options by field.

    What only a shell has (`vordering settings`) stays: whoever runs the program has one.
    """
    return _FIELD.sub(_field, _NAMED.sub(_operation, text)) if "`" in text else text


def _field(found: re.Match[str]) -> str:
    """An option as a field, with the value that is named; one in capitals stands for any."""
    name, value = found[1].replace("-", "_"), found[2] or ""
    return f"`{name}={value}`" if value and not value.isupper() else f"`{name}`"


def _operation(found: re.Match[str]) -> str:
    whole, name = found[1] or "", found[2]
    if not whole and "-" not in name:
        return found[0]  # a field, such as `confirmed`
    known = _asked() if whole == "vordering " else _done()
    operation = known.get(name) or known.get(name.partition(" ")[0])
    said = [f"`{_OPTION.sub(_valued, one[0])}`" for one in _OPTION.finditer(found[3] or "")]
    also = f" ({', '.join(said)})" if said else ""
    return f"`{operation}`{also}" if operation else found[0]


def _valued(found: re.Match[str]) -> str:
    value = found[2] or "true"
    name = found[1].replace("-", "_")
    return name if value.isupper() else f"{name}={value}"


@cache
def _asked() -> Mapping[str, str]:
    found = {one.NAME: f"{'POST' if one.IN_BODY else 'GET'} {one.PATH}" for one in QUERIES}
    return {**_BY_HAND, **found}


@cache
def _done() -> Mapping[str, str]:
    return {one.NAME: f"POST {PLACES[one.ABOUT]}{one.PATH}" for one in COMMANDS}
