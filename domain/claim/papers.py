"""Papers laid with a claim: what is known of them, and that none is laid there twice."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from domain.claim.events import ClaimFact, PaperAttached, PaperForm, PaperKind
from domain.claim.refusals import require_opened
from domain.claim.remembered import KnownPaper
from domain.claim.state import Claim
from domain.errors import Refusal

MOST_PAPERS: Final = 100
"""Of one claim; a dossier is read by people."""

SHOW_TERMS: Final = frozenset({PaperKind.CONTRACT, PaperKind.GENERAL_TERMS, PaperKind.ACCEPTANCE})
"""What shows on which terms a debtor owes."""


def attach_paper(
    claim: Claim,
    *,
    kind: PaperKind,
    sha256: str,
    form: PaperForm,
    dated: date | None = None,
) -> list[ClaimFact]:
    """Lay a paper with a claim, also with one that ended or lies elsewhere; a repeat is no news.

    Raises Refusal ``paper.known_otherwise`` for the same file as another kind or of another day,
    ``paper.too_many`` beyond a hundred.
    """
    require_opened(claim)
    told = KnownPaper(sha256, kind, form, dated)
    for known in claim.papers:
        if known.sha256 == sha256:
            return _repeat(claim, known, told)
    if len(claim.papers) >= MOST_PAPERS:
        raise Refusal(
            "paper.too_many",
            f"Claim {claim.invoice_number} has {MOST_PAPERS} papers already.",
            way_out="Put several into one PDF, or take one back as an error.",
            values={"invoice": claim.invoice_number, "most": MOST_PAPERS},
        )
    return [PaperAttached(kind=kind, document_sha256=sha256, form=form, dated=dated)]


def shows_terms(papers: Iterable[KnownPaper]) -> bool:
    """Whether one of them shows what was agreed."""
    return any(one.kind in SHOW_TERMS for one in papers)


def _repeat(claim: Claim, known: KnownPaper, told: KnownPaper) -> list[ClaimFact]:
    if known == told:
        return []
    raise Refusal(
        "paper.known_otherwise",
        f"This file is there already with claim {claim.invoice_number}, as another kind of paper"
        " or with another day.",
        way_out="Take that one back as an error first.",
        values={"invoice": claim.invoice_number},
    )
