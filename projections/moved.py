"""From one point of the log to another: what differs between them, and what rests on that, anew."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

import orjson

from domain.claim.state import Claim
from domain.creditor.state import fold as fold_creditor
from domain.debtor.state import Debtor
from domain.facts import EnteredInError, Point, StreamKind
from domain.letter.state import Letter
from projections.engine import Engine, fold_part, uncollected
from projections.log.feed import Feed, Row
from projections.log.quarantine import its_own
from projections.past import PastFeed
from projections.states import NOBODY, Plans, Shelf, Shelves, claims_of_creditors
from projections.streams import WholeStreams, portions

_AT_ONCE: Final = 5_000
"""Facts that are read together."""
_STREAMS: Final = 1_200
"""Streams that are folded together."""
_ALONE: Final = re.compile(rb'"series_id"\s*:\s*""').search
"""What the first fact of a claim holds that belongs to no series."""


@dataclass(frozen=True, slots=True, order=True)
class NotYet:
    """A fact that a point knows of and leaves out, since it takes effect on a later day."""

    day: date
    stream: str
    kind: str


def later_of(feed: Feed, at: Point) -> list[NotYet]:
    """The facts that a point leaves out as later: each row of the log is looked at once."""
    return [one for one, _ in _read(feed, Point(0, date.min), at.position) if one.day > at.day]


@dataclass(frozen=True, slots=True)
class Moved:
    """The streams that have other facts at one point than at an earlier one.

    ``later`` are the facts that the second point leaves out in its turn.
    """

    streams: dict[str, str]
    later: list[NotYet]


def moved(feed: Feed, *, before: Point, later: Iterable[NotYet], after: Point) -> Moved:
    """What moves on the way from a point to one that is later on both axes.

    ``later`` are the facts that the first point leaves out. What was entered in error is a
    mistake on every day, and what cannot be read breaks its stream on every day: both move it
    whatever the day.
    """
    streams: dict[str, str] = {}
    left_out: list[NotYet] = []
    known: Iterable[tuple[NotYet, Row | None]] = ((one, None) for one in later)
    for one, row in (*known, *_read(feed, before, after.position)):
        if one.day <= after.day or (row is not None and _at_once(feed, row)):
            streams[one.stream] = one.kind
        if one.day > after.day:
            left_out.append(one)
    return Moved(streams, left_out)


def _read(feed: Feed, before: Point, end: int) -> Iterator[tuple[NotYet, Row]]:
    """The facts behind a position through another: stream and day, and as they lie there."""
    at = before.position
    while rows := [row for row in feed.read_after(at, _AT_ONCE) if row.position <= end]:
        yield from ((_place(row), row) for row in rows)
        at = rows[-1].position


def _at_once(feed: Feed, row: Row) -> bool:
    """Whether a fact of a later day bears on its stream before that day."""
    if row.topic == EnteredInError.TOPIC:
        return True
    try:
        feed.decode(row)
    except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
        its_own(error)
        return True
    return False


def _place(row: Row) -> NotYet:
    """Where a fact stands; one whose header names no day counts on every day."""
    try:
        day = date.fromisoformat(orjson.loads(row.header)["effective_on"])
    except (ValueError, LookupError, TypeError):
        day = date.min
    return NotYet(day, row.stream, row.kind)


@dataclass
class Resting:
    """Which streams rest on those that moved: as ``Cases`` spreads a change, at both points."""

    feeds: tuple[Feed, Feed]
    end: int
    found: dict[str, None] = field(default_factory=dict)
    _shelves: Shelves = field(default_factory=Shelves)

    def of(self, streams: dict[str, str]) -> dict[str, None]:
        """The streams to fold anew: those that moved, and the claims that look at them."""
        self.found = dict.fromkeys(streams)
        for stream, kind in streams.items():
            if kind in {StreamKind.DEBTOR, StreamKind.LETTER}:
                self._looked_at(self._shelves.by_kind[kind], stream)
        creditors = {one for one, kind in streams.items() if kind == StreamKind.CREDITOR}
        moved_terms = {one for one in creditors if self._terms_moved(one)}
        self._touch(claims_of_creditors(self.feeds[1], moved_terms, through=self.end))
        self._touch_series()
        return self.found

    def _touch(self, streams: Iterable[object]) -> None:
        self.found.update((str(one), None) for one in streams)

    def _looked_at(self, shelf: Shelf[Any], stream: str) -> None:
        for state in self._states(shelf, stream):
            if isinstance(state, Debtor):
                self._touch(state.claims)
            elif isinstance(state, Letter) and state.order:
                self._touch(part.claim_id for part in state.order.claims)

    def _states(self, shelf: Shelf[Any], stream: str) -> Iterator[Any]:
        """What a stream is at both points; of one that cannot be folded what was before that."""
        for feed in self.feeds:
            try:
                yield shelf.folded(stream, feed.history(UUID(stream), through=self.end)).state
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
                yield from self._readable(shelf, stream)

    def _readable(self, shelf: Shelf[Any], stream: str) -> Iterator[Any]:
        held = shelf.blank(stream)
        for row in self.feeds[1].read_streams([stream], through=self.end):
            try:
                shelf.advance(held, self.feeds[1].decode(row))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
        yield held.state

    def _terms_moved(self, creditor: str) -> bool:
        """Whether anything of a creditor that the cases of claims look at is another."""
        return len({self._terms(feed, UUID(creditor)) for feed in self.feeds}) > 1

    def _terms(self, feed: Feed, creditor: UUID) -> tuple[object, ...]:
        try:
            state = fold_creditor(creditor, feed.history(creditor, through=self.end))
        except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
            its_own(error)
            return ()
        plans = tuple(sorted(state.plans.items()))
        return (state.smallest_step, state.small_difference, state.vat_returns, plans)

    def _touch_series(self) -> None:
        """Touch all terms of a series of which one moved: what was asked counts for all."""
        debtors = set[UUID]()
        streams = list(self.found)
        for first in range(0, len(streams), _STREAMS):
            part = streams[first : first + _STREAMS]
            rows = self.feeds[1].read_streams(part, through=self.end)
            for claim in {row.stream for row in rows if _names_series(row)}:
                states = self._states(self._shelves.claims, claim)
                debtors |= {_owed_by(one) for one in states if isinstance(one, Claim)}
        for debtor in debtors:
            for state in self._states(self._shelves.debtors, str(debtor)):
                self._touch(state.claims)


def _names_series(row: Row) -> bool:
    return row.kind == StreamKind.CLAIM and b"series_id" in row.state and not _ALONE(row.state)


def _owed_by(claim: Claim) -> UUID:
    return claim.debtor_id or NOBODY


def advance(engine: Engine, *, before: Point, later: Iterable[NotYet]) -> list[NotYet]:
    """Take views of a point on to that of the engine's feed; give what is later still.

    The generations hold what a fold to ``before`` gave, and hold afterwards what a fold from
    nothing gives: only what moved, and what rests on it, is folded.
    """
    feed = engine.feed
    assert isinstance(feed, PastFeed)
    found = moved(feed.feed, before=before, later=later, after=feed.at)
    resting = Resting((PastFeed(feed.feed, before), feed), feed.at.position).of(found.streams)
    left_out = (one.stream for one in engine.quarantined())
    _fold_anew(engine, {*resting, *left_out})
    for view in engine.views.values():
        opened = engine.current(view)
        with opened.database.transaction():
            opened.move(before.position, feed.at.position)
    return found.later


def _fold_anew(engine: Engine, streams: Collection[str]) -> None:
    """Fold some streams anew, those of one debtor together."""
    end = engine.feed.last_position()
    plans = Plans(engine.feed)
    starts = engine.feed.starts(through=end) if streams else ()
    for part in portions((one for one in starts if one.stream in streams), most=_STREAMS):
        with uncollected(len(part)):
            batch = WholeStreams(part, end=end, feed=engine.feed, plans=plans)
            for view in engine.views.values():
                fold_part(engine.current(view), batch, instead_of=part)
