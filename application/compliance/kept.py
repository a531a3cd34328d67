"""Reports that were made for an answer, kept in the home for whoever asks the same again.

A report is a function of its question and a position, so one that is there is the one that would
be made. Each is held against its digest before it is read; the oldest go.
"""

import shutil
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final
from uuid import uuid4

import orjson

from application.compliance.asked import ComplianceAsked
from application.compliance.folder import DIGESTS, FolderTaken, digest_of
from application.compliance.over_all import over_the_store
from application.compliance.report import write_report
from application.compliance.words import SaysCompliance
from application.house import House
from domain.errors import Refusal
from domain.facts import StreamKind

FOLDER: Final = "compliance"
MOST_KEPT: Final = 8
MOST_AT_ONCE: Final = 20_000
"""Claims of which an answer waits for a report; of more it is made in the shell."""
_one_maker: Final = Lock()


class TooManyToWaitFor(Refusal):
    """A report over so many claims takes longer than anybody waits for an answer."""

    def __init__(self, count: int) -> None:
        super().__init__(
            "compliance.too_many",
            f"These are {count} claims; an answer waits for {MOST_AT_ONCE} at most.",
            way_out="Ask of one creditor or of some claims, or make it in the shell:"
            " 'vordering compliance --out'.",
            values={"count": str(count), "most": str(MOST_AT_ONCE)},
        )


class KeptReport:
    """A report in the home, whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def sha256(self) -> str:
        """The digest of it."""
        return digest_of(self.folder / "report.json")

    @cached_property
    def content(self) -> dict[str, Any]:
        """All of it, for machines."""
        found: dict[str, Any] = orjson.loads((self.folder / "report.json").read_bytes())
        return found

    @property
    def whole(self) -> bool:
        """Tell whether every file is what was written."""
        try:
            lines = (self.folder / DIGESTS).read_text("ascii").splitlines()
            named = [line.split("  ", 1) for line in lines]
            return all(digest_of(self.folder / name) == digest for digest, name in named)
        except (OSError, ValueError):
            return False


def kept_report(
    house: House, asked: ComplianceAsked, *, words: SaysCompliance, patient: bool = False
) -> KeptReport:
    """The report of a question: the one that is there, or one that is made now.

    ``patient``: whoever asks waits as long as it takes. Raises TooManyToWaitFor, DiskFull,
    FolderUnfit, StoreError.
    """
    count = (
        sum(len(house.store.streams(StreamKind.CLAIM, one)) for one in asked.creditors)
        if asked.claims is None
        else len(asked.claims)
    )
    if count > MOST_AT_ONCE and not patient:
        raise TooManyToWaitFor(count)
    home = house.home / FOLDER
    named = f"{asked.identity} {asked.at.position} {asked.at.day}"
    found = KeptReport(home / sha256(named.encode()).hexdigest()[:32])
    with _one_maker:
        if not found.whole:
            shutil.rmtree(found.folder, ignore_errors=True)
            _make(house, asked, found, words=words)
            for old in _oldest(home, but=found.folder):
                shutil.rmtree(old, ignore_errors=True)
    return found


def _make(
    house: House, asked: ComplianceAsked, found: KeptReport, *, words: SaysCompliance
) -> None:
    """Make it; that another server of this home was first is as good."""
    replayed = house.home / "replay" / f"report-{uuid4().hex}"
    over = over_the_store(house, asked, folder=replayed)
    try:
        write_report(house, asked, found.folder, words=words, over=over)
    except FolderTaken:
        assert found.whole
    finally:
        shutil.rmtree(replayed, ignore_errors=True)


def _oldest(home: Path, *, but: Path) -> Iterator[Path]:
    there = [one for one in home.iterdir() if one.is_dir() and one != but]
    there.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    yield from there[MOST_KEPT - 1 :]
