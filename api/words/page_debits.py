"""English of the page of direct debits."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "Incasso": "Direct debit",
    "Eén bestand voor alles wat op een dag geïncasseerd mag worden: de een legt het klaar, een"
    " ander geeft het vrij.": (
        "One file for all that may be collected on a day: one person prepares it, another one"
        " releases it."
    ),
    "Er is nog geen schuldeiser.": "There is no creditor yet.",
    "Dag van de incasso": "Day of the collection",
    "Aan de debiteuren gemeld op (leeg: door de vooraankondiging)": (
        "Told the debtors on (empty: by the notice)"
    ),
    "Geïncasseerd wordt alleen van wie een machtiging gaf; die wordt vastgelegd bij de debiteur,"
    " onder Vastleggen.": (
        "Only who gave a mandate is collected from; it is recorded with the debtor, under Record."
    ),
    "Niemand gaf een machtiging, of er staat niets open.": (
        "Nobody gave a mandate, or nothing is open."
    ),
    "%(num)s incasso aan te kondigen voor %(day)s, samen %(total)s": (
        "%(num)s direct debit to announce for %(day)s, %(total)s together"
    ),
    "%(num)s incasso's aan te kondigen voor %(day)s, samen %(total)s": (
        "%(num)s direct debits to announce for %(day)s, %(total)s together"
    ),
    "Aan te kondigen": "To be announced",
    "Niet aan te kondigen": "Not to be announced",
    "%(num)s incasso op %(day)s, samen %(total)s": (
        "%(num)s direct debit on %(day)s, %(total)s together"
    ),
    "%(num)s incasso's op %(day)s, samen %(total)s": (
        "%(num)s direct debits on %(day)s, %(total)s together"
    ),
    "Te incasseren": "To be collected",
    "Niet geïncasseerd": "Not collected",
    "Soort": "Kind",
    "Incasso van %(amount)s op %(day)s": "Direct debit of %(amount)s on %(day)s",
    "Batch": "Batch",
    "tot bekend is wat ervan werd, wordt er niets gevraagd.": (
        "until it is known what became of it, nothing is asked."
    ),
    "Er ligt een incasso klaar, die op vrijgave wacht": (
        "A direct debit is prepared, and waits to be released"
    ),
    "tot een ander die vrijgeeft gaat al het andere door.": (
        "until another person releases it all else goes on."
    ),
    "%(num)s vooraankondiging is opgedragen en wordt nu gemaakt en verstuurd.": (
        "%(num)s notice was ordered, and is made and sent now."
    ),
    "%(num)s vooraankondigingen zijn opgedragen en worden nu gemaakt en verstuurd.": (
        "%(num)s notices were ordered, and are made and sent now."
    ),
    "naar rekening": "to account",
    "factuur van die ander:": "invoice of that other one:",
    "Klaargelegd op %(day)s door": "Prepared on %(day)s by",
    "vrijgegeven op %(day)s": "released on %(day)s",
    "Er is nog niets opgedragen.": "Nothing is ordered yet.",
    "Een ander geeft de batch vrij: %(who)s.": "Another person releases the batch: %(who)s.",
    "Een ander kijkt de batch na en geeft die vrij.": (
        "Another person looks at the batch and releases it."
    ),
    "Kijk elke regel na. Vrijgegeven wordt wat hieronder staat, en niets anders.": (
        "Look at each line. What stands below is released, and nothing else."
    ),
    "Geef vrij": "Release",
    "Trek de batch in": "Withdraw the batch",
    "Regels": "Lines",
    "getekend op %(day)s": "signed on %(day)s",
    "genoemd op %(day)s": "named on %(day)s",
    "Gemeld op %(day)s": "Told on %(day)s",
    "door de vooraankondiging": "by the notice",
    "zoals iemand opgaf": "as somebody said",
    "Aan de debiteur is niets gemeld.": "The debtor was told nothing.",
    "Zo wordt het niet vrijgegeven:": "So it is not released:",
    "Het bestand gaat niet meer naar de bank: zie waarom": (
        "The file does not go to the bank any more: see why"
    ),
    "Het bestand gaat niet meer naar de bank:": "The file does not go to the bank any more:",
    "Factuur %(invoice)s noemt machtiging %(mandate)s, die hier niet is vastgelegd. Kijk of die er"
    " is; leg haar dan vast met de dag van tekenen.": (
        "Invoice %(invoice)s names mandate %(mandate)s, which is not recorded here. Look whether"
        " there is one; record it then with the day of the signature."
    ),
    "Waarom niet": "Why not",
    "Batches": "Batches",
    "Som": "Sum",
    "Klaargelegd door": "Prepared by",
    "Wat ervan werd": "What became of it",
    "binnen: %(arrived)s, terug: %(failed)s, ingetrokken: %(gone)s": (
        "arrived: %(arrived)s, back: %(failed)s, withdrawn: %(gone)s"
    ),
    "Bestand voor de bank": "File for the bank",
    "Er is nog geen batch klaargelegd.": "No batch was prepared yet.",
}
