"""What invoices that are decided on together ask the store, and what a file is read as."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource, find_invoices
from application.intake.concerned import FOR_INVOICE, OF_SOMEBODY
from application.intake.corrected import CORRECTED_BY
from application.intake.documents import Result
from domain.errors import StoreError
from domain.facts import Recorded, StreamKind
from tests.application.houses import HousePlace, clock_at, take_in
from tests.application.test_intake_grouped import DAY, bill, customer

RARE = (FOR_INVOICE, OF_SOMEBODY, CORRECTED_BY)


def files(count: int, first: int = 0) -> list[InvoiceSource]:
    return [
        InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n)))
        for n in range(first, first + count)
    ]


@pytest.mark.both_stores
def test_what_hardly_anybody_has_and_who_sent_them_is_asked_once_of_many(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, asked = place.open(), Counter[str]()
    take_in(house, *files(1))
    find, any_of = house.store.find_identity, house.store.identifies

    def found(log: UUID, kind: str, value: str) -> UUID | None:
        asked[kind] += 1
        return find(log, kind, value)

    def identifies(log: UUID, kind: str) -> bool:
        asked[f"any {kind}"] += 1
        return any_of(log, kind)

    monkeypatch.setattr(house.store, "find_identity", found)
    monkeypatch.setattr(house.store, "identifies", identifies)
    outcomes = take_in(house, *files(20, first=1))
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * 20
    assert {asked[kind] for kind in RARE} == {0}
    assert {asked[f"any {kind}"] for kind in RARE} == {1}
    assert {count for kind, count in asked.items() if kind.startswith("creditor")} == {1}


@pytest.mark.both_stores
def test_claims_and_customers_of_many_are_asked_for_at_once(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, asked, one_by_one = place.open(), list[str](), list[object]()
    take_in(house, *files(5))
    find_all, find, history = (
        house.store.find_identities,
        house.store.find_identity,
        house.store.history,
    )

    def several(log: UUID, kind: str, values: Sequence[str]) -> dict[str, UUID]:
        asked.append(kind)
        return find_all(log, kind, values)

    def found(log: UUID, kind: str, value: str) -> UUID | None:
        one_by_one.append(kind)
        return find(log, kind, value)

    def whole(stream_id: UUID, *, through: int | None = None, after: int = 0) -> list[Recorded]:
        one_by_one.append(stream_id)
        return history(stream_id, through=through, after=after)

    monkeypatch.setattr(house.store, "find_identities", several)
    monkeypatch.setattr(house.store, "find_identity", found)
    monkeypatch.setattr(house.store, "history", whole)
    theirs = [InvoiceSource(f"x{n}.xml", bill(f"X-{n}", customer(n))) for n in range(10)]
    outcomes = take_in(house, *theirs)
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * 10
    assert sorted(asked) == ["debtor_like_email", "debtor_like_name", "debtor_number"]
    assert len(one_by_one) == 2  # who sent them
    assert len(house.store.streams(StreamKind.DEBTOR)) == 10


@pytest.mark.both_stores
def test_where_the_store_does_not_say_ahead_each_asks_by_itself(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, asked = place.open(), list[str]()
    take_in(house, *files(3))

    def away(log: UUID, kind: str, values: Sequence[str]) -> dict[str, UUID]:
        asked.append(kind)
        raise StoreError("the store is away")

    monkeypatch.setattr(house.store, "find_identities", away)
    theirs = [InvoiceSource(f"x{n}.xml", bill(f"X-{n}", customer(n))) for n in range(6)]
    outcomes = take_in(house, *theirs, *files(2))
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * 6 + [Result.KNOWN] * 2
    assert len(asked) == 1
    assert len(house.store.streams(StreamKind.DEBTOR)) == 6


@pytest.mark.both_stores
def test_a_correction_that_came_before_is_found_by_what_is_read_together(
    place: HousePlace,
) -> None:
    place.clock = clock_at(DAY)
    house = place.open()
    corrects = (
        b"<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>2026-3</cbc:ID>"
        b"</cac:InvoiceDocumentReference></cac:BillingReference>"
    )
    raw = bill("2026-9", customer(9)).replace(b">380<", b">384<")
    at = raw.index(b"<cac:AccountingSupplierParty")
    correction = InvoiceSource("9.xml", raw[:at] + corrects + raw[at:])
    outcomes = take_in(house, correction, *files(5))
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * 6
    marks = {
        claim.invoice_number: "corrected" in {mark.value for mark in claim.marks}
        for claim in (house.collections.claim(one.claim) for one in outcomes if one.claim)
    }
    assert {number for number, marked in marks.items() if marked} == {"2026-3"}


def test_a_file_that_has_more_than_it_said_is_read_whole() -> None:
    """As one does that grows meanwhile; what the kernel gives says that it has nothing."""
    path = Path("/proc/version")
    assert path.stat().st_size == 0
    [found] = find_invoices([path])
    assert found.load() == path.read_bytes() != b""


def test_a_file_is_named_by_its_path_from_where_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.xml", "below/b.xml"):
        (tmp_path / name).write_bytes(b"<x/>")
    monkeypatch.chdir(tmp_path)
    for wanted in (Path(), Path("./below/.."), tmp_path):
        names = [one.name for one in find_invoices([wanted])]
        assert names == [str(wanted / "a.xml"), str(wanted / "below" / "b.xml")]
