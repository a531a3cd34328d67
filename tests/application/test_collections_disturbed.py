"""Between the order of a direct debit and its end things happen: nothing is collected twice."""

from datetime import date
from uuid import UUID

import pytest

from application.by import By
from application.commands.bank_lines import UndoBankLine
from application.commands.corrections import FailCollection
from application.commands.direct_debit import RevokeMandate, WithdrawCollection
from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.protections import DeclareBankruptcy
from application.house import House
from domain.claim.collected import to_be_tried
from domain.claim.corrections import enter_in_error_on_claim
from domain.claim.displaced import displaced
from domain.claim.events import CollectionOrdered, Mark, MarkPlaced, PaymentReceived
from domain.claim.state import Ending
from domain.errors import Refusal
from tests.application.houses import HousePlace, by, case_of
from tests.application.test_collection_files import (
    COLLECT,
    DAY,
    come,
    files,
    make,
    owed,
    refusal,
    said_in,
    with_mandate,
)


@pytest.fixture
def claim(house: House) -> UUID:
    return with_mandate(house)


def test_a_file_is_not_given_to_the_bank_once_another_amount_is_open(
    house: House, claim: UUID
) -> None:
    make(house, claim)
    assert len(files(house, claim)) == 1
    part = RegisterPayment(payment_id="P-1", amount=Euro(5_00), credited_on=house.today)
    part.carry(house, claim, by=by())
    assert files(house, claim) == []


def test_nor_where_its_mandate_was_revoked(house: House, claim: UUID) -> None:
    make(house, claim)
    debtor = case_of(house, claim).debtor.id
    RevokeMandate(mandate_id="M-1").carry(house, debtor, by=by())
    assert files(house, claim) == []


def test_nor_where_something_protects_the_debtor(house: House, claim: UUID) -> None:
    make(house, claim)
    debtor = case_of(house, claim).debtor.id
    DeclareBankruptcy(since=house.today).carry(house, debtor, by=by())
    assert files(house, claim) == []


@pytest.mark.parametrize(("days", "code"), [(-1, ""), (0, "collection.day_came")])
def test_a_file_is_withdrawn_before_its_day_alone(
    place: HousePlace, house: House, claim: UUID, days: int, code: str
) -> None:
    make(house, claim)
    place.clock.move_to(COLLECT + days * DAY)
    house = place.open()
    if code:
        with pytest.raises(Refusal) as refused:
            WithdrawCollection().carry(house, claim, by=by())
        assert refused.value.code == code
    else:
        WithdrawCollection().carry(house, claim, by=by())
        assert case_of(house, claim).claim.collections == {}


def test_a_storno_that_was_anothers_leaves_what_was_collected_as_arrived(
    place: HousePlace, house: House, claim: UUID
) -> None:
    """It bore no id, so that account and amount of what we collected were taken for it."""
    make(house, claim)
    [name] = said_in(files(house, claim)[0], "EndToEndId")
    amount = owed(house, claim)
    come(place, house, amount, COLLECT, text="Incasso", end_to_end=name)
    back = come(place, house, -amount, COLLECT + DAY, text="Storno", back="AM04")
    [failed] = case_of(house, claim).claim.collections.values()
    assert (failed.code, failed.failed_on) == ("AM04", COLLECT + DAY)
    UndoBankLine().carry(house, back.id, by=by())
    now = case_of(house, claim).claim
    [kept] = now.collections.values()
    assert (now.ending, kept.failed_on, kept.code) == (Ending.SETTLED, None, "")
    assert kept.arrived is not None
    assert kept.arrived.payment_id in {one.ref for one in now.ledger}
    assert (displaced(now), to_be_tried(now.collections)) == (None, None)
    # What really comes back of it, by its id, lets it fail as ever.
    come(place, house, -amount, COLLECT + 3 * DAY, text="Storno", end_to_end=name, back="MD06")
    [failed] = case_of(house, claim).claim.collections.values()
    assert (failed.code, case_of(house, claim).claim.live) == ("MD06", True)


@pytest.fixture
def undone(place: HousePlace, house: House, claim: UUID) -> House:
    """What was collected came in, and its booking was undone."""
    make(house, claim)
    [raw] = files(house, claim)
    [name] = said_in(raw, "EndToEndId")
    line = come(place, house, owed(house, claim), COLLECT, text="Incasso", end_to_end=name)
    UndoBankLine().carry(house, line.id, by=by())
    return house


LATER = date(2026, 4, 10)


def test_what_was_collected_and_undone_is_not_collected_again(undone: House, claim: UUID) -> None:
    now = case_of(undone, claim).claim
    assert displaced(now) is not None
    assert Mark.DIRECT_DEBIT in now.marks
    assert refusal(undone, claim, "again", collect_on=LATER, announced_on=COLLECT) == (
        "collection.held"
    )


def test_that_it_came_back_after_all_is_told_of_that_collection(undone: House, claim: UUID) -> None:
    failed = FailCollection(failed_on=undone.today, reason_code="MD01")
    failed.carry(undone, claim, by=By(key="back", actor="els"))
    now = case_of(undone, claim).claim
    [one] = now.collections.values()
    assert (one.code, displaced(now)) == ("MD01", None)
    assert refusal(undone, claim, "again", collect_on=LATER, announced_on=COLLECT) == (
        "mandate.ended"
    )


def test_a_collected_payment_that_was_entered_in_error_stops_letters(
    place: HousePlace, house: House, claim: UUID
) -> None:
    make(house, claim)
    [raw] = files(house, claim)
    [name] = said_in(raw, "EndToEndId")
    come(place, house, owed(house, claim), COLLECT, text="Incasso", end_to_end=name)
    history = house.collections.history(claim)
    [paid] = [one for one in history if isinstance(one.fact, PaymentReceived)]
    facts = enter_in_error_on_claim(
        case_of(house, claim).claim,
        history,
        version=paid.originator_version,
        actor="els",
        approved_by="bea",
        today=house.today,
    )
    assert [one.mark for one in facts if isinstance(one, MarkPlaced)] == [Mark.DIRECT_DEBIT]


def test_that_an_order_was_an_error_two_people_say(house: House, claim: UUID) -> None:
    make(house, claim)
    history = house.collections.history(claim)
    [order] = [one for one in history if isinstance(one.fact, CollectionOrdered)]
    with pytest.raises(Refusal, match="second person"):
        enter_in_error_on_claim(
            case_of(house, claim).claim,
            history,
            version=order.originator_version,
            actor="els",
            approved_by="",
            today=house.today,
        )
