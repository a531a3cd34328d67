"""What a dossier lists lies beside it, or the dossier says that it does not."""

from application.hand_over.dossier import build_dossier
from application.hand_over.papers import papers_of
from application.house import House
from domain.claim.events import PartyKind
from domain.creditor.events import HandOverParty
from tests.application.houses import CONSUMER, MARCH, case_of, claim_from

AGENCY = HandOverParty(name="Incasso", kind=PartyKind.AGENCY)


def test_a_paper_that_was_erased_is_named_as_not_shown(house: House) -> None:
    claim = claim_from(house, CONSUMER)

    def missing() -> list[str]:
        case = case_of(house, claim)
        papers = tuple(papers_of(house, case))
        dossier = build_dossier(house, case, to=AGENCY, papers=papers, today=MARCH)
        return [one.what for one in dossier.checks if "gewist" in one.what and not one.found]

    assert missing() == []
    house.store.keys.erase(case_of(house, claim).debtor.id)
    assert missing() == ["de factuur: gewist, ligt hier niet bij"]
