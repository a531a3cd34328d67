"""The questions that add up what moved and what is open, and the claims behind every sum."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from domain.claim.milestones import MilestoneKind
from domain.errors import NotFound
from projections.database import Database, among
from projections.outstanding.buckets import BUCKETS
from projections.outstanding.claim_list import bucket_of, covering, interest
from projections.outstanding.moves import MoveKind
from projections.page import Page, bounded, cursor_for, paged
from projections.segments import GIVEN_UP

AGES: Final = ("early", "1-14", "15-30", "31-60", "61-90", "90+")
"""How long after the due day money came: on it or before, and in days after it."""
_PAID_AFTER: Final = (
    "CASE WHEN days <= 0 THEN 0 WHEN days <= 14 THEN 1 WHEN days <= 30 THEN 2"
    " WHEN days <= 60 THEN 3 WHEN days <= 90 THEN 4 ELSE 5 END"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that is added up: over moves of some kinds, or (of none) over what is open.

    ``value`` and ``by`` are expressions of whole numbers and of a part; ``parts`` names the
    parts where ``by`` gives their places. ``times`` is how often, as an expression. What is open
    is so on the last day; ``before``: on the day before the first, as it looks from the last.
    ``lasting``: without what a claim lives again after, by the last day.
    """

    kinds: tuple[str, ...] = ()
    value: str = "cents"
    by: str = "''"
    parts: tuple[str, ...] = ()
    times: str = "COUNT(*)"
    before: bool = False
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """A part of a measure: how many claims, how often, and the sum (cents, or as it says)."""

    part: str
    claims: int
    count: int
    sum: int


@dataclass(frozen=True, slots=True)
class Behind:
    """A claim behind a sum, with what it adds to it."""

    claim_id: UUID
    sum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """Over what is added up: moves of the days from first to last, or what is open on a day.

    Of the creditors in ``mine`` alone (None: of all), and of one ``creditor`` where one is named.
    """

    first: date
    last: date
    creditor: UUID | None = None
    mine: Collection[UUID] | None = None


MEASURES: Final[dict[str, Measure]] = {
    "ageing": Measure(value="{open}", by="{bucket}", parts=tuple(BUCKETS)),
    "receivable": Measure(value="s.principal", by="{bucket}", parts=tuple(BUCKETS)),
    "receivable_before": Measure(value="s.principal", before=True),
    "invoiced": Measure(kinds=(MoveKind.OPENED,)),
    "recovered_by_step": Measure(kinds=(MoveKind.PAID,), by="step"),
    "recovered_by_plan": Measure(kinds=(MoveKind.PAID,), by="plan"),
    "recovered_by_creditor": Measure(kinds=(MoveKind.PAID,), by="log"),
    "recovered_by_age": Measure(kinds=(MoveKind.PAID,), by=_PAID_AFTER, parts=AGES),
    "days_of_money": Measure(kinds=(MoveKind.PAID,), value="cents * days"),
    "costs_collected": Measure(kinds=(MoveKind.PAID,), value="costs"),
    "interest_collected": Measure(kinds=(MoveKind.PAID,), value="interest"),
    "costs_charged": Measure(kinds=(MoveKind.COSTS_CHARGED,)),
    "costs_waived": Measure(kinds=(MoveKind.COSTS_WAIVED,)),
    "credited": Measure(kinds=(MoveKind.CREDITED,)),
    "letters": Measure(kinds=(MoveKind.LETTER,), by="step", times="COUNT(DISTINCT letter)"),
    "promises": Measure(
        kinds=(MilestoneKind.PROMISE_KEPT, MilestoneKind.PROMISE_BROKEN), by="kind"
    ),
    "plans": Measure(kinds=(MilestoneKind.PLAN_COMPLETED, MilestoneKind.PLAN_LAPSED), by="kind"),
    "disputed": Measure(kinds=(MilestoneKind.DISPUTED,)),
    "ends": Measure(
        kinds=(
            MilestoneKind.SETTLED,
            MilestoneKind.HANDED_OVER,
            MilestoneKind.WITHDRAWN,
            MilestoneKind.WRITTEN_OFF,
        ),
        by="kind",
        lasting=True,
    ),
}


def measure_named(name: str) -> Measure:
    """A measure; raises NotFound ``figures.unknown`` that names the ones there are."""
    try:
        return MEASURES[name]
    except KeyError:
        known = ", ".join(sorted(MEASURES))
        raise NotFound(
            "figures.unknown",
            f"There is no measure '{name[:40]}'.",
            way_out=f"Choose one of: {known}.",
            values={"known": known},
        ) from None


class Measures:
    """Answers from the current generation of what is outstanding; one object for each process.

    Raises StoreError where the database fails.
    """

    def __init__(self, database: Callable[[], Database]) -> None:
        """Take the door to the view: ``engine.reading("outstanding")``."""
        self._database = database

    def added(self, name: str, over: Over) -> list[Added]:
        """The parts of a measure that have anything, in the order of their names or places."""
        measure = measure_named(name)
        chosen = _chosen(measure, over)
        rows = self._database().query(
            f"SELECT {chosen.by}, COUNT(DISTINCT claim_id), {measure.times}, SUM({chosen.value})"
            f" FROM {chosen.table} WHERE {chosen.where} GROUP BY 1 ORDER BY 1",
            chosen.values,
        )
        return [Added(_part(measure, by), int(n), int(m), int(cents)) for by, n, m, cents in rows]

    def behind(
        self, name: str, over: Over, *, part: str | None, limit: int, after: str | None
    ) -> Page[Behind]:
        """The claims behind a measure or one part of it, who adds most first.

        ``after``: ``next`` of the page before. Raises Refusal ``paging.cursor``.
        """
        measure = measure_named(name)
        chosen, size, database = _chosen(measure, over), bounded(limit), self._database()
        having, values = _in_part(measure, chosen, part)
        question = f"behind {name} {part} {over.first} {over.last} {chosen.values}"
        with database.snapshot():
            cursor = cursor_for(database, after, question=question)
            if cursor.key:
                most, last = cursor.key
                beyond = " HAVING SUM({0}) < ? OR (SUM({0}) = ? AND claim_id > ?)"
                key = [most, most, last]
            else:
                beyond, key = "", list[Any]()
            rows = database.query(
                f"SELECT claim_id, SUM({chosen.value}) FROM {chosen.table}"
                f" WHERE {chosen.where}{having} GROUP BY claim_id{beyond.format(chosen.value)}"
                f" ORDER BY 2 DESC, 1 LIMIT {size + 1}",
                [*chosen.values, *values, *key],
            )
            return paged(
                [Behind(UUID(claim), int(cents)) for claim, cents in rows],
                limit=size,
                question=cursor.question,
                started_at=cursor.started_at,
                key=lambda row: (row.sum, str(row.claim_id)),
            )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A measure over days, as SQL."""

    table: str
    value: str
    by: str
    where: str
    values: tuple[Any, ...]


def _chosen(measure: Measure, over: Over) -> _Chosen:
    first, last = over.first.toordinal(), over.last.toordinal()
    where, values = _whose(over)
    if measure.kinds:
        marks = ", ".join("?" * len(measure.kinds))
        where += f" AND kind IN ({marks}) AND on_day BETWEEN {first} AND {last}"
        where += f" AND first_on <= {last} AND last_on >= {last}"
        if measure.lasting:
            where += f" AND NOT ({_lives_again_by(last)})"
        return _Chosen("moves", measure.value, measure.by, where, (*values, *measure.kinds))
    given_up = sorted(GIVEN_UP)
    if measure.before:
        last = first - 1
        where += f" AND {covering(last)} AND s.owing = 1 AND NOT ({_given_up_by(last)})"
    else:
        where += f" AND {covering(last)} AND s.owing = 1 AND NOT ({among('s.status', given_up)})"
    amounts = {"open": f"(s.principal + s.costs + {interest(last)})", "bucket": bucket_of(last)}
    value, by = measure.value.format(**amounts), measure.by.format(**amounts)
    return _Chosen("segments s", value, by, where, (*values, *given_up))


def _given_up_by(day: int) -> str:
    """That a claim was given up on a day, whatever became of it since; a segment knows the last.

    Its values are those of ``among`` with the statuses that give it up, named as milestones are.
    """
    ends = ", ".join(f"'{kind}'" for kind in _OVER_AGAIN)
    return (
        "s.claim_id IN (SELECT e.claim_id FROM moves e"
        f" WHERE {among('e.kind', sorted(GIVEN_UP))} AND e.on_day <= {day} AND NOT EXISTS"
        " (SELECT 1 FROM moves r WHERE r.claim_id = e.claim_id AND r.number > e.number"
        f" AND r.on_day <= {day} AND r.kind IN ({ends})))"
    )


def _lives_again_by(day: int) -> str:
    """That an end of a claim was undone by a day: it came back, or was opened again."""
    kinds = (MilestoneKind.HANDED_OVER, MilestoneKind.RECALLED, MilestoneKind.REOPENED)
    handed_over, recalled, reopened = kinds
    return (
        "EXISTS (SELECT 1 FROM moves r WHERE r.claim_id = moves.claim_id"
        f" AND r.number > moves.number AND r.on_day <= {day} AND r.kind ="
        f" CASE moves.kind WHEN '{handed_over}' THEN '{recalled}' ELSE '{reopened}' END)"
    )


_OVER_AGAIN: Final = (MilestoneKind.REOPENED, MilestoneKind.SETTLED, MilestoneKind.HANDED_OVER)
"""What a claim may come to after it was given up."""


def _whose(over: Over) -> tuple[str, tuple[str, ...]]:
    where, values = "1 = 1", tuple[str, ...]()
    if over.creditor:
        where, values = "log = ?", (str(over.creditor),)
    if over.mine is not None:
        mine = sorted(map(str, over.mine))
        where, values = f"{where} AND {among('log', mine)}", (*values, *mine)
    return where, values


def _part(measure: Measure, by: Any) -> str:
    return measure.parts[int(by)] if measure.parts else str(by)


def _in_part(measure: Measure, chosen: _Chosen, part: str | None) -> tuple[str, list[Any]]:
    """The condition that a row is of one part; of a part that there is not, none is."""
    if part is None:
        return "", []
    if measure.parts:
        place = measure.parts.index(part) if part in measure.parts else -1
        return f" AND {chosen.by} = {place}", []
    return f" AND {chosen.by} = ?", [part]
