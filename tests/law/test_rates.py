"""The rate tables: equal to the research, and what was known when."""

import csv
from fractions import Fraction

import pytest

from domain.errors import Refusal
from domain.law import rates
from domain.law.interest import rate_scale
from domain.law.rates import (
    RATES,
    InterestKind,
    digest,
    needs_review,
    rate_changes,
    rate_on,
    verified_until,
)
from tests.law.build import on
from tests.law.vectors import HERE

KINDS = {
    InterestKind.CONSUMER: "consumer_119",
    InterestKind.COMMERCIAL: "commercial_119a",
    InterestKind.GOVERNMENT: "government_119b",
}


def test_the_table_is_the_researched_one_row_for_row() -> None:
    with (HERE / "rates.csv").open(encoding="utf-8", newline="") as file:
        researched = list(csv.DictReader(file))
    assert [
        {
            "kind": KINDS[row.kind],
            "effective_from": str(row.effective_from),
            "rate_percent": f"{float(row.percent):.2f}",
            "source": row.source,
            "confidence": row.confidence,
        }
        for row in RATES
    ] == researched
    assert len(researched) == 61


def test_every_rate_is_a_whole_number_of_hundredths_of_a_percent() -> None:
    assert {(row.percent * 100).denominator for row in RATES} == {1}
    for kind in KINDS:
        scale = rate_scale(kind, None, None)
        rows = [row for row in RATES if row.kind is kind]
        assert [Fraction(rate * 100, scale.scale) for rate in scale.rates] == [
            row.percent for row in rows
        ]


@pytest.mark.parametrize(
    ("kind", "day", "percent"),
    [
        (InterestKind.CONSUMER, "2025-12-31", 6),
        (InterestKind.CONSUMER, "2026-01-01", 4),
        (InterestKind.COMMERCIAL, "2026-06-30", Fraction("10.15")),
        (InterestKind.COMMERCIAL, "2026-07-01", Fraction("10.40")),
        (InterestKind.GOVERNMENT, "2024-06-30", Fraction("12.5")),
        (InterestKind.GOVERNMENT, "2024-07-01", Fraction("12.25")),
        (InterestKind.CONSUMER, "2003-07-31", 7),
        (InterestKind.CONSUMER, "2003-08-01", 5),
    ],
)
def test_a_rate_counts_from_its_own_day(kind: InterestKind, day: str, percent: Fraction) -> None:
    assert rate_on(kind, on(day)).percent == percent


def test_a_rate_does_not_count_before_it_was_published() -> None:
    day = on("2026-07-01")
    for known_at, percent in (("2026-06-16", "10.15"), ("2026-06-17", "10.40")):
        found = rate_on(InterestKind.COMMERCIAL, day, known_at=on(known_at))
        assert found.percent == Fraction(percent)


def test_before_the_first_row_and_without_a_table_a_rate_is_refused() -> None:
    assert rate_on(InterestKind.CONSUMER, on("1998-01-01")).percent == 6
    for kind, day in (
        (InterestKind.CONSUMER, "1997-12-31"),
        (InterestKind.GOVERNMENT, "2013-03-15"),
        (InterestKind.CONTRACT, "2026-01-01"),
    ):
        with pytest.raises(Refusal) as refused:
            rate_on(kind, on(day))
        assert refused.value.code == "interest.no_rate"


def test_changes_lie_after_the_first_day_and_up_to_the_last() -> None:
    kind = InterestKind.CONSUMER
    days = [row.effective_from for row in rate_changes(kind, on("2023-07-01"), on("2025-01-01"))]
    assert days == [on("2024-01-01"), on("2025-01-01")]


def test_a_rate_is_certain_until_the_end_of_the_period_it_was_published_for() -> None:
    assert verified_until(InterestKind.CONSUMER) == on("2026-12-31")
    assert verified_until(InterestKind.CONTRACT) is None
    kind = InterestKind.COMMERCIAL
    assert verified_until(kind, on("2026-06-16")) == on("2026-06-30")
    assert verified_until(kind, on("2026-06-17")) == on("2026-12-31")


@pytest.mark.parametrize(
    ("concluded", "asked"), [("2002-08-07", True), ("2013-03-15", True), ("2013-03-16", False)]
)
def test_old_trade_contracts_ask_for_a_person(concluded: str, asked: bool) -> None:
    assert bool(needs_review(InterestKind.COMMERCIAL, concluded_on=on(concluded))) is asked
    assert needs_review(InterestKind.CONSUMER, concluded_on=on(concluded)) == ""


def test_the_digest_changes_with_every_rate_and_horizon(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    monkeypatch.setattr(rates, "RATES", RATES[:-1])
    without_a_row = digest()
    monkeypatch.undo()
    monkeypatch.setitem(rates.VERIFIED_UNTIL, InterestKind.CONSUMER, on("2027-06-30"))
    with_another_horizon = digest()
    assert len({before, without_a_row, with_another_horizon}) == 3
    assert len(before) == 64
