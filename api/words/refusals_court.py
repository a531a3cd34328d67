"""Refusals about court, judgment and enforcement, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "attachment.before": (
        "Het beslag is gelegd[ op {day}], na die dag.",
        "Geef de dag waarop het is opgeheven.",
    ),
    "attachment.none": (
        "Op vordering[ {invoice}] ligt geen beslag.",
        "Leg eerst het beslag vast.",
    ),
    "attachment.released_otherwise": (
        "De opheffing is al vastgelegd[ op {day}].",
        "Neem die eerst terug als vergissing als de dag niet klopt.",
    ),
    "attachment.unknown": (
        "Dat beslag is op vordering[ {invoice}] niet bekend.",
        "Kies een van de beslagen die er liggen.",
    ),
    "court.before_invoice": (
        "De factuur is van[ {day}], na die dag.",
        "Geef de dag waarop de dagvaarding is betekend.",
    ),
    "court.before_summons": (
        "De dagvaarding is betekend[ op {day}], na die dag.",
        "Geef de dag waarop het gebeurde.",
    ),
    "court.hearing_before": (
        "De roldatum ligt vóór de dag waarop de dagvaarding is betekend.",
        "Geef de dag die in de dagvaarding staat.",
    ),
    "court.known_otherwise": (
        "De dagvaarding[ van {day}] is al vastgelegd, en anders[: {element}].",
        (
            "Neem die eerst terug als vergissing als zij niet klopt; een nieuwe roldatum legt u"
            " vast als stap in de procedure."
        ),
    ),
    "court.no_summons": (
        "Vordering[ {invoice}] ligt niet bij een rechter.",
        "Leg eerst de dagvaarding vast.",
    ),
    "summons.plan_open": (
        "Over de vordering[ {invoice}] is een regeling voorgesteld[, te tekenen tot en met {day}].",
        "Laat de dagvaarding intrekken of trek het voorstel in, of vink aan dat het zo klopt.",
    ),
    "summons.plan_runs": (
        "Bij de vordering[ {invoice}] loopt een regeling: wie die nakomt, wordt niet gedagvaard.",
        "Laat de dagvaarding intrekken, of vink aan dat het zo klopt.",
    ),
    "court.pending": (
        "Vordering[ {invoice}] ligt al bij de rechter, of er is al vonnis.",
        "Leg vast wat daar gebeurt; een zaak die is ingetrokken, wordt eerst vastgelegd.",
    ),
    "enforcement.before_judgment": (
        "Het vonnis is gewezen[ op {day}]; daarvoor is niets geëxecuteerd.",
        "Kosten van daarvoor worden in de procedure gevraagd.",
    ),
    "enforcement.known_otherwise": (
        "Dat stuk is al vastgelegd[ als {amount} op {on}].",
        "Neem dat eerst terug als vergissing, of geef het nummer van dit stuk.",
    ),
    "interruption.barred": (
        "Vordering[ {invoice}] is al verjaard: een brief stuit dat niet meer.",
        "Bekijk de vordering; leg vast wat eerder stuitte, als dat er is.",
    ),
    "interruption.not_now": (
        "Er kan nu geen stuitingsbrief uit[: {held}].",
        "Kijk waarom, of stuit op een andere manier en leg dat vast.",
    ),
    "interruption.nothing": (
        "Op vordering[ {invoice}] staat niets open.",
        "Er is niets te stuiten.",
    ),
    "interruption.sent": (
        "Er is vandaag al een stuitingsbrief klaargezet[ voor {invoice}].",
        "Leg vast dat hij is bezorgd, of aangetekend is verzonden.",
    ),
    "letter.interruption_demands": (
        "Een stuitingsbrief geeft geen termijn en kondigt geen kosten aan.",
        "Stuur een aanmaning.",
    ),
    "judgment.annulled_before": (
        "Het vonnis is gewezen[ op {day}], na die dag.",
        "Geef de dag van de uitspraak die het vernietigt.",
    ),
    "judgment.earlier": (
        "Er geldt al een vonnis[ van {day}].",
        "Neem dat eerst terug als vergissing, of geef de dag van het latere vonnis.",
    ),
    "judgment.interest_from": (
        "Rente wordt toegewezen vanaf een dag, en niet van vóór de factuur.",
        "Geef de dag die in het vonnis staat, of kies dat er geen rente is toegewezen.",
    ),
    "judgment.interest_rate": (
        "Overeengekomen rente heeft het percentage uit het vonnis, wettelijke rente haar eigen.",
        "Geef het percentage per jaar bij overeengekomen rente, en alleen dan.",
    ),
    "judgment.interest_over": (
        "De rente loopt over meer dan de hoofdsom[ van {amount}].",
        "Geef het deel van de hoofdsom waarover rente is toegewezen.",
    ),
    "judgment.known_otherwise": (
        "Het vonnis[ van {day}] is al vastgelegd, en anders[: {element}].",
        (
            "Neem dat eerst terug als vergissing als het niet klopt; is dit een ander vonnis, geef"
            " dan zijn eigen dag of zaaknummer."
        ),
    ),
    "judgment.nothing_upheld": (
        "Er geldt geen vonnis dat hiermee bekrachtigd kan zijn.",
        "Leg eerst het vonnis vast dat is bekrachtigd, of laat dit weg.",
    ),
    "judgment.more_than_claimed": (
        "Er wordt meer hoofdsom toegewezen dan open was[: {open} op {day}].",
        (
            "Geef wat van het vonnis over deze vordering gaat, of tot en met welke dag betalingen"
            " eraf zijn; rente en kosten hebben hun eigen veld."
        ),
    ),
    "judgment.none": (
        "Op vordering[ {invoice}] geldt geen vonnis.",
        "Leg eerst het vonnis vast.",
    ),
    "judgment.reckoned": (
        "De dag tot waar betalingen eraf zijn, ligt vóór de factuur of na het vonnis.",
        "Geef de laatste dag waarvan het vonnis de betalingen meetelt.",
    ),
    "judgment.stands": (
        "Er is vonnis gewezen: de zaak kan niet meer worden ingetrokken.",
        "Leg vast dat het vonnis is vernietigd, of scheld kwijt wat u niet vraagt.",
    ),
}
"""By code: what is said, and the way out."""

ELEMENTS: Final[Mapping[str, str]] = {
    "by_default": "bij verstek",
    "claimed": "wat is gevorderd",
    "costs": "de kosten van de dagvaarding",
    "court": "de rechtbank",
    "enforceable": "uitvoerbaar bij voorraad",
    "form": "de vorm",
    "hearing_on": "de roldatum",
    "parts": "wat is toegewezen, met zijn rente",
    "reckoned_through": "tot en met welke dag betalingen eraf zijn",
    "upholds": "of het een vorig vonnis bekrachtigt",
}
"""What of a summons or judgment was told otherwise, by the name of its element."""
