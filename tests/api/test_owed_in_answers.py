"""What an answer says is owed is what the claim says: to the day on which interest ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import HousePlace, business_from, by, case_of
from tests.asking import begin_bar

DAY = timedelta(days=1)
ORDERED = date(2026, 6, 10)
NOTE = {"text": "Gebeld met de curator."}


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture
def bankrupt(place: HousePlace, house: House) -> UUID:
    """A claim on who went bankrupt 200 days ago."""
    claim = business_from(house)
    place.clock.move_to(ORDERED)
    begin_bar(house, case_of(house, claim).debtor.id, by=by(), bar="bankruptcy", since=ORDERED)
    place.clock.move_to(ORDERED + 200 * DAY)
    return claim


def shown(web: Web, claim: UUID, **query: Any) -> Any:
    return web.read(f"/v1/claims/{claim}", **query)["balance"]


@pytest.mark.both_stores
def test_the_answer_to_a_command_its_repeat_and_its_preview_owe_what_the_claim_owes(
    web: Web, bankrupt: UUID
) -> None:
    path = f"/v1/claims/{bankrupt}/notes"
    foreseen = web.done(f"{path}?preview=true", NOTE)
    answers = [foreseen, *(web.done(path, NOTE, key="one") for _ in range(2))]
    owed = shown(web, bankrupt)
    assert owed["interest"] == shown(web, bankrupt, on=ORDERED - DAY)["interest"]
    for one in answers:
        assert one["before"] == one["balance"] == owed


def test_a_payment_is_answered_with_what_was_owed_before_and_after(
    web: Web, bankrupt: UUID
) -> None:
    before = shown(web, bankrupt)
    said = {"amount": "10.00", "credited_on": str(ORDERED + 200 * DAY)}
    answer = web.done(f"/v1/claims/{bankrupt}/payments", said)
    assert (answer["before"], answer["balance"]) == (before, shown(web, bankrupt))
    assert answer["balance"]["paid"] == "10.00"


def test_of_a_debtor_whose_interest_runs_on_the_answer_says_so(
    place: HousePlace, web: Web, house: House
) -> None:
    claim = business_from(house)
    place.clock.move_to(ORDERED + 200 * DAY)
    owed = web.done(f"/v1/claims/{claim}/notes", NOTE)["balance"]
    assert owed == shown(web, claim)
    assert float(owed["interest"]) > float(shown(web, claim, on=ORDERED - DAY)["interest"])
