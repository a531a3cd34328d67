"""Making the sample: a moving clock, commands in the order of days, and the daily run itself."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import count
from typing import Final
from uuid import UUID

from adapters.invoice_files import InvoiceSource
from application.by import By
from application.clock import MovingClock
from application.commands.creditors import KnowPayments
from application.commands.debtors import EstablishCapacity
from application.commands.fields import Euro
from application.commands.opening import OpenClaim
from application.house import House
from application.intake.documents import import_invoices
from application.run.day import run_day
from application.sample import past, present
from application.sample.bank import FOLDER, IBAN, OpenCase, statement
from application.sample.invoices import Bill, as_ubl
from application.sample.mail import answer, lay_down
from application.sample.people import BUSINESSES, capacity_of
from application.sample.story import Story
from domain.claim.balance import balance
from domain.errors import Refusal
from domain.facts import INSTALLATION, StreamKind
from domain.ids import claim_id
from projections.agenda import Turn, agenda_of
from projections.segments import stretches

PARKED: Final = (12, "C-24012", "2019-0882", 18_150)
"""A credit note for an invoice from before: days before the end, number, invoice, amount."""
SUPPLIER_KVK: Final = "90004567"
HANDLER: Final = "m.devries"
_MORNING: Final = time(7, 30)
_PLANS: Final = {"plan_for_consumers": "four-steps@1", "plan_for_businesses": "four-steps@1"}
"""The stories are written along this plan, so that every situation occurs."""

Told = Callable[[int, int], None]


def sample_is_there(house: House) -> bool:
    """Tell whether a sandbox holds cases already."""
    return bool(house.store.streams(StreamKind.CLAIM))


def make_sample(house: House, clock: MovingClock, *, until: date, told: Told) -> int:
    """Live through eighteen months up to and including a day; give the number of cases.

    The house must be a sandbox that works by the clock. ``told`` hears how many days are done,
    of how many.
    """
    given, maker = house.settings, _Maker(house, clock, until)
    house.settings = given.model_copy(update=_PLANS)
    try:
        maker.live(told)
        maker.write_statement()
        maker.write_answer()
    finally:
        house.settings = given
    return len(maker.cases)


@dataclass(slots=True)
class _Case:
    """One story on its way: its number, and what is still to be done on which day."""

    story: Story
    number: str
    issued_on: date
    due_on: date
    acts: list[tuple[date, int]]
    claim: UUID | None = None


@dataclass
class _Maker:
    """Carries every story on, day by day."""

    house: House
    clock: MovingClock
    until: date
    cases: list[_Case] = field(default_factory=list)
    wakes: dict[UUID, date] = field(default_factory=dict)

    def live(self, told: Told) -> None:
        """Go from day to day on which there is something to do."""
        self.cases = list(_numbered(self.until))
        days = self._scripted_days()
        first, whole = days[0], (self.until - days[0]).days or 1
        day: date | None = first
        while day is not None:
            self.clock.move_to(day, _MORNING)
            self._day(day)
            told((day - first).days, whole)
            later = [d for d in (*days, *self.wakes.values()) if day < d <= self.until]
            day = min(later, default=None)
        told(whole, whole)

    def write_statement(self) -> None:
        """Lay a statement of the last days beside the store, for whoever wants to import one."""
        plain = {id(one) for one in (*present.IN_STEP, *present.FRESH)}
        still = []
        for case in self.cases:
            claim = self.house.collections.claim(case.claim) if case.claim else None
            left = balance(claim, on=self.until).principal if claim and claim.live else 0
            if left and id(case.story) in plain:
                name = case.story.customer.name
                still.append(OpenCase(number=case.number, name=name, amount=left))
        folder = self.house.home / FOLDER
        folder.mkdir(exist_ok=True)
        (folder / f"{IBAN}-{self.until}.xml").write_bytes(statement(still, self.until))

    def write_answer(self) -> None:
        """Lay an answer of a debtor to whom something was sent beside the store."""
        plain = {id(one) for one in present.IN_STEP}
        for case in reversed(self.cases):
            claim = self.house.collections.claim(case.claim) if case.claim else None
            customer = case.story.customer
            if claim and claim.live and claim.letters and id(case.story) in plain:
                mail = answer(case.number, customer.name, customer.email, self.until)
                lay_down(self.house.home, mail)
                return

    def _scripted_days(self) -> list[date]:
        opened = [case.issued_on for case in self.cases]
        acts = [day for case in self.cases for day, _ in case.acts]
        notes = [_credit_day(case) for case in self.cases if case.story.credited]
        parked = self.until - timedelta(days=PARKED[0])
        return sorted(day for day in (*opened, *acts, *notes, parked) if day <= self.until)

    def _day(self, day: date) -> None:
        touched = {claim for claim, wake in self.wakes.items() if wake <= day}
        for case in self.cases:
            if case.issued_on == day:
                self._open(case)
            if case.claim and self._act(case, day):
                touched.add(case.claim)
        if day == self.until - timedelta(days=PARKED[0]):
            self._park(day)
        run = sorted(touched & set(self.wakes))
        if run:
            self._know_payments(day)
            run_day(self.house, on=day, candidates=lambda _: iter(run))
        for case in self.cases:
            if case.claim and (case.claim in touched or case.issued_on == day):
                self._set_wake(case.claim, day)

    def _know_payments(self, day: date) -> None:
        """Say what a bookkeeper says each morning: every payment of yesterday is in."""
        by = _by(f"payments:{day}")
        KnowPayments(through=day - timedelta(days=1)).carry(self.house, self._creditor(), by=by)

    def _act(self, case: _Case, day: date) -> bool:
        done = False
        for on, at in case.acts:
            if on == day and case.claim:
                claim = self.house.collections.claim(case.claim)
                # In some years the calendar has carried the claim past this: then it is left out.
                with suppress(Refusal):
                    case.story.acts[at][1](self.house, claim, _by(f"{case.number}:{at}"))
                done = True
        if case.story.credited and _credit_day(case) == day:
            self._import(_credit_bill(case, day))
            done = True
        return done

    def _open(self, case: _Case) -> None:
        bill = Bill(
            number=case.number,
            customer=case.story.customer,
            total=case.story.total,
            what=case.story.what,
            issued_on=case.issued_on,
            due_on=case.due_on,
        )
        if case.story.scanned:
            self._import(bill)
            case.claim = claim_id(self._creditor(), case.number)
        else:
            case.claim = self._by_hand(bill)
        self._tell_capacity(case)

    def _by_hand(self, bill: Bill) -> UUID:
        creditor = self._creditor()
        hashed = self.house.store.identity_hash(bill.customer.number)
        debtor = self.house.store.find_identity(creditor, "debtor_number", hashed)
        assert debtor is not None
        command = OpenClaim(
            creditor_id=creditor,
            debtor_id=debtor,
            invoice_number=bill.number,
            amount=Euro(bill.total),
            issued_on=bill.issued_on,
            due_on=bill.due_on,
            description=bill.what,
            payment_reference=bill.number,
            ibans=(IBAN,),
        )
        command.carry(self.house, by=_by(f"{bill.number}:open"))
        return claim_id(creditor, bill.number)

    def _import(self, bill: Bill) -> None:
        source = InvoiceSource(f"{bill.number}.xml", as_ubl(bill))
        import_invoices(self.house, [source], actor=HANDLER)

    def _park(self, day: date) -> None:
        _, number, invoice, amount = PARKED
        bill = Bill(
            number=number,
            customer=BUSINESSES[3],
            total=amount,
            what="Credit: onderhoud 2019",
            issued_on=day,
            due_on=None,
            credits=invoice,
        )
        self._import(bill)

    def _tell_capacity(self, case: _Case) -> None:
        assert case.claim is not None
        claim = self.house.collections.claim(case.claim)
        assert claim.debtor_id is not None
        capacity = capacity_of(case.story.customer)
        by = _by(f"{case.number}:capacity")
        evidence = "KvK" if case.story.customer.kvk else "order"
        if capacity is not self.house.collections.debtor(claim.debtor_id).capacity:
            command = EstablishCapacity(capacity=capacity, evidence=evidence)
            command.carry(self.house, claim.debtor_id, by=by)

    def _creditor(self) -> UUID:
        found = self.house.store.find_identity(INSTALLATION, "creditor_kvk", SUPPLIER_KVK)
        assert found is not None
        return found

    def _set_wake(self, claim: UUID, day: date) -> None:
        """Note on which day the run should look at a claim again, if ever."""
        wake = self._next_wake(claim, day)
        if wake is None:
            self.wakes.pop(claim, None)
        else:
            self.wakes[claim] = wake

    def _next_wake(self, claim: UUID, day: date) -> date | None:
        case = self.house.collections.case(claim)
        if not case.claim.live:
            return None
        agenda = agenda_of(case, stretches(case))
        now = agenda.on(day)
        overdue = any(on <= day for on, _ in agenda.findings)
        if overdue or (now and now.turn is Turn.DO and now.on <= day):
            return day + timedelta(days=1)
        coming = [entry.on for entry in agenda.entries if entry.on > day and entry.active]
        return min([*coming, *(on for on, _ in agenda.findings)], default=None)


def _numbered(until: date) -> Iterator[_Case]:
    """Give each story its days and, in the order of invoicing, its number."""
    stories = [*past.PAID, *past.ENDED, *present.ARRANGED, *present.STOPPED]
    stories += [*present.IN_STEP, *present.FRESH]
    dated = [(until - timedelta(days=s.due), s) for s in stories]
    ordered = sorted(dated, key=lambda one: one[0] - timedelta(days=one[1].term_days))
    numbers = count(1)
    for due_on, story in ordered:
        yield _Case(
            story=story,
            number=f"VDT-{next(numbers):04d}",
            issued_on=due_on - timedelta(days=story.term_days),
            due_on=due_on,
            acts=[(due_on + timedelta(days=n), at) for at, (n, _) in enumerate(story.acts)],
        )


def _credit_day(case: _Case) -> date:
    assert case.story.credited is not None
    return case.due_on + timedelta(days=case.story.credited[2])


def _credit_bill(case: _Case, day: date) -> Bill:
    assert case.story.credited is not None
    number, amount, _ = case.story.credited
    return Bill(
        number=number,
        customer=case.story.customer,
        total=amount,
        what=f"Credit: {case.story.what}",
        issued_on=day,
        due_on=None,
        credits=case.number,
    )


def _by(key: str) -> By:
    return By(key=f"sample:{key}", actor=HANDLER)
