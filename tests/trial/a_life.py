"""A life of one debtor with three claims, from the invoices to the judgment, by the real program.

``python -m tests.trial.a_life [--to FOLDER] [--store postgres]``: one transfer for two claims, a
promise that is broken, a payment plan over all three that both sign, an instalment that the bank
takes back, the lapse, a dispute on a part, the hand-over, the summons, the judgment and what is
paid by it. Money is known from bank statements alone. It prints what is owed on twelve days, and
keeps trails, letters and papers in the folder.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from adapters.invoice_files import InvoiceSource
from adapters.statements.values import BankEntry
from api.words.facts import told_in
from application.commands.agreements import RecordContact, RecordPromise
from application.commands.bank_lines import AcceptProposal, PlaceBankLine
from application.commands.court import RecordJudgment, RecordSummons
from application.commands.court_sums import AwardedInterest
from application.commands.debtors import EstablishCapacity
from application.commands.fields import Euro
from application.commands.payment_plans import (
    ProposePaymentPlan,
    SendSigningLink,
    SignPaymentPlan,
)
from application.commands.stops import AnswerDispute, RecordDispute, ResolveDispute
from application.documents import documents_of, kept
from application.house import House
from application.intake.documents import Outcome, import_invoices
from application.payment_plans.by_debtor import shown_plan, signed_plan
from application.payment_plans.links import token_of
from application.queries.lists import trail_of
from application.run.day import run_day
from application.sample.invoices import Bill, Customer, as_ubl
from application.views import views_of
from domain.bank.line import BankLine
from domain.claim.balance import balance
from domain.claim.events import Channel, ContactOutcome, DisputeOutcome
from domain.claim.grounds import DisputeGround, NonPayment
from domain.creditor.events import PaymentsCheck
from domain.money import Cents, as_decimal
from domain.parties import Capacity
from tests.application.bank_files import DAY, bank_lines, bring, entry, statement
from tests.application.houses import HousePlace, by, clock_at
from tests.conftest import postgres_server

IBAN: Final = "NL02ABNA0123456789"
PAYER: Final = "NL20INGB0001234567"
_WEEKEND: Final = (5, 6)
ISSUED, DUE = date(2026, 1, 5), date(2026, 1, 19)
WHO: Final = Customer(
    number="D-7",
    name="S. Voorbeeld",
    street="Lindenlaan 14",
    postal_code="3818 ZZ",
    city="Amersfoort",
    email="s.voorbeeld@debiteur.example",
    phone="06 00 00 00 00",
)
BILLS: Final = (
    ("F-201", 640_00, "Vervanging cv-ketel"),
    ("F-202", 480_00, "Leidingwerk badkamer"),
    ("F-203", 360_00, "Reparatie lekkage"),
)
TWELVE: Final = (
    *(date(2026, 1, 19), date(2026, 1, 26), date(2026, 1, 29), date(2026, 2, 12)),
    *(date(2026, 2, 26), date(2026, 3, 4), date(2026, 3, 20), date(2026, 3, 25)),
    *(date(2026, 4, 20), date(2026, 5, 11), date(2026, 6, 15), date(2026, 7, 20)),
)
"""Before anything is late; part paid; in default; promise broken and plan; instalment paid; taken
back; contested in part; decided; handed over; summoned; judged; paid by the judgment."""

Owed = tuple[Cents, Cents, Cents]
"""Principal, costs and interest of one claim, in cents."""


@dataclass
class Life:
    """The claims, and the bank account that money is known from."""

    place: HousePlace
    house: House
    claims: list[UUID] = field(default_factory=list)
    cents: Cents = 0
    """The balance of the account."""
    known: date = ISSUED - DAY
    """The last day whose statement is in."""
    done: list[str] = field(default_factory=list)
    """What each run did."""

    @property
    def debtor(self) -> UUID:
        """The one who owes."""
        found = self.house.collections.claim(self.claims[0]).debtor_id
        assert found is not None
        return found

    def until(self, day: date, entries: Mapping[date, Sequence[BankEntry]] | None = None) -> None:
        """Each working morning through a day, and on it: what the bank tells, then the run."""
        while self.known + DAY < day:
            first, last = self.known + DAY, self.known + DAY
            while last + DAY < day and (last + DAY).weekday() in _WEEKEND:
                last += DAY
            came = [
                one for at, some in (entries or {}).items() if first <= at <= last for one in some
            ]
            self._bank(first, last, came)
            self.place.clock.move_to(self.known + DAY, time(10, 0))
            for line in run_day(self.house).lines:
                self.done.append(f"{self.house.today} {line.what} {line.step}".strip())

    def owed(self, day: date) -> tuple[Owed, ...]:
        """What is owed on a day, of each claim."""
        accounts = [
            balance(self.house.collections.claim(one), on=day).account for one in self.claims
        ]
        return tuple((one.principal, one.costs, one.interest) for one in accounts)

    def waiting(self) -> BankLine:
        """The bank line that waits for a person."""
        [found] = [one for one in bank_lines(self.house) if one.waits]
        return found

    def _bank(self, first: date, last: date, entries: Sequence[BankEntry]) -> None:
        """The statement of the days since the last one, on the morning after."""
        self.place.clock.move_to(last + DAY, time(7, 0))
        told = statement(*entries, first=first, last=last, opening=self.cents, iban=IBAN)
        bring(self.house, told)
        self.cents += sum(one.amount for one in entries)
        self.known = last


def lived(place: HousePlace) -> Life:
    """The whole of it."""
    place.clock = clock_at(ISSUED)
    life = Life(place, place.open(payments_checked=PaymentsCheck.REQUIRED))
    invoiced(life)
    part_paid(life)
    promised(life)
    planned(life)
    taken_back(life)
    contested(life)
    judged(life)
    return life


def invoiced(life: Life) -> None:
    """Three invoices to a consumer; the reminder serves as notice of default."""
    outcomes: list[Outcome] = []
    sources = [
        InvoiceSource(f"{number}.xml", as_ubl(_bill(number, total, what)))
        for number, total, what in BILLS
    ]
    import_invoices(life.house, sources, progress=outcomes.append)
    life.claims = [one.claim for one in outcomes if one.claim]
    told = EstablishCapacity(capacity=Capacity.CONSUMER, evidence="order")
    told.carry(life.house, life.debtor, by=by())


def part_paid(life: Life) -> None:
    """One transfer names two invoices and pays a part: a person says of which."""
    day = date(2026, 1, 26)
    text = "F-201 en F-202 eerste deel"
    came = entry(200_00, day, text=text, account=PAYER, name="S. Voorbeeld")
    life.until(day + DAY, {day: [came]})
    line = life.waiting()
    for number, part in (("F-201", 120_00), ("F-202", 80_00)):
        placed = PlaceBankLine(invoice_number=number, amount=Euro(part))
        placed.carry(life.house, line.id, by=by())


def promised(life: Life) -> None:
    """Called when the term of the reminder is over: all by 6 February; nothing comes."""
    life.until(date(2026, 1, 30))
    for claim in life.claims:
        RecordContact(
            channel=Channel.PHONE,
            outcome=ContactOutcome.REACHED,
            reason_for_non_payment=NonPayment.NO_MONEY,
        ).carry(life.house, claim, by=by())
        RecordPromise(by=date(2026, 2, 6)).carry(life.house, claim, by=by())
    life.until(date(2026, 2, 12))


def planned(life: Life) -> None:
    """Four instalments over all three, signed by both; the first one comes in by collection."""
    drawn = ProposePaymentPlan(first=date(2026, 2, 27), number=4)
    plan = drawn.carry(life.house, life.debtor, by=by()).streams[0][0]
    SendSigningLink(plan=plan).carry(life.house, life.debtor, by=by())
    link = life.house.collections.payment_plan(plan).link
    assert link is not None
    token = token_of(life.house, plan, link.link_id)
    shown = shown_plan(life.house, token, address="debtor")
    signed_plan(life.house, token, name="S. Voorbeeld", seen=shown.sha256, address="debtor")
    SignPaymentPlan(plan=plan).carry(life.house, life.debtor, by=by())
    day = date(2026, 2, 26)
    life.until(day + DAY, {day: [_instalment(day)]})
    AcceptProposal().carry(life.house, life.waiting().id, by=by())


def taken_back(life: Life) -> None:
    """His bank takes the instalment back (MD06): it was never paid, and the plan lapses."""
    day = date(2026, 3, 4)
    back = entry(
        -320_52,
        day,
        text="termijn 1",
        account=PAYER,
        name="S. Voorbeeld",
        end_to_end="TERMIJN-1",
        returned=True,
        reversal=True,
        return_code="MD06",
    )
    life.until(date(2026, 3, 20), {day: [back]})


def contested(life: Life) -> None:
    """Of the third invoice 60.00 is contested; 25.00 of it is granted, then all is handed over."""
    third = life.claims[2]
    RecordDispute(
        ground=DisputeGround.QUALITY,
        amount=Euro(60_00),
        text="Het lekt nog.",
        answer_by=date(2026, 4, 3),
    ).carry(life.house, third, by=by())
    life.until(date(2026, 3, 25))
    AnswerDispute(text="De monteur komt langs.").carry(life.house, third, by=by())
    decided = ResolveDispute(outcome=DisputeOutcome.PARTLY, amount=Euro(25_00))
    decided.carry(life.house, third, by=by())
    life.until(date(2026, 5, 11))


def judged(life: Life) -> None:
    """All is asked in court and awarded, costs of the proceedings once; the first one is paid."""
    served, given = date(2026, 5, 11), date(2026, 6, 15)
    claimed = {one: life.owed(served)[at] for at, one in enumerate(life.claims)}
    for claim in life.claims:
        RecordSummons(served_on=served, court="Rechtbank Midden-Nederland").carry(
            life.house, claim, by=by()
        )
    life.until(given)
    for at, (claim, (principal, costs, interest)) in enumerate(claimed.items()):
        RecordJudgment(
            given_on=given,
            court="Rechtbank Midden-Nederland",
            case_number="11812345 MC EXPL 26-2211",
            by_default=True,
            principal=Euro(principal),
            interest_kind=AwardedInterest.CONSUMER,
            interest_from=served + DAY,
            interest=Euro(interest),
            collection_costs=Euro(costs),
            procedural_costs=None if at else Euro(412_47),
        ).carry(life.house, claim, by=by())
    day = date(2026, 7, 17)
    due = sum(life.owed(day)[0])
    came = entry(due, day, text="vonnis F-201", account=PAYER, name="S. Voorbeeld")
    life.until(date(2026, 7, 20), {day: [came]})
    if [one for one in bank_lines(life.house) if one.waits]:
        PlaceBankLine(invoice_number="F-201").carry(life.house, life.waiting().id, by=by())


def _instalment(day: date) -> BankEntry:
    return entry(
        320_52,
        day,
        text="termijn 1 F-201 F-202 F-203",
        account=PAYER,
        name="S. Voorbeeld",
        end_to_end="TERMIJN-1",
    )


def _bill(number: str, total: Cents, what: str) -> Bill:
    return Bill(number=number, customer=WHO, total=total, what=what, issued_on=ISSUED, due_on=DUE)


def table(life: Life) -> str:
    """What is owed on the twelve days."""
    rows = ["day         " + "".join(f"{number:>28}" for number, *_ in BILLS) + f"{'all':>12}"]
    for day in TWELVE:
        owed = life.owed(day)
        parts = ["  ".join(f"{as_decimal(cents):>8}" for cents in one) for one in owed]
        rows.append(f"{day}  {'  '.join(parts)}  {as_decimal(sum(map(sum, owed))):>10}")
    return "\n".join(rows)


def keep(life: Life, folder: Path) -> None:
    """Keep trails in both languages, and every paper of the claims."""
    folder.mkdir(parents=True, exist_ok=True)
    with views_of(life.house) as views:
        views.catch_up()
        for (number, *_), claim in zip(BILLS, life.claims, strict=True):
            for language in ("nl", "en"):
                told = trail_of(views, claim, tell=partial(told_in, language=language))
                lines = [f"{one.effective_on}  {one.what}" for one in told.facts]
                (folder / f"{number}.{language}.txt").write_text("\n".join(lines) + "\n")
            for at, one in enumerate(documents_of(life.house, claim)):
                content = kept(life.house, one.sha256)
                form = {b"%": "pdf", b"<": "xml", b"{": "json"}.get(content[:1], "bin")
                (folder / f"{number}-{at:02}-{one.kind.value}.{form}").write_bytes(content)


def main() -> int:
    """Live it; see the module."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--store", choices=["sqlite", "postgres"], default="sqlite")
    said.add_argument("--to", type=Path)
    chosen = said.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(TemporaryDirectory(prefix="vordering-life-")))
        url = stack.enter_context(postgres_server()) if chosen.store == "postgres" else ""
        place = HousePlace(chosen.store, url, home / "home", clock_at(ISSUED))
        life = lived(place)
        print("\n".join(life.done))
        print(table(life))
        if chosen.to:
            keep(life, chosen.to)
        place.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
