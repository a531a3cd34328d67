"""What is turned away before it is read: a host that is not ours, a broken head, too many."""

from starlette.datastructures import Headers

from domain.errors import Refusal


class UnknownHost(Refusal):
    """A request is for a host that this server is not."""

    def __init__(self) -> None:
        super().__init__(
            "request.unknown_host",
            "This server is not the host that the request is for.",
            way_out="Use the address it was started with, or start it with --host for another.",
        )


class BrokenHead(Refusal):
    """A request cannot be read as HTTP/1.1, or its head is too long."""

    def __init__(self) -> None:
        super().__init__(
            "request.broken_head",
            "This is no HTTP request, or its head is too long.",
            way_out="Send less in the address and the headers.",
        )


class TooMany(Refusal):
    """More connections are open than the server takes."""

    def __init__(self) -> None:
        super().__init__(
            "server.busy",
            "Too many are served at this moment.",
            way_out="Send it again under the same key in some seconds.",
        )


class CutOff(Refusal):
    """A request did not come to its end before the server that was told to stop ended it."""

    def __init__(self) -> None:
        super().__init__(
            "server.stopping",
            "The server stops, and this did not come to its end in time.",
            way_out="Send it again under the same key once the server is back.",
        )


def is_ours(headers: Headers, hosts: list[str]) -> bool:
    """Tell whether a request is for one of our names, whatever the port."""
    host = headers.get("host", "")
    name = host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    return "*" in hosts or name in hosts
