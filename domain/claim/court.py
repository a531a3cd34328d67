"""How a claim stands before the court, and what was awarded of it, as the claim remembers it."""

from dataclasses import dataclass, replace
from datetime import date

from domain.claim.events import (
    Asked,
    AttachmentKind,
    AwardedPart,
    CourtStep,
    SummonsServed,
    TitleForm,
)


@dataclass(frozen=True, slots=True)
class TakenOff:
    """Money and credit that a judgment had off its sums already, in cents.

    ``granted``: what of the credit was granted to disputes, by the ref of its ledger entry.
    """

    paid: int = 0
    credited: int = 0
    granted: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """What a judgment awards, by the version and place in the log of its fact.

    ``ended_on``: the first day on which it does not hold any more.
    """

    version: int
    position: int
    on: date
    court: str
    case_number: str
    form: TitleForm
    by_default: bool
    enforceable: bool
    reckoned_through: date
    parts: tuple[AwardedPart, ...]
    rejected: Asked
    ended_on: date | None = None
    off: TakenOff = TakenOff()
    upholds: bool = False

    def holds_on(self, day: date) -> bool:
        """Tell whether it is what the claim rests on at the end of a day."""
        return self.on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True, slots=True)
class ToldCosts:
    """What an act of enforcement cost, as the bailiff told it."""

    version: int
    on: date
    amount: int
    document: str


@dataclass(frozen=True, slots=True)
class StandingAttachment:
    """An attachment, and until when it stood."""

    attachment_id: str
    kind: AttachmentKind
    on: date
    protected_level: int | None = None
    released_on: date | None = None


@dataclass(frozen=True, slots=True)
class Court:
    """What happened before the court and after it, in the order in which it was recorded."""

    summons_on: date | None = None
    court: str = ""
    claimed: Asked | None = None
    summons: SummonsServed | None = None
    hearing_on: date | None = None
    withdrawn_on: date | None = None
    steps: tuple[tuple[CourtStep, date], ...] = ()
    awards: tuple[Award, ...] = ()
    annulment: tuple[date, str] | None = None
    """Day and ground of the last annulment."""
    decided_at: int = 0
    """Where in the log the last judgment, or the annulment of one, was recorded."""
    costs: tuple[ToldCosts, ...] = ()
    attachments: tuple[StandingAttachment, ...] = ()

    @property
    def award(self) -> Award | None:
        """The judgment that holds, the latest."""
        return next((one for one in reversed(self.awards) if one.ended_on is None), None)

    @property
    def pending(self) -> bool:
        """Tell whether the court has the claim and gave no judgment that holds."""
        return self.summons_on is not None and not self.withdrawn_on and self.award is None

    @property
    def standing(self) -> tuple[StandingAttachment, ...]:
        """The attachments that were not released."""
        return tuple(one for one in self.attachments if one.released_on is None)

    def award_on(self, day: date) -> Award | None:
        """The judgment that holds at the end of a day."""
        return next((one for one in reversed(self.awards) if one.holds_on(day)), None)

    def costs_of(self, award: Award) -> tuple[ToldCosts, ...]:
        """What enforcing a judgment cost, and the one that it upholds.

        What was enforced by a judgment that was upheld was done by right, and its costs stay owed
        (Rv 434a); they fall with one that was annulled or replaced. Costs of a day through which
        the later one reckons with payments may be off its sums, and are asked no more.
        """
        upheld = self._upheld(award)
        return tuple(
            one
            for one in self.costs
            if award.holds_on(one.on)
            or (one.on > award.reckoned_through and any(each.holds_on(one.on) for each in upheld))
        )

    def enforced_since(self, award: Award) -> date:
        """The first day on which something could be enforced by a judgment, or one it upholds."""
        return min([award.on, *(one.on for one in self._upheld(award))])

    def was_replaced(self, award: Award) -> bool:
        """Tell whether a later judgment took the place of one."""
        after = self.awards[self.awards.index(award) + 1 :]
        return bool(after) and award.ended_on == after[0].on

    def _upheld(self, award: Award) -> tuple[Award, ...]:
        """The judgments that one upholds, the latest first."""
        before = self.awards[: self.awards.index(award)] if award in self.awards else ()
        found: list[Award] = []
        for one in reversed(before):
            if not award.upholds or not self.was_replaced(one):
                break
            found.append(one)
            award = one
        return tuple(found)

    def given(self, award: Award) -> "Court":
        """With a judgment that takes the place of the one before."""
        before = tuple(
            one if one.ended_on else replace(one, ended_on=award.on) for one in self.awards
        )
        return replace(self, awards=(*before, award))

    def annulled(self, version: int, on: date) -> "Court":
        """Without a judgment from a day on."""
        awards = (replace(a, ended_on=on) if a.version == version else a for a in self.awards)
        return replace(self, awards=tuple(awards))

    def released(self, attachment_id: str, on: date) -> "Court":
        """With an attachment that stands no more."""
        return replace(
            self,
            attachments=tuple(
                replace(one, released_on=on) if one.attachment_id == attachment_id else one
                for one in self.attachments
            ),
        )
