"""Two plans side by side as one SVG by matplotlib: the same bytes for the same numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from adapters.charts import BAR, DRAWING, INK, PAPER, SOFT

PAIR: Final = (BAR, "#c58a3a")
"""Apart in lightness as well as in colour, and hatched apart."""
_HATCH: Final = ("", "///")
_STEADY: Final = {
    "svg.hashsalt": "vordering",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "hatch.linewidth": 0.6,
}
_WIDE: Final = 7.4
_ROW: Final = 0.5
_PANEL: Final = 0.75
_HEAD: Final = 0.35
_THICK: Final = 0.38


@dataclass(frozen=True, slots=True)
class PlanBar:
    """One plan's number, as written at its end; ``low`` and ``high`` where it was drawn."""

    value: int
    said: str
    low: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared, and its number under each plan."""

    name: str
    bars: tuple[PlanBar, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows that share an axis: letters with letters, euros with euros."""

    title: str
    rows: tuple[Pair, ...]


def draw_pairs(panels: Sequence[Panel], *, plans: Sequence[str], title: str) -> str:
    """Panels below each other, a row for each thing, a bar for each plan."""
    from matplotlib import rc_context  # noqa: PLC0415 - half a second to load, for who draws none
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    shown = [one for one in panels if one.rows]
    heights = [_PANEL + _ROW * len(one.rows) for one in shown] or [_PANEL]
    with DRAWING, rc_context(_STEADY):
        figure = Figure(figsize=(_WIDE, sum(heights) + _HEAD), facecolor=PAPER)
        whole, top = sum(heights) + _HEAD, sum(heights)
        for panel, height in zip(shown, heights, strict=False):
            bottom = (top - height + 0.15) / whole
            axes = figure.add_axes((0.34, bottom, 0.4, (height - _PANEL * 0.7) / whole))
            _panel(axes, panel)
            top -= height
        _legend(figure, plans)
        out = StringIO()
        named = {"Date": None, "Creator": None, "Title": title}
        figure.savefig(out, format="svg", metadata=named)
    return out.getvalue()


def _legend(figure: Any, plans: Sequence[str]) -> None:
    from matplotlib.patches import Patch  # noqa: PLC0415 - as above

    hands = [
        Patch(facecolor=color, hatch=hatch, edgecolor=PAPER, label=plan)
        for color, hatch, plan in zip(PAIR, _HATCH, plans, strict=False)
    ]
    figure.legend(
        handles=hands, loc="upper left", bbox_to_anchor=(0.02, 1.0), ncols=2, frameon=False,
        labelcolor=INK,
    )  # fmt: skip


def _panel(axes: Any, panel: Panel) -> None:
    axes.set_facecolor(PAPER)
    axes.set_title(panel.title, loc="left", color=INK, fontsize=10, x=-0.75)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.spines["left"].set_color(SOFT)
    axes.xaxis.set_visible(False)
    axes.set_yticks(range(len(panel.rows)), [one.name for one in panel.rows])
    axes.tick_params(axis="y", length=0, labelcolor=INK)
    axes.set_ylim(len(panel.rows) - 0.5, -0.5)
    bars = [bar for row in panel.rows for bar in row.bars]
    axes.set_xlim(min(0, *(one.value for one in bars)), 1.02 * max(1, *map(_end, bars)))
    for at, row in enumerate(panel.rows):
        _row(axes, at, row)


def _end(bar: PlanBar) -> int:
    return max(bar.value, bar.high)


def _row(axes: Any, at: int, row: Pair) -> None:
    for number, bar in enumerate(row.bars):
        place = at + (number - (len(row.bars) - 1) / 2) * _THICK
        axes.barh(
            place,
            bar.value,
            height=_THICK * 0.9,
            color=PAIR[number],
            hatch=_HATCH[number],
            edgecolor=PAPER,
            linewidth=0,
        )
        if bar.high != bar.low:
            axes.plot((bar.low, bar.high), (place, place), color=PAPER, linewidth=3)
            axes.plot((bar.low, bar.high), (place, place), color=INK, linewidth=1.2)
        axes.annotate(
            bar.said,
            (_end(bar), place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            color=SOFT,
            parse_math=False,
        )
