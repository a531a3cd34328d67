"""A report on a file of ours names what the bank refused; a bad one is refused by name."""

from datetime import date

import pytest

from adapters.statements.status_report import (
    RefusedPart,
    may_be_status_report,
    read_status_report,
)
from domain.errors import Refusal
from tests.adapters.statements.writing_pain002 import Refused, pain002


@pytest.mark.parametrize("version", ["03", "10", "12"])
def test_file_block_and_payments_are_told_apart_in_every_version(version: str) -> None:
    raw = pain002(
        "MSG-1",
        version=version,
        group="FF01",
        blocks={"MSG-1-1": "AC02"},
        payments=(Refused("IN1", "AC04", block="MSG-1-2"), Refused("IN2", "", block="MSG-1-2")),
    )
    found = read_status_report(raw)
    assert found is not None
    assert (found.message_id, found.made_on) == ("MSG-1", date(2026, 3, 20))
    assert found.written_in == f"pain.002.001.{version}"
    assert found.refused == (
        RefusedPart("FF01"),
        RefusedPart("AC02", "MSG-1-1"),
        RefusedPart("AC04", "MSG-1-2", "IN1"),
        RefusedPart("", "MSG-1-2", "IN2"),
    )


def test_what_is_accepted_refuses_nothing() -> None:
    raw = pain002("MSG-1", accepted=("IN1",))
    found = read_status_report(raw)
    assert found is not None
    assert found.refused == ()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<Document><CstmrPmtStsRpt><GrpHdr/></CstmrPmtStsRpt></Document>", "missing"),
        (b"<Document><CstmrPmtStsRpt>", "not_xml"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><Document><CstmrPmtStsRpt/></Document>', "doctype"),
        (b"\xff\xfe\x00\x00 CstmrPmtStsRpt", "encoding"),
        (pain002("M" * 36), "missing"),
    ],
)
def test_a_bad_file_is_refused_by_name(raw: bytes, code: str) -> None:
    assert may_be_status_report(raw)
    with pytest.raises(Refusal) as refused:
        read_status_report(raw)
    assert refused.value.code == f"statements.{code}"


def test_a_statement_that_speaks_of_such_a_report_is_none() -> None:
    raw = b"<Document><BkToCstmrStmt><Ustrd>CstmrPmtStsRpt</Ustrd></BkToCstmrStmt></Document>"
    assert may_be_status_report(raw)
    assert read_status_report(raw) is None
