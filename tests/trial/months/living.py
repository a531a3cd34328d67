"""A month is lived: files come in, people decide or leave it, the run works each day."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from random import Random
from uuid import UUID

from adapters.statement_files import BankFileSource
from application.banking.accounts import chain_over, parts_of
from application.banking.files import import_statements
from application.commands.bank_accounts import ExplainGap
from application.commands.bank_lines import (
    AcceptProposal,
    NoClaimWhy,
    PlaceBankLine,
    SetBankLineAside,
)
from application.commands.creditors import KnowPayments
from application.commands.fields import Euro
from application.house import House
from application.run.day import run_day
from domain.bank.account_events import GapGround
from domain.bank.line import INCOMING, BankLine
from domain.claim.opening import Invoice
from domain.creditor.events import PaymentsCheck
from domain.dunning.next.permission import PaymentsUnknown, allowed_step
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.step import LETTER_STEPS
from domain.facts import StreamKind
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile, PayTo
from tests import asking
from tests.application.houses import HousePlace, by, clock_at
from tests.conduct.world import quietly
from tests.pdfs import one_page
from tests.trial.months.bank import Arriving, files_of
from tests.trial.months.judging import Score, Watched
from tests.trial.months.making import month_of
from tests.trial.months.truth import (
    DAY,
    Booked,
    Debt,
    Month,
    Person,
    banking_day_before,
    is_banking_day,
)

_HOUR = time(10)


@dataclass(slots=True)
class Living:
    """A house in which one month goes by."""

    place: HousePlace
    month: Month
    house: House = field(init=False)
    random: Random = field(init=False)
    creditors: list[UUID] = field(default_factory=list)
    watched: dict[UUID, Watched] = field(default_factory=dict)
    score: Score = field(default_factory=lambda: Score(months=1))
    told_by_hand: set[int] = field(default_factory=set)
    whose: dict[UUID, Booked | None] = field(default_factory=dict)
    """By bank line: what it truly is; None: the same booking told twice."""
    held: dict[tuple[UUID, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the house, its creditors and, each on the day of its invoice, the claims."""
        month = self.month
        self.random = Random(f"people of {month.seed}")
        debts = sorted(month.debts(), key=lambda pair: pair[1].issued_on)
        self.place.clock = clock_at(min(debts[0][1].issued_on, month.first) - DAY)
        self.house = self.place.open(payments_checked=PaymentsCheck.REQUIRED)
        for number in range(month.creditors):
            profile = CreditorProfile(
                name=f"Fietswerk {number} B.V.",
                street="Kade 1",
                postal_code="3511 AA",
                city="Utrecht",
                email="post@ketting.example",
            )
            one = asking.register_creditor(
                self.house, by=by(), profile=profile, ibans=month.accounts
            )
            self.creditors.append(one)
        debtors: dict[int, UUID] = {}
        for person, debt in debts:
            day = min(debt.issued_on, month.first)
            self.place.clock.move_to(day, _HOUR)
            self._open(person, debt, debtors)
        self.place.clock.move_to(month.first, time(7))
        if self.random.random() < 0.95:  # else nobody ever tells, and nobody is written to
            known = KnowPayments(through=month.first - 3 * DAY)  # the first that files show is next
            for one in self.creditors:
                known.carry(self.house, one, by=by())

    def _open(self, person: Person, debt: Debt, debtors: dict[int, UUID]) -> None:
        at = self.month.people.index(person)
        home = Address(street=f"Esdoorn {at + 1}", postal_code="3511 AB", city="Utrecht")
        capacity = Capacity.COMPANY if person.company else Capacity.CONSUMER
        new = asking.new_debtor(
            contact=ContactDetails(name=person.name, address=home), capacity=capacity
        )
        creditor = self.creditors[debt.at]
        invoice = Invoice(
            number=debt.number,
            principal=debt.principal,
            issued_on=debt.issued_on,
            due_on=debt.due_on,
            agreed_term=TermBasis.CONTRACT,
            payment_reference=debt.reference,
            pay_to=(PayTo(iban=debt.account),) if debt.account else (),
        )
        asking.open_by_hand(
            self.house,
            by=by(),
            creditor_id=creditor,
            debtor=debtors.get(at, new),
            invoice=invoice,
        )
        claim = claim_id(creditor, debt.number)
        found = self.house.collections.claim(claim).debtor_id
        assert found is not None
        debtors.setdefault(at, found)
        asking.attach_invoice(self.house, claim, by=by(), content=one_page())
        quietly(lambda: asking.move_to_plan(self.house, claim, by=by(), plan=debt.plan))
        self.watched[claim] = Watched(claim, debt)

    # --- the days --------------------------------------------------------------------------------

    def live(self) -> Score:
        """Live every day, and give what was seen."""
        arriving = files_of(Random(f"bank of {self.month.seed}"), self.month)
        diligent = self.random.choice((0.2, 0.6, 0.95))
        day = self.month.first
        while day <= self.month.last:
            self.place.clock.move_to(day, time(8))
            self._take(one for one in arriving if one.on == day and one.before_run)
            self._by_hand(day)
            self._decide(diligent)
            if is_banking_day(day):
                self.place.clock.move_to(day, _HOUR)
                self._look(day)
                report = run_day(self.house)
                self._look(day)
                self._held(day, {line.claim_id: line.what for line in report.lines})
            self.place.clock.move_to(day, time(13))
            self._take(one for one in arriving if one.on == day and not one.before_run)
            day += DAY
        self._look(self.month.last)
        self._end()
        return self.score

    def _take(self, files: Iterator[Arriving]) -> None:
        sources = [BankFileSource(one.name, one.content) for one in files]
        for taken in import_statements(self.house, sources, actor="importer"):
            self.score.files[taken.code or "read"] += 1
            for one in taken.statements:
                self.score.files[f"{one.outcome} {one.code}".strip()] += 1

    def _by_hand(self, day: date) -> None:
        """Somebody who looked at the account tells the house before the file comes."""
        for one in self.month.booked:
            if not one.by_hand or one.order in self.told_by_hand:
                continue
            if one.move.on + self.random.randrange(2) * DAY <= day:
                [(debt, cents)] = one.truth
                claim = claim_id(self.creditors[debt.at], debt.number)
                if any(line.imported for line in self._lines_of(one)):
                    continue  # it came in before
                self.told_by_hand.add(one.order)
                asking.register_payment(
                    self.house,
                    claim,
                    by=by(),
                    amount=cents,
                    credited_on=one.move.on,
                    payment_id=f"hand-{one.order}",
                    confirmed=True,
                )

    def _look(self, day: date) -> None:
        for one in self.watched.values():
            history = list(self.house.collections.history(one.claim))
            one.look(history, day, self.score, self.month.seed)

    # --- a person --------------------------------------------------------------------------------

    def _lines(self) -> list[BankLine]:
        streams = list(self.house.store.streams(StreamKind.BANK_LINE))
        return [self.house.collections.bank_line(one) for one in streams]

    def _lines_of(self, booked: Booked) -> list[BankLine]:
        return [one for one in self._lines() if _same(one, booked)]

    def _decide(self, diligent: float) -> None:
        lines = self._lines()
        self._recognise(lines)
        for line in lines:
            if line.waits and self.random.random() < diligent:
                self._decide_on(line)
        for iban in self.month.accounts:
            if self.random.random() < diligent / 2:
                self._explain(iban)

    def _recognise(self, lines: list[BankLine]) -> None:
        """What each line truly is: lines of one day and amount are laid beside the bookings."""
        for sure in (True, False):
            for line in lines:
                taken = {id(one) for one in self.whose.values()}
                free = [
                    one for one in self.month.booked if id(one) not in taken and _same(line, one)
                ]
                if line.id in self.whose:
                    continue
                if sure:
                    reference = line.imported.reference if line.imported else ""
                    free = [one for one in free if one.move.reference == reference]
                    placed = {part.claim_id: part.amount for part in line.placements.values()}
                    free = [one for one in free if not placed or placed == self._truth(one)]
                if free or not sure:
                    self.whose[line.id] = free[0] if free else None

    def _truth(self, one: Booked) -> dict[UUID, int]:
        return {claim_id(self.creditors[debt.at], debt.number): c for debt, c in one.truth}

    def _decide_on(self, line: BankLine) -> None:
        """As it truly is: on its claims, known already, or for no claim."""
        booked = self.whose[line.id]
        if line.imported is None or line.imported.kind not in INCOMING:
            return
        known = booked is None or booked.order in self.told_by_hand
        if known or booked is None or not booked.truth:
            why = NoClaimWhy.KNOWN_ALREADY if known else NoClaimWhy.NOT_FOR_A_CLAIM
            quietly(lambda: SetBankLineAside(why=why).carry(self.house, line.id, by=by()))
            return
        truth = self._truth(booked)
        for at, way in enumerate(line.proposed.candidates if line.proposed else (), 1):
            if {one.claim_id: one.amount for one in way.placements} == truth and at <= 9:
                AcceptProposal(proposal=at).carry(self.house, line.id, by=by())
                return
        beyond = booked.move.amount - sum(cents for _, cents in booked.truth)
        for number, (debt, share) in enumerate(booked.truth):
            cents = share + (0 if number else beyond)
            self._place(line.id, debt.number, cents)
        if self.house.collections.bank_line(line.id).waits:
            quietly(lambda: SetBankLineAside().carry(self.house, line.id, by=by()))

    def _place(self, line: UUID, number: str, cents: int) -> None:
        put = PlaceBankLine(invoice_number=number, amount=Euro(cents))
        quietly(lambda: put.carry(self.house, line, by=by()))

    def _explain(self, iban: str) -> None:
        """Say that nothing is missing, only where truly nothing is."""
        parts = list(parts_of(self.house.collections, iban, tuple(self.creditors)))
        broken = chain_over(parts).broken if parts else None
        if broken is None:
            return
        within = [
            one
            for one in self.month.booked
            if one.iban == iban and broken.first <= one.move.on <= broken.through
        ]
        if not within:
            command = ExplainGap(
                iban=iban, first=broken.first, through=broken.through, ground=next(iter(GapGround))
            )
            quietly(lambda: command.carry(self.house, self.creditors[0], by=by()))

    # --- what could rightly have gone ------------------------------------------------------------

    def _held(self, day: date, said: dict[UUID | None, str]) -> None:
        """Steps that would be taken today if all were known and nothing waited for a person."""
        before = banking_day_before(day)
        for claim, one in self.watched.items():
            case = self.house.collections.case(claim)
            if not case.claim.live or one.debt.paid_by(before) >= one.debt.principal:
                continue
            checked = PaymentsCheck.NOT_REQUIRED
            free = replace(
                case,
                creditor=replace(case.creditor, payments_checked=checked),
                debtor=replace(case.debtor, credits={}),
            )
            found = next_step(free, today=day)
            if isinstance(found, Do) and found.step.kind in LETTER_STEPS:
                why = _why(allowed_step(case, today=day)) or f"run: {said.get(claim, 'nothing')}"
                self.held.setdefault((claim, found.step.id), why)

    def _end(self) -> None:
        for (claim, step), why in self.held.items():
            self.score.held[why] += 1
            case = self.house.collections.case(claim)
            if step not in {sent.step for sent in case.claim.letters} and case.claim.live:
                self.score.still_held[why] += 1
        lines = self._lines()
        self._recognise(lines)
        self.score.lines += Counter(one.standing.value for one in lines)
        self._end_of_money()

    def _end_of_money(self) -> None:
        """Count the debtors on whose claims more money lies than truly came for them.

        What one pays too much may lie on another claim of his.
        """
        known = {id(one.debt): one.known for one in self.watched.values()}
        for person in self.month.people:
            beyond = sum(known[id(d)] - d.paid_by(self.month.last) for d in person.debts)
            theirs = [
                (booked, sum(c for d, c in booked.truth if any(d is debt for debt in person.debts)))
                for booked in self.month.booked
                if any(d is debt for d, _ in booked.truth for debt in person.debts)
            ]
            more = sum(b.move.amount - sum(c for _, c in b.truth) for b, _ in theirs)
            back = -sum(cents for _, cents in theirs if cents < 0)
            if beyond > more + back:
                self.score.wrongly_placed += 1
                first, seed = person.debts[0].number, self.month.seed
                self.score.faults.append(f"seed {seed}: who owes {first} has {beyond} too much")


def _same(line: BankLine, booked: Booked) -> bool:
    imported = line.imported
    return (
        imported is not None
        and (imported.iban, imported.booked_on) == (booked.iban, booked.move.on)
        and imported.amount == booked.move.amount
    )


def _why(found: object) -> str:
    """Why the plan lets nothing be done; empty: it does."""
    match found:
        case PaymentsUnknown(doubt=doubt):
            return f"account: {doubt.why.value}" if doubt else "payments not known yet"
        case Ask(task=task):
            return f"task: {task.value}"
        case Do():
            return ""
    return type(found).__name__.lower()


def lived(place: HousePlace, seed: int) -> Score:
    """Live the month of a seed in a place."""
    return Living(place, month_of(seed)).live()
