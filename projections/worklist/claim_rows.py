"""The rows of the work list of one claim: what its agenda asks, and what stands beside it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from domain.dunning.task import Task
from projections.agenda import Turn
from projections.batch import ChangedClaim
from projections.segments import FOREVER
from projections.worklist.standing import at_stake_in, standing_tasks
from projections.worklist.urgency import PRIORITY, WorkKind

_DOUBTS: Final = frozenset({Task.RESOLVE_DOUBT, Task.VIEW_BROKEN})

_ALWAYS_ASKED: Final = frozenset({Task.LOOK_AT_MARKS.value, Task.DECIDE_WHO.value})
"""Tasks that stand beside the plan, whatever it asks."""


def owed_on(subject: ChangedClaim) -> int:
    """The principal and costs that are open after the last entry, in cents.

    Without interest, which runs on: for a day with interest ask the view of what is outstanding.
    """
    last = subject.stretches[-1].segment if subject.stretches else None
    return last.principal + last.costs if last else 0


def due_row(subject: ChangedClaim, owed: int) -> tuple[Any, ...] | None:
    """The row of what comes next on a claim, for the run; None: nothing does."""
    agenda, claim = subject.agenda, subject.case.claim
    due_from = agenda.due_from
    if due_from is None:
        return None
    first = next((entry for entry in agenda.entries if entry.active), None)
    kind = WorkKind.TASK if first and first.turn is Turn.ASK else WorkKind.STEP
    if first and first.action in _DOUBTS:
        kind = WorkKind.DOUBT
    found = " ".join(name for _, name in agenda.findings)
    return (
        subject.id,
        subject.log,
        str(claim.debtor_id),
        due_from.toordinal(),
        agenda.until.toordinal() if agenda.until else FOREVER,
        kind.value,
        first.step if first else "",
        found or (first.action if first else ""),
        owed,
    )


def tasks_of(subject: ChangedClaim, owed: int) -> Iterator[tuple[Any, ...]]:
    """The rows of what a claim asks of people, each for the days on which it does."""
    for entry, until in subject.agenda.spans():
        # Marks and who it is are asked about on every day, also where the plan asks something else.
        if entry.turn is Turn.ASK and entry.action not in _ALWAYS_ASKED:
            since = entry.since or entry.on
            span = (entry.on.toordinal(), until.toordinal() if until else FOREVER)
            asked = Task(entry.action)
            yield _task(
                subject, asked, span, owed=owed, step=entry.step, why=entry.why, since=since
            )
    for one in standing_tasks(subject):
        if one.through and one.through < one.on:
            continue
        span = (one.on.toordinal(), one.through.toordinal() if one.through else FOREVER)
        at_stake = at_stake_in(one.task, subject, owed=owed)
        yield _task(subject, one.task, span, owed=at_stake, step="", why=one.why, since=one.since)


def _task(
    subject: ChangedClaim,
    task: Task,
    span: tuple[int, int],
    *,
    owed: int,
    step: str,
    why: str,
    since: date,
) -> tuple[Any, ...]:
    kind = WorkKind.DOUBT if task in _DOUBTS else WorkKind.TASK
    stopped = task is Task.LOOK_AT_MARKS and subject.case.claim.stopped_by
    return (
        subject.id,
        task.value,
        *span,
        subject.log,
        str(subject.case.claim.debtor_id),
        subject.id,
        kind.value,
        step,
        why,
        since.toordinal(),
        PRIORITY[Task.ANSWER_DISPUTE] if stopped else PRIORITY[task],
        owed,
        subject.position,
    )
