"""A domain that e-mail is sent from, as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.facts import Point, Recorded, by_type, in_force
from domain.mail_domain.events import (
    MailCheckWanted,
    MailDomainChecked,
    MailDomainReleased,
    MailRefusedForSender,
)


@dataclass(slots=True)
class MailDomain:
    """The state of one domain; of the store as a whole where it stands for every one."""

    id: UUID
    version: int = 0
    name: str = ""
    stopped: MailRefusedForSender | None = None
    """Why nothing is sent, as long as it is so."""
    stopped_on: date = date.min
    check_wanted: bool = False
    checked: MailDomainChecked | None = None
    checked_on: date = date.min
    cleared: bool = False
    """It passed a check once, or a person let it send."""


def fold(domain_id: UUID, history: Iterable[Recorded], at: Point | None = None) -> MailDomain:
    """The domain as the history leaves it at a point of both axes of time."""
    known = [r for r in history if at is None or r.position <= at.position]
    domain = MailDomain(domain_id)
    for recorded in in_force(known, at):
        _CHANGES[type(recorded.fact)](domain, recorded.fact, recorded)
    domain.version = known[-1].originator_version if known else 0
    return domain


def _refused(one: MailDomain, fact: MailRefusedForSender, recorded: Recorded) -> None:
    one.name, one.stopped, one.stopped_on = fact.domain, fact, recorded.effective_on


def _wanted(one: MailDomain, _fact: MailCheckWanted, _: Recorded) -> None:
    one.check_wanted = True


def _checked(one: MailDomain, fact: MailDomainChecked, recorded: Recorded) -> None:
    one.name, one.checked, one.checked_on = fact.domain, fact, recorded.effective_on
    if fact.passed:
        one.cleared, one.stopped = True, None


def _released(one: MailDomain, fact: MailDomainReleased, _: Recorded) -> None:
    one.name, one.cleared, one.stopped = fact.domain, True, None


_CHANGES: Final = by_type(_refused, _wanted, _checked, _released)
