"""What the values about direct debits are called."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "DebitScheme": {
        "core": ("Core (voor iedereen)", "Core (for everybody)"),
        "b2b": ("B2B (alleen bedrijven)", "B2B (businesses only)"),
    },
    "DebitForm": {
        "pain.008.001.09": ("pain.008.001.09 (gebruikelijk)", "pain.008.001.09 (usual)"),
        "pain.008.001.08": (
            "pain.008.001.08 (voor een bank die .09 niet neemt)",
            "pain.008.001.08 (for a bank that does not take .09)",
        ),
    },
    "SignedHow": {
        "paper": ("op papier", "on paper"),
        "online": ("online", "online"),
        "by_telephone": ("telefonisch", "by telephone"),
        "unknown": ("hoe is niet bekend", "how is not known"),
    },
    "MandateEnd": {
        "debtor": ("debiteur", "debtor"),
        "creditor": ("schuldeiser", "creditor"),
        "his_bank": ("bank", "bank"),
    },
    "BatchStanding": {
        "waits": ("Wacht op een tweede", "Waits for a second person"),
        "under_way": ("Onderweg", "Under way"),
        "done": ("Afgehandeld", "Done"),
        "withdrawn": ("Ingetrokken", "Withdrawn"),
    },
    "MandateState": {
        "stands": ("geldig", "stands"),
        "revoked": ("ingetrokken", "revoked"),
        "unused": ("vervallen: 36 maanden niet gebruikt", "ended: not used for 36 months"),
        "not_by_his_bank": (
            "niet bruikbaar: zijn bank stuurde een incasso terug",
            "not to be used: his bank sent a direct debit back",
        ),
        "used_up": ("voor één incasso, die is gedaan", "for one collection, which was made"),
    },
    "LineNews": {
        "first": (
            "nog nooit van deze rekening geïncasseerd",
            "never collected from this account before",
        ),
        "amended": (
            "andere rekening genoemd na het tekenen, daar nog nooit van geïncasseerd",
            "another account named after the signature, never collected from before",
        ),
        "other_since": (
            "let op: de machtiging noemt intussen een andere rekening",
            "careful: the mandate names another account by now",
        ),
        "own": (
            "let op: dit is een rekening van de schuldeiser zelf",
            "careful: this is an account of the creditor himself",
        ),
        "shared": (
            "let op: ook een andere debiteur geeft deze rekening op",
            "careful: another debtor gives this account, too",
        ),
        "paid_for_another": (
            "let op: van deze rekening betaalde alleen een andere debiteur",
            "careful: only another debtor paid from this account",
        ),
        "other_name": (
            "let op: de rekening staat op een andere naam dan die van de debiteur",
            "careful: the account is in another name than the debtor’s",
        ),
    },
    "LineEnd": {
        "waits": ("wacht op vrijgave", "waits to be released"),
        "under_way": ("onderweg", "under way"),
        "arrived": ("binnen", "arrived"),
        "failed": ("mislukt of terug", "failed or back"),
        "withdrawn": ("ingetrokken", "withdrawn"),
    },
    "ReturnCode": {
        "AC01": ("Rekeningnummer onjuist", "Account number incorrect"),
        "AC04": ("Rekening opgeheven", "Account closed"),
        "AC06": ("Rekening geblokkeerd", "Account blocked"),
        "AC13": ("Rekening van een consument, niet voor B2B", "A consumer's account, not for B2B"),
        "AG01": ("Incasso van deze rekening niet toegestaan", "No debits from this account"),
        "AG02": ("Soort opdracht onjuist", "Kind of order incorrect"),
        "AM04": ("Te weinig saldo", "Insufficient funds"),
        "AM05": ("Dubbel aangeboden", "Offered twice"),
        "BE05": ("Incassant-ID niet herkend", "Creditor identifier not recognised"),
        "CNOR": ("Bank van de schuldeiser niet bereikbaar", "Creditor's bank not reachable"),
        "DNOR": ("Bank van de debiteur niet bereikbaar", "Debtor's bank not reachable"),
        "ED05": ("Afwikkeling tussen banken mislukt", "Settlement between banks failed"),
        "FF01": ("Bestand onjuist", "File incorrect"),
        "FF05": ("Soort incasso onjuist", "Kind of direct debit incorrect"),
        "MD01": ("Geen geldige machtiging", "No valid mandate"),
        "MD02": ("Gegevens van de machtiging ontbreken", "Data of the mandate missing"),
        "MD06": ("Debiteur vroeg zijn geld terug", "The debtor asked for his money back"),
        "MD07": ("Debiteur overleden", "The debtor died"),
        "MS02": ("Geweigerd door de debiteur", "Refused by the debtor"),
        "MS03": ("Door zijn bank, zonder reden", "By his bank, without a reason"),
        "RC01": ("Bankcode onjuist", "Bank code incorrect"),
        "RR01": ("Wettelijk vereist: rekening ontbreekt", "Required by law: account missing"),
        "RR02": ("Wettelijk vereist: naam of adres", "Required by law: name or address"),
        "RR03": ("Wettelijk vereist: schuldeiser", "Required by law: creditor"),
        "RR04": ("Wettelijke reden", "Regulatory reason"),
        "SL01": ("Grens of blokkade bij zijn bank", "A limit or block at his bank"),
        "TM01": ("Te laat aangeleverd", "Delivered too late"),
    },
    "TransferRefusal": {
        "AC01": ("Rekeningnummer onjuist", "Account number incorrect"),
        "AC04": ("Rekening opgeheven", "Account closed"),
        "AC06": ("Rekening geblokkeerd", "Account blocked"),
        "AG01": ("Overboeking met deze rekening niet toegestaan", "No transfers with this account"),
        "AG02": ("Soort opdracht onjuist", "Kind of order incorrect"),
        "AM04": ("Te weinig saldo op de eigen rekening", "Insufficient funds on your own account"),
        "AM05": ("Dubbel aangeboden", "Offered twice"),
        "AM14": ("Boven de grens die met de bank is afgesproken", "Above the limit with the bank"),
        "CNOR": ("Bank van de ontvanger niet bereikbaar", "Bank of the receiver not reachable"),
        "DNOR": ("Eigen bank niet bereikbaar", "Your own bank not reachable"),
        "DT01": ("Dag van betaling onjuist", "Day of payment incorrect"),
        "DUPL": ("Dubbel aangeboden", "Offered twice"),
        "FF01": ("Bestand onjuist", "File incorrect"),
        "MD07": ("Ontvanger overleden", "The receiver died"),
        "MS02": ("Geweigerd door de ontvanger", "Refused by the receiver"),
        "MS03": ("Door de bank, zonder reden", "By the bank, without a reason"),
        "RC01": ("Bankcode onjuist", "Bank code incorrect"),
        "RR01": ("Wettelijk vereist: rekening ontbreekt", "Required by law: account missing"),
        "RR02": ("Wettelijk vereist: naam of adres", "Required by law: name or address"),
        "RR03": ("Wettelijk vereist: ontvanger", "Required by law: receiver"),
        "RR04": ("Wettelijke reden", "Regulatory reason"),
        "TM01": ("Te laat aangeleverd", "Delivered too late"),
    },
    "AfterReturn": {
        "try_again": ("Nog één keer incasseren mag", "May be collected once more"),
        "ask": ("Vragen te betalen", "Ask him to pay"),
        "other_account": (
            "Vragen te betalen; andere rekening nodig",
            "Ask; another account needed",
        ),
        "mandate_ended": ("Vragen te betalen; geen machtiging", "Ask him to pay; no mandate"),
        "mandate_wrong": (
            "Eerst kijken: gegevens van de machtiging ontbreken",
            "Look first: data of the mandate missing",
        ),
        "deceased": ("Eerst kijken: overleden", "Look first: he died"),
        "look_first": ("Eerst kijken", "Look first"),
    },
}
"""By enumeration and value: in Dutch, in English."""
