"""What a payment by the bank may leave, let go by a rule: when it is, and when it must be."""

from collections.abc import Sequence
from datetime import date

from tests.trial.machine.lines import Told, in_force
from tests.trial.machine.plain import PlainClaim

_MONEY = {
    "payment_received",
    "payment_reversed",
    "set_off_received",
    "set_off_taken_back",
    "overpayment_refunded",
    "overpayment_set_off",
    "credit_note_applied",
    "part_waived",
    "collection_costs_charged",
    "collection_costs_waived",
    "rest_waived",
    "rest_asked_again",
    "dispute_decided",
    "refund_made_good",
    "set_off_cover_lost",
    "early_discount_granted",
}
_BUSY = {
    "disputed": "contested",
    "handed_over": "with a party",
    "payment_plan_agreed": "planned",
    "payment_plan_offered": "planned",
    "judgment_given": "judged",
    "settled": "over",
    "withdrawn": "over",
    "written_off": "over",
}


def check(plain: PlainClaim, name: str, tolerances: Sequence[tuple[int, int]], last: int) -> None:
    """Hold what was recorded behind a position to the rule.

    Let go is no more than the creditor's limit, all that was left, and never costs. Where the last
    that happened is a payment by bank that leaves no more than that, nothing is left.
    """
    for one in plain.facts:
        mine = one.topic == "claim.rest_waived" and one.said["ground"] == "within_tolerance"
        if one.position > last and mine:
            limit = limit_at(tolerances, one.position)
            assert one.said["amount"] <= limit, f"{name}: {one.said['amount']} of at most {limit}"
            left = plain.sums(one.told_on, told=one.position)
            assert not left.principal + left.interest + left.costs, f"{name}: {left} is left"
            assert not plain.sums(one.on, told=one.position - 1).costs, f"{name}: costs let go"
    if left_over := _left_by_bank(plain, tolerances, last):
        raise AssertionError(f"{name}: {left_over} is within the limit, and was not let go")


def limit_at(tolerances: Sequence[tuple[int, int]], position: int) -> int:
    """The creditor's limit by a position."""
    return ([0] + [cents for at, cents in tolerances if at <= position])[-1]


def _left_by_bank(plain: PlainClaim, tolerances: Sequence[tuple[int, int]], last: int) -> int:
    money = [one for one in plain.facts if one.topic.removeprefix("claim.") in _MONEY]
    if not money or money[-1].position <= last:
        return 0
    paid = money[-1]
    by_bank = paid.topic == "claim.payment_received" and "#" in paid.said["payment_id"]
    if not by_bank or busy([one for one in plain.facts if one.position <= paid.position]):
        return 0
    limit, found = limit_at(tolerances, paid.position), list[int]()
    for day in (date.fromisoformat(paid.said["credited_on"]), paid.told_on):
        left = plain.sums(day, told=paid.position)
        found.append(0 if left.costs else left.principal + left.interest)
    return found[1] if 0 < found[0] <= limit and found[1] else 0


def busy(facts: Sequence[Told]) -> str:
    """Why a person decides here; empty: nothing of the kind was recorded, or it is over."""
    for one in in_force(facts):
        if why := _BUSY.get(one.topic.removeprefix("claim.")):
            return why
    return ""
