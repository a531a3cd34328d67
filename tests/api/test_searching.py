"""Looking for somebody by name: found as before, and in no address, link or log."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from structlog.testing import capture_logs

from application.commands.details import GiveOwnReference
from application.house import House
from application.principal import Principal
from domain.user.roles import Role
from domain.user.state import Rights
from tests.api.test_exports import always
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, by, claim_from
from tests.asking import asks

NAME = "Voorbeeld"
HTML = {"Accept": "text/html"}


@pytest.fixture
def house(place: HousePlace) -> House:
    made = place.open()
    claim = claim_from(made, CONSUMER)
    asks(GiveOwnReference)(made, claim, by=by(), own_reference="SO-17")
    return made


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def led_to(web: Web, **form: str) -> str:
    """Where the search form leads."""
    answer = web.client.post("/", data=form, headers=HTML, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


def test_a_name_that_was_looked_for_stands_in_no_address_and_no_log(web: Web) -> None:
    with capture_logs() as logs:
        address = led_to(web, q=NAME, on="2026-03-17")
        page = web.client.get(address, headers=HTML).text
        web.page("/")
    assert "on=2026-03-17" in address
    addresses = [address, *re.findall(r'(?:href|action)="([^"]*)"', page)]
    assert len(addresses) > 20
    assert not [one for one in addresses if NAME.lower() in one.lower()]
    assert NAME not in str(logs)
    assert f'name="q" value="{NAME}"' in page
    assert "2026-0118" in page


def test_what_was_looked_for_stays_when_the_list_is_ordered_otherwise(web: Web) -> None:
    ordered = re.search(r'href="(/\?[^"]*sort=due_on[^"]*)"', web.searched(NAME))
    assert ordered is not None
    again = web.client.get(ordered[1].replace("&amp;", "&"), headers=HTML).text
    assert f"Gezocht op “{NAME}”" in again
    assert "2026-0118" in again


def test_nothing_filled_in_leads_to_the_overview(web: Web) -> None:
    assert led_to(web, q="  ") == "/"


def test_a_claim_is_found_by_the_whole_of_its_own_reference(web: Web) -> None:
    assert "2026-0118" in web.searched("SO-17")
    assert "2026-0118" not in web.searched("SO-1")


@pytest.mark.parametrize("said", [NAME, "x", "AAAA", "%C3%A9"])
def test_a_name_in_an_address_is_refused_with_the_way_out(web: Web, said: str) -> None:
    answer = web.client.get(f"/?q={said}", headers=HTML)
    assert 400 <= answer.status_code < 500
    assert "Vul het in op de pagina." in answer.text


def test_what_was_sealed_for_one_is_of_no_use_to_another(house: House) -> None:
    def user(login: str) -> Principal:
        return Principal(login=login, rights=Rights(roles=((Role.SENIOR, None),)))

    with browsing(house, known=always(user("els"))) as web:
        address = led_to(web, q=NAME)
        assert web.client.get(address, headers=HTML).status_code == 200
    assert urlsplit(address).query.startswith("q=")
    with browsing(house, known=always(user("jan"))) as web:
        assert web.client.get(address, headers=HTML).status_code >= 400
