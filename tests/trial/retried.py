"""Posts that are sent again and again while the server is killed, and clients who see the same.

``python -m tests.trial.retried --store sqlite`` (or ``postgres``): 1,000 posts of eight clients,
each sent again under its key until it is answered, with ``kill -9`` of the server in between; then
50 clients who change one claim with If-Match. Exit code 1 where an effect is there twice or not
at all, a repeat is answered otherwise than its first, an update was lost, or anything was a 5xx.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Condition, Event
from typing import Any, Final
from uuid import UUID

import httpx

from application.by import By
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.tokens import issued
from domain.facts import StreamKind
from domain.ids import user_id
from domain.user.roles import Role
from tests.conftest import postgres_server
from tests.trial.places import Bench
from tests.trial.running import PATIENCE_SECONDS, Running

AT_ONCE: Final = 8


@dataclass
class Found:
    """What was seen."""

    answers: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    unanswered: int = 0
    """Posts that broke off; each was sent again."""
    kills: int = 0

    def expect(self, holds: object, what: str) -> None:
        """Note what does not hold."""
        if not holds:
            self.wrong.append(what)


@dataclass
class Killer:
    """Kills the server when so many were answered, and starts it again."""

    server: Running
    up: Event = field(default_factory=Event)
    answered: int = 0
    told: Condition = field(default_factory=Condition)

    def tell(self) -> None:
        """Note an answer."""
        with self.told:
            self.answered += 1
            self.told.notify_all()

    def at_work(self, moments: Iterable[int], found: Found) -> None:
        """Kill it at each of the moments, the others in the middle of what they ask."""
        for moment in moments:
            with self.told:
                self.told.wait_for(lambda at=moment: self.answered >= at)  # type: ignore[misc] # bound at once
            self.up.clear()
            self.server.kill()
            found.kills += 1
            self.server.start()
            self.up.set()


def token_of(house: House) -> str:
    """A token of a user who may write on any claim."""
    by = By(key="trial:user", actor="trial")
    AddUser(login="trial", name="Trial").carry(house, by=by)
    GrantRole(role=Role.SENIOR, all_creditors=True).carry(
        house, user_id("trial"), by=By(key="trial:role", actor="trial")
    )
    return issued(
        house,
        user_id("trial"),
        label="trial",
        role=Role.SENIOR,
        expires_on=max(house.today, datetime.now(UTC).date()) + timedelta(days=9),
        by=By(key="trial:token", actor="trial"),
    )


def versions(house: House, claims: Sequence[UUID]) -> dict[UUID, int]:
    """How many facts each claim has."""
    return {one: house.collections.claim(one).version for one in claims}


@dataclass
class Clients:
    """Whoever posts, with one token."""

    server: Running
    token: str
    found: Found

    def client(self) -> httpx.Client:
        """A client that does not wait for ever."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(base_url=self.server.address, headers=headers, timeout=PATIENCE_SECONDS)

    def killed_between(
        self, claims: Sequence[UUID], *, posts: int, kills: int, seed: int
    ) -> Counter[UUID]:
        """Post notes while the server is killed; gives how many each claim must have."""
        killer, draw = Killer(self.server), Random(seed)
        killer.up.set()
        keys = [(f"post-{number}", draw.choice(claims)) for number in range(posts)]
        moments = sorted(draw.sample(range(1, posts - AT_ONCE), kills))
        with ThreadPoolExecutor(AT_ONCE + 1) as pool:
            killing = pool.submit(killer.at_work, moments, self.found)
            first = list(pool.map(lambda one: self._until_answered(one, killer), keys))
            killing.result()
        self._repeat(keys, first)
        return Counter(claim for _, claim in keys)

    def _until_answered(self, post: tuple[str, UUID], killer: Killer) -> Any:
        key, claim = post
        with self.client() as client:
            while True:
                killer.up.wait(PATIENCE_SECONDS)
                try:
                    answer = _note(client, claim, key)
                except httpx.TransportError:
                    self.found.unanswered += 1
                    continue
                self.found.answers[answer.status_code] += 1
                if answer.status_code not in {409, 503}:
                    killer.tell()
                    return answer.json()

    def _repeat(self, keys: Sequence[tuple[str, UUID]], first: Sequence[Any]) -> None:
        """Send all again: each is answered as it was, and nothing is recorded."""
        with self.client() as client:
            for (key, claim), before in zip(keys, first, strict=True):
                again = _note(client, claim, key)
                same = again.json() == before
                replayed = again.headers.get("Idempotent-Replayed") == "true"
                self.found.expect(same and replayed, f"{key}: a repeat was answered otherwise")

    def who_see_the_same(self, claim: UUID, *, clients: int, changes: int) -> int:
        """Let many change what they saw of one claim, and look again where it moved."""
        with ThreadPoolExecutor(clients) as pool:
            tags = list(pool.map(lambda who: self._changes(claim, who, changes), range(clients)))
        seen = [tag for own in tags for tag in own]
        self.found.expect(len(set(seen)) == len(seen), "two were let in on one version")
        return len(seen)

    def _changes(self, claim: UUID, who: int, changes: int) -> list[str]:
        tags: list[str] = []
        with self.client() as client:
            while len(tags) < changes:
                seen = client.get(f"/v1/claims/{claim}").headers["ETag"]
                key = f"{who}-{len(tags)}-{seen}"
                answer = _note(client, claim, key, **{"If-Match": seen})
                self.found.answers[answer.status_code] += 1
                if answer.status_code == httpx.codes.OK:
                    tags.append(answer.headers["ETag"])
        return tags


def _note(client: httpx.Client, claim: UUID, key: str, **headers: str) -> httpx.Response:
    return client.post(
        f"/v1/claims/{claim}/notes",
        json={"text": f"Note {key}."},
        headers={"Idempotency-Key": key, **headers},
    )


def judge(found: Found, grown: dict[UUID, int], due: Counter[UUID]) -> None:
    """Hold what was recorded against what was asked."""
    for claim, more in grown.items():
        found.expect(more == due[claim], f"{claim}: {more} facts, {due[claim]} were asked")
    for status in found.answers:
        found.expect(status in {200, 409, 412}, f"answered {status}")


def main() -> int:
    """Run the trial; see the module."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--store", choices=["sqlite", "postgres"], default="sqlite")
    said.add_argument("--posts", type=int, default=1_000)
    said.add_argument("--kills", type=int, default=20)
    said.add_argument("--clients", type=int, default=50)
    said.add_argument("--changes", type=int, default=2)
    said.add_argument("--seed", type=int, default=1)
    chosen = said.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vordering-again-")))
        url = stack.enter_context(postgres_server()) if chosen.store == "postgres" else ""
        copy = stack.enter_context(Bench(folder, url).copy())
        with copy.opened() as house:
            token = token_of(house)
            claims = list(house.store.streams(StreamKind.CLAIM))[:20]
            before = versions(house, claims)
        server, found = Running(copy.home, copy.url), Found()
        server.start()
        asked = Clients(server, token, found)
        due = asked.killed_between(claims, posts=chosen.posts, kills=chosen.kills, seed=chosen.seed)
        changed = asked.who_see_the_same(claims[0], clients=chosen.clients, changes=chosen.changes)
        due[claims[0]] += changed
        server.stop()
        with copy.opened() as house:
            after = versions(house, claims)
        judge(found, {one: after[one] - before[one] for one in claims}, due)
        found.expect(server.sound(), "fsck found something")
    print(
        f"{chosen.store}: {chosen.posts} posts, {found.kills} kills, {found.unanswered} broke off"
    )
    print(f"{chosen.clients} clients made {changed} changes of one claim with If-Match")
    print(f"answers: {dict(sorted(found.answers.items()))}")
    print("\n".join(found.wrong[:20]) or "one effect each, no update lost, nothing failed")
    return int(bool(found.wrong))


if __name__ == "__main__":
    sys.exit(main())
