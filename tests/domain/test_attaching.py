"""A letter says that an invoice is attached only where it really goes along."""

from datetime import date

import pytest

from domain.claim.events import (
    HandOverPrepared,
    InvoiceDocumentAttached,
    InvoiceForm,
    PartyKind,
)
from domain.dunning.plan.document import PLANS
from domain.letter.order.content import compose
from domain.letter.order.decision import order_letter
from domain.parties import Address, ContactDetails
from tests.domain.story import Story, given, invoice_sent

MONDAY = date(2026, 2, 2)
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))
REMINDER = next(step for step in PLANS["four-steps@1"].step if step.id == "reminder")


def says_attached(story: Story) -> bool:
    step = REMINDER.model_copy(update={"attach_invoice": True})
    ordered = order_letter(story.case, step, today=MONDAY).ordered
    content = compose(
        story.case, ordered, contact=JANE, reference="B-1", dated=MONDAY, specimen=False
    )
    return content.attach_invoice


@pytest.mark.parametrize(("mailable", "said"), [(True, True), (False, False)])
def test_an_invoice_goes_along_by_mail_and_not_by_post(mailable: bool, said: bool) -> None:
    story = given(invoice_sent())
    story.mailable = mailable
    assert says_attached(story) == said


def test_an_invoice_that_was_typed_in_has_no_file_to_go_along() -> None:
    typed = invoice_sent().model_copy(update={"document_sha256": None})
    assert not says_attached(given(typed))


def test_an_invoice_that_is_laid_with_the_claim_is_missed_no_more_and_the_rest_still_is() -> None:
    both = ("the invoice itself", "an address of the debtor")
    prepared = HandOverPrepared(party="Incasso", party_kind=PartyKind.AGENCY, missing=both)
    attached = InvoiceDocumentAttached(document_sha256="a" * 64, form=InvoiceForm.PDF)
    assert given(invoice_sent(), prepared).claim.missing == both
    assert given(invoice_sent(), prepared, attached).claim.missing == both[1:]
