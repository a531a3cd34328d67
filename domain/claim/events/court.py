"""Before the court and after it: summons, judgment, what is enforced, what the bailiff told."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeAlias

from pydantic import Field

from domain.claim.events.values import Asked
from domain.facts import Fact
from domain.law.rates import InterestKind
from domain.parties import Value
from domain.sealing import Purpose, Sealed, SealedFields


class CourtStep(StrEnum):
    """What happened in the proceedings, beside summons and judgment."""

    DEFENCE = "defence"
    """The debtor answered, in writing or at the hearing."""
    HEARING = "hearing"
    ADJOURNED = "adjourned"
    NOTIFIED = "notified"
    """Betekening: the bailiff served the judgment on the debtor (Rv 430 lid 3)."""
    OBJECTION = "objection"
    """Verzet against a judgment by default (Rv 143)."""
    APPEAL = "appeal"
    WITHDRAWN = "withdrawn"
    """The case was struck off, or the claim taken back there (Rv 246, 249)."""


class TitleForm(StrEnum):
    """In what form the title came."""

    JUDGMENT = "judgment"
    SETTLEMENT = "settlement"
    """Proces-verbaal of a settlement before the court (Rv 89, 430): no ruling, but a title."""


class PartKind(StrEnum):
    """What an awarded sum is for."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    """Interest that was awarded as a sum; it bears none itself."""
    COLLECTION_COSTS = "collection_costs"
    VAT_ON_COSTS = "vat_on_costs"
    PROCEDURAL_COSTS = "procedural_costs"
    """The debtor's part of court fee, summons and salary (Rv 237)."""
    AFTER_COSTS = "after_costs"
    """Nakosten (Rv 237 lid 3)."""


class AwardedPart(Value):
    """One sum of a judgment, in cents, with the interest that it bears from a day on."""

    kind: PartKind
    amount: int = Field(ge=0)
    interest: InterestKind = InterestKind.NONE
    interest_from: date | None = None
    hundredths: int | None = Field(default=None, ge=0)
    """Of interest that was agreed on: hundredths of a percent a year; 800 is 8 %."""


class AttachmentKind(StrEnum):
    """On what an attachment was laid."""

    WAGES = "wages"
    BENEFIT = "benefit"
    BANK = "bank"
    THIRD_PARTY = "third_party"
    MOVABLES = "movables"
    VEHICLE = "vehicle"
    REAL_ESTATE = "real_estate"


class SummonsServed(Fact):
    """The debtor was summoned: the claim is before the court, and is asked nowhere else."""

    TOPIC: ClassVar[str] = "claim.summons_served"

    served_on: date
    court: str
    claimed: Asked
    """By part, as the summons asks it."""
    hearing_on: date | None = None
    """The day on the cause list."""
    costs: int = Field(default=0, ge=0)
    """What the bailiff told that it cost; it is not asked unless it is awarded."""

    @property
    def legal_day(self) -> date:
        """It interrupts the limitation on the day on which it was served (BW 3:316 lid 1)."""
        return self.served_on


class CourtStepTaken(Fact):
    """Something happened in the proceedings, or the judgment was served."""

    TOPIC: ClassVar[str] = "claim.court_step_taken"
    SEALED: ClassVar[SealedFields] = {"note": Purpose.NOTES}

    step: CourtStep
    on: date
    hearing_on: date | None = None
    """The next day on the cause list, where one was set."""
    note: Sealed[str] | None = None

    @property
    def legal_day(self) -> date:
        """It counts on its own day."""
        return self.on


class JudgmentGiven(Fact):
    """The court decided: what it awards is owed from here on, and what it rejects is not asked."""

    TOPIC: ClassVar[str] = "claim.judgment_given"

    given_on: date
    court: str
    case_number: str
    form: TitleForm = TitleForm.JUDGMENT
    by_default: bool = False
    """Verstek: the debtor did not appear (Rv 139)."""
    enforceable: bool = True
    """Uitvoerbaar bij voorraad: also while somebody appeals (Rv 233)."""
    reckoned_through: date
    """Payments through this day (inclusive) that were known are off the awarded sums already."""
    parts: tuple[AwardedPart, ...]
    rejected: Asked
    """By part, what was claimed and not awarded; interest as of the summons."""
    paid_before: int | None = None
    """Cents of payments through that day that were known; none: what the ledger holds of them."""
    credited_before: int | None = None
    """Likewise of credit: notes, waivers and what a dispute was granted."""
    upholds: bool = False
    """Bekrachtigd: what was enforced by the judgment before it was done by right."""

    @property
    def legal_day(self) -> date:
        """It holds from the day on which it was given."""
        return self.given_on


class JudgmentAnnulled(Fact):
    """A judgment holds no more: on objection, on appeal, or by the creditor's own word."""

    TOPIC: ClassVar[str] = "claim.judgment_annulled"

    judgment_version: int
    annulled_on: date
    ground: str

    @property
    def legal_day(self) -> date:
        """From this day on the claim stands as if it had never been given."""
        return self.annulled_on


class AttachmentLaid(Fact):
    """The bailiff laid an attachment."""

    TOPIC: ClassVar[str] = "claim.attachment_laid"
    SEALED: ClassVar[SealedFields] = {"third_party": Purpose.NOTES}

    attachment_id: str
    kind: AttachmentKind
    laid_on: date
    third_party: Sealed[str] | None = None
    """Under whom: an employer, a bank."""
    protected_level: int | None = Field(default=None, ge=0)
    """Beslagvrije voet, cents a month, as the bailiff worked it out (Rv 475d); never ours."""

    @property
    def legal_day(self) -> date:
        """An act of enforcement interrupts the limitation of the judgment (BW 3:325 lid 2)."""
        return self.laid_on


class AttachmentReleased(Fact):
    """An attachment was released."""

    TOPIC: ClassVar[str] = "claim.attachment_released"

    attachment_id: str
    released_on: date

    @property
    def legal_day(self) -> date:
        """It counts on its own day."""
        return self.released_on


class EnforcementCostsTold(Fact):
    """The bailiff told what an act of enforcement cost: the debtor owes it with the judgment."""

    TOPIC: ClassVar[str] = "claim.enforcement_costs_told"

    amount: int = Field(gt=0)
    made_on: date
    document: str
    """The number of the bailiff's deed or bill that names it."""

    @property
    def legal_day(self) -> date:
        """It is owed from the day of the act (Rv 434a, Btag)."""
        return self.made_on


CourtFact: TypeAlias = (
    SummonsServed
    | CourtStepTaken
    | JudgmentGiven
    | JudgmentAnnulled
    | AttachmentLaid
    | AttachmentReleased
    | EnforcementCostsTold
)
