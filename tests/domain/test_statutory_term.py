"""Commercial interest where no day was agreed: thirty days after receipt (BW 6:119a lid 2)."""

from datetime import date
from typing import Any

import pytest

from domain.case.defaulting import declare_default
from domain.case.limitation import limitation_of
from domain.case.opening import by_rule_of
from domain.claim.balance import balance, first_interest_day, interest_terms, ledger
from domain.claim.events import CorrectedField, InvoiceDetailsCorrected, InvoiceSent, Mark
from domain.claim.opening import Invoice, open_claim, require_new
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.law.account import interest_segments
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity, PayTo
from tests.domain.story import CLAIM, CREDITOR, DEBTOR, Story, given, refusal

ISSUED = date(2026, 10, 1)
"""A Thursday: by post it is presumed received on Saturday 3 October, by e-mail on the 2nd."""
PRINTED = date(2026, 10, 15)
ASKED = date(2026, 11, 27)


def opened(*, capacity: Capacity = Capacity.COMPANY, **changes: Any) -> Story:
    known: dict[str, Any] = {
        "number": "CO-1",
        "principal": 1_000_00,
        "issued_on": ISSUED,
        "due_on": PRINTED,
        "pay_to": (PayTo(iban="NL91ABNA0417164300"),),
    }
    facts = open_claim(
        Invoice(**{**known, **changes}),
        creditor_id=CREDITOR,
        debtor_id=DEBTOR,
        capacity=capacity,
        reachable=True,
        plan="four-steps@1",
        today=ASKED,
    )
    return given(*facts, capacity=capacity)


def interest(story: Story, *, on: date = ASKED) -> int:
    return balance(story.claim, on=on).interest


@pytest.mark.parametrize("capacity", [Capacity.COMPANY, Capacity.GOVERNMENT])
@pytest.mark.parametrize("due_on", [PRINTED, None, date(2026, 9, 20)])
def test_a_printed_day_a_missing_one_and_one_before_the_invoice_bear_the_same_interest(
    capacity: Capacity, due_on: date | None
) -> None:
    # 3 October + 30 days is 2 November; 25 days of 10.40 % through 27 November.
    story = opened(capacity=capacity, due_on=due_on)
    assert first_interest_day(story.claim) == date(2026, 11, 3)
    assert interest(story) == 7_12


def test_no_interest_runs_on_the_thirtieth_day_after_receipt_and_some_on_the_day_after() -> None:
    assert interest(opened(), on=date(2026, 11, 2)) == 0
    assert interest(opened(), on=date(2026, 11, 3)) == 28


def test_an_e_mail_is_presumed_received_the_day_after() -> None:
    story = opened(emailed=True)
    assert first_interest_day(story.claim) == date(2026, 11, 2)
    assert interest(story) == 7_41


def test_a_day_of_receipt_that_is_known_counts_before_any_presumption() -> None:
    story = opened(emailed=True, received_on=date(2026, 10, 7))
    assert first_interest_day(story.claim) == date(2026, 11, 7)


def test_what_was_performed_after_the_invoice_came_counts_from_performance() -> None:
    story = opened(performed_on=date(2026, 10, 12))
    assert first_interest_day(story.claim) == date(2026, 11, 12)


@pytest.mark.parametrize("basis", [TermBasis.CONTRACT, TermBasis.GENERAL_TERMS])
def test_an_agreed_day_bears_interest_from_the_day_after_it(basis: TermBasis) -> None:
    assert first_interest_day(opened(agreed_term=basis).claim) == date(2026, 10, 16)


def test_a_later_day_that_the_creditor_gave_himself_is_kept() -> None:
    story = opened(due_on=date(2026, 11, 20))
    assert first_interest_day(story.claim) == date(2026, 11, 21)


def test_the_creditors_rule_says_how_his_invoices_go_unless_somebody_said_it() -> None:
    creditor = Creditor(CREDITOR, invoices_by_email=True)
    unsaid = Invoice(number="CO-1", principal=1, issued_on=ISSUED)
    by_post = Invoice(number="CO-1", principal=1, issued_on=ISSUED, emailed=False)
    assert by_rule_of(creditor, unsaid, capacity=Capacity.COMPANY).emailed is True
    assert by_rule_of(creditor, by_post, capacity=Capacity.COMPANY).emailed is False


def test_a_due_day_on_the_day_of_the_invoice_counts_and_one_before_it_is_absent() -> None:
    on_the_day = opened(due_on=ISSUED).claim
    before = opened(due_on=date(2026, 9, 30)).claim
    assert (on_the_day.due_on, on_the_day.term_basis) == (ISSUED, TermBasis.ONE_SIDED)
    assert (before.due_on, before.term_basis) == (date(2026, 11, 2), TermBasis.STATUTORY)
    assert Mark.NO_DUE_DATE not in on_the_day.marks
    assert Mark.NO_DUE_DATE in before.marks


def test_a_stored_due_day_before_its_invoice_counts_as_absent_as_well() -> None:
    story = opened()
    fact = story.history[0].fact
    assert isinstance(fact, InvoiceSent)
    stored = fact.model_copy(update={"due_on": date(2026, 9, 20)})
    claim = given(stored, capacity=Capacity.COMPANY).claim
    assert (claim.due_on, claim.term_basis) == (date(2026, 11, 2), TermBasis.STATUTORY)


def test_a_term_that_proves_agreed_brings_the_printed_day_back() -> None:
    story = opened(due_on=PRINTED)
    agreed = InvoiceDetailsCorrected(
        field=CorrectedField.TERM_BASIS, old="one_sided", new="contract", evidence="order 7"
    )
    early = InvoiceDetailsCorrected(
        field=CorrectedField.DUE_ON, old="2026-10-15", new="2026-09-25", evidence="order 7"
    )
    assert story.after(early, on=ASKED).claim.term_basis is TermBasis.STATUTORY
    assert story.after(agreed, on=ASKED).claim.due_on == date(2026, 9, 25)
    assert story.claim.term_basis is TermBasis.CONTRACT


@pytest.mark.parametrize(
    ("due_on", "last"),
    [
        (PRINTED, date(2031, 10, 15)),
        (None, date(2031, 10, 1)),
        (date(2026, 9, 30), date(2031, 10, 1)),
    ],
)
def test_limitation_runs_from_the_due_day_and_without_one_from_the_invoice(
    due_on: date | None, last: date
) -> None:
    assert limitation_of(opened(due_on=due_on).case).last_day_to_interrupt == last


def test_a_printed_day_puts_nobody_in_default() -> None:
    assert declare_default(opened().case, today=ASKED) == []


def test_the_same_invoice_is_told_apart_by_the_term_that_counts() -> None:
    claim = opened(due_on=date(2026, 9, 30)).claim
    again = Invoice(number="CO-1", principal=1_000_00, issued_on=ISSUED)
    assert refusal(lambda: require_new(claim, again)) == "invoice.number_used"
    require_new(Claim(CLAIM), again)


def test_views_let_the_same_interest_run() -> None:
    claim = opened().claim
    found = interest_segments(ledger(claim), terms=interest_terms(claim), through=ASKED)
    running = [one for one in found if one.numerator]
    assert running[0].first_on == date(2026, 11, 3)


def test_a_consumer_still_owes_interest_from_default_alone() -> None:
    story = opened(capacity=Capacity.CONSUMER)
    assert story.claim.interest_kind is InterestKind.CONSUMER
    assert first_interest_day(story.claim) is None
