"""The answer to a command, rebuilt from its facts: a repeat gives the same one."""

from uuid import UUID

from application.house import House
from application.queries.claims import balance_out
from application.queries.shapes import AnswerOut, BalanceOut, FactOut
from domain.application import Receipt
from domain.case_reading import CaseReader
from domain.claim.balance import balance
from domain.days import legal_day
from domain.facts import Point, Recorded, StreamKind
from projections.audit.sentences import sentence


def answer_of(house: House, receipt: Receipt) -> AnswerOut:
    """Give what a command recorded, and the balance of its claim right after it."""
    facts = facts_of(house, receipt)
    claim = next((fact.originator_id for fact in facts if fact.kind is StreamKind.CLAIM), None)
    return AnswerOut(
        command_id=receipt.command_id,
        made=next((fact.originator_id for fact in facts if _makes(fact)), None),
        claim=claim,
        facts=[_fact_out(fact) for fact in facts],
        balance=_balance_after(house, claim, facts[-1]) if claim else None,
    )


def _makes(recorded: Recorded) -> bool:
    """Whether a fact is the first of a claim or of a creditor."""
    made = (StreamKind.CLAIM, StreamKind.CREDITOR)
    return recorded.originator_version == 1 and recorded.kind in made


def facts_of(house: House, receipt: Receipt) -> list[Recorded]:
    """Give the facts of a command in commit order."""
    found = [
        recorded
        for stream, _ in receipt.streams
        for recorded in house.collections.history(stream)
        if recorded.command_id == receipt.command_id
    ]
    return sorted(found, key=lambda recorded: recorded.position)


def _balance_after(house: House, claim_id: UUID, last: Recorded) -> BalanceOut:
    day = legal_day(last.recorded_at)
    claim = CaseReader(house.collections, Point(last.position, day)).claim(claim_id)
    return balance_out(balance(claim, on=day))


def _fact_out(recorded: Recorded) -> FactOut:
    return FactOut(
        stream=recorded.originator_id,
        kind=recorded.kind.value,
        version=recorded.originator_version,
        topic=recorded.fact.TOPIC,
        what=sentence(recorded.fact.TOPIC, recorded.fact.model_dump(mode="json"), "en"),
        effective_on=recorded.effective_on,
        recorded_at=recorded.recorded_at,
    )
