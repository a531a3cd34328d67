"""What people decide on a bank line: placed, accepted, set aside, undone, to the cent."""

from datetime import date
from uuid import UUID

import pytest

from application.banking.looked_at import PayerAccountKnown, looked_at, placed_on
from application.commands.bank_lines import (
    AcceptProposal,
    NoClaimWhy,
    PlaceBankLine,
    PutOnDebtor,
    SetBankLineAside,
    UndoBankLine,
)
from application.commands.fields import Euro
from application.commands.parked_lines import MOST_DAYS, ParkBankLine, StillWaits
from application.house import House
from application.views import views_of
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import DecidedBy
from domain.claim.balance import balance
from domain.claim.state import Claim, Ending
from domain.debtor.events import CreditKind
from domain.dunning.next.answers import Ask
from domain.dunning.next.step import next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.matching.names import NameFit
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, PLAIN, by, case_of, claim_from

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
    assert line.proposed is not None
    AcceptProposal().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.standing, now.rest) == (LineStanding.MATCHED, 0)
    assert now.matched is not None
    assert now.matched.by is DecidedBy.PERSON
    assert now.matched.reasons == line.proposed.candidates[0].reasons != ()
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


def test_who_places_money_sees_first_whose_the_invoice_is_and_what_does_not_fit(
    house: House, claim: UUID
) -> None:
    first = came_in(house, 40_00, "dank", name="K. Vreemd", account=PAYER)
    seen = looked_at(house, first, of(house, claim), 40_00)
    assert (seen.names, seen.account) == (NameFit.GAINSAYS, PayerAccountKnown.NEW)
    assert (seen.open, seen.left, seen.too_much, seen.warns) == (90_00, 50_00, 0, True)
    PlaceBankLine(invoice_number="2026-0118").carry(house, first.id, by=by())
    again = came_in(house, 50_01, "", name="S. Voorbeeld", account=PAYER)
    seen = looked_at(house, again, of(house, claim), again.rest)
    assert (seen.account, seen.left, seen.too_much) == (PayerAccountKnown.HIS, 0, 1)
    other = claim_from(house, CONSUMER, ("2026-0118", "2026-0119"), ("Voorbeeld", "Anders"))
    seen = looked_at(house, again, of(house, other), again.rest)
    assert (seen.account, seen.warns) == (PayerAccountKnown.OF_ANOTHER, True)
    PlaceBankLine(invoice_number="2026-0118").carry(house, again.id, by=by())
    [placement] = line_of(house, again).placements.values()
    assert placed_on(house, line_of(house, again), placement).too_much == 1


def test_a_person_who_places_a_line_teaches_whose_the_account_is(house: House, claim: UUID) -> None:
    line = came_in(house, 40_00, "dank", name="K. Vreemd", account=PAYER)
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    again = came_in(house, 50_00, "", name="S. Voorbeeld", account=PAYER)
    assert again.proposed is not None
    assert "account_seen" in {one.code for one in again.proposed.candidates[0].reasons}


@pytest.mark.both_stores
def test_money_on_a_debtor_holds_his_claims_and_is_laid_over_what_he_owes(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 95_00, "dank", name="K. Vreemd")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.standing, now.on_debtor, now.rest) == (LineStanding.ON_DEBTOR, 95_00, 0)
    assert not now.holds_account
    [credit] = case_of(house, claim).debtor.credits.values()
    assert (credit.kind, credit.amount) == (CreditKind.ON_ACCOUNT, 95_00)
    step = next_step(case_of(house, claim), today=house.today)
    assert isinstance(step, Ask)
    assert step.task is Task.SET_OFF
    PlaceBankLine().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert of(house, claim).ending is Ending.SETTLED
    assert now.placed + now.on_debtor == 95_00
    assert balance(of(house, claim), on=house.today).unallocated == 0
    left = [one.amount for one in case_of(house, claim).debtor.credits.values()]
    assert left == [now.on_debtor]
    with pytest.raises(Refusal, match="Nothing is open"):
        PlaceBankLine().carry(house, line.id, by=by())
    UndoBankLine().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.rest, now.on_debtor, now.debtor_id) == (95_00, 0, None)
    assert not case_of(house, claim).debtor.credits


def test_money_on_a_debtor_pays_nobody_else_and_goes_with_the_debit_that_takes_it(
    house: House, claim: UUID
) -> None:
    other = claim_from(house, PLAIN)
    line = came_in(house, 95_00, "dank", name="K. Vreemd", account=PAYER, end_to_end="E-1")
    PutOnDebtor(invoice_number="2026-0118").carry(house, line.id, by=by())
    with pytest.raises(Refusal, match="another debtor"):
        PlaceBankLine(invoice_number=of(house, other).invoice_number).carry(house, line.id, by=by())
    came_in(house, -95_00, account=PAYER, end_to_end="E-1", returned=True)
    now = line_of(house, line)
    assert (now.returned, now.on_debtor) == (95_00, 0)
    assert not case_of(house, claim).debtor.credits
    assert of(house, other).live


@pytest.mark.both_stores
def test_a_line_waits_until_a_day_is_asked_again_then_and_may_wait_once_more(
    house: House, claim: UUID
) -> None:
    line = came_in(house, 50_00, "2026-0118", name="Bewindvoerder Zuid")
    first, last = house.today + DAY, house.today + MOST_DAYS * DAY
    wait = ParkBankLine(why=StillWaits.PAYER_ASKED, until=last)
    wait.carry(house, line.id, by=by())
    version = line_of(house, line).version
    wait.carry(house, line.id, by=by())
    assert line_of(house, line).version == version  # said before
    assert case_of(house, claim).debtor.credits  # his claims wait all the same
    with views_of(house) as views:
        views.catch_up()

        def asked(on: date) -> list[UUID]:
            tasks = views.worklist.tasks(on, task=Task.LOOK_AT_BANK_LINE)
            return [one.subject_id for one in tasks]

        assert (asked(last - DAY), asked(last)) == ([], [line.id])
        ParkBankLine(why=StillWaits.LOOKED_INTO, until=first).carry(house, line.id, by=by())
        views.catch_up()
        assert (asked(house.today), asked(first)) == ([], [line.id])
    for day in (house.today, last + DAY):
        with pytest.raises(Refusal, match="at the latest"):
            ParkBankLine(until=day).carry(house, line.id, by=by())
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert line_of(house, line).standing is LineStanding.MATCHED


def test_a_return_that_was_set_aside_waits_again_when_that_was_wrong(
    house: House, claim: UUID
) -> None:
    line = came_in(house, -30_00, "x", account=PAYER, end_to_end="E-7", returned=True)
    assert line.standing is LineStanding.PARKED
    SetBankLineAside().carry(house, line.id, by=by())
    assert not line_of(house, line).waits
    UndoBankLine().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.rest, now.standing, now.holds_account) == (30_00, LineStanding.PARKED, False)
    with pytest.raises(Refusal, match="Nothing was decided"):
        UndoBankLine().carry(house, line.id, by=by())
    assert of(house, claim).paid() == 0


def test_no_proposal_is_right_then_it_may_be_anybodys(house: House, claim: UUID) -> None:
    line = came_in(house, 50_00, "2026-0118", name="Bewindvoerder Zuid")
    ParkBankLine(why=StillWaits.PAYER_ASKED).carry(house, line.id, by=by())
    assert case_of(house, claim).debtor.credits
    ParkBankLine().carry(house, line.id, by=by())
    now = line_of(house, line)
    assert (now.proposed, now.rest, now.holds_account) == (None, 50_00, True)
    assert not case_of(house, claim).debtor.credits
