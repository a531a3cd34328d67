"""A report of a house as a test asks for it: the year of the sample, or some days."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from api.words.compliance.spoken import SpokenCompliance
from application.compliance.asked import ComplianceAsked
from application.compliance.report import ReportMade, write_report
from application.house import House
from domain.compliance.assessment import Span
from domain.facts import Point, StreamKind
from tests.sample_home import END

YEAR = Span(date(2025, 12, 1), date(2026, 11, 30))
WORDS = SpokenCompliance()


def asked_of(
    house: House,
    *,
    period: Span = YEAR,
    at: Point | None = None,
    claims: frozenset[UUID] | None = None,
) -> ComplianceAsked:
    """A question about all creditors, as known now, or at a point."""
    creditors = tuple(house.store.streams(StreamKind.CREDITOR))
    return ComplianceAsked(period, at or Point(house.store.last_position(), END), creditors, claims)


def made(house: House, to: Path, **asked: Any) -> ReportMade:
    """A report in a folder."""
    return write_report(house, asked_of(house, **asked), to, words=WORDS)


def report(folder: Path) -> dict[str, Any]:
    """The whole report for machines."""
    found: dict[str, Any] = orjson.loads((folder / "report.json").read_bytes())
    return found


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file in a folder."""
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in sorted(folder.iterdir())}
