"""How a claim changes before the court and by what is awarded there."""

from dataclasses import replace
from typing import Final

from domain.claim.court import Award, Court, StandingAttachment, ToldCosts
from domain.claim.events import (
    AttachmentLaid,
    AttachmentReleased,
    CourtStep,
    CourtStepTaken,
    EnforcementCostsTold,
    JudgmentAnnulled,
    JudgmentGiven,
    SummonsServed,
)
from domain.claim.off_judgment import taken_off
from domain.claim.state import Claim
from domain.facts import Recorded, by_type


def _summon(claim: Claim, fact: SummonsServed, _recorded: Recorded) -> None:
    """Begin the proceedings; what an earlier case led to stays known."""
    claim.court = Court(
        summons_on=fact.served_on,
        court=fact.court,
        claimed=fact.claimed,
        summons=fact,
        hearing_on=fact.hearing_on,
        awards=claim.court.awards,
        decided_at=claim.court.decided_at,
        costs=claim.court.costs,
        attachments=claim.court.attachments,
    )


def _step(claim: Claim, fact: CourtStepTaken, _recorded: Recorded) -> None:
    ended = fact.step is CourtStep.WITHDRAWN
    claim.court = replace(
        claim.court,
        steps=(*claim.court.steps, (fact.step, fact.on)),
        hearing_on=fact.hearing_on or claim.court.hearing_on,
        withdrawn_on=fact.on if ended else claim.court.withdrawn_on,
    )
    if ended:
        claim.anchor_on = fact.on


def _judge(claim: Claim, fact: JudgmentGiven, recorded: Recorded) -> None:
    """Let what was awarded be the ledger; what was known when the first of it came counts on."""
    day = fact.reckoned_through
    same = [one for one in claim.court.awards if one.reckoned_through == day]
    first = min(same, key=lambda one: one.position, default=None)
    off = taken_off(claim.ledger, through=day)
    if fact.paid_before is not None and fact.credited_before is not None:
        off = replace(off, paid=fact.paid_before, credited=fact.credited_before)
    claim.court = claim.court.given(
        Award(
            version=recorded.originator_version,
            position=first.position if first else recorded.position,
            on=fact.given_on,
            court=fact.court,
            case_number=fact.case_number,
            form=fact.form,
            by_default=fact.by_default,
            enforceable=fact.enforceable,
            reckoned_through=fact.reckoned_through,
            parts=fact.parts,
            rejected=fact.rejected,
            off=first.off if first else off,
            upholds=fact.upholds,
        )
    )
    claim.court = replace(claim.court, decided_at=recorded.position)


def _annul(claim: Claim, fact: JudgmentAnnulled, recorded: Recorded) -> None:
    court = claim.court.annulled(fact.judgment_version, fact.annulled_on)
    claim.court = replace(
        court, decided_at=recorded.position, annulment=(fact.annulled_on, fact.ground)
    )


def _attach(claim: Claim, fact: AttachmentLaid, _recorded: Recorded) -> None:
    laid = StandingAttachment(fact.attachment_id, fact.kind, fact.laid_on, fact.protected_level)
    claim.court = replace(claim.court, attachments=(*claim.court.attachments, laid))


def _release(claim: Claim, fact: AttachmentReleased, _recorded: Recorded) -> None:
    claim.court = claim.court.released(fact.attachment_id, fact.released_on)


def _cost(claim: Claim, fact: EnforcementCostsTold, recorded: Recorded) -> None:
    told = ToldCosts(recorded.originator_version, fact.made_on, fact.amount, fact.document)
    claim.court = replace(claim.court, costs=(*claim.court.costs, told))


COURT: Final = by_type(_summon, _step, _judge, _annul, _attach, _release, _cost)
