"""The picture of a plan: an SVG with a row for each step and a bar for each term."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from adapters.paper.timeline_words import DUTCH, PictureWords
from domain.days import add_days
from domain.rehearsal import Rehearsed

WIDTH: Final = 1080
_LEFT: Final = 372
_RIGHT: Final = WIDTH - 96
_HEAD: Final = 96
_LANE: Final = 46
_ROW: Final = 34
_FOOT: Final = 34
_WEEK: Final = 7
_FAR: Final = 26
"""Weeks above which only every second week gets a label."""

_KINDS: Final[Mapping[str, str]] = {
    "reminder": "asks",
    "statement": "asks",
    "call": "calls",
    "fourteen_day_letter": "warns",
    "notice_of_default": "demands",
    "final_demand": "demands",
    "default": "counts",
    "costs": "counts",
    "hand_over": "leaves",
}
_COLOURS: Final[Mapping[str, str]] = {
    "asks": "#2f6fa7",
    "calls": "#2e8b6f",
    "warns": "#c07a12",
    "demands": "#b4531f",
    "counts": "#6b4a9e",
    "leaves": "#9b2335",
    "ink": "#1d2429",
    "soft": "#5c6670",
    "due": "#9b2335",
    "grid": "#e3e7ea",
    "lane": "#f1f4f6",
    "sheet": "#ffffff",
}
"""Each part bears its class, so that a page which is dark can give it another colour.

What is kept as a file has no page around it: there it is dark on white.
"""


@dataclass(frozen=True, slots=True)
class Lane:
    """The moments of one kind of debtor."""

    name: str
    moments: Sequence[Rehearsed]


def named(moment: Rehearsed, words: PictureWords = DUTCH) -> str:
    """What happens: ``Herinnering per e-mail``."""
    how = words.channels.get(moment.channel, "") if moment.channel else ""
    return f"{words.names.get(moment.what, moment.what)} {how}".strip()


def draw_timeline(
    title: str,
    lanes: Sequence[Lane],
    *,
    due_on: date,
    amount: str,
    words: PictureWords = DUTCH,
) -> str:
    """Draw the lanes below each other on one axis of days; nothing in the picture runs."""
    scale = _Scale(due_on, _last_day(lanes), words)
    height = _HEAD + sum(_LANE + _ROW * len(lane.moments) for lane in lanes) + _FOOT
    parts = [*_frame(title, scale, amount, height), *_grid(scale, height)]
    top = _HEAD
    for lane in lanes:
        parts += _lane(lane, scale, top)
        top += _LANE + _ROW * len(lane.moments)
    return "\n".join([*parts, "</svg>\n"])


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day stands from left to right."""

    due_on: date
    last_on: date
    words: PictureWords

    def x(self, day: date) -> float:
        days = (self.last_on - self.due_on).days + 3
        return round(_LEFT + (_RIGHT - _LEFT) * (day - self.due_on).days / days, 1)


def _last_day(lanes: Sequence[Lane]) -> date:
    moments = [moment for lane in lanes for moment in lane.moments]
    return max(moment.waits_until or moment.term_until or moment.on for moment in moments)


def _frame(title: str, scale: _Scale, amount: str, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="walk" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" role="img" lang="{scale.words.language}" '
        'font-family="Helvetica, Arial, sans-serif">'
    )
    yield f"<title>{escape(title)}</title>"
    yield f'<rect {_filled("sheet")} width="{WIDTH}" height="{height}"/>'
    yield _text(24, 36, title, size=19, weight="bold")
    day = scale.due_on
    due = f"{day.day} {scale.words.long_months[day.month - 1]} {day.year}"
    said = scale.words.example.format(amount=amount, due=due)
    yield _text(24, 58, said, size=13, colour="soft")


def _grid(scale: _Scale, height: int) -> Iterator[str]:
    bottom, day, count = height - _FOOT + 8, add_days(scale.due_on, _to_monday(scale.due_on)), 0
    weeks = (scale.last_on - scale.due_on).days // _WEEK
    while day <= add_days(scale.last_on, 2):
        x = scale.x(day)
        yield _line(x, _HEAD - 10, x, bottom, "grid")
        if weeks <= _FAR or count % 2 == 0:
            yield _text(
                x, bottom + 14, _short(day, scale.words), size=11, colour="soft", anchor="middle"
            )
        day, count = add_days(day, _WEEK), count + 1
    x = scale.x(scale.due_on)
    yield _line(x, _HEAD - 10, x, bottom, "due", dashes="3 3")
    yield _text(x, _HEAD - 16, scale.words.due_day, size=11, colour="due", anchor="middle")


def _to_monday(day: date) -> int:
    return -day.weekday() % _WEEK


def _lane(lane: Lane, scale: _Scale, top: int) -> Iterator[str]:
    lane_ = f'x="24" y="{top + 8}" width="{WIDTH - 48}" height="26" rx="4"'
    yield f"<rect {_filled('lane')} {lane_}/>"
    yield _text(34, top + 26, scale.words.lanes.get(lane.name, lane.name), size=13, weight="bold")
    for at, moment in enumerate(lane.moments):
        yield from _row(moment, scale, top + _LANE + _ROW * at + _ROW // 2)


def _row(moment: Rehearsed, scale: _Scale, middle: int) -> Iterator[str]:
    kind = _KINDS.get(moment.what, "soft")
    yield _text(34, middle + 4, _long(moment.on, scale.words), size=12, colour="soft")
    yield _text(128, middle + 4, named(moment, scale.words), size=13)
    yield from _term(moment, scale, middle, kind)
    x = scale.x(moment.on)
    mark = f'{_filled(kind, "mark")} stroke="{_COLOURS["sheet"]}"'
    if moment.what in {"default", "costs"}:
        yield f'<path {mark} d="M {x} {middle - 7} l 7 7 l -7 7 l -7 -7 z"/>'
    else:
        yield f'<circle {mark} cx="{x}" cy="{middle}" r="6.5"/>'


def _term(moment: Rehearsed, scale: _Scale, middle: int, kind: str) -> Iterator[str]:
    if moment.term_from is None or moment.term_until is None:
        return
    ends = [(moment.term_from, moment.term_until, "0.30")]
    if moment.waits_until and moment.waits_until > moment.term_until:
        ends.append((add_days(moment.term_until, 1), moment.waits_until, "0.12"))
    sent = scale.x(moment.on)
    yield _line(sent, middle, scale.x(moment.term_from), middle, kind, dashes="2 2")
    for first, last, opacity in ends:
        left, right = scale.x(first), scale.x(add_days(last, 1))
        yield (
            f'<rect {_filled(kind)} x="{left}" y="{middle - 7}" '
            f'width="{round(right - left, 1)}" height="14" rx="3" fill-opacity="{opacity}"/>'
        )
    until = scale.x(add_days(ends[-1][1], 1))
    label = f"{scale.words.through} {_short(moment.term_until, scale.words)}"
    yield _text(until + 6, middle + 4, label, size=11, colour="soft")


def _short(day: date, words: PictureWords) -> str:
    return f"{day.day} {words.months[day.month - 1]}"


def _long(day: date, words: PictureWords) -> str:
    return f"{words.days[day.weekday()]} {_short(day, words)}"


def _filled(colour: str, *classes: str) -> str:
    return f'class="{" ".join((*classes, colour))}" fill="{_COLOURS[colour]}"'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, *, dashes: str = "") -> str:
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    drawn = f'class="{colour}" stroke="{_COLOURS[colour]}"{dash}'
    return f'<line {drawn} x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int,
    colour: str = "ink",
    weight: str = "normal",
    anchor: str = "start",
) -> str:
    return (
        f'<text {_filled(colour)} x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="{anchor}">{escape(text)}</text>'
    )
