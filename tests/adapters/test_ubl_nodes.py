"""What is read of an element or a supplier once is kept, within bounds."""

import pytest
from lxml import etree

from adapters.e_invoice import read_invoice
from adapters.ubl import parties
from adapters.ubl.elements import NAMESPACES, InvoiceNode, find, find_all, first, texts
from tests.adapters.test_ubl_samples import sample

LINE = "<cac:InvoiceLine><cac:Item><cbc:Name>Onderhoud</cbc:Name></cac:Item></cac:InvoiceLine>"


def invoice(*, lines: int) -> InvoiceNode:
    said = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    return InvoiceNode(
        etree.fromstring(f"<Invoice {said}><cbc:ID>F1</cbc:ID>{LINE * lines}</Invoice>")
    )


@pytest.mark.parametrize(("lines", "kept"), [(1, True), (20, True), (21, False), (500, False)])
def test_what_is_read_of_a_line_is_kept_only_where_there_are_few(lines: int, kept: bool) -> None:
    root = invoice(lines=lines)
    for line in find_all(root, "cac:InvoiceLine"):
        assert (find(line, "cac:Item") is find(line, "cac:Item")) is kept
        assert first(line, "cbc:Note", "cac:Item/cbc:Name") == "Onderhoud"


@pytest.mark.parametrize("lines", [1, 25])
def test_a_path_is_gone_along_in_the_order_of_the_file(lines: int) -> None:
    root = invoice(lines=lines)
    assert texts(root, "cac:InvoiceLine/cac:Item/cbc:Name") == ["Onderhoud"] * lines
    assert texts(root, "cac:InvoiceLine/cac:Item/cbc:Description") == []
    assert find(root, "cac:Item") is None


def supplier(name: str, number: str) -> bytes:
    legal = '<cbc:CompanyID schemeID="0106">90001237</cbc:CompanyID>'
    return sample(
        "plain-invoice.xml",
        (legal, f'<cbc:CompanyID schemeID="0106">{number}</cbc:CompanyID>'),
        ("Fietswerk De Ketting B.V.", name),
        ('<cbc:EndpointID schemeID="0106">90001237</cbc:EndpointID>', ""),
    )


def test_who_is_written_as_before_is_who_he_was_with_the_same_remarks() -> None:
    first, other, again = (
        read_invoice(supplier(name, number))
        for name, number in (("Een B.V.", "1237"), ("Twee B.V.", "90001237"), ("Een B.V.", "1237"))
    )
    assert (again.supplier, again.warnings) == (first.supplier, first.warnings)
    assert (first.supplier.name, other.supplier.name) == ("Een B.V.", "Twee B.V.")
    assert (first.supplier.kvk, other.supplier.kvk) == (None, "90001237")
    assert [warning for warning in again.warnings if "no valid KvK number" in warning]
    assert not [warning for warning in other.warnings if "KvK number" in warning]


def test_only_a_few_short_suppliers_are_remembered() -> None:
    for number in range(200):
        assert read_invoice(supplier(f"Bedrijf {number} B.V.", "90001237")).supplier.name == (
            f"Bedrijf {number} B.V."
        )
    long = read_invoice(supplier("Lang B.V." + " " * 20_000, "90001237"))
    assert long.supplier.name == "Lang B.V."
    assert len(parties._SUPPLIERS) <= 64
    assert max(map(len, parties._SUPPLIERS)) <= 10_000
