"""ArchiveFigures that DuckDB reads from the archive are those that the log gives."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from uuid import UUID

import duckdb
import pytest

from adapters.fact_archive.figures import ArchiveFigures, NotAnswered, views_over
from application.fact_archive.place import figures_of
from application.fact_archive.write import write_archive
from application.house import House
from domain.claim.events import (
    CollectionCostsCharged,
    InvoiceSent,
    PaymentReceived,
    PaymentReversed,
)
from domain.errors import Refusal
from domain.facts import Recorded, StreamKind, in_force
from domain.letter.events import LetterOrdered, LetterSent
from tests.application.houses import CONSUMER, HousePlace, by, claim_from
from tests.asking import enter_in_error, register_payment
from tests.sample_home import sample_house

PAGE = Path("docs/archive.md")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE.read_text(), re.DOTALL)


@pytest.fixture(scope="module")
def house(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as made:
        write_archive(made, part=900)
        yield made


@pytest.fixture(scope="module")
def figures(house: House) -> Iterator[ArchiveFigures]:
    with figures_of(house) as opened:
        yield opened


@pytest.fixture(scope="module")
def log(house: House) -> list[Recorded]:
    """What is in force of every claim and letter, read from the store."""
    kinds = (StreamKind.CLAIM, StreamKind.LETTER)
    streams = (one for kind in kinds for one in house.store.streams(kind))
    return [fact for one in streams for fact in in_force(house.store.history(one))]


def month(recorded: Recorded) -> str:
    return f"{recorded.effective_on:%Y-%m}"


def kinds_of_letters(log: list[Recorded]) -> dict[object, str]:
    return {
        one.originator_id: one.fact.letter_kind.value
        for one in log
        if isinstance(one.fact, LetterOrdered)
    }


def test_letters_by_month_and_kind_are_those_of_the_log(
    figures: ArchiveFigures, log: list[Recorded]
) -> None:
    kinds = kinds_of_letters(log)
    sent = (one for one in log if isinstance(one.fact, LetterSent))
    expected = Counter((month(one), kinds[one.originator_id]) for one in sent)
    assert len(expected) > 10
    found = figures.ask(QUESTIONS[0]).rows
    assert {(month, kind): number for month, kind, number in found} == expected


def test_what_was_opened_paid_and_charged_is_what_the_log_says(
    figures: ArchiveFigures, log: list[Recorded]
) -> None:
    expected: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * 4)

    def add(recorded: Recorded, place: int, amount: int) -> None:
        sums = expected[month(recorded)]
        sums[place] = (sums[place] or 0) + amount

    for one in log:
        match one.fact:
            case InvoiceSent() as fact:
                add(one, 0, 1)
                add(one, 1, fact.principal)
            case PaymentReceived() as fact:
                add(one, 2, fact.amount)
            case CollectionCostsCharged() as fact:
                add(one, 3, fact.amount)
            case LetterSent() | PaymentReversed():
                expected[month(one)]  # a month in which only this happened has a row
    found = figures.ask(QUESTIONS[1]).rows
    assert {name: list(sums) for name, *sums in found} == expected
    assert sum(row[4] or 0 for row in found) > 0


def test_days_until_the_first_money_are_those_of_the_log(
    figures: ArchiveFigures, log: list[Recorded]
) -> None:
    opened = {one.originator_id: one.fact for one in log if isinstance(one.fact, InvoiceSent)}
    first: dict[UUID, date] = {}
    for one in log:
        if isinstance(one.fact, PaymentReceived):
            known = first.setdefault(one.originator_id, one.effective_on)
            first[one.originator_id] = min(known, one.effective_on)
    days = defaultdict(list)
    for claim, day in first.items():
        days[opened[claim].claim_kind.value].append((day - opened[claim].due_on).days)
    expected = {kind: (len(found), median(found)) for kind, found in days.items()}
    assert {kind: tuple(said) for kind, *said in figures.ask(QUESTIONS[2]).rows} == expected


def test_every_question_of_the_page_is_tried_here() -> None:
    assert len(QUESTIONS) == 3


def test_what_was_entered_in_error_is_counted_no_more_and_counts_again_once_that_was_wrong(
    place: HousePlace,
) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    register_payment(house, claim, by=by(), amount=5_00, credited_on=house.today, payment_id="p1")
    paid = house.store.history(claim)[-1].originator_version

    def received() -> list[int]:
        write_archive(house)
        with figures_of(house) as figures:
            return [cents for (cents,) in figures.ask("SELECT cents FROM payments_received").rows]

    assert received() == [5_00]
    enter_in_error(house, claim, by=by(), version=paid, approved_by="mo")
    assert received() == []
    error = house.store.history(claim)[-1].originator_version
    enter_in_error(house, claim, by=by(), version=error, approved_by="mo")
    assert received() == [5_00]


def test_a_question_reads_no_other_file_and_writes_none(
    figures: ArchiveFigures, tmp_path: Path
) -> None:
    for question in (
        "SELECT * FROM read_text('/etc/hostname')",
        f"COPY facts TO '{tmp_path}/facts.csv'",
        "SET enable_external_access = true",
        "ATTACH 'other.duckdb'",
        "SELECT 1; SELECT 2",
        "SELECT 1 AS a, 2 AS a",
        "",
    ):
        with pytest.raises(NotAnswered):
            figures.ask(question)
    assert list(tmp_path.iterdir()) == []


def test_a_question_reads_nothing_where_somebody_happens_to_stand(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".tmp").mkdir()
    (tmp_path / ".tmp" / "other.csv").write_text("a,b\n1,2\n")
    monkeypatch.chdir(tmp_path)
    with figures_of(house) as figures, pytest.raises(NotAnswered):
        figures.ask(f"SELECT * FROM read_csv('{tmp_path}/.tmp/other.csv')")


def test_a_question_writes_nothing_into_the_archive(figures: ArchiveFigures, house: House) -> None:
    folder = house.facts_folder
    file = folder.place(next(house.collections.fact_archive().files))
    before = file.read_bytes()
    for place in (file, folder.path / "x.parquet"):
        with pytest.raises(NotAnswered):
            figures.ask(f"COPY (SELECT 1) TO '{place}'")
    assert file.read_bytes() == before
    assert not (folder.path / "x.parquet").exists()


def test_what_duckdb_does_not_understand_is_refused_with_a_way_out(figures: ArchiveFigures) -> None:
    with pytest.raises(NotAnswered) as caught:
        figures.ask("SELECT nothing FROM nowhere")
    assert caught.value.code == "archive.not_answered"


def test_before_anything_is_archived_there_is_nothing_to_ask(place: HousePlace) -> None:
    with pytest.raises(Refusal) as caught, figures_of(place.open()):
        pass
    assert caught.value.code == "archive.empty"


def test_the_views_are_the_same_over_a_folder(house: House, figures: ArchiveFigures) -> None:
    with duckdb.connect(":memory:") as own:
        own.execute(views_over(house.facts_folder.path))
        for question in QUESTIONS:
            assert tuple(own.execute(question).fetchall()) == figures.ask(question).rows


def test_the_views_of_the_page_are_all_there_are() -> None:
    made = set(re.findall(r"CREATE VIEW (\w+)", views_over(Path("x"))))
    section = PAGE.read_text().split("| view | a row is |")[1].split("\n\n")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == made
