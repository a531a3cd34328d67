"""The audit trail as a file: whole or none, a reading of everybody in it, proof against a change.

``wrong`` is what an outsider does who has the file: it knows nothing of this program.
"""

import csv
import io
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fastapi import Request
from pypdf import PdfReader
from typer.testing import CliRunner

from adapters.exports.sheet import MARK
from adapters.paper.trail_words import ASKED_WORDS
from adapters.store.rows import LogRow
from api.cli.main import app
from api.who import Known
from api.words.compliance.spoken import SpokenCompliance
from api.words.withheld import rule_said
from application.exports import trail
from application.exports.forms import ExportForm
from application.house import House
from application.principal import Principal
from application.queries.of_audit import AboutFacts, AskAuditTrail
from application.queries.query import Inquiry
from domain.errors import IntegrityBroken
from domain.facts import StreamKind
from domain.user.roles import Role
from domain.user.state import Rights
from tests.adapters.test_pdf_a import errors
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, PLAIN, HousePlace, case_of, claim_from, run_on
from tests.application.houses import MARCH as DAY

PATH = "/v1/audit-trail/export"


@pytest.fixture
def house(place: HousePlace) -> House:
    made = place.open()
    claim_from(made, CONSUMER)
    claim_from(made, PLAIN)
    run_on(place, made, DAY)
    return made


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def exported(web: Web, form: str, **query: Any) -> bytes:
    answer = web.get(PATH, format=form, **query)
    assert answer.status_code == 200, answer.text
    return answer.content


def wrong(raw: bytes, leaves: dict[tuple[str, int], str]) -> list[str]:
    """What does not hold in an export as JSON Lines; ``leaves`` are those of the store."""
    found = []
    *above, last = raw.splitlines(keepends=True)
    try:
        head, *facts = [json.loads(line) for line in above]
        end = json.loads(last)["end"]
        hashes = sha256()
        for one in (line["fact"] for line in facts):
            header = json.loads(one["header"])
            leaf = sha256(b"\0" + one["header"].encode()).hexdigest()
            at = (header["log"], header["leaf_index"])
            if not leaf == one["leaf_hash"] == leaves.get(at):
                found.append(f"leaf of {one['position']}")
            if sha256(one["state"].encode()).hexdigest() != header["state_sha256"]:
                found.append(f"state of {one['position']}")
            same = ("stream", "version", "topic", "effective_on", "recorded_at", "leaf_index")
            if any(one[name] != header[name] for name in same):
                found.append(f"header of {one['position']}")
            if any(one[name] != header.get(name, "") for name in ("actor", "role", "reason")):
                found.append(f"who of {one['position']}")
            hashes.update(bytes.fromhex(one["leaf_hash"]))
        if not len(facts) == end["count"] == head["export"]["count"]:
            found.append("count")
        if hashes.hexdigest() != end["leaves_sha256"]:
            found.append("leaves")
        if sha256(b"".join(above)).hexdigest() != end["sha256"]:
            found.append("bytes")
    except (ValueError, KeyError, TypeError) as error:
        found.append(repr(error))
    return found


def sealed_again(raw: bytes) -> bytes:
    """The file with its own numbers put right, as whoever forges it would."""
    *above, last = raw.splitlines(keepends=True)
    end = json.loads(last)["end"]
    facts = [json.loads(line)["fact"] for line in above[1:]]
    leaves = b"".join(bytes.fromhex(one["leaf_hash"]) for one in facts)
    end["leaves_sha256"] = sha256(leaves).hexdigest()
    end["sha256"] = sha256(b"".join(above)).hexdigest()
    return b"".join((*above, json.dumps({"end": end}).encode() + b"\n"))


def leaves_of(house: House) -> dict[tuple[str, int], str]:
    """Every leaf of the store, computed from its stored bytes."""
    return {
        (row.log, row.leaf_index): sha256(b"\0" + row.header).hexdigest()
        for row in house.store.read_after(0, 10_000)
    }


@pytest.mark.both_stores
def test_every_leaf_of_an_export_is_one_of_the_store(web: Web, house: House) -> None:
    raw = exported(web, "jsonl", oldest_first=True)
    assert wrong(raw, leaves_of(house)) == []
    facts = [json.loads(line)["fact"] for line in raw.splitlines()[1:-1]]
    assert [one["position"] for one in facts] == [
        row.position for row in house.store.read_after(0, 10_000)
    ]


def test_one_changed_character_is_found_wherever_it_stands(web: Web, house: House) -> None:
    raw, leaves = exported(web, "jsonl", topic="letter"), leaves_of(house)
    text = raw.decode()
    assert wrong(raw, leaves) == []
    for at in range(0, len(text) - 1, 37):
        other = "7" if text[at] != "7" else "8"
        changed = f"{text[:at]}{other}{text[at + 1 :]}".encode()
        assert wrong(changed, leaves), text[max(0, at - 20) : at + 20]


@pytest.mark.parametrize("at", ["actor", "state", "header", "leaf_hash"])
def test_a_fact_that_was_forged_with_care_is_found_by_its_leaf(
    web: Web, house: House, at: str
) -> None:
    head, first, *others = exported(web, "jsonl").splitlines(keepends=True)
    fact = json.loads(first)["fact"]
    old = fact[at]
    fact[at] = f"{old[:-2]}{'7' if old[-2] != '7' else '8'}{old[-1]}"
    if at == "header":
        fact[at] = old.replace('"actor":"', '"actor":"j')
        fact["actor"] = f"j{fact['actor']}"
        fact["leaf_hash"] = sha256(b"\0" + fact["header"].encode()).hexdigest()
    forged = b"".join((head, json.dumps({"fact": fact}).encode() + b"\n", *others))
    found = wrong(sealed_again(forged), leaves_of(house))
    assert found, fact[at]
    assert not {"bytes", "leaves", "count"} & set(found)


def test_a_fact_that_was_left_out_is_missed(web: Web, house: House) -> None:
    lines = exported(web, "jsonl").splitlines(keepends=True)
    del lines[2]
    assert set(wrong(b"".join(lines), leaves_of(house))) == {"count", "leaves", "bytes"}


def test_all_forms_hold_the_same_facts_and_say_what_was_asked(web: Web, house: House) -> None:
    asked = {"topic": "claim", "effectiveFrom": "2026-01-01", "language": "en"}
    *_, end = exported(web, "jsonl", **asked).splitlines()
    head = json.loads(exported(web, "jsonl", **asked).splitlines()[0])["export"]
    lines = list(csv.reader(io.StringIO(exported(web, "csv", **asked)[3:].decode(), newline="")))
    about = {line[0]: line[1] for line in lines if line[0].startswith("# ")}
    pdf = exported(web, "pdf", **asked)
    told = PdfReader(io.BytesIO(pdf))
    text = "".join(page.extract_text() for page in told.pages)
    assert about["# leaves_sha256"] == json.loads(end)["end"]["leaves_sha256"]
    assert about["# leaves_sha256"] in text
    assert head["question"] == {"topic": "claim", "effective_from": "2026-01-01"}
    assert (about["# question topic"], about["# asked_by"]) == ("claim", "els")
    assert head["position"] == head["log_facts"] == house.store.last_position()
    assert head["log_head"] == about["# log_head"] == list(leaves_of(house).values())[-1]
    assert len(lines) - 1 - len(about) == head["count"] == json.loads(end)["end"]["count"]
    [attached] = told.attachments["audit-trail.jsonl"]
    assert wrong(attached, leaves_of(house)) == []


def test_a_csv_holds_under_its_own_hash(web: Web) -> None:
    *above, last = exported(web, "csv").splitlines(keepends=True)
    assert b"".join(above).startswith(MARK)
    assert last.split(b",")[1].decode() == sha256(b"".join(above)).hexdigest()


def test_a_pdf_is_pdf_a_3a_and_accessible_in_both_languages(web: Web) -> None:
    for language in ("nl", "en"):
        assert errors(exported(web, "pdf", language=language, why=True)) == []


def test_an_export_that_would_make_an_endless_pdf_is_refused(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "MOST_ON_PAPER", 2)
    answer = web.get(PATH, format="pdf")
    assert (answer.status_code, answer.json()["code"]) == (422, "audit.too_many_for_pdf")


def test_an_export_is_a_reading_of_every_debtor_in_it_before_a_byte_of_it_leaves(
    web: Web, house: House
) -> None:
    claim, other = house.store.streams(StreamKind.CLAIM)
    debtor, stranger = (case_of(house, one).debtor.id for one in (claim, other))
    with web.client.stream("GET", PATH, params={"claim": str(claim)}) as answer:
        assert answer.status_code == 200
        [(_, one)] = house.reads.found()
        answer.read()
    assert (one.debtor_id, one.what, one.fields, one.purpose) == (
        debtor,
        f"GET {PATH}",
        ("trail",),
        "audit",
    )
    exported(web, "csv")
    assert {one.debtor_id for _, one in house.reads.found()} == {debtor, stranger}


def test_reasons_leave_where_they_are_asked_for_and_are_a_reading_of_their_own(
    web: Web, house: House
) -> None:
    claim = house.store.streams(StreamKind.CLAIM)[0]
    body = {"text": "gebeld", "reason_text": "=omdat hij belde"}
    web.done(f"/v1/claims/{claim}/notes", body)
    web.views.catch_up()
    assert b"omdat" not in exported(web, "csv", claim=str(claim))
    assert not any("notes" in one.fields for _, one in house.reads.found())
    assert b"'=omdat hij belde" in exported(web, "csv", claim=str(claim), why=True)
    assert any("notes" in one.fields for _, one in house.reads.found())


def test_a_fact_that_was_changed_in_the_store_never_leaves(
    web: Web, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = house.store.read_at

    def changed(positions: list[int]) -> list[LogRow]:
        return [row._replace(state=row.state.replace(b"0", b"1")) for row in real(positions)]

    monkeypatch.setattr(house.store, "read_at", changed)
    question = AskAuditTrail()
    asked = Inquiry(
        clock=house.clock,
        open_house=lambda: house,
        open_views=lambda: web.views,
        tell=lambda entry, _: entry.topic,
        who=Principal.at_the_machine("els"),
        say_rule=rule_said,
        say_compliance=SpokenCompliance(),
    )
    export = trail.export_of(asked, question, form=ExportForm.CSV, what="x")
    with pytest.raises(IntegrityBroken, match="is not what was recorded"):
        list(export.parts())


def test_a_question_of_an_export_is_refused_as_the_question_itself(web: Web) -> None:
    assert web.get(PATH, topic="nothing.such").json()["code"] == "audit.kind_unknown"
    assert web.get(PATH, form="xlsx").status_code == 400
    assert web.get(PATH, format="xlsx").status_code == 400
    assert web.get(PATH, limit=3).status_code == 400


def test_paper_has_a_word_for_all_that_can_be_asked() -> None:
    assert set(ASKED_WORDS) == set(AboutFacts.model_fields) - {"language"}


# --- at the machine -------------------------------------------------------------------------------


def test_the_shell_writes_a_whole_new_file_and_never_over_another(
    house: House, place: HousePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VORDERING_HOME", str(place.home))
    leaves, to = leaves_of(house), tmp_path / "there" / "trail.jsonl"
    to.parent.mkdir()
    words = ["audit", "--topic", "claim", "--export", "jsonl", "--to", str(to)]
    said = CliRunner().invoke(app, [*words, "--json"])
    assert said.exit_code == 0, said.output
    assert json.loads(said.stdout)["count"] == len(to.read_bytes().splitlines()) - 2
    assert wrong(to.read_bytes(), leaves) == []
    assert to.stat().st_mode & 0o077 == 0
    assert {one.what for _, one in house.reads.found()} == {"vordering audit"}
    before = to.read_bytes()
    again = CliRunner().invoke(app, words)
    assert (again.exit_code, to.read_bytes()) == (2, before)
    assert "There is already a file" in again.output.replace("\n", " ")


def test_an_export_that_breaks_off_leaves_no_file(
    house: House, place: HousePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[bytes]:
        yield b"half"
        raise IntegrityBroken("not what was recorded")

    assert house.store.last_position()
    monkeypatch.setenv("VORDERING_HOME", str(place.home))
    monkeypatch.setattr(trail, "sheet", broken)
    folder = tmp_path / "there"
    folder.mkdir()
    words = ["audit", "--export", "csv", "--to", str(folder / "trail.csv")]
    assert CliRunner().invoke(app, words).exit_code != 0
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("half", [["--export", "csv"], ["--to", "x.csv"]])
def test_half_of_what_an_export_takes_is_no_export(
    house: House, place: HousePlace, monkeypatch: pytest.MonkeyPatch, half: list[str]
) -> None:
    assert house.sandbox
    monkeypatch.setenv("VORDERING_HOME", str(place.home))
    assert "belong together" in CliRunner().invoke(app, ["audit", *half]).output


def always(who: Principal) -> Known:
    def known(request: Request, house: House) -> Principal:
        del request, house
        return who

    return known


def test_no_other_role_than_an_auditors_takes_facts_out(house: House) -> None:
    for role in Role:
        who = Principal(login="jan", rights=Rights(roles=((role, None),)))
        with browsing(house, known=always(who)) as web:
            expected = 200 if role is Role.AUDITOR else 403
            assert web.get(PATH).status_code == expected, role
