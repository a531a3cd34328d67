"""Refusals about what is kept of a person and its erasure, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "erasure.at_the_machine": (
        (
            "Een tweede persoon stemt met wissen in als hij zelf is aangemeld: aan de machine kan"
            " een persoon beide zijn."
        ),
        (
            "Meld u aan op de pagina, en stem daar in. Is er maar een persoon, dan zegt"
            " VORDERING_ERASED_BY_ONE=true dat."
        ),
    ),
    "erasure.changed": (
        "Sinds het wissen werd voorgesteld is er van deze debiteur meer vastgelegd.",
        "Bekijk wat er nu zou gaan, en stel het opnieuw voor.",
    ),
    "erasure.claim_open": (
        "Vorderingen op deze debiteur lopen nog, of er wacht een beslissing over[: {numbers}].",
        "Laat die eerst eindigen, of beslis over wat wacht.",
    ),
    "erasure.kept_by_law": (
        "De administratie van deze debiteur moet worden bewaard[ tot en met {through}].",
        "Laat hem weten tot wanneer; is de termijn voorbij, dan staat hij in de lijst.",
    ),
    "erasure.letter_waits": (
        "Er zijn brieven aan deze debiteur onderweg[: {numbers}].",
        "Leg vast dat zij weg zijn, of trek ze in.",
    ),
    "erasure.money_waits": (
        "Er wacht geld of tegoed van deze debiteur[: {numbers}].",
        "Betaal het terug, verreken het, of zeg van wie het is.",
    ),
}
"""By code. A part in brackets is left out where what it names is not told."""
