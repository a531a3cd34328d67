"""What a claim's plan says on every day to come, as long as no fact is added."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise, zip_longest
from typing import Final
from uuid import UUID

from domain.case import Case
from domain.case.defaulting import (
    business_costs_from,
    charge_costs,
    declare_default,
    fourteen_days_of,
    undo_what_letters_no_longer_carry,
)
from domain.case.limitation import limitation_of
from domain.case.paid_as_asked import Paper, rest_of_what_was_asked
from domain.case.second_try import days_of_second_try
from domain.case.series import days_of_the_cap
from domain.claim.arranged import KeptPlan
from domain.claim.paid import first_unpaid
from domain.claim.state import Claim, Ending, LedgerEntry
from domain.creditor.decisions import MOST_DAYS_WATCHED
from domain.days import add_days, day_after
from domain.dunning.next.since import asked_since
from domain.dunning.next.step import Ask, Do, NextStep, Wait, next_step
from domain.dunning.plan.document import StepKind
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.account import EntryKind
from domain.letter.order.agreement import agreement_to_confirm
from domain.letter.order.completed import TOLD_WITHIN, is_told_kept
from domain.letter.text import PlanMoment
from projections.segments import Stretch

FAR: Final = date(9000, 1, 1)
"""A day on which every term has passed."""

_MOST_TURNS: Final = 400
"""Days on which one agenda may change; a case has a handful, and a loop must end."""


ONLY_WHEN_IT_CAME: Final = Task.LIMITATION_PASSED.value
"""What comes years later, where all stays as it is, is not what a claim waits for today."""

_OVERDUE: Final = Claim(
    UUID(int=0),
    opened=True,
    due_on=date.min,
    ledger=[LedgerEntry(date.min, 0, 0, EntryKind.PRINCIPAL, 1, "principal")],
)
"""Stands for another claim of the debtor that is overdue on every day."""


class Turn(StrEnum):
    """What there is to do from a day on."""

    DO = "do"
    """The daily run takes the step."""
    ASK = "ask"
    """A person does the task."""
    WAIT = "wait"
    STAND = "stand"


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """What is to be done from a day (inclusive) until the next entry: a step or a task."""

    on: date
    turn: Turn
    action: str
    step: str = ""
    why: str = ""
    since: date | None = None
    until: date | None = None
    """The day a wait names; where a fact is awaited it may be over."""

    @property
    def active(self) -> bool:
        """Tell whether the run or a person is to do something."""
        return self.turn in {Turn.DO, Turn.ASK}


@dataclass(frozen=True)
class Agenda:
    """The entries in order of day, from the day of the invoice, and the day to look first."""

    entries: tuple[AgendaEntry, ...]
    findings: tuple[tuple[date, str], ...]
    """From which day the run may find default, costs, a broken promise; and which of them."""
    among_others: tuple[AgendaEntry, ...] = ()
    """The entries while the debtor has other claims overdue, where the plan looks at them."""
    until: date | None = None
    """The last day on which to look; None: there is none."""

    @cached_property
    def due_from(self) -> date | None:
        """The first day on which anything may be due; None while nothing ever is."""
        days = [e.on for e in (*self.entries, *self.among_others) if e.active]
        return min([*days, *(day for day, _ in self.findings)], default=None)

    def on(self, day: date) -> AgendaEntry | None:
        """What is to be done on a day, or the first thing that will be after it."""
        at = bisect_right(self.entries, day, key=lambda entry: entry.on)
        now = self.entries[at - 1] if at else None
        if now is not None and now.active:
            return now
        later = (entry for entry in self.entries[at:] if entry.action != ONLY_WHEN_IT_CAME)
        return next((entry for entry in later if entry.active), now)

    def spans(self) -> Iterator[tuple[AgendaEntry, date | None]]:
        """Each entry with its last day (inclusive), None for the one without an end."""
        yield from _spans(self.entries)
        yield from (one for one in _spans(self.among_others) if one[0] not in self.entries)


def _spans(entries: Sequence[AgendaEntry]) -> Iterator[tuple[AgendaEntry, date | None]]:
    for entry, following in zip_longest(entries, entries[1:]):
        yield entry, add_days(following.on, -1) if following else None


def agenda_of(case: Case, amounts: Sequence[Stretch], *, plan_known: bool = True) -> Agenda:
    """Work out the agenda of a claim from the day of its invoice on.

    It holds for every day: before an entry's day nothing that it names is to be done. Days on
    which only the calendar forbids contact are not told apart.
    """
    claim = case.claim
    if not claim.opened:
        return Agenda((), ())
    if claim.live and not plan_known:
        lost_plan = Task.LOAD_PLAN.value
        on, since = claim.issued_on, claim.plan_since
        lost = AgendaEntry(on, Turn.ASK, lost_plan, why=claim.plan, since=since)
        return Agenda((lost,), ((claim.issued_on, lost_plan),))
    if not claim.live:
        return _agenda_of_ended(case)
    found = tuple(_findings(case, amounts))
    if not case.plan.looks_at_others:
        return Agenda(tuple(_entries(case, amounts)), found)
    # The debtor's other claims are not read here: both answers are worked out instead.
    alone, among = replace(case, others=()), replace(case, others=(_OVERDUE,))
    return Agenda(tuple(_entries(alone, amounts)), found, tuple(_entries(among, amounts)))


def _agenda_of_ended(case: Case) -> Agenda:
    """What is to be taken back; and that a plan was kept is told, for some days."""
    undone, last = tuple(_undone(case)), None
    if not undone and (kept := _kept_untold(case.claim)):
        undone, last = ((kept.on, "plan_letter"),), add_days(kept.on, TOLD_WITHIN)
    return Agenda((_ask(case, case.claim.issued_on)[0],), undone, until=last)


def _kept_untold(claim: Claim) -> KeptPlan | None:
    untold = claim.ending is Ending.SETTLED and not is_told_kept(claim)
    return claim.kept_plan if untold else None


def _entries(case: Case, amounts: Sequence[Stretch]) -> Iterator[AgendaEntry]:
    """Ask for the next step on the first day, and on every day on which the answer may change."""
    day: date | None = case.claim.issued_on
    turns = _turning_days(case, amounts)
    last: AgendaEntry | None = None
    for _ in range(_MOST_TURNS):
        if day is None:
            return
        entry, until = _ask(case, day)
        if last is not None and _names_tomorrow(last) and _names_tomorrow(entry, like=last):
            until = None  # it awaits a fact: asked on every day it would say so again
        elif last is None or _differs(last, entry):
            yield entry
            last = entry
        later = [turn for turn in (*turns, until) if turn and turn > day]
        day = min(later, default=None)


def _names_tomorrow(entry: AgendaEntry, *, like: AgendaEntry | None = None) -> bool:
    """Tell whether a wait ends on the day after it is told, and is of a make with another."""
    tomorrow = entry.turn is Turn.WAIT and entry.until == day_after(entry.on)
    return tomorrow and (like is None or (like.why, like.step) == (entry.why, entry.step))


def _differs(last: AgendaEntry, entry: AgendaEntry) -> bool:
    if entry.action == Task.EXTEND_CALENDAR.value == last.action:
        return False  # it is asked since the first of such days
    return _said(last) != _said(entry)


def _said(entry: AgendaEntry) -> tuple[object, ...]:
    names = entry.since if entry.active else entry.until
    return entry.turn, entry.action, entry.step, names


def _ask(case: Case, day: date) -> tuple[AgendaEntry, date | None]:
    """The entry of a day, and the day on which to ask again, as far as its terms say."""
    try:
        found = next_step(case, today=day)
    except Refusal as refusal:
        if refusal.code != "law.calendar_unverified":
            raise
        return AgendaEntry(
            day,
            Turn.ASK,
            Task.EXTEND_CALENDAR.value,
            why=refusal.code,
            since=max(day, case.claim.came_on),
        ), None
    if isinstance(found, Wait):
        entry = AgendaEntry(day, Turn.WAIT, found.step, found.step, found.why, until=found.until)
        return entry, found.until if found.until > day else None
    return _entry(case, found, day), _call_over(case, found)


def _entry(case: Case, found: NextStep, day: date) -> AgendaEntry:
    match found:
        case Do():
            step = found.step.id
            return AgendaEntry(day, Turn.DO, step, step, found.step.kind.value, found.eligible_on)
        case Ask():
            since = asked_since(case, found)
            return AgendaEntry(day, Turn.ASK, found.task.value, found.step, found.why, since)
        case _:
            return AgendaEntry(day, Turn.STAND, "", why=found.why)


def _call_over(case: Case, found: NextStep) -> date | None:
    """The day on which the plan no longer waits for a call, where it waits for one."""
    if not isinstance(found, Ask):
        return None
    for step in case.plan.step:
        if step.id == found.step and step.kind is StepKind.CALL:
            return add_days(found.since, step.wait_days + 1)
    return None


def _turning_days(case: Case, amounts: Sequence[Stretch]) -> list[date]:
    """The days on which the answer may change though no term ends on them."""
    claim = case.claim
    flips = (after for before, after in pairwise(amounts) if before.owing != after.owing)
    days = {date.fromordinal(stretch.first_on) for stretch in flips}
    for hold in claim.holds:
        days.add(hold.from_day)
        days.update([day_after(hold.until)] if hold.until else [])
    days.update(day_after(until) for until in case.debtor.bars.values() if until)
    days.update(days_of_the_cap(case))
    days.update(days_of_second_try(case))
    days.update(day for day in [limitation_of(case).provable_first_barred_day] if day < FAR)
    days.update([claim.default.since] if claim.default else [])
    moved = (entry.on for entry in claim.ledger if entry.kind is not EntryKind.PRINCIPAL)
    days.update(day for on in moved for day in (on, day_after(on)))
    return sorted(days)


def _findings(case: Case, amounts: Sequence[Stretch]) -> Iterator[tuple[date, str]]:
    """From which day the run may find something beside the steps of the plan."""
    claim = case.claim
    yield from _undone(case)
    for fact in () if claim.stopped_by else declare_default(case, today=FAR):
        yield fact.legal_day or claim.issued_on, "default"
    if claim.promise:
        yield day_after(claim.promise.by), "promise"
    if agreement_to_confirm(case, today=claim.last_on):
        yield claim.last_on, "confirmation"
    yield from ((day, "instalment") for day in _instalment_due(claim))
    if claim.arrangement and claim.arrangement.plan.plan_id and not _has_its_copy(claim):
        yield claim.arrangement.agreed_on, "plan_letter"
    yield from ((day, "costs") for day in _costs_due(case, amounts))


def _undone(case: Case) -> Iterator[tuple[date, str]]:
    """Tell whether something is to be taken back, also at the end: letters void, or paid."""
    paper = Paper.of(case)
    if undo_what_letters_no_longer_carry(case):
        yield case.claim.issued_on, "undo"
    elif rest_of_what_was_asked(paper, today=case.claim.last_on):
        yield case.claim.last_on, "undo"


def _instalment_due(claim: Claim) -> Iterable[date]:
    """The first day on which the first instalment that is not covered may be reminded of.

    The farthest that a creditor can set: when he does so, no claim is looked at again.
    """
    part = first_unpaid(claim, claim.arrangement) if claim.arrangement else None
    if part is not None:
        yield add_days(part.by, -MOST_DAYS_WATCHED)


def _has_its_copy(claim: Claim) -> bool:
    return any(told.moment is PlanMoment.SIGNED for told in claim.plan_letters)


def _costs_due(case: Case, amounts: Sequence[Stretch]) -> Iterable[date]:
    """The day from which costs may be charged, where any are left to be charged then."""
    first = _costs_from(case)
    if first is None:
        return
    # What is left unpaid only rises where a payment is taken back: asked on each such day.
    rises = (
        date.fromordinal(after.first_on)
        for before, after in pairwise(amounts)
        if after.segment.principal > before.segment.principal
    )
    free = (day_after(one.open_until) for one in case.claim.open_plans)
    days = [first, *(day for day in (*rises, *free) if day > first)]
    if any(charge_costs(case, today=day) for day in days):
        yield first


def _costs_from(case: Case) -> date | None:
    if case.consumer:
        found = fourteen_days_of(case)
        return found.term.act_from if found and found.term else None
    return business_costs_from(case)
