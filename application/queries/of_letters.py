"""Questions about letters: which there are, which are in doubt, and what waits to be posted."""

from collections.abc import Callable, Iterator
from itertools import dropwhile
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from application.by import log_of, log_of_debtor
from application.letters.doubts import doubts_among
from application.letters.known import letter_if_readable
from application.letters.post import open_batches, waiting
from application.queries.chosen import Resource
from application.queries.known_then import letter_then
from application.queries.letters import (
    BatchOut,
    DoubtOut,
    LetterFullOut,
    LettersOut,
    batch_out,
    doubt_out,
    is_of,
    letter_full,
    listed_out,
)
from application.queries.query import Cursor, Inquiry, KnownAt, On, Query
from domain.creditor.refusals import require_registered
from domain.facts import StreamKind
from domain.letter.events import LetterOrdered
from domain.letter.state import Letter, LetterStatus
from domain.user.roles import May
from projections.page import cursor_from, paged, question_mark


class ListLetters(Resource):
    """List letters, the newest first."""

    NAME: ClassVar[str] = "letters list"
    PATH: ClassVar[str] = "/v1/letters"
    TAG: ClassVar[str] = "letters"
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.unknown",
        "creditor.unknown",
        "debtor.unknown",
        "paging.cursor",
    )

    status: Annotated[
        LetterStatus | None,
        Field(description="ordered, started, sent, in_doubt, failed or cancelled"),
    ] = None
    creditor: Annotated[UUID | None, Field(description="of this creditor's claims")] = None
    debtor: Annotated[UUID | None, Field(description="to this debtor")] = None
    claim: Annotated[UUID | None, Field(description="about this claim")] = None
    limit: Annotated[int, Field(ge=1, le=1_000, description="The newest so many.")] = 50
    cursor: Cursor = None

    def answer(self, asked: Inquiry) -> LettersOut:
        """Read them from the store, back from the newest.

        A letter stays where it began: one that comes while pages are turned moves none of them.
        """
        question = question_mark(self.model_dump_json(exclude={"cursor", "fields", "limit"}))
        place = cursor_from(self.cursor, question=question) if self.cursor else None
        found = newest(
            asked,
            self.status,
            self.limit + 1,
            log=self._log(asked),
            fits=self._fits,
            before=str(place.key[0]) if place else "",
        )
        page = paged(
            [listed_out(one) for one in found],
            limit=self.limit,
            question=question,
            started_at=0,
            key=lambda one: (str(one.id),),
        )
        return LettersOut(rows=list(page.rows), next=page.next)

    def _log(self, asked: Inquiry) -> UUID | None:
        """The creditor in whose log they all are; None: they may be in any."""
        if self.claim:
            return log_of(asked.house, self.claim)
        if self.debtor:
            return log_of_debtor(asked.house, self.debtor)
        if self.creditor:
            require_registered(asked.house.collections.creditor(self.creditor))
        return self.creditor

    def _fits(self, order: LetterOrdered) -> bool:
        about = {part.claim_id for part in order.claims}
        of_claim = self.claim is None or self.claim in about
        return of_claim and self.debtor in {None, order.debtor_id}


class ReadLetter(Resource):
    """A letter: what it asks of which claims, and what is known of its delivery."""

    NAME: ClassVar[str] = "letters show"
    PATH: ClassVar[str] = "/v1/letters/{letter_id}"
    TAG: ClassVar[str] = "letters"
    REFUSES: ClassVar[tuple[str, ...]] = ("letter.not_there_yet", "letter.unknown")

    letter_id: UUID
    on: On = None
    known_at: KnownAt = None

    def answer(self, asked: Inquiry) -> LetterFullOut:
        """Its claims with the amounts that were frozen when it was ordered."""
        at = asked.point(self.on, self.known_at)
        return letter_full(asked.house, letter_then(asked.house, self.letter_id, at))


class ListDoubts(Query):
    """List letters of which it is not known whether they went out, and what to look for.

    Look for the Message-ID in the server's log. A report of delivery that comes back resolves
    a doubt by itself.
    """

    NAME: ClassVar[str] = "letters doubts"
    PATH: ClassVar[str] = "/v1/letters/doubts"
    TAG: ClassVar[str] = "letters"

    limit: Annotated[int, Field(ge=1, le=10_000, description="The newest so many.")] = 1_000

    def answer(self, asked: Inquiry) -> list[DoubtOut]:
        """Read them from the store, back from the newest."""
        found = newest(asked, LetterStatus.IN_DOUBT, self.limit)
        return [doubt_out(one) for one in doubts_among(asked.house, (x.id for x in found))]


class ListBatches(Query):
    """List the batches that wait to be posted, and what must be taken out of them."""

    NAME: ClassVar[str] = "post list"
    PATH: ClassVar[str] = "/v1/post/batches"
    TAG: ClassVar[str] = "letters"
    MAY: ClassVar[May] = May.RUN

    def answer(self, asked: Inquiry) -> list[BatchOut]:
        """Name the open batches."""
        started = asked.views.letters_that_are(LetterStatus.STARTED)
        letters = waiting(asked.house, started)
        return [batch_out(one) for one in open_batches(asked.house, letters)]


def newest(
    asked: Inquiry,
    status: LetterStatus | None,
    limit: int,
    *,
    log: UUID | None = None,
    fits: Callable[[LetterOrdered], bool] = lambda _order: True,
    before: str = "",
) -> Iterator[Letter]:
    """So many letters of a status (none: of any), the newest first; of a log, or of all.

    ``before``: those that began before this one.
    """
    left = limit
    streams = reversed(asked.house.store.streams(StreamKind.LETTER, log))
    if before:
        streams = dropwhile(lambda one: str(one) != before, streams)
        next(streams, None)
    for stream in streams:
        letter = letter_if_readable(asked.house, stream)
        if letter is None or letter.order is None or not fits(letter.order):
            continue
        if status in {None, letter.status} and is_of(asked.house, letter, asked.mine(May.LOOK)):
            left -= 1
            yield letter
        if not left:
            return
