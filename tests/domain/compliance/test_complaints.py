"""A complaint is confirmed in writing within two working days (Bki art. 6.1)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from domain.claim.events import Channel, ComplaintAnswered, ComplaintReceived
from domain.compliance.assessment import Span
from domain.compliance.complaints import COMPLAINTS
from domain.compliance.obligation import Compliance
from domain.debtor.events import CapacityEstablished
from domain.facts import Point
from domain.parties import Capacity
from tests.domain.compliance.deeds import OPENED
from tests.domain.compliance.life import Life
from tests.domain.story import invoice_sent

THURSDAY, MONDAY, TUESDAY = date(2026, 2, 5), date(2026, 2, 9), date(2026, 2, 10)
DAY = timedelta(days=1)
COMPLAINT_VERSION = 2


def opened(capacity: Capacity = Capacity.CONSUMER, *, for_others: bool = True) -> Life:
    """A claim of somebody who collects for others, or his own."""
    return Life(capacity, for_others=for_others).claim(invoice_sent(), on=OPENED)


def complained(on: date = THURSDAY, life: Life | None = None) -> Life:
    complaint = ComplaintReceived(ground="treatment", channel=Channel.EMAIL, received_on=on)
    return (life or opened()).claim(complaint, on=on)


def answered(
    on: date, channel: Channel = Channel.EMAIL, *, closes: bool = False
) -> ComplaintAnswered:
    return ComplaintAnswered(
        received_version=COMPLAINT_VERSION, channel=channel, answered_on=on, closes=closes
    )


def known(life: Life, day: date) -> list[str]:
    """What is found as it is known on a day."""
    rulings = life.held_to(COMPLAINTS, at=Point(life.position, day)).rulings
    return [one.reason for one in rulings]


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.POST, Channel.PORTAL])
def test_the_second_working_day_is_in_time_and_the_day_after_is_late(channel: Channel) -> None:
    """Of a complaint that came in on a Thursday the second working day is a Monday."""
    in_time = complained().claim(answered(MONDAY, channel), on=MONDAY)
    assert known(in_time, MONDAY) == ["confirmed_in_time"]
    (ruling,) = in_time.held_to(COMPLAINTS, at=Point(in_time.position, MONDAY)).rulings
    assert ruling.values == {"received_on": THURSDAY, "confirm_by": MONDAY}
    late = complained().claim(answered(TUESDAY, channel), on=TUESDAY)
    assert known(late, TUESDAY) == ["confirmed_late"]


def test_holidays_are_no_working_days() -> None:
    maundy_thursday, wednesday = date(2026, 4, 2), date(2026, 4, 8)
    life = complained(maundy_thursday).claim(answered(wednesday), on=wednesday)
    assert known(life, wednesday) == ["confirmed_in_time"]


def test_without_a_word_it_is_broken_the_day_after() -> None:
    assert known(complained(), MONDAY) == []
    assert known(complained(), TUESDAY) == ["not_confirmed"]


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.VISIT])
def test_what_was_only_said_is_no_writing(channel: Channel) -> None:
    life = complained().claim(answered(THURSDAY, channel), on=THURSDAY)
    assert known(life, TUESDAY) == ["answered_by_word_only"]


def test_an_answer_in_writing_confirms_it_as_well_and_ends_it() -> None:
    life = complained().claim(answered(MONDAY, closes=True), on=MONDAY)
    assert sorted(life.reasons(COMPLAINTS)) == ["confirmed_in_time", "dealt_with"]


def test_what_was_confirmed_and_never_dealt_with_is_said_after_six_weeks() -> None:
    life = complained().claim(answered(MONDAY), on=MONDAY)
    last = THURSDAY + 42 * DAY
    assert known(life, last) == ["confirmed_in_time"]
    assert known(life, last + DAY) == ["confirmed_in_time", "not_dealt_with"]


def test_each_complaint_has_its_own_answer() -> None:
    second = ComplaintReceived(ground="other", channel=Channel.PHONE, received_on=THURSDAY)
    life = complained().claim(second, on=THURSDAY).claim(answered(MONDAY), on=MONDAY)
    assert sorted(known(life, TUESDAY)) == ["confirmed_in_time", "not_confirmed"]


def test_a_complaint_that_is_recorded_later_counts_from_the_day_it_came_in() -> None:
    life = opened()
    complaint = ComplaintReceived(ground="other", channel=Channel.POST, received_on=THURSDAY)
    life.claim(complaint, on=TUESDAY).claim(answered(TUESDAY), on=TUESDAY)
    assert known(life, TUESDAY) == ["confirmed_late"]


def test_where_holidays_are_not_known_nobody_can_say() -> None:
    life = complained(date(2099, 2, 5))
    assert "holidays_not_known" in life.reasons(COMPLAINTS)


def test_who_was_never_complained_about_is_held_to_nothing() -> None:
    assert opened().held_to(COMPLAINTS).verdict is Compliance.NOT_APPLICABLE


def test_a_late_word_is_of_the_first_day_without_one_in_every_later_report() -> None:
    """What a report over a period said before the word came it says afterwards, too."""
    life = complained().claim(answered(MONDAY + 30 * DAY), on=MONDAY + 30 * DAY)
    period = Span(THURSDAY, TUESDAY)
    for seen_on, reason in ((TUESDAY, "not_confirmed"), (MONDAY + 30 * DAY, "confirmed_late")):
        (ruling,) = life.held_to(
            COMPLAINTS, period=period, at=Point(life.position, seen_on)
        ).rulings
        assert (ruling.reason, ruling.on) == (reason, TUESDAY)


UNBOUND = [(Capacity.CONSUMER, False), (Capacity.COMPANY, False), (Capacity.COMPANY, True)]
LATER = MONDAY + 60 * DAY
COURSES: list[tuple[Callable[[Life], Life], date, list[str], list[str]]] = [
    (lambda life: life, TUESDAY, ["not_confirmed"], ["left_unconfirmed"]),
    (
        lambda life: life.claim(answered(TUESDAY), on=TUESDAY),
        TUESDAY,
        ["confirmed_late"],
        ["confirmed_after_our_term"],
    ),
    (
        lambda life: life.claim(answered(THURSDAY, Channel.PHONE), on=THURSDAY),
        TUESDAY,
        ["answered_by_word_only"],
        ["only_told_by_word"],
    ),
    (
        lambda life: life.claim(answered(MONDAY), on=MONDAY),
        LATER,
        ["confirmed_in_time", "not_dealt_with"],
        ["left_open"],
    ),
    (
        lambda life: life.claim(answered(MONDAY, closes=True), on=MONDAY),
        LATER,
        ["confirmed_in_time", "dealt_with"],
        [],
    ),
]


@pytest.mark.parametrize(("course", "day", "of_the_law", "our_own"), COURSES)
def test_who_is_not_bound_is_told_what_was_not_done_and_breaks_nothing(
    course: Callable[[Life], Life], day: date, of_the_law: list[str], our_own: list[str]
) -> None:
    for trader in (Capacity.CONSUMER, Capacity.SOLE_TRADER, Capacity.UNKNOWN):
        bound = course(complained(life=opened(trader)))
        assert sorted(known(bound, day)) == of_the_law
    for capacity, for_others in UNBOUND:
        life = course(complained(life=opened(capacity, for_others=for_others)))
        assert known(life, day) == our_own
        verdict = life.held_to(COMPLAINTS, at=Point(life.position, day)).verdict
        assert verdict is Compliance.NOT_APPLICABLE


def test_a_complaint_of_a_company_that_proves_to_be_a_person_is_held_to_what_was_known() -> None:
    life = complained(life=opened(Capacity.COMPANY))
    life.debtor(CapacityEstablished(capacity=Capacity.SOLE_TRADER), on=THURSDAY + DAY)
    assert known(life, TUESDAY) == ["left_unconfirmed"]
    before = opened(Capacity.COMPANY)
    before.debtor(CapacityEstablished(capacity=Capacity.SOLE_TRADER), on=THURSDAY - DAY)
    assert known(complained(life=before), TUESDAY) == ["not_confirmed"]
