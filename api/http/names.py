"""How operations are called."""

from fastapi.routing import APIRoute

from api.addresses import in_address


def operation_named(route: APIRoute) -> str:
    """How an operation is called, from which generators name what they make: ``listClaims``."""
    called = in_address(route.name)
    return called[0].lower() + called[1:]
