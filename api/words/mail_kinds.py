"""Kinds of what is known of mail that comes in, in words."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "MailStanding": {
        "waits": ("Wacht", "Waits"),
        "attached": ("Bij een vordering", "On a claim"),
        "nobodys": ("Hoort hier niet", "Not ours"),
    },
    "MailWaitsWhy": {
        "many": (
            "noemt te veel debiteuren om hun vorderingen te laten wachten: kijk meteen",
            "names too many debtors for their claims to wait: look at once",
        ),
        "several": ("kan over meer dan een vordering gaan", "may be about one claim or another"),
        "doubtful": ("niet zeker over welke vordering", "not certain about which claim"),
        "no_clue": ("niets zegt waarover zij gaat", "nothing says what it is about"),
        "ended": ("over vorderingen die zijn afgelopen", "about claims that have ended"),
        "undone": ("wat beslist was is teruggedraaid", "what was decided was taken back"),
        "too_large": (
            "te groot: alleen het begin is gelezen, het geheel ligt in het postvak",
            "too large: only its beginning was read, all of it lies in the mailbox",
        ),
        "unreadable": ("niet te lezen", "it cannot be read"),
    },
    "MailClue": {
        "reply_address": ("antwoordadres van een brief", "the address of a letter"),
        "our_letter": ("antwoord op een brief", "answer to a letter"),
        "reference": ("betalingskenmerk", "payment reference"),
        "invoice_number": ("factuurnummer", "invoice number"),
        "customer_number": ("klantnummer", "customer number"),
        "sender": ("adres van een debiteur", "address of a debtor"),
        "name": ("naam van een debiteur", "name of a debtor"),
    },
    "MailDecider": {
        "rule": ("vanzelf", "by itself"),
        "person": ("door een mens", "by a person"),
    },
}
"""By name of the enumeration and value: Dutch and English."""
