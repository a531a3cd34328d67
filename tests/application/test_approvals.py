"""A step that needs approval waits in the run, on the work list and on the page."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from application.queries.lists import approvals_of
from application.why.causes import causes_of_letter
from application.why.known import Histories
from domain.claim.events import StepApproved
from tests.api.webs import Web, browsing
from tests.application.houses import (
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
from tests.asking import choose_plans, register_payment, reverse_payment, upload_plan

CAREFUL = """
name = "careful"
version = 1
title = "Elke herinnering eerst gezien"

[[step]]
id = "reminder"
kind = "reminder"
anchor = "due"
days = 1
term_days = 14
channel = "email"
fallback = "post"
serves_as_notice = true
needs_approval = true
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    yield place.open()
    place.close()


@pytest.fixture
def claim(house: House) -> UUID:
    """Give a claim on a plan of its creditor's own, whose reminder needs approval."""
    creditor = case_of(house, claim_from(house, PLAIN)).creditor.id
    upload_plan(house, creditor, by=by(), text=CAREFUL, name="careful.toml")
    choose_plans(house, creditor, by=by(), consumers="careful@1")
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
    for page in (web.page("/werk"), web.page(f"/claims/{claim}")):
        assert f'action="/claims/{claim}/approval"' in page
        assert 'name="approved" value="true" required' in page
        assert 'name="approved" value="false" required' in page
    assert (
        web.send(
            claim, "approval", approved="false", step="reminder", why="Eerst bellen"
        ).status_code
        == 303
    )
    assert "Afgekeurde stap" in web.page("/werk")
    assert web.send(claim, "approval", approved="true", step="reminder").status_code == 303
    assert web.read(f"/v1/claims/{claim}")["next"]["turn"] == "do"


def test_a_letter_rests_on_the_last_approval_of_its_step(web: Web, claim: UUID) -> None:
    register_payment(web.house, claim, by=by(), amount=5_00, credited_on=MARCH, payment_id="P")
    web.done(f"/v1/claims/{claim}/approvals", {"approved": True})
    reverse_payment(web.house, claim, by=by(), payment_id="P", reversed_on=MARCH)
    web.done(f"/v1/claims/{claim}/approvals", {"approved": True})
    assert run(web) == ["letter_ordered", "letter_sent"]
    [letter] = case_of(web.house, claim).letters
    approvals = [
        fact.originator_version
        for fact in web.house.collections.history(claim)
        if isinstance(fact.fact, StepApproved)
    ]
    assert len(approvals) == 2
    found = causes_of_letter(Histories(web.house.collections), letter)
    named = [one.fact for one in found.nodes.values() if one.fact is not None]
    told = [one for one in named if isinstance(one.fact, StepApproved)]
    assert [one.originator_version for one in told] == approvals[-1:]
