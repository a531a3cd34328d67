"""Files of many: all direct debits of a day, all refunds of several debtors, and their bank."""

from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.banking.selected import Selection, select
from application.commands.debit_batches import (
    PrepareCollectionBatch,
    ReleaseCollectionBatch,
    WithdrawCollectionBatch,
)
from application.commands.fields import Euro
from application.commands.refund_batches import ReleaseRefundBatch, WithdrawRefundBatch
from domain.debit_batch.state import DebitBatch
from domain.debtor.refunds import refunds_due, transfer_id
from domain.facts import StreamKind
from domain.refund_file.state import RefundFile
from tests.application.houses import by
from tests.oracle.days import banking_day
from tests.trial.machine.debit_steps import Debits
from tests.trial.machine.deeds import cents, some
from tests.trial.machine.refund_steps import HIS
from tests.trial.machine.walk import Sums
from tests.trial.machine.world import DAY


def _whole(left: Sums) -> int:
    return left.principal + left.interest + left.costs


class Batches(Debits):
    """Prepared, changed in between, released, withdrawn, credited as one, and come back."""

    def _batches(self) -> list[DebitBatch]:
        house = self.world.house
        streams = house.store.streams(StreamKind.DEBIT_BATCH)
        return [house.collections.debit_batch(one) for one in streams]

    def _files(self) -> list[RefundFile]:
        house = self.world.house
        streams = house.store.streams(StreamKind.REFUND_FILE)
        return [house.collections.refund_file(one) for one in streams]

    # --- direct debits ---------------------------------------------------------------------------

    @rule(days=st.integers(15, 20), more=st.sampled_from((0, 0, 0, 1)))
    def prepare(self, days: int, more: int) -> None:
        """All that may be collected on a day: the plain ledger says how much each time."""
        house, day = self.world.house, self.world.house.today + days * DAY
        while not banking_day(day):
            day += DAY
        found = select(house, self.world.creditor, collect_on=day, announced_on=house.today)
        self._as_owed(found, day)
        said = PrepareCollectionBatch(
            collect_on=day,
            announced_on=house.today,
            count=max(1, len(found.debits)),
            total=Euro(found.total + more),
        )
        done = self._try(lambda: said.carry(house, self.world.creditor, by=by()))
        assert not (done and more), "a batch was prepared for another sum than it is"

    def _as_owed(self, found: Selection, day: date) -> None:
        """What is selected is what the plain ledger says is open then, but for what he contests."""
        chosen = {one.case.claim.id: one.wanted.amount for one in found.debits}
        for one in self.world.owed:
            left = one.plain.sums(day)
            if one.id in chosen and not self.world.house.collections.claim(one.id).disputes:
                assert chosen[one.id] == _whole(left), one.number

    @rule(number=some, more=st.sampled_from((0, 0, 0, 1)))
    def release(self, number: int, more: int) -> None:
        """A second person releases it; where anything of it changed, it is refused."""
        if not (waiting := [one for one in self._batches() if one.waits]):
            return
        batch, house = waiting[number % len(waiting)], self.world.house
        prepared = batch.prepared
        assert prepared
        said = ReleaseCollectionBatch(
            batch=batch.id, count=prepared.count, total=Euro(prepared.total + more)
        )
        by_id = {one.id: one for one in self.world.owed}
        changed = []
        for wanted in prepared.lines:
            left = by_id[wanted.claim_id].plain.sums(prepared.collect_on)
            if _whole(left) < wanted.amount:
                changed.append(wanted.claim_id)
        done = self._try(lambda: said.carry(house, self.world.creditor, by=by()))
        assert not (done and more), "a batch was released for another sum than it is"
        assert not (done and changed), f"more is collected than is open: {changed}"

    @rule(number=some)
    def withdraw_batch(self, number: int) -> None:
        """Nothing of it is collected."""
        if found := self._batches():
            said = WithdrawCollectionBatch(batch=found[number % len(found)].id)
            self._try(lambda: said.carry(self.world.house, self.world.creditor, by=by()))

    @rule(number=some, short=st.sampled_from((0, 0, 0, 1)), whole=st.booleans())
    def credited_together(self, number: int, short: int, *, whole: bool) -> None:
        """The bank credits a file or a block in one sum: what is under way of it, or another."""
        released = [one for one in self._batches() if one.released]
        if not released:
            return
        batch, house = released[number % len(released)], self.world.house
        assert batch.released
        assert batch.prepared
        self.world.days(max(1, (batch.prepared.collect_on - house.today).days))
        self.world.check()
        lines = batch.released.lines
        under_way = [one for one in lines if self._stands(one.claim_id, one.end_to_end_id)]
        expected, here = (
            sum(one.amount for one in under_way),
            {one.id for one in self.world.lines()},
        )
        total = (sum(one.amount for one in lines) if whole else expected) - short
        if total <= 0:
            return
        owed = {one.id: one.plain.sums(house.today) for one in self.world.owed}
        paid = [one for one in under_way if _whole(owed[one.claim_id]) < one.amount]
        self.world.booked(
            total, end_to_end="NOTPROVIDED", references=(batch.released.message_id,), batch=2
        )
        self.world.days(1)
        for line in self.world.lines():
            if line.id not in here and line.total == total and line.imported:
                assert total == expected or not line.placed, "another sum than is under way"
                if total == expected and not paid:
                    there = line.placed + line.returned  # what went back before it was credited
                    assert there == total, "what is under way arrived, and was not booked"

    def _stands(self, claim: UUID, name: str) -> bool:
        found = self.world.house.collections.claim(claim).collections.get(name)
        return found is not None and found.stands

    @rule(amount=cents, how=some)
    def batch_and_back(self, amount: int, how: int) -> None:
        """Prepared, perhaps paid meanwhile, released, credited, and one of them comes back."""
        for at in range(len(self.world.owed)):
            self.mandate(at, revoke=False)
        self.prepare(15 + how % 4, 0)
        if how % 5 == 0:
            self.pay(how, amount, 0)
        self.world.check()
        self.release(how, 0)
        self.world.check()
        match how % 6:
            case 1 | 5:
                self.withdraw(how)
            case 2:
                self.pay(how, amount, 0)
            case 3:
                self.withdraw_batch(how)
            case _:
                pass
        self.credited_together(how, int(how % 7 == 0), whole=how % 2 == 0)
        self.world.check()
        if how % 3:
            self.world.days(1 + how % 6)
            self.storno(how, ("AM04", "MD06", "MD01")[how % 3])
            self.world.check()
        self.prepare(16, 0)

    # --- refunds ---------------------------------------------------------------------------------

    @rule(more=st.sampled_from((0, 0, 0, 1)))
    def refund_all(self, more: int) -> None:
        """One file pays what is due to everybody."""
        house = self.world.house
        debtors = {self._debtor(at): None for at in range(len(self.world.owed))}
        due = [
            one for each in debtors for one in refunds_due(house.collections.debtor(each).refunds)
        ]
        if not due:
            return
        total = sum(one.amount for one in due) + more
        said = ReleaseRefundBatch(debtors=tuple(debtors), count=len(due), total=Euro(total))
        done = self._try(lambda: said.carry(house, self.world.creditor, by=by()))
        assert not (done and more), "a file pays another sum than it is"

    @rule(number=some, one_of=st.booleans())
    def take_file_back(self, number: int, *, one_of: bool) -> None:
        """The file, or one refund of it, is not paid."""
        if not (files := self._files()):
            return
        file = files[number % len(files)]
        refund = file.lines[number % len(file.lines)].refund_id if one_of else None
        said = WithdrawRefundBatch(file=file.id, refund=refund)
        self._try(lambda: said.carry(self.world.house, self.world.creditor, by=by()))

    @rule(number=some, how=st.integers(0, 4))
    def debited_together(self, number: int, how: int) -> None:
        """The bank debits a file as one: by its id, by its sum, one by one, another sum, twice."""
        if not (files := self._files()):
            return
        file = files[number % len(files)]
        assert file.released
        total, name = file.released.amount, file.released.payment_id
        match how:
            case 0:
                self.world.booked(-total, end_to_end="NOTPROVIDED", references=(name,))
            case 1:
                self.world.booked(-total, end_to_end="NOTPROVIDED", batch=len(file.lines))
            case 2:
                for one in file.lines:
                    shown = transfer_id(one.refund_id)
                    self.world.booked(-one.amount, end_to_end=shown, account=HIS)
            case 3:
                self.world.booked(-total - 1, end_to_end="NOTPROVIDED", references=(name,))
            case _:
                self.world.booked(-total, end_to_end=name)
        here = {one.id for one in self.world.lines()}
        self.world.days(1)
        for line in self.world.lines():
            if how == 3 and line.id not in here and line.total == total + 1:
                assert line.waits, "a debit of another sum was taken for the file"

    @rule(number=some, whole=st.booleans())
    def refund_comes_back(self, number: int, *, whole: bool) -> None:
        """One payment of a file comes back, or all of it in one."""
        if not (files := self._files()):
            return
        file = files[number % len(files)]
        assert file.released
        one = file.lines[number % len(file.lines)]
        amount = file.released.amount if whole else one.amount
        name = file.released.payment_id if whole else transfer_id(one.refund_id)
        self.world.booked(amount, end_to_end=name, account=HIS, returned=True)
        self.world.days(1)

    @rule(amount=cents, more=cents, how=some)
    def all_in_and_back(self, amount: int, more: int, how: int) -> None:
        """Money of two debtors on no claim goes back by one file, and what becomes of it."""
        for at, sum_ in ((0, amount), (len(self.world.owed) - 1, more)):
            self.world.booked(sum_, text="dank", name="K. Vreemd", account=HIS)
            self.world.days(1)
            self.decide(0, at, 2)
            self.order_line(at, how, part=how % 4 == 0)
            self.world.check()
        self.refund_all(0)
        self.world.check()
        if how % 6 == 1:
            self.take_file_back(how, one_of=how % 4 == 1)
        self.debited_together(how, how % 5)
        self.world.check()
        if how % 2:
            self.refund_comes_back(how, whole=how % 3 == 0)
            self.world.check()
        self.refund_all(0)
