"""Small e-invoices of invented people, as a test wants them."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from adapters.invoice_files import InvoiceSource


@dataclass(frozen=True, kw_only=True)
class Who:
    """A party as an e-invoice names it; what is left out is not in the file."""

    name: str
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = "NL"
    kvk: str = ""
    legal: str = ""
    """A number in its register, without a scheme."""
    vat: str = ""
    own: str = ""
    """The number that the creditor gave him."""
    email: str = ""
    phone: str = ""

    def as_xml(self) -> str:
        register = f'<cbc:CompanyID schemeID="0106">{self.kvk}</cbc:CompanyID>' if self.kvk else ""
        register = register or _tag("CompanyID", self.legal)
        return (
            "<cac:Party>"
            + _in("PartyIdentification", _tag("ID", self.own))
            + _in(
                "PostalAddress",
                _tag("StreetName", self.street)
                + _tag("CityName", self.city)
                + _tag("PostalZone", self.postal_code)
                + _in("Country", _tag("IdentificationCode", self.country)),
            )
            + _in(
                "PartyTaxScheme",
                self.vat and _tag("CompanyID", self.vat) + _in("TaxScheme", _tag("ID", "VAT")),
            )
            + _in("PartyLegalEntity", _tag("RegistrationName", self.name) + register)
            + _in("Contact", _tag("Telephone", self.phone) + _tag("ElectronicMail", self.email))
            + "</cac:Party>"
        )


SELLER = Who(
    name="Fietsenmaker Van Buiten B.V.",
    street="Dijk 4",
    postal_code="1234 AB",
    city="Voorbeelddorp",
    kvk="68750110",
    vat="NL004495445B01",
)


def bill(
    number: str,
    customer: Who,
    *,
    amount: str = "100.00",
    issued: str = "2026-02-01",
    due: str = "2026-02-15",
    supplier: Who = SELLER,
    iban: str = "NL91ABNA0417164300",
) -> InvoiceSource:
    """Give an invoice as it comes in."""
    xml = (
        '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"'
        ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
        ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">'
        + _tag("ID", number)
        + _tag("IssueDate", issued)
        + _tag("DueDate", due)
        + _tag("InvoiceTypeCode", "380")
        + _tag("DocumentCurrencyCode", "EUR")
        + _in("AccountingSupplierParty", supplier.as_xml())
        + _in("AccountingCustomerParty", customer.as_xml())
        + _in(
            "PaymentMeans",
            iban
            and _tag("PaymentMeansCode", "30") + _in("PayeeFinancialAccount", _tag("ID", iban)),
        )
        + f'<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">{amount}'
        "</cbc:PayableAmount></cac:LegalMonetaryTotal>"
        + _in(
            "InvoiceLine",
            _tag("ID", "1")
            + f'<cbc:LineExtensionAmount currencyID="EUR">{amount}</cbc:LineExtensionAmount>'
            + _in("Item", _tag("Name", "Reparatie")),
        )
        + "</Invoice>"
    )
    return InvoiceSource(f"{number}.xml", xml.encode())


def _tag(name: str, text: str) -> str:
    return f"<cbc:{name}>{escape(text)}</cbc:{name}>" if text else ""


def _in(name: str, inside: str) -> str:
    return f"<cac:{name}>{inside}</cac:{name}>" if inside else ""
