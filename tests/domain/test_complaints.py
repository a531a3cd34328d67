"""Complaints: recorded on the day they came in, answered one by one; the steps go on."""

from datetime import date, timedelta

from domain.claim.complaints import answer_complaint, complain
from domain.claim.events import Channel, ComplaintAnswered, ComplaintReceived
from domain.dunning.next.step import next_step
from tests.domain.story import Story, invoice_sent, names, refusal

ISSUED, TODAY = date(2026, 1, 1), date(2026, 2, 9)
DAY = timedelta(days=1)


def complained(*days: date) -> Story:
    """A claim about whose handling somebody complained on some days."""
    story = Story().after(invoice_sent(), on=ISSUED)
    for day in days:
        story.after(ComplaintReceived(ground="other", channel=Channel.EMAIL, received_on=day))
    return story


def recorded_on(day: date) -> list[str]:
    claim = complained().claim
    return names(
        complain(claim, ground="other", channel=Channel.POST, received_on=day, today=TODAY)
    )


def test_a_complaint_came_in_between_the_invoice_and_today() -> None:
    assert recorded_on(ISSUED) == recorded_on(TODAY) == ["complaint_received"]
    assert refusal(lambda: recorded_on(ISSUED - DAY)) == "complaint.before_invoice"
    assert refusal(lambda: recorded_on(TODAY + DAY)) == "day.in_the_future"


def answered(story: Story, on: date = TODAY, complaint: int | None = None) -> int:
    (fact,) = answer_complaint(
        story.claim, channel=Channel.EMAIL, answered_on=on, today=TODAY, complaint=complaint
    )
    assert isinstance(fact, ComplaintAnswered)
    return fact.received_version


def test_an_answer_is_of_a_complaint_that_waits_and_not_before_it() -> None:
    assert answered(complained(TODAY)) == 2
    assert refusal(lambda: answered(complained())) == "complaint.none"
    assert refusal(lambda: answered(complained(TODAY), on=TODAY - DAY)) == (
        "complaint.answered_before"
    )
    assert refusal(lambda: answered(complained(TODAY), on=TODAY + DAY)) == "day.in_the_future"


def test_of_two_complaints_one_is_named() -> None:
    both = complained(ISSUED, TODAY)
    assert refusal(lambda: answered(both)) == "complaint.which"
    assert refusal(lambda: answered(both, complaint=4)) == "complaint.which"
    assert answered(both, complaint=3) == 3


def test_it_waits_until_it_is_dealt_with_and_is_confirmed_in_writing_once() -> None:
    story = complained(ISSUED)
    for channel, closes, confirmed in (
        (Channel.PHONE, False, None),
        (Channel.EMAIL, False, TODAY),
        (Channel.POST, False, TODAY),
    ):
        story.after(
            ComplaintAnswered(received_version=2, channel=channel, answered_on=TODAY, closes=closes)
        )
        assert [one.confirmed_on for one in story.claim.complaints] == [confirmed]
    story.after(ComplaintAnswered(received_version=2, channel=Channel.PHONE, answered_on=TODAY))
    assert story.claim.complaints == ()


def test_a_complaint_contests_nothing_and_the_steps_go_on() -> None:
    assert next_step(complained(TODAY).case, today=TODAY) == next_step(
        complained().case, today=TODAY
    )
