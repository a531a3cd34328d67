"""Money that goes back by an order of two, a file, and what the bank shows of it."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.commands.fields import Euro
from application.commands.refunds import (
    DropRefund,
    MakeRefundFile,
    OrderRefund,
    PayRefund,
    TellRefundAccount,
    WithdrawRefundFile,
)
from application.documents import KeptKind, documents_of
from domain.debtor.credit import bank_number
from domain.debtor.refunds import DebtorRefund, refunds_due, transfer_id
from tests.application.houses import by
from tests.trial.machine.deeds import cents, some, which
from tests.trial.machine.steps import ByBank, ByHand

HIS = "NL20INGB0001234567"


class Refunds(ByBank, ByHand):
    """Put on the debtor, ordered back, paid by a file or by hand, shown, come back, withdrawn."""

    def _debtor(self, at: int) -> UUID:
        found = self.world.house.collections.claim(self._owed(at).id).debtor_id
        assert found is not None
        return found

    def _refunds(self, at: int) -> list[DebtorRefund]:
        return list(self.world.house.collections.debtor(self._debtor(at)).refunds.values())

    @rule(at=which)
    def tell_account(self, at: int) -> None:
        """He tells to which account he wants it."""
        said = TellRefundAccount(iban=HIS, holder="J. Voorbeeld", also_of_others=True)
        self._try(lambda: said.carry(self.world.house, self._debtor(at), by=by()))

    @rule(at=which, number=some, part=st.booleans())
    def order_line(self, at: int, number: int, *, part: bool) -> None:
        """Money of a line that is his goes back, or a part of it."""
        house, lines = self.world.house, [one for one in self.world.lines() if one.on_debtor]
        if not lines:
            return
        line = lines[number % len(lines)]
        amount = Euro(max(1, line.on_debtor // 2)) if part else None
        said = OrderRefund(number=bank_number(line.id), amount=amount)
        self._try(lambda: said.carry(house, self._owed(at).id, by=by()))

    @rule(at=which, told=st.booleans(), amount=cents)
    def order_surplus(self, at: int, amount: int, *, told: bool) -> None:
        """What was paid too much on a claim goes back."""
        house, one = self.world.house, self._owed(at)
        version = house.collections.debtor(self._debtor(at)).version if told else None
        said = OrderRefund(number=one.number, amount=Euro(amount), told_account=version)
        self._try(lambda: said.carry(house, one.id, by=by()))

    @rule(at=which)
    def refund_file(self, at: int) -> None:
        """All that is due to him is paid by a file."""
        debtor = self.world.house.collections.debtor(self._debtor(at))
        total = sum(one.amount for one in refunds_due(debtor.refunds))
        if total:
            said = MakeRefundFile(total=Euro(total))
            self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, number=some)
    def withdraw_file(self, at: int, number: int) -> None:
        """A file never reached the bank."""
        house, claim = self.world.house, self._owed(at).id
        kept = [one for one in documents_of(house, claim) if one.kind is KeptKind.REFUND_FILE]
        if kept:
            said = WithdrawRefundFile(file=kept[number % len(kept)].sha256)
            self._try(lambda: said.carry(house, claim, by=by()))

    @rule(at=which, number=some, drop=st.booleans())
    def end_refund(self, at: int, number: int, *, drop: bool) -> None:
        """It is paid by hand, or dropped."""
        found = self._refunds(at)
        if not found:
            return
        house, one = self.world.house, found[number % len(found)]
        paid = PayRefund(refund_id=one.id, paid_on=house.today)
        said = DropRefund(refund_id=one.id) if drop else paid
        self._try(lambda: said.carry(house, self._debtor(at), by=by()))

    @rule(at=which, number=some, back=st.booleans())
    def bank_shows(self, at: int, number: int, *, back: bool) -> None:
        """The bank shows a transfer of ours, or gives it back."""
        found = self._refunds(at)
        if found:
            one = found[number % len(found)]
            amount = one.amount if back else -one.amount
            self.world.booked(
                amount, end_to_end=transfer_id(one.id), account=HIS, returned=back, text="refund"
            )
            self.world.days(1)

    @rule(at=which, amount=cents, how=some)
    def in_and_back(self, at: int, amount: int, how: int) -> None:
        """Money of his on no claim goes back by a file, which the bank shows, or returns."""
        self.world.booked(amount, text="dank", name="K. Vreemd", account=HIS)
        self.world.days(1)
        self.decide(0, at, 2)
        self.world.check()
        self.order_line(at, how, part=how % 3 == 0)
        self.world.check()
        if how % 4 == 1:
            self.came_back(how, part=False)
        self.refund_file(at)
        self.world.check()
        if how % 4 == 2:
            self.withdraw_file(at, how)
        self.bank_shows(at, how, back=False)
        self.world.check()
        if how % 2:
            self.bank_shows(at, how, back=True)

    @rule(at=which, amount=cents, how=some)
    def too_much_and_back(self, at: int, amount: int, how: int) -> None:
        """Too much is paid by the bank, ordered back, used meanwhile, and the file is made."""
        one = self._owed(at)
        self.booked(at, at, 3, amount)
        self.world.days(1)
        self.place(how, at, half=False)
        self.world.check()
        surplus = one.plain.sums(self.world.house.today).spare
        if surplus:
            self.tell_account(at)
            self.order_surplus(at, max(1, surplus - how % 2), told=bool(how % 3))
            if how % 4 == 1:
                self.set_off(at + 1, at)
            self.refund_file(at)
            self.world.check()
            self.bank_shows(at, how, back=bool(how % 2))
