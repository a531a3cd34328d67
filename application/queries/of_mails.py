"""The questions which mail came in, and what one mail says."""

from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.inbox.shown import MailShown, mail_shown
from application.queries.query import Cursor, Inquiry, Query
from application.queries.shapes import Out
from domain.incoming_mail.events import MailClue, MailWaitsWhy
from domain.incoming_mail.state import MailStanding
from projections.mail.questions import MailRow


class MailOut(Out):
    """A mail that came in, as it stands."""

    id: UUID
    received_on: date
    standing: MailStanding
    why: str = Field(description="why a person is asked whose it is; empty: he is not")
    by_machine: bool
    files: int = Field(description="attachments")
    claims: list[UUID] = Field(description="on which it is; while it waits, which it may be about")


class MailsOut(Out):
    """A page of mail; ``next`` is the cursor of the page after this one."""

    rows: list[MailOut]
    next: str | None


class MailFileOut(Out):
    """A file that came with a mail; ``number`` is its place in the address that gives it."""

    number: int
    name: str
    media_type: str
    size: int = Field(description="bytes")


class MailReasonOut(Out):
    """Why it is thought to be about a claim."""

    clue: MailClue
    value: str


class MailFullOut(Out):
    """A mail that came in, with its text."""

    id: UUID
    received_on: date
    standing: MailStanding
    why: MailWaitsWhy | None = Field(description="why a person is asked whose it is")
    by_machine: bool
    sender: str | None = Field(description="none: erased")
    subject: str | None
    text: str | None = Field(description="what stands above what it quotes")
    files: list[MailFileOut]
    claims: list[UUID] = Field(description="on which it is")
    may_concern: list[UUID] = Field(description="which it may be about, while it waits")
    reasons: list[MailReasonOut]
    version: int


class ListMails(Query):
    """Mail that came in: what waits first, the oldest first; then the newest."""

    NAME: ClassVar[str] = "inbox"
    PATH: ClassVar[str] = "/v1/incoming-mails"
    TAG: ClassVar[str] = "letters"
    REFUSES: ClassVar[tuple[str, ...]] = ("paging.cursor",)

    standing: Annotated[MailStanding | None, Field(description="waits, attached or nobodys")] = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> MailsOut:
        """Of the creditors at whose claims he may look; of nobody's mail, who sees all."""
        page = asked.views.mails.page(
            self.standing, mine=asked.mine(self.MAY), limit=self.limit, after=self.cursor
        )
        return MailsOut(rows=list(map(_row, page.rows)), next=page.next)


class ReadMail(Query):
    """A mail that came in: its text, its attachments, and why it is thought whose."""

    NAME: ClassVar[str] = "inbox-mail"
    PATH: ClassVar[str] = "/v1/incoming-mails/{incoming_mail_id}"
    TAG: ClassVar[str] = "letters"
    REFUSES: ClassVar[tuple[str, ...]] = ("incoming_mail.unknown",)

    incoming_mail_id: UUID

    def answer(self, asked: Inquiry) -> MailFullOut:
        """As it stands now."""
        return mail_full(mail_shown(asked.house, self.incoming_mail_id))


def mail_full(shown: MailShown) -> MailFullOut:
    """A mail with all that is known of it."""
    mail, kept, told = shown.mail, shown.kept, shown.told
    return MailFullOut(
        id=mail.id,
        received_on=kept.received_on,
        standing=mail.standing,
        why=mail.waits.why if mail.waits else None,
        by_machine=kept.by_machine,
        sender=told.sender if told else None,
        subject=told.subject if told else None,
        text=told.text if told else None,
        files=[
            MailFileOut(number=at, name=one.name, media_type=one.media_type, size=len(one.content))
            for at, one in enumerate(shown.files, 1)
        ],
        claims=list(mail.claims),
        may_concern=list(mail.may_concern) if mail.waits else [],
        reasons=[MailReasonOut(clue=one.clue, value=one.value) for one in mail.reasons],
        version=mail.version,
    )


def _row(row: MailRow) -> MailOut:
    return MailOut(
        id=row.mail_id,
        received_on=row.received_on,
        standing=row.standing,
        why=row.why,
        by_machine=row.by_machine,
        files=row.files,
        claims=list(row.claims),
    )
