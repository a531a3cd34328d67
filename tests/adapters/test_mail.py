"""Mail against a real SMTP server in the process: what came of it is always known or doubted."""

import socket
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event, Thread
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from adapters.mail import (
    Accepted,
    InDoubt,
    Mail,
    Outcome,
    RefusedForNow,
    RefusedPermanently,
    SmtpSettings,
    Tls,
    finish,
    send,
)
from adapters.mail_message import person
from domain.errors import Refusal
from tests.adapters.certificates import Pair, pair_of
from tests.adapters.relays import MAIL, Relay, scripted, served


def outcome_of(relay: Relay, mail: Mail = MAIL, **settings: Any) -> Outcome:
    with served(relay) as where:
        return send(mail, settings=replace(where, **settings))


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_an_accepted_letter_arrives_whole_and_the_relays_answer_is_kept() -> None:
    relay = Relay()
    assert outcome_of(relay) == Accepted(reply="queued as 42")
    (raw,) = relay.received
    message = parsed(raw)
    assert message["Message-ID"] == "<5f0c2f@delinde.example>"
    assert message["Date"].datetime == MAIL.dated
    assert message["Subject"] == MAIL.subject
    assert message["To"].addresses[0].display_name == MAIL.recipient_name
    text, pdf = message.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == MAIL.text
    assert pdf.get_content() == MAIL.attachments[0].content
    assert pdf.get_filename() == "brief.pdf"
    assert pdf.get_content_type() == "application/pdf"


def test_the_same_mail_sent_again_is_the_same_to_the_byte() -> None:
    relay = Relay()
    outcome_of(relay)
    outcome_of(relay)
    assert relay.received[0] == relay.received[1]
    assert finish(MAIL) == finish(MAIL)


def test_a_recipient_that_does_not_exist_is_refused_for_good() -> None:
    relay = Relay(rcpt="550 5.1.1 no such user")
    assert outcome_of(relay) == RefusedPermanently(code=550, text="5.1.1 no such user")
    assert relay.received == []


def test_a_relay_that_asks_to_come_back_refuses_for_now() -> None:
    relay = Relay(rcpt="451 4.7.1 greylisted")
    assert outcome_of(relay) == RefusedForNow(code=451, text="4.7.1 greylisted")
    assert relay.received == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("554 5.6.0 not liked", RefusedPermanently(code=554, text="5.6.0 not liked")),
        ("452 4.3.1 disk full", RefusedForNow(code=452, text="4.3.1 disk full")),
    ],
)
def test_an_answer_after_the_text_is_an_answer(answer: str, outcome: Outcome) -> None:
    assert outcome_of(Relay(data=answer)) == outcome


def test_a_connection_dropped_after_the_text_leaves_the_letter_in_doubt() -> None:
    relay = Relay(data="hang up")
    assert isinstance(outcome_of(relay), InDoubt)
    assert len(relay.received) == 1


def test_a_relay_that_stays_silent_after_the_text_leaves_the_letter_in_doubt() -> None:
    outcome = outcome_of(Relay(data="stay silent"), timeout_seconds=0.2)
    assert isinstance(outcome, InDoubt)
    assert "timed out" in outcome.reason


def test_an_answer_after_the_text_that_is_none_leaves_the_letter_in_doubt() -> None:
    assert isinstance(outcome_of(Relay(data="hello there")), InDoubt)


def test_nobody_at_the_door_is_a_refusal_for_now() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        settings = SmtpSettings(host="127.0.0.1", port=port, tls=Tls.NONE)
        outcome = send(MAIL, settings=settings)
    assert isinstance(outcome, RefusedForNow)
    assert outcome.code == 0


def test_a_door_behind_which_nobody_speaks_is_a_refusal_for_now() -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        port = mute.getsockname()[1]
        settings = SmtpSettings(host="127.0.0.1", port=port, tls=Tls.NONE, timeout_seconds=0.2)
        assert isinstance(send(MAIL, settings=settings), RefusedForNow)


def test_a_relay_without_tls_gets_nothing_where_tls_is_asked() -> None:
    relay = Relay()
    assert isinstance(outcome_of(relay, tls=Tls.STARTTLS), RefusedForNow)
    assert relay.received == []


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"greeting": "421 too busy"}, RefusedForNow(code=421, text="too busy")),
        ({"greeting": "554 no service"}, RefusedPermanently(code=554, text="no service")),
        ({"MAIL": "452 no room"}, RefusedForNow(code=452, text="no room")),
        ({"DATA": "503 not now"}, RefusedPermanently(code=503, text="not now")),
    ],
)
def test_a_refusal_before_the_text_is_told_with_its_code(
    answers: dict[str, str], outcome: Outcome
) -> None:
    with scripted(answers) as (settings, _):
        assert send(MAIL, settings=settings) == outcome


@pytest.mark.parametrize("word", ["EHLO", "MAIL", "RCPT", "DATA"])
def test_a_connection_dropped_before_the_text_means_that_nothing_was_sent(word: str) -> None:
    with scripted({word: ""}) as (settings, heard):
        assert isinstance(send(MAIL, settings=settings), RefusedForNow)
    assert not any("F-2026-0118" in line for line in heard)


DSN = {"EHLO": "250-relay\r\n250 DSN", "RCPT": "550 no"}


def test_a_relay_that_reports_on_delivery_is_asked_to_name_the_letter() -> None:
    with scripted(DSN) as (settings, heard):
        send(MAIL, settings=settings)
    assert "RET=HDRS ENVID=5f0c2f" in heard[1]
    assert heard[2].endswith("NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;jan@voorbeeld.example")


def test_a_plus_in_the_recipients_address_is_written_as_xtext() -> None:
    with scripted(DSN) as (settings, heard):
        send(replace(MAIL, recipient="jan+rekening@voorbeeld.example"), settings=settings)
    assert heard[2].endswith("ORCPT=rfc822;jan+2Brekening@voorbeeld.example")


def test_a_relay_without_reports_is_asked_for_none() -> None:
    with scripted({"RCPT": "550 no"}) as (settings, heard):
        send(MAIL, settings=settings)
    assert not any("ENVID" in line or "NOTIFY" in line for line in heard)


def test_bounces_come_back_to_the_address_on_the_envelope() -> None:
    returned = replace(MAIL, bounces_to="bounces+5f0c2f@delinde.example")
    with scripted({"RCPT": "550 no"}) as (settings, heard):
        send(returned, settings=settings)
    assert heard[1].lower().startswith("mail from:<bounces+5f0c2f@delinde.example>")
    assert "debiteuren@delinde.example" in str(parsed(finish(returned).raw)["From"])


def test_a_letter_in_doubt_tells_what_the_relay_said_before() -> None:
    outcome = outcome_of(Relay(data="hang up"))
    assert isinstance(outcome, InDoubt)
    assert [line[:3] for line in outcome.heard[1:]] == ["250", "250", "354"]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair_of(tmp_path_factory.mktemp("tls"), "localhost")


def login(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    return AuthResult(success=data.password == b"open sesame", handled=False)


@pytest.mark.parametrize("password", ["open sesame", "wrong"])
def test_over_starttls_only_the_right_password_sends(pair: Pair, password: str) -> None:
    relay = Relay()
    private = {"tls_context": pair.server, "require_starttls": True, "authenticator": login}
    with served(relay, auth_required=True, **private) as where:
        settings = replace(
            where,
            host="localhost",
            tls=Tls.STARTTLS,
            user="linde",
            password=password,
            tls_context=pair.client,
        )
        outcome = send(MAIL, settings=settings)
    right = password == "open sesame"
    assert isinstance(outcome, Accepted if right else RefusedForNow)
    assert len(relay.received) == right
    assert password not in repr(settings)


def test_a_certificate_that_nobody_vouches_for_stops_the_mail(pair: Pair) -> None:
    relay = Relay()
    with served(relay, tls_context=pair.server) as where:
        settings = replace(where, host="localhost", tls=Tls.STARTTLS)
        assert isinstance(send(MAIL, settings=settings), RefusedForNow)
    assert relay.received == []


@pytest.mark.parametrize(
    "address",
    [
        "jan@voorbeeld.example\r\nBcc: al@voorbeeld.example",
        "jan@voorbeeld.example, al@voorbeeld.example",
        "<jan@voorbeeld.example>",
        "jan",
        "@",
        "",
        "jan @voorbeeld.example",
        "jan@voorbeeld.example> NOTIFY=NEVER",
    ],
)
def test_an_address_is_one_plain_address_or_refused(address: str) -> None:
    relay = Relay()
    with pytest.raises(Refusal) as caught:
        outcome_of(relay, replace(MAIL, recipient=address))
    assert caught.value.code == "mail.address"
    assert relay.received == []


@pytest.mark.parametrize("part", ["subject", "recipient_name", "message_id", "sender_name"])
def test_no_value_adds_a_line_to_the_head(part: str) -> None:
    hostile: dict[str, Any] = {part: "x\r\nBcc: al@voorbeeld.example"}
    changed = replace(MAIL, **hostile)
    with pytest.raises(Refusal) as caught:
        finish(changed)
    assert caught.value.code == "mail.header"


def test_a_lone_dot_in_the_text_does_not_end_it() -> None:
    relay = Relay()
    mail = replace(MAIL, text="een\n.\ntwee\n", attachments=())
    assert isinstance(outcome_of(relay, mail), Accepted)
    assert parsed(relay.received[0]).get_content().replace("\r\n", "\n") == mail.text


LOOKS_ENCODED = "=?utf-8?q?=0D=0ABcc:=20al@voorbeeld.example?="
NAMES = [
    LOOKS_ENCODED,
    "=?utf-8?b?DQpCY2M6IGFsQHZvb3JiZWVsZC5leGFtcGxl?=",
    f"Jan {LOOKS_ENCODED} Jansen",
    f"{LOOKS_ENCODED} {LOOKS_ENCODED}",
    "=?utf-8?q?=",
    "Jan, Piet; Klaas: <al@voorbeeld.example>",
    'Jan "de Lange" \\ Jansen',
    "Łódź " * 40 + "eind",
    "x" * 500,
    "Bcc: al@voorbeeld.example",
    " Jan  Jansen ",
    "日本語の名前",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", ["subject", "recipient_name", "sender_name"])
def test_a_name_that_only_looks_like_something_else_arrives_as_it_is_written(
    name: str, part: str
) -> None:
    hostile: dict[str, Any] = {part: name}
    mail = replace(MAIL, **hostile)
    raw = finish(mail).raw
    message = message_from_bytes(raw)
    assert "bcc" not in {key.lower() for key in message.keys()}  # noqa: SIM118 - all of them
    assert person(message["From"]) == (mail.sender_name, mail.sender)
    assert person(message["To"]) == (mail.recipient_name, mail.recipient)
    assert parsed(raw)["Subject"] == mail.subject
    assert len(parsed(raw)["To"].addresses) == 1
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0


@pytest.mark.parametrize("character", ["\u2028", "\x85", "\x0b", "\ud800", "\u202e"])
@pytest.mark.parametrize("part", ["subject", "recipient_name", "sender_name"])
def test_what_a_reader_might_take_for_the_end_of_a_line_is_refused(
    part: str, character: str
) -> None:
    hostile: dict[str, Any] = {part: f"F1{character}2"}
    with pytest.raises(Refusal, match="control character"):
        finish(replace(MAIL, **hostile))


def test_a_text_that_no_encoding_holds_is_refused_before_the_relay_is_called() -> None:
    relay = Relay()
    with pytest.raises(Refusal):
        outcome_of(relay, replace(MAIL, text="een \ud800"))
    assert relay.received == []


def test_a_relay_that_says_a_byte_now_and_then_is_left_at_last() -> None:
    stop = Event()

    def drip(door: socket.socket) -> None:
        visitor, _ = door.accept()
        with visitor, suppress(OSError):
            while not stop.wait(0.05):
                visitor.sendall(b"2")

    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        thread = Thread(target=drip, args=(door,))
        thread.start()
        where = SmtpSettings(
            host="127.0.0.1", port=door.getsockname()[1], tls=Tls.NONE, timeout_seconds=0.1
        )
        said = send(MAIL, settings=where)
        stop.set()
        thread.join()
    assert isinstance(said, RefusedForNow)
    assert said.code == 0
