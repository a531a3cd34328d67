"""A creditor's terms for money that came in: stricter at will, never laxer; cents let go."""

from uuid import UUID

import pytest

from application.banking.placement import put_on_claims
from application.banking.terms_then import judged_by, terms_then
from application.commands.bank_lines import AcceptProposal, PlaceBankLine, UndoBankLine
from application.commands.fields import Euro
from application.commands.matching import SetMatchingTerms
from application.house import House
from application.why.grounds import Grounds
from domain.application import Session
from domain.bank.line import BankLine, LineStanding
from domain.bank.line_events import DecidedBy
from domain.claim.balance import balance
from domain.claim.events import RestWaived
from domain.claim.state import Ending
from domain.creditor.events import TermsChanged
from domain.errors import Refusal
from domain.matching.terms import Clue, MatchingTerms
from domain.matching.verdict import Part
from tests.application.bank_files import DAY, MONDAY, bank_lines, bring, entry, statement
from tests.application.houses import CONSUMER, by, case_of, claim_from, order
from tests.asking import register_payment

IBAN = "NL91ABNA0417164300"
PAYER = "NL20INGB0001234567"


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def came_in(house: House, amount: int, text: str, **said: object) -> BankLine:
    before = {one.id for one in bank_lines(house)}
    day = MONDAY + len(before) * DAY
    bring(house, statement(entry(amount, day, text=text, **said), first=day, iban=IBAN))
    return next(one for one in bank_lines(house) if one.id not in before)


def terms(house: House, claim: UUID, **said: object) -> None:
    creditor = case_of(house, claim).creditor.id
    SetMatchingTerms.model_validate(said).carry(house, creditor, by=by())


def owed(house: House, claim: UUID) -> int:
    return balance(house.collections.claim(claim), on=house.today).total


@pytest.mark.both_stores
def test_who_books_nothing_by_itself_is_proposed_what_else_is_booked(
    house: House, claim: UUID
) -> None:
    whole = owed(house, claim)
    terms(house, claim, books_itself=False)
    line = came_in(house, whole, "2026-0118", name="S. Voorbeeld")
    assert line.standing is LineStanding.PROPOSED
    terms(house, claim, books_itself=True)
    again = came_in(house, whole, "2026-0118", name="S. Voorbeeld")
    assert again.standing is LineStanding.MATCHED


@pytest.mark.both_stores
def test_a_line_says_on_which_terms_it_was_judged_and_which_facts_gave_them(
    house: House, claim: UUID
) -> None:
    whole = owed(house, claim)
    usual = came_in(house, 1_00, "dank", name="K. Vreemd")
    terms(house, claim, book_from=90, uncounted="name")
    terms(house, claim, difference_let_go=Euro(5))
    terms(house, claim, book_from=95)
    line = came_in(house, whole - 5, "2026-0118", name="S. Voorbeeld")
    assert line.standing is LineStanding.PROPOSED
    AcceptProposal().carry(house, line.id, by=by())
    terms(house, claim, book_from=70, counted="name")
    creditor = case_of(house, claim).creditor.id
    [then] = terms_then(house, line)
    assert then.terms == MatchingTerms(book_from=95, uncounted=frozenset({Clue.NAME}))
    given = [one.originator_version for one in then.given_by]
    set_at = [
        one.originator_version
        for one in house.collections.history(creditor)
        if isinstance(one.fact, TermsChanged)
    ]
    assert given == [set_at[0], set_at[2]]
    [before] = terms_then(house, usual)
    assert (before.terms, before.given_by) == (MatchingTerms(), ())
    judged = judged_by(house.collections.history(line.id))
    assert judged is not None
    rests_on = Grounds(house).of(line.id, judged.originator_version).nodes
    assert {f"{creditor}@{version}" for version in given} <= set(rests_on)
    assert f"{creditor}@{set_at[1]}" not in rests_on
    assert len(house.collections.claim(claim).rests) == 1
    waived = next(
        one.originator_version
        for one in house.collections.history(claim)
        if isinstance(one.fact, RestWaived)
    )
    assert f"{creditor}@{set_at[1]}" in Grounds(house).of(claim, waived).nodes


def test_no_terms_decide_on_what_may_be_here_already(house: House, claim: UUID) -> None:
    register_payment(house, claim, by=by(), payment_id="1", amount=50_00, credited_on=MONDAY)
    line = came_in(house, 50_00, "2026-0118", name="S. Voorbeeld")
    assert line.parked is not None
    assert terms_then(house, line) == ()


def test_no_creditor_books_below_what_is_safe(house: House, claim: UUID) -> None:
    with pytest.raises(Refusal, match="at the lowest"):
        terms(house, claim, book_from=69)
    with pytest.raises(Refusal, match="at most"):
        terms(house, claim, difference_let_go=Euro(10_01))


@pytest.mark.both_stores
def test_cents_that_a_payment_leaves_are_let_go_and_asked_again_when_it_goes_back(
    house: House, claim: UUID
) -> None:
    whole = owed(house, claim)
    terms(house, claim, difference_let_go=Euro(5))
    line = came_in(house, whole - 5, "2026-0118", name="S. Voorbeeld", account=PAYER)
    if line.standing is not LineStanding.MATCHED:
        PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert house.collections.claim(claim).ending is Ending.SETTLED
    assert owed(house, claim) == 0
    UndoBankLine().carry(house, line.id, by=by())
    now = house.collections.claim(claim)
    assert now.live
    assert owed(house, claim) == whole


@pytest.mark.parametrize(("less", "left"), [(5, 0), (6, 6)])
def test_a_cent_more_than_the_tolerance_stays_open(
    house: House, claim: UUID, less: int, left: int
) -> None:
    whole = owed(house, claim)
    terms(house, claim, difference_let_go=Euro(5))
    line = came_in(house, whole - less, "dank", name="K. Vreemd")
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert owed(house, claim) == left


def test_without_a_tolerance_nothing_is_let_go(house: House, claim: UUID) -> None:
    whole = owed(house, claim)
    line = came_in(house, whole - 1, "dank", name="K. Vreemd")
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert owed(house, claim) == 1


@pytest.mark.parametrize(("short", "left"), [(2, [0, 0]), (3, [3, 3])])
def test_the_tolerance_is_of_a_payment_and_not_of_each_claim_that_it_pays(
    house: House, claim: UUID, short: int, left: list[int]
) -> None:
    second = claim_from(house, CONSUMER, ("2026-0118", "2026-0119"))
    terms(house, claim, difference_let_go=Euro(5))
    both = (claim, second)
    line = came_in(house, owed(house, claim) + owed(house, second) - 2 * short, "x", name="K. V.")
    parts = [Part(one, owed(house, one) - short) for one in both]

    def decide(session: Session) -> None:
        read = session.bank_line(line.id)
        put_on_claims(session, read, parts, told=None, by=DecidedBy.PERSON)

    house.collections.carry_out(order(house, claim), decide)
    assert [owed(house, one) for one in both] == left


@pytest.mark.both_stores
def test_money_that_is_taken_back_by_the_bank_asks_the_cents_again(
    house: House, claim: UUID
) -> None:
    whole = owed(house, claim)
    terms(house, claim, difference_let_go=Euro(5))
    line = came_in(house, whole - 5, "dank", name="K. Vreemd", account=PAYER, end_to_end="E-1")
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    came_in(house, -(whole - 5), "x", account=PAYER, end_to_end="E-1", returned=True)
    assert house.collections.claim(claim).live
    assert owed(house, claim) == whole


def test_what_was_paid_since_is_not_let_go_as_well(house: House, claim: UUID) -> None:
    """A file of earlier days comes later: of 90.00 were paid 4.00 and then, before it, 85.00."""
    terms(house, claim, difference_let_go=Euro(5_00))
    whole = owed(house, claim)
    later, earlier = MONDAY + 3 * DAY, MONDAY
    for day, amount in ((later, 4_00), (earlier, whole - 5_00)):
        came = entry(amount, day, text="dank", name="K. Vreemd")
        bring(house, statement(came, first=day, iban=IBAN))
        [line] = [one for one in bank_lines(house) if one.waits]
        PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert balance(house.collections.claim(claim), on=house.today).unallocated == 0
    assert owed(house, claim) == 0


def test_nothing_is_let_go_as_long_as_more_of_the_money_is_here(house: House, claim: UUID) -> None:
    whole = owed(house, claim)
    terms(house, claim, difference_let_go=Euro(5_00))
    line = came_in(house, whole, "dank", name="K. Vreemd")
    part = PlaceBankLine(invoice_number="2026-0118", amount=Euro(whole - 4_00))
    part.carry(house, line.id, by=by())
    assert owed(house, claim) == 4_00
    PlaceBankLine(invoice_number="2026-0118").carry(house, line.id, by=by())
    assert owed(house, claim) == 0
    assert house.collections.claim(claim).rests == []
