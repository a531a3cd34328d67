"""The page of compliance: each number opens into its claims, each claim into its rulings."""

import re
from collections.abc import Iterator
from datetime import time
from html import unescape
from pathlib import Path

import pytest

from application.commands.creditors import ChangeCreditorDetails
from application.house import House
from application.principal import Principal
from domain.facts import StreamKind
from domain.user.roles import Role
from domain.user.state import Rights
from tests.api.test_compliance_doors import PERIOD, SUNDAY, unzipped
from tests.api.test_exports import always
from tests.api.webs import Web, browsing
from tests.application.compliance.asking_for import report
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from, run_on
from tests.application.houses import MARCH as DAY
from tests.asking import record_contact


@pytest.fixture
def house(place: HousePlace) -> House:
    made = place.open()
    claim = claim_from(made, CONSUMER)
    creditor = case_of(made, claim).creditor.id
    ChangeCreditorDetails(collects_for_others=True).carry(made, creditor, by=by())
    run_on(place, made, DAY)
    place.clock.move_to(SUNDAY, time(12))
    record_contact(made, claim, by=by(), channel="phone", outcome="reached")
    return made


@pytest.fixture
def own(place: HousePlace) -> House:
    """The same on a claim of the creditor's own, whom the Bki does not bind."""
    made = place.open()
    claim = claim_from(made, CONSUMER)
    place.clock.move_to(SUNDAY, time(12))
    record_contact(made, claim, by=by(), channel="phone", outcome="reached")
    return made


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def led_to(page: str, holding: str) -> str:
    """Where the first link with something in its address leads."""
    [found, *_] = [one for one in re.findall(r'href="([^"]+)"', page) if holding in one]
    return unescape(found)


def test_nothing_is_made_before_a_period_is_said(web: Web, house: House) -> None:
    assert "Hoe elke verplichting staat" not in web.page("/naleving")
    assert not (house.home / "compliance").exists()


def test_a_violation_is_found_from_the_sums_down_to_its_facts(web: Web, house: House) -> None:
    page = web.page("/naleving", **PERIOD)
    behind = web.page(led_to(page, "verdict=violated"))
    number = house.collections.claim(house.store.streams(StreamKind.CLAIM)[0]).invoice_number
    assert "Contact op toegestane uren: geschonden" in behind
    assert number in behind
    assert 'data-label="Gevonden">1</td>' in behind  # of the two calls, the one on a Sunday
    ruled = web.page(led_to(behind, "/naleving/vorderingen/"))
    assert "Er was contact per telefoon op een zondag of feestdag." in ruled
    assert "Contact mocht pas weer op 23" in ruled
    assert web.page(led_to(ruled, "/feiten/"))


def test_who_is_not_bound_reads_what_fell_outside_and_that_it_breaks_no_law(own: House) -> None:
    [claim] = own.store.streams(StreamKind.CLAIM)
    with browsing(own) as web:
        page = web.page("/naleving", **PERIOD)
        assert "verdict=violated" not in page
        behind = web.page(led_to(page, "obligation=contact_hours&amp;verdict=not_applicable"))
        assert 'data-label="Gevonden">1</td>' in behind
        ruled = web.page(f"/naleving/vorderingen/{claim}", **PERIOD)
    assert "Er was contact per telefoon op een zondag of feestdag." in ruled
    assert "Het Bki (art. 4.2) bindt hier niet; naar eigen regel was er pas weer contact" in ruled
    assert '<li class="not_applicable">' in ruled
    assert "geschonden" not in ruled.lower()


def test_that_claims_are_of_others_stands_on_the_page_of_the_creditor(
    web: Web, house: House
) -> None:
    [creditor] = house.store.streams(StreamKind.CREDITOR)
    told = "tegenover natuurlijke personen in Nederland gelden Wki en Bki"
    assert told in web.page(f"/schuldeisers/{creditor}")
    assert web.read(f"/v1/creditors/{creditor}")["collects_for_others"] is True


def test_what_it_leads_to_is_of_the_position_it_was_made_at(web: Web, house: House) -> None:
    leads = led_to(web.page("/naleving", **PERIOD), "verdict=violated")
    claim = house.store.streams(StreamKind.CLAIM)[0]
    record_contact(house, claim, by=by(), channel="phone", outcome="reached")
    assert f"at={house.store.last_position() - 1}" in leads
    assert web.page(leads).count("/naleving/vorderingen/") == 1


def test_the_whole_report_is_taken_along(web: Web, tmp_path: Path) -> None:
    download = led_to(web.page("/naleving", **PERIOD), "/naleving/rapport")
    folder = unzipped(web.client.get(download).content, tmp_path)
    assert len(report(folder)["claims"]) == 1


def test_whoever_looks_at_a_claim_is_written_down(web: Web, house: House) -> None:
    behind = web.page(led_to(web.page("/naleving", **PERIOD), "verdict=violated"))
    web.page(led_to(behind, "/naleving/vorderingen/"))
    assert [one.what for _, one in house.reads.found()] == [
        "GET /naleving/vorderingen",
        "GET /naleving/vorderingen/{claim_id}",
    ]


def test_what_cannot_be_asked_is_said_on_the_page(web: Web) -> None:
    answer = web.client.get("/naleving", params={"from": "2026-03-02", "to": "2026-03-01"})
    assert answer.status_code == 422
    assert "eindigt voordat zij begint" in answer.text


def test_no_other_role_than_an_auditors_sees_it(house: House) -> None:
    for role in Role:
        who = Principal(login="jan", rights=Rights(roles=((role, None),)))
        with browsing(house, known=always(who)) as web:
            expected = 200 if role is Role.AUDITOR else 403
            assert web.client.get("/naleving").status_code == expected, role


def test_an_unknown_obligation_or_claim_is_not_found(web: Web, house: House) -> None:
    creditor = house.store.streams(StreamKind.CREDITOR)[0]
    assert web.client.get(f"/naleving/vorderingen/{creditor}", params=PERIOD).status_code == 404
    asked = {**PERIOD, "obligation": "nothing", "verdict": "violated"}
    assert web.client.get("/naleving/vorderingen", params=asked).status_code == 404
