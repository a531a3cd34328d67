"""From an invoice to a claim: what is refused, what is marked, on what the term rests."""

from datetime import date
from typing import Any

import pytest

from domain.case.opening import by_rule_of
from domain.claim.balance import balance
from domain.claim.events import CorrectedField, InvoiceSent, Mark
from domain.claim.marks import clear_mark
from domain.claim.opening import Invoice, correct, open_claim
from domain.claim.state import Claim
from domain.creditor.state import Creditor
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity, PayTo
from tests.domain.story import (
    CLAIM,
    CREDITOR,
    DEBTOR,
    Story,
    default_declared,
    given,
    invoice_sent,
    refusal,
)

TODAY = date(2026, 2, 1)
ACCOUNT = (PayTo(iban="NL91ABNA0417164300"),)


def opened(
    *,
    capacity: Capacity = Capacity.CONSUMER,
    reachable: bool = True,
    creditor: Creditor | None = None,
    **changes: Any,
) -> InvoiceSent:
    known: dict[str, Any] = {
        "number": "F-1",
        "principal": 100_00,
        "issued_on": date(2026, 1, 15),
        "due_on": date(2026, 1, 31),
        "pay_to": ACCOUNT,
    }
    invoice = Invoice(**{**known, **changes})
    (fact,) = open_claim(
        by_rule_of(creditor, invoice, capacity=capacity) if creditor else invoice,
        creditor_id=CREDITOR,
        debtor_id=DEBTOR,
        capacity=capacity,
        reachable=reachable,
        plan="four-steps@1",
        today=TODAY,
    )
    assert isinstance(fact, InvoiceSent)
    return fact


def test_a_complete_invoice_is_a_claim_without_marks_from_the_day_of_the_invoice() -> None:
    fact = opened()
    assert (fact.marks, fact.legal_day, fact.principal) == ((), date(2026, 1, 15), 100_00)


def test_a_due_date_that_only_the_invoice_states_is_one_sided() -> None:
    assert opened().term_basis is TermBasis.ONE_SIDED


def test_an_agreed_due_date_keeps_its_ground() -> None:
    assert opened(agreed_term=TermBasis.CONTRACT).term_basis is TermBasis.CONTRACT


def test_a_missing_due_date_becomes_the_statutory_thirty_days_after_receipt() -> None:
    fact = opened(due_on=None, received_on=date(2026, 1, 20))
    assert (fact.due_on, fact.term_basis) == (date(2026, 2, 19), TermBasis.STATUTORY)
    assert fact.marks == (Mark.NO_DUE_DATE,)


def test_an_agreed_ground_does_not_make_a_missing_due_date_agreed() -> None:
    fact = opened(due_on=None, agreed_term=TermBasis.CONTRACT)
    assert fact.term_basis is TermBasis.STATUTORY


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"pay_to": ()}, Mark.NO_IBAN),
        ({"specified": False}, Mark.NO_SPECIFICATION),
        ({"performed_on": date(2025, 12, 15)}, Mark.ISSUED_LATE),
        ({"capacity": Capacity.UNKNOWN}, Mark.CAPACITY_UNKNOWN),
        ({"reachable": False}, Mark.NO_CONTACT_DETAILS),
        ({"warnings": ("rounding",)}, Mark.OTHER_WARNING),
    ],
)
def test_what_a_person_should_look_at_is_marked(changes: dict[str, Any], mark: Mark) -> None:
    assert opened(**changes).marks == (mark,)


@pytest.mark.parametrize(
    ("ours", "stated", "marks"),
    [(ACCOUNT, False, ()), (ACCOUNT, True, (Mark.NO_IBAN,)), ((), False, (Mark.NO_IBAN,))],
    ids=["the creditor has one", "it states one that is none", "nobody has one"],
)
def test_an_invoice_without_an_account_is_paid_to_the_first_of_its_creditor(
    ours: tuple[PayTo, ...], stated: bool, marks: tuple[Mark, ...]
) -> None:
    creditor = Creditor(CREDITOR, ibans=tuple(one.iban for one in ours))
    assert opened(pay_to=(), no_iban=stated, creditor=creditor).marks == marks


def test_an_invoice_issued_thirty_days_after_performance_is_not_late() -> None:
    assert opened(performed_on=date(2025, 12, 16)).marks == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "  "}, "invoice.no_number"),
        ({"principal": 0}, "invoice.not_positive"),
        ({"principal": -1}, "invoice.not_positive"),
        ({"issued_on": date(2026, 2, 2)}, "invoice.from_the_future"),
    ],
)
def test_what_is_no_claim_is_refused(changes: dict[str, Any], code: str) -> None:
    assert refusal(lambda: opened(**changes)) == code


def test_an_invoice_of_today_is_not_from_the_future() -> None:
    assert opened(issued_on=TODAY).issued_on == TODAY


@pytest.mark.parametrize(
    ("capacity", "kind"),
    [
        (Capacity.CONSUMER, InterestKind.CONSUMER),
        (Capacity.UNKNOWN, InterestKind.CONSUMER),
        (Capacity.SOLE_TRADER, InterestKind.COMMERCIAL),
        (Capacity.COMPANY, InterestKind.COMMERCIAL),
        (Capacity.GOVERNMENT, InterestKind.GOVERNMENT),
    ],
)
def test_interest_follows_capacity_and_who_is_unknown_is_a_consumer(
    capacity: Capacity, kind: InterestKind
) -> None:
    assert opened(capacity=capacity).interest_kind is kind


@pytest.mark.parametrize(
    ("field", "new", "read"),
    [
        (CorrectedField.DUE_ON, "2026-02-28", "2026-02-28"),
        (CorrectedField.TERM_BASIS, "contract", "contract"),
        (CorrectedField.CLAIM_KIND, "trade", "trade"),
        (CorrectedField.PAYMENT_REFERENCE, " 123 ", "123"),
        (CorrectedField.SERIES_ID, " huur 12 ", "huur 12"),
        (CorrectedField.PRINCIPAL, "900.5", "90050"),
        (CorrectedField.INTEREST_KIND, "commercial", "commercial"),
    ],
)
def test_each_detail_can_be_put_right_and_then_is_so(
    field: CorrectedField, new: str, read: str
) -> None:
    story = given(invoice_sent())
    (fact,) = story.when(lambda case, _: correct(case.claim, field=field, new=new), on=TODAY)
    assert getattr(fact, "new", "") == read
    assert correct(story.claim, field=field, new=new) == []


@pytest.mark.parametrize(
    ("field", "new"),
    [
        (CorrectedField.DUE_ON, "31-01-2026"),
        (CorrectedField.TERM_BASIS, "verbal"),
        (CorrectedField.CLAIM_KIND, "gambling debt"),
        (CorrectedField.INTEREST_KIND, "a lot"),
        (CorrectedField.PRINCIPAL, "12,50"),
        (CorrectedField.PRINCIPAL, "0"),
        (CorrectedField.PRINCIPAL, "-5"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(field: CorrectedField, new: str) -> None:
    claim = given(invoice_sent()).claim
    assert refusal(lambda: correct(claim, field=field, new=new)) == "correction.unreadable"


def test_a_corrected_principal_is_what_was_owed_from_the_start() -> None:
    story = given(invoice_sent())
    story.when(
        lambda case, _: correct(case.claim, field=CorrectedField.PRINCIPAL, new="900"), on=TODAY
    )
    assert balance(story.claim, on=date(2026, 1, 2)).principal == 900_00


def test_interest_put_right_after_default_counts_from_its_first_day() -> None:
    story = given(
        invoice_sent(interest=InterestKind.COMMERCIAL),
        default_declared(since=date(2026, 2, 1), interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    day = date(2026, 12, 31)
    story.when(
        lambda case, _: correct(case.claim, field=CorrectedField.INTEREST_KIND, new="consumer"),
        on=day,
    )
    # 334 days at 4 % over 1,000 euro
    assert balance(story.claim, on=day).interest == 36_60


def test_a_mark_is_cleared_once() -> None:
    story = Story().after(opened(pay_to=()), on=TODAY)
    assert story.when(lambda case, _: clear_mark(case.claim, Mark.NO_IBAN), on=TODAY)
    assert clear_mark(story.claim, Mark.NO_IBAN) == []


def test_nothing_can_be_decided_on_a_claim_that_was_never_opened() -> None:
    nobody = Claim(CLAIM)
    assert refusal(lambda: clear_mark(nobody, Mark.NO_IBAN)) == "claim.unknown"
