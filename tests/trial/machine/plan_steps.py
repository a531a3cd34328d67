"""Plans over several claims, and what becomes of their instalments."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.trial.machine.deeds import some, which
from tests.trial.machine.plans import last_day, shares
from tests.trial.machine.steps import ByHand, Course
from tests.trial.machine.world import Owed


class WithPlans(ByHand, Course):
    """An instalment is paid whole, short, late, on one claim for all, or not; and goes back."""

    def _first_due(self, at: int) -> tuple[list[tuple[Owed, int]], int] | None:
        """What of the next instalment is for each claim, and the days until it is missed."""
        debtor = self._owed(at).debtor
        his = [one for one in self.world.owed if one.debtor == debtor]
        found = [
            (one, share) for one in his for share, ended in shares(one.plain.facts) if ended is None
        ]
        today = self.world.house.today
        days = [by for _, share in found for _, by, _ in share.parts if by >= today]
        if not days:
            return None
        day = min(days)
        due = [
            (one, sum(cents for _, by, cents in share.parts if by == day)) for one, share in found
        ]
        last = last_day(day, found[0][1].grace)
        return [(one, cents) for one, cents in due if cents], (last - today).days

    @rule(at=which, how=st.integers(0, 5), number=some)
    def instalment(self, at: int, how: int, number: int) -> None:
        """One falls due: paid as agreed, on one claim for all, a cent less, or not at all."""
        if (found := self._first_due(at)) is None:
            return
        due, left = found
        total = sum(cents for _, cents in due)
        match how:
            case 0 | 1:
                for one, cents in due:
                    self._pays(one, cents)
            case 2:
                self._pays(due[0][0], total)
            case 3:
                self._pays(due[-1][0], max(1, total - 1))
            case 4:
                for one, cents in due[1:]:
                    self._pays(one, cents)
            case _:
                pass
        self.world.check()
        self.world.days(max(1, left + (number % 3) - 1))
        self.world.check()
        if number % 5 == 0:
            self.reverse(at, number, number % 4)

    def _pays(self, one: Owed, cents: int) -> None:
        self.pay(self.world.owed.index(one), cents, 0)

    @rule(at=which, number=st.integers(2, 4), days=st.integers(2, 9), how=some)
    def plan_and_pay(self, at: int, number: int, days: int, how: int) -> None:
        """A plan is signed, and its first instalment falls due."""
        self.plan(at, number, days)
        self.world.check()
        self.instalment(at, how % 6, how)

    @rule(at=which)
    def plan_is_over(self, at: int) -> None:
        """Long after the last instalment of a plan."""
        if self._first_due(at):
            self.world.days(200)
