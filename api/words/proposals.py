"""What was proposed to a second person, in words: what it does, and each field with its value."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final
from uuid import UUID

from api.words.called import command_called, label
from api.words.figures import day, lowered, money
from api.words.language import DUTCH, spoken
from api.words.naming import word
from application.commands.catalogue import COMMANDS
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of

_BY_NAME: Final = {command.NAME: command for command in COMMANDS}
_ANSWERS: Final = {True: ("ja", "yes"), False: ("nee", "no")}
_NO_FACTS: Final[Mapping[str, str]] = {}


def proposed_command(name: str) -> str:
    """What a command is called; one of a newer program by its name."""
    return command_called(name).title or name


def proposal_told(name: str, given: Mapping[str, Any], facts: Mapping[str, str] = _NO_FACTS) -> str:
    """What is proposed, in one line."""
    what = proposed_command(name)
    fields = proposed_fields(name, given, facts)
    return f"{what} ({fields})" if fields else what


def proposed_fields(
    name: str, given: Mapping[str, Any], facts: Mapping[str, str] = _NO_FACTS
) -> str:
    """What was said with it; ``facts``: those that it may name by their number, in words."""
    command = _BY_NAME.get(name)
    if command is None:
        return ", ".join(f"{field}: {value}" for field, value in given.items())
    told = (
        f"{lowered(label(name, leaf.name))}: {_told(leaf, given[leaf.name], facts)}"
        for leaf in leaves_of(command)
        if leaf.name not in command.CARRIED and given.get(leaf.name) not in (None, "", [])
    )
    return "; ".join(told)


def _told(leaf: Leaf, value: Any, facts: Mapping[str, str]) -> str:
    if isinstance(value, list):
        known = [facts.get(str(one), str(one)) for one in value]
        named = leaf.type is not UUID or all(str(one) in facts for one in value)
        return ", ".join(known) if named else str(len(known))
    if isinstance(value, bool):
        return _ANSWERS[value][0 if spoken() == DUTCH else 1]
    if issubclass(leaf.type, Euro):
        return money(value)
    if issubclass(leaf.type, date):
        return day(date.fromisoformat(value))
    if issubclass(leaf.type, Enum):
        return lowered(word(value, leaf.type.__name__))
    return facts.get(str(value), str(value)) if leaf.name == "version" else str(value)
