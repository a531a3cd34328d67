"""A reminder as a short message: what it says, and what never goes that way."""

import pytest
from pydantic import ValidationError

from domain.claim.events import Channel, PartyKind
from domain.dunning.next.channels import channel_for
from domain.dunning.plan.step import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.letter.text import LetterContent, LetterKind, PaymentAccount
from domain.letter.text.short import short_text
from tests.domain.story import Story, given, invoice_sent
from tests.paper_samples import CONSUMER, letter

FRIENDLY = {"serves_as_notice": False}


def reminder(**changes: object) -> LetterContent:
    made = letter(LetterKind.REMINDER, debtor=CONSUMER)
    return made.model_copy(update={**FRIENDLY, **changes})


def test_a_message_says_who_asks_what_by_when_and_to_which_account() -> None:
    content = reminder()
    text = short_text(content)
    assert text.startswith(content.creditor.name)
    for part in (content.payment_reference, content.payment_accounts[0].iban, "10 november 2026"):
        assert part in text
    assert len(text) < 320


def test_a_message_names_no_debtor_on_the_lock_of_his_telephone() -> None:
    content = reminder()
    assert content.debtor.name not in short_text(content)


def test_an_english_reminder_is_an_english_message() -> None:
    assert "not been paid yet" in short_text(reminder(language="en"))


def test_a_message_says_what_is_contested_and_not_asked() -> None:
    content = reminder()
    first, *rest = content.claims
    apart = first.model_copy(update={"contested": 30_00})
    assert "€ 30,00 betwist u" in short_text(content.model_copy(update={"claims": (apart, *rest)}))
    assert "betwist" not in short_text(content)


def test_a_sandbox_says_so_first() -> None:
    assert short_text(reminder(specimen=True)).startswith("SPECIMEN ")


@pytest.mark.parametrize(
    "kind", [kind for kind in LetterKind if kind is not LetterKind.REMINDER], ids=lambda k: k.value
)
def test_no_other_letter_is_a_short_message(kind: LetterKind) -> None:
    with pytest.raises(Refusal) as caught:
        short_text(reminder(kind=kind))
    assert caught.value.code == "letter.too_short_for_that"


def test_a_reminder_that_serves_as_notice_is_no_short_message() -> None:
    with pytest.raises(Refusal):
        short_text(reminder(serves_as_notice=True))


def test_an_invoice_that_is_split_over_two_accounts_does_not_fit() -> None:
    two = (PaymentAccount(iban="NL91ABNA0417164300", amount=1), PaymentAccount(iban="NL02"))
    with pytest.raises(Refusal) as caught:
        short_text(reminder(payment_accounts=two))
    assert caught.value.code == "letter.short_lacks"


def step(**more: object) -> Step:
    told = {"id": "one", "kind": StepKind.REMINDER, "anchor": Anchor.DUE, "days": 3}
    return Step.model_validate({**told, "term_days": 7, "channel": Channel.SMS, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"serves_as_notice": True},
        {"mentions_costs": True},
        {"mentions_interest": True},
        {"kind": StepKind.NOTICE_OF_DEFAULT},
        {"kind": StepKind.FINAL_DEMAND},
        {"kind": StepKind.FOURTEEN_DAY_LETTER, "term_days": None, "wording": "14"},
        {"kind": StepKind.NOTICE_OF_DEFAULT, "channel": Channel.POST, "fallback": Channel.WHATSAPP},
    ],
)
def test_a_plan_sends_nothing_with_legal_effect_as_a_message(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="only a reminder that is no notice"):
        step(**more)


def reached(story: Story, *, phone: bool | None) -> Channel | None:
    case = story.case
    case.debtor.phone_known = phone
    return channel_for(case, step(fallback=Channel.EMAIL))


def test_a_message_goes_where_a_number_is_known_and_else_by_the_fallback() -> None:
    story = given(invoice_sent())
    assert reached(story, phone=True) is Channel.SMS
    assert reached(story, phone=False) is Channel.EMAIL
    assert reached(story, phone=None) is Channel.EMAIL


def test_a_plan_may_hand_over_whatever_its_channel() -> None:
    assert step(kind=StepKind.REMINDER, party_kind=PartyKind.AGENCY).channel is Channel.SMS
