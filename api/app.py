"""The HTTP application: API, documentation and pages over one open house."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI
from starlette.routing import BaseRoute

from api import pages, problems
from api.gate import API_VERSION, Gate
from api.gathered import InOneGo, each_once
from api.guarded import was_let_in
from api.http import description
from api.http.bodies import takes_files
from api.http.commands import draw_commands
from api.http.names import operation_named
from api.http.queries import draw_queries
from api.http.routes import (
    compliance,
    deliveries,
    documents,
    events,
    exports,
    link_payments,
    operation,
    sandbox,
    uploads,
    users,
    webhooks,
)
from api.in_flight import InFlight
from api.limits import Limits, Tick
from api.methods import Methods
from api.metrics import Figures, Requests, State
from api.pages.languages import InTheirLanguage
from api.readers import Lookers, readers, writers
from api.schedule import Punctual
from api.served import EVERY_HOST
from api.settling import Settling
from api.strict import note_unknown_keys
from api.viewings import TellsViewings, draw_up_now
from api.watching import Watcher
from api.who import Known, known_by, let_in
from application.house import House
from application.stopping import Stopping
from application.views import Views

DESCRIPTION: Final = """
Collection cases as histories of facts. Money is a decimal string in euro, a day is ISO 8601 in
Europe/Amsterdam, an instant carries its offset.

* Every POST needs `Idempotency-Key`: the same key and content again gives the same answer, with
  the header `Idempotent-Replayed`; the same key with other content is refused (422), and while
  the first is under way (409). A key is kept with what was recorded under it and never expires.
* A failure is `application/problem+json` (RFC 9457) with a stable `code`, a `way_out`, and the
  `article` of the law where one applies. What cannot be read is answered with 400 and all of its
  faults (`errors`); what was read and a rule refuses, with 422. Words are in English, in Dutch
  with `Accept-Language: nl`. A 200 never carries a failure.
* Whoever asks more often than his quota lets him is answered with 429 and `Retry-After`;
  `RateLimit-Policy` and `RateLimit` tell on every answer what is left of it. A body is bounded
  (413): 1 MB of JSON, 70 MB of files.
* An answer to a POST waits up to two seconds for the views, so that you read what you wrote;
  where they lag, `Views-Behind: true` says so. What is answered with 200 or 201 is stored.
* Send a token as `Authorization: Bearer …`; an administrator issues it for a user, in a role, for
  some creditors or all, until a day. What is not for its role is refused (403), and what is of
  another creditor is not there (404).
"""

_SAID: Final[Mapping[str, Any]] = {
    "title": "vordering",
    "version": API_VERSION,
    "description": DESCRIPTION,
    "docs_url": None,
    "redoc_url": None,
    "openapi_url": None,
    "generate_unique_id_function": operation_named,
    "responses": problems.responses(*problems.ALWAYS),
    "dependencies": [Depends(was_let_in), Depends(note_unknown_keys)],
}
"""What the application says of itself, and what comes before each answer."""
_PROGRAMS: Final = (sandbox, deliveries, link_payments, webhooks)
_MODULES: Final = (documents, events, exports, compliance, *_PROGRAMS, uploads, operation, users)
_LOOPBACK: Final = ["localhost", "127.0.0.1", "[::1]", "::1"]
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::"})  # noqa: S104 - only compared with


@cache
def _drawn_up() -> FastAPI:
    """All that can be asked, put together once in a program and not for each house again.

    Questions and commands are drawn into it: routes of a router that is included are made twice.
    """
    app = FastAPI(**_SAID)
    draw_queries(app.router)
    draw_commands(app.router)
    for module in (*_MODULES, description):
        app.include_router(module.router)
    pages.attach(app)
    return app


def _own_routes() -> Iterator[BaseRoute]:
    """The routes that programs ask, each as it was made first."""
    yield from _drawn_up().routes
    for module in _MODULES:
        yield from module.router.routes


class Application(FastAPI):
    """The application of one house, which answers and says of itself what was drawn up once."""

    def openapi(self) -> dict[str, Any]:
        """Give the description of all that can be asked; whoever changes it, changes a copy."""
        return _drawn_up().openapi()


def make_app(
    house: House,
    views: Views,
    *,
    host: str = "",
    punctual: Callable[[], Punctual] = lambda: Punctual.NOT_WANTED,
    known: Known = known_by,
    stopping: Stopping | None = None,
    tick: Tick = monotonic,
) -> FastAPI:
    """Make the application over an open house; whoever opened it closes it.

    ``host`` is the address it is served on, where that is not the setting; ``punctual`` tells
    how the daily run of this server stands; ``known`` who sends a request; ``stopping`` whether
    the program is on its way out; ``tick`` gives the seconds that quotas are counted in.
    """
    app = Application(routes=[*_drawn_up().routes], **_SAID)
    app.state.house, app.state.views, app.state.punctual = house, views, punctual
    app.state.known, app.state.stopping = known, stopping or Stopping()
    app.state.let_in = let_in
    app.state.in_flight = InFlight()
    app.state.readers, app.state.writers = readers(), writers()
    app.state.lookers = Lookers(draw_up_now)
    app.state.settling = Settling(views)
    app.state.knowing = InOneGo(each_once)
    app.state.noting = InOneGo(house.reads.note_each)
    requests = Requests()
    app.state.metrics = Figures(requests, State(house, views, tick=tick))
    app.state.limits = Limits(house.settings, tick=tick)
    app.state.watcher = Watcher(house.store.last_position, app.state.stopping)
    app.add_middleware(InTheirLanguage)
    problems.attach(app, page=pages.problem_page)
    hosts = hosts_of(host or house.settings.host, public=house.settings.public_address)
    app.state.hosts = hosts
    app.add_middleware(TellsViewings)
    app.add_middleware(Methods)
    app.add_middleware(Gate, takes_files=takes_files(_own_routes()), hosts=hosts, metrics=requests)
    return app


def hosts_of(host: str, *, public: str = "") -> list[str]:
    """Give the names a browser may call this server by; a page elsewhere cannot borrow another."""
    if public:
        return [*_LOOPBACK, urlsplit(public).hostname or "", host]
    return EVERY_HOST if host in _EVERYWHERE else [*_LOOPBACK, host]
