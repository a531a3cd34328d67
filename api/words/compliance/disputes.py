"""What is contested, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_REST_ONLY_NL: Final = "Ten hoogste {at_most} mocht worden gevraagd."
_REST_ONLY_EN: Final = "At most {at_most} could be asked."

DISPUTES: Final = ObligationWords(
    nl=Demand(
        "Betwistingen beantwoord en niet nagejaagd",
        "Wat de debiteur betwist wordt op tijd beantwoord, en tot die tijd niet gevraagd, niet met"
        " kosten belast en niet uit handen gegeven.",
    ),
    en=Demand(
        "Disputes answered and not pursued",
        "What the debtor contests is answered in time, and until then neither asked, charged with"
        " costs nor handed over.",
    ),
    reasons={
        "answered_in_time": (
            Said(
                "De betwisting van {amount} is beantwoord op {answered_on}.",
                "Het antwoord moest er uiterlijk op {answer_by} zijn.",
            ),
            Said(
                "The dispute of {amount} was answered on {answered_on}.",
                "An answer was due by {answer_by}.",
            ),
        ),
        "answered_late": (
            Said(
                "De betwisting van {amount} is pas beantwoord op {answered_on}.",
                "Het antwoord had er uiterlijk op {answer_by} moeten zijn.",
            ),
            Said(
                "The dispute of {amount} was not answered until {answered_on}.",
                "The answer should have been there by {answer_by}.",
            ),
        ),
        "not_answered": (
            Said(
                "De betwisting van {amount} is niet beantwoord.",
                "Het antwoord had er uiterlijk op {answer_by} moeten zijn.",
            ),
            Said(
                "The dispute of {amount} was not answered.",
                "The answer should have been there by {answer_by}.",
            ),
        ),
        "no_day_was_set": (
            Said(
                "De betwisting van {amount} is beantwoord op {answered_on}; een dag waarop het"
                " antwoord er moest zijn, was niet bepaald.",
                "De wet noemt geen termijn: of een antwoord na {answer_by} nog op tijd was, is niet"
                " aan te tonen.",
            ),
            Said(
                "The dispute of {amount} was answered on {answered_on}; no day was set by which an"
                " answer had to be there.",
                "The law names no term: whether an answer after {answer_by} was in time cannot be"
                " shown.",
            ),
        ),
        "fell_away": (
            Said(
                "De vordering eindigde terwijl {amount} werd betwist.",
                "Een antwoord was toen niet meer nodig.",
            ),
            Said(
                "The claim ended while {amount} was contested.",
                "An answer was not needed any more.",
            ),
        ),
        "letter_called_off": (
            Said(
                "Een bestelde brief is niet verzonden terwijl {contested} werd betwist.",
                "Wat wordt betwist, mag niet worden gevraagd voordat erover is beslist.",
            ),
            Said(
                "A letter that was ordered was not sent while {contested} was contested.",
                "What is contested may not be asked before it is decided.",
            ),
        ),
        "asked_the_rest_only": (
            Said("Gevraagd is {asked}, zonder het betwiste deel.", _REST_ONLY_NL),
            Said("What was asked is {asked}, without the contested part.", _REST_ONLY_EN),
        ),
        "asked_what_is_contested": (
            Said("Een brief vroeg {asked}, ook wat werd betwist.", _REST_ONLY_NL),
            Said("A letter asked {asked}, also what was contested.", _REST_ONLY_EN),
        ),
        "charged_on_what_is_contested": (
            Said(
                "Incassokosten zijn gerekend over {asked}, ook over wat werd betwist.",
                "Ze mochten over ten hoogste {at_most} worden gerekend.",
            ),
            Said(
                "Collection costs were charged on {asked}, also on what was contested.",
                "They could be charged on {at_most} at most.",
            ),
        ),
        "asked_after_an_answer": (
            Said(
                "Na een antwoord is {asked} gevraagd, terwijl over de betwisting geen beslissing"
                " was vastgelegd.",
                "Was dat geen beslissing, dan mocht ten hoogste {at_most} worden gevraagd.",
            ),
            Said(
                "After an answer {asked} was asked, while no decision on the dispute was recorded.",
                "If the answer was no decision, at most {at_most} could be asked.",
            ),
        ),
        "contested_handed_over": (
            Said(
                "De vordering ging naar een derde ({party_kind}) terwijl {contested} werd betwist.",
                "Eerst moest over de betwisting zijn beslist; alleen een advocaat krijgt een"
                " betwiste vordering.",
            ),
            Said(
                "The claim went to a third party ({party_kind}) while {contested} was contested.",
                "The dispute had to be decided first; only a lawyer is given a contested claim.",
            ),
        ),
        "contested_to_a_lawyer": (
            Said(
                "De vordering ging naar een derde ({party_kind}) terwijl {contested} werd betwist.",
                "Een advocaat mag een betwiste vordering krijgen: de rechter beslist dan.",
            ),
            Said(
                "The claim went to a third party ({party_kind}) while {contested} was contested.",
                "A lawyer may be given a contested claim: a court then decides.",
            ),
        ),
        "grant_not_said": (
            Said(
                "Van {contested} die werd betwist is beslist, maar niet vastgelegd welk deel is"
                " toegegeven.",
                "Wat is toegegeven mocht niet meer worden gevraagd; of dat zo is, is niet aan te"
                " tonen.",
            ),
            Said(
                "The dispute of {contested} was decided, but not which part was granted.",
                "What was granted could not be asked any more; whether it was, cannot be shown.",
            ),
        ),
        "asked_what_was_granted": (
            Said("Een brief vroeg {asked}, ook wat de debiteur is toegegeven.", _REST_ONLY_NL),
            Said("A letter asked {asked}, also what the debtor was granted.", _REST_ONLY_EN),
        ),
        "granted_taken_off": (
            Said("Een brief vroeg {asked}, zonder wat de debiteur is toegegeven.", _REST_ONLY_NL),
            Said("A letter asked {asked}, without what the debtor was granted.", _REST_ONLY_EN),
        ),
    },
)
