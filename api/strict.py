"""Nothing that is said in an address is passed over: a key that is not known is refused."""

from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextvars import ContextVar
from functools import cached_property, wraps
from inspect import iscoroutinefunction
from typing import Any

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant

from api.etags import tagged
from api.guarded import Guarded
from api.unread import Unread, fault
from application.queries.shapes import FaultOut

_unknown: ContextVar[tuple[FaultOut, ...]] = ContextVar("unknown", default=())
_known: ContextVar[tuple[str, ...]] = ContextVar("known", default=())


class UnknownKeys(Unread):
    """An address holds keys that its operation does not know, and is right for the rest."""

    def __init__(self, faults: Sequence[FaultOut], *, known: Sequence[str]) -> None:
        way_out = f"Known are: {', '.join(known)}." if known else "Leave it out."
        super().__init__("request.unknown_key", faults, way_out=way_out)


class Operation(Guarded):
    """An operation of the API: it is carried out only where all of its address was understood.

    What it reads is tagged, so that whoever has it already is told so.

    Keys are noted before anything else is read and refused after all of it was, so that what is
    wrong is told at once.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **how: Any) -> None:
        super().__init__(path, _once_understood(endpoint), **how)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys that it takes from its address, in the order of their letters."""
        return tuple(sorted(set(_keys(self.dependant))))

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request; what was read is tagged (ETag)."""
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            found = await answer(request)
            return tagged(found, request.headers) if request.method == "GET" else found

        return answered


async def note_unknown_keys(request: Request) -> None:
    """Note the keys of an address that its operation does not know.

    A misspelt filter would otherwise be no filter, and its answer would look like one.
    """
    route = request.scope["route"]
    unknown, known = set[str](), tuple[str, ...]()
    if isinstance(route, Operation):
        known = route.keys
        unknown = request.query_params.keys() - set(known)
    _known.set(known)
    _unknown.set(tuple(fault(("query", one), "unknown") for one in sorted(unknown)))


def unknown_keys() -> tuple[FaultOut, ...]:
    """The keys of the request at hand that were not known."""
    return _unknown.get()


def _once_understood(endpoint: Callable[..., Any]) -> Callable[..., Any]:
    """The same endpoint, which raises UnknownKeys where a key was not known."""
    if iscoroutinefunction(endpoint):

        @wraps(endpoint)
        async def answer_later(**given: Any) -> Any:
            _require_known()
            return await endpoint(**given)

        return answer_later

    @wraps(endpoint)
    def answer(**given: Any) -> Any:
        _require_known()
        return endpoint(**given)

    return answer


def _require_known() -> None:
    if found := unknown_keys():
        raise UnknownKeys(found, known=_known.get())


def _keys(asked: Dependant) -> Iterator[str]:
    """The keys that an operation takes from its address, with those of what it depends on."""
    yield from (field.alias for field in asked.query_params)
    for one in asked.dependencies:
        yield from _keys(one)
