"""The facts of a domain that e-mail is sent from."""

from typing import ClassVar, TypeAlias
from uuid import UUID

from domain.facts import EnteredInError, Fact


class MailRefusedForSender(Fact):
    """A mail server refused a mail for what is wrong with its sender: e-mail of him stops."""

    TOPIC: ClassVar[str] = "mail_domain.refused"

    domain: str
    status: str
    """The code of RFC 3463, such as ``5.7.26``, or the reply code where it gave none."""
    letter_id: UUID | None = None
    """The letter that was refused, or whose report of delivery said so."""


class MailDomainReleased(Fact):
    """A person says that e-mail of a domain may leave again."""

    TOPIC: ClassVar[str] = "mail_domain.released"

    domain: str


MailDomainFact: TypeAlias = MailRefusedForSender | MailDomainReleased | EnteredInError
