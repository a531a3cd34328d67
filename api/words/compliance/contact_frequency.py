"""How often a debtor is contacted, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

CONTACT_FREQUENCY: Final = ObligationWords(
    nl=Demand(
        "Niet te vaak contact",
        "De debiteur wordt over al zijn vorderingen niet vaker benaderd dan het plan van de"
        " vordering toestaat.",
    ),
    en=Demand(
        "Not contacted too often",
        "The debtor is not contacted more often, over all his claims, than the plan of the claim"
        " allows.",
    ),
    reasons={
        "within_the_ceiling": (
            Said(
                "De debiteur werd toen {times} keer benaderd.",
                "Het plan staat ten hoogste {at_most} keer in {days} dagen toe.",
            ),
            Said(
                "Contacts with the debtor by then: {times}.",
                "At most, by the plan: {at_most} within {days} days.",
            ),
        ),
        "above_the_ceiling": (
            Said(
                "De debiteur werd toen {times} keer benaderd, te vaak.",
                "Het plan staat ten hoogste {at_most} keer in {days} dagen toe.",
            ),
            Said(
                "Contacts with the debtor by then: {times}, too many.",
                "At most, by the plan: {at_most} within {days} days.",
            ),
        ),
        "plan_not_known": (
            Said(
                "De debiteur werd benaderd; het plan van de vordering is niet bekend.",
                "Het plan moet bekend zijn: het zegt hoe vaak het mag.",
            ),
            Said(
                "The debtor was contacted; the plan of the claim is not known.",
                "The plan must be known: it says how often that may be.",
            ),
        ),
    },
)
