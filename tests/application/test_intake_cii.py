"""One invoice that comes as UBL, as CII and within a PDF is one claim."""

from datetime import date

import pytest

from adapters.invoice_files import InvoiceSource
from application.house import House
from application.intake.documents import Result
from tests.adapters.test_cii import cii, pdf
from tests.application.houses import (
    CREDIT,
    PLAIN,
    HousePlace,
    claim_from,
    one,
    source,
    take_in,
)

LATE = date(2026, 11, 20)
AS_CII = InvoiceSource("plain.cii.xml", cii())
AS_PDF = InvoiceSource("plain.pdf", pdf(("factur-x.xml", cii())))
FORMS = {"ubl": source(PLAIN), "cii": AS_CII, "pdf": AS_PDF}


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(LATE)
    return place.open()


def test_an_invoice_that_came_as_pdf_goes_along_as_pdf(house: House) -> None:
    for form, ending in (("pdf", "pdf"), ("cii", "pdf"), ("ubl", "pdf")):
        [outcome] = take_in(house, FORMS[form])
        assert outcome.claim is not None
        claim = house.collections.claim(outcome.claim)
        assert claim.document_form.value == ending
        assert claim.document_sha256 is not None
        assert house.archive.get(claim.document_sha256) == FORMS["pdf"].content


@pytest.mark.parametrize("first", FORMS)
@pytest.mark.parametrize("second", FORMS)
def test_the_same_invoice_in_another_form_is_the_same_claim(
    house: House, first: str, second: str
) -> None:
    [opened] = take_in(house, FORMS[first])
    [again] = take_in(house, FORMS[second])
    assert (opened.outcome, again.outcome) == (Result.IMPORTED, Result.KNOWN), again.reason
    assert again.claim == opened.claim


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("DuePayableAmount>240.06", "DuePayableAmount>240.07"), "amount: 240.06 there"),
        ((">20260401<", ">20260402<"), "due on: 2026-04-01 there"),
        (("NL91ABNA0417164300", "NL20INGB0001234567"), "accounts or references"),
        (("<ram:Name>Koffiehuis Het Hoekje", "<ram:Name>Koffiehuis De Hoek"), "the customer"),
        (("NL800000006B01", "NL800000031B01"), "the supplier's details"),
    ],
)
def test_another_form_that_says_something_else_that_matters_is_other_content(
    house: House, change: tuple[str, str], said: str
) -> None:
    claim_from(house, PLAIN)
    changed = InvoiceSource("changed.xml", cii("plain-invoice.xml", change))
    [outcome] = take_in(house, changed)
    assert outcome.outcome is Result.REFUSED
    assert outcome.code == "invoice.number_used"
    assert said in outcome.reason


def test_what_only_one_form_says_is_no_difference(house: House) -> None:
    claim_from(house, PLAIN)
    other = cii("plain-invoice.xml", ("Remblokken", "Remblokken voor"), ("PO-77", "PO 77"))
    [outcome] = take_in(house, InvoiceSource("other.xml", other))
    assert outcome.outcome is Result.KNOWN


def test_a_credit_note_in_cii_finds_its_invoice_in_ubl_and_counts_once(house: House) -> None:
    claim = claim_from(house, PLAIN)
    note = InvoiceSource("note.xml", cii("credit-note.xml"))
    [credited] = take_in(house, note)
    assert (credited.outcome, credited.claim) == (Result.CREDITED, claim)
    assert one(house, CREDIT).outcome is Result.KNOWN


def test_a_dry_run_says_the_same_of_both_forms(house: House) -> None:
    outcomes = take_in(house, FORMS["ubl"], FORMS["cii"], dry_run=True)
    assert [one.outcome for one in outcomes] == [Result.IMPORTED, Result.KNOWN]
