"""Letters and contact: their terms, hours and number, and the plan that they follow."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from tests.oracle.days import open_day
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

AT_ONCE: Final = frozenset({"email", "sms", "whatsapp"})
MOST_IN_A_WEEK = 3
_STEPS: Final = {
    "four-steps@1": "reminder call fourteen-day-letter final-demand hand-over",
    "three-steps@1": "call reminder final-demand default fourteen-day-letter"
    " choose-collection hand-over",
    "consumer@1": "reminder call fourteen-day-letter decide hand-over",
    "business@1": "reminder call final-demand decide hand-over",
    "full-collection@1": "reminder fourteen-day-letter final-demand hand-over consider-court"
    " hand-over-for-court",
    "bailiff@1": "call notice-of-default reminder fourteen-day-letter weigh-chances hand-over",
    "six-steps@1": "reminder statement call fourteen-day-letter final-demand notice-of-default"
    " hand-over",
}
"""The steps of the plans of the house, in their order."""


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

    Of a call the day is known and not the hour: on an open day it is not provable.
    """
    for letter in papers.streams_of_letters():
        started: PlainFact | None = None
        for one in letter:
            if one.topic == "letter.dispatch_started":
                started = one if one.state["channel"] in AT_ONCE else None
            elif one.topic == "letter.sent" and started is not None:
                kept = open_day(started.at.date()) and 7 <= started.at.hour < 20
                yield Said(FULFILLED if kept else VIOLATED, started.at.date(), f"{started.at}")
    for one in contacts(papers):
        verdict = NOT_PROVABLE if open_day(one.on) else VIOLATED
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
    """A step is one of the plan and version that was in force when it was taken.

    Reading: the letter names that plan, and its step stands in it. Confirmations and letters
    that a person orders by hand are no steps.
    """
    for one in papers.own:
        if one.topic != "claim.letter_ordered" or not one.state["step"]:
            continue
        plan = _plan_before(papers, one.position)
        order = papers.order_of(one.state["letter_id"])
        if order.get("letter_kind") == "confirmation":
            continue
        kept = order.get("plan", plan) == plan and one.state["step"] in _steps(papers, plan)
        yield Said(FULFILLED if kept else VIOLATED, one.on, f"{one.state['step']} of {plan}")


def _plan_before(papers: Papers, position: int) -> str:
    plan = str(papers.of("invoice_sent")[0].state["plan"])
    for one in papers.of("plan_changed"):
        plan = one.state["new"] if one.position < position else plan
    return plan


def _steps(papers: Papers, plan: str) -> set[str]:
    for one in papers.creditor:
        if one.topic == "creditor.plan_uploaded":
            key = f"{one.state['name']}@{one.state['version']}"
            if key == plan:
                return {step["id"] for step in tomllib.loads(one.state["text"])["step"]}
    return set(_STEPS.get(plan, "").split())
