"""Mail in a mailbox on a real server: it stops letters before the next run, and is taken once."""

from collections.abc import Iterator
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.returned_mail import MailInFolder
from adapters.store.opening import Mode
from api.mail_watch import MailWatch
from application.house import House
from application.inbox.bounces import MailRead, Noted, take_mail
from application.inbox.sources import LEASE, look_for_mail, read_what_came
from application.run.day import run_day
from application.settings import SmtpTls
from domain.errors import StoreError
from domain.incoming_mail.events import MailWaitsWhy
from tests.adapters.imap_server import HOST, PASSWORD, USER, ImapServer, imap_server
from tests.application.houses import CONSUMER, HousePlace, claim_from, letters
from tests.application.relay import post_office
from tests.application.test_inbox import claim_of, inbox, mail, received

MAILING = b"From: Nieuws <nieuws@elders.example>\r\nList-Id: <nieuws>\r\n\r\nAanbieding\r\n"
SENDER = "S. Voorbeeld <s.voorbeeld@example.nl>"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ImapServer]:
    with imap_server(tmp_path_factory.mktemp("imap")) as found:
        yield found


@pytest.fixture
def box(
    server: ImapServer, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """Settings of a folder that is this test's own, on a server whose certificate is trusted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    name = request.node.name.replace("[", "-").replace("]", "")
    server.put(name)
    return {
        "imap_host": HOST,
        "imap_port": server.port,
        "imap_tls": SmtpTls.STARTTLS,
        "imap_user": USER,
        "imap_password": PASSWORD,
        "imap_folder": name,
        "imap_done_folder": f"{name}-klaar",
    }


def on_the_wire(raw: bytes) -> bytes:
    """A mail as servers hand it on: its lines end in CR LF."""
    return raw.replace(b"\n", b"\r\n")


def noted(found: list[MailRead]) -> list[Noted]:
    return [one.noted for one in found]


@pytest.mark.both_stores
def test_a_mail_that_the_server_takes_stops_letters_and_is_taken_once(
    place: HousePlace, server: ImapServer, box: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with post_office() as (office, smtp), place.opened(mode=Mode.LIVE, smtp=smtp, **box) as house:
        claim = claim_from(house, CONSUMER)
        number = claim_of(house, claim).invoice_number
        raw = on_the_wire(mail(f"Factuur {number}: betaald.", sender=SENDER))
        folder = box["imap_folder"]
        server.put(folder, MAILING, raw)

        def dies(house: House, views: Any, mail: MailInFolder, found: Any) -> Any:
            take_mail(house, views, mail, found)
            if mail.raw == raw:
                raise KeyboardInterrupt  # after it was saved, before it is laid aside

        with monkeypatch.context() as stopped:
            stopped.setattr("application.inbox.sources.take_mail", dies)
            with pytest.raises(KeyboardInterrupt):
                MailWatch(house).look()
        assert len(received(house, claim)) == 1
        assert MailWatch(house).look()
        assert [one.document_sha256 for one in received(house, claim)] == [
            inbox(house)[0].kept.document_sha256  # type: ignore[union-attr]  # it is one mail
        ]
        assert [raw for raw, _ in server.lies(folder).values()] == [MAILING]
        assert len(server.lies(f"{folder}-klaar")) == 1
        assert look_for_mail(house) == []  # what was left is remembered
        assert noted(read_what_came(house, anew=True)) == [Noted.UNRECOGNISED]
        run_day(house)
        assert letters(house) == []
        assert office.messages == []


def test_nothing_is_lost_of_what_is_too_large_or_cannot_be_read(
    place: HousePlace, server: ImapServer, box: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.imap.LARGEST", 2_000)
    found_in_mail = "application.inbox.intake.judge_mail"
    with place.opened(mode=Mode.LIVE, **box) as house:
        claim = claim_from(house, CONSUMER)
        number = claim_of(house, claim).invoice_number
        server.put(box["imap_folder"], mail(f"Over {number}.\n" + "x" * 3_000, sender=SENDER))
        monkeypatch.setattr("adapters.imap.BEGINNING", 1_500)
        assert noted(read_what_came(house)) == [Noted.WHOSE]
        [large] = inbox(house)
        assert large.waits
        assert large.waits.why is MailWaitsWhy.TOO_LARGE
        assert list(large.waits.may_concern) == [claim]

        def failing(*_: Any) -> Any:
            raise ZeroDivisionError("S. Voorbeeld")

        server.put(box["imap_folder"], mail("Stuk"), mail("Heel"))
        with monkeypatch.context() as broken, capture_logs() as logs:
            broken.setattr(found_in_mail, failing)
            assert noted(read_what_came(house)) == [Noted.WHOSE, Noted.WHOSE]
        assert "Voorbeeld" not in str(logs)
        why = [one.waits.why for one in inbox(house) if one.waits and one.id != large.id]
        assert why == [MailWaitsWhy.UNREADABLE] * 2
        assert server.lies(box["imap_folder"]) == {}


def test_while_the_mailbox_cannot_be_read_nobody_is_written_to(
    place: HousePlace, box: dict[str, Any]
) -> None:
    with (
        post_office() as (office, smtp),
        place.opened(mode=Mode.LIVE, smtp=smtp, **(box | {"imap_password": "mis"})) as house,
    ):
        claim_from(house, CONSUMER)
        with capture_logs() as logs:
            assert not MailWatch(house).look()
        with pytest.raises(StoreError, match="tried again from"):
            run_day(house)
        assert "mis'" not in str(logs)
        assert office.messages == []
    with post_office() as (office, smtp), place.opened(smtp=smtp, mode=None, **box) as house:
        read_what_came(house, anew=True)
        run_day(house)
        assert len(office.messages) == 1


def test_one_reads_at_a_time_and_a_sandbox_takes_no_mail_of_anybody(
    place: HousePlace, server: ImapServer, box: dict[str, Any]
) -> None:
    server.put(box["imap_folder"], mail("Voor wie echt is."))
    with (
        place.another("sandbox") as beside,
        beside.opened(**box) as sandbox,
        MailWatch(sandbox).at_work(),
    ):
        assert read_what_came(sandbox) == []
    with place.opened(mode=Mode.LIVE, **box) as house:
        assert house.store.leases.take(LEASE)
        assert not MailWatch(house).look()
        house.store.leases.free(LEASE)
        assert len(server.lies(box["imap_folder"])) == 1
        watch = MailWatch(house)
        watch.stop()
        assert watch.look()
        assert inbox(house) == []
        assert MailWatch(house).look()
        assert len(inbox(house)) == 1
