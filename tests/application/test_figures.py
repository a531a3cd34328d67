"""The figures of a portfolio, worked out by hand on a small house; every number opens."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from application.house import House
from application.queries.figures import (
    FIGURES,
    FigureOut,
    FigurePartOut,
    Unit,
    behind,
    figures_of,
)
from application.queries.lists import overview_of
from application.views import Views, views_of
from domain.money import cents_from
from projections.outstanding.measures import Over
from tests.sample_home import END, sample_house

FIRST = date(2026, 1, 1)


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as made:
        yield made


@pytest.fixture(scope="module")
def views(house: House) -> Iterator[Views]:
    with views_of(house) as opened:
        opened.catch_up()
        yield opened


@pytest.fixture(scope="module")
def found(views: Views) -> dict[str, FigureOut]:
    return {one.figure: one for one in figures_of(views, FIRST, END).figures}


def amount(figure: FigureOut, measure: str, *, on: date = END, part: str | None = None) -> int:
    (one,) = (p for p in figure.parts if (p.measure, p.on, p.part) == (measure, on, part))
    return cents_from(one.amount)


def test_every_figure_is_there_in_its_order(found: dict[str, FigureOut]) -> None:
    assert list(found) == list(FIGURES)


def test_the_ageing_is_that_of_the_overview(views: Views, found: dict[str, FigureOut]) -> None:
    """On the sample no claim of which something is open was handed over or given up."""
    sums = overview_of(views, END)
    by_age = {one.name: one.open for one in sums.by_bucket if one.claims and one.name != "none"}
    handed_over = [one for one in sums.by_status if one.name == "handed_over"]
    ageing = {one.part: one.amount for one in found["ageing"].parts}
    open_there = cents_from(sums.total.open) + sum(cents_from(one.open) for one in handed_over)
    assert sum(cents_from(one) for one in ageing.values()) == open_there
    assert set(by_age) <= set(ageing)


def test_days_outstanding_are_what_is_open_over_what_was_invoiced(
    found: dict[str, FigureOut],
) -> None:
    figure = found["days_sales_outstanding"]
    days = (END - FIRST).days + 1
    exact = Fraction(amount(figure, "receivable") * days, amount(figure, "invoiced"))
    assert figure.value == f"{float(exact):.1f}"


def test_effectiveness_is_what_could_be_collected_and_was(found: dict[str, FigureOut]) -> None:
    figure = found["collection_effectiveness"]
    begun = amount(figure, "receivable_before") + amount(figure, "invoiced")
    not_due = amount(figure, "receivable", part="not_due")
    exact = Fraction(100 * (begun - amount(figure, "receivable")), begun - not_due)
    assert figure.value == f"{float(exact):.1f}"


@pytest.mark.parametrize(
    "name", ["recovered_by_step", "recovered_by_plan", "recovered_by_creditor"]
)
def test_what_was_recovered_is_the_same_however_it_is_split(
    found: dict[str, FigureOut], name: str
) -> None:
    whole = sum(cents_from(part.amount) for part in found["time_to_payment"].parts)
    assert cents_from(found[name].value or "") == whole


def test_every_number_opens_the_claims_that_it_is_made_of(
    views: Views, found: dict[str, FigureOut]
) -> None:
    for figure in found.values():
        for part in figure.parts:
            rows = opened(views, part)
            assert sum(rows) == cents_from(part.amount), (figure.figure, part)
            if part.part is not None:
                assert len(rows) == part.claims


def opened(views: Views, part: FigurePartOut) -> list[int]:
    over = Over(first=part.first, last=part.on)
    rows, after = list[int](), None
    while True:
        page = behind(views, part.measure, over, part=part.part, limit=7, after=after)
        rows += [cents_from(row.amount) for row in page.rows]
        after = page.next
        if after is None:
            return rows


def test_where_there_is_nothing_to_divide_by_there_is_no_figure(views: Views) -> None:
    early = date(1999, 1, 1)
    found = {one.figure: one for one in figures_of(views, early, early).figures}
    empty = {name for name, one in FIGURES.items() if one.unit in {Unit.DAYS, Unit.PERCENT}}
    assert {name for name, one in found.items() if one.value is None} == empty
    assert found["ageing"].value == "0.00"
    assert found["letters"].value == "0"


def test_a_past_period_is_as_it_was_by_its_last_day(views: Views) -> None:
    """What was paid since is not there, and what was open then is."""
    day = date(2026, 6, 30)
    then = {one.figure: one for one in figures_of(views, FIRST, day).figures}
    assert cents_from(then["ageing"].value or "") == cents_from(
        overview_of(views, day).total.open
    ) + sum(
        cents_from(one.open)
        for one in overview_of(views, day).by_status
        if one.name == "handed_over"
    )
