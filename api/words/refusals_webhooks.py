"""Refusals of subscriptions to events, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "subscription.unknown": ("Dit abonnement is er niet.", "Kies een van de abonnementen."),
    "delivery.unknown": (
        "Deze zending is er niet.",
        "Op de pagina van het abonnement staan de zendingen die worden bewaard.",
    ),
    "subscription.ended": (
        "Dit abonnement is beëindigd.",
        "Maak een nieuw; dat begint met wat vanaf dan wordt vastgelegd.",
    ),
    "subscription.address": (
        "Naar dit adres kan niets worden gestuurd.",
        "Geef een https-adres op het internet, zoals https://hooks.example.nl/in.",
    ),
    "webhooks.delivering": (
        "Een ander proces op deze opslag verstuurt de gebeurtenissen al.",
        "Laat het zijn gang gaan: `vordering serve` verstuurt vanzelf.",
    ),
    "subscription.kind_unknown": (
        "Deze soort gebeurtenis is er niet[: {kind}].",
        "In docs/events.md staan ze alle; claim.* is alles van een vordering.",
    ),
    "subscription.kinds_unsaid": (
        "Er is niet gezegd welke soorten gebeurtenissen worden gestuurd.",
        "Noem er een of meer, zoals claim.*, of kies alle soorten; niet beide.",
    ),
    "creditors.unsaid": (
        "Er is niet gezegd voor welke schuldeisers dit is.",
        "Kies er een of meer, of zeg dat het voor alle is; niet beide.",
    ),
    "subscription.beyond_rights": (
        "Wie ervoor instaat, mag niet alles zien wat zou worden gestuurd[: {login}].",
        (
            "Noem minder schuldeisers, laat persoonsgegevens weg, of laat iemand ervoor instaan"
            " die het recht heeft."
        ),
    ),
    "subscription.secret_shown": (
        "Dit geheim is al één keer getoond.",
        "Vervang het door een ander; dat kan worden getoond.",
    ),
    "subscription.replay_what": (
        "Zeg wat opnieuw moet worden gestuurd.",
        "Geef een plaats waarna alles komt, of het id van één gebeurtenis; niet beide.",
    ),
    "subscription.replay_ahead": (
        "Zover is het logboek nog niet[: het eindigt bij {last}].",
        "Geef een plaats die er al is; wat komt, wordt vanzelf gestuurd.",
    ),
    "subscription.event_unknown": (
        "Zo’n gebeurtenis is er niet onder wat hierheen wordt gestuurd.",
        "In het logboek van verzendingen staat wat is gestuurd.",
    ),
}
"""By code: what cannot be, and the way out."""
