"""Every question that people and programs can ask."""

from typing import Final

from application.queries.of_claims import (
    CheckHandOver,
    ListApprovals,
    ListClaims,
    ReadAuditTrail,
    ReadClaim,
    ReadDebtor,
    ReadEntry,
    ReadOverview,
    ReadViews,
    ReadWorkList,
)
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
from application.queries.of_letters import ListBatches, ListDoubts, ListLetters
from application.queries.of_plans import ListPlans, ListRuns, ReadRuns, ShowPlan
from application.queries.of_reads import ListReads
from application.queries.query import Query

QUERIES: Final[tuple[type[Query], ...]] = (
    ListClaims,
    ReadClaim,
    ReadAuditTrail,
    ReadEntry,
    CheckHandOver,
    ReadDebtor,
    ReadOverview,
    ReadWorkList,
    ListApprovals,
    ListLetters,
    ListDoubts,
    ListBatches,
    ListPlans,
    ShowPlan,
    ListRuns,
    ReadRuns,
    ReadViews,
    ListReads,
    AskInterest,
    AskCosts,
    AskFourteenDays,
    AskLimitation,
    AskImputation,
    AskContactHours,
    AskVatRelief,
    AskCourt,
)
