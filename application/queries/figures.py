"""The figures of a portfolio: each with its parts, of which every one opens into its claims."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final
from uuid import UUID

from pydantic import Field

from application.queries.lists import creditors_named
from application.queries.point_shapes import Pointed, read_at
from application.queries.shapes import Euro, Out, PartyOut
from application.views import Views
from domain.money import as_decimal, round_half_up
from projections.outstanding.buckets import Bucket
from projections.outstanding.measures import Added, Measures, Over


class Unit(StrEnum):
    """In what a figure is."""

    EURO = "euro"
    DAYS = "days"
    PERCENT = "percent"
    COUNT = "count"


class FigurePartOut(Out):
    """A number that a figure is made of; ``measure`` and ``part`` open it into its claims."""

    measure: str
    part: str | None = Field(description="null: all parts of the measure together")
    first: date
    on: date
    claims: int
    count: int = Field(description="how often: letters, promises, payments")
    amount: Euro
    creditor: PartyOut | None = None


class FigureOut(Out):
    """One figure: its value, and the parts that it is worked out from."""

    figure: str
    unit: str
    value: str | None = Field(description="null where there is nothing to divide by")
    parts: list[FigurePartOut]


class FiguresOut(Pointed):
    """Figures over the days from ``first`` to ``as_of``, both inclusive."""

    first: date
    as_of: date
    days: int
    figures: list[FigureOut]


class BehindOut(Out):
    """A claim behind a number, with what it adds to it."""

    claim: UUID
    invoice_number: str
    amount: Euro


class BehindPageOut(Pointed):
    """A page of them, who adds most first; ``next`` is the cursor of the page after it."""

    first: date
    as_of: date
    measure: str
    part: str | None
    rows: list[BehindOut]
    next: str | None


@dataclass
class _Asked:
    """What has been added up so far, each measure once."""

    measures: Measures
    over: Over
    known: dict[str, list[Added]] = field(default_factory=dict)

    def parts(self, name: str) -> list[Added]:
        """The parts of a measure."""
        if name not in self.known:
            self.known[name] = self.measures.added(name, self.over)
        return self.known[name]

    def sum(self, name: str) -> int:
        """All parts together."""
        return sum(part.sum for part in self.parts(name))

    def claims(self, name: str) -> int:
        """How many claims, counted part by part."""
        return sum(part.claims for part in self.parts(name))

    def of(self, name: str, *parts: str) -> list[Added]:
        """Some parts of a measure."""
        return [part for part in self.parts(name) if part.part in parts]


Value = Callable[[_Asked], Fraction | None]


@dataclass(frozen=True, slots=True)
class Made:
    """What a figure is made of: a measure by part, all of it together, or ``only`` one part."""

    measure: str
    together: bool = False
    only: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """How a figure is worked out, and what it is made of."""

    unit: Unit
    value: Value
    made_of: tuple[Made, ...]


def _ratio(above: int, below: int) -> Fraction | None:
    return Fraction(above, below) if below else None


def _percent(above: int, below: int) -> Fraction | None:
    return _ratio(100 * above, below)


def _sales_outstanding(asked: _Asked) -> Fraction | None:
    """What is receivable at the end, in days of what was invoiced over the period."""
    days = (asked.over.last - asked.over.first).days + 1
    return _ratio(asked.sum("receivable") * days, asked.sum("invoiced"))


def _effectiveness(asked: _Asked) -> Fraction | None:
    """Of what could be collected in the period, how much was (collection effectiveness index)."""
    begun = asked.sum("receivable_before") + asked.sum("invoiced")
    not_due = sum(part.sum for part in asked.of("receivable", Bucket.NOT_DUE))
    return _percent(begun - asked.sum("receivable"), begun - not_due)


def _kept(measure: str, kept: str) -> Value:
    """Of what came to an end, how often it was kept."""

    def value(asked: _Asked) -> Fraction | None:
        all_of_them = sum(part.count for part in asked.parts(measure))
        return _percent(sum(part.count for part in asked.of(measure, kept)), all_of_them)

    return value


def _summed(measure: str) -> Value:
    return lambda asked: Fraction(asked.sum(measure))


def _counted(measure: str) -> Value:
    return lambda asked: Fraction(sum(part.count for part in asked.parts(measure)))


_RECEIVABLE: Final = Made("receivable", together=True)
_INVOICED: Final = Made("invoiced", together=True)


def _by_parts(measure: str, unit: Unit, value: Value) -> Figure:
    return Figure(unit, value, (Made(measure),))


FIGURES: Final[Mapping[str, Figure]] = {
    "ageing": _by_parts("ageing", Unit.EURO, _summed("ageing")),
    "days_sales_outstanding": Figure(Unit.DAYS, _sales_outstanding, (_RECEIVABLE, _INVOICED)),
    "collection_effectiveness": Figure(
        Unit.PERCENT,
        _effectiveness,
        (
            Made("receivable_before", together=True),
            _INVOICED,
            _RECEIVABLE,
            Made("receivable", only=Bucket.NOT_DUE),
        ),
    ),
    "recovered_by_step": _by_parts("recovered_by_step", Unit.EURO, _summed("recovered_by_step")),
    "recovered_by_plan": _by_parts("recovered_by_plan", Unit.EURO, _summed("recovered_by_plan")),
    "recovered_by_creditor": _by_parts(
        "recovered_by_creditor", Unit.EURO, _summed("recovered_by_creditor")
    ),
    "time_to_payment": _by_parts(
        "recovered_by_age",
        Unit.DAYS,
        lambda asked: _ratio(asked.sum("days_of_money"), asked.sum("recovered_by_age")),
    ),
    "promises_kept": _by_parts("promises", Unit.PERCENT, _kept("promises", "promise_kept")),
    "plans_completed": _by_parts("plans", Unit.PERCENT, _kept("plans", "plan_completed")),
    "costs_collected": Figure(
        Unit.EURO,
        _summed("costs_collected"),
        tuple(
            Made(one, together=True) for one in ("costs_collected", "costs_charged", "costs_waived")
        ),
    ),
    "interest_collected": Figure(
        Unit.EURO, _summed("interest_collected"), (Made("interest_collected", together=True),)
    ),
    "dispute_rate": Figure(
        Unit.PERCENT,
        lambda asked: _percent(asked.claims("disputed"), asked.claims("invoiced")),
        (Made("disputed", together=True), _INVOICED),
    ),
    "letters": _by_parts("letters", Unit.COUNT, _counted("letters")),
    "ends": _by_parts("ends", Unit.COUNT, _counted("ends")),
}
"""Every figure in the order in which it is shown."""


def figures_of(
    views: Views,
    first: date,
    on: date,
    *,
    creditor: UUID | None = None,
    mine: Collection[UUID] | None = None,
    only: Collection[str] = (),
    known: int | None = None,
) -> FiguresOut:
    """Figures (all, or ``only`` some) over the days from first to ``on``, as of that day."""
    over = Over(first=first, last=on, creditor=creditor, mine=mine)
    with views.at(on, known) as of_day:
        asked = _Asked(of_day.outstanding.measures, over)
        chosen = {name: one for name, one in FIGURES.items() if not only or name in only}
        found = [_figure_out(views, asked, name, one) for name, one in chosen.items()]
    return FiguresOut(
        first=first,
        as_of=on,
        days=(on - first).days + 1,
        figures=found,
        point=read_at(of_day.at),
    )


def _figure_out(views: Views, asked: _Asked, name: str, figure: Figure) -> FigureOut:
    return FigureOut(
        figure=name,
        unit=figure.unit.value,
        value=_text(figure.value(asked), figure.unit),
        parts=[
            _part_out(views, made, part, asked.over)
            for made in figure.made_of
            for part in _parts(asked, made)
        ],
    )


def _parts(asked: _Asked, made: Made) -> list[Added]:
    """The parts that are shown; of a claim that is in several it counts in each."""
    found = asked.parts(made.measure)
    if made.only:
        found = [part for part in found if part.part == made.only]
    if not made.together or not found:
        return found
    claims, count = sum(one.claims for one in found), sum(one.count for one in found)
    return [Added("", claims, count, sum(one.sum for one in found))]


def _part_out(views: Views, made: Made, part: Added, over: Over) -> FigurePartOut:
    creditor = UUID(part.part) if made.measure == "recovered_by_creditor" else None
    return FigurePartOut(
        measure=made.measure,
        part=None if made.together else part.part,
        first=over.first,
        on=over.last,
        claims=part.claims,
        count=part.count,
        amount=as_decimal(part.sum),
        creditor=creditors_named(views, [creditor])[creditor] if creditor else None,
    )


def _text(value: Fraction | None, unit: Unit) -> str | None:
    """Euros with two decimals, counts whole, days and percentages with one decimal, half up."""
    if value is None:
        return None
    if unit is Unit.EURO:
        return as_decimal(round_half_up(value))
    if unit is Unit.COUNT:
        return str(round_half_up(value))
    tenths = round_half_up(value * 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"


def behind(
    views: Views,
    measure: str,
    over: Over,
    *,
    part: str | None,
    limit: int,
    after: str | None,
    known: int | None = None,
) -> BehindPageOut:
    """A page of the claims behind a number; raises NotFound ``figures.unknown``."""
    with views.at(over.last, known) as of_day:
        page = of_day.outstanding.measures.behind(
            measure, over, part=part, limit=limit, after=after
        )
        numbers = of_day.outstanding.numbers([row.claim_id for row in page.rows])
    rows: Sequence[BehindOut] = [
        BehindOut(
            claim=row.claim_id,
            invoice_number=numbers[row.claim_id],
            amount=as_decimal(row.sum),
        )
        for row in page.rows
    ]
    return BehindPageOut(
        first=over.first,
        as_of=over.last,
        measure=measure,
        part=part,
        rows=list(rows),
        next=page.next,
        point=read_at(of_day.at),
    )
