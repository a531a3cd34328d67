"""The project's own invoices, each with the reading it must give."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from adapters.e_invoice import read_invoice
from adapters.ubl import DocumentKind, InvoiceDocument, InvoiceRefused

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "invoices"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
READ = [name for name, wanted in EXPECTED.items() if "refused" not in wanted]
REFUSED = [name for name, wanted in EXPECTED.items() if "refused" in wanted]


def sample(name: str, *changes: tuple[str, str]) -> bytes:
    """Give the bytes of a sample, each first text of a pair replaced once by the second."""
    text = (SAMPLES / name).read_text("utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new, 1)
    return text.encode()


def invoice(*changes: tuple[str, str]) -> InvoiceDocument:
    return read_invoice(sample("plain-invoice.xml", *changes))


def refused(raw: bytes) -> InvoiceRefused:
    with pytest.raises(InvoiceRefused) as refusal:
        read_invoice(raw)
    assert refusal.value.message.endswith(".")
    assert refusal.value.way_out.endswith(".")
    return refusal.value


def test_each_sample_has_an_expected_reading() -> None:
    assert {path.name for path in SAMPLES.glob("*.xml")} == set(EXPECTED)


@pytest.mark.parametrize("name", READ)
def test_a_sample_reads_as_written_beside_it(name: str) -> None:
    document = read_invoice(sample(name))
    for field, wanted in EXPECTED[name].items():
        assert _plain(document, field) == wanted, field


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_sample_still_gives_what_it_says(name: str) -> None:
    refusal = refused(sample(name))
    wanted = dict(EXPECTED[name])
    assert refusal.code == wanted.pop("refused")
    assert {field: _json(getattr(refusal.reading, field)) for field in wanted} == wanted


def test_the_bytes_are_known_by_their_hash() -> None:
    raw = sample("plain-invoice.xml")
    assert read_invoice(raw).sha256 == sha256(raw).hexdigest()


def test_the_parties_are_read_whole() -> None:
    supplier = invoice().supplier
    assert (supplier.name, supplier.kvk, supplier.vat) == (
        "Fietswerk De Ketting B.V.",
        "90001237",
        "NL800000006B01",
    )
    assert (supplier.street, supplier.postal_code, supplier.city, supplier.country) == (
        "Spaakweg 12",
        "3512 AB",
        "Utrecht",
        "NL",
    )
    assert supplier.endpoint == "0106:90001237"
    customer = invoice().customer
    assert customer.other_ids == ("D-1042",)
    assert customer.email == "boekhouding@hethoekje.example"


def test_a_consumer_has_no_numbers() -> None:
    customer = read_invoice(sample("consumer-invoice.xml")).customer
    assert (customer.kvk, customer.oin, customer.vat, customer.other_ids) == (None, None, None, ())


def test_a_public_body_goes_by_its_oin() -> None:
    supplier = read_invoice(sample("due-in-payment-means.xml")).supplier
    assert (supplier.oin, supplier.kvk) == ("00000001900023560000", None)


def test_the_kind_of_a_reading_is_the_kind_of_the_document() -> None:
    assert refused(sample("us-dollar.xml")).reading.kind is DocumentKind.INVOICE


def _plain(document: InvoiceDocument, field: str) -> object:
    match field:
        case "references":
            return [[ref.number, _json(ref.issued_on)] for ref in document.references]
        case "payment":
            return [
                {"iban": one.iban, "reference": one.reference, "amount": one.amount}
                for one in document.payment
            ]
        case "lines":
            return [line.amount for line in document.lines]
        case "warnings":
            return len(document.warnings)
        case _:
            return _json(getattr(document, field))


def _json(found: object) -> object:
    return found if isinstance(found, int | str | None) else str(found)
