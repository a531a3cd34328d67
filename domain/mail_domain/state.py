"""A domain that e-mail is sent from, as its facts leave it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.facts import Point, Recorded, by_type, in_force
from domain.mail_domain.events import (
    MailDomainChecked,
    MailDomainCheckWanted,
    MailDomainFirstSent,
    MailDomainReleased,
    MailRefusedForSender,
)


@dataclass(slots=True)
class MailDomain:
    """The state of one domain."""

    id: UUID
    version: int = 0
    name: str = ""
    stopped: MailRefusedForSender | None = None
    """Why nothing is sent, as long as it is so."""
    stopped_on: date = date.min
    wanted_on: date | None = None
    """Since when its e-mail waits for somebody to look whether it will be believed."""
    passed_on: date | None = None
    """The day of the last look, where all was right."""
    trusted: bool = False
    """Its first e-mail went out, or a person said that it may go: it is looked at no more."""


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


def _released(one: MailDomain, fact: MailDomainReleased, _: Recorded) -> None:
    one.name, one.stopped, one.wanted_on = fact.domain, None, None
    one.trusted = True


def _wanted(one: MailDomain, fact: MailDomainCheckWanted, recorded: Recorded) -> None:
    one.name, one.wanted_on = fact.domain, recorded.effective_on


def _checked(one: MailDomain, fact: MailDomainChecked, recorded: Recorded) -> None:
    one.name = fact.domain
    one.passed_on = recorded.effective_on if fact.passed else None
    if fact.passed:
        one.wanted_on = None


def _first_sent(one: MailDomain, fact: MailDomainFirstSent, _: Recorded) -> None:
    one.name, one.trusted = fact.domain, True


_CHANGES: Final = by_type(_refused, _released, _wanted, _checked, _first_sent)
