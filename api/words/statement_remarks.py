"""What a person is told of a bank file that was read nevertheless."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "RemarkKind": {
        "unknown_version": (
            "Een versie van CAMT die niet bekend is",
            "A version of CAMT that is not known",
        ),
        "account_worked_out": (
            "De IBAN is afgeleid van het rekeningnummer en de bank",
            "The IBAN was worked out from the account number and the bank",
        ),
        "day_taken_from_value": (
            "Een post zonder boekdag: de valutadag telt",
            "An entry without a booking day: its value day counts",
        ),
        "day_taken_from_statement": (
            "Een post zonder dag: de eerste dag van het afschrift telt",
            "An entry without a day: the first day of the statement counts",
        ),
        "day_corrected": (
            "Een dag die niet bestaat: de laatste dag van die maand telt",
            "A day that does not exist: the last day of that month counts",
        ),
        "details_do_not_add_up": (
            "De losse transacties zijn samen een ander bedrag dan de post",
            "The single transactions come to another amount than the entry",
        ),
        "transactions_missing": (
            "Een post heeft minder transacties dan hij zegt",
            "An entry has fewer transactions than it says",
        ),
        "amount_differs": (
            "Er is een ander bedrag geboekt dan opgedragen",
            "Another amount was booked than was ordered",
        ),
        "other_currency": ("Het is een andere valuta", "It is of another currency"),
        "sums_differ": (
            "Aantal of som van de posten is niet wat het bestand noemt",
            "Number or sum of the entries is not what the file states",
        ),
        "no_opening": ("Er is geen beginsaldo", "There is no opening balance"),
        "no_closing": ("Er is geen eindsaldo", "There is no closing balance"),
        "balances_do_not_tie": (
            "Beginsaldo en posten zijn samen niet het eindsaldo",
            "Opening balance and entries do not make the closing balance",
        ),
        "made_on_its_day": (
            (
                "Gemaakt voordat de dag om was: die dag telt als het volgende afschrift er is"
                " (laat leveren na middernacht, of meld zelf tot welke dag alles binnen is)"
            ),
            (
                "Made before its day was over: that day counts once the next statement is there"
                " (have it delivered after midnight, or say yourself through which day all is in)"
            ),
        ),
        "characters_left_out": (
            "Er stonden tekens die niet bewaard kunnen worden",
            "There were characters that cannot be kept",
        ),
        "line_not_understood": (
            "Een regel werd niet begrepen",
            "A line was not understood",
        ),
    },
}
