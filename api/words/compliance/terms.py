"""Terms, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_AFTER_NL: Final = "Dat had pas na {term_ends} gemogen."
_AFTER_EN: Final = "That should have waited until after {term_ends}."

TERMS: Final = ObligationWords(
    nl=Demand(
        "Termijnen in acht genomen",
        "Niets wordt gevraagd voor de vervaldag of binnen een termijn die al is gegeven; een"
        " ingebrekestelling en een laatste kans geven tijd genoeg, en verzuim begint niet eerder.",
    ),
    en=Demand(
        "Terms respected",
        "Nothing is asked before the due day or within a term that was given; a notice of default"
        " and a last chance give time enough, and default does not begin too early.",
    ),
    reasons={
        "on_its_day": (
            Said(
                "Een brief ging uit na de vervaldag en na eerder gegeven termijnen.",
                "Een termijn die hij zelf geeft, is lang genoeg.",
            ),
            Said(
                "A letter went out after the due day and after terms that were given before.",
                "A term that it gives itself is long enough.",
            ),
        ),
        "before_due": (
            Said(
                "Een brief vroeg om betaling voordat de vervaldag voorbij was.",
                "Betaling mocht worden gevraagd na {due_on}.",
            ),
            Said(
                "A letter asked for payment before the due day had passed.",
                "Payment could be asked after {due_on}.",
            ),
        ),
        "before_term_ended": (
            Said("Een brief ging uit binnen de termijn van een eerdere brief.", _AFTER_NL),
            Said("A letter went out within the term of an earlier letter.", _AFTER_EN),
        ),
        "no_term_at_all": (
            Said(
                "Een brief gaf tijd tot en met {pay_by}, en die dag was er al.",
                "Een termijn eindigt na de dag waarop de brief uitgaat.",
            ),
            Said(
                "A letter gave until {pay_by}, which had come already.",
                "A term ends after the day on which the letter goes out.",
            ),
        ),
        "notice_too_short": (
            Said(
                "Een ingebrekestelling gaf tijd tot en met {pay_by}.",
                "Vanaf de ontvangst hadden het ten minste {least} dagen moeten zijn.",
            ),
            Said(
                "A notice of default gave until {pay_by}.",
                "From its receipt it should have been {least} days at least.",
            ),
        ),
        "last_chance_too_short": (
            Said(
                "Een brief met een laatste kans gaf {days} dagen, in andere woorden of met een dag"
                " erbij.",
                "Het moeten ten minste {least} volle dagen zijn, gerekend vanaf de bezorging.",
            ),
            Said(
                "A letter with a last chance gave {days} days, in other words or with a day named.",
                "It has to be {least} full days at least, counted from delivery.",
            ),
        ),
        "last_chance_before_default": (
            Said(
                "Een brief met een laatste kans ging uit voordat de debiteur in verzuim was.",
                "De afgesproken dag of de termijn van een ingebrekestelling ging voor.",
            ),
            Said(
                "A letter with a last chance went out before the debtor was in default.",
                "The agreed day, or the term of a notice of default, had to pass first.",
            ),
        ),
        "default_too_early": (
            Said(
                "Verzuim is te vroeg vastgesteld.",
                "Het begon op {allowed_from}.",
            ),
            Said(
                "Default was found too early.",
                "It began on {allowed_from}.",
            ),
        ),
        "default_without_ground": (
            Said(
                "Verzuim is vastgesteld zonder afgesproken dag en zonder ingebrekestelling.",
                "Zonder een daarvan begint het niet.",
            ),
            Said(
                "Default was found without an agreed day and without a notice of default.",
                "Without one of them it does not begin.",
            ),
        ),
    },
)
