"""Costs only after a last chance, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_CHARGED_NL: Final = "Er is {charged} aan incassokosten gerekend"
_CHARGED_EN: Final = "Collection costs of {charged} were charged"
_NONE_NL: Final = "Kosten konden daarop niet volgen; hiervan staat nog {standing}."
_NONE_EN: Final = "No costs could follow from it; {standing} of them still stands."

COSTS_AFTER_LETTER: Final = ObligationWords(
    nl=Demand(
        "Kosten pas na een laatste kans",
        "Een consument krijgt eerst een juiste brief met veertien dagen die hem bereikt; een"
        " bedrijf is eerst in verzuim, of voorbij de termijn van een handelsovereenkomst.",
    ),
    en=Demand(
        "Costs only after a last chance",
        "A consumer first gets a lawful letter with fourteen days that reaches him; a business is"
        " first in default, or past the term of a trade contract.",
    ),
    reasons={
        "after_a_lawful_letter": (
            Said(f"{_CHARGED_NL} na een juiste brief.", "Dat mocht vanaf {allowed_from}."),
            Said(f"{_CHARGED_EN} after a lawful letter.", "That was allowed from {allowed_from}."),
        ),
        "shown_since": (
            Said(
                f"{_CHARGED_NL}; dat dat mocht is pas later aangetoond.",
                "Wat de kosten draagt hoort vast te staan als ze worden gerekend.",
            ),
            Said(
                f"{_CHARGED_EN}; that they were due was shown later.",
                "What carries the costs should be shown when they are charged.",
            ),
        ),
        "taken_back": (
            Said(
                f"{_CHARGED_NL} en weer vervallen, toen bleek dat ze niet verschuldigd waren.",
                "Wat blijkt niet verschuldigd te zijn, wordt niet meer gevraagd.",
            ),
            Said(
                f"{_CHARGED_EN} and let go again when they proved not to be due.",
                "What proves not to be due is not asked any more.",
            ),
        ),
        "not_taken_back": (
            Said(
                f"{_CHARGED_NL} die later niet verschuldigd bleken; {{standing}} staat nog.",
                "Ze hadden moeten vervallen zodra dat bekend was.",
            ),
            Said(
                f"{_CHARGED_EN} that later proved not to be due; {{standing}} still stands.",
                "They should have been let go once that was known.",
            ),
        ),
        "business_in_default": (
            Said(
                f"{_CHARGED_NL} aan een bedrijf dat in verzuim was of te laat betaalde.",
                "Dat mocht vanaf {allowed_from}.",
            ),
            Said(
                f"{_CHARGED_EN} to a business that was in default or paid too late.",
                "That was allowed from {allowed_from}.",
            ),
        ),
        "business_not_in_default": (
            Said(
                f"{_CHARGED_NL} aan een bedrijf dat niet in verzuim was en niet te laat betaalde.",
                "Dat mocht pas na het verzuim, of na de laatste dag van de termijn.",
            ),
            Said(
                f"{_CHARGED_EN} to a business that was not in default and did not pay too late.",
                "That was allowed only after default, or after the last day of the term.",
            ),
        ),
        "without_a_letter": (
            Said(
                f"{_CHARGED_NL} aan een consument zonder brief met veertien dagen.",
                "Zonder die brief zijn geen kosten verschuldigd; hiervan staat nog {standing}.",
            ),
            Said(
                f"{_CHARGED_EN} to a consumer without a fourteen-day letter.",
                "Without that letter no costs are due; {standing} of them still stands.",
            ),
        ),
        "within_the_term": (
            Said(
                f"{_CHARGED_NL} voordat de termijn van de brief voorbij was.",
                "Dat mocht pas vanaf {allowed_from}.",
            ),
            Said(
                f"{_CHARGED_EN} before the term of the letter had passed.",
                "That was not allowed before {allowed_from}.",
            ),
        ),
        "letter_unlawful": (
            Said(
                f"{_CHARGED_NL} op een brief waarvan de termijn, de tekst of het bedrag niet is"
                " wat de wet wil.",
                _NONE_NL,
            ),
            Said(
                f"{_CHARGED_EN} on a letter of which the term, the wording or the amount is not"
                " what the law wants.",
                _NONE_EN,
            ),
        ),
        "letter_before_default": (
            Said(f"{_CHARGED_NL} op een brief van voor het verzuim.", _NONE_NL),
            Said(f"{_CHARGED_EN} on a letter of before default.", _NONE_EN),
        ),
        "letter_came_back": (
            Said(f"{_CHARGED_NL} op een brief die niet was aangekomen.", _NONE_NL),
            Said(f"{_CHARGED_EN} on a letter that had not arrived.", _NONE_EN),
        ),
        "other_terms_agreed": (
            Said(
                f"{_CHARGED_NL}, terwijl binnen de termijn iets anders was afgesproken.", _NONE_NL
            ),
            Said(f"{_CHARGED_EN} although something else was agreed within the term.", _NONE_EN),
        ),
        "letter_asked_too_much": (
            Said(f"{_CHARGED_NL} op een brief die meer vroeg dan was verschuldigd.", _NONE_NL),
            Said(f"{_CHARGED_EN} on a letter that asked more than was owed.", _NONE_EN),
        ),
        "debtor_died_within_term": (
            Said(f"{_CHARGED_NL}, terwijl de debiteur binnen de termijn overleed.", _NONE_NL),
            Said(f"{_CHARGED_EN} although the debtor died within the term.", _NONE_EN),
        ),
        "letter_not_recorded": (
            Said(
                f"{_CHARGED_NL} op een brief waarvan de gegevens ontbreken.",
                "De brief zelf, met zijn verzending, zou tonen of dat mocht.",
            ),
            Said(
                f"{_CHARGED_EN} on a letter of which the record is missing.",
                "The letter itself, with its sending, would show whether that was allowed.",
            ),
        ),
        "arrival_not_shown": (
            Said(
                f"{_CHARGED_NL} op een brief waarvan niet vaststaat dat hij aankwam.",
                "Een bewijs van ontvangst, of een brief per post, zou dat tonen.",
            ),
            Said(
                f"{_CHARGED_EN} on a letter of which nothing shows that it arrived.",
                "Proof of receipt, or a letter by post, would show it.",
            ),
        ),
        "default_not_shown": (
            Said(
                f"{_CHARGED_NL} na een verzuim dat rust op een e-mail waarvan niet vaststaat dat"
                " hij aankwam.",
                "Een bewijs van ontvangst van die ingebrekestelling zou dat tonen.",
            ),
            Said(
                f"{_CHARGED_EN} after a default that rests on an e-mail of which nothing shows"
                " that it arrived.",
                "Proof that that notice of default was received would show it.",
            ),
        ),
        "under_foreign_law": (
            Said(
                f"{_CHARGED_NL} aan een consument voor wie buitenlands recht geldt.",
                "Of dat mocht, zegt het recht van zijn land.",
            ),
            Said(
                f"{_CHARGED_EN} to a consumer for whom foreign law holds.",
                "Whether that was allowed, the law of his country says.",
            ),
        ),
        "asked_as_charged": (
            Said(
                "Een brief of dossier vroeg {asked} aan kosten.",
                "Tot en met die dag was {owed} gerekend.",
            ),
            Said(
                "A letter or dossier asked costs of {asked}.",
                "By that day {owed} was charged.",
            ),
        ),
        "asked_beyond_charges": (
            Said(
                "Een brief of dossier vroeg {asked} aan kosten, meer dan er was gerekend.",
                "Ten hoogste {owed} mocht worden gevraagd.",
            ),
            Said(
                "A letter or dossier asked costs of {asked}, more than was charged.",
                "At most {owed} could be asked.",
            ),
        ),
    },
)
