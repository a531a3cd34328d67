"""The daily run over a large portfolio: time, letters a second, memory; stopped and gone on with.

``python -m benchmarks.day_run --claims 100000 --due 20000 [--postgres] [--disturbed]``. The
claims that are due have come to their step by runs of the program itself on earlier days. With
``--disturbed`` the same portfolio is run a second time, stopped in the middle and gone on with,
and the facts of every claim and letter are compared with those of the undisturbed run.
"""

import argparse
import resource
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from pydantic_core import to_json

from application.by import By
from application.house import House
from application.run.day import run_day
from application.run.report import RunReport
from application.views import Views, views_of
from benchmarks.portfolio import CREDITOR, MAIN_DAY, Cohort, cohorts, write
from domain.facts import StreamKind
from domain.letter.state import LetterStatus
from tests.application.houses import HousePlace, clock_at
from tests.asking import know_payments
from tests.conftest import postgres_server


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--due", type=int, default=20_000)
    options.add_argument("--postgres", action="store_true")
    options.add_argument("--disturbed", action="store_true")
    said = options.parse_args()
    plan = cohorts(claims=said.claims, due=said.due)
    with ExitStack() as doors:
        folder = Path(doors.enter_context(tempfile.TemporaryDirectory(prefix="day-run-")))
        url = doors.enter_context(postgres_server()) if said.postgres else ""
        place = HousePlace("postgres" if url else "sqlite", url, folder / "whole")
        print(f"{said.claims:,} claims, {said.due:,} due, {place.engine}")
        undisturbed = measured(place, plan, stop_after=None)
        if not said.disturbed:
            return 0
        other = doors.enter_context(place.another("disturbed"))
        disturbed = measured(other, plan, stop_after=said.due // 2)
    print(f"facts of the undisturbed run  {undisturbed}")
    print(f"facts of the disturbed run    {disturbed}")
    print("the same" if undisturbed == disturbed else "DIFFERENT")
    return int(undisturbed != disturbed)


def measured(place: HousePlace, plan: tuple[Cohort, ...], *, stop_after: int | None) -> str:
    """Write the portfolio, walk it to the day, run it, and give the digest of what is known."""
    place.clock = clock_at(date(2026, 1, 2))
    with place.opened() as house, views_of(house) as views:
        began = time.perf_counter()
        written = write(house, plan, told=lambda _n: None)
        told("portfolio written", began)
        walk(place, house, plan, written.claims)
        began = time.perf_counter()
        views.catch_up()
        told("views level", began)
        morning(place, house, MAIN_DAY)
        print(f"  on {MAIN_DAY}: {views.worklist.due_count(MAIN_DAY):,} candidates")
        whole_run(house, views, stop_after)
        report_of(house)
        return digest(house)


def walk(
    place: HousePlace, house: House, plan: tuple[Cohort, ...], claims: dict[str, list[UUID]]
) -> None:
    """Bring each cohort to its step by the runs of earlier days."""
    days = sorted((day, cohort.name) for cohort in plan for day in cohort.walked_on)
    for day, name in days:
        morning(place, house, day)
        began = time.perf_counter()
        run_day(house, candidates=lambda _day, name=name: iter(claims[name]))  # type: ignore[misc]  # the loop's own name
        told(f"walked {name} on {day}", began)


def morning(place: HousePlace, house: House, day: date) -> None:
    """Come to work on a day: yesterday's payments are known."""
    place.clock.move_to(day)
    by = By(key=f"bank {day}", actor="bank")
    know_payments(house, CREDITOR, by=by, through=day - timedelta(days=1))


def whole_run(house: House, views: Views, stop_after: int | None) -> None:
    """Do the day's run, stopped once where that is asked, and say how fast it was."""
    looks = [0]

    def stop() -> bool:
        looks[0] += 1
        return stop_after is not None and looks[0] > stop_after

    began = time.perf_counter()
    first = run_day(house, candidates=views.candidates, stop=stop, progress=_progress)
    if first.stopped:
        print(f"  stopped after {first.looked_at:,} claims")
        views.catch_up()
        _said(run_day(house, candidates=views.candidates), time.perf_counter() - began)
    else:
        _said(first, time.perf_counter() - began)


def _progress(looked_at: int, line: object) -> None:
    if line is None and looked_at % 2_000 == 0:
        print(f"    {looked_at:,} looked at, {_memory()} MB", flush=True)


def _said(report: RunReport, seconds: float) -> None:
    counts = report.counts()
    letters = counts["letter_sent"]
    print(f"  run: {seconds:.1f} s, {report.looked_at:,} claims, {dict(sorted(counts.items()))}")
    print(f"  {letters / seconds:.0f} letters/s, peak {_memory()} MB")


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def told(what: str, began: float) -> None:
    """Say how long something took."""
    print(f"  {what}: {time.perf_counter() - began:.1f} s, {_memory()} MB", flush=True)


def report_of(house: House) -> None:
    """Hold the run to its rules: one letter each, one charge for each claim handed over."""
    statuses = [
        house.collections.letter(one).status for one in house.store.streams(StreamKind.LETTER)
    ]
    unsent = [status for status in statuses if status is not LetterStatus.SENT]
    print(f"  {len(statuses):,} letters, {len(unsent)} of them not sent")


def digest(house: House) -> str:
    """One hash over every fact of every claim and letter, with its day and its order.

    Without the hash of the dossier, which names the leaves of its own store: those are salted.
    """
    hashed = sha256()
    for kind in (StreamKind.CLAIM, StreamKind.LETTER):
        for stream in sorted(house.store.streams(kind)):
            for recorded in house.collections.history(stream):
                fact = recorded.fact
                hashed.update(f"{stream}:{recorded.originator_version}:{fact.TOPIC}".encode())
                hashed.update(f"{recorded.effective_on}:{recorded.actor}".encode())
                hashed.update(to_json(fact.model_dump(mode="json", exclude={"dossier_sha256"})))
    return hashed.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
