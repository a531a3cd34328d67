"""VAT on what stays unpaid, in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

VAT_RELIEF: Final = ObligationWords(
    nl=Demand(
        "Btw op oninbare vorderingen teruggevraagd",
        "Een jaar na de vervaldag wordt de btw over wat niet is betaald teruggevraagd in de"
        " aangifte van dat tijdvak, en weer voldaan over wat later binnenkomt.",
    ),
    en=Demand(
        "VAT on uncollectable claims asked back",
        "A year after the due day the VAT on what was not paid is asked back in the return of that"
        " period, and paid again on what comes in later.",
    ),
    reasons={
        "relief_recorded": (
            Said(
                "Een jaar na de vervaldag stond {unpaid} open; de btw is teruggevraagd.",
                "In een aangifte wordt {vat} aan btw teruggevraagd.",
            ),
            Said(
                "A year after the due day {unpaid} was open; its VAT was asked back.",
                "A return asks VAT of {vat} back.",
            ),
        ),
        "due_again_recorded": (
            Said(
                "Geld kwam binnen nadat de btw was teruggevraagd; die is weer voldaan.",
                "In een aangifte wordt {vat} aan btw weer voldaan.",
            ),
            Said(
                "Money came in after the VAT was asked back; it was paid again.",
                "A return pays VAT of {vat} again.",
            ),
        ),
        "due_again_left_out": (
            Said(
                "Geld kwam binnen nadat de btw was teruggevraagd, en geen aangifte voldoet die.",
                "De aangifte van dat tijdvak voldoet weer {vat} aan btw.",
            ),
            Said(
                "Money came in after the VAT was asked back, and no return pays it again.",
                "The return of that period pays VAT of {vat} again.",
            ),
        ),
        "relief_not_recorded": (
            Said(
                "Een jaar na de vervaldag stond {unpaid} open.",
                "De aangifte van dat tijdvak zou tonen dat {vat} aan btw is teruggevraagd.",
            ),
            Said(
                "A year after the due day {unpaid} was open.",
                "The return of that period would show that VAT of {vat} was asked back.",
            ),
        ),
        "due_again_not_recorded": (
            Said(
                "Geld kwam binnen nadat de btw kon worden teruggevraagd.",
                "De aangifte van dat tijdvak zou tonen dat {vat} aan btw weer is voldaan.",
            ),
            Said(
                "Money came in after the VAT could be asked back.",
                "The return of that period would show that VAT of {vat} was paid again.",
            ),
        ),
        "vat_not_recorded": (
            Said(
                "Een jaar na de vervaldag stond {unpaid} open; hoeveel btw daarin zit is niet"
                " vastgelegd.",
                "De factuur en de aangifte van dat tijdvak zouden tonen wat is teruggevraagd.",
            ),
            Said(
                "A year after the due day {unpaid} was open; what VAT is in it is not recorded.",
                "The invoice and the return of that period would show what was asked back.",
            ),
        ),
    },
)
