"""When a debtor is told of an instalment: on its days, what is lacking, and never who paid."""

from dataclasses import replace
from datetime import date

import pytest

from domain.case import Case
from domain.claim.agreements import agree_payment_plan, is_kept, promise
from domain.claim.events import PlanLetterSent
from domain.claim.shared_plan import lacking_of
from domain.creditor.decisions import set_agreement_terms
from domain.creditor.events import PaymentsCheck
from domain.creditor.state import EVERY_ACCOUNT, Creditor
from domain.dunning.next.permission import PaymentsUnknown
from domain.dunning.next.step import Wait
from domain.letter.events import LetterOrdered
from domain.letter.order.content import compose
from domain.letter.order.decision import reason_to_cancel
from domain.letter.order.instalments import PlanTelling, plan_tellings, telling_waits
from domain.letter.order.plan_letter import order_telling
from domain.letter.text import PlanMoment, body, check_content
from domain.parties import Address, ContactDetails, CreditorProfile
from tests.domain.story import (
    CREDITOR,
    DOCUMENT,
    Story,
    given,
    instalments,
    invoice_sent,
    paid,
    refusal,
)

MONDAY, FRIDAY, THURSDAY = date(2026, 2, 2), date(2026, 2, 20), date(2026, 3, 19)
PARTS = instalments((400_00, FRIDAY), (600_00, THURSDAY))
SHOP = CreditorProfile(name="Van Dijk B.V.", street="Kade 1", postal_code="3511 AB", city="Utrecht")
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))


def planned() -> Story:
    story = given(invoice_sent())
    story.when(
        lambda case, day: agree_payment_plan(
            case.claim, instalments=PARTS, grace_days=3, today=day
        ),
        on=MONDAY,
    )
    return story


def told(case: Case, day: date, *, before: int = 3, after: int = 1) -> PlanTelling | None:
    creditor = replace(case.creditor, remind_before=before, remind_after=after)
    return next(plan_tellings([replace(case, creditor=creditor)], today=day), None)


def moment(case: Case, day: date, *, before: int = 3, after: int = 1) -> PlanMoment | None:
    found = told(case, day, before=before, after=after)
    return found.moment if found else None


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2026, 2, 16), None),
        (date(2026, 2, 17), PlanMoment.COMING),
        (date(2026, 2, 19), PlanMoment.COMING),
        (FRIDAY, None),
        (date(2026, 2, 21), PlanMoment.LATE),
        (date(2026, 2, 22), PlanMoment.LATE),
        (date(2026, 2, 23), None),
    ],
)
def test_it_is_told_on_its_days_and_on_no_other(day: date, wanted: PlanMoment | None) -> None:
    assert moment(planned().case, day) is wanted


def test_the_creditor_sets_how_many_days_and_none_is_none() -> None:
    case = planned().case
    assert moment(case, date(2026, 2, 15), before=5) is PlanMoment.COMING
    assert moment(case, date(2026, 2, 14), before=5) is None
    assert moment(case, date(2026, 2, 19), before=0) is None
    assert moment(case, date(2026, 2, 22), after=2) is PlanMoment.LATE
    assert moment(case, date(2026, 2, 21), after=2) is None
    assert moment(case, date(2026, 2, 22), after=0) is None


def test_who_paid_is_not_told_and_who_paid_in_part_is_told_the_rest() -> None:
    day = date(2026, 2, 21)
    whole = planned().after(paid(400_00, on=date(2026, 2, 19)))
    assert told(whole.case, day) is None
    part = told(planned().after(paid(399_99, on=date(2026, 2, 19))).case, day)
    assert part is not None
    assert part.part is not None
    assert (part.part.amount, part.pay_by) == (1, date(2026, 2, 23))


def test_it_is_told_once_and_the_next_instalment_again() -> None:
    story = planned()
    sent = PlanLetterSent(
        moment=PlanMoment.COMING, letter_id=CREDITOR, number=1, document_sha256=DOCUMENT
    )
    story.after(sent, on=date(2026, 2, 17))
    assert moment(story.case, date(2026, 2, 18)) is None
    assert moment(story.case, date(2026, 2, 21)) is PlanMoment.LATE
    story.after(paid(400_00, on=date(2026, 2, 20)))
    assert moment(story.case, date(2026, 3, 16)) is PlanMoment.COMING


def test_money_beyond_the_share_of_one_claim_counts_for_another() -> None:
    short, ahead = planned(), planned().after(paid(700_00, on=date(2026, 2, 19)))
    other = replace(ahead.claim, id=CREDITOR)
    assert lacking_of([short.claim, other], 1, today=FRIDAY) == {short.claim.id: 100_00}


def known(case: Case, through: date) -> Case:
    known = replace(
        case.creditor,
        payments_checked=PaymentsCheck.REQUIRED,
        shown={EVERY_ACCOUNT: {date.min: through}},
    )
    return replace(case, creditor=known)


def waits(case: Case, day: date) -> type | None:
    telling = next(plan_tellings([case], today=day), None)
    assert telling is not None
    found = telling_waits([case], telling, step="payment-plan", today=day)
    return type(found) if found else None


def test_nobody_is_told_before_it_is_known_who_paid() -> None:
    """Of an instalment of Thursday money is in by Friday; one to come may be paid already."""
    case = planned().after(paid(400_00, on=FRIDAY)).case
    friday, saturday = date(2026, 3, 20), date(2026, 3, 21)
    assert waits(known(case, friday), friday) is Wait
    assert waits(known(case, THURSDAY), saturday) is PaymentsUnknown
    assert waits(known(case, friday), saturday) is None
    tuesday = date(2026, 3, 17)
    assert waits(known(case, date(2026, 3, 15)), tuesday) is PaymentsUnknown
    assert waits(known(case, date(2026, 3, 16)), tuesday) is None
    assert waits(known(planned().case, FRIDAY), date(2026, 2, 21)) is Wait


def ordered(case: Case, day: date) -> LetterOrdered:
    telling = next(plan_tellings([case], today=day), None)
    assert telling is not None
    return order_telling(telling, [case], today=day).ordered


def test_the_letter_asks_what_is_lacking_and_stops_where_something_moved() -> None:
    day, story = date(2026, 2, 21), planned()
    case = replace(story.case, creditor=replace(story.case.creditor, profile=SHOP))
    order = ordered(case, day)
    content = compose(case, order, contact=JANE, reference="B-1", dated=day, specimen=False)
    check_content(content)
    text = "\n".join(one.text for one in body(content))
    assert "€ 400,00 nog niet ontvangen" in text
    assert "uiterlijk op 23 februari 2026" in text
    assert reason_to_cancel(case, order, today=day) == ""
    less = planned().after(paid(1, on=FRIDAY)).case
    assert reason_to_cancel(less, order, today=day) == "the amount changed"


@pytest.mark.parametrize(
    ("credited", "amount", "kept"),
    [
        (date(2026, 2, 24), 400_00, True),
        (date(2026, 2, 25), 400_00, False),
        (FRIDAY, 399_50, True),
        (FRIDAY, 399_49, False),
    ],
)
def test_a_promise_is_kept_with_the_tolerance_of_its_day(
    credited: date, amount: int, kept: bool
) -> None:
    story = given(invoice_sent())
    story.when(
        lambda case, day: promise(
            case.claim, amount=400_00, by=FRIDAY, today=day, tolerance_days=2, tolerance=50
        ),
        on=MONDAY,
    )
    story.after(paid(amount, on=credited))
    promised = story.claim.promise
    assert promised is not None
    assert is_kept(story.claim, promised) is kept


def test_tolerance_and_days_have_bounds() -> None:
    creditor = Creditor(CREDITOR, registered=True)
    assert set_agreement_terms(creditor, remind_before=14, promise_short=10_00) != []
    assert set_agreement_terms(creditor, remind_before=3, promise_days=1) == []
    for bad, code in (
        (lambda: set_agreement_terms(creditor, remind_before=15), "agreement.days_off"),
        (lambda: set_agreement_terms(creditor, promise_days=-1), "agreement.days_off"),
        (lambda: set_agreement_terms(creditor, promise_short=10_01), "promise.tolerance_large"),
    ):
        assert refusal(bad) == code
