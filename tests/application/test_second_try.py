"""A direct debit came back for want of money: a person decides, and nobody is dunned before."""

from datetime import date
from uuid import UUID

import pytest

from application.commands.collection_notices import SendCollectionNotice
from application.commands.corrections import FailCollection
from application.commands.direct_debit import DeclineSecondTry
from application.commands.fields import Euro
from application.house import House
from application.queries.accounts_of_debtor import mandates_out
from application.queries.debtor_shapes import MandateState
from application.views import views_of
from domain.claim.contested import asked_of
from domain.claim.events import Mark
from domain.dunning.task import Task
from tests.application.houses import HousePlace, by, case_of, letters, run_on, run_until
from tests.application.test_collection_files import (
    COLLECT,
    DAY,
    come,
    files,
    make,
    owed,
    said_in,
    with_mandate,
)

BACK = COLLECT + 2 * DAY
"""Thursday 26 March; the fifth banking day after it is Thursday 2 April."""
LAST = date(2026, 4, 2)


@pytest.fixture
def claim(place: HousePlace, house: House) -> UUID:
    """Collected, credited, and back for want of money."""
    claim = with_mandate(house)
    make(house, claim)
    [name] = said_in(files(house, claim)[0], "EndToEndId")
    amount = owed(house, claim)
    come(place, house, amount, COLLECT, text="Incasso", end_to_end=name)
    come(place, house, -amount, BACK, text="Storno", end_to_end=name, back="AM04")
    return claim


def tasks(house: House) -> list[tuple[Task, date]]:
    with views_of(house) as views:
        views.engine.catch_up()
        return [(one.task, one.since) for one in views.worklist.tasks(house.today)]


@pytest.mark.both_stores
def test_the_work_list_offers_the_try_and_no_letter_goes_before_its_last_day_is_over(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, BACK, LAST)
    assert (Task.SECOND_TRY, BACK) in tasks(house)
    assert letters(house) == []
    run_until(place, house, LAST + DAY, LAST + 6 * DAY)
    assert Task.SECOND_TRY not in [task for task, _ in tasks(house)]
    assert [one.order.step for one in letters(house) if one.order] == ["reminder"]
    assert case_of(house, claim).claim.live


def test_who_declines_lets_the_next_run_write(place: HousePlace, house: House, claim: UUID) -> None:
    DeclineSecondTry().carry(house, claim, by=by())
    run_on(place, house, BACK + DAY)
    assert [one.order.step for one in letters(house) if one.order] == ["reminder"]


def test_who_announces_it_again_is_written_nothing_else_through_its_day(
    place: HousePlace, house: House, claim: UUID
) -> None:
    again = date(2026, 4, 13)
    amount = asked_of(case_of(house, claim).claim, on=again).total
    told = SendCollectionNotice(mandate_id="M-1", amount=Euro(amount), collect_on=again)
    told.carry(house, claim, by=by())
    run_until(place, house, BACK, LAST + 3 * DAY)
    assert [one.order.step for one in letters(house) if one.order] == ["collection-notice"]
    assert Mark.DIRECT_DEBIT in case_of(house, claim).claim.marks
    assert Task.SECOND_TRY not in [task for task, _ in tasks(house)]
    make(house, claim, key="again", amount=Euro(amount), collect_on=again, announced_on=None)
    assert len(files(house, claim)) == 1


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("AM04", MandateState.STANDS),
        ("MD06", MandateState.STANDS),
        ("MD01", MandateState.NOT_BY_HIS_BANK),
        ("MD02", MandateState.NOT_BY_HIS_BANK),
        ("AC04", MandateState.NOT_BY_HIS_BANK),
    ],
)
def test_a_mandate_says_where_his_bank_lets_nothing_be_collected_under_it(
    house: House, code: str, state: MandateState
) -> None:
    claim = with_mandate(house)
    make(house, claim)
    FailCollection(failed_on=house.today, reason_code=code).carry(house, claim, by=by())
    case = case_of(house, claim)
    [one] = mandates_out(house, case.debtor, [case.claim], on=house.today)
    assert one.state is state
