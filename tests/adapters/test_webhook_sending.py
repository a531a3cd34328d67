"""An event is signed, goes to the very address that was looked at, and takes its time at most."""

import json
from base64 import b64decode
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from threading import Event

import pytest

from adapters.webhooks.lookup import Host
from adapters.webhooks.outcomes import SendOutcome
from adapters.webhooks.sending import Sender
from adapters.webhooks.signature import signed
from tests.adapters.certificates import Pair, pair_of
from tests.receivers import Receiver, Reply, receiving

HERE = [ip_address("127.0.0.1")]
PUBLIC = "93.184.215.14"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as one:
        yield one


@pytest.fixture
def sender() -> Sender:
    return Sender(anywhere=True, seconds=30)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return pair_of(tmp_path_factory.mktemp("tls"), "hooks.example.nl")


def test_the_signature_is_that_of_the_specification() -> None:
    # the example in "Standard Webhooks", signature scheme v1
    secret = b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = signed(
        b'{"test": 2432232314}',
        event_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        at=datetime.fromtimestamp(1614265330, UTC),
        secrets=[secret],
    )
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_while_a_secret_is_replaced_both_sign() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    one, other = (signed(b"x", event_id="e", at=at, secrets=[key]) for key in (b"new", b"former"))
    both = signed(b"x", event_id="e", at=at, secrets=[b"new", b"former"])
    expected = f"{one['webhook-signature']} {other['webhook-signature']}"
    assert both["webhook-signature"] == expected


def test_what_is_sent_arrives_byte_for_byte_with_its_headers(
    receiver: Receiver, sender: Sender
) -> None:
    sent = sender.post(receiver.address, b'{"x":1}', {"webhook-id": "a@1"})
    assert (sent.outcome, sent.status) == (SendOutcome.TAKEN, 204)
    [got] = receiver.got
    assert (got.path, got.body, got.headers["webhook-id"]) == ("/in", b'{"x":1}', "a@1")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (199 + 1, SendOutcome.TAKEN),
        (299, SendOutcome.TAKEN),
        (300, SendOutcome.REDIRECTED),
        (399, SendOutcome.REDIRECTED),
        (400, SendOutcome.REFUSED),
        (409, SendOutcome.REFUSED),
        (410, SendOutcome.GONE),
        (411, SendOutcome.REFUSED),
        (500, SendOutcome.REFUSED),
    ],
)
def test_the_status_alone_says_what_came_of_it(
    receiver: Receiver, sender: Sender, status: int, outcome: SendOutcome
) -> None:
    receiver.does = lambda _: Reply(status=status)
    sent = sender.post(receiver.address, b"", {})
    assert (sent.outcome, sent.status) == (outcome, status)


def test_a_redirect_is_not_followed(receiver: Receiver, sender: Sender) -> None:
    with receiving() as elsewhere:
        receiver.does = lambda _: Reply(status=307, location=elsewhere.address)
        assert sender.post(receiver.address, b"", {}).outcome is SendOutcome.REDIRECTED
        assert elsewhere.got == []


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"code": "claim.unknown"}, "claim.unknown"),
        ({"type": "https://x.example/e", "code": 5}, "https://x.example/e"),
        ({"error": "Jan de Vries is unknown"}, ""),
        ({"code": "a" * 80}, "a" * 80),
        ({"code": "a" * 81}, ""),
        (["code"], ""),
        ("code", ""),
    ],
)
def test_of_a_refusal_a_short_code_is_kept_and_no_sentence(
    receiver: Receiver, sender: Sender, said: object, kept: str
) -> None:
    receiver.does = lambda _: Reply(status=422, body=json.dumps(said).encode())
    assert sender.post(receiver.address, b"", {}).code == kept


def test_of_an_answer_that_is_too_long_no_code_is_looked_for(
    receiver: Receiver, sender: Sender
) -> None:
    receiver.does = lambda _: Reply(status=500, body=b'{"code":"x"}' + b" " * 10_000_000)
    assert sender.post(receiver.address, b"", {}).code == ""


def test_an_answer_that_comes_byte_by_byte_is_silence_once_the_time_is_over(
    receiver: Receiver,
) -> None:
    receiver.does = lambda _: Reply(status=200, dribbles=True)
    sender = Sender(anywhere=True, seconds=0.3)
    sent = sender.post(receiver.address, b"", {})
    assert (sent.outcome, sent.status) == (SendOutcome.SILENT, 0)
    assert sent.milliseconds >= 300


def test_where_nobody_listens_nobody_is_reached(sender: Sender) -> None:
    with receiving() as gone:
        address = gone.address
    assert sender.post(address, b"", {}).outcome is SendOutcome.UNREACHABLE


@pytest.mark.parametrize(
    "addresses",
    [
        ["10.0.0.1"],
        ["127.0.0.1"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["fd00::1"],
        [PUBLIC, "192.168.1.10"],
        ["192.168.1.10", PUBLIC],
    ],
)
def test_a_name_that_leads_within_our_walls_is_not_connected_to(addresses: list[str]) -> None:
    found = [ip_address(one) for one in addresses]
    sender = Sender(anywhere=False, lookup=lambda _host, _port: found)
    sent = sender.post("https://hooks.example.nl/in", b"secret", {})
    assert (sent.outcome, sent.status) == (SendOutcome.PRIVATE, 0)


def test_a_name_that_led_outside_and_leads_within_our_walls_now_is_refused_now(
    receiver: Receiver,
) -> None:
    answers = iter([HERE, [ip_address("10.0.0.1")]])
    address = f"http://h.invalid:{receiver.port}/in"
    sender = Sender(anywhere=True, lookup=lambda _host, _port: next(answers))
    assert sender.post(address, b"", {}).outcome is SendOutcome.TAKEN
    sender = Sender(anywhere=False, lookup=lambda _host, _port: next(answers))
    assert sender.post("https://h.invalid/in", b"", {}).outcome is SendOutcome.PRIVATE
    assert len(receiver.got) == 1


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(
    receiver: Receiver,
) -> None:
    asked = []

    def look_up(host: str, port: int) -> list[Host]:
        asked.append((host, port))
        return HERE

    # nobody but the look-up given knows this name: a second one would not find it
    sender = Sender(anywhere=True, lookup=look_up)
    assert sender.post(f"http://h.invalid:{receiver.port}/in", b"", {}).status == 204
    assert asked == [("h.invalid", receiver.port)]
    assert receiver.got[0].headers["host"] == f"h.invalid:{receiver.port}"


def test_a_name_that_is_not_known_is_unreachable() -> None:
    def look_up(host: str, port: int) -> list[Host]:
        raise OSError(-2, f"{host}:{port} is not known")

    sender = Sender(anywhere=False, lookup=look_up)
    sent = sender.post("https://h.invalid/", b"", {})
    assert sent.outcome is SendOutcome.UNREACHABLE


def test_a_lookup_that_hangs_is_left_to_itself() -> None:
    over = Event()

    def lookup(_host: str, _port: int) -> list[Host]:
        over.wait()
        return HERE

    sent = Sender(anywhere=True, seconds=0.2, lookup=lookup).post("https://h.invalid/", b"", {})
    over.set()
    assert sent.outcome is SendOutcome.UNREACHABLE


@pytest.mark.parametrize(
    ("host", "outcome"),
    [
        ("hooks.example.nl", SendOutcome.TAKEN),
        ("other.example.nl", SendOutcome.UNREACHABLE),
    ],
)
def test_a_certificate_must_be_of_the_name_not_of_the_address(
    pair: Pair, host: str, outcome: SendOutcome
) -> None:
    sender = Sender(anywhere=True, lookup=lambda _h, _p: HERE, context=pair.client)
    with receiving(tls=pair.server) as receiver:
        assert sender.post(f"https://{host}:{receiver.port}/in", b"", {}).outcome is outcome
        assert len(receiver.got) == (outcome is SendOutcome.TAKEN)


def test_a_certificate_that_nobody_vouches_for_is_not_taken(pair: Pair) -> None:
    sender = Sender(anywhere=True, lookup=lambda _h, _p: HERE)
    with receiving(tls=pair.server) as receiver:
        sent = sender.post(f"https://hooks.example.nl:{receiver.port}/in", b"", {})
        assert sent.outcome is SendOutcome.UNREACHABLE
        assert receiver.got == []
