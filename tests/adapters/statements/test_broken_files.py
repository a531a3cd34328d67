"""Bytes that are no whole bank file: a value or a refusal, and never anything else."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.statements import BankFile, RemarkKind, Statement, read_bank_file
from adapters.statements.faults import LARGEST_FILE
from domain.errors import Refusal
from tests.adapters.statements.sample_months import SAMPLES

WHOLE = sorted(SAMPLES.iterdir())
CODES = {
    "statements.empty",
    "statements.no_statement",
    "statements.not_xml",
    "statements.doctype",
    "statements.encoding",
    "statements.missing",
    "statements.no_amount",
    "statements.no_day",
    "statements.no_sense",
    "statements.entry_unreadable",
}


def read_or_refused(raw: bytes) -> BankFile | str:
    found = _tried(raw)
    if isinstance(found, Refusal):
        assert found.code in CODES
        assert found.message.endswith(".")
        assert found.way_out.endswith(".")
        return found.code
    for statement in found.statements:
        for entry in statement.entries:
            assert not entry.details or sum(one.amount for one in entry.details) == entry.amount
    return found


def _tried(raw: bytes) -> BankFile | Refusal:
    try:
        return read_bank_file(raw)
    except Refusal as refusal:
        return refusal


def code_of(raw: bytes) -> str:
    found = read_or_refused(raw)
    assert isinstance(found, str)
    return found


def one(raw: bytes) -> Statement:
    found = read_or_refused(raw)
    assert isinstance(found, BankFile)
    (statement,) = found.statements
    return statement


def _flipped(raw: bytes, random: Random) -> bytes:
    found = bytearray(raw)
    for _ in range(random.randint(1, 6)):
        found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found)


def _cut(raw: bytes, random: Random) -> bytes:
    start, end = sorted(random.randrange(len(raw) + 1) for _ in range(2))
    return random.choice([raw[:end], raw[start:], raw[:start] + raw[end:]])


def _lines(raw: bytes, random: Random) -> bytes:
    lines = raw.splitlines(keepends=True)
    at = random.randrange(len(lines))
    match random.randrange(3):
        case 0:
            lines.insert(at, lines[at])
        case 1:
            del lines[at]
        case _:
            lines.insert(random.randrange(len(lines)), lines.pop(at))
    return b"".join(lines)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(WHOLE), st.sampled_from([_flipped, _cut, _lines]), st.randoms())
def test_a_damaged_sample_is_read_or_refused(path: Path, damage: object, random: Random) -> None:
    assert callable(damage)
    read_or_refused(damage(path.read_bytes(), random))


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=200), st.sampled_from([b"", b":20:A\n:25:B\n", b"<Document>", b"\xff\xfe"])
)
def test_any_bytes_are_read_or_refused(raw: bytes, start: bytes) -> None:
    read_or_refused(start + raw)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(
    [":20:X", ":25:NL90INGB0123456702EUR", ":28C:1/1", ":60F:C260131EUR1,00", ":60M:C260131EUR1,",
     ":61:2602020202C1,00NTRFNONREF//A", ":61:260229D1,NTRF", ":86:/REMI/USTD//x/", ":86:?20x",
     ":86:166?00a?20b?31c", "-", "-}", "{1:F01INGBNL2A", ":62F:C260228EUR2,00", ":62M:C260228EUR2,",
     ":64:C260228EUR2,", ":86:/NRTX/3/", "/TRCD/01304/", "", ":13D:2602281200", ":34F:EUR1,",
     ":28C:1/" + "9" * 5000, ":86:D" + "1" * 5000 + "C1D1,00C1,00", ":86:/NRTX/" + "9" * 5000]
), max_size=30))  # fmt: skip
def test_fields_in_any_order_are_read_or_refused(lines: list[str]) -> None:
    read_or_refused("\n".join(lines).encode())


@pytest.mark.parametrize(
    "path", [path for path in WHOLE if path.suffix == ".940"], ids=lambda path: path.name
)
def test_an_mt940_cut_off_anywhere_never_ties_with_less_money(path: Path) -> None:
    """Wherever it ends, no amount is another one; without its closing balance no day is known."""
    raw = path.read_bytes()
    whole = [entry for found in read_bank_file(raw).statements for entry in found.entries]
    for end in range(0, len(raw), 1 + len(raw) // 120):
        found = read_or_refused(raw[:end])
        if isinstance(found, str):
            continue
        got = [entry for statement in found.statements for entry in statement.entries]
        assert [entry.amount for entry in got] == [entry.amount for entry in whole[: len(got)]]
        last = found.statements[-1]
        assert last.last is None or last.adds_up


MT940 = """:20:X
:25:NL90INGB0123456702EUR
:28C:1/1
:60F:C260131EUR10,00
{entry}
:62F:C260228EUR20,00
-
"""


@pytest.mark.parametrize(
    "entry",
    [
        ":61:260202",
        ":61:2602020202C10",
        ":61:2602020202C10,",
        ":61:2602020202C10,0",
        ":61:2602020202C10,001NTRFNONREF",
        ":61:2602020202X10,00NTRFNONREF",
        ":61:2602020202C1.000,00NTRFNONREF",
        ":61:2602020202C-10,00NTRFNONREF",
    ],
)
def test_an_entry_that_is_not_whole_refuses_the_file(entry: str) -> None:
    assert code_of(MT940.format(entry=entry).encode()) == "statements.entry_unreadable"


@pytest.mark.parametrize(
    ("mark", "amount", "reversal"),
    [
        ("C", 1000, False),
        ("D", -1000, False),
        ("RC", -1000, True),
        ("RD", 1000, True),
        ("CR", 1000, False),
        ("DR", -1000, False),
        ("RDR", 1000, True),
    ],
)
def test_a_reversed_credit_takes_money_away(mark: str, amount: int, reversal: bool) -> None:
    """Behind the mark stands the third letter of the currency, which is an R with the euro."""
    raw = MT940.format(entry=f":61:2602020202{mark}10,00NTRFNONREF//A\n:86:x").encode()
    (entry,) = one(raw).entries
    assert (entry.amount, entry.reversal, entry.returned) == (amount, reversal, reversal)


@pytest.mark.parametrize(
    ("days", "value", "booked"),
    [
        ("2512310102", "2025-12-31", "2026-01-02"),
        ("2601021231", "2026-01-02", "2025-12-31"),
        ("260202", "2026-02-02", "2026-02-02"),
        ("260202    ", "2026-02-02", "2026-02-02"),
        ("2602300302", "2026-02-28", "2026-03-02"),
        ("2402290229", "2024-02-29", "2024-02-29"),
    ],
)
def test_the_booking_day_is_the_one_near_the_value_day(days: str, value: str, booked: str) -> None:
    (entry,) = one(MT940.format(entry=f":61:{days}C10,00NTRFNONREF").encode()).entries
    assert (str(entry.value_on), str(entry.booked_on)) == (value, booked)


def test_a_time_of_day_at_the_start_of_a_line_is_no_tag() -> None:
    text = ":86:166?00x?20BEZAHLT AM 02-02-2026T20\n:20:15 UHR IN\n:25:17 und :61 xx"
    (entry,) = one(MT940.format(entry=f":61:260202C10,00NTRFNONREF\n{text}").encode()).entries
    assert ":20:15 UHR IN" in entry.details[0].unstructured


def test_a_dash_may_be_a_line_of_the_text() -> None:
    text = ":86:eerste regel\n-\n- tweede regel\n-"
    (entry,) = one(MT940.format(entry=f":61:260202C10,00NTRFNONREF\n{text}").encode()).entries
    assert entry.details[0].pieces == ("eerste regel", "-", "- tweede regel", "-")


def test_an_entry_outside_of_any_statement_refuses_the_file() -> None:
    raw = MT940.format(entry=":61:260202C10,00NTRFNONREF") + ":61:260203C10,00NTRFNONREF\n"
    assert code_of(raw.encode()) == "statements.missing"


def test_characters_that_cannot_be_kept_are_remarked_on_and_replaced() -> None:
    raw = MT940.format(entry=":61:260202C10,00NTRFNONREF\n:86:na\u202eam \u0085x").encode()
    found = one(raw)
    assert (
        found.entries[0].details[0].unstructured
        == "na\N{REPLACEMENT CHARACTER}am \N{REPLACEMENT CHARACTER}x"
    )
    assert RemarkKind.CHARACTERS_LEFT_OUT in {remark.kind for remark in found.remarks}


@pytest.mark.parametrize(
    "encoded",
    ["utf-8", "utf-8-sig", "cp1252", "utf-16"],
)
def test_an_mt940_may_be_in_any_encoding_that_programs_save(encoded: str) -> None:
    raw = MT940.format(entry=":61:260202C10,00NTRFNONREF\n:86:café").encode(encoded)
    assert one(raw).entries[0].details[0].unstructured == "café"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "statements.empty"),
        (b" \r\n ", "statements.empty"),
        (b"%PDF-1.7", "statements.no_statement"),
        (b"PK\x03\x04", "statements.no_statement"),
        (b"datum;bedrag\n2026-02-02;10,00\n", "statements.no_statement"),
        (b"<Invoice/>", "statements.no_statement"),
        (b"<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.03'/>",
         "statements.no_statement"),
        (b"<Document><BkToCstmrStmt>", "statements.not_xml"),
        (b"<Document><BkToCstmrStmt/></Document>", "statements.missing"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><Document/>", "statements.doctype"),
        (b"<?xml version='1.0' encoding='utf-7'?><Document/>", "statements.encoding"),
    ],
)  # fmt: skip
def test_what_is_no_statement_is_refused_by_name(raw: bytes, code: str) -> None:
    assert code_of(raw) == code


def test_a_file_above_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(Refusal) as refused:
        read_bank_file(b"<" * (LARGEST_FILE + 1))
    assert refused.value.code == "statements.too_large"


def test_a_file_with_too_many_tags_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(Refusal) as refused:
        read_bank_file(b"<a/>" * 4_000_001)
    assert refused.value.code == "statements.too_complex"
