"""A claim that came in old begins where a person says, over every door."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from domain.claim.events import Mark
from domain.errors import Refusal
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    sent_steps,
    topics,
    whats,
)
from tests.asking import choose_first_step

pytestmark = pytest.mark.both_stores

LATER = date(2026, 11, 23)
"""A Monday, eight months past the due day of the sample."""

NUMBER = "2026-0118"


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[HousePlace]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    place.clock.move_to(LATER, time(8, 0))
    yield place
    place.close()


def test_an_old_claim_waits_for_a_person_and_then_begins(place: HousePlace) -> None:
    place.clock.move_to(LATER, time(8, 0))
    house = place.open()
    claim = claim_from(house, CONSUMER)
    assert Mark.ENTERED_OLD in case_of(house, claim).claim.marks
    report = run_on(place, house, LATER)
    assert [(line.what, line.why) for line in report.lines] == [
        ("task", "choose_first_step: an old claim waits for a person")
    ]
    choose_first_step(house, claim, by=by(), step="reminder")
    creditor = case_of(house, claim).creditor.id
    assert topics(house, creditor)[-1] == "creditor.old_claim_admitted"
    assert whats(run_on(place, house, LATER)) == ["letter_ordered", "letter_sent"]
    assert sent_steps(house, claim) == ["reminder"]


def test_two_choices_take_two_places(place: HousePlace) -> None:
    place.clock.move_to(LATER, time(8, 0))
    house = place.open()
    first = claim_from(house, CONSUMER)
    second = claim_from(house, CONSUMER, (NUMBER, "2026-0999"))
    for claim in (first, second):
        choose_first_step(house, claim, by=by(), step="reminder")
    creditor = case_of(house, first).creditor
    assert creditor.admitted == {LATER: 2}


def test_the_same_choice_again_takes_no_second_place(place: HousePlace) -> None:
    place.clock.move_to(LATER, time(8, 0))
    house = place.open()
    claim = claim_from(house, CONSUMER)
    for _ in range(2):
        choose_first_step(house, claim, by=by(), step="reminder")
    assert case_of(house, claim).creditor.admitted == {LATER: 1}


def test_what_the_law_asks_is_not_passed_over(place: HousePlace) -> None:
    place.clock.move_to(LATER, time(8, 0))
    house = place.open()
    claim = claim_from(house, CONSUMER)
    with pytest.raises(Refusal, match=r"BW 6:96 lid 6"):
        choose_first_step(house, claim, by=by(), step="hand-over")


# --- over HTTP and on the page -----------------------------------------------------------------


@pytest.fixture
def old(sqlite: HousePlace) -> Iterator[tuple[Web, UUID]]:
    house = sqlite.open()
    claim = claim_from(house, CONSUMER)
    with browsing(house) as web:
        yield web, claim


def test_the_proposal_names_step_day_and_limitation(old: tuple[Web, UUID]) -> None:
    web, claim = old
    entry = web.read(f"/v1/claims/{claim}/entry")
    assert (entry["proposed"], entry["from_day"]) == ("reminder", "2026-11-23")
    assert (entry["barred_since"], entry["last_day_to_interrupt"]) == (None, "2028-03-17")
    page = web.page(f"/claims/{claim}")
    assert f'action="/claims/{claim}/first-step"' in page
    assert "Stuiten kan tot en met" in page


def test_a_person_chooses_on_the_page(old: tuple[Web, UUID]) -> None:
    web, claim = old
    assert web.send(claim, "first-step", step="reminder").status_code == 303
    assert web.read(f"/v1/claims/{claim}")["next"]["turn"] == "do"
    page = web.page(f"/claims/{claim}")
    assert f'action="/claims/{claim}/first-step"' not in page
    assert "wacht niet op haar eerste stap" in page
    assert web.refused(f"/v1/claims/{claim}/first-step", {"step": "call"})["code"] == (
        "entry.not_waiting"
    )
