"""What a command does that is given once more under another key, in the same words or others."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID, uuid4

from application.by import By
from application.commands.command import Command
from application.commands.leaves import leaves_of, nested
from application.house import House
from domain.errors import Refusal

QUIET: Final = "quiet"
"""All of it is so already: nothing is recorded."""
AGAIN: Final = "again"
"""It is another one of its kind, and is recorded."""

_ANOTHER: Final = (
    "payment refund-account refund-order refund-made-good set-off bank-placement bank-on-debtor"
    " waiver call contact answer complaint complaint-answer hold note recall-failed attachment"
    " other-debtor contact-details bankruptcy suspension-of-payments debt-restructuring"
    " cooling-off moratorium debt-help guardianship minority dissolution estate-submission"
    " estate-answer heirs mandate-amended change-payment-plan"
    " signing-link-again erasure delivery creditor collection-batch subscription"
    " subscription-secret subscription-replay subscription-ping"
).split()
_REFUSED: Final[Mapping[str, str]] = {
    # Another one would be another sum, and there is none.
    "claim": "invoice.number_used",
    "refund": "refund.too_much",
    "refund-file": "refund_file.none",
    "refund-batch": "refund_batch.none",
    "collection-file": "collection.held",
    # It is about what waits, and nothing waits any more; what became of it stands in the trail.
    "collection-withdrawn": "collection.none",
    "collection-failed": "collection.not_awaited",
    "collection-batch-released": "debit_batch.not_waiting",
    "bank-proposal": "bank_line.decided",
    "bank-undo": "bank_line.nothing_decided",
    "resolution": "dispute.none",
    "bar-in-error": "bar.none",
    "credit-looked-at": "credit.none",
    "merge-undone": "merge.none",
    "doubt": "letter.no_doubt",
    "not-posted": "post.not_waiting",
    "statement-gap": "gap.none",
    "second-person": "proposal.not_waiting",
    "creditor-second-person": "proposal.not_waiting",
    "refund-batch-second-person": "proposal.not_waiting",
    "erasure-second-person": "proposal.not_waiting",
    # One lies open already; another one beside it is said in so many words.
    "propose-payment-plan": "payment_plan.waits",
    # A letter or a link goes out once; to send it again is said in so many words.
    "confirmation": "agreement.nothing",
    "interruption-letter": "interruption.sent",
    "estate-letter": "estate_letter.sent",
    "hand-over-letter": "hand_over_letter.told",
    "collection-notice": "collection.announced",
    "collection-notices": "collection.nothing_to_tell",
    "bank-remittance": "bank_line.decided",
    "signing-link": "signing_link.sent",
    "signing-paper": "signing_paper.sent",
    # Two people may bear one name.
    "user": "user.taken",
}
REPEATED: Final[Mapping[str, str]] = {**dict.fromkeys(_ANOTHER, AGAIN), **_REFUSED}
"""What is not quiet, by command: it is recorded again, or refused with this code."""


def given_again(
    house: House, command: type[Command], about: UUID | None, said: Mapping[str, Any]
) -> str:
    """What comes of a command under a key of its own."""
    told = {leaf.name: said[leaf.name] for leaf in leaves_of(command) if leaf.name in said}
    given, by = command.model_validate(nested(told)), By(key=str(uuid4()), actor="els")
    before = house.store.last_position()
    try:
        given.carry(house, *([about] if about else []), by=by)
    except Refusal as refusal:
        return refusal.code
    return QUIET if house.store.last_position() == before else AGAIN


def swallowed(
    house: House, command: type[Command], about: UUID | None, said: Mapping[str, Any]
) -> list[str]:
    """The sealed texts of a command that are lost where only they differ from what was said."""
    texts = [
        leaf.name
        for leaf in leaves_of(command)
        if not leaf.field.repr and leaf.type is str and leaf.name != "reason_text"
    ]
    other = {name: {**said, name: "Anders dan eerst"} for name in texts}
    return [one for one in texts if given_again(house, command, about, other[one]) == QUIET]
