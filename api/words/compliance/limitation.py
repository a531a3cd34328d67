"""Limitation, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

LIMITATION: Final = ObligationWords(
    nl=Demand(
        "Verjaring bewaakt",
        "Geen vordering verjaart ongemerkt: zij is op tijd gestuit, of eerder beëindigd.",
    ),
    en=Demand(
        "Limitation watched",
        "No claim is barred unnoticed: it is interrupted in time, or ended before.",
    ),
    reasons={
        "interrupted_in_time": (
            Said("De verjaring is aantoonbaar gestuit.", "Dat kon tot en met {last_day}."),
            Said("The limitation was provably interrupted.", "That could be done by {last_day}."),
        ),
        "barred_unwatched": (
            Said(
                "De vordering verjaarde terwijl zij openstond ({article}).",
                "Zij had gestuit moeten worden voor {claimed_until}, of beëindigd.",
            ),
            Said(
                "The claim was barred while it was open ({article}).",
                "It should have been interrupted before {claimed_until}, or ended.",
            ),
        ),
        "interest_barred": (
            Said(
                "De eerste rente die door het vonnis liep, verjaarde ({article}).",
                "Een stuiting die hier niet is vastgelegd, zou tonen dat zij niet verjaarde.",
            ),
            Said(
                "The first interest that ran by the judgment was barred ({article}).",
                "An interruption that is not recorded here would show that it was not.",
            ),
        ),
        "interruption_not_shown": (
            Said(
                "De vordering is gestuit, maar niet aantoonbaar ({article}).",
                "Een bewijs van ontvangst zou tonen dat zij tot {claimed_until} niet verjaarde.",
            ),
            Said(
                "The limitation was interrupted, but not provably ({article}).",
                "Proof of receipt would show that it was not barred before {claimed_until}.",
            ),
        ),
        "with_a_party": (
            Said(
                "De vordering lag bij een derde toen de verjaring eindigde ({article}).",
                "Een stuiting door die partij, hier vastgelegd, zou tonen dat zij niet verjaarde.",
            ),
            Said(
                "The claim lay with a third party when its limitation ended ({article}).",
                "An interruption by that party, recorded here, would show that it was not barred.",
            ),
        ),
        "barred_when_it_came": (
            Said(
                "Naar wat hier bekend is, was de vordering al verjaard toen zij binnenkwam"
                " ({article}).",
                "Een eerdere stuiting, hier vastgelegd, zou iets anders tonen.",
            ),
            Said(
                "By what is known here the claim was barred when it came in ({article}).",
                "An earlier interruption, recorded here, would show otherwise.",
            ),
        ),
    },
)
