"""English of the pages of the bank."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Bank": "Bank",
    "Afschriften als CAMT.053, CAMT.054 of MT940, los of in een zip. Elke post telt één keer; nog"
    " eens inlezen doet geen kwaad.": (
        "Statements as CAMT.053, CAMT.054 or MT940, alone or in a zip. Every entry counts once;"
        " importing it again does no harm."
    ),
    "Nieuw": "New",
    "Misschien bekend": "Perhaps known",
    "Van bestand %(name)s weigerde de bank %(count)s; al bekend: %(known)s.": (
        "Of file %(name)s the bank refused %(count)s; known already: %(known)s."
    ),
    "Ingelezen": "Imported",
    "Bekend": "Known",
    "Geweigerd": "Refused",
    "Niet meegeteld": "Not counted",
    "Rekeningen": "Accounts",
    "Afschriften volledig": "Statements complete",
    "Betalingen bekend tot en met": "Payments known through",
    "Wat in de weg staat": "What stands in the way",
    "Geld van %(day)s is nog van niemand": "Money of %(day)s is nobody’s yet",
    "Er is nog geen afschrift ingelezen.": "No statement was imported yet.",
    "Wat vanzelf wordt geboekt": "What is booked by itself",
    "Niet vanzelf geboekt:": "Not booked by itself:",
    "vanzelf boeken vanaf %(score)s, voorstellen vanaf %(less)s.": (
        "booked by itself from %(score)s, proposed from %(less)s."
    ),
    "niets wordt vanzelf geboekt, voorstellen vanaf %(less)s.": (
        "nothing is booked by itself, proposed from %(less)s."
    ),
    "Telt niet:": "Does not count:",
    "Een verschil tot en met %(amount)s vervalt vanzelf.": (
        "A difference of at most %(amount)s is let go by itself."
    ),
    "De zekerheid loopt van 0 tot 100; onder 70 wordt nooit iets vanzelf geboekt. Ruimer stellen"
    " vraagt een tweede persoon. Een wijziging geldt voor wat daarna binnenkomt.": (
        "Certainty runs from 0 to 100; below 70 nothing is ever booked by itself. To set it wider"
        " takes a second person. A change holds for what comes in after it."
    ),
    "Beoordeeld op de voorwaarden van toen van": "Judged on the terms of then of",
    "Zo gesteld op": "Set so on",
    "Opnieuw op %(day)s.": "Again on %(day)s.",
    "De betaler vragen waarvoor het is": "Ask the payer what it is for",
    "De betaler is": "The payer is",
    "rekening en volledige naam zijn de zijne, en van niemand anders.": (
        "account and full name are his, and nobody else’s."
    ),
    "Niet zeker is wie betaalde.": "It is not certain who paid.",
    "Verstuur deze tekst alleen als u dat zelf weet, nooit naar een debiteur die het misschien"
    " is.": (
        "Send this text only where you know it yourself, never to a debtor who may be the one."
    ),
    "Er wordt niets verstuurd. Neem de tekst over, en leg daarna vast dat de betaler is gevraagd,"
    " met de dag waarop u weer wilt kijken.": (
        "Nothing is sent. Copy the text, and then record that the payer was asked, with the day on"
        " which you want to look again."
    ),
    "Posten": "Lines",
    "Lijst van posten": "List of lines",
    "Lijst van rekeningen": "List of accounts",
    "Geboekt": "Booked",
    "Geen post gevonden.": "No line found.",
    "Post": "Line",
    "Bestanden van de bank (CAMT, MT940 of .zip)": "Files of the bank (CAMT, MT940 or .zip)",
    "Bankpost": "Bank line",
    "Zie ook": "See also",
    "Wat de bank zegt": "What the bank says",
    "Tegenpartij": "Other party",
    "Omschrijving": "Description",
    "Kenmerk van de betaler": "Reference of the payer",
    "Machtiging": "Mandate",
    "Toevoeging van de bank": "Added by the bank",
    "Reden van terugkomst": "Why it came back",
    "Kenmerk van de bank": "Reference of the bank",
    "Te plaatsen": "To be placed",
    "Betalingen zijn bekend tot en met een dag als van elke post tot dan vaststaat van wie zij is,"
    " of alleen van wie zij kan zijn: een voorgestelde post laat de vorderingen van die debiteuren"
    " wachten, en niemand anders. Van voor het eerste afschrift is niets bekend, tenzij bij de"
    " schuldeiser staat tot en met wanneer betalingen zijn vastgelegd.": (
        "Payments are known through a day where of each line until then it is certain whose it is,"
        " or only whose it may be: a proposed line lets the claims of those debtors wait, and"
        " nobody else. Of before the first statement nothing is known, unless it is said with the"
        " creditor through which day payments are recorded."
    ),
    "Factuurnummer": "Invoice number",
    "op": "on",
    "Op een factuur": "On an invoice",
    "Zoek de factuur op": "Look the invoice up",
    "Die is hiermee voldaan.": "It is paid with this.",
    "Dat staat bij deze vordering, om te verrekenen of terug te storten.": (
        "It stands with that claim, to be set off or refunded."
    ),
    "open op %(day)s: %(amount)s.": "open on %(day)s: %(amount)s.",
    "Daarvan is %(amount)s te veel.": "%(amount)s of it is too much.",
    "Van %(amount)s blijft %(left)s over. Alles plaatsen maakt dat te veel betaald op deze"
    " factuur; met een kleiner bedrag wacht de rest op deze bankpost.": (
        "Of %(amount)s, %(left)s is left over. Placing all of it makes that overpaid on this"
        " invoice; with a smaller amount the rest waits on this bank line."
    ),
    "Na %(amount)s blijft %(left)s open.": "After %(amount)s, %(left)s stays open.",
    "Met %(amount)s is die voldaan.": "With %(amount)s it is paid.",
    "Op deze factuur staat niets meer open.": "Nothing is open on this invoice any more.",
    "Deze factuur is uit handen gegeven.": "This invoice was handed over.",
    "Daartegen pleit:": "Against it:",
    "zekerheid %(score)s van 100": "certainty %(score)s of 100",
    "Eerder geboekt met zekerheid %(score)s van 100; dat is teruggedraaid.": (
        "Booked before with certainty %(score)s of 100; that was undone."
    ),
    "Geen vordering kwam tot zekerheid %(score)s: er wordt niets voorgesteld.": (
        "No claim came to certainty %(score)s: nothing is proposed."
    ),
    "De bank noemt een ander:": "The bank names somebody else:",
    "De namen komen maar voor een deel overeen:": "The names agree in part only:",
    "Verrekenen met wat openstaat": "Set off against what is open",
    "Leg het geld van deze debiteur op wat hij schuldig is, het oudste eerst.": (
        "Lay this debtor's money on what he owes, the oldest first."
    ),
}
