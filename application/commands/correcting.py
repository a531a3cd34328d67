"""Commands that take back what was entered in error, by a fact beside it."""

from uuid import UUID

from application.by import By, log_of
from application.house import House
from domain.application import Receipt, Session, stream_of_claim
from domain.claim.corrections import enter_in_error_on_claim


def enter_in_error(
    house: House, claim_id: UUID, *, by: By, version: int, approved_by: str = ""
) -> Receipt:
    """Say that a fact of a claim should not have been recorded; money needs a second person."""

    def decide(session: Session) -> None:
        claim = session.claim(claim_id)
        facts = enter_in_error_on_claim(
            house.collections.history(claim_id),
            version=version,
            actor=by.actor,
            approved_by=approved_by,
            today=session.today,
        )
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)

    said = (claim_id, "entered in error", version, approved_by)
    command = by.command(house, log=log_of(house, claim_id), said=said)
    return house.collections.carry_out(command, decide)
