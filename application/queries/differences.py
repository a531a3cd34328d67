"""What a fact changed: the state before and after it, field by field, and what people see of it."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel

from application.queries.claims import next_out, status_on
from application.why.known import FOLDS, Histories
from domain.case import Case
from domain.claim.balance import Balance, balance
from domain.claim.state import Claim
from domain.credit_note.state import CreditNote
from domain.creditor.state import Creditor
from domain.debtor.state import Debtor
from domain.dunning.task import Task
from domain.errors import NotFound, Refusal
from domain.facts import Recorded
from domain.letter.state import Letter
from domain.sealing import Sealed

BOOKKEEPING: Final = frozenset(
    {"id", "version", "last_on", "milestones", "bar_facts", "bars_ended"}
)
"""Fields that move with every fact, or never."""


class ChangeOf(StrEnum):
    """What a change is one of: a state as its facts leave it, or what people see of a claim."""

    CLAIM = "claim"
    DEBTOR = "debtor"
    CREDITOR = "creditor"
    LETTER = "letter"
    CREDIT_NOTE = "credit_note"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Change:
    """What one fact made of one field; of a collection: what went out of it, and what came in."""

    of: ChangeOf
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFigures:
    """What people see of a claim on a day; amounts in cents."""

    status: str
    asked_in_all: int
    open_principal: int
    open_interest: int
    open_costs: int
    paid_in_all: int
    overpaid: int
    to_reclaim: int
    contested: int
    turn: str
    next: str
    next_step: str
    next_on: date | None
    address_version: int


STATES: Final[Mapping[ChangeOf, type]] = {
    ChangeOf.CLAIM: Claim,
    ChangeOf.DEBTOR: Debtor,
    ChangeOf.CREDITOR: Creditor,
    ChangeOf.LETTER: Letter,
    ChangeOf.CREDIT_NOTE: CreditNote,
    ChangeOf.SEEN: SeenFigures,
}
"""Where the fields come from: there is no list of them."""


def field_names() -> frozenset[str]:
    """The name of every field that can change."""
    return frozenset(one.name for kind in STATES.values() for one in fields(kind)) - BOOKKEEPING


def changes_by(histories: Histories, recorded: Recorded, claim: Claim | None) -> list[Change]:
    """What a fact changed: in its own stream and, of a claim's story, in what the claim shows."""
    seen = _in_sight(histories, recorded, claim) if claim else ()
    return [*_in_stream(histories, recorded), *seen]


def _in_stream(histories: Histories, recorded: Recorded) -> Iterator[Change]:
    if recorded.kind not in FOLDS:
        return
    kind, stream, at = recorded.kind, recorded.originator_id, recorded.position
    before = histories.state(kind, stream, at - 1)
    after = histories.state(kind, stream, at)
    if before is not after:
        yield from differences(ChangeOf(kind.value), before, after)


def _in_sight(histories: Histories, recorded: Recorded, claim: Claim) -> Iterator[Change]:
    """Both are looked at on one day, the first on which anybody could know of the fact.

    So what a fact did is told apart from what a day does, such as interest that runs on.
    """
    day = min(recorded.known_on, histories.day)
    before = figures(histories, claim, position=recorded.position - 1, on=day)
    after = figures(histories, claim, position=recorded.position, on=day)
    yield from differences(ChangeOf.SEEN, before, after)


def figures(histories: Histories, claim: Claim, *, position: int, on: date) -> SeenFigures | None:
    """What people see of a claim on a day as it was known at a position; None: it was not there."""
    key = claim.id, position, on
    kept = histories.figures
    if key not in kept:
        kept[key] = _figures(histories, claim, position, on)
    found: SeenFigures | None = kept[key]
    return found


def _figures(histories: Histories, claim: Claim, position: int, on: date) -> SeenFigures | None:
    try:
        case = histories.at(position).reader().case(claim.id)
    except NotFound:
        return None
    now = balance(case.claim, on=on)
    turn, what, step, when = _next(case, on)
    return SeenFigures(
        status=status_on(case, on).value,
        asked_in_all=now.total,
        **_parts(now),
        contested=case.claim.disputed,
        turn=turn,
        next=what,
        next_step=step,
        next_on=when,
        address_version=case.debtor.contact_version,
    )


def _parts(now: Balance) -> dict[str, int]:
    return {
        "open_principal": now.principal,
        "open_interest": now.interest,
        "open_costs": now.costs,
        "paid_in_all": now.paid,
        "overpaid": now.unallocated,
        "to_reclaim": now.uncovered,
    }


def _next(case: Case, on: date) -> tuple[str, str, str, date | None]:
    try:
        found = next_out(case, on)
    except Refusal:
        return "ask", Task.EXTEND_CALENDAR.value, "", None
    return found.turn, found.what, found.step, found.on


def differences(of: ChangeOf, before: Any, after: Any) -> Iterator[Change]:
    """The fields in which two states of one kind are not the same; None: there was none yet."""
    if before is after:
        return
    for one in fields(STATES[of]):
        if one.name in BOOKKEEPING:
            continue
        left, right = getattr(before, one.name, None), getattr(after, one.name, None)
        if left == right:
            continue  # a fact moves few of a hundred fields: the others are not written out
        was, became = frozen(left), frozen(right)
        if was != became:
            yield Change(of, one.name, *_what_moved(was, became))


def _what_moved(was: Any, became: Any) -> tuple[Any, Any]:
    """Of a collection what left it and what came into it; of anything else what it was and is."""
    match was, became:
        case dict(), dict():
            return (
                {k: v for k, v in was.items() if k not in became or became[k] != v},
                {k: v for k, v in became.items() if k not in was or was[k] != v},
            )
        case tuple(), tuple():
            return tuple(x for x in was if x not in became), tuple(
                x for x in became if x not in was
            )
    return was, became


def frozen(value: Any) -> Any:
    """A value as it stands now, whatever is folded into its state later; sealed ones stay so.

    A set, which has no order of its own, comes in the order of its values: a change that is told
    twice is told the same, by whichever program.
    """
    match value:
        case Sealed():
            return f"sealed {value.commitment[:8]}"
        case str() | int() | None:
            return value
        case Mapping():
            return {key: frozen(one) for key, one in value.items()}
        case AbstractSet():
            return tuple(sorted(value))
        case Sequence():
            return tuple(frozen(one) for one in value)
    return _parted(value) if _holds_sealed(value) else value


def _holds_sealed(value: Any) -> bool:
    """Whether something sealed lies within, such as the account of a mandate."""
    match value:
        case Sealed():
            return True
        case str() | int() | None:
            return False
        case Mapping():
            return any(map(_holds_sealed, value.values()))
        case Sequence() | AbstractSet():
            return any(map(_holds_sealed, value))
    return any(map(_holds_sealed, _parts_of(value).values()))


def _parted(value: Any) -> dict[str, Any]:
    return {name: frozen(part) for name, part in _parts_of(value).items()}


def _parts_of(value: Any) -> dict[str, Any]:
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    return dict(value) if isinstance(value, BaseModel) else {}
