"""Letters, doubts and batches of post as answers."""

from datetime import date
from uuid import UUID

from pydantic import Field

from application.by import log_of_debtor
from application.erased_papers import erasure_of, gone_with
from application.house import House
from application.letters.doubts import Doubt
from application.letters.post import PostBatch
from application.queries.lists import Mine
from application.queries.point_shapes import Pointed
from application.queries.shapes import Euro, Out
from domain.debtor.erasure_events import ErasureGround
from domain.letter.events import AskedOfClaim
from domain.letter.refusals import order_of
from domain.letter.state import Letter
from domain.money import as_decimal


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


class LettersOut(Out):
    """A page of letters; ``next`` is the cursor of the page after it, null on the last one."""

    rows: list[ListedLetterOut]
    next: str | None


class AskedOut(Out):
    """One claim in a letter, with what it asked by part: the amounts were frozen then."""

    claim: UUID
    principal: Euro
    interest: Euro
    costs: Euro
    total: Euro


class LetterFullOut(ListedLetterOut, Pointed):
    """A letter with the claims that it is about."""

    creditor: UUID
    debtor: UUID
    step: str
    plan: str
    language: str
    template: str
    send_on: date = Field(description="the last day on which it may go out")
    pay_by: date | None
    registered: bool
    payment_reference: str
    posted_on: date | None
    tracking: str
    bounced_on: date | None
    why: str = Field(description="why it did not go out, where it was called off or failed")
    document_sha256: str
    erased_on: date | None = Field(
        description="the day on which its document was erased with the data of its debtor"
    )
    erased_for: ErasureGround | None
    claims: list[AskedOut]


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


def is_of(house: House, letter: Letter, mine: Mine) -> bool:
    """Whether a letter is one of some creditors; None: of all."""
    if mine is None:
        return True
    assert letter.order is not None
    return house.collections.debtor(letter.order.debtor_id).creditor_id in mine


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


def letter_full(house: House, letter: Letter) -> LetterFullOut:
    """A letter with all that is known of it."""
    order = order_of(letter)
    gone = gone_with(house, erasure_of(house, order.debtor_id), letter.document_sha256)
    return LetterFullOut(
        **listed_out(letter).model_dump(),
        creditor=log_of_debtor(house, order.debtor_id),
        debtor=order.debtor_id,
        step=order.step,
        plan=order.plan,
        language=order.language,
        template=order.template,
        send_on=order.send_on,
        pay_by=order.pay_by,
        registered=order.registered,
        payment_reference=order.payment_reference,
        posted_on=letter.posted_on,
        tracking=letter.tracking,
        bounced_on=letter.bounced_on,
        why=letter.why,
        document_sha256=letter.document_sha256,
        erased_on=gone.on if gone else None,
        erased_for=gone.why if gone else None,
        claims=[_asked_out(part) for part in order.claims],
    )


def _asked_out(part: AskedOfClaim) -> AskedOut:
    asked = part.asked
    return AskedOut(
        claim=part.claim_id,
        principal=as_decimal(asked.principal),
        interest=as_decimal(asked.interest),
        costs=as_decimal(asked.costs),
        total=as_decimal(asked.total),
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
