"""Direct debits: ordered for what the plain ledger says, arrived, come back, withdrawn."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.commands.direct_debit import (
    MakeCollectionFile,
    RevokeMandate,
    SetDirectDebit,
    SignMandate,
    WithdrawCollection,
)
from application.commands.fields import Euro
from tests.application.houses import by
from tests.oracle.days import banking_day
from tests.trial.machine.deeds import some, which
from tests.trial.machine.lines import Told, in_force
from tests.trial.machine.refund_steps import HIS, Refunds
from tests.trial.machine.world import DAY


class Debits(Refunds):
    """A mandate, a file for one claim, and what the bank says of it."""

    def _collections(self, at: int) -> list[Told]:
        facts = in_force(self._owed(at).plain.facts)
        return [one for one in facts if one.topic == "claim.collection_ordered"]

    @rule(at=which, revoke=st.sampled_from((False, False, False, True)))
    def mandate(self, at: int, *, revoke: bool) -> None:
        """He signs a mandate, or revokes it."""
        house, debtor = self.world.house, self._debtor(at)
        first = SetDirectDebit(identifier="NL79ZZZ999999990000")
        self._try(lambda: first.carry(house, self.world.creditor, by=by()))
        name = f"M-{self._owed(at).debtor}"
        signed = SignMandate(
            mandate_id=name,
            signed_on=house.today,
            iban=HIS,
            holder="J. Voorbeeld",
            also_of_others=True,
        )
        said = RevokeMandate(mandate_id=name) if revoke else signed
        self._try(lambda: said.carry(house, debtor, by=by()))

    @rule(at=which, days=st.integers(15, 20))
    def collect(self, at: int, days: int) -> None:
        """All that is open on that day is collected: the plain ledger says how much."""
        house, one = self.world.house, self._owed(at)
        day = house.today + days * DAY
        while not banking_day(day):
            day += DAY
        left = one.plain.sums(day)
        total = left.principal + left.interest + left.costs
        if not total:
            return
        said = MakeCollectionFile(
            mandate_id=f"M-{one.debtor}",
            amount=Euro(total),
            collect_on=day,
            announced_on=house.today,
        )

        self._try(lambda: said.carry(house, one.id, by=by()))
        contested = house.collections.claim(one.id).disputes
        assert self.refused != "collection.other_amount" or contested, f"{one.number}: {total}"

    @rule(at=which)
    def withdraw(self, at: int) -> None:
        """The file is not carried out."""
        said = WithdrawCollection()
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, less=st.sampled_from((0, 0, 0, 1)), late=st.integers(0, 2))
    def arrives(self, at: int, less: int, late: int) -> None:
        """The bank credits it by our id, perhaps another amount, on its day or later."""
        if not (found := self._collections(at)):
            return
        said = found[-1].said
        day = max(self.world.house.today, date.fromisoformat(said["collect_on"]) + late * DAY)
        self.world.days(max(1, (day - self.world.house.today).days))
        self.world.booked(
            max(1, said["amount"] - less), end_to_end=said["end_to_end_id"], account=HIS
        )
        self.world.days(1)

    @rule(at=which, code=st.sampled_from(("AM04", "MD06", "MD01", "")))
    def storno(self, at: int, code: str) -> None:
        """His bank takes it back."""
        if found := self._collections(at):
            said = found[-1].said
            self.world.booked(
                -said["amount"],
                end_to_end=said["end_to_end_id"],
                account=HIS,
                returned=True,
                reversal=True,
                return_code=code,
            )
            self.world.days(1)

    @rule(at=which, how=some)
    def collected_and_back(self, at: int, how: int) -> None:
        """Ordered, perhaps paid otherwise, arrived, perhaps taken back, and tried again."""
        self.mandate(at, revoke=False)
        self.collect(at, 15 + how % 5)
        self.world.check()
        match how % 5:
            case 0:
                self.pay(at, 5_00, 0)
            case 1:
                self.withdraw(at)
            case _:
                pass
        self.arrives(at, int(how % 7 == 0), how % 3)
        self.world.check()
        if how % 2:
            self.world.days(1 + how % 9)
            self.storno(at, ("AM04", "MD06", "MD01", "")[how % 4])
            self.world.check()
            self.collect(at, 16)
