"""The dossier of a claim that closed is kept for two years (Bki art. 5.1)."""

from datetime import date

from domain.claim.events import ClaimReopened, ClaimSettled, InvoiceDocumentAttached, InvoiceForm
from domain.compliance.obligation import Compliance
from domain.compliance.retention import RETENTION
from domain.creditor.events import CreditorRegistered
from domain.facts import StreamKind
from tests.domain.compliance.deeds import OPENED, handed, opened
from tests.domain.compliance.life import PROFILE, Life
from tests.domain.story import CREDITOR, DOCUMENT, invoice_sent

SETTLED = ClaimSettled(ground="paid")
WITHOUT_INVOICE = invoice_sent().model_copy(update={"document_sha256": None})


def test_a_claim_that_closed_names_its_invoice_and_until_when_it_is_kept() -> None:
    for closed, until in (
        (date(2026, 2, 9), date(2028, 2, 9)),
        (date(2028, 2, 29), date(2030, 2, 28)),
    ):
        (ruling,) = opened().claim(SETTLED, on=closed).held_to(RETENTION).rulings
        assert ruling.reason == "kept_with_its_invoice"
        assert ruling.values == {"closed_on": closed, "keep_until": until}
    assert "kept_with_its_invoice" in opened().claim(handed(), on=closed).reasons(RETENTION)


def test_without_an_invoice_nobody_can_say_and_who_collects_for_others_broke_it() -> None:
    life = Life().claim(WITHOUT_INVOICE, on=OPENED).claim(SETTLED, on=OPENED)
    assert life.held_to(RETENTION).verdict is Compliance.NOT_PROVABLE
    assert life.reasons(RETENTION) == ["invoice_not_kept_here"]
    agency = CreditorRegistered(profile=PROFILE, collects_for_others=True)
    life.put(StreamKind.CREDITOR, CREDITOR, agency, on=OPENED)
    assert life.reasons(RETENTION) == ["kept_without_an_invoice"]


def test_an_invoice_that_was_laid_with_the_claim_later_is_one() -> None:
    attached = InvoiceDocumentAttached(document_sha256=DOCUMENT, form=InvoiceForm.PDF)
    life = Life().claim(WITHOUT_INVOICE, attached, on=OPENED).claim(SETTLED, on=OPENED)
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
