"""What was agreed, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

AGREEMENTS: Final = ObligationWords(
    nl=Demand(
        "Afspraken nagekomen",
        "Zolang een uitstel, betaalbelofte of betalingsregeling loopt en wordt nagekomen, wordt"
        " er niets gevraagd of gerekend; elke afspraak wordt schriftelijk bevestigd en kost"
        " niets extra.",
    ),
    en=Demand(
        "Agreements honoured",
        "As long as an extension, a promise or a payment plan stands and is kept, nothing is"
        " asked or charged; every agreement is confirmed in writing and costs nothing more.",
    ),
    reasons={
        "asked_while_agreed": (
            Said(
                "Een brief ging uit terwijl een afspraak liep: {agreement}.",
                "Zolang de afspraak liep, tot en met {until}, mocht er niets worden ondernomen.",
            ),
            Said(
                "A letter left while an agreement stood: {agreement}.",
                "As long as the agreement stood, through {until}, nothing could be done.",
            ),
        ),
        "charged_while_agreed": (
            Said(
                "Incassokosten zijn gerekend terwijl een afspraak liep: {agreement}.",
                "Zolang de afspraak liep, tot en met {until}, mocht er niets worden ondernomen.",
            ),
            Said(
                "Collection costs were charged while an agreement stood: {agreement}.",
                "As long as the agreement stood, through {until}, nothing could be done.",
            ),
        ),
        "handed_over_while_agreed": (
            Said(
                "De vordering ging uit handen terwijl een afspraak liep: {agreement}.",
                "Zolang de afspraak liep, tot en met {until}, mocht er niets worden ondernomen.",
            ),
            Said(
                "The claim was handed over while an agreement stood: {agreement}.",
                "As long as the agreement stood, through {until}, nothing could be done.",
            ),
        ),
        "instalment_reminded": (
            Said(
                "De debiteur is herinnerd aan een gemiste termijn van een afspraak: {agreement}.",
                "Aan een gemiste termijn mag worden herinnerd; de afspraak loopt door tot {until}.",
            ),
            Said(
                "The debtor was reminded of a missed part of an agreement: {agreement}.",
                "Of a missed part he may be reminded; the agreement stands until {until}.",
            ),
        ),
        "letter_called_off": (
            Said(
                "Een bestelde brief is niet verzonden vanwege een afspraak: {agreement}.",
                "Zolang de afspraak liep, tot en met {until}, mocht er geen brief uit.",
            ),
            Said(
                "A letter that was ordered was not sent because of an agreement: {agreement}.",
                "As long as the agreement stood, through {until}, no letter could leave.",
            ),
        ),
        "found_broken_rightly": (
            Said(
                "Een afspraak is niet nagekomen bevonden: {due} moest er zijn, {paid} was er.",
                "Dat mag worden vastgesteld als het geld er na de laatste dag niet is.",
            ),
            Said(
                "An agreement was found broken: {due} was to be there, {paid} was.",
                "That may be found where the money is not there after the last day.",
            ),
        ),
        "found_broken_though_kept": (
            Said(
                "Een afspraak is niet nagekomen bevonden, terwijl {due} er moest zijn en {paid}"
                " er was, of de laatste dag nog niet voorbij was.",
                "De afspraak had moeten blijven staan.",
            ),
            Said(
                "An agreement was found broken, though {due} was to be there and {paid} was, or"
                " its last day had not passed.",
                "The agreement should have stood.",
            ),
        ),
        "kept_as_it_came_out": (
            Said(
                "Een afspraak is niet nagekomen bevonden; later bleek dat {paid} er op tijd was,"
                " waar {due} er moest zijn.",
                "Naar wat toen bekend was, mocht dat worden vastgesteld.",
            ),
            Said(
                "An agreement was found broken; later it came out that {paid} had been there in"
                " time, where {due} was to be.",
                "By what was known then it could be found.",
            ),
        ),
        "signed_by_both": (
            Said(
                "De afspraak is door beide partijen ondertekend: {agreement}.",
                "Een afspraak staat op schrift.",
            ),
            Said(
                "The agreement was signed by both: {agreement}.",
                "An agreement is in writing.",
            ),
        ),
        "confirmed": (
            Said(
                "De afspraak is schriftelijk bevestigd: {agreement}.",
                "De bevestiging moest er uiterlijk op {confirm_by} zijn.",
            ),
            Said(
                "The agreement was confirmed in writing: {agreement}.",
                "The confirmation was due by {confirm_by}.",
            ),
        ),
        "confirmed_late": (
            Said(
                "De afspraak is pas op {confirmed_on} schriftelijk bevestigd: {agreement}.",
                "De bevestiging had er uiterlijk op {confirm_by} moeten zijn.",
            ),
            Said(
                "The agreement was not confirmed in writing until {confirmed_on}: {agreement}.",
                "The confirmation should have been there by {confirm_by}.",
            ),
        ),
        "not_confirmed": (
            Said(
                "De afspraak is niet schriftelijk bevestigd: {agreement}.",
                "De bevestiging had er uiterlijk op {confirm_by} moeten zijn.",
            ),
            Said(
                "The agreement was not confirmed in writing: {agreement}.",
                "The confirmation should have been there by {confirm_by}.",
            ),
        ),
        "over_before_it_was_confirmed": (
            Said(
                "De afspraak was voorbij voordat zij bevestigd hoefde te zijn: {agreement}.",
                "Een bevestiging was niet meer nodig.",
            ),
            Said(
                "The agreement was over before it had to be confirmed: {agreement}.",
                "A confirmation was not needed any more.",
            ),
        ),
        "plan_asks_more": (
            Said(
                "De termijnen van een regeling vragen samen {asked}.",
                "Een consument betaalt door een regeling niet meer dan zonder: ten hoogste"
                " {at_most}.",
            ),
            Said(
                "The instalments of a plan ask {asked} together.",
                "A consumer pays no more by a plan than without it: at most {at_most}.",
            ),
        ),
        "plan_asks_what_is_owed": (
            Said(
                "De termijnen van een regeling vragen samen {asked}.",
                "Een consument betaalt door een regeling niet meer dan zonder: ten hoogste"
                " {at_most}.",
            ),
            Said(
                "The instalments of a plan ask {asked} together.",
                "A consumer pays no more by a plan than without it: at most {at_most}.",
            ),
        ),
    },
)
