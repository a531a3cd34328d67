"""One refund file of several debtors: released by two, known at the bank, taken back, erased."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lxml import etree

from adapters.sepa.elements import FileVersion, faults_of
from application.banking.files import import_statements, sent_along
from application.banking.refund_batches_given import file_given
from application.commands.bank_lines import PlaceBankLine, PutOnDebtor
from application.commands.details import EnterInError
from application.commands.fields import Euro
from application.commands.money import RefundOverpayment
from application.commands.protections import DeclareBankruptcy
from application.commands.refund_batches import ReleaseRefundBatch, WithdrawRefundBatch
from application.commands.refunds import OrderRefund
from application.commands.second_person import SecondPersonOnCreditor, SecondPersonOnRefunds
from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import ParkedWhy
from domain.claim.balance import balance
from domain.debtor.credit import bank_number
from domain.debtor.refunds import DebtorRefund, refunds_due, transfer_id
from domain.facts import StreamKind
from domain.refund_file.state import RefundFile
from domain.user.roles import Role
from tests.adapters.statements.month import AccountMonth, Batch, Movement
from tests.adapters.statements.writing_camt import camt053
from tests.application.bank_files import DAY, bank_lines
from tests.application.houses import CONSUMER, PLAIN, HousePlace, by, case_of, claim_from, topics
from tests.application.test_refund_orders import IBAN, PAYER, came_in
from tests.application.two_people import of, refusal_of, user

SHARED = Path(__file__).parents[3] / "shared" / "data" / "xsd" / "pain" / "pain.001.001.09.xsd"
HIS = "NL44RABO0123456789"


@dataclass
class Desk:
    """Two debtors of one creditor, each with money that goes back."""

    house: House
    claims: tuple[UUID, UUID]
    lines: tuple[UUID, UUID]

    @property
    def debtors(self) -> tuple[UUID, UUID]:
        first, second = (case_of(self.house, one).debtor.id for one in self.claims)
        return first, second

    @property
    def creditor(self) -> UUID:
        return case_of(self.house, self.claims[0]).creditor.id

    @property
    def due(self) -> list[int]:
        debtors = map(self.house.collections.debtor, self.debtors)
        return [one.amount for debtor in debtors for one in refunds_due(debtor.refunds)]

    @property
    def refunds(self) -> list[DebtorRefund]:
        """The last one of each."""
        debtors = map(self.house.collections.debtor, self.debtors)
        return [list(debtor.refunds.values())[-1] for debtor in debtors]

    @property
    def files(self) -> list[RefundFile]:
        streams = self.house.store.streams(StreamKind.REFUND_FILE)
        return [self.house.collections.refund_file(one) for one in streams]

    @property
    def file(self) -> RefundFile:
        [found] = self.files
        return found

    def given(self) -> bytes:
        return file_given(self.house, self.file.id)

    def release(self, total: int = 107_34, count: int = 2, **said: Any) -> None:
        self.batch(total, count, **said).carry(self.house, self.creditor, by=by())

    def batch(self, total: int = 107_34, count: int = 2, **said: Any) -> ReleaseRefundBatch:
        given = {"debtors": self.debtors, "count": count, "total": Euro(total), **said}
        return ReleaseRefundBatch.model_validate(given)

    def withdraw(self, **said: Any) -> None:
        given = WithdrawRefundBatch.model_validate({"file": self.file.id, **said})
        given.carry(self.house, self.creditor, by=by())


def desk_in(house: House) -> Desk:
    first, second = claim_from(house, CONSUMER), claim_from(house, PLAIN)
    one = came_in(house, 95_00, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, one.id, by=by())
    OrderRefund(number=bank_number(one.id)).carry(house, first, by=by())
    number = case_of(house, second).claim.invoice_number
    other = came_in(house, 12_34, name="Zoë Ærø", account=HIS)
    PutOnDebtor(invoice_number=number).carry(house, other.id, by=by())
    OrderRefund(number=bank_number(other.id)).carry(house, second, by=by())
    return Desk(house, (first, second), (one.id, other.id))


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_in(house)


def said_in(raw: bytes, name: str) -> list[str]:
    return [one.text or "" for one in etree.fromstring(raw).iter(f"{{*}}{name}")]


def come(place: HousePlace, house: House, moves: Sequence[Movement | Batch]) -> list[BankLine]:
    """A statement of one day as bytes of a CAMT.053, taken in on that day."""
    before = {one.id for one in bank_lines(house)}
    on = moves[0].on
    place.clock.move_to(on, time(10, 0))
    month = AccountMonth(
        account=IBAN,
        bic="ABNANL2A",
        owner="Kwekerij De Linde",
        opening=1_000_00,
        first=on,
        last=on,
        moves=tuple(moves),
    )
    [taken] = import_statements(house, sent_along([("bank.xml", camt053(month))]), actor="els")
    assert not taken.why
    return [one for one in bank_lines(house) if one.id not in before]


@pytest.mark.both_stores
def test_a_file_of_two_debtors_is_paid_in_one_debit_and_one_of_its_payments_comes_back(
    place: HousePlace,
) -> None:
    """Show 5: valid by its schema, shown by a real statement, and one returned by the next."""
    house = place.open()
    desk = desk_in(house)
    desk.release()
    raw = desk.given()
    assert not faults_of(raw, FileVersion.TRANSFERS_09)
    if SHARED.exists():
        etree.XMLSchema(etree.parse(SHARED)).assertValid(etree.fromstring(raw))
    assert said_in(raw, "CtrlSum") == ["107.34", "107.34"]
    assert said_in(raw, "NbOfTxs") == ["2", "2"]
    names = {transfer_id(one.id): one.amount for one in desk.refunds}
    assert said_in(raw, "EndToEndId") == sorted(names)
    assert sorted(said_in(raw, "IBAN")) == sorted([IBAN, PAYER, HIS])
    assert desk.due == []
    [payment_id] = said_in(raw, "PmtInfId")
    on = house.today + 2 * DAY
    [out] = come(place, house, [Batch(on=on, amount=-107_34, count=2, block=payment_id)])
    assert out.standing is LineStanding.SET_ASIDE
    assert desk.file.shown_by == out.id
    assert refusal_of(desk.withdraw) == "refund_file.shown"
    first, second = desk.refunds
    name = transfer_id(second.id)
    back = Movement(
        on=on + DAY,
        amount=12_34,
        name="Zoë Ærø",
        account=HIS,
        text="x",
        end_to_end=name,
        back="AC04",
    )
    [line] = come(place, house, [back])
    assert (line.standing, line.on_debtor) == (LineStanding.ON_DEBTOR, 12_34)
    debtors = [house.collections.debtor(one) for one in desk.debtors]
    assert (line.debtor_id, first.paid_on) == (debtors[1].id, first.on)
    assert [len(one.credits) for one in debtors] == [0, 1]
    OrderRefund(number=bank_number(line.id)).carry(house, desk.claims[1], by=by())
    assert desk.due == [12_34]


def test_one_prepares_a_file_and_another_one_who_decides_releases_just_that(desk: Desk) -> None:
    house = desk.house
    els, bea = user(house, "els"), user(house, "bea")
    ann = user(house, "ann", Role.ADMINISTRATOR)
    desk.batch().carry(house, desk.creditor, by=of(els))
    assert (desk.due, desk.files) == ([95_00, 12_34], [])
    assert not list((house.home / "archive").rglob(f"*.{desk.debtors[0].hex}"))[1:]
    [given] = house.collections.creditor(desk.creditor).proposals
    yes = SecondPersonOnRefunds(proposal=given, agreed=True)
    other = SecondPersonOnCreditor(proposal=given, agreed=True)
    assert refusal_of(lambda: yes.carry(house, desk.creditor, by=of(els))) == "right.second_person"
    waits = "proposal.not_waiting"
    assert refusal_of(lambda: other.carry(house, desk.creditor, by=of(ann))) == waits
    more = came_in(house, 95_00, name="K. Vreemd", account=PAYER)
    PutOnDebtor(invoice_number="2026-0118").carry(house, more.id, by=by())
    OrderRefund(number=bank_number(more.id)).carry(house, desk.claims[0], by=by())
    agreed = "refund_batch.others"
    assert refusal_of(lambda: yes.carry(house, desk.creditor, by=of(bea))) == agreed
    SecondPersonOnRefunds(proposal=given, agreed=False, reason_text="anders").carry(
        house, desk.creditor, by=of(bea)
    )
    desk.batch(202_34, 3).carry(house, desk.creditor, by=of(els))
    [given] = house.collections.creditor(desk.creditor).proposals
    SecondPersonOnRefunds(proposal=given, agreed=True).carry(house, desk.creditor, by=of(bea))
    assert (desk.due, len(desk.file.lines)) == ([], 3)
    assert topics(house, desk.file.id) == ["refund_file.released"]


def test_a_file_is_refused_whole_for_other_figures_a_bankruptcy_or_anothers_debtor(
    desk: Desk,
) -> None:
    for total, count in ((107_33, 2), (107_34, 1), (107_34, 3)):
        figures = "refund_batch.other_figures"
        assert refusal_of(lambda: desk.release(total, count)) == figures  # noqa: B023
    assert refusal_of(lambda: desk.release(from_iban=PAYER)) == "refund_file.not_ours"
    others = (*desk.debtors, UUID(int=7))
    assert refusal_of(lambda: desk.release(debtors=others)) == "debtor.unknown"
    told = {"since": desk.house.today, "number": "F.13/26/1", "court": "Amsterdam"}
    DeclareBankruptcy.model_validate(told).carry(desk.house, desk.debtors[0], by=by())
    assert refusal_of(desk.release) == "refund_file.barred"
    assert (desk.due, desk.files) == ([95_00, 12_34], [])
    desk.release(12_34, 1, debtors=desk.debtors[1:])
    assert (desk.due, len(desk.file.lines)) == ([95_00], 1)


def test_a_file_that_the_bank_never_had_is_withdrawn_whole_or_one_refund_of_it(
    desk: Desk,
) -> None:
    desk.release()
    raw, first = desk.given(), desk.refunds[0]
    desk.withdraw(refund=first.id)
    assert (desk.due, len(desk.file.standing)) == ([95_00], 1)
    assert refusal_of(desk.given) == "refund_batch.withdrawn"
    written = topics(desk.house, desk.debtors[0])
    desk.withdraw(refund=first.id)
    assert topics(desk.house, desk.debtors[0]) == written
    assert refusal_of(lambda: desk.withdraw(refund=UUID(int=7))) == "refund_batch.not_in_it"
    desk.withdraw()
    assert (desk.due, desk.file.standing) == ([95_00, 12_34], ())
    states = [desk.house.collections.bank_line(one) for one in desk.lines]
    assert {one.standing for one in states} == {LineStanding.TO_REFUND}
    desk.release()
    [again] = [one for one in desk.files if one.standing]
    other = file_given(desk.house, again.id)
    assert said_in(other, "EndToEndId") == said_in(raw, "EndToEndId")
    assert said_in(other, "PmtInfId") != said_in(raw, "PmtInfId")


def test_a_withdrawn_refund_that_the_bank_pays_with_its_file_is_not_paid_again(
    place: HousePlace, desk: Desk
) -> None:
    desk.release()
    [name] = said_in(desk.given(), "PmtInfId")
    desk.withdraw(refund=desk.refunds[0].id)
    on = desk.house.today + DAY
    debit = Batch(on=on, amount=-107_34, count=2, block=name)
    [out] = come(place, desk.house, [debit])
    assert out.parked
    assert out.parked.why is ParkedWhy.REFUND_PAID_ANYWAY
    assert out.parked.may_concern == desk.debtors[:1]
    assert refusal_of(lambda: desk.release(95_00, 1)) == "refund_order.shown"


@pytest.mark.parametrize(
    ("debits", "parked"),
    [
        ([(-107_34, "")], [None]),
        ([(-107_34, ""), (-107_34, "")], [None, None]),
        ([(-107_34, "id"), (-107_34, "id")], [None, ParkedWhy.REFUND_PAID_ANYWAY]),
        ([(-95_00, "id")], [ParkedWhy.NOT_AS_ORDERED]),
        ([(-95_00, "")], [None]),
    ],
    ids=["by its total", "that total twice", "its id twice", "its id, another amount", "other"],
)
def test_a_debit_of_the_whole_file_is_known_by_its_id_else_by_its_total_alone(
    place: HousePlace,
    desk: Desk,
    debits: list[tuple[int, str]],
    parked: list[ParkedWhy | None],
) -> None:
    desk.release()
    [name] = said_in(desk.given(), "PmtInfId")
    on = desk.house.today + DAY
    moves = [
        Batch(on=on, amount=amount, count=2, reference=str(number), block=name if id_ else "")
        for number, (amount, id_) in enumerate(debits)
    ]
    lines = come(place, desk.house, moves)
    assert sorted(str(one.parked and one.parked.why) for one in lines) == sorted(map(str, parked))
    shown = debits[0][0] == -107_34
    assert (desk.file.shown_by in {one.id for one in lines}) is shown


def test_payments_that_are_booked_one_by_one_show_each_refund_by_its_own_id(
    place: HousePlace, desk: Desk
) -> None:
    desk.release()
    on = desk.house.today + DAY
    moves = [
        Movement(
            on=on,
            amount=-one.amount,
            name="x",
            account=PAYER,
            text="x",
            end_to_end=transfer_id(one.id),
        )
        for one in desk.refunds[:1]
    ]
    [line] = come(place, desk.house, moves)
    assert (line.standing, desk.file.shown_by) == (LineStanding.SET_ASIDE, None)
    assert refusal_of(desk.withdraw) == "refund_file.shown"
    desk.withdraw(refund=desk.refunds[1].id)
    assert desk.due == [12_34]


def test_a_file_that_comes_back_whole_is_due_again_once_a_person_says_so(
    place: HousePlace, desk: Desk
) -> None:
    desk.release()
    [name] = said_in(desk.given(), "PmtInfId")
    on = desk.house.today + DAY
    come(place, desk.house, [Batch(on=on, amount=-107_34, count=2, block=name)])
    back = Batch(on=on + DAY, amount=107_34, count=2, block=name, back=True)
    [line] = come(place, desk.house, [back])
    assert line.parked
    assert line.parked.why is ParkedWhy.REFUND_CAME_BACK
    assert set(line.parked.may_concern) == set(desk.debtors)
    one = {"came_back_by": line.id, "refund": desk.refunds[0].id}
    assert refusal_of(lambda: desk.withdraw(**one)) == "refund_batch.no_return"
    desk.withdraw(came_back_by=line.id)
    assert desk.due == [95_00, 12_34]
    assert desk.house.collections.bank_line(line.id).standing is LineStanding.SET_ASIDE
    assert not any(desk.house.collections.debtor(one).credits for one in desk.debtors)


def test_who_is_erased_takes_away_his_line_alone_and_the_rest_proves_itself(desk: Desk) -> None:
    desk.release()
    house, file = desk.house, desk.file
    assert file.released
    house.store.keys.erase(desk.debtors[0])
    assert refusal_of(desk.given) == "document.erased"
    kept = {one.debtor_id: house.archive.get(one.line_sha256) for one in file.released.lines}
    assert not isinstance(kept[desk.debtors[0]], bytes)
    other = kept[desk.debtors[1]]
    assert isinstance(other, bytes)
    assert HIS.encode() in other
    frame = house.archive.get(file.released.document_sha256)
    assert isinstance(frame, bytes)
    assert PAYER.encode() not in frame
    assert (file.released.amount, [one.amount for one in file.lines].count(95_00)) == (107_34, 1)


def test_two_refunds_of_one_claim_are_paid_of_what_the_first_leaves(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    over = came_in(house, 300_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, over.id, by=by())
    case = case_of(house, claim)
    surplus = balance(case.claim, on=house.today).unallocated
    OrderRefund(number="2026-0118", amount=Euro(40_00)).carry(house, claim, by=by())
    OrderRefund(number="2026-0118", amount=Euro(surplus - 40_00)).carry(house, claim, by=by())
    used = RefundOverpayment(amount=Euro(10_00), refunded_on=house.today)
    used.carry(house, claim, by=by())
    batch = ReleaseRefundBatch(debtors=(case.debtor.id,), count=2, total=Euro(surplus))
    assert refusal_of(lambda: batch.carry(house, case.creditor.id, by=by())) == "refund.too_much"
    assert balance(case_of(house, claim).claim, on=house.today).unallocated == surplus - 10_00


def test_what_a_file_of_several_paid_is_not_entered_in_error_on_the_claim(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    over = came_in(house, 300_00, name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, over.id, by=by())
    OrderRefund(number="2026-0118", amount=Euro(40_00)).carry(house, claim, by=by())
    case = case_of(house, claim)
    batch = ReleaseRefundBatch(debtors=(case.debtor.id,), count=1, total=Euro(40_00))
    batch.carry(house, case.creditor.id, by=by())
    rows = house.collections.history(claim)
    paid = next(one for one in rows if one.fact.TOPIC == "claim.overpayment_refunded")
    wrong = EnterInError(version=paid.originator_version, approved_by="bea")
    assert refusal_of(lambda: wrong.carry(house, claim, by=by())) == "error.in_file"
    assert not refunds_due(case_of(house, claim).debtor.refunds)
