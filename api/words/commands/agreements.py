"""What the commands of every day are called: contact, agreements, money, disputes, holds."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "contact": CommandWords(
        nl=Called(
            "Contact",
            "Leg contact vast",
            "Leg vast dat er contact was met de debiteur, of een poging daartoe.",
        ),
        en=Called("Contact", "Record the contact", "Record contact with the debtor, or a try."),
        fields={
            "channel": ("Kanaal", "Channel"),
            "outcome": ("Resultaat", "Outcome"),
            "direction": ("Richting", "Direction"),
            "reason_for_non_payment": ("Reden van niet betalen", "Reason for not paying"),
            "at": ("Begonnen om (uur)", "Began at (hour)"),
            "note": ("Notitie (wordt verzegeld)", "Note (kept sealed)"),
        },
    ),
    "promise": CommandWords(
        nl=Called(
            "Betaalbelofte",
            "Leg belofte vast",
            "Leg vast dat de debiteur toezegt uiterlijk op een dag te betalen.",
        ),
        en=Called(
            "Promise to pay",
            "Record the promise",
            "Record that the debtor promises to pay by a day.",
        ),
        fields={
            "by": ("Uiterlijk op", "By"),
            "amount": ("Bedrag (leeg: alles wat openstaat)", "Amount (empty: all that is open)"),
            "in_writing": (
                "Op schrift (bewaar het: het stuit de verjaring)",
                "In writing (keep it: it interrupts limitation)",
            ),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "extension": CommandWords(
        nl=Called(
            "Uitstel",
            "Geef uitstel",
            "Spreek een nieuwe laatste dag af, als eenmalige uitzondering.",
        ),
        en=Called(
            "Extended term", "Extend the term", "Agree a new last day, as a one-time exception."
        ),
        fields={
            "pay_by": ("Nieuwe laatste dag", "New last day"),
            "overrule": ("Ook als er al eens uitstel was", "Also where it was extended before"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "payment-plan": CommandWords(
        nl=Called(
            "Betalingsregeling",
            "Leg regeling vast",
            "Spreek termijnen af die samen zijn wat openstaat.",
        ),
        en=Called(
            "Payment plan", "Record the plan", "Agree instalments that add up to what is open."
        ),
        fields={
            "instalments": ("Termijnen", "Instalments"),
            "instalments.amount": ("Bedrag", "Amount"),
            "instalments.by": ("Uiterlijk op", "By"),
            "signed_by_debtor_on": ("Getekend door de debiteur op", "Signed by the debtor on"),
            "signed_by_creditor_on": (
                "Getekend door de schuldeiser op",
                "Signed by the creditor on",
            ),
            "signed_how": ("Hoe getekend", "How it was signed"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "confirmation": CommandWords(
        nl=Called(
            "Afspraak bevestigen",
            "Bevestig schriftelijk",
            "Bevestig schriftelijk wat is afgesproken.",
        ),
        en=Called(
            "Confirm an agreement", "Confirm in writing", "Confirm in writing what was agreed."
        ),
    ),
    "payment": CommandWords(
        nl=Called(
            "Betaling", "Leg betaling vast", "Leg geld vast dat op een dag is bijgeschreven."
        ),
        en=Called("Payment", "Record the payment", "Record money that was credited on a day."),
        fields={
            "amount": ("Bedrag", "Amount"),
            "credited_on": ("Bijgeschreven op", "Credited on"),
            "payment_id": ("Kenmerk van de bank", "Reference of the bank"),
            "designation": ("Waarvoor, volgens de debiteur", "What for, as the debtor said"),
            "confirmed": (
                "Het klopt zo, ook al is het meer dan openstaat",
                "It is meant so, though it is more than is open",
            ),
        },
    ),
    "reversal": CommandWords(
        nl=Called("Storno", "Leg storno vast", "Leg vast dat een betaling is teruggeboekt."),
        en=Called("Reversal", "Record the reversal", "Record that a payment was taken back."),
        fields={
            "payment_id": ("Kenmerk van de betaling", "Reference of the payment"),
            "reversed_on": ("Teruggeboekt op", "Taken back on"),
            "reason_code": ("Code van de bank", "Code of the bank"),
        },
    ),
    "refund": CommandWords(
        nl=Called(
            "Terugbetaling",
            "Leg terugbetaling vast",
            "Leg vast dat is teruggestort wat te veel was betaald.",
        ),
        en=Called("Refund", "Record the refund", "Record that what was paid too much went back."),
        fields={
            "amount": ("Bedrag", "Amount"),
            "refunded_on": ("Teruggestort op", "Refunded on"),
        },
    ),
    "refund-made-good": CommandWords(
        nl=Called(
            "Terugbetaling terug",
            "Leg vast",
            "Leg vast dat een terugbetaling zonder dekking terugkwam of niet wordt gevraagd.",
        ),
        en=Called(
            "Refund made good",
            "Record it",
            "Record that a refund whose payment was taken back came back, or is let go.",
        ),
        fields={
            "amount": ("Bedrag", "Amount"),
            "on": ("Op", "On"),
            "how": ("Hoe", "How"),
        },
    ),
    "set-off": CommandWords(
        nl=Called(
            "Verrekening",
            "Verreken",
            "Verreken wat op een andere factuur van de debiteur te veel is betaald.",
        ),
        en=Called(
            "Set-off", "Set off", "Set off what was paid too much on another invoice of the debtor."
        ),
        fields={
            "from_invoice": ("Te veel betaald op factuur", "Paid too much on invoice"),
            "amount": ("Bedrag (leeg: wat openstaat)", "Amount (empty: what is open)"),
        },
    ),
    "credit-note": CommandWords(
        nl=Called("Creditnota", "Verwerk creditnota", "Verlaag de hoofdsom met een creditnota."),
        en=Called("Credit note", "Apply the credit note", "Lower the principal by a credit note."),
        fields={
            "number": ("Nummer van de creditnota", "Number of the credit note"),
            "amount": ("Bedrag", "Amount"),
            "issued_on": ("Gedateerd", "Dated"),
            "retroactive": ("Met terugwerkende kracht", "From the start"),
            "beside_grant": (
                "Komt zij boven op wat bij een betwisting is toegewezen?",
                "Does it come on top of what a dispute was granted?",
            ),
        },
    ),
    "waiver": CommandWords(
        nl=Called(
            "Kwijtschelding",
            "Scheld kwijt",
            "Scheld een deel van de hoofdsom kwijt, of berekende incassokosten.",
        ),
        en=Called("Waiver", "Waive", "Waive a part of the principal, or charged collection costs."),
        fields={
            "amount": ("Bedrag", "Amount"),
            "of": ("Waarvan", "Of what"),
            "accepted_on": ("Aanvaard door de debiteur op", "Accepted by the debtor on"),
        },
    ),
    "dispute": CommandWords(
        nl=Called(
            "Betwisting",
            "Leg betwisting vast",
            "Leg vast wat de debiteur betwist; dat wordt niet gevraagd, de rest wel.",
        ),
        en=Called(
            "Dispute",
            "Record the dispute",
            "Record what the debtor contests; it is asked no further, the rest is.",
        ),
        fields={
            "ground": ("Reden", "Reason"),
            "amount": ("Betwist bedrag (leeg: alles)", "Contested amount (empty: all)"),
            "text": ("Toelichting (wordt verzegeld)", "Explanation (kept sealed)"),
            "answer_by": ("Antwoord voor", "Answer by"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "answer": CommandWords(
        nl=Called(
            "Verweer beantwoorden", "Leg antwoord vast", "Leg vast dat het verweer is beantwoord."
        ),
        en=Called(
            "Answer a dispute", "Record the answer", "Record that what is contested was answered."
        ),
        fields={
            "text": ("Antwoord (wordt verzegeld)", "Answer (kept sealed)"),
            "disputed": ("Welke betwisting", "Which dispute"),
        },
    ),
    "resolution": CommandWords(
        nl=Called(
            "Verweer afsluiten",
            "Sluit verweer af",
            "Beslis het verweer: wat wordt toegewezen, gaat van de vordering af; "
            "met de rest gaat het traject verder.",
        ),
        en=Called(
            "Resolve a dispute",
            "Resolve the dispute",
            "Decide a dispute: what is granted lowers the claim, with the rest the steps go on.",
        ),
        fields={
            "outcome": ("Uitkomst", "Outcome"),
            "amount": (
                "Toegewezen bedrag (bij deels; leeg bij gegrond: alles)",
                "Amount granted (where partly; empty where upheld: all)",
            ),
            "disputed": ("Welke betwisting", "Which dispute"),
        },
    ),
    "complaint": CommandWords(
        nl=Called(
            "Klacht",
            "Leg de klacht vast",
            "Leg een klacht over de behandeling vast; de stappen gaan door, tenzij u pauzeert.",
        ),
        en=Called(
            "Complaint",
            "Record the complaint",
            "Record a complaint about how the claim is handled; the steps go on, "
            "unless it is held.",
        ),
        fields={
            "ground": ("Waarover", "About what"),
            "channel": ("Kanaal", "Channel"),
            "received_on": ("Ontvangen op (leeg: vandaag)", "Received on (empty: today)"),
            "text": ("Klacht (wordt verzegeld)", "Complaint (kept sealed)"),
        },
    ),
    "complaint-answer": CommandWords(
        nl=Called(
            "Klacht beantwoorden",
            "Leg antwoord vast",
            "Leg vast dat een klacht schriftelijk is bevestigd, of is afgehandeld.",
        ),
        en=Called(
            "Answer a complaint",
            "Record the answer",
            "Record that a complaint was confirmed in writing, or dealt with.",
        ),
        fields={
            "channel": ("Kanaal", "Channel"),
            "answered_on": ("Beantwoord op (leeg: vandaag)", "Answered on (empty: today)"),
            "closes": ("De klacht is afgehandeld", "The complaint is dealt with"),
            "complaint": ("Welke klacht", "Which complaint"),
            "text": ("Antwoord (wordt verzegeld)", "Answer (kept sealed)"),
        },
    ),
    "hold": CommandWords(
        nl=Called(
            "Pauze", "Zet op pauze", "Zet geen stap vanaf een dag, tot een dag of tot nader order."
        ),
        en=Called(
            "Hold", "Place the hold", "Take no step from a day, until a day or until lifted."
        ),
        fields={
            "category": ("Soort", "Kind"),
            "from_day": ("Vanaf", "From"),
            "until": ("Tot en met", "Through"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "lift": CommandWords(
        nl=Called("Pauze opheffen", "Hef pauze op", "Hef een pauze vandaag op."),
        en=Called("Lift a hold", "Lift the hold", "End a hold today."),
        fields={
            "hold_id": ("Pauze", "Hold"),
        },
    ),
}
"""By the name of a command."""
