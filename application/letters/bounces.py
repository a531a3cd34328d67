"""Mail about our letters: reports of delivery, and answers, recorded where they belong."""

import hashlib
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog

from adapters.bounces import NO_REPORT, Report, Verdict, read_report
from adapters.incoming_mail import IncomingMail, WrittenBy, read_mail
from adapters.returned_mail import Kept, take_each
from application.faults import fault
from application.house import House
from application.letters.doubted import doubt_earlier
from application.letters.known import log_of_letter
from application.letters.mail_domains import note_refused
from application.letters.outcomes import record_on_letter
from application.patience import Patience
from domain.application import Mandate, Session, stream_of_claim
from domain.characters import legible
from domain.claim.mails import receive_mail
from domain.days import in_amsterdam
from domain.errors import NotFound
from domain.letter import delivered
from domain.letter.doubt import ended
from domain.letter.refusals import order_of
from domain.letter.state import Letter, LetterStatus
from domain.shown import unseen
from projections.log.quarantine import its_own

log = structlog.get_logger()

ACTOR: Final = "bounce-reader"
ROLE: Final = "system"
_NO_ANSWER: Final = frozenset({WrittenBy.LIST, WrittenBy.SERVER})
"""What is left to a person: a mailing, and what a server says that no reader understands."""
_PERMANENT: Final = "5."


class Noted(StrEnum):
    """What was made of a mail; the last four leave it where it is, for a person."""

    RETURNED = "returned"
    """The letter did not arrive: that is recorded."""
    ACCEPTED = "accepted"
    """A server or mailbox took it: that is recorded, and proves no more."""
    STILL_TRIED = "still_tried"
    """A post office keeps trying."""
    KNOWN = "known"
    """Nothing new."""
    ANSWERED = "answered"
    """Somebody answers a letter: its claims have it, and wait for a person."""
    BY_MACHINE = "by_machine"
    """An answering machine answers a letter: its claims have it, and nothing waits."""
    UNRECOGNISED = "unrecognised"
    """It names no letter of ours, or says nothing that we know."""
    UNDER_WAY = "under_way"
    """The letter is still being sent: read it again after the next run."""
    CONTRADICTED = "contradicted"
    """The letter is recorded as not sent; somebody must look."""
    UNREADABLE = "unreadable"
    """It cannot be read, or what it says cannot be recorded: somebody must look."""

    @property
    def settled(self) -> bool:
        """Tell whether the mail has been dealt with."""
        return self not in {
            Noted.UNRECOGNISED,
            Noted.UNDER_WAY,
            Noted.CONTRADICTED,
            Noted.UNREADABLE,
        }


class MailRead:
    """One mail that was read: what it was taken for, and the letter it is about, if any."""

    __slots__ = ("letter_id", "name", "noted", "status")

    def __init__(self, name: str, noted: Noted, report: Report) -> None:
        """Keep the mail's name in its folder, never anything of its text."""
        self.name, self.noted = name, noted
        self.letter_id, self.status = report.letter_id, report.status


@unseen()
def read_bounces(house: House, place: Path) -> list[MailRead]:
    """Read a Maildir or mbox of returned mail; what was dealt with is set aside in it.

    A mail that is not recognised stays and is named each time, and so does one that fails, in
    whatever way: the others go on. Safe to repeat and to stop. Raises StoreError where the
    folder cannot be read or the store cannot go on.
    """
    found: list[MailRead] = []

    def take(name: str, raw: bytes | None) -> Kept:
        report = NO_REPORT if raw is None else read_report(raw)
        noted = Noted.UNREADABLE
        try:
            noted = noted if raw is None else record_mail(house, raw, report)
        except Exception as error:  # noqa: BLE001 - one mail's fault stops no other mail and no run
            log.error("mail_failed", code=its_own(error), **fault(error))  # noqa: TRY400 - no values
        found.append(MailRead(legible(name), noted, report))
        return Kept.ASIDE if noted.settled else Kept.HERE

    take_each(place, take)
    return found


@unseen()
def record_mail(house: House, raw: bytes, report: Report) -> Noted:
    """Record what a mail reports of its letter, or that somebody answers that letter by it."""
    noted = record_report(house, report)
    letter = _letter_of(house, report)
    of_a_server = report.verdict is not Verdict.UNKNOWN
    if noted is not Noted.UNRECOGNISED or of_a_server or letter is None or letter.order is None:
        return noted
    mail = read_mail(raw)
    claims = [house.collections.claim(part.claim_id) for part in letter.order.claims]
    if mail.written in _NO_ANSWER or not any(claim.live for claim in claims):
        return noted
    return _record_answer(house, letter, raw, mail)


def _record_answer(house: House, letter: Letter, raw: bytes, mail: IncomingMail) -> Noted:
    """Keep the mail for whoever it is about, and let its claims wait; once."""
    noted = Noted.KNOWN
    by_machine = mail.written is WrittenBy.MACHINE
    sha256 = hashlib.sha256(raw).hexdigest()
    found = Noted.BY_MACHINE if by_machine else Noted.ANSWERED

    def decide(session: Session) -> None:
        nonlocal noted
        noted = Noted.KNOWN
        for part in order_of(letter).claims:
            claim = session.claim(part.claim_id)
            facts = receive_mail(
                claim,
                letter_id=letter.id,
                sha256=sha256,
                text=f"{mail.sender}\n{mail.subject}\n\n{mail.text}".strip(),
                files=mail.files,
                by_machine=by_machine,
                received_on=_came_on(mail, letter, today=session.today),
            )
            if facts:
                noted = found
                assert claim.debtor_id is not None, "a letter went to somebody"
                house.archive.put(raw, subject=claim.debtor_id)
                session.record(stream_of_claim(claim), facts, subject=claim.debtor_id)

    command = replace(_command(house, letter.id, NO_REPORT), key=f"mail:{letter.id}:{sha256}")
    house.collections.carry_out(command, decide, again=Patience())
    return noted


def _came_on(mail: IncomingMail, letter: Letter, *, today: date) -> date:
    """The day of a mail, never before the letter that it answers, nor after today."""
    said = in_amsterdam(mail.dated).date() if mail.dated else None
    return delivered.day_of_report(letter, said=said, today=today)


@unseen()
def record_report(house: House, report: Report) -> Noted:
    """Record what a report says of its letter, once; a letter in doubt is in doubt no more."""
    letter = _letter_of(house, report)
    if letter is None or letter.order is None or report.verdict is Verdict.UNKNOWN:
        return Noted.UNRECOGNISED
    if letter.status is LetterStatus.STARTED:
        return Noted.UNDER_WAY
    if letter.status not in {LetterStatus.SENT, LetterStatus.IN_DOUBT}:
        return Noted.CONTRADICTED
    noted = Noted.KNOWN

    def decide(session: Session) -> None:
        nonlocal noted
        noted = _record(house, session, session.letter(letter.id), report)

    house.collections.carry_out(_command(house, letter.id, report), decide, again=Patience())
    return noted


def _letter_of(house: House, report: Report) -> Letter | None:
    """The letter that a report names; None where the id is of none, or of something else."""
    if report.letter_id is None:
        return None
    try:
        return house.collections.letter(report.letter_id)
    except NotFound:
        return None


def _record(house: House, session: Session, letter: Letter, report: Report) -> Noted:
    """Whatever a post office reports of a letter, some server had taken it: it was sent."""
    said = f"report of delivery: {report.verdict.value} {report.status}".strip()
    dated = in_amsterdam(report.dated).date() if report.dated else None
    day = delivered.day_of_report(letter, said=dated, today=session.today)
    if letter.status is LetterStatus.IN_DOUBT:
        # It went out on the day of the report at the latest.
        record_on_letter(session, letter, [ended(was_sent=True, evidence=said, sent_on=day)])
    if report.verdict is Verdict.DELAYED:
        return Noted.STILL_TRIED
    if report.verdict is Verdict.FAILED:
        # The sending server has given up, also where its code is one of a passing trouble.
        permanent = report.status.startswith(_PERMANENT)
        facts = delivered.give_up(
            letter, code=report.status, permanent=permanent, sender=report.sender
        )
    else:
        opened = report.verdict is Verdict.READ
        facts = delivered.take_report(letter, opened=opened, reported_on=day, evidence=said)
    record_on_letter(session, letter, facts)
    doubt_earlier(house, session, letter, facts)
    if facts and report.sender:
        note_refused(session, letter, status=report.status)
    if not facts:
        return Noted.KNOWN
    return Noted.RETURNED if report.verdict is Verdict.FAILED else Noted.ACCEPTED


def _command(house: House, letter_id: UUID, report: Report) -> Mandate:
    return Mandate(
        key=f"report:{letter_id}:{report.verdict.value}:{report.status}",
        actor=ACTOR,
        role=ROLE,
        name="bounces read",
        today=house.today,
        log=log_of_letter(house, letter_id),
    )
