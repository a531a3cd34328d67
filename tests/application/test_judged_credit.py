"""A judgment that awards less than was paid leaves money of the debtor here, and it is noticed."""

from datetime import timedelta
from uuid import UUID

from application.commands.court import AnnulJudgment, RecordJudgment, RecordSummons
from application.house import House
from domain.claim.balance import balance
from domain.claim.grounds import AnnulmentGround
from domain.debtor.credit import of_claim
from tests.application.houses import MARCH, HousePlace, by, case_of
from tests.application.test_bundles import claims
from tests.asking import register_payment

DAY = timedelta(days=1)
COURT = "Rechtbank Utrecht"


def credit(house: House, claim: UUID) -> int:
    """What is noticed with the debtor of money that lies on a claim, in cents."""
    known = case_of(house, claim).debtor.credits.get(of_claim(claim))
    return known.amount if known else 0


def test_what_was_paid_beyond_a_judgment_is_noticed_and_gone_where_it_is_annulled(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    one, other = claims(house, 2)
    summons = {"served_on": MARCH, "court": COURT, "confirmed": True}
    RecordSummons.model_validate(summons).carry(house, one, by=by())
    place.clock.move_to(MARCH + 7 * DAY)
    amount = case_of(house, one).claim.principal
    register_payment(house, one, by=by(), amount=amount, credited_on=house.today, payment_id="P-1")
    assert credit(house, one) == 0
    judgment = {"given_on": house.today, "court": COURT, "principal": "10.00"}
    RecordJudgment.model_validate(judgment).carry(house, one, by=by())
    surplus = balance(case_of(house, one).claim, on=house.today).unallocated
    assert credit(house, one) == surplus == amount - 10_00
    assert case_of(house, other).debtor.credits, "his other claim waits for a look at it"
    annulled = AnnulJudgment(annulled_on=house.today, ground=AnnulmentGround.APPEAL)
    annulled.carry(house, one, by=by())
    assert credit(house, one) == 0
