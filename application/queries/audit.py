"""The facts of the whole house, found by what they are about, who recorded them, and when."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from application.house import House
from application.queries.list_shapes import AuditFactOut
from application.queries.lists import trail_out
from application.views import Views
from domain.days import begins, ends
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.registry import FACTS
from domain.sealing import Purpose
from projections.audit.questions import AuditEntry

Tell = Callable[[AuditEntry], str]
_INSTANT: Final = timedelta(microseconds=1)


def topics_named(names: Iterable[str]) -> tuple[str, ...]:
    """The kinds of fact that are named, or that belong to a group that is; of none: none.

    Raises Refusal ``audit.kind_unknown``.
    """
    found: set[str] = set()
    for name in names:
        of_name = {one for one in FACTS if name in {one, one.partition(".")[0]}}
        if not of_name:
            groups = sorted({one.partition(".")[0] for one in FACTS})
            raise Refusal(
                "audit.kind_unknown",
                f"There is no kind of fact '{name}'.",
                way_out=(
                    "Name one as the audit trail of a claim does, such as claim.payment_received,"
                    f" or a group: {', '.join(groups)}."
                ),
                values={"name": name, "groups": ", ".join(groups)},
            )
        found |= of_name
    return tuple(sorted(found))


def require_forwards(first: date | int | None, last: date | int | None) -> None:
    """Raise Refusal ``audit.backwards`` where a period or a range of amounts ends too early."""
    if first is not None and last is not None and first > last:  # type: ignore[operator] # two of one kind
        raise Refusal(
            "audit.backwards",
            "What is asked for ends before it begins: nothing can be found.",
            way_out="Let the last day, or the largest amount, not come before the first.",
        )


def before_day(house: House, day: date | None) -> int:
    """The last position that was recorded before a day in Amsterdam; 0: none, or no day."""
    return 0 if day is None else house.store.position_at(begins(day) - _INSTANT)


def through_day(house: House, day: date | None, known: int | None) -> int | None:
    """The last position recorded by the end of a day and known at another; None: neither."""
    said = [] if known is None else [known]
    if day is not None:
        said.append(house.store.position_at(ends(day)))
    return min(said, default=None)


def facts_out(
    views: Views, entries: Sequence[AuditEntry], *, tell: Tell, why: bool
) -> list[AuditFactOut]:
    """Give facts with the claims they are about, and with why where that may be opened."""
    numbers = views.outstanding.numbers({one for one in map(claim_of, entries) if one})
    said = _reasons(views.house, entries) if why else {}
    return [
        AuditFactOut(
            **trail_out(entry, tell(entry)).__dict__,
            creditor=entry.creditor_id,
            claim=claim_of(entry),
            invoice_number=numbers.get(claim, "") if (claim := claim_of(entry)) else "",
            letter=entry.letter,
            explained=entry.explained,
            why=said.get(entry.position),
        )
        for entry in entries
    ]


def claim_of(entry: AuditEntry) -> UUID | None:
    """The one claim that a fact is about; None where it is about none, or about several."""
    return entry.stream if entry.kind == StreamKind.CLAIM else entry.about


def _reasons(house: House, entries: Sequence[AuditEntry]) -> dict[int, str]:
    """Why facts were recorded, in the words of whoever did; what was erased is not there."""
    wanted = {entry.position for entry in entries if entry.explained}
    streams = {entry.stream for entry in entries if entry.explained}
    opened = {
        stored.position: house.open(stored.reason_text, str, Purpose.NOTES)
        for stream in streams
        for stored in house.collections.history(stream)
        if stored.position in wanted
    }
    return {position: text for position, text in opened.items() if text}
