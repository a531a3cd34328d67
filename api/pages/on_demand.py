"""Values by name of which each is worked out when somebody first asks for it."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class OnDemand(Mapping[str, T]):
    """A mapping of ways to values: a page works out, and opens, only what its forms show.

    Who goes through all of it has all of it worked out. It lives as long as one answer.
    """

    def __init__(self, ways: Mapping[str, Callable[[], T]]) -> None:
        """Work nothing out yet."""
        self._ways = ways
        self._found: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """Give a value, worked out once; raises KeyError where there is no way to it.

        A key that is missing on the way is a fault: ``get`` would take it for nothing to choose.
        """
        if name not in self._found:
            way = self._ways[name]
            try:
                self._found[name] = way()
            except KeyError as error:
                raise LookupError(f"{name} cannot be worked out") from error
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is a way to it; nothing is worked out."""
        return name in self._ways

    def __iter__(self) -> Iterator[str]:
        """The names."""
        return iter(self._ways)

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._ways)


def once(work: Callable[[], T]) -> Callable[[], T]:
    """The same work, done when it is first asked for and no more after that."""
    found: list[T] = []

    def given() -> T:
        if not found:
            found.append(work())
        return found[0]

    return given
