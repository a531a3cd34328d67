"""Two people release a batch, or one does while a debtor pays: one file, of what is still owed."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from domain.errors import Conflict, Refusal
from domain.facts import StreamKind
from tests.application.houses import HousePlace, by
from tests.application.test_debit_batches import batch_of, claim_now, prepare, release, three


def at_once(*doing: Callable[[], object]) -> list[str]:
    """Let each do it at the same moment; the codes of what was refused."""
    ready, refused = Barrier(len(doing)), list[str]()

    def one(what: Callable[[], object]) -> None:
        ready.wait()
        try:
            what()
        except (Conflict, Refusal) as error:
            refused.append(getattr(error, "code", "conflict"))

    threads = [Thread(target=one, args=(what,)) for what in doing]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.both_stores
def test_of_two_who_release_a_batch_one_does_and_each_claim_is_ordered_once(
    place: HousePlace,
) -> None:
    house = place.open()
    claims = three(house)
    batch = prepare(house)
    assert at_once(lambda: release(house, batch), lambda: release(house, batch)) == [
        "debit_batch.not_waiting"
    ]
    assert [len(claim_now(house, one).collections) for one in claims] == [1, 1, 1]
    assert len(house.store.streams(StreamKind.DEBIT_BATCH)) == 1


@pytest.mark.both_stores
def test_a_payment_at_the_moment_of_the_release_is_never_collected_as_well(
    place: HousePlace,
) -> None:
    house = place.open()
    first, *_ = three(house)
    batch = prepare(house)
    pay = RegisterPayment(amount=Euro(90_00), credited_on=house.today)
    refused = at_once(lambda: release(house, batch), lambda: pay.carry(house, first, by=by()))
    released = batch_of(house, batch).released
    # Either the payment was first and the release refuses, or it came after and is to be recalled.
    assert refused == ([] if released else ["debit_batch.changed"])
    ordered = claim_now(house, first).collections
    assert bool(ordered) == bool(released)
    assert claim_now(house, first).paid() == 90_00
