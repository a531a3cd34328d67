"""Letters, doubts and batches of post as answers."""

from datetime import date
from uuid import UUID

from application.letters.doubts import Doubt
from application.letters.post import PostBatch
from application.queries.shapes import Out
from domain.letter.state import Letter


class ListedLetterOut(Out):
    """A letter in the list of all: what it is, how it went, and what is known of its arrival."""

    id: UUID
    kind: str
    status: str
    channel: str
    ordered_on: date
    sent_on: date | None
    grade: str | None
    received_on: date | None
    came_back: bool | None
    doubt: str | None


class DoubtOut(Out):
    """A letter of which nobody knows whether it went, and what to look for at its server."""

    letter: UUID
    invoices: str
    started_at: str
    server: str
    look_for: str
    said: str


class TakenOutOut(Out):
    """A letter that must not be posted with its batch, and why."""

    letter: UUID
    why: str


class BatchOut(Out):
    """Letters that are printed and posted together, and where their files lie."""

    batch: str
    creditor: UUID
    letters: int
    registered: int
    folder: str
    take_out: list[TakenOutOut]


def listed_out(letter: Letter) -> ListedLetterOut:
    """A letter as a row of the list."""
    order = letter.order
    assert order is not None
    return ListedLetterOut(
        id=letter.id,
        kind=order.letter_kind.value,
        status=letter.status.value,
        channel=(letter.channel or order.channel).value,
        ordered_on=letter.ordered_on,
        sent_on=letter.sent_on,
        grade=letter.grade.value if letter.grade else None,
        received_on=letter.received_on,
        came_back=True if letter.sent_on and not letter.arrived else None,
        doubt=letter.doubt if letter.status.value == "in_doubt" else None,
    )


def doubt_out(one: Doubt) -> DoubtOut:
    """A doubt as an answer."""
    return DoubtOut(
        letter=one.letter.id,
        invoices=", ".join(one.invoices),
        started_at=one.started_at.isoformat(timespec="seconds"),
        server=one.server,
        look_for=one.look_for,
        said=one.said,
    )


def batch_out(one: PostBatch) -> BatchOut:
    """A batch as an answer."""
    return BatchOut(
        batch=one.name,
        creditor=one.creditor_id,
        letters=len(one.letters),
        registered=one.registered,
        folder=str(one.folder),
        take_out=[TakenOutOut(letter=letter, why=why) for letter, why in one.take_out],
    )
