"""The phrases in which the engine gives a reason that lies with the debtor, or a court."""

from collections.abc import Mapping
from typing import Final

OF_DEBTORS: Final[Mapping[str, tuple[str, str]]] = {
    "the claim is before the court": ("Ligt bij de rechter", "The claim is before the court"),
    "a judgment is enforced by a bailiff": (
        "Er is vonnis: dat voert een deurwaarder uit",
        "There is a judgment: a bailiff enforces it",
    ),
    "the claim does not lie with that party": (
        "de vordering ligt niet bij die partij",
        "the claim does not lie with that party",
    ),
    "the claim was asked back": ("de vordering is teruggevraagd", "the claim was asked back"),
    "the party is not registered as a collection service": (
        "de partij staat niet in het register van incassodienstverleners",
        "the party is not registered as a collection service",
    ),
    "a payment plan waits for signatures": (
        "Een voorgestelde regeling wacht op ondertekening",
        "A proposed payment plan waits for signatures",
    ),
    "nobody takes claims on that ground": (
        "niemand neemt op die grond vorderingen aan",
        "nobody takes claims on that ground",
    ),
    "the claims were filed again": (
        "de vorderingen zijn opnieuw ingediend",
        "the claims were filed again",
    ),
    "nothing is open": ("er staat niets open", "nothing is open"),
    "the claim is barred by limitation, by what can be proven": (
        "De vordering is verjaard, naar wat te bewijzen is",
        "The claim is barred by limitation, by what can be proven",
    ),
    "right reserved": ("recht op nakoming voorbehouden", "right to performance reserved"),
    "judgment": ("vonnis", "judgment"),
    "judgment annulled": ("vonnis vernietigd", "judgment annulled"),
    "what is left cannot be enforced any more": (
        "Wat over is, is niet meer afdwingbaar",
        "What is left cannot be enforced any more",
    ),
    "the letters go to who acts for the debtor": (
        "De brieven gaan naar wie voor de debiteur optreedt",
        "The letters go to who acts for the debtor",
    ),
}
"""In Dutch and in English."""
