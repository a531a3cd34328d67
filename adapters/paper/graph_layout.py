"""Where the boxes of a graph stand: in rows from effect to cause, the lines between them short."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

GAP: Final = 18
"""Between boxes of a row."""
_DROP: Final = 34
"""Between rows."""
_PASSAGE: Final = 10
"""How wide a line is that passes a row."""
_SWEEPS: Final = 12
_STRAIGHT: Final = 8
"""How much more a bend in the midst of a long line weighs than one at its end."""


class Passage(NamedTuple):
    """Where lines to a cause pass a row; all lines to the same cause pass at one place."""

    cause: str
    row: int


Spot: TypeAlias = "str | Passage"


class Size(NamedTuple):
    """How large a box is."""

    wide: float
    high: float


@dataclass
class Layout:
    """Rows of boxes and passages from the top, and which is led to by which in the row below."""

    sizes: Mapping[str, Size]
    rows: list[list[Spot]] = field(default_factory=list)
    links: dict[tuple[Spot, Spot], None] = field(default_factory=dict)
    centre: dict[Spot, float] = field(default_factory=dict)
    tops: list[float] = field(default_factory=list)

    def wide(self, spot: Spot) -> float:
        """How wide a box or a passage is."""
        return _PASSAGE if isinstance(spot, Passage) else self.sizes[spot].wide

    def high(self, row: int) -> float:
        """How high a row is: as its highest box."""
        return max(self.sizes[one].high for one in self.rows[row] if isinstance(one, str))

    @property
    def row_of(self) -> dict[Spot, int]:
        """In which row each stands."""
        return {spot: number for number, row in enumerate(self.rows) for spot in row}

    @property
    def size(self) -> Size:
        """How large the whole is."""
        right = max(self.centre[one] + self.wide(one) / 2 for row in self.rows for one in row)
        return Size(right, self.tops[-1] + self.high(len(self.rows) - 1))


def laid_out(sizes: Mapping[str, Size], edges: Collection[tuple[str, str]]) -> Layout:
    """Lay out boxes by their sizes; each edge leads from an effect down to its cause."""
    layout = Layout(sizes)
    _stack(layout, edges)
    _order(layout)
    _place(layout)
    return layout


def _stack(layout: Layout, edges: Collection[tuple[str, str]]) -> None:
    """Each box stands one row below the lowest of its effects; long lines get passages."""
    depth = _depths(layout.sizes, edges)
    layout.rows = [[] for _ in range(max(depth.values()) + 1)]
    for one, row in depth.items():
        layout.rows[row].append(one)
    for effect, cause in edges:
        passages = [Passage(cause, row) for row in range(depth[effect] + 1, depth[cause])]
        layout.links |= dict.fromkeys(pairwise([effect, *passages, cause]))
        for passage in passages:
            if passage not in layout.rows[passage.row]:
                layout.rows[passage.row].append(passage)


def _depths(boxes: Iterable[str], edges: Collection[tuple[str, str]]) -> dict[str, int]:
    effects = {one: [effect for effect, cause in edges if cause == one] for one in boxes}
    depth: dict[str, int] = {}
    for one in TopologicalSorter(effects).static_order():
        depth[one] = max((depth[effect] + 1 for effect in effects[one]), default=0)
    return depth


def _order(layout: Layout) -> None:
    """Order each row by where its neighbours stand; the order with the fewest crossings stays."""
    best = [list(row) for row in layout.rows]
    fewest = _crossings(layout)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        near = _near(layout, above=down)
        numbers = range(len(layout.rows))
        for row in numbers if down else reversed(numbers):
            at = {one: place for some in layout.rows for place, one in enumerate(some)}
            layout.rows[row].sort(key=lambda one: _mean([at[x] for x in near[one]], at[one]))
        found = _crossings(layout)
        if found < fewest:
            best, fewest = [list(row) for row in layout.rows], found
    layout.rows = best


def _near(layout: Layout, *, above: bool) -> dict[Spot, list[Spot]]:
    found: dict[Spot, list[Spot]] = defaultdict(list)
    for upper, lower in layout.links:
        if above:
            found[lower].append(upper)
        else:
            found[upper].append(lower)
    return found


def _crossings(layout: Layout) -> int:
    at = {one: place for row in layout.rows for place, one in enumerate(row)}
    row_of = layout.row_of
    by_row: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for upper, lower in layout.links:
        by_row[row_of[upper]].append((at[upper], at[lower]))
    return sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for links in by_row.values()
        for number, a in enumerate(links)
        for b in links[number + 1 :]
    )


def _place(layout: Layout) -> None:
    """Give each its centre, near those it is joined with, and each row its top."""
    for row in layout.rows:
        layout.centre |= dict(zip(row, _tight(layout, row), strict=True))
    above, below = _near(layout, above=True), _near(layout, above=False)
    for sweep in range(_SWEEPS * 2):
        rows = layout.rows if sweep % 2 == 0 else reversed(layout.rows)
        for row in rows:
            _settle(layout, row, {one: [*above[one], *below[one]] for one in row})
    left = min(layout.centre[one] - layout.wide(one) / 2 for row in layout.rows for one in row)
    layout.centre = {one: x - left for one, x in layout.centre.items()}
    top = 0.0
    for number in range(len(layout.rows)):
        layout.tops.append(top)
        top += layout.high(number) + _DROP


def _tight(layout: Layout, row: Sequence[Spot]) -> list[float]:
    """The centres of a row whose boxes stand as near to each other as they may."""
    found, right = [], 0.0
    for one in row:
        found.append(right + layout.wide(one) / 2)
        right += layout.wide(one) + GAP
    return found


def _settle(layout: Layout, row: Sequence[Spot], near: Mapping[Spot, Sequence[Spot]]) -> None:
    """Move a row to where it is drawn, in its order and with room between."""
    tight = _tight(layout, row)
    wanted = [
        (_pull(layout, one, near[one]) - at, layout.wide(one))
        for one, at in zip(row, tight, strict=True)
    ]
    for one, at, moved in zip(row, tight, _rising(wanted), strict=True):
        layout.centre[one] = at + moved


def _pull(layout: Layout, one: Spot, near: Sequence[Spot]) -> float:
    """Where its neighbours draw it: a broad one draws a broad one most, a line runs straight."""
    weights = [_weight(layout, one, other) for other in near]
    pulled = zip(near, weights, strict=True)
    total = sum(layout.centre[other] * weight for other, weight in pulled)
    return total / sum(weights) if weights else layout.centre[one]


def _weight(layout: Layout, one: Spot, other: Spot) -> float:
    straight = isinstance(one, Passage) and isinstance(other, Passage)
    return min(layout.wide(one), layout.wide(other)) * (_STRAIGHT if straight else 1)


def _rising(wanted: Sequence[tuple[float, float]]) -> list[float]:
    """The nearest values that never fall: neighbours that want to pass share their mean."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in wanted:
        block = (value, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            last = blocks.pop()
            weighed = last[1] + block[1]
            mean = (last[0] * last[1] + block[0] * block[1]) / weighed
            block = (mean, weighed, last[2] + block[2])
        blocks.append(block)
    return [value for value, _, count in blocks for _ in range(count)]


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise
