"""A letter that interrupts limitation: a right reserved, no demand, never to the protected."""

from dataclasses import replace
from datetime import date

import pytest

from domain.case.limitation import limitation_of, watched
from domain.claim.disputes import dispute
from domain.claim.events import Channel
from domain.claim.payments import receive_payment
from domain.letter.events import DeliveryGrade
from domain.letter.order.content import compose
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.interruption import order_interruption
from domain.letter.outcomes import facts_of_sent
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import body, check_content
from domain.parties import Address, ContactDetails, CreditorProfile
from tests.domain.story import CALL, DOCUMENT, Story, given, invoice_sent, names, refusal
from tests.domain.test_judgment import DAY, LATER, judged

NEAR = date(2030, 12, 2)
"""A Monday within the ninety days before the first barred day, 1 February 2031."""
SHOP = CreditorProfile(name="Van Dijk B.V.", street="Kade 1", postal_code="3511 AB", city="Utrecht")
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))


def ordered(story: Story, day: date) -> Order:
    order = order_interruption(story.case, today=day)
    story.after(order.for_claim, on=day)
    return order


def went_out(story: Story, order: Order, day: date, *, bounced: bool = False) -> Letter:
    story.letter(order.letter_id, sent_on=day, posted=True, bounced=bounced, order=order.ordered)
    letter = story.letters[order.letter_id]
    story.letters[order.letter_id] = replace(letter, document_sha256=DOCUMENT)
    story.after(*facts_of_sent(letter, order.ordered.claims[0]), on=day)
    return letter


def text_of(story: Story, order: Order, day: date) -> str:
    case = replace(story.case, creditor=replace(story.case.creditor, profile=SHOP))
    content = compose(case, order.ordered, contact=JANE, reference="F-1", dated=day, specimen=False)
    check_content(content)
    return " ".join(paragraph.text for paragraph in body(content))


def test_it_goes_by_registered_post_gives_no_term_and_reserves_the_right() -> None:
    story = given(invoice_sent())
    order = ordered(story, NEAR)
    assert order.ordered.channel is Channel.POST
    assert order.ordered.registered
    assert order.ordered.pay_by is None
    text = text_of(story, order, NEAR)
    assert "ondubbelzinnig het recht voor op nakoming van deze vordering" in text
    assert "geen nieuwe aanmaning en brengt geen kosten mee" in text


def test_a_new_term_begins_the_day_after_it_and_is_provable_once_it_is_proven() -> None:
    story = given(invoice_sent())
    order = ordered(story, NEAR)
    letter = went_out(story, order, NEAR)
    assert names(facts_of_sent(letter, order.ordered.claims[0])) == ["limitation_interrupted"]
    assert story.claim.pending is None
    found = limitation_of(story.case)
    assert found.first_barred_day == date(2035, 12, 3)
    assert found.provable_first_barred_day == date(2031, 2, 1)
    story.letters[letter.id] = replace(
        letter, received_on=NEAR + DAY, grade=DeliveryGrade.SIGNED_FOR
    )
    assert limitation_of(story.case).provable_first_barred_day == date(2035, 12, 4)
    back = given(invoice_sent())
    again = ordered(back, NEAR)
    went_out(back, again, NEAR, bounced=True)
    assert limitation_of(back.case).first_barred_day == date(2031, 2, 1)


def test_of_a_judgment_it_names_the_judgment_and_renews_its_interest() -> None:
    story, day = judged(), date(2028, 3, 6)
    order = ordered(story, day)
    assert reason_to_cancel(story.case, order.ordered, today=day) == ""
    text = text_of(story, order, day)
    assert "De rechter heeft hierover beslist: Utrecht, 1 april 2026." in text
    went_out(story, order, day)
    assert watched(story.case).first_barred_day == date(2033, 3, 7)


def test_what_is_contested_is_reserved_as_well() -> None:
    story = given(invoice_sent())
    story.when(
        lambda case, day: dispute(case.claim, amount=100_00, ground="quality", today=day), on=LATER
    )
    order = ordered(story, NEAR)
    assert order.ordered.claims[0].asked.principal == 900_00
    text = text_of(story, order, NEAR)
    assert "ook voor het deel van €\N{NO-BREAK SPACE}100,00" in text.replace("€ ", "€\u00a0")


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2031, 1, 31), ""),
        (date(2031, 2, 1), "interruption.barred"),
    ],
)
def test_it_goes_on_the_last_day_and_on_the_first_barred_day_it_is_too_late(
    day: date, code: str
) -> None:
    case = given(invoice_sent()).case
    if code:
        assert refusal(lambda: order_interruption(case, today=day)) == code
    else:
        assert order_interruption(case, today=day).ordered.send_on == day


def test_one_goes_out_a_day_and_none_where_nothing_is_open() -> None:
    story = given(invoice_sent())
    went_out(story, ordered(story, NEAR), NEAR)
    story.letters = {
        key: replace(one, ordered_on=NEAR, status=LetterStatus.SENT)
        for key, one in story.letters.items()
    }
    assert refusal(lambda: order_interruption(story.case, today=NEAR)) == "interruption.sent"
    empty = given(invoice_sent())
    empty.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="P",
            amount=1_000_00,
            credited_on=day,
            source=CALL,
            today=day,
        ),
        on=LATER,
    )
    assert refusal(lambda: order_interruption(empty.case, today=LATER)) == "interruption.nothing"


def test_it_never_goes_to_a_debtor_who_is_protected() -> None:
    story, monday = given(invoice_sent()), date(2026, 11, 30)
    order = ordered(story, monday)
    assert reason_to_cancel(story.case, order.ordered, today=monday) == ""
    story.bars = {"bankruptcy": None}
    assert reason_to_cancel(story.case, order.ordered, today=monday) == "bankruptcy"
