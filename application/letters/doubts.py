"""Letters in doubt, with all that a person needs to find out whether they went."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from application.house import House
from application.letters.known import letter_if_readable, number_of_claim
from domain.claim.events.values import MESSAGES
from domain.letter.events import DispatchStarted
from domain.letter.state import Letter, LetterStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A letter of which nobody knows whether it went out; ``said`` is what was heard before."""

    letter: Letter
    claims: tuple[UUID, ...]
    invoices: tuple[str, ...]
    started_at: datetime
    server: str
    said: str
    look_for: str


def doubts_among(house: House, letter_ids: Iterable[UUID]) -> Iterator[Doubt]:
    """The doubts among letters."""
    for letter_id in letter_ids:
        letter = letter_if_readable(house, letter_id)
        if letter and letter.status is LetterStatus.IN_DOUBT and letter.order is not None:
            yield _doubt(house, letter)


def _doubt(house: House, letter: Letter) -> Doubt:
    assert letter.order is not None
    claims = tuple(part.claim_id for part in letter.order.claims)
    starts = [
        recorded.recorded_at
        for recorded in house.collections.history(letter.id)
        if isinstance(recorded.fact, DispatchStarted)
    ]
    by_message = letter.channel in MESSAGES
    settings = house.settings
    return Doubt(
        letter=letter,
        claims=claims,
        invoices=tuple(number_of_claim(house, one) for one in claims),
        started_at=starts[-1],
        server=settings.messages_url if by_message else settings.smtp_host,
        said=letter.doubt,
        look_for=letter.message_id,
    )
