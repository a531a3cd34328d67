"""Heirs through the API: whom the letters name, and where the steps begin anew."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.house import House
from application.queries.claims import claim_out, see
from domain.law.estate import Acceptance
from domain.law.protection import Bar
from domain.parties import Address, ContactDetails
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_until,
    sent_steps,
    topics,
)
from tests.asking import begin_bar, end_bar, know_heirs

DIED = MARCH + timedelta(days=2)
HEIRS = ContactDetails(
    name="De erven S. Voorbeeld",
    address=Address(street="Dorpsstraat 1", postal_code="1234 AB", city="Ons Dorp"),
)


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


def test_a_debtor_who_died_gets_no_letter_and_his_heirs_one_after_three_months(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, DIED)
    debtor = case_of(house, claim).debtor.id
    begin_bar(house, debtor, by=by(), bar=Bar.DEATH, since=DIED)
    run_until(place, house, DIED, DIED + timedelta(days=14))
    assert sent_steps(house, claim) == ["reminder"]
    know_heirs(house, debtor, by=by(), contact=HEIRS, acceptance=Acceptance.UNKNOWN)
    assert claim_out(house, see(house, claim)).debtor.name == HEIRS.name
    run_until(place, house, date(2026, 6, 19), date(2026, 6, 20))
    assert sent_steps(house, claim) == ["reminder"]
    run_until(place, house, date(2026, 6, 22), date(2026, 6, 22))
    assert sent_steps(house, claim) == ["reminder"], "a person looks first"
    end_bar(house, debtor, by=by(), bar=Bar.DEATH)
    run_until(place, house, date(2026, 6, 22), date(2026, 6, 22))
    assert sent_steps(house, claim) == ["reminder", "reminder"]
    assert topics(house, debtor)[-3:] == [
        "debtor.death_reported",
        "debtor.heirs_known",
        "debtor.bar_ended",
    ]
    assert case_of(house, claim).claim.round == 2
