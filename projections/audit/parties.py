"""What the audit trail says of money at a party, and of what it charges."""

from collections.abc import Mapping
from typing import Final

ENGLISH: Final[Mapping[str, str]] = {
    "claim.party_collected": "{party} reports that the debtor paid it {amount} on {received_on}.",
    "claim.party_remittance_undone": "Remittance of {party} undone: it is owed again.",
    "claim.party_remitted": "{party} passed on {received} on {credited_on}[, and kept a fee of"
    " {fee}].",
    "claim.party_billed": "Bill {bill_id} of {party}, {billed_on}[{credit} (a credit note)]:"
    "[ fee {fee};][ commission {commission};][ disbursements {disbursements};]"
    "[ court fee {court_fee};][ proceedings {proceedings};][ enforcement {enforcement};]"
    "[ VAT {vat};][{kept} taken from what it remits;] the debtor owes nothing by it.",
}
DUTCH: Final[Mapping[str, str]] = {
    "claim.party_collected": "{party} meldt een betaling van de debiteur: {amount} op"
    " {received_on}.",
    "claim.party_remittance_undone": "Afdracht van {party} teruggedraaid: die is weer schuldig.",
    "claim.party_remitted": "{party} droeg op {credited_on} {received} af[, en hield {fee} kosten"
    " in].",
    "claim.party_billed": "Nota {bill_id} van {party}, {billed_on}[{credit} (creditnota)]:"
    "[ honorarium {fee};][ provisie {commission};][ verschotten {disbursements};]"
    "[ griffierecht {court_fee};][ proceskosten {proceedings};][ executie {enforcement};]"
    "[ btw {vat};][{kept} ingehouden op de afdracht;] de debiteur is er niets door verschuldigd.",
}
