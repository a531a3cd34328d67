"""Payments through a link: started ones stop letters for some days, credited ones pay."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from adapters.messages import SIGNATURE, sign
from adapters.paper import text_of
from application.commands.creditors import NameAccountHolder
from application.house import House
from application.letters.documents import document_of
from domain.claim.balance import balance
from domain.days import add_days
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    letters,
    run_on,
    topics,
    whats,
)
from tests.asking import set_letter_terms

SECRET = "known to the provider and to us"
AT_THE_BANK = "Kwekerij De Linde BV inz. incasso"
LINK = "https://pay.example/{reference}?amount={amount}"
PATH = "/v1/payments/link-events"


@pytest.fixture
def place(tmp_path: Path) -> HousePlace:
    return HousePlace("sqlite", "", tmp_path / "home")


@pytest.fixture
def claim(place: HousePlace, house: House) -> UUID:
    """Give a claim whose reminder went out with a reference and a link."""
    place.clock.move_to(MARCH)
    found = claim_from(house, CONSUMER, NO_MAIL)
    creditor = case_of(house, found).creditor.id
    set_letter_terms(house, creditor, by=by(), payment_link=LINK, ideal_on_link=True)
    [iban] = case_of(house, found).claim.ibans or house.collections.creditor(creditor).ibans
    NameAccountHolder(iban=iban, holder=AT_THE_BANK).carry(house, creditor, by=by())
    house.settings.payment_link_keys[creditor] = house.settings.messages_secret.__class__(SECRET)
    run_on(place, house, MARCH)
    return found


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def told(web: Web, claim: UUID, state: str, *, secret: str = SECRET, **more: str) -> int:
    case = case_of(web.house, claim)
    event = {
        "creditor": str(case.creditor.id),
        "payment_id": "tr_7",
        "reference": "2026-0118",
        "state": state,
        "amount": "40.00",
        "on": MARCH.isoformat(),
        **more,
    }
    body = json.dumps(event).encode()
    headers = {SIGNATURE: sign(body, secret=secret), "Content-Type": "application/json"}
    return web.client.post(PATH, content=body, headers=headers).status_code


def owed(web: Web, claim: UUID) -> int:
    return balance(case_of(web.house, claim).claim, on=MARCH).principal


def test_the_letter_names_the_link_but_a_specimen_pays_nothing(house: House, claim: UUID) -> None:
    [letter] = letters(house)
    text = text_of(document_of(house, letter.id))
    flat = " ".join(text.split())
    link = "https://pay.example/SPECIMEN?amount=0.00"
    assert f"Of betaal online met iDEAL | Wero: {link}" in flat
    assert AT_THE_BANK in flat


def test_a_started_payment_stops_letters_for_five_days_and_pays_nothing(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    before = owed(web, claim)
    assert told(web, claim, "pending") == 200
    assert owed(web, claim) == before
    held = case_of(web.house, claim).claim
    assert held.held_on(add_days(MARCH, 5)) is not None
    assert held.held_on(add_days(MARCH, 6)) is None
    assert whats(run_on(place, web.house, MARCH)) == []


def test_a_credited_payment_pays_once_whatever_is_told_before_or_after(
    web: Web, claim: UUID
) -> None:
    before = owed(web, claim)
    for state in ("pending", "credited", "credited", "pending", "failed"):
        assert told(web, claim, state) == 200
    assert owed(web, claim) == before - 40_00
    assert topics(web.house, claim).count("claim.payment_received") == 1
    assert case_of(web.house, claim).claim.held_on(MARCH) is None
    assert broken(web.house) == []


def test_a_credited_payment_that_was_never_pending_pays_and_is_not_held_afterwards(
    web: Web, claim: UUID
) -> None:
    assert told(web, claim, "credited") == 200
    assert told(web, claim, "pending") == 200
    assert case_of(web.house, claim).claim.holds == []


def test_a_failed_payment_lets_the_letters_go_on(web: Web, claim: UUID) -> None:
    before = owed(web, claim)
    told(web, claim, "pending")
    assert told(web, claim, "failed") == 200
    assert (owed(web, claim), case_of(web.house, claim).claim.held_on(MARCH)) == (before, None)


@pytest.mark.parametrize("secret", ["", "somebody else's"])
def test_who_does_not_know_the_creditors_key_is_not_let_in(
    web: Web, claim: UUID, secret: str
) -> None:
    before = web.house.store.last_position()
    assert told(web, claim, "credited", secret=secret) == 401
    assert told(web, claim, "credited", creditor=str(UUID(int=7))) == 401
    assert web.house.store.last_position() == before


def test_a_reference_that_stands_on_no_letter_is_left_to_a_person(web: Web, claim: UUID) -> None:
    assert told(web, claim, "credited", reference="RF18539007547034") == 404
    assert told(web, claim, "stolen") == 400
