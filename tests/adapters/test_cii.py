"""A CII invoice, alone or within a PDF, reads as the UBL that says the same."""

import zlib
from collections import Counter
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from adapters.e_invoice import read_invoice
from adapters.hybrid_pdf import invoice_within, is_pdf
from adapters.terms_in_words import EarlyDiscount
from adapters.ubl import DocumentKind, InvoiceDocument
from domain.errors import Refusal
from tests.adapters.test_ubl_samples import refused
from tests.adapters.test_ubl_samples import sample as ubl

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "cii"
_OF_THE_FILE = {"sha256", "syntax", "customization", "in_pdf"}
DUE = '<udt:DateTimeString format="102">20260401</udt:DateTimeString>'


def cii(name: str = "plain-invoice.xml", *changes: tuple[str, str]) -> bytes:
    """Give the bytes of a sample, each first text of a pair replaced once by the second."""
    text = (SAMPLES / name).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new, 1)
    return text.encode()


def invoice(*changes: tuple[str, str]) -> InvoiceDocument:
    return read_invoice(cii("plain-invoice.xml", *changes))


def pdf(*attached: tuple[str, bytes]) -> bytes:
    """Make a PDF of one empty page with files in it."""
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    for name, content in attached:
        writer.add_attachment(name, content)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["plain-invoice.xml", "credit-note.xml"])
def test_an_invoice_in_cii_says_what_it_says_in_ubl(name: str) -> None:
    here, there = read_invoice(cii(name)), read_invoice(ubl(name))
    assert (here.syntax, there.syntax) == ("cii", "ubl")
    for field in InvoiceDocument.__slots__:
        if field not in _OF_THE_FILE:
            assert getattr(here, field) == getattr(there, field), field


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("380", DocumentKind.INVOICE),
        ("384", DocumentKind.INVOICE),
        ("386", DocumentKind.INVOICE),
        ("393", DocumentKind.INVOICE),
        ("751", DocumentKind.INVOICE),
        ("875", DocumentKind.INVOICE),
        ("381", DocumentKind.CREDIT_NOTE),
        ("396", DocumentKind.CREDIT_NOTE),
    ],
)
def test_the_code_of_a_document_says_its_kind(code: str, kind: DocumentKind) -> None:
    document = invoice((">380<", f">{code}<"))
    there = read_invoice(ubl("plain-invoice.xml", (">380<", f">{code}<")))
    assert (document.kind, document.type_code) == (kind, code)
    assert there.kind is kind


def test_a_negative_invoice_is_a_credit_note_and_a_negative_credit_note_is_refused() -> None:
    document = invoice(
        ("DuePayableAmount>240.06", "DuePayableAmount>-240.06"),
        ("GrandTotalAmount>240.06", "GrandTotalAmount>-240.06"),
    )
    assert (document.kind, document.payable) == (DocumentKind.CREDIT_NOTE, 240_06)
    refusal = refused(cii("credit-note.xml", ("DuePayableAmount>58.56", "DuePayableAmount>-58.56")))
    assert refusal.code == "ubl.negative_credit_note"
    assert refusal.message.startswith("Its type code is that of a credit note and ram:DuePay")


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (("<ram:ID>2026-0117</ram:ID>", ""), "ubl.missing", "ram:ExchangedDocument/ram:ID"),
        ((">20260302<", ">20260231<"), "ubl.not_a_date", "ram:IssueDateTime"),
        (("DuePayableAmount>240.06", "DuePayableAmount>240.065"), "ubl.too_precise", "ram:Due"),
        ((">EUR<", ">CHF<"), "ubl.other_currency", "CHF"),
        (("<ram:Name>Koffiehuis Het Hoekje V.O.F.</ram:Name>", ""), "ubl.no_name", "ram:BuyerTr"),
        ((">380<", ">325<"), "ubl.proforma", "ram:TypeCode"),
    ],
)
def test_a_refusal_names_the_element_as_cii_has_it(
    change: tuple[str, str], code: str, named: str
) -> None:
    refusal = refused(cii("plain-invoice.xml", change))
    assert refusal.code == code
    assert named in refusal.message
    assert "cbc:" not in refusal.message
    assert "cac:" not in refusal.message


def test_of_a_discount_and_a_term_the_term_is_the_due_day() -> None:
    discount = (
        "<ram:SpecifiedTradePaymentTerms><ram:Description>2% binnen 10 dagen</ram:Description>"
        f"<ram:DueDateDateTime>{DUE.replace('0401', '0312')}</ram:DueDateDateTime>"
        "<ram:ApplicableTradePaymentDiscountTerms><ram:CalculationPercent>2</ram:CalculationPercent>"
        "</ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>"
    )
    document = invoice(
        ("<ram:SpecifiedTradePaymentTerms>", discount + "<ram:SpecifiedTradePaymentTerms>")
    )
    assert document.due_on == date(2026, 4, 1)
    assert document.terms_note == "2% binnen 10 dagen"


def test_of_instalments_the_last_is_the_due_day_and_it_is_said() -> None:
    later = (
        f"<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>{DUE.replace('0401', '0501')}"
        "</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>"
    )
    document = invoice(
        ("<ram:SpecifiedTradePaymentTerms>", later + "<ram:SpecifiedTradePaymentTerms>")
    )
    assert document.due_on == date(2026, 5, 1)
    assert any("2 different due days" in warning for warning in document.warnings)


def test_a_test_document_and_an_older_zugferd_are_refused() -> None:
    marked = "<ram:TestIndicator><udt:Indicator>true</udt:Indicator></ram:TestIndicator>"
    asked = (
        "<rsm:ExchangedDocumentContext>",
        f"<rsm:ExchangedDocumentContext>{marked}",
    )
    assert refused(cii("plain-invoice.xml", asked)).code == "ubl.test"
    older = cii().replace(b"CrossIndustryInvoice", b"CrossIndustryDocument")
    assert refused(older).code == "ubl.other_syntax"


def test_a_doctype_in_cii_is_refused_before_it_is_read() -> None:
    bomb = cii("plain-invoice.xml", ("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n"))
    assert refused(bomb).code == "ubl.doctype"


@pytest.mark.parametrize("name", ["factur-x.xml", "ZUGFeRD-invoice.xml", "xrechnung.xml"])
def test_the_invoice_within_a_pdf_is_read(name: str) -> None:
    raw = pdf(("bijlage.xml", b"<a/>"), (name, cii()))
    document = read_invoice(raw)
    assert (document.number, document.payable, document.syntax) == ("2026-0117", 240_06, "cii")
    assert (document.in_pdf, invoice().in_pdf) == (True, False)
    assert document.sha256 != read_invoice(cii()).sha256


def test_a_pdf_may_carry_a_ubl() -> None:
    assert read_invoice(pdf(("xrechnung.xml", ubl("plain-invoice.xml")))).syntax == "ubl"


def test_a_pdf_with_the_same_invoice_under_two_names_is_read() -> None:
    raw = pdf(("factur-x.xml", cii()), ("xrechnung.xml", cii()))
    assert read_invoice(raw).number == "2026-0117"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (pdf(), "pdf.no_invoice"),
        (pdf(("voorwaarden.xml", cii())), "pdf.no_invoice"),
        (
            pdf(("factur-x.xml", cii()), ("xrechnung.xml", cii("credit-note.xml"))),
            "pdf.several_invoices",
        ),
        (pdf(("factur-x.xml", b"<a/>")), "ubl.other_root"),
        (pdf(("factur-x.xml", b"")), "ubl.empty"),
        (b"%PDF-1.7", "pdf.damaged"),
        (pdf(("factur-x.xml", cii()))[:400], "pdf.damaged"),
    ],
)
def test_a_pdf_without_one_invoice_is_refused_by_what_it_is(raw: bytes, code: str) -> None:
    assert refused(raw).code == code


def test_a_locked_pdf_is_told_to_be_locked() -> None:
    writer, out = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_attachment("factur-x.xml", cii())
    writer.encrypt("geheim", algorithm="AES-256")
    writer.write(out)
    assert refused(out.getvalue()).code == "pdf.locked"


def _with_object(stream: bytes, of: bytes = b"/Filter /FlateDecode ") -> bytes:
    """A PDF by hand whose only attachment is this stream."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Kids [3 0 R] /Names [(factur-x.xml) 4 0 R] >>",
        b"<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 5 0 R >> >>",
        b"<< /Type /EmbeddedFile %b/Length %d >>\nstream\n%b\nendstream"
        % (of, len(stream), stream),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(parts) + 1,
        len(out),
    )
    return out + head + table + end


def test_a_name_tree_that_is_its_own_child_ends() -> None:
    assert read_invoice(_with_object(zlib.compress(cii()))).number == "2026-0117"


def test_a_stream_that_unpacks_to_more_than_an_invoice_is_refused() -> None:
    bomb = zlib.compress(bytes(200_000_000), 9)
    twice = zlib.compress(bomb, 9)
    assert refused(_with_object(bomb)).code == "pdf.damaged"
    filters = b"/Filter [/FlateDecode /FlateDecode] "
    assert refused(_with_object(twice, filters)).code == "pdf.damaged"


def test_a_damaged_stream_is_never_mended_by_guess() -> None:
    packed = zlib.compress(cii())
    assert read_invoice(_with_object(packed + b"\r")).payable == 240_06
    assert read_invoice(_with_object(cii(), of=b"")).payable == 240_06
    for at in range(2, len(packed), 11):
        broken = packed[:at] + bytes([packed[at] ^ 4]) + packed[at + 1 :]
        assert refused(_with_object(broken)).code == "pdf.damaged", at


def test_a_pdf_that_is_broken_anywhere_is_refused_or_read() -> None:
    raw, found = pdf(("factur-x.xml", cii())), Counter[bool]()
    for at in range(0, len(raw), 37):
        broken = raw[:at] + b"\x00((<<" + raw[at + 5 :]
        if is_pdf(broken):
            with suppress(Refusal):  # whatever else it raised would be the fault
                invoice_within(broken)
                found[True] += 1
                continue
            found[False] += 1
    assert found[True] > 0
    assert found[False] > 0


def test_xml_that_speaks_of_a_pdf_is_xml() -> None:
    assert not is_pdf(b"<!-- %PDF-1.7 --><a/>")
    assert not is_pdf(b"\xef\xbb\xbf<a>%PDF-</a>")


def test_a_cash_discount_in_fields_says_in_cii_what_it_says_in_ubl() -> None:
    terms = (
        "<ram:SpecifiedTradePaymentTerms><ram:ApplicableTradePaymentDiscountTerms>"
        '<ram:BasisPeriodMeasure unitCode="DAY">10</ram:BasisPeriodMeasure>'
        "<ram:CalculationPercent>2</ram:CalculationPercent>"
        "</ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>"
    )
    same = (
        "<cac:PaymentTerms><cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent>"
        '<cac:SettlementPeriod><cbc:DurationMeasure unitCode="DAY">10</cbc:DurationMeasure>'
        "</cac:SettlementPeriod></cac:PaymentTerms>"
    )
    first = "<ram:SpecifiedTradePaymentTerms>"
    here = invoice((first, terms + first))
    there = read_invoice(ubl("plain-invoice.xml", ("<cac:TaxTotal>", same + "<cac:TaxTotal>")))
    assert here.particulars == there.particulars
    assert here.particulars.terms.discounts
    assert here.due_on == there.due_on


def test_a_charge_for_credit_is_read_in_cii_with_its_vat() -> None:
    charge = (
        "<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true"
        "</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>20.00</ram:ActualAmount>"
        "<ram:Reason>Kredietbeperking</ram:Reason><ram:CategoryTradeTax>"
        "<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>"
        "<ram:RateApplicablePercent>21</ram:RateApplicablePercent></ram:CategoryTradeTax>"
        "</ram:SpecifiedTradeAllowanceCharge>"
    )
    terms = "<ram:SpecifiedTradePaymentTerms>"
    assert invoice((terms, charge + terms)).particulars.terms.charge == 24_20


def discount_in_days(days: str, more: str = "") -> tuple[str, str]:
    first = "<ram:SpecifiedTradePaymentTerms>"
    terms = (
        f"{first}<ram:ApplicableTradePaymentDiscountTerms>{more}"
        f'<ram:BasisPeriodMeasure unitCode="DAY">{days}</ram:BasisPeriodMeasure>'
        "<ram:CalculationPercent>2</ram:CalculationPercent>"
        "</ram:ApplicableTradePaymentDiscountTerms></ram:SpecifiedTradePaymentTerms>"
    )
    return first, terms + first


@pytest.mark.parametrize("days", ["366", "9" * 5_000, "٣", "-3", "1e1"])
def test_a_discount_for_days_that_make_no_sense_is_asked_about(days: str) -> None:
    assert invoice(discount_in_days("365")).particulars.terms.discounts
    terms = invoice(discount_in_days(days)).particulars.terms
    assert (terms.discounts, terms.unclear) == ((), True)


def test_a_discount_that_counts_from_another_day_than_the_invoices_is_asked_about() -> None:
    basis = f"<ram:BasisDateTime>{DUE}</ram:BasisDateTime>"
    assert invoice(discount_in_days("10", basis)).particulars.terms.unclear
    own = basis.replace("20260401", "20260302")
    assert invoice(discount_in_days("10", own)).particulars.terms.discounts


def test_a_discount_that_is_an_amount_is_so_much_off_within_its_days() -> None:
    first, terms = discount_in_days("10")
    percent = "<ram:CalculationPercent>2</ram:CalculationPercent>"
    amount = "<ram:ActualDiscountAmount>5.00</ram:ActualDiscountAmount>"
    found = invoice((first, terms.replace(percent, amount))).particulars.terms
    assert (found.unclear, found.discounts) == (False, (EarlyDiscount(0, 10, 500),))
    both = invoice((first, terms.replace(percent, percent + amount))).particulars.terms
    assert both.discounts == (EarlyDiscount(200, 10),)
    none = invoice((first, terms.replace(percent, amount.replace("5.00", "0.00")))).particulars
    assert none.terms.unclear


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("rsm:ExchangedDocument", ">2026-0117<"),
        ("ram:ApplicableHeaderTradeAgreement", "Koffiehuis"),
        ("ram:ApplicableHeaderTradeSettlement", ">EUR<"),
        ("ram:SpecifiedTradeSettlementHeaderMonetarySummation", ">240.06<"),
        ("ram:SellerTradeParty", "Fietswerk"),
        ("ram:BuyerTradeParty", "Koffiehuis"),
    ],
)
def test_a_part_that_stands_there_twice_is_refused(name: str, kept: str) -> None:
    text = cii().decode()
    start, end = text.index(f"<{name}>"), text.index(f"</{name}>") + len(f"</{name}>")
    part = text[start:end]
    assert kept in part
    refusal = refused(cii("plain-invoice.xml", (part, part + part.replace("240.06", "24.06"))))
    assert refusal.code == "ubl.repeated"
    assert name in refusal.message


def test_totals_of_two_signs_are_told_in_both_forms() -> None:
    without = "<ram:TaxBasisTotalAmount>-198.40</ram:TaxBasisTotalAmount>"
    document = invoice(("<ram:GrandTotalAmount>", f"{without}<ram:GrandTotalAmount>"))
    assert not document.particulars.sums_agree
    assert any("ram:TaxBasisTotalAmount" in warning for warning in document.warnings)


def test_the_account_that_it_is_collected_from_is_that_of_the_customer() -> None:
    payer = "<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>NL20INGB0001234567</ram:IBANID>"
    means = "<ram:TypeCode>59</ram:TypeCode>"
    document = invoice(
        (
            "<ram:TypeCode>58</ram:TypeCode>",
            f"{means}{payer}</ram:PayerPartyDebtorFinancialAccount>",
        )
    )
    assert document.customer.iban == "NL20INGB0001234567"
    assert document.particulars.direct_debit


def test_of_two_payees_each_must_be_the_supplier() -> None:
    named = "<ram:Name>Fietswerk De Ketting B.V.</ram:Name>"
    own = f"<ram:PayeeTradeParty>{named}</ram:PayeeTradeParty>"
    other = own.replace("Fietswerk De Ketting", "Factor Zonnehof")
    means = "<ram:SpecifiedTradeSettlementPaymentMeans>"
    assert not invoice((means, own + means)).particulars.other_payee
    assert invoice((means, own + other + means)).particulars.other_payee
