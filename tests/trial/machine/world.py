"""The house of the machine: two debtors with claims, an account, days that go by, and the check."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from adapters.statements.values import BankEntry
from application.banking.lookup import told_of
from application.house import House
from application.queries.lists import trail_of
from application.run.day import run_day
from application.views import views_of
from domain.bank.line import BankLine
from domain.case_reading import CaseReader
from domain.claim.balance import Balance, balance
from domain.claim.opening import Invoice
from domain.claim.party_money import owed_by
from domain.creditor.events import PaymentsCheck
from domain.facts import Point, StreamKind
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile
from projections.audit.questions import summary
from tests import asking
from tests.application.bank_files import IBAN, bank_lines, bring, entry, statement
from tests.application.houses import HousePlace, by, clock_at
from tests.pdfs import one_page
from tests.trial.machine import charges, differences, letters, party_bills, plans
from tests.trial.machine.lines import Told, in_force
from tests.trial.machine.plain import PlainClaim
from tests.trial.machine.walk import Sums

DAY: Final = timedelta(days=1)
BEGIN: Final = date(2026, 5, 18)
DUE: Final = date(2026, 6, 1)
NAMES: Final = ("Jan Voorbeeld", "Koffie Zuid B.V.")
AGENCY: Final = "Incassobureau Vlot"
AGENCY_IBAN: Final = "NL44RABO0123456789"
SHOP: Final = CreditorProfile(
    name="Fietswerk De Ketting B.V.",
    street="Kade 1",
    postal_code="3511 AA",
    city="Utrecht",
    email="post@ketting.example",
)


@dataclass(slots=True)
class Owed:
    """A claim with the plain ledger beside it."""

    id: UUID
    number: str
    debtor: int
    plain: PlainClaim


@dataclass(slots=True)
class MachineWorld:
    """A house, what was told to it, and the plain truth of the money."""

    folder: Path
    engine: str = "sqlite"
    url: str = ""
    principals: tuple[tuple[int, ...], ...] = ()
    capacities: tuple[Capacity, Capacity] = (Capacity.CONSUMER, Capacity.COMPANY)
    place: HousePlace = field(init=False)
    house: House = field(init=False)
    creditor: UUID = field(init=False)
    owed: list[Owed] = field(default_factory=list)
    pending: list[BankEntry] = field(default_factory=list)
    shown: date = BEGIN - DAY
    closing: int = 0
    by_hand: dict[str, int] = field(default_factory=dict)
    """What was told by hand, by its name: what of it stands."""
    looked_at: int = -1
    ran: bool = False
    """Whether a run was done since it was looked at."""
    seen: set[str] = field(default_factory=set)
    """What of plans was looked at."""
    tolerances: list[tuple[int, int]] = field(default_factory=list)
    """What a payment by bank may leave, and from which position in the log on."""
    positions: list[int] = field(default_factory=list)
    """Where the log stood whenever it was looked at."""

    def __post_init__(self) -> None:
        """Open the house with its claims."""
        self.place = HousePlace(self.engine, self.url, self.folder, clock_at(BEGIN))
        self.house = self.place.open(payments_checked=PaymentsCheck.REQUIRED)
        self.creditor = asking.register_creditor(self.house, by=by(), profile=SHOP, ibans=(IBAN,))
        asking.register_agency(
            self.house, self.creditor, by=by(), name=AGENCY, ibans=(AGENCY_IBAN,)
        )
        for at, (name, capacity) in enumerate(zip(NAMES, self.capacities, strict=True)):
            self._open(at, name, capacity)

    def _open(self, at: int, name: str, capacity: Capacity) -> None:
        home = Address(street=f"Esdoorn {at + 1}", postal_code="3511 AB", city="Utrecht")
        contact = ContactDetails(name=name, address=home, email=f"d{at}@example.nl")
        debtor: UUID | None = None
        for number, cents in enumerate(self.principals[at]):
            invoice = Invoice(
                number=f"F2026-{at}0{number}",
                principal=cents,
                issued_on=BEGIN,
                due_on=DUE,
                agreed_term=TermBasis.CONTRACT,
            )
            new = asking.new_debtor(contact=contact, capacity=capacity)
            asking.open_by_hand(
                self.house,
                by=by(),
                creditor_id=self.creditor,
                debtor=debtor or new,
                invoice=invoice,
            )
            claim = claim_id(self.creditor, invoice.number)
            asking.attach_invoice(self.house, claim, by=by(), content=one_page())
            debtor = self.house.collections.claim(claim).debtor_id
            plain = PlainClaim(cents, BEGIN, DUE, commercial=capacity is Capacity.COMPANY)
            self.owed.append(Owed(claim, invoice.number, at, plain))

    def close(self) -> None:
        """Close the house."""
        self.place.close()

    # --- days and the bank -----------------------------------------------------------------------

    def days(self, count: int) -> None:
        """Let days go by; the bank's file of them comes in the morning, and the run is done."""
        self.place.clock.move_to(self.house.today + count * DAY)
        last = self.house.today - DAY
        entries = [one for one in self.pending if one.booked_on <= last]
        self.pending = [one for one in self.pending if one.booked_on > last]
        if last > self.shown:
            [taken] = bring(
                self.house,
                statement(*entries, first=self.shown + DAY, last=last, opening=self.closing),
            )
            assert not taken.code, taken.why
            self.closing += sum(one.amount for one in entries)
            self.shown = last
        run_day(self.house)
        self.ran = True

    def booked(self, amount: int, **said: object) -> None:
        """Let the bank book something today."""
        said.setdefault("end_to_end", f"E{len(self.pending)}-{self.house.today}")
        self.pending.append(entry(amount, self.house.today, **said))

    def lines(self) -> list[BankLine]:
        """Every line that is here."""
        return bank_lines(self.house)

    # --- the check -------------------------------------------------------------------------------

    def check(self) -> None:
        """Everything that must hold after each step."""
        position = self.house.store.last_position()
        if position == self.looked_at:
            return
        before, self.looked_at = self.looked_at, position
        self.positions.append(position)
        for one in self.owed:
            self.read(one)
            for day in (self.house.today, self.house.today + 40 * DAY):
                self._same(one, day)
            self._same_then(one, position)
        self._lines_hold()
        for one in self.owed:
            self._asked(one, before)
            differences.check(one.plain, one.number, self.tolerances, before)
            claim = self.house.collections.claim(one.id)
            assert owed_by(claim, AGENCY) == self.at_party(one)
            fees = sum(fee for _, fee in _passed_on(one).values())
            party_bills.check(claim, one.plain.facts, AGENCY, fees=fees)
        known = self.ran and not any(one.waits or one.on_debtor for one in self.lines())
        plans.check(
            {str(one.id): one.plain for one in self.owed},
            self.seen,
            after_run=plans.judged(self.house.today) if known else None,
        )
        self.ran = False
        charges.check({str(one.id): one.plain for one in self.owed}, self.seen)
        out, into = dict[str, int](), dict[str, int]()
        for one in self.owed:
            given, got = one.plain.halves()
            out, into = out | given, into | got
        assert out == into, "what left one claim came to another"

    def read(self, one: Owed) -> None:
        """Read what is stored of a claim."""
        one.plain.facts = self._told(one.id)
        debtor = self.house.collections.claim(one.id).debtor_id
        assert debtor is not None
        one.plain.of_debtor = self._told(debtor)

    def _told(self, stream: UUID) -> list[Told]:
        return [
            Told(
                row.originator_version,
                row.fact.TOPIC,
                row.effective_on,
                row.fact.model_dump(mode="json"),
                row.position,
                row.known_on,
            )
            for row in self.house.collections.history(stream)
        ]

    def _same(self, one: Owed, day: date) -> None:
        found = _found(balance(CaseReader(self.house.collections).claim(one.id), on=day))
        assert found == one.plain.sums(day), f"{one.number} on {day}"

    def _same_then(self, one: Owed, seed: int) -> None:
        """On a day of before, as it is known now, and as it was known at some moment."""
        day = BEGIN + (seed * 31 % ((self.house.today - BEGIN).days + 1)) * DAY
        for told in (seed, self.positions[seed * 17 % len(self.positions)]):
            claim = CaseReader(self.house.collections, Point(told, day)).claim(one.id)
            wanted = one.plain.sums(day, by=day, told=told)
            found = _found(balance(claim, on=day)) if claim.opened else wanted
            assert found == wanted, f"{one.number} on {day} as known at {told}"

    def at_party(self, one: Owed) -> int:
        """What the agency has of a claim: paid there and standing, less what it passed on."""
        net = one.plain.net()
        collected = (f for f in in_force(one.plain.facts) if f.topic == "claim.party_collected")
        owed = sum(net.get(fact.said["payment_id"], 0) for fact in collected)
        return owed - sum(got + fee for got, fee in _passed_on(one).values())

    def _asked(self, one: Owed, after: int) -> None:
        """Nobody is asked whose money is in the bank, who owes nothing, or by us for another."""
        for letter in letters.asked(one.plain.facts, after):
            what = f"{one.number}: {letter.topic} on {letter.on}"
            then = one.plain.sums(letter.on, told=letter.position - 1)
            assert then.principal + then.interest + then.costs > 0, f"{what}, and nothing is owed"
            where = letters.lies_elsewhere(one.plain.facts, letter.position)
            assert not where, f"{what}, and it lies with {where}"
            stop = letters.stopped(one.plain, str(one.id), letter)
            assert not stop, f"{what}, and {stop}"
            over = letters.beyond(letter, then)
            assert not over, f"{what} asks {over}"
            for line in self.lines():
                told = told_of(self.house, line)
                if line.imported and line.imported.amount > 0 and line.rest and told:
                    his = told.name == NAMES[one.debtor] or one.number in told.unstructured
                    assert not his, f"{what}, and {line.rest} of his is in the bank"

    def _lines_hold(self) -> None:
        """Every cent of every line in one place, and what is on claims is on them."""
        placed: dict[str, int] = {}
        there = {name for one in self.owed for name in letters.paid_while_there(one.plain.facts)}
        for line in self.lines():
            back = (line.goes_back, line.refunded, line.rest)
            parts = (line.placed, line.returned, line.set_aside, line.on_debtor, *back)
            assert min(parts) >= 0, f"{line.id}: {parts}"
            assert sum(parts) == line.total, f"{line.id}: {parts} of {line.total}"
            told = told_of(self.house, line)
            if told and told.account == AGENCY_IBAN:
                on = there & {*line.placements}
                assert not on, "what the agency passes on pays no claim that it had"
            for name, part in line.placements.items():
                placed[f"{part.claim_id} {name}"] = part.amount
        there_by_line = {
            f"{part.claim_id} {part.remittance_id}": part.received
            for line in self.lines()
            for part in line.remitted
        }
        by_line = {
            f"{one.id} {name}": got
            for one in self.owed
            for name, (got, _) in _passed_on(one).items()
            if name.startswith("bank-line:")
        }
        assert there_by_line == by_line, "a line and the claims say another remittance"
        came = sum(one.imported.amount for one in self.lines() if one.imported)
        assert came == self.closing, "a line was lost, or came twice"
        net = {f"{one.id} {k}": v for one in self.owed for k, v in one.plain.net().items() if v}
        of_lines = {name: cents for name, cents in net.items() if "#" in name}
        assert of_lines == placed
        by_hand = {name.split()[1]: cents for name, cents in net.items() if "#" not in name}
        assert by_hand == {name: cents for name, cents in self.by_hand.items() if cents}

    def check_views(self) -> None:
        """The views are what the facts give, sums of debtors are, and every trail can be read."""
        with views_of(self.house) as views:
            views.engine.catch_up()
            for made in views.compared(*views.engine.views):
                assert made.comparison is not None
                assert made.comparison.equal, f"{made.view}: {made.comparison.difference}"
            today, open_now = self.house.today, dict[UUID, int]()
            for one in self.owed:
                claim = self.house.collections.claim(one.id)
                sums = one.plain.sums(today)
                if claim.debtor_id:
                    known = open_now.get(claim.debtor_id, 0)
                    total = sums.principal + sums.interest + sums.costs
                    open_now[claim.debtor_id] = known + total
                trail = trail_of(views, one.id, tell=lambda entry: summary(entry, "nl"))
                assert len(trail.facts) >= len(one.plain.facts)
                assert all(" " in row.what for row in trail.facts)
            rows = views.outstanding.by_debtor(today, every=True).rows
            assert {row.debtor_id: row.open for row in rows if row.open} == {
                one: cents for one, cents in open_now.items() if cents
            }
        assert set(self.house.store.streams(StreamKind.CLAIM)) == {one.id for one in self.owed}


def _passed_on(one: Owed) -> dict[str, tuple[int, int]]:
    """What came of the agency on a claim, and what it kept, by the name of the remittance."""
    found = dict[str, tuple[int, int]]()
    for fact in in_force(one.plain.facts):
        if fact.topic == "claim.party_remitted":
            found[fact.said["remittance_id"]] = fact.said["received"], fact.said["fee"]
        elif fact.topic == "claim.party_remittance_undone":
            del found[fact.said["remittance_id"]]
    return found


def _found(theirs: Balance) -> Sums:
    return Sums(
        theirs.principal, theirs.interest, theirs.costs, theirs.unallocated, theirs.uncovered
    )
