"""Papers that are laid with a claim beside its invoice."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from domain.facts import Fact, Sha256


class PaperKind(StrEnum):
    """What a paper shows."""

    CONTRACT = "contract"
    GENERAL_TERMS = "general_terms"
    ACCEPTANCE = "acceptance"
    """That contract or general terms were accepted (BW 6:231-234)."""
    ORDER = "order"
    PROOF_OF_DELIVERY = "proof_of_delivery"
    CORRESPONDENCE = "correspondence"
    OTHER = "other"


class PaperForm(StrEnum):
    """In what form a paper is kept; it ends the name of its file."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpg"


class PaperAttached(Fact):
    """A paper was laid with the claim: contract, general terms, proof of delivery."""

    TOPIC: ClassVar[str] = "claim.paper_attached"

    kind: PaperKind
    document_sha256: Sha256
    form: PaperForm
    dated: date | None = None
    """The day that stands on it, where one was told."""
