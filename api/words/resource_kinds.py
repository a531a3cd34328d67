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
