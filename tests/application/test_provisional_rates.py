"""Past the day to which the rates are certain, whatever shows interest says it is provisional."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from adapters.paper import render_letter, text_of
from adapters.paper.dossier_page import render_dossier
from api.cli.claim_shown import show_claim
from api.cli.looking import show_rows, show_sums, show_work
from application.hand_over.dossier import build_dossier
from application.queries.claims import claim_out, see
from application.queries.lists import Wanted, overview_of, page_of, work_list_of
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.rates import VERIFIED_UNTIL, provisional_from
from domain.letter.order.content import specification
from domain.letter.text import LetterKind, check_specification, plain_text
from tests.api.webs import Web, browsing
from tests.application.houses import PLAIN, HousePlace, business_from, case_of
from tests.application.test_dossier_papers import AGENCY
from tests.paper_samples import BUSINESS, letter

LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
"""The last day of which each rate is known, and the day after it."""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    yield place
    place.close()


@pytest.fixture
def seen(place: HousePlace) -> Iterator[tuple[Web, UUID]]:
    place.clock.move_to(date(2026, 11, 20), time(8, 0))
    house = place.open()
    claim = business_from(house, PLAIN)
    place.clock.move_to(FIRST, time(8, 0))
    with browsing(house) as web:
        yield web, claim


def test_the_day_after_the_last_that_was_verified_is_the_first_provisional_one() -> None:
    assert set(VERIFIED_UNTIL.values()) == {LAST}
    assert provisional_from() == FIRST


@pytest.mark.parametrize(("day", "provisional"), [(LAST, False), (FIRST, True)])
def test_every_answer_that_shows_interest_says_so(
    seen: tuple[Web, UUID], day: date, *, provisional: bool
) -> None:
    web, claim = seen
    assert web.read(f"/v1/claims/{claim}?onDate={day}")["balance"]["provisional"] is provisional
    assert web.read(f"/v1/overview?onDate={day}")["provisional"] is provisional
    [row] = web.read(f"/v1/claims?onDate={day}")["rows"]
    assert row["provisional"] is provisional
    tasks = web.read(f"/v1/worklist?onDate={day}")["tasks"]
    assert {one["provisional"] for one in tasks if one["claim"]} == {provisional}


@pytest.mark.parametrize(("day", "provisional"), [(LAST, False), (FIRST, True)])
def test_every_page_that_shows_interest_says_so(
    seen: tuple[Web, UUID], day: date, *, provisional: bool
) -> None:
    web, claim = seen
    debtor = web.read(f"/v1/claims/{claim}")["debtor"]["id"]
    for path in ("/", "/werk", f"/claims/{claim}", f"/debiteuren/{debtor}"):
        text = web.client.get(f"{path}?on={day}").text
        if path.startswith("/deb") and not provisional:
            continue  # the page of a debtor is always of today
        assert ("is voorlopig: het percentage" in text) is provisional, path
    page = web.client.get(f"/claims/{claim}?on={day}").text
    assert ("Rente (voorlopig)" in page) is provisional


@pytest.mark.parametrize(("day", "provisional"), [(LAST, False), (FIRST, True)])
def test_the_command_line_says_so(
    seen: tuple[Web, UUID], capsys: pytest.CaptureFixture[str], day: date, *, provisional: bool
) -> None:
    web, claim = seen
    show_claim(claim_out(web.house, see(web.house, claim, on=day)))
    show_sums(overview_of(web.views, day))
    show_rows(page_of(web.views, Wanted(on=day)))
    show_work(work_list_of(web.views, day))
    out = capsys.readouterr().out
    assert out.count("De rente is voorlopig") == (4 if provisional else 0)
    assert ("(voorlopig percentage)" in out) is provisional


def test_a_dossier_says_so_in_its_balance_its_lines_and_its_data(seen: tuple[Web, UUID]) -> None:
    web, claim = seen
    case = case_of(web.house, claim)
    for day, provisional in ((LAST, False), (FIRST, True)):
        dossier = build_dossier(web.house, (case,), to=AGENCY, papers=(), today=day)
        assert dossier.balance.provisional is provisional
        text = text_of(render_dossier(dossier))
        assert ("Rente (voorlopig)" in text) is provisional
        assert ("(voorlopig percentage)" in " ".join(text.split())) is provisional
        assert ('"provisional": true' in dossier.as_json()) is provisional


def test_a_letter_says_so_in_its_text_and_below_its_row_and_is_held_back_where_it_does_not(
    seen: tuple[Web, UUID],
) -> None:
    web, claim = seen
    row = specification(case_of(web.house, claim).claim, on=FIRST)
    content = letter(
        LetterKind.FINAL_DEMAND,
        claims=(row,),
        debtor=BUSINESS,
        dated=FIRST,
        pay_by=date(2027, 1, 8),
        in_default_since=None,
    )
    assert content.provisional
    assert "voorlopig" in plain_text(content)
    paper = " ".join(text_of(render_letter(content)).split())
    assert "(voorlopig percentage)" in paper
    check_specification(paper, content)
    with pytest.raises(Refusal) as caught:
        check_specification(paper.replace("voorlopig", "geheel"), content)
    assert caught.value.code == "letter.text_missing"


def test_a_letter_of_the_last_certain_day_says_nothing_of_it(seen: tuple[Web, UUID]) -> None:
    web, claim = seen
    row = specification(case_of(web.house, claim).claim, on=LAST)
    content = letter(LetterKind.FINAL_DEMAND, claims=(row,), debtor=BUSINESS)
    assert row.interest > 0
    assert "voorlopig" not in plain_text(content)


def test_one_task_for_each_creditor_asks_for_the_new_rate_from_the_first_day_without_one(
    seen: tuple[Web, UUID],
) -> None:
    web, _ = seen
    name = Task.NEW_RATE.value
    assert web.read(f"/v1/worklist?onDate={LAST}&task={name}")["tasks"] == []
    [task] = web.read(f"/v1/worklist?onDate={FIRST}&task={name}")["tasks"]
    assert (task["claim"], task["since"]) == (None, "2027-01-01")
    assert task["why"] == "interest is provisional from 2027-01-01"
    assert "Rentepercentage bijwerken" in web.client.get("/werk").text
