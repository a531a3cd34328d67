"""What a page offers somebody he may do: no button that is shown is refused for want of a right."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from httpx import Client

from api.app import make_app
from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.sign_in import begun
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import POLICY, May, Role
from tests.api.matrix import another, parts, with_subscription
from tests.api.webs import a_client, served
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_on

Pages = tuple[Client, House, dict[str, UUID], dict[str, UUID]]

PAGES = (
    "/",
    "/werk",
    "/audit",
    "/nieuw",
    "/nieuw?debtor={debtor_id}",
    "/invoer",
    "/verzending",
    "/runs",
    "/plannen",
    "/voorstellen",
    "/gebruikers",
    "/claims/{claim_id}",
    "/debiteuren/{debtor_id}",
    "/brieven/{letter_id}",
    "/schuldeisers/{creditor_id}",
    "/webhooks",
    "/webhooks/{subscription_id}",
    "/werk?done={claim_id}&about={claim_id}",
)
_FORM = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
_TOKEN = re.compile(r'name="form_token" value="(\w*)"')
_LINK = re.compile(r'<a[^>]*href="(/[^"#]*)')


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    place = HousePlace("sqlite", "", Path(tmp_path_factory.mktemp("offered")) / "home")
    with place.opened() as house, views_of(house) as views:
        mine, other = claim_from(house, CONSUMER), another(house)
        run_on(place, house, MARCH + timedelta(days=1))
        views.catch_up()
        own = with_subscription(house, parts(house, mine))
        for role in Role:
            AddUser(login=role.value, name=role.value).carry(house, by=by())
            whom = () if role is Role.ADMINISTRATOR else (own["creditor_id"],)
            GrantRole(role=role, creditors=whom, all_creditors=not whom).carry(
                house, user_id(role.value), by=by()
            )
        with served(make_app(house, views)) as url, closing(a_client(url)) as client:
            client.headers["Accept"] = "text/html"
            yield client, house, own, with_subscription(house, parts(house, other))


def signed_in(pages: Pages, role: Role) -> Client:
    client, house, _, _ = pages
    client.headers["Cookie"] = f"session={begun(house, house.collections.user(user_id(role)))}"
    return client


@pytest.mark.parametrize("role", Role)
def test_every_form_that_a_page_shows_is_for_whoever_sees_it(pages: Pages, role: Role) -> None:
    client, tried = signed_in(pages, role), 0
    for page in PAGES:
        shown = client.get(page.format(**pages[2]), follow_redirects=False)
        for action, inside in _FORM.findall(shown.text if shown.status_code == 200 else ""):
            found = _TOKEN.search(inside)
            if action in {"/", "/afmelden", "/runs"} or not found:
                continue
            answer = client.post(
                action,
                data={"form_token": found[1]},
                headers={"Sec-Fetch-Site": "same-origin"},
                follow_redirects=False,
            )
            assert answer.status_code not in {401, 403, 404}, f"{role} is offered {action}"
            refused = "mag u hier niet doen" in answer.text
            assert not refused, f"{role} is offered {action} on {page}"
            tried += 1
    assert bool(tried) is bool(POLICY[role] & {May.HANDLE, May.MANAGE, May.IMPORT, May.RUN})


@pytest.mark.parametrize("role", Role)
def test_every_link_that_a_page_shows_is_for_whoever_sees_it(pages: Pages, role: Role) -> None:
    client = signed_in(pages, role)
    found = set()
    for page in PAGES:
        shown = client.get(page.format(**pages[2]), follow_redirects=False)
        if shown.status_code == 200:
            found |= {link.replace("&amp;", "&") for link in _LINK.findall(shown.text)}
    assert found
    for link in sorted(found):
        answer = client.get(link, follow_redirects=False)
        assert answer.status_code in {200, 303}, f"{role} is shown {link}: {answer.status_code}"


@pytest.mark.parametrize("role", Role)
def test_no_page_shows_anything_of_another_creditor_whatever_its_address_says(
    pages: Pages, role: Role
) -> None:
    if role is Role.ADMINISTRATOR:
        return  # he is one for all creditors
    client, _, _, other = pages[0], *pages[1:]
    signed_in(pages, role)
    for page in PAGES:
        shown = client.get(page.format(**other), follow_redirects=False)
        asked = set(re.findall(r"{(\w+)}", page))
        if asked:
            assert shown.status_code in {403, 404}, f"{role}: {page} answers {shown.status_code}"
        text = shown.text.replace("VREEMD-1 ", "")
        assert "VREEMD-1" not in text, f"{role}: {page}"
        assert "Vreemd" not in text, f"{role}: {page}"
