"""What stops a claim, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

HOLDS: Final = ObligationWords(
    nl=Demand(
        "Pauzes en levensgebeurtenissen gerespecteerd",
        "Tijdens een pauze, faillissement, schuldsanering, schuldhulp, bewind of na overlijden"
        " gaat er geen brief uit, komen er geen kosten bij en gaat de vordering niet uit handen;"
        " rente eindigt bij insolventie.",
    ),
    en=Demand(
        "Holds and life events respected",
        "During a hold, bankruptcy, debt restructuring, debt help, guardianship or after death"
        " no letter leaves, no costs are added and the claim is not handed over; interest ends"
        " with insolvency.",
    ),
    reasons={
        "letter_within": (
            Said(
                "Een brief ging uit tijdens een stop: {what}.",
                "Zolang die stop liep, mocht er niets worden ondernomen.",
            ),
            Said(
                "A letter left during a stop: {what}.",
                "As long as that stop lasted nothing could be done.",
            ),
        ),
        "costs_within": (
            Said(
                "Incassokosten zijn gerekend tijdens een stop: {what}.",
                "Zolang die stop liep, mocht er niets worden ondernomen.",
            ),
            Said(
                "Collection costs were charged during a stop: {what}.",
                "As long as that stop lasted nothing could be done.",
            ),
        ),
        "hand_over_within": (
            Said(
                "De vordering ging uit handen tijdens een stop: {what}.",
                "Zolang die stop liep, mocht er niets worden ondernomen.",
            ),
            Said(
                "The claim was handed over during a stop: {what}.",
                "As long as that stop lasted nothing could be done.",
            ),
        ),
        "contact_within": (
            Said(
                "De debiteur is voor een stap van het plan benaderd tijdens een stop: {what}.",
                "Zolang die stop liep, mocht er niets worden ondernomen.",
            ),
            Said(
                "The debtor was approached for a step of the plan during a stop: {what}.",
                "As long as that stop lasted nothing could be done.",
            ),
        ),
        "contact_for_another_reason": (
            Said(
                "De debiteur is benaderd tijdens een stop: {what}; waarover, is niet vastgelegd.",
                "Alleen over iets anders dan betalen mocht hij worden benaderd.",
            ),
            Said(
                "The debtor was approached during a stop: {what}; what about was not recorded.",
                "He could be approached about something else than payment only.",
            ),
        ),
        "posted_to_a_lost_address": (
            Said(
                "Een brief ging per post naar een adres waarvan sinds {lost_since} bekend was"
                " dat de debiteur er niet woont.",
                "Eerst moest een nieuw adres worden gezocht.",
            ),
            Said(
                "A letter was posted to an address at which the debtor was known since"
                " {lost_since} not to live.",
                "A new address had to be found first.",
            ),
        ),
        "interest_after_insolvency": (
            Said(
                "Er is {asked} rente gevraagd, ook van dagen na {last_interest_day}, de laatste"
                " rentedag voor de insolventie.",
                "Ten hoogste {at_most} rente mocht worden gevraagd.",
            ),
            Said(
                "Interest of {asked} was asked, also of days after {last_interest_day}, the last"
                " day of interest before the insolvency.",
                "At most {at_most} of interest could be asked.",
            ),
        ),
        "interest_stopped": (
            Said(
                "Er is {asked} rente gevraagd, tot en met {last_interest_day}.",
                "Ten hoogste {at_most} rente mocht worden gevraagd.",
            ),
            Said(
                "Interest of {asked} was asked, through {last_interest_day}.",
                "At most {at_most} of interest could be asked.",
            ),
        ),
        "letter_called_off": (
            Said(
                "Een bestelde brief is niet verzonden vanwege een stop: {what}.",
                "Zolang die stop liep, mocht er geen brief uit.",
            ),
            Said(
                "A letter that was ordered was not sent because of a stop: {what}.",
                "As long as that stop lasted no letter could leave.",
            ),
        ),
        "nothing_done_meanwhile": (
            Said(
                "Er gold een stop: {what}. Er is intussen niets ondernomen.",
                "Zolang die stop liep, mocht er niets worden ondernomen.",
            ),
            Said(
                "There was a stop: {what}. Nothing was done meanwhile.",
                "As long as that stop lasted nothing could be done.",
            ),
        ),
        "came_to_light_later": (
            Said(
                "Er is iets ondernomen terwijl er een stop gold: {what}; dat werd pas daarna"
                " bekend.",
                "Wat toen niet bekend was, kon niet worden ontzien; sindsdien wel.",
            ),
            Said(
                "Something was done during a stop: {what}; that came to be known only afterwards.",
                "What was not known then could not be respected; since then it could.",
            ),
        ),
    },
)
