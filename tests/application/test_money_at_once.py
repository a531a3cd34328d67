"""Many clients with money for one claim: all of it is in, and nobody is sent away."""

from threading import Barrier, Thread
from uuid import UUID

import pytest

from application.by import By
from application.house import House
from application.patience import Patience
from domain.claim.balance import balance
from domain.errors import Conflict, Refusal
from tests.application.houses import CONSUMER, MARCH, HousePlace, broken, case_of, claim_from, order
from tests.asking import register_payment

CLIENTS = 40


def all_at_once(house: House, claim: UUID, *, key: str = "") -> list[Exception]:
    """Let every client pay a euro at the same moment; give what any of them was refused for."""
    failed: list[Exception] = []
    ready = Barrier(CLIENTS)

    def pay(number: int) -> None:
        ready.wait()
        try:
            register_payment(
                house,
                claim,
                by=By(key=key or f"client-{number}", actor="bank"),
                payment_id=key or f"p{number}",
                amount=1_00,
                credited_on=MARCH,
            )
        except (Conflict, Refusal) as error:
            failed.append(error)

    threads = [Thread(target=pay, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


@pytest.mark.both_stores
def test_forty_payments_on_one_claim_are_all_in(place: HousePlace) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    assert all_at_once(house, claim) == []
    left = balance(case_of(house, claim).claim, on=MARCH).principal
    assert left == 90_00 - CLIENTS * 1_00
    assert broken(house) == []


@pytest.mark.both_stores
def test_one_payment_that_forty_clients_send_is_in_once(place: HousePlace) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    assert all_at_once(house, claim, key="the-same") == []
    assert balance(case_of(house, claim).claim, on=MARCH).principal == 89_00


def test_patience_ends_with_its_time_and_not_with_a_number_of_tries() -> None:
    assert all(Patience()(attempt) for attempt in (1, 2, 3, 4, 5, 6))
    assert not Patience(seconds=0)(1)


def test_a_conflict_that_never_ends_is_told_as_one(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    tries: list[int] = []

    def decide(_session: object) -> None:
        raise Conflict

    def again(attempt: int) -> bool:
        tries.append(attempt)
        return attempt < 9

    with pytest.raises(Conflict):
        house.collections.carry_out(order(house, claim), decide, again=again)
    assert tries == [1, 2, 3, 4, 5, 6, 7, 8, 9]
