"""The check of everything that lies in a home, part after part."""

from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from adapters.archive_check import archive_findings
from adapters.store.findings import UNOPENED, Finding, Place, error_said, guarded
from adapters.store.fsck import Progress, check
from application.fact_archive.check import archive_file_findings
from application.fsck.documents import document_findings
from application.fsck.dossiers import dossier_findings
from application.fsck.outbox import outbox_findings
from application.fsck.post import post_findings
from application.fsck.reads import read_findings
from application.fsck.roots import root_findings
from application.fsck.views import view_findings
from application.fsck.webhooks import webhook_findings
from application.house import House


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is looked at beside the rows of the store and its keys."""

    vault: bool = True
    """Open each sealed value."""
    files: bool = True
    """Open each document of the archive; look at outbox, hand-overs and post."""
    views: bool = True
    """Make each view again and compare it."""


_ALL = Scope()


def examined(
    opening: Callable[[], AbstractContextManager[House]],
    scope: Scope = _ALL,
    *,
    progress: Progress | None = None,
    at_end: Callable[[House], None] = lambda _house: None,
) -> Generator[Finding, None, None]:
    """Open a house and give all that is broken in it; one that does not open is broken too."""
    try:
        with opening() as house:
            yield from house_findings(house, scope, progress=progress)
            at_end(house)
    except Exception as error:  # noqa: BLE001 - whatever lies there must not stop the check
        yield Finding(place=Place(table="store"), code=UNOPENED, what=error_said(error))


def house_findings(
    house: House, scope: Scope = _ALL, *, progress: Progress | None = None
) -> Iterator[Finding]:
    """Give all that is broken in a house, the store first; nothing that lies there stops it."""
    yield from check(house.store, open_vault=scope.vault, progress=progress)
    if scope.files:
        yield from guarded(Place(table="archive"), _documents(house))
        yield from guarded(Place(table="outbox"), outbox_findings(house))
        yield from guarded(Place(table="hand-over"), dossier_findings(house))
        yield from guarded(Place(table="post"), post_findings(house))
        yield from guarded(Place(table="reads"), read_findings(house))
        yield from guarded(Place(table="roots"), root_findings(house))
        yield from guarded(Place(table="facts"), archive_file_findings(house))
        yield from guarded(Place(table="webhooks"), webhook_findings(house))
    if scope.views:
        yield from guarded(Place(table="views"), view_findings(house))


def _documents(house: House) -> Iterator[Finding]:
    """A document is kept before its fact: the log is read through where it was before."""
    through = house.store.last_position()
    kept: set[bytes] = set()
    yield from archive_findings(house.archive, kept)
    yield from document_findings(house, kept, through=through)
