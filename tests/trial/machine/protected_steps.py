"""What befalls a debtor, how it ends, that it never was; and money and letters around it."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.commands.debtors import BeginBar, EndBar, KnowHeirs
from application.commands.kinds import OnDebtor
from application.commands.protections import (
    AcceptDebtHelp,
    AddressRepresentative,
    DeclareBankruptcy,
    DissolveCompany,
    FindMinor,
    GrantSuspension,
    OrderCoolingOff,
    OrderGuardianship,
    OrderMoratorium,
    OrderRestructuring,
    TakeBackBar,
)
from domain.debtor.bar_events import DissolutionKind
from domain.law.estate import Acceptance
from domain.law.protection import Bar, BarEnd
from tests.application.houses import by
from tests.trial.machine.deeds import cents, some, which
from tests.trial.machine.steps import ByHand, Course
from tests.trial.machine.world import DAY

kinds = st.sampled_from(
    (
        Bar.BANKRUPTCY,
        Bar.BANKRUPTCY,
        Bar.DEBT_RESTRUCTURING,
        Bar.DEBT_RESTRUCTURING,
        Bar.SUSPENSION,
        Bar.COOLING_OFF,
        Bar.MORATORIUM,
        Bar.DEBT_HELP,
        Bar.GUARDIANSHIP,
        Bar.MINORITY,
        Bar.DISSOLUTION,
        Bar.DEATH,
    )
)
ends = st.sampled_from(tuple(BarEnd))
before = st.sampled_from((0, 0, 1, 3, 10, 40))
_ACTS: Final = {
    "name": "Mr. A. Bewind",
    "street": "Kade 9",
    "postal_code": "3511 AC",
    "city": "Utrecht",
}
_TOLD: Final[dict[Bar, tuple[type[OnDebtor], str]]] = {
    Bar.BANKRUPTCY: (DeclareBankruptcy, "who"),
    Bar.DEBT_RESTRUCTURING: (OrderRestructuring, ""),
    Bar.SUSPENSION: (GrantSuspension, "until invoices"),
    Bar.COOLING_OFF: (OrderCoolingOff, "until invoices"),
    Bar.MORATORIUM: (OrderMoratorium, "kind until"),
    Bar.DEBT_HELP: (AcceptDebtHelp, "until"),
    Bar.GUARDIANSHIP: (OrderGuardianship, "kind who"),
    Bar.DISSOLUTION: (DissolveCompany, "who"),
    Bar.DEATH: (BeginBar, "kind"),
}
"""By kind: the command that tells it, and what more is said with it."""


def began(kind: Bar, since: date, last: date, invoices: str) -> OnDebtor:
    """What is told of a kind of protection."""
    if kind is Bar.MINORITY:
        return FindMinor.model_validate({"adult_on": last, **_ACTS})
    command, more = _TOLD[kind]
    said: dict[str, Any] = {"since": since}
    known: dict[str, dict[str, Any]] = {
        "kind": {"kind": kind.value},
        "until": {"until": last},
        "invoices": {"invoices": invoices},
        "who": _ACTS,
    }
    for one in more.split():
        said |= known[one]
    if kind is Bar.DISSOLUTION:
        said["kind"] = DissolutionKind.LIQUIDATION
    return command.model_validate(said)


class Protected(ByHand, Course):
    """Told on its day or late, ended in every way, annulled, and entered in error."""

    def _debtor(self, at: int) -> UUID:
        found = self.world.house.collections.claim(self._owed(at).id).debtor_id
        assert found is not None
        return found

    @rule(at=which, kind=kinds, back=before, last=st.integers(1, 60), some_of=st.booleans())
    def befalls(self, at: int, kind: Bar, back: int, last: int, *, some_of: bool) -> None:
        """Something protects him from now on, or did before anybody told."""
        house, one = self.world.house, self._owed(at)
        invoices = one.number if some_of else ""
        said = began(kind, self._day(back), house.today + last * DAY, invoices)
        self._try(lambda: said.carry(house, self._debtor(at), by=by()))

    @rule(at=which, kind=kinds, how=ends, back=before)
    def is_over(self, at: int, kind: Bar, how: BarEnd, back: int) -> None:
        """It ends, in one way or another."""
        said = EndBar(kind=kind, how=how, ended_on=self._day(back))
        self._try(lambda: said.carry(self.world.house, self._debtor(at), by=by()))

    @rule(at=which, kind=kinds)
    def never_was(self, at: int, kind: Bar) -> None:
        """It, or its end, was entered in error."""
        said = TakeBackBar(kind=kind)
        self._try(lambda: said.carry(self.world.house, self._debtor(at), by=by()))

    @rule(at=which, kind=st.sampled_from((Bar.GUARDIANSHIP, Bar.MINORITY, Bar.DISSOLUTION)))
    def represented(self, at: int, kind: Bar) -> None:
        """Letters go to who acts for him."""
        said = AddressRepresentative(kind=kind)
        self._try(lambda: said.carry(self.world.house, self._debtor(at), by=by()))

    @rule(at=which, how=st.sampled_from(tuple(Acceptance)))
    def inherited(self, at: int, how: Acceptance) -> None:
        """It is known who inherited."""
        said = KnowHeirs.model_validate({**_ACTS, "acceptance": how.value})
        self._try(lambda: said.carry(self.world.house, self._debtor(at), by=by()))

    @rule(at=which, kind=kinds, how=ends, amount=cents, number=some, back=before)
    def protected_a_while(
        self, at: int, kind: Bar, how: BarEnd, amount: int, number: int, back: int
    ) -> None:
        """It begins, money comes and goes, days go by, and it ends or never was."""
        self.befalls(at, kind, back, number + 1, some_of=number % 4 == 0)
        self.world.check()
        self.pay(at, amount, back // 2)
        self.world.days(1 + number)
        self.world.check()
        if number % 3 == 0:
            self.reverse(at, number, number % 5)
            self.world.check()
        if number % 5 == 4:
            self.never_was(at, kind)
        else:
            self.is_over(at, kind, how, number % 3)
        self.world.check()
        self.world.days(8)

    @rule(
        at=which,
        kind=st.sampled_from((Bar.BANKRUPTCY, Bar.DEBT_RESTRUCTURING)),
        how=ends,
        late=st.integers(0, 20),
    )
    def insolvent_before_it_was_known(self, at: int, kind: Bar, how: BarEnd, late: int) -> None:
        """Letters go out and costs are charged; then it is told of days before, and it ends."""
        for _ in range(9):
            self.world.days(4)
        self.world.check()
        self.befalls(at, kind, late, 1, some_of=False)
        self.world.check()
        self.world.days(3)
        self.is_over(at, kind, how, late % 3)
        self.world.check()
        self.world.days(9)
