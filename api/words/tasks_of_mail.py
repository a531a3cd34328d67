"""The tasks about e-mail that leaves and comes in."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_MAIL: Final[Mapping[str, TaskWords]] = {
    Task.WHOSE_MAIL: TaskWords(
        nl=(
            "Zeggen van wie een mail is",
            (
                "Er kwam een mail binnen, en het is niet zeker over welke vordering. Wat zij kan"
                " raken, wacht."
            ),
        ),
        en=(
            "Say whose a mail is",
            "A mail came in, and it is not certain about which claim. What it may concern waits.",
        ),
    ),
    Task.CHECK_MAIL: TaskWords(
        nl=(
            "E-mail wacht op een blik op de afzender",
            (
                "Draai `vordering mail check --record`, of zeg waarom e-mail ook zo mag gaan. Tot"
                " dan gaat er geen e-mail uit."
            ),
        ),
        en=(
            "E-mail waits for a look at its sender",
            "Run `vordering mail check --record`, or say why it may go. Until then none leaves.",
        ),
    ),
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
