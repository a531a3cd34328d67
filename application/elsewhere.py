"""The store of a house, or the house itself, opened in another process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from adapters.store.opening import MasterKey, Mode, Store, open_store
from application.house import House
from application.settings import Settings
from domain.registry import FACTS


@dataclass(frozen=True, slots=True)
class StoreElsewhere:
    """Opens a store, which is there, with its keys; its clock stands."""

    settings: Settings
    mode: Mode
    now: datetime

    @contextmanager
    def __call__(self) -> Iterator[Store]:
        """Open it, and close it afterwards."""
        home, key = self.settings.home.absolute(), self.settings.master_key.get_secret_value()
        store = open_store(
            self.settings.store_location,
            home=home,
            facts=FACTS,
            clock=self._clock,
            master_key=MasterKey.load_or_create(home, key or None),
            mode=self.mode,
            create=False,
        )
        try:
            yield store
        finally:
            store.close()

    def _clock(self) -> datetime:
        return self.now


def store_elsewhere(house: House) -> StoreElsewhere:
    """How another process opens the store of a house."""
    return StoreElsewhere(house.settings, house.store.mode, house.clock())


@dataclass(frozen=True, slots=True)
class HouseElsewhere:
    """Opens a house for work that only reads; its clock stands."""

    store: StoreElsewhere

    @contextmanager
    def __call__(self) -> Iterator[House]:
        """Open it, and close it afterwards."""
        now = self.store.now
        with self.store() as store:
            yield House(self.store.settings, store, lambda: now, uuid4)


def house_elsewhere(house: House) -> HouseElsewhere:
    """How another process opens a house."""
    return HouseElsewhere(store_elsewhere(house))
