"""What follows for the claims of a letter when it went out, or will not."""

from domain.claim.events import (
    AgreementConfirmed,
    Channel,
    ClaimFact,
    FinalDemandSent,
    FourteenDayLetterSent,
    LetterDroppedForClaim,
    LimitationInterrupted,
    NoticeOfDefaultServed,
    ReminderSent,
    StatementSent,
)
from domain.errors import Refusal
from domain.letter.events import AskedOfClaim, LetterOrdered
from domain.letter.state import Letter
from domain.letter.text import LetterKind

_INTERRUPTS = {
    LetterKind.FINAL_DEMAND,
    LetterKind.NOTICE_OF_DEFAULT,
    LetterKind.FOURTEEN_DAY_LETTER,
}
"""Demands with an unambiguous reservation; a friendly reminder is none (BW 3:317)."""


def facts_of_sent(letter: Letter, part: AskedOfClaim) -> list[ClaimFact]:
    """Give the facts that one claim gains when its letter was sent."""
    ordered = letter.order
    if ordered is None:
        raise Refusal("letter.unknown", "The letter was never ordered.")
    if ordered.letter_kind is LetterKind.CONFIRMATION:
        return [
            AgreementConfirmed(
                what=ordered.agreement,
                letter_id=letter.id,
                document_sha256=letter.document_sha256,
            )
        ]
    facts: list[ClaimFact] = [_sent(letter, ordered, part)]
    if ordered.letter_kind in _INTERRUPTS:
        facts.append(LimitationInterrupted(ground="written demand", letter_id=letter.id))
    return facts


def dropped(letter: Letter, why: str, *, lost: Channel | None = None) -> LetterDroppedForClaim:
    """Give the fact that one claim gains when its letter will not go out."""
    step = letter.order.step if letter.order else ""
    return LetterDroppedForClaim(letter_id=letter.id, step=step, why=why, lost_channel=lost)


def _sent(letter: Letter, ordered: LetterOrdered, part: AskedOfClaim) -> ClaimFact:
    channel = letter.channel or ordered.channel
    match ordered.letter_kind:
        case LetterKind.FOURTEEN_DAY_LETTER:
            return _fourteen(letter, ordered, part, channel)
        case LetterKind.STATEMENT:
            kind: type[StatementSent | ReminderSent | FinalDemandSent | NoticeOfDefaultServed]
            kind = StatementSent
        case LetterKind.FINAL_DEMAND:
            kind = FinalDemandSent
        case LetterKind.NOTICE_OF_DEFAULT:
            kind = NoticeOfDefaultServed
        case _:
            kind = ReminderSent
    if ordered.pay_by is None:
        raise Refusal("letter.no_term", "The letter was ordered without its last day.")
    return kind(
        letter_id=letter.id,
        step=ordered.step,
        channel=channel,
        asked=part.asked,
        document_sha256=letter.document_sha256,
        serves_as_notice=ordered.serves_as_notice,
        pay_by=ordered.pay_by,
    )


def _fourteen(
    letter: Letter, ordered: LetterOrdered, part: AskedOfClaim, channel: Channel
) -> FourteenDayLetterSent:
    return FourteenDayLetterSent(
        letter_id=letter.id,
        step=ordered.step,
        channel=channel,
        asked=part.asked,
        document_sha256=letter.document_sha256,
        wording=ordered.wording,
        term_days=ordered.term_days or 14,
        costs=ordered.costs_if_unpaid,
        vat=ordered.vat_on_costs,
        vat_declared=ordered.vat_on_costs > 0,
        base=ordered.costs_base,
        share=part.costs_share,
        vat_share=part.vat_share,
    )
