"""The tasks about direct debits."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_DEBITS: Final[Mapping[str, TaskWords]] = {
    Task.RECALL_COLLECTION: TaskWords(
        nl=(
            "Incasso herroepen bij de bank",
            (
                "Er veranderde iets nadat het incassobestand was gemaakt. Is het al bij de bank,"
                " herroep het daar; leg vast dat het is ingetrokken."
            ),
        ),
        en=(
            "Recall a direct debit at the bank",
            (
                "Something changed after the file was made. Where the bank has it already, recall"
                " it there; record that it was withdrawn."
            ),
        ),
    ),
    Task.COLLECTION_NOT_SHOWN: TaskWords(
        nl=(
            "Navragen wat er van een incasso werd",
            (
                "Vijf bankdagen na de dag van de incasso staat er geen bijschrijving en geen"
                " terugkomst. Lees de afschriften in, of vraag het de bank."
            ),
        ),
        en=(
            "Ask what became of a direct debit",
            (
                "Five banking days after its day it is neither credited nor back. Import the"
                " statements, or ask the bank."
            ),
        ),
    ),
    Task.REFUND_NOT_SHOWN: TaskWords(
        nl=(
            "Navragen wat er van een terugbetaling werd",
            (
                "Vijf bankdagen na de dag van betaling staat de terugbetaling op geen afschrift."
                " Lees de afschriften in, of vraag het de bank. Kreeg de bank het bestand nooit,"
                " trek het dan in; zag u de afschrijving elders, leg dat dan vast."
            ),
        ),
        en=(
            "Ask what became of a refund",
            (
                "Five banking days after its day of payment the refund is on no statement. Import"
                " the statements, or ask the bank. Where the bank never got the file, withdraw it;"
                " where you saw the debit elsewhere, say so."
            ),
        ),
    ),
    Task.SECOND_TRY: TaskWords(
        nl=(
            "Nog één keer incasseren, of niet",
            (
                "De incasso kwam terug, en mag nog één keer. Kondig hem opnieuw aan, of laat de"
                " debiteur vragen te betalen. Wie niets kiest, laat het traject na die dag"
                " verdergaan; tot dan gaat er geen brief uit."
            ),
        ),
        en=(
            "Collect once more, or not",
            (
                "The direct debit came back, and may be tried once more. Announce it again, or let"
                " the debtor be asked to pay. Where nobody chooses, the steps go on after that day;"
                " until then no letter goes out."
            ),
        ),
    ),
    Task.RELEASE_BATCH: TaskWords(
        nl=(
            "Incassobatch vrijgeven",
            "Een collega legde een batch klaar. Kijk die na: geef de batch vrij, of trek die in.",
        ),
        en=(
            "Release a batch of direct debits",
            "A colleague prepared a batch. Look at it: release it, or withdraw it.",
        ),
    ),
}
