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


class MailDomainCheckWanted(Fact):
    """E-mail of a domain waits until somebody looked whether it will be believed."""

    TOPIC: ClassVar[str] = "mail_domain.check_wanted"

    domain: str


class MailDomainChecked(Fact):
    """Somebody looked whether mail of a domain will be believed: SPF, DKIM, DMARC and TLS."""

    TOPIC: ClassVar[str] = "mail_domain.checked"

    domain: str
    passed: bool
    """True: nothing is to be mended, and SPF, DKIM and DMARC were seen to be right."""
    lacking: tuple[str, ...] = ()
    """What is to be mended, or was not seen: ``spf``, ``dkim`` and so on."""


class MailDomainFirstSent(Fact):
    """The first e-mail of a domain that had to be checked before."""

    TOPIC: ClassVar[str] = "mail_domain.first_sent"

    domain: str
    letter_id: UUID


MailDomainFact: TypeAlias = (
    MailRefusedForSender
    | MailDomainReleased
    | MailDomainCheckWanted
    | MailDomainChecked
    | MailDomainFirstSent
    | EnteredInError
)
