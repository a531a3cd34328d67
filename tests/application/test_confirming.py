"""The daily run, or a person at once, confirms an agreement in writing, like any letter."""

from datetime import date
from uuid import UUID

import pytest

from application.commands.agreements import ConfirmAgreement
from application.house import House
from application.letters.confirmation import confirm_now
from application.letters.dispatch import Dispatched
from domain.errors import Refusal
from domain.letter.state import LetterStatus
from domain.letter.text import LetterKind
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    letters,
    order,
    run_on,
    topics,
    whats,
)
from tests.asking import extend_term, record_promise

LATER = date(2026, 4, 15)


@pytest.fixture
def extended(place: HousePlace, house: House) -> UUID:
    place.clock.move_to(MARCH)
    claim_id = claim_from(house, CONSUMER)
    extend_term(house, claim_id, by=by(), pay_by=LATER)
    return claim_id


def test_the_run_confirms_an_extension_once_and_the_dry_run_foretells_it(
    place: HousePlace, house: House, extended: UUID
) -> None:
    foretold = run_on(place, house, MARCH, dry_run=True)
    assert [(line.what, line.step) for line in foretold.lines] == [
        ("letter_ordered", "confirmation")
    ]
    assert letters(house) == []
    assert whats(run_on(place, house, MARCH)) == ["letter_ordered", "letter_sent"]
    [letter] = letters(house)
    assert letter.order is not None
    assert letter.order.letter_kind is LetterKind.CONFIRMATION
    assert letter.id == foretold.lines[0].letter_id
    assert topics(house, extended)[-1] == "claim.agreement_confirmed"
    claim = case_of(house, extended).claim
    assert (claim.unconfirmed, claim.pending) == ("", None)
    assert whats(run_on(place, house, MARCH)) == []
    assert broken(house) == []


@pytest.mark.both_stores
def test_a_person_confirms_at_once_and_a_second_time_there_is_nothing_to_confirm(
    house: House, extended: UUID
) -> None:
    done = confirm_now(house, extended, command=order(house, extended))
    assert done.dispatched is Dispatched.SENT
    with pytest.raises(Refusal, match="Nothing agreed"):
        confirm_now(house, extended, command=order(house, extended))


def test_a_person_who_has_nothing_to_confirm_is_told_so_in_a_declared_refusal(
    place: HousePlace, house: House
) -> None:
    place.clock.move_to(MARCH)
    claim = claim_from(house, CONSUMER)
    with pytest.raises(Refusal, match="Nothing agreed"):
        ConfirmAgreement().carry(house, claim, by=by())


def test_on_a_sunday_nothing_is_confirmed_and_on_monday_it_is(
    place: HousePlace, house: House, extended: UUID
) -> None:
    sunday, monday = date(2026, 3, 22), date(2026, 3, 23)
    assert whats(run_on(place, house, sunday)) == []
    with pytest.raises(Refusal, match="nothing may go to a debtor on a Sunday, from 2026-03-23"):
        confirm_now(house, extended, command=order(house, extended))
    assert whats(run_on(place, house, monday)) == ["letter_ordered", "letter_sent"]


def test_each_agreement_of_a_day_gets_its_own_confirmation(
    place: HousePlace, house: House, extended: UUID
) -> None:
    run_on(place, house, MARCH)
    record_promise(house, extended, by=by(), amount=None, pay_by=date(2026, 3, 30))
    run_on(place, house, MARCH)
    kinds = [letter.order.agreement for letter in letters(house) if letter.order]
    assert sorted(kinds) == ["extension", "promise"]
    assert {letter.status for letter in letters(house)} == {LetterStatus.SENT}
