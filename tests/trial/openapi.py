"""Schemathesis over the whole OpenAPI of a served sample: no 5xx, nothing that is not declared.

It comes in three roles in turn, with a token of each, and walks along the links of the description:
how many there are, how many were followed, and why each other was not, it prints at the end.

``python -m tests.trial.openapi --store sqlite`` (or ``postgres``) makes a sample, serves it, and
lets schemathesis send at least ``--cases`` requests, right and wrong ones. Schemathesis is no
dependency of the project: it lives in a venv of its own, ``.venv-trial``, made at the first use.
Exit code 1 where an answer was a 5xx or one that the schema does not declare.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.request import urlopen

from application.by import By
from application.commands.users import AddUser, GrantRole
from application.rights.tokens import issued
from domain.facts import StreamKind
from domain.ids import user_id
from domain.user.roles import Role
from tests.conftest import postgres_server
from tests.trial.along_links import WALKS, Walked, links_of, told, walks_of
from tests.trial.places import Bench, Copy
from tests.trial.running import ROOT, Running

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION: Final = "4.32.5"
CHECKS: Final = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance,problem_opens_a_page"
)
_OWN: Final = ROOT / ".venv-trial"
_HOUR_SECONDS: Final = 3_600
_ROUND: Final = 1_500
"""One round of walks along links for so many cases: schemathesis ends a round by itself."""
_DRAWN: Final = 8
"""One case drawn for an operation for so many: what its limits ask is tried one by one first."""


def schemathesis() -> Path:
    """The program in its own venv, which is made where there is none."""
    program = _OWN / "bin" / "schemathesis"
    if not program.exists():
        venv.create(_OWN, with_pip=True)
        pip = [str(_OWN / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, f"schemathesis=={VERSION}"], check=True)
    return program


@contextmanager
def served(copy: Copy) -> "Iterator[str]":
    """Serve a home in a process of its own and give its address."""
    server = Running(copy.home, copy.url, webhooks_anywhere="true")
    server.start()
    try:
        yield server.address
    finally:
        server.stop()


def described_at(address: str) -> dict[str, Any]:
    """What a server says of itself."""
    with urlopen(f"{address}/v1/openapi.json") as answer:  # noqa: S310 - our own
        told: dict[str, Any] = json.load(answer)
    return told


def operations(described: dict[str, Any]) -> int:
    """How many operations a description declares."""
    return sum(len(item) for item in described["paths"].values())


PARTS: Final = {Role.SENIOR: 0.7, Role.ADMINISTRATOR: 0.25, Role.AUDITOR: 0.05}
"""The roles in which it comes, and how much of the cases each is sent: who may little, little."""
_LITTLE: Final = 0.1
"""Who is sent no more than this is not sent the limits of each part one by one."""


def tokens(copy: Copy) -> dict[Role, str]:
    """A token for each role, of a user who has no other."""
    made = {}
    with copy.opened() as house:
        for role in PARTS:
            user = user_id(f"trial-{role}")
            AddUser(login=f"trial-{role}", name="Trial").carry(house, by=_by(role, "user"))
            GrantRole(role=role, all_creditors=True).carry(house, user, by=_by(role, "role"))
            until = max(house.today, datetime.now(UTC).date()) + timedelta(days=9)
            by = _by(role, "token")
            made[role] = issued(house, user, label="trial", role=role, expires_on=until, by=by)
    return made


def _by(role: Role, what: str) -> By:
    return By(key=f"trial:{role}:{what}", actor="trial")


def known_ids(copy: Copy) -> str:
    """The ids of all that is there, as JSON by the name of their parameter.

    And an address of this machine, to which webhooks may be sent, and who answers for them.
    """
    with copy.opened() as house:
        kinds = {f"{kind.value}_id": kind for kind in StreamKind}
        found = {
            name: [str(one) for one in house.store.streams(kind)] for name, kind in kinds.items()
        }
    hook = {"address": ["https://127.0.0.1:9/hook"], "answered_by": [f"trial-{Role.SENIOR}"]}
    return json.dumps({**found, **hook})


@dataclass(frozen=True)
class Visit:
    """Schemathesis with the token of one role: where it goes, and what it is told beforehand."""

    address: str
    token: str
    ids: str
    settings: Path
    reports: Path

    def made(self, phases: str, *, examples: int, seed: int) -> Path:
        """Let it send its cases; give its report."""
        report = self.reports / f"{self.settings.stem}-{phases[-8:]}-{seed}.ndjson"
        command = [
            *(str(schemathesis()), "--config-file", str(self.settings)),
            *("run", f"{self.address}/v1/openapi.json", "--checks", CHECKS, "--phases", phases),
            *("--max-examples", str(examples), "--seed", str(seed), "--no-shrink"),
            *("--suppress-health-check", "all", "--request-timeout", "60"),
            *("--header", f"Authorization: Bearer {self.token}", "--continue-on-failure"),
            *("--report", "ndjson", "--report-ndjson-path", str(report), "--warnings", "off"),
        ]
        hooks = {"SCHEMATHESIS_HOOKS": "tests.trial.known_ids", "VORDERING_TRIAL_IDS": self.ids}
        environment = {**os.environ, **hooks, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=False, timeout=_HOUR_SECONDS, env=environment, cwd=ROOT)
        return report


def counted(report: Path) -> Counter[str]:
    """Read the report of a run: cases, answers by status, checks that failed."""
    found: Counter[str] = Counter()
    with report.open() as lines:
        for line in lines:
            _count(json.loads(line), found)
    return found


def _count(node: Any, found: Counter[str]) -> None:
    """Each interaction is one case; what failed of its checks stands beside its answer.

    What could not be tried at all is a failure too.
    """
    if isinstance(node, list):
        for one in node:
            _count(one, found)
    if not isinstance(node, dict):
        return
    if "status_code" in node and "headers" in node:
        found["cases"] += 1
        found[f"answers {node['status_code']}"] += 1
    if node.get("status") == "failure" and "name" in node:
        found[f"failed {node['name']}"] += 1
    found["failed to be tried"] += len(node.keys() & {"NonFatalError", "FatalError"})
    for value in node.values():
        _count(value, found)


def _reports(
    visit: Visit, operations: int, part: float, chosen: argparse.Namespace
) -> "Iterator[Path]":
    """The reports of all that is sent in a role: operation by operation, then along links."""
    cases = round(chosen.cases * part)
    if not chosen.walks_alone:
        drawn = max(1, cases // operations // _DRAWN)
        phases = "examples,fuzzing" + ",coverage" * (part > _LITTLE)
        yield visit.made(phases, examples=drawn, seed=chosen.seed)
    for turn in range(max(1, cases // _ROUND)):
        yield visit.made("stateful", examples=1, seed=chosen.seed + turn)


def main() -> int:
    """Run the trial; see the module."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--store", choices=["sqlite", "postgres"], default="sqlite")
    said.add_argument("--cases", type=int, default=25_000)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--report", type=Path, help="a folder to keep the reports of all cases in")
    said.add_argument("--walks-alone", action="store_true", help="only the walks along links")
    chosen = said.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vordering-api-")))
        url = stack.enter_context(postgres_server()) if chosen.store == "postgres" else ""
        copy = stack.enter_context(Bench(folder, url).copy())
        ids = known_ids(copy)
        keys = tokens(copy)
        address = stack.enter_context(served(copy))
        described, walked = described_at(address), Walked()
        found: Counter[str] = Counter()
        for role, part in PARTS.items():
            settings = folder / f"{role}.toml"
            settings.write_text(walks_of(described, role, count=WALKS), "utf-8")
            visit = Visit(address, keys[role], ids, settings, chosen.report or folder)
            for report in _reports(visit, operations(described), part, chosen):
                found += counted(report)
                walked.read(report)
    for what, count in sorted((+found).items()):
        print(f"{what:50}{count:8}")
    for line in told(walked, list(links_of(described)), PARTS):
        print(line)
    wrong = sum(n for what, n in found.items() if what.startswith(("answers 5", "failed")))
    return int(wrong > 0 or (found["cases"] < chosen.cases and not chosen.walks_alone))


if __name__ == "__main__":
    sys.exit(main())
