"""Letters and contact: their terms, hours and number, and the plan that they follow."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tests.oracle.days import DAY, open_day
from tests.oracle.papers import (
    FULFILLED,
    NOT_PROVABLE,
    SHORTEST_NOTICE,
    VIOLATED,
    Papers,
    PlainLetter,
    Said,
)
from tests.oracle.plain import PlainFact
from tests.oracle.scope import bound

AT_ONCE: Final = frozenset({"email", "sms", "whatsapp"})
MOST_IN_A_WEEK = 3
WAITS: Final[dict[str, dict[str, int]]] = {
    "four-steps@1": {"reminder": 1, "fourteen-day-letter": 1, "final-demand": 1},
    "consumer@1": {"reminder": 3, "fourteen-day-letter": 4},
    "business@1": {"reminder": 1, "final-demand": 3},
    "full-collection@1": {"reminder": 1, "fourteen-day-letter": 1, "final-demand": 1},
    "three-steps@1": {"reminder": 1, "final-demand": 1, "fourteen-day-letter": 1},
    "six-steps@1": {
        "reminder": 1,
        "statement": 1,
        "fourteen-day-letter": 2,
        "final-demand": 2,
        "notice-of-default": 1,
    },
}
"""The letters of the plans of the house, and how many days each comes after the term before it."""


def terms(papers: Papers) -> Iterator[Said]:
    """BW 6:82, 6:83, 6:96 lid 6; law.md 5.0: no letter before its day, and terms of full length.

    Readings: a letter that asks is not sent before the claim is due, nor on a day of an earlier
    letter's term; a statement asks nothing new. A notice gives seven days from receipt, of an
    e-mail from its sending. A fourteen-day letter gives its fourteen (fifteen) full days and no
    calendar day. Default is not declared on a day of the term it rests on.
    """
    for letter in papers.letters:
        if fault := _early(papers, letter) or _short(papers, letter):
            yield Said(VIOLATED, letter.sent_on, fault)
        else:
            yield Said(FULFILLED, letter.sent_on, "on its day, with its term")
    for one in papers.of("default_declared"):
        if fault := _no_default(papers, one):
            yield Said(VIOLATED, one.on, fault)


def _early(papers: Papers, letter: PlainLetter) -> str:
    if letter.sent_on <= papers.due:
        return f"due on {papers.due}"
    for earlier in papers.letters:
        late = earlier.fact.position >= letter.fact.position
        if late or earlier.came_back or earlier.id in papers.voided(letter.fact.position):
            continue
        last = earlier.pay_by or earlier.term_ends
        if letter.kind != "statement" and last and letter.sent_on <= last:
            return f"the term of the letter before it ends {last}"
    return ""


def _short(papers: Papers, letter: PlainLetter) -> str:
    state = letter.fact.state
    if letter.kind == "fourteen_day_letter":
        least = {"14": 14, "15": 15}.get(state["wording"], 10_000)
        if state["term_days"] < least:
            return f"{state['term_days']} days, not {least}"
        since = papers.default_since(letter.fact.position)
        return "" if since and since <= letter.sent_on else "a fourteen-day letter before default"
    if letter.pay_by is None:
        return ""
    if letter.pay_by <= letter.sent_on:
        return "its term ended when it was sent"
    notice = state.get("serves_as_notice") or letter.kind == "notice_of_default"
    if notice and letter.days_given < SHORTEST_NOTICE:
        return f"a notice that gives {letter.days_given} days from receipt"
    return ""


def _no_default(papers: Papers, one: PlainFact) -> str:
    since, ground = one.day("in_default_since"), one.state["ground"]
    assert since
    if since <= papers.due:
        return "default before the claim was due"
    if ground == "fatal_term" and papers.invoice["term_basis"] not in {"contract", "general_terms"}:
        return "a day that the creditor alone printed is not fatal"
    if ground == "notice_lapsed":
        notices = [
            letter.pay_by
            for letter in papers.letters
            if letter.fact.position < one.position
            and not letter.came_back
            and (letter.fact.state.get("serves_as_notice") or letter.kind == "notice_of_default")
        ]
        first = min((day for day in notices if day), default=None)
        if first is None or since <= first:
            return f"the notice gave until {first}"
    return ""


def contact_hours(papers: Papers) -> Iterator[Said]:
    """Bki art. 4.2: not from 20:00 to 07:00, nor on Sundays and holidays; the post may.

    Of a call whose hour nobody wrote down the day alone is known: on an open day not provable.
    It binds who collects for others before a natural person here; nothing is asked of all else.
    """
    for letter in papers.streams_of_letters():
        started: PlainFact | None = None
        for one in letter:
            if one.topic == "letter.dispatch_started":
                started = one if one.state["channel"] in AT_ONCE else None
            elif one.topic == "letter.sent" and started and bound(papers, started.position):
                kept = open_day(started.at.date()) and 7 <= started.at.hour < 20
                yield Said(FULFILLED if kept else VIOLATED, started.at.date(), f"{started.at}")
    for one in contacts(papers):
        if not bound(papers, one.position):
            continue
        hour = int(one.state["at"][:2]) if one.state.get("at") else None
        verdict = NOT_PROVABLE if hour is None else FULFILLED
        if not open_day(one.on) or (hour is not None and not 7 <= hour < 20):
            verdict = VIOLATED
        yield Said(verdict, one.on, "a call")


def contacts(papers: Papers) -> list[PlainFact]:
    """What we did to reach the debtor, other than by letter."""
    return [
        one
        for one in papers.of("debtor_contacted")
        if one.state.get("direction", "outgoing") == "outgoing" and one.state["channel"] != "post"
    ]


def contact_frequency(papers: Papers) -> Iterator[Said]:
    """No number stands in the Dutch rules: the ceiling of the plan, three in seven days.

    Reading: letters, confirmations and calls of ours on all claims of the debtor, in any seven
    days on end; a letter over several claims is one.
    """
    ours = {letter: day for each in (papers, *papers.siblings()) for letter, day in _reached(each)}
    for name, day in _reached(papers):
        week = [other for other in ours.items() if day - timedelta(days=6) <= other[1] <= day]
        if name and not name.startswith("confirmation"):
            kept = len(week) <= MOST_IN_A_WEEK
            yield Said(FULFILLED if kept else VIOLATED, day, f"{len(week)} in seven days")


def _reached(papers: Papers) -> Iterator[tuple[str, date]]:
    for letter in papers.letters:
        yield letter.id, letter.fact.on
    for one in papers.of("agreement_confirmed"):
        yield f"confirmation {one.state['letter_id']}", one.on
    for one in contacts(papers):
        yield f"{one.stream}@{one.version}", one.on


def plan_kept(papers: Papers) -> Iterator[Said]:
    """A letter is a step of the plan and version in force when it was ordered, and on its day.

    Readings: so many days as the plan says after the last day of the term before it, of the first
    after the due day, or after what was extended. That a payment plan lapsed is told by no step.
    """
    for letter in papers.letters:
        if not letter.fact.state["step"] or _tells_of_lapse(papers, letter):
            continue
        ordered = next((o for o in letter.own if o.topic == "letter.ordered"), letter.fact)
        plan = _plan_before(papers, ordered.position)
        wait = _waits(papers, plan).get(letter.fact.state["step"])
        earliest = _anchor(papers, letter) + (wait or 0) * DAY
        other = ordered.state.get("plan", plan) != plan
        kept = wait is not None and not other and letter.sent_on >= earliest
        yield Said(FULFILLED if kept else VIOLATED, letter.sent_on, f"{plan}: from {earliest}")


def _tells_of_lapse(papers: Papers, letter: PlainLetter) -> bool:
    lapsed = papers.of("payment_plan_lapsed")
    known = any(one.position < letter.fact.position for one in lapsed)
    return known and bool(letter.fact.state["step"] == "plan-lapsed")


def _anchor(papers: Papers, letter: PlainLetter) -> date:
    before = [one for one in papers.own if one.position < letter.fact.position]
    extended = [one.day("pay_by") for one in before if one.topic == "claim.payment_term_extended"]
    earlier = [
        one.pay_by
        for one in papers.letters
        if one.fact.position < letter.fact.position and not one.came_back
    ]
    return max([papers.due, *(day for day in (*extended, *earlier[-1:]) if day)])


def _plan_before(papers: Papers, position: int) -> str:
    plan = str(papers.of("invoice_sent")[0].state["plan"])
    for one in papers.of("plan_changed"):
        plan = one.state["new"] if one.position < position else plan
    return plan


def _waits(papers: Papers, plan: str) -> dict[str, int]:
    for one in papers.creditor:
        if one.topic == "creditor.plan_uploaded":
            key = f"{one.state['name']}@{one.state['version']}"
            if key == plan:
                steps = tomllib.loads(one.state["text"])["step"]
                return {step["id"]: step.get("days", 0) for step in steps}
    return WAITS.get(plan, {})
