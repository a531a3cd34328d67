"""What was recorded is answered so, whatever becomes of the views."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from domain.errors import StoreError
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from


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
