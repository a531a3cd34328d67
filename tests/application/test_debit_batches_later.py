"""What becomes of a batch of direct debits after its release: at the bank, and here."""

from collections.abc import Callable
from uuid import UUID

import pytest

from application.banking.debit_batches import file_of_batch
from application.commands.creditors import SetAccounts
from application.commands.details import ClearMark, EnterInError
from application.commands.direct_debit import WithdrawCollection
from application.documents import kept
from application.house import House
from domain.bank.line import LineStanding
from domain.claim.events import CollectionWithdrawn, Mark
from domain.debit_batch.events import DebitBatchReleased
from tests.adapters.statements.month import Batch
from tests.application.erased import erase_debtor
from tests.application.houses import HousePlace, by, case_of
from tests.application.test_collection_files import COLLECT, DAY, files, make
from tests.application.test_debit_batches import (
    back,
    bank,
    batch_of,
    claim_now,
    creditor_of,
    other_account,
    released,
    three,
)
from tests.application.two_people import refusal_of


@pytest.fixture
def claims(house: House) -> list[UUID]:
    return three(house)


def told_of(house: House, batch: UUID) -> DebitBatchReleased:
    told = batch_of(house, batch).released
    assert told
    return told


def test_all_of_a_block_may_be_taken_back_one_after_the_other(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    told = told_of(house, released(house))
    both = [one for one in told.lines if one.claim_id in claims[:2]]
    amount, block = sum(one.amount for one in both), both[0].block_id
    [line] = bank(place, house, COLLECT, Batch(on=COLLECT, amount=amount, count=2, block=block))
    for later, one in enumerate(both, start=2):
        day = COLLECT + later * DAY
        [gone] = bank(place, house, day, back(one.end_to_end_id, one.amount, day, "MD06"))
        assert gone.standing is LineStanding.RETURNED
        assert claim_now(house, one.claim_id).live
    origin = house.collections.bank_line(line.id)
    assert (origin.placed, origin.returned, origin.rest) == (0, amount, 0)


def test_a_return_that_comes_in_before_the_credit_of_its_block_falls_once_that_is_here(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    told = told_of(house, released(house))
    first, second = (one for one in told.lines if one.claim_id in claims[:2])
    day = COLLECT + 2 * DAY
    [gone] = bank(place, house, day, back(second.end_to_end_id, second.amount, day, "AM04"))
    assert gone.standing is LineStanding.PARKED
    amount = first.amount + second.amount
    late = Batch(on=COLLECT, amount=amount, count=2, block=second.block_id)
    [line] = bank(place, house, COLLECT, late, came_on=day + DAY)
    assert house.collections.bank_line(gone.id).standing is LineStanding.RETURNED
    assert (line.placed, line.returned) == (first.amount, second.amount)
    assert claim_now(house, second.claim_id).live
    assert claim_now(house, second.claim_id).collections[second.end_to_end_id].code == "AM04"
    assert not claim_now(house, first.claim_id).live


def test_a_credit_that_names_file_and_block_is_that_of_the_block(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    told = told_of(house, released(house))
    [once] = [one for one in told.lines if one.claim_id == claims[2]]
    named = Batch(
        on=COLLECT, amount=once.amount, count=1, block=once.block_id, file=told.message_id
    )
    [line] = bank(place, house, COLLECT, named)
    assert line.standing is LineStanding.MATCHED
    assert [claim_now(house, one).live for one in claims] == [True, True, False]


def test_of_another_sum_also_who_was_taken_out_before_waits(
    place: HousePlace, house: House, claims: list[UUID]
) -> None:
    told = told_of(house, released(house))
    WithdrawCollection().carry(house, claims[2], by=by())
    whole = Batch(on=COLLECT, amount=told.total, count=3, block=told.message_id)
    [line] = bank(place, house, COLLECT, whole)
    whose = {case_of(house, one).debtor.id for one in claims}
    assert (line.standing, set(line.may_concern)) == (LineStanding.PARKED, whose)


def test_a_file_with_an_account_that_is_another_by_now_is_not_handed_out(
    house: House, claims: list[UUID]
) -> None:
    batch = released(house)
    other_account(house, claims[0])
    assert refusal_of(lambda: file_of_batch(house, creditor_of(house), batch)) == (
        "debit_batch.not_given"
    )


def test_of_who_was_erased_no_account_is_left_in_the_file(house: House, claims: list[UUID]) -> None:
    batch = released(house)
    sha256 = told_of(house, batch).document_sha256
    assert b"P. Ander" in kept(house, sha256)
    erase_debtor(house, case_of(house, claims[2]).debtor.id)
    assert refusal_of(lambda: kept(house, sha256)) == "document.erased"


def taken_back(house: House, claim: UUID) -> None:
    """That the file was withdrawn is entered in error."""
    version = next(
        one.originator_version
        for one in reversed(house.collections.history(claim))
        if isinstance(one.fact, CollectionWithdrawn)
    )
    error = EnterInError(version=version, approved_by="bea", reason_text="lag al bij de bank")
    error.carry(house, claim, by=by())


def test_a_file_that_was_withdrawn_stands_again_beside_no_other(
    house: House, claims: list[UUID]
) -> None:
    make(house, claims[0])
    WithdrawCollection().carry(house, claims[0], by=by())
    released(house)
    assert refusal_of(lambda: taken_back(house, claims[0])) == "error.in_file"
    assert [one.stands for one in claim_now(house, claims[0]).collections.values()] == [True]


def test_who_is_collected_after_all_is_not_written_to_though_he_was_free_meanwhile(
    house: House, claims: list[UUID]
) -> None:
    make(house, claims[0])
    WithdrawCollection().carry(house, claims[0], by=by())
    ClearMark(mark=Mark.DIRECT_DEBIT, reason_text="wordt aangeschreven").carry(
        house, claims[0], by=by()
    )
    assert Mark.DIRECT_DEBIT not in claim_now(house, claims[0]).marks
    taken_back(house, claims[0])
    assert Mark.DIRECT_DEBIT in claim_now(house, claims[0]).marks


def moved(house: House, _claim: UUID) -> None:
    """The creditor has another account."""
    creditor = creditor_of(house)
    SetAccounts(ibans=("NL39RABO0300065264",), approved_by="bea").carry(house, creditor, by=by())


@pytest.mark.parametrize("happens", [other_account, moved])
def test_nor_is_that_of_a_claim_alone(
    house: House, claims: list[UUID], happens: Callable[[House, UUID], None]
) -> None:
    other_account(house, claims[0])  # what was told before the order is what it names
    make(house, claims[0])
    assert len(files(house, claims[0])) == 1
    happens(house, claims[0])
    assert files(house, claims[0]) == []
