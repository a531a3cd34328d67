"""Contact hours in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

CONTACT_HOURS: Final = ObligationWords(
    nl=Demand(
        "Contact op toegestane uren",
        "Er is geen contact met de debiteur 's avonds, 's nachts, op zondag en op feestdagen."
        " De wet vraagt dat van wie voor anderen incasseert of vorderingen heeft overgenomen,"
        " tegenover natuurlijke personen; hier geldt het altijd.",
    ),
    en=Demand(
        "Contact within the hours",
        "The debtor is not contacted in the evening, at night, on Sundays and on holidays. The law"
        " asks it of whoever collects for others or has taken claims over, towards natural persons;"
        " here it always holds.",
    ),
    reasons={
        "in_contact_hours": (
            Said(
                "Een bericht ging uit om {hour}.",
                "Op dat uur mocht dat.",
            ),
            Said(
                "A message left at {hour}.",
                "That hour was allowed.",
            ),
        ),
        "outside_contact_hours": (
            Said(
                "Een bericht ging uit om {hour}, buiten de toegestane uren.",
                "Het had van 7 tot 20 uur moeten uitgaan, op een dag waarop contact mag: op zijn"
                " vroegst {allowed_on}.",
            ),
            Said(
                "A message left at {hour}, outside the hours that are allowed.",
                "It should have left from 7 to 20 hours on a day on which contact is allowed:"
                " {allowed_on} at the earliest.",
            ),
        ),
        "called_in_contact_hours": (
            Said(
                "De debiteur is per {channel} benaderd om {hour}.",
                "Op dat uur mocht dat.",
            ),
            Said(
                "The debtor was contacted by {channel} at {hour}.",
                "That hour was allowed.",
            ),
        ),
        "called_outside_contact_hours": (
            Said(
                "De debiteur is per {channel} benaderd om {hour}, buiten de toegestane uren.",
                "Dat mag van 7 tot 20 uur.",
            ),
            Said(
                "The debtor was contacted by {channel} at {hour}, outside the hours allowed.",
                "That is allowed from 7 to 20 hours.",
            ),
        ),
        "on_a_closed_day": (
            Said(
                "Er was contact per {channel} op een zondag of feestdag.",
                "Contact mocht pas weer op {allowed_on}.",
            ),
            Said(
                "There was contact by {channel} on a Sunday or holiday.",
                "Contact was not allowed again until {allowed_on}.",
            ),
        ),
        "hour_not_recorded": (
            Said(
                "Er was contact per {channel}; het uur is niet vastgelegd.",
                "Op die dag mocht contact van 7 tot 20 uur.",
            ),
            Said(
                "There was contact by {channel}; the hour was not recorded.",
                "On that day contact was allowed from 7 to 20 hours.",
            ),
        ),
    },
)
