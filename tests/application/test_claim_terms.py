"""What an import knows of a claim beyond its file: the rules of its creditor, and what is said."""

from datetime import date
from uuid import UUID

import pytest

from application.house import House
from application.queries.claims import claim_out, see
from domain.claim.balance import first_interest_day
from domain.claim.state import Claim
from domain.law.limitation import ClaimKind
from tests.application.houses import (
    CONSUMER,
    PLAIN,
    HousePlace,
    business_from,
    by,
    case_of,
    claim_from,
    one,
)
from tests.asking import set_claim_terms

LATE = date(2026, 11, 20)


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(LATE)
    return place.open()


def taken(house: House, name: str, **how: object) -> Claim:
    claim = one(house, name, **how).claim
    assert claim is not None
    return case_of(house, claim).claim


def with_rule(house: House, first: str, **rule: object) -> UUID:
    creditor = case_of(house, claim_from(house, first)).creditor.id
    set_claim_terms(house, creditor, by=by(), **rule)
    return creditor


OTHER_NUMBER = ("<cbc:ID>2026-0118</cbc:ID>", "<cbc:ID>2026-0118-2</cbc:ID>")


def test_an_import_says_what_consumers_owe_for(house: House) -> None:
    claim = taken(house, CONSUMER, consumer_kind=ClaimKind.CONSUMER_SALE)
    assert claim.claim_kind is ClaimKind.CONSUMER_SALE


def test_a_creditors_rule_holds_for_what_comes_in_after_it_and_changes_nothing_before(
    house: House,
) -> None:
    first = claim_from(house, CONSUMER)
    creditor = case_of(house, first).creditor.id
    set_claim_terms(
        house, creditor, by=by(), claim_kind_for_consumers="service", invoices_by_email=True
    )
    second = one(house, CONSUMER, OTHER_NUMBER).claim
    assert second is not None
    assert case_of(house, first).claim.claim_kind is ClaimKind.OTHER
    found = case_of(house, second).claim
    assert (found.claim_kind, found.emailed) == (ClaimKind.SERVICE, True)
    assert claim_out(house, see(house, second)).kind == "service"


def test_what_an_import_says_goes_before_the_rule(house: House) -> None:
    with_rule(house, CONSUMER, claim_kind_for_consumers="service")
    said = one(house, CONSUMER, OTHER_NUMBER, consumer_kind=ClaimKind.PERIODIC).claim
    assert said is not None
    assert case_of(house, said).claim.claim_kind is ClaimKind.PERIODIC


def test_the_interest_of_an_imported_invoice_runs_thirty_days_after_its_receipt(
    house: House,
) -> None:
    claim = case_of(house, business_from(house, PLAIN)).claim
    shown = claim_out(house, see(house, claim.id))
    assert shown.interest_from == first_interest_day(claim)
    assert shown.interest_from is not None
    # Of Monday 2 March, with 1 April printed: presumed received on Wednesday the 4th.
    assert (claim.issued_on, claim.due_on) == (date(2026, 3, 2), date(2026, 4, 1))
    assert shown.interest_from == date(2026, 4, 4)
