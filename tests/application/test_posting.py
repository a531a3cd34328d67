"""Letters on paper on a live store: they count as posted from the day people say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.letters.post import (
    PostBatch,
    confirm_posted,
    folder_of,
    make_batches,
    open_batches,
    waiting,
)
from application.run.day import run_day
from application.run.report import RunReport
from application.settings import Posting
from domain.claim.events import Channel
from domain.dunning.next.step import Ask, next_step
from domain.errors import NotFound, Refusal
from domain.facts import StreamKind
from domain.letter.events import DeliveryGrade, LetterPosted
from domain.letter.state import Letter, LetterStatus
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    facts_of,
    files_of,
    letters,
    run_on,
    sent_steps,
    topics,
    whats,
)
from tests.asking import deliver, keep_from_post, register_payment, track

DAY = timedelta(days=1)


@contextmanager
def printed(place: HousePlace, **more: Any) -> Iterator[tuple[House, RunReport]]:
    """Give a live house whose run has just made a reminder on paper."""
    with place.opened(mode=Mode.LIVE, **more) as house:
        claim_from(house, CONSUMER, NO_MAIL)
        yield house, run_on(place, house, MARCH)


def waiting_in(house: House) -> list[Letter]:
    return waiting(house, house.store.streams(StreamKind.LETTER))


def batched(house: House) -> list[PostBatch]:
    return make_batches(house, waiting_in(house), by=by())


def posted(house: House, batch: PostBatch, on: date) -> int:
    return confirm_posted(
        house, waiting_in(house), batch.name, posted_on=on, carrier="PostNL", by=by()
    )


def test_a_letter_on_paper_is_not_posted_by_being_made(place: HousePlace) -> None:
    with printed(place) as (house, report):
        assert whats(report) == ["letter_ordered", "letter_to_post"]
        [letter] = letters(house)
        assert (letter.status, letter.channel) == (LetterStatus.STARTED, Channel.POST)
        [claim] = house.store.streams(StreamKind.CLAIM)
        assert sent_steps(house, claim) == []
        assert not (place.home / "outbox").exists()
        task = next_step(case_of(house, claim), today=MARCH)
        assert isinstance(task, Ask)
        assert task.task == "post_letters"


def test_a_mail_house_that_takes_the_folder_posts_on_the_day_itself(place: HousePlace) -> None:
    with printed(place, post=Posting.SAME_DAY) as (house, report):
        assert whats(report) == ["letter_ordered", "letter_sent"]
        assert letters(house)[0].posted_on == MARCH


def test_the_posting_day_is_the_day_people_say_and_the_claim_counts_from_it(
    place: HousePlace,
) -> None:
    with printed(place) as (house, _):
        [batch] = batched(house)
        place.clock.move_to(MARCH + 2 * DAY)
        assert posted(house, batch, MARCH + DAY) == 1
        [letter] = letters(house)
        [claim] = house.store.streams(StreamKind.CLAIM)
        assert (letter.status, letter.posted_on) == (LetterStatus.SENT, MARCH + DAY)
        assert case_of(house, claim).claim.letters[0].sent_on == MARCH + DAY
        [fact] = [f for f in facts_of(house, letter.id) if isinstance(f, LetterPosted)]
        assert (fact.batch, fact.carrier) == (batch.name, "PostNL")
        assert broken(house) == []


@pytest.mark.both_stores
def test_a_batch_made_twice_has_the_same_files_and_posted_twice_counts_once(
    place: HousePlace,
) -> None:
    with printed(place) as (house, _):
        [first] = batched(house)
        before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
        assert sorted(before) == ["addresses.csv", "letters.pdf"]
        [again] = batched(house)
        assert again.name == first.name
        assert {path.name: path.read_bytes() for path in again.folder.iterdir()} == before
        assert posted(house, first, MARCH) == 1
        assert posted(house, first, MARCH) == 0
        [claim] = house.store.streams(StreamKind.CLAIM)
        assert topics(house, claim).count("claim.reminder_sent") == 1
        assert topics(house, letters(house)[0].id).count("letter.posted") == 1


def test_the_files_of_a_posted_batch_are_removed_since_the_archive_has_them(
    place: HousePlace,
) -> None:
    with printed(place) as (house, _):
        [batch] = batched(house)
        posted(house, batch, MARCH)
        assert files_of(folder_of(house, batch.name)) == []
        assert isinstance(house.archive.get(letters(house)[0].document_sha256), bytes)


def test_letters_that_came_since_go_into_a_batch_of_their_own(place: HousePlace) -> None:
    with printed(place) as (house, _):
        [first] = batched(house)
        claim_from(house, CONSUMER, NO_MAIL, ("2026-0118", "2026-0119"))
        run_day(house)
        names = {batch.name for batch in batched(house)}
        assert len(names) == 2
        assert first.name in names


def test_a_letter_that_no_batch_took_on_its_day_lapses_and_is_written_again(
    place: HousePlace,
) -> None:
    with printed(place) as (house, _):
        report = run_on(place, house, MARCH + DAY)
        assert whats(report) == ["letter_failed", "letter_ordered", "letter_to_post"]
        old, new = letters(house)
        assert (old.status, new.status) == (LetterStatus.FAILED, LetterStatus.STARTED)
        assert old.order is not None
        assert new.order is not None
        assert old.order.pay_by != new.order.pay_by


def test_a_look_ahead_says_of_a_waiting_letter_what_the_run_then_does(place: HousePlace) -> None:
    with printed(place) as (house, _):
        place.clock.move_to(MARCH + DAY)
        ahead = whats(run_day(house, dry_run=True))
        assert ahead == ["letter_failed", "letter_ordered"]
        assert whats(run_day(house)) == [*ahead, "letter_to_post"]
        batched(house)
        place.clock.move_to(MARCH + 2 * DAY)
        assert whats(run_day(house, dry_run=True)) == whats(run_day(house))


def test_a_letter_in_a_batch_waits_for_people_however_long(place: HousePlace) -> None:
    with printed(place) as (house, _):
        batched(house)
        for number in (1, 2, 5):
            report = run_on(place, house, MARCH + number * DAY)
            assert whats(report) == ["letter_to_post", "task"]
        assert len(letters(house)) == 1


def test_a_batch_says_which_letters_must_not_be_posted_any_more(place: HousePlace) -> None:
    with printed(place) as (house, _):
        batched(house)
        [claim] = house.store.streams(StreamKind.CLAIM)
        register_payment(
            house, claim, by=by(), amount=90_00, credited_on=MARCH, payment_id="P1", designation=""
        )
        [batch] = open_batches(house, waiting_in(house))
        [(letter, why)] = batch.take_out
        assert "settled" in why or "paid" in why
        keep_from_post(house, letter, why="betaald", by=by())
        assert list(open_batches(house, waiting_in(house))) == []
        assert sent_steps(house, claim) == []
        assert whats(run_day(house)) == []


def test_a_letter_that_was_paid_before_any_batch_is_not_printed(place: HousePlace) -> None:
    with printed(place) as (house, _):
        [claim] = house.store.streams(StreamKind.CLAIM)
        register_payment(
            house, claim, by=by(), amount=90_00, credited_on=MARCH, payment_id="P1", designation=""
        )
        assert batched(house) == []
        assert letters(house)[0].status is LetterStatus.FAILED


def test_a_batch_that_never_was_is_named(place: HousePlace) -> None:
    with printed(place) as (house, _):
        with pytest.raises(NotFound) as caught:
            confirm_posted(house, [], "2026-01-01-abc", posted_on=MARCH, carrier="", by=by())
        assert caught.value.code == "post.no_batch"


@pytest.mark.parametrize("day", [MARCH - DAY, MARCH + 2 * DAY])
def test_a_letter_was_not_posted_before_it_was_made_nor_tomorrow(
    place: HousePlace, day: date
) -> None:
    with printed(place) as (house, _):
        [batch] = batched(house)
        place.clock.move_to(MARCH + DAY)
        with pytest.raises(Refusal) as caught:
            posted(house, batch, day)
        assert caught.value.code == "post.day"


@pytest.mark.both_stores
def test_a_tracking_number_and_a_signature_are_facts_and_the_name_is_sealed(
    place: HousePlace,
) -> None:
    with printed(place) as (house, _):
        [letter] = letters(house)
        with pytest.raises(Refusal):
            track(house, letter.id, carrier="PostNL", number="3S1", by=by())
        [batch] = batched(house)
        posted(house, batch, MARCH)
        for _ in range(2):
            track(house, letter.id, carrier="PostNL", number="3S1", by=by())
        place.clock.move_to(MARCH + 2 * DAY)
        deliver(
            house,
            letter.id,
            by=by(),
            grade=DeliveryGrade.SIGNED_FOR,
            received_on=MARCH + DAY,
            signed_by="P. Buurman",
        )
        [letter] = letters(house)
        assert (letter.tracking, letter.proven_on) == ("PostNL 3S1", MARCH + DAY)
        assert topics(house, letter.id).count("letter.tracked") == 1
        assert b"Buurman" not in place.stored_bytes()
        assert broken(house) == []
