"""What is found of an element once is kept, but not of the many lines of one invoice."""

import pytest
from lxml import etree

from adapters.ubl.elements import NAMESPACES, Node, find, find_all, first, texts

LINE = "<cac:InvoiceLine><cac:Item><cbc:Name>Onderhoud</cbc:Name></cac:Item></cac:InvoiceLine>"


def invoice(*, lines: int) -> Node:
    said = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    return Node(etree.fromstring(f"<Invoice {said}><cbc:ID>F1</cbc:ID>{LINE * lines}</Invoice>"))


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
