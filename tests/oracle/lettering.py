"""The letters and calls of a life, each on the first day on which it may be, or just before."""

from datetime import date, time, timedelta
from typing import Any, Final

from tests.oracle.days import DAY, SUNDAY, first_open, open_day, presumed_receipt
from tests.oracle.living import Living, next_open, on_banking_day
from tests.oracle.sums import Parts, owed, scale
from tests.oracle.teller import Teller, costs_over

HOURS: Final = (time(7), time(9), time(12, 30), time(19, 59, 59))
WITH_CALLS: Final = frozenset({"four-steps@1", "consumer@1", "business@1"})


def remind(life: Living) -> None:
    """The reminder, which serves as the notice of default."""
    tell = life.tell
    if life.slip("on_the_due_day", where=open_day(tell.due)):
        tell.day = tell.due
    else:
        tell.day = first_open(tell.next_step_day() + life.random.choice((0, 0, 1)) * DAY)
    _to_sunday(life, "on_a_sunday")
    life.know()
    if tell.fatal and tell.day > tell.due:
        tell.declare(tell.due + DAY, "fatal_term")
    until = tell.notice_until(life.channel)
    if life.slip("notice_of_six_days"):
        until = presumed_receipt(tell.day) + 6 * DAY
    life.notice = tell.letter(
        "claim.reminder_sent",
        "reminder",
        asked=[Parts(tell.owed(claim).principal, 0, 0) for claim in tell.claims],
        more={"pay_by": until.isoformat(), "serves_as_notice": True},
        channel=life.channel,
        hour=_hour(life),
    )


def _to_sunday(life: Living, slip: str) -> None:
    if life.slip(slip):
        while life.tell.day.weekday() != SUNDAY:
            life.tell.day += DAY


def _hour(life: Living) -> time:
    if life.channel == "post":
        return time(9)
    if life.slip("at_eight_in_the_evening"):
        return time(20)
    if life.slip("before_seven"):
        return time(6, 59, 59)
    return life.random.choice(HOURS)


def call(life: Living) -> None:
    """Somebody calls: with the reminder at most three contacts in any seven days."""
    tell = life.tell
    count = life.one("calls", (0, 0, 0, 1, 1 if life.between in {"promise", "extension"} else 3))
    if not count or tell.plan not in WITH_CALLS:
        return
    first = next_open(tell.day)
    third = first_open(tell.day + timedelta(days=7))
    if life.slip("four_contacts_a_week", where=next_open(first) < third):
        third = next_open(first)
    while life.slip.name == "a_call_on_sunday" and first.weekday() != SUNDAY:
        first += DAY
    life.slip("a_call_on_sunday")
    for day in (first, first, third)[:count]:
        tell.day = day
        state = {"channel": "phone", "outcome": "no_answer"}
        if life.slip("called_at_eight"):
            state["at"] = "20:00:00"
        elif life.random.random() < 0.5:
            state["at"] = life.random.choice(HOURS).isoformat()
        tell.put("claim.debtor_contacted", state, hour=time(21), actor="jan")


def press(life: Living) -> None:
    """The second letter: the consumer's last free chance, or a demand."""
    tell = life.tell
    tell.day = tell.next_step_day()
    if life.slip("within_the_term", where=open_day(tell.last)):
        tell.day = tell.last
    wait = tell.day - tell.last
    if life.slip("a_day_before_the_plan", where=wait.days > 1 and open_day(tell.day - DAY)):
        tell.day -= DAY
    if life.unanswered and tell.day > life.unanswered[1]:
        day = tell.day
        life.answer()
        tell.day = day
    life.know()
    in_default(life)
    if tell.consumer:
        _fourteen(life)
    else:
        _demand(life)
    for claim in tell.claims:
        state = {"ground": "written demand", "letter_id": life.notice, "proven": True}
        tell.put("claim.limitation_interrupted", state, stream=claim.id)


def in_default(life: Living) -> None:
    """Find that the debtor is in default, where that was not found yet."""
    tell = life.tell
    if any(one.topic == "claim.default_declared" for one in tell.facts):
        return
    if tell.fatal:
        tell.declare(tell.due + DAY, "fatal_term")
        return
    until = _pay_by(life)
    dearer = _interest_from(tell, until) > _interest_from(tell, until + DAY)
    since = until if life.slip("default_on_last_day", where=dearer) else until + DAY
    tell.declare(since, "notice_lapsed", life.notice)


def _interest_from(tell: Teller, first: date) -> int:
    claim = tell.claims[0]
    return owed(claim.principal - claim.never, tell.kind, first, claim.moves, tell.day).interest


def _pay_by(life: Living) -> date:
    reminder = next(one for one in life.tell.facts if one.topic == "claim.reminder_sent")
    until = reminder.day("pay_by")
    assert until
    return until


def _step(life: Living, usual: str) -> dict[str, Any]:
    if life.slip("no_step_of_the_plan"):
        return {"step": "last-warning"}
    if life.slip("the_old_version", where=bool(life.old_plan)):
        return {"step": usual, "plan": life.old_plan}
    return {"step": usual}


def _fourteen(life: Living) -> None:
    tell, asked = life.tell, life.asked()
    apart = life.slip("letters_apart", where=_dearer_apart(tell))
    groups = [[claim] for claim in tell.claims] if apart else [tell.claims]
    term = 13 if life.slip("thirteen_days") else 14
    over = 1 if life.slip("letter_a_cent_over") else 0
    step = _step(life, "fourteen-day-letter")
    for group in groups:
        costs, vat, base = costs_over(group, less=life.contested, vat=tell.vat_costs)
        more: dict[str, Any] = {"wording": "14", "term_days": term, "base": base}
        more |= {"costs": costs + over, "vat": vat, "vat_declared": tell.vat_costs}
        theirs = [part for part, one in zip(asked, tell.claims, strict=True) if one in group]
        letter = tell.letter(
            "claim.fourteen_day_letter_sent", asked=theirs, more=more, claims=group, **step
        )
        life.costs |= {claim.id: (letter, more) for claim in group}
    life.term_ends = presumed_receipt(tell.day) + term * DAY


def _dearer_apart(tell: Teller) -> bool:
    apart = sum(scale(claim.unpaid) for claim in tell.claims)
    return len(tell.claims) > 1 and apart > scale(sum(claim.unpaid for claim in tell.claims))


def _demand(life: Living) -> None:
    tell = life.tell
    tell.letter(
        "claim.final_demand_sent",
        asked=life.asked(),
        more={"pay_by": on_banking_day(tell.day + 5 * DAY).isoformat()},
        channel=life.channel,
        hour=_hour(life),
        **_step(life, "final-demand"),
    )
