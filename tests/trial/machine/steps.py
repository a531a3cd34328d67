"""A state machine of Hypothesis: what people, banks and days do to a house, in any order."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.banking.lookup import told_of
from application.by import By
from application.commands.bank_lines import (
    AcceptProposal,
    PlaceBankLine,
    PutOnDebtor,
    SetBankLineAside,
    UndoBankLine,
)
from application.commands.fields import Euro
from application.commands.money import SetOff
from application.commands.payment_plans import (
    ProposePaymentPlan,
    SendSigningLink,
    SignPaymentPlan,
)
from application.payment_plans.by_debtor import shown_plan, signed_plan
from application.payment_plans.links import token_of
from domain.bank.line import BankLine
from domain.claim.balance import balance
from domain.facts import StreamKind
from tests import asking
from tests.application.houses import by
from tests.trial.machine.deeds import Deeds, ago, cents, some, which
from tests.trial.machine.world import DAY, NAMES, Owed

MONEY = frozenset(
    "claim.payment_received claim.overpayment_refunded claim.credit_note_applied"
    " claim.part_waived claim.payment_reversed claim.judgment_given claim.judgment_annulled"
    " claim.enforcement_costs_told".split()
)


class ByHand(Deeds):
    """Money by hand: payments, refunds, credit, waivers, and what was entered in error."""

    def name_of(self, one: Owed) -> str:
        """As the bank writes the debtor."""
        return NAMES[one.debtor]

    @rule(at=which, amount=cents, back=ago)
    def pay(self, at: int, amount: int, back: int) -> None:
        """Somebody records a payment."""
        self.names += 1
        name, on = f"hand{self.names}", self._day(back)
        house, claim = self.world.house, self._owed(at).id
        if self._try(
            lambda: asking.register_payment(
                house,
                claim,
                by=by(),
                amount=amount,
                credited_on=on,
                payment_id=name,
                confirmed=True,
            )
        ):
            self.world.by_hand[name] = amount

    @rule(at=which, number=some, back=ago)
    def reverse(self, at: int, number: int, back: int) -> None:
        """A payment by hand is taken back."""
        one = self._owed(at)
        names = [name for name, left in one.plain.net().items() if left and "#" not in name]
        if not names:
            return
        name, on, house = names[number % len(names)], self._day(back), self.world.house
        if self._try(
            lambda: asking.reverse_payment(house, one.id, by=by(), payment_id=name, reversed_on=on)
        ):
            self.world.by_hand[name] = 0

    @rule(at=which, amount=cents, back=ago)
    def refund(self, at: int, amount: int, back: int) -> None:
        """What was paid too much goes back."""
        house, claim, on = self.world.house, self._owed(at).id, self._day(back)
        self._try(lambda: asking.refund(house, claim, by=by(), amount=amount, refunded_on=on))

    @rule(at=which, other=which)
    def set_off(self, at: int, other: int) -> None:
        """Money of one claim pays another."""
        command = SetOff(from_invoice=self._owed(other).number)
        self._try(lambda: command.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, other=which, amount=cents, back=ago)
    def paid_too_much(self, at: int, other: int, amount: int, back: int) -> None:
        """More is paid than is open; it pays another claim, and what of it is there goes back."""
        claim = self.world.house.collections.claim(self._owed(at).id)
        whole = balance(claim, on=self.world.house.today).total
        self.pay(at, whole + amount, back)
        self.set_off(other, at)
        self.refund(at, 5_00, 0)

    @rule(at=which, number=some, amount=cents, days=st.integers(1, 40))
    def paid_and_back(self, at: int, number: int, amount: int, days: int) -> None:
        """A payment is taken back some days later."""
        self.pay(at, amount, 0)
        self.world.days(days)
        self.world.check()
        self.reverse(at, number, number % 3)

    @rule(at=which, amount=cents, start=st.booleans())
    def credit(self, at: int, amount: int, *, start: bool) -> None:
        """A credit note."""
        self.names += 1
        house, claim, name = self.world.house, self._owed(at).id, f"C{self.names}"
        on = house.today
        self._try(
            lambda: asking.apply_credit_note(
                house, claim, by=by(), number=name, amount=amount, issued_on=on, retroactive=start
            )
        )

    @rule(at=which, amount=cents, costs=st.booleans())
    def waive(self, at: int, amount: int, *, costs: bool) -> None:
        """A part is let go: of the principal, or of the costs."""
        house, claim = self.world.house, self._owed(at).id
        give = asking.waive_costs if costs else asking.waive_part
        self._try(lambda: give(house, claim, by=by(), amount=amount))

    @rule(at=which, number=some)
    def error(self, at: int, number: int) -> None:
        """A fact about money was entered in error."""
        one, house = self._owed(at), self.world.house
        facts = [f for f in one.plain.facts if f.topic in MONEY]
        if not facts:
            return
        wrong = facts[number % len(facts)]
        name = str(wrong.said.get("payment_id", ""))
        if "#" in name:
            return  # a bank line's: that is undone on the line
        if self._try(
            lambda: asking.enter_in_error(
                house, one.id, by=by(), version=wrong.version, approved_by="piet"
            )
        ):
            self.world.by_hand.pop(name, None)
            self.world.read(one)
            self.world.by_hand |= {n: c for n, c in one.plain.net().items() if n == name}


class ByBank(Deeds):
    """What a bank books, and what people decide on its lines."""

    @rule(at=which, other=which, how=st.integers(0, 5), amount=cents)
    def booked(self, at: int, other: int, how: int, amount: int) -> None:
        """Money comes in: with a number, with two, with a name, with nothing."""
        one, two = self._owed(at), self._owed(other)
        house, name = self.world.house, ("Jan Voorbeeld", "Koffie Zuid B.V.")[one.debtor]
        whole = balance(house.collections.claim(one.id), on=house.today).total or amount
        match how:
            case 0 | 1:
                self.world.booked(whole, text=one.number, name=name, account="NL20INGB0001234567")
            case 2:
                self.world.booked(amount, text=f"deel {one.number}", name=name)
            case 3:
                text = f"{one.number} en {two.number}"
                self.world.booked(whole + amount, text=text, name=name)
            case 4:
                self.world.booked(whole, text="betaling", name=name)
            case _:
                self.world.booked(amount, text="lidmaatschap", name="K. Vreemd")

    @rule(at=which, other=which, how=st.integers(0, 5), amount=cents, number=some)
    def told(self, at: int, other: int, how: int, amount: int, number: int) -> None:
        """Money comes in, the bank tells it, and a person looks at what waits."""
        self.booked(at, other, how, amount)
        self.world.days(1)
        self.world.check()
        if number % 3:
            self.place(number, at, half=number % 2 == 0)
        elif number % 2:
            self.undo(number)
        else:
            self.came_back(number, part=number % 4 == 0)

    @rule(number=some, part=st.booleans())
    def came_back(self, number: int, *, part: bool) -> None:
        """A line goes back, all of it or a part."""
        came = [one for one in self.world.lines() if one.imported and one.imported.amount > 1]
        if not came:
            return
        line = came[number % len(came)]
        told = told_of(self.world.house, line)
        assert told is not None
        amount = line.total // 2 if part else line.total
        self.world.booked(-amount, returned=True, end_to_end=told.end_to_end, account=told.account)

    def _waiting(self, number: int) -> BankLine | None:
        found = [one for one in self.world.lines() if one.waits]
        return found[number % len(found)] if found else None

    @rule(number=some, at=which, half=st.booleans())
    def place(self, number: int, at: int, *, half: bool) -> None:
        """A person places a line, or half of it."""
        if line := self._waiting(number):
            amount = Euro(max(1, line.rest // 2)) if half else None
            put = PlaceBankLine(invoice_number=self._owed(at).number, amount=amount)
            self._try(lambda: put.carry(self.world.house, line.id, by=by()))

    @rule(number=some, at=which, what=st.integers(0, 2))
    def decide(self, number: int, at: int, what: int) -> None:
        """A person accepts, sets aside, or says whose it is."""
        if line := self._waiting(number):
            command = (
                AcceptProposal(),
                SetBankLineAside(),
                PutOnDebtor(invoice_number=self._owed(at).number),
            )[what]
            self._try(lambda: command.carry(self.world.house, line.id, by=by()))

    @rule(number=some)
    def undo(self, number: int) -> None:
        """What was decided on a line is undone."""
        lines = self.world.lines()
        if lines:
            line = lines[number % len(lines)]
            self._try(lambda: UndoBankLine().carry(self.world.house, line.id, by=by()))


class Course(Deeds):
    """Agreements, disputes and other parties."""

    @rule(at=which, days=st.integers(1, 20))
    def promise(self, at: int, days: int) -> None:
        """He promises to pay."""
        house, last = self.world.house, self.world.house.today + days * DAY
        self._try(
            lambda: asking.record_promise(
                house, self._owed(at).id, by=by(), amount=None, pay_by=last
            )
        )

    @rule(at=which, number=st.integers(1, 4), days=st.integers(2, 20))
    def plan(self, at: int, number: int, days: int) -> None:
        """A plan over all claims of a debtor, signed by both."""
        house = self.world.house
        debtor = house.collections.claim(self._owed(at).id).debtor_id
        assert debtor is not None
        first = house.today + days * DAY
        command = ProposePaymentPlan(first=first, number=number)
        before = set(house.store.streams(StreamKind.PAYMENT_PLAN))
        if not self._try(lambda: command.carry(house, debtor, by=by())):
            return
        [plan] = set(house.store.streams(StreamKind.PAYMENT_PLAN)) - before
        sends = By(key=f"link {plan}", actor="piet")  # who told his address may not
        self._try(lambda: SendSigningLink(plan=plan).carry(house, debtor, by=sends))
        self._try(lambda: SignPaymentPlan(plan=plan).carry(house, debtor, by=by()))
        self._try(lambda: self._signed(plan))

    def _signed(self, plan: UUID) -> None:
        house = self.world.house
        link = house.collections.payment_plan(plan).link
        if link is None:
            return
        token = token_of(house, plan, link.link_id)
        shown = shown_plan(house, token, address="here")
        signed_plan(house, token, name="J. Voorbeeld", seen=shown.sha256, address="here")

    @rule(at=which, amount=cents)
    def dispute(self, at: int, amount: int) -> None:
        """He contests a part."""
        house, claim = self.world.house, self._owed(at).id
        self._try(
            lambda: asking.record_dispute(house, claim, by=by(), ground="quality", amount=amount)
        )

    @rule(at=which, amount=cents, outcome=st.sampled_from(("rejected", "partly", "upheld")))
    def decided(self, at: int, amount: int, outcome: str) -> None:
        """What he contested is decided."""
        house, claim = self.world.house, self._owed(at).id
        disputes = house.collections.claim(claim).disputes
        granted = amount if outcome == "partly" else None
        if disputes:
            self._try(
                lambda: asking.resolve_dispute(
                    house,
                    claim,
                    by=by(),
                    outcome=outcome,
                    amount=granted,
                    disputed=disputes[0].version,
                )
            )

    @rule(at=which, back=st.booleans())
    def hand_over(self, at: int, *, back: bool) -> None:
        """The claim goes to another party, or comes back."""
        house, claim = self.world.house, self._owed(at).id
        if back:
            self._try(lambda: asking.recall(house, claim, by=by(), why="other"))
        else:
            self._try(lambda: asking.hand_over(house, claim, by=by(), confirmed=True))
