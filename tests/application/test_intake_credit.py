"""Credit notes: each finds its invoice, before or after it, or is parked until that comes."""

from datetime import date
from uuid import UUID

import pytest

from application.house import House
from application.intake.documents import Outcome, Result, import_invoices
from domain.claim.events import CreditNoteApplied
from domain.facts import StreamKind
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import (
    CONSUMER,
    CREDIT,
    PLAIN,
    HousePlace,
    as_seen,
    case_of,
    claim_from,
    facts_of,
    one,
    source,
    take_in,
    topics,
)

LATE = date(2026, 11, 20)
"""A day after all samples were issued."""


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock.move_to(LATE)
    return place.open()


def credited(house: House, claim_id: UUID) -> list[int]:
    return [f.amount for f in facts_of(house, claim_id) if isinstance(f, CreditNoteApplied)]


@pytest.mark.both_stores
@pytest.mark.parametrize("order", [[PLAIN, CREDIT], [CREDIT, PLAIN]], ids=" then ".join)
def test_a_credit_note_finds_its_invoice_in_either_order_of_files(
    house: House, order: list[str]
) -> None:
    outcomes = {o.file: o for o in take_in(house, *map(source, order))}
    claim = outcomes[PLAIN].claim
    assert claim is not None
    assert (outcomes[CREDIT].outcome, outcomes[CREDIT].claim) == (Result.CREDITED, claim)
    assert credited(house, claim) == [58_56]


@pytest.mark.both_stores
def test_a_credit_note_of_a_later_import_finds_its_invoice(house: House) -> None:
    claim = claim_from(house, PLAIN)
    assert one(house, CREDIT).outcome is Result.CREDITED
    assert credited(house, claim) == [58_56]


def test_a_credit_note_without_its_invoice_is_parked_and_says_why(house: House) -> None:
    note = one(house, CREDIT)
    assert (note.outcome, note.claim) == (Result.PARKED, None)
    assert note.reason == "the invoice it names is not here"
    assert note.amount == 58_56


@pytest.mark.both_stores
def test_a_parked_note_is_matched_by_the_import_that_brings_its_invoice(house: House) -> None:
    one(house, CREDIT)
    claim = claim_from(house, PLAIN)
    assert credited(house, claim) == [58_56]
    [note] = house.store.streams(StreamKind.CREDIT_NOTE)
    told = ["credit_note.parked", "credit_note.may_concern", "credit_note.matched"]
    assert topics(house, note) == told


def test_the_import_that_matches_a_parked_note_says_so_and_counts_it_as_no_file(
    house: House,
) -> None:
    number = one(house, CREDIT).invoice_number
    said: list[Outcome] = []
    totals = import_invoices(house, [source(PLAIN)], progress=said.append)
    imported, matched = said
    assert (matched.outcome, matched.file, matched.invoice_number, matched.amount) == (
        Result.MATCHED,
        "",
        number,
        58_56,
    )
    assert matched.claim == imported.claim
    assert matched.reason == f"the credit note waited for invoice {imported.invoice_number}"
    counted = totals.as_json()
    assert (counted["files"], counted["imported"], counted["matched"]) == (1, 1, 1)
    again: list[Outcome] = []
    import_invoices(house, [source(PLAIN)], progress=again.append)
    assert [o.outcome for o in again] == [Result.KNOWN]


@pytest.mark.both_stores
def test_a_matched_note_is_known_with_its_claim_and_is_not_applied_again(house: House) -> None:
    one(house, CREDIT)
    claim = claim_from(house, PLAIN)
    again = one(house, CREDIT)
    assert (again.outcome, again.claim) == (Result.KNOWN, claim)
    one(house, PLAIN)
    assert credited(house, claim) == [58_56]


@pytest.mark.both_stores
def test_a_parked_note_is_known_while_it_waits(house: House) -> None:
    one(house, CREDIT)
    assert one(house, CREDIT).outcome is Result.KNOWN
    assert len(house.store.streams(StreamKind.CREDIT_NOTE)) == 1


def test_a_note_with_the_same_number_and_another_amount_is_refused(house: House) -> None:
    claim = claim_from(house, PLAIN)
    one(house, CREDIT)
    other = one(house, CREDIT, ("58.56</cbc:Pay", "40.00</cbc:Pay"))
    assert (other.outcome, other.code) == (Result.REFUSED, "credit_note.number_used")
    assert credited(house, claim) == [58_56]


def test_a_negative_invoice_credits_the_invoice_it_names(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    assert one(house, "negative-invoice.xml").outcome is Result.CREDITED
    assert credited(house, claim) == [90_00]
    assert not case_of(house, claim).claim.live


def test_the_bytes_of_a_parked_note_lie_in_the_archive(house: House) -> None:
    one(house, CREDIT)
    [note] = house.store.streams(StreamKind.CREDIT_NOTE)
    parked = house.collections.credit_note(note).parked
    assert parked is not None
    assert parked.document_sha256 is not None
    assert house.archive.get(parked.document_sha256) == sample(CREDIT)


def test_a_dry_run_knows_that_notes_of_one_import_exceed_their_invoice_together(
    house: House,
) -> None:
    notes = [
        source(
            CREDIT, ("C2026-004", f"C-{n}"), ("58.56</cbc:Pay", "130.00</cbc:Pay"), called=str(n)
        )
        for n in range(3)
    ]
    dry = take_in(house, source(PLAIN), *notes, dry_run=True)
    real = take_in(house, source(PLAIN), *notes)
    assert as_seen(dry) == as_seen(real)
    assert [o.outcome.value for o in real] == ["imported", "credited", "parked", "parked"]


def test_a_dry_run_says_why_a_note_that_is_too_large_is_parked(house: House) -> None:
    files = (source(PLAIN), source(CREDIT, ("58.56</cbc:Pay", "558.56</cbc:Pay")))
    dry = take_in(house, *files, dry_run=True)
    real = take_in(house, *files)
    assert as_seen(dry) == as_seen(real)
    assert "exceeds" in real[1].reason
