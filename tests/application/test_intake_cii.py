"""One invoice that comes as UBL, as CII and within a PDF is one claim."""

from datetime import date

import pytest

from adapters.invoice_files import InvoiceSource
from application.house import House
from application.intake.documents import Result
from application.intake.placed_notes import source_of
from domain.claim.events import CreditNoteApplied
from domain.credit_note.state import require_parked
from domain.facts import StreamKind
from tests.adapters.test_cii import cii, pdf
from tests.application.houses import (
    CREDIT,
    PLAIN,
    HousePlace,
    claim_from,
    facts_of,
    one,
    source,
    take_in,
)

LATE = date(2026, 11, 20)
AS_CII = InvoiceSource("plain.cii.xml", cii())
AS_PDF = InvoiceSource("plain.pdf", pdf(("factur-x.xml", cii())))
NOTE_AS_CII = InvoiceSource("note.cii.xml", cii("credit-note.xml"))
NOTE_AS_PDF = InvoiceSource("note.pdf", pdf(("factur-x.xml", cii("credit-note.xml"))))
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


@pytest.mark.parametrize("form", ["ubl", "cii", "pdf"])
@pytest.mark.parametrize("kept", [True, False])
def test_a_note_that_waited_says_what_it_was(house: House, form: str, kept: bool) -> None:
    """Also one that was parked before this was kept: its document is read again."""
    note = {"ubl": source(CREDIT), "cii": NOTE_AS_CII, "pdf": NOTE_AS_PDF}[form]
    [outcome] = take_in(house, note)
    assert outcome.outcome is Result.PARKED
    [waiting] = house.store.streams(StreamKind.CREDIT_NOTE)
    parked = require_parked(house.collections.credit_note(waiting))
    assert parked.source == form
    if not kept:
        older = parked.model_copy(update={"source": ""})
        assert source_of(house, older).kind == form
        return
    claim = claim_from(house, PLAIN)
    [applied] = [one for one in facts_of(house, claim) if isinstance(one, CreditNoteApplied)]
    assert applied.source is not None
    assert applied.source.kind == form
