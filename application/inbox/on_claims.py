"""What a mail does to claims: it is on them, or they wait until somebody says whose it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from application.house import House
from domain.application import Session, stream_of_claim
from domain.claim.events import ClaimFact, MailReceived, Mark, MarkCleared
from domain.claim.mails import free_of_mail, hold_for_mail, receive_mail
from domain.claim.marks import end_mark
from domain.claim.refusals import require_opened
from domain.claim.state import Claim
from domain.facts import EnteredInError, in_force
from domain.incoming_mail.events import MailKept, MailTold


@dataclass(frozen=True, slots=True)
class MailToPlace:
    """A mail as it is put on claims; ``told`` and ``raw`` are None where it was erased."""

    id: UUID
    kept: MailKept
    told: MailTold | None
    raw: bytes | None


def put_on_claims(
    house: House,
    session: Session,
    mail: MailToPlace,
    claims: Iterable[UUID],
    *,
    letter_id: UUID | None = None,
) -> None:
    """Record a mail on claims, kept for whoever owes them; of a person it stops their letters."""
    kept, told = mail.kept, mail.told
    text = f"{told.sender}\n{told.subject}\n\n{told.text}".strip() if told else ""
    for claim_id in claims:
        claim = session.claim(claim_id)
        require_opened(claim)
        facts = receive_mail(
            claim,
            letter_id=letter_id,
            mail_id=mail.id,
            sha256=kept.document_sha256,
            text=text,
            files=kept.files,
            by_machine=kept.by_machine,
            received_on=kept.received_on,
        )
        if facts and mail.raw is not None and claim.debtor_id is not None:
            house.archive.put(mail.raw, subject=claim.debtor_id)
        session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)


def hold_claims(session: Session, mail_id: UUID, sha256: str, claims: Iterable[UUID]) -> None:
    """Let claims wait until somebody says whose a mail is."""
    for claim_id in claims:
        claim = session.claim(claim_id)
        facts = hold_for_mail(claim, mail_id=mail_id, sha256=sha256)
        session.record(stream_of_claim(claim), facts)


def free_claims(session: Session, mail_id: UUID, claims: Iterable[UUID]) -> None:
    """Let claims wait for a mail no more."""
    for claim_id in claims:
        claim = session.claim(claim_id)
        session.record(stream_of_claim(claim), free_of_mail(claim, mail_id=mail_id))


def take_off_claims(session: Session, mail_id: UUID, claims: Iterable[UUID]) -> None:
    """Strike a mail from claims on which it proved not to be.

    Its mark goes too, unless another mail of a person came since somebody last looked.
    """
    for claim_id in claims:
        claim = session.claim(claim_id)
        facts = [
            EnteredInError(version=one.originator_version, topic=MailReceived.TOPIC)
            for one in session.reads.history(claim_id)
            if isinstance(one.fact, MailReceived) and one.fact.mail_id == mail_id
        ]
        struck = _struck(session, claim_id)
        stands = [one for one in facts if one.version not in struck]
        session.record(stream_of_claim(claim), [*stands, *_unmarked(session, claim, mail_id)])


def _unmarked(session: Session, claim: Claim, mail_id: UUID) -> list[ClaimFact]:
    """The end of the mark of answers by mail, where no other one holds it."""
    held = set[str]()
    for one in in_force(session.reads.history(claim.id)):
        match one.fact:
            case MarkCleared(mark=Mark.ANSWER_BY_MAIL):
                held.clear()
            case MailReceived(by_machine=False) as received if received.mail_id != mail_id:
                held.add(received.document_sha256)
    return [] if held else end_mark(claim, Mark.ANSWER_BY_MAIL)


def _struck(session: Session, claim_id: UUID) -> set[int]:
    """The versions of a claim that were taken back before."""
    history = session.reads.history(claim_id)
    return {one.fact.version for one in history if isinstance(one.fact, EnteredInError)}
