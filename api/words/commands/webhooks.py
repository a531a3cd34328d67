"""What the commands are called about subscriptions."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

_TERMS: Final = {
    "label": ("Waarvoor", "What for"),
    "address": ("Adres (https)", "Address (https)"),
    "answered_by": ("Wie ervoor instaat (gebruikersnaam)", "Who answers for it (login)"),
    "kinds": (
        "Alleen deze soorten, met een komma ertussen",
        "These kinds alone, a comma between two",
    ),
    "all_kinds": ("Alle soorten, behalve die van gebruikers", "All kinds but those of users"),
    "creditors": ("Alleen van deze schuldeisers", "Of these creditors alone"),
    "all_creditors": (
        "Van alle schuldeisers, ook die er nog komen",
        "Of all creditors, also those that are still to come",
    ),
    "personal_data": ("Ook persoonsgegevens", "Personal data as well"),
}

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "subscription": CommandWords(
        nl=Called(
            "Abonnement op gebeurtenissen",
            "Maak abonnement",
            "Stuur alles wat vanaf nu wordt vastgelegd ondertekend naar een adres.",
        ),
        en=Called(
            "Subscription to events",
            "Subscribe",
            "Have all that is recorded from now on sent to an address, signed.",
        ),
        fields=_TERMS,
    ),
    "subscription-changed": CommandWords(
        nl=Called(
            "Wijzigen",
            "Wijzig abonnement",
            "Zeg geheel opnieuw wat waarheen wordt gestuurd, en wie ervoor instaat.",
        ),
        en=Called(
            "Change",
            "Change the subscription",
            "Say all anew what is sent where, and who answers for it.",
        ),
        fields=_TERMS,
    ),
    "subscription-paused": CommandWords(
        nl=Called(
            "Pauzeren",
            "Pauzeer",
            "Stuur niets tot iemand het hervat; wat intussen gebeurt, wacht.",
        ),
        en=Called(
            "Pause",
            "Pause",
            "Send nothing until somebody lets it go on; what happens meanwhile waits.",
        ),
    ),
    "subscription-resumed": CommandWords(
        nl=Called(
            "Hervatten",
            "Hervat",
            "Ga verder waar het stilviel: alles wat wachtte, wordt gestuurd.",
        ),
        en=Called(
            "Let it go on",
            "Let it go on",
            "Go on where it came to a stop: all that waited is sent.",
        ),
    ),
    "subscription-ended": CommandWords(
        nl=Called(
            "Beëindigen",
            "Beëindig",
            "Stuur nooit meer iets; een nieuw abonnement begint met wat nieuw is.",
        ),
        en=Called(
            "End",
            "End the subscription",
            "Send nothing ever again; a new subscription begins with what is new.",
        ),
    ),
    "subscription-secret": CommandWords(
        nl=Called(
            "Ander geheim",
            "Vervang geheim",
            "Laat een ander geheim ondertekenen; een aantal uren tekent het oude ernaast.",
        ),
        en=Called(
            "Another secret",
            "Replace the secret",
            "Let another secret sign; for some hours the former one signs beside it.",
        ),
        fields={
            "both_hours": (
                "Uren dat beide ondertekenen (0: het oude is gelekt)",
                "Hours that both sign (0: the former one leaked)",
            )
        },
    ),
    "subscription-replay": CommandWords(
        nl=Called(
            "Opnieuw sturen",
            "Stuur opnieuw",
            "Stuur gebeurtenissen nog eens: alles na een plaats in het logboek, of één.",
        ),
        en=Called(
            "Send once more",
            "Send once more",
            "Send events once more: all behind a position, or one.",
        ),
        fields={
            "after": ("Alles na plaats", "All behind position"),
            "event": ("Eén gebeurtenis (id)", "One event (id)"),
        },
    ),
    "subscription-ping": CommandWords(
        nl=Called(
            "Proberen",
            "Stuur een proef",
            "Stuur een gebeurtenis die niets zegt, om het adres te proberen.",
        ),
        en=Called(
            "Try it out",
            "Send a ping",
            "Send an event that says nothing, to try the address out.",
        ),
    ),
}
