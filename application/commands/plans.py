"""Commands about plans: upload one, choose those of new claims, decide a step left to a person."""

from uuid import UUID

from application.by import By, log_of, sealed
from application.house import House
from domain.application import Receipt, Session, stream_of_claim
from domain.creditor import plans
from domain.creditor.refusals import require_registered
from domain.creditor.state import Creditor
from domain.dunning.next.passing import go_on
from domain.facts import StreamRef


def upload_plan(house: House, creditor_id: UUID, *, by: By, text: str, name: str) -> Receipt:
    """Add a creditor's own plan or its next version; raises Refusal where the lint refuses."""

    def decide(session: Session) -> None:
        creditor = session.creditor(creditor_id)
        session.record(
            StreamRef.creditor(creditor_id), plans.upload_plan(creditor, text, name=name)
        )

    command = by.command(house, log=creditor_id, said=("plan", text))
    return house.collections.carry_out(command, decide)


def choose_plans(
    house: House,
    creditor_id: UUID,
    *,
    by: By,
    consumers: str | None = None,
    businesses: str | None = None,
) -> Receipt:
    """Choose the plans of new claims; running claims stay on theirs."""

    def decide(session: Session) -> None:
        creditor = session.creditor(creditor_id)
        found = plans.choose_plans(creditor, consumers=consumers, businesses=businesses)
        session.record(StreamRef.creditor(creditor_id), found)

    command = by.command(house, log=creditor_id, said=("plans", consumers, businesses))
    return house.collections.carry_out(command, decide)


def decide_step(house: House, claim_id: UUID, *, by: By, step: str, note: str = "") -> Receipt:
    """Let the plan go on past a step that waits for a person."""

    def decide(session: Session) -> None:
        case = session.case(claim_id)
        facts = go_on(case, step=step, today=session.today, note=sealed(note))
        session.record(stream_of_claim(case.claim), facts, subject=case.claim.debtor_id)

    command = by.command(house, log=log_of(house, claim_id), said=(claim_id, "step", step, note))
    return house.collections.carry_out(command, decide)


def known_creditor(house: House, creditor_id: UUID) -> Creditor:
    """Load a creditor; raises NotFound where the id is nobody's, or another stream's."""
    creditor = house.collections.creditor(creditor_id)
    require_registered(creditor)
    return creditor
