"""Questions about letters: which there are, which are in doubt, and what waits to be posted."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from application.letters.doubts import doubts_among
from application.letters.known import letter_if_readable
from application.letters.post import open_batches, waiting
from application.queries.letters import (
    BatchOut,
    DoubtOut,
    ListedLetterOut,
    batch_out,
    doubt_out,
    listed_out,
)
from application.queries.query import Inquiry, Query
from domain.facts import StreamKind
from domain.letter.state import Letter, LetterStatus
from domain.user.roles import May


class ListLetters(Query):
    """List letters, the newest first."""

    NAME: ClassVar[str] = "letters list"
    PATH: ClassVar[str] = "/v1/letters"
    TAG: ClassVar[str] = "letters"

    status: Annotated[
        LetterStatus | None,
        Field(description="ordered, started, sent, in_doubt, failed or cancelled"),
    ] = None
    limit: Annotated[int, Field(ge=1, le=10_000, description="The newest so many.")] = 50

    def answer(self, asked: Inquiry) -> list[ListedLetterOut]:
        """Read them from the store, back from the newest."""
        return [listed_out(one) for one in newest(asked, self.status, self.limit)]


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


def newest(asked: Inquiry, status: LetterStatus | None, limit: int) -> Iterator[Letter]:
    """So many letters of a status (none: of any), the newest first."""
    left = limit
    for stream in reversed(asked.house.store.streams(StreamKind.LETTER)):
        letter = letter_if_readable(asked.house, stream)
        if letter is None or letter.order is None or not _is_mine(asked, letter):
            continue
        if status is None or letter.status is status:
            left -= 1
            yield letter
        if not left:
            return


def _is_mine(asked: Inquiry, letter: Letter) -> bool:
    """Whether whoever asks looks for the creditor of a letter."""
    mine = asked.mine(May.LOOK)
    if mine is None:
        return True
    assert letter.order is not None
    return asked.house.collections.debtor(letter.order.debtor_id).creditor_id in mine
