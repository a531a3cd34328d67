"""What the facts of mandates and direct debits say, in both languages."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "claim.collection_notice_sent": "Notice of a direct debit sent by {channel}: {amount} on"
    " {collect_on} under mandate {mandate_id}.",
    "claim.collection_ordered": (
        "File for the bank: {amount} is collected on {collect_on}"
        " under mandate {mandate_id}, told on {announced_on}."
    ),
    "claim.collection_arrived": "Direct debit credited on {credited_on}.",
    "claim.collection_withdrawn": "Direct debit withdrawn: the bank does not carry it out.",
    "claim.second_try_declined": "The direct debit that came back is not tried once more.",
    "debit_batch.prepared": "Prepared for {collect_on}: {count} direct debits, {total} together.",
    "debit_batch.released": "Released: {count} direct debits, {total} together; prepared by"
    " {prepared_by}.",
    "debit_batch.withdrawn": "The batch of direct debits was withdrawn.",
    "debtor.mandate_signed": "Mandate {mandate_id} signed on {signed_on}.",
    "debtor.mandate_amended": "Mandate {mandate_id} has another account since {amended_on}.",
    "debtor.mandate_revoked": "Mandate {mandate_id} ended on {revoked_on}, by the {by}.",
}
DUTCH: Final[Mapping[str, str]] = {
    "claim.collection_notice_sent": "Vooraankondiging van een incasso verzonden per {channel}:"
    " {amount} op {collect_on} met machtiging {mandate_id}.",
    "claim.collection_ordered": "Bestand voor de bank: {amount} wordt op {collect_on} geïncasseerd"
    " met machtiging {mandate_id}, gemeld op {announced_on}.",
    "claim.collection_arrived": "Incasso bijgeschreven op {credited_on}.",
    "claim.collection_withdrawn": "Incasso ingetrokken: de bank voert hem niet uit.",
    "claim.second_try_declined": "De incasso die terugkwam wordt niet nog eens geprobeerd.",
    "debit_batch.prepared": "Klaargelegd voor {collect_on}: {count} incasso's, samen {total}.",
    "debit_batch.released": "Vrijgegeven: {count} incasso's, samen {total}; klaargelegd door"
    " {prepared_by}.",
    "debit_batch.withdrawn": "De incassobatch is ingetrokken.",
    "debtor.mandate_signed": "Machtiging {mandate_id} getekend op {signed_on}.",
    "debtor.mandate_amended": "Machtiging {mandate_id} op een andere rekening sinds {amended_on}.",
    "debtor.mandate_revoked": "Machtiging {mandate_id} geëindigd op {revoked_on}, door de {by}.",
}
