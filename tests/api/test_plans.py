"""Plans on the command line, over HTTP and on their page; own plans down to the views."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from api.cli.main import app
from application.house import House
from application.views import views_of
from domain.dunning.plan.document import PLANS
from domain.errors import Refusal
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from, topics
from tests.asking import choose_plans, decide_step, move_to_plan, upload_plan
from tests.domain.test_own_plans import MINE

UNLAWFUL = Path(__file__).parents[1] / "samples" / "plans" / "unlawful.toml"


def ran(code: int, *words: object) -> str:
    result = CliRunner().invoke(app, ["plan", *map(str, words)], env={"COLUMNS": "220"})
    assert result.exit_code == code, result.output
    return result.stdout


# --- without a store ---------------------------------------------------------------------------


def test_a_lawful_plan_passes_the_lint_with_code_nought(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    said = ran(0, "lint", file)
    assert "mine.toml: lawful; 0 to correct, 2 to consider." in said
    assert "nobody calls the debtor" in said


def test_an_unlawful_plan_leaves_with_code_one_and_all_its_findings() -> None:
    said = ran(1, "lint", UNLAWFUL)
    assert "unlawful.toml: refused; 14 to correct, 3 to consider." in said
    assert "unlawful.toml, line 22: step 'late-call'" in said
    assert "(Bki art. 4.2)" in said


def test_the_lint_speaks_json() -> None:
    found = json.loads(ran(1, "lint", UNLAWFUL, "--json"))["findings"]
    refused = [one for one in found if one["severity"] == "refuse"]
    assert len(refused) == 14
    assert set(refused[0]) == {
        *("severity", "code", "message", "line", "step", "article", "way_out"),
    }


def test_every_plan_of_the_house_is_listed_and_shown() -> None:
    rows = json.loads(ran(0, "list", "--json"))
    assert [row["key"] for row in rows] == sorted(PLANS)
    for key in PLANS:
        shown = json.loads(ran(0, "show", key, "--on", "2026-01-31", "--json"))
        assert shown["plan"] == key
        assert all(rows for rows in shown["timelines"].values())


def test_a_plan_is_shown_by_name_for_one_kind_of_debtor_with_its_picture(tmp_path: Path) -> None:
    svg = tmp_path / "plan.svg"
    said = ran(0, "show", "four-steps", "--on", "2026-01-31", "--for", "consumer", "--svg", svg)
    assert "13 Feb 2026" in said
    assert "Bedrijf" not in said
    drawn = ET.fromstring(svg.read_text())  # noqa: S314 - our own picture
    texts = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "Veertiendagenbrief per post" in texts
    assert "t/m 3 mrt" in texts
    assert not list(drawn.iter("{http://www.w3.org/2000/svg}script"))


def test_the_days_shown_are_those_the_plan_is_walked_on() -> None:
    shown = json.loads(ran(0, "show", "four-steps@1", "--on", "2026-01-31", "--json"))
    rows = [(row["on"], row["what"]) for row in shown["timelines"]["Consument"]]
    assert rows == [
        ("2026-02-02", "reminder"),
        ("2026-02-10", "default"),
        ("2026-02-10", "call"),
        ("2026-02-13", "fourteen_day_letter"),
        ("2026-03-05", "costs"),
        ("2026-03-05", "hand_over"),
    ]


def test_a_plan_that_is_not_there_is_a_refusal() -> None:
    assert ran(2, "show", "nowhere") == ""


# --- own plans ---------------------------------------------------------------------------------


@pytest.fixture
def claim(house: House) -> UUID:
    """Give the claim of a consumer on an invoice of 90.00, on the day after its due day."""
    return claim_from(house, CONSUMER)


def uploaded(house: House, claim: UUID) -> UUID:
    creditor = case_of(house, claim).creditor.id
    upload_plan(house, creditor, by=by(), text=MINE, name="mine.toml")
    return creditor


def test_an_uploaded_plan_is_chosen_and_a_new_claim_begins_with_it(
    house: House, claim: UUID
) -> None:
    creditor = uploaded(house, claim)
    choose_plans(house, creditor, by=by(), consumers="mine@1")
    assert case_of(house, claim).plan.key != "mine@1"
    later = claim_from(house, CONSUMER, ("2026-0118", "2026-0119"))
    assert case_of(house, later).plan.key == "mine@1"
    assert topics(house, creditor)[-2:] == ["creditor.plan_uploaded", "creditor.terms_changed"]


@pytest.mark.both_stores
def test_the_views_know_an_uploaded_plan(house: House, claim: UUID) -> None:
    uploaded(house, claim)
    with views_of(house) as views:
        move_to_plan(house, claim, by=replace(by(), reason_text="klant vroeg erom"), plan="mine@1")
        views.catch_up()
        rows = [*views.worklist.due(house.today.replace(year=house.today.year + 1))]
    assert [row.step for row in rows if row.claim_id == claim] == ["first"]


def test_a_new_version_leaves_running_claims_on_theirs(house: House, claim: UUID) -> None:
    creditor = uploaded(house, claim)
    move_to_plan(house, claim, by=replace(by(), reason_text="proef"), plan="mine@1")
    second = MINE.replace("version = 1", "version = 2").replace("days = 2", "days = 40")
    upload_plan(house, creditor, by=by(), text=second, name="mine.toml")
    choose_plans(house, creditor, by=by(), consumers="mine@2")
    case = case_of(house, claim)
    assert (case.plan.key, case.plan.step[0].days) == ("mine@1", 2)


def test_a_step_that_does_not_wait_for_a_person_cannot_be_decided(
    house: House, claim: UUID
) -> None:
    with pytest.raises(Refusal) as caught:
        decide_step(house, claim, by=by(), step="hand-over")
    assert caught.value.code == "step.not_asked"


# --- over HTTP ---------------------------------------------------------------------------------


@pytest.fixture
def one_place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def one_house(one_place: HousePlace) -> House:
    return one_place.open()


@pytest.fixture
def claim_id(one_house: House) -> UUID:
    return claim_from(one_house, CONSUMER)


@pytest.fixture
def web(one_house: House) -> Iterator[Web]:
    with browsing(one_house) as served:
        yield served


def test_plans_are_listed_shown_and_drawn_over_http(web: Web) -> None:
    keys = [row["key"] for row in web.read("/v1/plans")]
    assert keys == sorted(PLANS)
    shown = web.read("/v1/plans/six-steps@1", **{"on": "2026-01-31", "for": "business"})
    assert list(shown["timelines"]) == ["Bedrijf"]
    picture = web.client.get("/v1/plans/six-steps@1/timeline.svg?onDate=2026-01-31")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert web.client.get("/v1/plans/nowhere").status_code == 404


def test_the_page_of_plans_shows_a_picture_of_each(web: Web) -> None:
    page = web.client.get("/plannen?on=2026-01-31")
    assert page.status_code == 200
    assert page.text.count("<svg") == len(PLANS)
    assert "<script" not in page.text


def test_a_plan_is_uploaded_chosen_and_moved_to_over_http(web: Web, claim_id: UUID) -> None:
    creditor = web.read(f"/v1/claims/{claim_id}")["creditor"]["id"]
    sent = web.client.post(
        f"/v1/creditors/{creditor}/plans", content=MINE, headers={"Idempotency-Key": "one"}
    )
    assert sent.json()["facts"][0]["topic"] == "creditor.plan_uploaded"
    unlawful = web.client.post(
        f"/v1/creditors/{creditor}/plans",
        content=UNLAWFUL.read_bytes(),
        headers={"Idempotency-Key": "two"},
    )
    assert (unlawful.status_code, unlawful.json()["code"]) == (422, "plan.refused")
    assert "Bki art. 4.2" in unlawful.json()["article"]
    keys = [row["key"] for row in web.read("/v1/plans", creditor=creditor)]
    assert "mine@1" in keys
    web.done(f"/v1/creditors/{creditor}/chosen-plans", {"consumers": "mine@1"})
    no = web.refused(f"/v1/claims/{claim_id}/plan", {"plan": "mine@1", "reason_text": " "})
    assert no["code"] == "plan.no_reason"
    web.done(f"/v1/claims/{claim_id}/plan", {"plan": "mine@1", "reason_text": "afspraak"})
    last = web.read(f"/v1/claims/{claim_id}/audit-trail")["facts"][-1]
    assert last["topic"] == "claim.plan_changed"
    assert "afspraak" not in str(last)


def test_the_id_of_a_claim_is_nobody_who_has_plans(web: Web, claim_id: UUID) -> None:
    sent = web.client.post(
        f"/v1/creditors/{claim_id}/plans", content=MINE, headers={"Idempotency-Key": "one"}
    )
    assert (sent.status_code, sent.json()["code"]) == (404, "creditor.unknown")
    assert web.client.get("/v1/plans", params={"creditor": str(claim_id)}).status_code == 404


def test_a_plan_that_is_no_text_is_refused_and_no_failure_of_ours(web: Web, claim_id: UUID) -> None:
    creditor = web.read(f"/v1/claims/{claim_id}")["creditor"]["id"]
    answer = web.client.post(
        f"/v1/creditors/{creditor}/plans",
        content=b"\xff\xfe\x00plan",
        headers={"Idempotency-Key": "binary"},
    )
    assert answer.status_code == 422
