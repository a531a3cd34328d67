"""A receiver that refuses, hangs, points elsewhere, is away and comes back, and is sent all.

``python -m benchmarks.webhooks --events 10000 --store sqlite`` (or ``postgres``)
"""

import argparse
import json
import os
import signal
import subprocess
import sys
from base64 import b64decode
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter
from typing import Final
from uuid import UUID

from adapters.webhooks.sending import Sender
from adapters.webhooks.signature import signed
from api.clocks import system_clock
from application.commands.subscriptions import ResumeSubscription, Subscribe
from application.house import House
from application.webhooks.deliverer import Deliverer
from application.webhooks.secrets import shown
from benchmarks.away import INVOICE, NOTES_OF_A_CLAIM, NUMBER, ROOT, recorded_by_two
from domain.subscription.state import Sending
from domain.user.roles import Role
from tests.application.houses import HousePlace, by, claim_from
from tests.application.two_people import of, user
from tests.conftest import postgres_server
from tests.receivers import Got, Receiver, Reply, receiving

LOGIN: Final = "boekhouding"
KILLED: Final = 3
"""So many programs are killed while they deliver."""
PATIENCE: Final = 0.5
"""Seconds that this trial waits for a receiver that hangs."""


@dataclass(frozen=True, slots=True)
class AllSent:
    """What was recorded, and what came of it."""

    recorded: Sequence[str]
    taken: Sequence[str]
    missed: int
    disordered: int
    unsigned: int
    replies: Counter[str]
    stops: int
    """How often it had failed for days, and a person let it go on."""
    recording: float
    delivering: float

    @property
    def twice(self) -> int:
        """How many came once more after they were taken."""
        return len(self.taken) - len(set(self.taken))

    @property
    def sound(self) -> bool:
        """Nothing missed, nothing out of order, all signed."""
        return not (self.missed or self.disordered or self.unsigned)


@dataclass
class Moody:
    """A receiver with moods: each lasts for some requests, and most of them it takes."""

    chance: Random
    secret: bytes = b""
    taken: list[tuple[str, str, int]] = field(default_factory=list)
    replies: Counter[str] = field(default_factory=Counter)
    unsigned: int = 0
    mood: str = "takes"
    left: int = 0
    ended: Event = field(default_factory=Event)
    gentle: bool = True
    """It takes whatever comes, for now."""

    def does(self, got: Got) -> Reply:
        mood = "takes" if self.gentle else self._next()
        self.replies[mood] += 1
        if mood == "hangs":
            self.ended.wait()
        if mood != "takes":
            return _REPLIES[mood]
        stamp = datetime.fromtimestamp(int(got.headers["webhook-timestamp"]), tz=UTC)
        name = got.headers["webhook-id"]
        said = signed(got.body, event_id=name, at=stamp, secrets=[self.secret])
        self.unsigned += not said.items() <= got.headers.items()
        event = json.loads(got.body)
        self.taken.append((name, event["claim"], int(event["sequence"])))
        return Reply()

    def _next(self) -> str:
        if self.left <= 0:
            moods = ("takes", "refuses", "hangs", "redirects", "is away")
            self.mood = self.chance.choices(moods, weights=(60, 15, 5, 10, 10))[0]
            self.left = self.chance.randint(5, 60) if self.mood == "takes" else 8
        self.left -= 1
        return self.mood


_REPLIES: Final = {
    "refuses": Reply(status=500, body=b'{"code": "out.of.order"}'),
    "hangs": Reply(status=500),
    "redirects": Reply(status=302, location="http://127.0.0.1:1/elsewhere"),
    "is away": Reply(status=503),
}


def delivered(place: HousePlace, *, events: int, seed: int = 1, between: int = 100) -> AllSent:
    """Record ``events`` notes by two programs, and deliver them whatever the receiver does.

    ``between``: so many requests from one killing to the next.
    """
    place.clock.instant = system_clock()
    with receiving() as receiver, place.opened(webhooks_anywhere=True) as house:
        moody = Moody(Random(seed))
        receiver.does = moody.does
        claims = 1 + events // NOTES_OF_A_CLAIM
        for number in range(claims):
            claim_from(house, INVOICE, (f"<cbc:ID>{NUMBER}<", f"<cbc:ID>{NUMBER}-{number}<"))
        one = _subscribed(house, receiver, moody)
        since = house.collections.subscription(one).since
        began = perf_counter()
        recorded_by_two(place, events)
        recording, began = perf_counter() - began, perf_counter()
        _killed_again_and_again(place, receiver, moody, between)
        moody.gentle = False
        stops = _deliver_all(place, house, one)
        delivering = perf_counter() - began
        moody.ended.set()
        rows = house.store.read_after(since, 10 * events)
    return _judged(
        [f"{row.stream}@{row.version}" for row in rows if row.kind == "claim"],
        moody,
        stops=stops,
        recording=recording,
        delivering=delivering,
    )


def _subscribed(house: House, receiver: Receiver, moody: Moody) -> UUID:
    who = user(house, LOGIN, Role.SENIOR)
    said = {"label": LOGIN, "address": receiver.address, "answered_by": LOGIN}
    wanted = Subscribe.model_validate({**said, "kinds": ("claim.*",), "all_creditors": True})
    one = wanted.carry(house, by=of(who)).streams[0][0]
    moody.secret = b64decode(shown(house, one, by=of(who)).removeprefix("whsec_"))
    return one


def _killed_again_and_again(
    place: HousePlace, receiver: Receiver, moody: Moody, between: int
) -> None:
    """Let real programs deliver, each of which is killed in the middle of it."""
    env = {
        **os.environ,
        "VORDERING_HOME": str(place.home),
        "VORDERING_DATABASE": place.url,
        "VORDERING_WEBHOOKS_ANYWHERE": "true",
    }
    for number in range(1, 1 + KILLED):
        enough = Event()

        def does(got: Got, *, enough: Event = enough, most: int = between * number) -> Reply:
            if len(receiver.got) >= most:
                enough.set()
            return moody.does(got)

        receiver.does = does
        words = [sys.executable, "-m", "api", "webhooks", "deliver"]
        with subprocess.Popen(words, cwd=ROOT, env=env, stderr=subprocess.DEVNULL) as program:
            enough.wait()
            program.send_signal(signal.SIGKILL)
    receiver.does = moody.does


def _deliver_all(place: HousePlace, house: House, one: UUID) -> int:
    """Deliver what is due, and move the clock to when something is due again, until none waits.

    Where it failed for days, and stopped, a person lets it go on; gives how often.
    """
    sender, stops = Sender(anywhere=True, seconds=PATIENCE), 0
    with closing(Deliverer(house, sender)) as deliverer:
        while True:
            deliverer.deliver_due()
            found = house.deliveries.progress()[one]
            if not found.waiting:
                return stops
            if house.collections.subscription(one).standing is Sending.STOPPED:
                ResumeSubscription().carry(house, one, by=by())
                stops += 1
                continue
            assert found.next_at is not None
            assert found.next_at > place.clock.instant, "it is due, and was not sent"
            place.clock.instant = found.next_at


def _judged(
    recorded: list[str], moody: Moody, *, stops: int, recording: float, delivering: float
) -> AllSent:
    seen: dict[str, list[int]] = defaultdict(list)
    known: set[str] = set()
    for name, claim, position in moody.taken:
        if name not in known:
            known.add(name)
            seen[claim].append(position)
    return AllSent(
        recorded=recorded,
        taken=[name for name, _, _ in moody.taken],
        missed=len(set(recorded) ^ known),
        disordered=sum(found != sorted(found) for found in seen.values()),
        unsigned=moody.unsigned,
        replies=moody.replies,
        stops=stops,
        recording=recording,
        delivering=delivering,
    )


@contextmanager
def _place(store: str) -> Iterator[HousePlace]:
    with TemporaryDirectory() as folder:
        if store == "sqlite":
            with closing(HousePlace("sqlite", "", Path(folder) / "home")) as place:
                yield place
            return
        with (
            postgres_server() as url,
            closing(HousePlace("postgres", url, Path(folder) / "home")) as place,
        ):
            yield place


def main() -> int:
    """Deliver once and print what came of it."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--events", type=int, default=10_000)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    chosen = said.parse_args()
    with _place(chosen.store) as place:
        found = delivered(place, events=chosen.events, seed=chosen.seed)
    print(
        f"{chosen.store}: {len(found.recorded)} events recorded in {found.recording:.0f} s,"
        f" {len(set(found.taken))} taken in {found.delivering:.0f} s"
        f" ({len(found.taken) / found.delivering:.0f} a second);"
        f" {KILLED} programs killed, {found.stops} times let go on after days of failing;"
        f" missed {found.missed}, out of order in a claim {found.disordered},"
        f" not signed {found.unsigned}, twice {found.twice}; answers {dict(found.replies)}"
    )
    return 0 if found.sound else 1


if __name__ == "__main__":
    sys.exit(main())
