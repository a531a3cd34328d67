"""What a submission to a trustee or administrator says, in both languages."""

from collections.abc import Mapping
from typing import Final

from domain.law.protection import Bar
from domain.letter.text import Language

TITLES: Final[Mapping[Language, Mapping[Bar, str]]] = {
    "nl": {
        Bar.BANKRUPTCY: "Indiening van vorderingen in het faillissement",
        Bar.SUSPENSION: "Indiening van vorderingen in de surseance van betaling",
        Bar.DEBT_RESTRUCTURING: "Indiening van vorderingen in de schuldsanering",
        Bar.DISSOLUTION: "Opgave van vorderingen aan de vereffenaar",
    },
    "en": {
        Bar.BANKRUPTCY: "Claims filed in the bankruptcy",
        Bar.SUSPENSION: "Claims filed in the suspension of payments",
        Bar.DEBT_RESTRUCTURING: "Claims filed in the debt restructuring",
        Bar.DISSOLUTION: "Claims reported to the liquidator",
    },
}

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "dear": "Geachte heer, mevrouw,",
        "opening": "Hierbij dienen wij in wat {debtor} ons schuldig was op {as_of}, de dag vóór"
        " {order} {ordered_on}. Rente is berekend tot en met {as_of}; van later dagen vragen wij"
        " geen rente en geen kosten.",
        "by_court": "de uitspraak van",
        "dissolved": "de ontbinding op",
        "rank": "Deze vorderingen zijn concurrent: wij beroepen ons niet op voorrang, pand of"
        " hypotheek.",
        "paid_to": "Een uitkering ontvangen wij graag op {accounts} ten name van {holder}, onder"
        " vermelding van {reference}.",
        "ask": "Wilt u de ontvangst bevestigen, en ons laten weten welk bedrag u erkent en welk"
        " bedrag u betwist?",
        "since": "Na {as_of} is {received} ontvangen. Dat is hierboven niet afgetrokken.",
        "amounts": "Wat wij indienen",
        "claims": "Specificatie",
        "attachments": "Bijlagen",
        "invoice": "Factuur {number} van {day}",
        "on_request": "De facturen sturen wij op verzoek toe.",
        "regards": "Met vriendelijke groet,",
        "principal": "Hoofdsom",
        "interest": "Rente",
        "costs": "Incassokosten",
        "total": "Totaal",
        "dated": "Datum",
        "debtor": "Schuldenaar",
        "ordered_on": "Dag van de uitspraak of ontbinding",
        "court": "Rechtbank",
        "number": "Nummer in het register",
        "as_of": "Bedragen tot en met",
        "vat": "Btw in de facturen",
        "reference": "Ons kenmerk",
        "as_data": "De vorderingen als gegevens",
    },
    "en": {
        "dear": "Dear Sir or Madam,",
        "opening": "We hereby file what {debtor} owed us on {as_of}, the day before {order}"
        " {ordered_on}. Interest runs through {as_of}; of later days we ask no interest and no"
        " costs.",
        "by_court": "the court's order of",
        "dissolved": "the dissolution on",
        "rank": "These claims are unsecured: we invoke no preference, pledge or mortgage.",
        "paid_to": "Please pay any distribution to {accounts} in the name of {holder}, quoting"
        " {reference}.",
        "ask": "Would you confirm that you received this, and tell us which amount you admit and"
        " which you contest?",
        "since": "After {as_of} we received {received}. It is not taken off above.",
        "amounts": "What we file",
        "claims": "Specification",
        "attachments": "Attachments",
        "invoice": "Invoice {number} of {day}",
        "on_request": "We send the invoices on request.",
        "regards": "Yours faithfully,",
        "principal": "Principal",
        "interest": "Interest",
        "costs": "Collection costs",
        "total": "Total",
        "dated": "Date",
        "debtor": "Debtor",
        "ordered_on": "Day of the order or dissolution",
        "court": "Court",
        "number": "Number in the register",
        "as_of": "Amounts through",
        "vat": "VAT in the invoices",
        "reference": "Our reference",
        "as_data": "The claims as data",
    },
}
