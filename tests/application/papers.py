"""Small invoices and credit notes of one nursery, written here, for what intake makes of them."""

from datetime import date
from typing import Final

from adapters.invoice_files import InvoiceSource

_SPACES: Final = (
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)
ISSUED: Final = date(2026, 9, 1)
DUE: Final = date(2026, 9, 30)


def invoice(
    number: str,
    amount: str,
    *,
    customer: str = "K-1",
    issued_on: date = ISSUED,
    due_on: date | None = DUE,
    code: str = "380",
    references: tuple[str, ...] = (),
    prepaid: str = "",
    total: str = "",
    terms: str = "",
    means: str = "30",
    payee: str = "",
) -> InvoiceSource:
    """An invoice to a customer; ``total`` before what was prepaid, else the amount."""
    due = f"<cbc:DueDate>{due_on}</cbc:DueDate>" if due_on else ""
    head = f"{due}<cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode>"
    return _paper(
        "Invoice",
        number,
        head,
        issued_on=issued_on,
        customer=customer,
        references=references,
        rest=_money(amount, prepaid=prepaid, total=total or amount),
        line="InvoiceLine",
        means=means,
        terms=terms,
        payee=payee,
    )


def credit_note(
    number: str,
    amount: str,
    *,
    customer: str = "K-1",
    issued_on: date = date(2026, 9, 20),
    references: tuple[str, ...] = (),
) -> InvoiceSource:
    """A credit note to a customer, that names some invoices or none."""
    head = "<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>"
    return _paper(
        "CreditNote",
        number,
        head,
        issued_on=issued_on,
        customer=customer,
        references=references,
        rest=_money(amount, prepaid="", total=amount),
        line="CreditNoteLine",
    )


def _paper(
    root: str,
    number: str,
    head: str,
    *,
    issued_on: date,
    customer: str,
    references: tuple[str, ...],
    rest: str,
    line: str,
    means: str = "30",
    terms: str = "",
    payee: str = "",
) -> InvoiceSource:
    named = "".join(
        "<cac:BillingReference><cac:InvoiceDocumentReference>"
        f"<cbc:ID>{one}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
        for one in references
    )
    text = (
        f'<{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" {_SPACES}>'
        f"<cbc:ID>{number}</cbc:ID><cbc:IssueDate>{issued_on}</cbc:IssueDate>{head}"
        f"<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{named}"
        f"{_SUPPLIER}{_customer(customer)}{payee}"
        f"<cac:PaymentMeans><cbc:PaymentMeansCode>{means}</cbc:PaymentMeansCode>"
        "<cac:PayeeFinancialAccount><cbc:ID>NL91ABNA0417164300</cbc:ID>"
        f"</cac:PayeeFinancialAccount></cac:PaymentMeans>{terms}{rest}"
        f"<cac:{line}><cbc:ID>1</cbc:ID><cac:Item><cbc:Name>Planten</cbc:Name></cac:Item>"
        f"</cac:{line}></{root}>"
    )
    return InvoiceSource(f"{number}.xml", text.encode())


def _money(amount: str, *, prepaid: str, total: str) -> str:
    before = f'<cbc:PrepaidAmount currencyID="EUR">{prepaid}</cbc:PrepaidAmount>' if prepaid else ""
    return (
        "<cac:LegalMonetaryTotal>"
        f'<cbc:TaxInclusiveAmount currencyID="EUR">{total}</cbc:TaxInclusiveAmount>{before}'
        f'<cbc:PayableAmount currencyID="EUR">{amount}</cbc:PayableAmount>'
        "</cac:LegalMonetaryTotal>"
    )


def _customer(number: str) -> str:
    identity = f"<cac:PartyIdentification><cbc:ID>{number}</cbc:ID></cac:PartyIdentification>"
    return (
        f"<cac:AccountingCustomerParty><cac:Party>{identity if number else ''}"
        "<cac:PostalAddress><cbc:StreetName>Lindelaan 27</cbc:StreetName>"
        "<cbc:CityName>Voorbeeldstad</cbc:CityName><cbc:PostalZone>1234 ZZ</cbc:PostalZone>"
        "<cac:Country><cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country>"
        "</cac:PostalAddress><cac:PartyLegalEntity>"
        "<cbc:RegistrationName>S. Voorbeeld</cbc:RegistrationName></cac:PartyLegalEntity>"
        "<cac:Contact><cbc:ElectronicMail>s.voorbeeld@example.nl</cbc:ElectronicMail>"
        "</cac:Contact></cac:Party></cac:AccountingCustomerParty>"
    )


_SUPPLIER: Final = (
    "<cac:AccountingSupplierParty><cac:Party><cac:PostalAddress>"
    "<cbc:StreetName>Kasweg 1</cbc:StreetName><cbc:CityName>Naaldwijk</cbc:CityName>"
    "<cbc:PostalZone>2671 AB</cbc:PostalZone><cac:Country>"
    "<cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
    "<cac:PartyLegalEntity><cbc:RegistrationName>Kwekerij Zonnebloem B.V.</cbc:RegistrationName>"
    '<cbc:CompanyID schemeID="0106">90001237</cbc:CompanyID></cac:PartyLegalEntity>'
    "<cac:Contact><cbc:ElectronicMail>administratie@zonnebloem.example</cbc:ElectronicMail>"
    "</cac:Contact></cac:Party></cac:AccountingSupplierParty>"
)
"""Whose invoices they are: an invented nursery."""
