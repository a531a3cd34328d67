"""Mail that came in: people say on which claim it is, that it is nobody's, or take that back."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.commands.command import About, Command
from application.commands.fields import Name
from application.house import House
from application.inbox.on_claims import (
    MailToPlace,
    free_claims,
    hold_claims,
    put_on_claims,
    take_off_claims,
)
from domain.application import Session
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.incoming_mail import decisions
from domain.incoming_mail.decisions import require_kept
from domain.incoming_mail.events import IncomingMailFact, MailTold
from domain.incoming_mail.state import KeptMail
from domain.sealing import Purpose


class OnIncomingMail(Command):
    """A command on a mail that came in."""

    ABOUT: ClassVar[About] = About.INCOMING_MAIL
    TAG: ClassVar[str] = "letters"
    WORK: ClassVar[tuple[Task, ...]] = (Task.WHOSE_MAIL,)

    def stands_on(self, session: Session, about: UUID) -> tuple[StreamRef, UUID | None]:
        """Its stream; its own keys."""
        return _stream(session.incoming_mail(about)), about


class PlaceMail(OnIncomingMail):
    """Say on which claim a mail is; it is shown there, and letters wait until somebody looked."""

    NAME: ClassVar[str] = "mail-claim"
    PATH: ClassVar[str] = "claims"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "incoming_mail.no_claim",
        "incoming_mail.nobodys",
        "incoming_mail.unknown",
        "incoming_mail.which_creditor",
    )
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"creditor_id": "creditors"}

    invoice_number: Name = Field(description="of the claim", examples=["F2026-014"])
    creditor_id: Annotated[
        UUID | None, Field(description="where several creditors have that number")
    ] = None

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Whatever else it might have been about waits no more; again: on one claim more."""
        mail = session.incoming_mail(about)
        kept = require_kept(mail)
        claim = _claim_of(session, house, mail, self)
        facts = decisions.attach(mail, [claim.id])
        if not facts:
            return
        session.record(_stream(mail), facts, subject=about)
        free_claims(session, about, mail.may_concern)
        raw = house.archive.get(kept.document_sha256)
        whole = raw if isinstance(raw, bytes) else None
        told = house.open(kept.told, MailTold, Purpose.NOTES)
        put_on_claims(house, session, MailToPlace(about, kept, told, whole), [claim.id])


class MailIsNobodys(OnIncomingMail):
    """Say that a mail is about no claim here; what waited for it goes on."""

    NAME: ClassVar[str] = "mail-nobodys"
    PATH: ClassVar[str] = "nobodys"
    REFUSES: ClassVar[tuple[str, ...]] = ("incoming_mail.on_a_claim", "incoming_mail.unknown")

    def record(self, session: Session, about: UUID, house: House) -> None:
        """Nobody waits for it any more."""
        del house
        mail = session.incoming_mail(about)
        facts = decisions.of_nobody(mail)
        session.record(_stream(mail), facts, subject=about)
        if facts:
            free_claims(session, about, mail.may_concern)


class TakeBackMail(OnIncomingMail):
    """Take back what was decided on a mail: it is on no claim, and a person is asked again."""

    NAME: ClassVar[str] = "mail-taken-back"
    PATH: ClassVar[str] = "takings-back"
    REFUSES: ClassVar[tuple[str, ...]] = ("incoming_mail.nothing_decided", "incoming_mail.unknown")
    WORK: ClassVar[tuple[Task, ...]] = ()

    def record(self, session: Session, about: UUID, house: House) -> None:
        """What it might be about stands still again, and so does where it was."""
        del house
        mail = session.incoming_mail(about)
        facts: list[IncomingMailFact] = decisions.take_back(mail)
        if not facts:
            return
        session.record(_stream(mail), facts, subject=about)
        take_off_claims(session, about, mail.claims)
        concerned = dict.fromkeys((*mail.may_concern, *mail.claims))
        hold_claims(session, about, require_kept(mail).document_sha256, concerned)


def _stream(mail: KeptMail) -> StreamRef:
    return StreamRef(StreamKind.INCOMING_MAIL, mail.id, mail.log)


def _claim_of(session: Session, house: House, mail: KeptMail, asked: PlaceMail) -> Claim:
    """The claim on an invoice; of a creditor's mail one of his."""
    whole = mail.log == INSTALLATION
    logs = house.store.streams(StreamKind.CREDITOR) if whole else [mail.log]
    if asked.creditor_id is not None:
        logs = [one for one in logs if one == asked.creditor_id]
    number = asked.invoice_number
    found = [one for log in logs if (one := session.claim_on(log, number)).opened]
    if not found:
        raise Refusal(
            "incoming_mail.no_claim",
            f"There is no claim on invoice {number} here.",
            way_out="Give the number as it stands on the invoice.",
            values={"invoice": number},
        )
    if len(found) > 1:
        raise Refusal(
            "incoming_mail.which_creditor",
            f"Several creditors have a claim on invoice {number}.",
            way_out="Say which of them is meant.",
            values={"invoice": number},
        )
    return found[0]
