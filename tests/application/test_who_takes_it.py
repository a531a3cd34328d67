"""To whom a claim is handed over where a person leaves out the kind of party, or its name."""

from uuid import UUID

import pytest

from application.commands.court import RecordJudgment, RecordSummons
from application.commands.parties import SetParty
from application.hand_over.preparation import party_meant
from application.house import House
from domain.claim.events import PartyKind
from domain.errors import Refusal
from tests.application.houses import CONSUMER, by, case_of, claim_from
from tests.asking import record_dispute

BAILIFF = "Deurwaarders Noord"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def judge(house: House, claim: UUID) -> None:
    summons = RecordSummons(served_on=house.today, court="Rechtbank Utrecht", confirmed=True)
    summons.carry(house, claim, by=by())
    awarded = {"given_on": house.today, "court": "Utrecht", "principal": "90.00"}
    RecordJudgment.model_validate(awarded).carry(house, claim, by=by())


def with_bailiff(house: House, claim: UUID) -> None:
    party = SetParty(name=BAILIFF, kind=PartyKind.BAILIFF)
    party.carry(house, case_of(house, claim).creditor.id, by=by())


def meant(house: House, claim: UUID, party: str = "", kind: PartyKind | None = None) -> str:
    """The name and kind that it comes to, or the code of the refusal."""
    try:
        found = party_meant(house, case_of(house, claim), party=party, party_kind=kind)
    except Refusal as refusal:
        return refusal.code
    return f"{found.name} {found.kind.value}"


def test_a_judgment_goes_to_the_bailiff_that_was_set_down_and_to_nobody_else_unnamed(
    house: House, claim: UUID
) -> None:
    assert meant(house, claim) == f"{house.settings.hand_over_to} agency"
    judge(house, claim)
    assert meant(house, claim) == "hand_over.nobody_set_down"
    with_bailiff(house, claim)
    assert meant(house, claim) == f"{BAILIFF} bailiff"


def test_what_is_contested_goes_to_no_lawyer_whom_nobody_named(house: House, claim: UUID) -> None:
    record_dispute(house, claim, by=by(), ground="amount")
    assert meant(house, claim) == "hand_over.nobody_set_down"
    assert meant(house, claim, "Mr. Jansen", PartyKind.LAWYER) == "Mr. Jansen lawyer"


def test_a_party_is_of_the_kind_it_was_set_down_as_or_its_kind_is_asked(
    house: House, claim: UUID
) -> None:
    assert meant(house, claim, BAILIFF) == "hand_over.kind_unknown"
    assert meant(house, claim, BAILIFF, PartyKind.BAILIFF) == f"{BAILIFF} bailiff"
    with_bailiff(house, claim)
    assert meant(house, claim, BAILIFF) == f"{BAILIFF} bailiff"
