"""What follows for the claims of a letter when it went out, or will not."""

from datetime import date

from domain.claim.collected import COLLECTION
from domain.claim.contested import contested
from domain.claim.events import (
    AgreementConfirmed,
    AnnouncedDebit,
    Channel,
    ClaimFact,
    CollectionNoticeSent,
    EstateLetterSent,
    FinalDemandSent,
    FourteenDayLetterSent,
    HandOverTold,
    LetterDroppedForClaim,
    LimitationInterrupted,
    Mark,
    NoticeOfDefaultServed,
    PlanLetterSent,
    ReminderSent,
    Source,
    StatementSent,
)
from domain.claim.marks import place_mark
from domain.claim.state import Claim
from domain.errors import Refusal
from domain.letter.events import (
    AskedOfClaim,
    DispatchFailed,
    DoubtOutcome,
    DoubtResolved,
    LetterCancelled,
    LetterFact,
    LetterOrdered,
    LetterPosted,
    LetterSent,
)
from domain.letter.refusals import order_of
from domain.letter.state import Letter
from domain.letter.text import OF_NO_PLAN, LetterKind

_INTERRUPTS = {
    LetterKind.FINAL_DEMAND,
    LetterKind.NOTICE_OF_DEFAULT,
    LetterKind.FOURTEEN_DAY_LETTER,
}
"""Demands with an unambiguous reservation; a friendly reminder is none (BW 3:317)."""


def follows(letter: Letter, fact: LetterFact, claim: Claim) -> list[ClaimFact]:
    """What a claim of a letter gains by a fact of the letter: it went out, or it will not."""
    match fact:
        case LetterSent() | LetterPosted() | DoubtResolved(outcome=DoubtOutcome.WAS_SENT):
            parts = (part for part in order_of(letter).claims if part.claim_id == claim.id)
            return [told for part in parts for told in _told(letter, part, claim)]
        case LetterCancelled():
            return _drop(letter, claim, fact.why, unwritable=fact.unwritable, passing=fact.passing)
        case DispatchFailed():
            order = order_of(letter)  # what a trustee does not get says nothing of the debtor
            lost = order.channel if fact.permanent and not order.estate else None
            return _drop(letter, claim, fact.why, lost=lost, passing=fact.passing)
    return []


def concerns_claims(fact: LetterFact) -> bool:
    """Whether a fact of a letter tells its claims something: that it went out, or will not."""
    if isinstance(fact, DoubtResolved):
        return fact.outcome is DoubtOutcome.WAS_SENT
    return isinstance(fact, LetterSent | LetterPosted | LetterCancelled | DispatchFailed)


def went_on(fact: LetterFact) -> date | None:
    """The day on which a fact of a letter shows that it went out; none: the day of the fact."""
    match fact:
        case LetterPosted():
            return fact.posted_on
        case DoubtResolved(outcome=DoubtOutcome.WAS_SENT):
            return fact.sent_on
    return None


def _told(letter: Letter, part: AskedOfClaim, claim: Claim) -> list[ClaimFact]:
    """The facts of a letter that went out; one that left a contested part out interrupts nothing.

    The limitation of that part goes on, and one alarm watches the claim (BW 3:317). A letter that
    reserves the right does so for that part as well.
    """
    facts = facts_of_sent(letter, part)
    if order_of(letter).debit is not None:
        return [*facts, *place_mark(claim, Mark.DIRECT_DEBIT, source=Source(kind=COLLECTION))]
    if not contested(claim) or order_of(letter).letter_kind is LetterKind.INTERRUPTION:
        return facts
    return [fact for fact in facts if not isinstance(fact, LimitationInterrupted)]


def facts_of_sent(letter: Letter, part: AskedOfClaim) -> list[ClaimFact]:
    """The facts that one claim gains when its letter was sent."""
    ordered = order_of(letter)
    if ordered.letter_kind in OF_NO_PLAN:
        return [_of_no_plan(letter, ordered)]
    facts: list[ClaimFact] = [_sent(letter, ordered, part)]
    if ordered.letter_kind in _INTERRUPTS:
        facts.append(LimitationInterrupted(ground="written demand", letter_id=letter.id))
    return facts


def _of_no_plan(letter: Letter, ordered: LetterOrdered) -> ClaimFact:
    """What a claim remembers of a letter that no step of a plan sends."""
    sha256 = letter.document_sha256
    if ordered.letter_kind is LetterKind.CONFIRMATION:
        return AgreementConfirmed(
            what=ordered.agreement, letter_id=letter.id, document_sha256=sha256
        )
    if ordered.debit is not None:
        return _announced(letter, ordered.debit)
    if ordered.party is not None:
        party = ordered.party.name
        return HandOverTold(party=party, letter_id=letter.id, document_sha256=sha256)
    if ordered.estate is not None:
        filing = ordered.estate.document_sha256
        return EstateLetterSent(letter_id=letter.id, filing_sha256=filing, document_sha256=sha256)
    if ordered.letter_kind is LetterKind.INTERRUPTION:
        return LimitationInterrupted(ground="right reserved", letter_id=letter.id)
    return _about_plan(letter, ordered)


def _announced(letter: Letter, debit: AnnouncedDebit) -> CollectionNoticeSent:
    """What a claim remembers of a notice: its direct debit is awaited, and nothing is asked."""
    return CollectionNoticeSent(
        letter_id=letter.id,
        channel=letter.channel or order_of(letter).channel,
        mandate_id=debit.mandate_id,
        account=debit.account,
        identifier=debit.identifier,
        amount=debit.amount,
        collect_on=debit.collect_on,
        not_elsewhere=debit.not_elsewhere,
        document_sha256=letter.document_sha256,
    )


def _about_plan(letter: Letter, ordered: LetterOrdered) -> PlanLetterSent:
    """What a claim remembers of a letter about its plan: it asks nothing and interrupts nothing."""
    assert ordered.plan_moment is not None
    return PlanLetterSent(
        moment=ordered.plan_moment,
        letter_id=letter.id,
        plan_id=ordered.payment_plan,
        number=ordered.instalments[0].number if ordered.instalments else 0,
        document_sha256=letter.document_sha256,
    )


def dropped(
    letter: Letter,
    why: str,
    *,
    lost: Channel | None = None,
    unwritable: bool = False,
    passing: bool = False,
) -> LetterDroppedForClaim:
    """The fact that one claim gains when its letter will not go out."""
    step = letter.order.step if letter.order else ""
    return LetterDroppedForClaim(
        letter_id=letter.id,
        step=step,
        why=why,
        lost_channel=lost,
        unwritable=unwritable,
        passing=passing,
    )


def _drop(
    letter: Letter,
    claim: Claim,
    why: str,
    *,
    lost: Channel | None = None,
    unwritable: bool = False,
    passing: bool = False,
) -> list[ClaimFact]:
    """What a claim gains that waits for the letter; one that does not gains nothing."""
    if claim.pending is None or claim.pending.letter_id != letter.id:
        return []
    return [dropped(letter, why, lost=lost, unwritable=unwritable, passing=passing)]


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
