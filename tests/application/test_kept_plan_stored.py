"""A storno after a plan that was kept, through the doors of the store: what it waived falls."""

from datetime import date

import pytest

from application.run.day import run_day
from domain.claim.balance import balance
from domain.claim.events import DeterminationWithdrawn, Instalment, PartWaived
from domain.claim.opening import Invoice
from domain.claim.state import Ending
from domain.facts import StreamKind
from domain.ids import claim_id
from domain.law.default import TermBasis
from domain.parties import Address, Capacity, ContactDetails, PartyNumbers
from tests.application.houses import HousePlace, by, case_of, facts_of, take_in
from tests.application.papers import invoice
from tests.asking import (
    agree_payment_plan,
    new_debtor,
    open_by_hand,
    register_payment,
    reverse_payment,
)


@pytest.mark.both_stores
def test_a_storno_takes_along_what_the_plan_waived(place: HousePlace) -> None:
    agreed, last, back = date(2026, 10, 5), date(2026, 11, 5), date(2026, 11, 20)
    place.clock.move_to(agreed)
    house = place.open()
    take_in(house, invoice("Z-1", "1.00"))
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    contact = ContactDetails(
        name="Bloemen De Vries B.V.",
        address=Address(street="Kade 2", postal_code="1234 AB", city="Voorbeelddorp"),
        email="info@devries.example",
    )
    business = new_debtor(
        contact=contact, capacity=Capacity.COMPANY, numbers=PartyNumbers(customer_number="K-8")
    )
    told = Invoice(
        number="B-1",
        principal=10_000_00,
        issued_on=date(2026, 6, 1),
        due_on=date(2026, 7, 1),
        agreed_term=TermBasis.CONTRACT,
    )
    open_by_hand(house, by=by(), creditor_id=creditor, debtor=business, invoice=told)
    claim = claim_id(creditor, "B-1")
    run_day(house)
    whole = balance(case_of(house, claim).claim, on=agreed).total
    parts = (Instalment(number=1, amount=whole, by=last),)
    agree_payment_plan(house, claim, by=by(), instalments=parts)
    place.clock.move_to(last)
    register_payment(house, claim, by=by(), amount=whole, credited_on=last, payment_id="P")
    assert [one for one in facts_of(house, claim) if isinstance(one, PartWaived)] != []
    assert case_of(house, claim).claim.ending is Ending.SETTLED
    place.clock.move_to(back)
    reverse_payment(house, claim, by=by(), payment_id="P", reversed_on=back)
    [fallen] = [one for one in facts_of(house, claim) if isinstance(one, DeterminationWithdrawn)]
    assert fallen.topic == PartWaived.TOPIC
    after = case_of(house, claim).claim
    assert (after.ending, balance(after, on=back).principal) == (Ending.NONE, 10_000_00)
