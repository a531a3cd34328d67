"""Notices of direct debits that were ordered in numbers, sent apart from who ordered them.

All orders are one save; setting and sending hundreds of letters takes minutes, for which no
request waits. What is sent is each letter without an outcome, so that nothing is forgotten where
the program ends in between; the start of a letter is the fence between two who send.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.known import log_of_letter
from application.views import Views
from domain.application import Mandate
from domain.letter.order.notice import ANNOUNCING
from domain.letter.state import LetterStatus
from projections.worklist.questions import OpenLetter

MANY: Final = 10
"""So many at once are sent apart, where somebody is there to send them; fewer go at once."""
_AT_ONCE: Final = 1_000


def notices_waiting(
    views: Views, *, on: date, creditor: UUID | None = None
) -> Iterator[OpenLetter]:
    """The notices of direct debits that were ordered, and may go out on a day yet."""
    after: UUID | None = None
    while found := views.worklist.letters(
        limit=_AT_ONCE, after=after, status=LetterStatus.ORDERED, step=ANNOUNCING.id
    ):
        for one in found:
            if one.send_on >= on and creditor in {None, one.creditor_id}:
                yield one
        after = found[-1].letter_id


def send_apart(house: House, letter_id: UUID) -> Dispatched:
    """Send one as whoever ordered it would have; sent, or begun, by somebody else: nothing."""
    ordered = house.collections.history(letter_id)[0]
    command = Mandate(
        key=f"apart:{letter_id}",
        actor=ordered.actor,
        role=ordered.role,
        today=house.today,
        log=log_of_letter(house, letter_id),
        cause=ordered.ref,
    )
    return Dispatcher(house, actor=ordered.actor).dispatch(letter_id, command_day=command)
