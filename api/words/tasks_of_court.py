"""The tasks about court and enforcement."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_COURT: Final[Mapping[str, TaskWords]] = {
    Task.ASK_COURT: TaskWords(
        nl=(
            "Uitkomst van de zitting vragen",
            "De roldatum is voorbij. Vraag wat de rechter besliste, en leg het vast.",
        ),
        en=(
            "Ask what the court decided",
            "The day on the cause list has passed. Ask what the court decided, and record it.",
        ),
    ),
    Task.LIMITATION_PASSED: TaskWords(
        nl=(
            "Verjaring beoordelen",
            "Verjaard, naar wat te bewijzen is. Leg een stuiting vast, of schrijf af.",
        ),
        en=(
            "Judge the limitation",
            "The claim is barred, by what can be proven. Record an interruption, or write it off.",
        ),
    ),
    Task.ENFORCE_JUDGMENT: TaskWords(
        nl=(
            "Vonnis uitvoeren",
            "Er is vonnis en het ligt bij niemand. Draag het over aan een deurwaarder.",
        ),
        en=(
            "Enforce the judgment",
            "There is a judgment, and nobody has it. Hand it over to a bailiff.",
        ),
    ),
    Task.STOP_ENFORCEMENT: TaskWords(
        nl=(
            "Beslag laten opheffen",
            (
                "Er is niets meer verschuldigd. Laat de deurwaarder stoppen en leg vast dat het"
                " beslag is opgeheven."
            ),
        ),
        en=(
            "Have the attachment released",
            (
                "Nothing is owed any more. Tell the bailiff to stop, and record that the attachment"
                " was released."
            ),
        ),
    ),
}
