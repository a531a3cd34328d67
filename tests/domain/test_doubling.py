"""A fourteen-day letter by e-mail is said again by post, unless it was opened or acknowledged."""

from datetime import date

import pytest

from domain.case.defaulting import fourteen_days_of
from domain.claim.events import Channel
from domain.dunning.next.step import Ask, Do, Wait, next_step
from domain.letter.events import DeliveryGrade
from domain.letter.order.decision import Order, order_letter, reason_to_cancel
from domain.letter.state import Letter
from tests.domain.story import Story, given, invoice_sent
from tests.domain.walking import walk

FIRST = date(2026, 2, 1)
MAILED = date(2026, 2, 13)
"""A Friday."""
DOUBLED = date(2026, 2, 14)
LAST = date(2026, 3, 31)


def mailed_on(day: date = MAILED) -> Story:
    """Give a consumer who got the fourteen-day letter by e-mail, and whose address is known."""
    story = given(invoice_sent())
    story.postable = False
    walk(story, first=FIRST, last=MAILED if day == MAILED else date(2026, 2, 12))
    story.postable = True
    return story


def doubled() -> Story:
    story = mailed_on()
    walk(story, first=DOUBLED, last=DOUBLED)
    return story


def fourteen(story: Story, channel: Channel) -> Letter:
    return next(
        one
        for one in story.letters.values()
        if one.channel is channel and one.order and one.order.step == "fourteen-day-letter"
    )


def order_of(story: Story, day: date) -> Order:
    step = next_step(story.case, today=day)
    assert isinstance(step, Do)
    return order_letter(story.case, step.step, today=day)


def test_it_is_not_doubled_on_the_day_it_was_mailed() -> None:
    step = next_step(mailed_on().case, today=MAILED)
    assert step == Wait(DOUBLED, "e-mail that is doubled by post", "fourteen-day-letter")


def test_it_is_doubled_by_post_on_the_next_day_and_its_term_counts_from_the_post() -> None:
    story = mailed_on()
    assert walk(story, first=MAILED, last=LAST) == [
        (date(2026, 2, 14), "fourteen-day-letter by post"),
        # delivered on Wednesday the 18th, last day 4 March, the 5th for the banks
        (date(2026, 3, 6), "claim.collection_costs_charged"),
        (date(2026, 3, 6), "claim.handed_over"),
        (date(2026, 3, 7), "stand handed_over"),
    ]
    assert [c.total for c in story.claim.costs] == [150_00]


def test_the_double_has_an_id_of_its_own_names_the_e_mail_and_says_the_same() -> None:
    story = mailed_on()
    mail = fourteen(story, Channel.EMAIL)
    order = order_of(story, DOUBLED)
    assert order.letter_id != mail.id
    assert order.ordered.doubles == mail.id
    assert order.ordered.channel is Channel.POST
    assert mail.order is not None
    again = order.ordered.model_dump(include={"step", "wording", "term_days", "costs_if_unpaid"})
    assert again == mail.order.model_dump(
        include={"step", "wording", "term_days", "costs_if_unpaid"}
    )


@pytest.mark.parametrize("grade", [DeliveryGrade.OPENED, DeliveryGrade.ACKNOWLEDGED])
def test_it_is_not_doubled_once_it_was_opened_or_acknowledged(grade: DeliveryGrade) -> None:
    story = mailed_on()
    mail = fourteen(story, Channel.EMAIL)
    mail.grade, mail.received_on = grade, MAILED
    assert isinstance(next_step(story.case, today=DOUBLED), Wait)
    # received on Friday the 13th: last day 27 February, Monday 2 March for the banks
    assert walk(story, first=DOUBLED, last=LAST)[0] == (
        date(2026, 3, 3),
        "claim.collection_costs_charged",
    )


def test_that_a_server_took_it_is_no_reason_not_to_double_it() -> None:
    story = mailed_on()
    mail = fourteen(story, Channel.EMAIL)
    mail.grade, mail.received_on = DeliveryGrade.SERVER_ACCEPTED, MAILED
    assert isinstance(next_step(story.case, today=DOUBLED), Do)


def test_a_double_that_was_ordered_does_not_go_once_the_e_mail_was_opened() -> None:
    story = mailed_on()
    order = order_of(story, DOUBLED)
    assert reason_to_cancel(story.case, order.ordered, today=DOUBLED) == ""
    mail = fourteen(story, Channel.EMAIL)
    mail.grade, mail.received_on = DeliveryGrade.OPENED, MAILED
    why = reason_to_cancel(story.case, order.ordered, today=DOUBLED)
    assert why == "the e-mail was opened or acknowledged"


def test_an_e_mail_of_a_saturday_is_doubled_on_monday() -> None:
    story = mailed_on(DOUBLED)
    story.postable = False
    walk(story, first=DOUBLED, last=DOUBLED)
    story.postable = True
    assert isinstance(next_step(story.case, today=date(2026, 2, 15)), Wait)
    assert isinstance(next_step(story.case, today=date(2026, 2, 16)), Do)


def test_without_a_postal_address_a_person_must_act() -> None:
    story = mailed_on()
    story.postable = False
    step = next_step(story.case, today=DOUBLED)
    assert isinstance(step, Ask)
    assert step.task == "prove_delivery"


def test_a_double_that_came_back_leaves_a_person_and_no_term() -> None:
    story = doubled()
    fourteen(story, Channel.POST).bounced = True
    assert walk(story, first=date(2026, 2, 20), last=LAST) == [
        (date(2026, 2, 20), "claim.fourteen_day_letter_voided"),
        (date(2026, 2, 20), "ask prove_delivery"),
    ]


def test_an_e_mail_that_bounces_after_its_double_takes_nothing_from_it() -> None:
    story = doubled()
    fourteen(story, Channel.EMAIL).bounced = True
    seen = walk(story, first=date(2026, 2, 16), last=LAST)
    assert seen[1] == (date(2026, 3, 6), "claim.collection_costs_charged")


def test_the_term_of_the_letter_that_came_last_is_kept_also_where_the_first_was_opened() -> None:
    story = doubled()
    mail = fourteen(story, Channel.EMAIL)
    mail.grade, mail.received_on = DeliveryGrade.OPENED, MAILED
    found = fourteen_days_of(story.case)
    assert found is not None
    assert found.term is not None
    assert found.term.act_from == date(2026, 3, 6)
