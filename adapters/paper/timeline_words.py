"""The words in the picture of a plan, in Dutch and in English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from domain.claim.events import Channel


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What stands in a picture: names by what happens, days, months, and a few labels."""

    language: str
    names: Mapping[str, str]
    channels: Mapping[Channel, str]
    lanes: Mapping[str, str]
    days: Sequence[str]
    months: Sequence[str]
    long_months: Sequence[str]
    due_day: str
    through: str
    example: str


DUTCH: Final = PictureWords(
    language="nl",
    names={
        "reminder": "Herinnering",
        "statement": "Rekeningoverzicht",
        "call": "Bellen",
        "fourteen_day_letter": "Veertiendagenbrief",
        "notice_of_default": "Ingebrekestelling",
        "final_demand": "Aanmaning",
        "default": "Verzuim treedt in",
        "costs": "Incassokosten verschuldigd",
        "wait": "Besluit van een behandelaar",
        "write_off": "Afboeken overwegen",
        "hand_over": "Uit handen geven",
        "establish_default": "Verzuim vaststellen",
        "prove_delivery": "Ontvangst aantonen",
        "plan_at_end": "Einde van het plan: beslissen",
    },
    channels={Channel.EMAIL: "per e-mail", Channel.POST: "per post"},
    lanes={},
    days="ma di wo do vr za zo".split(),
    months="jan feb mrt apr mei jun jul aug sep okt nov dec".split(),
    long_months=(
        "januari februari maart april mei juni juli augustus september oktober november december"
    ).split(),
    due_day="vervaldag",
    through="t/m",
    example="Factuur van {amount}, te betalen uiterlijk {due}; niemand betaalt",
)
ENGLISH: Final = PictureWords(
    language="en",
    names={
        "reminder": "Reminder",
        "statement": "Statement of account",
        "call": "Call",
        "fourteen_day_letter": "Fourteen-day letter",
        "notice_of_default": "Notice of default",
        "final_demand": "Final demand",
        "default": "Default begins",
        "costs": "Collection costs owed",
        "wait": "Decision of a handler",
        "write_off": "Consider writing off",
        "hand_over": "Hand over",
        "establish_default": "Establish default",
        "prove_delivery": "Show delivery",
        "plan_at_end": "End of the plan: decide",
    },
    channels={Channel.EMAIL: "by e-mail", Channel.POST: "by post"},
    lanes={"Consument": "Consumer", "Bedrijf": "Business"},
    days="Mon Tue Wed Thu Fri Sat Sun".split(),
    months="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    long_months=(
        "January February March April May June July August September October November December"
    ).split(),
    due_day="due date",
    through="to",
    example="Invoice of {amount}, to be paid by {due}; nobody pays",
)
