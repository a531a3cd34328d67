"""The SQL of the list of claims: one formula for amounts, filters, orders and their branches."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from typing import Any, Final
from uuid import UUID

from domain.ids import normalised_number
from projections.database import Database, among, literal
from projections.outstanding.buckets import BOUNDS, Bucket, Sort
from projections.segments import HORIZON, Status

NEVER_LATE: Final = -4_000_000
"""Sorts what owes nothing behind everything that may be late."""

AFTER_ALL_DIGITS: Final = "\U0010ffff"
JOIN: Final = " FROM claims c CROSS JOIN segments s WHERE s.claim_id = c.claim_id AND "
"""Claims first, in the order of an index of theirs: CROSS JOIN tells SQLite to do so."""

_TOP_FIRST: Final = (
    " FROM (SELECT * FROM segments s WHERE {where} {order}) s"
    " JOIN claims c ON c.claim_id = s.claim_id"
)
"""Segments alone for an order that is worked out: only the rows shown look up their claims."""
_LAST: Final = HORIZON.toordinal()
_FEW_FIRST: Final = " FROM segments s CROSS JOIN claims c WHERE c.claim_id = s.claim_id AND "
"""Segments of a status first, where few claims have it."""
COLUMNS: Final = (
    "c.claim_id, c.log, c.debtor_id, c.invoice_number, c.own_reference, c.issued_on,"
    " c.invoice_due_on, c.due_on, c.term_basis, c.plan, c.invoiced, s.principal, s.costs,"
    " {interest}, s.paid, s.unallocated, s.owing, s.status, c.marks, c.round, c.last_letter,"
    " c.last_step, c.last_letter_on, c.capacity, c.handler, c.handed_to, c.agenda, c.position"
)


def interest(on: int) -> str:
    """The open interest on a day (ordinal) as an expression of whole numbers.

    Half up, as ``FutureSegment.interest_on``; the sums were checked to fit 64 bits. It runs
    through the horizon: in a segment that begins behind that it stands still.
    """
    accrued = f"(s.fixed_numerator + s.base * s.numerator * ({min(on, _LAST)} - s.first_on + 1))"
    return f"(s.fixed_cents + (2 * {accrued} + s.denominator) / (2 * s.denominator))"


def covering(on: int) -> str:
    """The condition that picks each claim's segment of a day."""
    return f"s.last_on >= {on} AND s.first_on <= {on}"


def bucket_of(on: int) -> str:
    """The number of the bucket as an expression: its place in ``Bucket``."""
    late = f"{on} - s.due_on"
    cases = " ".join(
        f"WHEN {late} <= {last} THEN {number}"
        for number, (_, last) in enumerate(BOUNDS.values(), 1)
    )
    return f"CASE WHEN s.owing = 0 THEN 0 {cases} END"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims are asked for, on a day given as an ordinal."""

    on: int
    creditor: UUID | None = None
    mine: tuple[str, ...] | None = None
    """Of these creditors alone; None: of all."""
    debtor: UUID | None = None
    statuses: tuple[str, ...] = ()
    bucket: Bucket | None = None
    text: str = ""
    anywhere: bool = False
    """The text may stand anywhere in the invoice number, not only at its beginning."""
    whole: bool = False
    """The text is the whole invoice number."""
    reference: str = ""
    """The invoice's own payment reference, as it is compared."""
    claims: tuple[str, ...] = ()
    """With a reference: claims that it stands for as well."""
    own_reference: str = ""
    """The whole of what a claim is called in its creditor's own system."""
    named: tuple[str, ...] | None = None
    """These claims alone, by their ids, as somebody found them; None: any."""
    few_begin: bool = False
    """Few invoice numbers begin with the text, as somebody counted."""
    few_stand: bool = False
    """Few claims have one of the statuses, as somebody counted."""

    @property
    def logs(self) -> tuple[str, ...] | None:
        """The creditors asked for, by their logs; None: all."""
        if self.creditor is None:
            return self.mine
        log = str(self.creditor)
        return (log,) if self.mine is None or log in self.mine else ()

    @property
    def on_segments_alone(self) -> bool:
        """Tell whether no column of the claims themselves is asked for."""
        asked = (self.debtor, self.text, self.reference, self.own_reference)
        return not any(asked) and self.named is None

    @property
    def found_by_itself(self) -> bool:
        """Tell whether an index finds the few claims that are asked for, whatever the order.

        Engines would sooner read all claims in that order, or all of a creditor, than sort the
        few: so they are kept from the indexes for that. Of a million claims that took a second.
        """
        few = self.few_begin or self.few_stand or (self.text and self.whole)
        one = self.debtor or self.reference or self.own_reference
        return bool(one or few or self.named is not None)

    def where(self, *, of: str = "c") -> tuple[list[str], list[Any]]:
        """Conditions and values; ``of`` is the table that gives what both tables have."""
        found, values = [covering(self.on)], list[Any]()
        log = f"{of}.log || ''" if self.found_by_itself else f"{of}.log"
        for condition, value in (
            (f"{log} = ?", self.creditor),
            ("c.debtor_id = ?", self.debtor),
            ("c.own_reference = ?", self.own_reference or None),
        ):
            if value is not None:
                found.append(condition)
                values.append(str(value))
        if self.mine is not None:
            found.append(among(log, self.mine))
            values += self.mine
        if self.statuses:
            # Only where few have it, the index of statuses is the better one.
            status = "s.status" if self.few_stand else "s.status || ''"
            found.append(among(status, self.statuses))
            values += self.statuses
        if self.bucket is not None:
            found.append(self._in_bucket(self.bucket, of))
        if self.reference:
            also = f" OR {among('c.claim_id', self.claims)}" if self.claims else ""
            found.append(f"(c.reference = ?{also})")
            values += [self.reference, *self.claims]
        numbered, texts = self._numbered()
        return found + numbered, values + texts

    def _numbered(self) -> tuple[list[str], list[Any]]:
        """Conditions and values of what claims are called."""
        if self.named is not None:
            return [among("c.claim_id", self.named)], [*self.named]
        if not self.text:
            return [], []
        if self.whole:
            return ["c.number_key = ?"], [normalised_number(self.text)]
        if self.anywhere:
            return ["c.number_key LIKE ? ESCAPE '!'"], [self.held]
        return ["c.number_key >= ? AND c.number_key < ?"], [*self.numbers]

    @property
    def held(self) -> str:
        """The text anywhere in an invoice number, as LIKE takes it with ``ESCAPE '!'``."""
        return f"%{literal(normalised_number(self.text))}%"

    @property
    def numbers(self) -> tuple[str, str]:
        """The first invoice number that begins with the text, and one behind the last."""
        key = normalised_number(self.text)
        return key, key + AFTER_ALL_DIGITS

    def _in_bucket(self, bucket: Bucket, of: str) -> str:
        if bucket is Bucket.NONE:
            return "s.owing = 0"
        first, last = BOUNDS[bucket]
        late = f"{of}.due_on BETWEEN {self.on - last} AND {self.on - first}"
        return f"s.owing = 1 AND {_no_index(late) if self.found_by_itself else late}"


def _no_index(expression: str) -> str:
    """The same value of the columns that lists are ordered by, which no index gives."""
    of_days = re.sub(r"\bc\.(?=steady|due_on)", "+c.", expression)
    return re.sub(r"\bc\.number_key\b", "c.number_key || ''", of_days)


def statuses(status: Status | Collection[Status] | None) -> tuple[str, ...]:
    """The statuses asked for as texts; none: all."""
    if status is None:
        return ()
    many = [status] if isinstance(status, str) else status
    return tuple(sorted(Status(one).value for one in many))


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the claims that one index gives in order: a condition and the value sorted by.

    ``column`` is what the index holds; ``sign`` turns it into the value. ``worked_out``: no
    index gives it, and it stands on segments alone.
    """

    condition: str
    column: str
    base: int = 0
    sign: int = 1
    worked_out: bool = False
    least: bool = False
    """No value is below its own: from the top it is read where those above it do not do."""
    idle: bool | None = None
    """Of its claims nothing is owed on the day, or something is; None: of some."""

    def without_index(self) -> "Branch":
        """The same, kept from the indexes that give it in order."""
        condition, column = (_no_index(one) for one in (self.condition, self.column))
        return replace(self, condition=condition, column=column)


def branches(sort: Sort, on: int) -> list[Branch]:
    """The parts a list is read in.

    By days overdue, what is owed on every day comes straight from an index of due days; what
    owes nothing any more comes behind it. Only claims between the two are worked out and sorted.
    """
    match sort:
        case Sort.DUE_ON:
            return [Branch("1 = 1", "c.due_on")]
        case Sort.INVOICE_NUMBER:
            return [Branch("1 = 1", "c.number_key")]
        case Sort.OPEN:
            open_ = f"(s.principal + s.costs + {interest(on)})"
            return [Branch("1 = 1", open_, worked_out=True)]
        case _:
            late = f"CASE WHEN s.owing = 1 THEN {on} - c.due_on ELSE {NEVER_LATE} END"
            return [
                Branch("c.steady = 1", "c.due_on", on, -1, idle=False),
                Branch(f"c.steady = 0 AND c.idle_from > {on}", late),
                Branch(
                    f"c.steady = 0 AND c.idle_from <= {on}",
                    "c.steady",
                    NEVER_LATE,
                    least=True,
                    idle=True,
                ),
            ]


@dataclass(frozen=True, slots=True)
class AtMost:
    """How many claims a list finds at most, of those that owe something and of the others."""

    owing: int
    idle: int

    def in_branch(self, branch: Branch) -> int:
        """How many in a part of the list."""
        if branch.idle is None:
            return self.owing + self.idle
        return self.idle if branch.idle else self.owing


Keyed = tuple[Any, str, tuple[Any, ...]]
"""The value sorted by, the claim, and its columns."""


def in_order(
    database: Database,
    asked: Filter,
    *,
    sort: Sort,
    descending: bool,
    key: Sequence[Any],
    limit: int,
    at_most: AtMost | None = None,
) -> list[Keyed]:
    """At most ``limit`` rows behind a key (value and claim id; empty: from the start).

    A part in which there is none, as ``at_most`` tells, is not looked through.
    """
    found: list[list[Keyed]] = []
    way = ids_down(sort, descending=descending)
    every = [one for one in branches(sort, asked.on) if at_most is None or at_most.in_branch(one)]
    for branch in [one.without_index() for one in every] if asked.found_by_itself else every:
        # What ended is most of a long history, and hardly any of it is asked for.
        if branch.least and descending and _above(branch, found) >= limit:
            continue
        found.append(
            _read(
                *(database, asked, branch),
                descending=descending,
                ids_down=way,
                key=key,
                limit=limit,
            )
        )
    ordered = merge(*found, key=lambda row: _ByValue(row, descending=descending, ids_down=way))
    return [row for row, _ in zip(ordered, range(limit), strict=False)]


def ids_down(sort: Sort, *, descending: bool) -> bool:
    """Whether claims of one value go from the last id to the first: as an index is read for it.

    A day on which thousands fall due would else be sorted for each page.
    """
    match sort:
        case Sort.DAYS_OVERDUE:
            return not descending  # who is latest fell due first
        case Sort.DUE_ON | Sort.INVOICE_NUMBER:
            return descending
        case _:
            return False


def _above(branch: Branch, found: Iterable[Iterable[Keyed]]) -> int:
    """How many rows come before any of a branch, from the top."""
    return sum(value > branch.base for rows in found for value, _, _ in rows)


class _ByValue:
    """Orders by value either way, and claims of one value by their ids, either way too."""

    __slots__ = ("claim", "descending", "ids_down", "value")

    def __init__(self, row: Keyed, *, descending: bool, ids_down: bool) -> None:
        self.value, self.claim = row[0], row[1]
        self.descending, self.ids_down = descending, ids_down

    def __lt__(self, other: "_ByValue") -> bool:
        if self.value != other.value:
            return bool((self.value > other.value) == self.descending)
        return (self.claim > other.claim) if self.ids_down else (self.claim < other.claim)


def _read(
    database: Database,
    asked: Filter,
    branch: Branch,
    *,
    descending: bool,
    ids_down: bool,
    key: Sequence[Any],
    limit: int,
) -> list[Keyed]:
    top_first = branch.worked_out and asked.on_segments_alone and not asked.few_stand
    of = "s" if top_first else "c"
    found, values = asked.where(of=of)
    down = descending if branch.sign > 0 else not descending
    if key:
        value = key[0] if isinstance(key[0], str) else (key[0] - branch.base) * branch.sign
        sign, of_ids = "<" if down else ">", "<" if ids_down else ">"
        # The first condition says nothing new, but an index can use it.
        found.append(
            f"{branch.column} {sign}= ?"
            f" AND ({branch.column} {sign} ? OR ({branch.column} = ? AND {of}.claim_id {of_ids} ?))"
        )
        values += [value, value, value, key[1]]
    where = " AND ".join([branch.condition, *found])
    ways = ["DESC" if one else "ASC" for one in (down, ids_down)]
    order = f"ORDER BY {branch.column} {ways[0]}, {of}.claim_id {ways[1]} LIMIT {limit}"
    joined = _FEW_FIRST if asked.few_stand else JOIN
    source = _TOP_FIRST.format(where=where, order=order) if top_first else f"{joined}{where}"
    columns = COLUMNS.format(interest=interest(asked.on))
    rows = database.query(f"SELECT {branch.column}, {columns}{source} {order}", values)
    return [(_value(branch, row[0]), row[1], row[1:]) for row in rows]


def _value(branch: Branch, read: Any) -> Any:
    return read if isinstance(read, str) else branch.base + branch.sign * int(read)
