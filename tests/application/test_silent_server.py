"""A mail server that does not answer: e-mail stops for that run, and is tried again soon."""

import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.mail import SmtpSettings, Tls
from adapters.store.opening import Mode
from api.schedule import Scheduler
from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from application.letters.transport import MAIL_SILENT, SILENT_AFTER
from application.run.day import run_day
from application.settings import Posting
from application.views import views_of
from domain.letter.state import LetterStatus
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    claim_from,
    letters,
    order,
    ordered_now,
)
from tests.application.relay import post_office

MANY = SILENT_AFTER + 4


@contextmanager
def silent() -> Iterator[tuple[SmtpSettings, list[int]]]:
    """A mail server that takes connections and says nothing; how many it took is counted."""
    taken: list[int] = []
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(64)
        port = door.getsockname()[1]
        yield SmtpSettings(host="127.0.0.1", port=port, tls=Tls.NONE, timeout_seconds=1), taken
        door.settimeout(0.01)
        while True:
            try:
                visitor, _ = door.accept()
            except TimeoutError:
                break
            taken.append(visitor.fileno())
            visitor.close()


def many(house: House) -> list[UUID]:
    """Claims of as many people, each due for a letter by e-mail today."""
    return [
        claim_from(
            house,
            CONSUMER,
            ("<cbc:ID>2026-0118</cbc:ID>", f"<cbc:ID>2026-{1000 + at}</cbc:ID>"),
            ("S. Voorbeeld", f"{chr(65 + at)}. Voorbeeld"),
            ("s.voorbeeld@", f"v{at}@"),
        )
        for at in range(MANY)
    ]


def opened(place: HousePlace, where: SmtpSettings, **more: Any) -> Any:
    return place.opened(
        mode=Mode.LIVE, smtp=where, post=Posting.SAME_DAY, smtp_timeout_seconds=1, **more
    )


def test_after_three_letters_without_an_answer_the_others_wait_and_are_told_so(
    place: HousePlace,
) -> None:
    with silent() as (where, taken), opened(place, where) as house:
        many(house)
        done = run_day(house)
        counts = Counter(line.what for line in done.lines)
        assert counts["letter_failed"] == SILENT_AFTER
        assert counts["letter_waits"] == MANY - SILENT_AFTER
        assert {line.why for line in done.lines if line.what == "letter_waits"} == {MAIL_SILENT}
        assert done.needs_attention
        assert {one.status for one in letters(house)} == {LetterStatus.FAILED}
    assert len(taken) == SILENT_AFTER


def test_the_run_is_done_again_after_half_an_hour_and_every_letter_goes_out_once(
    place: HousePlace,
) -> None:
    with silent() as (where, _), opened(place, where, run_at=time(9, 0)) as house:
        many(house)
        place.clock.move_to(MARCH, time(9, 0))
        with views_of(house) as views:
            assert Scheduler(house, views).look()
            assert not Scheduler(house, views).due()
    with (
        post_office() as (post, where),
        opened(place, where, run_at=time(9, 0)) as house,
        views_of(house) as views,
    ):
        scheduler = Scheduler(house, views)
        place.clock.move_to(MARCH, time(10, 29))
        assert not scheduler.due()
        place.clock.move_to(MARCH, time(10, 31))
        assert scheduler.look()
        assert not scheduler.due()
        found = Counter(one.status for one in letters(house))
        assert found[LetterStatus.IN_DOUBT] == 0
        assert found[LetterStatus.SENT] == MANY
        assert sorted(post.ids.values()) == [1] * MANY


def test_a_letter_that_was_ordered_before_stays_ordered(place: HousePlace) -> None:
    with silent() as (where, _), opened(place, where) as house:
        many(house)
        place.clock.move_to(MARCH, time(9, 0))
        run_day(house)
        before = {one.id: one.version for one in letters(house)}
        run_day(house)
        assert {one.id: one.version for one in letters(house)}.items() >= before.items()


def test_one_answer_in_between_lets_the_others_be_tried(place: HousePlace) -> None:
    with post_office(rcpt="450 come back") as (post, where), opened(place, where) as house:
        many(house)
        done = run_day(house)
        assert post.offered == MANY
        assert Counter(line.what for line in done.lines)["letter_failed"] == MANY


LOOKS_ENCODED = "=?utf-8?q?=0D=0ABcc:=20al@voorbeeld.example?="


def test_a_name_and_a_number_that_look_encoded_reach_the_head_as_they_are_written(
    place: HousePlace, tmp_path: Path
) -> None:
    del tmp_path
    with post_office() as (post, where), opened(place, where) as house:
        claim_from(
            house,
            CONSUMER,
            ("S. Voorbeeld", LOOKS_ENCODED),
            ("<cbc:ID>2026-0118</cbc:ID>", f"<cbc:ID>{LOOKS_ENCODED}</cbc:ID>"),
        )
        run_day(house)
        [message] = post.messages
        assert message["Bcc"] is None
        assert LOOKS_ENCODED in str(message["To"])
        assert LOOKS_ENCODED in str(message["Subject"])


@pytest.mark.parametrize("character", ["\u2028", "\x85"])
def test_a_number_stored_long_ago_that_no_head_may_hold_fails_before_it_is_offered(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, character: str
) -> None:
    with post_office() as (post, where), opened(place, where) as house:
        with monkeypatch.context() as long_ago:
            long_ago.setattr("adapters.ubl.elements.unfit", lambda *_, **__: "")
            long_ago.setattr("adapters.ubl.elements.tidy", str)
            long_ago.setattr("domain.session.require_fit", lambda _: None)
            long_ago.setattr(
                "adapters.ubl.elements.written_in", lambda one: (one.text or "").strip(" \n")
            )
            claim_from(
                house,
                CONSUMER,
                ("<cbc:ID>2026-0118</cbc:ID>", f"<cbc:ID>20{character}18</cbc:ID>"),
            )
        done = run_day(house)
        assert post.offered == 0
        assert {one.status for one in letters(house)} <= {
            LetterStatus.FAILED,
            LetterStatus.CANCELLED,
        }
        assert "letter_in_doubt" not in {line.what for line in done.lines}


def test_a_server_that_is_silent_for_days_makes_no_letter_a_matter_for_people(
    place: HousePlace,
) -> None:
    with silent() as (where, _), opened(place, where) as house:
        claims = many(house)
        for day in range(3):
            place.clock.move_to(MARCH + timedelta(days=day))
            run_day(house)
        assert {LetterStatus.FAILED} == {one.status for one in letters(house)}
    with post_office() as (post, where), opened(place, where) as house:
        place.clock.move_to(MARCH + timedelta(days=3))
        done = run_day(house)
        assert [line.what for line in done.lines if line.what == "task"] == []
        assert len(post.received) == len(claims)


def test_a_server_that_asks_twice_to_come_back_with_one_letter_makes_it_one(
    place: HousePlace,
) -> None:
    with post_office(rcpt="451 later") as (post, where), opened(place, where) as house:
        claim_from(house, CONSUMER)
        for day in range(3):
            place.clock.move_to(MARCH + timedelta(days=day))
            done = run_day(house)
        assert [line.why for line in done.lines if line.what == "task"] != []
        assert post.received == []


def test_letters_that_lapse_day_after_day_are_ordered_again_without_people(
    place: HousePlace,
) -> None:
    with post_office() as (post, where), opened(place, where) as house:
        claim = claim_from(house, CONSUMER)
        for day in range(1, 4):
            left = ordered_now(house, claim)  # and the run dies
            place.clock.move_to(MARCH + timedelta(days=day))
            command = order(house, claim)
            done = Dispatcher(house, actor="run").dispatch(left, command_day=command, fresh=False)
            assert done is Dispatched.CANCELLED
        run_day(house)
        assert len(post.received) == 1
