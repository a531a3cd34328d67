"""A payment that is typed above what is open, through each door: why it is held, and the way on."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from application.commands.fields import Euro
from application.commands.money import RegisterPayment
from application.commands.party_money import RecordPartyPayment
from application.house import House
from tests.api.test_cli import NUMBER, Shell, empty, shell
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from, topics
from tests.application.test_set_off_elsewhere import handed_over

__all__ = ["empty", "shell"]

OVER = {"amount": "100.00", "credited_on": "2026-03-18", "payment_id": "B-1"}
"""Of the 90.00 that is open."""
TOLD = {"paid": "100.00", "open": "90.00", "over": "10.00"}


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    del claim
    with browsing(house) as served:
        yield served


def payments(house: House, claim: UUID) -> int:
    return topics(house, claim).count("claim.payment_received")


@pytest.mark.both_stores
def test_it_is_held_until_it_is_confirmed_and_a_repeat_answers_the_same(
    web: Web, house: House, claim: UUID
) -> None:
    at = f"/v1/claims/{claim}/payments"
    problem = web.refused(at, OVER)
    assert problem["code"] == "payment.more_than_open"
    for amount in TOLD.values():
        assert amount in problem["detail"]
    assert "`confirmed`" in problem["way_out"]
    assert payments(house, claim) == 0
    confirmed: dict[str, Any] = {**OVER, "confirmed": True}
    first = web.done(at, confirmed, key="bank-7")
    assert payments(house, claim) == 1
    assert web.done(at, confirmed, key="bank-7") == first
    again = web.done(at, OVER, key="bank-8")
    assert again["facts"] == [], "known by its own id: nothing is asked"
    assert payments(house, claim) == 1


def test_what_can_be_paid_is_not_asked_about(web: Web, claim: UUID) -> None:
    at = f"/v1/claims/{claim}/payments"
    web.done(at, {**OVER, "amount": "90.00"}, key="bank-7")
    web.done(at, {**OVER, "amount": "90.00"}, key="bank-7")
    assert web.refused(at, {**OVER, "payment_id": "B-2"})["code"] == "payment.more_than_open"


def test_what_is_only_looked_at_beforehand_is_held_too(web: Web, claim: UUID) -> None:
    answer = web.post(f"/v1/claims/{claim}/payments?preview=true", OVER)
    assert answer.json()["code"] == "payment.more_than_open"


def test_the_page_says_the_amounts_and_takes_it_where_it_is_ticked(
    web: Web, house: House, claim: UUID
) -> None:
    answer = web.send(claim, "payment", **{**OVER, "amount": "100,00"})
    assert answer.status_code == 422
    text = answer.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "€ 100,00 betaald op 18 mrt 2026" in text
    assert "€ 90,00 openstaat op 2026-0118; € 10,00 zou een tegoed van de debiteur worden" in text
    assert "vink aan dat alles op deze is betaald" in text
    assert payments(house, claim) == 0
    done = web.send(claim, "payment", **{**OVER, "amount": "100,00", "confirmed": "true"})
    assert done.status_code == 303
    assert payments(house, claim) == 1


def test_a_page_in_english_says_to_tick_it(web: Web, claim: UUID) -> None:
    web.client.headers["Accept-Language"] = "en"
    text = web.send(claim, "payment", **OVER).text
    assert "or tick that all of it was paid on this one" in text


def test_a_shell_is_told_the_option(
    place: HousePlace, house: House, claim: UUID, shell: Shell
) -> None:
    del house, claim
    place.close()
    words = ("record", "payment", NUMBER, "--amount", "100", "--credited-on", "2026-03-18")
    told = shell.bad(2, *words)
    assert "say with `--confirmed`" in told
    assert "90.00" in told
    shell.good(*words, "--confirmed")
    assert shell.read("claim", NUMBER)["balance"]["paid"] == "100.00"


def test_what_a_party_is_said_to_have_collected_is_held_alike(
    web: Web, house: House, claim: UUID
) -> None:
    handed_over(house, claim)
    at = f"/v1/claims/{claim}/party-payments"
    said: dict[str, Any] = {"amount": "100.00", "received_on": str(MARCH), "reference": "D-1"}
    problem = web.refused(at, said)
    assert problem["code"] == "payment.more_than_open"
    web.done(at, {**said, "confirmed": True})
    assert web.done(at, said)["facts"] == []


def test_a_payment_that_nobody_had_to_confirm_is_the_command_it_was_before() -> None:
    paid = RegisterPayment(amount=Euro(1_00), credited_on=MARCH)
    there = RecordPartyPayment(amount=Euro(1_00), received_on=MARCH)
    for one in (paid, there):
        assert "confirmed" not in one.said()
        assert one.model_copy(update={"confirmed": True}).said() != one.said()
