"""English of the pages that list: the overview and the work list."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Cijfers": "Figures",
    "Van %(first)s tot en met %(last)s, stand op de laatste dag. Elk getal opent de vorderingen"
    " waaruit het bestaat.": (
        "From %(first)s through %(last)s, as of the last day. Every number opens the claims that"
        " it is made of."
    ),
    "Van %(first)s tot en met %(last)s, stand op de laatste dag.": (
        "From %(first)s through %(last)s, as of the last day."
    ),
    "Deel": "Part",
    "Aantal": "Number",
    "Niets in deze periode.": "Nothing in this period.",
    "Openstaand": "Outstanding",
    "Openstaand naar ouderdom": "Outstanding by age",
    "%(num)s lopende vordering": "%(num)s live claim",
    "%(num)s lopende vorderingen": "%(num)s live claims",
    "%(num)s vordering": "%(num)s claim",
    "%(num)s vorderingen": "%(num)s claims",
    "hoofdsom %(principal)s, rente %(interest)s, kosten %(costs)s": (
        "principal %(principal)s, interest %(interest)s, costs %(costs)s"
    ),
    "Zoek op nummer, naam, plaats of kenmerk": "Search by number, name, city or reference",
    "Nummer, naam, plaats of kenmerk": "Number, name, city or reference",
    "Status": "Status",
    "Lopend": "Live",
    "Alle": "All",
    "Gezocht op “%(text)s”.": "Searched for “%(text)s”.",
    "Alleen %(what)s.": "Only %(what)s.",
    "Alleen één debiteur.": "Only one debtor.",
    "Vorderingen": "Claims",
    "Geen vorderingen die hieraan voldoen.": "No claims match this.",
    "Factuur": "Invoice",
    "Debiteur": "Debtor",
    "Vervalt": "Due",
    "Dagen te laat": "Days overdue",
    "Open": "Open",
    "Volgende stap": "Next step",
    "taak": "task",
    "taken": "tasks",
    "Wat op een mens wacht, het dringendste eerst. De rest doet de dagelijkse run.": (
        "What waits for a person, the most urgent first. The daily run does the rest."
    ),
    "Bedrag": "Amount",
    "Bijzonderheden": "Details",
    "Er wacht niets op u.": "Nothing waits for you.",
    "Voorstellen": "Proposals",
    "Wat pas gebeurt als een tweede persoon instemt. Beslis op de pagina van de vordering of de"
    " schuldeiser.": (
        "What is done only when a second person agrees. Decide on the page of the claim or the"
        " creditor."
    ),
    "Over": "About",
    "Voorstel": "Proposal",
    "Sinds": "Since",
    "Voorgesteld door": "Proposed by",
    "Er wacht geen voorstel dat u mag zien.": "No proposal waits that you may see.",
    "Te veel betaald: %(amount)s.": "Paid too much: %(amount)s.",
}
"""By Dutch sentence."""
