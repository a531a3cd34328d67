"""The answer to a command, rebuilt from its facts: a repeat gives the same one."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from application.house import House
from application.queries.claims import balance_out
from application.queries.shapes import AnswerOut, BalanceOut, FactOut
from domain.aggregates import Aggregates, ReadOnce
from domain.application import Receipt
from domain.case_reading import CaseReader
from domain.claim.balance import balance
from domain.days import legal_day
from domain.facts import Point, Recorded, StreamKind
from domain.four_eyes import DecisionProposed
from domain.letter.events import LetterOrdered
from projections.audit.sentences import sentence

_MADE: Final = frozenset(
    {StreamKind.CLAIM, StreamKind.CREDITOR, StreamKind.USER, StreamKind.SUBSCRIPTION}
)


def answer_of(house: House, receipt: Receipt) -> AnswerOut:
    """Give what a command recorded, and the balance of its claim right after it."""
    read = ReadOnce(house.collections)
    return answered(read, receipt.command_id, facts_of(read, receipt))


def answered(
    read: Aggregates, command_id: UUID, facts: Sequence[Recorded], *, preview: bool = False
) -> AnswerOut:
    """Give facts as the answer to their command; ``preview``: they are only foreseen."""
    claim = next((fact.originator_id for fact in facts if fact.kind is StreamKind.CLAIM), None)
    return AnswerOut(
        command_id=command_id,
        preview=preview,
        takes_two=any(isinstance(fact.fact, DecisionProposed) for fact in facts),
        made=next((fact.originator_id for fact in facts if _makes(fact)), None),
        claim=claim,
        facts=[_fact_out(fact) for fact in facts],
        letters=[one.originator_id for one in facts if isinstance(one.fact, LetterOrdered)],
        before=_balance_at(read, claim, facts[0].position - 1, facts[-1]) if claim else None,
        balance=_balance_at(read, claim, facts[-1].position, facts[-1]) if claim else None,
    )


def _makes(recorded: Recorded) -> bool:
    """Whether a fact is the first of what a command is given to make."""
    return recorded.originator_version == 1 and recorded.kind in _MADE


def facts_of(read: Aggregates, receipt: Receipt) -> list[Recorded]:
    """Give the facts of a command in commit order."""
    found = [
        recorded
        for stream, version in receipt.streams
        for recorded in read.since(stream, max(0, version - (receipt.facts or version)))
        if recorded.command_id == receipt.command_id
    ]
    return sorted(found, key=lambda recorded: recorded.position)


def _balance_at(
    read: Aggregates, claim_id: UUID, position: int, last: Recorded
) -> BalanceOut | None:
    """What was owed at a position, on the day on which a command was carried out."""
    day = legal_day(last.recorded_at)
    claim = CaseReader(read, Point(position, day)).claim(claim_id)
    return balance_out(balance(claim, on=day)) if claim.opened else None


def said_of(recorded: Recorded) -> dict[str, Any]:
    """What a sentence may tell of a fact: its fields without the sealed ones."""
    return recorded.fact.model_dump(mode="json", exclude=set(recorded.fact.SEALED))


def _fact_out(recorded: Recorded) -> FactOut:
    return FactOut(
        stream=recorded.originator_id,
        kind=recorded.kind.value,
        version=recorded.originator_version,
        topic=recorded.fact.TOPIC,
        what=sentence(recorded.fact.TOPIC, said_of(recorded), "en"),
        effective_on=recorded.effective_on,
        recorded_at=recorded.recorded_at,
    )
