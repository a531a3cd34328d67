"""What a bank refuses before it collects or pays, and what a party passes on by bank."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.banking.files import import_statements, sent_along
from application.banking.lookup import told_of
from application.commands.collection_notices import SendCollectionNotice
from application.commands.fields import Euro
from application.commands.party_lines import PutOnRemittance
from domain.bank.line import BankLine
from domain.debtor.refunds import transfer_id
from tests.adapters.statements.writing_pain002 import Refused, pain002
from tests.application.houses import by
from tests.oracle.days import banking_day
from tests.trial.machine.batch_steps import Batches
from tests.trial.machine.deeds import some, which
from tests.trial.machine.party_steps import AtParties
from tests.trial.machine.refund_steps import HIS
from tests.trial.machine.world import AGENCY, AGENCY_IBAN, DAY

CODES = ("AC04", "AM04", "DUPL", "")


class Reported(AtParties, Batches):
    """Reports on files (pain.002), remittances that are put on claims and taken off, notices."""

    # --- the bank's reports ----------------------------------------------------------------------

    @rule(number=some, code=st.sampled_from(CODES), whole=st.booleans())
    def refused_batch(self, number: int, code: str, *, whole: bool) -> None:
        """The bank refuses a batch, or one of it: what had arrived stays, what is under way fails.

        Given a second time, it changes nothing.
        """
        released = [one.released for one in self._batches() if one.released]
        if not released:
            return
        file = released[number % len(released)]
        named = file.lines if whole else [file.lines[number % len(file.lines)]]
        stood = {
            one.end_to_end_id for one in named if self._stands(one.claim_id, one.end_to_end_id)
        }
        parts = tuple(Refused(one.end_to_end_id, code, one.block_id) for one in named)
        refused = self._report(
            file.message_id, () if whole else parts, group=code if whole else None
        )
        assert refused <= len(stood), "more failed than was under way"
        gone = [one for one in named if one.end_to_end_id in stood]
        still = [one for one in gone if self._stands(one.claim_id, one.end_to_end_id)]
        assert len(gone) - len(still) == refused, "what is said to have failed is under way"

    @rule(number=some, code=st.sampled_from(CODES), whole=st.booleans())
    def refused_refund(self, number: int, code: str, *, whole: bool) -> None:
        """The bank does not pay a file of refunds, or one of it: that is due again."""
        if not (files := self._files()):
            return
        file = files[number % len(files)]
        assert file.released
        name = file.released.payment_id
        one = file.lines[number % len(file.lines)]
        parts = () if whole else (Refused(transfer_id(one.refund_id), code, name),)
        before = self._due()
        refused = self._report(name.removesuffix("-1"), parts, group=code if whole else None)
        assert (self._due() > before) == (refused > 0)

    @rule(how=some, code=st.sampled_from(CODES))
    def batch_refused(self, how: int, code: str) -> None:
        """Released, refused in part or whole, what is left arrives, and is refused too late."""
        for at in range(len(self.world.owed)):
            self.mandate(at, revoke=False)
        self.prepare(15 + how % 4, 0)
        self.release(how, 0)
        self.world.check()
        self.refused_batch(how, code, whole=how % 3 == 0)
        self.world.check()
        self.credited_together(how, 0, whole=False)
        self.world.check()
        self.refused_batch(how, code, whole=how % 2 == 0)
        self.world.check()
        self.prepare(16, 0)

    @rule(how=some, code=st.sampled_from(CODES))
    def refunds_refused(self, how: int, code: str) -> None:
        """Money on no claim is to go back; the bank refuses the file, or one of it, and pays."""
        for at, sum_ in ((0, 60_00), (len(self.world.owed) - 1, 333_33)):
            self.world.booked(sum_, text="dank", name="K. Vreemd", account=HIS)
            self.world.days(1)
            self.decide(0, at, 2)
            self.order_line(at, how, part=how % 4 == 0)
        self.refund_all(0)
        self.world.check()
        self.refused_refund(how, code, whole=how % 3 == 0)
        self.world.check()
        self.debited_together(how, how % 5)
        self.world.check()
        self.refused_refund(how, code, whole=how % 2 == 0)
        self.world.check()
        self.refund_all(0)

    def _due(self) -> int:
        """How much of refunds is due to all debtors."""
        house = self.world.house
        debtors = {self._debtor(at) for at in range(len(self.world.owed))}
        found = [house.collections.debtor(one).refunds for one in debtors]
        return sum(one.amount for each in found for one in each.values() if one.due)

    def _report(self, message_id: str, parts: tuple[Refused, ...], *, group: str | None) -> int:
        """Bring it in twice; what it is about that failed by it."""
        raw = pain002(message_id, group=group, payments=parts, made_on=str(self.world.house.today))
        first = self._brought(raw)
        before = self.world.house.store.last_position()
        assert self._brought(raw) == 0
        assert self.world.house.store.last_position() == before, "a second report changed something"
        return first

    def _brought(self, raw: bytes) -> int:
        house, before = self.world.house, self.world.house.store.last_position()
        [found] = import_statements(house, sent_along([("pain002.xml", raw)]), actor="els")
        if found.status is None:
            assert house.store.last_position() == before, "a refusal changed something"
            return 0
        return found.status.refused

    # --- what the agency passes on ----------------------------------------------------------------

    def _from_agency(self, number: int) -> BankLine | None:
        lines = [one for one in self.world.lines() if one.waits and one.imported]
        found = [one for one in lines if self._account(one) == AGENCY_IBAN]
        return found[number % len(found)] if found else None

    @rule(at=which, other=which, fee=st.integers(0, 2), more=st.sampled_from((0, 0, 0, 1)))
    def remitted_by_bank(self, at: int, other: int, fee: int, more: int) -> None:
        """It pays what it owes on one claim, or two, less its fee; a person says of which."""
        house = self.world.house
        chosen = list({one.id: one for one in (self._owed(at), self._owed(other))}.values())
        owed = [self.world.at_party(one) for one in chosen]
        if min(owed) <= 0:
            return
        kept = fee * 5_00 if sum(owed) > fee * 5_00 else 0
        self.world.booked(sum(owed) - kept + more, text="afdracht", account=AGENCY_IBAN)
        self.world.days(1)
        if (line := self._from_agency(-1)) is None:
            return
        owed_now = [self.world.at_party(one) for one in chosen]
        said = PutOnRemittance(
            invoice_numbers=tuple(one.number for one in chosen), fee=Euro(kept), party=AGENCY
        )
        rest = line.rest
        if self._try(lambda: said.carry(house, line.id, by=by())):
            assert rest + kept <= sum(owed_now), "a party passed on more than it had"
            for one in chosen:
                self.world.read(one)
            left = sum(self.world.at_party(one) for one in chosen)
            assert left == sum(owed_now) - rest - kept

    @rule(at=which, other=which, fee=st.integers(0, 2), number=some)
    def there_and_remitted(self, at: int, other: int, fee: int, number: int) -> None:
        """Paid there, passed on by bank, perhaps undone, and passed on once more."""
        for one in {at % len(self.world.owed), other % len(self.world.owed)}:
            self.give_over(one)
            self.paid_there(one, 45_50, 0)
        self.world.check()
        self.remitted_by_bank(at, other, fee, 0)
        self.world.check()
        if number % 3:
            self.undo(number)
            self.world.check()
            self.remitted_by_bank(at, other, 0, number % 2)

    # --- notices ---------------------------------------------------------------------------------

    @rule(at=which, days=st.integers(15, 20), more=st.sampled_from((0, 0, 0, 1)))
    def told_before(self, at: int, days: int, more: int) -> None:
        """He is told what is collected: what is open on that day by the plain ledger."""
        house, one = self.world.house, self._owed(at)
        self.mandate(at, revoke=False)
        day = house.today + days * DAY
        while not banking_day(day):
            day += DAY
        left = one.plain.sums(day)
        if not (total := left.principal + left.interest + left.costs):
            return
        contested = house.collections.claim(one.id).disputes
        said = SendCollectionNotice(
            mandate_id=f"M-{one.debtor}", amount=Euro(total + more), collect_on=day
        )
        done = self._try(lambda: said.carry(house, one.id, by=by()))
        assert not (done and more and not contested), "he was told another sum than is open"
        differs = self.refused == "collection.other_amount"
        assert more or contested or not differs, f"{one.number}: {total}"

    def _account(self, line: BankLine) -> str:
        told = told_of(self.world.house, line)
        return told.account if told else ""
