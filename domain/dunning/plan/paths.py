"""The ways through a plan: the steps that a debtor of one kind meets with one amount open."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.dunning.plan.document import Plan
from domain.dunning.plan.step import Anchor, Step, StepKind, takes_amount
from domain.money import Cents
from domain.parties import Capacity

_MUCH: Cents = 10**9


@dataclass(frozen=True, slots=True)
class Path:
    """Steps in their order for a consumer or a business; none of them is skipped."""

    consumer: bool
    steps: tuple[Step, ...]

    def before(self, step: Step) -> tuple[Step, ...]:
        """The steps before one."""
        return self.steps[: self.steps.index(step)]

    def of_kind(self, kind: StepKind) -> Iterator[Step]:
        """The steps of a kind."""
        return (step for step in self.steps if step.kind is kind)

    @property
    def letters(self) -> Iterator[Step]:
        """The steps that send a letter."""
        return (step for step in self.steps if step.kind.is_letter)

    def notice_before(self, step: Step) -> bool:
        """Tell whether an earlier letter served as notice, or the plan waited for default."""
        return any(
            one.serves_as_notice or one.kind is StepKind.DEFAULT for one in self.before(step)
        )

    def days_of(self) -> dict[str, int]:
        """By step the day after the due date on which it goes at the earliest, roughly."""
        day = term = 0
        found: dict[str, int] = {}
        for step in self.steps:
            start = {Anchor.DUE: 0, Anchor.TERM: term}.get(step.anchor, day)
            day = max(start + step.days, day)
            found[step.id] = day
            if step.kind.is_letter:
                term = day + (step.term_days or int(step.wording or 0))
        return found


def paths_through(plan: Plan) -> Iterator[Path]:
    """Every way through a plan that differs by kind of debtor or by amount."""
    for capacity in (Capacity.CONSUMER, Capacity.COMPANY):
        steps = plan.steps_for(capacity)
        seen = set()
        for amount in _amounts(plan, steps):
            path = tuple(step for step in steps if step.takes_amount(amount))
            ids = tuple(step.id for step in path)
            if path and ids not in seen:
                seen.add(ids)
                yield Path(capacity is Capacity.CONSUMER, path)


def _amounts(plan: Plan, steps: list[Step]) -> list[Cents]:
    """An amount from each stretch between the bounds that the plan and its steps name."""
    bounds = {0, _MUCH}
    named = [(plan.amount_from, plan.amount_below)]
    named += [(step.amount_from, step.amount_below) for step in steps]
    bounds.update(bound for pair in named for bound in pair if bound is not None)
    amounts = sorted(bounds | {bound - 1 for bound in bounds if bound})
    return [one for one in amounts if takes_amount(one, plan.amount_from, plan.amount_below)]
