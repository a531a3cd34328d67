"""What a court and a bailiff do, and the money around it."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import rule

from application.commands.court import (
    AnnulJudgment,
    RecordCourtStep,
    RecordEnforcementCosts,
    RecordJudgment,
    RecordSummons,
)
from application.commands.court_sums import AwardedInterest
from application.commands.fields import Euro
from domain.claim.balance import balance, without_court
from domain.claim.events import CourtStep
from domain.claim.grounds import AnnulmentGround
from tests import asking
from tests.application.houses import by
from tests.trial.machine.deeds import ago, cents, some, which
from tests.trial.machine.steps import ByHand
from tests.trial.machine.world import BEGIN, DAY, DUE, Owed

kinds = st.sampled_from(tuple(AwardedInterest))
bits = st.integers(0, 127)


class InCourt(ByHand):
    """Summons, judgments, their end, and what is undone and placed again around them."""

    @rule(at=which, back=ago)
    def sue(self, at: int, back: int) -> None:
        """The debtor is summoned."""
        said = RecordSummons(served_on=self._day(back), court="Rechtbank Midden-Nederland")
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, back=ago, share=st.integers(0, 4), kind=kinds, ago=ago, how=bits)
    def judge(
        self, at: int, back: int, share: int, kind: AwardedInterest, ago: int, how: int
    ) -> None:
        """The court awards all or a part, with interest from some day, and costs or none."""
        one, house = self._owed(at), self.world.house
        court = house.collections.claim(one.id).court
        if court.summons_on is None or court.withdrawn_on:
            self.sue(at, min(back + 20, (house.today - BEGIN).days))
        given, reckoned = self._day(back), self._day(back + ago) if how & 1 else None
        said = self._said(one, given, reckoned, share, kind, how)
        self._try(lambda: said.carry(house, one.id, by=by()))

    def _said(
        self,
        one: Owed,
        given: date,
        reckoned: date | None,
        share: int,
        kind: AwardedInterest,
        how: int,
    ) -> RecordJudgment:
        claim = self.world.house.collections.claim(one.id)
        summons = claim.court.summons_on or given
        last = claim.court.award.reckoned_through if claim.court.award else summons
        whole = balance(without_court(claim), on=reckoned or last).principal
        principal = whole * (4 - share) // 4
        bears = kind is not AwardedInterest.NONE
        first = (DUE + DAY, summons + DAY, given, DUE + 30 * DAY)[how % 4]
        return RecordJudgment(
            given_on=given,
            court="Rechtbank Midden-Nederland",
            case_number=f"{given} {how}",
            principal=Euro(principal),
            interest_kind=kind,
            interest_rate="9.50" if kind is AwardedInterest.CONTRACT else "",
            interest_from=first if bears else None,
            interest_over=Euro(principal // 2) if bears and how & 2 else None,
            interest=Euro(7_77) if how & 4 else None,
            collection_costs=Euro(40_00) if how & 8 else None,
            vat_on_costs=Euro(8_40) if how & 8 and how & 1 else None,
            costs_interest_from=summons + DAY if how & 8 and how & 16 else None,
            procedural_costs=Euro(211_50) if how & 32 else None,
            procedural_interest_from=given + 14 * DAY if how & 32 and how & 16 else None,
            reckoned_through=reckoned,
            upholds=bool(how & 64),
        )

    @rule(at=which, amount=cents, more=cents, days=st.integers(1, 40), how=bits)
    def judged_around_money(self, at: int, amount: int, more: int, days: int, how: int) -> None:
        """A payment before a judgment and one after; then one of them is undone and comes again."""
        self.pay(at, amount, 5 * (how & 1))
        self.world.days(days)
        self.judge(at, 0, how % 3, AwardedInterest.CONSUMER, 1, how)
        self.world.check()
        self.pay(at, more, how % 20)
        self.world.check()
        self.placed_again(at, how, less=bool(how & 2))
        self.world.check()
        self.reverse(at, how, how % 5)

    @rule(at=which, back=ago, ground=st.sampled_from(tuple(AnnulmentGround)))
    def annul(self, at: int, back: int, ground: AnnulmentGround) -> None:
        """A judgment falls."""
        said = AnnulJudgment(annulled_on=self._day(back), ground=ground)
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, back=ago, amount=cents)
    def enforce(self, at: int, back: int, amount: int) -> None:
        """The bailiff tells what an act cost."""
        self.names += 1
        said = RecordEnforcementCosts(
            amount=Euro(amount), made_on=self._day(back), document=f"EXP-{self.names}"
        )
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, step=st.sampled_from((CourtStep.NOTIFIED, CourtStep.WITHDRAWN)))
    def court_step(self, at: int, step: CourtStep) -> None:
        """The judgment is served, or the case taken back."""
        said = RecordCourtStep(step=step, on=self.world.house.today)
        self._try(lambda: said.carry(self.world.house, self._owed(at).id, by=by()))

    @rule(at=which, number=some, less=st.booleans())
    def placed_again(self, at: int, number: int, *, less: bool) -> None:
        """A payment is undone on its own day and recorded once more, all of it or another part."""
        one, house = self._owed(at), self.world.house
        facts = [f for f in one.plain.facts if f.topic == "claim.payment_received"]
        net = one.plain.net()
        facts = [f for f in facts if net.get(name := f.said["payment_id"]) and "#" not in name]
        if not facts:
            return
        told = facts[number % len(facts)]
        old, amount = told.said["payment_id"], told.said["amount"]
        if not self._try(
            lambda: asking.reverse_payment(
                house, one.id, by=by(), payment_id=old, reversed_on=told.on
            )
        ):
            return
        self.world.by_hand[old] = 0
        self.names += 1
        new, amount = f"hand{self.names}", max(1, amount // 2) if less else amount + number
        if self._try(
            lambda: asking.register_payment(
                house,
                one.id,
                by=by(),
                amount=amount,
                credited_on=told.on,
                payment_id=new,
                confirmed=True,
            )
        ):
            self.world.by_hand[new] = amount
