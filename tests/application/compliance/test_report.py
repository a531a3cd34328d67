"""The inspector's file says of each claim how it stands, on which facts, and is the same again."""

import csv
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq
import pytest

from adapters.paper.press import text_of
from application.compliance.asked import ComplianceAsked, PeriodAhead, PeriodBackwards
from application.compliance.folder import DiskFull, FolderTaken, FolderUnfit, whole_folder
from application.compliance.over_all import HeldToObligations, Over, over_the_store
from application.compliance.report import LANGUAGES, write_report
from application.elsewhere import store_elsewhere
from application.hands import many_hands
from application.house import House
from application.replay.household import LeftOut
from application.replay.run import Replay, root_through
from application.replay.spool import ReplayResults
from application.sample.people import BUSINESSES, CONSUMERS
from application.views import views_of
from domain.compliance.assessment import Span
from domain.compliance.catalogue import BY_CODE
from domain.compliance.obligation import Compliance
from domain.facts import Point, StreamKind
from tests.application.compliance.asking_for import WORDS, YEAR, asked_of, digests, made, report
from tests.application.houses import CONSUMER, PLAIN, HousePlace, by, claim_from
from tests.application.test_rebuild import behind
from tests.asking import add_note
from tests.sample_home import END, sample_house

FILES = {
    "claims.csv",
    "made-by.txt",
    "report.en.pdf",
    "report.json",
    "report.nl.pdf",
    "report.sha256",
    "rules.json",
    "rulings.csv",
    "rulings.parquet",
}


@pytest.fixture
def sample(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as house:
        yield house


def test_every_claim_stands_in_it_with_every_obligation(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out")
    found = report(tmp_path / "out")
    opened = sample.store.streams(StreamKind.CLAIM)
    assert {one["id"] for one in found["claims"]} == {str(one) for one in opened}
    for one in found["sums"]["obligations"]:
        assert sum(one["verdicts"].values()) == len(opened)
    assert [one["code"] for one in found["sums"]["obligations"]] == list(BY_CODE)


def test_every_ruling_names_the_facts_it_rests_on_as_they_lie_in_the_log(
    sample: House, tmp_path: Path
) -> None:
    made(sample, tmp_path / "out")
    some = 0
    for claim in report(tmp_path / "out")["claims"]:
        for one in (*claim["rulings"], *claim["withheld"]):
            assert one["facts"]
            for fact in one["facts"]:
                stream, _, version = fact["fact"].partition("@")
                stored = sample.store.history(UUID(stream))[int(version) - 1]
                assert (stored.position, stored.fact.TOPIC) == (fact["position"], fact["topic"])
                some += 1
    assert some > 100


def test_a_claim_stands_as_its_worst_ruling(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out")
    worst = [one.value for one in Compliance]
    for claim in report(tmp_path / "out")["claims"]:
        for code, verdict in claim["verdicts"].items():
            of_it = [one["verdict"] for one in claim["rulings"] if one["obligation"] == code]
            assert verdict == min(of_it, key=worst.index)


def test_all_files_are_there_and_the_list_of_digests_checks_them(
    sample: House, tmp_path: Path
) -> None:
    found = made(sample, tmp_path / "out")
    assert set(digests(tmp_path / "out")) == FILES
    assert digests(tmp_path / "out")["report.json"] == found.sha256
    checked = subprocess.run(
        ["/usr/bin/sha256sum", "-c", "report.sha256"],
        cwd=tmp_path / "out",
        check=True,
        capture_output=True,
    )
    assert checked.stdout.count(b": OK") == len(FILES) - 2, "its own, and who made it"


def test_sheets_and_parquet_hold_the_rulings_of_the_json(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out")
    claims = report(tmp_path / "out")["claims"]
    rulings = [(claim["id"], one["reason"]) for claim in claims for one in claim["rulings"]]
    sheet = csv.DictReader(StringIO((tmp_path / "out/rulings.csv").read_text("utf-8-sig")))
    assert [(row["claim"], row["reason"]) for row in sheet] == rulings
    table = pq.read_table(tmp_path / "out/rulings.parquet").to_pylist()
    assert [(row["claim"], row["reason"]) for row in table] == rulings
    assert all(isinstance(row["on"], date) and row["positions"] for row in table)
    rows = list(csv.DictReader(StringIO((tmp_path / "out/claims.csv").read_text("utf-8-sig"))))
    assert [row["claim"] for row in rows] == [one["id"] for one in claims]


def test_the_same_position_gives_the_same_bytes_also_later_and_after_a_rebuild(
    sample: House, tmp_path: Path
) -> None:
    at = Point(sample.store.last_position(), END)
    made(sample, tmp_path / "first", at=at)
    add_note(sample, sample.store.streams(StreamKind.CLAIM)[0], by=by(), text="Later.")
    with views_of(sample) as views:
        views.rebuild(*views.engine.views)
    made(sample, tmp_path / "second", at=at)
    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def in_parts(house: House, asked: ComplianceAsked, processes: int) -> Over:
    """A replay in many small portions."""

    @contextmanager
    def over(job: HeldToObligations) -> Iterator[ReplayResults]:
        run = Replay(job, asked.at, streams=10)
        root, folder = root_through(house, asked.at.position), house.home / "replayed"
        with (
            many_hands(house.store, store_elsewhere(house), processes=processes) as hands,
            run.over(house.store, hands, root=root, folder=folder) as results,
        ):
            assert hands.at_work is (processes > 1)
            yield results

    return over


def test_what_came_to_be_known_later_is_not_in_it(sample: House, tmp_path: Path) -> None:
    half = sample.store.last_position() // 2
    day = sample.store.decode(sample.store.read_after(half - 1, 1)[0]).effective_on
    made(sample, tmp_path / "out", at=Point(half, day))
    found = report(tmp_path / "out")
    told = [
        fact["position"]
        for claim in found["claims"]
        for one in (*claim["rulings"], *claim["withheld"])
        for fact in one["facts"]
    ]
    assert max(told) <= half
    assert found["head"]["creditors"][0]["facts"] < sample.store.last_position()


def test_only_what_happened_in_the_period_is_ruled_on(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out", period=Span(date(2026, 9, 1), date(2026, 9, 30)))
    for claim in report(tmp_path / "out")["claims"]:
        assert claim["opened_on"] <= "2026-09-30"
        assert all("2026-09-01" <= one["on"] <= "2026-09-30" for one in claim["rulings"])


def test_of_some_claims_only_these_stand_in_it_and_it_says_so(
    sample: House, tmp_path: Path
) -> None:
    two = sample.store.streams(StreamKind.CLAIM)[:2]
    made(sample, tmp_path / "out", claims=frozenset(two))
    found = report(tmp_path / "out")
    assert [one["id"] for one in found["claims"]] == sorted(map(str, two))
    assert found["head"]["claims_asked"] == sorted(map(str, two))


def test_some_claims_stand_as_in_the_whole_and_only_they_and_their_debtors_are_read(
    sample: House,
) -> None:
    whole, through = lines_of(sample, None), sample.store.last_position()
    claims = sample.store.streams(StreamKind.CLAIM)
    assert list(whole.found) == sorted(claims)
    for some in (claims[::3], claims[1::3], claims[2::3], claims[:1]):
        asked = lines_of(sample, frozenset(some))
        assert asked.found == {one: whole.found[one] for one in sorted(some)}
        of_them = {*some, *(sample.collections.claim(one).debtor_id for one in some)}
        read = (sample.store.history(one, through=through) for one in of_them if one)
        assert asked.facts == sum(map(len, read)) < whole.facts


@dataclass(frozen=True, slots=True)
class Lines:
    """What a replay came to of each claim, and how many facts it read for that."""

    found: dict[UUID, Any]
    left_out: tuple[LeftOut, ...]
    facts: int


def lines_of(house: House, claims: frozenset[UUID] | None) -> Lines:
    """All claims of a house, or some, held to the obligations; no file is written."""
    asked = asked_of(house, claims=claims)
    with over_the_store(house, asked)(HeldToObligations.of(asked)) as results:
        found = {one.claim_id: one.value for one in results}
        return Lines(found, results.left_out, results.facts)


def test_people_read_each_violation_in_both_languages(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out")
    claims = report(tmp_path / "out")["claims"]
    violated = [
        (claim["invoice_number"], fact["fact"])
        for claim in claims
        for one in claim["rulings"]
        if one["verdict"] == "violated"
        for fact in one["facts"]
    ]
    assert violated
    for language in LANGUAGES:
        text = text_of((tmp_path / f"out/report.{language}.pdf").read_bytes())
        assert all(number in text and fact in text for number, fact in violated)


def test_nobody_is_named_in_it(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out")
    names = [one.name for one in (*CONSUMERS, *BUSINESSES)]
    assert len(names) > 5
    for one in (tmp_path / "out").iterdir():
        raw = one.read_bytes()
        text = text_of(raw) if one.suffix == ".pdf" else raw.decode("utf-8", "replace")
        assert [name for name in names if name in text] == [], one.name


def test_what_runs_withheld_stands_with_its_claim(sample: House, tmp_path: Path) -> None:
    made(sample, tmp_path / "out")
    held = [one for claim in report(tmp_path / "out")["claims"] for one in claim["withheld"]]
    assert {"task"} <= {one["what"] for one in held}
    assert {"claim.hold_placed", "claim.payment_promised"} <= {one["topic"] for one in held}


def test_what_cannot_be_read_is_named_and_the_others_stand(
    place: HousePlace, tmp_path: Path
) -> None:
    house = place.open()
    broken, sound = claim_from(house, CONSUMER), claim_from(house, PLAIN)
    row = next(one for one in house.store.read_after(0, 1_000) if one.stream == str(broken))
    with behind(place) as intruder:
        intruder.run("UPDATE stored_events SET state = '{}' WHERE POSITION = ?", row.position)
    made(house, tmp_path / "out")
    found = report(tmp_path / "out")
    assert [one["id"] for one in found["claims"]] == [str(sound)]
    [left_out] = found["left_out"]
    assert (left_out["stream"], left_out["code"]) == (str(broken), "error.IntegrityBroken")
    asked = lines_of(house, frozenset((broken, sound)))
    assert (list(asked.found), [one.stream for one in asked.left_out]) == ([sound], [str(broken)])
    for language in LANGUAGES:
        paper = text_of((tmp_path / f"out/report.{language}.pdf").read_bytes())
        assert str(broken) in paper.replace("\n", "").replace("\r", "")


def test_a_folder_with_something_in_it_stays_as_it_is(sample: House, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    made(sample, tmp_path / "out")
    before = digests(tmp_path / "out")
    with pytest.raises(FolderTaken):
        made(sample, tmp_path / "out")
    assert digests(tmp_path / "out") == before
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_names_that_a_killed_program_was_writing_go_when_the_next_report_is_written(
    tmp_path: Path,
) -> None:
    code = (
        "from pathlib import Path; from application.compliance.folder import whole_folder\n"
        f"with whole_folder(Path({str(tmp_path / 'out')!r})) as folder:\n"
        "    (folder / 'persons.csv').write_text('Voorbeeld')\n"
        "    print(folder.name, flush=True); input()"
    )
    with subprocess.Popen(
        (sys.executable, "-c", code), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writing:
        assert writing.stdout is not None
        half = tmp_path / writing.stdout.readline().strip()
        with whole_folder(tmp_path / "one"):
            assert (half / "persons.csv").exists()
        writing.kill()
    with whole_folder(tmp_path / "two"):
        assert not half.exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["one", "two"]


def test_where_there_is_no_room_nothing_is_left_and_it_is_said(
    sample: House, tmp_path: Path
) -> None:
    asked = asked_of(sample)

    @contextmanager
    def over(job: HeldToObligations) -> Iterator[ReplayResults]:
        with over_the_store(sample, asked)(job) as results:
            before = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
            try:
                yield results
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, before)

    made(sample, tmp_path / "before")  # so that only the files of the report are written
    with pytest.raises(DiskFull):
        write_report(sample, asked, tmp_path / "out", words=WORDS, over=over)
    assert [one.name for one in tmp_path.iterdir()] == ["before"]


def test_what_is_no_folder_cannot_hold_one(sample: House, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderUnfit):
        made(sample, tmp_path / "file" / "out")


def test_a_period_that_cannot_be_is_refused(sample: House, tmp_path: Path) -> None:
    day = timedelta(days=1)
    with pytest.raises(PeriodBackwards):
        made(sample, tmp_path / "out", period=Span(YEAR.first, YEAR.first - day))
    made(sample, tmp_path / "one", period=Span(END, END))
    with pytest.raises(PeriodAhead):
        made(sample, tmp_path / "out", period=Span(END + day, END + day))
