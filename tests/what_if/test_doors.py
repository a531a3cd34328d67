"""The question at its doors: bodies, files, pictures, and a page that keeps nothing."""

import csv
import io
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from api.words.language import speaking
from api.words.what_if import LIMITS
from api.words.what_if_picture import picture_of
from application.queries.what_if import LIMITS as ENGLISH
from application.queries.what_if_shapes import WhatIfOut
from domain.facts import StreamKind
from tests import asking
from tests.api.test_cli import Shell, empty, shell
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_until

__all__ = ["empty", "shell"]

LAST = MARCH + timedelta(days=40)
_OF_OURS = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
OVER = {"from": str(MARCH), "to": str(LAST)}


@pytest.fixture
def web(place: HousePlace) -> Iterator[Web]:
    house = place.open()
    claim_from(house, CONSUMER)
    run_until(place, house, MARCH, LAST)
    with browsing(house) as served:
        yield served


def plan_text(name: str) -> str:
    """The text of a plan of the house, under a name of one's own."""
    found = next(Path("domain").rglob(f"{name}*.toml"))
    return found.read_text("utf-8")


def test_two_plans_are_answered_side_by_side_with_position_and_limits(web: Web) -> None:
    told = web.done("/v1/what-if", {"plan": "consumer@1", **OVER})
    assert [one["plan"] for one in told["plans"]] == ["consumer@1", ""]
    assert told["position"] == web.house.store.last_position()
    assert told["over"] == "history"
    assert {one["code"] for one in told["limits"]} >= {"money_is_the_same", "letters_arrive"}
    [claim] = told["differ"]
    assert [one["plan"] for one in claim["under"]] == ["consumer@1", "four-steps@1"]


def test_asking_records_nothing_and_is_no_reading_of_a_debtor(web: Web) -> None:
    before, read = web.house.store.last_position(), web.read("/v1/reads")
    web.done("/v1/what-if", {"plan": "consumer@1", **OVER})
    assert web.house.store.last_position() == before
    assert web.read("/v1/reads") == read


def test_a_plan_the_law_forbids_is_refused_with_all_that_is_wrong(web: Web) -> None:
    unlawful = plan_text("consumer").replace('name = "consumer"', 'name = "own"')
    unlawful = unlawful.replace("term_days = 14", "term_days = 3")
    told = web.refused("/v1/what-if", {"plan": unlawful, **OVER})
    assert told["code"] == "plan.refused"
    assert told["article"].startswith("BW ")


def test_several_lines_that_are_no_plan_are_read_as_one_and_not_as_a_name(web: Web) -> None:
    told = web.refused("/v1/what-if", {"plan": "Oosterbeek\nMeulen\n", **OVER})
    assert told["code"] == "plan.refused"
    assert "line 1" in told["detail"]


def test_a_changed_plan_under_a_name_of_the_house_is_refused(web: Web) -> None:
    changed = plan_text("consumer") + "\n# changed\n"
    again = web.done("/v1/what-if", {"plan": changed, **OVER})
    assert again["plans"][0]["plan"] == "consumer@1"
    other = changed.replace("days = 3", "days = 5", 1)
    told = web.refused("/v1/what-if", {"plan": other, **OVER})
    assert told["code"] == "plan.name_of_the_house"


def test_another_plan_under_a_name_and_version_of_the_creditor_is_refused(web: Web) -> None:
    """Else the plan that he has would be tried, and called the one that was sent."""
    own = plan_text("consumer").replace('name = "consumer"', 'name = "own"')
    [creditor] = web.house.store.streams(StreamKind.CREDITOR)
    asking.upload_plan(web.house, creditor, by=by(), text=own)
    assert web.done("/v1/what-if", {"plan": own, **OVER})["plans"][0]["plan"] == "own@1"
    other = own.replace("days = 3", "days = 5", 1)
    told = web.refused("/v1/what-if", {"plan": other, **OVER})
    assert told["code"] == "plan.version_used"


def test_a_pasted_plan_of_ones_own_is_tried(web: Web) -> None:
    own = plan_text("consumer").replace('name = "consumer"', 'name = "own"')
    told = web.done("/v1/what-if", {"plan": own, "beside": "consumer@1", **OVER})
    assert [one["plan"] for one in told["plans"]] == ["own@1", "consumer@1"]
    assert told["differing"] == 0


def test_the_page_takes_a_choice_a_text_or_a_file(web: Web) -> None:
    days = {"first": str(MARCH), "last": str(LAST)}
    own = plan_text("consumer").replace('name = "consumer"', 'name = "own"')
    for said, files in (
        ({"plan": "consumer@1"}, None),
        ({"plan": "business@1", "text": own}, None),
        ({"plan": "business@1"}, [("file", ("own.toml", own.encode()))]),
    ):
        answer = web.client.post(
            "/plannen/proef", data={**said, **days}, files=files, headers=_OF_OURS
        )
        assert answer.status_code == 200
        assert "data:image/svg+xml;base64," in answer.text
        assert "Vorderingen die anders gaan</h2>" not in answer.text
        assert "Vorderingen die anders gaan (1)" in answer.text


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"plan": "", "first": "2026-03-18", "last": "2026-03-19"}, 422),
        ({"plan": "consumer@1", "first": "", "last": "2026-03-19"}, 422),
        ({"plan": "no-such-plan", "first": "2026-03-18", "last": "2026-03-19"}, 404),
    ],
)
def test_the_page_says_what_is_wrong_and_keeps_what_was_filled_in(
    web: Web, said: dict[str, str], code: int
) -> None:
    answer = web.client.post(
        "/plannen/proef",
        data=said,
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == code
    assert "Niet geprobeerd." in answer.text
    assert said["last"] in answer.text


def test_the_form_is_found_from_the_plans(web: Web) -> None:
    assert "/plannen/proef" in web.page("/plannen")
    assert "Probeer" in web.page("/plannen/proef")


def test_the_command_writes_a_picture_and_csv(shell: Shell, tmp_path: Path) -> None:
    place = HousePlace("sqlite", "", shell.home)
    with place.opened() as house:
        claim_from(house, CONSUMER)
        run_until(place, house, MARCH, LAST)
    place.close()
    picture = tmp_path / "plans.svg"
    asked = ("what-if", "--plan", "consumer@1", "--from", str(MARCH), "--to", str(LAST))
    printed = shell.run(*asked, "--csv", "--chart", str(picture)).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert {row["plan"] for row in rows} == {"consumer@1", ""}
    assert any(row["what"] == "letters" for row in rows)
    assert picture.read_text("utf-8").rstrip().endswith("</svg>")
    table = shell.run(*asked).stdout
    assert "1 claim goes otherwise." in table


def test_the_picture_is_the_same_bytes_keeps_its_text_and_names_no_moment(web: Web) -> None:
    told = WhatIfOut.model_validate(web.done("/v1/what-if", {"plan": "consumer@1", **OVER}))
    with speaking("nl"):
        drawn, again = picture_of(told), picture_of(told)
    with speaking("en"):
        english = picture_of(told)
    assert drawn == again
    assert "Veertiendagenbrief, post" in drawn
    assert "Fourteen-day letter, post" in english
    assert "<dc:date>" not in drawn


def test_every_limit_has_words_in_both_languages() -> None:
    assert LIMITS.keys() == ENGLISH.keys()
