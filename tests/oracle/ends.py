"""Costs, and how a life ends: handed over, paid, let go by two people, or left."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from types import MappingProxyType
from typing import Any, Final

from tests.oracle.days import DAY, first_open, next_banking, working_day, years_later
from tests.oracle.living import Living
from tests.oracle.sums import Movement, Parts, owed, scale, vat_on
from tests.oracle.teller import SCAN, ToldClaim, split

FOUR_EYES: Final = date(2026, 12, 1)
"""What takes two happens from here on, since when the program asks for two."""
PARTY: Final = {"party": "Incassobureau De Brug", "party_kind": "agency"}


def charge(life: Living) -> None:
    """Costs fall due: of a consumer on the first day after his fourteen, else after the demand."""
    tell = life.tell
    if life.within == "part" and tell.consumer:
        tell.day = life.term_ends
        tell.pay(tell.claims[0], max(1, tell.claims[0].principal // 4))
    safe = life.term_ends if tell.consumer else tell.last
    while tell.consumer and not working_day(safe):
        safe += DAY
    if life.slip("costs_on_last_day"):
        tell.day = life.term_ends
    elif life.slip("business_before_due", where=not tell.consumer):
        tell.day = tell.due
    else:
        tell.day = next_banking(safe) + DAY if tell.checked else safe + DAY
    tell.day = max(tell.day, life.decided + DAY) if life.decided else tell.day
    if tell.checked:
        tell.known(tell.day - DAY)
    if life.slip("letter_came_back", where=tell.consumer):
        letter = life.costs[tell.claims[0].id][0]
        state = {"permanent": True, "code": "vertrokken"}
        tell.put("letter.delivery_failed", state, stream=letter, hour=time(8), actor="jan")
    _charge(life)


def _charge(life: Living) -> None:
    tell = life.tell
    groups: dict[str, list[ToldClaim]] = {}
    for claim in tell.claims:
        groups.setdefault(life.costs.get(claim.id, ("", {}))[0], []).append(claim)
    for letter, group in groups.items():
        unpaid = [claim.unpaid for claim in group]
        whole = scale(sum(unpaid))
        if letter:
            whole = min(whole, scale(life.costs[group[0].id][1]["base"]))
        vats = split(vat_on(whole), unpaid)
        for claim, cents, vat in zip(group, split(whole, unpaid), vats, strict=True):
            if cents:
                tell.charge(claim, _state(life, letter, (cents, vat), claim.unpaid, sum(unpaid)))


def _state(
    life: Living, letter: str, costs: tuple[int, int], base: int, whole: int
) -> dict[str, Any]:
    over = 1 if life.slip("costs_a_cent_over") else 0
    state: dict[str, Any] = {"amount": costs[0] + over, "base": base}
    if letter:
        state["letter_id"] = letter
    if whole != base:
        state["letter_base"] = whole
    if life.tell.vat_costs or life.slip("vat_though_deducted"):
        state["vat"] = costs[1]
    return state


def part_after(life: Living) -> None:
    """A part is paid when costs are due: it takes the costs first."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day += life.random.randint(1, 12) * DAY
    tell.pay(claim, max(1, min(claim.principal // 2, 60_00)))


def hand_over(life: Living) -> None:
    """All claims go to an agency, with the sum by part."""
    tell = life.tell
    early = life.slip("without_last_chance") or life.slip("within_the_fourteen")
    if life.until != "costs" and not early:
        return
    tell.day = first_open(tell.day + DAY)
    if tell.checked:
        tell.known(tell.day - DAY)
    for claim in tell.claims:
        if claim.unpaid:
            _hand_over(life, claim)


def _hand_over(life: Living, claim: ToldClaim) -> None:
    tell, due = life.tell, life.tell.owed(claim)
    took = sum(one.cents for one in claim.moves if one.what == "costs") - due.costs
    shift = min(due.principal, took)
    if life.slip("principal_first", where=shift > 0):
        due = Parts(due.principal - shift, due.interest, due.costs + shift)
    if life.slip("interest_at_hand_over", where=due.interest > 0):
        # A payment more: a cent may be rounded otherwise.
        more = tell.owed(claim, tell.day + DAY).interest + 2 * len(claim.moves)
        due = replace(due, interest=max(more, due.interest + 1))
    balance = {"principal": due.principal, "interest": due.interest, "costs": due.costs}
    state = {**PARTY, "dossier_sha256": SCAN, "balance": balance}
    state["taken_up_on"] = tell.day.isoformat()
    tell.put("claim.handed_over", state, stream=claim.id)


def lawyer(life: Living) -> None:
    """What is contested goes to a lawyer, whole; or, slipping, the rest with all its interest."""
    tell, claim = life.tell, life.tell.claims[0]
    tell.day = first_open(tell.day + DAY)
    due = tell.owed(claim)
    rest = owed(claim.principal - life.contested, tell.kind, tell.first, claim.moves, tell.day)
    if life.slip("lawyer_asks_interest_over_all", where=due.interest > rest.interest):
        due = replace(rest, interest=due.interest)
    balance = {"principal": due.principal, "interest": due.interest, "costs": due.costs}
    state: dict[str, Any] = {"party": "Mr. De Wit", "party_kind": "lawyer", "balance": balance}
    state |= {"dossier_sha256": SCAN, "taken_up_on": tell.day.isoformat()}
    tell.put("claim.handed_over", state)


def settle(life: Living) -> None:
    """All that is owed is paid."""
    tell = life.tell
    tell.day += life.random.randint(1, 20) * DAY
    for claim in tell.claims:
        if cents := tell.owed(claim).total:
            tell.pay(claim, cents)
        tell.put("claim.settled", {"ground": "nothing open"}, stream=claim.id, actor="bank")


def _by_two(life: Living, command: str, topic: str, state: dict[str, Any], alone: str) -> None:
    tell = life.tell
    tell.day = max(tell.day + DAY, FOUR_EYES + life.random.randrange(60) * DAY)
    if life.slip(alone):
        tell.put(topic, state, actor="els", role="senior")
        return
    second = "els" if life.slip("approved_by_himself", where=command == "write-off") else "jan"
    proposer = "piet" if life.slip("approval_of_another") else "els"
    tell.by_two(command, topic, state, proposer=proposer, second=second)


def write_off(life: Living) -> None:
    """The creditor takes it out of his books, by two people."""
    due = life.tell.owed(life.tell.claims[0], min(life.tell.day, date(2026, 12, 31)))
    amounts = {"principal": due.principal, "interest": due.interest, "costs": due.costs}
    state = {"amounts": amounts, "why": "nothing to recover"}
    _by_two(life, "write-off", "claim.written_off", state, "written_off_alone")


def withdraw(life: Living) -> None:
    """The creditor asks it no more, by two people."""
    _by_two(life, "withdrawal", "claim.withdrawn", {"why": "error"}, "withdrawn_alone")


def waive(life: Living) -> None:
    """A part is let go: fifty euro by one, a cent more by two."""
    tell, claim = life.tell, life.tell.claims[0]
    if claim.unpaid < 60_00:
        return
    if life.random.random() < 0.3:
        tell.day = max(tell.day + DAY, FOUR_EYES)
        tell.put("claim.part_waived", {"amount": 50_00}, actor="els")
        cents = 50_00
    else:
        cents = 50_01
        _by_two(life, "waiver", "claim.part_waived", {"amount": cents}, "")
    claim.moves.append(Movement(tell.day, "credit", cents))


def left(life: Living) -> None:
    """Nobody does anything more."""
    life.tell.day += DAY


ENDINGS: Final[Mapping[str, Callable[[Living], None]]] = MappingProxyType(
    {
        "hand_over": hand_over,
        "lawyer": lawyer,
        "settle": settle,
        "write_off": write_off,
        "withdraw": withdraw,
        "waive": waive,
        "left": left,
    }
)


def barred_on(life: Living) -> date:
    """The first day on which the debtor may invoke limitation, by his claim of five years."""
    words = {"claim.limitation_interrupted", "claim.payment_received", "claim.payment_promised"}
    words |= {"claim.payment_plan_agreed"}
    days = [one.on for one in life.tell.facts if one.topic in words]
    return years_later(max([life.tell.due, *days]) + DAY, 5)
