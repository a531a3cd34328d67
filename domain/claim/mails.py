"""Mail about a claim that came in: what is asked stands still until a person has looked."""

from datetime import date
from uuid import UUID

from domain.claim.events import (
    ClaimFact,
    MailMayConcern,
    MailReceived,
    MailWhoseKnown,
    Mark,
    Source,
)
from domain.claim.marks import end_mark, place_mark
from domain.claim.state import Claim
from domain.sealing import Sealed


def receive_mail(
    claim: Claim,
    *,
    letter_id: UUID | None,
    mail_id: UUID,
    sha256: str,
    text: str,
    files: int,
    by_machine: bool,
    received_on: date,
) -> list[ClaimFact]:
    """Record a mail about a claim; known already: nothing.

    One of a person stops the letters until somebody has looked (``Mark.ANSWER_BY_MAIL``), also
    where he looked at an earlier one; one of a machine stops nothing.
    """
    if not claim.opened or sha256 in claim.mails:
        return []
    received = MailReceived(
        letter_id=letter_id,
        mail_id=mail_id,
        document_sha256=sha256,
        by_machine=by_machine,
        files=files,
        text=Sealed.of(text) if text else None,
        received_on=received_on,
    )
    source = Source(kind="mail", sha256=sha256)
    marked = [] if by_machine else place_mark(claim, Mark.ANSWER_BY_MAIL, source=source)
    return [received, *marked]


def hold_for_mail(claim: Claim, *, mail_id: UUID, sha256: str) -> list[ClaimFact]:
    """Let a claim wait until a person says whose a mail is; it does already, or ended: nothing."""
    if not claim.live or mail_id in claim.unclear_mails:
        return []
    source = Source(kind="mail", sha256=sha256)
    return [
        MailMayConcern(mail_id=mail_id),
        *place_mark(claim, Mark.MAIL_UNCLEAR, source=source),
    ]


def free_of_mail(claim: Claim, *, mail_id: UUID) -> list[ClaimFact]:
    """Let a claim wait for a mail no more, whose it is known; it goes on unless others wait."""
    if mail_id not in claim.unclear_mails:
        return []
    others = claim.unclear_mails - {mail_id}
    ended = [] if others else end_mark(claim, Mark.MAIL_UNCLEAR)
    return [MailWhoseKnown(mail_id=mail_id), *ended]
