"""Letters by mail, against a real mail server: taken, refused, put off, or never answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.run.day import run_day
from application.settings import Posting
from domain.claim.events import Channel, LetterDroppedForClaim, ReminderSent
from domain.errors import Refusal
from domain.facts import Recorded
from domain.letter.events import DispatchFailed, DispatchStarted, LetterSent
from domain.letter.state import LetterStatus
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    broken,
    case_of,
    claim_from,
    facts_of,
    files_of,
    letters,
    order,
    run_on,
    sent_steps,
    statuses,
    topics,
    whats,
)
from tests.application.relay import Post, post_office
from tests.asking import resolve_doubt

DAY = timedelta(days=1)
NO_STREET = ("        <cbc:StreetName>Lindelaan 27</cbc:StreetName>\n", "")
"""A debtor whom no letter on paper reaches."""
SENT = ["letter_ordered", "letter_sent"]
FAILED = ["letter_ordered", "letter_failed"]
DOUBTED = ["letter_ordered", "letter_in_doubt"]


@contextmanager
def live(place: HousePlace, **said: str) -> Iterator[tuple[House, Post, UUID]]:
    """Give a live house on the day a reminder is due, its mail server, and the claim."""
    with (
        post_office(**said) as (post, where),
        place.opened(mode=Mode.LIVE, smtp=where, post=Posting.SAME_DAY) as house,
    ):
        yield house, post, claim_from(house, CONSUMER)


def only(message: list[EmailMessage]) -> EmailMessage:
    [found] = message
    return found


def of_command(house: House, letter: UUID, claim: UUID, kind: type) -> set[UUID]:
    """Give the commands that recorded facts of a kind on a letter and on its claim."""
    history: list[Recorded] = [
        *house.collections.history(letter),
        *house.collections.history(claim),
    ]
    return {r.command_id for r in history if isinstance(r.fact, kind)}


# --- taken -------------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_an_accepted_letter_is_sent_and_the_claim_knows_it_in_one_save(place: HousePlace) -> None:
    with live(place) as (house, post, claim):
        assert whats(run_day(house)) == SENT
        [letter] = letters(house)
        assert topics(house, letter.id) == [
            "letter.ordered",
            "letter.dispatch_started",
            "letter.sent",
        ]
        assert topics(house, claim)[-2:] == ["claim.letter_ordered", "claim.reminder_sent"]
        [of_letter] = of_command(house, letter.id, claim, LetterSent)
        assert of_command(house, letter.id, claim, ReminderSent) == {of_letter}
        assert post.ids == {letter.message_id: 1}
        assert broken(house) == []


def test_a_mail_carries_the_archived_letter_and_the_invoice_to_the_debtor(
    place: HousePlace,
) -> None:
    with live(place) as (house, post, _):
        run_day(house)
        [letter] = letters(house)
        message = only(post.messages)
        assert "s.voorbeeld@example.nl" in str(message["To"])
        assert "administratie@deketting.example" in str(message["From"])
        parts = {part.get_content_type(): part.get_content() for part in message.iter_attachments()}
        assert parts["application/pdf"] == house.archive.get(letter.document_sha256)
        assert parts["application/xml"] == sample(CONSUMER)
        assert not (place.home / "outbox").exists()


def test_a_mail_to_one_debtor_holds_nothing_of_another(place: HousePlace) -> None:
    with live(place) as (house, post, _):
        claim_from(house, PLAIN, ("2026-04-01</cbc:DueDate>", "2026-03-16</cbc:DueDate>"))
        assert whats(run_day(house)) == SENT * 2
        texts = [str(message.get_body()) for message in post.messages]
        assert sum("2026-0117" in text for text in texts) == 1
        assert sum("2026-0118" in text for text in texts) == 1
        for text in texts:
            assert ("2026-0117" in text) != ("2026-0118" in text)


def test_the_amounts_in_the_mail_are_those_frozen_in_the_order(place: HousePlace) -> None:
    with live(place) as (house, post, claim):
        run_day(house)
        [reminder] = [f for f in facts_of(house, claim) if isinstance(f, ReminderSent)]
        assert reminder.asked.total == 90_00
        assert "90,00" in str(only(post.messages).get_body())


@pytest.mark.both_stores
def test_an_answer_that_names_the_recipient_is_kept_without_him(place: HousePlace) -> None:
    with live(place, data="250 OK queued as 42 for <s.voorbeeld@example.nl>") as (house, _, _claim):
        assert whats(run_day(house)) == SENT
        [sent] = [f for f in facts_of(house, letters(house)[0].id) if isinstance(f, LetterSent)]
        assert "queued as 42" in sent.relay_said
        assert b"s.voorbeeld@" not in place.stored_bytes()


@pytest.mark.both_stores
def test_a_start_is_recorded_before_the_server_hears_of_the_letter(place: HousePlace) -> None:
    with live(place) as (house, post, _):
        seen: list[list[str]] = []
        post.at_rcpt = lambda: seen.append(topics(house, letters(house)[0].id))
        run_day(house)
        assert seen == [["letter.ordered", "letter.dispatch_started"]]


# --- refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [{"rcpt": "550 no such user"}, {"data": "554 spam"}])
def test_a_letter_refused_for_good_goes_by_post_the_next_run(
    place: HousePlace, answers: dict[str, str]
) -> None:
    with live(place, **answers) as (house, post, claim):
        assert whats(run_day(house)) == FAILED
        [dropped] = [f for f in facts_of(house, claim) if isinstance(f, LetterDroppedForClaim)]
        assert dropped.lost_channel is Channel.EMAIL
        assert whats(run_day(house)) == SENT
        assert [letter.channel for letter in letters(house)] == [Channel.EMAIL, Channel.POST]
        assert statuses(house) == [LetterStatus.FAILED, LetterStatus.SENT]
        assert post.offered == 1
        assert len(files_of(place.home / "outbox")) == 2
        assert topics(house, claim).count("claim.reminder_sent") == 1


def test_why_a_server_refused_is_kept_as_its_code_only(place: HousePlace) -> None:
    with live(place, rcpt="550 <s.voorbeeld@example.nl> is unknown") as (house, _, _claim):
        run_day(house)
        [failed] = [
            f for f in facts_of(house, letters(house)[0].id) if isinstance(f, DispatchFailed)
        ]
        assert (failed.permanent, failed.why) == (
            True,
            "the mail server refused it for good (550)",
        )
        assert b"s.voorbeeld@" not in place.stored_bytes()


def test_a_letter_put_off_is_tried_again_by_the_next_run_as_a_new_letter(
    place: HousePlace,
) -> None:
    with live(place, rcpt="451 try later") as (house, post, claim):
        assert whats(run_day(house)) == FAILED
        post.rcpt = "250 OK"
        assert whats(run_day(house)) == SENT
        first, second = letters(house)
        assert (first.status, second.status) == (LetterStatus.FAILED, LetterStatus.SENT)
        assert (first.channel, second.channel) == (Channel.EMAIL, Channel.EMAIL)
        assert post.ids == {second.message_id: 1}
        assert whats(run_day(house)) == []
        assert topics(house, claim).count("claim.reminder_sent") == 1


def test_a_letter_put_off_all_day_goes_out_the_next_day_dated_then(place: HousePlace) -> None:
    with live(place, data="451 greylisted") as (house, post, claim):
        for _ in range(3):
            assert whats(run_day(house)) == FAILED
        post.data = "250 OK"
        assert whats(run_on(place, house, MARCH + DAY)) == SENT
        assert letters(house)[-1].sent_on == MARCH + DAY
        assert topics(house, claim).count("claim.reminder_sent") == 1


def test_a_server_that_cannot_be_reached_sends_nothing_and_doubts_nothing(
    place: HousePlace,
) -> None:
    with live(place) as (house, _, claim):
        pass
    with place.opened(mode=Mode.LIVE, smtp_host="127.0.0.1", smtp_port=1) as house:
        assert whats(run_day(house)) == FAILED
        assert statuses(house) == [LetterStatus.FAILED]
        assert case_of(house, claim).claim.pending is None


# --- in doubt ----------------------------------------------------------------------------------


@contextmanager
def doubtful(place: HousePlace) -> Iterator[tuple[House, Post, UUID]]:
    """Give a house with a letter of which the server took the text and hung up."""
    with live(place, data="hang up") as (house, post, claim):
        assert whats(run_day(house))[:2] == DOUBTED
        post.data = "250 OK"
        yield house, post, claim


def test_a_connection_lost_after_the_text_leaves_the_letter_in_doubt(place: HousePlace) -> None:
    with doubtful(place) as (house, post, claim):
        [letter] = letters(house)
        assert topics(house, letter.id) == [
            "letter.ordered",
            "letter.dispatch_started",
            "letter.in_doubt",
        ]
        assert len(post.received) == 1
        assert "claim.reminder_sent" not in topics(house, claim)
        assert broken(house) == []


@pytest.mark.both_stores
def test_nothing_is_sent_again_while_it_is_in_doubt(place: HousePlace) -> None:
    with doubtful(place) as (house, post, _):
        for number in range(4):
            report = run_on(place, house, MARCH + number * DAY)
            assert whats(report) in (["task"], [])
            assert [line.why.partition(":")[0] for line in report.lines] == ["resolve_doubt"]
        assert len(post.received) == 1
        assert statuses(house) == [LetterStatus.IN_DOUBT]


def test_a_doubt_resolved_as_sent_completes_the_step_and_sends_nothing(place: HousePlace) -> None:
    with doubtful(place) as (house, post, claim):
        [letter] = letters(house)
        resolve_doubt(
            house,
            letter.id,
            was_sent=True,
            evidence="relay log line 7",
            command=order(house, claim),
        )
        assert run_day(house).lines == []
        assert statuses(house) == [LetterStatus.SENT]
        [resolved] = of_command(house, letter.id, claim, ReminderSent)
        assert resolved in {r.command_id for r in house.collections.history(letter.id)}
        assert len(post.received) == 1


def test_a_doubt_resolved_as_not_sent_sends_it_again_under_the_same_message_id(
    place: HousePlace,
) -> None:
    with doubtful(place) as (house, post, claim):
        [letter] = letters(house)
        resolve_doubt(
            house,
            letter.id,
            was_sent=False,
            evidence="not in the relay's log",
            command=order(house, claim),
        )
        assert whats(run_day(house)) == ["letter_sent"]
        assert statuses(house) == [LetterStatus.SENT]
        starts = [f for f in facts_of(house, letter.id) if isinstance(f, DispatchStarted)]
        assert [start.attempt for start in starts] == [1, 2]
        assert len({start.message_id for start in starts}) == 1
        assert post.ids == {letter.message_id: 2}  # the second of which is a recorded doubt
        assert topics(house, claim).count("claim.reminder_sent") == 1


def test_a_doubt_resolved_as_not_sent_after_its_day_is_decided_again(place: HousePlace) -> None:
    with doubtful(place) as (house, _, claim):
        [letter] = letters(house)
        place.clock.move_to(MARCH + DAY)
        resolve_doubt(
            house, letter.id, was_sent=False, evidence="relay log", command=order(house, claim)
        )
        assert whats(run_day(house)) == ["letter_cancelled", *SENT]
        assert topics(house, claim).count("claim.reminder_sent") == 1


@pytest.mark.both_stores
def test_a_doubt_cannot_be_resolved_twice_or_without_evidence(place: HousePlace) -> None:
    with doubtful(place) as (house, _, claim):
        [letter] = letters(house)
        with pytest.raises(Refusal) as no_word:
            resolve_doubt(
                house, letter.id, was_sent=True, evidence=" ", command=order(house, claim)
            )
        assert no_word.value.code == "letter.no_evidence"
        resolve_doubt(house, letter.id, was_sent=True, evidence="log", command=order(house, claim))
        with pytest.raises(Refusal) as again:
            resolve_doubt(
                house, letter.id, was_sent=False, evidence="log", command=order(house, claim)
            )
        assert again.value.code == "letter.no_doubt"


def test_a_doubt_resolved_as_sent_counts_from_the_day_that_the_evidence_shows(
    place: HousePlace,
) -> None:
    with doubtful(place) as (house, _, claim):
        [letter] = letters(house)
        place.clock.move_to(MARCH + 3 * DAY)
        for day in (MARCH - DAY, MARCH + 4 * DAY):
            with pytest.raises(Refusal) as wrong:
                resolve_doubt(
                    house,
                    letter.id,
                    was_sent=True,
                    evidence="log",
                    sent_on=day,
                    command=order(house, claim),
                )
            assert wrong.value.code == "letter.sent_when"
        resolve_doubt(
            house,
            letter.id,
            was_sent=True,
            evidence="log",
            sent_on=MARCH,
            command=order(house, claim),
        )
        [found] = letters(house)
        assert (found.sent_on, found.days_late) == (MARCH, 0)
        assert case_of(house, claim).claim.letters[0].sent_on == MARCH


def test_a_server_that_stays_silent_leaves_the_letter_in_doubt(place: HousePlace) -> None:
    with (
        post_office(data="stay silent") as (post, where),
        place.opened(mode=Mode.LIVE, smtp=where, smtp_timeout_seconds=1) as house,
    ):
        claim_from(house, CONSUMER)
        assert whats(run_day(house))[:2] == DOUBTED
        assert len(post.received) == 1
        assert statuses(house) == [LetterStatus.IN_DOUBT]


def test_a_live_store_without_a_mail_server_sends_no_mail_and_says_so(place: HousePlace) -> None:
    house = place.open(mode=Mode.LIVE)
    claim = claim_from(house, CONSUMER, NO_STREET)
    report = run_day(house)
    assert whats(report) == ["refused"]
    assert "VORDERING_SMTP_HOST" in report.lines[0].why
    assert (letters(house), sent_steps(house, claim)) == ([], [])
