"""The books of a small creditor, for stories: invoices, days that pass, and what can be seen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from fractions import Fraction
from typing import Any, TypeVar
from uuid import UUID
from zlib import crc32

from adapters.invoice_files import InvoiceSource
from adapters.mail import SmtpSettings
from adapters.paper.press import text_of
from adapters.store.opening import Mode
from application.house import House
from application.intake.documents import Result
from application.run.day import run_day
from application.run.report import RunReport
from application.settings import Posting
from domain.claim.balance import Balance, balance
from domain.claim.events import CorrectedField
from domain.claim.opening import Invoice
from domain.claim.state import Claim
from domain.creditor.events import TermsChanged
from domain.creditor.state import UNNAMED_PARTY
from domain.days import AMSTERDAM, add_days
from domain.facts import Fact, Recorded
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.letter.state import Letter
from domain.money import as_decimal, round_half_up
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile, PayTo
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import (
    CONSUMER,
    HousePlace,
    by,
    case_of,
    clock_at,
    facts_of,
    letters,
    take_in,
)
from tests.application.relay import Post, post_office
from tests.asking import (
    change_terms,
    correct,
    establish_capacity,
    new_debtor,
    open_by_hand,
    register_agency,
    register_creditor,
    register_payment,
)

F = TypeVar("F", bound=Fact)

FOUR_STEPS = "four-steps@1"
"""Remind a day after the due day (7 days), call, demand or fourteen-day letter, hand over."""

NAME, KVK = "Fietswerk De Ketting B.V.", "90001237"
_PARTY = "      <cac:PostalAddress>\n        <cbc:StreetName>Lindelaan"


@dataclass
class Books:
    """One creditor's books in a house; every claim runs on the plan ``four-steps``."""

    place: HousePlace
    house: House
    creditor: UUID
    name: str = NAME
    kvk: str = KVK
    smtp: SmtpSettings | None = None

    # --- what comes in ---------------------------------------------------------------------

    def bill(
        self,
        number: str,
        cents: int,
        *,
        due: date,
        issued: date | None = None,
        debtor: str = "",
        named: str = "S. Voorbeeld",
        email: str = "",
        company: bool = False,
        agreed: bool = False,
    ) -> UUID:
        """Take in the e-invoice of a claim; without ``email`` the debtor is reached by post.

        ``debtor`` is the customer number that makes two invoices one person's. ``agreed``: the
        last day to pay stands in a contract, so that it is fatal (BW 6:83 under a).
        """
        raw = self.invoice(
            number, cents, due=due, issued=issued, debtor=debtor, named=named, email=email
        )
        [outcome] = take_in(self.house, InvoiceSource(f"{number}.xml", raw))
        assert outcome.outcome is Result.IMPORTED, outcome.reason
        assert outcome.claim is not None
        if company:
            person = case_of(self.house, outcome.claim).debtor.id
            establish_capacity(
                self.house, person, by=by(), capacity=Capacity.COMPANY, evidence="KvK"
            )
        if agreed:
            basis = CorrectedField.TERM_BASIS
            correct(self.house, outcome.claim, by=by(), field=basis, new="contract")
        return outcome.claim

    def by_hand(
        self,
        number: str,
        cents: int,
        *,
        due: date,
        named: str = "S. Voorbeeld",
        company: bool = False,
    ) -> UUID:
        """Open a claim without its e-invoice: it is never handed over by itself.

        A company is reached by mail and agreed to the last day in a contract; a consumer is
        reached by post and agreed to nothing.
        """
        contact = ContactDetails(
            name=named,
            address=Address(
                street="Lindelaan 27", postal_code=postal_code_of(number), city="Voorbeeldstad"
            ),
            email="b@voorbeeld.example" if company else "",
            phone="06 00 00 00 00",
        )
        capacity = Capacity.COMPANY if company else Capacity.CONSUMER
        invoice = Invoice(
            number=number,
            principal=cents,
            issued_on=add_days(due, -14),
            due_on=due,
            agreed_term=TermBasis.CONTRACT if company else None,
            pay_to=(PayTo(iban="NL91ABNA0417164300"),),
            description="Fietsonderhoud",
        )
        open_by_hand(
            self.house,
            by=by(),
            creditor_id=self.creditor,
            debtor=new_debtor(contact=contact, capacity=capacity),
            invoice=invoice,
        )
        return claim_id(self.creditor, number)

    def invoice(
        self,
        number: str,
        cents: int,
        *,
        due: date,
        issued: date | None = None,
        debtor: str = "",
        named: str = "S. Voorbeeld",
        email: str = "",
    ) -> bytes:
        """Give the bytes of an e-invoice over an amount with 21 % VAT in it."""
        without = round_half_up(Fraction(cents * 100, 121))
        customer = f'<cac:PartyIdentification><cbc:ID schemeID="X">{debtor}</cbc:ID>'
        identified = f"{customer}</cac:PartyIdentification>\n{_PARTY}" if debtor else _PARTY
        mail = "<cbc:ElectronicMail>s.voorbeeld@example.nl</cbc:ElectronicMail>"
        changes = (
            ("2026-0118", number),
            ("2026-03-03", (issued or add_days(due, -14)).isoformat()),
            ("2026-03-17", due.isoformat()),
            ("90.00", as_decimal(cents)),
            ("74.38", as_decimal(without)),
            ("15.62", as_decimal(cents - without)),
            ("S. Voorbeeld", named),
            (mail, f"<cbc:ElectronicMail>{email}</cbc:ElectronicMail>" if email else ""),
            (NAME, self.name),
            (KVK, self.kvk),
            (_PARTY, identified.replace(' schemeID="X"', "")),
            ("1234 ZZ", postal_code_of(debtor or number)),
        )
        text = sample(CONSUMER).decode()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        return text.encode()

    def pay(self, claim: UUID, cents: int, *, on: date | None = None, ref: str = "") -> None:
        """Record money that was credited, today where no day is given; also more than is open."""
        register_payment(
            self.house,
            claim,
            by=by(),
            amount=cents,
            credited_on=on or self.house.today,
            payment_id=ref,
            confirmed=True,
        )

    # --- days ------------------------------------------------------------------------------

    def at(self, day: date, hour: int = 10) -> None:
        """Let it be an hour of a day."""
        self.place.clock.move_to(day, time(hour))

    def run(self, day: date, **how: Any) -> RunReport:
        """Do the work of a day at ten in the morning."""
        self.at(day)
        return run_day(self.house, **how)

    def run_each(self, first: date, last: date) -> dict[date, list[str]]:
        """Do the work of each day, both inclusive; give what was done, tasks for persons aside."""
        found: dict[date, list[str]] = {}
        day = first
        while day <= last:
            if said := [one for one in said_by(self.run(day)) if not one.startswith("task")]:
                found[day] = said
            day = add_days(day, 1)
        return found

    # --- what can be seen ------------------------------------------------------------------

    def claim(self, claim: UUID) -> Claim:
        return case_of(self.house, claim).claim

    def owed(self, claim: UUID, on: date | None = None) -> Balance:
        return balance(self.claim(claim), on=on or self.house.today)

    def parts(self, claim: UUID, on: date | None = None) -> tuple[int, int, int]:
        """Give open principal, interest and costs, in cents."""
        now = self.owed(claim, on)
        return now.principal, now.interest, now.costs

    def facts(self, stream: UUID, kind: type[F]) -> list[F]:
        return [fact for fact in facts_of(self.house, stream) if isinstance(fact, kind)]

    def recorded(self, stream: UUID, kind: type[Fact]) -> list[Recorded]:
        return [r for r in self.house.collections.history(stream) if isinstance(r.fact, kind)]

    def letters(self, claim: UUID | None = None) -> list[Letter]:
        """Give the letters there are, or those of a claim, in the order they were ordered."""
        found = letters(self.house)
        if claim is None:
            return found
        return [x for x in found if x.order and claim in {p.claim_id for p in x.order.claims}]

    def paper(self, letter: Letter) -> str:
        """Give the words of a letter as it was printed, with single spaces between them."""
        pdf = self.house.archive.get(letter.document_sha256)
        assert isinstance(pdf, bytes)
        return " ".join(text_of(pdf).split())


def books_in(place: HousePlace, house: House, name: str = NAME, kvk: str = KVK) -> Books:
    """Open the books of a creditor in a house; his claims run on the plan ``four-steps``."""
    profile = CreditorProfile(
        name=name,
        street="Spaakweg 12",
        postal_code="3512 AB",
        city="Utrecht",
        email="administratie@deketting.example",
        kvk=kvk,
    )
    creditor = register_creditor(house, by=by(), profile=profile, ibans=("NL91ABNA0417164300",))
    terms = TermsChanged(plan_for_consumers=FOUR_STEPS, plan_for_businesses=FOUR_STEPS)
    change_terms(house, creditor, by=by(), terms=terms)
    return Books(place, house, creditor, name, kvk)


def books_from(place: HousePlace, day: date, **how: Any) -> Books:
    """Open a sandbox whose clock stands on the morning of a day, and the books in it."""
    place.clock = clock_at(day)
    return books_in(place, place.open(**how))


CONSUMER_BY_POST = (date(2026, 3, 18), date(2026, 3, 31), date(2026, 4, 18))
"""What follows for a consumer's bill of 17 March 2026, who is reached by post: reminded, warned,
charged and handed over. The reminder of Wednesday 18 March is there on the 20th and gives seven
days, to the 27th: default from the 28th, three days for a call. The fourteen-day letter of
Tuesday the 31st is there on 2 April: the days run from the 3rd to the 16th, a banking day is for
money under way, and on the 18th the costs are charged."""


@contextmanager
def mailing(place: HousePlace, day: date, **said: str) -> Iterator[tuple[Books, Post]]:
    """Give the books in a live house on a day, and the mail server that its letters go to."""
    place.clock = clock_at(day)
    with post_office(**said) as (post, where), live(place, where) as house:
        books = books_in(place, house)
        register_agency(house, books.creditor, by=by(), name=UNNAMED_PARTY)
        yield replace(books, smtp=where), post


@contextmanager
def live(place: HousePlace, smtp: SmtpSettings, **more: Any) -> Iterator[House]:
    """Open a live store: real mail, and a mail house that posts what is printed on the same day."""
    given = {"post": Posting.SAME_DAY, **more}
    with place.opened(mode=Mode.LIVE, smtp=smtp, **given) as house:
        yield house


def said_by(report: RunReport) -> list[str]:
    """Give what a run did: each word, with the step of a letter and the name of a task."""
    return [_said(line.what, line.step, line.why) for line in report.lines]


def _said(what: str, step: str, why: str) -> str:
    if what.startswith("letter"):
        return f"{what} {step}".strip()
    return f"task {why.partition(':')[0]}" if what == "task" else what


def amsterdam(text: str) -> datetime:
    """Give an instant from local time of Amsterdam, such as ``2026-03-29 23:59:59``."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def postal_code_of(who: str) -> str:
    """A postal code of each one's own: people of one name are not one because of it."""
    return f"{1000 + crc32(who.encode()) % 9000} ZZ"
