"""The words of all obligations, by code; what is added to the folder stands here."""

from collections.abc import Mapping
from typing import Final

from api.words.compliance.agreements import AGREEMENTS
from api.words.compliance.complaints import COMPLAINTS
from api.words.compliance.contact_frequency import CONTACT_FREQUENCY
from api.words.compliance.contact_hours import CONTACT_HOURS
from api.words.compliance.costs_after_letter import COSTS_AFTER_LETTER
from api.words.compliance.costs_amount import COSTS_AMOUNT
from api.words.compliance.costs_once import COSTS_ONCE
from api.words.compliance.disputes import DISPUTES
from api.words.compliance.four_eyes import FOUR_EYES
from api.words.compliance.hand_over import HAND_OVER
from api.words.compliance.holds import HOLDS
from api.words.compliance.imputation import IMPUTATION
from api.words.compliance.interest import INTEREST
from api.words.compliance.limitation import LIMITATION
from api.words.compliance.money_known import MONEY_KNOWN
from api.words.compliance.plan_kept import PLAN_KEPT
from api.words.compliance.retention import RETENTION
from api.words.compliance.table import ObligationWords
from api.words.compliance.terms import TERMS
from api.words.compliance.vat_relief import VAT_RELIEF

WORDS: Final[Mapping[str, ObligationWords]] = {
    "agreements": AGREEMENTS,
    "complaints": COMPLAINTS,
    "contact_frequency": CONTACT_FREQUENCY,
    "contact_hours": CONTACT_HOURS,
    "costs_after_letter": COSTS_AFTER_LETTER,
    "costs_amount": COSTS_AMOUNT,
    "costs_once": COSTS_ONCE,
    "imputation": IMPUTATION,
    "interest": INTEREST,
    "limitation": LIMITATION,
    "money_known": MONEY_KNOWN,
    "terms": TERMS,
    "vat_relief": VAT_RELIEF,
    "disputes": DISPUTES,
    "four_eyes": FOUR_EYES,
    "hand_over": HAND_OVER,
    "holds": HOLDS,
    "plan_kept": PLAN_KEPT,
    "retention": RETENTION,
}
"""By the code of the obligation, which is the name of its file of words as well."""

KIND_OF: Final[Mapping[str, str]] = {
    "channel": "Channel",
    "party_kind": "PartyKind",
    "agreement": "Agreement",
    "what": "HoldCategory Bar",
}
"""By the name of a value that is one of an enumeration, or of several: which, as
``api.words.naming`` has them."""

STEPS_OF_PLANS: Final = frozenset({"step", "left_out"})
"""Values that are steps of a plan."""
