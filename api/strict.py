"""Nothing that is said in an address is passed over: a key that is not known is refused."""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.problems import UnknownKeys


async def only_known_keys(request: Request) -> None:
    """Refuse a key of an address of the API that its operation does not know (UnknownKeys).

    A misspelt filter would otherwise be no filter, and its answer would look like one.
    """
    route = request.scope["route"]
    if not isinstance(route, APIRoute) or not route.path.startswith("/v1/"):
        return
    known = set(_keys(route.dependant))
    if unknown := request.query_params.keys() - known:
        raise UnknownKeys(sorted(unknown), known=sorted(known))


def _keys(asked: Dependant) -> Iterator[str]:
    """The keys that an operation takes from its address, with those of what it depends on."""
    yield from (field.alias for field in asked.query_params)
    for one in asked.dependencies:
        yield from _keys(one)
