"""The invoice of a claim that was opened by hand: without it nothing is handed over."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from application.intake.documents import Result
from application.queries.claims import claim_out, see
from application.queries.hand_over import hand_over_out
from application.queries.lists import whole_work_list
from application.views import views_of
from domain.claim.events import InvoiceForm
from domain.claim.opening import Invoice
from domain.errors import Refusal
from domain.ids import claim_id
from tests.adapters.test_ubl_samples import sample
from tests.api.webs import browsing
from tests.application.houses import (
    CONSUMER,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    one,
    run_on,
    run_until,
)
from tests.asking import attach_invoice, open_by_hand
from tests.pdfs import one_page

PDF = one_page()
GONE = date(2026, 4, 22)
"""A day on which the plan would hand the sample consumer's claims over."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def by_hand(house: House) -> UUID:
    """Give a claim without a document, of a debtor who has another one."""
    case = case_of(house, claim_from(house, CONSUMER, NO_MAIL))
    invoice = Invoice(
        number="2026-0177", principal=50_00, issued_on=date(2026, 3, 3), due_on=date(2026, 3, 17)
    )
    open_by_hand(
        house, by=by(), creditor_id=case.creditor.id, debtor=case.debtor.id, invoice=invoice
    )
    return claim_id(case.creditor.id, invoice.number)


def holds_the_invoice(house: House, claim: UUID) -> bool:
    return {item.code: item.found for item in hand_over_out(house, claim).items}["invoice.document"]


def test_what_a_dossier_lacks_can_be_added_once(house: House, by_hand: UUID) -> None:
    assert not holds_the_invoice(house, by_hand)
    attach_invoice(house, by_hand, by=by(), content=PDF)
    assert holds_the_invoice(house, by_hand)
    claim = case_of(house, by_hand).claim
    assert claim.document_form is InvoiceForm.PDF
    assert house.archive.get(claim.document_sha256 or "") == PDF
    version = claim.version
    attach_invoice(house, by_hand, by=by(), content=PDF)
    assert case_of(house, by_hand).claim.version == version


def test_an_invoice_that_is_there_is_not_replaced(house: House, by_hand: UUID) -> None:
    attach_invoice(house, by_hand, by=by(), content=sample(CONSUMER))
    assert case_of(house, by_hand).claim.document_form is InvoiceForm.XML
    with pytest.raises(Refusal) as refused:
        attach_invoice(house, by_hand, by=by(), content=PDF)
    assert refused.value.code == "document.there"


def test_what_is_neither_pdf_nor_an_e_invoice_is_refused(house: House, by_hand: UUID) -> None:
    with pytest.raises(Refusal) as refused:
        attach_invoice(house, by_hand, by=by(), content=b"<html>")
    assert refused.value.code == "document.unreadable"
    assert not holds_the_invoice(house, by_hand)


def test_an_e_invoice_under_the_number_of_a_claim_with_a_pdf_is_refused_with_a_reason(
    house: House, by_hand: UUID
) -> None:
    attach_invoice(house, by_hand, by=by(), content=PDF)
    outcome = one(house, CONSUMER, NO_MAIL, ("2026-0118", "2026-0177"))
    assert outcome.outcome is Result.REFUSED


def test_a_document_comes_in_over_http(house: House, by_hand: UUID) -> None:
    with browsing(house) as web:
        answer = web.client.post(
            f"/v1/claims/{by_hand}/invoice-document",
            content=PDF,
            headers={"Idempotency-Key": "k-1", "Content-Type": "application/octet-stream"},
        )
        assert answer.status_code == 200, answer.text
    assert holds_the_invoice(house, by_hand)


def test_a_hand_over_that_waits_says_for_what_and_is_promised_to_no_run(
    place: HousePlace, house: House, by_hand: UUID
) -> None:
    run_until(place, house, date(2026, 3, 18), GONE)
    coming = claim_out(house, see(house, by_hand)).next
    assert (coming.turn, coming.what, coming.why) == (
        "ask",
        "complete_dossier",
        "the invoice itself",
    )
    with views_of(house) as views:
        views.catch_up()
        [task] = whole_work_list(views, GONE, task="complete_dossier")
    assert (task.claim, task.since, task.step) == (by_hand, coming.on, coming.step)
    attach_invoice(house, by_hand, by=by(), content=PDF)
    assert claim_out(house, see(house, by_hand)).next.turn == "do"
    assert "handed_over" in [line.what for line in run_on(place, house, GONE).lines]
