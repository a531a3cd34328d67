"""The next step that a plan gives a claim on a day: do it, wait, ask a person, or stand still."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.defaulting import declare_default
from domain.case.doubted import DOUBTED, doubted_since
from domain.case.heard import unheard
from domain.case.series import announces_nothing, letter_of_series_under_way
from domain.claim.agreements import last_day_of_instalment, last_day_of_promise
from domain.claim.balance import balance
from domain.claim.contested import undisputed, wholly_contested
from domain.claim.events import DefaultDeclared, Mark
from domain.claim.litigation import in_court
from domain.claim.offered import Offer
from domain.claim.open_plans import UNSIGNED, plan_at_debtor
from domain.claim.state import Claim, SentLetter
from domain.days import add_days, day_after
from domain.dunning.next.anchors import eligible_on
from domain.dunning.next.answers import Ask, Do, NextStep, Stand, Wait
from domain.dunning.next.approval import asks_approval
from domain.dunning.next.channels import NOWHERE, channel_for, unproven_mail
from domain.dunning.next.conditions import applies
from domain.dunning.next.enough import ask_of_too_little
from domain.dunning.next.handing import not_handed, to_lawyer
from domain.dunning.next.identity import undecided_who
from domain.dunning.next.lapsed import TELLING
from domain.dunning.next.looked_at import (
    asks_a_look,
    asks_of_limitation,
    asks_second_try,
    asks_set_off,
)
from domain.dunning.next.progress import done_on, in_default, is_passed
from domain.dunning.next.since import (
    end_of_plan,
    freed_since,
    last_moved,
    undecided_since,
    unreachable_since,
)
from domain.dunning.plan.step import Step, StepKind
from domain.dunning.task import Task
from domain.law.calendar import next_working_day
from domain.law.contact_hours import next_contact_day
from domain.letter.state import LetterStatus

__all__ = ["Ask", "Do", "NextStep", "Stand", "Wait", "channel_for", "in_default", "next_step"]

ANSWER_DAYS: Final = 7
"""Calendar days after which a party that was offered a claim is asked for its answer."""


NOT_ENFORCEABLE: Final = "what is left cannot be enforced any more"
"""After a clean slate or a composition; it is written off by a person, and never asked again."""


MOST_DROPPED: Final = 2
"""On so many days that follow each other a letter may be dropped for one reason, and no more."""


def next_step(case: Case, *, today: date) -> NextStep:
    """What a claim's plan says for today, on fresh state.

    At most one step at a time: a claim whose letter is under way stands still, and terms count
    from the letters that were really sent.
    """
    found = _by_plan(case, today)
    return ask_of_too_little(case, found, today=today) or found


def _by_plan(case: Case, today: date) -> NextStep:
    claim = case.claim
    standing = _stands(case, today)
    if standing:
        return standing
    if kept := _keeps_to_it(case, today) or asks_second_try(case, today):
        return kept
    if claim.lapsed_on:
        return _may_go(case, TELLING, max(claim.lapsed_on, claim.anchor_on or date.min), today)
    steps = case.plan.steps_for(case.debtor.capacity)
    return _first_open(case, steps, 0, today) or _at_end(case)


def _keeps_to_it(case: Case, today: date) -> Wait | Ask | None:
    """What waits for the debtor's promise, plan or signature, or for a person's word on a party."""
    claim = case.claim
    if claim.promise:
        judged = day_after(last_day_of_promise(claim.promise))
        return Wait(max(judged, day_after(today)), "promise to pay")
    if claim.arrangement:
        return Wait(_next_instalment(claim, today), "payment plan")
    if claim.sent_back:
        back = claim.sent_back
        return Ask(Task.HAND_OVER_REFUSED, back.why, back.on, _handing(case))
    if offered := plan_at_debtor(claim, today):
        return Wait(day_after(offered.open_until), UNSIGNED)
    return None


def _at_end(case: Case) -> Ask:
    if case.claim.disputed:
        return to_lawyer(max(one.on for one in case.claim.disputes), "")
    fits = case.plan.audience.takes(case.debtor.capacity)
    why = "the plan has no further step" if fits else "the plan is not for a debtor of this kind"
    return Ask(Task.PLAN_AT_END, why, end_of_plan(case))


def _stands(case: Case, today: date) -> Stand | Ask | Wait | None:
    claim = case.claim
    if out := _in_the_world(case):
        return out
    if not claim.live:
        return Stand(claim.ending.value if claim.opened else "unknown")
    if claim.offer:
        return _offered(claim.offer, today)
    if today < claim.issued_on:
        return Wait(claim.issued_on, "not issued yet")
    return (
        _barred(case, today)
        or _judged(claim)
        or _contested(case, today)
        or _held(claim, today)
        or _busy(case, today)
    )


def _barred(case: Case, today: date) -> Stand | Ask | None:
    """Stand still while something protects the debtor, and ask a person when it has ended.

    What ended by its last day lets nothing go out by itself, on the day after it or later: a
    person looks first. What cannot be enforced any more is never asked again (Fw 358, BW 6:3).
    """
    debtor = case.debtor
    if debtor.set_free(case.claim):
        return Ask(Task.WRITE_OFF, NOT_ENFORCEABLE, freed_since(case))
    if bar := debtor.barred_on(today, case.claim):
        return Stand(bar)
    if bar := debtor.unseen_on(today, case.claim):
        return Ask(Task.LOOK_AT_DEBTOR, bar, day_after(debtor.bars[bar] or today))
    return None


def _judged(claim: Claim) -> Stand | Ask | None:
    """Take no step on what is before the court; a judgment is enforced, and not dunned."""
    if award := claim.court.award:
        return Ask(Task.ENFORCE_JUDGMENT, in_court(claim), award.on)
    return Stand(why) if (why := in_court(claim)) else None


def _contested(case: Case, today: date) -> Ask | None:
    """Ask for an answer; where only a hand-over is left to do, for a lawyer who litigates.

    None: nothing is contested, or not all that is open, and the steps go on for the rest.
    """
    claim, steps = case.claim, case.plan.steps_for(case.debtor.capacity)
    if claim.unsaid:
        why = "a dispute was upheld, and nobody said how much was granted"
        return Ask(Task.SAY_WHAT_WAS_GRANTED, why, claim.unsaid.decided_on or claim.unsaid.on)
    if not wholly_contested(claim, on=today):
        return None
    left = [steps[at] for at in range(len(steps)) if _is_open(case, steps, at, today)]
    if all(step.kind in _ENDS for step in left):
        return to_lawyer(max(one.on for one in claim.disputes), left[0].id if left else "")
    return Ask(Task.ANSWER_DISPUTE, "the claim is disputed", min(one.on for one in claim.disputes))


_ENDS: Final = frozenset({StepKind.HAND_OVER, StepKind.WRITE_OFF})


def _offered(offer: Offer, today: date) -> Ask | Wait:
    """Wait for the party's answer, and after some days ask a person to ask for it."""
    asked = add_days(offer.taken_up_on or offer.on, ANSWER_DAYS)
    if today < asked:
        return Wait(asked, "hand-over requested")
    return Ask(Task.HAND_OVER_ANSWER, f"{offer.party} has not answered", asked)


def _handing(case: Case) -> str:
    """Name the hand-over step that is still to be done; empty: none."""
    steps = case.plan.steps_for(case.debtor.capacity)
    handing = (s for s in steps if s.kind is StepKind.HAND_OVER and done_on(case, s) is None)
    return next((step.id for step in handing), "")


def _held(claim: Claim, today: date) -> Stand | Wait | None:
    hold = claim.held_on(today)
    if hold is None:
        return None
    return Wait(day_after(hold.until), "hold") if hold.until else Stand("hold")


def _busy(case: Case, today: date) -> Stand | Ask | None:
    claim = case.claim
    if claim.pending:
        return Stand("letter under way")
    now = balance(undisputed(claim, on=today), on=today)
    if now.total == 0:
        return Stand("nothing open")
    if now.principal == 0:
        why, since = "only interest or costs are open", last_moved(claim)
        return Ask(Task.PLAN_AT_END, why, since)
    if Mark.ENTERED_OLD in claim.marks:
        return Ask(Task.CHOOSE_FIRST_STEP, "an old claim waits for a person", claim.came_on)
    found = asks_of_limitation(case, today) or asks_a_look(case)
    return found or _doubted(case) or asks_set_off(case)


def _doubted(case: Case) -> Ask | None:
    """Ask whether a letter arrived on which something rests, where that is in doubt."""
    since = doubted_since(case)
    return Ask(Task.PROVE_DELIVERY, DOUBTED, since) if since else None


def _in_the_world(case: Case) -> Ask | None:
    """Ask what became of a letter that a person has in hand, whatever became of its claim.

    One that lies printed may have to be taken out, and one in doubt stays so until it is said.
    """
    pending = case.claim.pending
    letter = case.letters.get(pending.letter_id) if pending else None
    if letter is not None and letter.status is LetterStatus.IN_DOUBT:
        why = "it is in doubt whether a letter went out"
        return Ask(Task.RESOLVE_DOUBT, why, letter.doubt_since or letter.ordered_on)
    if letter is not None and letter.waits_for_post:
        since = letter.started_on or letter.ordered_on
        return Ask(Task.POST_LETTERS, "a letter waits to be printed and posted", since)
    return None


def _next_instalment(claim: Claim, today: date) -> date:
    """The next day on which an instalment may prove to be missed."""
    running = claim.arrangement
    if running is None:
        return day_after(today)
    judged = (day_after(last_day_of_instalment(running, p)) for p in running.plan.instalments)
    return min((day for day in judged if day > today), default=day_after(today))


def _first_open(case: Case, steps: Sequence[Step], start: int, today: date) -> NextStep | None:
    """Judge the first step, from one on, that is still to be taken."""
    for at in range(start, len(steps)):
        if not _is_open(case, steps, at, today):
            continue
        if steps[at].kind is StepKind.HAND_OVER and unheard(case):
            return _tell_first(case, steps[at], steps[:at], today)
        return _judge(case, steps, at, today)
    return None


def _is_open(case: Case, steps: Sequence[Step], at: int, today: date) -> bool:
    step = steps[at]
    if step.kind is StepKind.DEFAULT:
        return not in_default(case, today)
    if unproven_mail(case, step):
        return True
    if done_on(case, step) is not None or is_passed(case, step, steps[at + 1 :]):
        return False
    return applies(case, step, steps[:at], today)


def _judge(case: Case, steps: Sequence[Step], at: int, today: date) -> NextStep:
    step, before = steps[at], steps[:at]
    for one in steps[: at + 1]:
        if mailed := unproven_mail(case, one):
            return _double(case, one, mailed, today)
    eligible = eligible_on(case, step, before)
    if step.kind is StepKind.CALL:
        return _call(case, steps, at, eligible, today)
    if step.kind is StepKind.DEFAULT:
        return _default(case, step, eligible, today)
    send_on = next_contact_day(eligible) if step.kind.is_letter else eligible
    if today < send_on:
        return Wait(send_on, f"term before {step.id}", step.id)
    if step.kind is StepKind.WAIT or step.kind is StepKind.WRITE_OFF:
        return _person(step, eligible)
    return _may_go(case, step, eligible, today)


def _tell_first(case: Case, step: Step, before: Sequence[Step], today: date) -> NextStep:
    """Write again before a hand-over: a payment was taken back, and nobody told the debtor.

    It is the plan's last letter before it, with a fresh term; one that announces costs is none
    where they stand. A plan without such a letter leaves it to a person.
    """
    since = case.claim.anchor_on or case.claim.last_on
    standing = any(one.standing for one in case.claim.costs)
    letters = [
        one
        for one in before
        if one.kind.is_letter
        and one.term_days != 0
        and not (standing and one.kind is StepKind.FOURTEEN_DAY_LETTER)
    ]
    if not letters:
        why = "a payment was taken back, and the debtor has not heard of it"
        return Ask(Task.TELL_DEBTOR, why, case.claim.taken_back_on or since, step.id)
    send_on = next_contact_day(since)
    if today < send_on:
        return Wait(send_on, f"term before {letters[-1].id}", letters[-1].id)
    return _may_go(case, letters[-1], send_on, today)


def _double(case: Case, step: Step, mailed: SentLetter, today: date) -> NextStep:
    """Say a fourteen-day letter by e-mail again by post, from the day after it was sent.

    On that day nothing shows yet whether it was opened; without an address a person must act.
    """
    if channel_for(case, step) is None:
        why = "e-mail alone does not show that the fourteen-day letter arrived"
        return Ask(Task.PROVE_DELIVERY, why, mailed.sent_on, step.id)
    send_on = next_contact_day(day_after(mailed.sent_on))
    if today < send_on:
        return Wait(send_on, "e-mail that is doubled by post", step.id)
    return _may_go(case, step, send_on, today)


def _person(step: Step, since: date) -> Ask:
    if step.kind is StepKind.WAIT:
        return Ask(Task.DECIDE, step.question, since, step.id)
    return Ask(Task.WRITE_OFF, "the plan proposes to write the claim off", since, step.id)


def _may_go(case: Case, step: Step, eligible: date, today: date) -> NextStep:
    if step.working_days_only and next_working_day(today) != today:
        return Wait(next_working_day(today), "no working day", step.id)
    if step.kind.is_letter and next_contact_day(today) != today:
        return Wait(next_contact_day(today), "no contact on this day", step.id)
    if step.kind.is_letter and (stopped := _no_letter(case, step, eligible, today)):
        return stopped
    if lacks := _lacks_knowledge(case, step, eligible, today):
        return lacks
    return asks_approval(case, step, since=eligible, today=today) or Do(step, eligible)


def _lacks_knowledge(case: Case, step: Step, eligible: date, today: date) -> Ask | Wait | None:
    """Ask for what must be known before a step: who it is, that he is in default, a dossier."""
    if who := undecided_who(case, step):
        return Ask(Task.DECIDE_WHO, who, undecided_since(case), step.id)
    if _needs_default(step) and not in_default(case, today):
        return _no_default(step, eligible)
    if step.kind is StepKind.HAND_OVER:
        return not_handed(case, step, eligible, today)
    return None


def _no_letter(case: Case, step: Step, eligible: date, today: date) -> Ask | Stand | None:
    """Why no letter of a step is ordered: nowhere to send it, stopped twice, no costs to say."""
    if channel_for(case, step) is None:
        since = max(eligible, unreachable_since(case))
        return Ask(Task.FIND_ADDRESS, NOWHERE, since, step.id)
    tried = case.claim.dropped.get(step.id)
    if tried and (tried.unwritable or tried.days >= MOST_DROPPED):
        return Ask(Task.LETTER_STUCK, tried.why, tried.on, step.id)
    if step.kind is not StepKind.FOURTEEN_DAY_LETTER:
        return None
    if letter_of_series_under_way(case):
        return Stand("a letter on another term of the series is under way")
    if announces_nothing(case, on=today):
        why = "the costs of the series have reached their limit for this half-year"
        return Ask(Task.SERIES_AT_CAP, why, eligible, step.id)
    return None


def _needs_default(step: Step) -> bool:
    if step.kind is StepKind.FOURTEEN_DAY_LETTER:
        return True
    return step.kind is StepKind.FINAL_DEMAND and not step.serves_as_notice


def _no_default(step: Step, since: date) -> Ask:
    return Ask(Task.ESTABLISH_DEFAULT, "no default yet: a notice must come first", since, step.id)


def _default(case: Case, step: Step, eligible: date, today: date) -> NextStep:
    """Wait for the day on which default begins by law, as far as it is known by now."""
    for fact in declare_default(case, today=date.max):
        if isinstance(fact, DefaultDeclared):
            return Wait(fact.in_default_since, "default begins", step.id)
    if today < eligible:
        return Wait(eligible, f"term before {step.id}", step.id)
    return _no_default(step, eligible)


def _call(case: Case, steps: Sequence[Step], at: int, eligible: date, today: date) -> NextStep:
    """Ask for a call on the days on which a debtor may be called, then go on without it."""
    step, first = steps[at], next_contact_day(eligible)
    if today < first:
        return Wait(first, "term before the call", step.id)
    asked = Ask(Task.CALL, "the debtor is to be called", first, step.id)
    if today > add_days(first, step.wait_days):
        return _first_open(case, steps, at + 1, today) or asked
    if next_contact_day(today) != today:
        return Wait(next_contact_day(today), "no contact on this day", step.id)
    return asked
