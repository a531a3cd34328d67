"""A command that is given once more with one plain value changed: that value is not lost."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from enum import EnumType
from typing import Any, Final
from uuid import UUID, uuid4

from pydantic import ValidationError

from application.by import By
from application.commands.command import Command
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of, nested
from application.foreseen import foresee
from application.house import House
from domain.errors import Refusal

_ASKED_NO_MORE: Final = frozenset(
    "confirmed overrule although_barred also_of_others beside_grant approved_by seen"
    " name_seen".split()
)
"""Fields that answer a question, or say who agreed: where nothing is new none is asked."""
_SO_ALREADY: Final = frozenset(
    {
        ("mark-cleared", "mark"),  # a mark that is not there
        ("bar-ended", "kind"),  # what does not protect him
        ("hand-over", "with_others"),  # there are no others
        ("party", "told_by"),  # the usual one, which holds
        ("payments-through", "through"),  # a day before the one that is known
        ("payments-corrected", "through"),  # beyond it nothing was said
        ("statement-gap-withdrawn", "first"),  # days around those that were taken back
        ("statement-gap-withdrawn", "through"),
        ("matching-terms", "uncounted"),  # clues that count, or do not, already
        ("matching-terms", "counted"),
        ("direct-debit", "form"),  # the usual one, which holds
        ("role", "role"),  # one that he has
        ("role-withdrawn", "role"),  # one that he has not
    }
)
"""Where the other value says what is so as well, by command and field."""


def lost(
    house: House, command: type[Command], about: UUID | None, said: Mapping[str, Any]
) -> list[str]:
    """The fields of which another value is answered with "nothing new"; nothing is recorded."""
    first = _read(command, said)
    found = []
    for leaf in leaves_of(command):
        if leaf.name in _ASKED_NO_MORE or (command.NAME, leaf.name) in _SO_ALREADY:
            continue
        for other in _others(leaf, said.get(leaf.name)):
            try:
                changed = _read(command, {**said, leaf.name: other})
            except ValidationError:
                continue  # no value of it
            if changed != first and _says_nothing(changed, house, about):
                found.append(f"{leaf.name}: {other}")
    return found


def _says_nothing(command: Command, house: House, about: UUID | None) -> bool:
    try:
        return not foresee(command, house, about, by=By(key=str(uuid4()), actor="els")).facts
    except Refusal:
        return False  # it is refused by name, or asked


def _read(command: type[Command], said: Mapping[str, Any]) -> Command:
    told = {leaf.name: said[leaf.name] for leaf in leaves_of(command) if leaf.name in said}
    return command.model_validate(nested(told))


def _others(leaf: Leaf, value: Any) -> Iterator[str]:
    """Other plain values of a field; sealed texts are looked at by ``swallowed``."""
    if leaf.many or not leaf.field.repr:
        return
    if isinstance(leaf.type, EnumType):
        members: list[Any] = list(leaf.type)
        kinds = [str(one.value) for one in members]
        yield from (kind for kind in kinds if kind != str(value))
    elif leaf.type is bool:
        yield "false" if str(value).lower() == "true" else "true"
    elif leaf.type is date:
        day = date.fromisoformat(str(value)) if value else date(2026, 3, 18)
        yield from (str(day + timedelta(days=days)) for days in (-1, 1))
    elif leaf.type is int:
        yield str(int(value or 0) + 1)
    elif leaf.type is Euro:
        yield from (str(Decimal(value or "2") + Decimal(cent)) for cent in ("0.01", "-0.01"))
    elif leaf.type is str:
        yield "Anders dan eerst"
