"""The figures for a monitor: by route and code, of nobody in particular, and not for everybody."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from api.app import make_app
from application.house import House
from application.rights.tokens import issued
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.test_sign_in import added
from tests.api.webs import Web, a_client, browsing, served
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_on

_SAMPLE = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


def figures(web: Web) -> dict[str, float]:
    """Each sample by its name with its labels."""
    answer = web.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    found = _SAMPLE.findall(answer.text)
    return {
        f"{name}{{{labels}}}" if labels else name: float(value) for name, labels, value in found
    }


def test_requests_are_counted_by_the_template_of_their_route_and_refusals_by_code(
    house: House,
) -> None:
    claim = claim_from(house, CONSUMER)
    with browsing(house) as web:
        web.get(f"/v1/claims/{claim}")
        for _ in range(2):
            web.get(f"/v1/claims/{uuid4()}")
        web.get("/nothing/of/the/kind")
        found = figures(web)
        text = web.get("/metrics").text
    route = 'method="GET",route="/v1/claims/{claim_id}"'
    assert found[f'vordering_requests_total{{{route},status="200"}}'] == 1
    assert found[f'vordering_requests_total{{{route},status="404"}}'] == 2
    assert found[f"vordering_request_seconds_count{{{route}}}"] == 3
    assert found['vordering_refusals_total{code="claim.unknown"}'] == 2
    assert found['vordering_requests_total{method="GET",route="none",status="404"}'] == 1
    assert str(claim) not in text


def test_a_method_or_address_of_somebodys_own_makes_no_figure_of_its_own(house: House) -> None:
    with browsing(house) as web:
        for one in range(3):
            web.client.request(f"MADEUP{one}", f"/made/up/{one}")
            web.get(f"/v1/claims/{uuid4()}", known_at="x")
        found = figures(web)
    assert sum(value for name, value in found.items() if 'method="other"' in name) >= 3
    assert not [name for name in found if "MADEUP" in name or "made/up" in name]


def test_a_form_that_is_refused_counts_and_a_command_that_is_not_offered_does_not(
    house: House,
) -> None:
    claim = claim_from(house, CONSUMER)
    with browsing(house) as web:
        web.page(f"/claims/{claim}")
        assert not [name for name in figures(web) if "vordering_refusals" in name]
        web.refused(f"/v1/claims/{claim}/payments", {})
        assert [name for name in figures(web) if "vordering_refusals_total" in name]


def test_log_views_letters_and_the_last_run_are_told(place: HousePlace) -> None:
    house = place.open()
    claim_from(house, CONSUMER)
    run_on(place, house, MARCH)
    with browsing(house) as web:
        web.views.keeping.silent_seconds = 12.0
        web.views.keeping.resting_seconds = 300.0
        web.views.keeping.lost["silent"] = 2
        found = figures(web)
    assert found["vordering_views_silent_seconds"] == 12
    assert found["vordering_views_resting_seconds"] == 300
    assert found['vordering_views_lost_total{why="silent"}'] == 2
    assert found['vordering_views_lost_total{why="ended"}'] == 0
    assert found["vordering_log_position"] == house.store.last_position()
    assert found["vordering_facts_total"] == house.store.last_position()
    assert found['vordering_view_lag{view="worklist"}'] == 0
    assert found['vordering_view_left_out{view="worklist"}'] == 0
    assert found['vordering_run_result{result="finished"}'] == 1
    assert found['vordering_run_result{result="stopped"}'] == 0
    assert found['vordering_run_lines{what="letter_sent"}'] == 1
    assert found["vordering_run_age_seconds"] >= 0
    assert found['vordering_letters_waiting{status="in_doubt"}'] == 0
    assert found["vordering_disk_free_bytes"] > 0


@pytest.mark.parametrize(
    ("open_here", "headers", "status"),
    [
        (False, {}, 401),
        (True, {}, 200),
        (True, {"X-Forwarded-For": "192.0.2.1"}, 401),
        (True, {"Forwarded": "for=127.0.0.1"}, 401),
    ],
)
def test_the_figures_are_for_this_machine_only_where_the_settings_say_so(
    place: HousePlace, open_here: bool, headers: dict[str, str], status: int
) -> None:
    house = place.open(metrics_on_loopback=open_here)
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views)) as url, a_client(url) as client:
            assert client.get("/metrics", headers=headers).status_code == status


@pytest.mark.parametrize(("role", "status"), [(Role.ADMINISTRATOR, 200), (Role.AUDITOR, 403)])
def test_the_figures_are_for_whoever_may_run_the_house(
    house: House, role: Role, status: int
) -> None:
    added(house, role=role)
    text = issued(
        house, user_id("els"), label="monitor", role=role, expires_on=house.today, by=by()
    )
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views)) as url, a_client(url) as client:
            answer = client.get("/metrics", headers={"Authorization": f"Bearer {text}"})
            assert answer.status_code == status
