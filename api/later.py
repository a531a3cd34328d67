"""When to send again what is refused for a while alone (RFC 9110, 10.2.3: Retry-After)."""

from http import HTTPStatus
from typing import Final

from application.queries.shapes import ProblemOut

LATER_SECONDS: Final = 5
"""After so long it may be sent again, where nothing tells it better."""
COME_BACK_SECONDS: Final = {
    "conflict": 1,
    "events.too_many_wait": 30,  # half of the longest that somebody waits
    "request.in_flight": 1,
    "server.busy": 2,
    "server.stopping": 10,
}
_PASSING: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


def come_back(body: ProblemOut) -> dict[str, str]:
    """The header that says so; none where it would be refused again."""
    if body.status not in _PASSING and body.code not in COME_BACK_SECONDS:
        return {}
    return {"Retry-After": str(COME_BACK_SECONDS.get(body.code, LATER_SECONDS))}
