"""What the command line says of a batch of direct debits, in Dutch by the English."""

from collections.abc import Mapping
from typing import Final

DUTCH: Final[Mapping[str, str]] = {
    "{state}; prepared by {who}, to {account}.": "{state}; klaargelegd door {who}, naar {account}.",
    "A direct debit is prepared, and waits to be released (batch {id}).": (
        "Er ligt een incasso klaar, die op vrijgave wacht (batch {id})."
    ),
    "  mandate {name} on {account}, {holder}, signed on {day}: {state}": (
        "  machtiging {name} op {account}, {holder}, getekend op {day}: {state}"
    ),
    "  refunds to {account}, {holder}, told on {day}: {whose} (told account {number})": (
        "  terugbetalen naar {account}, {holder}, opgegeven op {day}: {whose}"
        " (opgegeven rekening {number})"
    ),
    "Can release it: {who}.": "Vrijgeven kan: {who}.",
    "the other debtor is that of {invoice}": "de andere debiteur is die van {invoice}",
}
