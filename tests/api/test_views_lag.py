"""What was recorded is answered so, whatever becomes of the views."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from domain.errors import StoreError
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, claim_from, letters, run_on


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


def test_a_command_that_is_stored_is_no_503_where_the_views_fail(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    with browsing(house) as web:

        def failing(*_: object, **__: object) -> bool:
            raise StoreError("The view is damaged.")

        with monkeypatch.context() as broken, capture_logs() as logs:
            broken.setattr(web.views.engine, "wait_for", failing)
            answer = web.post(f"/v1/claims/{claim}/notes", {"text": "Belt terug."}, key="once")
            page = web.send(claim, "note", text="Belt nog eens.")
        assert answer.status_code == 200
        assert answer.headers["views-behind"] == "true"
        assert page.status_code == 303
        assert "views_lag" in {one["event"] for one in logs}
        again = web.post(f"/v1/claims/{claim}/notes", {"text": "Belt terug."}, key="once")
        assert again.headers["idempotent-replayed"] == "true"
        assert "views-behind" not in again.headers


def test_a_claim_and_a_letter_that_cannot_be_read_take_no_list_away(
    place: HousePlace,
) -> None:
    house = place.open()
    broken = claim_from(house, CONSUMER)
    sound = claim_from(
        house,
        CONSUMER,
        ("<cbc:ID>2026-0118</cbc:ID>", "<cbc:ID>2026-0119</cbc:ID>"),
        ("S. Voorbeeld", "T. Voorbeeld"),
    )
    run_on(place, house, MARCH)
    [letter, *_] = [one.id for one in letters(house)]
    with sqlite3.connect(place.home / "vordering.sqlite3") as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            file.execute(f"DROP TRIGGER {name}")
        for stream in (broken, letter):
            file.execute(
                "UPDATE stored_events SET state = 'broken' WHERE originator_id IN (?, ?)"
                " AND originator_version = 2",
                (stream.hex, str(stream)),
            )
        assert file.total_changes == 2
    file.close()
    house.close()
    house = place.open()  # what was read before is kept, and would not be read again
    with browsing(house) as web:
        assert web.page("/werk")
        tasks = web.read("/v1/worklist")["tasks"]
        assert {(one["claim"], one["task"]) for one in tasks} >= {(str(broken), "view_broken")}
        assert str(letter) not in {one["id"] for one in web.read("/v1/letters")["rows"]}
        assert web.page("/verzending")
        assert web.page(f"/claims/{sound}")
        assert web.get(f"/v1/claims/{broken}").status_code == 503
    done = run_on(place, house, MARCH + timedelta(days=1))
    assert "failed" in {one.what for one in done.lines if one.claim_id == broken}
    assert not done.stopped
