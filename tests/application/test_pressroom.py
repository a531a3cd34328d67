"""Letters set ahead by other processes are the letters that would have been set here."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.paper.press import HOUSE_LOOK
from application.house import House
from application.letters import pressroom
from application.letters.pressroom import PressJob, PressRoom, document, press_room
from application.run.day import run_day
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

LETTER = UUID("0192a000-0000-7000-8000-0000000000aa")


@pytest.fixture
def room() -> Iterator[PressRoom]:
    with press_room(2) as found:
        yield found


def sheet(**changes: object) -> PressJob:
    content: LetterContent = letter(LetterKind.REMINDER)
    return PressJob(Channel.EMAIL, content.model_copy(update=changes), HOUSE_LOOK)


def test_a_letter_made_ahead_has_the_bytes_of_one_made_here(room: PressRoom) -> None:
    room.begin(LETTER, sheet())
    assert room.take(LETTER, sheet()) == document(sheet())


def test_a_letter_whose_content_changed_meanwhile_is_made_anew(room: PressRoom) -> None:
    room.begin(LETTER, sheet())
    changed = sheet(reference="2026-0119 / anders")
    assert room.take(LETTER, changed) == document(changed)


def test_a_letter_that_lacks_what_it_must_say_is_refused_where_it_is_taken(
    room: PressRoom,
) -> None:
    unlawful = sheet(pay_by=None, term_days=None)
    room.begin(LETTER, unlawful)
    with pytest.raises(Refusal):
        room.take(LETTER, unlawful)


def test_a_process_that_is_killed_costs_time_and_no_letter(room: PressRoom) -> None:
    room.begin(LETTER, sheet())
    for press in multiprocessing.active_children():
        press.kill()
    assert room.take(LETTER, sheet()) == document(sheet())
    assert room.take(uuid4(), sheet()) == document(sheet())


def test_a_small_run_starts_no_process(tmp_path: Path) -> None:
    place = HousePlace("sqlite", "", tmp_path / "home")
    claim_from(place.open(presses=4), CONSUMER)
    run_day(place.open(presses=4))
    assert multiprocessing.active_children() == []
    place.close()


def test_a_run_with_presses_records_the_facts_of_a_run_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pressroom, "LETTERS_BEFORE", 2)
    found = [_facts_after_a_run(tmp_path / str(presses), presses) for presses in (1, 3)]
    assert found[0] == found[1]
    assert len(found[0]) == 8
    assert multiprocessing.active_children() == []


def _facts_after_a_run(home: Path, presses: int) -> dict[str, list[object]]:
    place = HousePlace("sqlite", "", home)
    house = place.open(presses=presses)
    claims = [_claim(house, number) for number in range(8)]
    report = run_day(house)
    assert report.counts() == {"letter_ordered": 8, "letter_sent": 8}
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
