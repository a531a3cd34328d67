"""A batch for the printer: fronts of sheets, addresses, and the same bytes each time."""

import csv
from io import BytesIO, StringIO

from pypdf import PdfReader, PdfWriter

from adapters.paper.post_batch import Sheet, print_files
from domain.parties import Address, ContactDetails


def pdf(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def sheet(
    letter: str,
    *,
    pages: int = 1,
    registered: bool = False,
    name: str = "S. Vos",
    country: str = "NL",
) -> Sheet:
    address = Address(street="Laan 1", postal_code="1234 AB", city="Ede", country=country)
    contact = ContactDetails(name=name, address=address)
    return Sheet(letter_id=letter, pdf=pdf(pages), contact=contact, registered=registered)


def addresses(files: dict[str, bytes]) -> list[dict[str, str]]:
    text = StringIO(files["addresses.csv"].decode("utf-8-sig"))
    return list(csv.DictReader(text, delimiter=";"))


def test_each_letter_begins_on_the_front_of_a_sheet() -> None:
    files = print_files([sheet("a"), sheet("b", pages=2), sheet("c", pages=3), sheet("d")])
    lines = addresses(files)
    assert [line["first_page"] for line in lines] == ["1", "3", "5", "9"]
    assert [line["pages"] for line in lines] == ["1", "2", "3", "1"]
    assert len(PdfReader(BytesIO(files["letters.pdf"])).pages) == 9


def test_registered_letters_are_a_file_of_their_own_and_last_in_the_list() -> None:
    files = print_files([sheet("a", registered=True), sheet("b")])
    assert sorted(files) == ["addresses.csv", "letters.pdf", "registered.pdf"]
    lines = [(line["letter"], line["registered"], line["file"]) for line in addresses(files)]
    assert lines == [("b", "", "letters.pdf"), ("a", "yes", "registered.pdf")]
    assert [line["number"] for line in addresses(files)] == ["1", "2"]


def test_a_line_of_the_list_is_an_envelope() -> None:
    [line] = addresses(print_files([sheet("a", name="J. de Vries; van Dijk B.V.")]))
    assert (line["name"], line["street"]) == ("J. de Vries; van Dijk B.V.", "Laan 1")
    assert (line["postal_code"], line["city"], line["country"]) == ("1234 AB", "Ede", "NL")


def test_an_envelope_that_goes_abroad_names_the_country_in_capitals() -> None:
    [line] = addresses(print_files([sheet("a", country="DE")]))
    assert line["country"] == "DUITSLAND"


def test_a_name_is_never_a_formula_of_a_spreadsheet() -> None:
    [line] = addresses(print_files([sheet("a", name='=HYPERLINK("x")')]))
    assert line["name"].startswith("'=")


def test_the_same_letters_give_the_same_bytes() -> None:
    sheets = [sheet("a", pages=2), sheet("b", registered=True)]
    assert print_files(sheets) == print_files(sheets)


def test_an_empty_batch_is_an_empty_list() -> None:
    assert addresses(print_files([])) == []
