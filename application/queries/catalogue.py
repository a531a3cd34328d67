"""Every question that people and programs can ask."""

from typing import Final

from application.queries.of_claims import (
    CheckHandOver,
    ListClaims,
    ReadAuditTrail,
    ReadClaim,
    ReadDebtor,
    ReadEntry,
    ReadOverview,
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
from application.queries.of_plans import ListPlans, ListRuns, ReadRuns, ShowPlan
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
    ListPlans,
    ShowPlan,
    ListRuns,
    ReadRuns,
    AskInterest,
    AskCosts,
    AskFourteenDays,
    AskLimitation,
    AskImputation,
    AskContactHours,
    AskVatRelief,
    AskCourt,
)
