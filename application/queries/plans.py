"""Plans as people and programs look at them: which there are, what they do, and when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from adapters.paper.timeline import Lane, draw_timeline, named
from adapters.paper.timeline_words import DUTCH, PictureWords
from domain.creditor.plans import plans_of, unknown_plan
from domain.creditor.state import Creditor
from domain.days import add_days
from domain.dunning.plan.document import PLANS, Plan
from domain.dunning.plan.step import Audience
from domain.law.calendar import VERIFIED_UNTIL
from domain.money import as_dutch
from domain.parties import Capacity
from domain.rehearsal import EXAMPLE, Rehearsed, rehearse

_WALK_DAYS: Final = 366
_WALKS_KEPT: Final = 256
"""Of the house's plans for either kind of debtor, from some days."""
_KINDS: Final[Mapping[Audience, tuple[str, Capacity]]] = {
    Audience.CONSUMER: ("Consument", Capacity.CONSUMER),
    Audience.BUSINESS: ("Bedrijf", Capacity.COMPANY),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan walked for one kind of debtor or for both."""

    plan: Plan
    due_on: date
    lanes: Sequence[Lane]

    @property
    def svg(self) -> str:
        """Draw the picture."""
        return self.drawn(self.plan.title, amount=as_dutch(EXAMPLE))

    def drawn(self, title: str, *, amount: str, words: PictureWords = DUTCH) -> str:
        """Draw the picture under a title, in the words of a language."""
        return draw_timeline(title, self.lanes, due_on=self.due_on, amount=amount, words=words)

    def as_json(self) -> dict[str, Any]:
        """Give the plan and the rows of each kind of debtor."""
        return {
            "plan": self.plan.key,
            "title": self.plan.title,
            "due_on": self.due_on.isoformat(),
            "timelines": {lane.name: [*map(_moment, lane.moments)] for lane in self.lanes},
        }


def known_plans(creditor: Creditor | None = None) -> dict[str, Plan]:
    """Give the plans of the house and of a creditor by key, in order of name and version."""
    plans = {**PLANS, **(plans_of(creditor) if creditor else {})}
    return dict(sorted(plans.items(), key=lambda one: (one[1].name, one[1].version)))


def plan_named(name: str, creditor: Creditor | None = None) -> Plan:
    """Give the plan of a key, or the newest version of a name; raises NotFound."""
    plans = known_plans(creditor)
    if name in plans:
        return plans[name]
    versions = [plan for plan in plans.values() if plan.name == name]
    if versions:
        return versions[-1]
    raise unknown_plan(name, known=plans)


def example_day(today: date) -> date:
    """The due day of the example where none is said: today, as long as its year has holidays.

    Shipped plans end within a year of that day.
    """
    return min(today, add_days(VERIFIED_UNTIL, -_WALK_DAYS))


def show_plan(plan: Plan, *, due_on: date, audience: Audience = Audience.EVERYONE) -> Shown:
    """Walk a plan with an invoice due on a day, for the kinds of debtor that are asked for."""
    return Shown(plan, due_on, [*_lanes(plan, due_on, audience)])


def _lanes(plan: Plan, due_on: date, audience: Audience) -> Iterator[Lane]:
    for kind, (name, capacity) in _KINDS.items():
        if audience in {Audience.EVERYONE, kind} and plan.audience.takes(capacity):
            yield Lane(name, _walked(plan, due_on, capacity))


def _walked(plan: Plan, due_on: date, capacity: Capacity) -> Sequence[Rehearsed]:
    """What a plan does; of the house's own it is worked out once, for they never change."""
    if plan is PLANS.get(plan.key):
        return _walked_once(plan.key, due_on, capacity)
    return rehearse(plan, due_on=due_on, capacity=capacity)


@lru_cache(_WALKS_KEPT)
def _walked_once(key: str, due_on: date, capacity: Capacity) -> tuple[Rehearsed, ...]:
    return tuple(rehearse(PLANS[key], due_on=due_on, capacity=capacity))


def _moment(moment: Rehearsed) -> dict[str, Any]:
    days = ("term_from", "term_until", "waits_until")
    terms = {name: _iso(getattr(moment, name)) for name in days}
    return {
        "on": moment.on.isoformat(),
        "what": moment.what,
        "named": named(moment),
        "step": moment.step,
        "channel": moment.channel.value if moment.channel else "",
        **terms,
        "question": moment.question,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_row(plan: Plan, *, owner: str) -> dict[str, Any]:
    """Give what a list of plans says of one."""
    return {
        "key": plan.key,
        "title": plan.title,
        "audience": plan.audience.value,
        "steps": [step.id for step in plan.step],
        "source": plan.source,
        "owner": owner,
    }


def owner_of(plan: Plan) -> str:
    """Tell whose plan it is: ``house`` or ``creditor``."""
    return "house" if plan.key in PLANS else "creditor"
