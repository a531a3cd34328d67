"""A person interrupts limitation by a letter: it goes out once, and the claim remembers it."""

import pytest

from application.commands.court import SendInterruption
from application.house import House
from domain.claim.events import LimitationInterrupted
from domain.errors import Refusal
from domain.letter.text import LetterKind
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    letters,
    topics,
)


@pytest.mark.both_stores
def test_it_is_ordered_and_sent_once_and_the_same_asked_again_sends_no_second_one(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    once = by()
    first = SendInterruption().carry(house, claim, by=once)
    again = SendInterruption().carry(house, claim, by=once)
    assert again.command_id == first.command_id
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.letter_kind is LetterKind.INTERRUPTION
    case = case_of(house, claim)
    told = topics(house, claim)[-1] == LimitationInterrupted.TOPIC
    assert told == (case.claim.pending is None)  # by post it waits until somebody posted it
    with pytest.raises(Refusal, match=r"today|now"):
        SendInterruption().carry(house, claim, by=by())
    assert len(letters(house)) == 1
