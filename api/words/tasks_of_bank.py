"""The tasks about bank accounts and their lines."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

BANK: Final[Mapping[str, TaskWords]] = {
    Task.STATEMENT_GAP: TaskWords(
        nl=(
            "Afschriften aanvullen",
            (
                "Er ontbreken afschriften, of zij spreken elkaar tegen: de vorderingen op die"
                " rekening wachten tot het afschrift er is, of tot u zegt waarom er niets"
                " ontbreekt."
            ),
        ),
        en=(
            "Complete the statements",
            (
                "Statements are missing or contradict each other: the claims of that account wait"
                " until the statement is here, or until you say why nothing is missing."
            ),
        ),
    ),
    Task.LOOK_AT_BANK_LINE: TaskWords(
        nl=(
            "Bankpost plaatsen",
            "Er kwam geld binnen, of het ging terug, en niet vaststaat waar het hoort.",
        ),
        en=(
            "Place a bank line",
            "Money came in, or went back, and it is not certain where it belongs.",
        ),
    ),
}
