"""Facts as CSV: a spreadsheet reads all of it and carries out nothing of it."""

import csv
from io import StringIO
from typing import Any

import pytest

from adapters.exports.sheet import COLUMNS, MARK, cell, sheet
from adapters.exports.trailer import Head
from domain.merkle import LogRoot

HEAD = Head(
    question={"actor": "=els"},
    as_of="",
    known_at="",
    asked_by="els",
    role="auditor",
    asked_at="2026-03-20T10:00:00.000000Z",
    mode="sandbox",
    store="s",
    position=9,
    count=1,
    log_facts=9,
    log_head="00",
    roots=(LogRoot(log="l", size=9, root="ff"),),
)


def row(**given: Any) -> dict[str, Any]:
    return {**dict.fromkeys(COLUMNS), "leaf_hash": "ab" * 32, **given}


def read(*rows: dict[str, Any]) -> list[list[str]]:
    text = b"".join(sheet(HEAD, rows)).removeprefix(MARK).decode()
    return list(csv.reader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    "said",
    [
        "=1+1",
        "+31 20",
        "-2+3",
        "@SUM(A1)",
        " =1",
        "\uff1d1",
        "%1",
    ],
)
def test_what_looks_like_a_formula_is_text(said: str) -> None:
    assert cell(said) == f"'{said}"


def test_what_a_dutch_spreadsheet_would_part_is_no_formula_either() -> None:
    assert cell('a;=HYPERLINK("x")') == 'a;\'=HYPERLINK("x")'
    assert cell("a\n=1") == "a\n'=1"
    assert cell("\t=1") == "'\t'=1"


@pytest.mark.parametrize("said", ["-12.50", "12.50", "a=b", "a - b", "", "’s-Gravenhage"])
def test_what_is_no_formula_stays_as_it_is(said: str) -> None:
    assert cell(said) == said


def test_every_line_is_as_wide_as_the_first_and_holds_what_was_said() -> None:
    lines = read(row(what='Zei: "ça, va"\nen ging', why="=2", in_error=True, sealed=["a", "b"]))
    assert {len(line) for line in lines} == {len(COLUMNS)}
    told = dict(zip(COLUMNS, lines[1], strict=True))
    assert told["what"] == 'Zei: "ça, va"\nen ging'
    assert (told["why"], told["in_error"], told["sealed"]) == ("'=2", "yes", "a, b")


def test_behind_the_facts_stands_what_was_asked() -> None:
    about = {line[0]: line[1] for line in read(row()) if line[0].startswith("# ")}
    assert about["# question actor"] == "'=els"
    assert (about["# asked_by"], about["# position"], about["# count"]) == ("els", "9", "1")
