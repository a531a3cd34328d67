"""The dossier of a claim that closed is kept for two years (Bki art. 5.1)."""

from datetime import date

from domain.claim.events import (
    ClaimReopened,
    ClaimSettled,
    InvoiceDocumentAttached,
    InvoiceForm,
    InvoiceSent,
)
from domain.compliance.obligation import Compliance
from domain.compliance.retention import RETENTION
from domain.creditor.events import TermsChanged
from domain.parties import Capacity
from tests.domain.compliance.deeds import OPENED, handed
from tests.domain.compliance.life import Life
from tests.domain.story import DOCUMENT, invoice_sent

SETTLED = ClaimSettled(ground="paid")
WITHOUT_INVOICE = invoice_sent().model_copy(update={"document_sha256": None})


def of_others(invoice: InvoiceSent, capacity: Capacity = Capacity.CONSUMER) -> Life:
    """A claim of somebody who collects for others."""
    return Life(capacity, for_others=True).claim(invoice, on=OPENED)


def opened() -> Life:
    """One with its invoice."""
    return of_others(invoice_sent())


def test_a_claim_that_closed_names_its_invoice_and_until_when_it_is_kept() -> None:
    for closed, until in (
        (date(2026, 2, 9), date(2028, 2, 9)),
        (date(2028, 2, 29), date(2030, 2, 28)),
    ):
        (ruling,) = opened().claim(SETTLED, on=closed).held_to(RETENTION).rulings
        assert ruling.reason == "kept_with_its_invoice"
        assert ruling.values == {"closed_on": closed, "keep_until": until}
    assert "kept_with_its_invoice" in opened().claim(handed(), on=closed).reasons(RETENTION)


def test_who_collects_for_others_from_a_person_broke_it_without_an_invoice_and_nobody_else() -> (
    None
):
    for person in (Capacity.CONSUMER, Capacity.SOLE_TRADER, Capacity.UNKNOWN):
        life = of_others(WITHOUT_INVOICE, person).claim(SETTLED, on=OPENED)
        assert life.reasons(RETENTION) == ["kept_without_an_invoice"]
    company = of_others(WITHOUT_INVOICE, Capacity.COMPANY).claim(SETTLED, on=OPENED)
    own = Life().claim(WITHOUT_INVOICE, on=OPENED).claim(SETTLED, on=OPENED)
    began = Life().creditor(TermsChanged(collects_for_others=False), on=OPENED)
    began.claim(WITHOUT_INVOICE, on=OPENED).claim(SETTLED, on=OPENED)
    began.creditor(TermsChanged(collects_for_others=True), on=OPENED)
    for life in (company, own, began):
        assert life.reasons(RETENTION) == ["invoice_not_kept_here"]
        assert life.held_to(RETENTION).verdict is Compliance.NOT_APPLICABLE


def test_where_nobody_is_bound_nothing_is_said_of_a_dossier_that_is_whole() -> None:
    assert not Life().claim(invoice_sent(), SETTLED, on=OPENED).reasons(RETENTION)
    company = of_others(invoice_sent(), Capacity.COMPANY).claim(SETTLED, on=OPENED)
    assert not company.reasons(RETENTION)


def test_an_invoice_that_was_laid_with_the_claim_later_is_one() -> None:
    attached = InvoiceDocumentAttached(document_sha256=DOCUMENT, form=InvoiceForm.PDF)
    life = of_others(WITHOUT_INVOICE).claim(attached, SETTLED, on=OPENED)
    assert life.reasons(RETENTION) == ["kept_with_its_invoice"]


def test_a_claim_that_lives_is_not_closed() -> None:
    assert not opened().reasons(RETENTION)
    again = opened().claim(SETTLED, ClaimReopened(why="error"), on=OPENED)
    assert not again.reasons(RETENTION)


def test_who_paid_the_party_and_took_it_back_leaves_the_claim_where_it_was_closed() -> None:
    gone, paid, back = date(2026, 2, 9), date(2026, 3, 9), date(2026, 4, 9)
    life = opened().claim(handed(), on=gone).claim(SETTLED, on=paid)
    life.claim(ClaimReopened(why="payment reversed", new_round=False), on=back)
    (ruling,) = life.held_to(RETENTION).rulings
    assert ruling.values["closed_on"] == gone
