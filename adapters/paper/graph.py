"""The picture of a graph: an SVG with a box for each node and a line from effect to cause."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from adapters.paper.graph_layout import Layout, Passage, Size, Spot, laid_out

_MARGIN: Final = 2
_PAD: Final = 9
_LINE: Final = 16
_HEAD: Final = 20
_LETTER: Final = 6.6
"""How wide a letter of the text is, on the average and with room to spare."""
_BROAD: Final = 160
_NARROW: Final = 106
_FITS: Final = ((360, " fits"), (820, " near"))
"""How wide a picture may be that a phone shows whole, or a desk; a wider one is scrolled."""


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A text of a box, and where it leads."""

    text: str
    address: str = ""
    name: bool = False
    """True: it is a name, the same in every language."""


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """One box of a picture: its number, what it is, and its texts."""

    id: str
    number: int
    kind: str
    """A class of the style sheet."""
    title: str
    lines: Sequence[BoxLine]
    broad: bool = True

    @property
    def wide(self) -> float:
        """How wide it is drawn."""
        return _BROAD if self.broad else _NARROW

    def wrapped(self, line: BoxLine) -> list[str]:
        """A text of it, cut where it would stick out; a number with hyphens stays whole."""
        letters = int((self.wide - 2 * _PAD) / _LETTER)
        return wrap(line.text, letters, break_on_hyphens=False) or [""]

    @property
    def size(self) -> Size:
        """How large it is, with its texts."""
        rows = sum(len(self.wrapped(line)) for line in self.lines)
        return Size(self.wide, _HEAD + rows * _LINE + _PAD + 4 * (len(self.lines) - 1))


def order_drawn(sizes: Mapping[str, Size], edges: Collection[tuple[str, str]]) -> list[str]:
    """The boxes of a picture as they are read: row by row, from the left."""
    rows = laid_out(sizes, edges).rows
    return [one for row in rows for one in row if isinstance(one, str)]


def draw_graph(title: str, boxes: Sequence[DrawnBox], edges: Collection[tuple[str, str]]) -> str:
    """Draw boxes and lines; nothing in the picture runs, and its colours are the page's."""
    layout = laid_out({one.id: one.size for one in boxes}, edges)
    wide, high = (round(one) + 2 * _MARGIN for one in layout.size)
    fits = next((name for most, name in _FITS if wide <= most), "")
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="graph{fits}" width="{wide}"'
            f' height="{high}" viewBox="{-_MARGIN} {-_MARGIN} {wide} {high}" role="group"'
            f" aria-label={quoteattr(title)}>"
        ),
        *_lines(layout),
    ]
    row_of = layout.row_of
    for one in boxes:
        parts += _box(one, layout.centre[one.id] - one.wide / 2, layout.tops[row_of[one.id]])
    return "\n".join([*parts, "</svg>"])


def _lines(layout: Layout) -> Iterator[str]:
    row_of = layout.row_of
    for row in layout.rows:
        for spot in row:
            if isinstance(spot, Passage):
                x, top = layout.centre[spot], layout.tops[spot.row]
                foot = top + layout.high(spot.row)
                yield f'<path class="line" d="M{x:.1f} {top:.1f}V{foot:.1f}"/>'
    for upper, lower in layout.links:
        yield from _line(layout, upper, lower, row_of[upper])


def _line(layout: Layout, upper: Spot, lower: Spot, row: int) -> Iterator[str]:
    """A line from below one to above the other; its arrow points at the effect."""
    x, goal = layout.centre[upper], layout.centre[lower]
    foot, top = layout.tops[row] + layout.high(row), layout.tops[row + 1]
    start = foot if isinstance(upper, Passage) else layout.tops[row] + layout.sizes[upper].high
    half = (foot + top) / 2
    yield (
        f'<path class="line" d="M{x:.1f} {start:.1f}V{foot:.1f}'
        f'C{x:.1f} {half:.1f} {goal:.1f} {half:.1f} {goal:.1f} {top:.1f}"/>'
    )
    if isinstance(upper, str):
        yield (
            f'<path class="tip" d="M{x:.1f} {start:.1f}L{x - 4.5:.1f} {start + 8:.1f}'
            f'L{x + 4.5:.1f} {start + 8:.1f}Z"/>'
        )


def _box(box: DrawnBox, left: float, top: float) -> Iterator[str]:
    wide, high = box.size
    yield f'<g class="box {box.kind}">'
    yield f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide}" height="{high}" rx="5"/>'
    x, y = left + _PAD, top + _HEAD - 5
    yield f'<text class="kind" x="{x:.1f}" y="{y:.1f}">{box.number} · {escape(box.title)}</text>'
    for line in box.lines:
        parts = box.wrapped(line)
        rows = "".join(
            f'<tspan x="{x:.1f}" y="{y + (number + 1) * _LINE:.1f}">{escape(part)} </tspan>'
            for number, part in enumerate(parts)
        )
        kept = ' translate="no"' if line.name else ""
        text = f"<text{kept}>{rows}</text>"
        yield f"<a href={quoteattr(line.address)}>{text}</a>" if line.address else text
        y += len(parts) * _LINE + 4
    yield "</g>"
