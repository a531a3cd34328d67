"""Interest that runs by a judgment is barred after five years, each day by itself (BW 3:324)."""

from datetime import date
from fractions import Fraction

import pytest

from domain.case.barred_interest import BarredInterest, barred_interest
from domain.case.interest_stand import InterestStand, InterestTold, interest_told
from domain.claim import litigation
from domain.claim.events import CourtStep
from domain.money import round_half_up
from tests.domain.life import DAY
from tests.domain.story import Story, paid
from tests.domain.test_judgment import INTEREST_FROM, JUDGED, agreed, judged

A_DAY = Fraction(600_00 * 8, 100 * 365)
"""Agreed interest of 8 % a year over 600.00, simple: 13.15 cents each day."""
FIVE_YEARS = date(2031, 4, 1)


def story() -> Story:
    """Judged on 1 April 2026 with agreed interest from before it, simple for a plain check."""
    return judged(agreed(600_00, INTEREST_FROM, 8_00))


def served(on: date) -> Story:
    told = story()
    told.when(
        lambda case, day: litigation.take_court_step(
            case.claim, step=CourtStep.NOTIFIED, on=day, hearing_on=None, note=None, today=day
        ),
        on=on,
    )
    return told


def barred(told: Story, on: date) -> BarredInterest | None:
    return barred_interest(told.case, on=on)


def test_nothing_is_barred_in_the_first_five_years_and_then_day_by_day() -> None:
    assert barred(story(), FIVE_YEARS) is None
    assert barred(story(), FIVE_YEARS + 2 * DAY) == BarredInterest(JUDGED + DAY, 13)
    assert barred(story(), FIVE_YEARS + 3 * DAY) == BarredInterest(JUDGED + 2 * DAY, 26)


@pytest.mark.parametrize("years", [1, 2, 4])
def test_it_is_the_interest_of_the_days_that_are_five_years_old(years: int) -> None:
    on = FIVE_YEARS.replace(year=FIVE_YEARS.year + years)
    last = on.replace(year=on.year - 5) - DAY
    days = (last - JUDGED).days
    found = barred(story(), on)
    assert found is not None
    assert found.through == last
    assert abs(found.cents - A_DAY * days) <= 14, "a leap year has a day more for the same interest"


def test_an_interruption_in_time_keeps_all_of_it_for_five_years_more() -> None:
    told = served(FIVE_YEARS)
    again = date(2036, 4, 1)
    assert barred(told, again) is None
    found = barred(told, again + DAY)
    assert found is not None
    assert found.through == FIVE_YEARS


def test_one_that_comes_late_keeps_what_was_not_barred_by_then() -> None:
    """Served on 1 April 2033: interest of before 1 April 2028 was barred, that of after it not."""
    told = served(date(2033, 4, 1))
    for on in (date(2033, 4, 1), date(2038, 4, 1)):
        found = barred(told, on)
        assert found is not None
        assert found.through == date(2028, 3, 31)
    later = barred(told, date(2038, 4, 2))
    assert later is not None
    assert later.through == date(2033, 4, 1)


def test_what_was_paid_in_time_is_not_barred_and_what_came_after_stays_open() -> None:
    told = story()
    all_of_it = round_half_up(A_DAY * ((date(2030, 4, 1) - INTEREST_FROM).days + 1))
    told.after(paid(all_of_it, on=date(2030, 4, 1)))
    assert barred(told, date(2032, 4, 1)) is None
    assert barred(told, date(2036, 4, 1)) is not None


def test_it_is_said_with_its_days_and_amount() -> None:
    on = FIVE_YEARS + 2 * DAY
    [judged_, old] = interest_told(story().case, on=on)
    assert judged_.stand is InterestStand.JUDGED
    assert old == InterestTold(
        InterestStand.PART_BARRED, "BW 3:324 lid 3", through=JUDGED + DAY, cents=13
    )


def test_without_a_judgment_and_without_interest_nothing_is_said() -> None:
    assert barred(judged(agreed(600_00, None)), date(2040, 1, 1)) is None
