"""English of what stands around the forms of commands, and of the pages made for them."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Ja": "Yes",
    "Nee": "No",
    "(mag leeg)": "(may be empty)",
    "– kies –": "– choose –",
    "Vastgelegd.": "Recorded.",
    "Nu open: %(amount)s.": "Open now: %(amount)s.",
    "Nu te doen: %(what)s": "To be done now: %(what)s",
    "Geld": "Money",
    "Contact en afspraken": "Contact and agreements",
    "Verweer en pauze": "Disputes and holds",
    "Verloop": "Course",
    "Verbeteren": "Corrections",
    "Kan nu niet": "Not possible now",
    "Er valt nu niets vast te leggen.": "Nothing can be recorded now.",
    "%(category)s, vanaf %(day)s": "%(category)s, from %(day)s",
    "voorgesteld": "proposed",
    "Een tweede persoon beslist: dit wordt eerst een voorstel.": (
        "A second person decides: this becomes a proposal first."
    ),
    "Zo nodig beslist een tweede persoon: dan wordt dit eerst een voorstel.": (
        "Where it takes two, a second person decides: then this becomes a proposal first."
    ),
    "Tabel": "Table",
    "Meer regels": "More rows",
    "Met de hand invoeren": "Enter by hand",
    "Facturen inlezen": "Import invoices",
    "Een vordering met de hand invoeren.": "Open a claim by hand.",
    "Een schuldeiser registreren.": "Register a creditor.",
    "Een nieuwe vordering op": "A new claim on",
    "Een vordering met de hand invoeren, of een schuldeiser registreren.": (
        "Open a claim by hand, or register a creditor."
    ),
    "Creditnota": "Credit note",
    "noemt factuur": "names invoice",
    "Creditnota plaatsen": "Place the credit note",
    "Voorstellen": "Proposals",
    "Van de debiteur, op geen vordering: %(amount)s.": "The debtor's, on no claim: %(amount)s.",
    "Naar de debiteur": "To the debtor",
    "%(received)s van %(party)s voor": "%(received)s of %(party)s for",
    "(ingehouden: %(fee)s)": "(fee kept: %(fee)s)",
    "Nog te plaatsen: %(amount)s.": "Left to be placed: %(amount)s.",
    "Van wie zij kan zijn": "Whose it may be",
    "Hun vorderingen wachten tot zij geplaatst is, of tot iemand zegt dat het verder mag.": (
        "Their claims wait until it is placed, or until somebody says that they may go on."
    ),
    "Niemand hier heeft een nummer, factuur, naam en adres of rekening die erop staat.": (
        "Nobody here has a number, invoice, name and address or account that stands in it."
    ),
    "Geplaatst bij vordering": "Placed on claim",
    "Mag deze stap worden gezet: %(step)s?": "May this step be taken: %(step)s?",
    "Betwist: %(amount)s.": "Disputed: %(amount)s.",
    "Bankpost plaatsen": "Place the bank line",
    "Naar de bankpost": "To the bank line",
    "Naar de verzending": "To the sending",
    "Afhandelen": "Deal with it",
    "Alles": "All",
    "Debiteur": "Debtor",
    "van": "of",
    "Vorderingen": "Claims",
    "Geen vorderingen.": "No claims.",
    "Nog een vordering invoeren": "Open another claim",
    "Bereiken": "Reach",
    "Adres": "Address",
    "Per post niet te bereiken.": "Cannot be reached by post.",
    "Telefoon": "Phone",
    "E-mail": "E-mail",
    "Schuldeiser": "Creditor",
    "Schuldeisers": "Creditors",
    "Traject voor consumenten": "Plan for consumers",
    "Traject voor bedrijven": "Plan for businesses",
    "op naam van": "in the name of",
    "Betaallink": "Payment link",
    "brieven noemen": "letters say",
    "Tenaamstelling bij de bank niet bekend: brieven noemen de naam van de schuldeiser. Wijkt die"
    " af, dan waarschuwt de bank wie betaalt.": "Its holder as the bank has it is not known:"
    " letters name the creditor. Where that differs, the bank warns whoever pays.",
    "Incassant-ID": "Creditor identifier",
    "Incasseert": "Collects",
    "voor anderen, of vorderingen die hij overnam: tegenover natuurlijke personen in Nederland"
    " gelden Wki en Bki": "for others, or claims taken over: before natural persons in the"
    " Netherlands Wki and Bki bind",
    "eigen vorderingen: Wki en Bki gelden niet. Incasseert hij voor anderen, of nam hij vorderingen"
    " over, zeg dat dan bij zijn gegevens": "claims of his own: Wki and Bki do not bind. Where he"
    " collects for others, or took claims over, say so with his details",
    "een incasso wordt %(days)s dagen vooraf gemeld": (
        "a direct debit is told %(days)s days before"
    ),
    "Betalingen bekend": "Payments known",
    "Partijen": "Parties",
    "Partijen aan wie vorderingen uit handen gaan": "Parties to whom claims are handed over",
    "Register (Wki art. 4)": ("Register (Wki art. 4)"),
    "de gebruikelijke": "the usual one",
    "hoeft niet ingeschreven te zijn:": "need not be registered:",
    "hoeft niet ingeschreven te zijn": "need not be registered",
    "niet nagekeken: consumenten gaan hier niet heen": (
        "not looked up: no claim on a consumer goes there"
    ),
    "nagekeken op %(day)s": "looked up on %(day)s",
    "Nog geen partij vastgelegd.": "No party recorded yet.",
    "Een partij legt een beheerder vast; hoe zij in het register staat, een senior.": (
        "An administrator records a party; a senior records how it stands in the register."
    ),
    "Met de hand": "By hand",
}
"""By Dutch sentence."""
