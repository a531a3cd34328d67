"""What a bank refuses of our files before it collects or pays: once, and by no other's word."""

from uuid import UUID

import pytest

from application.banking.files import BankFileTaken, import_statements, sent_along
from application.commands.details import ClearMark
from application.house import House
from domain.claim.collected import Collection
from domain.claim.events import Mark
from domain.claim.state import Claim
from domain.debtor.refunds import transfer_id
from tests.adapters.statements.writing_pain002 import Refused, pain002
from tests.application.houses import HousePlace, by, case_of
from tests.application.test_collection_files import make, with_mandate
from tests.application.test_debit_batches import (
    batch_of,
    claim_now,
    creditor_of,
    prepare,
    release,
    selected,
    three,
)
from tests.application.test_refund_batches import desk_in


def taken(house: House, raw: bytes, *, mine: tuple[UUID, ...] | None = None) -> BankFileTaken:
    sources = sent_along([("pain002.xml", raw)])
    [found] = import_statements(house, sources, actor="els", mine=mine)
    return found


def counts(found: BankFileTaken) -> tuple[int, int]:
    assert found.status is not None, found.why
    return found.status.refused, found.status.known


def only(claim: Claim) -> Collection:
    [found] = claim.collections.values()
    return found


@pytest.mark.both_stores
def test_one_that_is_refused_of_a_batch_fails_with_its_reason_and_once(
    place: HousePlace, house: House
) -> None:
    claims = three(house)
    batch = prepare(house)
    release(house, batch)
    released = batch_of(house, batch).released
    assert released is not None
    names = {one.claim_id: one for one in released.lines}
    first, second, third = (names[one] for one in claims)
    raw = pain002(
        released.message_id,
        payments=(
            Refused(first.end_to_end_id, "AC04", first.block_id),
            Refused(second.end_to_end_id, "DUPL", second.block_id),
        ),
        accepted=(third.end_to_end_id,),
    )
    other = (creditor_of(house),)
    assert taken(house, raw, mine=()).code == "status_report.unknown"
    assert counts(taken(house, raw, mine=other)) == (2, 0)
    before = house.store.last_position()
    assert counts(taken(house, raw)) == (0, 2)
    assert house.store.last_position() == before
    now = [claim_now(house, one) for one in claims]
    assert [only(one).code for one in now] == ["AC04", "DUPL", ""]
    assert [only(one).unsent for one in now] == [False, False, False]
    # A closed account: he is asked to pay. A reason that says nothing of him: a person looks.
    assert [set(one.marks) & {Mark.DIRECT_DEBIT, Mark.RETURN_UNCLEAR} for one in now] == [
        set(),
        {Mark.RETURN_UNCLEAR},
        {Mark.DIRECT_DEBIT},
    ]


def test_a_file_that_is_refused_whole_is_no_try_and_is_collected_again_once_looked_at(
    house: House,
) -> None:
    three(house)
    batch = prepare(house)
    release(house, batch)
    released = batch_of(house, batch).released
    assert released is not None
    raw = pain002(released.message_id, group="FF01")
    assert counts(taken(house, raw)) == (3, 0)
    assert selected(house).debits == []
    for one in released.lines:
        claim = claim_now(house, one.claim_id)
        assert (only(claim).code, only(claim).unsent) == ("FF01", True)
        ClearMark(mark=Mark.RETURN_UNCLEAR).carry(house, one.claim_id, by=by())
    again = {one.wanted.claim_id for one in selected(house).debits}
    assert again >= {one.claim_id for one in released.lines[:1]}


def test_a_file_of_one_claim_is_known_by_its_id_and_another_file_is_named(house: House) -> None:
    claim = with_mandate(house)
    make(house, claim)
    name = only(case_of(house, claim).claim).told.end_to_end_id
    message_id = f"PROEF-{name.removeprefix('IN')}"[:33]
    unknown = taken(house, pain002("0123456789abcdef", group="FF01"))
    assert (unknown.code, "0123456789abcdef" in unknown.why) == ("status_report.unknown", True)
    # The clock of the bank is wrong by years: it refused nothing before it was asked.
    assert counts(taken(house, pain002(message_id, group="", made_on="1999-01-04"))) == (1, 0)
    now = case_of(house, claim).claim
    assert only(now).failed_on == house.today
    assert Mark.RETURN_UNCLEAR in now.marks


def test_a_refund_that_is_refused_is_due_again_and_so_is_all_of_a_file(house: House) -> None:
    desk = desk_in(house)
    desk.release()
    released = desk.file.released
    assert released is not None
    first = desk.refunds[0]
    name = transfer_id(first.id)
    message_id = released.payment_id.removesuffix("-1")
    one = pain002(message_id, payments=(Refused(name, "AC01", released.payment_id),))
    assert counts(taken(house, one)) == (1, 0)
    assert desk.due == [first.amount]
    assert counts(taken(house, one)) == (0, 1)
    assert counts(taken(house, pain002(message_id, group="FF01"))) == (1, 1)
    assert sorted(desk.due) == sorted(one.amount for one in desk.refunds)
