"""What was proposed to a second person, in words: a sentence that says what it does."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final
from uuid import UUID

from api.words.called import command_called
from api.words.figures import day, lowered, money
from api.words.language import DUTCH, spoken
from api.words.naming import word
from api.words.proposal_sentences import SENTENCES
from application.commands.catalogue import COMMANDS
from application.commands.fields import Euro
from application.commands.leaves import Leaf, leaves_of
from domain.debtor.credit import bank_number

_BY_NAME: Final = {command.NAME: command for command in COMMANDS}
_NO_FACTS: Final[Mapping[str, str]] = {}
_PART: Final = re.compile(r"\[([^\]|]*)\|?([^\]]*)\]")
_NAME: Final = re.compile(r"\{(\w+)\}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_KINDS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "debtors": ("debiteur", "debiteuren", "debtor", "debtors"),
    "count": ("terugbetaling", "terugbetalingen", "refund", "refunds"),
    "refunds": ("terugbetaling", "terugbetalingen", "refund", "refunds"),
}
"""What a field counts, or those that it names where they have no name here."""


def proposed_command(name: str) -> str:
    """What a command is called; one of a newer program by its name."""
    return command_called(name).title or name


def proposal_told(name: str, given: Mapping[str, Any], facts: Mapping[str, str] = _NO_FACTS) -> str:
    """What is proposed, in one sentence; ``facts``: what it may name by number or id, in words."""
    command, sentences = _BY_NAME.get(name), SENTENCES.get(name)
    if command is None or sentences is None:
        fields = ", ".join(f"{field}: {value}" for field, value in given.items())
        return f"{proposed_command(name)} ({fields})" if fields else proposed_command(name)
    leaves = {one.name: one for one in leaves_of(command)}
    told = {
        field: _told(leaves[field], value, facts)
        for field, value in given.items()
        if field in leaves
        and value not in (None, "", [], False)
        and not _unnamed(field, value, facts)
        and facts.get(str(value)) != ""
    }

    def part(found: re.Match[str]) -> str:
        return found[1] if all(one in told for one in _NAME.findall(found[1])) else found[2]

    template = sentences[0 if spoken() == DUTCH else 1]
    return _NAME.sub(lambda found: told.get(found[1], "–"), _PART.sub(part, template))


def _told(leaf: Leaf, value: Any, facts: Mapping[str, str]) -> str:
    """A value in words; what is kept by an id alone says no more than that it was said."""
    if isinstance(value, list):
        return _listed(leaf, value, facts)
    named = facts.get(str(value)) if leaf.name in _NUMBERED or leaf.type is UUID else None
    if named or value is True:
        return named or ""
    if issubclass(leaf.type, Enum):
        return lowered(word(value, leaf.type.__name__))
    by_type = (say for kind, say in _BY_TYPE if issubclass(leaf.type, kind))
    say = _BY_FIELD.get(leaf.name) or next(by_type, None)
    if say or isinstance(value, int):  # a number names a fact of this history by its field alone
        return say(value) if say else str(value)
    return facts.get(str(value), str(value))


def _unnamed(field: str, value: Any, facts: Mapping[str, str]) -> bool:
    """Tell whether something is known by a hash or a number that nobody reads, without a name."""
    text = str(value)
    return text not in facts and (field == "disputed" or bool(_HASH.fullmatch(text)))


def _fact(number: Any) -> str:
    return f"feit {number}" if spoken() == DUTCH else f"fact {number}"


_NUMBERED: Final = frozenset({"version", "disputed"})
"""Fields that name a fact by its number."""

_BY_FIELD: Final[Mapping[str, Callable[[Any], str]]] = {
    "came_back_by": lambda text: bank_number(UUID(text)),
    "version": _fact,
    "disputed": _fact,
    "count": lambda count: _counted("count", count),
    "told_account": lambda _: "",  # a fact of the debtor, said by the words around it
}
_BY_TYPE: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (UUID, lambda _: ""),
    (Euro, money),
    (date, lambda text: day(date.fromisoformat(text))),
)


def _listed(leaf: Leaf, value: list[Any], facts: Mapping[str, str]) -> str:
    named = [facts.get(str(one), str(one)) for one in value]
    if leaf.type is not UUID or all(str(one) in facts for one in value):
        return ", ".join(named)
    return _counted(leaf.name, len(value))


def _counted(field: str, count: int) -> str:
    one, many, one_en, many_en = _KINDS[field]
    dutch, english = (one, one_en) if count == 1 else (many, many_en)
    return f"{count} {dutch if spoken() == DUTCH else english}"
