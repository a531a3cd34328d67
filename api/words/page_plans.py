"""English of the pages of payment plans that both sign."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Betalingsregeling": "Payment plan",
    "Betalingsregelingen": "Payment plans",
    "Betalingsregeling berekenen": "Work out a payment plan",
    "Dit is een oefenomgeving: hier geldt niets van.": (
        "This is a place to practise: nothing of it holds."
    ),
    "U wilt deze regeling niet. Dat is vastgelegd. Neem contact op met de schuldeiser als u iets"
    " anders wilt voorstellen.": (
        "You do not want this plan. That is recorded. Contact the creditor if you want to propose"
        " something else."
    ),
    "U hebt getekend. De schuldeiser tekende al: de regeling geldt vanaf vandaag.": (
        "You signed. The creditor had signed already: the plan holds from today."
    ),
    "U hebt getekend. De regeling geldt zodra ook de schuldeiser heeft getekend.": (
        "You signed. The plan holds as soon as the creditor has signed too."
    ),
    "Tekenen": "Sign",
    "Typ uw naam om te tekenen. Bewaard worden uw naam, de dag en het tijdstip, en dat u deze"
    " tekst zag.": (
        "Type your name to sign. Your name, the day and the time are kept, and that you saw this"
        " text."
    ),
    "Uw voor- en achternaam": "Your first and last name",
    "Ik heb dit gelezen en teken": "I read this and sign",
    "Ik wil deze regeling niet": "I do not want this plan",
    "Kenmerk van deze tekst": "Mark of this text",
    "Eerste termijn uiterlijk op": "First instalment by",
    "Hoe vaak": "How often",
    "Aantal termijnen": "Number of instalments",
    "Of bedrag per termijn": "Or amount of each",
    "Vraag de wettelijke rente die intussen loopt": (
        "Ask the statutory interest that runs meanwhile"
    ),
    "Termijnen": "Instalments",
    "Bereken": "Work it out",
    "Er is geen vordering waarover nu een regeling kan: niet over wat wordt betwist, wat niet meer"
    " loopt, of waarover al een afspraak loopt. Leg eerst vast hoe dat eindigt.": (
        "There is no claim that a plan can be made of now: not of what is disputed, what does not"
        " live any more, or what another agreement is about. Record first how that ends."
    ),
    "Terug naar de debiteur": "Back to the debtor",
    "Samen %(total)s.": "%(total)s in all.",
    "Daarvan is %(interest)s rente over de tijd van de regeling.": (
        "Of that %(interest)s is interest over the time of the plan."
    ),
    "Deze regeling is misschien krediet aan een consument: een andere senior moet zeggen op welke"
    " grond zij mag.": (
        "This plan may be credit to a consumer: another senior has to say on which ground it may"
        " be offered."
    ),
    "Dagen respijt": "Days of grace",
    "Dagen om te tekenen": "Days to sign",
    "Stel deze regeling op": "Draw this plan up",
    "in %(number)s termijnen": "in %(number)s instalments",
    "afgesproken op %(day)s": "agreed on %(day)s",
    "Volgende termijn: %(amount)s uiterlijk %(day)s": "Next instalment: %(amount)s by %(day)s",
    "opgesteld op %(day)s": "drawn up on %(day)s",
    "wijzigt een eerdere regeling": "changes an earlier plan",
    "te tekenen tot en met %(day)s": "to be signed until %(day)s",
    "tekende op %(day)s": "signed on %(day)s",
    "tekende op papier op %(day)s": "signed on paper on %(day)s",
    "Op %(day)s per post gestuurd, om op papier te tekenen": (
        "Sent by post on %(day)s, to be signed on paper"
    ),
    "Brief om op papier te tekenen": "Letter to be signed on paper",
    "Getekend papier": "Signed paper",
    "Let op: deze naam is misschien niet die van de debiteur. Vraag hem of hij zelf tekende,"
    " voordat u voor de schuldeiser tekent.": (
        "Note: this name may be another's than the debtor's. Ask him whether he signed himself,"
        " before you sign for the creditor."
    ),
    "tekende niet": "has not signed",
    "heeft de link geopend": "opened the link",
    "De link om te tekenen is op %(day)s gemaild naar": (
        "The link to sign was e-mailed on %(day)s to"
    ),
    "De link om te tekenen is niet verstuurd": "The link to sign was not sent",
    "brief": "letter",
    "Tekst": "Text",
    "Wat nu kan": "What can be done now",
    "Getekende regeling (PDF)": "Signed plan (PDF)",
}
"""By Dutch sentence."""
