"""Before the court and after it: summons, judgment, and what a bailiff does by it."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from application.by import sealed
from application.commands.court_sums import AwardedInterest, Rate, costs_part, hundredths
from application.commands.fields import AHEAD, Euro, MeantSo, Name, Text, Word
from application.commands.kinds import Condition, OnClaim
from application.house import House
from application.letters.interruption import interrupt_now
from domain.application import Mandate, Receipt, Session
from domain.claim import enforcement, litigation
from domain.claim.beyond_reason import ask_about_summons
from domain.claim.court_repeats import CourtRuling
from domain.claim.enforcement import require_attachment
from domain.claim.events import (
    Asked,
    AttachmentKind,
    AwardedPart,
    CourtStep,
    PartKind,
    TitleForm,
)
from domain.claim.grounds import AnnulmentGround
from domain.claim.litigation import (
    require_judgment,
    require_owed,
    require_summons,
)
from domain.claim.refusals import require_live
from domain.claim.state import Claim
from domain.dunning.task import Task
from domain.facts import Fact
from domain.law.rates import InterestKind
from domain.user.roles import May


class SendInterruption(OnClaim):
    """Interrupt the limitation by a letter that reserves the right to performance (BW 3:317)."""

    NAME: ClassVar[str] = "interruption-letter"
    PATH: ClassVar[str] = "interruption-letters"
    TAG: ClassVar[str] = "court"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_live,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "fourteen_days.too_short",
        "interruption.barred",
        "interruption.not_now",
        "interruption.nothing",
        "interruption.sent",
        "law.calendar_unverified",
        "letter.no_carrier",
        "letter.no_channel",
        "letter.no_creditor_address",
        "letter.no_mail_server",
        "letter.no_sender",
        "limitation.years",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.LIMITATION_NEAR,)

    def carry_under(self, mandate: Mandate, house: House, about: UUID) -> Receipt:
        """Order the letter and send it: two saves, since it is set and sent in between."""
        known = house.collections.receipt_of(mandate)
        return known or interrupt_now(house, about, command=mandate)


class RecordSummons(OnClaim):
    """Record that the debtor was summoned: the claim is asked nowhere else until it is decided."""

    NAME: ClassVar[str] = "summons"
    PATH: ClassVar[str] = "summonses"
    TAG: ClassVar[str] = "court"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_owed,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "court.before_invoice",
        "court.hearing_before",
        "court.known_otherwise",
        "court.pending",
        "day.in_the_future",
        "summons.plan_open",
        "summons.plan_runs",
    )

    served_on: date
    court: Name = Field(examples=["Rechtbank Amsterdam"])
    hearing_on: date | None = Field(
        default=None, description="the day on the cause list", json_schema_extra=AHEAD
    )
    principal: Euro | None = Field(
        default=None, description="as the summons asks it; default: all that is open that day"
    )
    interest: Euro | None = Field(
        default=None, description="with a principal: interest up to the summons"
    )
    costs: Euro | None = Field(
        default=None, description="with a principal: collection costs, VAT in it"
    )
    served_costs: Euro | None = Field(
        default=None, description="what the bailiff told that it cost"
    )
    confirmed: MeantSo = False

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What it costs is not asked unless it is awarded."""
        claimed = None
        if self.principal is not None:
            claimed = Asked(
                principal=self.principal, interest=self.interest or 0, costs=self.costs or 0
            )
        summoned = litigation.summon(
            claim,
            served_on=self.served_on,
            court=self.court,
            hearing_on=self.hearing_on,
            claimed=claimed,
            costs=self.served_costs or 0,
            today=session.today,
        )
        if summoned and not self.confirmed:
            ask_about_summons(claim, served_on=self.served_on)
        return summoned


class RecordCourtStep(OnClaim):
    """Record what happened in the proceedings, or that the judgment was served."""

    NAME: ClassVar[str] = "court-step"
    PATH: ClassVar[str] = "court-steps"
    TAG: ClassVar[str] = "court"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_summons,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "court.before_summons",
        "court.no_summons",
        "day.in_the_future",
        "judgment.none",
        "judgment.stands",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.ASK_COURT,)

    step: CourtStep
    on: date
    hearing_on: date | None = Field(
        default=None, description="the next day on the cause list", json_schema_extra=AHEAD
    )
    note: Text = ""

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """A judgment that was served is interrupted by it (BW 3:325)."""
        return litigation.take_court_step(
            claim,
            step=self.step,
            on=self.on,
            hearing_on=self.hearing_on,
            note=sealed(self.note),
            today=session.today,
        )


class RecordJudgment(OnClaim):
    """Record what a court awards: that is owed from its day on, and the rest is asked no more."""

    NAME: ClassVar[str] = "judgment"
    PATH: ClassVar[str] = "judgments"
    TAG: ClassVar[str] = "court"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_summons,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "court.before_summons",
        "court.no_summons",
        "day.in_the_future",
        "interest.no_rate",
        "judgment.earlier",
        "judgment.interest_from",
        "judgment.interest_over",
        "judgment.interest_rate",
        "judgment.known_otherwise",
        "judgment.more_than_claimed",
        "judgment.nothing_upheld",
        "judgment.reckoned",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.ASK_COURT,)

    given_on: date
    court: Name = Field(examples=["Rechtbank Amsterdam"])
    case_number: Word = Field(default="", examples=["11234567 CV EXPL 26-1234"])
    form: TitleForm = TitleForm.JUDGMENT
    by_default: bool = Field(default=False, description="the debtor did not appear")
    enforceable: bool = Field(default=True, description="also while somebody appeals")
    principal: Euro
    interest_kind: AwardedInterest = AwardedInterest.NONE
    interest_rate: Rate = Field(
        default="", description="percent a year of agreed interest; simple, 1 % a month is 12.00"
    )
    interest_from: date | None = Field(
        default=None,
        description="the first day that bears interest on the principal",
        json_schema_extra=AHEAD,
    )
    interest_over: Euro | None = Field(
        default=None, description="the part of the principal that bears it; default: all"
    )
    interest: Euro | None = Field(default=None, description="interest that is awarded as a sum")
    collection_costs: Euro | None = None
    vat_on_costs: Euro | None = None
    costs_interest_from: date | None = Field(
        default=None,
        description="statutory interest on the collection costs, from this day",
        json_schema_extra=AHEAD,
    )
    procedural_costs: Euro | None = None
    after_costs: Euro | None = Field(default=None, description="nakosten, as far as they are due")
    procedural_interest_from: date | None = Field(
        default=None,
        description="statutory interest on costs of proceedings, from this day",
        json_schema_extra=AHEAD,
    )
    reckoned_through: date | None = Field(
        default=None,
        description="payments through this day are off these sums; default: the summons",
    )
    upholds: bool = Field(
        default=False,
        description="it upholds the judgment before it: costs of enforcing that stay owed",
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Each sum bears its own interest; money is taken for them in the order of BW 6:44."""
        ruling = CourtRuling(
            given_on=self.given_on,
            court=self.court,
            case_number=self.case_number,
            parts=tuple(self._parts()),
            form=self.form,
            by_default=self.by_default,
            enforceable=self.enforceable,
            upholds=self.upholds,
            reckoned_through=self.reckoned_through,
        )
        return litigation.judge(claim, ruling, today=session.today)

    def _parts(self) -> list[AwardedPart]:
        bearing = litigation.bearing_part(self.principal, self.interest_over)
        kind = InterestKind(self.interest_kind.value)
        return [
            AwardedPart(
                kind=PartKind.PRINCIPAL,
                amount=bearing,
                interest=kind if bearing else InterestKind.NONE,
                interest_from=self.interest_from if bearing else None,
                hundredths=hundredths(self.interest_rate) if bearing else None,
            ),
            AwardedPart(kind=PartKind.PRINCIPAL, amount=self.principal - bearing),
            AwardedPart(kind=PartKind.INTEREST, amount=self.interest or 0),
            costs_part(PartKind.COLLECTION_COSTS, self.collection_costs, self.costs_interest_from),
            costs_part(PartKind.VAT_ON_COSTS, self.vat_on_costs, self.costs_interest_from),
            costs_part(
                PartKind.PROCEDURAL_COSTS, self.procedural_costs, self.procedural_interest_from
            ),
            costs_part(PartKind.AFTER_COSTS, self.after_costs, self.procedural_interest_from),
        ]


class AnnulJudgment(OnClaim):
    """Record that a judgment holds no more: the claim stands as if it had never been given."""

    NAME: ClassVar[str] = "judgment-annulled"
    PATH: ClassVar[str] = "judgments/annulment"
    TAG: ClassVar[str] = "court"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_judgment,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "day.in_the_future",
        "judgment.annulled_before",
        "judgment.none",
    )

    annulled_on: date
    ground: AnnulmentGround

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """What another court awards instead is a judgment of its own."""
        return litigation.annul(
            claim,
            annulled_on=self.annulled_on,
            ground=self.ground.value,
            today=session.today,
        )


class RecordAttachment(OnClaim):
    """Record that the bailiff laid an attachment; a protected level is his, and only noted."""

    NAME: ClassVar[str] = "attachment"
    PATH: ClassVar[str] = "attachments"
    TAG: ClassVar[str] = "court"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_owed,)
    REFUSES: ClassVar[tuple[str, ...]] = ("claim.ended", "day.in_the_future")

    kind: AttachmentKind
    laid_on: date
    third_party: Text = Field(default="", description="under whom; kept sealed")
    protected_level: Euro | None = Field(
        default=None, description="beslagvrije voet a month, as the bailiff told it"
    )

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """It stands until it is released."""
        return enforcement.attach(
            claim,
            kind=self.kind,
            laid_on=self.laid_on,
            third_party=sealed(self.third_party),
            protected_level=self.protected_level,
            today=session.today,
        )


class ReleaseAttachment(OnClaim):
    """Record that an attachment was released."""

    NAME: ClassVar[str] = "attachment-released"
    PATH: ClassVar[str] = "attachments/release"
    TAG: ClassVar[str] = "court"
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_attachment,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "attachment.before",
        "attachment.none",
        "attachment.released_otherwise",
        "attachment.unknown",
        "day.in_the_future",
    )
    WORK: ClassVar[tuple[Task, ...]] = (Task.STOP_ENFORCEMENT,)
    CHOSEN_FROM: ClassVar[dict[str, str]] = {"attachment": "attachments"}

    attachment: str = Field(
        min_length=1,
        max_length=40,
        description="as the claim names it",
        examples=["attachment-1"],
    )
    released_on: date

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """Released already, it is nothing new."""
        return enforcement.release(
            claim,
            attachment_id=self.attachment,
            released_on=self.released_on,
            today=session.today,
        )


class RecordEnforcementCosts(OnClaim):
    """Add what an act of enforcement cost, as the bailiff's document names it."""

    NAME: ClassVar[str] = "enforcement-costs"
    PATH: ClassVar[str] = "enforcement-costs"
    TAG: ClassVar[str] = "court"
    MAY: ClassVar[May] = May.DECIDE
    NEEDS: ClassVar[tuple[Condition, ...]] = (require_judgment,)
    REFUSES: ClassVar[tuple[str, ...]] = (
        "claim.ended",
        "day.in_the_future",
        "enforcement.before_judgment",
        "enforcement.known_otherwise",
        "judgment.none",
        "money.not_positive",
    )

    amount: Euro
    made_on: date = Field(description="day of the act")
    document: Name = Field(description="number of the deed or bill", examples=["EXP-2026-118"])

    def decide(self, claim: Claim, session: Session) -> Sequence[Fact]:
        """One document counts once."""
        return enforcement.tell_enforcement_costs(
            claim,
            amount=self.amount,
            made_on=self.made_on,
            document=self.document,
            today=session.today,
        )
