"""The papers that lie beside a dossier: the invoice, letters that went out, signed plans."""

from collections.abc import Iterator
from dataclasses import dataclass

from application.documents import KeptKind, documents_of
from application.house import House
from domain.case import Case
from domain.days import as_dutch_day
from domain.sealing import Erased


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """One of them; ``content`` is Erased where the key is gone under which it was kept."""

    name: str
    """Of its file."""
    what: str
    """In Dutch, as the dossier says it."""
    content: bytes | Erased


def papers_of(house: House, case: Case) -> Iterator[DossierPaper]:
    """Read each from the archive. Raises StoreError where one is damaged or missing."""
    for name, what, sha256 in _named(house, case):
        yield DossierPaper(name, what, house.archive.get(sha256))


def _named(house: House, case: Case) -> Iterator[tuple[str, str, str]]:
    claim = case.claim
    if claim.document_sha256:
        yield f"invoice.{claim.document_form.value}", "de factuur", claim.document_sha256
    for letter in case.letters.values():
        if letter.sent_on and letter.order:
            kind = letter.order.letter_kind.value
            name = f"{letter.sent_on}-{kind}-{str(letter.id)[:8]}.pdf"
            said = house.in_dutch.value(kind, "LetterKind").lower()
            what = f"brief van {as_dutch_day(letter.sent_on)} ({said})"
            yield name, what, letter.document_sha256
    for kept in documents_of(house, claim.id):
        if kept.kind is KeptKind.PAYMENT_PLAN:
            name = f"{kept.since}-payment-plan-{kept.sha256[:8]}.pdf"
            what = f"ondertekende betalingsregeling van {as_dutch_day(kept.since)}"
            yield name, what, kept.sha256
