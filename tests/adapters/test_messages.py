"""Short messages: one signed POST, and what came of it."""

import socket
from dataclasses import replace

import pytest

from adapters.mail import Accepted, InDoubt, Outcome, RefusedForNow, RefusedPermanently
from adapters.messages import Carrier, Message, international, is_signed, send_message, sign
from domain.errors import Refusal
from tests.adapters.carriers import SECRET, carrying

MESSAGE = Message(
    letter_id="5c0c2f1e", channel="sms", number="06 12 34 56 78", text="Betaal één factuur."
)


def test_a_message_is_posted_signed_and_under_the_letters_id() -> None:
    with carrying() as (board, carrier):
        assert send_message(MESSAGE, carrier=carrier) == Accepted(reply="202")
    assert board.bodies == [
        {
            "id": "5c0c2f1e",
            "channel": "sms",
            "to": "+31612345678",
            "text": "Betaal één factuur.",
            "language": "nl",
        }
    ]
    assert (board.keys, board.signed) == (["5c0c2f1e"], [True])


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Accepted(reply="200")),
        (400, RefusedPermanently(code=400, text="")),
        (404, RefusedPermanently(code=404, text="")),
        (429, RefusedForNow(code=429, text="")),
        (503, RefusedForNow(code=503, text="")),
        (500, InDoubt(reason="the carrier answered 500")),
        (502, InDoubt(reason="the carrier answered 502")),
        (302, InDoubt(reason="the carrier answered 302")),
    ],
)
def test_an_answer_is_taken_for_what_it_says(status: int, outcome: Outcome) -> None:
    with carrying(status) as (_, carrier):
        assert send_message(MESSAGE, carrier=carrier) == outcome


def test_a_carrier_that_hangs_up_after_the_message_leaves_it_in_doubt() -> None:
    with carrying(0) as (board, carrier):
        assert isinstance(send_message(MESSAGE, carrier=carrier), InDoubt)
    assert len(board.bodies) == 1


def test_a_carrier_that_stays_silent_leaves_it_in_doubt() -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        carrier = Carrier(url=url, secret=SECRET, timeout_seconds=0.2)
        assert isinstance(send_message(MESSAGE, carrier=carrier), InDoubt)


def test_nobody_at_the_door_means_that_nothing_was_sent() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        found = send_message(MESSAGE, carrier=Carrier(url=url, secret=SECRET))
    assert isinstance(found, RefusedForNow)


@pytest.mark.parametrize("url", ["http://carrier.example/", "ftp://127.0.0.1/", "carrier", ""])
def test_messages_are_posted_over_tls_only(url: str) -> None:
    with pytest.raises(Refusal) as caught:
        send_message(MESSAGE, carrier=Carrier(url=url, secret=SECRET))
    assert caught.value.code == "message.insecure"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("06 12 34 56 78", "+31612345678"),
        ("+31 (6) 1234-5678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("+32 470 12 34 56", "+32470123456"),
    ],
)
def test_a_number_is_written_with_its_country(written: str, meant: str) -> None:
    assert international(written) == meant


@pytest.mark.parametrize("written", ["", "12", "bel mij", "06123456789012345", "+0612345678"])
def test_what_is_no_number_is_refused_before_anybody_is_called(written: str) -> None:
    with carrying() as (board, carrier), pytest.raises(Refusal) as caught:
        send_message(replace(MESSAGE, number=written), carrier=carrier)
    assert caught.value.code == "message.number"
    assert board.bodies == []


def test_a_signature_holds_for_its_body_and_secret_only_and_never_without_one() -> None:
    signature = sign(b"{}", secret=SECRET)
    assert is_signed(b"{}", signature, secret=SECRET)
    assert not is_signed(b"{ }", signature, secret=SECRET)
    assert not is_signed(b"{}", signature, secret="other")
    assert not is_signed(b"{}", sign(b"{}", secret=""), secret="")
