"""The inspector's file through every door: whole, for auditors, and a reading of all in it."""

import fcntl
import json
import shutil
from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from api.words.compliance.spoken import SpokenCompliance
from application.commands.creditors import ChangeCreditorDetails
from application.compliance import kept
from application.compliance.kept import ALONE, FOLDER, MOST_KEPT, kept_report
from application.compliance.packed import packed
from application.house import House
from application.principal import Principal
from domain.facts import StreamKind
from domain.letter.text.content import Language
from domain.user.roles import Role
from domain.user.state import Rights
from tests.adapters.test_pdf_a import errors
from tests.api.test_exports import always
from tests.api.webs import Web, browsing
from tests.application.compliance.asking_for import asked_of, digests
from tests.application.houses import CONSUMER, PLAIN, HousePlace, by, case_of, claim_from, run_on
from tests.application.houses import MARCH as DAY
from tests.asking import record_contact

PATH = "/v1/compliance"
WHOLE = f"{PATH}/report"
PERIOD = {"from": "2026-01-01", "to": "2026-12-31"}
SUNDAY = date(2026, 3, 22)
WORDS = ("compliance", "--from", PERIOD["from"], "--to", PERIOD["to"])


@pytest.fixture
def house(place: HousePlace) -> House:
    made = place.open()
    claim = claim_from(made, CONSUMER)
    claim_from(made, PLAIN)
    creditor = case_of(made, claim).creditor.id
    ChangeCreditorDetails(collects_for_others=True).carry(made, creditor, by=by())
    run_on(place, made, DAY)
    return made


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture
def shell(place: HousePlace, house: House, monkeypatch: pytest.MonkeyPatch) -> Any:
    assert house.sandbox
    monkeypatch.setenv("VORDERING_HOME", str(place.home))

    def called(*more: str) -> Result:
        return CliRunner().invoke(app, [*WORDS, *more])

    return called


def unzipped(raw: bytes, to: Path) -> Path:
    with ZipFile(BytesIO(raw)) as archive:
        archive.extractall(to)
    return to


def test_the_shell_and_http_give_the_same_files(web: Web, shell: Any, tmp_path: Path) -> None:
    said = shell("--out", str(tmp_path / "out"), "--json")
    assert said.exit_code == 0, said.output
    told = json.loads(said.stdout)
    answer = web.get(WHOLE, **PERIOD)
    assert answer.status_code == 200, answer.text
    assert digests(unzipped(answer.content, tmp_path / "zip")) == digests(tmp_path / "out")
    short = web.read(PATH, **PERIOD)
    assert told == {"folder": str(tmp_path / "out"), **short}
    assert short["report_sha256"] == digests(tmp_path / "out")["report.json"]
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_the_zip_is_the_same_bytes_and_so_is_one_of_a_report_that_was_lost(
    web: Web, house: House
) -> None:
    first = web.get(WHOLE, **PERIOD).content
    [folder] = (house.home / FOLDER).iterdir()
    (folder / "report.json").write_bytes(b"{}")
    assert web.get(WHOLE, **PERIOD).content == first
    assert [one.name for one in (house.home / FOLDER).iterdir()] == [folder.name]
    parts = packed(folder)
    begun = next(parts)
    shutil.rmtree(folder)
    assert b"".join((begun, *parts)) == first


def test_few_reports_are_kept_and_what_is_asked_for_still_is_among_them(
    web: Web, house: House
) -> None:
    web.read(PATH, **PERIOD)
    [first] = (house.home / FOLDER).iterdir()
    for day in range(2, MOST_KEPT + 2):
        web.read(PATH, **PERIOD)
        web.read(PATH, **{**PERIOD, "from": f"2026-01-{day:02}"})
    there = list((house.home / FOLDER).iterdir())
    assert (len(there), first in there) == (MOST_KEPT, True)


def test_no_other_server_of_a_home_touches_its_reports_while_one_is_made(house: House) -> None:
    def others_wait() -> bool:
        with (house.home / ALONE).open() as theirs:  # opened apart, as another process does
            try:
                fcntl.flock(theirs, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False

    seen = set()

    class Watching(SpokenCompliance):
        def word(self, value: StrEnum, language: Language) -> str:
            seen.add(others_wait())
            return super().word(value, language)

    kept_report(house, asked_of(house), words=Watching())
    assert (seen, others_wait()) == ({True}, False)


def test_it_is_a_reading_of_everybody_in_it_before_a_byte_of_it_leaves(
    web: Web, house: House, shell: Any, tmp_path: Path
) -> None:
    debtors = {case_of(house, one).debtor.id for one in house.store.streams(StreamKind.CLAIM)}
    web.read(PATH, **PERIOD)
    assert house.reads.found() == []
    web.get(WHOLE, **PERIOD)
    noted = [one for _, one in house.reads.found()]
    assert {(one.debtor_id, one.what, one.fields) for one in noted} == {
        (debtor, f"GET {WHOLE}", ("compliance",)) for debtor in debtors
    }
    assert shell("--out", str(tmp_path / "out")).exit_code == 0
    assert {one.what for _, one in house.reads.found()} == {f"GET {WHOLE}", "vordering compliance"}


def test_with_names_a_sheet_says_who_they_are_and_the_report_stays_the_same(
    house: House, shell: Any, tmp_path: Path
) -> None:
    assert shell("--out", str(tmp_path / "without")).exit_code == 0
    assert not any("contact" in one.fields for _, one in house.reads.found())
    assert shell("--out", str(tmp_path / "with"), "--names").exit_code == 0
    named = digests(tmp_path / "with")
    sheet = (tmp_path / "with" / "persons.csv").read_text("utf-8-sig")
    assert "Voorbeeld" in sheet
    del named["persons.csv"]
    assert named == digests(tmp_path / "without")
    opened = {one.debtor_id for _, one in house.reads.found() if "contact" in one.fields}
    assert len(opened) == 2
    for alone in (("--names",), ("--on", "archive"), ("--seen-at", str(tmp_path))):
        said = shell(*alone)
        assert (said.exit_code, f"Invalid value for {alone[0]}" in said.output) == (2, True)


def test_a_folder_that_holds_something_is_refused_in_words(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("")
    said = shell("--out", str(tmp_path))
    assert said.exit_code == 2
    assert "stays as it is" in " ".join(said.output.split())


def test_it_fails_where_asked_only_where_something_was_violated(
    house: House, place: HousePlace, shell: Any, tmp_path: Path
) -> None:
    assert shell("--out", str(tmp_path / "out"), "--fail").exit_code == 0
    place.clock.move_to(SUNDAY, time(12))
    claim = house.store.streams(StreamKind.CLAIM)[0]
    record_contact(house, claim, by=by(), channel="phone", outcome="reached")
    assert shell("--fail").exit_code == 1
    assert shell().exit_code == 0


def test_no_other_role_than_an_auditors_asks_it(house: House) -> None:
    for role in Role:
        who = Principal(login="jan", rights=Rights(roles=((role, None),)))
        with browsing(house, known=always(who)) as web:
            expected = 200 if role is Role.AUDITOR else 403
            for path in (PATH, WHOLE):
                assert web.get(path, **PERIOD).status_code == expected, role


def test_an_auditor_of_one_creditor_finds_his_claims_alone(house: House) -> None:
    [mine] = house.store.streams(StreamKind.CREDITOR)
    claims = {str(one) for one in house.store.streams(StreamKind.CLAIM)}
    who = Principal(login="jan", rights=Rights(roles=((Role.AUDITOR, frozenset({mine})),)))
    with browsing(house, known=always(who)) as web:
        found = web.get(WHOLE, **PERIOD).content
        with ZipFile(BytesIO(found)) as archive:
            told = json.loads(archive.read("report.json"))
        assert {claim["id"] for claim in told["claims"]} == claims
    nobody = Principal(login="piet", rights=Rights(roles=((Role.AUDITOR, frozenset({uuid4()})),)))
    with browsing(house, known=always(nobody)) as web:
        assert web.read(PATH, **PERIOD)["claims"] == 0
        assert web.get(PATH, **PERIOD, claim=min(claims)).status_code == 404
        assert web.get(PATH, **PERIOD, creditor=str(mine)).status_code == 404


def test_more_claims_than_anybody_waits_for_are_left_to_the_shell(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_AT_ONCE", 1)
    answer = web.get(PATH, **PERIOD)
    assert (answer.status_code, answer.json()["code"]) == (422, "compliance.too_many")


def test_its_papers_are_pdf_a_3a_and_accessible(web: Web, tmp_path: Path) -> None:
    folder = unzipped(web.get(WHOLE, **PERIOD).content, tmp_path)
    for language in ("nl", "en"):
        assert errors((folder / f"report.{language}.pdf").read_bytes()) == []


def test_a_moment_before_gives_what_was_known_then(web: Web) -> None:
    now = web.read(PATH, **PERIOD)
    then = web.read(PATH, **PERIOD, known_at="2026-03-18T00:00:00+01:00")
    assert then["position"] < now["position"]
    assert then == web.read(PATH, **PERIOD, known_at="2026-03-18T00:00:00+01:00")


def test_the_position_of_a_report_gives_it_again(web: Web, house: House, shell: Any) -> None:
    first = web.read(PATH, **PERIOD)
    claim = house.store.streams(StreamKind.CLAIM)[0]
    record_contact(house, claim, by=by(), channel="phone", outcome="reached")
    assert web.read(PATH, **PERIOD)["report_sha256"] != first["report_sha256"]
    assert web.read(PATH, **PERIOD, known_at=first["position"]) == first
    told = json.loads(shell("--known-at", str(first["position"]), "--json").stdout)
    assert told == first
    beyond = web.get(PATH, **PERIOD, known_at=first["position"] + 1_000)
    assert beyond.json()["code"] == "known.beyond_log"
