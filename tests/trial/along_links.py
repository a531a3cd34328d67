"""Which links of the description were followed, which were not, and why not."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from domain.user.roles import POLICY, May, Role

Json = dict[str, Any]
STEPS: Final = 60
"""Requests of one walk along links; a walk begins with nothing."""
WALKS: Final = 30
"""Walks of one round, at most."""


@dataclass(frozen=True)
class Link:
    """From an answer of an operation to another operation, and what each of the two asks."""

    name: str
    source: str
    status: str
    rights: frozenset[May]

    def is_for(self, role: Role) -> bool:
        """Whether a role may do both."""
        return self.rights <= POLICY[role]


@dataclass
class Walked:
    """What the walks along links came to."""

    tried: Counter[str] = field(default_factory=Counter)
    followed: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    """Followed, and answered with a success."""
    given: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By operation and status: the answers that a link could start from."""

    def read(self, report: Path) -> None:
        """Add the walks of one run."""
        for line in report.read_text(encoding="utf-8").splitlines():
            done = json.loads(line).get("ScenarioFinished", {})
            if done.get("phase") == "stateful":
                self._add(done["recorder"])

    def _add(self, walk: Json) -> None:
        answers = walk.get("interactions", {})
        for number, case in walk.get("cases", {}).items():
            answer = (answers.get(number) or {}).get("response") or {}
            status = str(answer.get("status_code", ""))
            self.given[f"{case['value']['method']} {case['value']['path']}", status] += 1
            if link := case.get("transition"):
                self.tried[link["id"]] += 1
                self.followed[link["id"]] += case["is_transition_applied"]
                self.answered[link["id"]] += case["is_transition_applied"] and status[:1] == "2"

    def why_not(self, link: Link, roles: Collection[Role]) -> str:
        """Why a link was not followed."""
        if not any(link.is_for(role) for role in roles):
            return "no role that comes may do both"
        if not self.given[link.source, link.status]:
            return f"{link.source} was never answered with {link.status}"
        if self.tried[link.name]:
            return "the answer held nothing to go on with"
        return "another link was taken"


def links_of(described: Json) -> Iterator[Link]:
    """The links that a description declares, named as schemathesis does."""
    paths: Json = described["paths"]
    places = {
        one["operationId"]: (f"{verb.upper()} {path}", _rights(one))
        for path, item in paths.items()
        for verb, one in item.items()
    }
    for item in paths.values():
        for one in item.values():
            source, rights = places[one["operationId"]]
            for status, answer in one["responses"].items():
                for name, link in answer.get("links", {}).items():
                    target, its = places[link["operationId"]]
                    whole = f"{source} -> [{status}] {name} -> {target}"
                    yield Link(whole, source, status, rights | its)


def _rights(operation: Json) -> frozenset[May]:
    return frozenset({May(operation["x-may"])} if "x-may" in operation else ())


def walks_of(described: Json, role: Role, *, count: int) -> str:
    """The settings of schemathesis (TOML) for so many walks of a role, along declared links alone.

    What a role may not is left out of its walks, which would end there; it is asked by itself.
    """
    forbidden = [
        one["operationId"]
        for item in described["paths"].values()
        for one in item.values()
        if not _rights(one) <= POLICY[role]
    ]
    return "\n".join(
        (
            "[phases.stateful]",
            f"max-steps = {STEPS}",
            "inference.algorithms = []",
            f"generation.max-examples = {count}",
            "[[operations]]",
            f"include-operation-id = {json.dumps(forbidden)}",
            "phases.stateful.enabled = false",
            "",
        )
    )


def told(walked: Walked, links: Collection[Link], roles: Collection[Role]) -> Iterator[str]:
    """The count of links, and those that nobody followed, by name and reason."""
    missed = [link for link in links if not walked.followed[link.name]]
    yield f"{'links declared':50}{len(links):8}"
    yield f"{'links followed':50}{len(links) - len(missed):8}"
    answered = sum(walked.answered[link.name] > 0 for link in links)
    yield f"{'links followed to a success':50}{answered:8}"
    yield f"{'links never followed':50}{len(missed):8}"
    for link in missed:
        yield f"  {link.name}: {walked.why_not(link, roles)}"
