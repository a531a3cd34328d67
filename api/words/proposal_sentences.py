"""What a proposal does, in a sentence: by command, in Dutch and in English.

``[part|otherwise]``: the part, where all that it names was said and is not no; else what stands
behind the stroke, or nothing.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "creditor-accounts": (
        "Voortaan op deze rekeningen van de schuldeiser laten betalen: {ibans}",
        "Let people pay to these accounts of the creditor from now on: {ibans}",
    ),
    "matching-terms": (
        (
            "Geld van de bank ruimer vanzelf boeken[, vanzelf boeken gaat weer aan{books_itself}]"
            "[, vanaf zekerheid {book_from}][, voorstellen vanaf {propose_from}]"
            "[, {counted} telt weer][, {uncounted} telt niet meer]"
            "[, een verschil tot en met {difference_let_go} vervalt]"
        ),
        (
            "Book money of the bank by itself more widely[, booking by itself is on"
            " again{books_itself}][, from certainty {book_from}][, propose from {propose_from}]"
            "[, {counted} counts again][, {uncounted} counts no more]"
            "[, a difference of at most {difference_let_go} is let go]"
        ),
    ),
    "discount-terms": (
        (
            "Van facturen die zelf geen korting noemen voortaan meer laten vallen bij betaling op"
            " tijd[, {percent} %][, binnen {days} dagen][, voor facturen vanaf {since}]"
            "[, kredietbeperking binnen {credit_charge_days} dagen]"
        ),
        (
            "Let more fall of invoices that name no discount, for who pays in time"
            "[, {percent} %][, within {days} days][, for invoices from {since}]"
            "[, a charge for credit within {credit_charge_days} days]"
        ),
    ),
    "error": (
        "Als vergissing terugnemen: {version}",
        "Take back as a mistake: {version}",
    ),
    "collection-file": (
        (
            "[{amount}|Alles wat dan openstaat] incasseren op {collect_on}"
            " met machtiging {mandate_id}"
            "[, gemeld op {announced_on}][, op rekening {to_iban}]"
            "[; de incasso die de factuur aankondigt vindt niet plaats{not_elsewhere}]"
        ),
        (
            "Collect [{amount}|all that is open then] on {collect_on} under mandate {mandate_id}"
            "[, told on {announced_on}][, to account {to_iban}]"
            "[; the collection that the invoice announces does not take place{not_elsewhere}]"
        ),
    ),
    "erasure": (
        "De persoonsgegevens van [{debtor}|een debiteur] voorgoed wissen ({ground})",
        "Erase the personal data of [{debtor}|a debtor] for ever ({ground})",
    ),
    "withdrawal": ("De vordering intrekken ({why})", "Withdraw the claim ({why})"),
    "write-off": ("De vordering afboeken ({why})", "Write the claim off ({why})"),
    "refund": (
        "Vastleggen dat {amount} is teruggestort op {refunded_on}",
        "Record that {amount} was paid back on {refunded_on}",
    ),
    "refund-made-good": (
        "Een terugbetaling van {amount} goedmaken per {on}: {how}",
        "Make a refund of {amount} good as of {on}: {how}",
    ),
    "credit-note": (
        (
            "Creditnota {number} van {amount} verwerken, gedateerd {issued_on}"
            "[, met terugwerkende kracht{retroactive}]"
            "[, boven op wat bij een betwisting is toegewezen{beside_grant}]"
        ),
        (
            "Apply credit note {number} of {amount}, dated {issued_on}"
            "[, retroactively{retroactive}]"
            "[, on top of what was granted on a dispute{beside_grant}]"
        ),
    ),
    "waiver": (
        "{amount} kwijtschelden[ van de {of}][, door de debiteur aanvaard op {accepted_on}]",
        "Waive {amount}[ of the {of}][, accepted by the debtor on {accepted_on}]",
    ),
    "party-account-off": (
        "Rekening {iban} niet langer voor die van {name} houden",
        "No longer take account {iban} for that of {name}",
    ),
    "refund-batch": (
        "Met één bestand {total} terugbetalen aan {debtors} ({count})[, van rekening {from_iban}]",
        "Pay {total} back to {debtors} by one file ({count})[, from account {from_iban}]",
    ),
    "refund-batch-withdrawn": (
        (
            "Uit een bestand voor de bank intrekken:"
            " [één terugbetaling{refund}|alle terugbetalingen]"
            "[; alles kwam terug met bankpost {came_back_by}|; de bank had het nooit]"
        ),
        (
            "Withdraw from a file for the bank: [one refund{refund}|all refunds]"
            "[; all of it came back by bank line {came_back_by}|; the bank never had it]"
        ),
    ),
    "refund-order": (
        (
            "[{amount}|Alles] van {number} terugbetalen"
            "[ naar de rekening die de debiteur opgaf{told_account}|"
            " naar de rekening waar het van kwam]"
        ),
        (
            "Pay back [{amount}|all] of {number}"
            "[ to the account that the debtor told{told_account}| to the account that it came from]"
        ),
    ),
    "refund-file": (
        "Met een bestand voor de bank {total} terugbetalen[, van rekening {from_iban}]",
        "Pay {total} back by a file for the bank[, from account {from_iban}]",
    ),
    "refund-file-withdrawn": (
        "Het bestand voor de bank met terugbetalingen intrekken[ ({file})]",
        "Withdraw the file for the bank with refunds[ ({file})]",
    ),
    "resolution": (
        "Het verweer[ van {disputed}] afsluiten: {outcome}[, {amount}]",
        "Close the dispute[ of {disputed}]: {outcome}[, {amount}]",
    ),
}
