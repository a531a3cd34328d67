"""A reference on a letter leads back to its claims, and never to somebody else's."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from application.house import House
from application.payment_references import claims_of_reference
from domain.creditor.events import TermsChanged
from domain.letter.text.payment_reference import ReferenceKind, is_betalingskenmerk, is_rf
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    business_from,
    by,
    case_of,
    claim_from,
    letters,
    run_on,
)
from tests.asking import change_terms

pytestmark = pytest.mark.both_stores

NO_REFERENCE = ("    <cbc:PaymentID>2026-0118</cbc:PaymentID>\n", "")
THE_SAME = ("<cbc:PaymentID>2026-0117<", "<cbc:PaymentID>2026-0118<")
APRIL = date(2026, 4, 2)


def asked(house: House) -> list[str]:
    return [letter.order.payment_reference for letter in letters(house) if letter.order]


@pytest.mark.parametrize(
    ("kind", "is_correct"),
    [(ReferenceKind.RF, is_rf), (ReferenceKind.BETALINGSKENMERK, is_betalingskenmerk)],
)
def test_a_made_reference_leads_back_to_its_claim(
    place: HousePlace, house: House, kind: ReferenceKind, is_correct: Callable[[str], bool]
) -> None:
    place.clock.move_to(MARCH)
    claim_id = claim_from(house, CONSUMER, NO_REFERENCE)
    creditor = case_of(house, claim_id).creditor.id
    change_terms(house, creditor, by=by(), terms=TermsChanged(reference_kind=kind))
    run_on(place, house, MARCH)
    [reference] = asked(house)
    assert is_correct(reference)
    assert claims_of_reference(house, creditor, f" {reference[:4]} {reference[4:]}") == (claim_id,)
    assert claims_of_reference(house, UUID(int=1), reference) == ()


def test_an_invoices_own_reference_is_kept_and_two_that_share_one_name_neither(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim_id = claim_from(house, CONSUMER)
    creditor = case_of(house, claim_id).creditor.id
    change_terms(house, creditor, by=by(), terms=TermsChanged(reference_kind=ReferenceKind.RF))
    business_from(house, PLAIN, THE_SAME)
    run_on(place, house, MARCH)
    assert asked(house) == ["2026-0118"]
    assert claims_of_reference(house, creditor, "2026-0118") == (claim_id,)
    run_on(place, house, APRIL)
    assert asked(house)[-1] == "2026-0118"
    assert claims_of_reference(house, creditor, "2026-0118") == ()


def test_what_no_letter_asked_for_leads_nowhere(place: HousePlace, house: House) -> None:
    place.clock.move_to(MARCH)
    claim_id = claim_from(house, CONSUMER)
    creditor = case_of(house, claim_id).creditor.id
    assert claims_of_reference(house, creditor, "RF18539007547034") == ()
