"""The house: everything that is open while the program works on one store."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256, sha512
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from adapters.access.file import AccessFile
from adapters.access.reads import Reads
from adapters.access.sign_ins import SignIns
from adapters.archive import Archive
from adapters.fact_archive.folder import ArchiveFolder
from adapters.openid.registration import Registration
from adapters.outbox import write_files
from adapters.store.opening import Mode, Store
from adapters.store.seals import Seals
from adapters.store.tiles import Tiles, TilesFile
from adapters.webhooks.deliveries import Deliveries
from adapters.webhooks.file import WebhooksFile
from application.clock import Clock, today_of
from application.in_dutch import AsRecorded, InDutch
from application.kept_results import KeptResults
from application.sandbox_clock import HouseClock
from application.settings import Settings
from domain.application import Collections
from domain.errors import Refusal
from domain.sealing import Erased, Purpose, Sealed

if TYPE_CHECKING:
    from adapters.openid.issuer import Issuer

T = TypeVar("T")

_CHANGES: Final = 5_000
"""Facts of which it is kept what they changed: some kilobytes each at most."""


class NoRoom(Refusal):
    """Hardly any room is left where the home lies."""

    def __init__(self, reserve_mb: int) -> None:
        super().__init__(
            "disk.full",
            f"Less than {reserve_mb} MB is free on the disk; nothing is recorded.",
            way_out="Make room on the disk of the home, and send it again.",
            values={"reserve": str(reserve_mb)},
        )


@dataclass
class House:
    """Everything that is open while the program works on one store."""

    settings: Settings
    store: Store
    clock: Clock
    new_id: Callable[[], UUID]
    """Draws a time-ordered id."""
    cores: int = 1
    """How many processors there are to work on."""
    notices: list[str] = field(default_factory=list)
    sends_apart: bool = False
    """Whether letters that are ordered in numbers are sent apart, by a thread of this process."""
    laid_out: set[Path] = field(default_factory=set)
    """Folders of templates that this process wrote."""
    kept: KeptResults = field(default_factory=KeptResults, repr=False)
    """Roots of logs, and whatever else never changes."""
    changes: KeptResults = field(default_factory=lambda: KeptResults(_CHANGES), repr=False)
    """What facts changed, which never changes; the timelines of pages tell it."""
    in_dutch: InDutch = field(default_factory=AsRecorded, repr=False)
    """The words of the doors, for what is written for others."""

    @cached_property
    def collections(self) -> Collections:
        """The application."""
        return Collections(self.store)

    @cached_property
    def archive(self) -> Archive:
        """The archive of documents."""
        return Archive(self.home / "archive", keys=self.store.keys)

    @cached_property
    def access(self) -> AccessFile:
        """The file of sign-ins and reads; made when it is first needed."""
        return AccessFile(self.home)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Passwords, links and sessions."""
        return SignIns(self.access, seals=self._seals)

    @cached_property
    def reads(self) -> Reads:
        """Who looked at whose data."""
        return Reads(self.access, seals=self._seals)

    @cached_property
    def webhooks(self) -> WebhooksFile:
        """The file of what is sent to other systems; made when it is first needed."""
        return WebhooksFile(self.home)

    @cached_property
    def _tiles_file(self) -> TilesFile:
        return TilesFile(self.home)

    @cached_property
    def tiles(self) -> Tiles:
        """What the roots of logs are made from; the file is made when one is first asked for."""
        return Tiles(self._tiles_file, seals=self._seals, leaves=self.store.leaf_hashes)

    @property
    def deliveries(self) -> Deliveries:
        """What became of what was sent to other systems."""
        return Deliveries(self.webhooks)

    @property
    def _seals(self) -> Seals:
        return self.store.keys.seals_of(self.store.info.store_id)

    @cached_property
    def issuer(self) -> "Issuer | None":
        """The issuer that people sign in at; None: none is set."""
        said = self.settings
        if not said.oidc_issuer:
            return None
        from adapters.openid.answers import Wire  # noqa: PLC0415 - a client of the network
        from adapters.openid.issuer import Issuer  # noqa: PLC0415 - and of cryptography

        registration = Registration(
            issuer=said.oidc_issuer,
            client_id=said.oidc_client_id,
            client_secret=said.oidc_client_secret.get_secret_value(),
            audience=said.oidc_audience,
            algorithms=tuple(said.oidc_algorithms.split()),
        )
        return Issuer(registration, clock=self.real_clock, wire=Wire())

    @property
    def attempts_key(self) -> bytes:
        """What seals the attempts to sign in that browsers keep; derived, and used for no more."""
        return hmac.digest(self.store.keys.seals.key, b"vordering sign-in attempts", sha256)

    @property
    def webhooks_key(self) -> bytes:
        """What the secrets of subscriptions are derived from; itself derived, and used for no more.

        Whoever holds the keys can sign; a backup of the store alone cannot.
        """
        return hmac.digest(self.store.keys.seals.key, b"vordering webhooks", sha256)

    @property
    def signing_key(self) -> bytes:
        """What the links by which debtors sign are derived from; derived likewise."""
        return hmac.digest(self.store.keys.seals.key, b"vordering signing links", sha256)

    @property
    def cursor_key(self) -> bytes:
        """What seals where a page of a list ends; derived likewise, for AES-256 in SIV mode."""
        return hmac.digest(self.store.keys.seals.key, b"vordering cursors", sha512)

    @property
    def home(self) -> Path:
        """The folder of store, keys, archive, outbox and views."""
        return self.settings.home.absolute()

    @property
    def facts_folder(self) -> ArchiveFolder:
        """The folder of the fact archive, which holds no sealed value and no document."""
        return ArchiveFolder((self.settings.fact_archive or self.home / "facts").absolute())

    @property
    def room_mb(self) -> int:
        """How many megabytes are free where the home lies."""
        return disk_usage(self.home).free // 1_000_000

    @property
    def has_room(self) -> bool:
        """Whether more is free than stays so: a full disk would break off in the middle."""
        return self.room_mb >= self.settings.disk_reserve_mb

    def require_room(self) -> None:
        """Refuse to record with NoRoom where hardly any room is left."""
        if not self.has_room:
            raise NoRoom(self.settings.disk_reserve_mb)

    @property
    def press_count(self) -> int:
        """How many processes set letters in a large run."""
        return self.settings.presses or self.cores

    @property
    def rebuild_count(self) -> int:
        """How many processes rebuild the views of a large store."""
        return self.settings.rebuild_processes or self.cores

    @property
    def sandbox(self) -> bool:
        """Tell whether this store is a sandbox: another clock, no mail, SPECIMEN on paper."""
        return self.store.mode is Mode.SANDBOX

    @property
    def acts(self) -> bool:
        """Tell whether what is decided here also leaves the house: not where it is foreseen."""
        return True

    @property
    def real_clock(self) -> Clock:
        """The clock on the wall, by which sessions and tokens last, in a sandbox too."""
        return self.clock.real if isinstance(self.clock, HouseClock) else self.clock

    @property
    def real_today(self) -> date:
        """The day of that clock, in Amsterdam."""
        return today_of(self.real_clock)

    @property
    def today(self) -> date:
        """The legal day in Amsterdam."""
        return today_of(self.clock)

    def open(self, sealed: Sealed[T] | None, shape: type[T], purpose: Purpose) -> T | None:
        """Open a personal value for a purpose; None where there is none, or it was erased."""
        if sealed is None:
            return None
        value = self.store.open_sealed(sealed, shape, purpose)
        return None if isinstance(value, Erased) else value

    def day_of_work(self, on: date | None) -> date:
        """The day to work on: today, or in a sandbox the day asked for.

        Raises Refusal ``day.live_store``: a live store is worked only on its real day.
        """
        if on is None or on == self.today:
            return self.today
        if not self.sandbox:
            raise Refusal(
                "day.live_store",
                f"A live store cannot be worked on another day than today ({self.today}).",
                way_out="Look ahead with `--dry-run`, or try it in a sandbox.",
                values={"today": self.today},
            )
        return on

    def lay_out(self, folder: Path, files: dict[str, bytes]) -> None:
        """Write files into a folder of the home, whole or not at all."""
        write_files(folder, files)

    def close(self) -> None:
        """Close what is open; safe to repeat."""
        if "access" in self.__dict__:
            self.access.close()
        if "webhooks" in self.__dict__:
            self.webhooks.close()
        if "_tiles_file" in self.__dict__:
            self._tiles_file.close()
        self.store.close()
