"""English of the pages that list: the overview and the work list."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Cijfers": "Figures",
    "Vergelijking": "Comparison",
    "Hierop wacht": "Waiting for this:",
    "controle %(day)s": "checked %(day)s",
    "waarom nog niet?": "why not yet?",
    "Ouderdom": "Age",
    "Totaal": "Total",
    "Vergelijk met wat toen bekend was": "Compare with what was known then",
    "Twee momenten naast elkaar": "Two points side by side",
    "Wat openstond op een dag, zoals het toen bekend was en zoals het nu bekend is.": (
        "What was outstanding on a day, as it was known then and as it is known now."
    ),
    "Bekend op": "Known at",
    "Bekend op (leeg: einde van die dag)": "Known at (empty: end of that day)",
    "Bekend op: een moment in Nederlandse tijd, zoals %(moment)s, of een positie van het log,"
    " zoals 1234.": (
        "Known at: a moment in Dutch time, such as %(moment)s, or a position of the log, such as"
        " 1234."
    ),
    "is geen moment, zoals %(moment)s, en geen positie, zoals 1234": (
        "is neither a moment, such as %(moment)s, nor a position, such as 1234"
    ),
    "Vergelijk": "Compare",
    "%(day)s, bekend op positie %(position)s": "%(day)s, known at position %(position)s",
    "Wat openstaat": "What is outstanding",
    "Verschil": "Difference",
    "Wat verschilt": "What differs",
    "Alles samen": "All together",
    "%(status)s, niet in het totaal": "%(status)s, not in the total",
    "(niet in het totaal)": "(not in the total)",
    "Bij het eerste niet bekend": "Not known at the first",
    "Bij het tweede niet bekend": "Not known at the second",
    "Waar de volgende stap op rust": "What the next step rests on",
    "Het totaal is dat van het overzicht: wat nog loopt. Wat uit handen is gegeven of niet meer"
    " loopt telt daarin niet mee, en staat er daarom onder; alles samen is wat de vorderingen"
    " hieronder verschillen.": (
        "The total is that of the overview: what still runs. What was handed over or runs no more"
        " is not counted in it, and therefore stands below it; all together is by how much the"
        " claims below differ."
    ),
    "Wat uit handen is gegeven telt hierin niet mee:": "What was handed over is not counted here:",
    "niet bekend": "not known",
    "Vorderingen die verschillen: %(count)s": "Claims that differ: %(count)s",
    "Eerste": "First",
    "Tweede": "Second",
    "Alleen de eerste %(count)s staan hier.": "Only the first %(count)s are shown.",
    "Geen enkele vordering verschilt.": "No claim differs.",
    "Een plan proberen": "Try a plan",
    "Probeer een plan op de vorderingen": "Try a plan on the claims",
    "Over dagen die er waren: wat dit plan met de vorderingen zou hebben gedaan, met wat werkelijk"
    " is betaald en gezegd. Over dagen die komen: met de antwoorden van uw eigen debiteuren van"
    " vroeger. Er wordt niets verstuurd en niets vastgelegd.": (
        "Over days that were: what this plan would have done with the claims, with what was really"
        " paid and said. Over days to come: with the answers of your own debtors of before."
        " Nothing is sent, and nothing is recorded."
    ),
    "Niet geprobeerd.": "Not tried.",
    " naast ": " beside ",
    "%(first)s tot en met %(last)s: %(num)s vorderingen.": (
        "%(first)s through %(last)s: %(num)s claims."
    ),
    "De helft van %(num)s trekkingen ligt onder het getal, een tiende onder en een tiende boven"
    " wat erachter staat.": (
        "Half of %(num)s draws lie below the number, a tenth below and a tenth above what stands"
        " behind it."
    ),
    "Beide plannen naast elkaar; dezelfde getallen staan in de tabel hieronder.": (
        "Both plans side by side; the same numbers are in the table below."
    ),
    "Beide plannen": "Both plans",
    "Wat": "What",
    "Wat dit niet weet": "What this does not know",
    "Waarover te weinig is waargenomen": "Of what too little was observed",
    "Vorderingen die anders gaan": "Claims that go otherwise",
    "Open de vordering": "Open the claim",
    "Niets.": "Nothing.",
    "Welk plan, over welke dagen": "Which plan, over which days",
    "Kies een plan": "Choose a plan",
    "of plak er een (TOML)": "or paste one (TOML)",
    "of stuur een bestand": "or send a file",
    "Naast dit plan": "Beside this plan",
    "zoals het is ingesteld": "as it is set",
    "Hier hoogstens %(num)s vorderingen, in ten hoogste een minuut; meer gaan op de"
    " opdrachtregel:": (
        "Here at most %(num)s claims, in a minute at most; more go on the command line:"
    ),
    "Probeer": "Try",
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
    "Nummer, naam of plaats": "Number, name or city",
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
    "Wat pas gebeurt als een tweede persoon instemt.": (
        "What is done only when a second person agrees."
    ),
    "U kunt beslissen": "You can decide",
    "Een ander beslist": "Somebody else decides",
    "Bekijk en beslis": "Look and decide",
    "Bekijk": "Look",
    "voor u:": "for you:",
    "voorstellen voor u:": "proposals for you:",
    "Er wacht geen voorstel dat u mag zien.": "No proposal waits that you may see.",
    "Te veel betaald: %(amount)s.": "Paid too much: %(amount)s.",
}
"""By Dutch sentence."""
