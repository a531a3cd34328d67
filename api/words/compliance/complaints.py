"""Complaints, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

_OUR_TERM_NL: Final = (
    "Het Bki (art. 6.1) bindt hier niet; naar eigen regel moest de schriftelijke bevestiging er"
    " uiterlijk op {confirm_by} zijn."
)
_OUR_TERM_EN: Final = (
    "The Bki (art. 6.1) does not bind here; by a rule of our own the written confirmation was due"
    " by {confirm_by}."
)

COMPLAINTS: Final = ObligationWords(
    nl=Demand(
        "Klachten binnen twee werkdagen bevestigd",
        "Een klacht wordt binnen twee werkdagen schriftelijk bevestigd, en afgehandeld. De wet"
        " vraagt dat van wie voor anderen incasseert of vorderingen heeft overgenomen, tegenover"
        " natuurlijke personen in Nederland. Voor de rest is het een eigen regel: wat niet gebeurde"
        " staat erbij, en schendt niets.",
    ),
    en=Demand(
        "Complaints confirmed within two working days",
        "A complaint is confirmed in writing within two working days, and dealt with. The law asks"
        " it of whoever collects for others or has taken claims over, towards natural persons in"
        " the Netherlands. For all else it is a rule of our own: what was not done is told, and"
        " breaks nothing.",
    ),
    reasons={
        "confirmed_in_time": (
            Said(
                "De klacht van {received_on} is op tijd schriftelijk bevestigd.",
                "De schriftelijke bevestiging moest er uiterlijk op {confirm_by} zijn.",
            ),
            Said(
                "The complaint of {received_on} was confirmed in writing in time.",
                "The written confirmation was due by {confirm_by}.",
            ),
        ),
        "confirmed_late": (
            Said(
                "De klacht van {received_on} is pas op {confirmed_on} schriftelijk bevestigd.",
                "De schriftelijke bevestiging moest er uiterlijk op {confirm_by} zijn.",
            ),
            Said(
                "The complaint of {received_on} was not confirmed in writing until {confirmed_on}.",
                "The written confirmation was due by {confirm_by}.",
            ),
        ),
        "answered_by_word_only": (
            Said(
                "De klacht van {received_on} is alleen mondeling beantwoord.",
                "De schriftelijke bevestiging moest er uiterlijk op {confirm_by} zijn.",
            ),
            Said(
                "The complaint of {received_on} was answered by word of mouth only.",
                "The written confirmation was due by {confirm_by}.",
            ),
        ),
        "not_confirmed": (
            Said(
                "De klacht van {received_on} is niet bevestigd.",
                "De schriftelijke bevestiging moest er uiterlijk op {confirm_by} zijn.",
            ),
            Said(
                "The complaint of {received_on} was not confirmed.",
                "The written confirmation was due by {confirm_by}.",
            ),
        ),
        "holidays_not_known": (
            Said(
                "De klacht kwam binnen op {received_on}; de feestdagen van die dagen zijn hier"
                " niet bekend.",
                "Binnen twee werkdagen moest zij schriftelijk zijn bevestigd.",
            ),
            Said(
                "The complaint came in on {received_on}; the holidays of those days are not"
                " known here.",
                "It was to be confirmed in writing within two working days.",
            ),
        ),
        "dealt_with": (
            Said(
                "De klacht van {received_on} is afgehandeld.",
                "Een klacht wordt afgehandeld.",
            ),
            Said(
                "The complaint of {received_on} was dealt with.",
                "A complaint is dealt with.",
            ),
        ),
        "not_dealt_with": (
            Said(
                "Dat de klacht van {received_on} is afgehandeld, is niet vastgelegd.",
                "Een klacht wordt afgehandeld.",
            ),
            Said(
                "That the complaint of {received_on} was dealt with is not recorded.",
                "A complaint is dealt with.",
            ),
        ),
        "confirmed_after_our_term": (
            Said("De klacht van {received_on} is pas later schriftelijk bevestigd.", _OUR_TERM_NL),
            Said("The complaint of {received_on} was confirmed in writing later.", _OUR_TERM_EN),
        ),
        "only_told_by_word": (
            Said("De klacht van {received_on} is alleen mondeling beantwoord.", _OUR_TERM_NL),
            Said(
                "The complaint of {received_on} was answered by word of mouth only.", _OUR_TERM_EN
            ),
        ),
        "left_unconfirmed": (
            Said("De klacht van {received_on} is niet bevestigd.", _OUR_TERM_NL),
            Said("The complaint of {received_on} was not confirmed.", _OUR_TERM_EN),
        ),
        "left_open": (
            Said(
                "Dat de klacht van {received_on} is afgehandeld, is niet vastgelegd.",
                "Het Bki (art. 6.1) bindt hier niet; naar eigen regel wordt een klacht"
                " afgehandeld.",
            ),
            Said(
                "That the complaint of {received_on} was dealt with is not recorded.",
                "The Bki (art. 6.1) does not bind here; by a rule of our own a complaint is dealt"
                " with.",
            ),
        ),
    },
)
