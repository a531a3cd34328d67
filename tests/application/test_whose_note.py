"""A credit note of nobody surely holds everybody whose it may be, until it is placed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource
from application.commands.credit_notes import PlaceCreditNote
from application.commands.debtors import LookAtCredit
from application.commands.fields import Euro
from application.commands.identities import MoveClaim
from application.commands.opening import NewDebtor, OpenClaim
from application.house import House
from application.intake.documents import Result
from application.run.day import run_day
from domain.credit_note.events import ConcernGround
from domain.debtor.events import CreditKind
from domain.debtor.state import Credit
from domain.facts import StreamKind
from domain.parties import Capacity
from tests.application.houses import HousePlace, broken, by, case_of, sent_steps, take_in
from tests.application.papers import credit_note, invoice
from tests.application.test_credit_first import TODAY, claims, lay, note_of, written_to

JANSEN = ("J. Jansen", "Berkenweg 3", "j.jansen@example.nl")
BAKKER = ("T. Bakker", "Eikstraat 8", "t.bakker@example.nl")


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(TODAY)
    return place.open()


def of(who: tuple[str, str, str], paper: InvoiceSource) -> InvoiceSource:
    """A paper of somebody else than the one in all small papers."""
    name, street, email = (said.encode() for said in who)
    text = paper.load().replace(b"S. Voorbeeld", name).replace(b"Lindelaan 27", street)
    return replace(paper, content=text.replace(b"s.voorbeeld@example.nl", email))


def waits_for(house: House, claim: UUID) -> list[Credit]:
    return list(case_of(house, claim).debtor.credits.values())


def two_of_two(house: House, note: InvoiceSource) -> tuple[UUID, UUID]:
    """An invoice of each of two consumers without a number, and a note."""
    first, second = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00", customer="")),
        of(BAKKER, invoice("B-1", "80.00", customer="")),
        note,
    )
    return first, second


@pytest.mark.both_stores
def test_a_note_that_names_invoices_of_two_debtors_holds_both_and_says_so(house: House) -> None:
    note = credit_note("C-1", "120.00", customer="", references=("A-1", "B-1"))
    first, second = two_of_two(house, of(("X", "Elders 1", "x@example.nl"), note))
    report = run_day(house)
    assert sent_steps(house, first) == sent_steps(house, second) == []
    why = "set_off: credit of 120.00 that may be the debtor's waits (C-1)"
    assert [one.why for one in report.lines if one.claim_id in {first, second}] == [why, why]
    assert broken(house) == []


def test_a_part_that_is_placed_leaves_both_waiting_for_the_rest_and_the_whole_nobody(
    house: House,
) -> None:
    note = credit_note("C-1", "120.00", customer="", references=("A-1", "B-1"))
    first, second = two_of_two(house, of(("X", "Elders 1", "x@example.nl"), note))
    place = PlaceCreditNote(invoice_number="A-1", amount=Euro(100_00))
    place.carry(house, note_of(house), by=by())
    assert [one.amount for one in waits_for(house, second)] == [20_00]
    PlaceCreditNote(invoice_number="B-1").carry(house, note_of(house), by=by())
    assert waits_for(house, first) == waits_for(house, second) == []
    assert written_to(house, second)


@pytest.mark.both_stores
def test_a_note_without_number_and_invoice_holds_everybody_who_is_alike(house: House) -> None:
    """Two invoices of one consumer without a number are two debtors who may be one."""
    note = of(JANSEN, credit_note("C-1", "30.00", customer=""))
    first, again, other = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00", customer="")),
        of(JANSEN, invoice("A-2", "100.00", customer="")),
        of(BAKKER, invoice("B-1", "80.00", customer="")),
        note,
    )
    for claim in (first, again):
        assert [one.kind for one in waits_for(house, claim)] == [CreditKind.POSSIBLE_NOTE]
    assert waits_for(house, other) == []
    assert not written_to(house, first)
    assert not written_to(house, again)
    assert written_to(house, other)


def test_a_note_that_names_anothers_invoice_than_its_number_says_holds_both(house: House) -> None:
    first, second = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00")),
        of(BAKKER, invoice("B-1", "80.00", customer="K-2")),
        of(JANSEN, credit_note("C-1", "90.00", references=("B-1",))),
    )
    assert {one.kind for claim in (first, second) for one in waits_for(house, claim)} == {
        CreditKind.POSSIBLE_NOTE
    }


def test_a_note_under_anothers_number_holds_him_as_well(house: House) -> None:
    [first] = claims(house, of(JANSEN, invoice("A-1", "100.00")))
    take_in(house, of(BAKKER, credit_note("C-1", "30.00")))
    [credit] = waits_for(house, first)
    assert credit.kind is CreditKind.POSSIBLE_NOTE
    assert not written_to(house, first)


def test_a_note_with_a_new_number_holds_who_is_alike_and_had_none(house: House) -> None:
    [first] = claims(house, of(JANSEN, invoice("A-1", "100.00", customer="")))
    take_in(house, of(JANSEN, credit_note("C-1", "30.00", customer="K-7")))
    assert [one.kind for one in waits_for(house, first)] == [CreditKind.POSSIBLE_NOTE]


@pytest.mark.both_stores
def test_a_note_of_nobody_known_is_a_task_and_holds_who_comes_later_and_is_alike(
    house: House,
) -> None:
    take_in(house, of(JANSEN, credit_note("C-1", "30.00", customer="")))
    note = house.collections.credit_note(note_of(house))
    assert (note.waits, note.debtors) == (True, ())
    assert house.store.streams(StreamKind.DEBTOR) == []
    first, other = claims(
        house,
        of(JANSEN, invoice("A-1", "100.00", customer="")),
        of(BAKKER, invoice("B-1", "80.00", customer="")),
    )
    assert not written_to(house, first)
    assert written_to(house, other)


@pytest.mark.both_stores
def test_an_invoice_that_comes_later_is_held_for_every_note_that_names_it(house: House) -> None:
    stranger = ("X", "Elders 1", "x@example.nl")
    for number in ("C-1", "C-2"):
        note = credit_note(number, "30.00", customer="", references=("A-1", "A-9"))
        take_in(house, of(stranger, note))
    [first] = claims(house, of(JANSEN, invoice("A-1", "100.00", customer="")))
    assert sorted(one.number for one in waits_for(house, first)) == ["C-1", "C-2"]
    assert {one.kind for one in waits_for(house, first)} == {CreditKind.CREDIT_NOTE}
    [late] = claims(house, of(BAKKER, invoice("A-9", "100.00", customer="")))
    assert {one.kind for one in waits_for(house, first)} == {CreditKind.POSSIBLE_NOTE}
    assert len(waits_for(house, late)) == 2


def open_by_hand(house: House, creditor: UUID, number: str, name: str) -> UUID:
    command = OpenClaim(
        creditor_id=creditor,
        debtor=NewDebtor(name=name, capacity=Capacity.CONSUMER),
        invoice_number=number,
        amount=Euro(100_00),
        issued_on=date(2026, 9, 1),
        due_on=date(2026, 9, 30),
    )
    claim = command.drawn(by())
    command.carry(house, claim, by=by())
    return claim


def test_an_invoice_that_is_opened_by_hand_is_held_for_the_note_that_names_it(house: House) -> None:
    stranger = ("X", "Elders 1", "x@example.nl")
    take_in(house, of(stranger, credit_note("C-1", "30.00", customer="", references=("A-9",))))
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    claim = open_by_hand(house, creditor, "A-9", "P. de Vries")
    assert [one.number for one in waits_for(house, claim)] == ["C-1"]


def test_a_claim_that_proves_to_be_anothers_is_held_for_the_note_that_names_it(
    house: House,
) -> None:
    stranger = ("X", "Elders 1", "x@example.nl")
    note = credit_note("C-1", "30.00", customer="", references=("A-1", "A-2"))
    [first] = claims(house, of(JANSEN, invoice("A-1", "100.00", customer="")), of(stranger, note))
    MoveClaim(debtor=NewDebtor(name="P. de Vries")).carry(house, first, by=by())
    assert [one.number for one in waits_for(house, first)] == ["C-1"]


def test_a_person_lets_one_of_them_go_on_while_the_other_waits(house: House) -> None:
    note = credit_note("C-1", "120.00", customer="", references=("A-1", "B-1"))
    first, second = two_of_two(house, of(("X", "Elders 1", "x@example.nl"), note))
    LookAtCredit(number="C-1").carry(house, case_of(house, second).debtor.id, by=by())
    assert written_to(house, second)
    assert not written_to(house, first)


def test_a_note_larger_than_the_claim_it_names_holds_it_and_says_whose_it_is(house: House) -> None:
    stranger = ("X", "Elders 1", "x@example.nl")
    note = of(stranger, credit_note("C-1", "100.01", customer="", references=("A-1",)))
    [first] = claims(house, of(JANSEN, invoice("A-1", "100.00", customer="")), note)
    [credit] = waits_for(house, first)
    assert (credit.kind, credit.amount) == (CreditKind.CREDIT_NOTE, 100_01)
    [found] = house.collections.credit_note(note_of(house)).concerns.values()
    assert (found.ground, found.invoice) == (ConcernGround.INVOICE, "A-1")
    assert not written_to(house, first)
    [outcome] = take_in(house, note)
    assert outcome.outcome is Result.KNOWN


@pytest.mark.both_stores
def test_a_credit_under_a_name_that_has_invoices_of_two_holds_both_until_the_next_list(
    place: HousePlace, house: House
) -> None:
    both = claims(house, invoice("A-1", "100.00"), invoice("B-1", "80.00", customer="K-2"))
    rows = ("Familie Jansen;A-1;100,00", "Familie Jansen;B-1;80,00")
    laid = lay(house, both[0], *rows, "Familie Jansen;CN-55;-30,00")
    assert (laid.credits_told, laid.unknown) == ([("CN-55", 30_00)], [])
    for claim in both:
        [waits] = case_of(house, claim).debtor.credits.values()
        assert (waits.kind, waits.amount) == (CreditKind.POSSIBLE_ITEM, 30_00)
        assert not written_to(house, claim)
    place.clock.move_to(date(2026, 10, 6))
    lay(house, both[0], *rows, as_of=date(2026, 10, 6))
    assert [case_of(house, claim).debtor.credits for claim in both] == [{}, {}]
    assert written_to(house, both[0])
