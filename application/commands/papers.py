"""Laying a paper with a claim: what shows the contract, its terms, or that it was delivered."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import ClassVar, Final
from uuid import UUID

from pydantic import Field

from adapters.pdf_pages import UNSHOWN, require_pages
from application.commands.fields import File
from application.commands.kinds import OnClaim
from application.house import House
from domain.application import Session, stream_of_claim
from domain.claim import papers
from domain.claim.events import PaperForm, PaperKind
from domain.claim.refusals import require_not_after
from domain.errors import Refusal

_STARTS: Final[Mapping[bytes, PaperForm]] = {
    b"%PDF-": PaperForm.PDF,
    b"\x89PNG\r\n\x1a\n": PaperForm.PNG,
    b"\xff\xd8\xff": PaperForm.JPEG,
}


class AttachPaper(OnClaim):
    """Lay a paper with a claim: its contract, general terms, proof of delivery; it goes along."""

    NAME: ClassVar[str] = "paper"
    PATH: ClassVar[str] = "papers"
    TAG: ClassVar[str] = "hand-over"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "paper.known_otherwise",
        "paper.too_many",
        "paper.unreadable",
        *UNSHOWN,
    )

    kind: PaperKind
    content: File = Field(description="the paper: a PDF, or a picture of it (PNG, JPEG)")
    dated: date | None = Field(default=None, description="the day that stands on it")

    def said(self) -> str:
        """The digest stands for the file."""
        return f"{self.kind}:{self.dated}:{sha256(self.content).hexdigest()}"

    def record(self, session: Session, about: UUID, house: House) -> None:
        """The archive has the file, under the debtor's key, before the fact names it."""
        claim = session.claim(about)
        if self.dated:
            require_not_after(self.dated, today=session.today, what="day of the paper")
        facts = papers.attach_paper(
            claim,
            kind=self.kind,
            sha256=sha256(self.content).hexdigest(),
            form=form_of(self.content),
            dated=self.dated,
        )
        if facts:
            assert claim.debtor_id is not None
            house.archive.put(self.content, subject=claim.debtor_id)
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def form_of(content: bytes) -> PaperForm:
    """What a file is by its own first bytes; raises Refusal ``paper.unreadable``."""
    for start, form in _STARTS.items():
        if content.startswith(start):
            if form is PaperForm.PDF:
                require_pages(content)
            return form
    raise Refusal(
        "paper.unreadable",
        "The file is no PDF, PNG or JPEG.",
        way_out="Print it to PDF, or make a picture of it.",
    )
