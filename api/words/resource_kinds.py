"""What the values in lists of payments, agreements, disputes, holds and documents are called."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "PaymentKind": {
        "received": ("Ontvangen", "Received"),
        "reversed": ("Teruggeboekt", "Reversed"),
        "set_off": ("Verrekend", "Set off"),
        "set_off_lost": ("Verrekening vervallen", "Set-off fell away"),
        "refunded": ("Teruggegeven", "Refunded"),
        "made_good": ("Teruggave hersteld", "Refund made good"),
    },
    "AgreementState": {
        "running": ("Loopt", "Running"),
        "kept": ("Nagekomen", "Kept"),
        "broken": ("Niet nagekomen", "Broken"),
        "ended": ("Voorbij", "Ended"),
    },
    "DisputeState": {
        "open": ("Open", "Open"),
        "answered": ("Beantwoord", "Answered"),
        "decided": ("Beslist", "Decided"),
    },
    "HoldState": {
        "planned": ("Gepland", "Planned"),
        "running": ("Loopt", "Running"),
        "ended": ("Voorbij", "Ended"),
        "lifted": ("Opgeheven", "Lifted"),
    },
    "RefundStanding": {
        "waits": ("Wacht", "Waits"),
        "looked_at": ("Bekeken", "Looked at"),
        "ordered": ("Moet terug", "To be paid back"),
        "in_file": ("In een bestand", "In a file"),
        "paid": ("Met de hand betaald", "Paid by hand"),
        "dropped": ("Vervallen", "Dropped"),
    },
    "MoneyNature": {
        "money": ("geld van debiteuren", "money of debtors"),
        "credit": ("tegoed, geen geld", "credit, no money"),
        "perhaps": ("misschien van een debiteur", "perhaps a debtor’s"),
    },
    "RefundTo": {
        "known": ("bekende rekening van de debiteur", "a known account of the debtor"),
        "told": (
            "door de debiteur opgegeven, nog nooit mee betaald",
            "told by the debtor, never paid from",
        ),
        "his_name": (
            "op naam van de debiteur, alleen van deze betaling bekend",
            "in the debtor’s name, known by this payment alone",
        ),
        "unsure": (
            "let op: het is niet zeker dat deze rekening van de debiteur is",
            "careful: it is not certain that this account is the debtor’s",
        ),
        "another": (
            "let op: deze rekening is van een ander dan de debiteur",
            "careful: this account is somebody else’s than the debtor’s",
        ),
    },
    "WhyNotBack": {
        "no_money": ("geen geld, maar een tegoed", "no money but a credit"),
        "not_certain": ("misschien van een ander", "may be somebody else’s"),
        "barred": ("misschien moet een ander het krijgen", "somebody else may have to receive it"),
        "uncovered": ("eerder ging te veel terug", "too much went back before"),
        "no_account": ("geen rekening bekend", "no account known"),
        "no_iban": ("rekening is geen IBAN, of gewist", "account is no IBAN, or was erased"),
        "shown": ("de bank betaalde het al", "the bank paid it already"),
        "used": ("intussen gebruikt", "used meanwhile"),
        "proposed": (
            "al voorgesteld, een tweede persoon beslist",
            "proposed already, a second person decides",
        ),
    },
    "FileKnownBy": {
        "payment_id": ("aan het kenmerk", "by its id"),
        "total": ("aan het totaal", "by its total"),
    },
    "KeptKind": {
        "payment_plan": ("Getekende regeling", "Signed payment plan"),
        "invoice": ("Factuur", "Invoice"),
        "invoice_again": ("Factuur in een later bestand", "Invoice in a later file"),
        "letter": ("Brief", "Letter"),
        "dossier": ("Dossier", "Dossier"),
        "refund_file_withdrawn": (
            "Ingetrokken terugbetaling (bestand, niet aanbieden)",
            "Withdrawn refund (file, not for the bank)",
        ),
        "refund_file": ("Terugbetaling (bestand voor de bank)", "Refund (file for the bank)"),
        "collection_file": ("Incasso (bestand voor de bank)", "Direct debit (file for the bank)"),
        "paper": ("Stuk erbij", "Paper laid with it"),
        "submission": ("Ingediend bij de curator", "Filed with the trustee"),
    },
}
