"""What a party collects, passes on, keeps and gives back, and money that looks like a debtor's."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.commands.fields import Euro
from application.commands.party_money import (
    RecordPartyBill,
    RecordPartyPayment,
    RecordRemittance,
)
from domain.claim.there import PartyCost
from tests import asking
from tests.application.houses import by
from tests.trial.machine.deeds import ago, cents, some, which
from tests.trial.machine.party_bills import billed, standing_bills
from tests.trial.machine.steps import ByBank, ByHand
from tests.trial.machine.world import AGENCY, AGENCY_IBAN


class AtParties(ByBank, ByHand):
    """Hand-over, payments there, remittances, recall."""

    @rule(at=which)
    def give_over(self, at: int) -> None:
        """The claim goes to the agency."""
        house, claim = self.world.house, self._owed(at).id
        self._try(lambda: asking.hand_over(house, claim, by=by(), party=AGENCY, confirmed=True))

    @rule(at=which)
    def take_back(self, at: int) -> None:
        """It comes back."""
        house, claim = self.world.house, self._owed(at).id
        self._try(lambda: asking.recall(house, claim, by=by(), why="other"))

    @rule(at=which, amount=cents, back=ago)
    def paid_there(self, at: int, amount: int, back: int) -> None:
        """The debtor pays the agency."""
        self.names += 1
        name = f"D{self.names}"
        said = RecordPartyPayment(
            amount=Euro(amount),
            received_on=self._day(back),
            reference=name,
            party=AGENCY,
            confirmed=True,
        )
        one = self._owed(at)
        if self._try(lambda: said.carry(self.world.house, one.id, by=by())):
            self.world.by_hand[f"party-1:{name}"] = amount

    @rule(at=which, back=ago, fee=st.integers(0, 3), more=st.sampled_from((0, 0, 0, 1)))
    def remit(self, at: int, back: int, fee: int, more: int) -> None:
        """It passes on what it owes, or half of it, less its fee; a cent more is refused."""
        self.names += 1
        one = self._owed(at)
        owed = self.world.at_party(one)
        part = (owed if fee % 2 else owed // 2) + more
        kept = min(max(0, part), fee * 5_00)
        said = RecordRemittance(
            received=Euro(max(0, part - kept)),
            fee=Euro(kept),
            credited_on=self._day(back),
            reference=f"AF{self.names}",
            party=AGENCY,
        )
        done = self._try(lambda: said.carry(self.world.house, one.id, by=by()))
        assert not (done and part > owed), "a party passed on more than it had"

    @rule(
        at=which,
        back=ago,
        kind=st.sampled_from(PartyCost),
        amount=cents,
        vat=st.sampled_from((0, 0, 1, 2_10)),
        kept=st.booleans(),
        credit=st.sampled_from((False, False, False, True)),
        more=st.sampled_from((0, 0, 1)),
    )
    def bill_there(
        self,
        at: int,
        back: int,
        kind: PartyCost,
        amount: int,
        vat: int,
        *,
        kept: bool,
        credit: bool,
        more: int,
    ) -> None:
        """The agency bills the creditor; a credit note of a cent more than it charged is refused.

        The plain ledger knows of no bill: were the debtor to owe by one, the two would differ.
        """
        self.names += 1
        one = self._owed(at)
        known = [bill for bill in standing_bills(one.plain.facts) if bill.get(kind.value)]
        if credit and known:
            amount = billed(one.plain.facts, kind.value) + more
            vat = 0
        said = RecordPartyBill.model_validate(
            {
                "billed_on": self._day(back),
                "reference": f"N{self.names}",
                kind.value: Euro(amount),
                "vat": Euro(vat),
                "kept": kept,
                "credit": credit,
                "party": AGENCY,
            }
        )
        before = billed(one.plain.facts, kind.value)
        done = self._try(lambda: said.carry(self.world.house, one.id, by=by()))
        assert not (done and credit and amount > before), "a party credited more than it charged"

    @rule(at=which, amount=cents, number=some)
    def credited_from_there(self, at: int, amount: int, number: int) -> None:
        """The bank credits what the agency passes on, with the number of the invoice."""
        self.world.booked(
            amount,
            text=f"afdracht {self._owed(at).number} {number}",
            name=AGENCY,
            account=AGENCY_IBAN,
        )
        self.world.days(1)

    @rule(
        at=which,
        amount=cents,
        more=cents,
        days=st.integers(1, 40),
        fee=st.integers(0, 3),
        kind=st.sampled_from(PartyCost),
    )
    def there_and_back(
        self, at: int, amount: int, more: int, days: int, fee: int, kind: PartyCost
    ) -> None:
        """Given over, paid there twice, remitted, billed, recalled, one payment taken back."""
        self.give_over(at)
        self.paid_there(at, amount, 0)
        self.world.days(days)
        self.world.check()
        self.remit(at, 0, fee, 0)
        first, kept = max(fee, 1) * 4_00, bool(days % 2)
        self.bill_there(at, 0, kind, first, fee, kept=kept, credit=False, more=0)
        self.world.check()
        self.bill_there(at, 0, kind, first, 0, kept=kept, credit=True, more=days % 2)
        self.world.check()
        self.paid_there(at, more, days % 9)
        self.take_back(at)
        self.world.check()
        self.reverse(at, days, fee)
        self.world.check()
        self.remit(at, 0, 1, 0)
