"""Commands that end a claim, bring it back, put it right, or note something beside it."""

from uuid import UUID

from application.by import By, log_of, on_claim
from application.house import House
from domain.application import Receipt, Session, stream_of_claim
from domain.claim import ends as closing
from domain.claim import opening
from domain.claim.events import CorrectedField, Mark
from domain.dunning.next import move as moving
from domain.sealing import Sealed


def withdraw(house: House, claim_id: UUID, *, by: By, why: str) -> Receipt:
    """Ask the claim no longer at all."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("withdrawal", why),
        decide=lambda claim, _: closing.withdraw(claim, why=why),
    )


def write_off(house: House, claim_id: UUID, *, by: By, why: str) -> Receipt:
    """Take the claim out of the books."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("write-off", why),
        decide=lambda claim, today: closing.write_off(claim, why=why, today=today),
    )


def reopen(house: House, claim_id: UUID, *, by: By, why: str) -> Receipt:
    """Let an ended claim live again."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("reopening", why),
        decide=lambda claim, _: closing.reopen(claim, why=why),
    )


def add_note(house: House, claim_id: UUID, *, by: By, text: str) -> Receipt:
    """Write something down; the text is sealed."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("note", text),
        decide=lambda claim, _: closing.add_note(claim, text=Sealed.of(text.strip())),
    )


def assign_handler(house: House, claim_id: UUID, *, by: By, handler: str) -> Receipt:
    """Make somebody responsible."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("handler", handler),
        decide=lambda claim, _: closing.assign(claim, handler=handler),
    )


def correct(
    house: House, claim_id: UUID, *, by: By, field: CorrectedField, new: str, evidence: str = ""
) -> Receipt:
    """Put a detail of the invoice right."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("correction", field, new, evidence),
        decide=lambda claim, _: opening.correct(claim, field=field, new=new, evidence=evidence),
    )


def clear_mark(house: House, claim_id: UUID, *, by: By, mark: Mark) -> Receipt:
    """Record that a person looked at what intake marked."""
    return on_claim(
        house,
        claim_id,
        by=by,
        said=("mark", mark),
        decide=lambda claim, _: opening.clear_mark(claim, mark),
    )


def move_to_plan(house: House, claim_id: UUID, *, by: By, plan: str) -> Receipt:
    """Move a live claim to another dunning plan or version, for the reason that ``by`` gives."""

    def record(session: Session) -> None:
        case = session.case(claim_id)
        facts = moving.move_to_plan(case, plan=plan, reason=by.reason_text, today=session.today)
        session.record(stream_of_claim(case.claim), facts, subject=case.claim.debtor_id)

    command = by.command(house, log=log_of(house, claim_id), said=(claim_id, "move", plan))
    return house.collections.carry_out(command, record)
