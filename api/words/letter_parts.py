"""What a letter may lack, in Dutch."""

from collections.abc import Mapping
from typing import Final

PARTS: Final[Mapping[str, str]] = {
    "the debtor's name": "de naam van de debiteur",
    "the debtor's address": "het adres van de debiteur",
    "the creditor's name": "de naam van de schuldeiser",
    "the creditor's address": "het adres van de schuldeiser",
    "the registration mark of who collects": "het registratienummer van wie int",
    "the KvK number of who collects": "het KvK-nummer van wie int",
    "a reference": "een kenmerk",
    "the claims it is about": "de vordering waarover hij gaat",
    "an invoice number": "een factuurnummer",
    "an account to pay to": "een rekening om op te betalen",
    "the declaration that the creditor cannot deduct the VAT": (
        "de verklaring dat de schuldeiser de btw niet kan aftrekken"
    ),
    "a definite term: the last day to pay": "een vaste termijn: de laatste dag om te betalen",
    "the last day to pay": "de laatste dag om te betalen",
    "the exact collection costs in euro": "het juiste bedrag van de incassokosten",
    "what was agreed": "wat is afgesproken",
    "the text of the plan, and its day": "de tekst van de regeling, of haar dag",
    "which instalment is to be paid": "welke termijn moet worden betaald",
    "the party with whom the claims lie": "bij wie de vorderingen liggen",
    "the direct debit that it announces": "de incasso die hij aankondigt",
    "the mandate": "de machtiging",
    "the debtor in whose insolvency is filed": "de insolvente schuldenaar",
    "the creditor identifier": "het incassant-ID",
    "the account": "de rekening",
}
"""By what ``domain.letter.text.rules`` misses."""
