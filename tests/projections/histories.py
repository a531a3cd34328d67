"""Histories of a claim that Hypothesis makes up, far wilder than a handler could."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from domain.claim.events import (
    ClaimDisputed,
    ClaimFact,
    ClaimReopened,
    ClaimSettled,
    ClaimWrittenOff,
    CollectionCostsCharged,
    CollectionCostsWaived,
    CorrectedField,
    CreditNoteApplied,
    DefaultDeclared,
    DisputeOutcome,
    DisputeResolved,
    FourteenDayLetterVoided,
    HoldLifted,
    HoldPlaced,
    Instalment,
    InvoiceDetailsCorrected,
    Mark,
    MarkCleared,
    MarkPlaced,
    OverpaymentRefunded,
    PartWaived,
    PaymentPlanAgreed,
    PaymentPlanLapsed,
    PaymentPromised,
    PaymentReceived,
    PaymentReversed,
    PaymentTermExtended,
    PromiseBroken,
    RestAskedAgain,
    RestGround,
    RestWaived,
)
from domain.claim.events.values import Asked, Channel
from domain.debtor.events import (
    AddressUnknown,
    BankruptcyDeclared,
    BankruptcyEnded,
    CapacityEstablished,
    CreditKind,
    CreditNoticed,
    DebtHelpStarted,
    GuardianshipEnded,
    GuardianshipOrdered,
)
from domain.debtor.merge_events import LikenessFound, LikenessGround
from domain.facts import EnteredInError, Fact, StreamKind
from domain.law.default import DefaultGround, TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryDisproved, DeliveryFailed, DeliveryGrade, LetterDelivered
from domain.letter.text import LetterKind
from domain.parties import Capacity
from tests.projections.story import FROM_TEST, OTHER_CREDITOR, Story

START = date(2025, 11, 20)
SPAN = 500
"""Days within which everything happens."""

days = st.integers(0, SPAN).map(lambda n: START + timedelta(days=n))
cents = st.integers(1, 300_00)
payments = st.sampled_from(["p1", "p2", "p3"])
holds = st.sampled_from(["h1", "h2"])


def _hold(hold_id: str, first: date, length: int | None) -> HoldPlaced:
    until = None if length is None else first + timedelta(days=length)
    return HoldPlaced(hold_id=hold_id, category="asked", from_day=first, until=until)


def _plan(amounts: list[int], first: date) -> PaymentPlanAgreed:
    parts = (
        Instalment(number=n, amount=amount, by=first + timedelta(days=30 * n))
        for n, amount in enumerate(amounts, 1)
    )
    return PaymentPlanAgreed(instalments=tuple(parts), grace_days=3)


def _default(since: date, kind: InterestKind) -> DefaultDeclared:
    return DefaultDeclared(
        in_default_since=since, ground=DefaultGround.FATAL_TERM, interest_kind=kind
    )


kinds = st.sampled_from([InterestKind.CONSUMER, InterestKind.COMMERCIAL])

money: st.SearchStrategy[ClaimFact] = st.one_of(
    st.builds(
        PaymentReceived,
        payment_id=payments,
        amount=cents,
        credited_on=days,
        source=st.just(FROM_TEST),
    ),
    st.builds(RestWaived, amount=cents, ground=st.sampled_from(RestGround), counts_on=days),
    st.builds(
        RestAskedAgain,
        waived_version=st.integers(2, 8),
        amount=cents,
        why=st.just("test"),
        counts_on=days,
    ),
    st.builds(PaymentReversed, payment_id=payments, amount=cents, reversed_on=days),
    st.builds(OverpaymentRefunded, amount=cents, refunded_on=days),
    st.builds(PartWaived, amount=cents),
    st.builds(CollectionCostsCharged, amount=cents, base=cents),
    st.builds(CollectionCostsWaived, amount=cents, why=st.just("test")),
    st.builds(
        CreditNoteApplied,
        number=payments,
        amount=cents,
        issued_on=days,
        retroactive=st.booleans(),
        source=st.just(FROM_TEST),
    ),
    st.builds(_default, days, kinds),
    st.builds(PaymentTermExtended, pay_by=days),
    st.builds(
        InvoiceDetailsCorrected,
        field=st.just(CorrectedField.DUE_ON),
        old=st.just(""),
        new=days.map(date.isoformat),
    ),
)

rest: st.SearchStrategy[ClaimFact] = st.one_of(
    st.builds(_hold, holds, days, st.none() | st.integers(0, 60)),
    st.builds(HoldLifted, hold_id=holds),
    st.builds(PaymentPromised, amount=cents, by=days, tolerance_days=st.integers(0, 3)),
    st.builds(PromiseBroken, promised_version=st.just(1)),
    st.builds(_plan, st.lists(cents, min_size=1, max_size=3), days),
    st.builds(PaymentPlanLapsed, agreed_version=st.just(1), why=st.just("test")),
    st.builds(ClaimDisputed, amount=cents, ground=st.just("test")),
    st.builds(DisputeResolved, outcome=st.sampled_from(DisputeOutcome)),
    st.builds(ClaimSettled, ground=st.just("test")),
    st.builds(ClaimWrittenOff, amounts=st.just(Asked(principal=1)), why=st.just("test")),
    st.builds(ClaimReopened, why=st.just("test"), new_round=st.booleans()),
    st.builds(MarkCleared, mark=st.sampled_from([Mark.ENTERED_OLD, Mark.TERMS_CONTRADICT])),
    st.builds(MarkPlaced, mark=st.just(Mark.TERMS_CONTRADICT), source=st.just(FROM_TEST)),
)

debtors: st.SearchStrategy[Fact] = st.one_of(
    st.builds(CapacityEstablished, capacity=st.sampled_from(Capacity)),
    st.builds(BankruptcyDeclared, declared_on=days),
    st.builds(BankruptcyEnded),
    st.builds(DebtHelpStarted, until=st.none() | days),
    st.builds(AddressUnknown),
    st.builds(GuardianshipOrdered),
    st.builds(GuardianshipEnded),
    st.builds(
        LikenessFound,
        other=st.just(OTHER_CREDITOR),
        grounds=st.just((LikenessGround.IBAN,)),
    ),
    st.builds(
        CreditNoticed,
        ref=payments,
        kind=st.just(CreditKind.OPEN_ITEM),
        number=payments,
        amount=cents,
    ),
)

outcomes: st.SearchStrategy[Fact] = st.one_of(
    st.builds(LetterDelivered, grade=st.sampled_from(DeliveryGrade), received_on=days),
    st.builds(DeliveryFailed, permanent=st.booleans()),
    st.builds(DeliveryDisproved, evidence=st.just("test")),
)


@dataclass(frozen=True)
class Letter:
    kind: LetterKind
    channel: Channel
    sent: bool
    outcome: Fact | None
    voided: bool


_STEPS = {
    LetterKind.REMINDER: "reminder",
    LetterKind.FOURTEEN_DAY_LETTER: "fourteen-day-letter",
    LetterKind.FINAL_DEMAND: "final-demand",
}
letters = st.builds(
    Letter,
    kind=st.sampled_from(list(_STEPS)),
    channel=st.sampled_from([Channel.POST, Channel.EMAIL]),
    sent=st.booleans(),
    outcome=st.none() | outcomes,
    voided=st.booleans(),
)
errors = st.integers(2, 12)
"""The version of a fact that was entered in error, if there is one."""

Deed = ClaimFact | Fact | Letter | int
deeds: st.SearchStrategy[list[tuple[Deed, date]]] = st.lists(
    st.tuples(st.one_of(money, money, rest, debtors, letters, errors), days), max_size=14
)
money_deeds = st.lists(st.tuples(st.one_of(money, errors), days), max_size=10)


def tell(story: Story, claim: UUID, debtor: UUID, done: list[tuple[Deed, date]]) -> None:
    """Record deeds in the order given: most of them are back-dated."""
    for deed, day in done:
        if isinstance(deed, Letter):
            _tell_letter(story, claim, deed, day)
        elif isinstance(deed, int):
            _tell_error(story, claim, deed, day)
        elif deed.TOPIC.startswith("debtor."):
            story.record(StreamKind.DEBTOR, debtor, deed, day=day)
        else:
            story.record(StreamKind.CLAIM, claim, deed, day=day)


def _tell_letter(story: Story, claim: UUID, deed: Letter, day: date) -> None:
    step = _STEPS[deed.kind]
    made = story.letter(
        [claim], day=day, kind=deed.kind, step=step, channel=deed.channel, sent=deed.sent
    )
    if deed.sent and deed.outcome:
        story.record(StreamKind.LETTER, made, deed.outcome, day=day)
    if deed.sent and deed.voided and deed.kind is LetterKind.FOURTEEN_DAY_LETTER:
        story.add(claim, FourteenDayLetterVoided(letter_id=made, why="test"), day=day)


def _tell_error(story: Story, claim: UUID, version: int, day: date) -> None:
    rows = story.streams[str(claim)]
    if version <= len(rows):
        wrong = EnteredInError(version=version, topic=rows[version - 1].topic)
        story.add(claim, wrong, day=day)


invoices = st.fixed_dictionaries(
    {
        "principal": st.integers(1, 5_000_00),
        "term_basis": st.sampled_from([TermBasis.CONTRACT, TermBasis.ONE_SIDED]),
        "interest_kind": kinds,
        "marks": st.sampled_from(
            [(), (), (Mark.ENTERED_OLD,), (Mark.CAPACITY_UNKNOWN,), (Mark.BOOKS_ONLY,)]
        ),
    }
)
capacities = st.sampled_from([Capacity.CONSUMER, Capacity.COMPANY, Capacity.UNKNOWN])
