"""Figure 9: commands and questions over HTTP beside the bare framework; p99 with two workers."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import count, cycle, islice
from pathlib import Path
from socket import create_server
from typing import Any, Final
from urllib.error import URLError
from urllib.request import Request, urlopen
from uuid import UUID

from api.wiring import open_house
from application.settings import Settings
from application.views import views_of
from benchmarks.asking import ask, get, post
from benchmarks.grounds import Ground, Grounds
from benchmarks.history import written
from benchmarks.measuring import Figure, Size, Spread, Target, percentile, side_by_side
from domain.facts import StreamKind
from tests.trial.retried import token_of
from tests.trial.running import ROOT, Running

CONNECTIONS: Final = 64
ASKED, REPEATS = 512, 5
QUICK, FULL = 10_000, 1_000_000
"""Facts of the history."""
_keys: Final = count(1)
_NOTE: Final = json.dumps({"text": "Belt maandag terug."}).encode()


def figures(grounds: Grounds, engine: str, *, size: Size) -> list[Figure]:
    """Serve a history, and ask it and the bare framework the same things in turns."""
    with grounds.empty(engine) as ground, ExitStack() as stack:
        token, claims = _filled(ground, size.facts or (FULL if size.full else QUICK))
        url = ground.url if engine == "postgres" else ground.url.split("://", 1)[1]
        servers = [Running(ground.folder / "home", url) for _ in range(2)]
        for one in servers:
            one.start()
            stack.callback(one.stop)
        bare = stack.enter_context(_bare())
        asking = _Asking(engine, token, claims, bare)
        asking.tell_bare(servers[0].port)
        repeats = size.repeats(REPEATS)
        ports = [one.port for one in servers]
        return [
            asking.beside("command", ports[0], repeats=repeats),
            asking.beside("query", ports[0], repeats=repeats),
            *(asking.slowest(what, ports[:n]) for what in _PAGES for n in (1, 2)),
        ]


_PAGES: Final = {"overview": "/v1/claims?limit=50", "audit trail": "/v1/claims/{}/audit-trail"}


class _Asking:
    """Asks a served history, and what stands beside it."""

    def __init__(self, engine: str, token: str, claims: Sequence[UUID], bare: int) -> None:
        self.engine, self.token, self.bare = engine, token, bare
        self.claims = cycle(claims)

    def requests(self, what: str, many: int = ASKED) -> list[bytes]:
        """So many requests of a kind, each about the next claim."""
        return [self._request(what, claim) for claim in islice(self.claims, many)]

    def _request(self, what: str, claim: UUID) -> bytes:
        if what == "command":
            key = f"bench-{next(_keys)}"
            return post(f"/v1/claims/{claim}/notes", self.token, _NOTE, key=key)
        path = _PAGES.get(what, "/v1/claims/{}").format(claim)
        return get(path, self.token)

    def beside(self, what: str, port: int, *, repeats: int) -> Figure:
        """Ours and the bare framework, with as many connections."""
        both = side_by_side(
            lambda: self._asked(what, [port]),
            lambda: self._asked(what, [self.bare]),
            repeats=repeats,
        )
        mine, raw, judged = both.speeds(count=ASKED)
        said = f"{self.engine}: HTTP {what}, {CONNECTIONS} connections"
        return Figure(
            number="9", what=said, ours=mine, yardstick=raw, judged=judged, target=Target(0.4)
        )

    def slowest(self, what: str, ports: Sequence[int]) -> Figure:
        """The p99 of a question, asked over eight connections."""
        slow = [
            percentile(self._asked(what, ports, connections=8), 0.99) * 1000 for _ in range(REPEATS)
        ]
        return Figure(
            number="9",
            what=f"{self.engine}: p99 of {what}, {len(ports)} worker(s), 8 connections",
            ours=Spread.of(slow).told("{:.0f}") + " ms",
            yardstick="",
            judged=Spread.of(slow),
            unit=" ms",
            target=Target(50 if what == "overview" else 100, at_least=False, unit=" ms"),
        )

    def _asked(
        self, what: str, ports: Sequence[int], *, connections: int = CONNECTIONS
    ) -> list[float]:
        asked = ask(ports, self.requests(what), connections=connections)
        assert set(asked.answers) == {200}, asked.answers
        return asked.seconds

    def tell_bare(self, port: int) -> None:
        """Let the bare framework answer with what the house does."""
        claim = next(self.claims)
        where = f"http://127.0.0.1:{port}/v1/claims/{claim}"
        _put(self.bare, "query", self._read(where))
        _put(self.bare, "command", self._read(f"{where}/notes", _NOTE))

    def _read(self, where: str, body: bytes | None = None) -> bytes:
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": "bench-0",
        }
        with urlopen(Request(where, data=body, headers=headers)) as answer:  # noqa: S310 - our own
            told: bytes = answer.read()
        return told


def _filled(ground: Ground, facts: int) -> tuple[str, list[UUID]]:
    """Write the history, and a user with a token; gives both ways to ask."""
    with ground.collections() as collections:
        written(collections, ground.calendar, facts=facts)
    url = ground.url if ground.engine == "postgres" else ground.url.split("://", 1)[1]
    settings = Settings(home=Path(ground.folder / "home"), database=url)
    with open_house(settings) as house, views_of(house) as views:
        views.refresh()
        return token_of(house), list(islice(house.store.streams(StreamKind.CLAIM), 2_000))


@contextmanager
def _bare() -> Iterator[int]:
    """The bare framework in a process of its own; gives its port."""
    with closing(create_server(("127.0.0.1", 0))) as free:
        port: int = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.bare", str(port)], cwd=ROOT)
    try:
        while process.poll() is None:
            try:
                _put(port, "hello", b"{}")
                break
            except URLError:
                continue
        yield port
    finally:
        process.terminate()
        process.wait()


def _put(port: int, what: str, told: bytes) -> Any:
    where = f"http://127.0.0.1:{port}/said/{what}"
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(where, data=told, method="PUT", headers=headers)) as answer:
        return answer.status
