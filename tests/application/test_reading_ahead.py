"""Files read ahead by another process say what they say when they are read here."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from time import sleep

import pytest

from adapters.e_invoice import read_invoice
from adapters.invoice_files import InvoiceSource, find_invoices
from adapters.ubl import InvoiceDocument, InvoiceRefused
from application.intake import reading
from application.intake.documents import Result
from application.intake.reading import Read, Reading, documents_in, reading_ahead
from tests.adapters.test_ubl_samples import SAMPLES
from tests.application.houses import HousePlace, broken, clock_at, take_in
from tests.application.test_intake_grouped import DAY, bill, customer, known, mixed, told

MINUTE = 60


@pytest.fixture(autouse=True)
def _of_small_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BY_ITSELF", 2)


def files(count: int, first: int = 0) -> list[InvoiceSource]:
    return [
        InvoiceSource(f"{n}.xml", bill(f"2026-{n}", customer(n)))
        for n in range(first, first + count)
    ]


def every_sample() -> list[InvoiceSource]:
    """Every sample: invoices, credit notes, PDFs, and what is refused."""
    return list(find_invoices([SAMPLES]))


class Waiting:
    """Files behind as many that it takes until a reader is there; those are no invoices."""

    def __init__(self) -> None:
        self.is_there = False

    def before(self, sources: Sequence[InvoiceSource]) -> Iterator[InvoiceSource]:
        first = InvoiceSource("wait.xml", bill("WAIT", customer(0)))
        for _ in range(MINUTE * 100):
            if self.is_there:
                break
            yield first
            sleep(0.01)
        yield from sources

    def looked(self, through: Iterator[Read]) -> Iterator[Read]:
        for source, document in through:
            self.is_there = self.is_there or document is not None
            if source.name != "wait.xml":
                yield source, document


def read_ahead(ahead: Reading, sources: Sequence[InvoiceSource]) -> Iterator[Read]:
    waiting = Waiting()
    return waiting.looked(ahead(waiting.before(sources)))


def here(source: InvoiceSource) -> InvoiceDocument | None:
    try:
        return read_invoice(source.load())
    except InvoiceRefused:
        return None


def test_what_is_read_ahead_is_what_is_read_here_in_the_same_order() -> None:
    sources = [*files(40), *every_sample()]
    with reading_ahead() as ahead:
        found = list(read_ahead(ahead, sources))
        assert multiprocessing.active_children()
    assert [source for source, _ in found] == sources
    assert [document for _, document in found] == [here(source) for source in sources]
    assert multiprocessing.active_children() == []


def test_a_refused_file_is_left_to_whoever_asked() -> None:
    raw = bill("2026-1", customer(1))
    found = documents_in([raw, b"no XML", raw.replace(b"EUR", b"USD"), b""])
    assert found == [read_invoice(raw), None, None, None]


@pytest.mark.both_stores
def test_a_folder_read_ahead_becomes_what_it_becomes_without(place: HousePlace) -> None:
    place.clock = clock_at(DAY)
    sources = [*mixed(1), *every_sample()]
    with place.opened() as house:
        without = told(take_in(house, *sources))
        found = known(house)
    with place.another("ahead") as other:
        other.clock = clock_at(DAY)
        with other.opened() as house, reading_ahead() as ahead:
            how = {"reading": lambda given: read_ahead(ahead, list(given))}
            assert told(take_in(house, *sources, **how)) == without
            assert known(house) == found
            assert broken(house) == []
            assert multiprocessing.active_children()
            again = take_in(house, *sources, **how)
            assert Result.IMPORTED not in {one.outcome for one in again}
            assert known(house) == found


def test_a_small_folder_starts_no_process() -> None:
    with reading_ahead() as ahead:
        assert list(ahead(files(2))) == [(one, None) for one in files(2)]
        assert multiprocessing.active_children() == []


def test_a_folder_of_one_more_does_not_wait_for_its_reader() -> None:
    with reading_ahead() as ahead:
        assert [source.name for source, _ in ahead(files(3))] == ["0.xml", "1.xml", "2.xml"]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP])
def test_a_reader_that_is_killed_or_hangs_costs_time_and_no_invoice(
    monkeypatch: pytest.MonkeyPatch, how: signal.Signals
) -> None:
    sources, names = files(400), list[str]()
    with reading_ahead() as ahead:
        for source, document in read_ahead(ahead, sources):
            if len(names) == 20:
                monkeypatch.setattr(reading, "PATIENCE_SECONDS", 0.1)
                for child in multiprocessing.active_children():
                    os.kill(child.pid or 0, how)
            names.append(source.name)
            assert document in {None, here(source)}
        assert multiprocessing.active_children() == []
        assert document is None
    assert names == [one.name for one in sources]


def test_an_interrupt_of_all_does_not_make_the_reader_speak() -> None:
    with reading_ahead() as ahead:
        through = read_ahead(ahead, files(40))
        assert next(through)[1]
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGINT)
        assert all(document for _, document in through)


def test_a_file_that_is_large_is_read_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = files(2)
    size = len(small.load())
    large = InvoiceSource("large.xml", large.load() + b" " * size)
    monkeypatch.setattr(reading, "_SMALL", size)
    with reading_ahead() as ahead:
        assert list(read_ahead(ahead, [small, large])) == [(small, here(small)), (large, None)]


def test_of_large_files_only_a_few_lie_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    sources, drawn, most = files(200), list[InvoiceSource](), 0
    monkeypatch.setattr(reading, "_SMALL", max(len(one.load()) for one in sources))
    waiting = Waiting()

    def drawing() -> Iterator[InvoiceSource]:
        for one in waiting.before(sources):
            drawn.append(one)
            yield one

    with reading_ahead() as ahead:
        for told, (_, document) in enumerate(ahead(drawing()), 1):
            waiting.is_there = waiting.is_there or document is not None
            most = max(most, len(drawn) - told)
    assert waiting.is_there
    assert 0 < most <= 2 * reading._AHEAD


@pytest.mark.parametrize("limit", [resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC])
def test_where_no_process_can_be_started_every_file_is_read_here(limit: int) -> None:
    """In a program of its own, whose limit is lowered once it has loaded all it needs."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.application.without_reader", str(limit)],
        capture_output=True,
        text=True,
        timeout=MINUTE,
        check=False,
    )
    assert said.stdout.splitlines()[-1:] == ["200 files"], said.stderr


def test_a_reader_loads_no_house() -> None:
    code = "import sys, application.intake.reading; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = said.stdout.split()
    assert "adapters.e_invoice" in loaded
    assert {"domain.case", "domain.claim", "application.house"}.isdisjoint(loaded)
