"""The tasks about a party: before a claim is handed over, and while it lies there."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_PARTIES: Final[Mapping[str, TaskWords]] = {
    Task.COMPLETE_DOSSIER: TaskWords(
        nl=(
            "Dossier aanvullen",
            "Er ontbreekt iets voor de overdracht; bij Overdracht staat wat, en wat te doen is.",
        ),
        en=(
            "Complete the dossier",
            "Something is missing for the hand-over: Hand-over says what, and what to do about it.",
        ),
    ),
    Task.HAND_OVER_REFUSED: TaskWords(
        nl=(
            "Beslissen na geweigerde overdracht",
            "De partij nam de vordering niet aan: herstel, kies een ander, of ga anders verder.",
        ),
        en=(
            "Decide after a refused hand-over",
            "The party did not take the claim: mend it, choose another party, or go on otherwise.",
        ),
    ),
    Task.HAND_OVER_ANSWER: TaskWords(
        nl=(
            "Antwoord op overdracht vragen",
            "De partij heeft nog niet gezegd of zij de vordering aanneemt.",
        ),
        en=(
            "Ask for an answer to a hand-over",
            "The party has not said yet whether it takes the claim.",
        ),
    ),
    Task.RECALL_FAILED: TaskWords(
        nl=(
            "Beslissen na mislukte terugvraag",
            "De partij geeft de vordering niet terug: vraag opnieuw of laat haar daar.",
        ),
        en=(
            "Decide after a failed recall",
            "The party does not give the claim back: ask again or leave it there.",
        ),
    ),
    Task.TELL_PARTY: TaskWords(
        nl=(
            "Partij inlichten",
            "Sinds de overdracht veranderde er iets: meld het, anders vraagt de partij te veel.",
        ),
        en=(
            "Tell the party",
            "Something changed since the hand-over: tell the party, or it asks too much.",
        ),
    ),
    Task.TELL_OF_HAND_OVER: TaskWords(
        nl=(
            "Debiteur berichten over overdracht",
            "De debiteur weet nog niet bij wie de vordering ligt: bericht hem, of de run doet het.",
        ),
        en=(
            "Tell the debtor of the hand-over",
            "The debtor has not heard with whom his claim lies: tell him, or the run does.",
        ),
    ),
    Task.ASK_PARTY_BILL: TaskWords(
        nl=(
            "Nota opvragen",
            "De partij hield meer in dan haar nota's zeggen: vraag de nota, en leg haar vast.",
        ),
        en=(
            "Ask for the bill",
            "The party kept more than its bills say: ask for the bill, and record it.",
        ),
    ),
    Task.ASK_REMITTANCE: TaskWords(
        nl=(
            "Afdracht opvragen",
            "De partij heeft geld van de debiteur en droeg het niet af: vraag erom en leg vast.",
        ),
        en=(
            "Ask for the remittance",
            "The party has money of the debtor and has not passed it on: ask for it, and record.",
        ),
    ),
}
