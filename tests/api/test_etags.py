"""ETag and If-Match: what was read is still so, or nothing is done on it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest
from httpx import Response

from api.app import make_app
from application.commands.catalogue import COMMANDS
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.tokens import issued
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.webs import Web, a_client, browsing, served
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from

NOTE = {"text": "Belt terug."}


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def etag(web: Web, claim: UUID) -> str:
    return web.get(f"/v1/claims/{claim}").headers["etag"]


def note(web: Web, claim: UUID, seen: str, *, key: str = "", text: str = "Belt.") -> Response:
    return web.post(f"/v1/claims/{claim}/notes", {"text": text}, key=key, **{"If-Match": seen})


def test_what_was_read_and_stands_so_still_is_carried_out_and_what_moved_is_not(
    web: Web, claim: UUID
) -> None:
    seen = etag(web, claim)
    assert note(web, claim, seen).status_code == 200
    moved = note(web, claim, seen)
    assert (moved.status_code, moved.json()["code"]) == (412, "seen.moved")
    assert moved.json()["way_out"].startswith("Read it again")
    assert note(web, claim, etag(web, claim)).status_code == 200


def test_the_answer_to_a_command_tells_the_version_to_go_on_from(web: Web, claim: UUID) -> None:
    first = note(web, claim, etag(web, claim))
    assert note(web, claim, first.headers["etag"]).status_code == 200


def test_a_repeat_of_a_key_gets_the_first_answer_whatever_moved_since(
    web: Web, claim: UUID
) -> None:
    seen = etag(web, claim)
    first = note(web, claim, seen, key="k")
    again = note(web, claim, seen, key="k")
    assert again.headers["idempotent-replayed"] == "true"
    assert (again.json(), again.headers["etag"]) == (first.json(), first.headers["etag"])


@pytest.mark.parametrize(
    ("seen", "status"), [("*", 200), ('"998", "999"', 412), ('W/"{0}"', 412), ('"{0}"', 200)]
)
def test_a_tag_is_compared_strongly_and_any_of_several_will_do(
    web: Web, claim: UUID, seen: str, status: int
) -> None:
    version = web.read(f"/v1/claims/{claim}")["version"]
    assert note(web, claim, seen.format(version)).status_code == status


def test_what_is_no_tag_is_a_bad_request(web: Web, claim: UUID) -> None:
    wrong = note(web, claim, "7")
    assert wrong.status_code == 400
    assert [(one["in"], one["where"], one["code"]) for one in wrong.json()["errors"]] == [
        ("header", "If-Match", "no_etag")
    ]


@pytest.mark.both_stores
def test_of_many_who_change_what_they_saw_at_once_one_is_let_in(web: Web, claim: UUID) -> None:
    seen = etag(web, claim)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: note(web, claim, seen, text=f"nr {n}"), range(8)))
    assert sorted(one.status_code for one in answers) == [200, *[412] * 7]


def test_a_debtor_and_a_creditor_are_guarded_alike(web: Web, claim: UUID) -> None:
    case = case_of(web.house, claim)
    for place, version, body in (
        (f"/v1/debtors/{case.debtor.id}/bars", case.debtor.version, {"kind": "bankruptcy"}),
        (
            f"/v1/creditors/{case.creditor.id}/payments-through",
            case.creditor.version,
            {"through": "2026-03-17"},
        ),
    ):
        old = web.post(place, body, **{"If-Match": f'"{version - 1}"'})
        now = web.post(place, body, **{"If-Match": f'"{version}"'})
        assert (old.status_code, now.status_code) == (412, 200), (place, old.text, now.text)


def test_who_has_an_answer_already_is_told_so_until_it_is_another(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    path = f"/v1/claims/{claim}"

    def again(tag: str) -> int:
        return web.client.get(path, headers={"If-None-Match": tag}).status_code

    seen = etag(web, claim)
    same = web.client.get(path, headers={"If-None-Match": f'"x", W/{seen}'})
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["etag"] == seen
    assert same.headers["api-version"]
    place.clock.move_to(date(2026, 3, 20))  # interest runs on, and no fact is recorded
    assert again(seen) == 200
    assert etag(web, claim) != seen
    assert note(web, claim, seen).status_code == 200  # the claim itself did not move
    assert again(seen) == 200


def test_lists_and_documents_have_exact_tags_too(web: Web) -> None:
    for path in ("/v1/claims", "/v1/plans", "/v1/plans/four-steps@1/timeline.svg"):
        seen = web.get(path).headers["etag"]
        assert web.client.get(path, headers={"If-None-Match": seen}).status_code == 304, path


# --- what a user must say -----------------------------------------------------------------------


@pytest.fixture
def senior(house: House, claim: UUID) -> Iterator[Web]:
    AddUser(login="sara", name="Sara").carry(house, by=by())
    GrantRole(role=Role.SENIOR, all_creditors=True).carry(house, user_id("sara"), by=by())
    token = issued(
        house,
        user_id("sara"),
        label="test",
        role=Role.SENIOR,
        expires_on=house.today,
        by=by(),
    )
    with views_of(house) as views:
        views.catch_up()
        with served(make_app(house, views)) as url, a_client(url) as client:
            client.headers["Authorization"] = f"Bearer {token}"
            yield Web(client, house, views)


ENDS = {"why": "uncollectable"}


def test_what_ends_a_claim_is_not_done_by_a_user_who_does_not_say_what_he_saw(
    senior: Web, claim: UUID
) -> None:
    path = f"/v1/claims/{claim}/write-off"
    unsaid = senior.post(path, ENDS, key="k")
    assert (unsaid.status_code, unsaid.json()["code"]) == (428, "seen.not_said")
    assert senior.post(path, ENDS, key="k", **{"If-Match": '"0"'}).status_code == 412
    assert senior.post(path, ENDS, **{"If-Match": etag(senior, claim)}).status_code == 200


def test_the_description_says_what_rests_on_what_was_seen(web: Web) -> None:
    paths = web.described()["paths"]
    marked = {
        path: one["post"]
        for path, one in paths.items()
        if one.get("post", {}).get("x-rests-on-seen")
    }
    paths_of = {one.PATH for one in COMMANDS if one.RESTS_ON_SEEN}
    assert {one for one in paths_of if any(path.endswith(f"/{one}") for path in marked)} == paths_of
    assert all(path.endswith(tuple(f"/{one}" for one in paths_of)) for path in marked)
    for operation in marked.values():
        assert {"412", "428"} <= set(operation["responses"])
        assert "If-Match" in {one["name"] for one in operation["parameters"]}
