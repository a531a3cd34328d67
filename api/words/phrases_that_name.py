"""The phrases that name something, such as a day, an amount or a claim, as patterns."""

from collections.abc import Mapping
from typing import Final

PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    r"(?P<why>.+) \(until (?P<until>\d{4}-\d\d-\d\d)\)": (
        "{why} (tot {until})",
        "{why} (until {until})",
    ),
    r"(?P<count>\d+) claims wait for it": (
        "{count} vorderingen wachten daarop",
        "{count} claims wait for it",
    ),
    r"the last day to interrupt is (?P<day>\S+)": (
        "de laatste dag om te stuiten is {day}",
        "the last day to interrupt is {day}",
    ),
    r"it is not decided who this is: (?P<grounds>[\w ]+)": (
        "Nog niet beslist wie dit is: een andere debiteur lijkt op hem door {grounds}",
        "It is not decided who this is: another debtor is like him by {grounds}",
    ),
    r"the plan's next step is '(?P<step>[\w-]+)'": (
        "de volgende stap van het traject is {step}",
        "the plan's next step is {step}",
    ),
    r"to be signed through (?P<day>\d{4}-\d\d-\d\d)": (
        "te tekenen tot en met {day}",
        "to be signed through {day}",
    ),
    r"a person is to look first: (?P<marks>[\w ]+)": (
        "eerst moet iemand kijken: {marks}",
        "a person is to look first: {marks}",
    ),
    r"(?P<amount>[\d.]+) was refunded and proved not to be paid too much": (
        "{amount} is teruggestort en bleek niet te veel betaald",
        "{amount} was refunded and proved not to be paid too much",
    ),
    r"the debtor has credit of (?P<amount>[\d.]+) \((?P<numbers>.+)\)": (
        "de debiteur heeft een tegoed van {amount} ({numbers})",
        "the debtor has credit of {amount} ({numbers})",
    ),
    r"credit of (?P<amount>[\d.]+) that may be the debtor's waits \((?P<number>.*)\)": (
        "tegoed van {amount} dat misschien van de debiteur is, wacht ({number})",
        "credit of {amount} that may be the debtor's waits ({number})",
    ),
    r"the debtor has credit of (?P<amount>[\d.]+)": (
        "de debiteur heeft een tegoed van {amount}",
        "the debtor has credit of {amount}",
    ),
    r"imported before, with the same content": (
        "eerder ingelezen, met dezelfde inhoud",
        "imported before, with the same content",
    ),
    r"ended since: (?P<ending>\w+)": ("sindsdien geëindigd: {ending}", "ended since: {ending}"),
    r"paid or credited since: (?P<amount>[\d.]+), open (?P<left_amount>[\d.]+)": (
        "sindsdien betaald of gecrediteerd: {amount}, open {left_amount}",
        "paid or credited since: {amount}, open {left_amount}",
    ),
    r"the same invoice, and by this file (?P<amount>[\d.]+) is left to pay": (
        "dezelfde factuur, en volgens dit bestand is nog {amount} te betalen",
        "the same invoice, and by this file {amount} is left to pay",
    ),
    r"the claim waits until the payment is recorded": (
        "de vordering wacht tot de betaling is vastgelegd",
        "the claim waits until the payment is recorded",
    ),
    r"term before [\w-]+": ("Termijn loopt nog", "The term still runs"),
    r"payments are not known at all; they are needed through (?P<needed>\S+)": (
        "betalingen zijn niet bekend; nodig is tot en met {needed}",
        "payments are not known at all; they are needed through {needed}",
    ),
    r"payments are known through (?P<known>\S+); they are needed through (?P<needed>\S+)": (
        "betalingen zijn bekend tot en met {known}; nodig is tot en met {needed}",
        "payments are known through {known}; they are needed through {needed}",
    ),
    r"interest is provisional from (?P<day>\S+)": (
        "de rente is voorlopig vanaf {day}",
        "interest is provisional from {day}",
    ),
    r"account (?P<iban>\S+): known through (?P<known>\S+)": (
        "rekening {iban}: bekend tot en met {known}",
        "account {iban}: known through {known}",
    ),
    r"account (?P<iban>\S+): nothing is known": (
        "rekening {iban}: er kwam nog geen afschrift",
        "account {iban}: no statement came yet",
    ),
    r"known through (?P<known>\S+)": ("bekend tot en met {known}", "known through {known}"),
    r"(?P<party>.+) has not answered": (
        "{party} heeft nog niet geantwoord",
        "{party} has not answered",
    ),
    r"the carrier refused it for good \((?P<code>.+)\)": (
        "de berichtendienst weigert het definitief ({code})",
        "the carrier refused it for good ({code})",
    ),
    r"the carrier did not take it now \((?P<code>.+)\)": (
        "de berichtendienst neemt het nu niet aan ({code})",
        "the carrier did not take it now ({code})",
    ),
    r"the carrier answered (?P<code>.+)": (
        "de berichtendienst antwoordde {code}",
        "the carrier answered {code}",
    ),
    r"the mail server refused it for good \((?P<code>.+)\)": (
        "de mailserver weigert het definitief ({code})",
        "the mail server refused it for good ({code})",
    ),
    r"the mail server did not take it now \((?P<code>.+)\)": (
        "de mailserver neemt het nu niet aan ({code})",
        "the mail server did not take it now ({code})",
    ),
    r"no answer came after the letter was handed over; it had said before: (?P<heard>.+)": (
        "na de overhandiging kwam geen antwoord; daarvoor zei de server: {heard}",
        "no answer came after the letter was handed over; it had said before: {heard}",
    ),
    r"no answer came after the letter was handed over": (
        "na de overhandiging kwam geen antwoord",
        "no answer came after the letter was handed over",
    ),
    r"not posted: (?P<reason>.+)": ("niet gepost: {reason}", "not posted: {reason}"),
    r"claim settled": ("de vordering is voldaan", "the claim was settled"),
    r"claim handed_over": ("de vordering is uit handen gegeven", "the claim was handed over"),
    r"claim withdrawn": ("de vordering is ingetrokken", "the claim was withdrawn"),
    r"claim written_off": ("de vordering is afgeboekt", "the claim was written off"),
    r"one letter for (?P<numbers>.+)": ("één brief voor {numbers}", "one letter for {numbers}"),
    r"dossier lacks (?P<lacks>.+)": ("aan het dossier ontbreekt {lacks}", "dossier lacks {lacks}"),
    r"from (?P<day>\d{4}-\d\d-\d\d)": ("vanaf {day}", "from {day}"),
}
"""By pattern of a phrase that names something."""
