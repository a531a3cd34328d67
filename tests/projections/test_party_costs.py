"""What parties cost in a period, by party and by claim, on both engines."""

from dataclasses import replace

from domain.claim.events import PartyBilled, PartyCollected
from domain.claim.there import PartyCost
from domain.facts import EnteredInError
from projections.outstanding.measures import Over
from tests.projections.asked import LATER
from tests.projections.asked_of_the_house import paid_there, passed_on_in
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, OTHER_CREDITOR, on

YEAR = Over(first=on("2026-01-01"), last=on("2026-12-31"))
BILL = PartyBilled(
    party="x", bill_id="N-1", billed_on=on("2026-02-01"), fee=80, court_fee=90_00, vat=17, kept=True
)


def test_each_party_and_claim_is_summed_over_the_days_of_money_and_bills(house: House) -> None:
    story = house.story
    one = paid_there(story)
    other = story.invoice(story.debtor(), "F2")
    passed_on_in(story, one)
    told = PartyCollected(party="x", payment_id="p", amount=5_00, received_on=LATER)
    story.add(other, told, day=LATER)
    story.pay(other, 5_00, day=LATER, payment="p")
    story.add(one, BILL, day=BILL.billed_on)
    credit = {"bill_id": "C-1", "court_fee": 0, "kept": False, "credit": True}
    story.add(one, BILL.model_copy(update=credit), day=BILL.billed_on)
    story.add(other, BILL, day=BILL.billed_on)
    error = EnteredInError(version=story.claim(other).version, topic=BILL.TOPIC)
    story.add(other, error, day=BILL.billed_on)
    house.engine.catch_up()
    costs = house.outstanding.party_costs
    [x] = costs.sums(YEAR)
    assert (x.party, x.claims, x.collected, x.remitted, x.kept) == ("x", 2, 10_00, 4_00, 1_00)
    assert (x.parts, x.vat) == ({PartyCost.COURT_FEE: 90_00}, 0)
    assert (x.billed, x.by_bills) == (90_00, 90_97)
    first = costs.rows(YEAR, limit=1, after=None)
    second = costs.rows(YEAR, limit=1, after=first.next)
    assert {row.claim_id for row in (*first.rows, *second.rows)} == {one, other}
    assert second.next is None
    [january] = costs.sums(replace(YEAR, last=BILL.billed_on.replace(month=1, day=31)))
    assert (january.collected, january.billed) == (10_00, 0)
    assert costs.sums(replace(YEAR, last=LATER.replace(day=LATER.day - 1))) == []
    assert costs.sums(replace(YEAR, creditor=OTHER_CREDITOR)) == []
    assert costs.sums(replace(YEAR, creditor=CREDITOR, mine={OTHER_CREDITOR})) == []
