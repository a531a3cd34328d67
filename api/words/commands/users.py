"""What the commands are called about users."""

from collections.abc import Mapping
from typing import Final

from api.words.commands.table import Called, CommandWords

COMMANDS: Final[Mapping[str, CommandWords]] = {
    "user": CommandWords(
        nl=Called(
            "Gebruiker",
            "Voeg toe",
            "Voeg iemand toe die hier werkt, of een programma; zonder rol mag hij niets.",
        ),
        en=Called(
            "User",
            "Add",
            "Add somebody who works here, or a program; he may do nothing until he has a role.",
        ),
        fields={
            "login": ("Gebruikersnaam", "Login"),
            "name": ("Naam", "Name"),
            "program": ("Een programma", "A program"),
        },
    ),
    "role": CommandWords(
        nl=Called(
            "Rol geven",
            "Geef rol",
            "Geef een rol, voor alle schuldeisers of voor sommige; dezelfde rol wordt vervangen.",
        ),
        en=Called(
            "Give a role",
            "Give the role",
            "Give a role, for all creditors or for some; one that he has is replaced.",
        ),
        fields={
            "role": ("Rol", "Role"),
            "creditors": (
                "Alleen voor deze schuldeisers; geen gekozen: voor alle",
                "For these creditors alone; none chosen: for all",
            ),
        },
    ),
    "role-withdrawn": CommandWords(
        nl=Called(
            "Rol intrekken",
            "Trek rol in",
            "Trek een rol in; de laatste beheerder blijft het.",
        ),
        en=Called(
            "Take a role back",
            "Take the role back",
            "Take a role back; the last administrator stays one.",
        ),
        fields={"role": ("Rol", "Role")},
    ),
    "user-closed": CommandWords(
        nl=Called(
            "Afsluiten",
            "Sluit af",
            "Wie afgesloten is kan niets meer; zijn naam blijft van hem.",
        ),
        en=Called(
            "Close",
            "Close the user",
            "Whoever is closed can do nothing any more; his name stays his.",
        ),
        fields={},
    ),
    "user-reopened": CommandWords(
        nl=Called(
            "Weer openen",
            "Open weer",
            "Geef wie afgesloten was zijn rollen terug; tokens worden opnieuw uitgegeven.",
        ),
        en=Called(
            "Open again",
            "Open the user again",
            "Give a closed user his roles back; tokens are issued anew.",
        ),
        fields={},
    ),
    "token-withdrawn": CommandWords(
        nl=Called(
            "Token intrekken",
            "Trek token in",
            "Met een ingetrokken token komt niemand meer binnen.",
        ),
        en=Called(
            "Withdraw a token",
            "Withdraw the token",
            "Nobody gets in with a token that is withdrawn.",
        ),
        fields={"token_id": ("Token", "Token")},
    ),
    "sign-in-linked": CommandWords(
        nl=Called(
            "Aanmelding koppelen",
            "Koppel",
            "Laat iemand zich aanmelden bij de dienst die is ingesteld, onder het kenmerk (subject)"
            " waaronder die hem kent; het eerdere vervalt.",
        ),
        en=Called(
            "Link a sign-in",
            "Link",
            "Let somebody sign in through the issuer that is set, under the subject it knows him"
            " by; the one before ends.",
        ),
        fields={"subject": ("Kenmerk bij de dienst (subject)", "Subject at the issuer")},
    ),
    "sign-in-unlinked": CommandWords(
        nl=Called(
            "Aanmelding ontkoppelen",
            "Ontkoppel",
            "Laat iemand zich niet meer aanmelden bij de dienst die is ingesteld; zijn sessies"
            " eindigen.",
        ),
        en=Called(
            "Unlink a sign-in",
            "Unlink",
            "Let somebody sign in through the issuer that is set no longer; his sessions end.",
        ),
        fields={},
    ),
}
