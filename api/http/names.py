"""How fields in an address and operations are called: in lower camel case, as is usual there."""

from typing import Final

from fastapi.routing import APIRoute

_CALLED: Final = {"on": "onDate"}
"""What is called otherwise in an address than its own word says."""


def in_address(name: str) -> str:
    """``known_at`` as ``knownAt``."""
    if name in _CALLED:
        return _CALLED[name]
    first, *others = name.split("_")
    return first + "".join(one.title() for one in others)


def operation_named(route: APIRoute) -> str:
    """How an operation is called, from which generators name what they make: ``listClaims``."""
    called = in_address(route.name)
    return called[0].lower() + called[1:]
