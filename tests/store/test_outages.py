"""A server that goes away is said to be away; nothing is lost, and nothing done twice."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import psycopg
import pytest

from adapters.store import postgres
from adapters.store.append import RowsWritten
from adapters.store.errors import CommandKnown, OutcomeUnknown
from adapters.store.fsck import check, first_broken
from adapters.store.postgres_append import order
from adapters.store.postgres_wire import COMMIT, SaveWire, ToSend, Values
from domain.errors import StoreError
from tests.conftest import postgres_server
from tests.store.children import now
from tests.store.places import LOG, Place, command, envelope, save


def hang_up(place: Place) -> None:
    """End every session of the store from the server's side."""
    with psycopg.connect(place.url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'vordering' AND datname = current_database()"
        )


def test_sessions_that_were_ended_are_replaced(postgres_place: Place) -> None:
    store, stream = postgres_place.open(), uuid4()
    save(store, envelope(stream, 1))
    hang_up(postgres_place)
    assert len(store.history(stream)) == 1
    hang_up(postgres_place)
    save(store, envelope(stream, 2), command=command())
    assert len(store.history(stream)) == 2


class Cut(postgres.PostgresFactRecorder):
    """A recorder that loses its session at a chosen moment."""

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = place


class CutBefore(Cut):
    """Loses its session right before it commits."""

    def write(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        wire.trip(*before, order(written, foreseen))
        hang_up(self.place)
        wire.trip(COMMIT)
        return True


class CutAfter(Cut):
    """Loses its session after the server committed, before it could say so."""

    def write(
        self, wire: SaveWire, written: RowsWritten, *before: ToSend, foreseen: Values = ()
    ) -> bool:
        super().write(wire, written, *before, foreseen=foreseen)
        hang_up(self.place)
        wire.trip(COMMIT)
        return True


class CutOnce(Cut):
    """Loses its first session before it wrote anything."""

    cut = False

    def begin_locked(self) -> tuple[ToSend, ...]:
        if not self.cut:
            self.cut = True
            hang_up(self.place)
        return super().begin_locked()


def test_what_was_surely_not_committed_is_tried_once_more(postgres_place: Place) -> None:
    store, stream = postgres_place.open(), uuid4()
    assert isinstance(store.recorder, postgres.PostgresFactRecorder)
    store.recorder = CutOnce(
        store.recorder.datastore, clock=now, place=postgres_place, seals=store.seals
    )
    save(store, envelope(stream, 1), command=command("k"))
    assert len(store.history(stream)) == 1
    assert list(check(store)) == []


@pytest.mark.parametrize("facts", [1, 300])
@pytest.mark.parametrize(("recorder", "stored"), [(CutBefore, False), (CutAfter, True)])
def test_a_commit_without_an_answer_is_unknown_and_never_repeated(
    postgres_place: Place, recorder: type[Cut], facts: int, *, stored: bool
) -> None:
    store, stream = postgres_place.open(), uuid4()
    envelopes = [envelope(stream, version) for version in range(1, facts + 1)]
    sound = store.recorder
    assert isinstance(sound, postgres.PostgresFactRecorder)
    store.recorder = recorder(sound.datastore, clock=now, place=postgres_place, seals=store.seals)
    with pytest.raises(OutcomeUnknown, match="Repeat the command with the same key"):
        save(store, *envelopes, command=command("k"))
    store.recorder = sound
    assert (store.find_command(LOG, "jan", "k") is not None) is stored
    if stored:
        with pytest.raises(CommandKnown):
            save(store, *envelopes, command=command("k"))
    else:
        save(store, *envelopes, command=command("k"))
    assert len(store.history(stream)) == facts
    assert list(check(store)) == []


class Server:
    """The server behind a URL, to be stopped and started again."""

    def __init__(self, url: str) -> None:
        [name] = parse_qs(urlsplit(url).query)["host"]
        self.url = url
        self.folder = Path(name)
        self.started: subprocess.Popen[bytes] | None = None
        process = Path(f"/proc/{self.pid}")
        self.line = (process / "cmdline").read_bytes().split(b"\x00")[:-1]
        self.owner = process.stat().st_uid if os.geteuid() == 0 else None

    @property
    def pid(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        os.kill(self.pid, signal.SIGINT)
        while (self.folder / "data" / "postmaster.pid").exists():
            sleep(0.01)
        if self.started is not None:
            self.started.wait(60)

    def start(self) -> None:
        self.started = subprocess.Popen(
            self.line,
            cwd=self.folder,
            user=self.owner,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while True:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                sleep(0.02)
            else:
                return


@pytest.fixture
def server() -> Iterator[Server]:
    """Give a server of the test's own."""
    with postgres_server() as url:
        found = Server(url)
        yield found
        if found.started is not None:
            found.stop()


@pytest.mark.slow
def test_a_server_that_stops_is_said_and_works_again_when_it_is_back(
    server: Server, tmp_path: Path
) -> None:
    place = Place("postgres", server.url, tmp_path / "home")
    store, stream = place.open(), uuid4()
    save(store, envelope(stream, 1), command=command("k1"))
    server.stop()
    for question in (
        lambda: store.history(stream),
        lambda: save(store, envelope(stream, 2), command=command("k2")),
        lambda: first_broken(store),
        place.open,
    ):
        with pytest.raises(StoreError, match="cannot be reached"):
            question()
    server.start()
    assert len(store.history(stream)) == 1
    save(store, envelope(stream, 2), command=command("k2"))
    assert len(store.history(stream)) == 2
    assert list(check(store)) == []
    place.close()


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_without_durable_writes_is_refused(
    server: Server, tmp_path: Path, setting: str
) -> None:
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    place = Place("postgres", server.url, tmp_path / "home")
    sleep(0.2)
    with pytest.raises(StoreError, match=f"not durable: {setting} = off"):
        place.open()
