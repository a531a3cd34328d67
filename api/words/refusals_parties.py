"""Refusals of parties, their registration, and papers that go along, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "hand_over.kind_unknown": (
        "Niet bekend is of[ {party}] een incassobureau, deurwaarder of advocaat is.",
        "Noem ook het soort, of leg de partij vast bij de schuldeiser.",
    ),
    "hand_over.nobody_set_down": (
        "Bij de schuldeiser is niet vastgelegd welke deurwaarder of advocaat vorderingen krijgt.",
        "Noem de partij en haar soort, of leg haar vast bij de schuldeiser.",
    ),
    "accounts.of_party": (
        "Een van deze rekeningen is van een partij[: {party}], niet van de schuldeiser.",
        "Laat die weg, of leg eerst vast dat zij niet van die partij is (`party-account-off`).",
    ),
    "party.own_account": (
        "Een van deze rekeningen is van de schuldeiser zelf, niet van de partij.",
        "Vraag de partij van welke rekening zij doorbetaalt wat zij ontving.",
    ),
    "hand_over.agreed_since": (
        "Met de debiteur is intussen iets afgesproken of hem iets aangeboden[: {invoice}].",
        (
            "Haal de vordering terug of trek het aanbod in, of vink aan dat de partij het weet en"
            " zich eraan houdt."
        ),
    ),
    "hand_over.batch_waits": (
        "Voor[ {invoice}] ligt een incasso klaar[ op {day}], die op vrijgave wacht.",
        "Laat die batch eerst vrijgeven of intrekken, of vink aan dat het zo klopt.",
    ),
    "hand_over.before_plan": (
        "Volgens het traject gaat de vordering[ {invoice}] pas uit handen vanaf[ {day}].",
        "Wacht die dag af, of vink aan dat het zo klopt.",
    ),
    "hand_over.payments_unknown": (
        "Wat er op de vordering[ {invoice}] is betaald, is nog niet bekend[ tot en met {day}].",
        "Leg eerst de betalingen van die dagen vast, of vink aan dat het zo klopt.",
    ),
    "hand_over.term_runs": (
        "Een brief geeft de debiteur nog tijd om te betalen[, tot en met {day}].",
        "Wacht die dag af, of vink aan dat het zo klopt.",
    ),
    "hand_over_letter.not_now": (
        "De debiteur kan nu geen bericht krijgen[: {held}].",
        "Kijk waarom; anders bericht de partij hem met haar eigen eerste brief.",
    ),
    "hand_over_letter.not_set_down": (
        "Een partij[ {party}] is niet vastgelegd bij deze schuldeiser.",
        "Een beheerder legt de partij vast, zodat de brief kan zeggen wie zij is.",
    ),
    "hand_over_letter.not_there": (
        "De vordering[ {invoice}] ligt bij geen partij.",
        "De brief gaat zodra een partij de vordering heeft.",
    ),
    "hand_over_letter.told": (
        "De debiteur weet al dat de vordering[ {invoice}] bij[ {party}] een partij ligt.",
        "Er hoeft niets meer uit; een brief die terugkwam, kan opnieuw.",
    ),
    "letter.hand_over_account": (
        "Een bericht van overdracht noemt geen rekening van de schuldeiser.",
        "Laat de rekening aan de partij.",
    ),
    "letter.hand_over_demands": (
        "Een bericht van overdracht geeft geen termijn en kondigt geen kosten aan.",
        "Stuur een aanmaning.",
    ),
    "letter.party_sum": (
        "De delen tellen niet op tot wat openstaat.",
        "",
    ),
    "document.not_readable": (
        "Van dit stuk is er niets dat leesbaar is als pdf.",
        "Open het stuk zoals het bewaard is.",
    ),
    "pdf.no_page": (
        "De pdf heeft geen bladzijde.",
        "Bewaar of druk haar opnieuw af naar pdf, en bekijk haar eerst zelf.",
    ),
    "pdf.unopened": (
        "De pdf is niet te openen: zij is beschadigd, of geen pdf.",
        "Bewaar of druk haar opnieuw af naar pdf, en bekijk haar eerst zelf.",
    ),
    "party.not_set_down": (
        "Een partij[ {party}] is niet vastgelegd bij deze schuldeiser[; wel: {known}].",
        "Een beheerder legt de partij eerst vast, op de bladzijde van de schuldeiser.",
    ),
    "registration.days": (
        "De registratie zou eindigen voor zij begint.",
        "Kijk beide dagen nog eens na.",
    ),
    "registration.unclear": (
        "Geef het registratienummer met de eerste dag ervan, of de reden waarom het niet hoeft.",
        "Zoek de partij op in het register voor incassodienstverlening van Justis.",
    ),
    "paper.known_otherwise": (
        "Dit bestand ligt al bij vordering[ {invoice}], als ander stuk of met een andere datum.",
        "Neem dat eerst als vergissing terug.",
    ),
    "paper.too_many": (
        "Bij vordering[ {invoice}] liggen al[ {most}] stukken.",
        "Voeg er meer samen tot één pdf, of neem er een als vergissing terug.",
    ),
    "paper.unreadable": (
        "Het bestand is geen pdf, png of jpg.",
        "Druk het af naar pdf, of maak er een foto van.",
    ),
    "party.no_account": (
        "Deze rekening is niet vastgelegd voor[ {party}] deze partij.",
        "Bekijk de partijen van de schuldeiser, en noem er een met een rekening ervan.",
    ),
    "party.not_there": (
        "De vordering[ {invoice}] is nooit uit handen gegeven[ aan {party}].",
        "Noem de partij die haar heeft of had; geld op de eigen rekening is een betaling.",
    ),
    "party.owes_less": (
        "[{party} is ]op vordering[ {invoice}] niet meer verschuldigd dan[ {owed}].",
        "Leg eerst vast wat de debiteur volgens de partij daar betaalde.",
    ),
    "party_bill.credits_more": (
        "[{party} crediteert ]op vordering[ {invoice}] meer dan in rekening is gebracht.",
        "Leg eerst de nota vast, of verbeter de bedragen.",
    ),
    "party_bill.known_otherwise": (
        "Deze nota[ {bill}] is al anders vastgelegd[: {amount} met btw, van {on}].",
        "Gebruik een ander kenmerk voor een andere nota, of verbeter de eerste als vergissing.",
    ),
    "party.which": (
        "Meer partijen hebben de vordering[ {invoice}] gehad[: {parties}].",
        "Noem de partij die het meldt.",
    ),
    "remittance.known_otherwise": (
        "Deze afdracht is al anders vastgelegd[: {amount}, ingehouden {fee}, op {on}].",
        "Gebruik een ander kenmerk voor een andere afdracht, of verbeter de eerste als vergissing.",
    ),
}
