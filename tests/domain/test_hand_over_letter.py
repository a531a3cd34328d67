"""A debtor is told with whom his claims lie and whom he pays: once, and never who is protected."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from domain.case import Case
from domain.case.hand_over import recall, request_recall
from domain.claim.events import ClaimReopened
from domain.claim.party_money import collect
from domain.creditor.events import DebtorToldBy, HandOverParty, PaymentsCheck
from domain.debtor.events import CreditKind
from domain.debtor.state import Credit
from domain.letter.order.content import compose
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.hand_over_letter import order_hand_over_letter
from domain.letter.order.handed_over import is_to_be_told
from domain.letter.order.withdrawn import reason_to_take_out
from domain.letter.outcomes import facts_of_sent
from domain.letter.text import LetterContent, body, check_content, subject
from domain.parties import Address, ContactDetails, CreditorProfile
from tests.domain.lapsed import ACT_FROM
from tests.domain.story import DOCUMENT, Story, names, refusal
from tests.domain.test_hand_over_states import AGENCY, DAY, handed, over
from tests.domain.test_judgment import LATER, judged

NEXT = ACT_FROM + DAY
SHOP = CreditorProfile(name="Van Dijk B.V.", street="Kade 1", postal_code="3511 AB", city="Utrecht")
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))
BY_US = AGENCY.model_copy(update={"told_by": DebtorToldBy.CREDITOR})


def of(story: Story, party: HandOverParty | None = BY_US) -> Case:
    """The case of a creditor who set a party down and need not know the payments first."""
    known = replace(
        story.case.creditor,
        profile=SHOP,
        parties=(party,) if party else (),
        payments_checked=PaymentsCheck.NOT_REQUIRED,
    )
    return replace(story.case, creditor=known)


def order(story: Story, on: date = NEXT) -> Order:
    return order_hand_over_letter((of(story),), today=on)


def went_out(story: Story, found: Order, on: date = NEXT, *, bounced: bool = False) -> list[str]:
    story.after(found.for_claim, on=on)
    story.letter(found.letter_id, sent_on=on, bounced=bounced, order=found.ordered)
    letter = replace(story.letters[found.letter_id], document_sha256=DOCUMENT)
    facts = facts_of_sent(letter, found.ordered.claims[0])
    story.after(*facts, on=on)
    return names(facts)


def content(story: Story, found: Order, on: date = NEXT) -> LetterContent:
    told = compose(
        of(story), found.ordered, contact=JANE, reference="F-1", dated=on, specimen=False
    )
    check_content(told)
    return told


def test_it_says_whom_to_pay_what_by_part_and_that_nothing_is_paid_twice() -> None:
    story = handed()
    told = content(story, order(story))
    text = " ".join(paragraph.text for paragraph in body(told))
    assert "op 5 maart 2026 in handen gegeven van Incasso B.V. (een incassobureau)" in text
    assert "Incasso B.V. ontvangt vanaf nu uw betaling" in text
    assert "register van incassodienstverleners onder nummer WKI-1" in text
    assert "U hoeft niets twee keer te betalen" in text
    assert "geen nieuwe aanmaning" in text
    assert told.party is not None
    parts = (told.party.principal, told.party.interest, told.party.costs)
    assert sum(parts) == told.asked_total
    assert parts[0] == 1_000_00
    assert parts[2] == 150_00
    assert subject(told) == "Incasso B.V. int voor ons: factuur F-1"


def test_it_names_no_account_of_the_creditor_and_no_reference_to_pay_him_by() -> None:
    story = handed()
    told = content(story, order(story))
    assert (told.payment_accounts, told.payment_link, told.payment_reference) == ((), "", "")


def test_the_debtor_is_told_once_and_again_only_where_it_came_back() -> None:
    story = handed()
    assert is_to_be_told(of(story))
    assert went_out(story, order(story)) == ["hand_over_told"]
    assert not is_to_be_told(of(story))
    assert refusal(lambda: order(story)) == "hand_over_letter.told"
    back = handed()
    went_out(back, order(back), bounced=True)
    assert is_to_be_told(of(back))
    assert order(back, NEXT + DAY).letter_id != order(handed()).letter_id


def test_after_a_recall_and_another_hand_over_he_is_told_anew() -> None:
    story = handed()
    went_out(story, order(story))
    story.when(lambda case, _: recall(case.claim, why="other"), on=NEXT)
    assert refusal(lambda: order(story)) == "hand_over_letter.not_there"
    assert story.claim.at_party.notice is None
    over(story, to=AGENCY, on=NEXT)
    assert is_to_be_told(of(story))


def test_only_the_party_set_down_by_the_creditor_and_who_said_so_is_told_of_by_itself() -> None:
    story = handed()
    assert not is_to_be_told(of(story, AGENCY))
    assert (
        refusal(lambda: order_hand_over_letter((of(story, None),), today=NEXT))
        == "hand_over_letter.not_set_down"
    )


STOPS: dict[str, Callable[[Story], object]] = {
    "bankruptcy": lambda story: story.bars.update(bankruptcy=None),
    "death": lambda story: story.bars.update(death=None),
    "guardianship": lambda story: story.bars.update(guardianship=None),
    "the claim was asked back": lambda story: story.when(
        lambda case, _: request_recall(case.claim, why="other"), on=NEXT
    ),
    "the amount changed": lambda story: story.when(
        lambda case, day: collect(
            case.claim, party="", reference="D-1", amount=10_00, received_on=day, today=day
        ),
        on=NEXT,
    ),
    "claim settled": lambda story: story.when(
        lambda case, day: collect(
            case.claim, party="", reference="D-1", amount=2_000_00, received_on=day, today=day
        ),
        on=NEXT,
    ),
    "the claim does not lie with that party": lambda story: story.after(
        ClaimReopened(why="x", new_round=True), on=NEXT
    ),
}


@pytest.mark.parametrize("why", STOPS)
def test_it_goes_out_no_more_where_something_came_between(why: str) -> None:
    story = handed()
    found = order(story)
    assert reason_to_cancel(of(story), found.ordered, today=NEXT) == ""
    STOPS[why](story)
    assert reason_to_cancel(of(story), found.ordered, today=NEXT) == why
    letter = story.letter(found.letter_id, sent_on=NEXT, order=found.ordered)
    printed = letter.letters[found.letter_id]
    assert reason_to_take_out(of(story), printed, today=NEXT + DAY) == why


def test_it_waits_for_money_of_the_debtor_that_is_on_no_claim_and_for_who_paid() -> None:
    story = handed()
    found = order(story).ordered
    case = of(story)
    money = Credit("bank-line:1", CreditKind.POSSIBLE_PAYMENT, "BANK-1", 5_00, NEXT)
    waits = replace(case, debtor=replace(case.debtor, credits={"bank-line:1": money}))
    assert reason_to_cancel(waits, found, today=NEXT) != ""
    unknown = replace(case.creditor, payments_checked=PaymentsCheck.REQUIRED)
    assert reason_to_cancel(replace(case, creditor=unknown), found, today=NEXT) != ""


def test_of_what_was_judged_nobody_is_told_by_letter() -> None:
    story = judged(story=handed())
    assert not is_to_be_told(of(story))
    today = LATER + DAY
    found = order(story, today).ordered
    assert reason_to_cancel(of(story), found, today=today) != ""


def test_an_agency_whose_registration_ended_is_not_named_to_a_consumer() -> None:
    story = handed()
    ended = BY_US.model_copy(update={"registered_until": ACT_FROM})
    found = order_hand_over_letter((of(story, ended),), today=NEXT).ordered
    assert found.party is not None
    assert found.party.mark == ""
    why = reason_to_cancel(of(story, ended), found, today=NEXT)
    assert why == "the party is not registered as a collection service"
    last = order_hand_over_letter((of(story, ended),), today=ACT_FROM).ordered
    assert reason_to_cancel(of(story, ended), last, today=ACT_FROM) == ""
