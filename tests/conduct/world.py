"""A world of lives: a real house in which every claim is lived day by day, and looked at."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from domain.claim.balance import balance
from domain.claim.events import (
    ClaimRecalled,
    ClaimReopened,
    ClaimSettled,
    CollectionCostsCharged,
    CollectionCostsWaived,
    FourteenDayLetterSent,
    HandedOver,
    Instalment,
    LetterFact,
    PaymentReversed,
)
from domain.claim.opening import Invoice
from domain.claim.state import Ending
from domain.errors import Conflict, NotFound, Refusal
from domain.facts import Recorded
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile
from tests import asking
from tests.application.houses import HousePlace, by, clock_at, run_on
from tests.conduct.lives import DAYS, Deed, Life
from tests.conduct.model import FOURTEEN, Act, Known, Letter, Payment, faults
from tests.pdfs import one_page

DUE = date(2026, 2, 16)
DAY = timedelta(days=1)
SHOP = CreditorProfile(
    name="Fietswerk De Ketting B.V.",
    street="Kade 1",
    postal_code="3511 AA",
    city="Utrecht",
    email="post@ketting.example",
)


@dataclass
class Lived:
    """A life in the world: its claim, what the oracle knows, and what is still to come."""

    life: Life
    claim: UUID
    known: Known
    read: int = 0
    to_pay: list[tuple[date, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class World:
    """One creditor, and a debtor for each life."""

    def __init__(self, lives: Sequence[Life], folder: Path) -> None:
        self.place = HousePlace("sqlite", "", folder, clock_at(DUE - 14 * DAY))
        self.house = self.place.open()
        self.creditor = asking.register_creditor(
            self.house, by=by(), profile=SHOP, ibans=("NL91ABNA0417164300",)
        )
        self.lived = [self._born(life, number) for number, life in enumerate(lives)]
        self.acts: Counter[str] = Counter()

    def live(self) -> list[str]:
        """Live every day, and give every fault."""
        for offset in range(-13, DAYS):
            self._day(DUE + offset * DAY, offset)
        return [fault for one in self.lived for fault in one.faults[:1]]

    def _day(self, day: date, offset: int) -> None:
        self.place.clock.move_to(day)
        for one in self.lived:
            for deed in one.life.deeds:
                if deed.on == offset:
                    self._do(one, deed, day)
            for on, cents in one.to_pay:
                if on == day:
                    self._pay(one, cents, day)
            self._look(one, day)
        run_on(self.place, self.house, day)
        for one in self.lived:
            self._look(one, day)
            self._settled_where_done(one, day)

    def _born(self, life: Life, number: int) -> Lived:
        capacity = Capacity.CONSUMER if life.consumer else Capacity.COMPANY
        home = Address(street=f"Esdoorn {number + 1}", postal_code="3511 AB", city="Utrecht")
        contact = ContactDetails(name=f"S. Voorbeeld {number}", address=home)
        invoice = Invoice(
            number=f"C-{number}",
            principal=life.principal,
            issued_on=DUE - 14 * DAY,
            due_on=DUE,
            agreed_term=TermBasis.CONTRACT,
        )
        debtor = asking.new_debtor(contact=contact, capacity=capacity)
        asking.open_by_hand(
            self.house, by=by(), creditor_id=self.creditor, debtor=debtor, invoice=invoice
        )
        claim = claim_id(self.creditor, invoice.number)
        asking.attach_invoice(self.house, claim, by=by(), content=one_page())
        quietly(lambda: asking.move_to_plan(self.house, claim, by=by(), plan=life.plan))
        return Lived(life, claim, Known(life.principal, life.consumer, DUE))

    # --- what happens from outside ---------------------------------------------------------

    def _do(self, one: Lived, deed: Deed, day: date) -> None:
        what = getattr(self, f"_{deed.what.value}")
        what(one, deed, day)

    def _open(self, one: Lived, day: date) -> int:
        return balance(self.house.collections.claim(one.claim), on=day).total

    def _pay(self, one: Lived, cents: int, day: date) -> None:
        name = f"p{len(one.known.payments)}"
        if cents > 0 and quietly(
            lambda: asking.register_payment(
                self.house,
                one.claim,
                by=by(),
                amount=cents,
                credited_on=day,
                payment_id=name,
                confirmed=True,
            )
        ):
            one.known.payments.append(Payment(name, day, cents))

    def _pay_part(self, one: Lived, deed: Deed, day: date) -> None:
        self._pay(one, self._open(one, day) * deed.percent // 100, day)

    def _pay_all(self, one: Lived, deed: Deed, day: date) -> None:
        del deed
        self._pay(one, self._open(one, day), day)

    def _storno(self, one: Lived, deed: Deed, day: date) -> None:
        del deed
        standing = [p for p in one.known.payments if p.back_on is None]
        if not standing:
            return
        last = standing[-1]
        if quietly(
            lambda: asking.reverse_payment(
                self.house, one.claim, by=by(), payment_id=last.id, reversed_on=day
            )
        ):
            at = one.known.payments.index(last)
            one.known.payments[at] = replace(last, back_on=day)

    def _dispute(self, one: Lived, deed: Deed, day: date) -> None:
        cents = max(1, one.known.owed(day) * deed.percent // 100)
        if quietly(
            lambda: asking.record_dispute(
                self.house, one.claim, by=by(), ground="quality", amount=cents
            )
        ):
            one.known.contested.append(cents)

    def _decide(self, one: Lived, outcome: str, cents: int) -> None:
        number = self._first_dispute(one)
        granted = cents if outcome != "rejected" else None
        if one.known.contested and quietly(
            lambda: asking.resolve_dispute(
                self.house, one.claim, by=by(), outcome=outcome, amount=granted, disputed=number
            )
        ):
            one.known.contested.pop(0)
            one.known.lowered += [(date.min, cents)] if granted else []

    def _first_dispute(self, one: Lived) -> int | None:
        disputes = self.house.collections.claim(one.claim).disputes
        return disputes[0].version if disputes else None

    def _uphold(self, one: Lived, deed: Deed, day: date) -> None:
        del deed, day
        if one.known.contested:
            self._decide(one, "upheld", one.known.contested[0])

    def _grant_part(self, one: Lived, deed: Deed, day: date) -> None:
        del day
        if one.known.contested:
            self._decide(one, "partly", max(1, one.known.contested[0] * deed.percent // 100))

    def _reject(self, one: Lived, deed: Deed, day: date) -> None:
        del deed, day
        self._decide(one, "rejected", 0)

    def _promise(self, one: Lived, deed: Deed, day: date) -> None:
        last = day + deed.days * DAY
        if quietly(
            lambda: asking.record_promise(self.house, one.claim, by=by(), amount=None, pay_by=last)
        ):
            one.known.agreed.append((day, last))

    def _payment_plan(self, one: Lived, deed: Deed, day: date) -> None:
        open_now = self._open(one, day)
        half = open_now // 2
        if not half:
            return
        first = Instalment(number=1, amount=half, by=day + deed.days * DAY)
        second = Instalment(number=2, amount=open_now - half, by=day + 2 * deed.days * DAY)
        if quietly(
            lambda: asking.agree_payment_plan(
                self.house, one.claim, by=by(), instalments=(first, second)
            )
        ):
            one.known.agreed.append((day, first.by))

    def _extend(self, one: Lived, deed: Deed, day: date) -> None:
        last = day + deed.days * DAY
        if quietly(lambda: asking.extend_term(self.house, one.claim, by=by(), pay_by=last)):
            one.known.agreed.append((day, last))

    def _credit(self, one: Lived, deed: Deed, day: date) -> None:
        cents = max(1, one.known.owed(day, contested=False) * deed.percent // 100)
        number = f"CR-{one.claim.hex[:6]}-{len(one.known.lowered)}"
        if quietly(
            lambda: asking.apply_credit_note(
                self.house, one.claim, by=by(), number=number, amount=cents, issued_on=day
            )
        ):
            one.known.lowered.append((day, cents))

    def _hold(self, one: Lived, deed: Deed, day: date) -> None:
        last = day + deed.days * DAY
        if quietly(
            lambda: asking.place_hold(
                self.house, one.claim, by=by(), category="investigation", from_day=day, until=last
            )
        ):
            one.known.holds.append((day, last))

    # --- what the engine did ---------------------------------------------------------------

    def _look(self, one: Lived, day: date) -> None:
        """Judge each fact that came since the last look, in order, and learn it."""
        history = self.house.collections.history(one.claim)
        for recorded in history[one.read :]:
            for act, letter, cents in self._acts(one, recorded):
                self.acts[act] += 1
                found = faults(one.known, act, day, letter=letter, cents=cents)
                one.faults += [self._told(one, day, act, fault) for fault in found]
            self._learn(one, recorded, day)
        one.read = len(history)

    def _acts(self, one: Lived, recorded: Recorded) -> Iterator[tuple[Act, Letter | None, int]]:
        match recorded.fact:
            case LetterFact() as fact:
                yield Act.LETTER, letter_of(fact, recorded.effective_on), 0
            case CollectionCostsCharged() as fact:
                by_id = {letter.id: letter for letter in one.known.letters}
                rests_on = by_id.get(fact.letter_id) if fact.letter_id else None
                yield Act.COSTS, rests_on, fact.total
            case HandedOver():
                yield Act.HANDED_OVER, None, 0
            case ClaimSettled():
                yield Act.SETTLED, None, 0

    def _learn(self, one: Lived, recorded: Recorded, day: date) -> None:
        known, fact = one.known, recorded.fact
        match fact:
            case LetterFact():
                letter = replace(
                    letter_of(fact, recorded.effective_on),
                    left_out=sum(known.contested),
                    granted=known.granted,
                )
                known.letters.append(letter)
                one.to_pay += [
                    (letter.on + answer.after * DAY, letter.total - answer.less)
                    for answer in one.life.answers
                    if answer.letter == len(known.letters) and answer.after
                ]
            case CollectionCostsCharged():
                known.costs += fact.total
            case CollectionCostsWaived():
                known.costs -= fact.amount
            case HandedOver():
                known.handed_over = True
            case ClaimRecalled():
                known.handed_over = False
            case ClaimSettled():
                known.settled_on = day
            case PaymentReversed() if known.settled_on:
                known.reopened_on, known.settled_on = day, None
            case ClaimReopened():
                known.settled_on = None

    def _settled_where_done(self, one: Lived, day: date) -> None:
        letter = one.known.done(day)
        if letter is None or one.known.handed_over or one.known.contested:
            return
        if self.house.collections.claim(one.claim).ending is Ending.NONE:
            one.faults.append(self._told(one, day, "run", "he paid what was asked: not settled"))

    def _told(self, one: Lived, day: date, act: str, fault: str) -> str:
        return f"{day} {act}: {fault}\n  {one.life}\n  {one.known}"


def letter_of(fact: LetterFact, on: date) -> Letter:
    """A letter as the oracle sees it: the last day that surely is in time."""
    fourteen = isinstance(fact, FourteenDayLetterSent)
    last = on + FOURTEEN if fourteen else getattr(fact, "pay_by", None) or on
    return Letter(fact.letter_id, on, fact.asked.principal, fact.asked.total, last, fourteen)


def quietly(deed: Callable[[], object]) -> bool:
    """Do something, and tell whether the engine took it."""
    try:
        deed()
    except (Refusal, NotFound, Conflict, ValueError):
        return False
    return True


def faults_of(lives: Sequence[Life]) -> tuple[list[str], Counter[str]]:
    """Live some lives in a world of their own; what was wrong, and what the engine did."""
    with TemporaryDirectory() as folder:
        world = World(lives, Path(folder))
        try:
            return world.live(), world.acts
        finally:
            world.place.close()
