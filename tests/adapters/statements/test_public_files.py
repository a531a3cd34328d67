"""Public bank files that nobody here wrote: each is read as its facts say, or refused by name."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from adapters.statements import BankFile, RemarkKind, Statement, StatementKind, read_bank_file
from domain.errors import Refusal

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
IS_THERE = (SHARED / "facts.json").is_file()
needs_files = pytest.mark.skipif(not IS_THERE, reason="the public files are not beside the project")

REFUSED = {
    "hhb__CAMT_DANGEROUS.xml": "statements.doctype",
    "hhb__camt053_Transactions_One_Missing_Amount.xml": "statements.missing",
    "hhb__camt053_Transactions_One_OnlyTxtAmntTag_Amount.xml": "statements.missing",
    "hhb__camt_50_transacties_28-7-2023.xml": "statements.no_amount",  # -148.45 beside DBIT
    "srbsp__camt053_garbled_amount.xml": "statements.no_amount",  # 12..34
    "hhb__incorrectCamtType.xml": "statements.no_statement",  # camt.050
    "hhb__MT940-incorrect.txt": "statements.no_statement",
    "wolph__empty_non_swift.sta": "statements.no_statement",
}
ONE_MORE_STATEMENT = {"zilverline__two_accounts.txt"}
"""Its last statement begins behind a control character, which whoever counted passed over."""
OTHER_CURRENCIES_IN_BALANCES = {
    "genkgo__camt053.v2.minimal.ultimate.xml",
    "genkgo__camt053.v2.with-party-ids.xml",
    "genkgo__camt053.v3.xml",
    "genkgo__camt053.v8.xml",
}
"""Their closing balance is in kronor and their opening balance in euro: there is nothing to tie."""


OTHER_CURRENCY_IN_ENTRIES = {"newinno__example-camt053-b.xml"}
"""An entry in euro on an account in dollars: the figures tie, the money does not."""


def _facts(kind: str) -> list[dict[str, Any]]:
    if not IS_THERE:
        return []
    found = json.loads((SHARED / "facts.json").read_text("utf-8"))
    return [one for one in found if one["kind"] == kind]


def _read(kind: str, name: str) -> BankFile:
    return read_bank_file((SHARED / kind / name).read_bytes())


def _id(fact: dict[str, Any]) -> str:
    return str(fact["file"])


READ = {
    kind: [one for one in _facts(kind) if one["file"] not in REFUSED] for kind in ("camt", "mt940")
}
REFUSALS = [one for kind in READ for one in _facts(kind) if one["file"] in REFUSED]


@needs_files
def test_every_public_file_is_told_apart_here() -> None:
    assert {one["file"] for one in REFUSALS} == set(REFUSED)
    assert {kind: len(found) for kind, found in READ.items()} == {"camt": 38, "mt940": 74}


@pytest.mark.parametrize("fact", REFUSALS, ids=_id)
def test_a_file_that_cannot_be_relied_on_is_refused_by_name(fact: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refused:
        _read(fact["kind"], fact["file"])
    assert refused.value.code == REFUSED[fact["file"]]


@pytest.mark.parametrize("fact", [*READ["camt"], *READ["mt940"]], ids=_id)
def test_statements_and_entries_are_those_of_the_file(fact: dict[str, Any]) -> None:
    found = _read(fact["kind"], fact["file"]).statements
    more = fact["file"] in ONE_MORE_STATEMENT
    assert len(found) == fact["facts"]["stmts"] + more
    assert sum(len(one.entries) for one in found) == fact["facts"]["ntry"]
    assert {one.account.currency for one in found} - {""} <= set(fact["facts"]["ccy"])


@pytest.mark.parametrize("fact", READ["camt"], ids=_id)
def test_a_camt_gives_what_its_facts_count(fact: dict[str, Any]) -> None:
    facts, found = fact["facts"], _read("camt", fact["file"])
    entries = [entry for one in found.statements for entry in one.entries]
    assert found.written_in == (facts["ver"] or "camt.053")
    assert _ties(found, fact["file"]) == {key: facts["balok"][key] for key in facts["balok"]}
    assert sum(entry.reversal for entry in entries) == facts["rvsl"]
    assert sum(entry.returned for entry in entries) >= max(facts["rvsl"], facts["rtr"])
    left_out = _left_out(found.statements)
    if not left_out:
        stated = sum(len(entry.details) for entry in entries if not _of_bank_text(entry))
        assert stated == facts["tx"]
        assert sum(len(one.pieces) > 0 for entry in entries for one in entry.details) >= min(
            facts["ustrd"], 1
        )


def _of_bank_text(entry: Any) -> bool:
    """Whether the only transaction was made of what the bank tells of the entry."""
    return (
        len(entry.details) == 1
        and entry.additional != ""
        and not entry.details[0].references
        and not entry.details[0].end_to_end
        and not entry.details[0].account
        and entry.code in {"PMNT-RCDT-NTAV", "370"}
    )


def _left_out(statements: tuple[Statement, ...]) -> set[RemarkKind]:
    kinds = {remark.kind for one in statements for remark in one.remarks}
    return kinds & {RemarkKind.DETAILS_DO_NOT_ADD_UP, RemarkKind.TRANSACTIONS_MISSING}


def _ties(found: BankFile, name: str) -> dict[str, int]:
    if name in OTHER_CURRENCIES_IN_BALANCES:
        assert [one.adds_up for one in found.statements] == [None]
        return {"False": 1}
    if name in OTHER_CURRENCY_IN_ENTRIES:
        assert [one.adds_up for one in found.statements] == [False]
        return {"True": 1}
    return dict(Counter(str(one.adds_up) for one in found.statements))


@pytest.mark.parametrize("fact", [*READ["camt"], *READ["mt940"]], ids=_id)
def test_details_never_come_to_another_amount_than_their_entry(fact: dict[str, Any]) -> None:
    for statement in _read(fact["kind"], fact["file"]).statements:
        for entry in statement.entries:
            assert not entry.details or sum(one.amount for one in entry.details) == entry.amount
        if statement.last is not None:
            assert statement.kind is StatementKind.STATEMENT
            assert statement.closing is not None
            assert statement.closing.on is not None
            assert statement.last <= statement.closing.on


@pytest.mark.parametrize("fact", [*READ["camt"], *READ["mt940"]], ids=_id)
def test_a_remark_and_a_refusal_hold_nothing_that_a_payer_wrote(fact: dict[str, Any]) -> None:
    for statement in _read(fact["kind"], fact["file"]).statements:
        for remark in statement.remarks:
            assert len(remark.said) <= 10
            assert remark.line > 0
