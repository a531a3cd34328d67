"""E-mail that leaves: that it may go on, though mail servers refused its sender."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.by import By
from application.commands.kinds import OnHouse
from application.house import House
from application.letters.mail_domains import record_on_domain
from domain.application import Session
from domain.dunning.task import Task
from domain.facts import INSTALLATION
from domain.ids import mail_domain_id
from domain.mail_domain import decisions
from domain.user.roles import May

DOMAIN = r"^[a-z0-9-]+(\.[a-z0-9-]+)+$"


class ReleaseMail(OnHouse):
    """Let e-mail of a domain leave that was refused or not checked, and say why."""

    NAME: ClassVar[str] = "mail-release"
    PATH: ClassVar[str] = "mail-releases"
    TAG: ClassVar[str] = "letters"
    MAY: ClassVar[May] = May.RUN
    REFUSES: ClassVar[tuple[str, ...]] = ("mail.no_reason",)
    WORK: ClassVar[tuple[Task, ...]] = (Task.MAIL_STOPPED, Task.CHECK_MAIL)

    domain: Annotated[str, Field(max_length=253, pattern=DOMAIN, examples=["delinde.example"])] = (
        Field(description="what stands behind the @ of the sender")
    )

    def drawn(self, by: By) -> UUID:
        """The domain: it is the same, whoever speaks of it."""
        del by
        return mail_domain_id(self.domain)

    def log(self, house: House, about: UUID) -> UUID:
        """A domain belongs to the house, whose creditors may share it."""
        del house, about
        return INSTALLATION

    def record(self, session: Session, about: UUID, house: House) -> None:
        """May it leave already: nothing."""
        del house
        known = session.mail_domain(about)
        facts = decisions.release(known, name=self.domain, why=self.reason_text)
        record_on_domain(session, known, facts)
