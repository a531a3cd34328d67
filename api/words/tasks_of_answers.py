"""The tasks that wait for an answer to the debtor, and the shape of what a task is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from domain.dunning.task import Task


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What a task is called and what is to be done, in Dutch and in English."""

    nl: tuple[str, str]
    en: tuple[str, str]


ANSWERS: Final[Mapping[str, TaskWords]] = {
    Task.ANSWER_DISPUTE: TaskWords(
        nl=(
            "Verweer beantwoorden",
            "Beoordeel wat wordt betwist en antwoord; tot dan wordt dat deel niet gevraagd.",
        ),
        en=(
            "Answer a dispute",
            "Judge what is contested and answer it; until then that part is not asked.",
        ),
    ),
    Task.ANSWER_COMPLAINT: TaskWords(
        nl=(
            "Klacht beantwoorden",
            "Bevestig de klacht schriftelijk binnen twee werkdagen, en handel haar af.",
        ),
        en=(
            "Answer a complaint",
            "Confirm the complaint in writing within two working days, and deal with it.",
        ),
    ),
    Task.SAY_WHAT_WAS_GRANTED: TaskWords(
        nl=(
            "Toegewezen bedrag invullen",
            "De debiteur kreeg gelijk, maar er staat niet voor hoeveel. Tot dan gaat er niets uit.",
        ),
        en=(
            "Say what was granted",
            "The debtor was right, and nobody said for how much. Until then nothing goes out.",
        ),
    ),
    Task.HAND_TO_LAWYER: TaskWords(
        nl=(
            "Naar een advocaat, of beslissen",
            "De vordering is betwist en kan alleen naar een advocaat. Of beslis eerst het verweer.",
        ),
        en=(
            "To a lawyer, or decide",
            "The claim is contested and can only go to a lawyer. Or decide the dispute first.",
        ),
    ),
}
