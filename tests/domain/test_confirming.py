"""What was agreed is confirmed in writing: once, as it stands, and again where it came back."""

from dataclasses import replace
from datetime import date

import pytest

from domain.claim.agreements import agree_payment_plan, extend_term, promise
from domain.claim.events import AgreementConfirmed, Channel
from domain.errors import Refusal
from domain.letter.order.agreement import agreement_to_confirm
from domain.letter.order.confirmation import order_confirmation
from domain.letter.order.content import compose
from domain.letter.order.decision import reason_to_cancel
from domain.letter.outcomes import facts_of_sent
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import LetterContent, LetterKind, body, check_content
from domain.parties import Address, ContactDetails, CreditorProfile
from tests.domain.story import (
    DOCUMENT,
    FOURTEEN,
    Story,
    given,
    instalments,
    invoice_sent,
    paid,
    refusal,
)

MONDAY = date(2026, 2, 2)
TUESDAY = date(2026, 2, 3)
SHOP = CreditorProfile(name="Van Dijk B.V.", street="Kade 1", postal_code="3511 AB", city="Utrecht")
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))
PARTS = instalments((400_00, date(2026, 2, 20)), (600_00, date(2026, 3, 20)))


def extended() -> Story:
    story = given(invoice_sent())
    story.when(
        lambda case, day: extend_term(case.claim, pay_by=date(2026, 2, 20), today=day), on=MONDAY
    )
    return story


def promised(amount: int | None = None) -> Story:
    story = given(invoice_sent())
    promising(story, amount)
    return story


def promising(story: Story, amount: int | None) -> None:
    by = date(2026, 2, 20)
    story.when(lambda case, day: promise(case.claim, amount=amount, by=by, today=day), on=MONDAY)


def planned() -> Story:
    story = given(invoice_sent())
    story.when(
        lambda case, day: agree_payment_plan(
            case.claim, instalments=PARTS, grace_days=3, today=day
        ),
        on=MONDAY,
    )
    return story


def written(story: Story, *, on: date = MONDAY) -> LetterContent:
    case = story.case
    case = replace(case, creditor=replace(case.creditor, profile=SHOP))
    ordered = order_confirmation(case, today=on).ordered
    content = compose(case, ordered, contact=JANE, reference="B-1", dated=on, specimen=False)
    check_content(content)
    return content


def said(content: LetterContent) -> str:
    return "\n".join(paragraph.text for paragraph in body(content))


def test_an_extension_is_confirmed_with_its_new_last_day_as_a_one_time_exception() -> None:
    content = written(extended())
    assert content.kind is LetterKind.CONFIRMATION
    assert "U betaalt € 1.000,00 uiterlijk op 20 februari 2026." in said(content)
    assert "Dit uitstel is een eenmalige uitzondering." in said(content)


def test_a_promise_of_a_part_is_confirmed_for_that_part() -> None:
    text = said(written(promised(300_00)))
    assert "Op dit moment staat € 1.000,00 open." in text
    assert "U betaalt € 300,00 uiterlijk op 20 februari 2026." in text
    assert "eenmalige" not in text


def test_a_plan_is_confirmed_with_its_instalments_its_grace_and_two_signatures() -> None:
    content = written(planned())
    terms = [(part.amount, part.pay_by) for part in content.instalments]
    assert terms == [(400_00, date(2026, 2, 20)), (600_00, date(2026, 3, 20))]
    assert "Dan hebt u nog 3 dagen." in said(content)
    assert body(content)[-1].role == "signatures"


@pytest.mark.parametrize(
    ("debtor", "creditor", "signed"),
    [
        (MONDAY, TUESDAY, TUESDAY),
        (TUESDAY, MONDAY, TUESDAY),
        (MONDAY, None, None),
        (None, MONDAY, None),
    ],
)
def test_a_plan_is_to_be_signed_until_both_have(
    debtor: date | None, creditor: date | None, signed: date | None
) -> None:
    story = given(invoice_sent())
    story.when(
        lambda case, _: agree_payment_plan(
            case.claim,
            instalments=PARTS,
            signed_by_debtor_on=debtor,
            signed_by_creditor_on=creditor,
            today=TUESDAY,
        ),
        on=TUESDAY,
    )
    assert written(story, on=TUESDAY).signed_on == signed


def test_a_plan_confirmed_after_a_payment_states_what_is_left_of_it() -> None:
    story = planned().after(paid(150_00, on=TUESDAY))
    content = written(story, on=TUESDAY)
    assert [part.amount for part in content.instalments] == [250_00, 600_00]
    assert content.asked_total == content.covered == 850_00


def test_a_confirmation_is_not_cancelled_by_the_agreement_that_it_confirms() -> None:
    for story in (extended(), promised(), planned()):
        ordered = order_confirmation(story.case, today=MONDAY).ordered
        assert reason_to_cancel(story.case, ordered, today=MONDAY) == ""


def test_a_confirmation_of_what_changed_meanwhile_is_cancelled() -> None:
    story = promised(300_00)
    ordered = order_confirmation(story.case, today=MONDAY).ordered
    promising(story, 500_00)
    assert reason_to_cancel(story.case, ordered, today=MONDAY) == "the agreement changed"


@pytest.mark.parametrize(("on", "due"), [(date(2026, 2, 19), True), (date(2026, 2, 20), False)])
def test_an_extension_is_confirmed_until_the_day_before_its_last_one(on: date, due: bool) -> None:
    assert (agreement_to_confirm(extended().case, today=on) is not None) == due


def test_where_nothing_was_agreed_nothing_is_confirmed() -> None:
    story = given(invoice_sent())
    assert refusal(lambda: order_confirmation(story.case, today=MONDAY)) == "agreement.nothing"


def test_without_an_address_nothing_is_confirmed() -> None:
    story = extended()
    story.mailable = story.postable = False
    with pytest.raises(Refusal, match="no address"):
        order_confirmation(story.case, today=MONDAY)


def confirmed(story: Story) -> Story:
    ordered = order_confirmation(story.case, today=MONDAY).ordered
    sent = Letter(FOURTEEN, status=LetterStatus.SENT, order=ordered, document_sha256=DOCUMENT)
    return story.after(*facts_of_sent(sent, ordered.claims[0]), on=MONDAY)


def test_what_was_confirmed_is_not_confirmed_again() -> None:
    story = confirmed(extended()).letter(FOURTEEN, sent_on=MONDAY)
    assert story.claim.unconfirmed == ""
    assert agreement_to_confirm(story.case, today=TUESDAY) is None


def test_a_confirmation_that_came_back_goes_again_by_another_channel() -> None:
    story = confirmed(extended()).letter(FOURTEEN, sent_on=MONDAY, bounced=True)
    assert order_confirmation(story.case, today=TUESDAY).ordered.channel is Channel.POST


def test_what_was_agreed_after_the_confirmation_was_ordered_stays_to_be_confirmed() -> None:
    story = extended()
    promising(story, None)
    late = AgreementConfirmed(what="extension", letter_id=FOURTEEN, document_sha256=DOCUMENT)
    assert story.after(late, on=MONDAY).claim.unconfirmed == "promise"
