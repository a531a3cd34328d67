"""What an insolvent debtor does not owe, what stays owed, and that all of it can be undone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as some

from domain.case.limitation import limitation_of
from domain.claim.balance import balance
from domain.debtor.decisions import begin_bar, end_bar
from domain.debtor.merge_events import ClaimsJoined, ClaimsLeft
from domain.debtor.merging import merge
from domain.debtor.protection import (
    address_representative,
    may_be_collected,
    take_back,
)
from domain.dunning.next.step import Ask, Do, Stand, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.protection import Bar, BarEnd
from tests.domain.lapsed import charge, lapsed
from tests.domain.life import DAY, MONDAY, OTHER, TRUSTEE, Life, owed
from tests.domain.story import (
    Story,
    refusal,
)

# --- what is owed -------------------------------------------------------------------------------


CHARGED_ON = date(2026, 3, 5)


def costly() -> Story:
    story = lapsed()
    charge(story)
    assert [one.on for one in story.claim.costs] == [CHARGED_ON]
    return story


@pytest.mark.parametrize("bar", [Bar.BANKRUPTCY, Bar.DEBT_RESTRUCTURING])
@pytest.mark.parametrize(("since", "costs"), [(CHARGED_ON, 0), (CHARGED_ON + DAY, 150_00)])
def test_costs_that_fell_due_on_its_day_or_later_fall_though_it_was_known_late(
    bar: Bar, since: date, costs: int
) -> None:
    life = Life(costly())
    before = owed(life, CHARGED_ON + 9 * DAY)
    life.begins(bar, on=CHARGED_ON + 9 * DAY, since=since)
    assert owed(life, CHARGED_ON + 9 * DAY)[2] == costs
    assert owed(life, since + 200 * DAY)[1] == owed(life, since - DAY)[1], "no more interest"
    life.happens(*take_back(life.debtor, bar=bar), on=CHARGED_ON + 12 * DAY)
    assert owed(life, CHARGED_ON + 9 * DAY) == before


@pytest.mark.parametrize(("how", "costs"), [(BarEnd.OVER, 0), (BarEnd.ANNULLED, 150_00)])
def test_what_fell_stays_fallen_unless_the_order_was_annulled(how: BarEnd, costs: int) -> None:
    life, never = Life(costly()), Life(costly())
    life.begins(Bar.BANKRUPTCY, on=CHARGED_ON + 9 * DAY, since=CHARGED_ON)
    life.ends(Bar.BANKRUPTCY, on=CHARGED_ON + 60 * DAY, how=how)
    day = CHARGED_ON + 90 * DAY
    assert owed(life, day)[2] == costs
    assert owed(life, day)[1] == owed(never, day)[1], "interest of those days can be asked"


def test_days_of_a_restructuring_bear_no_interest_when_it_is_over() -> None:
    life, never = Life(costly()), Life(costly())
    first, ended = date(2026, 4, 1), date(2026, 5, 1)
    life.begins(Bar.DEBT_RESTRUCTURING, on=first)
    life.ends(Bar.DEBT_RESTRUCTURING, on=ended)
    day = date(2026, 6, 1)
    whole, within = owed(never, day)[1], owed(never, ended - DAY)[1] - owed(never, first - DAY)[1]
    assert within > 0
    assert abs(whole - within - owed(life, day)[1]) <= 1, "to the cent that is rounded once"


@pytest.mark.parametrize("how", [BarEnd.CLEAN_SLATE, BarEnd.SETTLED])
def test_what_cannot_be_enforced_is_written_off_by_a_person_and_never_asked_again(
    how: BarEnd,
) -> None:
    life = Life()
    life.begins(Bar.DEBT_RESTRUCTURING, on=MONDAY)
    life.ends(Bar.DEBT_RESTRUCTURING, on=date(2026, 3, 2), how=how)
    found = next_step(life.case, today=date(2027, 1, 4))
    assert isinstance(found, Ask)
    assert (found.task, found.since) == (Task.WRITE_OFF, date(2026, 3, 2))
    assert not may_be_collected(life.debtor, date(2027, 1, 4), life.case.claim)
    life.happens(*take_back(life.debtor, bar=Bar.DEBT_RESTRUCTURING), on=date(2026, 3, 3))
    assert next_step(life.case, today=date(2026, 3, 3)) == Stand("debt_restructuring")


@pytest.mark.parametrize(
    ("ruling", "free"), [(date(2026, 1, 1), True), (date(2025, 12, 31), False)]
)
def test_a_clean_slate_is_for_what_was_owed_at_the_ruling(ruling: date, *, free: bool) -> None:
    life = Life()
    life.begins(Bar.DEBT_RESTRUCTURING, on=MONDAY, since=ruling)
    life.ends(Bar.DEBT_RESTRUCTURING, on=MONDAY, how=BarEnd.CLEAN_SLATE)
    assert isinstance(next_step(life.case, today=MONDAY), Ask if free else Do)


def test_a_clean_slate_ends_a_restructuring_only() -> None:
    life = Life()
    life.begins(Bar.BANKRUPTCY, on=MONDAY)
    assert refusal(lambda: life.ends(Bar.BANKRUPTCY, on=MONDAY, how=BarEnd.CLEAN_SLATE)) == (
        "bar.no_such_end"
    )
    life.begins(Bar.GUARDIANSHIP, on=MONDAY)
    assert refusal(lambda: life.ends(Bar.GUARDIANSHIP, on=MONDAY, how=BarEnd.SETTLED)) == (
        "bar.no_such_end"
    )


@pytest.mark.parametrize("bar", [Bar.SUSPENSION, Bar.COOLING_OFF, Bar.MORATORIUM, Bar.DEBT_HELP])
def test_interest_runs_on_under_whatever_only_keeps_creditors_away(bar: Bar) -> None:
    life, never = Life(costly()), Life(costly())
    life.begins(bar, on=date(2026, 3, 6), until=date(2026, 6, 6))
    assert owed(life, date(2026, 6, 1)) == owed(never, date(2026, 6, 1))


# --- all of it, in any order -------------------------------------------------------------------

_BARS = [bar for bar in Bar if bar not in {Bar.NATURAL_OBLIGATION, Bar.DEATH}]
_MOVES = some.tuples(
    some.sampled_from(["begin", "end", "annul", "undo", "represent"]),
    some.sampled_from(_BARS),
    some.integers(0, 60),
    some.integers(0, 90),
)


def _move(life: Life, what: str, bar: Bar, back: int, ahead: int, today: date) -> None:
    try:
        match what:
            case "begin":
                since, until = today - back * DAY, today + ahead * DAY
                life.begins(bar, on=today, since=since, until=until, contact=TRUSTEE)
            case "end":
                life.ends(bar, on=today)
            case "annul":
                life.ends(bar, on=today, how=BarEnd.ANNULLED)
            case "undo":
                life.happens(*take_back(life.debtor, bar=bar), on=today)
            case _:
                life.happens(*address_representative(life.debtor, bar=bar), on=today)
    except Refusal:
        return


@settings(max_examples=150, deadline=None)
@drawn(some.lists(_MOVES, max_size=12))
def test_no_letter_goes_while_something_bars_and_what_is_taken_back_never_was(
    moves: list[tuple[str, Bar, int, int]],
) -> None:
    life, never, today = Life(costly()), Life(costly()), date(2026, 3, 9)
    for what, bar, back, ahead in moves:
        _move(life, what, bar, back, ahead, today)
        for day in (today, today + 45 * DAY, today + 200 * DAY):
            stopped = life.debtor.stopped_on(day, life.case.claim)
            assert not (stopped and isinstance(next_step(life.case, today=day), Do))
            assert bool(stopped) != may_be_collected(life.debtor, day, life.case.claim)
        today += 5 * DAY
    for bar in _BARS:
        for _ in range(2):
            if bar.value in life.debtor.bar_facts or bar.value in life.debtor.bars_ended:
                life.happens(*take_back(life.debtor, bar=bar), on=today)
    left = life.debtor
    if left.insolvencies or any(left.bar_facts.values()):
        return  # an earlier one of the kind ended, and is taken back no more by this command
    assert left.bars == {}
    assert left.contact == never.debtor.contact
    for day in (today, today + 365 * DAY):
        assert owed(life, day) == owed(never, day)


# --- told before there was more to say of it (decision 88) ---------------------------------------


@pytest.mark.parametrize("bar", [Bar.BANKRUPTCY, Bar.DEBT_RESTRUCTURING])
@pytest.mark.parametrize("since", [CHARGED_ON, CHARGED_ON + DAY])
def test_an_insolvency_that_was_told_plainly_is_read_as_one_that_was_told_in_full(
    bar: Bar, since: date
) -> None:
    plain, full = Life(costly()), Life(costly())
    plain.happens(*begin_bar(plain.debtor, bar=bar, since=since, today=since), on=since)
    full.begins(bar, on=since)
    ended, late = CHARGED_ON + 60 * DAY, CHARGED_ON + 200 * DAY
    assert owed(plain, late) == owed(full, late)
    plain.happens(*end_bar(plain.debtor, bar=bar, today=ended), on=ended)
    full.ends(bar, on=ended)
    assert plain.history[-1].fact.TOPIC != full.history[-1].fact.TOPIC
    for day in (since - DAY, since, ended - DAY, ended, late):
        assert owed(plain, day) == owed(full, day)
    assert owed(plain, late)[2] == (0 if since == CHARGED_ON else 150_00)
    assert limitation_of(plain.case) == limitation_of(full.case)
    plain.happens(*take_back(plain.debtor, bar=bar), on=late)
    full.happens(*take_back(full.debtor, bar=bar), on=late)
    assert owed(plain, late) == owed(full, late), "its end was never told"


@pytest.mark.parametrize("bar", [Bar.DEBT_RESTRUCTURING, Bar.BANKRUPTCY])
def test_a_plain_word_of_a_past_day_counts_from_that_day(bar: Bar) -> None:
    life, today = Life(costly()), CHARGED_ON + 9 * DAY
    life.happens(*begin_bar(life.debtor, bar=bar, since=CHARGED_ON, today=today), on=today)
    assert life.debtor.last_interest_day == CHARGED_ON - DAY
    assert owed(life, today)[2] == 0


def test_a_plain_insolvency_does_not_end_before_its_first_day() -> None:
    life, today = Life(costly()), CHARGED_ON + 9 * DAY
    begun = begin_bar(life.debtor, bar=Bar.BANKRUPTCY, since=CHARGED_ON, today=today)
    life.happens(*begun, on=today)
    ended = CHARGED_ON - DAY
    assert refusal(
        lambda: end_bar(life.debtor, bar=Bar.BANKRUPTCY, ended_on=ended, today=today)
    ) == ("bar.ends_before")


def test_who_proves_to_be_another_takes_along_the_insolvency_that_is_over_and_gives_it_back() -> (
    None
):
    former, other, day = Life(costly()), Life(), CHARGED_ON + 200 * DAY
    former.begins(Bar.DEBT_RESTRUCTURING, on=CHARGED_ON)
    former.ends(Bar.DEBT_RESTRUCTURING, on=CHARGED_ON + 60 * DAY)
    mine, another = former.debtor, replace(other.debtor, id=OTHER)
    joined = merge(mine, another, of_former=[former.story.claim], of_other=[]).taker[0]
    assert isinstance(joined, ClaimsJoined)
    other.happens(joined, on=day)
    taken = replace(former.story.case, debtor=other.debtor)
    assert balance(taken.claim, on=day) == balance(former.case.claim, on=day)
    assert limitation_of(taken) == limitation_of(former.case)
    other.happens(ClaimsLeft(to_debtor=mine.id, claims=joined.claims), on=day)
    assert not other.debtor.insolvencies
    assert not other.debtor.ended_insolvencies


@pytest.mark.parametrize("bar", [Bar.BANKRUPTCY, Bar.DEBT_RESTRUCTURING])
def test_another_first_day_is_taken_and_the_same_or_none_is_nothing_new(bar: Bar) -> None:
    life, today = Life(costly()), CHARGED_ON + 9 * DAY
    life.happens(*begin_bar(life.debtor, bar=bar, since=CHARGED_ON + DAY, today=today), on=today)
    assert begin_bar(life.debtor, bar=bar, since=CHARGED_ON + DAY, today=today) == []
    if bar is Bar.BANKRUPTCY:
        assert begin_bar(life.debtor, bar=bar, since=today + DAY, today=today + DAY) == []
    life.happens(*begin_bar(life.debtor, bar=bar, since=CHARGED_ON, today=today), on=today)
    assert life.debtor.last_interest_day == CHARGED_ON - DAY
    assert owed(life, today)[2] == 0


@pytest.mark.parametrize("bar", [Bar.BANKRUPTCY, Bar.DEBT_RESTRUCTURING, Bar.GUARDIANSHIP])
def test_a_plain_word_wipes_out_nothing_that_is_known_in_full(bar: Bar) -> None:
    life, today = Life(costly()), CHARGED_ON + 9 * DAY
    life.begins(bar, on=today, since=CHARGED_ON, contact=TRUSTEE, court="Utrecht")
    assert begin_bar(life.debtor, bar=bar, since=CHARGED_ON + DAY, today=today) == []
    assert begin_bar(life.debtor, bar=bar, since=today, today=today) == []
