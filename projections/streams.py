"""Whole streams as a batch: from these a rebuild derives each claim once, however long its life."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

import orjson

from domain.claim.events import InvoiceSent
from domain.claim.state import Claim
from domain.credit_note.events import CreditNoteParked
from domain.debtor.state import Debtor
from domain.facts import Recorded
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter
from projections.batch import Batch, ChangedClaim, Changes
from projections.log.feed import Feed, Row, Start
from projections.log.quarantine import its_own
from projections.states import (
    NOBODY,
    Held,
    Plans,
    SeriesKnown,
    Shelf,
    Shelves,
    changed_claim,
    letters_of,
)

S = TypeVar("S", Claim, Debtor, Letter)

_OF_A_DEBTOR: Final = frozenset({InvoiceSent.TOPIC, LetterOrdered.TOPIC, CreditNoteParked.TOPIC})


def portions(starts: Iterable[Start], *, most: int) -> Iterator[tuple[str, ...]]:
    """Part the streams of a log, those of one debtor together, in the order debtors came.

    Whom a stream belongs to only saves reading him twice: what a case refers to is read
    wherever it lies. So a debtor with more than ``most`` streams is parted as well.
    """
    portion: list[str] = []
    for group in by_debtor(starts).values():
        if portion and len(portion) + len(group) > most:
            yield tuple(portion)
            portion = []
        while len(group) > most:
            yield tuple(group[:most])
            group = group[most:]  # noqa: PLW2901 - what is left of it
        portion += group
    if portion:
        yield tuple(portion)


def by_debtor(starts: Iterable[Start]) -> dict[str, list[str]]:
    """The streams of each debtor under his id, in the order in which they came.

    His claims, letters and credit notes are those whose first fact names him; every other stream
    stands by itself under its own id.
    """
    groups: dict[str, list[str]] = {}
    for start in starts:
        groups.setdefault(_group(start), []).append(start.stream)
    return groups


def _group(start: Start) -> str:
    if start.topic not in _OF_A_DEBTOR:
        return start.stream
    try:
        return str(orjson.loads(start.state)["debtor_id"] or start.stream)
    except (ValueError, LookupError, TypeError):
        return start.stream


class WholeStreams(Batch):
    """Every fact of some streams up to and including ``end``.

    It gives the claims, letters and broken streams among these, and of others none.
    """

    def __init__(self, streams: Sequence[str], *, end: int, feed: Feed, plans: Plans) -> None:
        """Read the streams; ``plans`` may be shared by batches of one end."""
        super().__init__(feed.read_streams(streams, through=end), end=end)
        self._feed = feed
        self._plans = plans
        self._own: dict[str, list[Row]] = {}
        for row in self.rows:
            self._own.setdefault(row.stream, []).append(row)
        self._shelves = Shelves()
        self._broken: dict[str, tuple[int, str]] = {}
        self._series = SeriesKnown(lambda one: self._held(self._shelves.claims, str(one)))

    def history(self, stream: str) -> Sequence[Recorded]:
        """All facts of a stream; raises IntegrityBroken where one is missing or unreadable."""
        rows = self._own.get(stream)
        if rows is None or rows[-1].version != len(rows):
            return self._feed.history(UUID(stream), through=self.end)
        return self._feed.decoded(rows)

    def derived(self) -> Changes:
        """Fold every stream, then make the case of every claim."""
        letters: list[tuple[str, str, Letter | None]] = []
        claims: list[Held[Claim]] = []
        for stream, rows in self._own.items():
            shelf = self._shelves.by_kind.get(rows[0].kind)
            if shelf is None:
                continue
            held = self._folded(shelf, stream)
            if isinstance(held.state, Letter):
                broken = stream in self._broken
                letters.append((stream, rows[0].log, None if broken else held.state))
            elif isinstance(held.state, Claim) and stream not in self._broken:
                claims.append(held)
        return Changes([self._subject(held) for held in claims], letters, self._broken)

    def _subject(self, held: Held[Claim]) -> ChangedClaim:
        claim, shelves = held.state, self._shelves
        debtor = self._held(shelves.debtors, str(claim.debtor_id or NOBODY))
        return changed_claim(
            held,
            debtor=debtor,
            siblings=self._series.beside(claim, debtor.state),
            letters=[self._held(shelves.letters, str(one)) for one in letters_of(claim)],
            creditor=self._plans.creditor(claim.creditor_id or NOBODY, through=self.end),
            plan=self._plans.of(claim, through=self.end),
            fresh=True,
        )

    def _held(self, shelf: Shelf[S], stream: str) -> Held[S]:
        held = shelf.held.get(stream)
        return self._folded(shelf, stream) if held is None else held

    def _folded(self, shelf: Shelf[Any], stream: str) -> Held[Any]:
        """The state of a stream; a blank one where it cannot be folded, noted if it is ours."""
        try:
            held = shelf.folded(stream, self.history(stream))
        except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
            held = shelf.blank(stream)
            if stream in self._own:
                self._broken[stream] = (self._failing(shelf, stream), its_own(error))
        shelf.held[stream] = held
        return held

    def _failing(self, shelf: Shelf[Any], stream: str) -> int:
        """The position of the first fact that cannot be taken, the last one where none alone is."""
        held = shelf.blank(stream)
        for row in self._own[stream]:
            try:
                shelf.advance(held, self._feed.decode(row))
            except Exception as error:  # noqa: BLE001 - one stream's fault stays its own
                its_own(error)
                return row.position
        return self._own[stream][-1].position
