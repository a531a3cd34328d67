"""What a command would do is asked at its own place, by the one who would give it."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from application.house import House
from tests.api.test_cli import NUMBER, Shell, empty, filled
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from

__all__ = ["empty", "filled"]

PAID = {"amount": "40.00", "payment_id": "p1", "credited_on": str(MARCH)}


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.mark.both_stores
def test_a_preview_uses_up_no_key_and_the_command_under_it_answers_the_same(
    web: Web, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    path, position = f"/v1/claims/{claim}/payments", house.store.last_position()
    foreseen = web.done(f"{path}?preview=true", PAID, key="one")
    assert house.store.last_position() == position
    assert (foreseen["preview"], foreseen["takes_two"]) == (True, False)
    assert foreseen["before"]["paid"] == "0.00"
    assert foreseen["balance"]["paid"] == "40.00"
    done = web.done(path, PAID, key="one")
    told = [[fact[name] for name in ("stream", "version", "what")] for fact in foreseen["facts"]]
    assert told == [[f[name] for name in ("stream", "version", "what")] for f in done["facts"]]
    assert done["preview"] is False
    parts = ("command_id", "claim", "before", "balance", "letters")
    assert [done[part] for part in parts] == [foreseen[part] for part in parts]


def test_what_would_be_refused_is_refused_and_its_key_stays_free(web: Web, house: House) -> None:
    claim = claim_from(house, CONSUMER)
    path, much = f"/v1/claims/{claim}/promises", {"amount": "900.00", "by": "2026-03-24"}
    assert web.refused(f"{path}?preview=true", much, key="p")["code"] == "promise.more_than_open"
    web.done(path, {**much, "amount": "10.00"}, key="p")


def test_what_would_be_made_is_answered_with_200_and_has_no_place_yet(
    web: Web, house: House
) -> None:
    said = {"name": "Nieuw BV", "ibans": ["NL91ABNA0417164300"]}
    before = web.read("/v1/creditors")
    answer = web.post("/v1/creditors?preview=true", said)
    assert (answer.status_code, "location" in answer.headers) == (200, False), answer.text
    assert answer.json()["made"]
    assert web.read("/v1/creditors") == before


def test_who_may_not_give_a_command_may_not_ask_what_it_would_do(web: Web) -> None:
    answer = web.post(f"/v1/claims/{uuid4()}/payments?preview=true", PAID)
    assert answer.json()["code"] == "claim.unknown"


def test_the_confirmation_of_an_agreement_is_foreseen_and_no_letter_leaves(
    web: Web, house: House, place: HousePlace
) -> None:
    claim = claim_from(house, CONSUMER)
    web.done(f"/v1/claims/{claim}/extensions", {"pay_by": "2026-04-01"})
    outbox = place.home / "outbox"
    [letter] = web.done(f"/v1/claims/{claim}/agreement-confirmation?preview=true")["letters"]
    assert not outbox.exists()
    assert web.get(f"/v1/letters/{letter}").status_code == 404
    web.done(f"/v1/claims/{claim}/agreement-confirmation")
    assert outbox.exists()


def test_the_shell_says_what_would_be_recorded_and_records_nothing(filled: Shell) -> None:
    before = filled.read("claim", NUMBER)["version"]
    words = ("record", "payment", NUMBER, "--amount", "40.00", "--credited-on", str(MARCH))
    told = filled.good(*words, "--preview")
    assert "Would be recorded" in told
    assert "Open before" in told
    assert filled.read("claim", NUMBER)["version"] == before
