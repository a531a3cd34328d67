"""The report of a fixed history in which every obligation stands with what may be found of it.

``python -m tests.application.compliance.golden_every`` writes the report anew, as that of
``golden``. The history beside it, lives once told by the oracle, is never written again: what is
added goes behind it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import orjson

from application.compliance.asked import ComplianceAsked
from application.compliance.judged import judged
from domain.claim.events import (
    Channel,
    ClaimDisputed,
    CollectionCostsCharged,
    ComplaintAnswered,
    ComplaintReceived,
    DisputeAnswered,
    VatDueAgainDeclared,
    VatReliefDeclared,
)
from domain.compliance.assessment import Span
from domain.compliance.case_file import Around, CaseFile
from domain.debtor.events import BankruptcyDeclared, ClaimOpenedForDebtor
from domain.facts import Point, StreamKind
from domain.law.default import TermBasis
from domain.parties import Capacity
from tests.application.compliance.golden import report_over
from tests.domain.compliance.deeds import called, handed, reminder
from tests.domain.compliance.life import Life
from tests.domain.story import CREDITOR, DEBTOR, invoice_sent, paid
from tests.oracle.plain import Past, PlainFact
from tests.oracle.recorded import recorded

EVERY: Final = Path(__file__).parent / "golden" / "every"
HISTORY: Final = EVERY / "history.jsonl"
KEPT_FILES: Final = ("report.json", "report.sha256")
PERIOD: Final = Span(date(2012, 7, 1), date(2033, 12, 31))
_OLDER: Final = UUID("01900000-0000-7000-8000-000000000004")
_TAXED: Final = UUID("01900000-0000-7000-8000-000000000005")
_OF_ANOTHER: Final = UUID("01900000-0000-7000-8000-000000000006")
_HIS_OWN: Final = UUID("01900000-0000-7000-8000-000000000007")
_POSITION: Final = 10_000
"""Behind all of it."""


def unproven() -> Life:
    """A claim on a business of which much cannot be shown: by a plan that nobody has."""
    begun = date(2026, 1, 1)
    invoice = invoice_sent(basis=TermBasis.CONTRACT).model_copy(update={"plan": "gone@9"})
    told = Life(Capacity.COMPANY).claim(invoice, on=begun)
    told.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=_OLDER), on=begun)
    older = invoice_sent(basis=TermBasis.CONTRACT, due_on=date(2026, 1, 30))
    told.put(StreamKind.CLAIM, _OLDER, older, on=begun)
    told.claim(ClaimDisputed(amount=100_00, ground="quality"), on=date(2026, 2, 2))
    told.claim(DisputeAnswered(disputed_version=2), on=date(2026, 4, 1))
    told.claim(CollectionCostsCharged(amount=900_00, base=900_00), on=date(2026, 4, 2))
    told.claim(paid(100_00, on=date(2026, 4, 3)), on=date(2026, 4, 3))
    told.claim(reminder(), on=date(2026, 4, 5))
    told.debtor(BankruptcyDeclared(declared_on=date(2026, 5, 1)), on=date(2026, 5, 1))
    return told.claim(called(), on=date(2026, 5, 4))


def told_the_tax_office() -> Life:
    """A claim whose VAT was asked back; of two payments since one was paid again of."""
    begun, told = date(2026, 1, 1), Life(Capacity.COMPANY)
    invoice = invoice_sent(principal=1_210_00).model_copy(update={"vat": 210_00})
    told.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=_TAXED), on=begun)
    told.put(StreamKind.CLAIM, _TAXED, invoice, on=begun)
    relief = date(2027, 1, 31)
    asked = VatReliefDeclared(period="2027-Q1", as_of=relief, unpaid=1_210_00, vat=210_00)
    told.put(StreamKind.CLAIM, _TAXED, asked, on=date(2027, 4, 20))
    for number, day in enumerate((date(2027, 5, 1), date(2027, 6, 1))):
        money = paid(121_00, on=day, payment_id=f"P-{number}")
        told.put(StreamKind.CLAIM, _TAXED, money, on=day)
    again = VatDueAgainDeclared(period="2027-Q2", vat=21_00)
    return told.put(StreamKind.CLAIM, _TAXED, again, on=date(2027, 7, 20))


def of_another() -> Life:
    """A claim that is collected for somebody else: called on a Sunday, complaints not answered."""
    begun, told = date(2026, 1, 1), Life(Capacity.SOLE_TRADER, for_others=True)
    told.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=_OF_ANOTHER), on=begun)
    told.put(StreamKind.CLAIM, _OF_ANOTHER, invoice_sent(), on=begun)
    return _treated(told, _OF_ANOTHER)


def of_his_own() -> Life:
    """The same done on a claim of the creditor's own, that goes to a party without its invoice."""
    begun, told = date(2026, 1, 1), Life(Capacity.COMPANY)
    told.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=_HIS_OWN), on=begun)
    bare = invoice_sent().model_copy(update={"document_sha256": None})
    told.put(StreamKind.CLAIM, _HIS_OWN, bare, on=begun)
    _treated(told, _HIS_OWN)
    return told.put(StreamKind.CLAIM, _HIS_OWN, handed(), on=date(2026, 4, 20))


def _treated(told: Life, claim: UUID) -> Life:
    """Somebody calls on a Sunday and on a Monday; of two complaints one is never confirmed."""
    for day in (date(2026, 3, 1), date(2026, 3, 2)):
        told.put(StreamKind.CLAIM, claim, called(), on=day)
    came = date(2026, 3, 3)
    for _ in range(2):
        complaint = ComplaintReceived(ground="tone", channel=Channel.EMAIL, received_on=came)
        told.put(StreamKind.CLAIM, claim, complaint, on=came)
    confirmed = ComplaintAnswered(
        received_version=len(told.streams[claim]),
        channel=Channel.EMAIL,
        answered_on=came,
        closes=False,
    )
    return told.put(StreamKind.CLAIM, claim, confirmed, on=came)


def history() -> Iterator[Past]:
    """The lives that are kept, each around one debtor."""
    for line in HISTORY.read_bytes().splitlines():
        told = orjson.loads(line)
        facts = [PlainFact(**{**one, **_days(one)}) for one in told["facts"]]
        yield Past(log=told["log"], facts=facts, today=PERIOD.last)


def _days(one: dict[str, Any]) -> dict[str, date]:
    return {"on": date.fromisoformat(one["on"]), "at": datetime.fromisoformat(one["at"])}


@contextmanager
def report_of_every() -> Iterator[Path]:
    """The folder of its report, made now."""
    asked = ComplianceAsked(PERIOD, Point(_POSITION, PERIOD.last), (CREDITOR,))
    found = [judged(one, PERIOD) for one in _files(asked.at)]
    claims = sorted((one for one in found if one), key=lambda one: str(one["id"]))
    with report_over(asked, claims) as folder:
        yield folder


def _files(at: Point) -> Iterator[CaseFile]:
    yield unproven().file(at=at)
    yield told_the_tax_office().file(at=at, claim=_TAXED)
    yield of_another().file(at=at, claim=_OF_ANOTHER)
    yield of_his_own().file(at=at, claim=_HIS_OWN)
    for past in history():
        around = Around(recorded(past.facts, past.log).streams)
        for claim in past.claims():
            yield CaseFile(UUID(claim), at, around)


def write() -> None:
    """Keep the report as it comes out now."""
    with report_of_every() as folder:
        for name in KEPT_FILES:
            (EVERY / name).write_bytes((folder / name).read_bytes())


if __name__ == "__main__":
    write()
