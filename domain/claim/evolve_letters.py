"""How a claim's letters change it: ordered, sent, dropped, void, and what default rests on."""

from typing import Final

from domain.claim.events import (
    DefaultDeclared,
    DeterminationWithdrawn,
    FinalDemandSent,
    FourteenDayLetterSent,
    FourteenDayLetterVoided,
    LetterDroppedForClaim,
    LetterOrderedForClaim,
    MailMayConcern,
    MailReceived,
    MailWhoseKnown,
    NoticeOfDefaultServed,
    ReminderSent,
    SentFact,
    StatementSent,
)
from domain.claim.evolve_money import discount_ref, waived_ref
from domain.claim.found import Determined
from domain.claim.references import PLAN_LAPSED
from domain.claim.remembered import Dropped
from domain.claim.state import Claim, PendingLetter, SentLetter
from domain.facts import Recorded, by_type
from domain.letter.text import LetterKind

_LETTER_KIND: dict[type[SentFact], LetterKind] = {
    ReminderSent: LetterKind.REMINDER,
    StatementSent: LetterKind.STATEMENT,
    FinalDemandSent: LetterKind.FINAL_DEMAND,
    NoticeOfDefaultServed: LetterKind.NOTICE_OF_DEFAULT,
    FourteenDayLetterSent: LetterKind.FOURTEEN_DAY_LETTER,
}


_SOON: Final = 4
"""Days within which the same end of a letter is the next one: a weekend of Easter lies between."""


def _order(claim: Claim, fact: LetterOrderedForClaim, recorded: Recorded) -> None:
    claim.pending = PendingLetter(
        fact.letter_id, fact.step, recorded.effective_on, fact.send_on, recorded.position
    )


def _drop(claim: Claim, fact: LetterDroppedForClaim, recorded: Recorded) -> None:
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        claim.pending = None
    if fact.lost_channel:
        claim.lost_channels = {**claim.lost_channels, fact.lost_channel: recorded.effective_on}
    if fact.passing:
        return
    before, day = claim.dropped.get(fact.step), recorded.effective_on
    again = before is not None and before.why == fact.why and (day - before.on).days <= _SOON
    days = before.days + (day > before.on) if again and before else 1
    claim.dropped = {**claim.dropped, fact.step: Dropped(fact.why, day, days, fact.unwritable)}


def _void(claim: Claim, fact: FourteenDayLetterVoided, _recorded: Recorded) -> None:
    claim.voided.add(fact.letter_id)


def _find_default(claim: Claim, fact: DefaultDeclared, recorded: Recorded) -> None:
    claim.default = Determined(
        recorded.originator_version,
        fact.in_default_since,
        fact.interest_kind,
        fact.ground,
        fact.letter_id,
    )


def _withdraw_finding(claim: Claim, fact: DeterminationWithdrawn, _recorded: Recorded) -> None:
    if claim.default and claim.default.version == fact.version:
        claim.default = None
    if claim.discount == fact.version:
        claim.ledger = [e for e in claim.ledger if e.ref != discount_ref(fact.version)]
        claim.discount = None
    if fact.version in claim.plan_waivers:
        claim.ledger = [e for e in claim.ledger if e.ref != waived_ref(fact.version)]
        left = {key: plan for key, plan in claim.plan_waivers.items() if key != fact.version}
        claim.plan_waivers = left


def _send(claim: Claim, fact: SentFact, recorded: Recorded) -> None:
    fourteen = fact if isinstance(fact, FourteenDayLetterSent) else None
    pay_by = None if isinstance(fact, FourteenDayLetterSent) else fact.pay_by
    ordered_at = recorded.position
    if claim.pending and claim.pending.letter_id == fact.letter_id:
        ordered_at, claim.pending = claim.pending.position, None
    claim.dropped = {step: one for step, one in claim.dropped.items() if step != fact.step}
    if fact.step == PLAN_LAPSED:
        claim.lapsed_on = None
    claim.letters.append(
        SentLetter(
            fact.letter_id,
            _LETTER_KIND[type(fact)],
            fact.step,
            claim.round,
            recorded.effective_on,
            fact.channel,
            fact.asked,
            pay_by,
            fact.serves_as_notice,
            fourteen,
            ordered_at,
        )
    )


def _answer(claim: Claim, fact: MailReceived, _recorded: Recorded) -> None:
    claim.mails = claim.mails | {fact.document_sha256}


def _may_concern(claim: Claim, fact: MailMayConcern, _recorded: Recorded) -> None:
    claim.unclear_mails = claim.unclear_mails | {fact.mail_id}


def _whose_known(claim: Claim, fact: MailWhoseKnown, _recorded: Recorded) -> None:
    claim.unclear_mails = claim.unclear_mails - {fact.mail_id}


LETTERS: Final = by_type(
    _answer,
    _may_concern,
    _whose_known,
    _order,
    _drop,
    _void,
    _find_default,
    _withdraw_finding,
    _send,
)
