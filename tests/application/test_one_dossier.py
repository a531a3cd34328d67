"""Claims that letters asked together go to a party in one dossier, and one save."""

import json
from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

import pytest

from adapters.paper import text_of
from application.fsck.dossiers import dossier_findings
from application.house import House
from domain.claim.events import HandedOver, HandOverRequested
from domain.money import as_decimal
from tests.application.houses import (
    PLAIN,
    HousePlace,
    business_from,
    by,
    case_of,
    claim_from,
    clock_at,
    facts_of,
    files_of,
    run_on,
    run_until,
)
from tests.application.test_bundles import claims, numbered
from tests.asking import hand_over, place_hold

APRIL = date(2026, 4, 2)
GONE = date(2026, 5, 1)
"""The day on which the sample's claims are handed over."""
DEMANDED = date(2026, 4, 16)
"""The last demand of both companies is out, and the term of one runs."""


def gone(house: House, claims: Sequence[UUID]) -> list[HandedOver]:
    return [f for one in claims for f in facts_of(house, one) if isinstance(f, HandedOver)]


@pytest.fixture
def house(place: HousePlace) -> House:
    place.clock = clock_at(APRIL)
    return place.open()


@pytest.fixture
def two(place: HousePlace, house: House) -> list[UUID]:
    """Two claims of one debtor whose letters asked both; they may go on ``GONE``."""
    found = claims(house, 2)
    for day in (APRIL, APRIL.replace(day=10), APRIL.replace(day=13)):
        run_on(place, house, day)
    place.clock.move_to(GONE, time(10, 0))
    return found


def test_the_run_hands_them_over_with_one_dossier_that_holds_all_of_both(
    place: HousePlace, house: House, two: list[UUID]
) -> None:
    dry = [one.what for one in run_on(place, house, GONE, dry_run=True).lines]
    lines = [one.what for one in run_on(place, house, GONE).lines]
    assert lines.count("handed_over") == dry.count("handed_over") == 2
    first, second = gone(house, two)
    assert first.dossier_sha256 == second.dossier_sha256
    raw = house.archive.get(first.dossier_sha256)
    assert isinstance(raw, bytes)
    told = json.loads(raw)
    total = sum(one.balance.total for one in (first, second))
    assert told["balance"]["total"] == as_decimal(total)
    by_claim = {row["invoice_number"]: row["balance"]["total"] for row in told["by_claim"]}
    assert by_claim == {
        "F-1": as_decimal(first.balance.total),
        "F-2": as_decimal(second.balance.total),
    }
    letters = [row["letter_id"] for row in told["letters"]]
    assert len(letters) == len(set(letters)) >= 2

    [folder] = (place.home / "hand-over" / GONE.isoformat()).iterdir()
    files = files_of(folder)
    assert {row["file"] for row in told["papers"]} == set(files) - {"dossier.json", "dossier.pdf"}
    assert {"1-factuur.xml", "1-factuur-leesbaar.pdf", "2-factuur.xml"} <= set(files)
    text = text_of((folder / "dossier.pdf").read_bytes())
    assert "Per vordering" in text
    assert "F-1: " in text
    assert list(dossier_findings(house)) == []
    (folder / "2-factuur.xml").write_bytes(b"another")
    assert [one.code for one in dossier_findings(house)] == ["changed"]


def test_one_that_waits_stays_and_the_other_goes_alone(
    place: HousePlace, house: House, two: list[UUID]
) -> None:
    place_hold(house, two[1], by=by(), category="asked", from_day=GONE, until=GONE)
    run_on(place, house, GONE)
    [alone] = gone(house, two)
    raw = house.archive.get(alone.dossier_sha256)
    assert isinstance(raw, bytes)
    assert json.loads(raw)["by_claim"] == []
    assert case_of(house, two[1]).claim.live


def test_by_hand_the_others_go_along_where_that_is_said(house: House, two: list[UUID]) -> None:
    hand_over(house, two[1], by=by(), with_others=True)
    first, second = gone(house, two)
    assert first.dossier_sha256 == second.dossier_sha256
    assert not [f for one in two for f in facts_of(house, one) if isinstance(f, HandOverRequested)]


@pytest.mark.parametrize(("days", "gone_along"), [(0, False), (2, True)])
def test_nobody_goes_along_unnamed_while_a_term_runs_that_he_was_given(
    place: HousePlace, days: int, *, gone_along: bool
) -> None:
    """Its last day, and the day on which money sent on that day is known."""
    place.clock = clock_at(APRIL)
    house = place.open(plan_for_businesses="business@1")
    two = [business_from(house, PLAIN, *numbered(1)), claim_from(house, PLAIN, *numbered(2))]
    run_until(place, house, APRIL, DEMANDED)
    last = case_of(house, two[1]).claim.sent_in_round()[-1].pay_by
    assert last is not None
    assert last > DEMANDED
    place.clock.move_to(last + timedelta(days=days), time(10, 0))
    hand_over(house, two[0], by=by(), with_others=True)
    assert len(gone(house, two)) == 1 + gone_along
    assert case_of(house, two[1]).claim.live is not gone_along
