"""A consumer that was away: two programs record meanwhile, and it catches up from a real server.

``python -m benchmarks.away --facts 10000``
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

from httpx import Client

from api.clocks import system_clock
from api.wiring import open_house
from application.by import By
from application.commands.details import AddNote
from application.rights.tokens import issued
from application.settings import Settings
from domain.facts import StreamKind
from domain.ids import user_id
from domain.user.roles import Role
from tests.application.houses import HousePlace, by, claim_from
from tests.application.two_people import user

ROOT: Final = Path(__file__).parent.parent
INVOICE: Final = "plain-invoice.xml"
NUMBER: Final = "2026-0117"
NOTES_OF_A_CLAIM: Final = 200
"""Who loads a claim loads all of its facts: none has a thousand notes."""
LOGIN: Final = "boekhouding"
_HERE: Final = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What the consumer got, in which time, and what was in the log."""

    seen: Sequence[int]
    """The positions of its events in the order in which they came."""
    notes: int
    recorded: Sequence[int]
    """The positions of all that may be told, as the store itself holds them."""
    recording: float
    reading: float


def catch_up(place: HousePlace, *, facts: int, page: int = 1_000) -> CaughtUp:
    """Read a little, go away while two programs record ``facts`` notes, and read on."""
    place.clock.instant = system_clock()  # the server's token is good by the real clock
    with place.opened() as house:
        for number in range(1 + facts // NOTES_OF_A_CLAIM):
            claim_from(house, INVOICE, (f"<cbc:ID>{NUMBER}<", f"<cbc:ID>{NUMBER}-{number}<"))
        user(house, LOGIN, Role.INTEGRATION, program=True)
        token = issued(
            house,
            user_id(LOGIN),
            label="away",
            role=Role.INTEGRATION,
            expires_on=house.real_today + timedelta(days=30),
            by=by(),
        )
    bearer = {"Authorization": f"Bearer {token}"}
    with _server(place) as url, Client(base_url=url, headers=bearer, timeout=60) as client:
        first = _asked(client, after=0, limit=3)
        began = perf_counter()
        recorded_by_two(place, facts)
        recording, began = perf_counter() - began, perf_counter()
        found = [first, *_pages(client, first["next"], page)]
        reading = perf_counter() - began
    events = [event for one in found for event in one["events"]]
    with place.opened() as house:
        rows = house.store.read_after(0, 10 * facts + 1_000)
    return CaughtUp(
        seen=[int(event["sequence"]) for event in events],
        notes=sum(event["type"] == "vordering.claim.note_added" for event in events),
        recorded=[row.position for row in rows if row.kind != "user"],
        recording=recording,
        reading=reading,
    )


def _pages(client: Client, after: int, limit: int) -> Iterator[dict[str, Any]]:
    more = True
    while more:
        found = _asked(client, after=after, limit=limit)
        yield found
        after, more = found["next"], found["more"]


def _asked(client: Client, **asked: int) -> Any:
    answer = client.get("/v1/events", params=asked)
    answer.raise_for_status()
    return answer.json()


def recorded_by_two(place: HousePlace, facts: int) -> None:
    """Two programs of their own, each with half of the notes, at once."""
    with ExitStack() as both:
        words = [str(facts // 2), str(place.home), place.url]
        programs = [
            both.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "benchmarks.away", "--write", *words], cwd=ROOT
                )
            )
            for _ in range(2)
        ]
    assert [one.returncode for one in programs] == [0, 0]


def _write(facts: str, home: str, url: str) -> None:
    """Record so many notes: what each of the two programs does."""
    settings = Settings(home=Path(home), database=url)
    with open_house(settings, clock=system_clock) as house:
        claims = cycle(house.store.streams(StreamKind.CLAIM))
        for number in range(int(facts)):
            key = f"{os.getpid()}-{number}"
            AddNote(text=f"Notitie {number}").carry(
                house, next(claims), by=By(key=key, actor="els")
            )


@contextmanager
def _server(place: HousePlace) -> Iterator[str]:
    """The real program, serving on a port of its choice; told to stop at the end."""
    env = {**os.environ, "VORDERING_HOME": str(place.home), "VORDERING_DATABASE": place.url}
    env["VORDERING_REQUESTS_A_MINUTE"] = "100000"
    with subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", "0"],
        cwd=ROOT,
        env=env,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stderr
        try:
            yield next(filter(None, map(_address, program.stderr)))
        finally:
            program.terminate()
            program.stderr.close()


def _address(line: str) -> str:
    found = _HERE.search(line)
    return found[0] if found else ""


def main() -> int:
    """Catch up once and print what it took."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--facts", type=int, default=10_000)
    said.add_argument("--write", nargs=3, help=argparse.SUPPRESS)
    chosen = said.parse_args()
    if chosen.write:
        _write(*chosen.write)
        return 0
    with TemporaryDirectory() as folder:
        place = HousePlace("sqlite", "", Path(folder) / "home")
        found = catch_up(place, facts=chosen.facts)
        place.close()
    sound = list(found.seen) == list(found.recorded) and found.notes == chosen.facts
    print(
        f"{chosen.facts} notes by two programs in {found.recording:.1f} s;"
        f" {len(found.seen)} events caught up with in {found.reading:.2f} s"
        f" ({len(found.seen) / found.reading:.0f} a second);"
        f" {'no gap, none twice' if sound else 'NOT what was recorded'}"
    )
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
