"""Mail about our letters: reports of delivery, and answers, recorded where they belong."""

from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

import structlog

from adapters.bounces import NO_REPORT, Report, Verdict, read_report
from adapters.incoming_mail import IncomingMail, WrittenBy, read_mail
from adapters.returned_mail import Kept, MailInFolder, take_each
from application.faults import fault
from application.house import House
from application.inbox.intake import LetterNamed, MailTaken, take_in, take_unread
from application.letters.doubted import doubt_earlier
from application.letters.known import log_of_letter
from application.letters.mail_domains import note_refused
from application.letters.outcomes import record_on_letter
from application.level_views import LevelViews, views_kept_level
from application.patience import Patience
from application.reply_address import letter_addressed
from domain.application import Mandate, Session
from domain.characters import legible
from domain.days import in_amsterdam
from domain.errors import Conflict, NotFound, Refusal, StoreError
from domain.incoming_mail.events import MailClue
from domain.letter import delivered
from domain.letter.doubt import ended
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
    WHOSE = "whose"
    """Somebody wrote, and a person is asked about which claim."""
    UNRECOGNISED = "unrecognised"
    """It says nothing that we know, and no person wrote it to us."""
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


_NOTED: Final = {
    MailTaken.KNOWN: Noted.KNOWN,
    MailTaken.ATTACHED: Noted.ANSWERED,
    MailTaken.BY_MACHINE: Noted.BY_MACHINE,
    MailTaken.WAITS: Noted.WHOSE,
    MailTaken.LEFT: Noted.UNRECOGNISED,
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
    """Read a Maildir or mbox of mail that came in; what was dealt with is set aside in it.

    A mail that is not recognised stays and is named each time, and so does one that fails, in
    whatever way: the others go on. Safe to repeat and to stop. Raises StoreError where the
    folder cannot be read or the store cannot go on.
    """
    found: list[MailRead] = []
    with views_kept_level(house) as views:
        take_each(place, lambda mail: take_mail(house, views, mail, found))
    return found


def take_mail(house: House, views: LevelViews, mail: MailInFolder, found: list[MailRead]) -> Kept:
    """Record what a mail says, add it to ``found``, and say what is done with it in its folder."""
    report = NO_REPORT if mail.raw is None else read_report(mail.raw)
    noted = Noted.UNREADABLE
    try:
        if mail.raw is not None:
            noted = _recorded(house, views, mail.raw, report, whole=mail.whole)
    except Exception as error:  # noqa: BLE001 - one mail's fault stops no other mail and no run
        log.error("mail_failed", code=its_own(error), **fault(error))  # noqa: TRY400 - no values
    found.append(MailRead(legible(mail.name), noted, report))
    if noted is Noted.UNRECOGNISED:
        return Kept.LEFT
    return Kept.ASIDE if noted.settled else Kept.HERE


@unseen()
def record_mail(house: House, raw: bytes, report: Report) -> Noted:
    """Record what a mail reports of its letter, else keep it for whoever it is about."""
    with views_kept_level(house) as views:
        return _recorded(house, views, raw, report)


def _recorded(
    house: House, views: LevelViews, raw: bytes, report: Report, *, whole: bool = True
) -> Noted:
    noted = record_report(house, report)
    if noted is not Noted.UNRECOGNISED or report.verdict is not Verdict.UNKNOWN:
        return noted
    mail = read_mail(raw)
    if mail.written in _NO_ANSWER:
        return noted
    named = _named(house, mail, report)
    try:
        return _NOTED[take_in(house, views, raw, mail, named, whole=whole)]
    except (Refusal, Conflict, StoreError):
        raise  # not of this mail: it is read again
    except Exception as error:  # noqa: BLE001 - whatever strangers write into it, it is not lost
        log.error("mail_unread", code=its_own(error), **fault(error))  # noqa: TRY400 - no values
        return _NOTED[take_unread(house, raw, named)]


def _named(house: House, mail: IncomingMail, report: Report) -> LetterNamed | None:
    """The letter to whose own address it came, else the one that it says it answers."""
    addressed = letter_addressed(house, mail.addressed)
    for letter_id, clue in (
        (addressed, MailClue.REPLY_ADDRESS),
        (report.letter_id, MailClue.OUR_LETTER),
    ):
        letter = _letter_of(house, letter_id)
        if letter is not None and letter.order is not None:
            return LetterNamed(letter=letter, clue=clue)
    return None


@unseen()
def record_report(house: House, report: Report) -> Noted:
    """Record what a report says of its letter, once; a letter in doubt is in doubt no more."""
    letter = _letter_of(house, report.letter_id)
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


def _letter_of(house: House, letter_id: UUID | None) -> Letter | None:
    """The letter of an id; None where it is of none, or of something else."""
    if letter_id is None:
        return None
    try:
        return house.collections.letter(letter_id)
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
