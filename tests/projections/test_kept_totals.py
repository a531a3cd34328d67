"""Totals of a day that are kept: at any moment they are what the rows add up to."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.views import SqliteViews
from domain.claim.events import (
    ClaimDisputed,
    ClaimSettled,
    CollectionCostsCharged,
    HoldLifted,
    HoldPlaced,
)
from projections.database import Database
from projections.rebuild import rebuild
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, OTHER_CREDITOR, Story, on
from tests.projections.test_left_out import Picky

LAST, TODAY = on("2026-08-01"), on("2026-05-15")
WHOSE: Final[tuple[list[UUID] | None, ...]] = (
    None,
    [CREDITOR],
    [OTHER_CREDITOR],
    [CREDITOR, OTHER_CREDITOR],
    [],
)


def kept_days(house: House) -> list[int]:
    database: Database = house.engine.reading("outstanding")()
    return [day for (day,) in database.query("SELECT on_day FROM kept_days ORDER BY on_day")]


@contextmanager
def beside(story: Story) -> Iterator[House]:
    """The same views made from nothing: they keep no totals, and add up every row."""
    with TemporaryDirectory() as folder:
        generations = SqliteViews(Path(folder))
        house = House(story, generations)
        house.engine.catch_up("outstanding")
        assert kept_days(house) == []
        yield house
        generations.close()


def the_same(house: House, *days: date) -> None:
    """Kept and added up are the same, for whomever they are asked."""
    with beside(house.story) as other:
        for day in days:
            for mine in WHOSE:
                kept = house.outstanding.totals(day, mine=mine)
                assert kept == other.outstanding.totals(day, mine=mine)
            for creditor in (CREDITOR, OTHER_CREDITOR):
                kept = house.outstanding.totals(day, creditor=creditor)
                assert kept == other.outstanding.totals(day, creditor=creditor)


def three_claims(story: Story) -> list[UUID]:
    found = []
    for number, log in enumerate((CREDITOR, CREDITOR, OTHER_CREDITOR)):
        debtor = story.debtor(log=log)
        found.append(story.invoice(debtor, f"K{number}", principal=100_00 + number, log=log))
    return found


def test_kept_totals_follow_each_fact(house: House) -> None:
    story, engine = house.story, house.engine
    claims = three_claims(story)
    engine.catch_up()
    assert house.outstanding.keep_totals(LAST)
    assert house.outstanding.keep_totals(TODAY)
    assert not house.outstanding.keep_totals(TODAY)
    assert kept_days(house) == [TODAY.toordinal(), LAST.toordinal()]
    the_same(house, TODAY, LAST)
    hold = HoldPlaced(
        hold_id="h", category="asked", from_day=on("2026-05-01"), until=on("2026-05-31")
    )
    story.pay(claims[0], 40_00, day=on("2026-03-01"))
    story.add(claims[1], hold, day=on("2026-04-20"))
    story.add(claims[2], CollectionCostsCharged(amount=40_00, base=1), day=on("2026-05-01"))
    story.pay(claims[0], 500_00, day=on("2026-06-01"))
    story.add(claims[0], ClaimSettled(ground="nothing open"), day=on("2026-06-01"))
    story.invoice(story.debtor(), "K9", issued_on=on("2026-05-02"))
    while engine.catch_up("outstanding", limit=1):
        pass
    the_same(house, TODAY, LAST)
    story.add(claims[1], HoldLifted(hold_id="h"), day=on("2026-05-10"))
    story.add(claims[2], ClaimDisputed(amount=1, ground="x"), day=on("2026-05-11"))
    engine.catch_up("outstanding", limit=1)
    the_same(house, TODAY, LAST)
    assert house.outstanding.totals(TODAY).count == 4


def test_another_day_is_added_up_and_a_new_day_forgets_those_before(house: House) -> None:
    three_claims(house.story)
    house.engine.catch_up()
    house.outstanding.keep_totals(TODAY)
    tomorrow = TODAY + timedelta(days=1)
    the_same(house, TODAY - timedelta(days=1), TODAY, tomorrow)
    house.outstanding.keep_totals(tomorrow)
    assert kept_days(house) == [tomorrow.toordinal()]
    the_same(house, TODAY, tomorrow)


def test_a_claim_that_is_left_out_is_out_of_the_totals_until_it_is_back(light: House) -> None:
    story = light.story
    debtor = story.debtor()
    claims = [story.invoice(debtor, number) for number in "ABC"]
    view = Picky()
    view.unfit = False
    engine = light.another_engine()
    engine.views = {"outstanding": view}
    engine.catch_up()
    light.outstanding.keep_totals(TODAY)
    assert light.outstanding.totals(TODAY).count == 3
    view.unfit = True
    story.pay(claims[1], 1_00, day=TODAY)
    engine.catch_up()
    assert light.outstanding.totals(TODAY).count == 2
    view.unfit = False
    story.pay(claims[1], 1_00, day=TODAY)
    engine.catch_up()
    assert light.outstanding.totals(TODAY).count == 3
    the_same(light, TODAY)


def test_a_view_that_is_made_again_is_equal_and_keeps_no_totals_yet(house: House) -> None:
    three_claims(house.story)
    house.engine.catch_up()
    house.outstanding.keep_totals(TODAY)
    [made] = rebuild(house.engine, "outstanding")
    assert made.comparison
    assert made.comparison.equal
    assert kept_days(house) == []
    the_same(house, TODAY)
    assert house.outstanding.keep_totals(TODAY)
    the_same(house, TODAY)


ACTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["pay", "dispute", "hold", "costs", "settle"]),
        st.integers(0, 150),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(acts=ACTS, before=st.integers(0, 8), at_once=st.integers(1, 4))
def test_kept_totals_are_what_the_rows_add_up_to_whatever_happens(
    acts: list[tuple[int, str, int]], before: int, at_once: int
) -> None:
    story = Story()
    claims = three_claims(story)
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        for number, (which, what, after) in enumerate(acts):
            if number == before:
                house.engine.catch_up("outstanding", limit=at_once)
                house.outstanding.keep_totals(TODAY)
            happen(story, claims[which], what, on("2026-01-06") + timedelta(days=after), number)
        house.engine.catch_up("outstanding", limit=at_once)
        house.outstanding.keep_totals(TODAY)
        the_same(house, TODAY)
        house.generations.close()


def happen(story: Story, claim: UUID, what: str, day: date, number: int) -> None:
    """Record one thing about a claim."""
    if what == "pay":
        story.pay(claim, 30_00, day=day)
    elif what == "dispute":
        story.add(claim, ClaimDisputed(amount=1, ground="x"), day=day)
    elif what == "hold":
        placed = HoldPlaced(hold_id=f"h{number}", category="asked", from_day=day)
        story.add(claim, placed, day=day)
    elif what == "costs":
        story.add(claim, CollectionCostsCharged(amount=40_00, base=1), day=day)
    else:
        story.add(claim, ClaimSettled(ground="nothing open"), day=day)
