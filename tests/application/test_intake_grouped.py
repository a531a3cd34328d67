"""Files that are read together: what becomes of each is what would become of it by itself."""

import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Final
from uuid import UUID

import pytest

from adapters.invoice_files import InvoiceSource, find_invoices
from adapters.store.errors import KeyErased
from adapters.ubl import InvoiceDocument
from application.house import House
from application.intake import documents
from application.intake.documents import Outcome, Result
from application.intake.parties import Parties
from application.intake.together import TOGETHER
from application.sample.invoices import Bill, Customer, as_ubl
from benchmarks.intake import TODAY, write_invoices
from domain.application import Collections, Session
from domain.claim.events import InvoiceSent
from domain.claim.state import Claim
from domain.errors import Conflict, StoreError
from domain.facts import StreamKind
from domain.sealing import Purpose
from domain.store import Unsaved
from tests.application.houses import HousePlace, broken, clock_at, take_in, topics
from tests.application.papers import invoice

pytestmark = pytest.mark.both_stores

DAY: Final = TODAY
"""The day on which they come."""


def bill(number: str, who: Customer, *, total: int = 100_00, what: str = "Onderhoud") -> bytes:
    return as_ubl(
        Bill(number=number, customer=who, total=total, what=what, issued_on=DAY, due_on=DAY)
    )


def customer(number: int, *, name: str = "", email: str = "") -> Customer:
    return Customer(
        number=f"D{number}",
        name=name or f"J. de Vries-{number}",
        street=f"Dorpsstraat {number}",
        postal_code="1234 AB",
        city="Utrecht",
        email=email or f"klant{number}@voorbeeld.example",
    )


def mixed(seed: int) -> list[InvoiceSource]:
    """Invoices of few customers, among them known ones, numbers used twice, and broken files."""
    chance, files = Random(seed), list[InvoiceSource]()
    for at in range(60):
        who = customer(
            chance.randrange(25), email="samen@voorbeeld.example" if chance.random() < 0.1 else ""
        )
        number = f"2026-{chance.randrange(50)}"
        raw = bill(number, who, total=chance.choice((100_00, 120_00)))
        if chance.random() < 0.1:
            raw = raw.replace(b"EUR", b"USD")
        if chance.random() < 0.1 and files:
            raw = files[-1].load()
        files.append(InvoiceSource(f"{at}.xml", raw))
    return files


def told(outcomes: list[Outcome]) -> list[tuple[object, ...]]:
    return [
        (one.file, one.outcome, one.claim and "claim", one.code, one.reason) for one in outcomes
    ]


def known(house: House) -> list[object]:
    """Every claim with what was recorded on it, and how many debtors there are."""
    found = [
        (claim.invoice_number or "", claim.principal, topics(house, claim.id))
        for claim in map(house.collections.claim, house.store.streams(StreamKind.CLAIM))
    ]
    debtors = [tuple(topics(house, one)) for one in house.store.streams(StreamKind.DEBTOR)]
    return [*sorted(found), *sorted(debtors)]


@pytest.mark.parametrize("seed", range(3))
def test_files_read_together_become_what_each_becomes_by_itself(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    place.clock = clock_at(DAY)
    with place.opened() as house:
        together = told(take_in(house, *mixed(seed)))
        found = known(house)
        assert broken(house) == []
    monkeypatch.setattr(documents, "TOGETHER", 1)
    with place.another("apart") as other:
        other.clock = clock_at(DAY)
        with other.opened() as house:
            assert told(take_in(house, *mixed(seed))) == together
            assert known(house) == found
    assert len({outcome for _, outcome, *_ in together}) == 3


def test_no_claim_is_recorded_before_its_document_is_kept(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, kept = place.open(), list[bool]()
    store_all = house.store.put_all

    def looked(several: Sequence[Unsaved]) -> list[list[int] | Exception]:
        facts = [one.fact for save in several for one in save.envelopes]
        sent = [one for one in facts if isinstance(one, InvoiceSent)]
        kept.extend(house.archive.has(one.document_sha256 or "") for one in sent)
        return store_all(several)

    monkeypatch.setattr(house.store, "put_all", looked)
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(5)]
    outcomes = take_in(house, *files)
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * 5
    assert kept == [True] * 5


def test_what_another_program_records_between_deciding_and_storing_is_seen(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house = place.open()
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(3)]
    same_customer = InvoiceSource("x.xml", bill("2026-7", customer(2), total=9_00))
    keep_all, groups = house.archive.put_all, iter([True])

    def meanwhile(several: Iterable[tuple[bytes, UUID]]) -> list[str]:
        if next(groups, False):
            with place.opened() as other:
                take_in(other, files[1], same_customer)
        return keep_all(several)

    monkeypatch.setattr(house.archive, "put_all", meanwhile)
    outcomes = take_in(house, *files)
    assert [one.outcome.value for one in outcomes] == ["imported", "known", "imported"]
    assert len(house.store.streams(StreamKind.CLAIM)) == 4
    assert len(house.store.streams(StreamKind.DEBTOR)) == 3
    assert broken(house) == []


def test_of_files_read_together_one_that_cannot_be_kept_stops_no_other(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house = place.open()
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(3)]
    bad, keep_all = files[1].load(), house.archive.put_all

    def no_room(several: Iterable[tuple[bytes, UUID]]) -> list[str]:
        found = list(several)
        for raw, subject in found:
            if raw == bad:
                raise KeyErased(subject, Purpose.LEDGER)
        return keep_all(found)

    monkeypatch.setattr(house.archive, "put_all", no_room)
    outcomes = take_in(house, *files)
    assert [(one.outcome, one.code) for one in outcomes] == [
        (Result.IMPORTED, ""),
        (Result.REFUSED, "subject.erased"),
        (Result.IMPORTED, ""),
    ]
    assert len(house.store.streams(StreamKind.CLAIM)) == 2


def test_a_disk_that_is_full_ends_the_import_and_what_was_told_is_there(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, outcomes = place.open(), list[Outcome]()
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(100)]
    keep_all, groups = house.archive.put_all, iter([True])

    def full(several: Iterable[tuple[bytes, UUID]]) -> list[str]:
        if next(groups, False):
            return keep_all(several)
        raise StoreError("the disk is full")

    monkeypatch.setattr(house.archive, "put_all", full)
    with pytest.raises(StoreError, match="disk is full"):
        documents.import_invoices(house, files, progress=outcomes.append)
    assert len(outcomes) == TOGETHER
    assert len(house.store.streams(StreamKind.CLAIM)) == TOGETHER
    monkeypatch.setattr(house.archive, "put_all", keep_all)
    again = Counter(one.outcome for one in take_in(house, *files))
    assert again == {Result.KNOWN: 64, Result.IMPORTED: 36}


def test_a_store_that_is_away_is_asked_once_and_what_was_stored_is_told(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, asked, outcomes = place.open(), list[UUID](), list[Outcome]()
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(9)]
    same = [InvoiceSource(f"x{n}.xml", bill(f"2026-x{n}", customer(n))) for n in range(9)]
    take_in(house, files[0])
    claim_on = Collections.claim_on
    known = len(house.store.streams(StreamKind.CLAIM))

    def away(collections: Collections, creditor: UUID, number: str) -> Claim:
        if len(house.store.streams(StreamKind.CLAIM)) > known:
            asked.append(creditor)
            raise StoreError("the store is away")
        return claim_on(collections, creditor, number)

    monkeypatch.setattr(Collections, "claim_on", away)
    with pytest.raises(StoreError, match="is away"):
        documents.import_invoices(house, [*files, *same], progress=outcomes.append)
    assert len(asked) == 1
    there = set(house.store.streams(StreamKind.CLAIM))
    assert {one.claim for one in outcomes} == there
    assert len(there) > known


@pytest.mark.parametrize("away_at", ["decided", "alone"])
def test_a_store_that_goes_away_while_several_are_recorded_is_asked_once(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, away_at: str
) -> None:
    place.clock = clock_at(DAY)
    house, asked = place.open(), list[str]()
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(9)]
    take_in(house, files[0])

    def away(session: Session) -> None:
        asked.append(session.mandate.key)
        if away_at == "alone" and len(asked) <= len(files) - 1:
            raise Conflict
        raise StoreError("the store is away")

    monkeypatch.setattr(Session, "require_seen", away)
    with pytest.raises(StoreError, match="is away"):
        take_in(house, *files)
    assert len(asked) == (1 if away_at == "decided" else len(files))
    assert len(house.store.streams(StreamKind.CLAIM)) == 1


def test_what_was_stored_behind_a_file_the_store_cannot_keep_is_told(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house, outcomes = place.open(), list[Outcome]()
    files = [InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n))) for n in range(5)]
    store_all = house.store.put_all

    def one_fails(several: Sequence[Unsaved]) -> list[list[int] | Exception]:
        stored: list[list[int] | Exception] = []
        for at, one in enumerate(several):
            stored += [StoreError("too wide for an index")] if at == 1 else store_all([one])
        return stored

    monkeypatch.setattr(house.store, "put_all", one_fails)
    with pytest.raises(StoreError, match="too wide"):
        documents.import_invoices(house, files, progress=outcomes.append)
    assert [one.file for one in outcomes] == ["0.xml", "2.xml", "3.xml", "4.xml"]
    assert {one.claim for one in outcomes} == set(house.store.streams(StreamKind.CLAIM))


def test_a_file_before_which_another_writer_was_comes_before_those_that_wait_for_it(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.clock = clock_at(DAY)
    house = place.open()
    first = InvoiceSource("first.xml", bill("2026-1", customer(1)))
    second = InvoiceSource("second.xml", bill("2026-1", customer(1), total=7_00))
    others_bill = InvoiceSource("x.xml", bill("2026-7", customer(1), total=9_00))
    take_in(house, InvoiceSource("z.xml", bill("2026-0", customer(0))))
    keep_all, groups = house.archive.put_all, iter([True])

    def meanwhile(several: Iterable[tuple[bytes, UUID]]) -> list[str]:
        if next(groups, False):
            with place.opened() as other:
                take_in(other, others_bill)
        return keep_all(several)

    monkeypatch.setattr(house.archive, "put_all", meanwhile)
    outcomes = take_in(house, first, second)
    assert [(one.outcome.value, one.code) for one in outcomes] == [
        ("imported", ""),
        ("refused", "invoice.number_used"),
    ]


@pytest.mark.parametrize("asked", ["sought", "creditor_if_known"])
def test_a_file_of_which_nothing_can_be_asked_ahead_stops_no_other(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """Whatever the fault is, it is that of one file, and told where that is decided on."""
    place.clock = clock_at(DAY)
    asks, fails = getattr(Parties, asked), []

    def one_fails(self: Parties, document: InvoiceDocument) -> object:
        if document.number == "2026-3" or asked != "sought":  # one answers for all of a supplier
            fails.append(asked)
            raise ValueError(document.number)
        return asks(self, document)

    monkeypatch.setattr(Parties, asked, one_fails)
    with place.opened() as house:
        take_in(house, InvoiceSource("0.xml", bill("2026-0", customer(0))))
        files = [InvoiceSource(f"{at}.xml", bill(f"2026-{at}", customer(at))) for at in range(1, 7)]
        outcomes = take_in(house, *files)
    assert fails
    assert [one.outcome for one in outcomes] == [Result.IMPORTED] * 6


def test_a_file_that_refers_to_what_no_store_can_keep_stops_no_other(place: HousePlace) -> None:
    place.clock = clock_at(DAY)
    house = place.open()
    long = "".join(Random(1).choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=9_000))
    papers = [
        invoice("A-1", "10.00", issued_on=DAY, due_on=DAY),
        invoice("A-2", "10.00", issued_on=DAY, due_on=DAY, code="384", references=(long,)),
        invoice("A-3", "10.00", issued_on=DAY, due_on=DAY),
    ]
    assert [(one.outcome.value, one.code) for one in take_in(house, *papers)] == [
        ("imported", ""),
        ("refused", "ubl.number_too_long"),
        ("imported", ""),
    ]


_CHILD: Final = """
import sys
from pathlib import Path
from benchmarks.intake import TODAY, find_invoices, import_invoices
from tests.application.houses import HousePlace, clock_at

engine, url, home, folder = sys.argv[1:]
with HousePlace(engine, url, Path(home), clock_at(TODAY)).opened() as house:
    import_invoices(
        house, find_invoices([Path(folder)]), progress=lambda one: print(one.claim, flush=True)
    )
"""


def test_a_program_that_is_killed_amid_an_import_loses_nothing_and_opens_nothing_twice(
    place: HousePlace, tmp_path: Path
) -> None:
    folder = tmp_path / "invoices"
    folder.mkdir()
    write_invoices(folder, files=160)
    place.clock = clock_at(TODAY)
    with place.opened():
        pass
    command = [sys.executable, "-c", _CHILD, place.engine, place.url, str(place.home), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = {UUID(child.stdout.readline().strip()) for _ in range(TOGETHER + 1)}
        child.send_signal(signal.SIGKILL)
    with place.opened() as house:
        there = set(house.store.streams(StreamKind.CLAIM))
        assert told <= there
        assert broken(house) == []
        for claim in map(house.collections.claim, there):
            assert house.archive.has(claim.document_sha256 or "")
        taken = Counter(one.outcome for one in take_in(house, *find_invoices([folder])))
        assert taken[Result.IMPORTED] + taken[Result.KNOWN] == 160
        assert taken[Result.KNOWN] == len(there)
        assert len(house.store.streams(StreamKind.CLAIM)) == 160
        assert broken(house) == []
