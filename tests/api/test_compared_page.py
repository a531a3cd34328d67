"""The page that sets two points side by side, in both languages."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from api.cli.compared import show_compared
from api.words.language import speaking
from application.queries.compared import ComparedOut
from domain.money import cents_from
from projections.segments import HORIZON
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, NO_MAIL, HousePlace, claim_from, run_until

DAY = timedelta(days=1)
GONE = date(2026, 4, 18)
"""The Saturday on which the sample consumer's claim is handed over."""


@pytest.fixture
def web(place: HousePlace) -> Iterator[Web]:
    house = place.open()
    claim_from(house, CONSUMER)
    with browsing(house) as served:
        yield served


def test_two_points_stand_side_by_side_with_the_claims_that_differ(web: Web) -> None:
    page = web.client.get("/vergelijking")
    assert page.status_code == 200
    assert "Twee momenten naast elkaar" in page.text
    assert page.text.count("bekend op positie") == 2
    assert "Vorderingen die verschillen: 1" in page.text  # its invoice only came today
    assert "niet bekend" in page.text


def test_what_cannot_be_read_or_is_not_there_is_refused_with_its_way_out(web: Web) -> None:
    page = web.client.get("/vergelijking", params={"known_at": "straks"})
    assert page.status_code == 400
    like = "is geen moment, zoals 2026-03-17 12:00, en geen positie, zoals 1234"
    assert f"Eerste, bekend op: {like}." in page.text
    page = web.client.get("/vergelijking", params={"other_known_at": "999999"})
    assert page.status_code in {400, 409, 422}
    assert "Zo ver gaat het log nog niet" in page.text


@pytest.mark.parametrize("days", [0, 1])
def test_a_comparison_behind_what_lists_reckon_says_how_far_interest_runs(
    web: Web, capsys: pytest.CaptureFixture[str], days: int
) -> None:
    other = HORIZON + days * DAY
    page = web.client.get("/vergelijking", params={"on": str(HORIZON), "other_on": str(other)})
    assert page.status_code == 200
    assert ("of de laatste boeking daarna" in page.text) is bool(days)
    told = web.client.get(f"/v1/overview/compare?onDate={HORIZON}&otherOn={other}")
    show_compared(ComparedOut.model_validate(told.json()))
    assert ("of de laatste boeking daarna" in capsys.readouterr().out) is bool(days)


def _cents(row: str) -> list[int]:
    """The amounts of a row, in cents, as the page writes them; a dash is nothing."""
    cells = re.findall(r'<td class="number[^>]*>(?:<strong>)?([^<]+)', row)
    plain = (
        one.replace("\N{NO-BREAK SPACE}", "").replace(".", "").replace("€", "") for one in cells
    )
    return [
        cents_from(one.replace("\N{MINUS SIGN}", "-").replace(",", ".")) if "," in one else 0
        for one in plain
    ]


def test_what_was_handed_over_stands_below_the_total_and_all_together_is_what_the_rows_differ(
    place: HousePlace, capsys: pytest.CaptureFixture[str]
) -> None:
    house = place.open()
    claim_from(house, CONSUMER, NO_MAIL)
    run_until(place, house, MARCH, GONE)
    with browsing(house) as web:
        on = f"on={GONE - DAY}&other_on={GONE}"
        page = web.client.get(f"/vergelijking?{on}").text
        overview = web.client.get("/").text
        told = web.client.get(f"/v1/overview/compare?onDate={GONE - DAY}&otherOn={GONE}")
    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", page, re.DOTALL)
    total, apart, together, claim = rows[-4:]
    assert "Uit handen gegeven, niet in het totaal" in apart
    assert "(niet in het totaal)" in claim
    assert _cents(together) == [
        sum(both) for both in zip(_cents(total), _cents(apart), strict=True)
    ]
    assert _cents(together)[-1] == _cents(claim)[-1] > 0
    assert "Incassokosten: " in claim
    assert "Volgende stap: " in claim
    [asked] = re.findall(r"Wat uit handen is gegeven telt hierin niet mee:.*?</a>", overview)
    assert "1 vordering" in asked
    assert re.search(r"(€[^<]*)</a>", asked)[1] in apart  # type: ignore[index]  # else it fails here
    with speaking("en"):
        show_compared(ComparedOut.model_validate(told.json()))
    [in_shell] = [one for one in capsys.readouterr().out.splitlines() if "all together" in one]
    assert f"{_cents(together)[-1] / 100:.2f}" in in_shell
