"""The stories that histories are made of: one claim from its invoice to its end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from uuid_utils.compat import uuid7

from benchmarks.acts import BANK, CREDITORS, PLAN, SCAN, Act, Debtor, Told
from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    ClaimSettled,
    CollectionCostsCharged,
    ContactOutcome,
    DebtorContacted,
    DefaultDeclared,
    DisputeAnswered,
    DisputeOutcome,
    DisputeResolved,
    FinalDemandSent,
    FourteenDayLetterSent,
    HandedOver,
    HandlerAssigned,
    HandOverPrepared,
    HoldLifted,
    HoldPlaced,
    InvoiceSent,
    LetterOrderedForClaim,
    LimitationInterrupted,
    Mark,
    MarkCleared,
    NoteAdded,
    PartyKind,
    PaymentPromised,
    PaymentReceived,
    PromiseBroken,
    ReminderSent,
    Source,
)
from domain.debtor.events import CapacityEstablished, ClaimOpenedForDebtor, DebtorRegistered
from domain.facts import Fact, StreamKind, StreamRef
from domain.ids import claim_id, letter_id
from domain.law.default import DefaultGround, TermBasis
from domain.law.rates import InterestKind
from domain.letter.events import (
    AskedOfClaim,
    DeliveryGrade,
    DispatchStarted,
    LetterDelivered,
    LetterOrdered,
    LetterSent,
)
from domain.letter.text import LetterKind
from domain.parties import Address, Capacity, ContactDetails, PartyNumbers, PayTo
from domain.sealing import Sealed

KNOWN_DEBTORS: Final = 0.3
"""The part of claims whose debtor has another one already."""


@dataclass
class Tale:
    """One claim while it is told: the day it is, and what was told."""

    claim: StreamRef
    debtor: Debtor
    principal: int
    on: date
    said: list[Act] = field(default_factory=list)
    own: int = 0

    def later(self, days: int) -> "Tale":
        """Let days pass."""
        self.on += timedelta(days=days)
        return self

    def act(self, *facts: Fact | Told, by: str = "daily-run") -> "Tale":
        """Record facts of the claim, and of other streams, together."""
        told = tuple(f if isinstance(f, tuple) else self._of_claim(f) for f in facts)
        self.own += sum(stream.id == self.claim.id for stream, _, _ in told)
        self.said.append(
            Act(
                self.on,
                told,
                self.debtor.id,
                actor=by,
                role="system" if by == "daily-run" else "handler",
                policy=PLAN if by == "daily-run" else "",
            )
        )
        return self

    def letter(self, kind: LetterKind, step: str) -> "Tale":
        """Order a letter, hand it over the next morning, and hear of its delivery."""
        order = _ordered(self, kind, step)
        letter = letter_id(
            self.claim.log, step=step, claims=[(self.claim.id, 1)], day=self.on.isoformat()
        )
        stream = StreamRef(StreamKind.LETTER, letter, self.claim.log)
        send_on = self.on + timedelta(days=2)
        in_claim = LetterOrderedForClaim(letter_id=letter, step=step, send_on=send_on)
        self.act((stream, order, None), in_claim)
        message = f"<{letter}@vordering.example>"
        start = DispatchStarted(
            attempt=1, channel=Channel.EMAIL, document_sha256=SCAN, message_id=message
        )
        self.act((stream, start, None))
        sent = LetterSent(attempt=1, message_id=message, relay_said="250 2.0.0 Ok: queued")
        self.act((stream, sent, None), _sent(self, kind, step, letter))
        arrived = LetterDelivered(grade=DeliveryGrade.SERVER_ACCEPTED, received_on=self.on)
        return self.later(1).act((stream, arrived, None))

    def paid(self, cents: int) -> "Tale":
        """Receive a payment with what the bank says of it."""
        fact = PaymentReceived(
            payment_id=f"{self.claim.id.hex[:12]}-{len(self.said)}",
            amount=cents,
            credited_on=self.on,
            designation=Sealed.of("betaling factuur, dank u wel"),
            source=BANK,
        )
        return self.act(fact, by="bank")

    def contact(self, outcome: ContactOutcome, step: str = "") -> "Tale":
        """Try to reach the debtor by telephone."""
        fact = DebtorContacted(channel=Channel.PHONE, outcome=outcome, step=step)
        return self.act(fact, by="jan")

    def _of_claim(self, fact: Fact) -> Told:
        return self.claim, fact, self.debtor.id if fact.SEALED else None


class Storyteller:
    """Tells stories by a seed: the same seed tells the same ones."""

    def __init__(self, seed: int) -> None:
        """Begin with no debtors."""
        self._random = Random(seed)
        self._debtors: dict[UUID, list[Debtor]] = {creditor: [] for creditor in CREDITORS}

    def story(self, number: int, opening: date) -> list[Act]:
        """Tell one claim: from a few facts, paid at once, to some forty, handed over."""
        tale = self._opened(number, opening)
        chance = self._random.random()
        if chance < 0.08:
            return tale.later(self._random.randint(3, 28)).paid(tale.principal).act(SETTLED).said
        tale.later(31).letter(LetterKind.REMINDER, "reminder")
        if chance < 0.14:
            return tale.later(4).paid(tale.principal).act(SETTLED).said
        self._pressed(tale)
        if chance < 0.85:
            self._trouble(tale)
        self._end(tale, chance)
        return tale.said

    def busy_story(self, number: int, opening: date, *, facts: int) -> list[Act]:
        """Tell one claim whose own stream comes to exactly so many facts."""
        tale = self._opened(number, opening)
        tale.later(31).letter(LetterKind.REMINDER, "reminder")
        self._pressed(tale)
        self._trouble(tale)
        while tale.own < facts:
            tale.later(1).contact(ContactOutcome.NO_ANSWER)
            if tale.own < facts:
                tale.paid(5_00)
        assert tale.own == facts
        return tale.said

    def _opened(self, number: int, opening: date) -> Tale:
        creditor = CREDITORS[self._random.randrange(len(CREDITORS))]
        known = self._debtors[creditor]
        if known and self._random.random() < KNOWN_DEBTORS:
            debtor, new = self._random.choice(known), False
        else:
            debtor, new = Debtor(uuid7(), creditor, self._random.random() < 0.6), True
            known.append(debtor)
        invoice = f"2024-{number:07d}"
        claim = StreamRef(StreamKind.CLAIM, claim_id(creditor, invoice), creditor)
        principal = self._random.randint(25_00, 2_500_00)
        tale = Tale(claim, debtor, principal, opening)
        tale.said.append(_opening(tale, invoice, new=new))
        tale.own = 2
        return tale

    def _pressed(self, tale: Tale) -> None:
        """Call, demand, and charge costs."""
        consumer = tale.debtor.consumer
        tale.later(8).contact(ContactOutcome.NO_ANSWER)
        tale.later(1).contact(ContactOutcome.WRONG_NUMBER)
        tale.later(1).contact(ContactOutcome.REACHED, step="call")
        since = tale.on
        tale.act(
            DefaultDeclared(
                in_default_since=since,
                ground=DefaultGround.NOTICE_LAPSED,
                interest_kind=InterestKind.CONSUMER if consumer else InterestKind.COMMERCIAL,
            )
        )
        if consumer:
            tale.later(1).letter(LetterKind.FOURTEEN_DAY_LETTER, "fourteen-day-letter").later(16)
        else:
            tale.later(1).letter(LetterKind.FINAL_DEMAND, "final-demand").later(4)
        costs = max(40_00, tale.principal * 15 // 100)
        lines = ("15% over de eerste 2.500", "minimum 40,00")
        tale.act(CollectionCostsCharged(amount=costs, base=tale.principal, derivation=lines))

    def _trouble(self, tale: Tale) -> None:
        """Promise and break it, dispute, hold, pay a part: what keeps handlers busy."""
        amount = tale.principal // 2
        tale.act(HandlerAssigned(handler="jan"), by="piet")
        tale.act(NoteAdded(text=Sealed.of("Belt terug na het weekeinde.")), by="jan")
        tale.later(2).act(PaymentPromised(amount=amount, by=tale.on + timedelta(days=7)), by="jan")
        promised = tale.own
        tale.later(9).act(PromiseBroken(promised_version=promised))
        tale.later(3).paid(tale.principal // 4)
        if self._random.random() < 0.5:
            tale.later(5).act(_disputed(tale), by="jan")
            tale.later(3).act(DisputeAnswered(), by="jan")
            tale.later(6).act(DisputeResolved(outcome=DisputeOutcome.REJECTED), by="jan")
        else:
            hold = f"hold-{tale.own}"
            until = tale.on + timedelta(days=20)
            placed = HoldPlaced(
                hold_id=hold, category="debtor_asked", from_day=tale.on, until=until
            )
            tale.later(1).act(placed, by="jan")
            tale.later(12).act(HoldLifted(hold_id=hold), by="jan")
        tale.later(2).contact(ContactOutcome.MESSAGE_LEFT)
        tale.later(4).paid(tale.principal // 8)
        tale.act(NoteAdded(text=Sealed.of("Betaalt in delen.")), by="jan")
        tale.later(15).contact(ContactOutcome.REACHED)

    def _end(self, tale: Tale, chance: float) -> None:
        """Hand over, settle, or leave it open."""
        if chance < 0.45:
            tale.later(9).act(LimitationInterrupted(ground="acknowledged"), by="jan")
            tale.later(1).act(HandOverPrepared(party=AGENCY, party_kind=PartyKind.AGENCY))
            tale.act(
                HandedOver(
                    party=AGENCY,
                    party_kind=PartyKind.AGENCY,
                    dossier_sha256=SCAN,
                    balance=Asked(principal=tale.principal // 2, interest=12_34, costs=40_00),
                )
            )
        elif chance < 0.8:
            for _ in range(self._random.randint(1, 3)):
                tale.later(20).paid(tale.principal // 3)
            tale.later(3).paid(tale.principal).act(SETTLED)


AGENCY: Final = "Incassobureau"
SETTLED: Final = ClaimSettled(ground="paid")


def _opening(tale: Tale, invoice: str, *, new: bool) -> Act:
    debtor, claim = tale.debtor, tale.claim
    stream = StreamRef(StreamKind.DEBTOR, debtor.id, debtor.creditor)
    told: list[Told] = list(_registered(stream, debtor)) if new else []
    told.append((claim, _invoice(tale, invoice), None))
    told.append((claim, MarkCleared(mark=Mark.CAPACITY_UNKNOWN), None))
    told.append((stream, ClaimOpenedForDebtor(claim_id=claim.id), None))
    number = f"K{debtor.id.hex}" if new else ""
    return Act(
        tale.on, tuple(told), debtor.id, "import", "system", PLAN, claim,
        number,
    )  # fmt: skip


def _registered(stream: StreamRef, debtor: Debtor) -> Iterator[Told]:
    tail = debtor.id.hex[-8:]
    contact = ContactDetails(
        name=f"J. de Vries-{tail}",
        address=Address(street="Dorpsstraat 12", postal_code="1234 AB", city="Utrecht"),
        email=f"{tail}@voorbeeld.nl",
        phone="030-1234567",
    )
    fact = DebtorRegistered(
        creditor_id=debtor.creditor,
        contact=Sealed.of(contact),
        numbers=Sealed.of(PartyNumbers(customer_number=tail)),
        postable=True,
        mailable=True,
    )
    yield stream, fact, debtor.id
    capacity = Capacity.CONSUMER if debtor.consumer else Capacity.COMPANY
    yield stream, CapacityEstablished(capacity=capacity, evidence="KvK"), None


def _invoice(tale: Tale, number: str) -> InvoiceSent:
    consumer = tale.debtor.consumer
    return InvoiceSent(
        debtor_id=tale.debtor.id,
        creditor_id=tale.claim.log,
        invoice_number=number,
        principal=tale.principal,
        issued_on=tale.on,
        due_on=tale.on + timedelta(days=30),
        term_basis=TermBasis.ONE_SIDED,
        interest_kind=InterestKind.CONSUMER if consumer else InterestKind.COMMERCIAL,
        pay_to=(PayTo(iban="NL91ABNA0417164300"),),
        plan=PLAN,
        payment_reference=number,
        document_sha256=SCAN,
        source=Source(kind="ubl", sha256=SCAN),
        marks=(Mark.CAPACITY_UNKNOWN,),
    )


def _ordered(tale: Tale, kind: LetterKind, step: str) -> LetterOrdered:
    part = AskedOfClaim(
        claim_id=tale.claim.id, version=tale.own, round=1, asked=Asked(principal=tale.principal)
    )
    return LetterOrdered(
        letter_kind=kind,
        debtor_id=tale.debtor.id,
        step=step,
        plan=PLAN,
        claims=(part,),
        channel=Channel.EMAIL,
        send_on=tale.on + timedelta(days=2),
        pay_by=tale.on + timedelta(days=7),
    )


def _sent(tale: Tale, kind: LetterKind, step: str, letter: UUID) -> Fact:
    asked, pay_by = Asked(principal=tale.principal), tale.on + timedelta(days=7)
    match kind:
        case LetterKind.FOURTEEN_DAY_LETTER:
            costs = max(40_00, tale.principal * 15 // 100)
            return FourteenDayLetterSent(
                letter_id=letter, step=step, channel=Channel.EMAIL, asked=asked,
                document_sha256=SCAN, wording="14", term_days=14, costs=costs,
                base=tale.principal, share=costs,
            )  # fmt: skip
        case LetterKind.FINAL_DEMAND:
            return FinalDemandSent(
                letter_id=letter, step=step, channel=Channel.EMAIL, asked=asked,
                document_sha256=SCAN, pay_by=pay_by,
            )  # fmt: skip
        case _:
            return ReminderSent(
                letter_id=letter, step=step, channel=Channel.EMAIL, asked=asked,
                document_sha256=SCAN, serves_as_notice=True, pay_by=pay_by,
            )  # fmt: skip


def _disputed(tale: Tale) -> ClaimDisputed:
    text = Sealed.of("De levering was niet compleet.")
    return ClaimDisputed(amount=tale.principal // 3, ground="not_delivered", text=text)
