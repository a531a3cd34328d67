"""Charts as SVG by matplotlib: the same bytes for the same numbers, and text that stays text."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from textwrap import wrap
from threading import Lock
from typing import Any, Final

INK, SOFT, BAR, PAPER = "#1d1c1a", "#68645c", "#1d4d74", "#fffefb"
DRAWING: Final = Lock()
"""matplotlib keeps its settings for the whole process; one chart is drawn at a time."""
_WIDE, _ROW, _EDGE = 5.2, 0.34, 0.2
"""Inches; no wider, or what is written in it cannot be read on a phone."""
_LONGEST: Final = 27
"""Letters of a line of a name; it has two."""
_AWAY: Final = 6
"""Points between a bar and what is written beside it."""


@dataclass(frozen=True, slots=True)
class Length:
    """One bar: what it is called, how long it is, and what is written at its end."""

    name: str
    value: int
    said: str


def bars(bars: Sequence[Length], *, title: str) -> str:
    """Bars below each other, each with its name and what it says; none: an empty picture."""
    return _drawn(tuple(bars), title)


@lru_cache(maxsize=64)
def _drawn(rows: tuple[Length, ...], title: str) -> str:
    """Loaded when the first chart is drawn: it takes half a second."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    steady = {
        "svg.hashsalt": "vordering",
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "font.size": 9,
    }
    with DRAWING, rc_context(steady):
        figure = Figure(figsize=(_WIDE, _ROW * max(1, len(rows)) + _EDGE), facecolor=PAPER)
        axes = figure.add_axes((0.4, 0.0, 0.37, 1.0))
        _bars(axes, rows)
        out = StringIO()
        nameless = {"Date": None, "Creator": None, "Title": title}
        figure.savefig(out, format="svg", metadata=nameless)
    return out.getvalue()


def _bars(axes: Any, rows: Sequence[Length]) -> None:
    axes.set_axis_off()
    axes.set_facecolor(PAPER)
    places = range(len(rows))
    axes.barh(places, [row.value for row in rows], height=0.62, color=BAR)
    least, most = min((0, *(r.value for r in rows))), max((1, *(r.value for r in rows)))
    axes.set_xlim(least, most)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    for at, row in enumerate(rows):
        _written(axes, _in_two_lines(row.name), (least, at), ha="right", color=INK)
        _written(axes, row.said, (max(row.value, 0), at), ha="left", color=SOFT)


def _in_two_lines(name: str) -> str:
    """A name as it fits beside its bar; what does not is cut."""
    return "\n".join(wrap(name, _LONGEST, max_lines=2, placeholder="…")) or name


def _written(axes: Any, text: str, place: tuple[int, int], *, ha: str, color: str) -> None:
    """Text beside a place; what looks like a formula is none."""
    away = (-_AWAY if ha == "right" else _AWAY, 0)
    beside = {"xytext": away, "textcoords": "offset points", "va": "center", "ha": ha}
    beside |= {"multialignment": ha}
    axes.annotate(text, place, color=color, parse_math=False, **beside)
