"""The store of a house, opened in another process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

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
