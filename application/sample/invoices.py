"""UBL invoices and credit notes of the sample company, as its bookkeeping would export them."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from domain.money import Cents, as_decimal

_OASIS: Final = "urn:oasis:names:specification:ubl:schema:xsd"
_SUPPLIER: Final = """<cac:AccountingSupplierParty><cac:Party>
<cac:PostalAddress><cbc:StreetName>Nijverheidsweg 8</cbc:StreetName>
<cbc:CityName>Amersfoort</cbc:CityName><cbc:PostalZone>3812 PM</cbc:PostalZone>
<cac:Country><cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
<cac:PartyTaxScheme><cbc:CompanyID>NL000099998B57</cbc:CompanyID>
<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
<cac:PartyLegalEntity><cbc:RegistrationName>Van Dijk Techniek B.V.</cbc:RegistrationName>
<cbc:CompanyID schemeID="0106">90004567</cbc:CompanyID></cac:PartyLegalEntity>
<cac:Contact><cbc:Telephone>033 000 00 10</cbc:Telephone>
<cbc:ElectronicMail>administratie@vandijktechniek.example</cbc:ElectronicMail></cac:Contact>
</cac:Party></cac:AccountingSupplierParty>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """An invented customer; ``kvk`` is empty for a private person."""

    number: str
    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    kvk: str = ""
    attention: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What is invoiced; ``total`` in cents with 21 % VAT in it. ``credits``: a credit note."""

    number: str
    customer: Customer
    total: Cents
    what: str
    issued_on: date
    due_on: date | None
    credits: str = ""


def as_ubl(bill: Bill) -> bytes:
    """Write a bill as UBL 2.1."""
    kind = "CreditNote" if bill.credits else "Invoice"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{kind} xmlns="{_OASIS}:{kind}-2" xmlns:cac="{_OASIS}:CommonAggregateComponents-2"',
        f' xmlns:cbc="{_OASIS}:CommonBasicComponents-2">',
        f"<cbc:ID>{escape(bill.number)}</cbc:ID>",
        f"<cbc:IssueDate>{bill.issued_on}</cbc:IssueDate>",
        f"<cbc:DueDate>{bill.due_on}</cbc:DueDate>" if bill.due_on and not bill.credits else "",
        f"<cbc:{kind}TypeCode>{381 if bill.credits else 380}</cbc:{kind}TypeCode>",
        "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>",
        _reference(bill),
        _SUPPLIER,
        _customer(bill.customer),
        _means(bill),
        _totals(bill),
        _line(bill, kind),
        f"</{kind}>\n",
    ]
    return "\n".join(part for part in parts if part).encode()


def _reference(bill: Bill) -> str:
    if not bill.credits:
        return ""
    return (
        "<cac:BillingReference><cac:InvoiceDocumentReference>"
        f"<cbc:ID>{escape(bill.credits)}</cbc:ID>"
        "</cac:InvoiceDocumentReference></cac:BillingReference>"
    )


def _customer(who: Customer) -> str:
    kvk = f'<cbc:CompanyID schemeID="0106">{who.kvk}</cbc:CompanyID>' if who.kvk else ""
    street = f"<cbc:StreetName>{escape(who.street)}</cbc:StreetName>" if who.street else ""
    city = f"<cbc:CityName>{escape(who.city)}</cbc:CityName>" if who.city else ""
    zone = f"<cbc:PostalZone>{who.postal_code}</cbc:PostalZone>" if who.postal_code else ""
    name = f"<cbc:Name>{escape(who.attention)}</cbc:Name>" if who.attention else ""
    phone = f"<cbc:Telephone>{who.phone}</cbc:Telephone>" if who.phone else ""
    mail = f"<cbc:ElectronicMail>{who.email}</cbc:ElectronicMail>" if who.email else ""
    return (
        "<cac:AccountingCustomerParty><cac:Party>"
        f"<cac:PartyIdentification><cbc:ID>{who.number}</cbc:ID></cac:PartyIdentification>"
        f"<cac:PostalAddress>{street}{city}{zone}<cac:Country>"
        "<cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        f"<cac:PartyLegalEntity><cbc:RegistrationName>{escape(who.name)}</cbc:RegistrationName>"
        f"{kvk}</cac:PartyLegalEntity><cac:Contact>{name}{phone}{mail}</cac:Contact>"
        "</cac:Party></cac:AccountingCustomerParty>"
    )


def _means(bill: Bill) -> str:
    if bill.credits:
        return ""
    return (
        "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>"
        f"<cbc:PaymentID>{escape(bill.number)}</cbc:PaymentID><cac:PayeeFinancialAccount>"
        "<cbc:ID>NL02ABNA0123456789</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"
    )


def _totals(bill: Bill) -> str:
    net = _net(bill)
    return (
        f"<cac:TaxTotal>{_euro('TaxAmount', bill.total - net)}</cac:TaxTotal>"
        f"<cac:LegalMonetaryTotal>{_euro('LineExtensionAmount', net)}"
        f"{_euro('TaxExclusiveAmount', net)}{_euro('TaxInclusiveAmount', bill.total)}"
        f"{_euro('PayableAmount', bill.total)}</cac:LegalMonetaryTotal>"
    )


def _line(bill: Bill, kind: str) -> str:
    counted = "InvoicedQuantity" if kind == "Invoice" else "CreditedQuantity"
    return (
        f'<cac:{kind}Line><cbc:ID>1</cbc:ID><cbc:{counted} unitCode="C62">1</cbc:{counted}>'
        f"{_euro('LineExtensionAmount', _net(bill))}"
        f"<cac:Item><cbc:Name>{escape(bill.what)}</cbc:Name></cac:Item></cac:{kind}Line>"
    )


def _net(bill: Bill) -> Cents:
    return round(bill.total / 1.21)


def _euro(name: str, cents: Cents) -> str:
    return f'<cbc:{name} currencyID="EUR">{as_decimal(cents)}</cbc:{name}>'
