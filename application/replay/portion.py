"""Pieces of a replay: some debtors each, to be replayed in whatever process, in whatever order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

import orjson

from application.replay.gathered import Gathered
from application.replay.history_source import HistorySource
from application.replay.household import ClaimResult, Household, Job, LeftOut, Outcome
from domain.claim.events import InvoiceSent
from domain.compliance.case_file import Around
from domain.errors import IntegrityBroken
from domain.facts import Point
from projections.engine import uncollected
from projections.log.feed import Start
from projections.streams import by_debtor

STREAMS: Final = 1_200
"""At most so many in a portion, some ten thousand facts; a debtor with more is never parted."""
_OF_NO_DEBTOR: Final = ("creditor.", "run.", "user.", "subscription.", "archive.")

Group: TypeAlias = tuple[str, tuple[str, ...]]
"""A debtor, and his streams."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some debtors, each with all that belongs to him."""

    number: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Portions:
    """How a log is parted for a replay, the same for every source of the same facts."""

    parts: tuple[Portion, ...]
    claims: int
    strays: tuple[LeftOut, ...]
    """Streams without their first fact, which names whose they are."""


def portions_of(
    source: HistorySource,
    *,
    at: Point,
    creditor: UUID | None = None,
    claims: frozenset[UUID] | None = None,
    most: int = STREAMS,
) -> Portions:
    """Part the log through a position; what belongs to one debtor stays together.

    The ids of all streams are held in memory meanwhile: some hundred bytes for each. Of some
    ``claims`` only these are read, each with the debtor it was opened for; the rest of his is
    fetched where it is asked for.
    """
    if claims is not None:
        return _portions_of_claims(source, at, claims, most)
    return _portions_of_all(source, at, creditor, most)


def _portions_of_all(
    source: HistorySource, at: Point, creditor: UUID | None, most: int
) -> Portions:
    claims = 0

    def of_debtors() -> Iterator[Start]:
        nonlocal claims
        for start in source.starts(through=at.position, log=creditor):
            claims += start.topic == InvoiceSent.TOPIC
            if not start.topic.startswith(_OF_NO_DEBTOR):
                yield start

    groups = by_debtor(of_debtors())
    parts = tuple(Portion(number, part) for number, part in enumerate(_parted(groups, most), 1))
    return Portions(parts, claims, tuple(_strays(source, at, creditor)))


def _portions_of_claims(
    source: HistorySource, at: Point, claims: frozenset[UUID], most: int
) -> Portions:
    groups = by_debtor(_first_facts(source, at, sorted(map(str, claims))))
    with_debtors = {
        debtor: list(dict.fromkeys((debtor, *streams))) for debtor, streams in groups.items()
    }
    parts = tuple(Portion(number, one) for number, one in enumerate(_parted(with_debtors, most), 1))
    return Portions(parts, len(claims), ())


def _first_facts(source: HistorySource, at: Point, streams: Sequence[str]) -> Iterator[Start]:
    """The first fact that is there of each stream; one that cannot be read stands by itself."""
    try:
        rows = source.read_streams(streams, through=at.position)
    except IntegrityBroken:
        if len(streams) == 1:
            yield _Unread(streams[0])
            return
        for one in streams:
            yield from _first_facts(source, at, [one])
    else:
        first: dict[str, Start] = {}
        for row in rows:
            first.setdefault(row.stream, row)
        yield from first.values()


class _Unread(NamedTuple):
    """A stream whose first fact tells nothing: the replay names it when it comes to it."""

    stream: str
    topic: str = ""
    state: bytes = b""


def _parted(groups: dict[str, list[str]], most: int) -> Iterator[tuple[Group, ...]]:
    part: list[Group] = []
    size = 0
    for debtor, streams in groups.items():
        if part and size + len(streams) > most:
            yield tuple(part)
            part, size = [], 0
        part.append((debtor, tuple(streams)))
        size += len(streams)
    if part:
        yield tuple(part)


def _strays(source: HistorySource, at: Point, creditor: UUID | None) -> Iterator[LeftOut]:
    """Streams nobody can place; of another creditor's only those whose log cannot be read."""
    for one in source.strays(through=at.position):
        try:
            logs = {row.log for row in source.read_streams([one.stream], through=at.position)}
        except IntegrityBroken:
            logs = set()
        if creditor is None or not logs or str(creditor) in logs:
            yield LeftOut(one.stream, one.first, f"error.{IntegrityBroken.__name__}")


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a portion came to: how much was read, its lines in order of claim, what is left out."""

    number: int
    claims: int
    facts: int
    lines: tuple[bytes, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class ReplayPortion:
    """Runs a job over the debtors of a portion, as they are known at a point."""

    job: Job
    portion: Portion
    at: Point
    creditor: UUID | None = None

    def __call__(self, source: HistorySource) -> Replayed:
        """Decode each fact once, and hand the debtors over one after the other."""
        streams = [stream for _, group in self.portion.groups for stream in group]
        with uncollected(len(streams)):
            gathered = Gathered(source, self.at.position)
            gathered.take(streams, log=str(self.creditor) if self.creditor else None)
            lines, left_out, claims = list[bytes](), set[LeftOut](), 0
            for debtor, group in self.portion.groups:
                household = self._household(gathered, debtor, group)
                claims += len(household.claims)
                for one in outcomes(self.job, household):
                    if isinstance(one, LeftOut):
                        left_out.add(one)
                    else:
                        lines.append(line_of(one))
        left_out |= gathered.left_out
        return Replayed(
            self.portion.number,
            claims,
            gathered.facts,
            tuple(sorted(lines)),
            tuple(sorted(left_out)),
        )

    def _household(self, gathered: Gathered, debtor: str, group: Sequence[str]) -> Household:
        found = (UUID(stream) for stream in group)
        claims = tuple(one for one in found if _is_claim(gathered, one))
        return Household(UUID(debtor), claims, self.at, gathered, Around(gathered))


def _is_claim(gathered: Gathered, stream: UUID) -> bool:
    facts = gathered.own.get(stream, ())
    return bool(facts) and isinstance(facts[0].fact, InvoiceSent)


def outcomes(job: Job, household: Household) -> Iterator[Outcome]:
    """What a job gives for a debtor; where it fails, his claims without result are left out."""
    given = set[UUID]()
    try:
        for one in job(household):
            if isinstance(one, ClaimResult):
                given.add(one.claim_id)
            yield one
    except Exception as error:  # noqa: BLE001 - one debtor's fault stays his own
        for claim_id in household.claims:
            if claim_id not in given:
                yield household.left_out(claim_id, error)


def line_of(result: ClaimResult) -> bytes:
    """A result as it is kept: the claim, and its value with the names in order."""
    value = orjson.dumps(result.value, option=orjson.OPT_SORT_KEYS)
    return b"%s\t%s\n" % (result.claim_id.hex.encode(), value)


def result_of(line: bytes) -> ClaimResult:
    """A line read again."""
    return ClaimResult(claim_of(line), orjson.loads(value_of(line)))


def claim_of(line: bytes) -> UUID:
    """Of which claim a line is."""
    return UUID(line[: line.index(b"\t")].decode())


def value_of(line: bytes) -> bytes:
    """The value of a line, as canonical JSON."""
    return line[line.index(b"\t") + 1 : -1]
