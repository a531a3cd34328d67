"""An issuer as this house knows it, for tests of what it signs and publishes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.openid.answers import Wire
from adapters.openid.issuer import Issuer
from adapters.openid.registration import Registration
from adapters.openid.tokens import subject_of_access
from application.clock import MovingClock
from domain.errors import Refusal
from tests.adapters.issuers import AUDIENCE, CLIENT, SECRET, SmallIssuer, an_issuer

NOW = datetime(2026, 3, 18, 9, 0, tzinfo=UTC)
OURS = Registration(
    issuer="",
    client_id=CLIENT,
    client_secret=SECRET,
    audience=AUDIENCE,
    algorithms=("RS256", "ES256"),
)


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock(NOW)


@pytest.fixture
def small(clock: MovingClock) -> Iterator[SmallIssuer]:
    with an_issuer(clock) as issuer:
        yield issuer


@pytest.fixture
def known(small: SmallIssuer, clock: MovingClock) -> Issuer:
    """The issuer as this house knows it."""
    return Issuer(replace(OURS, issuer=small.url), clock=clock, wire=Wire())


def refused(known: Issuer, token: str) -> str:
    with pytest.raises(Refusal) as why:
        subject_of_access(token, issuer=known)
    assert not any(len(part) > 9 and part in str(why.value) for part in token.split("."))
    return why.value.code
