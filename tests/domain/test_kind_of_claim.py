"""What a consumer owes may be a sale until somebody says otherwise: two years (BW 7:28)."""

from datetime import date

import pytest

from domain.case.check_item import CheckItem, Weight
from domain.case.check_list import check_list
from domain.case.limitation import limitation_of
from domain.case.opening import by_rule_of
from domain.claim.events import CorrectedField, DefaultDeclared
from domain.claim.opening import Invoice, correct
from domain.creditor import decisions
from domain.creditor.events import TermsChanged
from domain.creditor.state import Creditor
from domain.law.limitation import ClaimKind
from domain.parties import Capacity
from tests.domain.story import CREDITOR, Story, default_declared, given, invoice_sent

LAST, BARRED = date(2028, 1, 31), date(2028, 2, 1)
"""Two years after the day behind the due day of 31 January 2026."""


def owing(kind: ClaimKind, capacity: Capacity = Capacity.CONSUMER) -> Story:
    return given(invoice_sent(kind=kind), capacity=capacity)


def item(story: Story, code: str, *, on: date) -> CheckItem:
    return next(one for one in check_list(story.case, today=on) if one.code == code)


@pytest.mark.parametrize(
    ("kind", "capacity", "last"),
    [
        (ClaimKind.OTHER, Capacity.CONSUMER, LAST),
        (ClaimKind.OTHER, Capacity.UNKNOWN, LAST),
        (ClaimKind.TRADE, Capacity.CONSUMER, LAST),
        (ClaimKind.CONSUMER_SALE, Capacity.CONSUMER, LAST),
        (ClaimKind.SERVICE, Capacity.CONSUMER, date(2031, 1, 31)),
        (ClaimKind.PERIODIC, Capacity.CONSUMER, date(2031, 1, 31)),
        (ClaimKind.OTHER, Capacity.COMPANY, date(2031, 1, 31)),
        (ClaimKind.CONSUMER_SALE, Capacity.COMPANY, date(2031, 1, 31)),
    ],
)
def test_the_term_follows_what_is_known_of_the_claim_and_the_debtor(
    kind: ClaimKind, capacity: Capacity, last: date
) -> None:
    assert limitation_of(owing(kind, capacity).case).provable_last_day == last


def test_the_alarm_goes_ninety_days_before_the_two_years_are_over() -> None:
    found = limitation_of(owing(ClaimKind.OTHER).case)
    assert found.alarm_on == date(2027, 11, 2)


def test_an_unknown_kind_is_missed_and_blocks_a_hand_over_from_the_first_barred_day() -> None:
    story = owing(ClaimKind.OTHER)
    story.after(default_declared(since=date(2026, 2, 11)))
    assert isinstance(story.history[-1].fact, DefaultDeclared)
    assert not item(story, "limitation.kind", on=LAST).found
    assert item(story, "limitation.kind", on=LAST).weight is Weight.ADVISORY
    assert item(story, "limitation.open", on=LAST).found
    assert item(story, "limitation.open", on=BARRED).blocks
    assert "unless it is no sale of goods" in item(story, "limitation.open", on=BARRED).why


def test_a_person_who_says_that_it_is_no_sale_gives_the_claim_its_five_years() -> None:
    story = owing(ClaimKind.OTHER)
    story.after(*correct(story.claim, field=CorrectedField.CLAIM_KIND, new="service"), on=BARRED)
    assert item(story, "limitation.kind", on=BARRED).found
    assert item(story, "limitation.open", on=BARRED).found


def test_a_business_is_not_asked_for_the_kind() -> None:
    codes = [
        one.code for one in check_list(owing(ClaimKind.OTHER, Capacity.COMPANY).case, today=LAST)
    ]
    assert "limitation.kind" not in codes


INVOICE = Invoice(number="F-1", principal=100_00, issued_on=date(2026, 1, 1))
SELLER = Creditor(CREDITOR, registered=True, claim_kind_for_consumers=ClaimKind.CONSUMER_SALE)


@pytest.mark.parametrize(
    ("capacity", "kind"),
    [
        (Capacity.CONSUMER, ClaimKind.CONSUMER_SALE),
        (Capacity.UNKNOWN, ClaimKind.CONSUMER_SALE),
        (Capacity.COMPANY, None),
    ],
)
def test_a_creditors_rule_is_for_his_consumers(capacity: Capacity, kind: ClaimKind | None) -> None:
    assert by_rule_of(SELLER, INVOICE, capacity=capacity).claim_kind is kind


def test_what_somebody_said_of_an_invoice_goes_before_the_rule() -> None:
    said = Invoice(
        number="F-1", principal=1, issued_on=date(2026, 1, 1), claim_kind=ClaimKind.SERVICE
    )
    assert by_rule_of(SELLER, said, capacity=Capacity.CONSUMER).claim_kind is ClaimKind.SERVICE


def test_a_rule_that_is_set_to_what_it_is_records_nothing() -> None:
    kind = ClaimKind.CONSUMER_SALE
    assert decisions.set_claim_terms(SELLER, claim_kind_for_consumers=kind) == []
    changed = decisions.set_claim_terms(SELLER, claim_kind_for_consumers=ClaimKind.SERVICE)
    assert changed == [TermsChanged(claim_kind_for_consumers=ClaimKind.SERVICE)]
