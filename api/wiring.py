"""Wiring: where clock, randomness, settings, store, archive and views come together."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from uuid_utils.compat import uuid7

from adapters.store.opening import MasterKey, Mode, open_store, require_store
from api.clocks import system_clock
from api.words.in_dutch import SaidInDutch
from application.clock import Clock
from application.house import House
from application.sandbox_clock import HouseClock
from application.settings import Settings
from domain.errors import StoreError
from domain.registry import FACTS


@contextmanager
def open_house(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    new_id: Callable[[], UUID] = uuid7,
    mode: Mode | None = None,
) -> Iterator[House]:
    """Open the store of the settings; where there is none, make it if its mode is said.

    ``clock`` and ``new_id`` are where now and new ids come from.

    Raises NoStore where there is none and no mode, and nothing is made then; StoreError where
    the home cannot be used, the key is wrong, or the store is another's.
    """
    home = settings.home.absolute()
    if mode is None:
        require_store(settings.store_location, home=home)
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The home {home} cannot be made: {error.strerror}."
            " Set VORDERING_HOME to a folder that this user may write."
        ) from error
    master = MasterKey.load_or_create(home, settings.master_key.get_secret_value() or None)
    kept = HouseClock(clock)
    store = open_store(
        settings.store_location,
        home=home,
        facts=FACTS,
        clock=kept,
        master_key=master,
        mode=mode,
    )
    if store.mode is Mode.SANDBOX:
        kept.follow(home)
    house = House(
        settings,
        store,
        kept,
        new_id=new_id,
        cores=os.cpu_count() or 1,
        notices=[master.notice] if master.notice else [],
        in_dutch=SaidInDutch(),
    )
    try:
        yield house
    finally:
        house.close()
