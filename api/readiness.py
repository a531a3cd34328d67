"""Whether the program is fit to be asked: each thing it needs, how it stands, and the way out."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, TypeAlias

from api.schedule import Punctual
from application.house import House
from application.letters.mail_domains import stopped_domains
from application.queries.shapes import CheckOut
from application.stopping import Stopping
from application.views import Views
from domain.errors import StoreError

BEHIND: Final = 10_000
"""A view so many positions behind makes the program not ready: pages would show the past."""

Found: TypeAlias = Callable[[], tuple[bool, str]]
"""Tells whether something is as it should be, and what was found; raises StoreError."""


def checks(
    house: House, views: Views, *, punctual: Callable[[], Punctual], stopping: Stopping
) -> Iterator[CheckOut]:
    """Look at each thing that the program needs; what cannot be looked at is not as it should."""
    yield _looked(
        "serving",
        lambda: (not stopping.begun, "stopping" if stopping.begun else "serving"),
        limit="serving",
        way_out="The server was told to stop; another one takes over, or start it again.",
    )
    yield _looked(
        "store",
        lambda: (True, f"position {house.store.last_position()}"),
        limit="it answers",
        way_out="See whether the database of VORDERING_DATABASE, or the file in the home, is up.",
    )
    yield _looked(
        "keys",
        lambda: _keys(house),
        limit="it can be read and proves unchanged",
        way_out="Restore keys/keys.sqlite3 from its newest backup, and run `vordering fsck`.",
    )
    yield _looked(
        "views",
        lambda: _level(views),
        limit=f"fewer than {BEHIND} positions behind, and who keeps them gives signs of life",
        way_out="They catch up by themselves, and a silent program is ended and started anew;"
        " where they do not, see `vordering views`.",
    )
    yield _looked(
        "daily_run",
        lambda: _on_time(punctual()),
        limit="a run of today within three hours of VORDERING_RUN_AT",
        way_out="See `vordering runs`, and do it with `vordering run-day`.",
    )
    yield _looked(
        "mail",
        lambda: _mail_goes(house),
        limit="no sender is refused",
        way_out="Mend SPF, DKIM, DMARC or the reverse name, whichever the code is about; then let"
        " it go on with `vordering record mail-release`.",
    )
    reserve = house.settings.disk_reserve_mb
    yield _looked(
        "disk",
        lambda: (house.has_room, f"{house.room_mb} MB free"),
        limit=f"{reserve} MB free (VORDERING_DISK_RESERVE_MB)",
        way_out="Make room on the disk of the home; until then nothing is recorded.",
    )


def without_details(check: CheckOut) -> CheckOut:
    """A check as anybody may see it: whether it is as it should be, and no more."""
    return CheckOut(name=check.name, fit=check.fit)


def _looked(name: str, found: Found, *, limit: str, way_out: str) -> CheckOut:
    fit, told = False, "it does not answer"
    with suppress(StoreError):
        fit, told = found()
    return CheckOut(name=name, fit=fit, found=told, limit=limit, way_out="" if fit else way_out)


def _mail_goes(house: House) -> tuple[bool, str]:
    stopped = [one.stopped for one in stopped_domains(house) if one.stopped is not None]
    return not stopped, ", ".join(f"{one.domain} ({one.status})" for one in stopped) or "goes"


def _keys(house: House) -> tuple[bool, str]:
    there = house.store.keys.path.exists()
    return there, f"{house.store.keys.about.keys} keys" if there else "its file is gone"


def _level(views: Views) -> tuple[bool, str]:
    last, positions = views.house.store.last_position(), views.engine.positions()
    behind = max((max(0, last - at) for at in positions.values()), default=0)
    silent, resting = views.keeping.silent_seconds, views.keeping.resting_seconds
    told = f", who keeps them is silent for {silent:.0f} seconds" if silent else ""
    if resting:
        told = f", who kept them was lost; for {resting:.0f} seconds the server does so itself"
    return behind < BEHIND and not silent, f"{behind} positions behind{told}"


def _on_time(punctual: Punctual) -> tuple[bool, str]:
    return punctual in {Punctual.ON_TIME, Punctual.NOT_WANTED}, punctual.value
