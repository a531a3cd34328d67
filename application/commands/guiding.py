"""Commands by which a person guides the plan of a claim: its first step, and approvals."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from application.by import By, Said, log_of, sealed
from application.house import House
from domain.application import Receipt, Session, stream_of_claim
from domain.case import Case
from domain.claim.events import ClaimFact
from domain.dunning.next import asked
from domain.dunning.next import entry as entering
from domain.facts import StreamRef


def choose_first_step(
    house: House, claim_id: UUID, *, by: By, step: str, although_barred: bool = False
) -> Receipt:
    """Let a claim that came in old begin at a step, on the first day that is free."""

    def decide(session: Session) -> None:
        case = session.case(claim_id)
        chosen = entering.choose_first_step(
            case, step=step, today=session.today, although_barred=although_barred
        )
        if chosen:
            session.record(stream_of_claim(case.claim), [chosen.for_claim], policy=case.plan.key)
            session.record(StreamRef.creditor(case.creditor.id), [chosen.for_creditor])

    return _on_case(house, claim_id, by, ("first step", step, although_barred), decide)


def approve_step(house: House, claim_id: UUID, *, by: By, step: str = "") -> Receipt:
    """Approve a step that waits for it (none named: the one that waits)."""

    def decide(case: Case, today: date) -> list[ClaimFact]:
        return asked.approve(case, step=step, today=today)

    return _judge(house, claim_id, by, ("approve", step), decide)


def decline_step(house: House, claim_id: UUID, *, by: By, step: str = "", why: str = "") -> Receipt:
    """Decline a step that waits for approval (none named: the one that waits)."""

    def decide(case: Case, today: date) -> list[ClaimFact]:
        return asked.decline(case, step=step, why=sealed(why), today=today)

    return _judge(house, claim_id, by, ("decline", step, why), decide)


def _judge(
    house: House,
    claim_id: UUID,
    by: By,
    said: Said,
    decide: Callable[[Case, date], list[ClaimFact]],
) -> Receipt:
    def record(session: Session) -> None:
        case = session.case(claim_id)
        facts = decide(case, session.today)
        stream = stream_of_claim(case.claim)
        session.record(stream, facts, subject=case.debtor.id, policy=case.plan.key)

    return _on_case(house, claim_id, by, said, record)


def _on_case(
    house: House, claim_id: UUID, by: By, said: Said, decide: Callable[[Session], None]
) -> Receipt:
    command = by.command(house, log=log_of(house, claim_id), said=(claim_id, *said))
    return house.collections.carry_out(command, decide)
