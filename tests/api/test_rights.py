"""Who may: every operation, in every role, on what is one's own and on what is another's."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from httpx import Client

from api.app import make_app
from api.rights import BY_HAND, OPEN, right_of
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.tokens import issued
from application.views import Views, views_of
from domain.facts import StreamKind
from domain.ids import user_id
from domain.user.roles import POLICY, May, Role
from tests.adapters.test_ubl_samples import sample
from tests.api.matrix import (
    Two,
    filled,
    operations,
    shown,
    token,
    tried,
    two_creditors,
)
from tests.api.webs import a_client, served
from tests.application.houses import (
    CONSUMER,
    HousePlace,
    by,
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    with two_creditors(tmp_path_factory.mktemp("rights")) as made:
        yield made


def test_every_operation_says_which_right_it_takes_and_no_line_is_left_over(two: Two) -> None:
    found = set()
    for method, route in operations(two.app):
        right_of(route, method)
        if not (route.openapi_extra or {}).get("x-may"):
            found.add(f"{method} {route.path}")
    assert found == set(BY_HAND)


def test_nobody_passes_who_is_not_known(two: Two) -> None:
    for method, route in operations(two.app):
        path = filled(route.path, two.mine)
        status = two.ask(None, method, path)
        if right_of(route, method) is OPEN:
            continue
        assert status == 401, f"{method} {path} answers {status} to nobody"


@pytest.mark.parametrize("role", Role)
def test_a_role_does_what_it_may_for_its_own_creditor_and_nothing_for_another(
    two: Two, role: Role
) -> None:
    cell = tried(two, role)
    print(shown({role: cell}))
    assert cell.wrong == []
    assert cell.counts["may not"]


LISTS = (
    "/v1/claims?all=true",
    "/v1/worklist",
    "/v1/overview",
    "/v1/approvals",
    "/v1/proposals",
    "/v1/letters",
    "/v1/letters/doubts",
    "/",
    "/?every=1",
    "/werk",
    "/audit",
)


@pytest.mark.parametrize("path", LISTS)
def test_no_list_and_no_page_shows_what_is_another_creditors(two: Two, path: str) -> None:
    headers = {"Authorization": f"Bearer {two.tokens[Role.SENIOR]}"}
    text = two.client.get(path, headers=headers).text
    assert not any(str(one) in text for one in two.other.values())
    assert "VREEMD-1<" not in text
    assert '"VREEMD-1"' not in text


def test_no_search_finds_what_is_another_creditors(two: Two) -> None:
    headers = {"Authorization": f"Bearer {two.tokens[Role.SENIOR]}"}
    for text in ("VREEMD", "V. Vreemd", "Ede"):
        answer = two.client.post("/", data={"q": text}, headers=headers, follow_redirects=True)
        assert answer.status_code == 200
        assert not any(str(one) in answer.text for one in two.other.values())


def test_a_list_is_whole_for_whoever_works_for_all(two: Two) -> None:
    AddUser(login="all", name="all").carry(two.house, by=by())
    GrantRole(role=Role.AUDITOR, all_creditors=True).carry(two.house, user_id("all"), by=by())
    whole = issued(
        two.house,
        user_id("all"),
        label="x",
        role=Role.AUDITOR,
        expires_on=two.house.today,
        by=by(),
    )
    headers = {"Authorization": f"Bearer {whole}"}
    answer = two.client.get("/v1/claims?all=true", headers=headers)
    assert len(two.told(answer, "")) > 2, "what would be a leak is seen"
    text = answer.text
    assert str(two.other["claim_id"]) in text
    assert str(two.mine["claim_id"]) in text


def test_another_creditor_is_as_unknown_as_one_that_does_not_exist(two: Two) -> None:
    """Whose claims an agency collects is nobody else's business; ids follow from public numbers."""

    def answered(creditor: UUID) -> tuple[int, str]:
        headers = {
            "Idempotency-Key": str(uuid4()),
            "Authorization": f"Bearer {two.tokens[Role.SENIOR]}",
        }
        body = {
            "creditor_id": str(creditor),
            "debtor": {"name": "N. Nieuw", "street": "Weg 1", "city": "Ede"},
            "invoice_number": "X-1",
            "amount": "10.00",
            "issued_on": "2026-03-01",
        }
        answer = two.client.post("/v1/claims", json=body, headers=headers)
        return answer.status_code, answer.text.replace(str(creditor), "…")

    other, nobody = answered(two.other["creditor_id"]), answered(uuid4())
    assert other == nobody
    assert other[0] == 404


def test_a_right_that_another_program_took_ends_with_the_next_request(place: HousePlace) -> None:
    from application.commands.users import GrantRole, WithdrawRole

    with place.opened() as house, views_of(house) as views, place.opened() as elsewhere:
        text, about = token(house, Role.HANDLER, uuid4()), user_id("handler")
        with serving(house, views) as client:
            client.headers["Authorization"] = f"Bearer {text}"
            assert client.get("/v1/me").status_code == 200
            WithdrawRole(role=Role.HANDLER).carry(elsewhere, about, by=by())
            assert client.get("/v1/me").status_code == 401
            GrantRole(role=Role.HANDLER, all_creditors=True).carry(elsewhere, about, by=by())
            assert client.get("/v1/me").status_code == 200


@pytest.mark.parametrize("kept", ["withdrawn", "expired", "role gone", "closed"])
def test_a_token_that_is_good_no_longer_lets_nobody_in(place: HousePlace, kept: str) -> None:
    from application.commands.users import CloseUser, WithdrawRole, WithdrawToken

    with place.opened() as house, views_of(house) as views:
        text = token(house, Role.HANDLER, uuid4())
        user = house.collections.user(user_id("handler"))
        [one] = user.tokens
        with serving(house, views) as client:
            client.headers["Authorization"] = f"Bearer {text}"
            assert client.get("/v1/me").status_code == 200
            match kept:
                case "withdrawn":
                    WithdrawToken(token_id=one).carry(house, user.id, by=by())
                case "role gone":
                    WithdrawRole(role=Role.HANDLER).carry(house, user.id, by=by())
                case "closed":
                    CloseUser().carry(house, user.id, by=by())
                case "expired":
                    last = user.tokens[one].expires_on
                    place.clock.move_to(last)
                    assert client.get("/v1/me").status_code == 200
                    place.clock.move_to(last + timedelta(days=1))
            assert client.get("/v1/me").status_code == 401


@pytest.mark.parametrize("text", ["x", "vordering_", "vordering_AAAA", "vordering_" + "é" * 80])
def test_what_is_no_token_lets_nobody_in(two: Two, text: str) -> None:
    headers = {b"Authorization": f"Bearer {text}".encode()}
    answer = two.client.get("/v1/me", headers=headers)
    assert answer.status_code == 401


def serving(house: House, views: Views) -> "Serving":
    return Serving(house, views)


class Serving:
    """A client before a server of its own."""

    def __init__(self, house: House, views: Views) -> None:
        self._served = served(make_app(house, views))

    def __enter__(self) -> Client:
        self._client = a_client(self._served.__enter__())
        return self._client

    def __exit__(self, *error: object) -> None:
        self._client.close()
        self._served.__exit__(None, None, None)


def test_streams_of_users_are_named_by_kind(two: Two) -> None:
    assert len(two.house.store.streams(StreamKind.USER)) >= len(Role)
    assert May.ASK in POLICY[Role.IMPORTER]


def test_whoever_imports_for_one_creditor_brings_in_nothing_of_another(two: Two) -> None:
    headers = {
        "Authorization": f"Bearer {two.tokens[Role.IMPORTER]}",
        "Content-Type": "application/octet-stream",
    }

    def imported(content: bytes) -> str:
        more = {**headers, "Idempotency-Key": str(uuid4())}
        answer = two.client.post("/v1/invoices", content=content, headers=more)
        assert answer.status_code == 200, answer.text
        return str(answer.json())

    known, unknown = sample(CONSUMER), sample(CONSUMER).replace(b"90001237", b"90001245")
    unknown = unknown.replace(b"NL800000006B01", b"NL800000018B01")
    assert "known" in imported(known)
    before = len(two.house.store.streams(StreamKind.CREDITOR))
    assert "for whom you do not import" in imported(unknown)
    assert len(two.house.store.streams(StreamKind.CREDITOR)) == before
