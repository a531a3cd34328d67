"""Money that goes back: the claim it paid is owed again; a transfer of ours pays nothing."""

from typing import Any
from uuid import UUID

import pytest

from adapters.statements.values import StatementKind
from application.banking.drafts import drafts_of
from application.banking.lines import record_line
from application.commands.bank_lines import SetBankLineAside, UndoBankLine
from application.house import House
from application.settlement import record_money
from domain.application import Mandate, Session
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import (
    BankLineKind,
    BankLineMatched,
    BankLineSetAside,
    DecidedBy,
    ParkedWhy,
    Placement,
    SetAsideWhy,
)
from domain.claim.balance import balance
from domain.claim.events import Source
from domain.claim.payments import receive_payment
from domain.claim.state import Ending
from domain.errors import Refusal
from tests.application.bank_files import (
    DAY,
    MONDAY,
    NOTICE,
    bank_lines,
    bring,
    detail,
    entry,
    statement,
)
from tests.application.houses import CONSUMER, MARCH, by, case_of, claim_from

A, B = "NL20INGB0001234567", "NL02ABNA0123456789"
LATER = MONDAY + DAY
COLLECTED = "PMNT-IDDT-ESDD"
"""What a bank calls what was collected by direct debit."""


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def iban(house: House, claim: UUID) -> str:
    return case_of(house, claim).creditor.ibans[0]


def owed(house: House, claim: UUID) -> int:
    return balance(house.collections.claim(claim), on=MARCH).principal


def place(house: House, line_id: UUID, claim_id: UUID, amount: int) -> None:
    """Place a part of a line on a claim, as a person or a rule does."""

    def decide(session: Session) -> None:
        line, claim = session.bank_line(line_id), session.claim(claim_id)
        assert claim.creditor_id is not None
        placement = Placement(
            claim_id=claim_id,
            amount=amount,
            payment_id=line.next_payment_id(),
            creditor_id=claim.creditor_id,
        )
        assert line.imported is not None
        paid = receive_payment(
            claim,
            payment_id=placement.payment_id,
            amount=amount,
            credited_on=line.imported.credited_on,
            source=Source(kind="statement"),
            today=session.today,
        )
        record_money(session, (claim, paid))
        matched = BankLineMatched(placements=(placement,), by=DecidedBy.PERSON)
        record_line(session, line, [matched])

    log = case_of(house, claim_id).creditor.id
    mandate = Mandate(
        key=f"place:{line_id}:{amount}", actor="test", role="handler", today=house.today, log=log
    )
    house.collections.carry_out(mandate, decide)


def paid(house: House, claim: UUID, iban: str, *, amount: int, **said: str) -> BankLine:
    """A payment that came in on Monday, and stands on the claim."""
    told = {"text": "factuur", "account": A, "code": COLLECTED, **said}
    bring(house, statement(entry(amount, MONDAY, **told), iban=iban))
    [line] = bank_lines(house)
    place(house, line.id, claim, amount)
    return house.collections.bank_line(line.id)


def back(house: House, iban: str, opening: int, amount: int, **said: object) -> BankLine:
    """What the bank booked a day later, and the line that it became."""
    known = {one.id for one in bank_lines(house)}
    later = entry(amount, LATER, returned=True, **said)
    bring(house, statement(later, iban=iban, first=LATER, opening=opening))
    [line] = [one for one in bank_lines(house) if one.id not in known]
    return line


def aside(house: House, line: BankLine) -> None:
    """Set a line aside, as a person does."""

    def decide(session: Session) -> None:
        one = session.bank_line(line.id)
        said = BankLineSetAside(
            why=SetAsideWhy.NOT_FOR_A_CLAIM, by=DecidedBy.PERSON, amount=one.rest
        )
        record_line(session, one, [said])

    mandate = Mandate(
        key=f"aside:{line.id}", actor="test", role="handler", today=house.today, log=line.log
    )
    house.collections.carry_out(mandate, decide)


def again(house: House, line: BankLine) -> BankLine:
    return house.collections.bank_line(line.id)


@pytest.mark.both_stores
def test_a_payment_that_goes_back_reopens_the_claim_that_it_settled(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    line = paid(house, claim, iban, amount=whole)
    assert house.collections.claim(claim).ending is Ending.SETTLED
    taken = back(house, iban, whole, -whole, account=A, return_code="MD06", reversal=True)
    assert (taken.standing, again(house, line).standing) == (LineStanding.RETURNED,) * 2
    state = house.collections.claim(claim)
    assert (state.ending, owed(house, claim)) == (Ending.NONE, whole)
    assert taken.imported is not None
    assert taken.imported.return_code == "MD06"


def test_a_return_with_costs_takes_back_no_more_than_had_come(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    paid(house, claim, iban, amount=whole, end_to_end="E1")
    taken = back(house, iban, whole, -whole - 5, end_to_end="E1", instructed=whole)
    assert (taken.returned, taken.set_aside, owed(house, claim)) == (whole, 5, whole)


def test_a_part_that_goes_back_leaves_the_rest_paid_on_its_own_day(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    line = paid(house, claim, iban, amount=whole, end_to_end="E1")
    taken = back(house, iban, whole, -10_00, end_to_end="E1", instructed=whole)
    assert taken.standing is LineStanding.RETURNED
    line = again(house, line)
    assert (line.placed, line.returned, line.rest) == (whole - 10_00, 10_00, 0)
    assert owed(house, claim) == 10_00


def test_a_return_of_what_was_on_no_claim_needs_nobody(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    bring(house, statement(entry(25_00, text="x", account=A, code=COLLECTED), iban=iban))
    taken = back(house, iban, 25_00, -25_00, account=A)
    assert [one.standing for one in bank_lines(house)] == [LineStanding.RETURNED] * 2
    assert (taken.rest, owed(house, claim)) == (0, whole)
    assert case_of(house, claim).creditor.doubts == {}


def test_a_return_of_which_nobody_knows_the_payment_waits_for_a_person(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    paid(house, claim, iban, amount=whole)
    taken = back(house, iban, whole, -whole, account=B)
    assert taken.parked is not None
    assert taken.parked.why is ParkedWhy.RETURN_WITHOUT_LINE
    assert owed(house, claim) == 0


def test_a_return_of_several_without_details_waits_for_a_person(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    paid(house, claim, iban, amount=whole)
    taken = back(house, iban, whole, -whole, batch=2)
    assert taken.parked is not None
    assert taken.parked.why is ParkedWhy.BATCH_WITHOUT_DETAILS


def test_a_transfer_of_our_own_that_comes_back_pays_nothing(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    bring(house, statement(entry(-whole, account=A, end_to_end="OURS"), iban=iban))
    came = back(house, iban, -whole, whole, end_to_end="OURS", return_code="AC04")
    assert came.aside is not None
    assert came.aside.why is SetAsideWhy.OWN_TRANSFER_BACK
    assert owed(house, claim) == whole


def test_a_return_that_is_turned_back_is_put_to_a_person(
    house: House, claim: UUID, iban: str
) -> None:
    whole = owed(house, claim)
    paid(house, claim, iban, amount=whole)
    taken = back(house, iban, whole, -whole, account=A)
    day = LATER + DAY
    bring(
        house,
        statement(entry(whole, day, returned=True, account=A), iban=iban, first=day),
    )
    [came] = [one for one in bank_lines(house) if one.waits]
    assert came.parked is not None
    assert (came.parked.why, came.parked.like) == (ParkedWhy.RETURN_TURNED_BACK, taken.id)
    assert owed(house, claim) == whole


@pytest.mark.both_stores
def test_a_return_that_came_before_its_payment_falls_when_that_comes(
    house: House, claim: UUID, iban: str
) -> None:
    """A notification of the return is often here before the statement with the payment."""
    whole, number = owed(house, claim), case_of(house, claim).claim.invoice_number
    came = entry(whole, MONDAY, account=A, end_to_end="E1", text=f"factuur {number}")
    went = entry(-whole - 5, LATER, returned=True, end_to_end="E1", instructed=whole)
    notice = statement(went, iban=iban, first=LATER, kind=StatementKind.NOTIFICATION)
    bring(house, notice, written_in=NOTICE)
    [waits] = bank_lines(house)
    assert waits.parked is not None
    assert waits.parked.why is ParkedWhy.RETURN_WITHOUT_LINE
    days = [
        statement(came, iban=iban),
        statement(went, iban=iban, first=LATER, opening=whole),
    ]
    for one in days:
        bring(house, one)
        taken = again(house, waits)
        assert (taken.standing, taken.returned, taken.set_aside) == (
            LineStanding.RETURNED,
            whole,
            5,
        )
    state = house.collections.claim(claim)
    assert (state.ending, owed(house, claim)) == (Ending.NONE, whole)
    assert sum(one.rest for one in bank_lines(house)) == 0


def test_what_a_person_decided_on_a_return_stays_when_its_payment_comes(
    house: House, claim: UUID, iban: str
) -> None:
    went = entry(-25_00, LATER, returned=True, end_to_end="E1")
    bring(
        house,
        statement(went, iban=iban, first=LATER, kind=StatementKind.NOTIFICATION),
        written_in=NOTICE,
    )
    [waits] = bank_lines(house)
    aside(house, waits)
    bring(house, statement(entry(25_00, MONDAY, end_to_end="E1"), iban=iban))
    assert [one.standing for one in bank_lines(house)] == [
        LineStanding.PARKED,
        LineStanding.SET_ASIDE,
    ]


def test_a_transfer_of_ours_that_comes_in_behind_its_return_is_set_aside_with_it(
    house: House, claim: UUID, iban: str
) -> None:
    came = entry(40_00, LATER, end_to_end="OURS", return_code="AC04")
    notice = statement(came, iban=iban, first=LATER, kind=StatementKind.NOTIFICATION)
    bring(house, notice, written_in=NOTICE)
    assert [one.standing for one in bank_lines(house)] == [LineStanding.PARKED]
    bring(house, statement(entry(-40_00, MONDAY, end_to_end="OURS"), iban=iban))
    assert [one.standing for one in bank_lines(house)] == [LineStanding.SET_ASIDE] * 2
    assert case_of(house, claim).creditor.doubts == {}


def test_the_same_day_brings_and_takes_back(house: House, claim: UUID, iban: str) -> None:
    came = entry(25_00, text="x", account=A, end_to_end="E-1")
    went = entry(-25_00, returned=True, account=A, end_to_end="E-1")
    bring(house, statement(went, came, iban=iban))
    assert [one.standing for one in bank_lines(house)] == [LineStanding.RETURNED] * 2


def test_what_came_in_on_the_day_of_a_storno_may_be_what_makes_it_good(
    house: House, claim: UUID, iban: str
) -> None:
    came, went = entry(25_00, text="x", account=A), entry(-25_00, returned=True, account=A)
    bring(house, statement(went, came, iban=iban))
    assert [one.standing for one in bank_lines(house)] == [LineStanding.PARKED] * 2


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", {"end_to_end": "OLD-SYSTEM-123"}),
        ("", {"mandate": "LIDM-77"}),
        ("PMNT/RCDT/ESCT", {}),
        ("NTRF", {}),
    ],
)
def test_a_storno_of_another_collection_takes_no_transfer_back(
    house: House, claim: UUID, iban: str, code: str, said: dict[str, str]
) -> None:
    came = entry(90_00, text="betaald", account=A, code=code)
    bring(house, statement(came, iban=iban))
    [line] = bank_lines(house)
    place(house, line.id, claim, 90_00)
    went = entry(-90_00, LATER, returned=True, account=A, **said)
    bring(house, statement(went, iban=iban))
    placed, parked = sorted(bank_lines(house), key=lambda one: one.standing)
    assert (placed.standing, parked.standing) == (LineStanding.MATCHED, LineStanding.PARKED)
    assert case_of(house, claim).claim.ending is Ending.SETTLED


@pytest.mark.parametrize(
    ("said", "taken_back"),
    [
        ({}, False),
        ({"code": "N426"}, False),
        ({"code": COLLECTED}, True),
        ({"code": "NDDT"}, True),
        ({"mandate": "M-1"}, True),
    ],
)
@pytest.mark.both_stores
def test_by_account_and_amount_alone_nothing_is_taken_back_and_a_second_sign_is_enough(
    house: House, claim: UUID, iban: str, said: dict[str, Any], *, taken_back: bool
) -> None:
    """Whoever paid by transfer what another program collects has the same account and amount."""
    came = entry(90_00, text="betaald", account=A, **said)
    bring(house, statement(came, iban=iban))
    [line] = bank_lines(house)
    place(house, line.id, claim, 90_00)
    mandate = {"mandate": said["mandate"]} if "mandate" in said else {}
    taken = back(house, iban, 90_00, -90_00, account=A, **mandate)
    if taken_back:
        assert (taken.standing, owed(house, claim)) == (LineStanding.RETURNED, 90_00)
        return
    assert taken.parked is not None
    assert (taken.parked.why, taken.parked.like) == (ParkedWhy.RETURN_WITHOUT_LINE, line.id)
    assert (again(house, line).standing, owed(house, claim)) == (LineStanding.MATCHED, 0)


def test_one_of_a_batch_may_have_come_back_without_a_code() -> None:
    single = (detail(-30_00), detail(-10_00, returned=True), detail(-5_00, return_code="MS03"))
    [draft] = drafts_of(statement(entry(-45_00, details=single)))
    back = BankLineKind.RETURN_OF_COLLECTION
    assert [one.kind for one in draft.lines] == [BankLineKind.DEBIT, back, back]


@pytest.mark.both_stores
def test_a_return_that_took_the_wrong_payment_is_undone_and_it_stands_again_from_its_day(
    house: House, claim: UUID, iban: str
) -> None:
    bring(house, statement(entry(90_00, text="betaald", account=A, code=COLLECTED), iban=iban))
    [line] = bank_lines(house)
    place(house, line.id, claim, 90_00)
    before = balance(house.collections.claim(claim), on=MARCH)
    bring(house, statement(entry(-90_00, LATER, returned=True, account=A), iban=iban, first=LATER))
    assert owed(house, claim) == 90_00
    [back] = [one for one in bank_lines(house) if one.id != line.id]
    UndoBankLine().carry(house, back.id, by=by())
    assert balance(house.collections.claim(claim), on=MARCH).total == before.total
    assert case_of(house, claim).claim.ending is Ending.SETTLED
    standing = {one.id: one.standing for one in bank_lines(house)}
    assert standing == {line.id: LineStanding.MATCHED, back.id: LineStanding.PARKED}
    with pytest.raises(Refusal, match="Nothing was decided"):
        UndoBankLine().carry(house, back.id, by=by())
    bring(house, statement(entry(1_00, LATER + DAY, text="x"), iban=iban, first=LATER + DAY))
    assert house.collections.bank_line(back.id).standing is LineStanding.PARKED
    SetBankLineAside().carry(house, back.id, by=by())
    assert owed(house, claim) == 0


def test_a_return_that_names_the_payment_is_what_the_bank_says(
    house: House, claim: UUID, iban: str
) -> None:
    came = entry(90_00, text="betaald", account=A, end_to_end="E-1")
    went = entry(-90_00, LATER, returned=True, account=A, end_to_end="E-1")
    bring(house, statement(came, went, iban=iban))
    [back] = [one for one in bank_lines(house) if one.imported and one.imported.amount < 0]
    with pytest.raises(Refusal, match="names this money"):
        UndoBankLine().carry(house, back.id, by=by())
