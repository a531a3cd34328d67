"""All obligations; what is added to the folder stands here, and so in every report."""

from typing import Final

from domain.compliance.agreements import AGREEMENTS
from domain.compliance.complaints import COMPLAINTS
from domain.compliance.contact_frequency import CONTACT_FREQUENCY
from domain.compliance.contact_hours import CONTACT_HOURS
from domain.compliance.costs_after_letter import COSTS_AFTER_LETTER
from domain.compliance.costs_amount import COSTS_AMOUNT
from domain.compliance.costs_once import COSTS_ONCE
from domain.compliance.disputes import DISPUTES
from domain.compliance.four_eyes import FOUR_EYES
from domain.compliance.hand_over import HAND_OVER
from domain.compliance.holds import HOLDS
from domain.compliance.imputation import IMPUTATION
from domain.compliance.interest import INTEREST
from domain.compliance.limitation import LIMITATION
from domain.compliance.money_known import MONEY_KNOWN
from domain.compliance.obligation import Obligation
from domain.compliance.plan_kept import PLAN_KEPT
from domain.compliance.retention import RETENTION
from domain.compliance.terms import TERMS
from domain.compliance.vat_relief import VAT_RELIEF

OBLIGATIONS: Final[tuple[Obligation, ...]] = (
    COSTS_AFTER_LETTER,
    COSTS_AMOUNT,
    COSTS_ONCE,
    INTEREST,
    IMPUTATION,
    TERMS,
    CONTACT_HOURS,
    CONTACT_FREQUENCY,
    DISPUTES,
    AGREEMENTS,
    HOLDS,
    MONEY_KNOWN,
    COMPLAINTS,
    HAND_OVER,
    PLAN_KEPT,
    FOUR_EYES,
    VAT_RELIEF,
    LIMITATION,
    RETENTION,
)
"""In the order of a report. A row's code is the name of its file."""

BY_CODE: Final = {one.code: one for one in OBLIGATIONS}
