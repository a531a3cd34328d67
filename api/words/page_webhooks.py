"""English of the pages of webhooks."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Webhooks": "Webhooks",
    "Wat hier wordt vastgelegd, kan ondertekend naar een ander systeem worden gestuurd: per"
    " vordering op volgorde, en opnieuw zolang het niet is aangenomen.": (
        "What is recorded here can be sent to another system, signed: in its order in each claim,"
        " and again as long as it was not taken."
    ),
    "Er is nog geen abonnement.": "There is no subscription yet.",
    "Waarvoor": "What for",
    "Adres": "Address",
    "Staat ervoor in": "Answers for it",
    "Soorten": "Kinds",
    "alle soorten": "all kinds",
    "Schuldeisers": "Creditors",
    "Persoonsgegevens": "Personal data",
    "ja": "yes",
    "nee": "no",
    "Dit is het geheim.": "This is the secret.",
    "Het wordt één keer getoond en nergens bewaard: geef het nu aan wie ontvangt.": (
        "It is shown once and kept nowhere: give it to the receiver now."
    ),
    "Met het geheim controleert de ontvanger de handtekening; het wordt één keer getoond.": (
        "With the secret the receiver checks the signature; it is shown once."
    ),
    "Toon het geheim": "Show the secret",
    "Klaargezet tot en met": "Laid ready through",
    "plaats %(position)s": "position %(position)s",
    "Wacht": "Waiting",
    "Aangenomen": "Taken",
    "Mislukte pogingen": "Attempts that failed",
    "Faalt sinds": "Failing since",
    "Volgende poging": "Next attempt",
    "Zendingen": "Deliveries",
    "Zoeken in de zendingen": "Search the deliveries",
    "Er is geen zending gevonden.": "No delivery was found.",
    "Zending": "Delivery",
    "Zending %(number)s": "Delivery %(number)s",
    "Geëindigd": "Ended",
    "Pogingen": "Attempts",
    "Poging": "Attempt",
    "Wanneer": "When",
    "Uitkomst": "Outcome",
    "Duur": "Took",
    "Code van de ontvanger": "Code of the receiver",
    "Deze gebeurtenis is nog niet gestuurd.": "This event was not sent yet.",
    "Dezelfde gebeurtenis, nog eens": "The same event, once more",
    "Klaargezet": "Laid ready",
    "Gebeurtenis": "Event",
    "Stuur zending %(number)s opnieuw": "Send delivery %(number)s again",
    "Nog eens": "Once more",
    "Opnieuw": "Again",
    "Oudere zendingen": "Older deliveries",
    "Er is nog niets gestuurd.": "Nothing was sent yet.",
    "tot %(moment)s": "until %(moment)s",
    "poging %(count)s": "attempt %(count)s",
    "De ontvanger zei zelf dat hij er niet meer is.": (
        "The receiver itself said that it is no longer there."
    ),
}
