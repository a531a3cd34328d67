"""What a person has in hand of a letter, printed or in doubt, whatever became of its claim."""

from datetime import time

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.letters.post import make_batches, open_batches
from application.run.day import run_day
from application.views import views_of
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    claim_from,
    letters,
    ordered_now,
    run_on,
    whats,
)
from tests.application.relay import post_office
from tests.application.test_dispatch import doubtful
from tests.application.test_ordered_never_sent import (
    STOPS,
    Change,
    queue,
    run_of,
    why_called_off,
    withdraws,
)
from tests.asking import (
    keep_from_post,
    settle_doubt,
)


def asked_of_people(house: House) -> set[str]:
    with views_of(house) as views:
        views.catch_up()
        return {task.task.value for task in views.worklist.tasks(house.today)}


@pytest.mark.both_stores
@pytest.mark.parametrize(("change", "why"), STOPS)
def test_a_printed_letter_is_asked_about_until_it_is_said_what_became_of_it(
    place: HousePlace, change: Change, why: str
) -> None:
    with place.opened(mode=Mode.LIVE) as house:
        claim = claim_from(house, CONSUMER, NO_MAIL)
        run_on(place, house, MARCH)
        [letter] = letters(house)
        make_batches(house, [letter], by=by())
        change(house, claim)
        run_of(place, house, house.today)
        assert "post_letters" in asked_of_people(house)
        [batch] = open_batches(house, letters(house))
        assert batch.take_out == ((letter.id, why),)
        keep_from_post(house, letter.id, why="betaald", by=by())
        assert "post_letters" not in asked_of_people(house)
        assert queue(house) == []


@pytest.mark.parametrize(("change", "why"), STOPS)
def test_a_printed_letter_in_no_batch_is_called_off_with_what_stops_it(
    place: HousePlace, change: Change, why: str
) -> None:
    with place.opened(mode=Mode.LIVE) as house:
        claim = claim_from(house, CONSUMER, NO_MAIL)
        run_on(place, house, MARCH)
        [letter] = letters(house)
        change(house, claim)
        assert "letter_failed" in run_of(place, house, house.today)
        assert house.collections.letter(letter.id).why == why
        assert queue(house) == []


@pytest.mark.parametrize(("change", "why"), STOPS)
def test_a_doubt_is_asked_about_whatever_became_of_the_claim_and_ends_unsent(
    place: HousePlace, change: Change, why: str
) -> None:
    with doubtful(place) as (house, post, claim):
        [letter] = letters(house)
        change(house, claim)
        assert "resolve_doubt" in asked_of_people(house)
        settle_doubt(house, letter.id, by=by(), was_sent=False, evidence="relay log")
        sent_before = len(post.received)
        assert "letter_cancelled" in run_of(place, house, house.today)
        assert why_called_off(house, letter.id) == why
        assert len(post.received) == sent_before
        assert "resolve_doubt" not in asked_of_people(house)


def test_a_letter_of_an_ended_claim_is_called_off_though_no_mail_can_leave(
    place: HousePlace,
) -> None:
    with post_office() as (_, where), place.opened(mode=Mode.LIVE, smtp=where) as house:
        claim = claim_from(house, CONSUMER)
        letter = ordered_now(house, claim)
        withdraws(house, claim)
        place.clock.move_to(MARCH, time(23, 0))
        assert whats(run_day(house)) == ["letter_cancelled"]
        assert why_called_off(house, letter) == "claim withdrawn"
