"""The papers that lie beside a dossier: invoices, letters that went out, signed plans, filings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from application.documents import KeptKind, documents_of
from application.dossier_paper import DossierPaper
from application.house import House
from application.readable_invoices import invoice_papers
from domain.case import Case
from domain.claim.events import InvoiceForm
from domain.claim.state import Claim
from domain.days import as_dutch_day
from domain.sealing import Erased


@dataclass(frozen=True, slots=True)
class _Named:
    """A paper as the facts name it, by its hash."""

    name: str
    what: str
    sha256: str
    invoice: bool = False
    """It is an invoice; where it is XML, one that people can read goes with it."""


def papers_of(house: House, cases: Sequence[Case]) -> Iterator[DossierPaper]:
    """Read each from the archive, one of several claims once. Raises StoreError where one is lost.

    Of several claims the names of what is of one alone begin with its place among them.
    """
    for one in {paper.name: paper for paper in _of_each(house, cases)}.values():
        content = house.archive.get(one.sha256)
        yield DossierPaper(one.name, one.what, one.sha256, content)
        if one.invoice and not isinstance(content, Erased):
            yield from invoice_papers(content, of=one.name, specimen=house.sandbox)


def _of_each(house: House, cases: Sequence[Case]) -> Iterator[_Named]:
    for place, case in enumerate(cases, start=1):
        number = case.claim.invoice_number
        for one in _of_claim(house, case):
            if len(cases) == 1:
                yield one
            else:
                yield replace(one, name=f"{place}-{one.name}", what=f"{number}: {one.what}")
        yield from _shared(house, case)


def _of_claim(house: House, case: Case) -> Iterator[_Named]:
    """The papers that are of one claim alone."""
    claim = case.claim
    if claim.document_sha256:
        name = f"factuur.{claim.document_form.value}"
        yield _Named(name, "de factuur", claim.document_sha256, invoice=True)
    yield from _laid(house, claim)
    for kept in documents_of(house, claim.id):
        if kept.kind is KeptKind.INVOICE_AGAIN:
            name = f"factuur-opnieuw-{kept.sha256[:8]}.{_form(house, kept.sha256)}"
            what = (
                f"de factuur zoals zij op {as_dutch_day(kept.since)} opnieuw kwam, met meer betaald"
            )
            yield _Named(name, what, kept.sha256, invoice=True)


def _shared(house: House, case: Case) -> Iterator[_Named]:
    """Letters, signed plans and filings: each may be about several claims of the debtor."""
    for letter in sorted(case.letters.values(), key=lambda one: (one.sent_on or date.max, one.id)):
        if letter.sent_on and letter.order:
            said = house.in_dutch.value(letter.order.letter_kind.value, "LetterKind").lower()
            name = f"{letter.sent_on}-{_as_name(said)}-{str(letter.id)[:8]}.pdf"
            what = f"brief van {as_dutch_day(letter.sent_on)} ({said})"
            yield _Named(name, what, letter.document_sha256)
    for kept in documents_of(house, case.claim.id):
        day, mark = as_dutch_day(kept.since), kept.sha256[:8]
        match kept.kind:
            case KeptKind.PAYMENT_PLAN:
                what = f"ondertekende betalingsregeling van {day}"
                yield _Named(f"{kept.since}-betalingsregeling-{mark}.pdf", what, kept.sha256)
            case KeptKind.SUBMISSION:
                what = f"indiening van {day} bij curator, bewindvoerder of vereffenaar"
                yield _Named(f"{kept.since}-indiening-{mark}.pdf", what, kept.sha256)
            case _:
                pass


def _laid(house: House, claim: Claim) -> Iterator[_Named]:
    """What was laid with the claim beside its invoice."""
    for one in claim.papers:
        said = house.in_dutch.value(one.kind.value, "PaperKind").lower()
        name = f"stuk-{_as_name(said)}-{one.sha256[:8]}.{one.form.value}"
        dated = f" van {as_dutch_day(one.dated)}" if one.dated else ""
        yield _Named(name, f"{said}{dated}", one.sha256)


def _as_name(said: str) -> str:
    """Words as a part of a file's name: plain letters and digits."""
    return "-".join(re.findall(r"[a-z0-9]+", said))


def _form(house: House, digest: str) -> str:
    content = house.archive.get(digest)
    is_pdf = not isinstance(content, Erased) and content.startswith(b"%PDF-")
    return (InvoiceForm.PDF if is_pdf else InvoiceForm.XML).value
