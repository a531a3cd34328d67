"""Why a plan waits, stands or asks, as the engine says it in a phrase."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from api.words.figures import day
from api.words.language import DUTCH, spoken

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "letter under way": ("Brief onderweg", "Letter under way"),
    "hand-over requested": (
        "Wacht op antwoord op de overdracht",
        "Waits for an answer to the hand-over",
    ),
    "nothing open": ("Niets open", "Nothing open"),
    "not issued yet": ("Nog niet gefactureerd", "Not issued yet"),
    "promise to pay": ("Betaalbelofte loopt", "A promise to pay runs"),
    "payment plan": ("Betalingsregeling loopt", "A payment plan runs"),
    "hold": ("Pauze", "On hold"),
    "unknown": ("Niet vastgelegd", "Not recorded"),
    "payments of the term may still be under way": (
        "Betaling kan nog onderweg zijn",
        "Payment may still be under way",
    ),
    "no contact on this day": ("Vandaag mag geen contact", "No contact on this day"),
    "no working day": ("Vandaag is geen werkdag", "No working day"),
    "default begins": ("Verzuim treedt in", "Default begins"),
    "term before the call": ("Termijn voor het bellen loopt", "Term before the call"),
    "e-mail that is doubled by post": (
        "E-mail wordt per post herhaald",
        "E-mail that is doubled by post",
    ),
    "the plan has no further step": (
        "Het traject heeft geen verdere stap",
        "The plan has no further step",
    ),
    "the plan is not for a debtor of this kind": (
        "Het traject is niet voor zo'n debiteur",
        "The plan is not for a debtor of this kind",
    ),
    "the claim is disputed": ("De vordering is betwist", "The claim is disputed"),
    "only interest or costs are open": (
        "Alleen rente of kosten staan open",
        "Only interest or costs are open",
    ),
    "an old claim waits for a person": (
        "Een oude vordering wacht op een mens",
        "An old claim waits for a person",
    ),
    "it is in doubt whether a letter went out": (
        "Onzeker of een brief uitging",
        "It is in doubt whether a letter went out",
    ),
    "a letter waits to be printed and posted": (
        "Een brief moet geprint en gepost",
        "A letter waits to be printed and posted",
    ),
    "e-mail alone does not show that the fourteen-day letter arrived": (
        "E-mail alleen toont niet aan dat de veertiendagenbrief aankwam",
        "E-mail alone does not show that the fourteen-day letter arrived",
    ),
    "the plan proposes to write the claim off": (
        "Het traject stelt voor af te boeken",
        "The plan proposes to write the claim off",
    ),
    "there is no address to write to": (
        "Er is geen adres om naar te schrijven",
        "There is no address to write to",
    ),
    "no default yet: a notice must come first": (
        "Nog geen verzuim: eerst een ingebrekestelling",
        "No default yet: a notice must come first",
    ),
    "the debtor is to be called": ("De debiteur moet worden gebeld", "The debtor is to be called"),
}
"""By phrase: in Dutch, in English."""

_TERM_BEFORE: Final = re.compile(r"term before (?P<step>[\w-]+)")
_ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def reason(text: str) -> str:
    """A reason of the engine in the language that is spoken; a day in it as that writes days."""
    dutch = spoken() == DUTCH
    if said := PHRASES.get(text):
        return said[0] if dutch else said[1]
    if _TERM_BEFORE.fullmatch(text):
        return "Termijn loopt nog" if dutch else "The term still runs"
    return _ISO_DAY.sub(lambda found: day(date.fromisoformat(found[0])), text)
