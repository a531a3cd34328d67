"""What every step of the machine rests on: a house, and that a refusal changes nothing."""

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.errors import Conflict, NotFound, Refusal
from domain.parties import Capacity
from tests.trial.machine.world import BEGIN, DAY, MachineWorld, Owed
from tests.trial.stores import fresh_database

which = st.integers(0, 4)
some = st.integers(0, 30)
cents = st.sampled_from((1, 5_00, 45_50, 60_00, 120_00, 333_33, 1_200_00))
ago = st.sampled_from((0, 0, 1, 5, 20))


class Deeds(RuleBasedStateMachine):
    """Every rule tries something; what is refused changes nothing."""

    url: ClassVar[str] = ""
    """Of a server, in which each walk has a database; empty: the store lies in the home."""
    principals: ClassVar[tuple[tuple[int, ...], ...]] = (
        (120_00, 45_50, 1_000_00),
        (75_00, 2_400_00),
    )
    """What is owed by each debtor at the beginning."""
    capacities: ClassVar[tuple[Capacity, Capacity]] = (Capacity.CONSUMER, Capacity.COMPANY)
    begins: ClassVar[int] = 0
    """After so many days."""
    examples = 0
    taken: ClassVar[Counter[str]] = Counter()
    """What was done and not refused, in all examples."""
    met: ClassVar[Counter[str]] = Counter()
    """The facts of claims that came of it."""
    refusals: ClassVar[Counter[str]] = Counter()
    refused = ""
    """Why the last step was refused."""

    @initialize()
    def begin(self) -> None:
        """Open a house."""
        self.folder = Path(mkdtemp(prefix="vordering-machine-"))
        self.doors = ExitStack()
        database = self.doors.enter_context(fresh_database(Deeds.url))
        self.world = MachineWorld(
            self.folder / "home",
            "postgres" if database else "sqlite",
            database,
            principals=self.principals,
            capacities=self.capacities,
        )
        self.names = 0
        if self.begins:
            self.world.days(self.begins)
            self.world.check()
        Deeds.examples += 1

    def teardown(self) -> None:
        """Look at the views and the trails once more, and close it."""
        try:
            self.world.check()
            self.world.check_views()
            for one in self.world.owed:
                Deeds.met.update(fact.topic.removeprefix("claim.") for fact in one.plain.facts)
        finally:
            self.world.close()
            self.doors.close()
            rmtree(self.folder)

    @invariant()
    def holds(self) -> None:
        """Nothing differs from the plain ledger."""
        self.world.check()

    def _try(self, deed: Callable[[], object]) -> bool:
        what = deed.__qualname__.split(".")[1]
        before, self.refused = self.world.house.store.last_position(), ""
        try:
            deed()
        except (Refusal, NotFound, Conflict) as refusal:
            self.refused = getattr(refusal, "code", "conflict")
            Deeds.refusals[f"{what}: {self.refused}"] += 1
            assert self.world.house.store.last_position() == before, "a refusal changed something"
            return False
        Deeds.taken[what] += self.world.house.store.last_position() > before
        return True

    def _owed(self, at: int) -> Owed:
        return self.world.owed[at % len(self.world.owed)]

    def _day(self, back: int) -> date:
        return self.world.house.today - timedelta(days=back)

    @rule(count=st.sampled_from((1, 1, 2, 3, 7, 15, 400)))
    def days(self, count: int) -> None:
        """Days go by."""
        if count > 30 and self.world.house.today > BEGIN + 90 * DAY:
            return  # one long silence is enough: the plain ledger walks day by day
        self.world.days(count)
        Deeds.taken["days"] += count
