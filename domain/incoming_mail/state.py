"""A mail that came in, as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from domain.facts import INSTALLATION, EnteredInError, Point, Recorded, by_type, in_force
from domain.incoming_mail.events import (
    MailAttached,
    MailKept,
    MailOfNobody,
    MailReason,
    MailTakenBack,
    MailWaits,
)


class MailStanding(StrEnum):
    """Where a mail stands."""

    WAITS = "waits"
    """A person is to say whose it is."""
    ATTACHED = "attached"
    """It is on one claim or more."""
    NOBODYS = "nobodys"
    """A person said that it is about no claim here."""


@dataclass(slots=True)
class KeptMail:
    """The state of one mail."""

    id: UUID
    version: int = 0
    log: UUID = INSTALLATION
    kept: MailKept | None = None
    kept_on: date = date.min
    waits: MailWaits | None = None
    """Why a person is asked; none: it is decided."""
    asked_on: date = date.min
    """Since when he is asked."""
    may_concern: tuple[UUID, ...] = ()
    """What it might be about when it came in: what stands still where it is asked again."""
    reasons: tuple[MailReason, ...] = ()
    """Why it is thought to be about that."""
    claims: dict[UUID, None] = field(default_factory=dict)
    """The claims on which it is."""
    nobodys: bool = False

    @property
    def standing(self) -> MailStanding:
        """Where it stands."""
        if self.claims:
            return MailStanding.ATTACHED
        return MailStanding.NOBODYS if self.nobodys else MailStanding.WAITS


def mail_number(mail_id: UUID) -> str:
    """How people call a mail: it has no number of its own."""
    return f"MAIL-{mail_id.hex[:8].upper()}"


def fold(mail_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> KeptMail:
    """The mail as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    mail = KeptMail(mail_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](mail, recorded.fact, recorded)
    if known:
        mail.version, mail.log = known[-1].originator_version, known[0].log
    return mail


def _keep(mail: KeptMail, fact: MailKept, recorded: Recorded) -> None:
    mail.kept, mail.kept_on = fact, recorded.known_on


def _wait(mail: KeptMail, fact: MailWaits, recorded: Recorded) -> None:
    mail.waits, mail.asked_on = fact, recorded.known_on
    mail.may_concern = fact.may_concern
    mail.reasons = fact.reasons or mail.reasons


def _attach(mail: KeptMail, fact: MailAttached, _recorded: Recorded) -> None:
    mail.claims |= dict.fromkeys(fact.claims)
    mail.reasons = fact.reasons or mail.reasons
    mail.waits, mail.nobodys = None, False


def _nobody(mail: KeptMail, _fact: MailOfNobody, _recorded: Recorded) -> None:
    mail.waits, mail.nobodys = None, True


def _take_back(mail: KeptMail, _fact: MailTakenBack, _recorded: Recorded) -> None:
    mail.claims, mail.nobodys = {}, False


def _note(_mail: KeptMail, _fact: EnteredInError, _recorded: Recorded) -> None:
    """Nothing changes: what it strikes is skipped."""


_CHANGES: Final = by_type(_keep, _wait, _attach, _nobody, _take_back, _note)
