"""Mail about a claim that came in: what is asked stands still until a person has looked."""

from datetime import date
from uuid import UUID

from domain.claim.events import ClaimFact, MailReceived, Mark, Source
from domain.claim.marks import place_mark
from domain.claim.state import Claim
from domain.sealing import Sealed


def receive_mail(
    claim: Claim,
    *,
    letter_id: UUID,
    sha256: str,
    text: str,
    files: int,
    by_machine: bool,
    received_on: date,
) -> list[ClaimFact]:
    """Record an answer to a letter; known already: nothing.

    One of a person stops the letters until somebody has looked (``Mark.ANSWER_BY_MAIL``), also
    where he looked at an earlier one; one of a machine stops nothing.
    """
    if not claim.opened or sha256 in claim.mails:
        return []
    received = MailReceived(
        letter_id=letter_id,
        document_sha256=sha256,
        by_machine=by_machine,
        files=files,
        text=Sealed.of(text) if text else None,
        received_on=received_on,
    )
    source = Source(kind="mail", sha256=sha256)
    marked = [] if by_machine else place_mark(claim, Mark.ANSWER_BY_MAIL, source=source)
    return [received, *marked]
