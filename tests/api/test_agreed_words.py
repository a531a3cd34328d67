"""A running plan in words: the next instalment, when it is looked at, and the last one."""

from datetime import date

from api.words.agreed import plan_runs
from api.words.language import DUTCH, ENGLISH, speaking
from application.queries.agreed_shapes import InstalmentOut

CHECKED = date(2026, 12, 5)


def plan(*paid: bool) -> list[InstalmentOut]:
    return [
        InstalmentOut(number=at, amount="10.00", by=date(2026, 10 + at, 1), paid=one)
        for at, one in enumerate(paid, start=1)
    ]


def test_the_day_on_which_an_instalment_is_looked_at_is_not_the_end_of_the_plan() -> None:
    with speaking(DUTCH):
        told = plan_runs(plan(True, False), CHECKED)
        assert "laatste termijn 1\N{NO-BREAK SPACE}dec" in told
        told = plan_runs(plan(False, False), CHECKED)
    assert "volgende termijn 1\N{NO-BREAK SPACE}nov" in told
    assert "laatste termijn 1\N{NO-BREAK SPACE}dec" in told


def test_of_a_plan_of_which_all_is_paid_nothing_is_said() -> None:
    with speaking(ENGLISH):
        assert plan_runs(plan(True, True), CHECKED) == ""
        assert plan_runs(plan(False), None) == ""
