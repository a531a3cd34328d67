"""Dutch of the check-list in a dossier: what was looked at, and what is missing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CHECKED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "debtor.reachable": "adres of e-mailadres van de debiteur",
        "debtor.address": "postadres van de debiteur",
        "debtor.capacity": "hoedanigheid van de debiteur (consument of bedrijf)",
        "party.registered": "inschrijving van het incassobureau in het register",
        "invoice.document": "de factuur zelf",
        "terms.shown": "de overeenkomst of algemene voorwaarden als stuk",
        "terms.accepted": "overeenkomst of algemene voorwaarden, met aanvaarding",
        "default.begun": "verzuim van de debiteur",
        "letters.notice_received": "bewijs van ontvangst van de ingebrekestelling",
        "letters.fourteen_days": "veertiendagenbrief waarvan de termijn voorbij is",
        "letters.fourteen_days_received": "bewijs van ontvangst van de veertiendagenbrief",
        "letters.term_over": "geen lopende betaaltermijn",
        "interest.term_over": "geen lopende betaaltermijn voor handelsrente",
        "agreements.plan_over": "geen lopende betalingsregeling",
        "agreements.signing_over": "geen voorgestelde regeling die nog te tekenen is",
        "agreements.promise_over": "geen lopende betaalbelofte",
        "agreements.extension_over": "geen lopend uitstel",
        "agreements.hold_over": "geen lopende pauze",
        "agreements.confirmed": "afspraken schriftelijk bevestigd",
        "dispute.answered": "geen openstaande betwisting",
        "marks.looked_at": "geen aandachtspunt dat eerst moet worden bekeken",
        "debtor.no_credit": "geen geld of tegoed van de debiteur bij de schuldeiser",
        "debtor.payment_placed": "geen binnengekomen geld dat misschien van de debiteur is",
        "debtor.decided": "een besluit of een andere debiteur dezelfde persoon is",
        "ledger.enough": "meer open dan een klein restant",
        "debtor.told": "bericht aan de debiteur over een teruggenomen betaling, met nieuwe termijn",
        "debtor.not_barred": "geen faillissement, schuldsanering, schuldhulp, bewind of overlijden",
        "ledger.open": "openstaande hoofdsom",
        "ledger.unpaid": "een deel van de factuur waarvoor niets is betaald",
        "limitation.kind": "waarvoor de consument schuldig is (soort vordering)",
        "limitation.open": "niet verjaard",
        "limitation.provable": "niet verjaard volgens wat te bewijzen is",
        "limitation.far": "verjaring niet nabij",
        "consumer.information": "bewijs dat de consument vooraf is geïnformeerd",
    }
)
"""By code of an item: what was looked at."""

LACKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "the invoice itself": "de factuur zelf",
        "the registration of the agency as a collection service": "de inschrijving van het"
        " incassobureau in het register",
        "an address of the debtor": "een adres van de debiteur",
        "default of the debtor": "verzuim van de debiteur",
        "a lapsed fourteen-day letter": "een veertiendagenbrief waarvan de termijn voorbij is",
        "an answer to the dispute": "een antwoord op de betwisting",
        "a look at what was marked": "een blik op wat bij de vordering opviel",
        "a look at the debtor's money and credit here": "een blik op het tegoed van de debiteur",
        "a place for money that came in and may be the debtor's": "een plaats voor geld dat"
        " binnenkwam en misschien van de debiteur is",
        "word to the debtor that a payment was taken back, and a fresh term": "bericht aan de"
        " debiteur dat een betaling is teruggenomen, en een nieuwe termijn",
        "a decision whether another debtor is the same person": "een besluit of een andere"
        " debiteur dezelfde persoon is",
        "a word that the claim goes on for a small rest": "een besluit om voor een klein restant"
        " verder te gaan",
        "the end of the payment plan": "het einde van de betalingsregeling",
        "the end of the proposed payment plan": "het einde van de voorgestelde regeling",
        "the end of the promise to pay": "het einde van de betaalbelofte",
        "the end of the extended term": "het einde van het uitstel",
        "the end of the hold": "het einde van de pauze",
        "open principal": "een openstaande hoofdsom",
        "a part of the invoice that is not paid": "een deel van de factuur waarvoor niets is"
        " betaald (er is zoveel betaald als de factuur vraagt; wat openstaat, staat open omdat"
        " betalingen eerst op kosten en rente telden)",
        "a claim that is not barred": "een vordering die niet verjaard is",
        "an end to bankruptcy": "het einde van het faillissement",
        "an end to debt_restructuring": "het einde van de schuldsanering",
        "an end to debt_help": "het einde van de schuldhulp",
        "an end to guardianship": "het einde van het bewind",
        "an end to suspension_of_payments": "het einde van de surseance",
        "an end to cooling_off": "het einde van de afkoelingsperiode",
        "an end to moratorium": "het einde van het moratorium",
        "an end to interim_moratorium": "het einde van de voorlopige voorziening",
        "an end to threat_moratorium": "het einde van het moratorium",
        "an end to forced_settlement": "het einde van het dwangakkoord",
        "an end to curatorship": "het einde van de curatele",
        "an end to minority": "meerderjarigheid, of wie voor hem optreedt",
        "an end to dissolution": "een vereffenaar, of een heropende vereffening",
        "an end to natural_obligation": "een vordering die afdwingbaar is",
        "an end to death": "bekende erfgenamen, en het einde van de drie maanden",
    }
)
"""By phrase, as ``HandOverPrepared`` names it: what stops a hand-over."""

STANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "found": "in orde",
        "amiss": "niet in orde",
        "blocking": "ontbreekt",
        "urgent": "dringend",
        "advisory": "niet aangetoond",
    }
)
"""How an item of the check-list stands (``stand``)."""
_UNWANTED: Final = tuple(
    what for what in CHECKED.values() if what.startswith(("geen ", "niet ", "verjaring niet "))
)
"""What must not be there: of these nothing is missing, and nothing is to be shown."""


def stand(what: str, *, found: bool, weight: str) -> str:
    """How an item of the check-list stands, by its Dutch words: a key of ``STANDS``.

    ``amiss``: something is there that should not be; that it is missing would be misread.
    """
    if found:
        return "found"
    return "amiss" if weight != "urgent" and what.endswith(_UNWANTED) else weight
