"""Lists read no more than they show: by which index, and the same whichever way is taken."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from domain.dunning.task import Task
from projections.database import Database, Values
from projections.outstanding.buckets import Bucket, Sort
from projections.outstanding.claim_list import Filter, statuses
from projections.outstanding.counted import counted
from projections.outstanding.questions import Outstanding
from projections.segments import LIVE, Status
from projections.worklist.questions import WorkList
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, OTHER_CREDITOR, on
from tests.projections.test_outstanding import told_at_length

DAY = on("2026-05-15")
STANDING: Sequence[Status | frozenset[Status] | None] = (None, LIVE, *Status)


class Explained:
    """A database that also notes how SQLite finds what it is asked."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.plans: list[str] = []

    def query(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        plan = self.database.query(f"EXPLAIN QUERY PLAN {statement}", values)
        self.plans += [detail for *_, detail in plan]
        return self.database.query(statement, values)

    def snapshot(self) -> AbstractContextManager[None]:
        return self.database.snapshot()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.database, name)

    def reads(self, alias: str) -> set[str]:
        """By which indexes a table was searched, or that it was read whole."""
        found = [one.split() for one in self.plans if f" {alias} " in f"{one} "]
        return {words[words.index("INDEX") + 1] if "INDEX" in words else "all" for words in found}


def index_of(database: Database, columns: str) -> str:
    """The name of the index over some columns."""
    rows = database.query("SELECT name FROM sqlite_master WHERE sql LIKE ?", (f"%({columns})",))
    return str(rows[0][0])


@pytest.mark.parametrize("whose", [{}, {"mine": [CREDITOR]}, {"creditor": CREDITOR}])
@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize(
    ("what", "columns"),
    [
        ({"debtor": UUID(int=1)}, "debtor_id"),
        ({"text": "F01", "whole": True}, "number_key, claim_id"),
        ({"text": "F0"}, "number_key, claim_id"),
        ({"own_reference": "E1"}, "own_reference, claim_id"),
        ({"reference": "123"}, "reference, claim_id"),
    ],
)
def test_what_names_few_claims_is_found_by_its_own_index(
    light: House, what: dict[str, Any], columns: str, sort: Sort, whose: dict[str, Any]
) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("outstanding")())
    Outstanding(lambda: explained).claims(DAY, sort=sort, status=LIVE, **what, **whose)
    assert explained.reads("c") == {index_of(explained.database, columns)}


@pytest.mark.parametrize("sort", list(Sort))
def test_a_number_is_looked_for_in_an_index_of_numbers_and_the_few_are_read_by_name(
    light: House, sort: Sort
) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("outstanding")())
    asked = Outstanding(lambda: explained)
    found = asked.claims(DAY, sort=sort, text="02", anywhere=True).rows
    assert {one.invoice_number for one in found} == {
        one.invoice_number
        for one in asked.claims(DAY, limit=1_000).rows
        if "02" in one.invoice_number
    }
    explained.plans.clear()
    asked.claims(DAY, sort=sort, text="02", anywhere=True)
    by_name = "sqlite_autoindex_claims_1"
    by_number = index_of(explained.database, "number_key, claim_id")
    by_change = index_of(explained.database, "position")
    assert explained.reads("claims") == {by_number, by_change}
    assert explained.reads("c") == {by_name}


def test_claims_of_a_rare_status_are_found_by_it_where_totals_are_kept(light: House) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("outstanding")())
    asked = Outstanding(lambda: explained)
    by_number: dict[str, Any] = {"sort": Sort.INVOICE_NUMBER}
    assert asked.claims(DAY, status=Status.DISPUTED, **by_number).rows
    by_status = index_of(explained.database, "status, last_on, first_on, claim_id")
    assert by_status not in explained.reads("s")
    asked.keep_totals(DAY)
    explained.plans.clear()
    assert asked.claims(DAY, status=Status.DISPUTED, **by_number).rows
    assert explained.reads("s") == {by_status}
    explained.plans.clear()
    assert not asked.claims(DAY, status=Status.WRITTEN_OFF).rows
    assert explained.reads("s") == set()


@pytest.mark.parametrize("mine", [None, [CREDITOR]])
def test_the_tasks_of_a_kind_are_found_by_it(light: House, mine: list[UUID] | None) -> None:
    light.engine.catch_up()
    explained = Explained(light.engine.reading("worklist")())
    WorkList(lambda: explained).page(DAY, task=Task.SECOND_PERSON, mine=mine, limit=20)
    by_task = index_of(explained.database, "task, priority, since, subject_id")
    assert by_task in explained.reads("tasks")
    assert "all" not in explained.reads("tasks")


def test_tasks_years_ahead_are_not_looked_through_for_the_few_of_today(light: House) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("worklist")())
    found = WorkList(lambda: explained).page(DAY, mine=[CREDITOR]).rows
    assert found
    ahead = explained.database.query(
        "SELECT COUNT(*) FROM tasks WHERE from_on > ?", (DAY.toordinal(),)
    )
    assert ahead[0][0] > len(found)
    by_change = index_of(explained.database, "position")
    begun = index_of(explained.database, "priority, from_on")
    assert explained.reads("tasks") == {by_change, begun}


@pytest.mark.parametrize("few", [0, 1, 10_000])
def test_work_is_in_one_order_whichever_way_it_is_read(
    house: House, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    monkeypatch.setattr("projections.worklist.questions.FEW", few)
    for day in (DAY, on("2027-01-01"), on("2031-06-01")):
        for mine in (None, [CREDITOR], [CREDITOR, OTHER_CREDITOR], []):
            found, after = list[tuple[int, str, str, str]](), None
            while True:
                page = house.work.page(day, mine=mine, limit=2, after=after)
                found += [(t.priority, f"{t.since}", f"{t.subject_id}", t.task) for t in page.rows]
                after = page.next
                if after is None:
                    break
            wanted = house.work.tasks(day, limit=1_000)
            mine_of = [t for t in wanted if mine is None or t.creditor_id in mine]
            assert found == [(t.priority, f"{t.since}", f"{t.subject_id}", t.task) for t in mine_of]
            assert found == sorted(found)


def everything(house: House, **asked: Any) -> list[UUID]:
    """All claims of a list, two at a time."""
    found, after = list[UUID](), None
    while True:
        page = house.outstanding.claims(DAY, limit=2, after=after, **asked)
        found += [row.claim_id for row in page.rows]
        after = page.next
        if after is None:
            return found


@pytest.mark.parametrize("sort", list(Sort))
def test_a_list_is_the_same_whether_totals_are_kept_or_not(house: House, sort: Sort) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    every = [
        {"status": status, "bucket": bucket, "descending": down, "sort": sort, **whose}
        for status in STANDING
        for bucket in (None, Bucket.NONE, Bucket.OVER_90, Bucket.NOT_DUE)
        for down in (True, False)
        for whose in ({}, {"mine": [CREDITOR]}, {"creditor": OTHER_CREDITOR, "mine": [CREDITOR]})
    ]
    before = [everything(house, **one) for one in every]
    assert any(before)
    house.outstanding.keep_totals(DAY)
    assert [everything(house, **one) for one in every] == before


def test_many_are_not_taken_for_few(house: House) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    house.outstanding.keep_totals(DAY)
    database = house.engine.reading("outstanding")()
    of_status = Filter(on=DAY.toordinal(), statuses=statuses(Status.OPEN))
    begins = Filter(on=DAY.toordinal(), text="F0")
    whole = len(everything(house, status=Status.OPEN))
    numbers = len(everything(house, text="F0"))
    few_of_an_age = replace(of_status, bucket=Bucket.NONE, mine=(str(OTHER_CREDITOR),))
    assert not counted(database, few_of_an_age, few=whole - 1)[0].few_stand
    for asked, many, name in ((of_status, whole, "few_stand"), (begins, numbers, "few_begin")):
        assert many > 1
        assert getattr(counted(database, asked, few=many)[0], name)
        assert not getattr(counted(database, asked, few=many - 1)[0], name)
    disputed = replace(begins, statuses=statuses(Status.DISPUTED))
    few = len(everything(house, status=Status.DISPUTED))
    assert 0 < few < numbers
    assert counted(database, disputed, few=few)[0].few_stand
    assert not counted(database, disputed, few=few - 1)[0].few_stand


def test_as_many_are_few_as_a_page_in_another_order_would_look_at(house: House) -> None:
    told_at_length(house.story)
    house.engine.catch_up()
    house.outstanding.keep_totals(DAY)
    database = house.engine.reading("outstanding")()
    of_status = Filter(on=DAY.toordinal(), statuses=statuses(Status.OPEN))
    whole, every = len(everything(house, status=Status.OPEN)), len(everything(house))
    page = -(-whole * whole // every)
    assert page > 1
    assert counted(database, of_status, few=0, page=page)[0].few_stand
    assert not counted(database, of_status, few=0, page=page - 1)[0].few_stand
