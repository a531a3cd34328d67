"""The tasks about letters: what keeps one, and whether it arrived."""

from collections.abc import Mapping
from typing import Final

from api.words.tasks_of_answers import TaskWords
from domain.dunning.task import Task

OF_LETTERS: Final[Mapping[str, TaskWords]] = {
    Task.LETTER_STUCK: TaskWords(
        nl=(
            "Brief die niet uitgaat",
            "De brief kan niet worden gemaakt, of bleef twee keer liggen: los het op en keur goed.",
        ),
        en=(
            "A letter that does not go out",
            "The letter cannot be made, or was stopped twice: mend that and approve the step.",
        ),
    ),
    Task.TELL_DEBTOR: TaskWords(
        nl=(
            "Debiteur inlichten over storno",
            "Een betaling ging terug en hij weet het nog niet. Bel of schrijf, en leg dat vast.",
        ),
        en=(
            "Tell the debtor of a storno",
            "A payment was taken back and the debtor was not told. Call or write, and record it.",
        ),
    ),
    Task.RESOLVE_DOUBT: TaskWords(
        nl=(
            "Uitzoeken of een brief is verzonden",
            "Kijk in het logboek van de mailserver en leg vast wat daar staat.",
        ),
        en=(
            "Find out whether a letter was sent",
            "Look in the log of the mail server and record what it says.",
        ),
    ),
    Task.POST_LETTERS: TaskWords(
        nl=(
            "Brieven posten",
            "Print de partij, breng haar naar de post en leg de postdag vast onder Verzending.",
        ),
        en=(
            "Post letters",
            "Print the batch, take it to the post and record the posting day under Sending.",
        ),
    ),
    Task.FIND_ADDRESS: TaskWords(
        nl=("Adres zoeken", "Er is geen adres of e-mailadres om naar te schrijven."),
        en=("Find an address", "There is no address or e-mail address to write to."),
    ),
    Task.ESTABLISH_DEFAULT: TaskWords(
        nl=(
            "Verzuim vaststellen",
            "Er is nog geen verzuim: eerst moet een ingebrekestelling met een termijn uitgaan.",
        ),
        en=(
            "Establish default",
            "There is no default yet: a notice of default with a term must go out first.",
        ),
    ),
    Task.PROVE_DELIVERY: TaskWords(
        nl=(
            "Ontvangst aantonen",
            "Niet bekend is of een brief aankwam waarop iets rust: leg vast wat dat toont.",
        ),
        en=(
            "Show delivery",
            "Not known whether a letter arrived on which something rests: record what shows it.",
        ),
    ),
    Task.CONFIRM_AGREEMENT: TaskWords(
        nl=("Afspraak bevestigen", "Bevestig schriftelijk wat is afgesproken."),
        en=("Confirm an agreement", "Confirm in writing what was agreed."),
    ),
}
