"""An export is proven by what docs/proof.md says, without this program; a root, that a log grew."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import time
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from application.house import House
from domain.application import Session
from domain.claim.events import NoteAdded
from domain.claim.streams import stream_of_claim
from domain.facts import StreamKind
from domain.merkle import TILE, grew
from domain.sealing import Sealed
from tests.api.test_cli import Shell, empty, filled
from tests.api.test_inspection import walked
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from, order

__all__ = ["empty", "filled"]

PAGE = Path(__file__).parents[2] / "docs" / "proof.md"
SOUND = (
    "All facts are in the log, as they were recorded.\n"
    "Not proven, only told beside them: amount, claim, explained, in_error, invoice_number,"
    " letter, position, sealed, what, why.\n"
    "Where such words or figures matter, read them in header and state."
)
EXPORT = "/v1/audit-trail/export"


@pytest.fixture
def house(place: HousePlace) -> House:
    made = place.open()
    claim_from(made, CONSUMER)
    return made


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def grow(house: House, facts: int) -> None:
    """Record so many notes on the one claim, at once."""
    [claim_id] = house.store.streams(StreamKind.CLAIM)

    def decide(session: Session) -> None:
        claim = session.claim(claim_id)
        notes = [NoteAdded(text=Sealed.of(f"notitie {one}")) for one in range(facts)]
        session.record(stream_of_claim(claim), notes, subject=claim.debtor_id)

    house.collections.carry_out(order(house, claim_id), decide)


def exported(web: Web, tmp_path: Path, **query: Any) -> Path:
    answer = web.get(EXPORT, format="jsonl", **query)
    assert answer.status_code == 200, answer.text
    path = tmp_path / "trail.jsonl"
    path.write_bytes(answer.content)
    return path


def check(tmp_path: Path, file: Path, *kept: str) -> tuple[int, str]:
    """Run what the page says, as whoever has nothing but the file."""
    (tmp_path / "check.py").write_text(script_of_the_page(), "utf-8")
    command = [sys.executable, "-I", str(tmp_path / "check.py"), str(file), *kept]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.strip()


def script_of_the_page() -> str:
    [script] = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return str(script)


def creditor(house: House) -> UUID:
    return house.store.streams(StreamKind.CREDITOR)[0]


@pytest.mark.both_stores
def test_an_export_is_proven_by_the_page_alone(web: Web, house: House, tmp_path: Path) -> None:
    grow(house, 2 * TILE)
    web.views.catch_up()
    file = exported(web, tmp_path)
    assert len(file.read_bytes().splitlines()) > 2 * TILE
    assert check(tmp_path, file) == (0, SOUND)
    root = web.read(f"/v1/creditors/{creditor(house)}/log")["root"]
    assert check(tmp_path, file, root) == (0, SOUND)
    code, said = check(tmp_path, file, "ab" * 32)
    assert (code, said.partition(":")[0]) == (1, "the file has another root")


@pytest.mark.parametrize("more", [0, 1, 5])
def test_a_file_is_held_against_a_root_that_was_kept_before_the_log_grew(
    web: Web, house: House, tmp_path: Path, more: int
) -> None:
    path = f"/v1/creditors/{creditor(house)}/log"
    kept = web.read(path)
    grow(house, more)
    web.views.catch_up()
    growth = tmp_path / "growth.json"
    growth.write_text(json.dumps(web.read(path, since=kept["size"])), "utf-8")
    file = exported(web, tmp_path)
    assert check(tmp_path, file, kept["root"], str(growth)) == (0, SOUND)
    code, said = check(tmp_path, file, "ab" * 32, str(growth))
    assert (code, said.partition(":")[0]) == (1, "the log is not the one whose root you kept")


def test_the_commands_of_the_page_go_as_they_are_written(
    filled: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGE.read_text("utf-8")
    [log] = filled.read("creditors")["rows"]
    kept = filled.read("creditor-log", log["id"])
    known = {"CREDITOR": log["id"], "SIZE": str(kept["size"]), "ROOT": kept["root"]}
    first, second = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    for word, value in known.items():
        assert word in second
        second = re.sub(rf"\b{word}\b", value, second)
    place = tmp_path / "visit"
    place.mkdir()
    monkeypatch.chdir(place)
    (place / "check.py").write_text(script_of_the_page(), "utf-8")
    said = walked(place, [first])
    assert SOUND in next(said)
    list(said)
    [claim] = filled.read("claims")["rows"]
    filled.good("record", "note", claim["id"], "--text", "later")
    assert SOUND in "".join(walked(place, [second]))


def test_a_changed_or_broken_file_is_said_to_be_one(web: Web, tmp_path: Path) -> None:
    file = exported(web, tmp_path)
    raw = file.read_bytes()
    for at in range(0, len(raw) - 200, 997):
        file.write_bytes(raw[:at] + (b"7" if raw[at : at + 1] != b"7" else b"8") + raw[at + 1 :])
        assert check(tmp_path, file) == (1, "the file is changed"), at
    file.write_bytes(b"".join(raw.splitlines(keepends=True)[:-1]))
    assert check(tmp_path, file) == (1, "the file broke off")


def sealed_again(lines: list[bytes]) -> bytes:
    """The file with its own numbers put right, as whoever forges it would."""
    end = json.loads(lines[-1])["end"]
    facts = [json.loads(line)["fact"] for line in lines[1:-1]]
    leaves = (sha256(b"\0" + one["header"].encode()).digest() for one in facts)
    end["leaves_sha256"] = sha256(b"".join(leaves)).hexdigest()
    end["sha256"] = sha256(b"".join(lines[:-1])).hexdigest()
    return b"".join((*lines[:-1], json.dumps({"end": end}).encode() + b"\n"))


@pytest.mark.parametrize("at", ["header", "state", "path"])
def test_a_fact_that_was_forged_with_care_is_in_no_log(web: Web, tmp_path: Path, at: str) -> None:
    file = exported(web, tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    fact = json.loads(lines[1])["fact"]
    if at == "path":
        fact[at][0] = "ab" * 32
    else:
        fact[at] = fact[at].replace('"actor":"', '"actor":"j') if at == "header" else fact[at] + " "
    lines[1] = json.dumps({"fact": fact}).encode() + b"\n"
    file.write_bytes(sealed_again(lines))
    code, said = check(tmp_path, file)
    assert code == 1
    assert ("what was recorded" if at == "state" else "is not in the log") in said


def forged(lines: list[bytes], name: str, value: object) -> bytes:
    """The file with something that stands beside its first fact replaced, and sealed again."""
    fact = json.loads(lines[1])["fact"]
    changed = {"fact": {**fact, name: value}}
    return sealed_again([lines[0], json.dumps(changed).encode() + b"\n", *lines[2:]])


def test_words_that_were_replaced_are_said_to_be_unproven(web: Web, tmp_path: Path) -> None:
    file = exported(web, tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(forged(lines, "what", "Niets gebeurd."))
    code, said = check(tmp_path, file)
    assert (code, said) == (0, SOUND)
    assert "Not proven" in said
    assert " what," in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("actor", "jan"),
        ("topic", "claim.none"),
        ("recorded_at", "2020-01-01T00:00:00Z"),
        ("effective_on", "2020-01-01"),
        ("creditor", "00000000-0000-8000-8000-0000000000ff"),
        ("leaf_hash", "ab" * 32),
    ],
)
def test_what_stands_beside_a_fact_is_held_against_its_header(
    web: Web, tmp_path: Path, name: str, value: str
) -> None:
    file = exported(web, tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(forged(lines, name, value))
    code, said = check(tmp_path, file)
    assert code == 1
    assert said.startswith(f"{name} at ")


def test_an_empty_cut_off_or_strange_file_is_told_of_in_words(web: Web, tmp_path: Path) -> None:
    file = exported(web, tmp_path)
    raw = file.read_bytes()
    root = json.loads(raw.splitlines()[0])["export"]["roots"][0]["root"]
    for content, said in (
        (b"", "the file is empty"),
        (b"\n", "the file is empty"),
        (raw[:40], "the file broke off"),
        (raw[:-2], "the file broke off"),
        (raw.splitlines(keepends=True)[-1], "the file is changed"),
        (sealed_again([b"[]\n", b'{"end":{"count":0}}\n']), "this is no export"),
    ):
        file.write_bytes(content)
        code, told = check(tmp_path, file)
        assert (code, told[: len(said)]) == (1, said)
    missing = check(tmp_path, tmp_path / "nowhere.jsonl")
    assert missing[0] == 1
    assert "cannot be read" in missing[1]
    file.write_bytes(raw)
    growth = tmp_path / "growth.json"
    for content in (b"", b"{", b"[]", b"{}"):
        growth.write_bytes(content)
        code, told = check(tmp_path, file, root, str(growth))
        assert code == 1
        assert "growth.json, is empty, cut off or no such thing" in told


def test_a_root_that_was_made_for_a_forged_fact_is_not_the_one_that_was_kept(
    web: Web, house: House, tmp_path: Path
) -> None:
    root = web.read(f"/v1/creditors/{creditor(house)}/log")["root"]
    file = exported(web, tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    head = json.loads(lines[0])
    head["export"]["roots"][0]["root"] = "ab" * 32
    lines[0] = json.dumps(head).encode() + b"\n"
    file.write_bytes(sealed_again(lines))
    assert "the file has another root" in check(tmp_path, file, root)[1]


@pytest.mark.both_stores
def test_a_root_covers_every_fact_of_its_creditor_and_no_other(web: Web, house: House) -> None:
    grow(house, TILE)
    log = str(creditor(house))
    leaves = [
        sha256(b"\0" + row.header).digest()
        for row in house.store.read_after(0, 10_000)
        if row.log == log
    ]
    told = web.read(f"/v1/creditors/{log}/log")
    assert (told["size"], told["position"]) == (len(leaves), house.store.last_position())
    assert told["root"] == plain(leaves).hex()


def plain(leaves: list[bytes]) -> bytes:
    """The hash over leaves as RFC 9162, 2.1.1 says it."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + plain(leaves[:half]) + plain(leaves[half:])).digest()


@pytest.mark.both_stores
@pytest.mark.parametrize("more", [1, TILE])
def test_a_root_that_was_kept_is_proven_to_be_below_every_later_one(
    web: Web, house: House, more: int
) -> None:
    path = f"/v1/creditors/{creditor(house)}/log"
    kept = web.read(path)
    grow(house, more)
    later = web.read(path, since=kept["size"])
    assert later["size"] == kept["size"] + more
    before, after, steps = (
        bytes.fromhex(kept["root"]),
        bytes.fromhex(later["root"]),
        [bytes.fromhex(one) for one in later["path"]],
    )
    assert grew(before, kept["size"], after, to=later["size"], path=steps)
    assert not grew(after, kept["size"], after, to=later["size"], path=steps)


def test_as_known_before_a_fact_the_root_is_the_earlier_one(
    web: Web, house: House, place: HousePlace
) -> None:
    path = f"/v1/creditors/{creditor(house)}/log"
    kept = web.read(path)
    moment = house.clock().isoformat()
    place.clock.move_to(house.today, time(23, 0))
    grow(house, 3)
    then = web.read(path, known_at=moment)
    assert (then["root"], then["size"]) == (kept["root"], kept["size"])
    assert web.read(path)["size"] == kept["size"] + 3


def test_no_log_is_said_to_have_grown_from_a_size_it_never_had(web: Web, house: House) -> None:
    path = f"/v1/creditors/{creditor(house)}/log"
    size = web.read(path)["size"]
    assert web.read(path, since=size)["path"] == []
    refused = web.get(path, since=size + 1)
    assert (refused.status_code, refused.json()["code"]) == (422, "log.never_so_long")
    assert web.get(path, since=0).status_code == 400
    nobody = web.get("/v1/creditors/00000000-0000-8000-8000-0000000000ff/log")
    assert (nobody.status_code, nobody.json()["code"]) == (404, "creditor.unknown")
