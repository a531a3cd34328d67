"""The tasks about e-mail that leaves and comes in."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_MAIL: Final[Mapping[str, TaskWords]] = {
    Task.MAIL_STOPPED: TaskWords(
        nl=(
            "E-mail staat stil",
            "Mailservers weigeren de afzender. Herstel het, of zeg dat het verder mag.",
        ),
        en=(
            "E-mail stopped",
            "Mail servers refuse the sender. Mend it, or say that it may go on.",
        ),
    ),
}
