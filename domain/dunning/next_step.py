"""The next step that a plan gives a claim on a day: do it, wait, ask a person, or stand still."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.case import Case
from domain.claim.arranging import last_day_of_instalment, last_day_of_promise
from domain.claim.balance import balance
from domain.claim.defaulting import fourteen_days_of
from domain.claim.events import Channel, Mark
from domain.claim.state import Claim, SentLetter
from domain.days import add_days, day_after
from domain.dunning.plan import Anchor, Step, StepKind
from domain.law.contact_hours import next_contact_day


@dataclass(frozen=True, slots=True)
class Do:
    """The step may be taken today; it was eligible since a day."""

    step: Step
    eligible_on: date


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing is to be done before a day."""

    until: date
    why: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A person must do or decide something; ``since`` is the day it became so."""

    task: str
    why: str
    since: date
    step: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """The claim takes no steps now: ended, held, disputed, or a letter is under way."""

    why: str


NextStep: TypeAlias = Do | Wait | Ask | Stand


def next_step(case: Case, *, today: date) -> NextStep:
    """Give what a claim's plan says for today, on fresh state.

    At most one step at a time: a claim whose letter is under way stands still, and terms count
    from the letters that were really sent.
    """
    claim = case.claim
    standing = _stands(case, today)
    if standing:
        return standing
    if claim.promise:
        judged = day_after(last_day_of_promise(claim.promise))
        return Wait(max(judged, day_after(today)), "promise to pay")
    if claim.arrangement:
        return Wait(_next_instalment(claim, today), "payment plan")
    steps = case.plan.steps_for(case.debtor.capacity)
    for index, step in enumerate(steps):
        if _done_on(case, step) is None and not _passed(case, step, steps[index + 1 :]):
            return _judge(case, step, steps[:index], today)
    return Ask("plan_at_end", "the plan has no further step", claim.last_on)


def channel_for(case: Case, step: Step) -> Channel | None:
    """Give the channel that reaches this debtor: the step's own, its fallback, or none.

    A fourteen-day letter needs delivery that can be shown or presumed: post where there is an
    address. An address that bounced is not tried again, until there is a new one.
    """
    usable = {Channel.POST: case.debtor.postable, Channel.EMAIL: case.debtor.mailable}
    for channel in (step.channel, step.fallback, Channel.POST, Channel.EMAIL):
        if channel and usable.get(channel) and not _lost(case, channel):
            return channel
    return None


def _stands(case: Case, today: date) -> Stand | Ask | Wait | None:
    claim = case.claim
    if not claim.live:
        return Stand(claim.ending.value if claim.opened else "unknown")
    if today < claim.issued_on:
        return Wait(claim.issued_on, "not issued yet")
    if bar := case.debtor.barred_on(today):
        return Stand(bar)
    if claim.disputed:
        return Ask("answer_dispute", "the claim is disputed", claim.last_on)
    return _held(claim, today) or _busy(case, today)


def _held(claim: Claim, today: date) -> Stand | Wait | None:
    hold = claim.held_on(today)
    if hold is None:
        return None
    return Wait(day_after(hold.until), "hold") if hold.until else Stand("hold")


def _busy(case: Case, today: date) -> Stand | Ask | None:
    claim = case.claim
    if claim.pending:
        return _pending(case, claim.pending.letter_id)
    now = balance(claim, on=today)
    if now.total == 0:
        return Stand("nothing open")
    if now.principal == 0:
        return Ask("plan_at_end", "only interest or costs are open", claim.last_on)
    if Mark.ENTERED_OLD in claim.marks:
        return Ask("choose_first_step", "an old claim waits for a person", claim.last_on)
    return None


def _pending(case: Case, letter_id: object) -> Stand | Ask:
    letter = next((x for x in case.letters.values() if x.id == letter_id), None)
    if letter is not None and letter.status.value == "in_doubt":
        return Ask("resolve_doubt", "it is in doubt whether a letter went out", letter.ordered_on)
    return Stand("letter under way")


def _next_instalment(claim: Claim, today: date) -> date:
    """Give the next day on which an instalment may prove to be missed."""
    running = claim.arrangement
    if running is None:
        return day_after(today)
    judged = (day_after(last_day_of_instalment(running, p)) for p in running.plan.instalments)
    return min((day for day in judged if day > today), default=day_after(today))


def _lost(case: Case, channel: Channel) -> bool:
    """Tell whether a channel was refused or sent back since its address was recorded."""
    days = [x.sent_on for x in case.letters.values() if x.bounced and x.channel is channel]
    lost = [*filter(None, days), case.claim.lost_channels.get(channel, date.min)]
    return max(lost) > case.debtor.contact_since


def _sent_for(case: Case, step: Step) -> SentLetter | None:
    """Give the letter that fulfils a step: of this round, not void, not known as lost."""
    for sent in case.claim.sent_in_round():
        letter = case.letters.get(sent.letter_id)
        lost = letter is not None and (letter.bounced or letter.disproved)
        if sent.step == step.id and not lost:
            return sent
    return None


def _done_on(case: Case, step: Step) -> date | None:
    if step.kind.is_letter:
        sent = _sent_for(case, step)
        return sent.sent_on if sent else None
    if step.kind is StepKind.HAND_OVER:
        return case.claim.handed_on
    return case.claim.done_steps.get(step.id)


def _passed(case: Case, step: Step, later: list[Step]) -> bool:
    """Tell whether a call was not made and the plan went on without it."""
    return step.kind is StepKind.CALL and any(_done_on(case, one) is not None for one in later)


def _judge(case: Case, step: Step, before: list[Step], today: date) -> NextStep:
    open_term = _open_term(case, before)
    if open_term:
        return open_term
    eligible = _eligible_on(case, step, before)
    if step.kind is StepKind.CALL:
        return _call(case, step, before, eligible, today)
    send_on = next_contact_day(eligible) if step.kind.is_letter else eligible
    if today < send_on:
        return Wait(send_on, f"term before {step.id}", step.id)
    return _may_go(case, step, eligible, today)


def _may_go(case: Case, step: Step, eligible: date, today: date) -> NextStep:
    if step.kind.is_letter and next_contact_day(today) != today:
        return Wait(next_contact_day(today), "no contact on this day", step.id)
    if step.kind.is_letter and channel_for(case, step) is None:
        return Ask("find_address", "there is no address to write to", eligible, step.id)
    if _needs_default(step) and not in_default(case, today):
        return Ask(
            "establish_default", "no default yet: a notice must come first", eligible, step.id
        )
    return Do(step, eligible)


def _needs_default(step: Step) -> bool:
    if step.kind is StepKind.FOURTEEN_DAY_LETTER:
        return True
    return step.kind is StepKind.FINAL_DEMAND and not step.serves_as_notice


def in_default(case: Case, today: date) -> bool:
    """Tell whether default was found that had begun by today."""
    return case.claim.default is not None and case.claim.default.since <= today


def _open_term(case: Case, before: list[Step]) -> Ask | None:
    """Ask for evidence where the fourteen-day letter's delivery is neither shown nor presumed."""
    if not any(step.kind is StepKind.FOURTEEN_DAY_LETTER for step in before):
        return None
    found = fourteen_days_of(case)
    if found is not None and found.term is None:
        return Ask(
            "prove_delivery",
            "e-mail alone does not show that the fourteen-day letter arrived",
            found.sent.sent_on,
            found.sent.step,
        )
    return None


def _call(case: Case, step: Step, before: list[Step], eligible: date, today: date) -> NextStep:
    if today < eligible:
        return Wait(eligible, "term before the call", step.id)
    last = add_days(eligible, step.wait_days)
    if today <= last:
        return Ask("call", "the debtor is to be called", eligible, step.id)
    steps = case.plan.steps_for(case.debtor.capacity)
    index = steps.index(step)
    if index + 1 >= len(steps):
        return Ask("call", "the debtor is to be called", eligible, step.id)
    return _judge(case, steps[index + 1], [*before, step], today)


def _eligible_on(case: Case, step: Step, before: list[Step]) -> date:
    anchor = _anchor(case, step, before)
    moved = _past_holds(case.claim, anchor, step.days)
    resumed = case.claim.anchor_on
    return max(moved, resumed) if resumed else moved


def _anchor(case: Case, step: Step, before: list[Step]) -> date:
    claim = case.claim
    base = claim.extended_to or claim.due_on
    if step.anchor is Anchor.DUE:
        return base
    if step.anchor is Anchor.PREVIOUS:
        done = [day for day in (_done_on(case, b) for b in before) if day]
        return max([base, *done])
    return max(base, _last_term(case, before) or base)


def _last_term(case: Case, before: list[Step]) -> date | None:
    """Give the last day of the last term that was given in this round."""
    for step in reversed(before):
        if not step.kind.is_letter:
            continue
        sent = _sent_for(case, step)
        if sent and sent.fourteen:
            found = fourteen_days_of(case)
            return add_days(found.term.act_from, -1) if found and found.term else None
        if sent and sent.pay_by:
            return sent.pay_by
    return None


def _past_holds(claim: Claim, anchor: date, days: int) -> date:
    """Count days after an anchor; every held day from the anchor on moves the term by one."""
    holds = [(h.from_day, h.until) for h in claim.holds if h.until and h.until >= h.from_day]
    eligible, counted = add_days(anchor, days), anchor
    for from_day, until in sorted(holds):
        first = max(from_day, counted)
        if first <= eligible and first <= until:
            eligible = add_days(eligible, (until - first).days + 1)
            counted = day_after(until)
    return eligible
