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
            "creditors": ("Alleen voor deze schuldeisers", "For these creditors alone"),
            "all_creditors": (
                "Voor alle schuldeisers, ook die er nog komen",
                "For all creditors, also those that are still to come",
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
            "Gebruiker weer toelaten",
            "Laat weer toe",
            "Wie was afgesloten kan weer aan het werk, met de rollen die hij had. Programma's"
            " krijgen een nieuw token.",
        ),
        en=Called(
            "Let a user in again",
            "Let in again",
            "Whoever was closed can work again, in the roles he had. Programs get a new token.",
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
            "Aanmelden met het account van de organisatie",
            "Sta dit account toe",
            "Deze gebruiker kan zich dan aanmelden zonder wachtwoord van hier, met het account dat"
            " hij bij uw eigen aanmelddienst (OpenID Connect) heeft. Vul in onder welk kenmerk"
            " (subject) die dienst hem kent; een eerder account vervalt.",
        ),
        en=Called(
            "Sign in with the organisation's account",
            "Allow this account",
            "This user can then sign in without a password of ours, with the account he has at your"
            " own sign-in service (OpenID Connect). Give the subject that service knows him by; an"
            " earlier account ends.",
        ),
        fields={"subject": ("Kenmerk bij die dienst (subject)", "Subject at that service")},
    ),
    "sign-in-unlinked": CommandWords(
        nl=Called(
            "Niet meer aanmelden met het account van de organisatie",
            "Sta dit account niet meer toe",
            "Deze gebruiker meldt zich niet meer aan via uw eigen aanmelddienst; wie zo binnen is,"
            " wordt afgemeld.",
        ),
        en=Called(
            "No longer sign in with the organisation's account",
            "Allow this account no longer",
            "This user no longer signs in through your own sign-in service; where he is signed in"
            " so, he is signed out.",
        ),
        fields={},
    ),
}
