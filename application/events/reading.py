"""Events behind a position: in commit order, without gaps, of the creditors one may see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from application.events.cloud_event import CloudEvent, Surroundings, event_of
from application.events.mark import mark_at, mark_of
from application.events.published import PREFIX, name_of, published
from application.house import House
from application.principal import Principal
from domain.claim.refusals import require_opened
from domain.creditor.refusals import require_registered
from domain.errors import Refusal
from domain.facts import INSTALLATION, Recorded, StreamKind
from domain.letter.events import LetterOrdered
from domain.user.roles import May
from projections.log.feed import Row

_AT_ONCE: Final = 2_000
"""Facts that are looked at for one answer: one that finds few of them is short all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsWanted:
    """Which events are asked for. ``types``: published names, or their beginnings before ``*``.

    ``creditors`` None: of all, and of the house itself. ``users``: also who may do what here.
    ``personal``: with what is sealed, which is then opened; whoever reads it writes that down.
    """

    after: int = 0
    mark: str = ""
    """Of the fact at ``after``, as it was told; empty: it is not looked whether it is the same."""
    limit: int = 500
    creditors: Collection[UUID] | None = None
    creditor: UUID | None = None
    types: Collection[str] = ()
    claim: UUID | None = None
    personal: bool = False
    users: bool = False


@dataclass(frozen=True, slots=True)
class Events:
    """Events in the order of their positions; ``next`` is ``after`` of what comes behind them.

    ``next`` also passes what was looked at and is not among them. ``more``: at once.
    """

    events: Sequence[CloudEvent]
    next: int
    more: bool
    mark: str = ""
    """Of the fact at ``next``."""


def for_whom(who: Principal, wanted: EventsWanted) -> EventsWanted:
    """The same, narrowed to what somebody may see."""
    return replace(
        wanted,
        creditors=who.creditors(May.LOOK),
        users=who.creditors(May.AUDIT) is None,
    )


def read_events(house: House, wanted: EventsWanted) -> Events:
    """What was recorded behind a position; raises IntegrityBroken rather than leave one out.

    Raises NotFound, Refusal ``events.unknown_type``, ``events.beyond_end`` and
    ``events.other_log``: whoever waits for what can never come, or reads on in a log that was put
    back to what it had been, would wait in vain, or miss what was recorded since.
    """
    _require_there(house, wanted)
    if wanted.mark and mark_at(house, wanted.after) != wanted.mark:
        raise Refusal(
            "events.other_log",
            f"What stands at position {wanted.after} is not what you read there.",
            way_out="The store was put back from a backup. Read on behind the last position of the"
            " backup, and compare what you have behind it with what you get.",
        )
    rows = house.store.read_after(wanted.after, _AT_ONCE)
    if not rows and wanted.after > (last := house.store.last_position()):
        raise Refusal(
            "events.beyond_end",
            f"Nothing was ever recorded at position {wanted.after}: the last one is {last}.",
            way_out="Was the store put back from a backup? Compare what you have with it, and read"
            f" on behind {last}.",
            values={"last": last},
        )
    seen = [row for row in rows if _is_wanted(row, wanted)]
    letters = _Letters(house, (row.stream for row in seen if row.kind == StreamKind.LETTER))
    found: list[CloudEvent] = []
    for row in seen:
        if len(found) == wanted.limit:
            last = found[-1].position
            return Events(found, last, more=True, mark=mark_at(house, last))
        event = _event(house, house.store.decode(row), letters, personal=wanted.personal)
        if wanted.claim is None or str(wanted.claim) in event.claim.split(","):
            found.append(event)
    end = rows[-1].position if rows else wanted.after
    mark = mark_of(house, rows[-1]) if rows else mark_at(house, end)
    return Events(found, end, more=len(rows) == _AT_ONCE, mark=mark)


def event_at(house: House, position: int, *, personal: bool = False) -> CloudEvent | None:
    """The event at a position; None: nothing is recorded there. Raises IntegrityBroken."""
    rows = [row for row in house.store.read_after(position - 1, 1) if row.position == position]
    letters = _Letters(house, (row.stream for row in rows if row.kind == StreamKind.LETTER))
    events = (_event(house, house.store.decode(row), letters, personal=personal) for row in rows)
    return next(events, None)


def _is_wanted(row: Row, wanted: EventsWanted) -> bool:
    house = row.log == str(INSTALLATION)
    if wanted.creditors is not None and (house or UUID(row.log) not in wanted.creditors):
        return False
    if wanted.creditor is not None and row.log != str(wanted.creditor):
        return False
    if row.kind == StreamKind.USER and not wanted.users:
        return False
    return not wanted.types or _named(name_of(StreamKind(row.kind), row.topic), wanted.types)


def _require_there(house: House, wanted: EventsWanted) -> None:
    """Refuse what can never be told: a name, a claim or a creditor that is not there."""
    if wanted.claim is not None:
        require_opened(house.collections.claim(wanted.claim))
    if wanted.creditor is not None:
        require_registered(house.collections.creditor(wanted.creditor))
    for one in wanted.types:
        if not any(_named(name, (one,)) for name, _, _ in published()):
            raise Refusal(
                "events.unknown_type",
                f"No event is named '{one}'.",
                way_out="Give a name such as 'claim.payment_received', or a beginning such as"
                " 'claim.*'; docs/events.md lists them all.",
            )


def _named(name: str, types: Iterable[str]) -> bool:
    return any(
        name == one or (one.endswith("*") and name.startswith(one[:-1]))
        for one in (one if one.startswith(PREFIX) else f"{PREFIX}{one}" for one in types)
    )


def _event(house: House, recorded: Recorded, letters: "_Letters", *, personal: bool) -> CloudEvent:
    order = letters.orders.get(recorded.originator_id)
    around = Surroundings(
        store_id=str(UUID(house.store.info.store_id)),
        sandbox=house.sandbox,
        claims=tuple(one.claim_id for one in order.claims) if order else (),
        debtor=order.debtor_id if order else None,
    )
    return event_of(recorded, around, opening=house.open if personal else None)


class _Letters:
    """What each letter asks, and of whom: it stands in the first fact of its stream alone."""

    def __init__(self, house: House, streams: Iterable[str]) -> None:
        self.orders: Mapping[UUID, LetterOrdered] = {
            recorded.originator_id: recorded.fact
            for recorded in _first(house, tuple(dict.fromkeys(streams)))
            if isinstance(recorded.fact, LetterOrdered)
        }


def _first(house: House, streams: Sequence[str]) -> Iterable[Recorded]:
    if not streams:
        return ()
    rows = house.store.read_streams(streams, through=house.store.last_position())
    return (house.store.decode(row) for row in rows if row.version == 1)
