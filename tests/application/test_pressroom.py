"""Letters set ahead by other processes are the letters that would have been set here."""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep
from uuid import UUID

import pytest

from adapters.paper.press import HOUSE_LOOK
from application.house import House
from application.letters import pressroom
from application.letters.pressroom import PressJob, PressRoom, document, press_room
from application.run import day
from application.run.day import every_claim, run_day
from domain.claim.events import Channel
from domain.errors import Refusal
from domain.letter.text import LetterContent, LetterKind
from tests.application.houses import (
    CONSUMER,
    NO_MAIL,
    HousePlace,
    claim_from,
    facts_of,
    letters,
    statuses,
)
from tests.paper_samples import letter


@pytest.fixture
def room() -> Iterator[PressRoom]:
    with press_room() as found:
        found.start(2)
        yield found


def sheet(**changes: object) -> PressJob:
    content: LetterContent = letter(LetterKind.REMINDER)
    return PressJob(Channel.EMAIL, content.model_copy(update=changes), HOUSE_LOOK)


def test_a_letter_set_by_another_process_has_the_bytes_of_one_set_here(room: PressRoom) -> None:
    assert room.document(sheet()) == document(sheet())
    assert multiprocessing.active_children()


def test_a_letter_that_lacks_what_it_must_say_is_refused_where_it_is_asked_for(
    room: PressRoom,
) -> None:
    with pytest.raises(Refusal):
        room.document(sheet(pay_by=None, term_days=None))


def test_a_process_that_is_killed_costs_time_and_no_letter(room: PressRoom) -> None:
    sheets = [sheet(reference=f"2026-0119 / {number}") for number in range(6)]
    with ThreadPoolExecutor(len(sheets)) as threads:
        coming = [threads.submit(room.document, one) for one in sheets]
        while not multiprocessing.active_children():
            sleep(0.01)
        for press in multiprocessing.active_children():
            press.kill()
        assert [one.result() for one in coming] == [document(one) for one in sheets]
    assert room.document(sheet()) == document(sheet())


def test_presses_that_were_killed_are_started_anew_twice(room: PressRoom) -> None:
    for _ in range(pressroom.MOST_LOST):
        assert room.document(sheet()) == document(sheet())
        presses = multiprocessing.active_children()
        assert presses
        for press in presses:
            press.kill()
            press.join()
        assert room.document(sheet()) == document(sheet())
    assert room.document(sheet()) == document(sheet())
    assert multiprocessing.active_children() == []


def test_a_press_that_does_not_answer_is_ended_and_its_letter_made_here(
    room: PressRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.document(sheet())
    monkeypatch.setattr(pressroom, "PATIENCE_SECONDS", 0.1)
    for press in multiprocessing.active_children():
        os.kill(press.pid or 0, signal.SIGSTOP)
    assert room.document(sheet()) == document(sheet())
    assert multiprocessing.active_children() == []


def test_a_press_loads_no_case_before_it_is_given_a_dossier() -> None:
    code = "import sys, application.letters.proof; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = said.stdout.split()
    assert "domain.letter.text" in loaded
    assert {"domain.case", "domain.claim", "application.house"}.isdisjoint(loaded)


@pytest.mark.parametrize("limit", [resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC])
def test_where_no_process_can_be_started_every_letter_is_made_here(limit: int) -> None:
    """In a program of its own, whose limit is lowered once it has loaded all it needs."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.application.without_presses", str(limit)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert said.stdout.splitlines()[-1:] == ["3 letters"], said.stderr


def test_a_small_run_starts_no_process(tmp_path: Path) -> None:
    place = HousePlace("sqlite", "", tmp_path / "home")
    claim_from(place.open(presses=4), CONSUMER)
    run_day(place.open(presses=4))
    assert multiprocessing.active_children() == []
    place.close()


def test_a_run_in_lanes_records_the_facts_of_a_run_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one = _facts_after_a_run(tmp_path / "one by one", presses=1)
    monkeypatch.setattr(day, "ONE_BY_ONE", 2)
    found = [_facts_after_a_run(tmp_path / str(presses), presses) for presses in (1, 3)]
    assert found == [one_by_one, one_by_one]
    assert len(one_by_one) == 8
    assert multiprocessing.active_children() == []


def _facts_after_a_run(home: Path, presses: int) -> dict[str, list[object]]:
    place = HousePlace("sqlite", "", home)
    house = place.open(presses=presses)
    claims = [_claim(house, number) for number in range(8)]
    report = run_day(house)
    assert report.counts() == {"letter_ordered": 8, "letter_sent": 8}
    assert [line.claim_id for line in report.lines[::2]] == list(every_claim(house)(house.today))
    assert {status.value for status in statuses(house)} == {"sent"}
    assert len({one.document_sha256 for one in letters(house)}) == 8
    found = {house.collections.claim(one).invoice_number: _seen(house, one) for one in claims}
    place.close()
    return found


def _claim(house: House, number: int) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL, ("<cbc:ID>2026-0118<", f"<cbc:ID>2026-9{number}<"))


def _seen(house: House, claim: UUID) -> list[object]:
    drawn = {"letter_id", "debtor_id", "creditor_id", "document_sha256"}
    return [fact.model_dump(exclude=drawn) for fact in facts_of(house, claim)]
