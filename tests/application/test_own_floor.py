"""The floor that a creditor sets himself: the work list, the daily run and a rebuild know it."""

from uuid import UUID

import pytest

from application.commands.creditors import SetSmallAmounts
from application.commands.fields import Euro
from application.house import House
from application.run.day import run_day
from application.views import Views
from domain.dunning.task import Task
from tests.application.houses import broken, by, case_of, sent_steps
from tests.application.papers import invoice
from tests.application.test_credit_first import claims, house
from tests.application.test_merging import views

__all__ = ["house", "views"]


def small_rests(house: House, views: Views) -> list[UUID]:
    views.catch_up()
    return [one.subject_id for one in views.worklist.tasks(house.today, task=Task.SMALL_REST)]


@pytest.mark.both_stores
def test_a_floor_of_his_own_counts_for_all_his_claims_at_once(house: House, views: Views) -> None:
    little, more = claims(house, invoice("A-1", "3.00"), invoice("A-2", "9.00", customer="K-2"))
    creditor = case_of(house, little).creditor.id
    assert small_rests(house, views) == [little]
    SetSmallAmounts(smallest_step=Euro(10_00)).carry(house, creditor, by=by())
    assert set(small_rests(house, views)) == {little, more}
    run_day(house)
    assert sent_steps(house, little) == sent_steps(house, more) == []
    SetSmallAmounts(smallest_step=Euro(1_00)).carry(house, creditor, by=by())
    assert small_rests(house, views) == []
    run_day(house)
    assert sent_steps(house, little) == sent_steps(house, more) == ["reminder"]
    assert all(one.comparison and one.comparison.equal for one in views.rebuild())
    assert broken(house) == []
