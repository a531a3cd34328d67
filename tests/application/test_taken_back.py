"""An invoice that was taken back is no claim any more, and stands in nobody's way."""

from datetime import timedelta
from uuid import UUID

import pytest

from application.house import House
from application.intake.documents import Result
from application.letters.preview import preview_letter
from application.queries.claims import debtor_full
from domain.errors import NotFound
from domain.letter.events import LetterCancelled
from domain.letter.order.bundle import TAKEN_BACK
from domain.letter.state import LetterStatus
from domain.letter.text import LetterKind
from domain.parties import Capacity, ContactDetails
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    facts_of,
    letters,
    one,
    run_on,
    sent_steps,
    statuses,
    whats,
)
from tests.application.test_bundles import april, claims, left_by_a_dead_run, numbers
from tests.asking import (
    change_contact_details,
    enter_in_error,
    establish_capacity,
    withdraw,
)

__all__ = ["april"]

SENT = ["letter_ordered", "letter_sent"]
WEEK = timedelta(days=7)


@pytest.fixture
def march(place: HousePlace) -> House:
    place.clock.move_to(MARCH)
    return place.open()


def taken_back(house: House, claim_id: UUID) -> None:
    """Take the invoice of a claim back: its latest one."""
    opening = [
        n for n, f in enumerate(facts_of(house, claim_id), 1) if f.TOPIC.endswith("invoice_sent")
    ]
    enter_in_error(house, claim_id, by=by(), version=opening[-1], approved_by="ahmed")


@pytest.mark.both_stores
def test_the_other_claims_of_the_debtor_go_on_in_one_letter(
    april: House, place: HousePlace
) -> None:
    first, wrong, third = claims(april, 3)
    taken_back(april, wrong)
    assert whats(run_on(place, april, april.today)) == SENT
    assert [numbers(april, letter) for letter in letters(april)] == [["F-1", "F-3"]]
    for claim_id in (first, third):
        assert preview_letter(april, claim_id, LetterKind.REMINDER).pdf.startswith(b"%PDF-")
    assert not broken(april)


def test_what_is_recorded_about_the_debtor_follows_on_the_claims_that_stand(april: House) -> None:
    first, wrong = claims(april, 2)
    debtor = case_of(april, first).debtor
    taken_back(april, wrong)
    establish_capacity(april, debtor.id, by=by(), capacity=Capacity.COMPANY, evidence="KvK")
    change_contact_details(april, debtor.id, by=by(), contact=ContactDetails(name="N. Nieuw"))
    assert debtor_full(april, debtor.id).claims == [first]
    assert not case_of(april, first).consumer


@pytest.mark.parametrize("which", [0, 1])
def test_a_letter_that_is_under_way_is_decided_again_without_it(
    april: House, place: HousePlace, which: int
) -> None:
    both = claims(april, 2)
    left_by_a_dead_run(april, both[0])
    taken_back(april, both[which])
    report = run_on(place, april, april.today)
    assert whats(report) == ["letter_cancelled", *SENT]
    assert statuses(april) == [LetterStatus.CANCELLED, LetterStatus.SENT]
    assert sent_steps(april, both[1 - which]) == ["reminder"]


def test_a_dry_run_says_the_same_of_a_letter_under_way(april: House, place: HousePlace) -> None:
    both = claims(april, 2)
    left_by_a_dead_run(april, both[0])
    taken_back(april, both[0])
    told = whats(run_on(place, april, april.today, dry_run=True))
    assert told == ["letter_cancelled", "letter_ordered"]
    assert statuses(april) == [LetterStatus.ORDERED]


def test_the_letter_of_a_debtors_only_claim_does_not_go_out_either(
    april: House, place: HousePlace
) -> None:
    [alone] = claims(april, 1)
    left_by_a_dead_run(april, alone)
    taken_back(april, alone)
    assert whats(run_on(place, april, april.today)) == ["letter_cancelled"]
    [cancelled] = (
        f for f in facts_of(april, letters(april)[0].id) if isinstance(f, LetterCancelled)
    )
    assert cancelled.why == TAKEN_BACK
    assert whats(run_on(place, april, april.today + WEEK)) == []


def test_there_is_no_such_claim_for_any_question(april: House) -> None:
    [alone] = claims(april, 1)
    taken_back(april, alone)
    with pytest.raises(NotFound, match=r"There is no claim"):
        preview_letter(april, alone, LetterKind.REMINDER)


@pytest.mark.both_stores
def test_the_same_invoice_is_entered_again_and_its_steps_begin_anew(
    march: House, place: HousePlace
) -> None:
    claim_id = claim_from(march, CONSUMER)
    assert whats(run_on(place, march, MARCH)) == SENT
    taken_back(march, claim_id)
    assert one(march, CONSUMER).outcome is Result.IMPORTED
    assert one(march, CONSUMER).outcome is Result.KNOWN
    claim = case_of(march, claim_id).claim
    assert (claim.live, claim.round, claim.sent_in_round()) == (True, 2, [])
    assert debtor_full(march, case_of(march, claim_id).debtor.id).claims == [claim_id]
    taken_back(march, claim_id)
    assert one(march, CONSUMER).outcome is Result.IMPORTED
    assert not broken(march)


def test_one_that_was_withdrawn_and_then_taken_back_lives_when_it_is_entered_again(
    march: House,
) -> None:
    claim_id = claim_from(march, CONSUMER)
    withdraw(march, claim_id, by=by(), why="other")
    taken_back(march, claim_id)
    assert one(march, CONSUMER).outcome is Result.IMPORTED
    assert case_of(march, claim_id).claim.live


def test_an_invoice_of_another_debtor_under_the_same_number_is_his_alone(march: House) -> None:
    claim_id = claim_from(march, CONSUMER)
    former = case_of(march, claim_id).debtor
    taken_back(march, claim_id)
    assert claim_from(march, CONSUMER, ("S. Voorbeeld", "T. Ander")) == claim_id
    assert case_of(march, claim_id).debtor.id != former.id
    assert debtor_full(march, former.id).claims == []
