"""Who charges, who owes, under which number, and where to pay."""

import pytest

from adapters.e_invoice import read_invoice
from tests.adapters.test_cii import cii
from tests.adapters.test_ubl_samples import invoice, refused, sample

MEANS = "<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>"
LEGAL_KVK = '<cbc:CompanyID schemeID="0106">90001237</cbc:CompanyID>'
ENDPOINT = '<cbc:EndpointID schemeID="0106">90001237</cbc:EndpointID>'


@pytest.mark.parametrize("element", ["<cbc:ID></cbc:ID>", "<cbc:ID>  </cbc:ID>", ""])
def test_an_invoice_without_a_number_is_refused(element: str) -> None:
    refusal = refused(sample("plain-invoice.xml", ("<cbc:ID>2026-0117</cbc:ID>", element)))
    assert (refusal.code, refusal.message) == ("ubl.missing", "cbc:ID is missing or empty.")
    assert refusal.reading.amount == 240_06


@pytest.mark.parametrize(("length", "is_read"), [(200, True), (201, False)])
def test_a_number_has_a_longest_length(length: int, *, is_read: bool) -> None:
    raw = sample("plain-invoice.xml", (">2026-0117<", f">{'7' * length}<"))
    if is_read:
        assert read_invoice(raw).number == "7" * length
    else:
        assert refused(raw).code == "ubl.number_too_long"


@pytest.mark.parametrize(("length", "is_read"), [(200, True), (201, False)])
@pytest.mark.parametrize("source", ["plain-invoice.xml", "credit-note.xml", "cii"])
def test_the_number_of_an_invoice_that_one_refers_to_has_a_longest_length_too(
    source: str, length: int, *, is_read: bool
) -> None:
    number = "7" * length
    if source == "cii":
        named = f"<ram:IssuerAssignedID>{number}</ram:IssuerAssignedID>"
        end = "</ram:ApplicableHeaderTradeSettlement>"
        document = f"<ram:InvoiceReferencedDocument>{named}</ram:InvoiceReferencedDocument>"
        raw = cii().replace(end.encode(), f"{document}{end}".encode())
    else:
        first = "<cac:AccountingSupplierParty>"
        named = f"<cac:InvoiceDocumentReference><cbc:ID>{number}</cbc:ID>"
        reference = f"{named}</cac:InvoiceDocumentReference>"
        whole = f"<cac:BillingReference>{reference}</cac:BillingReference>{first}"
        raw = sample(source, (first, whole))
    if is_read:
        assert number in {one.number for one in read_invoice(raw).references}
    else:
        refusal = refused(raw)
        assert refusal.code == "ubl.number_too_long"
        element = (
            "ram:InvoiceReferencedDocument/ram:IssuerAssignedID"
            if source == "cii"
            else "cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"
        )
        assert refusal.message.startswith(f"{element} has 201 characters")


@pytest.mark.parametrize("role", ["Supplier", "Customer"])
def test_a_party_without_a_name_is_refused(role: str) -> None:
    tag = f"cac:Accounting{role}Party>"
    raw = sample(
        "plain-invoice.xml", (f"<{tag}", f"<cac:X{tag[4:]}"), (f"</{tag}", f"</cac:X{tag[4:]}")
    )
    refusal = refused(raw)
    assert refusal.code == "ubl.no_name"
    assert f"cac:Accounting{role}Party" in refusal.message


@pytest.mark.parametrize(("length", "is_read"), [(300, True), (301, False)])
def test_a_name_has_a_longest_length(length: int, *, is_read: bool) -> None:
    name = "n" * length
    raw = sample("plain-invoice.xml", (">Fietswerk De Ketting B.V.<", f">{name}<"))
    if is_read:
        assert read_invoice(raw).supplier.name == name
    else:
        refusal = refused(raw)
        assert refusal.code == "ubl.name_too_long"
        assert refusal.message.startswith("cac:AccountingSupplierParty has a name of 301 char")


def test_the_trade_name_serves_where_there_is_no_registered_one() -> None:
    registered = "<cbc:RegistrationName>Fietswerk De Ketting B.V.</cbc:RegistrationName>"
    trading = "<cac:PartyName><cbc:Name>De Ketting</cbc:Name></cac:PartyName>"
    document = invoice((registered, ""), ("<cac:PostalAddress>", f"{trading}<cac:PostalAddress>"))
    assert document.supplier.name == "De Ketting"


@pytest.mark.parametrize(
    ("attribute", "value", "kvk", "other", "warnings"),
    [
        (' schemeID="0106"', "90001237", "90001237", (), 0),
        (' schemeID="NL:KVK"', "90001237", "90001237", (), 0),
        (" schemeID=' 0106 '", " 90001237 ", "90001237", (), 0),
        (' schemeID="0106"', "9000123", None, ("0106:9000123",), 1),
        (' schemeID="0106"', "SITEST00000", None, ("0106:SITEST00000",), 1),
        ("", "90001237", "90001237", ("90001237",), 1),
        ("", "9000123", None, ("9000123",), 0),
        (' schemeID="0184"', "90001237", None, ("0184:90001237",), 0),
    ],
)
def test_a_kvk_number_identifies_only_in_its_shape(
    attribute: str, value: str, kvk: str | None, other: tuple[str, ...], warnings: int
) -> None:
    changed = LEGAL_KVK, f"<cbc:CompanyID{attribute}>{value}</cbc:CompanyID>"
    document = invoice((ENDPOINT, ""), changed)
    assert (document.supplier.kvk, document.supplier.other_ids) == (kvk, other)
    assert len(document.warnings) == warnings


@pytest.mark.parametrize(
    ("written", "vat", "warnings"),
    [
        ("NL800000006B01", "NL800000006B01", 0),
        ("nl 8000.00.006.B.01", "NL800000006B01", 0),
        ("NL800000007B01", "NL800000007B01", 1),
        ("DE123456789", "DE123456789", 0),
    ],
)
def test_a_vat_number_is_written_one_way(written: str, vat: str, warnings: int) -> None:
    document = invoice((">NL800000006B01<", f">{written}<"))
    assert (document.supplier.vat, len(document.warnings)) == (vat, warnings)


def test_a_tax_number_of_another_kind_is_no_vat_number() -> None:
    assert invoice(("<cbc:ID>VAT</cbc:ID>", "<cbc:ID>LOC</cbc:ID>")).supplier.vat is None


def test_a_house_number_of_its_own_joins_the_street() -> None:
    apart = (
        "<cbc:StreetName>Spaakweg</cbc:StreetName><cbc:AdditionalStreetName>achter"
        "</cbc:AdditionalStreetName><cbc:BuildingNumber>12</cbc:BuildingNumber>"
    )
    supplier = invoice(("<cbc:StreetName>Spaakweg 12</cbc:StreetName>", apart)).supplier
    assert (supplier.street, supplier.additional) == ("Spaakweg 12", "achter")


@pytest.mark.parametrize(("name", "warnings"), [("Fietswerk De Ketting B.V.", 0), ("Factor", 1)])
def test_another_payee_than_the_supplier_is_said(name: str, warnings: int) -> None:
    payee = (
        f"<cac:PayeeParty><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName>"
        "</cac:PayeeParty><cac:PaymentMeans>"
    )
    assert len(invoice(("<cac:PaymentMeans>", payee)).warnings) == warnings


def test_a_direct_debit_is_said() -> None:
    document = invoice((MEANS, MEANS.replace("58", "59")))
    assert "direct debit" in document.warnings[0]


def test_a_credit_note_need_not_be_paid_anywhere() -> None:
    assert read_invoice(sample("credit-note.xml")).payment == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (">GREKENING</cbc:ID>", "></cbc:ID>"),
        (">GREKENING</cbc:ID>", ">ONDERNEMER</cbc:ID>"),
        (">GREKENING</cbc:PaymentMeansID>", ">ANDER</cbc:PaymentMeansID>"),
        ('<cbc:Amount currencyID="EUR">2500.00', '<cbc:Amount currencyID="EUR">2500.01'),
        ('<cbc:Amount currencyID="EUR">2500.00', '<cbc:Amount currencyID="USD">2500.00'),
        ('<cbc:Amount currencyID="EUR">2500.00', '<cbc:Amount currencyID="EUR">veel'),
        (
            "<cac:PayeeFinancialAccount>",
            "<cac:PayeeFinancialAccount/><cac:PayeeFinancialAccount>",
        ),
    ],
)
def test_a_split_that_is_not_whole_is_refused(old: str, new: str) -> None:
    refusal = refused(sample("g-account.xml", (old, new)))
    assert (refusal.code, refusal.reading.amount) == ("ubl.split", 10_000_00)


def test_without_the_extension_such_terms_are_alternatives() -> None:
    plain = "#conformant#urn:fdc:nen.nl:gaccount:v1.0", ""
    broken = ">GREKENING</cbc:PaymentMeansID>", ">ANDER</cbc:PaymentMeansID>"
    document = read_invoice(sample("g-account.xml", plain, broken))
    assert not document.split
    assert [one.amount for one in document.payment] == [None, None]
    assert "alternatives" in document.warnings[0]


def test_a_whole_split_counts_without_the_extension_too() -> None:
    plain = "#conformant#urn:fdc:nen.nl:gaccount:v1.0", ""
    document = read_invoice(sample("g-account.xml", plain))
    assert (document.split, document.warnings) == (True, ())


def test_the_account_is_kept_as_written_where_it_is_no_iban() -> None:
    account = read_invoice(sample("invalid-account.xml")).payment[0]
    assert (account.iban, account.account_text) == (None, "NL92ABNA0417164300")
