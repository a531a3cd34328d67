"""A mail that came in: kept whole and sealed, and on its claims, or a person is asked whose it is.

Its letter is named by the address it came to, or by our own ids in its head (``Report``); a mail
that names none is judged by what stands in it.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from adapters.incoming_mail import IncomingMail, WrittenBy
from application.house import House
from application.inbox.found import WhoseMail
from application.inbox.on_claims import MailToPlace, hold_claims, put_on_claims
from application.level_views import LevelViews
from application.patience import Patience
from domain.application import Mandate, Session
from domain.days import in_amsterdam
from domain.facts import INSTALLATION, StreamKind, StreamRef
from domain.ids import incoming_mail_id
from domain.incoming_mail.events import (
    IncomingMailFact,
    MailAttached,
    MailClue,
    MailDecider,
    MailKept,
    MailReason,
    MailTold,
    MailWaits,
    MailWaitsWhy,
)
from domain.incoming_mail.judge import MailVerdict, judge_mail
from domain.letter import delivered
from domain.letter.refusals import order_of
from domain.letter.state import Letter
from domain.sealing import Sealed

ACTOR: Final = "mail-reader"
ROLE: Final = "system"


class MailTaken(StrEnum):
    """What was made of a mail that is no report of delivery."""

    KNOWN = "known"
    ATTACHED = "attached"
    """It is on its claims, which wait."""
    BY_MACHINE = "by_machine"
    """It is on its claims; a machine wrote it, and nothing waits."""
    WAITS = "waits"
    """A person is asked whose it is."""
    LEFT = "left"
    """It says nothing that we know, and a person did not write it to us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterNamed:
    """The letter that a mail names, and by what."""

    letter: Letter
    clue: MailClue


def take_in(
    house: House,
    views: LevelViews,
    raw: bytes,
    mail: IncomingMail,
    named: LetterNamed | None,
    *,
    whole: bool = True,
) -> MailTaken:
    """Keep a mail, once; what it is about, or may be about, waits in the same save.

    Where ``raw`` is not the ``whole`` mail, a person says in any case whose it is.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    mail_id, found = incoming_mail_id(sha256), MailTaken.KNOWN

    def decide(session: Session) -> None:
        nonlocal found
        found = MailTaken.KNOWN
        if session.incoming_mail(mail_id).kept is not None:
            return
        verdict = _of_letter(session, named) if named else _judged(house, views, session, mail)
        if not whole:
            verdict = replace(verdict, why=MailWaitsWhy.TOO_LARGE)
        found = _taken(mail, verdict)
        if found is not MailTaken.LEFT:
            _keep(house, session, raw, mail, _Place(mail_id, sha256, verdict, named))

    house.collections.carry_out(_command(house, sha256), decide, again=Patience())
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    mail_id: UUID
    sha256: str
    verdict: MailVerdict
    named: LetterNamed | None


def _of_letter(session: Session, named: LetterNamed) -> MailVerdict:
    ids = tuple(part.claim_id for part in order_of(named.letter).claims)
    live = any(session.claim(one).live for one in ids)
    return MailVerdict(
        claims=ids,
        why=None if live else MailWaitsWhy.ENDED,
        reasons=(MailReason(clue=named.clue),),
    )


def take_unread(house: House, raw: bytes, named: LetterNamed | None) -> MailTaken:
    """Keep a mail of which nothing could be made: a person looks, and its letter's claims wait."""
    sha256 = hashlib.sha256(raw).hexdigest()
    mail_id, found = incoming_mail_id(sha256), MailTaken.KNOWN
    mail = IncomingMail(written=WrittenBy.PERSON, sender="", subject="", text="")

    def decide(session: Session) -> None:
        nonlocal found
        found = MailTaken.KNOWN
        if session.incoming_mail(mail_id).kept is not None:
            return
        verdict = _of_letter(session, named) if named else MailVerdict(claims=(), why=None)
        verdict = replace(verdict, why=MailWaitsWhy.UNREADABLE)
        found = MailTaken.WAITS
        _keep(house, session, raw, mail, _Place(mail_id, sha256, verdict, named))

    house.collections.carry_out(_command(house, sha256), decide, again=Patience())
    return found


def _judged(house: House, views: LevelViews, session: Session, mail: IncomingMail) -> MailVerdict:
    return judge_mail(WhoseMail(house, views(), session).of(mail))


def _taken(mail: IncomingMail, verdict: MailVerdict) -> MailTaken:
    """A machine, or what was taken for spam, is kept only where it is surely about something."""
    if mail.written is WrittenBy.MACHINE:
        return MailTaken.BY_MACHINE if verdict.why is None else MailTaken.LEFT
    if verdict.why is None:
        return MailTaken.ATTACHED
    return MailTaken.LEFT if mail.spam and not verdict.claims else MailTaken.WAITS


def _keep(house: House, session: Session, raw: bytes, mail: IncomingMail, place: _Place) -> None:
    """Record it in the log of whose it is, sealed for the debtor, else under keys of its own."""
    verdict = place.verdict
    claims = [session.claim(one) for one in verdict.claims]
    creditors = {one.creditor_id for one in claims}
    log = creditors.pop() if len(creditors) == 1 else None
    by_machine = mail.written is WrittenBy.MACHINE
    told = MailTold(sender=mail.sender, subject=mail.subject, text=mail.text)
    kept = MailKept(
        document_sha256=place.sha256,
        received_on=_came_on(mail, place.named, today=session.today),
        by_machine=by_machine,
        files=mail.files,
        told=Sealed.of(told),
    )
    debtors = {one.debtor_id for one in claims}
    his = debtors.pop() if verdict.why is None and len(debtors) == 1 else None
    subject = his or place.mail_id
    house.archive.put(raw, subject=subject)
    stream = StreamRef(StreamKind.INCOMING_MAIL, place.mail_id, log or INSTALLATION)
    session.record(stream, [kept, _decided(verdict, place)], subject=subject)
    if verdict.why is not None:
        hold_claims(session, place.mail_id, place.sha256, verdict.claims)
        return
    letter_id = _letter_id(place)
    placed = MailToPlace(place.mail_id, kept, told, raw)
    put_on_claims(house, session, placed, verdict.claims, letter_id=letter_id)


def _decided(verdict: MailVerdict, place: _Place) -> IncomingMailFact:
    if verdict.why is not None:
        return MailWaits(why=verdict.why, may_concern=verdict.claims, reasons=verdict.reasons)
    return MailAttached(
        claims=verdict.claims,
        by=MailDecider.RULE,
        letter_id=_letter_id(place),
        reasons=verdict.reasons,
    )


def _letter_id(place: _Place) -> UUID | None:
    return place.named.letter.id if place.named else None


def _came_on(mail: IncomingMail, named: LetterNamed | None, *, today: date) -> date:
    """The day of a mail, never before the letter that it answers, nor after today."""
    said = in_amsterdam(mail.dated).date() if mail.dated else None
    if named:
        return delivered.day_of_report(named.letter, said=said, today=today)
    return min(said or today, today)


def _command(house: House, sha256: str) -> Mandate:
    return Mandate(
        key=f"mail:{sha256}",
        actor=ACTOR,
        role=ROLE,
        name="bounces read",
        today=house.today,
        log=INSTALLATION,
    )
