"""What is decided on a domain that e-mail is sent from."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

from domain.errors import Refusal
from domain.mail_domain.events import (
    MailDomainChecked,
    MailDomainCheckWanted,
    MailDomainFact,
    MailDomainFirstSent,
    MailDomainReleased,
    MailRefusedForSender,
)
from domain.mail_domain.state import MailDomain

CHECK_HOLDS: Final = timedelta(days=30)
"""So long after a look at a domain its first e-mail may go out: what stands in DNS changes."""


def may_begin(domain: MailDomain, *, today: date) -> bool:
    """Whether a domain's first e-mail may go out, or went out."""
    passed = domain.passed_on
    return domain.trusted or (passed is not None and today <= passed + CHECK_HOLDS)


def want_check(domain: MailDomain, *, name: str, today: date) -> list[MailDomainFact]:
    """Ask that somebody looks at a domain, once, where its first e-mail may not go out."""
    if domain.wanted_on is not None or may_begin(domain, today=today):
        return []
    return [MailDomainCheckWanted(domain=name)]


def check(name: str, *, lacking: tuple[str, ...]) -> list[MailDomainFact]:
    """Take down what somebody saw; ``lacking``: what is not right, or was not seen."""
    return [MailDomainChecked(domain=name, passed=not lacking, lacking=lacking)]


def first_sent(domain: MailDomain, *, name: str, letter_id: UUID) -> list[MailDomainFact]:
    """Take down that a domain's first e-mail went out; one went out before: nothing."""
    return [] if domain.trusted else [MailDomainFirstSent(domain=name, letter_id=letter_id)]


def stop(
    domain: MailDomain, *, name: str, status: str, letter_id: UUID | None
) -> list[MailDomainFact]:
    """Stop e-mail of a domain whose sender was refused; stopped already: nothing."""
    if domain.stopped is not None:
        return []
    return [MailRefusedForSender(domain=name, status=status, letter_id=letter_id)]


def release(domain: MailDomain, *, name: str, why: str) -> list[MailDomainFact]:
    """Let e-mail of a domain leave that stopped, or that waits for a look; it may: nothing.

    Raises Refusal ``mail.no_reason``: it overrules what others found, so it is said why.
    """
    if domain.stopped is None and domain.wanted_on is None:
        return []
    if not why.strip():
        raise Refusal(
            "mail.no_reason",
            f"E-mail from {name} is let go on without a reason.",
            way_out="Say what was mended, or why it may be sent all the same.",
            values={"domain": name},
        )
    return [MailDomainReleased(domain=name)]
