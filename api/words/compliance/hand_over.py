"""Hand-over, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

HAND_OVER: Final = ObligationWords(
    nl=Demand(
        "Volledig uit handen gegeven",
        "Een vordering gaat uit handen met een volledig dossier, na de laatste kans of het"
        " verzuim, met de bedragen van het grootboek; daarna gaat er van hier niets meer uit.",
    ),
    en=Demand(
        "Handed over complete",
        "A claim is handed over with a complete dossier, after the last chance or default, with"
        " the sums of the ledger; afterwards nothing goes out from here.",
    ),
    reasons={
        "dossier_complete": (
            Said(
                "Het dossier voor {party} bevatte de factuur en een adres.",
                "Een dossier bevat de factuur en een adres van de debiteur.",
            ),
            Said(
                "The dossier for {party} held the invoice and an address.",
                "A dossier holds the invoice and an address of the debtor.",
            ),
        ),
        "dossier_without_invoice": (
            Said(
                "Het dossier voor {party} bevatte geen factuur.",
                "Een dossier bevat de factuur en een adres van de debiteur.",
            ),
            Said(
                "The dossier for {party} held no invoice.",
                "A dossier holds the invoice and an address of the debtor.",
            ),
        ),
        "dossier_without_address": (
            Said(
                "Van de debiteur was geen adres bekend toen het dossier naar {party} ging.",
                "Een dossier bevat de factuur en een adres van de debiteur.",
            ),
            Said(
                "No address of the debtor was known when the dossier went to {party}.",
                "A dossier holds the invoice and an address of the debtor.",
            ),
        ),
        "handed_without_invoice": (
            Said(
                "Het dossier voor {party} bevatte geen factuur.",
                "Het Bki (art. 3.1) bindt hier niet; naar eigen regel bevat een dossier de factuur"
                " en een adres van de debiteur.",
            ),
            Said(
                "The dossier for {party} held no invoice.",
                "The Bki (art. 3.1) does not bind here; by a rule of our own a dossier holds the"
                " invoice and an address of the debtor.",
            ),
        ),
        "handed_without_address": (
            Said(
                "Van de debiteur was geen adres bekend toen het dossier naar {party} ging.",
                "Het Bki (art. 3.1) bindt hier niet; naar eigen regel bevat een dossier de factuur"
                " en een adres van de debiteur.",
            ),
            Said(
                "No address of the debtor was known when the dossier went to {party}.",
                "The Bki (art. 3.1) does not bind here; by a rule of our own a dossier holds the"
                " invoice and an address of the debtor.",
            ),
        ),
        "sums_agree": (
            Said(
                "Het dossier noemt hoofdsom {principal}, rente {interest} en kosten {costs}.",
                "Naar het grootboek was dat {owed_principal}, {owed_interest} en {owed_costs}.",
            ),
            Said(
                "The dossier states principal {principal}, interest {interest} and costs {costs}.",
                "By the ledger these were {owed_principal}, {owed_interest} and {owed_costs}.",
            ),
        ),
        "sums_differ": (
            Said(
                "Het dossier noemt hoofdsom {principal}, rente {interest} en kosten {costs},"
                " anders dan het grootboek.",
                "Naar het grootboek was dat {owed_principal}, {owed_interest} en {owed_costs}.",
            ),
            Said(
                "The dossier states principal {principal}, interest {interest} and costs"
                " {costs}, other than the ledger.",
                "By the ledger these were {owed_principal}, {owed_interest} and {owed_costs}.",
            ),
        ),
        "after_its_last_chance": (
            Said(
                "De vordering ging uit handen na een juiste laatste kans.",
                "Dat mocht vanaf {allowed_from}.",
            ),
            Said(
                "The claim was handed over after a lawful last chance.",
                "That was allowed from {allowed_from}.",
            ),
        ),
        "within_its_last_chance": (
            Said(
                "De vordering ging uit handen voordat de laatste kans voorbij was.",
                "Dat mocht pas vanaf {allowed_from}.",
            ),
            Said(
                "The claim was handed over before the last chance had passed.",
                "That was allowed from {allowed_from} only.",
            ),
        ),
        "last_chance_not_lawful": (
            Said(
                "De vordering ging uit handen na een brief die geen juiste laatste kans was.",
                "Een consument krijgt eerst een juiste laatste kans van veertien dagen.",
            ),
            Said(
                "The claim was handed over after a letter that was no lawful last chance.",
                "A consumer first gets a lawful last chance of fourteen days.",
            ),
        ),
        "last_chance_not_shown": (
            Said(
                "De vordering ging uit handen; of de laatste kans de debiteur bereikte of op"
                " tijd kwam, is niet aangetoond.",
                "Een consument krijgt eerst een juiste laatste kans van veertien dagen.",
            ),
            Said(
                "The claim was handed over; whether the last chance reached the debtor or came"
                " in time is not shown.",
                "A consumer first gets a lawful last chance of fourteen days.",
            ),
        ),
        "without_a_last_chance": (
            Said(
                "De vordering op een consument ging uit handen zonder laatste kans.",
                "Een consument krijgt eerst een juiste laatste kans van veertien dagen.",
            ),
            Said(
                "The claim on a consumer was handed over without a last chance.",
                "A consumer first gets a lawful last chance of fourteen days.",
            ),
        ),
        "last_chance_before_it_came_in": (
            Said(
                "De vordering kwam hier oud binnen en ging uit handen; een eerdere laatste kans"
                " is hier niet vastgelegd.",
                "Een consument krijgt eerst een juiste laatste kans van veertien dagen.",
            ),
            Said(
                "The claim came in old and was handed over; an earlier last chance is not"
                " recorded here.",
                "A consumer first gets a lawful last chance of fourteen days.",
            ),
        ),
        "after_default": (
            Said(
                "De vordering ging uit handen na het verzuim van {default_since}.",
                "Wie geen consument is, is eerst in verzuim.",
            ),
            Said(
                "The claim was handed over after the default of {default_since}.",
                "Who is no consumer is in default first.",
            ),
        ),
        "before_default": (
            Said(
                "De vordering ging uit handen zonder verzuim.",
                "Wie geen consument is, is eerst in verzuim.",
            ),
            Said(
                "The claim was handed over without default.",
                "Who is no consumer is in default first.",
            ),
        ),
        "default_not_shown": (
            Said(
                "De vordering ging uit handen; dat het verzuim er was sinds {default_since}, is"
                " niet aangetoond.",
                "Wie geen consument is, is eerst in verzuim.",
            ),
            Said(
                "The claim was handed over; that there was default since {default_since} is not"
                " shown.",
                "Who is no consumer is in default first.",
            ),
        ),
        "letter_since": (
            Said(
                "Er ging een brief uit terwijl de vordering bij {party} lag.",
                "Zolang de vordering daar ligt, gaat er van hier niets uit.",
            ),
            Said(
                "A letter left while the claim lay with {party}.",
                "As long as the claim lies there nothing goes out from here.",
            ),
        ),
        "costs_since": (
            Said(
                "Er zijn incassokosten gerekend terwijl de vordering bij {party} lag.",
                "Zolang de vordering daar ligt, gaat er van hier niets uit.",
            ),
            Said(
                "Collection costs were charged while the claim lay with {party}.",
                "As long as the claim lies there nothing goes out from here.",
            ),
        ),
        "nothing_sent_since": (
            Said(
                "Terwijl de vordering bij {party} lag, ging er van hier niets uit.",
                "Zolang de vordering daar ligt, gaat er van hier niets uit.",
            ),
            Said(
                "While the claim lay with {party} nothing went out from here.",
                "As long as the claim lies there nothing goes out from here.",
            ),
        ),
        "party_informed": (
            Said(
                "{party} hoorde wat hier gebeurde.",
                "Wat verandert aan wat de partij vraagt, hoort zij.",
            ),
            Said(
                "{party} was told what happened here.",
                "The party is told what changes what it asks.",
            ),
        ),
        "party_not_informed": (
            Said(
                "{party} hoorde niet wat hier gebeurde.",
                "Dat had uiterlijk op {tell_by} moeten gebeuren.",
            ),
            Said(
                "{party} was not told what happened here.",
                "That should have been done by {tell_by}.",
            ),
        ),
        "recall_answered": (
            Said(
                "De vordering is teruggevraagd en daarop is geantwoord.",
                "Op een verzoek om terug te geven volgt een antwoord.",
            ),
            Said(
                "The claim was asked back, and an answer came.",
                "A request to give back is answered.",
            ),
        ),
        "recall_not_answered": (
            Said(
                "De vordering is teruggevraagd bij {party}; een antwoord is niet vastgelegd.",
                "Op een verzoek om terug te geven volgt een antwoord.",
            ),
            Said(
                "The claim was asked back from {party}; no answer is recorded.",
                "A request to give back is answered.",
            ),
        ),
    },
)
