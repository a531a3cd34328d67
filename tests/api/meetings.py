"""A browser, a house and an issuer that meet, for tests of signing in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from httpx import Client, Response

from api.app import make_app
from application.clock import MovingClock
from application.commands.users import (
    AddUser,
    GrantRole,
    LinkSignIn,
)
from application.house import House
from application.views import views_of
from domain.ids import user_id
from domain.user.roles import Role
from tests.adapters.issuers import (
    AUDIENCE,
    CLIENT,
    SECRET,
    SUBJECT,
    SmallIssuer,
    an_issuer,
)
from tests.api.webs import a_client, served
from tests.application.houses import HousePlace, by

THERE = "/aanmelden/openid"


@dataclass
class Meeting:
    """A browser before a house that knows an issuer, and the issuer."""

    issuer: SmallIssuer
    house: House
    web: Client
    clock: MovingClock

    def begin(self, **query: str) -> Response:
        """Press the button: the answer leads to the issuer."""
        return self.web.get(THERE, params=query, follow_redirects=False)

    def at_the_issuer(self, led: Response) -> str:
        """Sign in there: the address it sends the browser back to."""
        answer = self.web.get(led.headers["location"], follow_redirects=False)
        return answer.headers["location"]

    def sign_in(self, **query: str) -> Response:
        """The whole way, up to where it leads."""
        return self.web.get(self.at_the_issuer(self.begin(**query)), follow_redirects=False)

    def bearer(self, token: str, path: str = "/v1/me") -> Response:
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        return self.web.get(path, headers=headers)

    def inside(self) -> bool:
        return self.web.get("/plannen", follow_redirects=False).status_code == 200


@pytest.fixture
def meeting(place: HousePlace) -> Iterator[Meeting]:
    with an_issuer(place.clock) as issuer:
        house = place.open(
            oidc_issuer=issuer.url,
            oidc_client_id=CLIENT,
            oidc_client_secret=SECRET,
            oidc_audience=AUDIENCE,
        )
        with views_of(house) as views:
            views.catch_up()
            with served(make_app(house, views)) as url, a_client(url) as client:
                client.headers["Accept"] = "text/html"
                yield Meeting(issuer, house, client, place.clock)


def added(house: House, login: str = "els", role: Role | None = Role.SENIOR) -> None:
    AddUser(login=login, name="Els de Vries").carry(house, by=by())
    if role:
        GrantRole(role=role, all_creditors=True).carry(house, user_id(login), by=by())


def link(house: House, login: str = "els", subject: str = SUBJECT) -> None:
    LinkSignIn(subject=subject).carry(house, user_id(login), by=by())


@pytest.fixture
def els(meeting: Meeting) -> Meeting:
    """Els, who is linked to the subject."""
    added(meeting.house)
    link(meeting.house)
    return meeting


def check_refused(answer: Response, words: str) -> None:
    assert words in re.sub(r"\s+", " ", answer.text), answer.text
    assert "session=" not in answer.headers.get("set-cookie", "")
