"""A bank line from an agency or bailiff is what that passes on, and no debtor's payment."""

from uuid import UUID

import pytest

from application.commands.bank_lines import (
    NoClaimWhy,
    PlaceBankLine,
    PutOnDebtor,
    SetBankLineAside,
    UndoBankLine,
)
from application.commands.details import EnterInError
from application.commands.fields import Euro
from application.commands.parties import SetParty
from application.commands.party_accounts import TakePartyAccountOff
from application.commands.party_lines import PutOnRemittance
from application.commands.party_money import (
    RecordPartyBill,
    RecordPartyPayment,
    RecordRemittance,
)
from application.commands.second_person import SecondPersonOnCreditor
from application.house import House
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import ParkedWhy
from domain.claim.balance import balance
from domain.claim.events import PartyKind, PartyRemitted
from domain.claim.party_money import owed_by
from domain.errors import Refusal
from domain.user.roles import Role
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, by, case_of, claim_from
from tests.application.test_set_off_elsewhere import handed_over
from tests.application.two_people import of, user

IBAN, AGENCY, PARTY = "NL91ABNA0417164300", "NL20INGB0001234567", "Incassobureau"
NUMBER = "2026-0118"


def came_in(house: House, amount: int, **said: object) -> BankLine:
    before = {one.id for one in bank_lines(house)}
    day = MONDAY + len(before) * DAY
    text = f"factuur {NUMBER}"
    bring(house, statement(entry(amount, day, text=text, **said), first=day, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


@pytest.fixture
def claim(house: House) -> UUID:
    """A claim that an agency had, which told the account that it passes money on from."""
    found = claim_from(house, CONSUMER)
    creditor = case_of(house, found).creditor.id
    SetParty(name=PARTY, kind=PartyKind.AGENCY, ibans=(AGENCY,)).carry(house, creditor, by=by())
    handed_over(house, found)
    return found


@pytest.mark.both_stores
def test_a_remittance_that_names_the_invoice_waits_and_pays_nothing(
    house: House, claim: UUID
) -> None:
    """From the party's account under any name, or in its name from any account."""
    debtor = case_of(house, claim).debtor.id
    for said in (
        {"name": "S. Voorbeeld", "account": AGENCY},
        {"name": "INCASSOBUREAU BV", "account": "NL02RABO0123456789"},
    ):
        line = came_in(house, 90_00, **said)
        assert line.parked is not None
        assert (line.standing, line.parked.why) == (LineStanding.PARKED, ParkedWhy.FROM_PARTY)
        assert line.may_concern == (debtor,)
    assert house.collections.claim(claim).paid() == 0


def test_nobody_places_it_on_a_claim_that_the_party_had(house: House, claim: UUID) -> None:
    line = came_in(house, 90_00, name="Derdengelden", account=AGENCY)
    for command in (PlaceBankLine(invoice_number=NUMBER), PutOnDebtor(invoice_number=NUMBER)):
        with pytest.raises(Refusal) as caught:
            command.carry(house, line.id, by=by())
        assert caught.value.code == "bank_line.from_party"


def test_it_is_recorded_as_a_remittance_and_the_debtor_paid_once(house: House, claim: UUID) -> None:
    paid = {"amount": "90.00", "received_on": MONDAY, "reference": "D-1"}
    RecordPartyPayment.model_validate(paid).carry(house, claim, by=by())
    line = came_in(house, 76_50, name=PARTY, account=AGENCY)
    passed_on = {"received": "76.50", "fee": "13.50", "credited_on": MONDAY}
    RecordRemittance.model_validate(passed_on).carry(house, claim, by=by())
    SetBankLineAside(why=NoClaimWhy.PARTY_REMITTANCE).carry(house, line.id, by=by())
    after = house.collections.claim(claim)
    now = balance(after, on=house.today)
    assert (after.paid(), now.total, now.unallocated) == (90_00, 0, 0)
    assert not house.collections.bank_line(line.id).waits


@pytest.mark.both_stores
def test_an_account_that_was_not_the_partys_is_taken_off_by_two(house: House, claim: UUID) -> None:
    creditor = case_of(house, claim).creditor.id
    ann, ben = user(house, "ann", Role.ADMINISTRATOR), user(house, "ben", Role.ADMINISTRATOR)
    waits = came_in(house, 10_00, name="S. Voorbeeld", account=AGENCY)
    off = TakePartyAccountOff(name=PARTY, iban=AGENCY)
    off.carry(house, creditor, by=of(ann))
    [given] = house.collections.creditor(creditor).proposals
    yes = SecondPersonOnCreditor(proposal=given, agreed=True)
    yes.carry(house, creditor, by=of(ben))
    [party] = house.collections.creditor(creditor).parties
    assert (party.ibans, party.not_ibans) == ((), (AGENCY,))
    PlaceBankLine(invoice_number=NUMBER).carry(house, waits.id, by=by())
    after = came_in(house, 20_00, name="S. Voorbeeld", account=AGENCY)
    assert after.parked is None or after.parked.why is not ParkedWhy.FROM_PARTY
    assert house.collections.claim(claim).paid() >= 10_00
    written = house.collections.creditor(creditor).version
    off.carry(house, creditor, by=by())
    assert house.collections.creditor(creditor).version == written
    SetParty(name=PARTY, kind=PartyKind.AGENCY, ibans=(AGENCY,)).carry(house, creditor, by=by())
    [party] = house.collections.creditor(creditor).parties
    assert (party.ibans, party.not_ibans) == ((AGENCY,), ())


def test_an_account_that_is_no_partys_is_not_taken_off(house: House, claim: UUID) -> None:
    creditor = case_of(house, claim).creditor.id
    for name, iban in ((PARTY, "NL39RABO0300065264"), ("Ander", AGENCY)):
        with pytest.raises(Refusal) as caught:
            TakePartyAccountOff(name=name, iban=iban).carry(house, creditor, by=by())
        assert caught.value.code == "party.no_account"


def test_accounts_of_a_party_are_not_lost_by_being_left_out(house: House, claim: UUID) -> None:
    creditor = case_of(house, claim).creditor.id
    SetParty(name=PARTY, kind=PartyKind.AGENCY, confirms=True).carry(house, creditor, by=by())
    [party] = house.collections.creditor(creditor).parties
    assert (party.confirms, party.ibans) == (True, (AGENCY,))


@pytest.mark.both_stores
def test_a_line_is_put_on_the_remittance_and_undone_without_moving_what_the_debtor_owes(
    house: House, claim: UUID
) -> None:
    paid = {"amount": "90.00", "received_on": MONDAY, "reference": "D-1"}
    RecordPartyPayment.model_validate(paid).carry(house, claim, by=by())
    line = came_in(house, 76_50, name=PARTY, account=AGENCY)
    put = PutOnRemittance(invoice_numbers=(NUMBER,), fee=Euro(13_50))
    for wrong, code in (
        (PutOnRemittance(invoice_numbers=(NUMBER,), fee=Euro(13_51)), "party.owes_less"),
        (PutOnRemittance(invoice_numbers=(NUMBER,), party="Ander"), "party.not_there"),
    ):
        with pytest.raises(Refusal) as caught:
            wrong.carry(house, line.id, by=by())
        assert caught.value.code == code
        assert house.collections.bank_line(line.id).waits
    put.carry(house, line.id, by=by())
    there = house.collections.claim(claim)
    assert (owed_by(there, PARTY), there.paid()) == (0, 90_00)
    on_line = house.collections.bank_line(line.id)
    assert (on_line.rest, on_line.standing) == (0, LineStanding.SET_ASIDE)
    for one in house.collections.history(claim):
        if isinstance(one.fact, PartyRemitted):
            error = EnterInError(version=one.originator_version, approved_by="b.two")
            with pytest.raises(Refusal) as caught:
                error.carry(house, claim, by=by())
            assert caught.value.code == "error.at_bank"
    UndoBankLine().carry(house, line.id, by=by())
    there = house.collections.claim(claim)
    assert (owed_by(there, PARTY), there.paid()) == (90_00, 90_00)
    assert house.collections.bank_line(line.id).rest == 76_50
    put.carry(house, line.id, by=by())
    assert owed_by(house.collections.claim(claim), PARTY) == 0


def test_on_several_claims_it_is_their_sum_to_the_cent(house: House, claim: UUID) -> None:
    other = claim_from(house, CONSUMER, (NUMBER, "2026-0119"))
    handed_over(house, other)
    for one, amount in ((claim, "40.00"), (other, "20.00")):
        paid = {"amount": amount, "received_on": MONDAY, "reference": "D-1"}
        RecordPartyPayment.model_validate(paid).carry(house, one, by=by())
    line = came_in(house, 50_00, name=PARTY, account=AGENCY)
    numbers = (NUMBER, "2026-0119")
    for fee in (9_99, 10_01):
        with pytest.raises(Refusal) as caught:
            PutOnRemittance(invoice_numbers=numbers, fee=Euro(fee)).carry(house, line.id, by=by())
        assert caught.value.code == "bank_line.remittance_differs"
    PutOnRemittance(invoice_numbers=numbers, fee=Euro(10_00)).carry(house, line.id, by=by())
    fees = []
    for one in (claim, other):
        there = house.collections.claim(one)
        assert owed_by(there, PARTY) == 0
        fees += [part.fee for part in there.at_party.passed_on]
    assert fees == [6_67, 3_33]
    UndoBankLine().carry(house, line.id, by=by())
    for one, net, vat in ((claim, "6.00", "1.26"), (other, "2.26", "0.48")):
        billed = {"billed_on": MONDAY, "reference": "N-1", "fee": net, "vat": vat, "kept": True}
        RecordPartyBill.model_validate(billed).carry(house, one, by=by())
    PutOnRemittance(invoice_numbers=numbers).carry(house, line.id, by=by())
    kept = [house.collections.claim(one).at_party.passed_on[-1].fee for one in (claim, other)]
    assert kept == [7_26, 2_74], "as the bills say, to the cent, without naming it"


def test_a_remittance_that_goes_back_at_the_bank_is_owed_again(house: House, claim: UUID) -> None:
    paid = {"amount": "90.00", "received_on": MONDAY, "reference": "D-1"}
    RecordPartyPayment.model_validate(paid).carry(house, claim, by=by())
    line = came_in(house, 90_00, name=PARTY, account=AGENCY, end_to_end="E-1")
    PutOnRemittance(invoice_numbers=(NUMBER,)).carry(house, line.id, by=by())
    went = entry(-90_00, MONDAY + DAY, returned=True, account=AGENCY, end_to_end="E-1")
    bring(house, statement(went, first=MONDAY + DAY, iban=IBAN, opening=90_00))
    there = house.collections.claim(claim)
    assert (owed_by(there, PARTY), there.paid()) == (90_00, 90_00)
    assert house.collections.bank_line(line.id).returned == 90_00
