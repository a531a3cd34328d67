"""Refusals about bank statements and their lines, in Dutch."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, tuple[str, str]]] = {
    "bank.no_iban": (
        "Het afschrift noemt geen IBAN.",
        "Vraag de bank om afschriften die de rekening met haar IBAN noemen.",
    ),
    "bank.not_euro": (
        "Rekening[ {iban}] staat niet in euro[ maar in {currency}]; alleen euro's tellen mee.",
        "Leg met de hand vast wat erop betaald is.",
    ),
    "bank.account_unknown": (
        "Geen schuldeiser noemt rekening[ {iban}] als de zijne.",
        "Zet haar bij de rekeningen van haar schuldeiser, en geef het bestand opnieuw.",
    ),
    "bank.statement_differs": (
        "Afschrift[ {number}] van[ {iban}] is er al, met andere saldi.",
        "Vraag de bank welk van de twee klopt; van dit bestand wordt niets gebruikt.",
    ),
    "payments.account_doubted": (
        (
            "Van rekening[ {iban}] is niet meer bekend dan[ tot en met {day}]: er ontbreken"
            " afschriften, zij spreken elkaar tegen, of er is geld dat nog van niemand is."
        ),
        "Zeg waarom er niets ontbreekt, plaats het geld, of noem de andere rekeningen.",
    ),
    "gap.none": (
        "Van rekening[ {iban}] ontbreekt er in die dagen niets.",
        "Kijk op de pagina Bank welke dagen ontbreken.",
    ),
    "gap.days": (
        "De laatste dag ligt voor de eerste.",
        "Geef de dagen in hun volgorde.",
    ),
    "bank_line.unknown": ("Deze bankpost bestaat niet.", "Kijk op de pagina Bank."),
    "bank_account.unknown": (
        "Van deze rekening is hier geen afschrift.",
        "Kijk op de pagina Bank welke rekeningen er zijn.",
    ),
}
