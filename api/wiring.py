"""Wiring: where clock, randomness, settings, store, archive and views come together."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from uuid_utils.compat import uuid7

from adapters.archive import Archive
from adapters.store.opening import MasterKey, Mode, Store, open_store
from api.clocks import Clock, system_clock, today_of
from api.settings import Settings
from domain.application import Collections
from domain.errors import Refusal, StoreError
from domain.registry import FACTS
from domain.sealing import Erased, Purpose, Sealed

T = TypeVar("T")


@dataclass
class House:
    """Everything that is open while the program works on one store."""

    settings: Settings
    store: Store
    clock: Clock
    notices: list[str] = field(default_factory=list)
    laid_out: set[Path] = field(default_factory=set)
    """Folders of templates that this process wrote."""

    @cached_property
    def collections(self) -> Collections:
        """Give the application."""
        return Collections(self.store)

    @cached_property
    def archive(self) -> Archive:
        """Give the archive of documents."""
        return Archive(self.home / "archive", keys=self.store.keys)

    @property
    def home(self) -> Path:
        """Give the folder of store, keys, archive, outbox and views."""
        return self.settings.home.absolute()

    @property
    def sandbox(self) -> bool:
        """Tell whether this store is a sandbox: another clock, no mail, SPECIMEN on paper."""
        return self.store.mode is Mode.SANDBOX

    @property
    def today(self) -> date:
        """Give the legal day in Amsterdam."""
        return today_of(self.clock)

    def new_id(self) -> UUID:
        """Draw a time-ordered id."""
        return uuid7()

    def open(self, sealed: Sealed[T] | None, shape: type[T], purpose: Purpose) -> T | None:
        """Open a personal value for a purpose; None where there is none, or it was erased."""
        if sealed is None:
            return None
        value = self.store.open_sealed(sealed, shape, purpose)
        return None if isinstance(value, Erased) else value

    def day_of_work(self, on: date | None) -> date:
        """Give the day to work on: today, or in a sandbox the day asked for.

        Raises Refusal ``day.live_store``: a live store is worked only on its real day.
        """
        if on is None or on == self.today:
            return self.today
        if not self.sandbox:
            raise Refusal(
                "day.live_store",
                f"A live store cannot be worked on another day than today ({self.today}).",
                way_out="Look ahead with --dry-run, or try it in a sandbox.",
            )
        return on

    def close(self) -> None:
        """Close what is open; safe to repeat."""
        self.store.close()


@contextmanager
def open_house(
    settings: Settings, *, clock: Clock = system_clock, mode: Mode | None = None
) -> Iterator[House]:
    """Open the store of the settings, and make it where there is none.

    Raises StoreError where the home cannot be used, the key is wrong, or the store is another's.
    """
    home = settings.home.absolute()
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The home {home} cannot be made: {error.strerror}."
            " Set VORDERING_HOME to a folder that this user may write."
        ) from error
    master = MasterKey.load_or_create(home, settings.master_key.get_secret_value() or None)
    store = open_store(
        settings.store_location,
        home=home,
        facts=FACTS,
        clock=clock,
        master_key=master,
        mode=mode,
    )
    house = House(settings, store, clock, [master.notice] if master.notice else [])
    try:
        yield house
    finally:
        house.close()
