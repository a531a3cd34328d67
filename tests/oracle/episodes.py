"""What happens between two letters: money, disputes, agreements, holds and what befalls people."""

from collections.abc import Callable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Final

from tests.oracle.days import DAY, first_open, next_banking, working_days_after
from tests.oracle.living import Living
from tests.oracle.sums import Movement


def complain(life: Living) -> None:
    """He complains, which stops nothing; it is confirmed on the last day, and dealt with."""
    tell = life.tell
    if not life.one("complaint", (False,) * 9 + (True,)):
        return
    came = tell.day + DAY
    state = {"ground": "tone", "channel": "email", "received_on": came.isoformat()}
    number = tell.put("claim.complaint_received", state, on=came, hour=time(10), actor="jan")
    by = working_days_after(came, 2)
    life.not_before = by + DAY
    if life.slip("never_confirmed_it_came"):
        return
    on = working_days_after(came, 3) if life.slip("confirmed_a_day_late") else by
    word = life.slip("confirmed_by_word")
    answer = {"received_version": number, "channel": "phone" if word else "email"}
    answer |= {"answered_on": on.isoformat()}
    tell.put("claim.complaint_answered", answer, on=on, hour=time(10), actor="jan")


def part(life: Living) -> None:
    """A part is paid on the last day of the term."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day, cents = tell.last, max(1, claim.principal // life.random.choice((2, 3, 7)))
    if life.slip("dunned_though_paid"):
        life.unseen = (tell.last, cents)
    else:
        tell.pay(claim, cents)
    life.go_on_after(tell.last)


def seen_late(life: Living) -> None:
    """Money is found that came before the letter."""
    if life.unseen:
        tell, (came, cents) = life.tell, life.unseen
        sent, tell.day = tell.day, came
        tell.pay(tell.claims[0], cents, recorded=sent + DAY)
        tell.day = sent + DAY


def credit(life: Living) -> None:
    """A credit note of a day lowers what is owed."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day += DAY
    cents = max(1, min(claim.principal // 5, 40_00))
    state = {"number": f"CN{tell.number}", "amount": cents, "issued_on": tell.day.isoformat()}
    tell.put("claim.credit_note_applied", state | {"source": {"kind": "ubl"}}, actor="els")
    claim.moves.append(Movement(tell.day, "credit", cents))
    life.go_on_after(tell.last)


def dispute(life: Living) -> None:
    """The whole is contested, answered on the last day, decided, and goes on."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day += DAY
    number, by = _contest(life, claim.principal)
    if life.slip("never_answered"):
        tell.day, life.over = by + DAY, True
        return
    if life.slip("pursued_while_contested", where=first_open(tell.next_step_day()) < by):
        life.unanswered, life.end = (number, by), "left"
        life.until = "demand"
        life.go_on_after(tell.last)
        return
    tell.day = by + DAY if life.slip("answered_a_day_late") else by
    tell.put("claim.dispute_answered", {"disputed_version": number}, actor="jan")
    tell.day += life.random.randint(0, 9) * DAY
    granted = life.random.choice((0, 0, min(claim.principal // 3, 45_00)))
    outcome = "partly" if granted else "rejected"
    state = {"disputed_version": number, "outcome": outcome, "granted": granted}
    tell.put("claim.dispute_decided", state, actor="jan")
    claim.never += granted
    life.go_on_after(tell.last)


def _contest(life: Living, cents: int) -> tuple[int, date]:
    tell = life.tell
    by = working_days_after(tell.day, 10)
    state = {"amount": cents, "ground": "quality", "answer_by": by.isoformat()}
    return tell.put("claim.disputed", state, actor="jan"), by


def part_dispute(life: Living) -> None:
    """A part is contested: only the rest is asked, until it is decided, if ever.

    Perhaps he contests more of it, or pays something meanwhile; perhaps a lawyer gets it.
    """
    tell, claim = life.tell, life.tell.claims[0]
    tell.day += DAY
    cents = max(1, claim.principal // 3)
    life.unanswered = _contest(life, cents)
    life.undecided[life.unanswered[0]] = cents
    course = life.one("contested", ("stays", "grows", "paid", "lawyer", "decided", "decided"))
    if course == "grows":
        more = max(1, claim.principal // 4)
        number, _ = _contest(life, more)
        life.undecided[number] = more
        tell.put("claim.dispute_answered", {"disputed_version": number}, actor="jan")
    in_time = first_open(tell.next_step_day()) < life.unanswered[1]
    asks_all = life.slip("asked_what_is_contested", where=in_time)
    life.contested = 0 if asks_all else sum(life.undecided.values())
    if course == "paid":
        tell.day = max(tell.day, tell.last)
        tell.pay(claim, max(1, claim.principal // 9))
    if course != "decided":
        life.until, life.end = "demand", "lawyer" if course == "lawyer" else "left"
    life.go_on_after(tell.last)


def decide(life: Living) -> None:
    """What is contested is decided after a letter over the rest: granted, or asked again."""
    tell, claim = life.tell, life.tell.claims[0]
    if life.unanswered:
        tell.day = max(tell.day, life.unanswered[1])
        life.answer()
    for number, cents in life.undecided.items():
        granted = life.random.choice((0, 0, cents))
        outcome = "upheld" if granted else "rejected"
        state = {"disputed_version": number, "outcome": outcome, "granted": granted}
        tell.put("claim.dispute_decided", state, hour=time(10), actor="jan")
        claim.never += granted
    life.contested, life.undecided, life.decided = 0, {}, tell.day


def _confirm(life: Living, what: str) -> None:
    """What was agreed is confirmed by a letter; or, slipping, never."""
    if not life.slip("never_confirmed"):
        life.tell.confirm(what)


def promise(life: Living) -> None:
    """He promises to pay by a day, and does not."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day += DAY
    last = tell.day + life.random.randint(6, 24) * DAY
    state = {"amount": claim.unpaid, "by": last.isoformat()}
    tell.put("claim.payment_promised", state, actor="jan")
    _confirm(life, "promise")
    life.until_last(last, "on_the_promised_day")


def extension(life: Living) -> None:
    """He gets more time, once."""
    tell = life.tell
    tell.day += DAY
    last = tell.day + life.random.randint(8, 24) * DAY
    tell.put("claim.payment_term_extended", {"pay_by": last.isoformat()}, actor="jan")
    _confirm(life, "extension")
    if not tell.consumer:
        tell.first = last + DAY
    life.until_last(last, "on_the_extended_day")


def plan(life: Living) -> None:
    """A payment plan is agreed, its first instalment missed, and it lapses."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day += DAY
    half, signed = claim.unpaid // 2, tell.day.isoformat()
    if not half:
        return
    days = [tell.day + n * 20 * DAY for n in (1, 2)]
    state = {
        "instalments": [
            {"number": 1, "amount": half, "by": days[0].isoformat()},
            {"number": 2, "amount": claim.unpaid - half, "by": days[1].isoformat()},
        ],
        "signed_by_debtor_on": signed,
        "signed_by_creditor_on": signed,
        "signed_how": "e-mail",
    }
    number = tell.put("claim.payment_plan_agreed", state, actor="jan")
    if life.slip("during_the_plan", where=tell.next_step_day() < days[0]):
        life.go_on_after(tell.last)
        return
    tell.day = next_banking(days[0]) + DAY
    if tell.checked:
        tell.known(tell.day - DAY)
    tell.put("claim.instalment_missed", {"agreed_version": number, "number": 1})
    lapsed = {"agreed_version": number, "why": "instalment 1 was missed"}
    tell.put("claim.payment_plan_lapsed", lapsed)
    life.go_on_after(days[0])


def hold(life: Living) -> None:
    """Nothing is done through a last day."""
    tell = life.tell
    tell.day += DAY
    last = tell.day + life.random.randint(5, 25) * DAY
    state = {"hold_id": "h1", "category": "investigation", "until": last.isoformat()}
    tell.put("claim.hold_placed", state | {"from_day": tell.day.isoformat()}, actor="jan")
    life.until_last(last, "on_the_last_day_held")


def debt_help(life: Living) -> None:
    """Debt help asks for a pause through a last day."""
    tell = life.tell
    tell.day += DAY
    last = tell.day + life.random.randint(10, 60) * DAY
    tell.put("debtor.debt_help_started", {"until": last.isoformat()}, actor="jan")
    life.until_last(last, "during_debt_help")


def bankruptcy(life: Living) -> None:
    """Nothing is asked of him any more; slipping, it is."""
    tell = life.tell
    tell.day += DAY
    state = {"declared_on": tell.day.isoformat()}
    tell.put("debtor.bankruptcy_declared", state, actor="jan")
    if life.slip("after_bankruptcy"):
        life.until, life.end, life.silent_on_interest = "demand", "left", True
        life.go_on_after(tell.last)
    else:
        life.over = True


EPISODES: Final[Mapping[str, Callable[[Living], None]]] = MappingProxyType(
    {
        "part": part,
        "credit": credit,
        "dispute": dispute,
        "part_dispute": part_dispute,
        "promise": promise,
        "extension": extension,
        "plan": plan,
        "hold": hold,
        "debt_help": debt_help,
        "bankruptcy": bankruptcy,
    }
)
