"""Nobody is asked what he need not pay: random lives of claims against a model of its own.

``python -m tests.conduct`` lives two thousand of them.
"""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conduct.lives import Life, lives
from tests.conduct.model import Act, Known, Letter, Payment, faults
from tests.conduct.world import faults_of

DUE = date(2026, 2, 16)
DAY = timedelta(days=1)


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(lives, min_size=12, max_size=12))
def test_whatever_a_debtor_does_he_is_asked_no_more_than_he_must_pay(several: list[Life]) -> None:
    found, acts = faults_of(several)
    assert found == []
    assert acts[Act.LETTER] > 0


# --- the model finds what it is there to find -------------------------------------------------


def letter(*, on: date = DUE + DAY, total: int = 100_00, fourteen: bool = False) -> Letter:
    return Letter(uuid4(), on, total, total, on + 14 * DAY, fourteen)


def known(**more: object) -> Known:
    return Known(100_00, consumer=True, due=DUE, **more)  # type: ignore[arg-type]  # made up


def said(one: Known, act: Act, day: date, *, about: Letter | None = None, cents: int = 0) -> str:
    return "; ".join(faults(one, act, day, letter=about, cents=cents))


@pytest.mark.parametrize(("late", "asked_again"), [(0, True), (1, False)])
def test_the_model_knows_who_paid_in_time(late: int, *, asked_again: bool) -> None:
    first = letter()
    paid = Payment("p", first.last + late * DAY, 100_00)
    one = known(letters=[first], payments=[paid])
    again = letter(on=first.last + 20 * DAY)
    assert ("asked again" in said(one, Act.LETTER, again.on, about=again)) is asked_again


def test_the_model_knows_what_is_contested() -> None:
    one = known(contested=[30_00])
    assert "contested" in said(one, Act.LETTER, DUE + DAY, about=letter())
    assert said(one, Act.LETTER, DUE + DAY, about=letter(total=70_00)) == ""


def test_the_model_knows_costs_without_a_letter_that_stands() -> None:
    warned = letter(on=DUE + DAY, fourteen=True)
    one, day = known(letters=[warned]), DUE + 20 * DAY
    assert "without a fourteen-day" in said(one, Act.COSTS, day, cents=40_00)
    assert said(one, Act.COSTS, day, about=warned, cents=40_00) == ""
    assert "within the fourteen" in said(one, Act.COSTS, DUE + 15 * DAY, about=warned, cents=40_00)
    assert "more than the scale" in said(one, Act.COSTS, day, about=warned, cents=40_01)
    one.agreed = [(DUE + 5 * DAY, DUE + 8 * DAY)]
    assert "something else was agreed" in said(one, Act.COSTS, day, about=warned, cents=40_00)


def test_the_model_knows_a_storno_of_which_nothing_was_said() -> None:
    one = known(letters=[letter()], reopened_on=DUE + 30 * DAY)
    assert "told nothing first" in said(one, Act.HANDED_OVER, DUE + 30 * DAY)
    one.letters.append(letter(on=DUE + 30 * DAY))
    assert "told nothing first" not in said(one, Act.HANDED_OVER, DUE + 50 * DAY)


@pytest.mark.parametrize(("granted", "done"), [(30_00, True), (29_99, False)])
def test_the_model_knows_what_a_letter_left_out(granted: int, *, done: bool) -> None:
    first = replace(letter(total=70_00), left_out=30_00)
    one = known(letters=[first], payments=[Payment("p", first.last, 70_00)])
    one.lowered = [(date.min, granted)]
    assert (one.done(first.last) is not None) is done
