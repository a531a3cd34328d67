"""A step that needs approval waits in the run, on the work list and on the page."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from api.commanding.opening import change_terms
from api.listing import approvals_of
from api.wiring import House
from domain.creditor.events import TermsChanged
from domain.dunning import plan as plans
from domain.dunning.plan import PLANS, Plan
from tests.api.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    sent_steps,
    topics,
    whats,
)
from tests.api.webs import Web, browsing


@pytest.fixture
def careful(monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a plan of the house whose reminder needs approval."""
    four = PLANS["four-steps@1"]
    first, *rest = four.step
    steps = (first.model_copy(update={"needs_approval": True}), *rest)
    made: Plan = four.model_copy(update={"name": "careful", "step": steps})
    monkeypatch.setattr(plans, "PLANS", {**PLANS, made.key: made})
    return made.key


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    yield place.open()
    place.close()


@pytest.fixture
def claim(house: House, careful: str) -> UUID:
    """Give a claim on that plan: its creditor is known by an earlier one."""
    creditor = case_of(house, claim_from(house, PLAIN)).creditor.id
    terms = TermsChanged(plan_for_consumers=careful, plan_for_businesses=careful)
    change_terms(house, creditor, by=by(), terms=terms)
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    del claim  # it is there before the views are read
    with browsing(house) as served:
        yield served


def run(web: Web) -> list[str]:
    place = HousePlace("sqlite", "", web.house.home)
    report = run_on(place, web.house, MARCH)
    web.views.catch_up()
    return whats(report)


def test_the_run_asks_and_an_approved_step_goes_out(web: Web, claim: UUID) -> None:
    assert run(web) == ["task"]
    assert [task.claim for task in approvals_of(web.views, MARCH)] == [claim]
    done = web.done(f"/v1/claims/{claim}/approvals", {"approved": True})
    assert done["facts"][0]["topic"] == "claim.step_approved"
    assert approvals_of(web.views, MARCH) == []
    assert run(web) == ["letter_ordered", "letter_sent"]
    assert sent_steps(web.house, claim) == ["reminder"]


def test_a_declined_step_does_not_go_out_and_says_why_to_a_person_only(
    web: Web, claim: UUID
) -> None:
    web.done(f"/v1/claims/{claim}/approvals", {"approved": False, "why": "Belt zelf met de klant"})
    assert run(web) == ["task"]
    assert sent_steps(web.house, claim) == []
    assert topics(web.house, claim)[-1] == "claim.step_declined"
    raw = (web.house.home / "vordering.sqlite3").read_bytes()
    assert b"Belt zelf" not in raw
    again = web.refused(f"/v1/claims/{claim}/approvals", {"approved": True, "step": "call"})
    assert again["code"] == "approval.not_asked"


def test_a_person_approves_on_the_work_list_or_on_the_page(web: Web, claim: UUID) -> None:
    assert "Keur goed" in web.page("/werk")
    page = web.page(f"/claims/{claim}")
    assert "Keur goed" in page
    assert "Keur af" in page
    assert web.send(claim, "afkeuring", step="reminder", why="Eerst bellen").status_code == 303
    assert "Afgekeurde stap" in web.page("/werk")
    assert web.send(claim, "goedkeuring", step="reminder").status_code == 303
    assert web.read(f"/v1/claims/{claim}")["next"]["turn"] == "do"
