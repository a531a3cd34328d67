"""Claims by amount and debtors that are kept of a day: the same lists as those that are not."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.views import SqliteViews
from domain.claim.events import ClaimSettled, CollectionCostsCharged
from domain.facts import EnteredInError
from projections.database import Database, Generations
from projections.outstanding.buckets import Bucket, Sort
from projections.outstanding.keeping import keep
from projections.outstanding.kept import KeptOfDay, days_kept_wrongly
from projections.outstanding.questions import Outstanding
from projections.rebuild import rebuild
from projections.segments import LIVE, Status
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, OTHER_CREDITOR, Story, on
from tests.projections.test_claims_found import Explained, index_of
from tests.projections.test_kept_totals import ACTS, WHOSE, beside, happen
from tests.projections.test_outstanding import told_at_length

TODAY, NEXT = on("2026-05-15"), on("2026-05-16")
DAY = TODAY.toordinal()
CHOSEN: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"status": LIVE},
    {"status": Status.SETTLED},
    {"status": Status.OPEN, "bucket": Bucket.OVER_90},
    {"bucket": Bucket.NONE},
    {"bucket": Bucket.NOT_DUE},
)
OF: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"mine": [CREDITOR, OTHER_CREDITOR]},
    {"mine": []},
    {"creditor": OTHER_CREDITOR},
    {"creditor": CREDITOR, "mine": [CREDITOR]},
)
LISTS: Final = [
    {**chosen, **of, "sort": sort, "descending": down}
    for chosen, of, sort, down in product(CHOSEN, OF, Sort, (True, False))
]


def claims_in(story: Story) -> list[UUID]:
    """Claims of two creditors: some of one amount or one debtor, and one that owes nothing."""
    debtors = {log: [story.debtor(log=log) for _ in "ab"] for log in (CREDITOR, OTHER_CREDITOR)}
    claims = [
        story.invoice(debtors[log][which], f"K{number}", principal=principal, log=log)
        for number, (log, which, principal) in enumerate(
            [
                (CREDITOR, 0, 100_00),
                (CREDITOR, 0, 100_00),
                (CREDITOR, 1, 200_00),
                (OTHER_CREDITOR, 0, 100_00),
                (OTHER_CREDITOR, 1, 300_00),
            ]
        )
    ]
    story.pay(claims[-1], 300_00, day=on("2026-02-01"))
    story.add(claims[-1], ClaimSettled(ground="nothing open"), day=on("2026-02-01"))
    return claims


def emptied(house: House) -> None:
    """Let the view of what is outstanding begin with nothing, whatever an example before left."""
    opened = house.engine.begin(house.engine.view("outstanding"), indexed=True)
    house.generations.switch({"outstanding": opened.generation})


def wrongly_kept(house: House) -> list[str]:
    return days_kept_wrongly(house.engine.reading("outstanding")())


def pages(asked: Outstanding, limit: int, **how: Any) -> Iterator[Any]:
    """Every page of a list, with its cursor."""
    after = None
    while True:
        page = asked.claims(TODAY, limit=limit, after=after, **how)
        yield page
        after = page.next
        if after is None:
            return


def debtor_pages(asked: Outstanding, limit: int, **how: Any) -> Iterator[Any]:
    """Every page of the debtors, with its cursor."""
    after = None
    while True:
        page = asked.by_debtor(TODAY, limit=limit, after=after, **how)
        yield page
        after = page.next
        if after is None:
            return


def debtors_alike(house: House, other: House, limit: int) -> None:
    for mine, every in product(WHOSE, (True, False)):
        asked = {"mine": mine, "every": every}
        kept, slow = (debtor_pages(one.outstanding, limit, **asked) for one in (house, other))
        assert list(kept) == list(slow)
    for creditor in (CREDITOR, OTHER_CREDITOR):
        kept, slow = (
            debtor_pages(one.outstanding, limit, creditor=creditor) for one in (house, other)
        )
        assert list(kept) == list(slow)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    acts=ACTS,
    kept_from=st.tuples(*[st.integers(0, 8)] * 3).map(sorted),
    at_once=st.integers(1, 4),
    limit=st.integers(1, 3),
    lists=st.lists(st.sampled_from(LISTS), min_size=8, max_size=8),
)
def test_lists_of_a_kept_day_are_those_of_one_that_is_not_whatever_happens(
    generations: Generations,
    acts: list[tuple[int, str, int]],
    kept_from: list[int],
    at_once: int,
    limit: int,
    lists: list[dict[str, Any]],
) -> None:
    story = Story()
    claims = claims_in(story)
    house = House(story, generations)
    emptied(house)
    database: Database = house.engine.reading("outstanding")()
    for number, (which, what, after) in enumerate(acts):
        for what_is_kept, begun in zip(KeptOfDay, kept_from, strict=True):
            if number == begun:
                house.engine.catch_up("outstanding", limit=at_once)
                keep(database, DAY, what_is_kept)
        happen(story, claims[which], what, on("2026-01-06") + timedelta(days=after), number)
    house.engine.catch_up("outstanding", limit=at_once)
    assert wrongly_kept(house) == []
    house.outstanding.keep_totals(TODAY)
    assert wrongly_kept(house) == []
    with beside(story) as other:
        for asked in lists:
            kept, slow = (pages(one.outstanding, limit, **asked) for one in (house, other))
            assert list(kept) == list(slow)
        debtors_alike(house, other, limit)


@pytest.mark.parametrize(
    ("most", "share", "at_once"), [(64, 10, 64), (0, 10**6, 1), (64, 0, 2), (0, 0, 64)]
)
def test_a_list_is_the_same_however_its_parts_are_read(
    light: House, most: int, share: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("projections.outstanding.by_amount._MOST", most)
    monkeypatch.setattr("projections.outstanding.by_amount._SHARE", share)
    monkeypatch.setattr("projections.outstanding.heads._AT_ONCE", at_once)
    told_at_length(light.story)
    claims_in(light.story)
    light.engine.catch_up()
    with beside(light.story) as other:
        light.outstanding.keep_totals(TODAY)
        for asked in LISTS:
            kept, slow = (pages(one.outstanding, 3, **asked) for one in (light, other))
            assert list(kept) == list(slow)
        debtors_alike(light, other, 2)


@pytest.mark.parametrize("asked", [{"sort": one, "descending": d} for one in Sort for d in (0, 1)])
def test_pages_that_are_turned_while_claims_move_are_the_same(
    light: House, asked: dict[str, Any]
) -> None:
    claims = claims_in(light.story)
    light.engine.catch_up()
    light.outstanding.keep_totals(TODAY)
    shown, after = list[UUID](), None
    with beside(light.story) as other:
        while True:
            kept, slow = (
                one.outstanding.claims(TODAY, limit=1, after=after, **asked)
                for one in (light, other)
            )
            assert kept == slow
            shown += [row.claim_id for row in kept.rows]
            after = kept.next
            if after is None:
                break
            moved(claims, len(shown), light, other)
    assert set(shown) == set(claims)


def test_debtors_that_are_turned_while_claims_move_are_the_same(light: House) -> None:
    claims = claims_in(light.story)
    light.engine.catch_up()
    light.outstanding.keep_totals(TODAY)
    shown, after = list[UUID](), None
    with beside(light.story) as other:
        while True:
            kept, slow = (
                one.outstanding.by_debtor(TODAY, limit=1, after=after, every=True)
                for one in (light, other)
            )
            assert kept == slow
            shown += [row.debtor_id for row in kept.rows]
            after = kept.next
            if after is None:
                break
            moved(claims, len(shown), light, other)
    assert len(set(shown)) == 4


def moved(claims: list[UUID], number: int, *houses: House) -> None:
    """Let a claim go up in its order, in every house over the story."""
    if number < len(claims):
        costs = CollectionCostsCharged(amount=40_00 * number, base=1)
        houses[0].story.add(claims[number], costs, day=on("2026-05-01"))
    for one in houses:
        one.engine.catch_up("outstanding")


def test_a_claim_that_was_entered_in_error_leaves_every_order(house: House) -> None:
    story = house.story
    debtor = story.debtor()
    claim = story.invoice(debtor, "K1")
    story.invoice(story.debtor(), "K2")
    house.engine.catch_up()
    house.outstanding.keep_totals(TODAY)
    assert len(house.outstanding.by_debtor(TODAY).rows) == 2
    wrong = EnteredInError(version=1, topic="claim.invoice_sent")
    story.add(claim, wrong, day=on("2026-05-01"))
    house.engine.catch_up()
    assert wrongly_kept(house) == []
    with beside(story) as other:
        debtors_alike(house, other, 1)


def test_by_amount_and_by_standing_are_read_by_indexes_alone(light: House) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("outstanding")())
    asked = Outstanding(lambda: explained)
    asked.keep_totals(TODAY)
    of_all = "sqlite_autoindex_amounts_1"
    by_due = index_of(explained.database, "on_day, bucket, status, due_on, claim_id, log")
    of_one = index_of(explained.database, "on_day, log, bucket, status, owed, claim_id")
    wanted: list[tuple[dict[str, Any], set[str]]] = [
        ({"sort": Sort.OPEN}, {of_all}),
        ({"sort": Sort.OPEN, "descending": False, "status": LIVE}, {of_all}),
        ({"sort": Sort.OPEN, "creditor": CREDITOR}, {of_one}),
        ({"status": Status.SETTLED}, {of_all}),
        ({"status": Status.SETTLED, "mine": [CREDITOR]}, {of_one}),
        ({"status": Status.DISPUTED}, {by_due}),
        ({"sort": Sort.DUE_ON, "bucket": Bucket.NONE, "mine": [CREDITOR]}, {by_due}),
    ]
    for how, indexes in wanted:
        explained.plans.clear()
        assert asked.claims(TODAY, **how).rows
        assert explained.reads("amounts") == indexes, how
        assert explained.reads("c") == {"sqlite_autoindex_claims_1"}
        assert explained.reads("s") == {"sqlite_autoindex_segments_1"}


def test_debtors_by_what_they_owe_are_read_by_an_index(light: House) -> None:
    told_at_length(light.story)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("outstanding")())
    asked = Outstanding(lambda: explained)
    asked.keep_totals(TODAY)
    by_debt = index_of(explained.database, "on_day, log, owes, owed, debtor_id")
    for how in ({}, {"every": True}, {"creditor": CREDITOR}):
        explained.plans.clear()
        assert asked.by_debtor(TODAY, **how).rows
        assert explained.reads("debts") == {by_debt, "sqlite_autoindex_debts_1"}
        assert explained.reads("s") == set()


def test_who_has_thousands_of_creditors_gets_the_same_list_of_a_kept_day(house: House) -> None:
    """Each part of the list names all of them: together more than one statement takes."""
    claims_in(house.story)
    house.engine.catch_up()
    mine = [CREDITOR, OTHER_CREDITOR, *(UUID(int=number) for number in range(40_000))]
    slow = list(pages(house.outstanding, 2, mine=mine, sort=Sort.DUE_ON))
    house.outstanding.keep_totals(TODAY)
    assert list(pages(house.outstanding, 2, mine=mine, sort=Sort.DUE_ON)) == slow


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE amounts SET owed = owed + 1 WHERE owed > 0",
        "DELETE FROM amounts",
        "DELETE FROM debts WHERE owes = 0",
        "UPDATE debts SET claims = claims + 1",
        "UPDATE totals SET principal = principal + 1",
        "UPDATE kept_days SET kept = 2",
        "UPDATE kept_days SET kept = 7",
        "DELETE FROM kept_days",
    ],
)
def test_what_is_kept_otherwise_than_the_segments_give_is_found(house: House, change: str) -> None:
    claims_in(house.story)
    house.engine.catch_up()
    house.outstanding.keep_totals(TODAY)
    database = house.engine.reading("outstanding")()
    assert wrongly_kept(house) == []
    database.execute(change)
    assert wrongly_kept(house) == [f"{DAY}"]


def test_a_view_that_is_made_again_has_the_indexes_of_what_it_keeps(light: House) -> None:
    claims_in(light.story)
    light.engine.catch_up()
    opened = light.engine.reading("outstanding")()
    indexes = "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"
    before = opened.query(indexes)
    assert rebuild(light.engine, "outstanding")[0].switched
    assert opened.query(indexes) == before


def test_a_new_day_forgets_every_order_of_those_before(house: House) -> None:
    claims_in(house.story)
    house.engine.catch_up()
    database = house.engine.reading("outstanding")()
    house.outstanding.keep_totals(NEXT)
    house.outstanding.keep_totals(TODAY)
    house.outstanding.keep_totals(NEXT)
    for day in (TODAY, NEXT):
        for table in ("totals", "amounts", "debts"):
            rows = database.query(f"SELECT 1 FROM {table} WHERE on_day = ?", (day.toordinal(),))
            assert rows
    later = NEXT + timedelta(days=1)
    assert house.outstanding.keep_totals(later)
    for table in ("totals", "amounts", "debts"):
        [(first,)] = database.query(f"SELECT MIN(on_day) FROM {table}")
        assert first == later.toordinal()
    assert wrongly_kept(house) == []


def test_what_is_folded_between_two_parts_of_a_day_is_in_both(light: House) -> None:
    claims = claims_in(light.story)
    light.engine.catch_up()
    for number in range(3):
        assert light.outstanding.keep_next(TODAY)
        light.story.pay(claims[number], 100_00, day=on("2026-03-01"))
        light.engine.catch_up()
        assert wrongly_kept(light) == []
    assert not light.outstanding.keep_next(TODAY)
    with beside(light.story) as other:
        debtors_alike(light, other, 2)


def test_what_rests_on_another_thing_is_not_kept_before_it(tmp_path: Path) -> None:
    house = House(Story(), SqliteViews(tmp_path / "views"))
    house.engine.catch_up()
    database = house.engine.reading("outstanding")()
    assert not keep(database, DAY, KeptOfDay.TOTALS)  # there is no claim
    claims_in(house.story)
    house.engine.catch_up()
    assert not keep(database, DAY, KeptOfDay.AMOUNTS)
    assert not keep(database, DAY, KeptOfDay.DEBTS)
    assert wrongly_kept(house) == []
    assert keep(database, DAY, KeptOfDay.TOTALS)
    assert not keep(database, DAY, KeptOfDay.DEBTS)
    house.generations.close()
