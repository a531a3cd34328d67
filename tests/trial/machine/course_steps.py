"""A longer term, an attachment, the paper of what was granted, and a small difference let go."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.commands.agreements import ExtendTerm
from application.commands.court import RecordAttachment, ReleaseAttachment
from application.commands.fields import Euro
from application.commands.matching import SetMatchingTerms
from application.commands.money import ApplyCreditNote
from domain.claim.events import AttachmentKind
from tests import asking
from tests.application.houses import by
from tests.trial.machine.deeds import ago, cents, some, which
from tests.trial.machine.lines import Told, in_force, lines_of
from tests.trial.machine.steps import ByBank, ByHand, Course
from tests.trial.machine.world import DAY


def credited(facts: list[Told]) -> tuple[int, int]:
    """All that lowers the principal of a claim, and what of it was granted to disputes."""
    found = [one for one in lines_of(in_force(facts)) if one.what == "credit"]
    granted = sum(one.cents for one in found if one.name.startswith("granted"))
    return sum(one.cents for one in found), granted


class Coursed(ByBank, ByHand, Course):
    """What people agree, note and let go, beside money by hand and by the bank."""

    @rule(at=which, days=st.integers(1, 40), over=st.booleans())
    def extend(self, at: int, days: int, *, over: bool) -> None:
        """He gets longer, once more where it is overruled."""
        last = self.world.house.today + days * DAY
        said = ExtendTerm(pay_by=last, overrule=over, reason_text="hij vroeg het")
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, days=st.integers(1, 20), amount=cents, number=some)
    def extended_and_paid(self, at: int, days: int, amount: int, number: int) -> None:
        """He gets longer, pays a part, and the new day passes."""
        self.extend(at, days, over=number % 2 == 0)
        self.world.check()
        self.world.days(max(1, days - 1 + number % 3))
        self.world.check()
        self.pay(at, amount, number % 4)
        self.world.days(5)

    @rule(at=which, back=ago, kind=st.sampled_from(tuple(AttachmentKind)))
    def attach(self, at: int, back: int, kind: AttachmentKind) -> None:
        """The bailiff lays an attachment."""
        said = RecordAttachment(kind=kind, laid_on=self._day(back), protected_level=Euro(1_500_00))
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, back=ago, number=st.integers(1, 3))
    def detach(self, at: int, back: int, number: int) -> None:
        """It is released."""
        said = ReleaseAttachment(attachment=f"attachment-{number}", released_on=self._day(back))
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, amount=cents, beside=st.sampled_from((None, True, False)), back=ago)
    def paper(self, at: int, amount: int, *, beside: bool | None, back: int) -> None:
        """A credit note where a dispute was granted: on top of it, its paper, or nobody says."""
        self.names += 1
        said = ApplyCreditNote(
            number=f"C{self.names}",
            amount=Euro(amount),
            issued_on=self._day(back),
            retroactive=back % 2 == 0,
            beside_grant=beside,
        )
        one = self._owed(at)
        self.world.read(one)
        before, granted = credited(one.plain.facts)
        if self._try(lambda: said.carry(self.world.house, one.id, by=by())):
            self.world.read(one)
            assert beside is not None or not granted, "nobody said whether it is the paper"
            once = min(amount, granted) if beside is False else 0
            now, _ = credited(one.plain.facts)
            assert now == before + amount - once, f"{one.number}: {now} after {before}, {amount}"

    @rule(at=which, amount=cents, less=st.sampled_from((0, 1, 10_00)), how=some)
    def granted_and_paper(self, at: int, amount: int, less: int, how: int) -> None:
        """Contested, granted in part, and the paper of it comes; the decision perhaps changes."""
        self.dispute(at, amount)
        self.decided(at, max(1, amount - less), ("partly", "upheld", "rejected")[how % 3])
        self.world.check()
        self.world.days(1 + how % 7)
        self.paper(at, max(1, amount - how), beside=(False, True)[how % 2], back=how % 3)
        self.world.check()
        self.error(at, how)

    @rule(largest=st.sampled_from((0, 5, 1_00, 5_00)))
    def tolerance(self, largest: int) -> None:
        """What a payment by bank may leave, to be let go by rule."""
        said = SetMatchingTerms(difference_let_go=Euro(largest))
        house = self.world.house
        if self._try(lambda: said.carry(house, self.world.creditor, by=by())):
            self.world.tolerances.append((house.store.last_position(), largest))

    @rule(
        at=which,
        limit=st.sampled_from((5, 1_00, 5_00)),
        beside=st.sampled_from((-1, 0, 1)),
        how=some,
    )
    def short_by_bank(self, at: int, limit: int, beside: int, how: int) -> None:
        """All but little comes in by the bank; some of it goes back, or is told beside it."""
        house, one, short = self.world.house, self._owed(at), limit + beside
        if how % 5:
            self.tolerance(limit)
        self.world.read(one)
        left = one.plain.sums(house.today)
        whole = left.principal + left.interest + left.costs - short
        if whole <= 0:
            return
        self.world.booked(whole, text=f"factuur {one.number}", name=self.name_of(one))
        self.world.days(1)
        self.world.check()
        match how % 4:
            case 1:
                self.came_back(how, part=False)
                self.world.days(1 + how % 5)
            case 2:
                self.undo(how)
            case 3:
                self.pay(at, short, how % 3)
            case _:
                asking.record_dispute(house, one.id, by=by(), ground="quality", amount=short)
