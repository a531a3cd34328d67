"""A reminder as a short message, from the order to what its carrier reports."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time
from uuid import UUID

import pytest

from adapters.messages import SIGNATURE, sign
from adapters.store.opening import Mode
from application.house import House
from application.letters.dispatch import Dispatched, Dispatcher
from domain.application import Session, stream_of_claim
from domain.claim.events import Channel
from domain.dunning.next.step import Do, next_step
from domain.errors import Refusal
from domain.facts import StreamKind, StreamRef
from domain.letter.events import DeliveryGrade
from domain.letter.order.decision import order_letter
from domain.letter.state import Letter, LetterStatus
from tests.adapters.carriers import SECRET, Switchboard, carrying
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    case_of,
    claim_from,
    files_of,
)
from tests.application.houses import order as of_a_person


@contextmanager
def live(place: HousePlace, status: int = 202) -> Iterator[tuple[House, Switchboard, UUID]]:
    """Give a live house with a carrier, and a reminder ordered to go by SMS."""
    with (
        carrying(status) as (board, carrier),
        place.opened(mode=Mode.LIVE, messages_url=carrier.url, messages_secret=SECRET) as house,
    ):
        yield house, board, ordered(house)


def ordered(house: House) -> UUID:
    """Order today's reminder as a message; no shipped plan does."""
    claim_id = claim_from(house, CONSUMER)
    case = case_of(house, claim_id)
    step = next_step(case, today=MARCH)
    assert isinstance(step, Do)
    made = order_letter(case, step.step, today=MARCH)
    changed = {"channel": Channel.SMS, "serves_as_notice": False}

    def decide(session: Session) -> None:
        session.case(claim_id)
        session.letter(made.letter_id)
        stream = StreamRef(StreamKind.LETTER, made.letter_id, case.creditor.id)
        session.record(stream, [made.ordered.model_copy(update=changed)])
        session.record(stream_of_claim(case.claim), [made.for_claim])

    house.collections.carry_out(of_a_person(house, claim_id), decide)
    return made.letter_id


def sent(house: House, letter_id: UUID) -> Dispatched:
    letter = house.collections.letter(letter_id)
    assert letter.order is not None
    command = of_a_person(house, letter.order.claims[0].claim_id)
    return Dispatcher(house, actor="daily-run").dispatch(letter_id, command_day=command)


def letter_of(house: House, letter_id: UUID) -> Letter:
    return house.collections.letter(letter_id)


@pytest.mark.both_stores
def test_a_message_goes_out_once_and_what_was_said_is_in_the_archive(place: HousePlace) -> None:
    with live(place) as (house, board, letter_id):
        assert sent(house, letter_id) is Dispatched.SENT
        assert sent(house, letter_id) is Dispatched.ELSEWHERE
        [body] = board.bodies
        assert (body["id"], board.keys, board.signed) == (str(letter_id), [str(letter_id)], [True])
        letter = letter_of(house, letter_id)
        assert house.archive.get(letter.document_sha256) == body["text"].encode()
        assert "2026-0118" in body["text"]
        assert broken(house) == []


@pytest.mark.parametrize(
    ("status", "done", "stands"),
    [
        (400, Dispatched.FAILED, LetterStatus.FAILED),
        (503, Dispatched.FAILED, LetterStatus.FAILED),
        (500, Dispatched.IN_DOUBT, LetterStatus.IN_DOUBT),
        (0, Dispatched.IN_DOUBT, LetterStatus.IN_DOUBT),
    ],
)
def test_what_the_carrier_answers_is_recorded(
    place: HousePlace, status: int, done: Dispatched, stands: LetterStatus
) -> None:
    with live(place, status) as (house, _, letter_id):
        assert sent(house, letter_id) is done
        assert letter_of(house, letter_id).status is stands


@pytest.mark.parametrize(
    ("at", "done"), [(time(19, 59), Dispatched.SENT), (time(20, 0), Dispatched.WAITS)]
)
def test_no_message_leaves_outside_contact_hours(
    place: HousePlace, at: time, done: Dispatched
) -> None:
    with live(place) as (house, board, letter_id):
        place.clock.move_to(MARCH, at)
        assert sent(house, letter_id) is done
        assert len(board.bodies) == (done is Dispatched.SENT)


def test_a_live_house_without_a_carrier_says_so(place: HousePlace) -> None:
    with place.opened(mode=Mode.LIVE) as house:
        letter_id = ordered(house)
        with pytest.raises(Refusal) as caught:
            sent(house, letter_id)
        assert caught.value.code == "letter.no_carrier"


def test_a_sandbox_posts_nothing_and_writes_the_message_down(place: HousePlace) -> None:
    with carrying() as (board, carrier):
        with place.opened(messages_url=carrier.url, messages_secret=SECRET) as house:
            letter_id = ordered(house)
            assert sent(house, letter_id) is Dispatched.SENT
        assert board.bodies == []
        assert f"{MARCH}/{letter_id}.txt" in files_of(place.home / "outbox")


# --- what the carrier reports ------------------------------------------------------------------


def told(web: Web, body: bytes, *, secret: str = SECRET) -> tuple[int, object]:
    headers = {SIGNATURE: sign(body, secret=secret), "Content-Type": "application/json"}
    answer = web.client.post("/v1/deliveries/messages", content=body, headers=headers)
    return answer.status_code, answer.json().get("noted")


def status_of(letter_id: UUID, status: str) -> bytes:
    return f'{{"id": "{letter_id}", "status": "{status}"}}'.encode()


@pytest.mark.both_stores
def test_delivered_is_a_server_read_is_opened_and_each_is_recorded_once(place: HousePlace) -> None:
    with live(place) as (house, _, letter_id), browsing(house) as web:
        sent(house, letter_id)
        for status, grade in (
            ("sent", DeliveryGrade.SERVER_ACCEPTED),
            ("read", DeliveryGrade.OPENED),
        ):
            assert told(web, status_of(letter_id, status)) == (200, "accepted")
            assert told(web, status_of(letter_id, status)) == (200, "known")
            assert letter_of(house, letter_id).grade is grade


def test_a_message_that_failed_did_not_arrive(place: HousePlace) -> None:
    with live(place) as (house, _, letter_id), browsing(house) as web:
        sent(house, letter_id)
        assert told(web, status_of(letter_id, "failed")) == (200, "returned")
        assert not letter_of(house, letter_id).arrived


def test_a_report_ends_the_doubt_about_a_message(place: HousePlace) -> None:
    with live(place, 500) as (house, _, letter_id), browsing(house) as web:
        sent(house, letter_id)
        assert told(web, status_of(letter_id, "delivered")) == (200, "accepted")
        assert letter_of(house, letter_id).status is LetterStatus.SENT


def test_a_report_with_another_signature_or_shape_is_refused(place: HousePlace) -> None:
    with live(place) as (house, _, letter_id), browsing(house) as web:
        sent(house, letter_id)
        assert told(web, status_of(letter_id, "read"), secret="other")[0] == 401
        assert told(web, b'{"id": "x"}')[0] == 400
        assert told(web, b" " * 65_537)[0] == 413
        assert letter_of(house, letter_id).grade is None
