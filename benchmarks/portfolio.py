"""A portfolio of many claims, some of which are due: what a large creditor's run meets.

Everything follows from a claim's number, so that two stores hold the same portfolio under the
same ids and what two runs made of it can be compared fact by fact.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Final, cast
from uuid import UUID, uuid5

from application.house import House
from domain.application import Collections
from domain.claim.events import InvoiceSent, Source
from domain.creditor.events import CreditorRegistered
from domain.debtor.events import CapacityEstablished, ClaimOpenedForDebtor, DebtorRegistered
from domain.facts import INSTALLATION, CommandRow, Envelope, Fact, StreamKind, StreamRef
from domain.ids import claim_id, command_id
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import (
    Address,
    Capacity,
    ContactDetails,
    CreditorProfile,
    PartyNumbers,
    PayTo,
)
from domain.sealing import Sealed

CREDITOR: Final = UUID("0192a000-0000-7000-8000-00000000c0de")
MAIN_DAY: Final = date(2026, 4, 24)
PLAN: Final = "four-steps@1"
FACTS_IN_A_SAVE: Final = 1_000
INVOICE: Final = b"<Invoice/>"
SCAN: Final = sha256(INVOICE).hexdigest()
IBAN: Final = "NL91ABNA0417164300"
CLAIMS_OF_ONE_IN_TEN: Final = 3
"""One debtor in ten has so many claims that fall due together: they go in one letter."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Claims of one due day; ``walked_on`` are the days on which they were run before."""

    name: str
    claims: int
    due_on: date
    walked_on: tuple[date, ...] = ()
    lives: Callable[[InvoiceSent], list[Fact]] = lambda _: []
    """What befell each claim since, as facts that follow its invoice."""

    @property
    def ends(self) -> bool:
        """Tell whether the day hands these claims over."""
        return self.name == "hand_over"


def cohorts(*, claims: int, due: int) -> tuple[Cohort, ...]:
    """Split a portfolio: of those due, 70 % a reminder, 20 % a demand, 10 % costs and hand-over."""
    demand, ending = due // 5, due // 10
    return (
        Cohort("hand_over", ending, date(2026, 3, 17), (date(2026, 3, 19), date(2026, 4, 4))),
        Cohort("demand", demand, date(2026, 3, 31), (date(2026, 4, 2),)),
        Cohort("reminder", due - demand - ending, MAIN_DAY - timedelta(days=2)),
        Cohort("not_due", claims - due, date(2026, 6, 30)),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """The claims of each cohort."""

    claims: dict[str, list[UUID]]


def write(house: House, plan: tuple[Cohort, ...], *, told: Callable[[int], None]) -> Written:
    """Record the portfolio in saves of about a thousand facts; ``told`` hears how many claims."""
    saver = _Saver(house.collections)
    profile = CreditorProfile(
        name="Van Dijk Energie B.V.",
        street="Keizersgracht 1",
        postal_code="1015 CJ",
        city="Amsterdam",
        kvk="12345678",
        email="debiteuren@vandijk.example",
    )
    creditor = CreditorRegistered(profile=profile, ibans=(IBAN,))
    saver.add(StreamRef.creditor(CREDITOR), [creditor])
    found: dict[str, list[UUID]] = {}
    number = 0
    for cohort in plan:
        found[cohort.name] = []
        for debtor, size in _debtors(cohort):
            # Only a claim that is handed over needs its invoice at hand.
            scan = house.archive.put(INVOICE, subject=debtor) if cohort.ends else SCAN
            claims = [_claim(number + n, debtor, cohort.due_on, scan) for n in range(size)]
            number += size
            found[cohort.name] += [claim.id for claim, _ in claims]
            saver.add(*_debtor(debtor, [claim.id for claim, _ in claims]), subject=debtor)
            for claim, invoice in claims:
                saver.add(claim, [invoice, *cohort.lives(invoice)], on=cohort.due_on)
            told(number)
    saver.flush()
    return Written(found)


def _debtors(cohort: Cohort) -> Iterator[tuple[UUID, int]]:
    left, count = cohort.claims, 0
    while left > 0:
        size = min(left, CLAIMS_OF_ONE_IN_TEN if count % 10 == 0 else 1)
        yield uuid5(CREDITOR, f"debtor:{cohort.name}:{count}"), size
        left, count = left - size, count + 1


def _claim(number: int, debtor: UUID, due_on: date, scan: str) -> tuple[StreamRef, InvoiceSent]:
    invoice = f"2026-{number:07d}"
    claim = StreamRef(StreamKind.CLAIM, claim_id(CREDITOR, invoice), CREDITOR)
    fact = InvoiceSent(
        debtor_id=debtor,
        creditor_id=CREDITOR,
        invoice_number=invoice,
        principal=25_00 + number * 37 % 90_000,
        issued_on=due_on - timedelta(days=30),
        due_on=due_on,
        term_basis=TermBasis.ONE_SIDED,
        interest_kind=InterestKind.CONSUMER,
        pay_to=(PayTo(iban=IBAN),),
        plan=PLAN,
        document_sha256=scan,
        source=Source(kind="ubl", sha256=scan),
    )
    return claim, fact


def _debtor(debtor: UUID, claims: list[UUID]) -> tuple[StreamRef, list[Fact]]:
    tail = debtor.hex[:8]
    contact = ContactDetails(
        name=f"J. de Vries-{tail}",
        address=Address(street="Dorpsstraat 12", postal_code="1234 AB", city="Utrecht"),
        phone="030-1234567",
    )
    facts: list[Fact] = [
        DebtorRegistered(
            creditor_id=CREDITOR,
            contact=Sealed.of(contact),
            numbers=Sealed.of(PartyNumbers(customer_number=tail)),
            postable=True,
        ),
        CapacityEstablished(capacity=Capacity.CONSUMER, evidence="klantgegevens"),
    ]
    facts += [ClaimOpenedForDebtor(claim_id=one) for one in claims]
    return StreamRef(StreamKind.DEBTOR, debtor, CREDITOR), facts


class _Saver:
    """Puts facts of new streams into envelopes and saves them a thousand at a time."""

    def __init__(self, collections: Collections) -> None:
        self._collections = collections
        self._envelopes: list[Envelope] = []
        self._saves = 0

    def add(
        self,
        stream: StreamRef,
        facts: list[Fact],
        *,
        subject: UUID | None = None,
        on: date = date(2026, 1, 2),
    ) -> None:
        key = command_id(INSTALLATION, "import", f"portfolio {self._saves}")
        self._envelopes += [
            Envelope(
                originator_id=stream.id,
                originator_version=version,
                fact=fact,
                kind=stream.kind,
                log=stream.log,
                effective_on=fact.legal_day or on,
                actor="import",
                role="system",
                command_id=key,
                subject=subject if fact.SEALED else None,
            )
            for version, fact in enumerate(facts, 1)
        ]
        if len(self._envelopes) >= FACTS_IN_A_SAVE:
            self.flush()

    def flush(self) -> None:
        """Save what there is; nothing where a writing that broke off had done so."""
        key = f"portfolio {self._saves}"
        if self._collections.store.find_command(INSTALLATION, "import", key) is None:
            row = CommandRow(
                log=INSTALLATION,
                actor="import",
                key=key,
                fingerprint="0" * 64,
                command_id=command_id(INSTALLATION, "import", key),
            )
            # Not `save`: the library asks each envelope twice, slowly, whether it is an event.
            self._collections.events.put(cast("list[Any]", self._envelopes), command=row)
        self._envelopes, self._saves = [], self._saves + 1
