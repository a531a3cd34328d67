"""Lists of open items, as bookkeeping programs and the people between write them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from adapters.open_items import OpenList, Unclarity, read_open_items
from domain.errors import Refusal

REPORT = Path(__file__).resolve().parents[2].parent / "shared" / "cases" / "reports" / "13"

DUTCH = "Factuurnummer;Debiteurnummer;Openstaand;Valuta\nF-1;1001;1.234,56;EUR\nF-2;1002;90;\n"
ENGLISH = "Invoice number,Open amount\nF-1,1234.56\nF-2,90\n"
HEAD = "Debiteur;Factuurnummer;Factuurdatum;Vervaldatum;Openstaand\r\n"
ROWS = (
    "Bakker Zoë;0031;01-09-2026;30-09-2026;1.234,56\r\n"
    "K2;2600;01-09-2026;30-09-2026;100,00\r\n"
    "K3;2026-07;01-09-2026;30-09-2026;250,00\r\n"
)
ITEMS = [("0031", 1_234_56), ("2600", 100_00), ("2026-07", 250_00)]


def listed(text: str | bytes) -> OpenList:
    return read_open_items(text if isinstance(text, bytes) else text.encode())


def read(text: str | bytes) -> list[tuple[str, int]]:
    found = listed(text)
    assert found.set_aside == ()
    return [(item.invoice_number, item.amount) for item in found.items]


def doubts(text: str) -> list[tuple[int, str, Unclarity]]:
    return [(one.line, one.invoice_number, one.why) for one in listed(text).set_aside]


def refused(text: str | bytes) -> str:
    with pytest.raises(Refusal) as caught:
        listed(text)
    return caught.value.message


@pytest.mark.parametrize(
    "text", [DUTCH, ENGLISH, DUTCH.replace(";", "\t"), DUTCH.replace(";", "|")]
)
def test_dutch_and_english_lists_are_read_alike(text: str) -> None:
    assert read(text) == [("F-1", 123_456), ("F-2", 90_00)]


# --- how the file is written -------------------------------------------------------------------

FORMS: dict[str, bytes] = {
    "utf-8 with a mark": (HEAD + ROWS).encode("utf-8-sig"),
    "windows-1252": (HEAD + ROWS).encode("cp1252"),
    "utf-16 with tabs, as a spreadsheet's Unicode text": (HEAD + ROWS)
    .replace(";", "\t")
    .encode("utf-16"),
    "utf-16 without a mark": (HEAD + ROWS).encode("utf-16-le"),
    "utf-16, high byte first": (HEAD + ROWS).encode("utf-16-be"),
    "sep line": f"sep=;\r\n{HEAD}{ROWS}".encode(),
    "title lines": f"Openstaande posten\r\nAdministratie;9 - Proef\r\n\r\n{HEAD}{ROWS}".encode(),
    "title with a comma": f"Lijst, van alles, en meer\r\n{HEAD}{ROWS}".encode(),
    "a total without a number": f"{HEAD}{ROWS};;;Totaal;1.584,56\r\n".encode(),
    "a total in the number": f"{HEAD}{ROWS}Totaal;Totaal;;;1.584,56\r\n".encode(),
    "subtotals and a total": f"{HEAD}{ROWS};Subtotaal;;;1584,56\r\n;Totaal;;;1584,56\r\n".encode(),
    "a header on every page": f"{HEAD}{ROWS}{HEAD}".encode(),
    "semicolons at the end": (HEAD + ROWS).replace("\r\n", ";\r\n").encode(),
    "line in a name": (HEAD + ROWS).replace("K2", '"K2\r\nt.a.v. A"').encode(),
    "a line that heads a group": f"{HEAD}Klanten met K\r\n{ROWS}".encode(),
    "formulas that keep zeros": (HEAD + ROWS).replace("0031", '="0031"').encode(),
    "quotes that keep zeros": (HEAD + ROWS).replace("0031", "'0031").encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_list_is_read_in_the_form_it_is_exported(form: str) -> None:
    assert read(FORMS[form]) == ITEMS


HEADERS = {
    "Exact": "Code;Naam;Ons nr.;Factuurnr.;Bedrag;Openstaand bedrag\n1;k;5;F-1;9,00;{}\n",
    "in euro": "Relatiecode;Relatienaam;Factuurnummer;Openstaand (EUR)\n1;k;F-1;{}\n",
    "e-Boekhouden": "Datum;Factuur;Relatie;Factuurbedrag;Voldaan;Openstaand\n;F-1;k;9,00;1,00;{}\n",
    "Moneybird": "Factuurnummer;Contact;Status;Bedrag;Nog te betalen\nF-1;k;Te laat;9,00;{}\n",
    "AFAS": "Debiteur;Naam;Factuur;Dgb;Boekstuknummer;Openstaand\n1;k;F-1;70;99;{}\n",
    "SnelStart": "Relatiecode;Naam;Factuurnummer;Factuurbedrag;Openstaand saldo\n1;k;F-1;9,00;{}\n",
    "Twinfield": "Debiteurcode;Debiteur;Factuurnummer;Valuta;Openstaand bedrag\n1;k;F-1;EUR;{}\n",
    "English": "Customer no;Customer;Invoice no.;Amount due\n1;k;F-1;{}\n",
}


@pytest.mark.parametrize("program", HEADERS)
def test_the_columns_of_a_program_are_known(program: str) -> None:
    assert read(HEADERS[program].format("12,50")) == [("F-1", 12_50)]


def test_debit_and_credit_are_what_is_open_where_nothing_else_says_it() -> None:
    text = "Factuur;Debet;Credit\nF-1;100,00;\nF-1;;40,00\nF-2;;15,00\n"
    assert read(text) == [("F-1", 60_00), ("F-2", -15_00)]


def test_a_balance_of_each_line_and_one_that_runs_on_are_told_apart() -> None:
    each = "Factuur;Debet;Credit;Saldo\nF-1;100,00;;100,00\nF-2;50,00;;50,00\n"
    running = "Factuur;Debet;Credit;Saldo\nF-1;100,00;;100,00\nF-2;50,00;;150,00\n"
    neither = "Factuur;Debet;Credit;Saldo\nF-1;100,00;;100,00\nF-2;50,00;;75,00\n"
    assert read(each) == read(running) == [("F-1", 100_00), ("F-2", 50_00)]
    assert refused(neither).startswith("Line 3 cannot be read: its balance")


def test_a_list_says_of_which_day_it_is_above_its_columns() -> None:
    assert listed(f"Peildatum;26-11-2026\n{DUTCH}").drawn_on == date(2026, 11, 26)
    assert listed(f"Stand per 2026-11-26\n{DUTCH}").drawn_on == date(2026, 11, 26)
    assert listed(f"Afgedrukt door Els\n{DUTCH}").drawn_on is None


# --- amounts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "cents"),
    [
        ("1.234,56", 123_456),
        ("1234,5", 123_450),
        ("1,234.56", 123_456),
        ("1234.56", 123_456),
        ("12.345.678,90", 1_234_567_890),
        ("1.234.567", 123_456_700),
        ("1234", 123_400),
        ("1 234,00", 123_400),
        ("1\N{NO-BREAK SPACE}234,56", 123_456),
        ("1\N{NARROW NO-BREAK SPACE}234,56", 123_456),
        ("1'234.56", 123_456),
        ("0,00", 0),
        ("12,-", 12_00),
        ("+12,50", 12_50),
        ("-12,50", -12_50),
        ("12,50-", -12_50),
        ("\N{MINUS SIGN}12,50", -12_50),
        ("(12,50)", -12_50),
        ("€ (12,50)", -12_50),
        ("12,50 C", -12_50),
        ("12,50CR", -12_50),
        ("12,50 Credit", -12_50),
        ("12,50 D", 12_50),
        ("12,50 Debet", 12_50),
        ("€ 12,50", 12_50),
        ("€12,50", 12_50),
        ("12,50 €", 12_50),
        ("12,50 EUR", 12_50),
        ("-€ 12,50", -12_50),
        ("€ -12,50", -12_50),
        ("€ 12,50-", -12_50),
        ("1234,560", 123_456),
        ("0,560", 56),
        ("1234.5600000001", 123_456),
        ("99.98999999999999", 99_99),
    ],
)
def test_an_amount_is_read_as_it_is_meant(written: str, cents: int) -> None:
    assert read(f"Factuur;Saldo\nF-1;{written}\n") == [("F-1", cents)]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1.234", Unclarity.THOUSANDS_OR_DECIMALS),
        ("1,234", Unclarity.THOUSANDS_OR_DECIMALS),
        ("1234,567", Unclarity.TOO_PRECISE),
        ("0.123456", Unclarity.TOO_PRECISE),
        ("12,345678901", Unclarity.TOO_PRECISE),
        ("12.34.56", Unclarity.NO_SUCH_AMOUNT),
        ("1.23,45", Unclarity.NO_SUCH_AMOUNT),
        ("twaalf", Unclarity.NO_SUCH_AMOUNT),
        ("1e3", Unclarity.NO_SUCH_AMOUNT),
        ("12,50 USD", Unclarity.NO_SUCH_AMOUNT),
        ("$ 12,50", Unclarity.NO_SUCH_AMOUNT),
        ("-12,50-", Unclarity.TWO_SIGNS),
        ("-12,50 C", Unclarity.TWO_SIGNS),
        ("(-12,50)", Unclarity.TWO_SIGNS),
        ("", Unclarity.NO_AMOUNT),
    ],
)
def test_an_amount_that_is_not_clear_sets_its_invoice_aside_and_no_other(
    written: str, why: Unclarity
) -> None:
    found = listed(f"Factuur;Saldo\nF-1;10\nF-2;{written}\n")
    assert [item.invoice_number for item in found.items] == ["F-1"]
    [aside] = found.set_aside
    assert (aside.line, aside.invoice_number, aside.why) == (3, "F-2", why)


@pytest.mark.parametrize(
    ("other", "written", "cents"),
    [
        ("10,00", "1.234", 1_234_00),
        ("1.010,00", "1.234", 1_234_00),
        ("10.00", "1,234", 1_234_00),
        ("10,00", "1,230", 1_23),
        ("10.00", "1.230", 1_23),
    ],
)
def test_thousands_are_told_from_decimals_by_the_other_amounts(
    other: str, written: str, cents: int
) -> None:
    assert read(f"Factuur;Saldo\nF-1;{other}\nF-2;{written}\n")[1] == ("F-2", cents)


def test_amounts_that_are_written_in_two_ways_tell_nothing_about_others() -> None:
    text = "Factuur;Saldo\nF-1;10,00\nF-2;10.00\nF-3;1.234\n"
    assert doubts(text) == [(4, "F-3", Unclarity.THOUSANDS_OR_DECIMALS)]


# --- invoices ----------------------------------------------------------------------------------


def test_the_lines_of_one_invoice_are_added_up() -> None:
    found = listed(f"{HEAD}{ROWS}K2; 2600 ;05-09-2026;;-40,00\r\n")
    assert [(i.line, i.invoice_number, i.amount) for i in found.items][1] == (3, "2600", 60_00)


def test_a_credit_note_is_an_item_below_zero() -> None:
    found = listed(f"{HEAD}{ROWS}K2;CN-9;05-09-2026;;-40,00\r\n;;;Totaal;1.544,56\r\n")
    assert (found.items[-1].invoice_number, found.items[-1].amount) == ("CN-9", -40_00)
    assert found.items[-1].debtor == "K2"


def test_credit_of_a_debtor_without_a_number_is_an_item_of_his() -> None:
    found = listed(f"{HEAD}{ROWS}K2;;05-09-2026;;-40,00\r\nK2;;06-09-2026;;-5,00\r\n")
    assert [(i.invoice_number, i.amount, i.debtor) for i in found.items[3:]] == [
        ("", -40_00, "K2"),
        ("", -5_00, "K2"),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("K2;2600;01-09-2026;30-09-2026;100,00", Unclarity.SAME_LINE_TWICE),
        ("K9;2600;01-09-2026;30-09-2026;5,00", Unclarity.TWO_DEBTORS),
        ("K2;2600;;;5.0.0", Unclarity.NO_SUCH_AMOUNT),
        ("K2;2600", Unclarity.NO_AMOUNT),
    ],
)
def test_what_is_doubtful_of_one_line_is_doubtful_of_its_invoice(row: str, why: Unclarity) -> None:
    text = f"{HEAD}{ROWS}{row}\r\n"
    assert doubts(text) == [(3, "2600", why)]
    assert [item.invoice_number for item in listed(text).items] == ["0031", "2026-07"]


def test_a_line_of_another_currency_is_set_aside_and_the_others_are_read() -> None:
    text = "Factuur;Saldo;Valuta\nF-1;1,00;EUR\nF-2;1,00;USD\nF-3;2,00;€\n"
    found = listed(text)
    assert [item.invoice_number for item in found.items] == ["F-1", "F-3"]
    [aside] = found.set_aside
    assert (aside.line, aside.why, aside.said) == (3, Unclarity.OTHER_CURRENCY, "USD")


# --- the list as a whole -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1 cannot be read: no column is named 'Factuurnummer'"),
        ("Naam;Openstaand\nx;1,00\n", "no column is named 'Factuurnummer'"),
        ("Factuurnummer;Naam\nF-1;x\n", "no column is named 'Openstaand'"),
        ("Factuurnummer;Openstaand (USD)\nF-1;1,00\n", "no column is named 'Openstaand'"),
        ("Factuurnummer;Debet\nF-1;1,00\n", "no column is named 'Openstaand'"),
        ("Factuur;Invoice;Saldo\nF-1;F-1;1,00\n", "two columns could be the number"),
        ("Factuur;Openstaand;Open bedrag\nF-1;2,00;1,00\n", "two columns could be the amount"),
        ("Factuur;Saldo\n;1,00\n", "Line 2 cannot be read: it names no invoice"),
        ("Factuur;Saldo\n;-1,00\n", "Line 2 cannot be read: it names no invoice"),
        ("Factuur;Saldo\n;één\n", "Line 2 cannot be read: it names no invoice"),
        ("Factuur;Saldo\n2,47E+07;1,00\n", "a spreadsheet has rounded its invoice number"),
        ('Factuur;Saldo\n"F-1;1,00\n', "it is no CSV"),
        ("Factuur;Saldo\nF-1;1,00\nTotaal;2,00\n", "The total on line 3 is 2.00"),
        (f"{HEAD}{ROWS};;;Totaal;1.585,00\r\n", "The total on line 5 is 1585.00"),
    ],
)
def test_a_list_that_leaves_open_what_it_names_is_refused_whole(text: str, said: str) -> None:
    assert said in refused(text)
    assert "Nothing of the file was used." in refused(text)


def test_a_total_is_not_laid_beside_lines_of_which_one_is_not_clear() -> None:
    text = "Factuur;Saldo;Valuta\nF-1;1,00;EUR\nF-2;5,00;USD\nTotaal;6,00;\n"
    assert [item.amount for item in listed(text).items] == [1_00]


def test_an_invoice_that_only_begins_like_a_total_is_none() -> None:
    assert read("Factuur;Saldo\nTOTAAL-2026-1;1,00\n") == [("TOTAAL-2026-1", 1_00)]


def test_empty_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    items = listed("sep=;\n\nFactuur;Saldo\n\nF-1;1,00\n;;\n").items
    assert [(item.line, item.amount) for item in items] == [(5, 1_00)]


def test_a_list_without_lines_names_nothing() -> None:
    assert read("Factuurnummer;Openstaand\n") == []


def test_what_is_no_text_is_refused() -> None:
    assert "no text" in refused(b"PK\x03\x04\x00\x00\x81\x8d")


# --- the files of the report, where they are there ----------------------------------------------

OF_REPORT = [
    ("0024001", 1_234_56),
    ("24700002", 100_00),
    ("2024-0003", 250_00),
    ("VF240004", 75_50),
]
NOTE = ("CN2401", -40_00)


def _with(number: int, item: tuple[str, int]) -> list[tuple[str, int]]:
    return [*OF_REPORT[:number], item, *OF_REPORT[number + 1 :]]


OTHERS: dict[str, list[tuple[str, int]]] = {
    "10-lines-per-invoice.csv": _with(1, ("24700002", 60_00)),
    "11-credit-note-row.csv": [*OF_REPORT, NOTE],
    "12-thousand-dot-no-decimals.csv": _with(0, ("0024001", 1_234_00)),
    "13-euro-negative.csv": [*OF_REPORT, NOTE],
    "13b-euro-minus-after.csv": [*OF_REPORT, NOTE],
    "13d-paren.csv": [*OF_REPORT, NOTE],
    "13e-C.csv": [*OF_REPORT, NOTE],
    "16-excel-lost-zeros.csv": _with(0, ("24001", 1_234_56)),
    "18-float-number.csv": _with(1, ("24700002,00", 100_00)),
    "18b-float-number.csv": _with(1, ("24700002.0", 100_00)),
    "27-empty-but-header.csv": [],
}


def _files() -> list[Path]:
    return sorted(path for path in REPORT.glob("*") if path.suffix in {".csv", ".txt"})


@pytest.mark.skipif(not REPORT.is_dir(), reason=f"the report is not in {REPORT}")
@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_each_file_of_the_report_is_read(path: Path) -> None:
    found = listed(path.read_bytes())
    items = [(item.invoice_number, item.amount) for item in found.items]
    assert items == OTHERS.get(path.name, OF_REPORT)
    aside = [(one.line, one.invoice_number) for one in found.set_aside]
    assert aside == ([(6, "INV9")] if path.name == "20-usd-row.csv" else [])


def test_no_bytes_do_more_than_be_refused() -> None:
    raw = FORMS["title lines"]
    kinds: list[Callable[[int], bytes]] = [
        lambda at: raw[:at],
        lambda at: raw[:at] + b'"' + raw[at:],
        lambda at: raw[:at] + b"\xff" + raw[at + 1 :],
        lambda at: raw[:at] + b"\n;;;\n" + raw[at:],
    ]
    for broken in (kind(at) for kind in kinds for at in range(0, len(raw), 3)):
        try:
            listed(broken)
        except Refusal as refusal:
            assert refusal.code.startswith("open_items.")  # noqa: PT017 - it may also be read
