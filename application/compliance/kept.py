"""Reports that were made for an answer, kept in the home for whoever asks the same again.

A report is a function of its question and a position, so one that is there is the one that would
be made. Each is held against its digest before it is read; what was not asked for longest goes.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import orjson

from application.compliance.asked import ComplianceAsked
from application.compliance.folder import DIGESTS, digest_of, unwritten
from application.compliance.over_all import over_the_store
from application.compliance.report import write_report
from application.compliance.words import SaysCompliance
from application.house import House
from domain.errors import Refusal
from domain.facts import StreamKind

FOLDER: Final = "compliance"
MOST_KEPT: Final = 8
_REPORT: Final = "report.json"
_REPLAYED: Final = "report-"
MOST_AT_ONCE: Final = 20_000
"""Claims of which an answer waits for a report; of more it is made in the shell."""
ALONE: Final = f".{FOLDER}.lock"
"""The file in the home whose lock a server holds that makes, reads or takes away a report."""


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


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report in the home, whole; ``content`` is all of it, for machines.

    What was asked for last goes last, so whoever has just got it may open what lies in its folder.
    """

    folder: Path
    sha256: str
    content: dict[str, Any]


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
    named = f"{asked.identity} {asked.at.position} {asked.at.day}"
    home = house.home / FOLDER
    folder = home / sha256(named.encode()).hexdigest()[:32]
    with _alone(house.home):
        if not _whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
            _make(house, asked, folder, words=words)
            for old in _longest_unasked(home, but=folder):
                shutil.rmtree(old, ignore_errors=True)
        os.utime(folder)
        raw = (folder / _REPORT).read_bytes()
    return KeptReport(folder, sha256(raw).hexdigest(), orjson.loads(raw))


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Come behind every other thread, and every other server of this home."""
    try:
        held = (home / ALONE).open("wb")
    except OSError as error:
        raise unwritten(home, error) from error
    with held:
        fcntl.flock(held, fcntl.LOCK_EX)
        try:
            yield
        finally:
            # Said, and not left to closing: a process that was forked meanwhile has it open too.
            fcntl.flock(held, fcntl.LOCK_UN)


def _whole(folder: Path) -> bool:
    """Tell whether every file is what was written."""
    try:
        lines = (folder / DIGESTS).read_text("ascii").splitlines()
        named = [line.split("  ", 1) for line in lines]
        return all(digest_of(folder / name) == digest for digest, name in named)
    except (OSError, ValueError):
        return False


def _make(house: House, asked: ComplianceAsked, folder: Path, *, words: SaysCompliance) -> None:
    """Make it, alone: what lies there of another that was to be kept, a kill left."""
    for left in (house.home / "replay").glob(f"{_REPLAYED}*"):
        shutil.rmtree(left, ignore_errors=True)
    replayed = house.home / "replay" / f"{_REPLAYED}{uuid4().hex}"
    over = over_the_store(house, asked, folder=replayed)
    try:
        write_report(house, asked, folder, words=words, over=over)
    finally:
        shutil.rmtree(replayed, ignore_errors=True)


def _longest_unasked(home: Path, *, but: Path) -> Iterator[Path]:
    there = [one for one in home.iterdir() if one.is_dir() and one != but]
    there.sort(key=lambda one: one.stat().st_mtime, reverse=True)
    yield from there[MOST_KEPT - 1 :]
