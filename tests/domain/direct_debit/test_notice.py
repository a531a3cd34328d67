"""A debtor is told of a direct debit by a letter, and only what he was told is collected."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.case import Case
from domain.claim.contested import asked_of
from domain.claim.events import Channel, CollectionFailed, Mark
from domain.claim.marks import clear_mark
from domain.claim.payments import receive_payment
from domain.creditor.events import PaymentsCheck
from domain.debtor.mandates import DebitMandate
from domain.direct_debit.announced import Announced, DebitWanted, announced, last_notice
from domain.direct_debit.collecting import require_collectable, why_wrong
from domain.errors import Refusal
from domain.letter.events import LetterPosted, LetterSent
from domain.letter.order.content import compose
from domain.letter.order.decision import Order, reason_to_cancel
from domain.letter.order.notice import order_notice
from domain.letter.order.withdrawn import reason_to_take_out
from domain.letter.outcomes import follows
from domain.letter.text import LetterContent, body, check_content
from domain.parties import Address, ContactDetails, CreditorProfile
from domain.sealing import Sealed
from tests.domain.direct_debit.test_require_collectable import mandate, ordered
from tests.domain.story import CALL, DOCUMENT, Story, given, invoice_sent, names

DAY = timedelta(days=1)
TODAY = date(2026, 3, 10)
COLLECT = date(2026, 3, 24)
SHOP = CreditorProfile(name="Van Dijk B.V.", street="Kade 1", postal_code="3511 AB", city="Utrecht")
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))


def seen(story: Story, *, one: DebitMandate | None = None, **creditor: Any) -> Case:
    """The case of a creditor who collects, and of a debtor who gave him a mandate."""
    case, given_one = story.case, one or mandate()
    known = replace(
        case.creditor,
        profile=SHOP,
        ibans=("NL91ABNA0417164300",),
        debit_identifier="NL79ZZZ999999990000",
        payments_checked=PaymentsCheck.NOT_REQUIRED,
    )
    changed = replace(known, **creditor)
    debtor = replace(case.debtor, mandates={given_one.mandate_id: given_one}, mailable=True)
    return replace(case, creditor=changed, debtor=debtor)


def wanted(case: Case, **changed: Any) -> DebitWanted:
    amount = asked_of(case.claim, on=COLLECT).total
    return DebitWanted("M-1", amount, COLLECT)._replace(**changed)


def order(story: Story, *, on: date = TODAY, **changed: Any) -> Order:
    case, attempt = seen(story), len(story.letters)
    return order_notice(case, [case.claim], wanted(case, **changed), today=on, attempt=attempt)


def goes_out(story: Story, one: Order, *, on: date = TODAY, bounced: bool = False) -> None:
    """Let a notice leave, and its claim know of it."""
    posted = one.ordered.channel is Channel.POST
    story.after(one.for_claim, on=on)
    story.letter(one.letter_id, sent_on=on, posted=posted, bounced=bounced, order=one.ordered)
    letter = replace(story.letters[one.letter_id], document_sha256=DOCUMENT)
    story.letters[one.letter_id] = letter
    sent = (
        LetterPosted(attempt=1, posted_on=on, batch="B")
        if posted
        else LetterSent(attempt=1, message_id="m")
    )
    story.after(*follows(letter, sent, story.claim), on=on)


@pytest.fixture
def story() -> Story:
    return given(invoice_sent())


@pytest.fixture
def told(story: Story) -> Story:
    """The same, after the debtor was told by e-mail fourteen days before."""
    goes_out(story, order(story))
    return story


def collect(case: Case, *, told_on: date | None = None, **changed: Any) -> DebitMandate:
    one = wanted(case, **changed)
    return require_collectable(
        case,
        [case.claim],
        mandate_id=one.mandate_id,
        amount=one.amount,
        collect_on=one.collect_on,
        announced_on=told_on,
        today=TODAY + DAY,
    )


def code(doing: Any) -> str:
    with pytest.raises(Refusal) as refused:
        doing()
    return refused.value.code


def content_of(case: Case, one: Order, *, account: str = "NL** 1") -> LetterContent:
    found = compose(case, one.ordered, contact=JANE, reference="F-1", dated=TODAY, specimen=False)
    assert found.debit is not None
    return found.model_copy(update={"debit": found.debit.model_copy(update={"account": account})})


def test_the_letter_tells_amount_day_mandate_and_identifier_and_asks_for_nothing(
    story: Story,
) -> None:
    one = order(story)
    found = content_of(seen(story), one)
    check_content(found)
    text = " ".join(paragraph.text for paragraph in body(found))
    due = asked_of(story.claim, on=COLLECT).total
    assert found.asked_total == due
    for told in ("24 maart 2026", "M-1", "NL79ZZZ999999990000", "NL** 1", "acht weken"):
        assert told in text
    assert (found.pay_by, found.payment_reference, found.payment_link) == (None, "", "")
    lacking = content_of(seen(story), one, account="")
    assert code(lambda: check_content(lacking)) == "letter.missing"


def test_what_was_told_may_be_collected_and_its_day_counts(told: Story) -> None:
    case = seen(told)
    assert collect(case).mandate_id == "M-1"
    [notice] = case.claim.debit_notices
    assert announced(case, mandate(), wanted(case), None) == Announced(TODAY, notice.told.letter_id)
    assert Mark.DIRECT_DEBIT in case.claim.marks  # nothing is asked until its day
    assert not case.claim.collected_elsewhere


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"collect_on": COLLECT + DAY}, "another day"),
        ({"one": mandate(account=Sealed.committed("1" * 64))}, "another account"),
        ({"debit_identifier": "NL55ZZZ123456780000"}, "another creditor identifier"),
    ],
)
def test_what_became_another_since_the_notice_is_not_collected(
    told: Story, changed: dict[str, Any], why: str
) -> None:
    days = {name: changed[name] for name in changed if name == "collect_on"}
    case = seen(told, **{name: one for name, one in changed.items() if name not in days})
    with pytest.raises(Refusal, match=why) as refused:
        collect(case, **days)
    assert refused.value.code == "collection.announced_otherwise"
    # An earlier word of somebody does not go before what the debtor read last; a later one does.
    assert code(lambda: collect(case, told_on=TODAY, **days)) == "collection.announced_otherwise"


def test_a_part_that_was_paid_since_needs_another_notice_and_all_of_it_none(told: Story) -> None:
    told.when(
        lambda case, day: receive_payment(
            case.claim, payment_id="P", amount=400_00, credited_on=day, source=CALL, today=day
        ),
        on=TODAY + DAY,
    )
    case = seen(told)
    assert code(lambda: collect(case)) == "collection.announced_otherwise"
    again = order_notice(
        case, [case.claim], wanted(case, collect_on=COLLECT + DAY), today=TODAY + DAY
    )
    assert again.ordered.debit is not None
    assert again.ordered.debit.replaces == TODAY
    told.when(
        lambda case, day: receive_payment(
            case.claim, payment_id="Q", amount=700_00, credited_on=day, source=CALL, today=day
        ),
        on=TODAY + DAY,
    )
    paid = seen(told)
    assert code(lambda: collect(paid)) == "collection.held"
    assert code(lambda: order(told, on=TODAY + DAY)) == "collection.held"


def test_one_that_came_back_told_nobody_and_stops_what_was_ordered_by_it(story: Story) -> None:
    one = order(story)
    goes_out(story, one)
    case = seen(story)
    under_way = ordered(case)
    told = under_way.told.model_copy(update={"notice_id": one.letter_id})
    claim = replace(case.claim, collections={"IN1": replace(under_way, told=told)})
    assert why_wrong(replace(case, claim=claim)) == ""
    letters = {one.letter_id: replace(case.letters[one.letter_id], bounced=True)}
    back = replace(case, letters=letters)
    assert last_notice(back) is None
    assert code(lambda: collect(back)) == "collection.not_announced"
    assert "came back" in why_wrong(replace(back, claim=claim))


@pytest.mark.parametrize(("on", "fits"), [(TODAY, True), (TODAY + DAY, False)])
def test_it_goes_fourteen_days_before_and_not_thirteen(story: Story, on: date, fits: bool) -> None:
    if fits:
        assert order(story, on=on).ordered.debit is not None
    else:
        assert code(lambda: order(story, on=on)) == "collection.other_day"


def test_fewer_days_hold_where_both_agreed_on_them(story: Story) -> None:
    case = seen(story, debit_notice_days=5)
    sent = order_notice(case, [case.claim], wanted(case), today=COLLECT - 6 * DAY)
    assert sent.ordered.send_on == COLLECT - 6 * DAY


def test_by_post_its_days_count_from_when_it_is_there(story: Story) -> None:
    case = seen(story)
    posted = replace(case, debtor=replace(case.debtor, mailable=False, postable=True))
    claims, sooner = [posted.claim], wanted(case, collect_on=COLLECT + DAY)
    assert code(lambda: order_notice(posted, claims, sooner, today=TODAY)) == (
        "collection.other_day"
    )
    later = wanted(case, collect_on=COLLECT + 2 * DAY)
    one = order_notice(posted, claims, later, today=TODAY)
    assert one.ordered.channel is Channel.POST
    waiting = replace(posted, claim=replace(posted.claim, pending=None))
    letter = replace(story_letter(one), order=one.ordered)
    assert reason_to_take_out(waiting, letter, today=TODAY) == ""
    assert "too late" in reason_to_take_out(waiting, letter, today=TODAY + DAY)


def story_letter(one: Order) -> Any:
    """A letter that was printed and waits for people."""
    story = given(invoice_sent())
    story.letter(one.letter_id, sent_on=TODAY, posted=True, order=one.ordered)
    return story.letters[one.letter_id]


def test_of_two_of_one_day_the_later_one_counts(told: Story) -> None:
    again = order(told, collect_on=COLLECT + DAY)
    assert again.letter_id not in told.letters
    goes_out(told, again)
    case = seen(told)
    assert code(lambda: collect(case)) == "collection.announced_otherwise"
    assert collect(case, collect_on=COLLECT + DAY).mandate_id == "M-1"


def test_nothing_is_told_twice(told: Story) -> None:
    assert code(lambda: order(told, on=TODAY)) == "collection.announced"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"debit_identifier": "NL55ZZZ123456780000"}, "identifier"),
        ({"one": mandate(revoked_on=TODAY)}, "revoked"),
        ({"one": mandate(account=Sealed.committed("1" * 64))}, "another account"),
    ],
)
def test_one_that_was_ordered_stays_here_where_something_changed(
    story: Story, changed: dict[str, Any], why: str
) -> None:
    one = order(story)
    story.after(one.for_claim, on=TODAY)
    assert reason_to_cancel(seen(story), one.ordered, today=TODAY) == ""
    assert why in reason_to_cancel(seen(story, **changed), one.ordered, today=TODAY)
    assert "lapsed" in reason_to_cancel(seen(story), one.ordered, today=TODAY + DAY)


@pytest.mark.parametrize(("on", "cleared"), [(COLLECT, False), (COLLECT + DAY, True)])
def test_through_the_day_that_was_told_the_mark_stays(told: Story, on: date, cleared: bool) -> None:
    case = seen(told)
    notice = last_notice(case)

    def clear() -> list[Any]:
        return clear_mark(case.claim, Mark.DIRECT_DEBIT, announced=notice, today=on)

    if cleared:
        assert names(clear()) == ["mark_cleared"]
    else:
        assert code(clear) == "collection.announced_day"


@pytest.mark.parametrize(("on", "marked"), [(COLLECT - DAY, True), (COLLECT, False)])
def test_what_failed_before_the_day_that_was_told_is_not_asked_before_that_day(
    told: Story, on: date, marked: bool
) -> None:
    told.after(CollectionFailed(failed_on=on, reason_code="MD06"), on=on)
    assert (Mark.DIRECT_DEBIT in told.claim.marks) == marked
