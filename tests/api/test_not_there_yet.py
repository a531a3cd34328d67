"""A claim that came after a point was not there yet then: no door says that there is none."""

from uuid import UUID

import pytest

from application.house import House
from tests.api.test_cli import NUMBER, Shell, empty, filled
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, claim_from

__all__ = ["empty", "filled"]
BEFORE = {"known_at": "1"}


@pytest.mark.parametrize("path", ["", "/withheld"])
def test_the_api_and_the_page_tell_a_claim_of_later_from_one_that_is_not(
    house: House, path: str
) -> None:
    claim = claim_from(house, CONSUMER)
    with browsing(house) as web:
        then = web.get(f"/v1/claims/{claim}{path}", **BEFORE)
        assert (then.status_code, then.json()["code"]) == (404, "claim.not_there_yet")
        assert "2026-0118 was not here yet" in then.json()["detail"]
        page = web.client.get(
            f"/claims/{claim}{path.replace('withheld', 'waarom')}",
            params=BEFORE,
            headers={"Accept": "text/html"},
        )
        assert (page.status_code, "was er op die dag of dat moment nog niet" in page.text) == (
            404,
            True,
        )
        never = web.get(f"/v1/claims/{UUID(int=9)}{path}", **BEFORE)
        assert (never.status_code, never.json()["code"]) == (404, "claim.unknown")
        assert web.get(f"/v1/claims/{claim}{path}").status_code == 200


def test_the_shell_says_so_too(filled: Shell) -> None:
    told = filled.run("--lang", "nl", "claim", NUMBER, "--known-at", "1")
    assert told.exit_code != 0
    assert "was er op die dag of dat moment nog niet" in " ".join(told.stderr.split())
