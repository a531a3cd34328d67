"""What an invoice is and what it asks, each rule on the plain sample with one thing changed."""

from datetime import date

import pytest

from adapters.e_invoice import read_invoice
from adapters.ubl import DocumentKind
from tests.adapters.test_ubl_samples import invoice, refused, sample

TYPE = "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
DUE = "<cbc:DueDate>2026-04-01</cbc:DueDate>"
PAYABLE = '<cbc:PayableAmount currencyID="EUR">240.06</cbc:PayableAmount>'
CURRENCY = "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"


def typed(code: str) -> tuple[str, str]:
    return TYPE, f"<cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode>"


def paying(text: str) -> tuple[str, str]:
    return PAYABLE, f'<cbc:PayableAmount currencyID="EUR">{text}</cbc:PayableAmount>'


@pytest.mark.parametrize(
    ("code", "kind", "warnings"),
    [
        ("380", DocumentKind.INVOICE, 0),
        ("382", DocumentKind.INVOICE, 0),
        ("383", DocumentKind.INVOICE, 0),
        ("384", DocumentKind.INVOICE, 0),
        ("386", DocumentKind.INVOICE, 0),
        ("875", DocumentKind.INVOICE, 0),
        ("877", DocumentKind.INVOICE, 0),
        ("393", DocumentKind.INVOICE, 1),
        ("751", DocumentKind.INVOICE, 1),
        ("999", DocumentKind.INVOICE, 1),
        ("wrong", DocumentKind.INVOICE, 1),
        ("", DocumentKind.INVOICE, 0),
        ("381", DocumentKind.CREDIT_NOTE, 1),
    ],
)
def test_the_type_code_of_an_invoice(code: str, kind: DocumentKind, warnings: int) -> None:
    document = invoice(typed(code))
    assert (document.kind, len(document.warnings)) == (kind, warnings)
    assert document.payable == 240_06


@pytest.mark.parametrize(("code", "warnings"), [("381", 0), ("81", 0), ("396", 0), ("380", 1)])
def test_the_root_makes_a_credit_note_whatever_its_code(code: str, warnings: int) -> None:
    raw = sample("credit-note.xml", (">381<", f">{code}<"))
    document = read_invoice(raw)
    assert (document.kind, len(document.warnings)) == (DocumentKind.CREDIT_NOTE, warnings)


def test_a_pro_forma_is_no_claim() -> None:
    refusal = refused(sample("plain-invoice.xml", typed("325")))
    assert (refusal.code, refusal.reading.amount) == ("ubl.proforma", 240_06)


def test_a_negative_credit_note_is_refused_with_its_amount() -> None:
    refusal = refused(sample("credit-note.xml", (">58.56</cbc:Payable", ">-58.56</cbc:Payable")))
    assert (refusal.code, refusal.reading.amount) == ("ubl.negative_credit_note", -58_56)


def test_a_corrected_invoice_that_is_negative_is_a_credit_note() -> None:
    document = invoice(typed("384"), paying("-240.06"))
    assert document.kind is DocumentKind.CREDIT_NOTE
    assert (document.payable, document.payable_as_read) == (240_06, -240_06)


def test_a_copy_is_said() -> None:
    document = invoice((DUE, f"<cbc:CopyIndicator>true</cbc:CopyIndicator>{DUE}"))
    assert "copy" in document.warnings[0]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("240.06", 240_06),
        ("240.060000", 240_06),
        ("+240.06", 240_06),
        ("240", 240_00),
        ("240.", 240_00),
        (".5", 50),
        ("0.01", 1),
        ("000240.10", 240_10),
        ("100000000000.00", 100_000_000_000_00),
    ],
)
def test_an_amount_is_read_to_the_cent(text: str, cents: int) -> None:
    assert invoice(paying(text)).payable == cents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("240.061", "ubl.too_precise"),
        ("0.001", "ubl.too_precise"),
        ("1." + "0" * 40 + "1", "ubl.too_precise"),
        ("240,06", "ubl.not_an_amount"),
        ("1.234,56", "ubl.not_an_amount"),
        ("EUR 240", "ubl.not_an_amount"),
        ("1e3", "ubl.not_an_amount"),
        ("1_000", "ubl.not_an_amount"),
        ("NaN", "ubl.not_an_amount"),
        ("INF", "ubl.not_an_amount"),
        ("٢٤٠", "ubl.not_an_amount"),
        ("--1", "ubl.not_an_amount"),
        (".", "ubl.not_an_amount"),
        ("100000000000.01", "ubl.not_an_amount"),
        ("9" * 4000, "ubl.not_an_amount"),
        ("", "ubl.missing"),
        ("0", "ubl.zero"),
        ("-0.00", "ubl.zero"),
    ],
)
def test_an_amount_that_cannot_be_paid_is_refused(text: str, code: str) -> None:
    refusal = refused(sample("plain-invoice.xml", paying(text)))
    assert refusal.code == code
    assert "cbc:PayableAmount" in refusal.message
    assert refusal.reading.number == "2026-0117"
    assert refusal.reading.due_on == date(2026, 4, 1)
    assert refusal.reading.amount_text == (text or None)


def test_a_comment_does_not_cut_an_amount_in_two() -> None:
    assert invoice(paying("24<!-- 0 -->0.06")).payable == 240_06


def test_an_element_within_an_amount_makes_it_none() -> None:
    assert refused(sample("plain-invoice.xml", paying("24<cbc:X/>0"))).code == "ubl.missing"


def test_two_amounts_to_pay_are_refused() -> None:
    twice = PAYABLE, PAYABLE + PAYABLE.replace("240.06", "24006")
    refusal = refused(sample("plain-invoice.xml", twice))
    assert (refusal.code, refusal.reading.amount) == ("ubl.repeated", None)


def test_the_same_amount_twice_is_one() -> None:
    assert invoice((PAYABLE, PAYABLE + PAYABLE)).payable == 240_06


def test_an_amount_elsewhere_in_the_file_is_not_the_claim() -> None:
    hidden = f"<cac:X><cac:LegalMonetaryTotal>{PAYABLE}</cac:LegalMonetaryTotal></cac:X>"
    changed = hidden.replace("240.06", "1.00")
    assert invoice((TYPE, TYPE + changed)).payable == 240_06


def test_totals_that_do_not_add_up_are_said() -> None:
    document = invoice(paying("240.00"))
    assert document.payable == 240_00
    assert "PrepaidAmount" in document.warnings[0]


def test_vat_in_another_currency_is_not_added() -> None:
    more = (
        '<cac:TaxTotal><cbc:TaxAmount currencyID="SEK">400</cbc:TaxAmount></cac:TaxTotal>'
        "<cac:LegalMonetaryTotal>"
    )
    assert invoice(("<cac:LegalMonetaryTotal>", more)).vat == 41_66


def test_a_line_without_whole_cents_is_kept_without_its_amount() -> None:
    document = invoice((">150.00<", ">150.005<"))
    assert [line.amount for line in document.lines] == [None, 48_40]
    assert document.warnings == ("1 of 2 lines have no amount in whole cents.",)
    assert document.lines[0].description == "Transportfiets, onderhoudsbeurt"
    assert (document.lines[0].quantity, document.lines[0].unit) == ("2", "C62")


def test_a_prepayment_that_cannot_be_read_is_left_out() -> None:
    bad = f'<cbc:PrepaidAmount currencyID="EUR">some</cbc:PrepaidAmount>{PAYABLE}'
    document = invoice((PAYABLE, bad))
    assert document.prepaid is None
    assert "cbc:PrepaidAmount" in document.warnings[0]


def test_without_a_code_the_currency_of_the_amount_holds() -> None:
    assert invoice((CURRENCY, "")).currency == "EUR"


def test_a_currency_in_small_letters_is_the_same() -> None:
    assert invoice((CURRENCY, CURRENCY.replace("EUR", "eur"))).currency == "EUR"


def test_an_amount_in_another_currency_than_the_document_is_refused() -> None:
    changed = PAYABLE, PAYABLE.replace("EUR", "GBP")
    refusal = refused(sample("plain-invoice.xml", changed))
    assert refusal.code == "ubl.currency_unclear"
    assert refusal.reading.amount == 240_06


def test_no_currency_at_all_is_refused() -> None:
    bare = PAYABLE, PAYABLE.replace(' currencyID="EUR"', "")
    assert "no currency" in refused(sample("plain-invoice.xml", (CURRENCY, ""), bare)).message
