"""How a claim stands before the court, read from its state."""

from application.queries.court_shapes import (
    AttachmentOut,
    AwardedOut,
    CourtOut,
    CourtStepOut,
    EnforcementCostsOut,
    JudgmentOut,
)
from domain.case import Case
from domain.case.limitation import interest_limitation_of, limitation_of
from domain.claim.court import Award
from domain.money import as_decimal


def court_out(case: Case) -> CourtOut | None:
    """Give what happened before the court; none: it was never brought there."""
    court = case.claim.court
    if court.summons_on is None:
        return None
    award = court.award
    owed = court.costs_of(award) if award else ()
    return CourtOut(
        summons_on=court.summons_on,
        court=court.court,
        claimed=as_decimal(court.claimed.total) if court.claimed else None,
        hearing_on=court.hearing_on,
        withdrawn_on=court.withdrawn_on,
        pending=court.pending,
        steps=[CourtStepOut(step=step.value, on=on) for step, on in court.steps],
        judgment=_judgment_out(case, award) if award else None,
        attachments=[
            AttachmentOut(
                id=one.attachment_id,
                kind=one.kind.value,
                laid_on=one.on,
                released_on=one.released_on,
                protected_level=(
                    None if one.protected_level is None else as_decimal(one.protected_level)
                ),
            )
            for one in court.attachments
        ],
        enforcement_costs=[
            EnforcementCostsOut(
                made_on=one.on,
                amount=as_decimal(one.amount),
                document=one.document,
                owed=one in owed,
            )
            for one in court.costs
        ],
    )


def _judgment_out(case: Case, award: Award) -> JudgmentOut:
    interest = interest_limitation_of(case)
    return JudgmentOut(
        number=award.version,
        given_on=award.on,
        court=award.court,
        case_number=award.case_number,
        form=award.form.value,
        by_default=award.by_default,
        enforceable=award.enforceable,
        upholds=award.upholds,
        reckoned_through=award.reckoned_through,
        parts=[
            AwardedOut(
                kind=part.kind.value,
                amount=as_decimal(part.amount),
                interest=part.interest.value,
                interest_from=part.interest_from,
                rate=None if part.hundredths is None else as_decimal(part.hundredths),
            )
            for part in award.parts
        ],
        rejected=as_decimal(award.rejected.total),
        last_day_to_interrupt=limitation_of(case).last_day_to_interrupt,
        interest_last_day=interest.last_day_to_interrupt if interest else None,
    )
