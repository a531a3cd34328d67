"""Payment plans that both sign, in plain words: when one is missed, and that it ends as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.days import banking_day, next_banking
from tests.trial.machine.lines import Told, in_force
from tests.trial.machine.plain import PlainClaim

ASKING = {
    "claim.reminder_sent",
    "claim.statement_sent",
    "claim.final_demand_sent",
    "claim.notice_of_default_served",
    "claim.fourteen_day_letter_sent",
}
"""Letters by which a debtor is asked to pay."""
_ENDS = {"claim.payment_plan_lapsed", "claim.payment_plan_completed"}


@dataclass(frozen=True, slots=True)
class Share:
    """The part of one claim in a plan: what it is to pay through each day."""

    plan: str
    version: int
    position: int
    reckoned: date
    grace: int
    parts: tuple[tuple[int, date, int], ...]
    claims: tuple[str, ...]

    def due(self, day: date) -> int:
        """What of it was to be paid through a day."""
        return sum(cents for _, by, cents in self.parts if by <= day)


def shares(facts: Sequence[Told]) -> Iterator[tuple[Share, Told | None]]:
    """The plans of a claim that both signed, each with the fact that ended it."""
    known = in_force(facts)
    for one in known:
        if one.topic == "claim.payment_plan_agreed" and one.said["plan_id"]:
            ends = (
                each
                for each in known
                if each.topic in _ENDS and each.said["agreed_version"] == one.version
            )
            parts = tuple(
                (part["number"], date.fromisoformat(part["by"]), part["amount"])
                for part in one.said["instalments"]
            )
            said = one.said
            share = Share(
                said["plan_id"],
                one.version,
                one.position,
                date.fromisoformat(said["reckoned_on"]),
                said["grace_days"],
                parts,
                tuple(said["claims"]),
            )
            yield share, next(ends, None)


def came_in(facts: Sequence[Told], share: Share) -> int:
    """What was paid on a claim since its plan was signed, less what of it went back."""
    total, mine = 0, set[str]()
    for one in in_force(facts):
        if one.position <= share.position:
            continue
        name = str(one.said.get("payment_id") or one.said.get("set_off_id", ""))
        if one.topic in {"claim.payment_received", "claim.set_off_received"}:
            mine.add(name)
            total += one.said["amount"]
        elif one.topic in {"claim.payment_reversed", "claim.set_off_taken_back"} and name in mine:
            total -= one.said["amount"]
    return total


def last_day(by: date, grace: int) -> date:
    """The banking day after that day and its grace, by which the statement shows its money."""
    day = by + timedelta(days=grace)
    return next_banking(day if banking_day(day) else next_banking(day))


def judged(today: date) -> date:
    """The day of which it is known who paid: the last banking day that a statement shows."""
    day = today - timedelta(days=1)
    while not banking_day(day):
        day -= timedelta(days=1)
    return day


def missed(
    claims: Mapping[str, PlainClaim], plan: str, today: date, *, told: int
) -> tuple[int, date] | None:
    """The first instalment that was not there, all claims of the plan taken together."""
    his = []
    for plain in claims.values():
        known = [one for one in plain.facts if one.position <= told]
        for share, ended in shares(known):
            if share.plan == plan and ended is None:
                left = plain.sums(today, told=told)
                total = left.principal + left.interest + left.costs
                total = 0 if _elsewhere(known) else total
                his.append((share, came_in(known, share), total))
    days = {number: by for share, *_ in his for number, by, _ in share.parts}
    for number, by in sorted(days.items()):
        if today <= last_day(by, his[0][0].grace):
            return None
        short = sum(min(max(0, one.due(by) - paid), left) for one, paid, left in his)
        if short > sum(max(0, paid - one.due(by)) for one, paid, _ in his):
            return number, by
    return None


def _elsewhere(facts: Sequence[Told]) -> bool:
    """Whether the claim lies with another party, or is asked no more."""
    state = ""
    for one in in_force(facts):
        if one.topic in {"claim.handed_over", "claim.settled", "claim.withdrawn"}:
            state = one.topic
        elif one.topic in {"claim.recalled", "claim.reopened"}:
            state = ""
    return bool(state)


def is_signed_for_what_is_open(plain: PlainClaim, share: Share) -> bool:
    """Whether the instalments are together what was open on the day they were reckoned for."""
    then = plain.sums(share.reckoned, told=share.position - 1)
    return sum(cents for *_, cents in share.parts) == then.principal + then.interest + then.costs


def asked_meanwhile(facts: Sequence[Told]) -> list[str]:
    """The letters that asked for a claim while a plan of it ran."""
    found = []
    for share, ended in shares(facts):
        until = ended.position if ended else 1 << 60
        found += [
            f"{one.topic} on {one.on}"
            for one in facts
            if one.topic in ASKING and share.position < one.position < until
        ]
    return found


def check(claims: Mapping[str, PlainClaim], seen: set[str], *, after_run: date | None) -> None:
    """What must hold of every plan; ``after_run``: of which day, and nothing of the bank waits."""
    running, ended = dict[str, list[str]](), dict[str, list[str]]()
    first = dict[str, int]()
    for plain in claims.values():
        for share, end in shares(plain.facts):
            if end:  # the save in which it ended on all claims begins there
                first[share.plan] = min(end.position, first.get(share.plan, end.position))
    for claim, plain in claims.items():
        assert not asked_meanwhile(plain.facts), f"{claim}: {asked_meanwhile(plain.facts)}"
        for share, end in shares(plain.facts):
            (ended if end else running).setdefault(share.plan, []).append(claim)
            name = f"{claim} {share.version}"
            if name not in seen:
                seen.add(name)
                assert is_signed_for_what_is_open(plain, share), name
            if end and f"{name} ended" not in seen:
                seen.add(f"{name} ended")
                if end.said.get("why") == "instalment missed":
                    known = judged(end.on)
                    found = missed(claims, share.plan, known, told=first[share.plan] - 1)
                    assert found, f"{name} lapsed, and nothing was missed"
    assert not running.keys() & ended.keys(), "a plan ended on one claim and not on another"
    for plan in running if after_run else ():
        told = max(one.position for plain in claims.values() for one in plain.facts)
        assert after_run is None or not missed(claims, plan, after_run, told=told), plan
