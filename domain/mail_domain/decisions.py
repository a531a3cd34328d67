"""What is decided on a domain that e-mail is sent from."""

from uuid import UUID

from domain.errors import Refusal
from domain.mail_domain.events import (
    MailDomainFact,
    MailDomainReleased,
    MailRefusedForSender,
)
from domain.mail_domain.state import MailDomain


def stop(
    domain: MailDomain, *, name: str, status: str, letter_id: UUID | None
) -> list[MailDomainFact]:
    """Stop e-mail of a domain whose sender was refused; stopped already: nothing."""
    if domain.stopped is not None:
        return []
    return [MailRefusedForSender(domain=name, status=status, letter_id=letter_id)]


def release(domain: MailDomain, *, name: str, why: str) -> list[MailDomainFact]:
    """Let e-mail of a domain leave again; it may already: nothing.

    Raises Refusal ``mail.no_reason``: it overrules what others found, so it is said why.
    """
    if domain.stopped is None:
        return []
    if not why.strip():
        raise Refusal(
            "mail.no_reason",
            f"E-mail from {name} is let go on without a reason.",
            way_out="Say what was mended, or why it may be sent all the same.",
            values={"domain": name},
        )
    return [MailDomainReleased(domain=name)]
