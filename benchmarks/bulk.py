"""Figure 3: import in saves of a thousand facts beside executemany or COPY of the same rows."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

from adapters.store.mapper import FactMapper
from adapters.store.rows import Append
from benchmarks.grounds import Ground, Grounds
from benchmarks.history import FACTS_IN_A_SAVE, Chronicle, Chunk, chunks
from benchmarks.measuring import Beside, Figure, Size, Target, side_by_side
from benchmarks.raw import Raw, Row, all_rows, leaves_of, raw
from domain.days import utc_text

SAVES: Final = 2
REPEATS: Final = 5
TARGETS: Final = {"sqlite": Target(0.5), "postgres": Target(0.3)}
Tables = Sequence[tuple[str, Sequence[Row]]]


@dataclass
class Import:
    """The same history on its way into a store of ours, and into the tables of another one."""

    mine: Chronicle
    theirs: Chronicle
    driver: Raw
    engine: str
    facts: int
    _coming: Iterator[Chunk] = field(init=False)
    _same: Iterator[Chunk] = field(init=False)
    _chunks: list[Chunk] = field(default_factory=list)
    _rows: list[Tables] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Tell the same stories to both."""
        self._coming = chunks(self.mine, facts=self.facts)
        self._same = chunks(self.theirs, facts=self.facts)

    def beside(self, *, repeats: int, whole: bool) -> Beside:
        """Measure saves of ours beside the rows of the facts alone, or all rows they store."""

        def prepare() -> None:
            self._chunks = [next(self._coming) for _ in range(SAVES)]
            last = self.driver.last_position()
            self._rows = []
            for chunk in (next(self._same) for _ in range(SAVES)):
                self._rows.append(self._tables(chunk, last)[: None if whole else 1])
                last += len(chunk.envelopes)

        def ours() -> None:
            for chunk in self._chunks:
                self.mine.save(chunk)

        def theirs() -> None:
            for tables in self._rows:
                self.driver.many(tables)

        return side_by_side(ours, theirs, repeats=repeats, prepare=prepare)

    def _tables(self, chunk: Chunk, last: int) -> Tables:
        mapper = self.theirs.collections.store.facts  # type: ignore[attr-defined]  # the port of the domain hides the adapter's mapper
        assert isinstance(mapper, FactMapper)
        append = Append(events=mapper.to_stored_events(chunk.envelopes), command=chunk.command)
        rows = leaves_of(
            append,
            last=last,
            heads=dict.fromkeys({event.log for event in append.events}, last * 10),
            moment=utc_text(self.theirs.calendar()),
        )
        return all_rows(append, rows, self.engine)


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Measure imports into stores that are empty at first and grow alike."""
    repeats = size.repeats(REPEATS)
    facts = (2 * repeats + 4) * SAVES * (FACTS_IN_A_SAVE + 50)
    with ExitStack() as stack:
        ground, other = (stack.enter_context(grounds.empty(engine)) for _ in range(2))
        ready = Import(
            mine=_chronicle(stack, ground),
            theirs=_chronicle(stack, other),
            driver=stack.enter_context(raw(other)),
            engine=engine,
            facts=facts,
        )
        return [
            _figure(engine, ready.beside(repeats=repeats, whole=whole), whole=whole)
            for whole in (False, True)
        ]


def _chronicle(stack: ExitStack, ground: Ground) -> Chronicle:
    return Chronicle(stack.enter_context(ground.collections()), ground.calendar)


def _figure(engine: str, beside: Beside, *, whole: bool) -> Figure:
    mine, theirs, judged = beside.speeds(count=SAVES * FACTS_IN_A_SAVE)
    way = "executemany" if engine == "sqlite" else "COPY"
    rows = "all their rows" if whole else "their rows"
    return Figure(
        number="3b" if whole else "3",
        what=f"{engine}: import, 1,000 facts a save, vs {way} of {rows}",
        ours=mine,
        yardstick=theirs,
        judged=judged,
        target=None if whole else TARGETS[engine],
    )
