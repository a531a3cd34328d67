"""What is written as CAMT and as MT940 is read as it was: money, days, parties and texts."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from adapters.statements import BankEntry, EntryDetail, RemarkKind, Statement, read_bank_file
from tests.adapters.statements.month import AccountMonth, Batch, Movement, made_iban
from tests.adapters.statements.writing_camt import camt053
from tests.adapters.statements.writing_mt940 import BICS, mt940

XSD = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "xsd" / "camt"
FIRST, LAST = date(2026, 2, 1), date(2026, 2, 28)

_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,-+()"
_WORD = st.text(_SIGNS, min_size=1, max_size=40)
_TEXT = st.lists(_WORD, max_size=6).map(" ".join).map(lambda one: one[:140].strip())
_NAME = st.lists(st.text(_SIGNS[:62], min_size=1, max_size=12), min_size=1, max_size=4)
_ID = st.text(_SIGNS[:36] + "0123456789-", min_size=6, max_size=30).map(
    lambda one: f"E{one.strip('-')}1"
)
_CENTS = st.integers(1, 99_999_999)


@st.composite
def movements(draw: st.DrawFn) -> Movement:
    back = draw(st.sampled_from(["", "", "", "MD06", "AC04"]))
    amount = draw(_CENTS) * (-1 if back else draw(st.sampled_from([1, 1, -1])))
    structured = draw(st.sampled_from(["", "", "0000000185039955"]))
    return Movement(
        on=draw(st.dates(FIRST, LAST)),
        amount=amount,
        name=" ".join(draw(_NAME)),
        account=made_iban(draw(st.sampled_from([*BICS])), draw(st.integers(100_000_000, 10**9))),
        text="" if structured else draw(_TEXT),
        structured=structured,
        end_to_end=draw(st.one_of(st.just(""), _ID)),
        mandate=draw(_ID) if back else "",
        reference=draw(st.text("ABCDEFGHJK0123456789", min_size=12, max_size=16)),
        back=back,
    )


@st.composite
def months(draw: st.DrawFn, bank: str) -> AccountMonth:
    moves = draw(st.lists(movements(), max_size=4))
    batches = draw(
        st.lists(
            st.builds(
                Batch,
                on=st.dates(FIRST, LAST),
                amount=_CENTS,
                count=st.integers(2, 99),
                reference=st.just("B4TCH"),
            ),
            max_size=1,
        )
    )
    every: list[Movement | Batch] = [*moves, *batches]
    return AccountMonth(
        account=made_iban(bank, draw(st.integers(10**9 + 1, 10**10 - 1))),
        bic=BICS[bank],
        owner="Voorbeeld B.V.",
        opening=draw(st.integers(-(10**9), 10**9)),
        first=FIRST,
        last=LAST,
        moves=tuple(sorted(every, key=lambda one: one.on)),
    )


def _entries(statements: tuple[Statement, ...]) -> Iterator[BankEntry]:
    return (entry for one in statements for entry in one.entries)


def _same_month(statements: tuple[Statement, ...], month: AccountMonth) -> None:
    """The account, the balances and the days of a month, over all of its statements."""
    assert {one.account.iban for one in statements} == {month.account}
    opening, closing = statements[0].opening, statements[-1].closing
    assert opening is not None
    assert closing is not None
    assert (opening.amount, closing.amount) == (month.opening, month.closing)
    assert all(one.adds_up for one in statements)
    assert statements[-1].last is not None
    assert statements[-1].last <= month.last
    assert {r.kind for one in statements for r in one.remarks} <= {RemarkKind.ACCOUNT_WORKED_OUT}


def _same_entry(entry: BankEntry, move: Movement | Batch) -> None:
    assert (entry.booked_on, entry.amount, entry.currency) == (move.on, move.amount, "EUR")
    if isinstance(move, Batch):
        assert (entry.batch, entry.details) == (move.count, ())
        return
    (detail,) = entry.details
    assert detail.amount == move.amount
    assert (detail.account, detail.name) == (move.account, move.name)
    assert entry.returned is detail.returned is bool(move.back)
    assert detail.structured[: bool(move.structured)] == tuple(filter(None, [move.structured]))


def _same_text(detail: EntryDetail, move: Movement, *, trimmed: bool = False) -> None:
    if not move.structured:
        assert detail.tight == "".join(move.text.split())
        assert trimmed or move.text in {detail.unstructured, detail.spaced}


@pytest.mark.parametrize("version", ["02", "08"])
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_month_written_as_camt_is_read_as_it_was(version: str, data: st.DataObject) -> None:
    month = data.draw(months("RABO"))
    raw = camt053(month, version=version, pieces=data.draw(st.sampled_from([35, 70, 140])))
    found = read_bank_file(raw)
    assert found.written_in == f"camt.053.001.{version}"
    _same_month(found.statements, month)
    assert (found.statements[0].first, found.statements[0].last) == (FIRST, LAST)
    for entry, move in zip(_entries(found.statements), month.moves, strict=True):
        _same_entry(entry, move)
        if isinstance(move, Movement):
            _same_text(entry.details[0], move, trimmed=True)
            assert entry.reference == move.reference
            assert entry.details[0].end_to_end == move.end_to_end
            assert entry.details[0].mandate == move.mandate
            assert entry.details[0].return_code == move.back


@pytest.mark.parametrize("bank", BICS)
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_month_written_as_mt940_is_read_as_it_was(bank: str, data: st.DataObject) -> None:
    month, trimmed = data.draw(months(bank)), data.draw(st.booleans())
    found = read_bank_file(mt940(month, trimmed=trimmed))
    assert found.written_in == "mt940"
    _same_month(found.statements, month)
    for entry, move in zip(_entries(found.statements), month.moves, strict=True):
        _same_entry(entry, move)
        if isinstance(move, Movement):
            _same_text(entry.details[0], move, trimmed=trimmed)
            if bank != "SNSB":  # which has no place for it
                assert entry.details[0].end_to_end.replace(" ", "") == move.end_to_end
                assert entry.details[0].return_code == move.back


@pytest.mark.skipif(not XSD.is_dir(), reason="the schemas are not beside the project")
@pytest.mark.parametrize("version", ["02", "08"])
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_what_the_writer_writes_is_valid_to_the_schema(version: str, data: st.DataObject) -> None:
    schema = etree.XMLSchema(etree.parse(str(XSD / f"camt.053.001.{version}.xsd")))
    raw = camt053(data.draw(months("INGB")), version=version)
    assert schema.validate(etree.fromstring(raw)), schema.error_log
