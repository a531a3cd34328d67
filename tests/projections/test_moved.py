"""From a point of the log to a later one only what moved is folded: no row shows it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.views import SqliteViews
from domain.claim.events import ClaimMovedToDebtor, InvoiceSent
from domain.creditor.events import TermsChanged
from domain.debtor.merge_events import ClaimsJoined, ClaimsLeft, DebtorMerged, MergeUndone
from domain.facts import Point, StreamKind
from projections.engine import Engine
from projections.log.feed import Feed
from projections.moved import NotYet, advance, later_of, moved
from projections.outstanding.fold import OutstandingView
from projections.past import PastFeed
from projections.rebuild import rebuild
from projections.worklist.fold import WorkListView
from tests.projections.histories import SPAN, START, Deed, days, deeds, tell
from tests.projections.story import CREDITOR, Story
from tests.projections.test_engine import everything

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Life:
    """What befalls one claim of a house: its debtor, whether it is one of a series, its deeds."""

    of_second: bool
    series: str
    deeds: list[tuple[Deed, date]]
    merged_on: date | None
    parted_on: date | None
    small: int | None
    small_on: date


lives = st.lists(
    st.builds(
        Life,
        of_second=st.booleans(),
        series=st.sampled_from(["", "rent"]),
        deeds=deeds,
        merged_on=st.none() | days,
        parted_on=st.none() | days,
        small=st.none() | st.integers(0, 100_00),
        small_on=days,
    ),
    min_size=2,
    max_size=4,
)
shares = st.floats(0, 1)


def told(story: Story, lived: list[Life]) -> None:
    """Record lives one after the other: what one tells of a day, another told long before."""
    debtors = [story.debtor(name=name, day=START) for name in ("Jan", "Jans")]
    first, second = debtors
    claims: list[UUID] = []
    for number, life in enumerate(lived):
        owed_by = debtors[life.of_second]
        claims.append(story.invoice(owed_by, f"F{number}", issued_on=START, series_id=life.series))
        half = len(life.deeds) // 2
        tell(story, claims[-1], owed_by, life.deeds[:half])
        if life.small is not None:
            terms = TermsChanged(smallest_step=life.small)
            story.record(StreamKind.CREDITOR, CREDITOR, terms, day=life.small_on)
        if life.merged_on:
            theirs = merge(story, second, first, claims, life.merged_on)
            if life.parted_on:
                part(story, second, first, theirs, life.parted_on)
        tell(story, claims[0], owed_by, life.deeds[half:])


def merge(story: Story, one: UUID, into: UUID, claims: list[UUID], day: date) -> tuple[UUID, ...]:
    """Join one's claims to another; gives the claims that moved."""
    theirs = tuple(c for c in claims if story.claim(c).debtor_id == one)
    story.record(StreamKind.DEBTOR, one, DebtorMerged(into=into), day=day)
    joined = ClaimsJoined(from_debtor=one, claims=theirs)
    story.record(StreamKind.DEBTOR, into, joined, day=day)
    for claim in theirs:
        story.add(claim, ClaimMovedToDebtor(from_debtor=one, to_debtor=into), day=day)
    return theirs


def part(story: Story, one: UUID, other: UUID, theirs: tuple[UUID, ...], day: date) -> None:
    """Undo it: what had moved goes back, and nothing else."""
    story.record(StreamKind.DEBTOR, one, MergeUndone(parted_from=other), day=day)
    story.record(StreamKind.DEBTOR, other, ClaimsLeft(to_debtor=one, claims=theirs), day=day)
    for claim in theirs:
        story.add(claim, ClaimMovedToDebtor(from_debtor=other, to_debtor=one), day=day)


@contextmanager
def views(feed: Feed, folder: Path) -> Iterator[Engine]:
    kept = SqliteViews(folder)
    try:
        yield Engine(feed, kept, (OutstandingView(), WorkListView()))
    finally:
        kept.close()


def rows(engine: Engine) -> tuple[Rows, set[str]]:
    return everything(engine), {f"{one.view} {one.stream}" for one in engine.quarantined()}


def from_nothing(story: Story, at: Point, folder: Path) -> tuple[Rows, set[str]]:
    with views(PastFeed(story, at), folder) as engine:
        rebuild(engine)
        return rows(engine)


def on_the_way(story: Story, points: list[Point], folder: Path) -> tuple[Rows, set[str]]:
    """Fold the first point from nothing, and go on from each to the next."""
    with views(PastFeed(story, points[0]), folder) as engine:
        rebuild(engine)
    later: list[NotYet] = later_of(story, points[0])
    for before, after in pairwise(points):
        with views(PastFeed(story, after), folder) as engine:
            later = advance(engine, before=before, later=later)
            assert engine.positions() == dict.fromkeys(engine.views, after.position)
            found = rows(engine)
    return found


def _whole(story: Story, position: int) -> int:
    """The end of the save that a position lies in: an invoice and its debtor's word of it are one.

    Between the two a debtor who cannot be read any more would be asked about a claim that he
    does not name yet.
    """
    at = {row.position: row.topic for row in story.rows}
    return position + 1 if at.get(position) == InvoiceSent.TOPIC else position


@given(lives, st.tuples(shares, shares, shares), st.tuples(days, days, days), st.none() | shares)
@settings(max_examples=60)
def test_what_moved_is_folded_anew_and_gives_the_rows_of_a_fold_from_nothing(
    lived: list[Life],
    at: tuple[float, float, float],
    on: tuple[date, date, date],
    broken: float | None,
) -> None:
    story = Story()
    told(story, lived)
    last = story.last_position()
    if broken is not None:
        story.broken.add(story.rows[int(broken * (len(story.rows) - 1))].position)
    positions = sorted(_whole(story, int(share * last)) for share in at)
    points = [Point(position, day) for position, day in zip(positions, sorted(on), strict=True)]
    with TemporaryDirectory() as place:
        whole = from_nothing(story, points[-1], Path(place) / "whole")
        assert on_the_way(story, points, Path(place) / "way") == whole


def test_a_fact_of_a_later_day_moves_its_stream_on_that_day_and_not_before() -> None:
    story = Story()
    claim = story.invoice(story.debtor(day=START), "A", issued_on=START)
    ahead = START + timedelta(days=9)
    story.pay(claim, 10_00, day=ahead)
    end = story.last_position()
    before = Point(end, START)
    later = later_of(story, before)
    assert later == [NotYet(ahead, str(claim), "claim")]
    for day, streams in ((ahead - timedelta(days=1), {}), (ahead, {str(claim): "claim"})):
        found = moved(story, before=before, later=later, after=Point(end, day))
        assert found.streams == streams
        assert found.later == ([] if streams else later)


def test_a_fact_recorded_since_moves_no_day_before_its_own() -> None:
    story = Story()
    claim = story.invoice(story.debtor(day=START), "A", issued_on=START)
    before = Point(story.last_position(), START + timedelta(days=SPAN))
    story.pay(claim, 10_00, day=START + timedelta(days=9))
    for day, streams in ((8, set[str]()), (9, {str(claim)})):
        at = Point(before.position, START + timedelta(days=day))
        after = Point(story.last_position(), at.day)
        assert set(moved(story, before=at, later=[], after=after).streams) == streams


def test_a_fact_of_a_later_day_that_cannot_be_read_breaks_its_stream_at_once() -> None:
    story = Story()
    story.invoice(story.debtor(day=START), "A", issued_on=START)
    before, ahead = Point(story.last_position(), START), START + timedelta(days=9)
    story.record(StreamKind.CREDITOR, CREDITOR, TermsChanged(smallest_step=1_00), day=ahead)
    after = Point(story.last_position(), START)
    assert moved(story, before=before, later=[], after=after).streams == {}
    story.broken.add(after.position)
    found = moved(story, before=before, later=[], after=after)
    assert found.streams == {str(CREDITOR): "creditor"}
    with TemporaryDirectory() as place:
        whole = from_nothing(story, after, Path(place) / "whole")
        assert on_the_way(story, [before, after], Path(place) / "way") == whole
        assert whole[1]
