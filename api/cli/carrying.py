"""How a recording command is carried out and answered, the same for all of them."""

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import typer

from api.cli.saying import show, show_json
from api.words.shell.speech import amount, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from application.by import By
    from application.foreseen import Foresight
    from application.house import House
    from application.queries.shapes import AnswerOut
    from domain.application import Receipt
    from domain.facts import Recorded

E = TypeVar("E", bound=StrEnum)


def by_of(house: "House", key: str, *, seen: int | None = None) -> "By":
    """Give who gives the command: the person at this terminal."""
    from api.cli.acting import who_works
    from application.by import By

    who = who_works(house)
    versions = None if seen is None else frozenset({seen})
    return By(key=key or str(house.new_id()), actor=who.login, who=who, seen=versions)


def tell_receipt(house: "House", receipt: "Receipt", *, json: bool) -> None:
    """Print what a command recorded."""
    from application.answers import answer_of, facts_of

    answer = answer_of(house, receipt)
    if json:
        show_json({**answer.model_dump(mode="json"), "repeated": receipt.repeated})
        return
    _tell_facts("Recorded: {what} ({topic}, {day}).", answer, facts_of(house.collections, receipt))
    if answer.takes_two and not receipt.repeated:
        show(say("A second person decides; until then nothing is done."))
    if receipt.repeated:
        show(say("This key was carried out before; nothing new was recorded."))
    elif not answer.facts:
        show(say("Nothing new: it was so already."))


def tell_foreseen(foreseen: "Foresight", *, json: bool) -> None:
    """Print what a command would record, and the amounts before and after it."""
    answer = foreseen.answer
    if json:
        show_json(answer.model_dump(mode="json"))
        return
    _tell_facts("Would be recorded: {what} ({topic}, {day}).", answer, foreseen.facts)
    if not answer.facts:
        show(say("Nothing new: it was so already."))
    if answer.takes_two:
        show(say("A second person decides; until then nothing is done."))
    if answer.before and answer.balance and answer.before.total != answer.balance.total:
        before, after = amount(answer.before.total), amount(answer.balance.total)
        show(say("Open before: {before}; after: {after}.", before=before, after=after))


def _tell_facts(sentence: str, answer: "AnswerOut", facts: "Sequence[Recorded]") -> None:
    from api.words.facts import fact_told
    from application.answers import said_of

    for fact, known in zip(answer.facts, facts, strict=True):
        told = fact_told(known.fact.TOPIC, said_of(known)).replace("\N{NO-BREAK SPACE}", " ")
        show(say(sentence, what=told, topic=fact.topic, day=fact.effective_on))


def chosen(kind: type[E], text: str) -> E:
    """Read one of the known words; names them all where it is none."""
    try:
        return kind(text)
    except ValueError:
        words = ", ".join(one.value for one in kind if one.value)
        raise typer.BadParameter(f"'{text[:50]}' is none of: {words}.") from None
