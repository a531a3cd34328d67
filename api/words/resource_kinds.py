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
        "shared": (
            "let op: ook een andere debiteur geeft deze rekening op",
            "careful: another debtor gives this account, too",
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
    "ErasureGround": {
        "request": ("Verzoek van de betrokkene", "Request of the person"),
        "term_over": ("Bewaartermijn voorbij", "Term of keeping over"),
        "error": ("Hier niet op hun plaats", "Should not have been here"),
    },
    "ErasureHeld": {
        "claim_open": ("Een vordering loopt nog", "A claim is still open"),
        "letter_waits": ("Een brief is onderweg", "A letter is under way"),
        "money_waits": ("Geld of tegoed wacht", "Money or credit waits"),
        "kept_by_law": ("De administratie moet worden bewaard", "The books must be kept"),
    },
    "Goes": {
        "contact": ("Namen, adressen en ondertekeningen", "Names, addresses and signatures"),
        "accounts": (
            "Rekeningen, nummers en omschrijvingen",
            "Accounts, numbers and what was written with payments",
        ),
        "texts": ("Notities, gesprekken en redenen", "Notes, calls and reasons"),
        "documents": ("Documenten in het archief", "Documents in the archive"),
        "mails": ("E-mails van hem", "Mails of his"),
        "bank_lines": ("Wat de bank bij zijn posten schreef", "What the bank wrote of his lines"),
        "credit_notes": ("Creditnota’s die wachtten", "Credit notes that waited"),
        "batch_files": (
            "Incassobestanden (ook voor de anderen erin)",
            "Direct debit files (also for the others in them)",
        ),
        "letter_files": ("Bestanden in de postuitgang", "Files in the outbox"),
        "folders": ("Klaargelegde dossiers", "Dossiers laid ready"),
        "search": ("Zijn regel in het zoeken op naam", "His row in the search by name"),
    },
    "Stays": {
        "facts": (
            "Bedragen, dagen, factuurnummers en hashes: daarmee blijft het bewijs controleerbaar",
            "Amounts, days, invoice numbers and hashes: the proof can still be verified",
        ),
        "short_words": (
            "Korte woorden in de vastlegging zelf: rechtbank, zaaknummer, kenmerk, bewijs",
            "Short words in the record itself: a court, case number, reference, evidence",
        ),
        "number_hashes": (
            "Versleutelde kenmerken van zijn nummers: zo wordt hij niet ongemerkt hersteld",
            "Keyed hashes of his numbers: so he is not brought back unnoticed",
        ),
        "readings": (
            "Wie zijn gegevens inzag en wanneer (AVG art. 5 lid 2)",
            "Who looked at his data and when (AVG art. 5 lid 2)",
        ),
        "shared_lines": (
            "Bankposten die ook over een ander gaan",
            "Bank lines that are about somebody else, too",
        ),
        "bank_files": (
            "Hele bankbestanden en lijsten waarin ook anderen staan, zolang die moeten blijven",
            "Whole bank files and lists that name others, too, as long as they must be kept",
        ),
        "given": (
            "Wat anderen al hebben: brieven, overdrachten, exports, bestanden bij de bank",
            "What others have: letters sent, hand-overs, exports, files at the bank",
        ),
        "backups": (
            "Reservekopieën van vóór het wissen: vernietig die van de sleutels",
            "Backups from before: destroy those of the keys",
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
            "Ingetrokken of geweigerde terugbetaling (bestand, niet aanbieden)",
            "Withdrawn or refused refund (file, not for the bank)",
        ),
        "refund_file": ("Terugbetaling (bestand voor de bank)", "Refund (file for the bank)"),
        "collection_file": ("Incasso (bestand voor de bank)", "Direct debit (file for the bank)"),
        "paper": ("Stuk erbij", "Paper laid with it"),
        "submission": ("Ingediend bij de curator", "Filed with the trustee"),
    },
}
