"""A repeat is answered with its receipt, whatever its decision leads to by now."""

from collections.abc import Callable

import pytest

from domain.application import Session, stream_of_claim
from domain.claim.ends import add_note
from domain.errors import Conflict, Refusal, StoreError
from domain.mandate import Mandate
from domain.sealing import Sealed
from tests.application.houses import CONSUMER, HousePlace, case_of, claim_from


def _raises(error: Exception) -> Callable[[Session], None]:
    def decide(session: Session) -> None:
        raise error

    return decide


@pytest.mark.both_stores
@pytest.mark.parametrize(
    "error",
    [
        StoreError("The views are away."),
        Conflict("moved"),
        Refusal("claim.ended", "Ended."),
        AssertionError("no state for it"),
        KeyError("gone"),
    ],
    ids=lambda one: type(one).__name__,
)
@pytest.mark.parametrize("remembered", [True, False])
def test_a_repeat_gets_its_receipt_whatever_its_decision_raises(
    place: HousePlace, error: Exception, *, remembered: bool
) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    case = case_of(house, claim)
    mandate = Mandate(
        key="once",
        actor="jan",
        role="handler",
        today=house.today,
        log=case.creditor.id,
        remembered=remembered,
    )

    def note(session: Session) -> None:
        known = session.claim(claim)
        facts = add_note(known, text=Sealed.of("said"))
        session.record(stream_of_claim(known), facts, subject=known.debtor_id)

    first = house.collections.carry_out(mandate, note)
    assert first.streams
    position = house.store.last_position()
    for decide in (_raises(error), note, lambda session: None):
        again = house.collections.carry_out(mandate, decide)
        assert (again.streams, again.repeated) == (first.streams, True)
    assert house.store.last_position() == position
    other = Mandate(
        key="once",
        actor="jan",
        role="handler",
        today=house.today,
        log=case.creditor.id,
        content="another",
        remembered=remembered,
    )
    for decide in (_raises(error), note, lambda session: None):
        with pytest.raises(Refusal) as refused:
            house.collections.carry_out(other, decide)
        assert refused.value.code == "command.key_reused"
    assert house.store.last_position() == position
