"""Leases: that two processes of one store do not do the same work, wherever each has its home."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import sleep
from typing import Final, TypeAlias

from application.house import House
from domain.errors import Refusal, StoreError

StillHeld: TypeAlias = Callable[[], None]
"""Raises StoreError where the lease was lost: another may be at the same work by now."""
_LOOK_SECONDS: Final = 0.25


@contextmanager
def leased(house: House, name: str, *, taken: Refusal) -> Iterator[StillHeld]:
    """Hold a lease while inside; a process that dies gives it up by dying.

    Raises ``taken`` where another process of this store holds it, and StoreError.
    """
    leases = house.store.leases

    def require() -> None:
        if not leases.holds(name):
            raise StoreError(f"The store {house.store.where} was away. It is tried again.")

    if not leases.take(name):
        raise taken
    try:
        yield require
    finally:
        leases.free(name)


@contextmanager
def leased_in_turn(house: House, name: str, *, waits: Callable[[], None]) -> Iterator[None]:
    """Hold a lease while inside, behind whoever holds it now, however long he takes.

    ``waits`` is called once where there is somebody. Raises StoreError.
    """
    leases = house.store.leases
    if not leases.take(name):
        waits()
        while not leases.take(name):
            sleep(_LOOK_SECONDS)
    try:
        yield
    finally:
        leases.free(name)
