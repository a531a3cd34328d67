"""Letters that go out and claims that are handed over in an imagined house: nothing leaves.

A letter that was really ordered fares as it did; one that never was goes out on its day.
"""

from collections.abc import Sequence
from typing import ClassVar, Final
from uuid import UUID

from application.hand_over.preparation import HandOver
from application.letters.dispatch import Dispatched, Dispatcher, Leaving, Prepared
from application.letters.transport import Doubtful, Failed, Sent
from application.what_if.imagined import ImaginedHouse
from domain.application import Mandate, Receipt
from domain.case import Case
from domain.claim.events import Channel
from domain.creditor.events import HandOverParty
from domain.facts import Recorded
from domain.letter.events import (
    DispatchFailed,
    DispatchStarted,
    LetterCancelled,
    LetterInDoubt,
    LetterOrdered,
    LetterPosted,
    LetterSent,
)
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import check_content
from domain.what_if.outside import by_the_engine

PAPER: Final = "f" * 64
"""Stands for a document that is not made."""
_IMAGINED: Final = "imagined"


class ImaginedDispatcher(Dispatcher):
    """Decides of each letter whether it may go, and writes and sends none."""

    SENDS: ClassVar[bool] = False

    def __init__(self, house: ImaginedHouse, *, actor: str) -> None:
        """Work in an imagined house."""
        super().__init__(house, actor=actor)
        self._past = house.past

    def settle_started(self, letter_id: UUID, command_day: Mandate) -> Dispatched:
        """Leave a letter to the people who post it; what became of it comes from them."""
        letter = self._house.collections.letter(letter_id)
        if letter.status is not LetterStatus.STARTED or letter.order is None:
            return Dispatched.ELSEWHERE
        outcome = self._outcome(letter, letter.order)
        return Dispatched.TO_POST if outcome is None else self._record(letter, outcome, command_day)

    def _prepare(
        self,
        letter_id: UUID,
        order: LetterOrdered,
        around: tuple[tuple[Case, ...], tuple[Case, ...]],
        command_day: Mandate,
    ) -> Prepared:
        """What the letter states, tried against the law as any other; it is not rendered."""
        cases, neighbours = around
        sheet = self._sheet((*cases, *neighbours), order, letter_id, command_day)
        if not self._past.real(letter_id):
            check_content(sheet.content)
        return Prepared(letter_id, cases, sheet, b"", PAPER)

    def _send(self, leaving: Leaving, command_day: Mandate) -> Dispatched:
        letter = leaving.letter
        if called_off := self._called_off(letter):
            self.cancel(letter, called_off.why, command_day, unwritable=called_off.unwritable)
            return Dispatched.REFUSED
        self._start(leaving, "", command_day)
        outcome = self._outcome(letter, leaving.order)
        if outcome is None:
            return Dispatched.TO_POST
        return self._record(self._house.collections.letter(letter.id), outcome, command_day)

    def _called_off(self, letter: Letter) -> LetterCancelled | None:
        """That the real letter could not be made, where that is what became of it."""
        facts = [one.fact for one in self._real(letter)]
        found = (one for one in facts if isinstance(one, LetterCancelled) and one.unwritable)
        return next(found, None)

    def _outcome(self, letter: Letter, order: LetterOrdered) -> Sent | Failed | Doubtful | None:
        """What became of the real letter; None: the run left it to people."""
        real = self._real(letter)
        started = any(isinstance(one.fact, DispatchStarted) for one in real)
        for one in real:
            match one.fact:
                case LetterSent(relay_said=said):
                    return Sent(said, posted=False)
                case LetterPosted(batch=batch):
                    return Sent(batch, posted=True)
                case DispatchFailed(why=why, permanent=permanent, passing=passing):
                    return Failed(why, permanent=permanent, passing=passing)
                case LetterInDoubt(why=why):
                    return Doubtful(why)
        if started and self._transport.waits_for_people(order.channel):
            return None
        return Sent(_IMAGINED, posted=order.channel is Channel.POST)

    def _real(self, letter: Letter) -> list[Recorded]:
        return [one for one in self._past.real(letter.id) if by_the_engine(one)]


class ImaginedHandOver(HandOver):
    """Decides whether a claim may be handed over, and makes no dossier."""

    def to(
        self, case: Case, *, party: HandOverParty, command: Mandate, others: Sequence[Case] = ()
    ) -> Receipt:
        """Record the hand-over, or the offer, as if its dossier lay there."""
        missing = self.missing_for(case, party, command.today)
        assert not missing, "the run asks before it hands over"
        return self._record((case, *others), party, PAPER, command)
