"""A dossier of a claim that was judged names its title, and calls its costs what they are."""

from datetime import timedelta
from uuid import UUID

import pytest

from adapters.paper import text_of
from adapters.paper.dossier_page import render_dossier
from application.commands.court import RecordJudgment, RecordSummons
from application.hand_over.dossier import build_dossier
from application.hand_over.readable import dossier_preview
from application.house import House
from domain.claim.events import PartyKind
from domain.creditor.events import HandOverParty
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from
from tests.application.test_bundles import claims

DAY = timedelta(days=1)


def judge(place: HousePlace, house: House, claim: UUID) -> None:
    """Summoned, and judged six weeks later."""
    summons = {"served_on": MARCH, "court": "Rechtbank Utrecht", "confirmed": True}
    RecordSummons.model_validate(summons).carry(house, claim, by=by())
    place.clock.move_to(MARCH + 42 * DAY)
    judgment = {
        "given_on": house.today,
        "court": "Rechtbank Utrecht",
        "case_number": "11223 CV",
        "by_default": True,
        "principal": "80.00",
        "procedural_costs": "300.00",
    }
    RecordJudgment.model_validate(judgment).carry(house, claim, by=by())


@pytest.mark.parametrize("judged", [False, True])
def test_the_title_is_named_and_costs_are_called_collection_costs_only_without_one(
    place: HousePlace, house: House, *, judged: bool
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    if judged:
        judge(place, house, claim)
    text = " ".join(text_of(dossier_preview(house, claim)).split())
    head = text.partition("Wat ontbreekt")[0].replace("\N{NO-BREAK SPACE}", " ")
    for said in ("Titel", "zaak 11223 CV, bij verstek", "80,00", "300,00", "Kosten (vonnis)"):
        assert (said in head) is judged
    assert ("Incassokosten" in head) is not judged


def test_of_several_claims_the_title_says_of_which_it_is(place: HousePlace, house: House) -> None:
    place.clock.move_to(MARCH)
    one, other = claims(house, 2)
    judge(place, house, one)
    cases = house.collections.cases([one, other])
    to = HandOverParty(name="Deurwaarder Jansen", kind=PartyKind.BAILIFF)
    made = build_dossier(house, cases, to=to, papers=(), today=house.today)
    assert made.judgment == ""
    assert [bool(row.judgment) for row in made.by_claim] == [True, False]
    assert made.balance.judged
    text = " ".join(text_of(render_dossier(made)).split())
    assert f"{cases[0].claim.invoice_number}: vonnis van" in text
