"""The facts of a claim; the models are the storage format. Amounts are cents of euro."""

from typing import TypeAlias

from domain.claim.events.agreements import (
    AgreementConfirmed,
    ArrangingFact,
    ContactOutcome,
    DebtorContacted,
    Instalment,
    InstalmentMissed,
    OfferEnd,
    PaymentPlanAgreed,
    PaymentPlanCompleted,
    PaymentPlanLapsed,
    PaymentPlanOffered,
    PaymentPlanOfferEnded,
    PaymentPromised,
    PaymentTermExtended,
    PlanLetterSent,
    PromiseBroken,
    PromiseKept,
    StepOutcome,
    StepTakenByPerson,
)
from domain.claim.events.collections import (
    AnnouncedDebit,
    CollectionArrived,
    CollectionFact,
    CollectionNoticeSent,
    CollectionOrdered,
    CollectionWithdrawn,
    SecondTryDeclined,
)
from domain.claim.events.complaints import ComplaintAnswered, ComplaintReceived
from domain.claim.events.court import (
    AttachmentKind,
    AttachmentLaid,
    AttachmentReleased,
    AwardedPart,
    CourtFact,
    CourtStep,
    CourtStepTaken,
    EnforcementCostsTold,
    JudgmentAnnulled,
    JudgmentGiven,
    PartKind,
    SummonsServed,
    TitleForm,
)
from domain.claim.events.ends import (
    ClaimRecalled,
    ClaimReopened,
    ClaimSettled,
    ClaimWithdrawn,
    ClaimWrittenOff,
    EndingFact,
    HandedOver,
    HandlerAssigned,
    HandOverPrepared,
    LimitationInterrupted,
    NewRoundBegun,
    NoteAdded,
    PartyKind,
)
from domain.claim.events.estate import (
    ClaimSubmittedToEstate,
    EstateAnswered,
    EstateLetterSent,
)
from domain.claim.events.hand_over import (
    DebtorBarred,
    HandOverAccepted,
    HandOverRefused,
    HandOverRequested,
    HandOverTold,
    PartyInformed,
    RecallFailed,
    RecallRequested,
)
from domain.claim.events.letters import (
    DefaultDeclared,
    DeterminationWithdrawn,
    FinalDemandSent,
    FourteenDayLetterSent,
    FourteenDayLetterVoided,
    LetterDroppedForClaim,
    LetterFact,
    LetterOrderedForClaim,
    NoticeOfDefaultServed,
    ReminderSent,
    SentFact,
    StatementSent,
)
from domain.claim.events.mails import MailMayConcern, MailReceived, MailWhoseKnown
from domain.claim.events.money import (
    CollectionCostsCharged,
    CollectionCostsWaived,
    CreditNoteApplied,
    EarlyDiscountGranted,
    MoneyFact,
    OverpaymentRefunded,
    OverpaymentSetOff,
    PartWaived,
    PaymentReceived,
    PaymentReversed,
    RefundEnd,
    RefundMadeGood,
    RestAskedAgain,
    RestGround,
    RestWaived,
    SetOffCoverLost,
    SetOffReceived,
    SetOffTakenBack,
)
from domain.claim.events.opening import (
    ClaimMovedToDebtor,
    CollectionFailed,
    CorrectedField,
    InvoiceCameAgain,
    InvoiceDetailsCorrected,
    InvoiceDocumentAttached,
    InvoiceForm,
    InvoiceSent,
    MarkCleared,
    MarkPlaced,
    OwnReferenceGiven,
    PlanChanged,
)
from domain.claim.events.papers import PaperAttached, PaperForm, PaperKind
from domain.claim.events.party import (
    PartyBilled,
    PartyCollected,
    PartyFact,
    PartyRemittanceUndone,
    PartyRemitted,
)
from domain.claim.events.steps import FirstStepChosen, GuidingFact, StepApproved, StepDeclined
from domain.claim.events.stops import (
    ClaimDisputed,
    DisputeAnswered,
    DisputeDecided,
    DisputeOutcome,
    DisputeResolved,
    HoldLifted,
    HoldPlaced,
)
from domain.claim.events.values import (
    Asked,
    Channel,
    Direction,
    DiscountOffer,
    Mark,
    Source,
)
from domain.claim.events.vat import TaxFact, VatDueAgainDeclared, VatReliefDeclared
from domain.facts import EnteredInError
from domain.four_eyes import ApprovalGiven, DecisionProposed, ProposalEnded

OpeningFact: TypeAlias = (
    InvoiceSent
    | InvoiceDetailsCorrected
    | InvoiceDocumentAttached
    | PaperAttached
    | InvoiceCameAgain
    | MarkPlaced
    | CollectionFailed
    | CollectionFact
    | ClaimMovedToDebtor
    | MarkCleared
    | OwnReferenceGiven
    | PlanChanged
)
DunningFact: TypeAlias = (
    SentFact
    | LetterOrderedForClaim
    | LetterDroppedForClaim
    | FourteenDayLetterVoided
    | DefaultDeclared
    | DeterminationWithdrawn
)
StoppingFact: TypeAlias = (
    ClaimDisputed
    | DisputeAnswered
    | DisputeDecided
    | DisputeResolved
    | ComplaintReceived
    | MailReceived
    | MailMayConcern
    | MailWhoseKnown
    | ComplaintAnswered
    | HoldPlaced
    | HoldLifted
)
HandOverFact: TypeAlias = (
    HandOverPrepared
    | HandOverRequested
    | HandOverAccepted
    | HandOverRefused
    | HandedOver
    | RecallRequested
    | RecallFailed
    | ClaimRecalled
    | DebtorBarred
    | ClaimSubmittedToEstate
    | EstateAnswered
    | EstateLetterSent
    | PartyInformed
    | HandOverTold
    | PartyFact
)
TwoPeopleFact: TypeAlias = DecisionProposed | ApprovalGiven | ProposalEnded
SideFact: TypeAlias = (
    LimitationInterrupted | NoteAdded | HandlerAssigned | TwoPeopleFact | EnteredInError
)
ClaimFact: TypeAlias = (
    OpeningFact
    | MoneyFact
    | DunningFact
    | GuidingFact
    | ArrangingFact
    | StoppingFact
    | HandOverFact
    | CourtFact
    | EndingFact
    | TaxFact
    | SideFact
)

__all__ = [
    "AgreementConfirmed",
    "AnnouncedDebit",
    "ArrangingFact",
    "Asked",
    "AttachmentKind",
    "AttachmentLaid",
    "AttachmentReleased",
    "AwardedPart",
    "Channel",
    "ClaimDisputed",
    "ClaimFact",
    "ClaimMovedToDebtor",
    "ClaimRecalled",
    "ClaimReopened",
    "ClaimSettled",
    "ClaimSubmittedToEstate",
    "ClaimWithdrawn",
    "ClaimWrittenOff",
    "CollectionArrived",
    "CollectionCostsCharged",
    "CollectionCostsWaived",
    "CollectionFailed",
    "CollectionNoticeSent",
    "CollectionOrdered",
    "CollectionWithdrawn",
    "ComplaintAnswered",
    "ComplaintReceived",
    "ContactOutcome",
    "CorrectedField",
    "CourtFact",
    "CourtStep",
    "CourtStepTaken",
    "CreditNoteApplied",
    "DebtorBarred",
    "DebtorContacted",
    "DefaultDeclared",
    "DeterminationWithdrawn",
    "Direction",
    "DiscountOffer",
    "DisputeAnswered",
    "DisputeDecided",
    "DisputeOutcome",
    "DisputeResolved",
    "DunningFact",
    "EarlyDiscountGranted",
    "EndingFact",
    "EnforcementCostsTold",
    "EstateAnswered",
    "EstateLetterSent",
    "FinalDemandSent",
    "FirstStepChosen",
    "FourteenDayLetterSent",
    "FourteenDayLetterVoided",
    "GuidingFact",
    "HandOverAccepted",
    "HandOverFact",
    "HandOverPrepared",
    "HandOverRefused",
    "HandOverRequested",
    "HandOverTold",
    "HandedOver",
    "HandlerAssigned",
    "HoldLifted",
    "HoldPlaced",
    "Instalment",
    "InstalmentMissed",
    "InvoiceCameAgain",
    "InvoiceDetailsCorrected",
    "InvoiceDocumentAttached",
    "InvoiceForm",
    "InvoiceSent",
    "JudgmentAnnulled",
    "JudgmentGiven",
    "LetterDroppedForClaim",
    "LetterFact",
    "LetterOrderedForClaim",
    "LimitationInterrupted",
    "MailMayConcern",
    "MailReceived",
    "MailWhoseKnown",
    "Mark",
    "MarkCleared",
    "MarkPlaced",
    "MoneyFact",
    "NewRoundBegun",
    "NoteAdded",
    "NoticeOfDefaultServed",
    "OfferEnd",
    "OpeningFact",
    "OverpaymentRefunded",
    "OverpaymentSetOff",
    "OwnReferenceGiven",
    "PaperAttached",
    "PaperForm",
    "PaperKind",
    "PartKind",
    "PartWaived",
    "PartyBilled",
    "PartyCollected",
    "PartyInformed",
    "PartyKind",
    "PartyRemittanceUndone",
    "PartyRemitted",
    "PaymentPlanAgreed",
    "PaymentPlanCompleted",
    "PaymentPlanLapsed",
    "PaymentPlanOfferEnded",
    "PaymentPlanOffered",
    "PaymentPromised",
    "PaymentReceived",
    "PaymentReversed",
    "PaymentTermExtended",
    "PlanChanged",
    "PlanLetterSent",
    "PromiseBroken",
    "PromiseKept",
    "RecallFailed",
    "RecallRequested",
    "RefundEnd",
    "RefundMadeGood",
    "ReminderSent",
    "RestAskedAgain",
    "RestGround",
    "RestWaived",
    "SecondTryDeclined",
    "SentFact",
    "SetOffCoverLost",
    "SetOffReceived",
    "SetOffTakenBack",
    "SideFact",
    "Source",
    "StatementSent",
    "StepApproved",
    "StepDeclined",
    "StepOutcome",
    "StepTakenByPerson",
    "StoppingFact",
    "SummonsServed",
    "TaxFact",
    "TitleForm",
    "VatDueAgainDeclared",
    "VatReliefDeclared",
]
