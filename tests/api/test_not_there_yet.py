"""Whatever came after a point was not there yet then: no door says that there is none."""

from uuid import UUID

import pytest

from application.house import House
from tests.api.test_cli import NUMBER, Shell, empty, filled
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    case_of,
    claim_from,
    letters,
    run_until,
)

__all__ = ["empty", "filled"]
BEFORE = {"known_at": "1"}
LONG_AGO = {"on": "2020-01-01"}


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


KINDS = (
    ("debtor", "/v1/debtors/{id}", "/debiteuren/{id}", "De debiteur was er"),
    ("debtor", "/v1/debtors/{id}/withheld", "/debiteuren/{id}/waarom", "De debiteur was er"),
    ("letter", "/v1/letters/{id}", "/brieven/{id}", "De brief was"),
    ("letter", "/v1/letters/{id}/causes", "/brieven/{id}/waarom", "De brief was"),
    ("creditor", "/v1/creditors/{id}", "", ""),
    ("fact", "/v1/facts/{id}/1/causes", "/feiten/{id}/1/waarom", "Dit feit was"),
)


@pytest.mark.parametrize("then", [BEFORE, LONG_AGO])
@pytest.mark.parametrize(("kind", "path", "page", "said"), KINDS)
def test_who_and_what_came_later_was_not_there_yet_and_who_never_came_is_unknown(
    place: HousePlace,
    house: House,
    kind: str,
    path: str,
    page: str,
    said: str,
    then: dict[str, str],
) -> None:
    claim = claim_from(house, CONSUMER)
    run_until(place, house, MARCH, MARCH)
    case, [letter] = case_of(house, claim), letters(house)
    ids = {"debtor": case.debtor.id, "letter": letter.id, "fact": claim}
    about, nobody = ids.get(kind, case.creditor.id), UUID(int=9)
    if kind == "creditor" and then == BEFORE:
        then = {"known_at": "0"}  # he is the first of all
    with browsing(house) as web:
        answer = web.get(path.format(id=about), **then)
        assert (answer.status_code, answer.json()["code"]) == (404, f"{kind}.not_there_yet")
        assert web.get(path.format(id=about)).status_code == 200
        never = web.get(path.format(id=nobody), **then)
        assert (never.status_code, never.json()["code"]) == (404, f"{kind}.unknown")
        if page:
            _shown(web, page.format(id=about), then, said)


def _shown(web: Web, page: str, then: dict[str, str], said: str) -> None:
    headers = {"Accept": "text/html"}
    shown = web.client.get(page, params=then, headers=headers)
    assert (shown.status_code, said in shown.text) == (404, True)
    assert "Kies een latere dag" in shown.text
    assert web.client.get(page, headers=headers).status_code == 200


def test_a_letter_is_shown_at_a_point_and_nothing_is_recorded_there(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    run_until(place, house, MARCH, MARCH)
    [letter] = letters(house)
    with browsing(house) as web:
        now, then = (web.page(f"/brieven/{letter.id}", **at) for at in ({}, {"on": str(MARCH)}))
        assert ('id="vastleggen"' in now, 'id="vastleggen"' in then) == (True, False)
        assert "Stand per" in then
        assert f'href="/claims/{claim}?on={MARCH}"' in then
        listed = web.page(f"/claims/{claim}", on=str(MARCH))
        assert f'href="/brieven/{letter.id}?on={MARCH}"' in listed
