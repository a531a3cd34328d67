"""Many claims are collected by one file: prepared by one person, released by another."""

from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from lxml import etree

from adapters.sepa.elements import FileVersion, faults_of
from application.banking.debit_batches import file_of_batch
from application.banking.files import import_statements, sent_along
from application.banking.selected import Selection, select
from application.banking.waiting_batch import ask_about_waiting_batch
from application.by import By
from application.commands.corrections import FailCollection
from application.commands.debit_batches import (
    PrepareCollectionBatch,
    ReleaseCollectionBatch,
    WithdrawCollectionBatch,
)
from application.commands.direct_debit import (
    AmendMandate,
    RevokeMandate,
    SignMandate,
    WithdrawCollection,
)
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.stops import RecordDispute
from application.documents import KeptKind, documents_of
from application.house import House
from application.queries.claims import claim_out, see
from domain.bank.line import BankLine, LineStanding
from domain.claim.events import Mark
from domain.claim.grounds import DisputeGround
from domain.claim.state import Claim, Ending
from domain.debit_batch.state import DebitBatch
from domain.errors import Refusal
from domain.facts import StreamKind
from tests.adapters.statements.month import AccountMonth, Batch, Movement
from tests.adapters.statements.writing_camt import camt053
from tests.application.bank_files import bank_lines
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from, topics
from tests.application.test_collection_files import (
    COLLECT,
    DAY,
    HIS,
    IBAN,
    TOLD,
    said_in,
    with_mandate,
)
from tests.application.two_people import of, refusal_of, user


def number(of: str) -> tuple[str, str]:
    """A customer number, by which two invoices are one debtor's."""
    street = "<cac:PostalAddress>\n        <cbc:StreetName>Lindelaan"
    known = f"<cac:PartyIdentification><cbc:ID>{of}</cbc:ID></cac:PartyIdentification>"
    return street, f"{known}\n      {street}"


OTHER = (
    ("2026-0118", "2026-0301"),
    ("S. Voorbeeld", "P. Ander"),
    ("s.voorbeeld@example.nl", "p.ander@example.nl"),
    number("K-2"),
)
HIM = number("K-1")
SECOND = (HIM, ("2026-0118", "2026-0119"))
SHARED = Path(__file__).parents[3] / "shared" / "data" / "xsd" / "pain" / "pain.008.001.09.xsd"


@pytest.fixture
def claims(house: House) -> list[UUID]:
    return three(house)


def three(house: House) -> list[UUID]:
    """Two claims of who signed a mandate, and one of somebody else who did."""
    first = with_mandate(house, HIM)
    second, other = claim_from(house, CONSUMER, *SECOND), claim_from(house, CONSUMER, *OTHER)
    once = SignMandate(
        mandate_id="M-2",
        signed_on=TOLD,
        iban="NL39RABO0300065264",
        holder="P. Ander",
        recurring=False,
    )
    once.carry(house, case_of(house, other).debtor.id, by=by())
    assert case_of(house, second).debtor.id == case_of(house, first).debtor.id
    return [first, second, other]


def creditor_of(house: House) -> UUID:
    [one] = house.store.streams(StreamKind.CREDITOR)
    return one


def selected(house: House) -> Selection:
    return select(house, creditor_of(house), collect_on=COLLECT, announced_on=TOLD)


def prepare(house: House, given: By | None = None, **said: Any) -> UUID:
    found = selected(house)
    asked: dict[str, Any] = {
        "collect_on": COLLECT,
        "announced_on": TOLD,
        "count": len(found.debits),
        "total": Euro(found.total),
    }
    PrepareCollectionBatch(**(asked | said)).carry(house, creditor_of(house), by=given or by())
    return house.store.streams(StreamKind.DEBIT_BATCH)[-1]


def release(house: House, batch: UUID, given: By | None = None, **said: Any) -> None:
    prepared = batch_of(house, batch).prepared
    assert prepared
    asked: dict[str, Any] = {"batch": batch, "count": prepared.count, "total": Euro(prepared.total)}
    ReleaseCollectionBatch(**(asked | said)).carry(house, creditor_of(house), by=given or by())


def batch_of(house: House, batch: UUID) -> DebitBatch:
    return house.collections.debit_batch(batch)


def claim_now(house: House, claim: UUID) -> Claim:
    return case_of(house, claim).claim


def bank(
    place: HousePlace,
    house: House,
    on: date,
    *moves: Movement | Batch,
    came_on: date | None = None,
) -> list[BankLine]:
    """A CAMT.053 of one day, taken in on it or later; the new lines."""
    before = {one.id for one in bank_lines(house)}
    place.clock.move_to(came_on or on, time(10, 0))
    month = AccountMonth(
        account=IBAN,
        bic="ABNANL2A",
        owner="Kwekerij De Linde",
        opening=sum(-one.amount for one in moves if one.amount < 0),
        first=on,
        last=on,
        moves=moves,
    )
    [taken] = import_statements(house, sent_along([("bank.xml", camt053(month))]), actor="els")
    assert not taken.why
    return [one for one in bank_lines(house) if one.id not in before]


def back(name: str, amount: int, on: date, code: str) -> Movement:
    return Movement(
        on=on, amount=-amount, name="S. Voorbeeld", account=HIS, end_to_end=name, back=code
    )


@pytest.mark.both_stores
def test_one_credit_for_a_block_settles_its_claims_and_a_return_opens_one_of_them(
    place: HousePlace,
) -> None:
    house = place.open()
    first, second, _other = claims = three(house)
    batch = prepare(house)
    assert [claim_now(house, one).collections for one in claims] == [{}, {}, {}]
    release(house, batch)
    raw = file_of_batch(house, creditor_of(house), batch)
    assert raw == file_of_batch(house, creditor_of(house), batch)
    assert not faults_of(raw, FileVersion.DEBITS_09)
    if SHARED.exists():
        etree.XMLSchema(etree.parse(SHARED)).assertValid(etree.fromstring(raw))
    assert said_in(raw, "SeqTp") == ["OOFF", "RCUR"]
    assert all(Mark.DIRECT_DEBIT in claim_now(house, one).marks for one in claims)
    assert KeptKind.COLLECTION_FILE not in {one.kind for one in documents_of(house, first)}
    _, recurring = said_in(raw, "PmtInfId")
    names = {one: next(iter(claim_now(house, one).collections)) for one in claims}
    both = sum(claim_now(house, one).collections[names[one]].told.amount for one in (first, second))
    [line] = bank(place, house, COLLECT, Batch(on=COLLECT, amount=both, count=2, block=recurring))
    assert (line.standing, line.placed, len(line.placements)) == (LineStanding.MATCHED, both, 2)
    assert [claim_now(house, one).ending for one in claims] == [
        Ending.SETTLED,
        Ending.SETTLED,
        Ending.NONE,
    ]
    amount = claim_now(house, second).collections[names[second]].told.amount
    later = COLLECT + 2 * DAY
    [gone] = bank(place, house, later, back(names[second], amount, later, "MD06"))
    assert gone.standing is LineStanding.RETURNED
    assert [claim_now(house, one).live for one in claims] == [False, True, True]
    assert claim_now(house, second).collections[names[second]].code == "MD06"
    origin = house.collections.bank_line(line.id)
    assert (origin.placed, origin.returned, origin.rest) == (both - amount, amount, 0)
    last = later + DAY
    [too] = bank(place, house, last, back(names[first], both - amount, last, "AM04"))
    assert too.standing is LineStanding.RETURNED
    assert claim_now(house, first).collections[names[first]].code == "AM04"


def released(house: House) -> UUID:
    batch = prepare(house)
    release(house, batch)
    return batch


def test_another_sum_waits_and_what_failed_before_is_not_in_the_sum(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    first, second, _ = claims
    batch = released(house)
    block = batch_of(house, batch).released
    assert block
    [(one, a), (two, b)] = [
        (line.claim_id, line.amount) for line in block.lines if line.block_id.endswith("-2")
    ]
    name = f"{block.message_id}-2"
    [line] = bank(place, house, COLLECT, Batch(on=COLLECT, amount=a + b - 1, count=2, block=name))
    assert (line.standing, line.placed) == (LineStanding.PARKED, 0)
    assert line.may_concern == (case_of(house, first).debtor.id,)
    assert {one, two} == {first, second}


def test_of_a_block_that_is_named_beside_its_file_the_block_is_meant_less_what_failed_before(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    first, second, _ = claims
    batch = released(house)
    told = batch_of(house, batch).released
    assert told
    amounts = {one.claim_id: one.amount for one in told.lines}
    refused = FailCollection(failed_on=house.today, reason_code="AC01")
    refused.carry(house, second, by=by())
    lump = Batch(
        on=COLLECT,
        amount=amounts[first],
        count=1,
        block=f"{told.message_id}-2",
        file=told.message_id,
    )
    [line] = bank(place, house, COLLECT, lump)
    assert (line.standing, line.placed) == (LineStanding.MATCHED, amounts[first])
    assert claim_now(house, first).ending is Ending.SETTLED
    assert claim_now(house, second).live


def test_who_was_withdrawn_waits_too_where_the_bank_credits_him_all_the_same(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    _, second, other = claims
    batch = released(house)
    told = batch_of(house, batch).released
    assert told
    WithdrawCollection().carry(house, other, by=by())
    lump = Batch(on=COLLECT, amount=told.total, count=3, file=told.message_id)
    [line] = bank(place, house, COLLECT, lump)
    assert (line.standing, line.placed) == (LineStanding.PARKED, 0)
    whose = {case_of(house, one).debtor.id for one in (second, other)}
    assert set(line.may_concern) == whose


def test_who_paid_meanwhile_is_left_to_a_person_and_the_others_are_booked(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    first, second, other = claims
    batch = released(house)
    told = batch_of(house, batch).released
    assert told
    amounts = {one.claim_id: one.amount for one in told.lines}
    paid = RegisterPayment(amount=Euro(amounts[first]), credited_on=house.today)
    paid.carry(house, first, by=by())
    assert refusal_of(lambda: file_of_batch(house, creditor_of(house), batch)) == (
        "debit_batch.not_given"
    )
    [line] = bank(
        place,
        house,
        COLLECT,
        Batch(on=COLLECT, amount=told.total, count=3, file=told.message_id),
    )
    assert (line.standing, line.rest) == (LineStanding.PARKED, amounts[first])
    assert claim_now(house, other).ending is Ending.SETTLED
    assert claim_now(house, second).ending is Ending.SETTLED
    assert line.may_concern == (case_of(house, first).debtor.id,)


def contest(house: House, claim: UUID) -> None:
    RecordDispute(amount=Euro(1_00), ground=DisputeGround.NOT_DELIVERED).carry(
        house, claim, by=by()
    )


def pay_some(house: House, claim: UUID) -> None:
    RegisterPayment(amount=Euro(5_00), credited_on=house.today).carry(house, claim, by=by())


def other_account(house: House, claim: UUID) -> None:
    AmendMandate(mandate_id="M-1", iban="NL44RABO0123456789", holder="S. Voorbeeld").carry(
        house, case_of(house, claim).debtor.id, by=by()
    )


def revoke(house: House, claim: UUID) -> None:
    RevokeMandate(mandate_id="M-1").carry(house, case_of(house, claim).debtor.id, by=by())


@pytest.mark.parametrize("happens", [contest, pay_some, other_account, revoke])
def test_what_changed_since_it_was_prepared_is_refused_by_name_and_nothing_is_ordered(
    house: House, claims: list[UUID], happens: Callable[[House, UUID], None]
) -> None:
    batch = prepare(house)
    happens(house, claims[0])
    with pytest.raises(Exception, match="2026-0118") as refused:
        release(house, batch)
    assert getattr(refused.value, "code", "") == "debit_batch.changed"
    assert "claim.collection_ordered" not in topics(house, claims[2])


def test_of_each_claim_that_is_left_out_it_is_said_why(house: House, claims: list[UUID]) -> None:
    contest(house, claims[1])
    more = claim_from(house, CONSUMER, ("2026-0118", "2026-0302"), *OTHER[1:])
    found = selected(house)
    assert [one.case.claim.id for one in found.debits] == [claims[0], claims[2]]
    why = {one.case.claim.id: one.why.code for one in found.left_out}
    assert why == {claims[1]: "collection.held", more: "mandate.spent"}


def test_figures_are_given_by_both_and_no_one_releases_his_own(
    house: House, claims: list[UUID]
) -> None:
    els, bea = user(house, "els"), user(house, "bea")
    assert refusal_of(lambda: prepare(house, total=Euro(1))) == "debit_batch.other_figures"
    batch = prepare(house, of(els))
    assert refusal_of(lambda: release(house, batch, of(els))) == "debit_batch.own"
    wrong = {"count": 2}
    assert refusal_of(lambda: release(house, batch, of(bea), **wrong)) == (
        "debit_batch.other_figures"
    )
    release(house, batch, of(bea))
    known = batch_of(house, batch)
    assert known.released
    assert (known.prepared_by, known.released.prepared_by, known.waits) == ("els", "els", False)
    assert refusal_of(lambda: release(house, batch, of(bea))) == "debit_batch.not_waiting"
    assert len(claims) == known.released.count


def test_a_batch_is_withdrawn_whole_or_by_one_claim_before_its_day(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    creditor, batch = creditor_of(house), released(house)
    WithdrawCollection().carry(house, claims[0], by=by())
    assert refusal_of(lambda: file_of_batch(house, creditor, batch)) == "debit_batch.not_given"
    place.clock.move_to(COLLECT - timedelta(days=1))
    house = place.open()
    WithdrawCollectionBatch(batch=batch).carry(house, creditor, by=by())
    assert [claim_now(house, one).collections for one in claims] == [{}, {}, {}]
    assert all(Mark.DIRECT_DEBIT in claim_now(house, one).marks for one in claims)
    assert refusal_of(lambda: file_of_batch(house, creditor, batch)) == "debit_batch.no_file"


def test_from_its_day_on_a_batch_is_not_withdrawn(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    creditor, batch = creditor_of(house), released(house)
    place.clock.move_to(COLLECT)
    house = place.open()
    give = WithdrawCollectionBatch(batch=batch)
    assert refusal_of(lambda: give.carry(house, creditor, by=by())) == "collection.day_came"
    assert claim_now(house, claims[0]).collections


def test_a_claim_that_waits_in_a_batch_says_so_and_is_not_handed_over_unasked(
    house: House, claims: list[UUID]
) -> None:
    def named(of: UUID) -> UUID | None:
        return claim_out(house, see(house, of)).waiting_batch

    batch = prepare(house)
    assert [named(one) for one in claims] == [batch] * 3
    first = claim_now(house, claims[0])
    with pytest.raises(Refusal, match="waits to be released") as asked:
        ask_about_waiting_batch(house, first)
    assert asked.value.code == "hand_over.batch_waits"
    WithdrawCollectionBatch(batch=batch).carry(house, creditor_of(house), by=by())
    assert named(claims[0]) is None
    again = prepare(house)
    assert named(claims[0]) == again
    release(house, again)
    assert named(claims[0]) is None
    ask_about_waiting_batch(house, first)
