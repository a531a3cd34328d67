"""Contact hours in words."""

from typing import Final

from api.words.compliance.table import Demand, ObligationWords
from api.words.compliance.table import ReasonWords as Said

CONTACT_HOURS: Final = ObligationWords(
    nl=Demand(
        "Contact op toegestane uren",
        "Er is geen contact met de debiteur 's avonds, 's nachts, op zondag en op feestdagen."
        " De wet vraagt dat van wie voor anderen incasseert of vorderingen heeft overgenomen,"
        " tegenover natuurlijke personen in Nederland. Voor de rest is het een eigen regel: contact"
        " daarbuiten staat erbij, en schendt niets.",
    ),
    en=Demand(
        "Contact within the hours",
        "The debtor is not contacted in the evening, at night, on Sundays and on holidays. The law"
        " asks it of whoever collects for others or has taken claims over, towards natural persons"
        " in the Netherlands. For all else it is a rule of our own: contact outside it is told,"
        " and breaks nothing.",
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
        "outside_own_hours": (
            Said(
                "Een bericht ging uit om {hour}, buiten de uren die dit programma aanhoudt.",
                "Het Bki (art. 4.2) bindt hier niet; naar eigen regel gaat er van 7 tot 20 uur iets"
                " uit, dit op zijn vroegst op {allowed_on}.",
            ),
            Said(
                "A message left at {hour}, outside the hours that this program keeps.",
                "The Bki (art. 4.2) does not bind here; by a rule of our own messages leave from 7"
                " to 20 hours, this one on {allowed_on} at the earliest.",
            ),
        ),
        "called_outside_own_hours": (
            Said(
                "De debiteur is per {channel} benaderd om {hour}, buiten de uren die dit programma"
                " aanhoudt.",
                "Het Bki (art. 4.2) bindt hier niet; naar eigen regel is er contact van 7 tot 20"
                " uur.",
            ),
            Said(
                "The debtor was contacted by {channel} at {hour}, outside the hours that this"
                " program keeps.",
                "The Bki (art. 4.2) does not bind here; by a rule of our own there is contact from"
                " 7 to 20 hours.",
            ),
        ),
        "on_a_day_closed_by_us": (
            Said(
                "Er was contact per {channel} op een zondag of feestdag.",
                "Het Bki (art. 4.2) bindt hier niet; naar eigen regel was er pas weer contact op"
                " {allowed_on}.",
            ),
            Said(
                "There was contact by {channel} on a Sunday or holiday.",
                "The Bki (art. 4.2) does not bind here; by a rule of our own there was no contact"
                " until {allowed_on}.",
            ),
        ),
    },
)
