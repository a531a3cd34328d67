"""A rebuilt view equals the live one; where not, the live one stays unless told otherwise."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from adapters.views import SqliteViews
from domain.claim.events import ClaimDisputed
from domain.errors import NotFound, StoreError
from domain.parties import Capacity
from projections.engine import Engine
from projections.outstanding.fold import OutstandingView
from projections.rebuild import rebuild, refresh, rollback
from tests.projections.asked_of_the_house import a_bank_line, a_credit, a_mail
from tests.projections.conftest import House
from tests.projections.histories import START, Deed, capacities, deeds, invoices, tell
from tests.projections.lives import lived
from tests.projections.story import Story, on

DAY = on("2026-05-15")
VIEWS = ("audit_trail", "bank", "mail", "outstanding", "people", "refunds", "worklist")


def test_a_rebuilt_view_equals_the_live_one(house: House) -> None:
    lived(house.story, claims=9)
    a_bank_line(house.story)
    a_mail(house.story)
    a_credit(house.story)
    rows, house.story.rows = house.story.rows, []
    while len(house.story.rows) < len(rows):
        house.story.rows = rows[: len(house.story.rows) + 23]
        house.engine.catch_up()
    for view in VIEWS:
        before = house.generations.current(view)
        [found] = rebuild(house.engine, view)
        assert found.comparison is not None
        assert found.comparison.equal, view
        assert found.comparison.rows > 0
        assert found.facts == len(rows)
        assert house.generations.current(view) == found.generation != before


def test_both_engines_give_the_same_digest(
    story: Story, tmp_path: Path, fresh_postgres_url: str
) -> None:
    from adapters.views import PostgresViews

    lived(story, claims=6)
    a_bank_line(story)
    a_mail(story)
    a_credit(story)
    digests = []
    for kept in (SqliteViews(tmp_path / "views"), PostgresViews(fresh_postgres_url)):
        house = House(story, kept)
        house.engine.catch_up()
        comparisons = [rebuild(house.engine, view)[0].comparison for view in VIEWS]
        digests.append([c.live for c in comparisons if c])
        kept.close()
    assert digests[0] == digests[1]
    assert len(set(digests[0])) == len(VIEWS)


def test_facts_that_arrive_during_a_rebuild_are_in_it(house: House) -> None:
    story = house.story
    lived(story, claims=4)
    house.engine.catch_up()
    claim = next(row.stream_id for row in story.rows if row.kind == "claim")
    other = house.another_engine()
    told: list[int] = []

    def while_building(reached: int, end: int) -> None:
        if not told:
            story.add(claim, ClaimDisputed(amount=7, ground="x"), day=DAY)
            other.catch_up()
        told.append(reached)

    [found] = rebuild(house.engine, "outstanding", told=while_building)
    assert found.switched
    assert found.position == story.last_position() == told[-1]
    row = house.outstanding.claim(claim, DAY)
    assert row is not None
    assert row.position == story.last_position()


def test_facts_that_the_live_view_lacks_follow_after_the_switch(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "A")
    house.engine.catch_up()
    story.pay(claim, 10_00, day=on("2026-02-01"))
    [found] = rebuild(house.engine, "outstanding")
    assert found.switched
    assert found.position < story.last_position()
    house.engine.catch_up()
    row = house.outstanding.claim(claim, DAY)
    assert row is not None
    assert row.paid == 10_00


def test_a_view_that_was_tampered_with_is_kept_and_the_row_named(house: House) -> None:
    story = house.story
    claims = [story.invoice(story.debtor(), number) for number in "AB"]
    house.engine.catch_up()
    database = house.engine.reading("outstanding")()
    database.execute("UPDATE claims SET handler = ? WHERE claim_id = ?", ("x", str(claims[1])))
    [found] = rebuild(house.engine, "outstanding")
    assert found.different
    assert not found.switched
    assert found.comparison is not None
    difference = found.comparison.difference
    assert difference is not None
    assert (difference.table, difference.key) == ("claims", (str(claims[1]),))
    assert difference.columns == ("handler",)
    row = house.outstanding.claim(claims[1], DAY)
    assert row is not None
    assert row.handler == "x"
    [accepted] = rebuild(house.engine, "outstanding", accept=True)
    assert accepted.switched
    row = house.outstanding.claim(claims[1], DAY)
    assert row is not None
    assert row.handler == ""


def test_a_row_that_is_missing_is_named(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    light.engine.catch_up()
    database = light.engine.reading("outstanding")()
    database.execute("DELETE FROM claims WHERE claim_id = ?", (str(claim),))
    [found] = rebuild(light.engine, "outstanding")
    assert found.comparison is not None
    assert found.comparison.difference is not None
    assert found.comparison.difference.missing_in == "live"


def test_one_returns_to_the_generation_before(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "A")
    house.engine.catch_up()
    before = house.generations.current("outstanding")
    rebuild(house.engine, "outstanding")
    assert rollback(house.engine, "outstanding") == before
    house.story.pay(claim, 10_00, day=on("2026-02-01"))
    house.engine.catch_up()
    row = house.outstanding.claim(claim, DAY)
    assert row is not None
    assert row.paid == 10_00


def test_only_one_generation_is_kept_to_return_to(house: House) -> None:
    house.story.invoice(house.story.debtor(), "A")
    house.engine.catch_up()
    for _ in range(3):
        rebuild(house.engine, "outstanding")
    kept = house.generations.generations("outstanding")
    assert list(kept) == [
        house.generations.previous("outstanding"),
        house.generations.current("outstanding"),
    ]


def test_no_earlier_generation_of_people_is_kept(house: House) -> None:
    house.story.debtor()
    house.engine.catch_up()
    rebuild(house.engine, "people")
    assert list(house.generations.generations("people")) == [house.generations.current("people")]
    with pytest.raises(NotFound, match="no earlier generation"):
        rollback(house.engine, "people")


class LaterView(OutstandingView):
    """The same view when its tables have changed."""

    schema = OutstandingView.schema + 1


def test_other_rates_plans_or_tables_rebuild_a_view_at_start(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "A")
    house.engine.catch_up()
    later = Engine(house.story, house.generations, [LaterView()])
    assert house.engine.outdated() == []
    assert later.outdated() == ["outstanding"]
    [found] = refresh(later)
    assert found.switched
    assert found.comparison is None
    assert later.outdated() == []
    assert house.outstanding.claim(claim, DAY) is not None


def test_the_current_generation_cannot_be_retired(house: House) -> None:
    house.engine.catch_up()
    current = house.generations.current("outstanding")
    assert current is not None
    with pytest.raises(StoreError, match="in use"):
        house.generations.retire("outstanding", current)


@settings(max_examples=25)
@given(invoices, capacities, deeds)
def test_a_view_kept_fact_by_fact_equals_one_made_at_once(
    invoice: dict[str, object], capacity: Capacity, done: list[tuple[Deed, object]]
) -> None:
    from tempfile import TemporaryDirectory

    story = Story()
    debtor = story.debtor(capacity=capacity)
    claim = story.invoice(debtor, "F1", issued_on=START, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)  # type: ignore[arg-type]  # deeds with their days
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        house.engine.catch_up(limit=1)
        for view in VIEWS:
            [found] = rebuild(house.engine, view)
            assert found.comparison is not None
            assert found.comparison.difference is None
        house.generations.close()


def test_a_view_that_holds_nothing_beside_a_long_log_is_made_at_start(light: House) -> None:
    lived(light.story, claims=9)
    light.engine.catch_up("outstanding", limit=1_000)
    last = light.story.last_position()
    assert refresh(light.engine, long=last) == []
    found = refresh(light.engine, long=last - 1)
    assert {one.view for one in found} == set(VIEWS) - {"outstanding"}
    assert set(light.engine.positions().values()) == {light.story.last_position()}


def test_a_view_that_is_named_twice_is_rebuilt_once(light: House) -> None:
    light.story.invoice(light.story.debtor(), "A")
    light.engine.catch_up()
    assert [one.view for one in rebuild(light.engine, *VIEWS, *VIEWS)] == list(VIEWS)
