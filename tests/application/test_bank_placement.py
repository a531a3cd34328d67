"""What a bank line pays: judged in the save in which it comes in, on both stores."""

from uuid import UUID

import pytest

from application.commands.money import RegisterPayment
from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import DecidedBy, ParkedWhy
from domain.claim.state import Claim, Ending
from domain.debtor.events import CreditKind
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, PLAIN, by, case_of, claim_from

IBAN = "NL91ABNA0417164300"
PAYER = "NL20INGB0001234567"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def came_in(house: House, amount: int, text: str = "", **said: object) -> BankLine:
    """The line of one entry, with what became of it."""
    before = {one.id for one in bank_lines(house)}
    day = MONDAY + len(before) * DAY
    bring(house, statement(entry(amount, day, text=text, **said), first=day, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


AGAIN = (
    ("<cbc:PaymentID>2026-0117", "<cbc:PaymentID>2026-0120"),
    ("<cbc:ID>2026-0117", "<cbc:ID>2026-0120"),
)
"""Another invoice to the same customer, who has a number with his creditor."""
COFFEE = "Koffiehuis Het Hoekje"


def of(house: House, claim: UUID) -> Claim:
    return house.collections.claim(claim)


@pytest.mark.both_stores
def test_a_line_with_number_and_amount_is_on_its_claim_at_once(house: House, claim: UUID) -> None:
    line = came_in(house, 90_00, "factuur 2026 0118 dank", name="S. Voorbeeld", account=PAYER)
    assert line.matched is not None
    assert (line.standing, line.matched.by) == (LineStanding.MATCHED, DecidedBy.RULE)
    assert [one.code for one in line.matched.reasons][:1] == ["number_whole"]
    (payment,) = of(house, claim).ledger[-1:]
    assert (payment.cents, payment.ref) == (90_00, f"{line.id}#1")
    assert of(house, claim).ending is Ending.SETTLED


@pytest.mark.both_stores
def test_what_is_not_certain_is_proposed_and_its_debtor_waits(house: House, claim: UUID) -> None:
    line = came_in(house, 50_00, "2026-0118", name="Bewindvoerder Zuid")
    assert line.proposed is not None
    assert line.standing is LineStanding.PROPOSED
    (candidate,) = line.proposed.candidates
    assert [(one.claim_id, one.amount) for one in candidate.placements] == [(claim, 50_00)]
    debtor = case_of(house, claim).debtor
    assert line.may_concern == (debtor.id,)
    assert [one.kind for one in debtor.credits.values()] == [CreditKind.POSSIBLE_PAYMENT]
    assert of(house, claim).paid() == 0


def test_what_names_nobody_holds_everybody(house: House, claim: UUID) -> None:
    line = came_in(house, 12_34, "lidmaatschap", name="K. Vreemd")
    assert (line.standing, line.holds_account) == (LineStanding.PARKED, True)


@pytest.mark.both_stores
def test_an_account_is_remembered_with_whom_a_number_placed_its_money(
    house: House,
) -> None:
    one, other = claim_from(house, PLAIN), claim_from(house, PLAIN, *AGAIN)
    assert of(house, one).debtor_id == of(house, other).debtor_id
    came_in(house, 50_00, "factuur 2026-0117", name=COFFEE, account=PAYER)
    assert of(house, one).paid() == 50_00
    line = came_in(house, 240_06, "", name="J. Barista", account=PAYER)
    assert line.proposed is not None  # an account alone, and another name
    line = came_in(house, 240_06, "", name=COFFEE, account=PAYER)
    assert line.proposed is not None
    assert "account_seen" in {one.code for one in line.proposed.candidates[0].reasons}
    assert of(house, other).paid() == 0


def test_an_account_is_not_remembered_with_whom_only_a_name_placed_it(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 90_00, name="S. Voorbeeld", account=PAYER)
    assert line.standing is LineStanding.PROPOSED
    assert "account_seen" not in {
        one.code
        for way in (line.proposed.candidates if line.proposed else ())
        for one in way.reasons
    }


def test_money_that_somebody_recorded_by_hand_is_not_counted_twice(
    house: House, claim: UUID
) -> None:
    said = {"amount": "90.00", "credited_on": MONDAY, "payment_id": "B-7"}
    RegisterPayment.model_validate(said).carry(house, claim, by=by())
    line = came_in(house, 90_00, "2026-0118", name="S. Voorbeeld")
    assert line.parked is not None
    assert line.parked.why is ParkedWhy.PERHAPS_KNOWN
    assert of(house, claim).paid() == 90_00


@pytest.mark.parametrize(
    ("days", "standing"), [(14, LineStanding.PARKED), (15, LineStanding.MATCHED)]
)
def test_a_part_that_was_recorded_by_hand_on_that_claim_waits_for_two_weeks(
    house: House, claim: UUID, days: int, standing: LineStanding
) -> None:
    said = {"amount": "45.00", "credited_on": MONDAY - days * DAY, "payment_id": "B-8"}
    RegisterPayment.model_validate(said).carry(house, claim, by=by())
    line = came_in(house, 45_00, "2026-0118", name="S. Voorbeeld")
    assert line.standing is standing
    assert of(house, claim).paid() == (45_00 if standing is LineStanding.PARKED else 90_00)


def test_one_transfer_for_two_invoices_is_laid_on_both(house: House) -> None:
    one, other = claim_from(house, PLAIN), claim_from(house, PLAIN, *AGAIN)
    line = came_in(house, 480_12, "2026-0117 en 2026-0120", name=COFFEE)
    placed = {part.claim_id: part.amount for part in line.placements.values()}
    assert placed == {one: 240_06, other: 240_06}
    assert line.rest == 0


def test_another_debtors_claim_is_not_paid_by_a_number_of_his(house: House, claim: UUID) -> None:
    plain = claim_from(house, PLAIN)
    line = came_in(house, 90_00, "2026-0117", name="S. Voorbeeld")
    assert line.standing is LineStanding.PARKED
    assert line.parked is not None
    assert set(line.may_concern) == {of(house, plain).debtor_id, of(house, claim).debtor_id}
    assert of(house, plain).paid() == of(house, claim).paid() == 0
