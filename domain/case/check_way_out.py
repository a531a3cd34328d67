"""What is to be done about what a hand-over lacks, by the code of the item."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from domain.case.check_item import CheckItem

WAY_OUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "debtor.reachable": "Record an address or e-mail address of the debtor.",
        "party.registered": "Look the party up in the register of Justis; an administrator records"
        " the party, a senior how it stands there (`party`, `party-registration`).",
        "invoice.document": "Attach the invoice.",
        "default.begun": "Wait until the term has passed, or send a notice of default.",
        "letters.fourteen_days": "Wait until the fourteen days and the bank days after them have"
        " passed; where no such letter went out, send one.",
        "letters.notice_received": "Record how the notice arrived, or send it again by post.",
        "agreements.plan_over": "Wait for the plan, or record that it lapsed.",
        "agreements.signing_over": "Wait until it can be signed no more, or take it back where the"
        " debtor does not want it.",
        "agreements.promise_over": "Wait for the promised day.",
        "agreements.extension_over": "Wait for the last day that was agreed.",
        "agreements.hold_over": "Lift the hold, where its reason is gone.",
        "dispute.answered": "Answer the dispute and decide it.",
        "marks.looked_at": "Look at the mark and clear it.",
        "debtor.no_credit": "Set the credit off, place the credit note, or pay it back.",
        "debtor.payment_placed": "Place the bank line, or say that his claims go on without it.",
        "debtor.told": "Write to the debtor that his payment was taken back, with a new term.",
        "debtor.decided": "Decide whether they are one person.",
        "debtor.not_barred": "Wait for its end, and look at the debtor then.",
        "ledger.open": "Let the rest go, or write it off.",
        "ledger.unpaid": "Ask for the rest yourself, agree on a plan, let the costs or the rest go,"
        " or write it off.",
        "ledger.enough": "Say that the claim goes on for so little, or let the rest go.",
        "limitation.open": "Write it off; a claim that is barred is not collected.",
    }
)
"""Of each item that may stop a hand-over."""


def ways_out(items: Iterable[CheckItem]) -> str:
    """The ways out of what is missing, each once."""
    return " ".join(dict.fromkeys(WAY_OUT[item.code] for item in items))
