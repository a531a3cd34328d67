"""A route whose body nobody reads before it is known who sends it, and that he may."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.types import Scope

from api.readers import among_lookers, among_writers, turns_of

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""The methods by which nothing is changed."""
LET_IN: Final = "vordering.let_in"
"""Under which name a request says that whoever sends it was asked for, and let in."""


async def was_let_in(request: Request) -> None:
    """Fail where a route asked nobody: one that is not Guarded answers nobody rather than all."""
    if LET_IN not in request.scope:
        raise LookupError(f"nobody is let in at {request.scope['route'].path}")


class Guarded(APIRoute):
    """Lets whoever asks in, or not, before anything of what he sends is read.

    A dependency would be asked after the body: seventy megabytes of somebody whom nobody knows.
    What changes something is done in threads of its own, and so is what makes a page.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **how: Any) -> None:
        """As the framework's, with ``methods`` among ``how``."""
        looks = SAFE.issuperset(how.get("methods") or SAFE)
        done = among_lookers(endpoint) if looks else among_writers(endpoint)
        super().__init__(path, done, **how)
        self._begins, self._ends = path.partition("{")[0], path.rpartition("}")[2]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the framework's; where a path begins or ends otherwise no more is looked at.

        A request is held beside each of hundreds of paths until one fits.
        """
        path = scope["path"]
        if scope.get("root_path") or (path.startswith(self._begins) and path.endswith(self._ends)):
            return super().matches(scope)
        return Match.NONE, {}

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request of whoever was let in."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            await request.app.state.let_in(request)
            request.scope[LET_IN] = True
            turns_of(request)
            return await answer(request)

        return answered
