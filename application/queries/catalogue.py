"""Every question that people and programs can ask."""

from typing import Final

from application.queries.of_audit import AskAuditTrail
from application.queries.of_bank import ListBankLines, ReadBankLine, ReadPayerQuestion
from application.queries.of_claims import (
    CheckHandOver,
    ListApprovals,
    ListClaims,
    ReadAuditTrail,
    ReadClaim,
    ReadEntry,
    ReadOverview,
    ReadTask,
    ReadViews,
    ReadWorkList,
)
from application.queries.of_compared import CompareOverviews
from application.queries.of_compliance import AskCompliance
from application.queries.of_course import ListAgreements, ListDisputes, ListHolds, ListPayments
from application.queries.of_debit_batch import ReadCollectionBatch
from application.queries.of_direct_debit import ListCollectionBatches, ListCollections
from application.queries.of_documents import ListDocuments, ReadDossier
from application.queries.of_erasures import ListErasures, PreviewErasure
from application.queries.of_events import ReadEvents
from application.queries.of_figures import ListBehindFigure, ReadFigures
from application.queries.of_law import (
    AskContactHours,
    AskCosts,
    AskCourt,
    AskFourteenDays,
    AskImputation,
    AskInterest,
    AskLimitation,
    AskVatRelief,
)
from application.queries.of_letters import ListBatches, ListDoubts, ListLetters, ReadLetter
from application.queries.of_log import ReadCreditorLog
from application.queries.of_mails import ListMails, ReadMail
from application.queries.of_parties import (
    ListCreditors,
    ListDebtors,
    ReadCreditor,
    ReadDebtor,
    SearchDebtors,
)
from application.queries.of_party_costs import ReadPartyCosts
from application.queries.of_payment_plans import ListPaymentPlans, PreviewPaymentPlan
from application.queries.of_plans import ListPlans, ListRuns, ReadRuns, ShowPlan
from application.queries.of_proposals import ListProposals
from application.queries.of_reads import ListReads
from application.queries.of_refunds import ListRefunds
from application.queries.of_vat import ReadVatList
from application.queries.of_webhooks import (
    ListDeliveries,
    ListSubscriptions,
    ReadDelivery,
    ReadSubscription,
)
from application.queries.of_what_if import AskWhatIf
from application.queries.of_why import (
    ReadCauses,
    ReadChanges,
    ReadCreditorChanges,
    ReadDebtorChanges,
    ReadFactCauses,
    ReadLetterChanges,
)
from application.queries.of_withheld import ReadDebtorWithheld, ReadRunWithheld, ReadWithheld
from application.queries.query import Query

QUERIES: Final[tuple[type[Query], ...]] = (
    ListClaims,
    ReadClaim,
    ReadAuditTrail,
    ReadChanges,
    ReadDebtorChanges,
    ReadCreditorChanges,
    ReadLetterChanges,
    ReadCauses,
    ReadFactCauses,
    ReadWithheld,
    ReadDebtorWithheld,
    ReadRunWithheld,
    ReadEntry,
    ListPayments,
    ListAgreements,
    ListDisputes,
    ListHolds,
    ListDocuments,
    CheckHandOver,
    ReadDossier,
    ListCreditors,
    ReadCreditor,
    ReadCreditorLog,
    ListDebtors,
    SearchDebtors,
    ReadDebtor,
    PreviewErasure,
    ListErasures,
    ListPaymentPlans,
    PreviewPaymentPlan,
    ReadOverview,
    CompareOverviews,
    ReadFigures,
    ListBehindFigure,
    ReadVatList,
    ReadPartyCosts,
    ListBankLines,
    ReadBankLine,
    ReadPayerQuestion,
    ListCollections,
    ListCollectionBatches,
    ReadCollectionBatch,
    ListRefunds,
    ListMails,
    ReadMail,
    ReadWorkList,
    ReadTask,
    ListApprovals,
    ListProposals,
    ListLetters,
    ReadLetter,
    ListDoubts,
    ListBatches,
    ListPlans,
    ShowPlan,
    AskWhatIf,
    ListRuns,
    ReadRuns,
    ReadViews,
    AskAuditTrail,
    AskCompliance,
    ListReads,
    ReadEvents,
    ListSubscriptions,
    ReadSubscription,
    ListDeliveries,
    ReadDelivery,
    AskInterest,
    AskCosts,
    AskFourteenDays,
    AskLimitation,
    AskImputation,
    AskContactHours,
    AskVatRelief,
    AskCourt,
)
