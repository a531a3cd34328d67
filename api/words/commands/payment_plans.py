"""What the commands on payment plans that both sign are called."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import SEEN, Called, CommandWords

_PLAN: Final = {"plan": ("Regeling", "Plan")}

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "call": CommandWords(
        nl=Called(
            "Gesprek",
            "Leg gesprek vast",
            "Leg vast wat er uit een gesprek kwam; wat daaruit volgt wordt meteen vastgelegd.",
        ),
        en=Called(
            "Call",
            "Record the call",
            "Record what came of a call; what follows from it is recorded with it.",
        ),
        fields={
            "result": ("Uitkomst", "Result"),
            "by": ("Toezegging: uiterlijk op", "Promise: by"),
            "amount": (
                "Toezegging of betwisting: bedrag (leeg: alles)",
                "Promise or dispute: amount (empty: all)",
            ),
            "ground": ("Betwisting: grond", "Dispute: ground"),
            "since": (
                "Schuldhulp of overlijden: sinds (niet bekend: vandaag)",
                "Debt help or death: since (not known: today)",
            ),
            "spoke_with": ("Gesproken met (wordt verzegeld)", "Spoken with (kept sealed)"),
            "direction": ("Richting", "Direction"),
            "reason_for_non_payment": ("Reden van niet betalen", "Reason for not paying"),
            "at": ("Begonnen om (uur)", "Began at (hour)"),
            "note": ("Notitie (wordt verzegeld)", "Note (kept sealed)"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "propose-payment-plan": CommandWords(
        nl=Called(
            "Regeling voorstellen",
            "Stel regeling op",
            "Stel een regeling op over vorderingen van deze debiteur; zij geldt als beiden hebben"
            " getekend en kost niets.",
        ),
        en=Called(
            "Propose a plan",
            "Draw up the plan",
            "Draw up a plan over claims of this debtor; it holds when both have signed, and costs"
            " nothing.",
        ),
        fields={
            "claims": ("Vorderingen (geen: alle)", "Claims (none: all)"),
            "first": ("Eerste termijn uiterlijk op", "First instalment by"),
            "rhythm": ("Hoe vaak", "How often"),
            "number": ("Aantal termijnen", "Number of instalments"),
            "amount": ("Of bedrag per termijn", "Or amount of each"),
            "with_interest": (
                "Vraag de wettelijke rente die intussen loopt",
                "Ask the statutory interest that runs meanwhile",
            ),
            "grace_days": ("Dagen respijt", "Days of grace"),
            "open_days": ("Dagen om te tekenen", "Days to sign"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "change-payment-plan": CommandWords(
        nl=Called(
            "Regeling wijzigen",
            "Stel wijziging op",
            "Stel een wijziging op van een regeling die loopt: een termijn later, of verdeeld over"
            " de termijnen daarna. Er komt niets bij; zij geldt als beiden hebben getekend.",
        ),
        en=Called(
            "Change a plan",
            "Draw the change up",
            "Draw up a change of a plan that runs: an instalment later, or spread over those behind"
            " it. Nothing is added; it holds when both have signed.",
        ),
        fields={
            **_PLAN,
            "number": (
                "Nummer van de termijn (leeg: de eerste die niet is betaald)",
                "Number of the instalment (empty: the first that is not paid)",
            ),
            "later": (
                "Nieuwe uiterste dag (leeg: verdeel over de termijnen daarna)",
                "New last day (empty: spread over the instalments behind it)",
            ),
            "open_days": ("Dagen om te tekenen", "Days to sign"),
            "confirmed": (
                "Het klopt zo, ook al is het ongewoon",
                "It is meant so, though it is unusual",
            ),
        },
    ),
    "payment-plan-ground": CommandWords(
        nl=Called(
            "Grond voor kosten van een regeling",
            "Leg grond vast",
            "Zeg op welke grond een regeling mag die een consument iets kost; wie haar opstelde"
            " doet dat niet zelf.",
        ),
        en=Called(
            "Ground for what a plan costs",
            "Record the ground",
            "Say on which ground a plan may be offered that costs a consumer something; whoever"
            " drew it up does not.",
        ),
        fields={**_PLAN, "ground": ("Grond", "Ground")},
    ),
    "signing-link": CommandWords(
        nl=Called(
            "Link om te tekenen",
            "Verstuur link",
            "Mail de debiteur de regeling met een link waarmee hij haar tekent. Hij werkt één keer,"
            " en alleen de debiteur krijgt hem te zien.",
        ),
        en=Called(
            "Link to sign",
            "Send the link",
            "E-mail the plan to the debtor with a link by which he signs it. It is good once, and"
            " only the debtor is shown it.",
        ),
        fields=_PLAN,
    ),
    "signing-link-again": CommandWords(
        nl=Called(
            "Link opnieuw versturen",
            "Verstuur opnieuw",
            "Mail de debiteur een nieuwe link; de vorige werkt daarna niet meer.",
        ),
        en=Called(
            "Send the link again",
            "Send again",
            "E-mail the debtor another link; the one before opens no more.",
        ),
        fields=_PLAN,
    ),
    "signing-paper": CommandWords(
        nl=Called(
            "Regeling per post",
            "Stuur per post",
            "Stuur de debiteur de regeling per post: hij tekent de brief en stuurt die terug.",
        ),
        en=Called(
            "Plan by post",
            "Send by post",
            "Send the debtor the plan by post: he signs the letter and sends it back.",
        ),
        fields={
            **_PLAN,
            "again": ("Nog een, na een die al ging", "Another one, after one that was sent"),
        },
    ),
    "signed-paper": CommandWords(
        nl=Called(
            "Getekend papier terug",
            "Leg vast",
            "Leg vast dat de debiteur de brief getekend terugstuurde, met een beeld ervan. Een"
            " ander dan u tekent namens de schuldeiser.",
        ),
        en=Called(
            "Signed paper came back",
            "Record it",
            "Record that the debtor sent the letter back signed, with a picture of it. Another"
            " person than you signs for the creditor.",
        ),
        fields={
            **_PLAN,
            "name": ("Naam bij de handtekening", "Name with the signature"),
            "dated": ("Dag bij de handtekening", "Day with the signature"),
            "content": (
                "Het papier: PDF, PNG of JPEG (alle bladzijden)",
                "The paper: PDF, PNG or JPEG (all its pages)",
            ),
        },
    ),
    "sign-payment-plan": CommandWords(
        nl=Called(
            "Regeling tekenen",
            "Teken voor de schuldeiser",
            "Teken namens de schuldeiser, met uw eigen naam; tekende de debiteur ook, dan geldt"
            " zij.",
        ),
        en=Called(
            "Sign the plan",
            "Sign for the creditor",
            "Sign for the creditor, in your own name; if the debtor signed too, it holds.",
        ),
        fields={
            **_PLAN,
            "name_seen": (
                "De naam onder de regeling klopt: wie zo tekende, mag dat",
                "The name below the plan is right: who signed so may",
            ),
        },
    ),
    "withdraw-payment-plan": CommandWords(
        nl=Called(
            "Voorstel intrekken",
            "Trek voorstel in",
            "Trek een regeling in die nog niet door beiden is getekend.",
        ),
        en=Called(
            "Withdraw the proposal",
            "Withdraw it",
            "Take back a plan that not both have signed yet.",
        ),
        fields={
            **_PLAN,
            "confirmed": (
                "Ook als de debiteur haar kreeg: hij wil haar niet, of mag er niet op rekenen",
                "Even if the debtor got it: he does not want it, or may not rely on it",
            ),
        },
    ),
    "agreement-terms": CommandWords(
        nl=Called(
            "Afspraken volgen",
            "Leg vast",
            "Stel in wanneer aan een termijn wordt herinnerd, en met welke speling een toezegging"
            " is nagekomen.",
        ),
        en=Called(
            "Watching agreements",
            "Record",
            "Set when a debtor is reminded of an instalment, and with what a promise is kept.",
        ),
        fields={
            "remind_before": (
                "Dagen vóór een termijn herinneren (0: niet)",
                "Days to remind before an instalment (0: not)",
            ),
            "remind_after": (
                "Dagen na een termijn herinneren (0: niet)",
                "Days to remind after an instalment (0: not)",
            ),
            "promise_days": (
                "Zo veel dagen later is nog nagekomen",
                "So many days later is still kept",
            ),
            "promise_short": (
                "Zo veel minder is nog nagekomen",
                "So much less is still kept",
            ),
            "seen": SEEN,
        },
    ),
}
"""By the name of a command."""
