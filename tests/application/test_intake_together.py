"""Two imports at once: every invoice, creditor and debtor comes to be there once."""

import threading
from collections import Counter
from datetime import date

import pytest

from application.intake.documents import Outcome, Result
from domain.facts import StreamKind
from tests.application.houses import (
    CREDIT,
    MARCH,
    PLAIN,
    HousePlace,
    broken,
    clock_at,
    source,
    take_in,
    topics,
)

pytestmark = pytest.mark.both_stores

NUMBERS = [f"2026-9{n:02}" for n in range(6)]


def at_once(place: HousePlace, *, workers: int, crlf: bool = False) -> list[list[Outcome]]:
    """Let workers, each with a store of its own, take the same files in at the same moment."""
    place.clock = clock_at(MARCH)
    place.open()
    gate = threading.Barrier(workers)
    found: list[list[Outcome]] = [[] for _ in range(workers)]
    trouble: list[BaseException] = []

    def work(number: int) -> None:
        changes = [("\n", "\r\n")] if crlf and number else []
        files = [
            source(PLAIN, ("<cbc:ID>2026-0117<", f"<cbc:ID>{n}<"), *changes, called=n)
            for n in NUMBERS
        ]
        try:
            with place.opened() as house:
                gate.wait()
                found[number] = take_in(house, *files)
        except BaseException as error:
            trouble.append(error)
            raise

    threads = [threading.Thread(target=work, args=(n,)) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    return found


def test_imports_at_once_open_each_claim_once_and_know_it_the_other_times(
    place: HousePlace,
) -> None:
    found = at_once(place, workers=4)
    house = place.open()
    claims = house.store.streams(StreamKind.CLAIM)
    assert len(claims) == len(NUMBERS)
    assert [topics(house, claim) for claim in claims] == [["claim.invoice_sent"]] * len(NUMBERS)
    assert len(house.store.streams(StreamKind.CREDITOR)) == 1
    assert len(house.store.streams(StreamKind.DEBTOR)) == 1
    assert broken(house) == []
    results = Counter(o.outcome for outcomes in found for o in outcomes)
    assert set(results) <= {Result.IMPORTED, Result.KNOWN}
    assert results[Result.IMPORTED] == len(NUMBERS)


def test_imports_at_once_of_two_layouts_open_each_claim_once(place: HousePlace) -> None:
    at_once(place, workers=2, crlf=True)
    house = place.open()
    claims = house.store.streams(StreamKind.CLAIM)
    assert [topics(house, claim) for claim in claims] == [["claim.invoice_sent"]] * len(NUMBERS)


def test_a_note_taken_in_twice_at_once_is_applied_once(place: HousePlace) -> None:
    place.clock = clock_at(date(2026, 3, 20))  # the day of the note
    house = place.open()
    [opened] = take_in(house, source(PLAIN))
    gate = threading.Barrier(3)

    def work() -> None:
        with place.opened() as own:
            gate.wait()
            take_in(own, source(CREDIT))

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert opened.claim is not None
    assert topics(house, opened.claim) == ["claim.invoice_sent", "claim.credit_note_applied"]
