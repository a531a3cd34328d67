"""English of the pages of users and of signing in."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Kan worden geantwoord door": "May be answered by",
    "Aanmelden": "Sign in",
    "Aanmelden via %(issuer)s": "Sign in through %(issuer)s",
    "Meldt zich aan via": "Signs in through",
    "Afmelden": "Sign out",
    "Inzage": "Access",
    "Wie zag wiens gegevens?": "Who saw whose data?",
    "Een debiteur staat hier met het eind van zijn kenmerk: zijn naam tonen zou zelf een inzage"
    " zijn.": (
        "A debtor is shown by the end of his reference: to show his name would itself be access."
    ),
    "Wie zag deze gegevens?": "Who saw these data?",
    "Alle inzage van deze debiteur": "All access to this debtor",
    "Elke inzage in gegevens van een debiteur wordt opgeschreven voordat iemand ze ziet; niets"
    " daarvan kan worden veranderd of weggehaald (AVG art. 5 lid 2).": (
        "Every look at a debtor's data is written down before anybody sees them; nothing of it can"
        " be changed or taken out (GDPR art. 5(2))."
    ),
    "Wie keek": "Who looked",
    "Vanaf": "From",
    "Tot en met": "Through",
    "Van één debiteur:": "Of one debtor:",
    "Van iedereen": "Of everybody",
    "Wanneer": "When",
    "Wie": "Who",
    "Wat": "What",
    "Waarvoor": "What for",
    "Waarmee": "By which way",
    "Niemand, voor zover hier gevraagd.": "Nobody, as far as asked here.",
    "Gebruikersnaam": "Login",
    "Wachtwoord": "Password",
    "Gebruikers van deze proefomgeving": "Users of this sandbox",
    "Hier is niemand echt: kies als wie u wilt rondkijken.": (
        "Nobody here is real: choose as whom you want to look around."
    ),
    "Wachtwoord kiezen": "Choose a password",
    "Voor de gebruiker <strong>%(login)s</strong>. Kies twaalf tekens of meer, bijvoorbeeld een"
    " paar woorden die alleen u bij elkaar zet.": (
        "For the user <strong>%(login)s</strong>. Choose twelve characters or more, such as a few"
        " words that only you would put together."
    ),
    "Nog een keer": "Once more",
    "Bewaar en meld aan": "Keep it and sign in",
    "Gebruikers": "Users",
    "Naam": "Name",
    "Rollen": "Roles",
    "Rol": "Role",
    "gesloten": "closed",
    "open": "open",
    "programma": "program",
    "Er is nog niemand.": "There is nobody yet.",
    "Toevoegen": "Add",
    "Geef deze link.": "Give this link.",
    "Hij werkt één keer, drie dagen lang, en wordt nergens bewaard.": (
        "It works once, for three days, and is kept nowhere."
    ),
    "Er is nog niets om uit te kiezen.": "There is nothing to choose from yet.",
    "Trek het voorstel in": "Withdraw the proposal",
    "Naar rekening %(iban)s van %(holder)s (%(whose)s).": (
        "To account %(iban)s of %(holder)s (%(whose)s)."
    ),
    "De rekening is gewist, of intussen een andere.": (
        "The account was erased, or is another one by now."
    ),
    "Geen rekening bekend.": "No account is known.",
    "zonder naam": "nobody named",
    "Voorgesteld door %(who)s op %(day)s.": "Proposed by %(who)s on %(day)s.",
    "Voorgesteld.": "Proposed.",
    "Tot een tweede persoon instemt gebeurt er niets.": (
        "Until a second person agrees nothing is done."
    ),
    "Stem in": "Agree",
    "Niet eens": "Do not agree",
    "Wijs af": "Decline",
    "Waarom niet (wordt verzegeld)": "Why not (will be sealed)",
    "Van rekening %(iban)s van %(holder)s.": "From account %(iban)s of %(holder)s.",
    "Intussen noemt de machtiging een andere rekening.": (
        "By now the mandate names another account."
    ),
    "Over uw eigen voorstel beslist een ander; u kunt het intrekken.": (
        "Somebody else decides on your own proposal; you can withdraw it."
    ),
    "Instemmen kan: %(who)s.": "Can agree: %(who)s.",
    "Instellen kan: %(who)s.": "Can set it: %(who)s.",
    "Niemand anders heeft hier dit recht: vraag een beheerder om een tweede.": (
        "Nobody else here has this right: ask an administrator for a second person."
    ),
    "alle schuldeisers": "all creditors",
    "Token": "Token",
    "Met een link kiest iemand zelf een wachtwoord; zijn eerdere link vervalt.": (
        "With a link somebody chooses his own password; an earlier link ends."
    ),
    "Maak een link": "Make a link",
}
