"""Public invoices that nobody here wrote: amount, due day, number and currency of every file."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from adapters.e_invoice import read_invoice
from adapters.ubl import InvoiceDocument, InvoiceRefused, PartialReading
from domain.money import cents_from
from tests.adapters.test_ubl_samples import EXPECTED, SAMPLES

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
IS_THERE = (SHARED / "facts.json").is_file()
CII = "CrossIndustryInvoice"


@dataclass(frozen=True)
class Case:
    path: Path
    amount: int | None
    due: str | None
    number: str | None
    currency: str | None
    facts: dict[str, Any]


def _one(found: Any) -> Any:
    """Give a fact as one text: facts of CII files are lists, of which the latest day counts."""
    return max(found, default=None) if isinstance(found, list) else found


def _dashed(day: str | None) -> str | None:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day and "-" not in day else day


def _public_cases() -> Iterator[Case]:
    for entry in json.loads((SHARED / "facts.json").read_text("utf-8")):
        if entry["kind"] == "ubl":
            facts = entry["facts"]
            is_cii = facts["root"] == CII
            yield Case(
                path=SHARED / "ubl" / entry["file"],
                amount=cents_from(_one(facts["payable"])),
                due=_dashed(_one(facts["due"])),
                number=None if is_cii else facts["id"],
                currency=_one(facts["ccy"]),
                facts=facts,
            )


def _own_cases() -> Iterator[Case]:
    for name, wanted in EXPECTED.items():
        yield Case(
            path=SAMPLES / name,
            amount=wanted.get("payable_as_read", wanted.get("amount")),
            due=wanted["due_on"],
            number=wanted["number"],
            currency=wanted["currency"],
            facts={"root": ""},
        )


CASES = list(_public_cases() if IS_THERE else _own_cases())
SAID = "" if IS_THERE else "OWN-SAMPLE-AS-PUBLIC-FILES-ARE-ABSENT:"
each_file = pytest.mark.parametrize("case", CASES, ids=[f"{SAID}{c.path.name}" for c in CASES])


def reading_of(path: Path) -> tuple[InvoiceDocument | None, PartialReading, str]:
    """Give the document where there is one, what was read in any case, and the outcome."""
    try:
        document = read_invoice(path.read_bytes())
    except InvoiceRefused as refusal:
        return None, refusal.reading, refusal.code
    reading = PartialReading(
        number=document.number,
        amount=document.payable_as_read,
        currency=document.currency,
        due_on=document.due_on,
        kind=document.kind,
    )
    return document, reading, document.kind.value


@each_file
def test_amount_due_day_and_number_are_those_of_the_facts(case: Case) -> None:
    _, reading, _ = reading_of(case.path)
    assert reading.amount == case.amount
    assert (reading.due_on.isoformat() if reading.due_on else None) == case.due
    if case.number is not None:
        assert reading.number == case.number
    if case.currency is not None:
        assert reading.currency == case.currency


@each_file
def test_the_number_of_a_cii_file_is_among_its_ids(case: Case) -> None:
    _, reading, _ = reading_of(case.path)
    if case.facts["root"] == CII:
        assert reading.number in case.facts["id"]
        assert "urn:" not in str(reading.number)


@each_file
def test_a_document_has_the_details_of_the_facts(case: Case) -> None:
    document, _, _ = reading_of(case.path)
    if document is None or not IS_THERE or case.facts["root"] == CII:
        return
    facts = case.facts
    accounts = [one for one in document.payment if one.account_text]
    assert document.payable == abs(document.payable_as_read) > 0
    assert document.issued_on.isoformat() == facts["issue"]
    assert document.type_code == facts["type"]
    assert [ref.number for ref in document.references] == facts["billref"]
    assert document.supplier.name == _flat(facts["seller"])
    assert document.customer.name == _flat(facts["buyer"])
    assert len(document.lines) == facts["lines"]
    assert [one.account_text for one in accounts] == facts["acct"]
    assert [one.iban is not None for one in accounts] == facts["iban_ok"]
    assert (document.terms_note is not None) == bool(facts["terms"])


@pytest.mark.skipif(not IS_THERE, reason=f"the public files are not in {SHARED}")
def test_the_outcomes_are_counted() -> None:
    assert Counter(reading_of(case.path)[2] for case in CASES) == {
        "invoice": 106,
        "credit_note": 10,
        "ubl.other_currency": 32,
        "ubl.zero": 1,
        "ubl.split": 4,
        "ubl.other_root": 2,
    }


@pytest.mark.skipif(not IS_THERE, reason=f"the public files are not in {SHARED}")
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("nl__SI-UBL-2.0_BR-NL-8_error_CN_not_381.xml", "credit_note"),
        ("josemmo__peppol-credit-note-example.xml", "credit_note"),
        ("peppol__base-negative-inv-correction.xml", "credit_note"),
        ("nl__SI-UBL-2.0_BR-NL-11_ok_negative_payment.xml", "credit_note"),
        ("nl__SI-UBL-2.0_BR-NL-7_ok_384.xml", "invoice"),
        ("nl__SI-UBL-2.0_BR-NL-7_error_invoicetypecode_string.xml", "invoice"),
        ("xrechnung__04.04a-INVOICE_ubl.xml", "invoice"),
        ("nl__si-ubl-2.0-ext-gaccount_ok_sample.xml", "invoice"),
        ("nl__si-ubl-2.0-ext-gaccount_error_one-paymentmeans.xml", "ubl.split"),
        ("oasis__UBL-Reminder-2.1-Example.xml", "ubl.other_root"),
        ("oasis__UBL-Invoice-2.0-Example-NS3.xml", "ubl.other_currency"),
    ],
)
def test_a_telling_file_has_its_outcome(name: str, outcome: str) -> None:
    assert reading_of(SHARED / "ubl" / name)[2] == outcome


@pytest.mark.skipif(not IS_THERE, reason=f"the public files are not in {SHARED}")
def test_the_public_g_account_sample_is_split_into_its_two_amounts() -> None:
    document, _, _ = reading_of(SHARED / "ubl" / "nl__si-ubl-2.0-ext-gaccount_ok_sample.xml")
    assert document is not None
    assert document.split
    assert [one.amount for one in document.payment] == [578_98, 193_00]


@each_file
def test_a_cii_document_has_the_details_of_the_facts(case: Case) -> None:
    document, _, _ = reading_of(case.path)
    if document is None or not IS_THERE or case.facts["root"] != CII:
        return
    facts = case.facts
    accounts = {one.account_text for one in document.payment if one.account_text}
    assert document.syntax == "cii"
    assert document.type_code == facts["type"][0]
    assert document.payable_as_read == cents_from(facts["payable"][0])
    assert document.tax_inclusive == cents_from(facts["grand"][0])
    assert document.prepaid == (cents_from(facts["prepaid"][0]) if facts["prepaid"] else None)
    assert accounts <= set(facts["acct"])
    assert {one.reference for one in document.payment} - {None} == set(facts["pid"])


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_it_is_said_when_the_public_files_are_absent() -> None:
    def names(cases: Iterable[Case]) -> set[Path]:
        return {case.path.parent for case in cases}

    assert names(_own_cases()) == {SAMPLES}
    assert bool(SAID) is (names(CASES) == {SAMPLES})
