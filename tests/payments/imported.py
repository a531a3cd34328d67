"""Made payments through the real import: a house with the made world in it, and its people.

``python -m tests.payments.imported --payments 5000 --seed 1 [--postgres]``. What a house works out
by itself (interest, costs, plans, discounts, letters) is left out of this world, so that its truth
stays a sum of invoices; ``python -m tests.payments`` has all of it, beside a desk in memory.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

from adapters.statements.values import BankEntry, EntryDetail
from application.commands.bank_lines import PlaceBankLine, SetBankLineAside
from application.commands.fields import Euro
from application.house import House
from application.views import views_of
from domain.bank.line import BankLine, LineStanding
from domain.claim.opening import Invoice
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.matching.incoming import MoneyStanding
from domain.matching.signs import compact
from domain.matching.verdict import Judgment, Part, ToBook, ToPark, ToPropose, Way
from domain.parties import (
    Address,
    Capacity,
    ContactDetails,
    CreditorProfile,
    PartyNumbers,
    PayTo,
)
from tests import asking
from tests.adapters.statements.month import made_iban
from tests.application.bank_files import bring, entry, statement
from tests.application.houses import HousePlace, by, clock_at
from tests.conftest import postgres_server
from tests.payments.desk import Desk
from tests.payments.lines import Made
from tests.payments.made import payment
from tests.payments.people import TODAY, Crowd, Somebody, crowd_of

_DAY: Final = timedelta(days=1)
_IN_A_FILE: Final = 60
_LATE: Final = timedelta(days=730)


@dataclass(slots=True)
class Seen:
    """What became of the payments; ``wrong``: booked by itself, and not the truth."""

    payments: int = 0
    booked: int = 0
    proposed: int = 0
    proposed_right: int = 0
    parked: int = 0
    matchable: int = 0
    booked_of_matchable: int = 0
    seconds: float = 0.0
    """Of processor, in which the files were taken in."""
    wrong: list[tuple[Made, BankLine]] = field(default_factory=list)
    twice: int = 0
    """Paid twice, and booked on the claim that is named: interest of it was open still."""
    lost: list[tuple[Made, BankLine]] = field(default_factory=list)
    """Lines of which not every cent is placed, waiting or set aside."""
    apart: list[tuple[Made, BankLine, Judgment]] = field(default_factory=list)
    """Lines of which the house said another thing than the judge alone, beside a desk in memory."""

    @property
    def share(self) -> float:
        """Of the matchable, the share that was booked by itself, and rightly."""
        return self.booked_of_matchable / self.matchable if self.matchable else 1.0

    def told(self) -> str:
        """The counts for people."""
        return (
            f"payments {self.payments}: booked {self.booked}, proposed {self.proposed}, parked"
            f" {self.parked}; {self.payments / max(self.seconds, 1e-9):.0f} a second of processor\n"
            f"wrong bookings {len(self.wrong)}, cents lost on {len(self.lost)}; of"
            f" {self.matchable} matchable {self.booked_of_matchable} booked ({self.share:.1%})\n"
            f"proposals that hold the truth: {self.proposed_right} of {self.proposed}; paid twice,"
            f" and booked on the claim that it names: {self.twice}; otherwise than the judge alone:"
            f" {len(self.apart)}"
        )


@dataclass(slots=True)
class Account:
    """An account of ours with everybody who pays into it."""

    house: House
    desk: Desk
    iban: str
    creditors: dict[UUID, UUID] = field(default_factory=dict)
    """By made creditor, the one in the house."""
    balance: int = 0

    def fill(self, random: Random) -> None:
        """Open all claims of the made world."""
        numbers: set[tuple[UUID, str]] = set()
        for at, one in enumerate(self.desk.crowd.people):
            creditor = self.creditors.get(one.creditor) or self._creditor(one.creditor)
            numbered = (creditor, one.customer) not in numbers
            numbers.add((creditor, one.customer))
            self._debtor(one, creditor, at, numbered=numbered)

    def _creditor(self, made: UUID) -> UUID:
        profile = CreditorProfile(
            name=f"Schuldeiser {len(self.creditors) + 1} {self.iban[-3:]} B.V.",
            street="Kade 1",
            postal_code="3511 AA",
            city="Utrecht",
            email="post@ketting.example",
        )
        self.creditors[made] = asking.register_creditor(
            self.house, by=by(), profile=profile, ibans=(self.iban,)
        )
        return self.creditors[made]

    def _debtor(self, one: Somebody, creditor: UUID, at: int, *, numbered: bool) -> None:
        new = asking.new_debtor(
            contact=ContactDetails(
                name=one.name,
                address=Address(street=f"Esdoorn {at + 1}", postal_code="3511 AB", city="Utrecht"),
            ),
            capacity=Capacity.COMPANY if one.company else Capacity.CONSUMER,
            numbers=PartyNumbers(customer_number=one.customer) if numbered else None,
        )
        debtor: UUID | None = None
        for owed in one.claims:
            invoice = Invoice(
                number=owed.number,
                principal=owed.principal,
                issued_on=owed.issued_on,
                due_on=owed.due_on,
                agreed_term=TermBasis.CONTRACT,
                payment_reference=owed.reference,
                pay_to=(PayTo(iban=self.iban),),
            )
            asking.open_by_hand(
                self.house, by=by(), creditor_id=creditor, debtor=debtor or new, invoice=invoice
            )
            debtor = self.house.collections.claim(claim_id(creditor, owed.number)).debtor_id

    def truth(self, made: Made) -> dict[UUID, int]:
        """What a payment pays, by claim of the house."""
        return {self.claim(one): cents for one, cents in made.truth.items()}

    def claim(self, owed: UUID) -> UUID:
        """A made claim in the house."""
        one = self.desk.owed[owed]
        return claim_id(self.creditors[one.creditor], one.number)


def tried(place: HousePlace, *, payments: int, seed: int) -> Seen:
    """Live some days in which payments come in by files; a person decides on all that waits."""
    random = Random(seed)
    size = max(20, payments * 2 // 5)
    crowds = (
        crowd_of(random, debtors=size, creditors=1, name=f"one:{seed}"),
        crowd_of(random, debtors=size // 3, creditors=3, name=f"agency:{seed}"),
    )
    place.clock = clock_at(TODAY)
    house = place.open()
    accounts = []
    for number, crowd in enumerate(crowds):
        one = Account(house, Desk(_plain(crowd)), made_iban("ABNA", 417_164_300 + number))
        one.fill(random)
        accounts.append(one)
    with views_of(house) as views:
        views.catch_up()
    seen, day = Seen(), TODAY
    while seen.payments < payments:
        day += _DAY
        place.clock.move_to(day + _DAY)
        count = min(_IN_A_FILE, payments - seen.payments)
        for account, share in zip(accounts, (count - count // 4, count // 4), strict=True):
            _one_file(account, list(_payments(random, account.desk, share)), day, seen)
    return seen


def _plain(crowd: Crowd) -> Crowd:
    """Leave out what a house works out by itself; see above."""
    for one in crowd.people:
        for owed in one.claims:
            owed.extra = owed.instalment = owed.discount = 0
            owed.standing = MoneyStanding.OPEN
            owed.due_on += _LATE  # so that a consumer owes no interest
    crowd.letters.clear()
    return crowd


def _payments(random: Random, desk: Desk, count: int) -> Iterator[Made]:
    """Payments of as many debtors: what is open is worked out anew for the next file."""
    whose: set[UUID] = set()
    while count:
        made = payment(random, desk)
        theirs = {desk.owed[one].debtor for one in made.truth}
        if not theirs & whose:
            whose |= theirs
            count -= 1
            yield made


def _one_file(account: Account, some: list[Made], day: date, seen: Seen) -> None:
    entries = [_entry(made, day, number) for number, made in enumerate(some)]
    began = time.process_time()
    [taken] = bring(
        account.house, statement(*entries, first=day, opening=account.balance, iban=account.iban)
    )
    seen.seconds += time.process_time() - began
    account.balance += sum(one.amount for one in entries)
    assert len(taken.entries) == len(some)
    for told in sorted(taken.entries, key=lambda one: one.at):
        [line_id] = told.lines
        _beside_the_judge(account, some[told.at], line_id, seen)
    for told in taken.entries:
        [line_id] = told.lines
        _look(account, some[told.at], line_id, seen)


def _beside_the_judge(account: Account, made: Made, line_id: UUID, seen: Seen) -> None:
    """Let the judge alone say it of the same day, by what the house knew when the line came in."""
    line = account.house.collections.bank_line(line_id)
    assert line.imported
    day = line.imported.credited_on
    alone = account.desk.judge(replace(made.incoming, credited_on=day))
    if not _as_alone(account, line, alone):
        seen.apart.append((made, line, alone))
    if line.placements:
        way = alone.way if isinstance(alone, ToBook) else None
        parts = way.parts if way else _meant(made)
        account.desk.place(made.incoming, parts, teach=way is None or way.teaches)


def _as_alone(account: Account, line: BankLine, alone: Judgment) -> bool:
    """Whether a line was booked, proposed or parked as the judge alone would have it."""
    match alone:
        case ToBook(way=way):
            placed = {one.claim_id: one.amount for one in line.placements.values()}
            return placed == _in_house(account, way)
        case ToPropose(ways=ways):
            if line.standing is not LineStanding.PROPOSED or not line.proposed:
                return False
            candidates = line.proposed.candidates
            told = [{p.claim_id: p.amount for p in one.placements} for one in candidates]
            return all(_in_house(account, way) in told for way in ways[: len(told)])
        case ToPark():
            return line.standing is LineStanding.PARKED


def _in_house(account: Account, way: Way) -> dict[UUID, int]:
    return {account.claim(part.claim_id): part.amount for part in way.parts}


def _entry(made: Made, day: date, number: int) -> BankEntry:
    told = made.incoming
    detail = EntryDetail(
        amount=told.amount,
        name=told.name,
        ultimate_name=told.ultimate_name,
        account=told.account,
        structured=told.fields,
        unstructured=" ".join(told.pieces),
        pieces=told.pieces,
        end_to_end="" if told.end_to_end == "NOTPROVIDED" else told.end_to_end,
    )
    return entry(
        told.amount, day, details=(detail,), line=number, reference=f"{day:%m%d}{number:04d}"
    )


def _look(account: Account, made: Made, line_id: UUID, seen: Seen) -> None:
    """Count what became of one, and let a person decide what the house did not."""
    line = account.house.collections.bank_line(line_id)
    truth = account.truth(made)
    seen.payments += 1
    seen.matchable += made.matchable
    if line.placements:
        placed: dict[UUID, int] = {}
        for one in line.placements.values():
            placed[one.claim_id] = placed.get(one.claim_id, 0) + one.amount
        twice = made.kind == "paid twice" and _names_all(account, made, placed)
        seen.twice += twice
        right = twice or placed == truth
        seen.booked += 1
        seen.booked_of_matchable += made.matchable and right
        if not right:
            seen.wrong.append((made, line))
    elif line.standing is LineStanding.PROPOSED:
        assert line.proposed
        ways = [{p.claim_id: p.amount for p in way.placements} for way in line.proposed.candidates]
        seen.proposed += 1
        seen.proposed_right += truth in ways
    else:
        seen.parked += 1
    _decide(account, made, line_id)
    line = account.house.collections.bank_line(line_id)
    if line.waits or line.placed + line.set_aside + line.on_debtor != made.incoming.amount:
        seen.lost.append((made, line))


def _names_all(account: Account, made: Made, placed: dict[UUID, int]) -> bool:
    text = compact("".join(made.incoming.pieces))
    numbers = {account.claim(one.id): one.number for one in account.desk.owed.values()}
    return all(compact(numbers[one]) in text for one in placed)


def _decide(account: Account, made: Made, line_id: UUID) -> None:
    house = account.house
    if house.collections.bank_line(line_id).waits:
        for one, cents in made.truth.items():
            owed = account.desk.owed[one]
            rest = house.collections.bank_line(line_id).rest
            put = PlaceBankLine(
                invoice_number=owed.number,
                amount=Euro(min(cents, rest)),
                creditor_id=account.creditors[owed.creditor],
            )
            put.carry(house, line_id, by=by())
        account.desk.place(made.incoming, _meant(made), teach=True)
    if house.collections.bank_line(line_id).waits:
        SetBankLineAside().carry(house, line_id, by=by())


def _meant(made: Made) -> list[Part]:
    return [Part(one, cents) for one, cents in made.truth.items()]


def main() -> int:
    """Tell what became of payments of a seed; 1: something was booked wrongly."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--payments", type=int, default=5_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--postgres", action="store_true")
    asked = options.parse_args()
    with ExitStack() as doors:
        folder = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="payments-")))
        url = doors.enter_context(postgres_server()) if asked.postgres else ""
        place = HousePlace("postgres" if url else "sqlite", url, folder / "house")
        seen = tried(place, payments=asked.payments, seed=asked.seed)
        for made, line, *alone in (*seen.wrong, *seen.lost, *seen.apart):
            sys.stdout.write(f"{made}\n  -> {line}\n  alone: {alone}\n\n")
        sys.stdout.write(f"seed {asked.seed}, {place.engine}\n{seen.told()}\n")
        place.close()
    return bool(seen.wrong or seen.lost)


if __name__ == "__main__":
    sys.exit(main())
