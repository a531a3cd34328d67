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
    "it names no invoice": (
        "noemt geen factuur: wijs op de pagina van de creditnota aan bij welke vordering zij hoort",
        "it names no invoice: say on the page of the credit note which claim it belongs to",
    ),
    "it names several invoices": (
        "noemt meer facturen: zeg op de pagina van de creditnota welk deel bij welke hoort",
        "it names several invoices: say on the page of the credit note what belongs to which",
    ),
    "the invoice it names is not here": (
        "de factuur die zij noemt is hier niet: zij wacht erop",
        "the invoice it names is not here: it waits for it",
    ),
    "applied by hand before": ("al met de hand verwerkt", "applied by hand before"),
    "what was sent is not kept any more": (
        "wat toen is verstuurd, wordt niet meer bewaard",
        "what was sent is not kept any more",
    ),
    "another amount was applied by hand": (
        "met de hand is een ander bedrag verwerkt",
        "another amount was applied by hand",
    ),
    "there are fewer than two cac:PaymentMeans": (
        "er zijn minder dan twee betaalwijzen (cac:PaymentMeans)",
        "there are fewer than two means of payment (cac:PaymentMeans)",
    ),
    # the same of a CII
    (
        "ram:SpecifiedTradeSettlementPaymentMeans is a direct debit: the creditor collects it,"
        " the debtor need not."
    ): (
        "automatische incasso (ram:SpecifiedTradeSettlementPaymentMeans): de schuldeiser int zelf",
        (
            "a direct debit (ram:SpecifiedTradeSettlementPaymentMeans): the"
            " creditor collects it, the debtor need not"
        ),
    ),
    "ram:PayeeTradeParty names another payee than the supplier: the claim may be assigned.": (
        "een ander dan de leverancier krijgt het geld (ram:PayeeTradeParty): misschien verkocht",
        "another payee than the supplier (ram:PayeeTradeParty): the claim may be assigned",
    ),
    "ram:CopyIndicator is true: this is a copy of an invoice sent before.": (
        "dit is een kopie van een eerdere factuur (ram:CopyIndicator)",
        "a copy of an invoice sent before (ram:CopyIndicator)",
    ),
    "ram:DuePayableAmount is negative: it is taken as a credit note of that amount.": (
        "het bedrag is negatief (ram:DuePayableAmount): ingelezen als creditnota",
        "the amount is negative (ram:DuePayableAmount): taken as a credit note",
    ),
    "ram:DueDateDateTime is another day than ram:DueDateDateTime, which holds.": (
        (
            "twee vervaldagen (cbc:PaymentDueDate en ram:DueDateDateTime): die van"
            " ram:DueDateDateTime geldt"
        ),
        (
            "two due days (cbc:PaymentDueDate and ram:DueDateDateTime): that of"
            " ram:DueDateDateTime holds"
        ),
    ),
    "there are fewer than two ram:SpecifiedTradeSettlementPaymentMeans": (
        "er zijn minder dan twee betaalwijzen (ram:SpecifiedTradeSettlementPaymentMeans)",
        "there are fewer than two means of payment (ram:SpecifiedTradeSettlementPaymentMeans)",
    ),
}
"""By what the reader says."""

ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "AccountingSupplierParty": ("de leverancier", "the supplier"),
    "SellerTradeParty": ("de leverancier", "the supplier"),
    "AccountingCustomerParty": ("de klant", "the customer"),
    "BuyerTradeParty": ("de klant", "the customer"),
    "PayeeParty": ("wie het geld krijgt", "the payee"),
    "PayeeTradeParty": ("wie het geld krijgt", "the payee"),
}
"""Who a party is, by the last part of its element's name in UBL or CII."""

REGISTERS: Final[Mapping[str, tuple[str, str]]] = {
    "KvK number": ("KvK-nummer", "KvK number"),
    "OIN": ("OIN", "OIN"),
}

PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    r"no due date in the file: statutory term until (?P<day>\S+)": (
        "geen vervaldag in het bestand: de wettelijke termijn loopt tot en met {day}",
        "no due date in the file: statutory term until {day}",
    ),
    r"the due date lies before the invoice's own: statutory term until (?P<day>\S+)": (
        "de vervaldag ligt vóór de factuurdatum: de wettelijke termijn loopt tot en met {day}",
        "the due date lies before the invoice's own: statutory term until {day}",
    ),
    r"(?P<source>\S+) has (?P<count>\d+) different due days: the latest one is taken\.": (
        "{count} verschillende vervaldagen ({source}): de laatste geldt",
        "{count} different due days ({source}): the latest one is taken",
    ),
    r"(?P<element>\S+) is (?P<code>.+), which is no credit note: .+ holds\.": (
        "soort {code} ({element}) is geen creditnota, en het bestand wel: ingelezen als creditnota",
        "type {code} ({element}) is no credit note, but the file is one: taken as a credit note",
    ),
    r"(?P<element>\S+) is (?P<code>.+): it is taken as a credit note\.": (
        "soort {code} ({element}): ingelezen als creditnota",
        "type {code} ({element}): taken as a credit note",
    ),
    r"(?P<element>\S+) is (?P<code>.+), which is not in the code list\.": (
        "soort {code} ({element}) staat niet in de codelijst",
        "type {code} ({element}) is not in the code list",
    ),
    r"(?P<role>\S+) has (?P<count>\d+) different values as (?P<register>.+): the first .+\.": (
        "{role} heeft {count} verschillende waarden als {register}: de eerste geldt",
        "{role} has {count} different values as {register}: the first is taken",
    ),
    r"(?P<role>\S+) has no valid (?P<register>.+) under its scheme: it is kept as another id\.": (
        "{role} heeft iets als {register} dat er geen is: het is als ander nummer bewaard",
        "{role} has a {register} that is none: it is kept as another id",
    ),
    r"(?P<role>\S+) has no scheme: by its shape it is taken as (?P<register>.+)\.": (
        "{role} heeft een nummer zonder soort: naar zijn vorm gelezen als {register}",
        "{role} has a number without a scheme: by its shape it is taken as {register}",
    ),
    r"(?P<role>\S+) has a Dutch VAT number whose check digits do not hold\.": (
        "{role} heeft een Nederlands btw-nummer waarvan de controlecijfers niet kloppen",
        "{role} has a Dutch VAT number whose check digits do not hold",
    ),
    r"a \S+ has not exactly one \S+Account": (
        "een betaalwijze heeft niet precies één rekening",
        "a means of payment has not exactly one account",
    ),
    r"a \S+ has no \S+ to refer to": (
        "een betaalwijze heeft geen kenmerk om naar te verwijzen",
        "a means of payment has no id to refer to",
    ),
    r"\S+ does not name each \S+ once": (
        "de betaaltermijnen noemen niet elke betaalwijze één keer",
        "the payment terms do not name each means of payment once",
    ),
    r"the \S+ do not add up to \S+": (
        "de bedragen van de termijnen zijn samen niet het te betalen bedrag",
        "the amounts of the terms do not add up to the amount to pay",
    ),
    r"\S+ looks like a split but (?P<why>.+): the accounts are alternatives\.": (
        "de rekening lijkt verdeeld, maar {why}: betalen kan op elk van de rekeningen",
        "it looks like a split, but {why}: the accounts are alternatives",
    ),
    r"(?P<element>\S+) is not TaxInclusiveAmount less PrepaidAmount plus PayableRoundingAmount\.|"
    r"(?P<in_cii>\S+) is not GrandTotalAmount less TotalPrepaidAmount plus RoundingAmount\.": (
        "te betalen is niet het totaal min vooruitbetaald plus afronding ({element}{in_cii})",
        "to pay is not the total less prepaid plus rounding ({element}{in_cii})",
    ),
    r"(?P<element>\S+) and \S+ have different signs\.": (
        "het bedrag zonder en dat met btw hebben niet hetzelfde teken ({element})",
        "the amounts without and with VAT have different signs ({element})",
    ),
    r"(?P<unread>\d+) of (?P<lines>\d+) lines have no amount in whole cents\.": (
        "{unread} van {lines} regels hebben geen bedrag in hele centen",
        "{unread} of {lines} lines have no amount in whole cents",
    ),
    r"(?P<element>\S+) is no amount in whole cents: it is left out\.": (
        "geen bedrag in hele centen, en daarom weggelaten ({element})",
        "no amount in whole cents, and so left out ({element})",
    ),
    r"the credit note waited for invoice (?P<invoice>.+)": (
        "de creditnota wachtte op factuur {invoice}",
        "the credit note waited for invoice {invoice}",
    ),
}
"""By regular expression."""
