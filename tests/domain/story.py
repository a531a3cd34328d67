"""Stories for decisions: given these facts, when this is decided, then these facts follow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Self
from uuid import UUID

import pytest

from domain.case import Case
from domain.claim import evolve as claims
from domain.claim.events import (
    Asked,
    Channel,
    ClaimFact,
    DefaultDeclared,
    FourteenDayLetterSent,
    Instalment,
    InvoiceSent,
    PaymentReceived,
    ReminderSent,
    Source,
)
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.dunning.plan.document import PLANS, Plan
from domain.errors import Refusal
from domain.facts import Fact, Recorded, StreamKind
from domain.law.default import DefaultGround, TermBasis
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.letter.events import DeliveryGrade, LetterOrdered
from domain.letter.state import Letter, LetterStatus
from domain.parties import Capacity, CreditorProfile, PayTo

CREDITOR = UUID("01900000-0000-7000-8000-000000000001")
DEBTOR = UUID("01900000-0000-7000-8000-000000000002")
CLAIM = UUID("01900000-0000-7000-8000-000000000003")
REMINDER = UUID("01900000-0000-7000-8000-000000000011")
FOURTEEN = UUID("01900000-0000-7000-8000-000000000012")
DOCUMENT = "ab" * 32
CALL = Source(kind="call")


def invoice_sent(
    *,
    principal: int = 1_000_00,
    issued_on: date = date(2026, 1, 1),
    due_on: date = date(2026, 1, 31),
    basis: TermBasis = TermBasis.ONE_SIDED,
    interest: InterestKind = InterestKind.CONSUMER,
    kind: ClaimKind = ClaimKind.SERVICE,
) -> InvoiceSent:
    """Give the invoice most stories begin with."""
    return InvoiceSent(
        debtor_id=DEBTOR,
        creditor_id=CREDITOR,
        invoice_number="F-1",
        principal=principal,
        issued_on=issued_on,
        due_on=due_on,
        term_basis=basis,
        claim_kind=kind,
        interest_kind=interest,
        pay_to=(PayTo(iban="NL91ABNA0417164300"),),
        plan="four-steps@1",
        document_sha256=DOCUMENT,
        source=CALL,
    )


def reminder_sent(*, pay_by: date, principal: int = 1_000_00) -> ReminderSent:
    """Give a reminder that serves as notice of default."""
    return ReminderSent(
        letter_id=REMINDER,
        step="reminder",
        channel=Channel.EMAIL,
        asked=Asked(principal=principal),
        document_sha256=DOCUMENT,
        serves_as_notice=True,
        pay_by=pay_by,
    )


def fourteen_day_letter_sent(*, costs: int = 150_00) -> FourteenDayLetterSent:
    """Give a lawful fourteen-day letter over one claim."""
    return FourteenDayLetterSent(
        letter_id=FOURTEEN,
        step="fourteen-day-letter",
        channel=Channel.POST,
        asked=Asked(principal=1_000_00),
        document_sha256=DOCUMENT,
        wording="14",
        term_days=14,
        costs=costs,
        base=1_000_00,
        share=costs,
    )


def paid(amount: int, *, on: date, payment_id: str = "P-1") -> PaymentReceived:
    """Give money credited on a day."""
    return PaymentReceived(payment_id=payment_id, amount=amount, credited_on=on, source=CALL)


def default_declared(
    *,
    since: date,
    ground: DefaultGround = DefaultGround.NOTICE_LAPSED,
    interest: InterestKind = InterestKind.CONSUMER,
) -> DefaultDeclared:
    """Give a finding of default on the reminder."""
    return DefaultDeclared(
        in_default_since=since, ground=ground, interest_kind=interest, letter_id=REMINDER
    )


def instalments(*parts: tuple[int, date]) -> tuple[Instalment, ...]:
    """Give numbered instalments from amounts and days."""
    return tuple(Instalment(number=n, amount=a, by=by) for n, (a, by) in enumerate(parts, 1))


def refusal(decide: Callable[[], object]) -> str:
    """Give the code with which a decision refuses."""
    with pytest.raises(Refusal) as caught:
        decide()
    return caught.value.code


def names(facts: Iterable[Fact]) -> list[str]:
    """Give the topics of facts without their stream, in order."""
    return [fact.TOPIC.partition(".")[2] for fact in facts]


def recorded(fact: Fact, *, version: int, on: date, stream: UUID = CLAIM) -> Recorded:
    """Give a fact as if it came from the store; the position is the version."""
    return Recorded(
        originator_id=stream,
        originator_version=version,
        fact=fact,
        kind=StreamKind.CLAIM,
        log=CREDITOR,
        effective_on=fact.legal_day or on,
        actor="tester",
        role="handler",
        command_id=UUID(int=version),
        position=version,
        leaf_index=version - 1,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        header=b"",
    )


@dataclass
class Story:
    """A claim's past, told fact by fact, and what stands around it."""

    capacity: Capacity = Capacity.CONSUMER
    history: list[Recorded] = field(default_factory=list)
    letters: dict[UUID, Letter] = field(default_factory=dict)
    mailable: bool = True
    postable: bool = True
    bars: dict[str, date | None] = field(default_factory=dict)
    contact_since: date = date.min
    died_on: date | None = None
    heirs_since: date | None = None
    phone_known: bool | None = None
    plan: Plan = PLANS["four-steps@1"]
    others: tuple[Claim, ...] = ()

    def after(self, *facts: Fact, on: date | None = None) -> Self:
        """Add facts on a day (of their own, else this one, else that of the last fact)."""
        for fact in facts:
            day = on or (self.history[-1].effective_on if self.history else date(2026, 1, 1))
            self.history.append(recorded(fact, version=len(self.history) + 1, on=day))
        return self

    def letter(
        self,
        letter_id: UUID,
        *,
        sent_on: date,
        posted: bool = False,
        bounced: bool = False,
        disproved: bool = False,
        received_on: date | None = None,
        grade: DeliveryGrade = DeliveryGrade.OPENED,
        order: LetterOrdered | None = None,
    ) -> Self:
        """Say what became of a letter."""
        self.letters[letter_id] = Letter(
            letter_id,
            version=3,
            status=LetterStatus.SENT,
            channel=Channel.POST if posted else Channel.EMAIL,
            sent_on=sent_on,
            posted_on=sent_on if posted else None,
            bounced=bounced,
            disproved=disproved,
            received_on=received_on,
            grade=grade if received_on else None,
            order=order,
        )
        return self

    def when(
        self, decide: Callable[[Case, date], Iterable[ClaimFact]], *, on: date
    ) -> list[ClaimFact]:
        """Take a decision on a day, let what it gives happen, and give it."""
        facts = list(decide(self.case, on))
        self.after(*facts, on=on)
        return facts

    @property
    def claim(self) -> Claim:
        """Give the claim as the facts leave it."""
        return claims.fold(CLAIM, self.history)

    @property
    def case(self) -> Case:
        """Give all that a decision sees."""
        debtor = Debtor(
            DEBTOR,
            version=1,
            registered=True,
            creditor_id=CREDITOR,
            capacity=self.capacity,
            mailable=self.mailable,
            postable=self.postable,
            bars=self.bars,
            contact_since=self.contact_since,
            died_on=self.died_on,
            heirs_since=self.heirs_since,
            phone_known=self.phone_known,
        )
        creditor = Creditor(
            CREDITOR, version=1, registered=True, profile=CreditorProfile(name="Van Dijk B.V.")
        )
        return Case(
            claim=self.claim,
            debtor=debtor,
            creditor=creditor,
            plan=self.plan,
            letters=self.letters,
            others=self.others,
        )


def given(*facts: Fact, capacity: Capacity = Capacity.CONSUMER) -> Story:
    """Begin a story with facts, each on its own legal day."""
    return Story(capacity).after(*facts)
