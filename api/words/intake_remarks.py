"""What the reader of an e-invoice remarks on one that it takes in, in Dutch and in English."""

from collections.abc import Mapping
from typing import Final

REMARKS: Final[Mapping[str, tuple[str, str]]] = {
    "no valid IBAN to pay to": (
        "geen geldige IBAN om op te betalen",
        "no valid IBAN to pay to",
    ),
    "no specification": ("geen specificatie", "no specification"),
    "issued long after performance": (
        "lang na de prestatie gefactureerd",
        "issued long after performance",
    ),
    "no address of the debtor": ("geen adres van de debiteur", "no address of the debtor"),
    "it contradicts how the debtor is reached as far as we know": (
        "de contactgegevens spreken tegen wat van de debiteur bekend is",
        "it contradicts how the debtor is reached as far as we know",
    ),
    "a number is known as that of somebody else: look who it is": (
        "een nummer is bekend als dat van iemand anders: kijk wie dit is",
        "a number is known as that of somebody else: look who it is",
    ),
    "a consumer abroad: a person says which law holds": (
        "consument in het buitenland: zeg welk recht geldt",
        "a consumer abroad: a person says which law holds",
    ),
    "long overdue: a person chooses its first step": (
        "al lang vervallen: een mens kiest de eerste stap",
        "long overdue: a person chooses its first step",
    ),
    "The due day lies before the day of issue.": (
        "de vervaldag ligt vóór de factuurdatum",
        "the due day lies before the day of issue",
    ),
    "cac:PaymentMeans is a direct debit: the creditor collects it, the debtor need not.": (
        "automatische incasso (cac:PaymentMeans): de schuldeiser int zelf",
        "a direct debit (cac:PaymentMeans): the creditor collects it, the debtor need not",
    ),
    "cac:PayeeParty names another payee than the supplier: the claim may be assigned.": (
        "een ander dan de leverancier krijgt het geld (cac:PayeeParty): misschien verkocht",
        "another payee than the supplier (cac:PayeeParty): the claim may be assigned",
    ),
    "cbc:CopyIndicator is true: this is a copy of an invoice sent before.": (
        "dit is een kopie van een eerdere factuur (cbc:CopyIndicator)",
        "a copy of an invoice sent before (cbc:CopyIndicator)",
    ),
    "Type code 751 is an invoice for the books only: look whether it is still to be paid.": (
        "factuur alleen voor de boeken (soort 751): kijk of er nog iets te betalen is",
        "an invoice for the books only (type 751): look whether it is still to be paid",
    ),
    "Type code 393 is a factored invoice: the claim may be assigned.": (
        "factuur van een factormaatschappij (soort 393): de vordering is misschien verkocht",
        "a factored invoice (type 393): the claim may be assigned",
    ),
    "cbc:PayableAmount is negative: it is taken as a credit note of that amount.": (
        "het bedrag is negatief (cbc:PayableAmount): ingelezen als creditnota",
        "the amount is negative (cbc:PayableAmount): taken as a credit note",
    ),
    "cac:PaymentMeans/cbc:PaymentDueDate is another day than cbc:DueDate, which holds.": (
        "twee vervaldagen (cbc:PaymentDueDate en cbc:DueDate): die van cbc:DueDate geldt",
        "two due days (cbc:PaymentDueDate and cbc:DueDate): that of cbc:DueDate holds",
    ),
}
"""By what the reader says; what is not here is about the elements of the file and stays English."""

PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    r"no due date in the file: statutory term until (?P<day>\S+)": (
        "geen vervaldag in het bestand: de wettelijke termijn loopt tot en met {day}",
        "no due date in the file: statutory term until {day}",
    ),
    r"the due date lies before the invoice's own: statutory term until (?P<day>\S+)": (
        "de vervaldag ligt vóór de factuurdatum: de wettelijke termijn loopt tot en met {day}",
        "the due date lies before the invoice's own: statutory term until {day}",
    ),
}
"""By regular expression."""
