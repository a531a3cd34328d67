"""The dossier of a claim is kept two years after it closed (Bki art. 5.1).

Where the Bki binds nobody the invoice may lie elsewhere: that it is not here breaks no law.
Facts are never deleted; whether what is sealed in them and the documents can still be opened is
no fact: that is what the check of the store shows (`vordering fsck`).
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.claim.events import (
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    HandedOver,
    InvoiceDocumentAttached,
    InvoiceSent,
)
from domain.claim.state import Ending
from domain.compliance.bound_then import as_bound, bound_then
from domain.compliance.case_file import CaseFile
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.facts import Recorded

YEARS: Final = 2
_OWN: Final = {"kept_without_an_invoice": "invoice_not_kept_here"}
"""What is said instead of whom the Bki does not bind."""
_CLOSES: Final = (ClaimSettled, ClaimWithdrawn, ClaimWrittenOff, HandedOver)


def _judge(file: CaseFile) -> Iterator[Ruling]:
    if file.claim.ending is Ending.NONE:
        return
    for one in _closed(file)[-1:]:
        on = one.effective_on
        until = _years_after(on)
        titles = [title for title in file.of(InvoiceSent, InvoiceDocumentAttached) if _shows(title)]
        reason = "kept_with_its_invoice" if titles else "kept_without_an_invoice"
        ruling = found(reason, on, *titles, one, closed_on=on, keep_until=until)
        binds = bound_then(file, file.known_before(one))
        if said := as_bound(ruling, _OWN, binds=binds):
            yield said


def _closed(file: CaseFile) -> list[Recorded]:
    """What closed it and stands: of a claim that lives again only that a party has it, if it has.

    Who paid the party and had the money taken back leaves the claim with the party.
    """
    again = max((one.position for one in file.of(ClaimReopened)), default=0)
    closed = file.of(*_CLOSES)
    return [one for one in closed if isinstance(one.fact, HandedOver) or one.position > again]


def _shows(title: Recorded) -> bool:
    return bool(getattr(title.fact, "document_sha256", None))


def _years_after(day: date) -> date:
    """The same day two years later; the 28th where there is no 29 February."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + YEARS, day=28 if leap else day.day)


RETENTION: Final = Obligation(
    code="retention",
    article="Bki art. 5.1",
    source="Besluit kwaliteit incassodienstverlening, Stb. 2024, 44",
    since=date(2024, 4, 1),
    gravity=Gravity.BREACH,
    reasons={
        "kept_with_its_invoice": Compliance.FULFILLED,
        "kept_without_an_invoice": Compliance.VIOLATED,
        "invoice_not_kept_here": Compliance.NOT_APPLICABLE,
    },
    judge=_judge,
)
