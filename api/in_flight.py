"""Keys whose request is under way: a second one under the same key is told so, and waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.errors import Refusal


class StillUnderWay(Refusal):
    """A request came under a key whose first one is still being carried out."""

    def __init__(self) -> None:
        super().__init__(
            "request.in_flight",
            "The first request under this key is still being carried out.",
            way_out="Send it again under the same key in a second: then you get its answer.",
        )


class InFlight:
    """The keys that this server is at work on, each of a user.

    Another server of the same store does not know them. There the store lets one of two in and
    answers the other one with what the first recorded: nothing is carried out twice.
    """

    def __init__(self) -> None:
        self._keys: set[tuple[str, str]] = set()

    @contextmanager
    def holding(self, login: str, key: str) -> Iterator[None]:
        """Work under a user's key; raises StillUnderWay where somebody does."""
        one = (login, key)
        if one in self._keys:
            raise StillUnderWay
        self._keys.add(one)
        try:
            yield
        finally:
            self._keys.discard(one)
