"""Due day, delivery and period: where they may stand, and what is no day."""

from datetime import date

import pytest

from adapters.e_invoice import read_invoice
from tests.adapters.test_ubl_samples import invoice, refused, sample

TYPE = "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
DUE = "<cbc:DueDate>2026-04-01</cbc:DueDate>"
MEANS = "<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>"


def due(text: str) -> tuple[str, str]:
    return DUE, f"<cbc:DueDate>{text}</cbc:DueDate>"


@pytest.mark.parametrize("text", ["2026-04-01", "2026-04-01Z", "2026-04-01+02:00", " 2026-04-01 "])
def test_a_day_is_read_as_written(text: str) -> None:
    assert invoice(due(text)).due_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    "text",
    [
        "01-04-2026",
        "20260401",
        "2026-02-30",
        "2026-04-01T00:00:00",
        "2026-W14-3",
        "9999-12-31",
        "1969-12-31",
        "0001-01-01",
        "\uff12\uff10\uff12\uff16-04-01",
        "binnen 30 dagen",
    ],
)
def test_a_due_day_that_is_no_day_is_refused(text: str) -> None:
    refusal = refused(sample("plain-invoice.xml", due(text)))
    assert refusal.code == "ubl.not_a_date"
    assert "cbc:DueDate" in refusal.message
    assert refusal.reading.amount == 240_06


@pytest.mark.parametrize(("text", "day"), [("1970-01-01", 1970), ("2199-12-31", 2199)])
def test_the_first_and_the_last_day_that_count(text: str, day: int) -> None:
    document = invoice(due(text))
    assert document.due_on is not None
    assert document.due_on.year == day


def test_the_words_of_the_terms_are_never_a_day() -> None:
    document = read_invoice(sample("terms-in-words.xml"))
    assert (document.due_on, document.due_source) == (None, None)
    assert "30 dagen" in (document.terms_note or "")


def test_the_due_date_goes_before_that_of_the_payment_means() -> None:
    with_other = MEANS, f"{MEANS}<cbc:PaymentDueDate>2026-03-15</cbc:PaymentDueDate>"
    document = invoice(with_other)
    assert (document.due_on, document.due_source) == (date(2026, 4, 1), "DueDate")
    assert "PaymentDueDate" in document.warnings[0]


def test_the_latest_of_several_due_days_counts_also_where_it_is_refused() -> None:
    zero = '<cbc:PayableAmount currencyID="EUR">500.00', '<cbc:PayableAmount currencyID="EUR">0'
    refusal = refused(sample("due-in-payment-means.xml", zero))
    assert (refusal.code, refusal.reading.due_on) == ("ubl.zero", date(2026, 3, 1))


def test_the_payment_terms_may_hold_the_due_day() -> None:
    terms = (
        "<cac:PaymentTerms><cbc:PaymentDueDate>2026-04-09</cbc:PaymentDueDate></cac:PaymentTerms>"
        "<cac:TaxTotal>"
    )
    document = invoice((DUE, ""), ("<cac:TaxTotal>", terms))
    assert (document.due_on, document.due_source) == (date(2026, 4, 9), "PaymentTerms")


@pytest.mark.parametrize(("text", "warnings"), [("2026-03-02", 0), ("2026-03-01", 1)])
def test_a_due_day_before_the_day_of_issue_is_said(text: str, warnings: int) -> None:
    assert len(invoice(due(text)).warnings) == warnings


def test_the_last_delivery_counts() -> None:
    again = (
        "<cac:Delivery><cbc:ActualDeliveryDate>2026-03-01</cbc:ActualDeliveryDate></cac:Delivery>"
    )
    assert invoice(("<cac:Delivery>", f"{again}<cac:Delivery>")).delivered_on == date(2026, 3, 1)


def test_the_period_is_read_and_may_be_open() -> None:
    period = "<cac:InvoicePeriod><cbc:StartDate>2026-02-01</cbc:StartDate></cac:InvoicePeriod>"
    found = invoice((TYPE, TYPE + period)).period
    assert found is not None
    assert (found.start, found.end) == (date(2026, 2, 1), None)
