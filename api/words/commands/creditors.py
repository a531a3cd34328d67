"""What the commands are called about a creditor and about a letter."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import SEEN, Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "creditor": CommandWords(
        nl=Called(
            "Schuldeiser",
            "Leg schuldeiser vast",
            "Leg met de hand een schuldeiser vast; een factuur van hem inlezen doet dat ook.",
        ),
        en=Called(
            "Creditor",
            "Register the creditor",
            "Register a creditor by hand; importing an invoice of his does it too.",
        ),
        fields={
            "name": ("Naam", "Name"),
            "street": ("Straat en huisnummer", "Street and number"),
            "postal_code": ("Postcode", "Postal code"),
            "city": ("Plaats", "City"),
            "email": ("E-mail", "E-mail"),
            "phone": ("Telefoon", "Phone"),
            "kvk": ("KvK-nummer", "KvK number"),
            "vat": ("Btw-nummer", "VAT number"),
            "ibans": ("Rekeningen", "Accounts"),
        },
    ),
    "letter-terms": CommandWords(
        nl=Called(
            "Wat brieven vragen",
            "Leg vast",
            "Stel in wat brieven vragen: betalingskenmerk, betaallink, btw over kosten.",
        ),
        en=Called(
            "What letters ask",
            "Record",
            "Set what letters ask for: payment reference, payment link, VAT on costs.",
        ),
        fields={
            "reference_kind": ("Soort kenmerk", "Kind of reference"),
            "payment_link": ("Betaallink", "Payment link"),
            "ideal_on_link": ("Daar kan met iDEAL worden betaald", "One can pay by iDEAL there"),
            "wero_from": ("Wero in plaats van iDEAL vanaf", "Wero in place of iDEAL from"),
            "reply_to": (
                "Antwoordadres ({token}: het kenmerk van de brief)",
                "Address for answers ({token}: names the letter)",
            ),
            "can_deduct_vat": ("De schuldeiser kan btw aftrekken", "The creditor can deduct VAT"),
            "collector_charges_vat": ("Wie incasseert, rekent btw", "Who collects charges VAT"),
            "seen": SEEN,
        },
    ),
    "account-holder": CommandWords(
        nl=Called(
            "Tenaamstelling",
            "Leg vast",
            "Zeg op wiens naam een rekening staat, precies zoals de bank het schrijft:"
            " banken vergelijken het.",
        ),
        en=Called(
            "Account holder",
            "Record",
            "Say in whose name an account is, letter by letter as the bank writes it: banks"
            " compare it.",
        ),
        fields={
            "iban": ("Rekening", "Account"),
            "holder": ("Op naam van", "In the name of"),
        },
    ),
    "claim-terms": CommandWords(
        nl=Called(
            "Nieuwe vorderingen",
            "Leg vast",
            "Stel in wat van nieuwe vorderingen bekend is: waarvoor consumenten schuldig zijn, en"
            " hoe facturen gaan.",
        ),
        en=Called(
            "New claims",
            "Record",
            "Set what is known of new claims: what consumers owe for, and how invoices are sent.",
        ),
        fields={
            "claim_kind_for_consumers": (
                "Soort vordering op consumenten",
                "Kind of claim on consumers",
            ),
            "invoices_by_email": ("Facturen gaan per e-mail", "Invoices go by e-mail"),
            "seen": SEEN,
        },
    ),
    "creditor-details": CommandWords(
        nl=Called(
            "Gegevens van de schuldeiser",
            "Leg vast",
            "Wijzig hoe de schuldeiser te bereiken is, en of de vorderingen van hemzelf zijn; wat"
            " u weglaat blijft.",
        ),
        en=Called(
            "Details of the creditor",
            "Record",
            "Change how a creditor is reached, and whether claims are his own; what is left out"
            " stays.",
        ),
        fields={
            "street": ("Straat en nummer", "Street and number"),
            "postal_code": ("Postcode", "Postal code"),
            "city": ("Plaats", "City"),
            "email": ("E-mail", "E-mail"),
            "phone": ("Telefoon", "Telephone"),
            "collects_for_others": (
                "Incasseert voor anderen, of nam vorderingen over",
                "Collects for others, or took claims over",
            ),
        },
    ),
    "creditor-accounts": CommandWords(
        nl=Called(
            "Rekeningen van de schuldeiser",
            "Leg vast",
            "Stel in op welke rekeningen een schuldeiser wordt betaald; brieven noemen de eerste.",
        ),
        en=Called(
            "Accounts of the creditor",
            "Record",
            "Set to which accounts a creditor is paid; the first one stands on letters.",
        ),
        fields={
            "ibans": ("Rekeningen (alle)", "Accounts (all)"),
            "approved_by": ("Goedgekeurd door (bij wijziging)", "Approved by (for a change)"),
            "seen": SEEN,
        },
    ),
    "creditor-second-person": CommandWords(
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
    "small-amounts": CommandWords(
        nl=Called(
            "Kleine bedragen",
            "Leg vast",
            "Stel in onder welk bedrag geen stap wordt gezet en wat een klein verschil is; wat een"
            " traject zelf zegt, gaat voor.",
        ),
        en=Called(
            "Small amounts",
            "Record",
            "Set below what no step is taken, and what is a difference; a plan of its own goes"
            " before.",
        ),
        fields={
            "smallest_step": ("Kleinste bedrag voor een stap", "Smallest amount for a step"),
            "small_difference": ("Klein verschil", "Small difference"),
            "seen": SEEN,
        },
    ),
    "vat-returns": CommandWords(
        nl=Called(
            "Btw-aangifte",
            "Leg vast",
            "Stel in hoe vaak u btw-aangifte doet; dan wordt u herinnerd aan btw die u terug kunt"
            " vragen of weer moet afdragen (art. 29 Wet OB).",
        ),
        en=Called(
            "Returns of VAT",
            "Record",
            "Set how often you file a return of VAT; you are then reminded of what to ask back or"
            " to pay again (art. 29 Wet OB).",
        ),
        fields={
            "vat_returns": ("Aangifte per", "A return for each"),
            "seen": SEEN,
        },
    ),
    "chosen-plans": CommandWords(
        nl=Called(
            "Trajecten kiezen", "Kies", "Kies de trajecten waarmee nieuwe vorderingen beginnen."
        ),
        en=Called(
            "Choose plans",
            "Choose",
            "Choose the plans with which new claims begin; running claims stay on theirs.",
        ),
        fields={
            "consumers": ("Voor consumenten", "For consumers"),
            "businesses": ("Voor bedrijven", "For businesses"),
            "seen": SEEN,
        },
    ),
    "own-plan": CommandWords(
        nl=Called(
            "Eigen traject",
            "Laad",
            "Laad een eigen traject van de schuldeiser, of de volgende versie daarvan.",
        ),
        en=Called("Own plan", "Upload", "Add a creditor's own plan or its next version."),
        fields={
            "content": ("Bestand (TOML)", "File (TOML)"),
        },
    ),
    "doubt": CommandWords(
        nl=Called(
            "Is deze brief verzonden?",
            "Leg vast",
            "Leg vast of een onzekere brief is uitgegaan, en waaruit dat blijkt.",
        ),
        en=Called(
            "Was this letter sent?",
            "Record",
            "Record whether a letter in doubt went out, and what shows it.",
        ),
        fields={
            "was_sent": ("Verzonden", "It was sent"),
            "evidence": ("Waaruit blijkt het", "What shows it"),
            "sent_on": (
                "Verzonden op (leeg: uiterlijk vandaag)",
                "Sent on (empty: today at the latest)",
            ),
        },
    ),
    "delivery": CommandWords(
        nl=Called(
            "Bezorging",
            "Leg bezorging vast",
            "Leg bewijs van bezorging vast, of dat de brief terugkwam.",
        ),
        en=Called(
            "Delivery",
            "Record the delivery",
            "Record evidence of delivery, or that the letter came back.",
        ),
        fields={
            "grade": ("Wat", "What"),
            "received_on": ("Op", "On"),
            "evidence": ("Waaruit blijkt het (zonder namen)", "What shows it (without names)"),
            "signed_by": ("Wie tekende (wordt verzegeld)", "Who signed (kept sealed)"),
        },
    ),
    "tracking": CommandWords(
        nl=Called(
            "Zending",
            "Leg nummer vast",
            "Leg het nummer vast dat de vervoerder aan een geposte brief gaf.",
        ),
        en=Called(
            "Shipment",
            "Record the number",
            "Record the carrier's number of a letter that was posted.",
        ),
        fields={
            "carrier": ("Vervoerder", "Carrier"),
            "number": ("Nummer", "Number"),
        },
    ),
    "not-posted": CommandWords(
        nl=Called(
            "Toch niet gepost",
            "Leg vast",
            "Leg vast dat een geprinte brief niet is gepost; de stap wordt opnieuw bekeken.",
        ),
        en=Called(
            "Not posted after all",
            "Record",
            "Record that a printed letter was not posted after all; its step is decided again.",
        ),
        fields={
            "why": ("Waarom (zonder persoonsgegevens)", "Why (without personal data)"),
        },
    ),
}
"""By the name of a command."""
