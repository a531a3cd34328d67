"""Letters until costs are charged, with money and doubt around the days on which they are."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.trial.machine.deeds import cents, some, which
from tests.trial.machine.steps import ByHand, Course


class Charged(ByHand, Course):
    """Days in small steps, so that every letter of the plan goes out on its day."""

    @rule(at=which, amount=cents, number=some, steps=st.integers(3, 12))
    def towards_costs(self, at: int, amount: int, number: int, steps: int) -> None:
        """A month and more goes by, and somewhere in it something is paid, or taken back."""
        for step in range(steps):
            self.world.days(4)
            self.world.check()
            if step == number % steps:
                self.pay(at, amount, number % 9)
            if step == (number * 7) % steps and number % 3 == 0:
                self.reverse(at, number, number % 6)
            self.world.check()

    @rule(at=which, amount=cents, late=st.integers(1, 40))
    def known_late(self, at: int, amount: int, late: int) -> None:
        """A payment of long ago is told."""
        self.pay(at, amount, late)
        self.world.check()
        self.world.days(2)
