"""The states of claims, debtors and letters as the log goes on: what live views are folded from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar
from uuid import UUID

from domain.case.series import counts_in_series
from domain.claim.state import Claim
from domain.debtor.events import ClaimOpenedForDebtor
from domain.debtor.state import Debtor
from domain.facts import EnteredInError, Recorded, StreamKind
from domain.letter.state import Letter
from projections.batch import Batch, ChangedClaim, Changes
from projections.log.feed import Feed, Row
from projections.log.quarantine import its_own
from projections.states import (
    NOBODY,
    TERMS,
    Held,
    Plans,
    SeriesKnown,
    Shelf,
    Shelves,
    changed_claim,
    claims_of_creditors,
    letters_of,
)

S = TypeVar("S", Claim, Debtor, Letter)

CLAIMS_KEPT: Final = 10_000
LETTERS_KEPT: Final = 20_000
"""How many states stay in memory (some 3 kB each); one that left is read again when needed."""


class LogBatch(Batch):
    """Every row of the log behind ``after`` up to and including ``end``."""

    def __init__(self, rows: Sequence[Row], *, after: int, end: int, cases: "Cases") -> None:
        """Take the rows, and the states at one of the ends."""
        super().__init__(rows, end=end)
        self.after = after
        self._cases = cases

    def reaching_back(self, lacking: Mapping[str, int]) -> "LogBatch":
        """The same, with what streams lack of before: by stream, the position from which on."""
        earlier = [
            row
            for stream, since in lacking.items()
            for row in self._cases.rows(stream, through=self.after)
            if row.position >= since
        ]
        rows = sorted((*earlier, *self.rows), key=lambda row: row.position)
        return LogBatch(rows, after=self.after, end=self.end, cases=self._cases)

    def history(self, stream: str) -> Sequence[Recorded]:
        """All facts of a stream through the end of this batch."""
        return self._cases.history(stream, through=self.end)

    def derived(self) -> Changes:
        """Move the states to the end."""
        return self._cases.take(self)


class Cases(Shelves):
    """The states at one position; taking a batch moves it to the batch's end.

    A batch that does not follow on empties it: then states are read from the feed as needed,
    through the end of the batch and no further.
    """

    def __init__(
        self, feed: Feed, *, claims: int = CLAIMS_KEPT, letters: int = LETTERS_KEPT
    ) -> None:
        """Begin at the beginning of the log."""
        self.feed = feed
        self._most = {"claim": claims, "debtor": claims, "letter": letters}
        self._position = 0
        self._clear()

    def history(self, stream: str, *, through: int) -> Sequence[Recorded]:
        """A stream's facts up to and including a position."""
        return self.feed.history(UUID(stream), through=through)

    def take(self, batch: LogBatch) -> Changes:
        """Move to the end of a batch; give the claims it changed, in the order of their ids."""
        if batch.after != self._position:
            self._clear()
        self._position = -1  # until the batch is taken whole
        taking = _Taking(self, batch)
        for row in batch.rows:
            taking.row(row)
        changes = taking.finish()
        for kind, shelf in self.by_kind.items():
            shelf.trim(self._most[kind])
        self._position = batch.end
        return changes

    def rows(self, stream: str, *, through: int) -> Sequence[Row]:
        """A stream's facts up to and including a position, undecoded."""
        return self.feed.read_streams([stream], through=through)

    def decode(self, row: Row) -> Recorded:
        """Read one row."""
        return self.feed.decode(row)

    def _clear(self) -> None:
        super().__init__()
        self.plans = Plans(self.feed)
        self.broken: dict[str, tuple[int, str]] = {}


@dataclass
class _Taking:
    """One batch on its way into the states."""

    cases: Cases
    batch: LogBatch
    touched: dict[str, None] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    stale: dict[str, Row] = field(default_factory=dict)
    moved: dict[str, tuple[str, str]] = field(default_factory=dict)
    broken: dict[str, tuple[int, str]] = field(default_factory=dict)
    terms: dict[str, None] = field(default_factory=dict)

    def row(self, row: Row) -> None:
        """Apply one row, or note that its stream is to be read anew at the end."""
        shelf = self.cases.by_kind.get(row.kind)
        if shelf is None:
            if row.kind == StreamKind.CREDITOR and row.topic in TERMS:
                self.terms[row.stream] = None
            return
        stream = row.stream
        self._note(row)
        if stream in self.stale or stream in self.broken:
            return
        if self.cases.broken.pop(stream, None):
            self.stale[stream] = row  # it changed: tried again, from its first fact on
            return
        held = shelf.held.get(stream)
        if held is None and row.version == 1:
            held = shelf.held[stream] = shelf.blank(stream)
        if held is None or held.version != row.version - 1 or row.topic == EnteredInError.TOPIC:
            self.stale[stream] = row
            return
        try:
            shelf.advance(held, self.cases.decode(row))
        except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
            self._break(stream, row.position, its_own(error))

    def finish(self) -> Changes:
        """Read anew what has to be, and build the case of every claim that changed."""
        for stream, row in self.stale.items():
            self._reload(self.cases.by_kind[row.kind], stream, row.position)
        letters = []
        for stream, (kind, log) in self.moved.items():
            state = self._spread(stream, kind)
            if isinstance(state, Letter):
                letters.append((stream, log, None if stream in self.cases.broken else state))
        self._touch_of_creditors()
        self._touch_series([*self.touched])
        series = SeriesKnown(lambda one: self._held(self.cases.claims, str(one)))
        subjects = [self._subject(claim, series) for claim in sorted(self.touched)]
        return Changes([s for s in subjects if s is not None], letters, self.broken)

    def _note(self, row: Row) -> None:
        if row.kind == "claim":
            self.touched[row.stream] = None
            if row.version == 1:
                self.fresh.add(row.stream)
        elif row.topic != ClaimOpenedForDebtor.TOPIC:
            self.moved[row.stream] = (row.kind, row.log)

    def _spread(self, stream: str, kind: str) -> Debtor | Letter:
        """Touch the claims that a debtor's or a letter's fact bears on."""
        state: Debtor | Letter = self._held(self.cases.by_kind[kind], stream).state
        self._touch(state)
        return state

    def _touch(self, state: Claim | Debtor | Letter) -> None:
        if isinstance(state, Debtor):
            self.touched.update((str(claim), None) for claim in state.claims)
        elif isinstance(state, Letter) and state.order:
            self.touched.update((str(part.claim_id), None) for part in state.order.claims)

    def _touch_of_creditors(self) -> None:
        """Touch all claims of a creditor who says anew what rests on him, as how little waits."""
        after, end, plans = self.batch.after, self.batch.end, self.cases.plans
        moved = {one for one in self.terms if plans.moved(UUID(one), after=after, end=end)}
        for claim in claims_of_creditors(self.cases.feed, moved, through=end):
            self.touched[claim] = None

    def _touch_series(self, streams: Iterable[str]) -> None:
        """Touch the other terms of each series of which one was asked: it counts for all.

        The terms of a debtor are touched once, and not for one that only just came.
        """
        done: set[UUID] = set()
        for stream in streams:
            claim = self._held(self.cases.claims, stream).state
            owed_by = claim.debtor_id
            if not claim.series_id or owed_by is None or owed_by in done:
                continue
            if stream in self.fresh and not counts_in_series(claim):
                continue
            done.add(owed_by)
            debtor = self._held(self.cases.debtors, str(owed_by)).state
            self.touched.update((str(one), None) for one in debtor.claims)

    def _subject(self, stream: str, series: SeriesKnown) -> ChangedClaim | None:
        held = self._held(self.cases.claims, stream)
        if stream in self.cases.broken:
            return None
        claim = held.state
        debtor = self._held(self.cases.debtors, str(claim.debtor_id or NOBODY))
        return changed_claim(
            held,
            debtor=debtor,
            siblings=series.beside(claim, debtor.state),
            letters=[self._held(self.cases.letters, str(one)) for one in letters_of(claim)],
            creditor=self.cases.plans.creditor(claim.creditor_id or NOBODY, through=self.batch.end),
            plan=self.cases.plans.of(claim, through=self.batch.end),
            fresh=stream in self.fresh,
        )

    def _held(self, shelf: Shelf[S], stream: str) -> Held[S]:
        held = shelf.held.get(stream)
        if held is None:
            return self._reload(shelf, stream, self.batch.end)
        shelf.held.move_to_end(stream)
        return held

    def _reload(self, shelf: Shelf[S], stream: str, position: int) -> Held[S]:
        held = shelf.blank(stream)
        if stream not in self.cases.broken:
            try:
                held = shelf.folded(stream, self.cases.history(stream, through=self.batch.end))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                shelf.held[stream] = self._readable(shelf, stream)
                self._break(stream, position, its_own(error))
        shelf.held[stream] = held
        return held

    def _break(self, stream: str, position: int, code: str) -> None:
        """Leave a stream out; whoever refers to it finds a blank state from now on."""
        self.cases.broken[stream] = self.broken[stream] = (position, code)
        for shelf in self.cases.by_kind.values():
            held = shelf.held.pop(stream, None)
            if held is not None:
                self._touch(held.state)

    def _readable(self, shelf: Shelf[S], stream: str) -> Held[S]:
        """The state that the facts leave before the one that cannot be taken."""
        held = shelf.blank(stream)
        for row in self.cases.rows(stream, through=self.batch.end):
            try:
                shelf.advance(held, self.cases.decode(row))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
                break
        return held
