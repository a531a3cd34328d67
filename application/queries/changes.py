"""Reading what each fact changed, from the histories of the streams that it is told of."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from application.house import House
from application.known import Known
from application.queries.differences import Change, changes_by
from application.queries.list_shapes import TrailOut
from application.queries.why_shapes import ChangeOut, ChangesOut, FactChangesOut
from application.why.known import Histories
from domain.claim.state import Claim
from domain.facts import Recorded, StreamKind
from domain.sealing import Purpose


def changes_out(
    house: House,
    facts: Iterable[TrailOut],
    *,
    about: UUID,
    on: date | None,
    known_at: Known | None,
    field: str = "",
) -> ChangesOut:
    """Give facts with what each changed; ``field``: only the facts that changed that one."""
    histories = Histories(house.collections, on or date.max)
    claim = house.collections.claim(about) if _is_claim(histories, about) else None
    told = _told(house, histories, facts, claim, field)
    return ChangesOut(about=about, as_of=on, known_at=known_at, facts=list(told))


def _is_claim(histories: Histories, about: UUID) -> bool:
    return any(one.kind is StreamKind.CLAIM for one in histories.of(about)[:1])


def _told(
    house: House, histories: Histories, facts: Iterable[TrailOut], claim: Claim | None, field: str
) -> Iterator[FactChangesOut]:
    for fact in facts:
        recorded = _stored(histories, fact)
        step, changes = _kept(house, histories, recorded, claim)
        if field:
            changes = [one for one in changes if one.field == field]
        if changes or not field:
            yield FactChangesOut(
                **dict(fact),
                step=step,
                said=house.open(recorded.reason_text, str, Purpose.NOTES),
                changes=changes,
            )


def _kept(
    house: House, histories: Histories, recorded: Recorded, claim: Claim | None
) -> tuple[str, list[ChangeOut]]:
    """The step that a fact is about, and what it changed.

    Both follow from what was recorded by then alone, so they never get old. What is sealed is not
    opened for them.
    """
    fact = recorded.originator_id, recorded.originator_version
    return house.changes.of(
        (*fact, claim.id if claim else None, histories.day),
        lambda: (
            step_of(histories, recorded),
            [change_out(one) for one in changes_by(histories, recorded, claim)],
        ),
    )


def _stored(histories: Histories, fact: TrailOut) -> Recorded:
    history = histories.of(fact.stream)
    return next(one for one in history if one.originator_version == fact.version)


def step_of(histories: Histories, recorded: Recorded) -> str:
    """The step of the plan that a fact is about: its own, or that of its letter."""
    own = str(getattr(recorded.fact, "step", ""))
    if own or recorded.kind is not StreamKind.LETTER:
        return own
    letter = histories.state(recorded.kind, recorded.originator_id, recorded.position)
    return letter.order.step if letter.order else ""


def change_out(one: Change) -> ChangeOut:
    """A change as an answer tells it."""
    return ChangeOut(of=one.of.value, field=one.field, before=one.before, after=one.after)
