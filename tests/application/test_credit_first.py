"""A debtor's money and credit are looked at before he is written to."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource
from application.commands.credit_notes import PlaceCreditNote
from application.commands.debtors import LookAtCredit
from application.commands.fields import Euro
from application.commands.identities import MergeDebtor
from application.commands.money import SetOff
from application.house import House
from application.intake.documents import Result
from application.intake.open_items import Laid, import_open_items
from application.run.day import run_day
from domain.claim.balance import balance
from domain.claim.events import SetOffReceived
from domain.claim.state import Ending
from domain.errors import Refusal
from domain.facts import StreamKind
from tests.application.houses import (
    HousePlace,
    broken,
    by,
    case_of,
    facts_of,
    sent_steps,
    take_in,
)
from tests.application.papers import credit_note, invoice
from tests.asking import (
    apply_credit_note,
    check_payments,
    enter_in_error,
    refund,
    register_payment,
    reverse_payment,
)

TODAY = date(2026, 10, 5)
"""A Monday on which a reminder of what was due on 30 September may go."""


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def claims(house: House, *papers: InvoiceSource) -> list[UUID]:
    """Take papers in whose payments need not be known, and give the claims of the invoices."""
    found = take_in(house, *papers)
    made = [one.claim for one in found if one.outcome is Result.IMPORTED and one.claim]
    creditor = case_of(house, made[0]).creditor.id
    check_payments(house, creditor, by=by(), checked="not_required")
    return made


def note_of(house: House) -> UUID:
    [note] = house.store.streams(StreamKind.CREDIT_NOTE)
    return note


def written_to(house: House, claim: UUID) -> bool:
    run_day(house)
    return sent_steps(house, claim) != []


def open_on(house: House, claim: UUID, day: date = TODAY) -> int:
    return balance(case_of(house, claim).claim, on=day).total


def pay(house: House, claim: UUID, cents: int, *, on: date = TODAY) -> None:
    name = f"P-{cents}"
    register_payment(
        house, claim, by=by(), amount=cents, credited_on=on, payment_id=name, confirmed=True
    )


# --- what was paid too much --------------------------------------------------------------------


def two(house: House) -> tuple[UUID, UUID]:
    """Invoices of 100.00 and 200.00 of one customer."""
    first, second = claims(house, invoice("A-1", "100.00"), invoice("A-2", "200.00"))
    return first, second


@pytest.mark.both_stores
def test_who_paid_two_invoices_at_once_is_not_written_to_about_the_second(house: House) -> None:
    first, second = two(house)
    pay(house, first, 300_00)
    report = run_day(house)
    assert sent_steps(house, second) == []
    [line] = [one for one in report.lines if one.claim_id == second]
    assert line.what == "task"
    assert line.why == "set_off: the debtor has credit of 200.00 (A-1)"
    assert broken(house) == []


def test_without_too_much_on_the_other_invoice_he_is_written_to(house: House) -> None:
    first, second = two(house)
    pay(house, first, 100_00)
    assert written_to(house, second)


@pytest.mark.both_stores
def test_a_set_off_pays_the_second_invoice_as_of_the_day_of_the_money(house: House) -> None:
    first, second = two(house)
    pay(house, first, 300_00, on=date(2026, 9, 25))
    SetOff(from_invoice="A-1").carry(house, second, by=by())
    [fact] = [one for one in facts_of(house, second) if isinstance(one, SetOffReceived)]
    assert (fact.amount, fact.on) == (200_00, date(2026, 9, 25))
    assert case_of(house, second).claim.ending is Ending.SETTLED
    assert balance(case_of(house, first).claim, on=TODAY).unallocated == 0
    assert case_of(house, first).debtor.credits == {}


def test_a_set_off_counts_from_the_invoice_where_the_money_was_there_before(house: House) -> None:
    [first] = claims(house, invoice("A-1", "100.00"))
    pay(house, first, 150_00, on=date(2026, 9, 2))
    [second] = claims(house, invoice("A-2", "200.00", issued_on=date(2026, 9, 15)))
    SetOff(from_invoice="A-1").carry(house, second, by=by())
    [fact] = [one for one in facts_of(house, second) if isinstance(one, SetOffReceived)]
    assert (fact.amount, fact.on) == (50_00, date(2026, 9, 15))
    assert written_to(house, second)


def test_each_part_of_a_set_off_counts_from_the_day_its_money_came(house: House) -> None:
    first, second = two(house)
    pay(house, first, 150_00, on=date(2026, 9, 10))
    pay(house, first, 70_00, on=date(2026, 9, 20))
    SetOff(from_invoice="A-1").carry(house, second, by=by())
    found = [one for one in facts_of(house, second) if isinstance(one, SetOffReceived)]
    assert [(one.amount, one.on) for one in found] == [
        (50_00, date(2026, 9, 10)),
        (70_00, date(2026, 9, 20)),
    ]


def test_no_more_is_set_off_than_was_paid_too_much_or_is_owed(house: House) -> None:
    first, second = two(house)
    pay(house, first, 130_00)
    for amount, code in ((30_01, "set_off.too_much"), (0, "money.not_positive")):
        with pytest.raises(Refusal) as refused:
            SetOff(from_invoice="A-1", amount=Euro(amount)).carry(house, second, by=by())
        assert refused.value.code == code
    with pytest.raises(Refusal, match="itself"):
        SetOff(from_invoice="A-2").carry(house, second, by=by())
    with pytest.raises(Refusal, match="no claim"):
        SetOff(from_invoice="A-9").carry(house, second, by=by())
    SetOff(from_invoice="A-1", amount=Euro(30_00)).carry(house, second, by=by())
    assert open_on(house, second) == 170_00
    with pytest.raises(Refusal, match="nothing to set off"):
        SetOff(from_invoice="A-1").carry(house, second, by=by())


def test_no_bank_takes_a_set_off_back(house: House) -> None:
    first, second = two(house)
    pay(house, first, 300_00)
    SetOff(from_invoice="A-1").carry(house, second, by=by())
    [fact] = [one for one in facts_of(house, second) if isinstance(one, SetOffReceived)]
    with pytest.raises(Refusal) as refused:
        reverse_payment(house, second, by=by(), payment_id=fact.set_off_id, reversed_on=house.today)
    assert refused.value.code == "payment.unknown"


def test_money_that_went_back_or_was_never_there_holds_nothing(house: House) -> None:
    first, second = two(house)
    pay(house, first, 120_00)
    assert not written_to(house, second)
    refund(house, first, by=by(), amount=20_00, refunded_on=TODAY)
    assert written_to(house, second)


def test_a_payment_that_was_taken_back_or_entered_in_error_is_no_credit(house: House) -> None:
    first, second = two(house)
    pay(house, first, 120_00)
    reverse_payment(house, first, by=by(), payment_id="P-12000", reversed_on=TODAY)
    assert case_of(house, second).debtor.credits == {}
    pay(house, first, 130_00)
    assert case_of(house, second).debtor.credits != {}
    paid_at = next(
        recorded.originator_version
        for recorded in reversed(house.collections.history(first))
        if recorded.fact.TOPIC == "claim.payment_received"
    )
    enter_in_error(house, first, by=by(), version=paid_at, approved_by="piet")
    assert case_of(house, second).debtor.credits == {}


def test_a_person_who_looked_lets_the_claims_go_on_until_there_is_more_credit(house: House) -> None:
    first, second = two(house)
    pay(house, first, 120_00)
    debtor = case_of(house, first).debtor.id
    LookAtCredit(number="A-1").carry(house, debtor, by=by())
    with pytest.raises(Refusal, match="no credit"):
        LookAtCredit(number="A-1").carry(house, debtor, by=by())
    refund(house, first, by=by(), amount=5_00, refunded_on=TODAY)
    assert written_to(house, second)
    pay(house, first, 6_00)
    assert case_of(house, second).debtor.credits != {}


# --- credit notes that wait --------------------------------------------------------------------


@pytest.mark.both_stores
@pytest.mark.parametrize(
    "references", [(), ("Reversal of: A-1, wrong price",), ("A-0",)], ids=["none", "text", "other"]
)
def test_a_credit_note_that_waits_holds_its_customers_claims(
    house: House, references: tuple[str, ...]
) -> None:
    note = credit_note("C-1", "100.00", references=references)
    first, other = claims(
        house, invoice("A-1", "100.00"), invoice("B-1", "100.00", customer="K-2"), note
    )
    assert not written_to(house, first)
    assert written_to(house, other)
    PlaceCreditNote(invoice_number="A-1").carry(house, note_of(house), by=by())
    assert case_of(house, first).debtor.credits == {}
    assert case_of(house, first).claim.ending is Ending.SETTLED


def test_the_credit_of_a_debtor_who_proved_to_be_another_ends_where_it_went(house: House) -> None:
    """The note is placed on a third one's claim, as it was made out to the wrong customer."""
    first, other, third = claims(
        house,
        invoice("A-1", "100.00"),
        invoice("B-1", "80.00", customer="K-2"),
        invoice("C-1", "90.00", customer="K-3"),
        credit_note("N-1", "50.00"),
    )
    into = case_of(house, other).debtor.id
    MergeDebtor(into=into).carry(house, case_of(house, first).debtor.id, by=by())
    assert not written_to(house, other)
    PlaceCreditNote(invoice_number="C-1").carry(house, note_of(house), by=by())
    assert case_of(house, other).debtor.credits == {}
    assert open_on(house, third) == 40_00


def test_a_credit_note_that_came_first_holds_the_invoice_that_comes_later(house: House) -> None:
    take_in(house, credit_note("C-1", "100.00"))
    [first] = claims(house, invoice("A-1", "100.00"))
    assert not written_to(house, first)


def test_a_credit_note_for_nobodys_number_holds_who_owes_the_invoices_it_names(
    house: House,
) -> None:
    """Another e-mail address in it makes nobody new."""
    note = credit_note("C-1", "250.00", customer="", references=("A-1", "A-9"))
    note = replace(note, content=note.load().replace(b"s.voorbeeld@", b"sam@"))
    [first] = claims(house, invoice("A-1", "300.00", customer=""), note)
    assert [one.number for one in case_of(house, first).debtor.credits.values()] == ["C-1"]
    assert len(house.store.streams(StreamKind.DEBTOR)) == 1
    assert not written_to(house, first)


def test_a_credit_note_for_several_invoices_is_placed_in_parts(house: House) -> None:
    note = credit_note("C-1", "250.00", references=("A-1", "A-2"))
    first, second = claims(house, invoice("A-1", "100.00"), invoice("A-2", "200.00"), note)
    assert not written_to(house, first)
    assert not written_to(house, second)
    placed = PlaceCreditNote(invoice_number="A-1", amount=Euro(100_00))
    placed.carry(house, note_of(house), by=by())
    placed.carry(house, note_of(house), by=by())  # the claim has that part: no more is taken off
    [left] = case_of(house, second).debtor.credits.values()
    assert left.amount == 150_00
    more = PlaceCreditNote(invoice_number="A-2", amount=Euro(150_01))
    with pytest.raises(Refusal) as refused:
        more.carry(house, note_of(house), by=by())
    assert refused.value.code == "credit_note.part_too_large"
    PlaceCreditNote(invoice_number="A-2").carry(house, note_of(house), by=by())
    assert (open_on(house, first), open_on(house, second)) == (0, 50_00)
    assert written_to(house, second)


@pytest.mark.both_stores
def test_a_credit_note_placed_by_hand_ends_the_one_that_waits(house: House) -> None:
    [first] = claims(
        house, invoice("A-1", "500.00"), credit_note("C-1", "100.00", references=("A-9",))
    )
    apply_credit_note(
        house, first, by=by(), number="C-1", amount=100_00, issued_on=date(2026, 9, 20)
    )
    assert case_of(house, first).debtor.credits == {}
    [late] = claims(house, invoice("A-9", "600.00"))
    assert (open_on(house, first), open_on(house, late)) == (400_00, 600_00)


@pytest.mark.both_stores
@pytest.mark.parametrize("references", [("A-1",), ()])
def test_the_file_of_a_credit_note_that_was_placed_by_hand_counts_no_more(
    house: House, references: tuple[str, ...]
) -> None:
    [first] = claims(house, invoice("A-1", "500.00"))
    apply_credit_note(
        house, first, by=by(), number="C-1", amount=100_00, issued_on=date(2026, 9, 18)
    )
    [outcome] = take_in(house, credit_note("C-1", "100.00", references=references))
    assert (outcome.outcome, outcome.claim) == (Result.KNOWN, first)
    assert open_on(house, first) == 400_00
    assert written_to(house, first)


def test_a_file_that_says_another_amount_than_was_placed_by_hand_is_told(house: House) -> None:
    [first] = claims(house, invoice("A-1", "500.00"))
    apply_credit_note(
        house, first, by=by(), number="C-1", amount=90_00, issued_on=date(2026, 9, 20)
    )
    [outcome] = take_in(house, credit_note("C-1", "100.00", references=("A-1",)))
    assert outcome.outcome is Result.REFUSED
    assert "applied by hand" in outcome.reason
    assert open_on(house, first) == 410_00


# --- invoices that were paid in part beforehand --------------------------------------------------


@pytest.mark.both_stores
def test_a_prepaid_invoice_is_credited_in_full_and_what_was_prepaid_goes_back(house: House) -> None:
    [first] = claims(house, invoice("A-1", "700.00", prepaid="300.00", total="1000.00"))
    [outcome] = take_in(house, credit_note("C-1", "1000.00", references=("A-1",)))
    assert outcome.outcome is Result.CREDITED
    claim = case_of(house, first).claim
    assert (claim.ending, balance(claim, on=TODAY).unallocated) == (Ending.SETTLED, 300_00)


def test_a_part_credited_of_a_prepaid_invoice_lowers_what_it_still_asks(house: House) -> None:
    [first] = claims(house, invoice("A-1", "700.00", prepaid="300.00", total="1000.00"))
    take_in(house, credit_note("C-1", "700.00", references=("A-1",)))
    assert balance(case_of(house, first).claim, on=TODAY).unallocated == 0
    take_in(house, credit_note("C-2", "300.00", references=("A-1",)))
    assert balance(case_of(house, first).claim, on=TODAY).unallocated == 300_00
    [outcome] = take_in(house, credit_note("C-3", "0.01", references=("A-1",)))
    assert outcome.outcome is Result.PARKED


# --- credit in a list of open items --------------------------------------------------------------


def lay(house: House, claim: UUID, *rows: str, as_of: date = TODAY) -> Laid:
    text = "Debiteur;Factuurnummer;Openstaand\n" + "".join(f"{row}\n" for row in rows)
    creditor = case_of(house, claim).creditor.id
    return import_open_items(house, creditor, text.encode(), as_of=as_of, actor="els")


@pytest.mark.both_stores
def test_a_credit_in_the_list_of_open_items_holds_that_customers_claims(house: House) -> None:
    first, other = claims(house, invoice("A-1", "100.00"), invoice("B-1", "80.00", customer="K-2"))
    laid = lay(house, first, "K-1;A-1;100,00", "K-1;CN-55;-100,00", "K-2;B-1;80,00")
    assert [(one.number, one.amount) for one in laid.credits] == [("CN-55", 100_00)]
    assert laid.unknown == []
    assert not written_to(house, first)
    assert written_to(house, other)


def test_a_credit_that_the_next_list_does_not_hold_any_more_holds_nothing(
    place: HousePlace, house: House
) -> None:
    [first] = claims(house, invoice("A-1", "100.00"))
    lay(house, first, "K-1;A-1;100,00", "K-1;CN-55;-40,00")
    assert not written_to(house, first)
    place.clock.move_to(date(2026, 10, 6))
    lay(house, first, "K-1;A-1;100,00", "K-1;CN-55;-40,00", as_of=date(2026, 10, 6))
    assert not written_to(house, first)
    place.clock.move_to(date(2026, 10, 7))
    lay(house, first, "K-1;A-1;100,00", as_of=date(2026, 10, 7))
    assert case_of(house, first).debtor.credits == {}
    assert written_to(house, first)


def test_the_credit_of_a_list_counts_no_more_once_its_note_was_applied(house: House) -> None:
    [first] = claims(house, invoice("A-1", "100.00"))
    lay(house, first, "K-1;A-1;100,00", "K-1;CN-55;-40,00")
    apply_credit_note(
        house, first, by=by(), number="CN-55", amount=40_00, issued_on=date(2026, 9, 20)
    )
    assert case_of(house, first).debtor.credits == {}
    lay(house, first, "K-1;A-1;100,00", "K-1;CN-55;-40,00", "K-1;X;0,00")
    assert case_of(house, first).debtor.credits == {}


def test_a_credit_of_which_nobody_is_known_is_told_and_holds_nobody(house: House) -> None:
    [first] = claims(house, invoice("A-1", "100.00"))
    laid = lay(house, first, "K-1;A-1;100,00", "K-9;CN-55;-40,00")
    assert (laid.credits, laid.unknown) == ([], ["CN-55"])
    assert written_to(house, first)
