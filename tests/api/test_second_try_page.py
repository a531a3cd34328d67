"""The second try of a direct debit is offered with its days, on the claim and on the work list."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from api.app import make_app
from application.commands.corrections import FailCollection
from application.house import House
from application.views import views_of
from tests.api.test_debit_batch_page import page
from tests.api.test_four_eyes_doors import by_header
from tests.api.webs import Web, a_client, served
from tests.application.houses import HousePlace, by, run_on
from tests.application.test_collection_files import COLLECT, DAY, make, with_mandate
from tests.application.two_people import user


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def claim(place: HousePlace, house: House) -> UUID:
    found = with_mandate(house)
    make(house, found)
    run_on(place, house, COLLECT + DAY)
    return found


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    user(house, "els")
    with views_of(house) as views:
        views.catch_up()
        app = make_app(house, views, known=by_header)
        with served(app) as url, a_client(url) as client:
            yield Web(client, house, views)


def failed(web: Web, claim: UUID, code: str) -> None:
    FailCollection(failed_on=COLLECT + DAY, reason_code=code).carry(web.house, claim, by=by())
    web.views.catch_up()


def test_it_says_why_by_when_and_how_and_offers_both_ways(web: Web, claim: UUID) -> None:
    failed(web, claim, "AM04")
    shown, listed = page(web, f"/claims/{claim}", "els"), page(web, "/werk", "els")
    why = "Te weinig saldo (AM04): beslis uiterlijk 1 apr 2026, incasseren kan tot en met"
    for told in (" ".join(one.split()) for one in (shown, listed)):  # days hold together
        assert "Nog één keer incasseren, of niet" in told
        assert f"{why} 24 apr 2026" in told
    assert "Niet nog eens incasseren" in shown
    assert "Incasso vooraankondigen" in shown
