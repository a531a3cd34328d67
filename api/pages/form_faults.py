"""What of a form does not fit: each field at once, with its rule and how to write it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from api.unread import faults_of
from api.words.called import label
from api.words.faults import said_at_a_form
from api.words.figures import day, lowered
from application.commands.always import PAST_ONLY
from application.commands.command import Command
from application.commands.leaves import Leaf, leaves_of
from domain.errors import Refusal

WRONG: Final = "wrong "
"""How the name begins under which it is kept, beside what was typed, what is wrong with a field."""


class FormUnreadable(Refusal):
    """A form was not filled in well; ``wrong`` says of each field, by its name, what is."""

    def __init__(self, command: type[Command], wrong: Mapping[str, str]) -> None:
        self.wrong = {WRONG + name: said for name, said in wrong.items()}
        told = ", ".join(
            f"{lowered(label(command.NAME, _asked(name))) or name} ({said})".strip()
            for name, said in wrong.items()
        )
        super().__init__(
            "form.unreadable",
            f"Not filled in well: {told}.",
            way_out="Fill it in and send it again.",
            values={"fields": told},
        )


def unreadable(
    command: type[Command],
    error: ValidationError,
    said: Mapping[str, Any],
    *,
    rows: Mapping[str, list[int]],
    today: date,
) -> FormUnreadable:
    """The refusal of what was said; ``rows`` are the numbers of the filled rows of each list.

    A day that the command would refuse for lying after ``today`` is told along with the others.
    """
    wrong: dict[str, str] = {}
    for one, fault in zip(error.errors(), faults_of(error.errors()), strict=True):
        name = _name(one["loc"], rows)
        wrong.setdefault(name, said_at_a_form(fault.code, fault.values))
    for name in _ahead(command, said, today):
        wrong.setdefault(name, said_at_a_form("day_ahead", {"today": day(today)}))
    return FormUnreadable(command, wrong)


def only_past(command: type[Command], leaf: Leaf) -> bool:
    """Whether a command refuses a day of a field that lies ahead."""
    extra = leaf.field.json_schema_extra
    ahead = isinstance(extra, dict) and extra.get("ahead")
    return leaf.type is date and bool(PAST_ONLY & set(command.REFUSES)) and not ahead


def _ahead(command: type[Command], said: Mapping[str, Any], today: date) -> Iterator[str]:
    for leaf in leaves_of(command):
        given = said.get(leaf.name)
        if only_past(command, leaf) and isinstance(given, str):
            try:
                if date.fromisoformat(given) > today:
                    yield leaf.name
            except ValueError:
                continue


def _name(loc: tuple[int | str, ...], rows: Mapping[str, list[int]]) -> str:
    """The control that an error is of: a part of a list by the row that was filled in."""
    match loc:
        case (str() as field, int() as at, str() as part, *_) if at < len(rows.get(field, ())):
            return f"{field}.{rows[field][at]}.{part}"
        case _:
            return ".".join(one for one in loc if isinstance(one, str))


def _asked(name: str) -> str:
    """A field without the number of its row."""
    return ".".join(one for one in name.split(".") if not one.isdecimal())
