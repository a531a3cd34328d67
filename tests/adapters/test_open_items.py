"""A list of open items is read whole or not at all, as bookkeeping programs write it."""

import pytest

from adapters.open_items import read_open_items
from domain.errors import Refusal

DUTCH = "Factuurnummer;Debiteurnummer;Openstaand;Valuta\nF-1;1001;1.234,56;EUR\nF-2;1002;90;\n"
ENGLISH = "Invoice number,Open amount\nF-1,1234.56\nF-2,90\n"


def read(text: str, encoding: str = "utf-8") -> list[tuple[str, int]]:
    return [(item.invoice_number, item.amount) for item in read_open_items(text.encode(encoding))]


def refused(content: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read_open_items(content)
    return caught.value.message


@pytest.mark.parametrize("text", [DUTCH, ENGLISH, DUTCH.replace(";", "\t")])
def test_dutch_and_english_lists_are_read_alike(text: str) -> None:
    assert read(text) == [("F-1", 123_456), ("F-2", 90_00)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_encodings_of_bookkeeping_programs_are_understood(encoding: str) -> None:
    text = "Factuurnummer;Naam;Openstaand\nF-1;Café Zoë;€ 10,00\n"
    assert read(text, encoding) == [("F-1", 10_00)]


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1.234,56", 123_456),
        ("1234,5", 123_450),
        ("1,234.56", 123_456),
        ("1234.56", 123_456),
        ("12.345.678,90", 1_234_567_890),
        ("1234", 123_400),
        ("0,00", 0),
        ("-12,50", -12_50),
        ("12,50-", -12_50),
        ("€ 12,50", 12_50),
        ("12,50 EUR", 12_50),
    ],
)
def test_an_amount_is_read_as_it_is_meant(written: str, cents: int) -> None:
    assert read(f"Factuur;Saldo\nF-1;{written}\n") == [("F-1", cents)]


@pytest.mark.parametrize(
    "written", ["1.234", "1,234", "12.34.56", "1.23,45", "", "twaalf", "1e3", "12,345", "1 234,00"]
)
def test_an_amount_that_may_mean_two_things_is_refused_with_its_line(written: str) -> None:
    assert refused(f"Factuur;Saldo\nF-1;10,00\nF-2;{written}\n".encode()).startswith(
        "Line 3 cannot be read"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1 cannot be read: no column is named 'Factuurnummer'"),
        ("Naam;Openstaand\nx;1,00\n", "no column is named 'Factuurnummer'"),
        ("Factuurnummer;Naam\nF-1;x\n", "no column is named 'Openstaand'"),
        ("Factuur;Invoice;Saldo\nF-1;F-1;1,00\n", "two columns could be the number"),
        ("Factuur;Saldo\n;1,00\n", "Line 2 cannot be read: it names no invoice"),
        ("Factuur;Saldo\nTotaal\n", "Line 2 cannot be read: it has 1 cells"),
        ("Factuur;Saldo;Valuta\nF-1;1,00;USD\n", "its currency is USD"),
        ("Factuur;Saldo\nF-1;1,00\nf-1 ;2,00\n", "Line 3 cannot be read: its invoice stands on"),
        ('Factuur;Saldo\n"F-1;1,00\n', "it is no CSV"),
    ],
)
def test_what_cannot_be_read_refuses_the_whole_list(text: str, said: str) -> None:
    assert said in refused(text.encode())


def test_empty_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    items = read_open_items(b"\nFactuur;Saldo\n\nF-1;1,00\n;;\n")
    assert [(item.line, item.amount) for item in items] == [(4, 1_00)]


def test_a_list_without_lines_says_that_nothing_is_open() -> None:
    assert read("Factuurnummer;Openstaand\n") == []


def test_what_is_no_text_is_refused() -> None:
    assert "no text" in refused(b"PK\x03\x04\x00\x00\x81\x8d")
