"""What came of a call is recorded with what follows from it, in one save."""

from datetime import timedelta

import pytest

from application.commands.calls import CallResult, RecordCall
from application.commands.fields import Euro
from application.run.day import run_day
from domain.claim.events import DebtorContacted
from domain.claim.grounds import DisputeGround
from domain.dunning.next.step import Stand, next_step
from domain.errors import Refusal
from domain.sealing import Purpose
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    topics,
)

BY = MARCH + timedelta(days=7)


def test_a_promise_follows_in_one_save_and_the_run_confirms_it(place: HousePlace) -> None:
    place.clock.move_to(MARCH)
    house = place.open()
    claim = claim_from(house, CONSUMER)
    call = RecordCall(result=CallResult.PROMISE, by=BY, amount=Euro(45_50), spoke_with="Mevr. V.")
    call.carry(house, claim, by=by())
    last = house.store.history(claim)[-2:]
    assert [one.fact.TOPIC for one in last] == ["claim.debtor_contacted", "claim.payment_promised"]
    assert len({one.command_id for one in last}) == 1
    [contact] = [one for one in facts_of(house, claim) if isinstance(one, DebtorContacted)]
    assert house.open(contact.spoke_with, str, Purpose.NOTES) == "Mevr. V."
    assert b"Mevr. V." not in place.stored_bytes()
    run_day(house)
    assert "claim.agreement_confirmed" in topics(house, claim)


def test_each_result_brings_what_follows_from_it(place: HousePlace) -> None:
    place.clock.move_to(MARCH)
    house = place.open()
    claim = claim_from(house, CONSUMER)
    RecordCall(result=CallResult.NO_ANSWER).carry(house, claim, by=by())
    assert topics(house, claim)[-1] == "claim.debtor_contacted"
    RecordCall(result=CallResult.PLAN_WISH).carry(house, claim, by=by())
    [hold] = case_of(house, claim).claim.holds
    assert (hold.from_day, hold.until) == (MARCH, MARCH + timedelta(days=14))
    RecordCall(result=CallResult.PLAN_WISH).carry(house, claim, by=by())
    assert len(case_of(house, claim).claim.holds) == 1
    contested = RecordCall(
        result=CallResult.DISPUTE, ground=DisputeGround.QUALITY, amount=Euro(20_00)
    )
    contested.carry(house, claim, by=by())
    assert case_of(house, claim).claim.disputed == 20_00
    RecordCall(result=CallResult.DEBT_HELP).carry(house, claim, by=by())
    assert case_of(house, claim).debtor.barred_on(MARCH, case_of(house, claim).claim)
    assert isinstance(next_step(case_of(house, claim), today=MARCH), Stand)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (RecordCall(result=CallResult.PROMISE), "call.says_too_little"),
        (RecordCall(result=CallResult.DISPUTE), "call.says_too_little"),
        (RecordCall(result=CallResult.SPOKEN, by=BY), "call.of_another_result"),
        (RecordCall(result=CallResult.PROMISE, by=MARCH - timedelta(days=1)), "promise.too_late"),
    ],
)
def test_what_is_refused_records_no_contact_either(
    place: HousePlace, call: RecordCall, code: str
) -> None:
    place.clock.move_to(MARCH)
    house = place.open()
    claim = claim_from(house, CONSUMER)
    before = house.store.last_position()
    with pytest.raises(Refusal) as caught:
        call.carry(house, claim, by=by())
    assert caught.value.code == code
    assert house.store.last_position() == before
