"""What people decide on a bank line: placed, accepted, set aside, undone, to the cent."""

from uuid import UUID

import pytest

from application.commands.bank_lines import (
    AcceptProposal,
    NoClaimWhy,
    PlaceBankLine,
    SetBankLineAside,
    UndoBankLine,
)
from application.commands.fields import Euro
from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import DecidedBy
from domain.claim.balance import balance
from domain.claim.state import Claim, Ending
from domain.errors import Refusal
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, by, case_of, claim_from

IBAN = "NL91ABNA0417164300"
PAYER = "NL20INGB0001234567"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def came_in(house: House, amount: int, text: str = "", **said: object) -> BankLine:
    before = {one.id for one in bank_lines(house)}
    day = MONDAY + len(before) * DAY
    bring(house, statement(entry(amount, day, text=text, **said), first=day, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


def line_of(house: House, line: BankLine) -> BankLine:
    return house.collections.bank_line(line.id)


def of(house: House, claim: UUID) -> Claim:
    return house.collections.claim(claim)


def parts(line: BankLine) -> int:
    return line.placed + line.returned + line.set_aside + line.rest


@pytest.mark.both_stores
def test_a_proposal_is_accepted_and_the_debtor_waits_no_more(house: House, claim: UUID) -> None:
    line = came_in(house, 50_00, "2026-0118", name="Bewindvoerder Zuid")
    assert case_of(house, claim).debtor.credits
    AcceptProposal().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.standing, now.rest) == (LineStanding.MATCHED, 0)
    assert now.matched is not None
    assert now.matched.by is DecidedBy.PERSON
    assert of(house, claim).paid() == 50_00
    assert not case_of(house, claim).debtor.credits
    with pytest.raises(Refusal, match="waits for a decision"):
        AcceptProposal().carry(house, line.id, by=by())


@pytest.mark.both_stores
def test_what_is_undone_was_never_paid_and_is_learnt_no_more(house: House, claim: UUID) -> None:
    line = came_in(house, 90_00, "dank", name="K. Vreemd", account=PAYER)
    before = balance(of(house, claim), on=house.today)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert of(house, claim).ending is Ending.SETTLED
    UndoBankLine().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.standing, now.rest, now.holds_account) == (LineStanding.PARKED, 90_00, True)
    assert of(house, claim).live
    assert balance(of(house, claim), on=house.today).total == before.total
    again = came_in(house, 90_00, "dank", name="K. Vreemd", account=PAYER)
    assert "account_seen" not in {
        reason.code
        for way in (again.proposed.candidates if again.proposed else ())
        for reason in way.reasons
    }
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert list(line_of(house, line).placements) == [f"{line.id}#2"]


def test_a_line_is_placed_in_parts_and_the_rest_set_aside(house: House, claim: UUID) -> None:
    line = came_in(house, 90_00, "dank", name="K. Vreemd")
    part = PlaceBankLine(invoice_number="2026-0118", amount=Euro(40_00))
    part.carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.placed, now.rest, parts(now)) == (40_00, 50_00, 90_00)
    with pytest.raises(Refusal, match="More would be placed"):
        PlaceBankLine(invoice_number="2026-0118", amount=Euro(50_01)).carry(house, line.id, by=by())
    SetBankLineAside(why=NoClaimWhy.NOT_FOR_A_CLAIM).carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.set_aside, now.rest, parts(now)) == (50_00, 0, 90_00)
    UndoBankLine().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.rest, parts(now)) == (90_00, 90_00)
    assert of(house, claim).paid() == 0


def test_what_nobody_decided_is_not_undone_and_no_invoice_is_invented(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 12_34, "lidmaatschap", name="K. Vreemd")
    with pytest.raises(Refusal, match="Nothing was decided"):
        UndoBankLine().carry(house, line.id, by=by())
    with pytest.raises(Refusal, match="has a claim on invoice"):
        PlaceBankLine(invoice_number="X-9").carry(house, line.id, by=by())
    with pytest.raises(Refusal, match="There is no proposal"):
        AcceptProposal(proposal=3).carry(house, line.id, by=by())


def test_a_person_who_places_a_line_teaches_whose_the_account_is(house: House, claim: UUID) -> None:
    line = came_in(house, 40_00, "dank", name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    again = came_in(house, 50_00, "", name="S. Voorbeeld", account=PAYER)
    assert again.proposed is not None
    assert "account_seen" in {one.code for one in again.proposed.candidates[0].reasons}
