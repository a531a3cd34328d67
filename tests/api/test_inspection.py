"""`docs/inspection.md` is walked: from the names of twelve people to the inspector's folder."""

import csv
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from select import select
from shutil import copytree
from socket import AF_UNIX, socket
from subprocess import PIPE, Popen

import pytest
from typer.testing import CliRunner

from adapters.paper.press import text_of
from api.cli.main import app
from application.compliance.folder import DIGESTS
from tests.application.compliance.asking_for import report
from tests.sample_home import sample_house

PAGE = Path(__file__).parents[2] / "docs" / "inspection.md"
BLOCK = re.compile(r"```sh\n(?P<script>.*?)\n```", re.DOTALL)
PEOPLE = 12


SHIM = """#!{python} -SE
import json, socket, sys
with socket.socket(socket.AF_UNIX) as door:
    door.connect("{door}")
    door.sendall(json.dumps(sys.argv[1:]).encode() + b"\\n")
    code, out, err = json.loads(door.makefile().read())
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(code)
"""
"""What the shell finds as ``vordering``: it asks this process, which is there already."""


def walked(place: Path, scripts: list[str]) -> Iterator[str]:
    """What each block of the page says, carried out one after the other in a folder."""
    shell = place / ".bin"
    shell.mkdir(exist_ok=True)
    (shell / "door").unlink(missing_ok=True)
    with socket(AF_UNIX) as door:
        door.bind(str(shell / "door"))
        door.listen()
        (shell / "vordering").write_text(SHIM.format(python=sys.executable, door=shell / "door"))
        (shell / "vordering").chmod(0o755)
        env = os.environ | {"PATH": f"{shell}{os.pathsep}{os.environ['PATH']}"}
        for script in scripts:
            words = ["/bin/bash", "-euo", "pipefail", "-c", script]
            with Popen(words, cwd=place, env=env, stdout=PIPE, text=True) as carried:
                while carried.poll() is None:
                    answer_at(door)
                assert carried.stdout is not None
                yield carried.stdout.read()
                assert carried.returncode == 0, script


def answer_at(door: socket) -> None:
    """Carry out what the shell asks next, if it asks anything soon."""
    if not select([door], [], [], 0.05)[0]:
        return
    caller, _ = door.accept()
    with caller, caller.makefile("rw") as line:
        done = CliRunner().invoke(app, json.loads(line.readline()))
        json.dump([done.exit_code, done.stdout, done.stderr], line)


@pytest.mark.slow
def test_the_visit_of_an_inspector_goes_as_it_is_written(
    sample_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, place = copytree(sample_made, tmp_path / "home"), tmp_path / "visit"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setenv("VORDERING_HOME", str(home))
    monkeypatch.setenv("VORDERING_ACTOR", "m.devries")
    scripts = [block["script"] for block in BLOCK.finditer(PAGE.read_text("utf-8"))]
    said = list(walked(place, scripts))
    debtors = (place / "debtors.txt").read_text().split()
    assert len(set(debtors)) == len(debtors) == PEOPLE
    found = report(place / "report")
    assert {one["debtor"] for one in found["claims"]} == set(debtors)
    sheet = (place / "report" / "persons.csv").read_text("utf-8-sig").splitlines()
    assert len(list(csv.DictReader(sheet))) == PEOPLE
    assert all(name in "".join(sheet) for name in ("Öztürk", "Café Het Anker"))
    [too_early] = [one for one in said if one.startswith("{'")]
    verdicts = json.loads(too_early.replace("'", '"'))
    assert verdicts["violated"] == 0
    assert verdicts["fulfilled"] > 0
    costs = next(one for one in said if ",costs_after_letter," in one)
    assert costs.count(",costs_after_letter,") == sum(
        one["obligation"] == "costs_after_letter"
        for claim in found["claims"]
        for one in claim["rulings"]
    )
    dossiers = sorted((place / "dossiers").iterdir())
    assert [one.stem for one in dossiers] == sorted(debtors)
    assert "Invoice VDT-" in text_of(dossiers[0].read_bytes())
    assert DIGESTS in {one.name for one in (place / "again").iterdir()}
    with sample_house(tmp_path / "home") as house:
        shown = {one.debtor_id for _, one in house.reads.found(limit=1_000)}
    assert set(debtors) <= {str(one) for one in shown}
