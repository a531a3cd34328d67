"""What the commands are called that end, hand over or steer a claim."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "placed": CommandWords(
        nl=Called(
            "Creditnota plaatsen",
            "Plaats creditnota",
            "Zeg bij welke factuur een creditnota hoort die haar vordering niet vond.",
        ),
        en=Called(
            "Place a credit note",
            "Place the credit note",
            "Say to which invoice a credit note belongs that did not find its claim.",
        ),
        fields={
            "beside_grant": (
                "Komt zij boven op wat bij een betwisting is toegewezen?",
                "Does it come on top of what a dispute was granted?",
            ),
            "invoice_number": ("Factuurnummer", "Invoice number"),
            "amount": ("Bedrag (leeg: alles)", "Amount (empty: all of it)"),
        },
    ),
    "withdrawal": CommandWords(
        nl=Called("Intrekken", "Trek in", "Vraag de vordering helemaal niet meer."),
        en=Called("Withdraw", "Withdraw", "Ask the claim no longer at all."),
        fields={
            "why": ("Reden", "Reason"),
        },
    ),
    "vat-relief": CommandWords(
        nl=Called(
            "Btw terugvragen",
            "Leg vast",
            "Leg vast dat de btw over wat niet betaald is, in de aangifte over een tijdvak is"
            " teruggevraagd.",
        ),
        en=Called(
            "Ask VAT back",
            "Record",
            "Record that the VAT on what is not paid was asked back in the return of a period.",
        ),
        fields={
            "period": ("Tijdvak", "Period"),
            "certain_on": (
                "Eerder zeker dat niets meer komt, op",
                "Earlier certain that nothing more comes, on",
            ),
        },
    ),
    "vat-due-again": CommandWords(
        nl=Called(
            "Btw weer afdragen",
            "Leg vast",
            "Leg vast dat de btw die weer verschuldigd is, in de aangifte over het tijdvak van"
            " ontvangst staat.",
        ),
        en=Called(
            "Pay VAT again",
            "Record",
            "Record that VAT that is due again stands in the return of the period of receipt.",
        ),
        fields={
            "period": ("Tijdvak", "Period"),
        },
    ),
    "interruption": CommandWords(
        nl=Called(
            "Verjaring gestuit",
            "Leg stuiting vast",
            "Leg vast wat de verjaring stuitte; de dag erna begint een nieuwe termijn.",
        ),
        en=Called(
            "Limitation interrupted",
            "Record the interruption",
            "Record what interrupted limitation; a new term begins on the next day.",
        ),
        fields={
            "ground": ("Waardoor", "By what"),
            "on": ("Op", "On"),
            "proven": ("Is er bewijs van?", "Is there proof of it?"),
        },
    ),
    "write-off": CommandWords(
        nl=Called(
            "Afboeken",
            "Boek af",
            "Haal de vordering uit de boeken; de debiteur blijft haar verschuldigd.",
        ),
        en=Called(
            "Write off", "Write off", "Take the claim out of the books; the debtor still owes it."
        ),
        fields={
            "why": ("Reden", "Reason"),
        },
    ),
    "second-person": CommandWords(
        nl=Called(
            "Een tweede persoon beslist",
            "Leg vast",
            (
                "Wat een collega voorstelt, wordt uitgevoerd als u het eens bent; zegt u nee,"
                " schrijf dan waarom. Uw eigen voorstel trekt u in met nee."
            ),
        ),
        en=Called(
            "A second person decides",
            "Record",
            (
                "What a colleague proposes is carried out where you agree; where you say no, write"
                " why. Your own proposal you withdraw with no."
            ),
        ),
        fields={
            "proposal": ("Voorstel", "Proposal"),
            "agreed": ("Eens", "Agreed"),
        },
    ),
    "reopening": CommandWords(
        nl=Called(
            "Heropenen", "Heropen", "Laat een afgesloten vordering weer lopen, in een nieuwe ronde."
        ),
        en=Called("Reopen", "Reopen", "Let an ended claim live again, in a new round of its plan."),
        fields={
            "why": ("Reden", "Reason"),
        },
    ),
    "hand-over": CommandWords(
        nl=Called(
            "Uit handen geven",
            "Geef uit handen",
            "Geef de vordering met haar dossier uit handen, of bied haar aan.",
        ),
        en=Called("Hand over", "Hand over", "Hand the claim over with its dossier, or offer it."),
        fields={
            "party": ("Partij (leeg: de gebruikelijke)", "Party (empty: the usual one)"),
            "party_kind": (
                "Soort partij (leeg: zoals bij de schuldeiser vastgelegd)",
                "Kind of party (empty: as set down with the creditor)",
            ),
            "with_others": (
                "Met de andere vorderingen op deze debiteur waaraan niets ontbreekt",
                "With the debtor's other claims that lack nothing",
            ),
            "confirmed": (
                "Ook als het eerder is dan de brief of het traject zegt",
                "Also where it is earlier than the letter or the plan says",
            ),
        },
    ),
    "hand-over-letter": CommandWords(
        nl=Called(
            "Bericht van overdracht",
            "Verstuur het bericht",
            "Laat de debiteur per brief weten bij wie de vordering ligt en wie hij nu betaalt.",
        ),
        en=Called(
            "Notice of hand-over",
            "Send the letter",
            "Tell the debtor by letter with whom his claim lies, and whom he pays from then on.",
        ),
        fields={
            "case_number": (
                "Zaaknummer van de partij (leeg: zoals zij aannam)",
                "The party's case number (empty: as it accepted it)",
            ),
        },
    ),
    "hand-over-accepted": CommandWords(
        nl=Called(
            "Overdracht aangenomen",
            "Leg aanname vast",
            "Leg vast dat de partij de vordering aanneemt.",
        ),
        en=Called(
            "Hand-over accepted", "Record the acceptance", "Record that the party took the claim."
        ),
        fields={
            "reference": ("Zaaknummer van de partij", "Case number of the party"),
            "confirmed": (
                "Ook als er intussen iets is afgesproken of aangeboden: de partij weet het",
                "Even if something was agreed or offered meanwhile: the party knows of it",
            ),
        },
    ),
    "hand-over-refused": CommandWords(
        nl=Called(
            "Overdracht geweigerd",
            "Leg weigering vast",
            "Leg vast dat de partij de vordering niet aanneemt.",
        ),
        en=Called(
            "Hand-over refused",
            "Record the refusal",
            "Record that the party did not take the claim.",
        ),
        fields={
            "why": ("Reden", "Reason"),
        },
    ),
    "recall-requested": CommandWords(
        nl=Called(
            "Terugvragen",
            "Vraag terug",
            "Leg vast dat de partij is gevraagd de vordering terug te geven.",
        ),
        en=Called(
            "Ask back", "Ask back", "Record that the party was asked to give the claim back."
        ),
        fields={
            "why": ("Reden", "Reason"),
        },
    ),
    "recall": CommandWords(
        nl=Called(
            "Teruggekomen",
            "Leg terugkomst vast",
            "Neem de vordering terug van incassobureau, deurwaarder of advocaat.",
        ),
        en=Called(
            "Came back", "Record the return", "Take the claim back from agency, bailiff or lawyer."
        ),
        fields={
            "why": ("Reden", "Reason"),
        },
    ),
    "recall-failed": CommandWords(
        nl=Called(
            "Komt niet terug", "Leg vast", "Leg vast dat de partij de vordering niet teruggeeft."
        ),
        en=Called(
            "Does not come back", "Record", "Record that the party does not give the claim back."
        ),
        fields={
            "why": ("Reden", "Reason"),
            "stays": ("Blijft daar", "Stays there"),
        },
    ),
    "party-informed": CommandWords(
        nl=Called(
            "Partij ingelicht",
            "Leg vast",
            "Leg vast dat de partij weet wat hier sinds de overdracht gebeurde.",
        ),
        en=Called(
            "Party told",
            "Record",
            "Record that the party was told what happened here since the claim went out.",
        ),
    ),
    "party-account-off": CommandWords(
        nl=Called(
            "Rekening niet van partij",
            "Haal de rekening weg",
            "Zeg dat een rekening niet van de partij is: geld daarvan kan weer een betaling van"
            " een debiteur zijn.",
        ),
        en=Called(
            "Account not of the party",
            "Take the account off",
            "Say that an account is not the party's: money from it may be a debtor's payment"
            " again.",
        ),
        fields={
            "name": ("Partij", "Party"),
            "iban": ("Rekening die van een ander is", "Account that is another's"),
        },
    ),
    "party-payment": CommandWords(
        nl=Called(
            "Betaald aan partij",
            "Leg betaling vast",
            "Leg vast wat de debiteur betaalde aan wie de vordering heeft of had, op de dag waarop"
            " het daar binnenkwam.",
        ),
        en=Called(
            "Paid to the party",
            "Record the payment",
            "Record what the debtor paid the party that has or had the claim, as of the day it"
            " came.",
        ),
        fields={
            "amount": ("Bedrag", "Amount"),
            "received_on": ("Daar ontvangen op", "Received there on"),
            "party": ("Partij", "Party"),
            "reference": ("Kenmerk van de partij", "The party's reference"),
            "designation": ("Omschrijving van de debiteur", "What it was for, as the debtor said"),
            "confirmed": (
                "Het klopt zo, ook al is het meer dan openstaat",
                "It is meant so, though it is more than is open",
            ),
        },
    ),
    "party-remittance": CommandWords(
        nl=Called(
            "Afdracht van partij",
            "Leg afdracht vast",
            "Leg vast wat de partij afdroeg van wat zij had ontvangen, en wat zij inhield.",
        ),
        en=Called(
            "Remittance of the party",
            "Record the remittance",
            "Record what the party passed on of what it had collected, and the fee that it kept.",
        ),
        fields={
            "received": ("Bijgeschreven voor deze vordering", "Credited for this claim"),
            "credited_on": ("Bijgeschreven op", "Credited on"),
            "fee": ("Door de partij ingehouden", "Kept by the party"),
            "party": ("Partij", "Party"),
            "reference": ("Kenmerk van de partij", "The party's reference"),
        },
    ),
    "first-step": CommandWords(
        nl=Called(
            "Eerste stap kiezen",
            "Kies deze stap",
            "Laat een oude vordering bij een stap beginnen, op de eerste vrije dag.",
        ),
        en=Called(
            "Choose the first step",
            "Choose this step",
            "Let a claim that came in old begin at a step, on the first free day.",
        ),
        fields={
            "step": ("Begin bij", "Begin at"),
            "although_barred": ("Toch, hoewel verjaard", "Although it is barred"),
        },
    ),
    "approval": CommandWords(
        nl=Called("Stap beoordelen", "Leg besluit vast", "Keur de stap die erop wacht goed of af."),
        en=Called(
            "Judge a step", "Record the decision", "Approve or decline the step that waits for it."
        ),
        fields={
            "approved": ("Goedgekeurd", "Approved"),
            "step": ("Stap", "Step"),
            "why": ("Waarom niet (wordt verzegeld)", "Why not (kept sealed)"),
        },
    ),
    "decided-step": CommandWords(
        nl=Called(
            "Verder na een besluit",
            "Ga verder",
            "Laat het traject verdergaan voorbij een stap die op een mens wacht.",
        ),
        en=Called(
            "Go on after a decision",
            "Go on",
            "Let the plan go on past a step that waits for a person.",
        ),
        fields={
            "step": ("Stap", "Step"),
            "note": ("Wat is besloten (wordt verzegeld)", "What was decided (kept sealed)"),
        },
    ),
    "plan": CommandWords(
        nl=Called(
            "Ander traject",
            "Zet over",
            "Zet een lopende vordering over op een ander traject, om een reden.",
        ),
        en=Called(
            "Another plan", "Move", "Move a live claim to another dunning plan, for a reason."
        ),
        fields={
            "plan": ("Traject", "Plan"),
        },
    ),
}
"""By the name of a command."""
