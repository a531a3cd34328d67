"""Every command that people and programs can give, in the order of a claim's life."""

from typing import Final

from application.commands.agreement_terms import SetAgreementTerms
from application.commands.agreements import (
    AgreePaymentPlan,
    ConfirmAgreement,
    ExtendTerm,
    RecordContact,
    RecordPromise,
)
from application.commands.bank_accounts import ExplainGap, HoldForUnplacedMoney, WithdrawGap
from application.commands.bank_lines import (
    AcceptProposal,
    PlaceBankLine,
    PutOnDebtor,
    SetBankLineAside,
    UndoBankLine,
)
from application.commands.calls import RecordCall
from application.commands.collection_notices import SendCollectionNotice, SendCollectionNotices
from application.commands.command import About, Command
from application.commands.complaints import AnswerComplaint, RecordComplaint
from application.commands.corrections import FailCollection, ReplaceInvoice
from application.commands.court import (
    AnnulJudgment,
    RecordAttachment,
    RecordCourtStep,
    RecordEnforcementCosts,
    RecordJudgment,
    RecordSummons,
    ReleaseAttachment,
    SendInterruption,
)
from application.commands.credit_notes import PlaceCreditNote
from application.commands.creditors import (
    ChangeCreditorDetails,
    CheckPayments,
    ChoosePlans,
    KnowFewerPayments,
    KnowPayments,
    NameAccountHolder,
    RegisterCreditor,
    SetAccounts,
    SetClaimTerms,
    SetLetterTerms,
    SetSmallAmounts,
    UploadPlan,
)
from application.commands.debit_batches import (
    PrepareCollectionBatch,
    ReleaseCollectionBatch,
    WithdrawCollectionBatch,
)
from application.commands.debtors import (
    BeginBar,
    ChangeContactDetails,
    EndBar,
    EstablishCapacity,
    EstablishLaw,
    KnowHeirs,
    LookAtCredit,
    ReportAddressUnknown,
)
from application.commands.deliveries import (
    KeepFromPost,
    RecordDelivery,
    RecordTracking,
    ResolveDoubt,
)
from application.commands.details import (
    AddNote,
    AssignHandler,
    AttachInvoice,
    ClearMark,
    CorrectInvoice,
    EnterInError,
    GiveOwnReference,
)
from application.commands.direct_debit import (
    AmendMandate,
    DeclineSecondTry,
    MakeCollectionFile,
    RevokeMandate,
    SetDirectDebit,
    SignMandate,
    WithdrawCollection,
)
from application.commands.discounts import SetDiscountTerms
from application.commands.ends import InterruptLimitation, Reopen, Withdraw, WriteOff
from application.commands.erasures import ErasePerson
from application.commands.estates import FileClaims, RecordEstateAnswer, SendFiling
from application.commands.hand_over import (
    AcceptHandOver,
    FailRecall,
    HandOverClaim,
    InformParty,
    Recall,
    RefuseHandOver,
    RequestRecall,
    TellOfHandOver,
)
from application.commands.identities import DenyLikeness, MergeDebtor, MoveClaim, UndoMerge
from application.commands.incoming_mail import MailIsNobodys, PlaceMail, TakeBackMail
from application.commands.mail import ReleaseMail
from application.commands.matching import SetMatchingTerms
from application.commands.money import (
    ApplyCreditNote,
    MakeRefundGood,
    RefundOverpayment,
    RegisterPayment,
    ReversePayment,
    SetOff,
    Waive,
)
from application.commands.opening import OpenClaim
from application.commands.papers import AttachPaper
from application.commands.parked_lines import ParkBankLine
from application.commands.parties import LookUpRegistration, SetParty
from application.commands.party_accounts import TakePartyAccountOff
from application.commands.party_lines import PutOnRemittance
from application.commands.party_money import (
    RecordPartyBill,
    RecordPartyPayment,
    RecordRemittance,
)
from application.commands.payment_plans import (
    ChangePaymentPlan,
    ProposePaymentPlan,
    SendSigningLink,
    SendSigningLinkAgain,
    SignPaymentPlan,
    StatePlanGround,
    WithdrawPaymentPlan,
)
from application.commands.plans_on_paper import RecordSignedPaper, SendSigningPaper
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
from application.commands.refund_batches import ReleaseRefundBatch, WithdrawRefundBatch
from application.commands.refunds import (
    ConfirmRefund,
    DropRefund,
    MakeRefundFile,
    OrderRefund,
    PayRefund,
    TellRefundAccount,
    WithdrawRefundFile,
)
from application.commands.second_person import (
    SecondPerson,
    SecondPersonOnCreditor,
    SecondPersonOnErasure,
    SecondPersonOnRefunds,
)
from application.commands.steps import ChooseFirstStep, JudgeStep, MoveToPlan, PassStep
from application.commands.stops import (
    AnswerDispute,
    LiftHold,
    PlaceHold,
    RecordDispute,
    ResolveDispute,
)
from application.commands.subscriptions import (
    ChangeSubscription,
    EndSubscription,
    PauseSubscription,
    PingSubscription,
    ReplaceSecret,
    ReplayEvents,
    ResumeSubscription,
    Subscribe,
)
from application.commands.tax import DeclareVatDueAgain, DeclareVatRelief, SetVatReturns
from application.commands.users import (
    AddUser,
    CloseUser,
    GrantRole,
    LinkSignIn,
    ReopenUser,
    UnlinkSignIn,
    WithdrawRole,
    WithdrawToken,
)
from domain.errors import NotFound

COMMANDS: Final[tuple[type[Command], ...]] = (
    OpenClaim,
    RegisterPayment,
    ReversePayment,
    RefundOverpayment,
    TellRefundAccount,
    OrderRefund,
    MakeRefundFile,
    WithdrawRefundFile,
    ReleaseRefundBatch,
    WithdrawRefundBatch,
    SecondPersonOnRefunds,
    PayRefund,
    ConfirmRefund,
    DropRefund,
    MakeRefundGood,
    SendCollectionNotice,
    MakeCollectionFile,
    WithdrawCollection,
    DeclineSecondTry,
    SetOff,
    ApplyCreditNote,
    PlaceCreditNote,
    PlaceBankLine,
    AcceptProposal,
    PutOnDebtor,
    ParkBankLine,
    UndoBankLine,
    PutOnRemittance,
    SetBankLineAside,
    PlaceMail,
    MailIsNobodys,
    TakeBackMail,
    Waive,
    DeclareVatRelief,
    DeclareVatDueAgain,
    RecordCall,
    RecordContact,
    RecordPromise,
    ExtendTerm,
    AgreePaymentPlan,
    ConfirmAgreement,
    RecordDispute,
    AnswerDispute,
    ResolveDispute,
    RecordComplaint,
    AnswerComplaint,
    PlaceHold,
    LiftHold,
    ChooseFirstStep,
    JudgeStep,
    PassStep,
    MoveToPlan,
    AddNote,
    AssignHandler,
    GiveOwnReference,
    CorrectInvoice,
    ClearMark,
    FailCollection,
    ReplaceInvoice,
    AttachInvoice,
    AttachPaper,
    EnterInError,
    HandOverClaim,
    AcceptHandOver,
    RefuseHandOver,
    RequestRecall,
    Recall,
    FailRecall,
    TellOfHandOver,
    InformParty,
    RecordPartyPayment,
    RecordRemittance,
    RecordPartyBill,
    RecordSummons,
    RecordCourtStep,
    RecordJudgment,
    AnnulJudgment,
    RecordAttachment,
    ReleaseAttachment,
    RecordEnforcementCosts,
    InterruptLimitation,
    SendInterruption,
    MoveClaim,
    Withdraw,
    WriteOff,
    Reopen,
    SecondPerson,
    EstablishCapacity,
    EstablishLaw,
    ChangeContactDetails,
    BeginBar,
    DeclareBankruptcy,
    GrantSuspension,
    OrderRestructuring,
    OrderCoolingOff,
    OrderMoratorium,
    AcceptDebtHelp,
    OrderGuardianship,
    FindMinor,
    DissolveCompany,
    AddressRepresentative,
    EndBar,
    TakeBackBar,
    FileClaims,
    SendFiling,
    RecordEstateAnswer,
    LookAtCredit,
    KnowHeirs,
    SignMandate,
    AmendMandate,
    RevokeMandate,
    ReportAddressUnknown,
    ProposePaymentPlan,
    ChangePaymentPlan,
    StatePlanGround,
    SendSigningLink,
    SendSigningLinkAgain,
    SendSigningPaper,
    RecordSignedPaper,
    SignPaymentPlan,
    WithdrawPaymentPlan,
    MergeDebtor,
    UndoMerge,
    DenyLikeness,
    ErasePerson,
    SecondPersonOnErasure,
    ResolveDoubt,
    RecordDelivery,
    RecordTracking,
    KeepFromPost,
    RegisterCreditor,
    SetParty,
    TakePartyAccountOff,
    LookUpRegistration,
    KnowPayments,
    KnowFewerPayments,
    ExplainGap,
    WithdrawGap,
    HoldForUnplacedMoney,
    SetMatchingTerms,
    SetDiscountTerms,
    SetAgreementTerms,
    CheckPayments,
    SetLetterTerms,
    SetClaimTerms,
    ChangeCreditorDetails,
    SetAccounts,
    NameAccountHolder,
    SetDirectDebit,
    SendCollectionNotices,
    PrepareCollectionBatch,
    ReleaseCollectionBatch,
    WithdrawCollectionBatch,
    SecondPersonOnCreditor,
    SetSmallAmounts,
    SetVatReturns,
    ChoosePlans,
    UploadPlan,
    AddUser,
    GrantRole,
    WithdrawRole,
    CloseUser,
    ReopenUser,
    WithdrawToken,
    LinkSignIn,
    UnlinkSignIn,
    Subscribe,
    ChangeSubscription,
    PauseSubscription,
    ResumeSubscription,
    EndSubscription,
    ReplaceSecret,
    ReplayEvents,
    PingSubscription,
    ReleaseMail,
)


def command_named(name: str, *, about: About) -> type[Command]:
    """The command of a name on a kind of stream; raises NotFound ``command.unknown``."""
    for command in COMMANDS:
        if name == command.NAME and command.ABOUT is about:
            return command
    raise NotFound(
        "command.unknown",
        f"There is no command '{name[:50]}' on a {about}.",
        way_out="Go back, and choose one of those that are offered.",
    )
