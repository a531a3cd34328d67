"""Which status a code of a refusal is answered with, where its class alone does not tell."""

from http import HTTPStatus
from typing import Final

BY_CODE: Final[dict[str, HTTPStatus]] = {
    "paging.cursor": HTTPStatus.BAD_REQUEST,
    "seen.moved": HTTPStatus.PRECONDITION_FAILED,
    "seen.not_said": HTTPStatus.PRECONDITION_REQUIRED,
}
"""What a refusal of within is answered with, also where it is repeated for its key."""

NOT_THERE: Final = frozenset(
    {
        "bank_account.unknown",
        "bank_line.unknown",
        "claim.not_there_yet",
        "claim.unknown",
        "command.unknown",
        "compliance.unknown",
        "credit_note.unknown",
        "creditor.nobodys_number",
        "creditor.not_there_yet",
        "creditor.unknown",
        "debit_batch.no_file",
        "debit_batch.unknown",
        "debtor.not_there_yet",
        "debtor.unknown",
        "delivery.unknown",
        "document.erased",
        "document.none",
        "document.not_readable",
        "document.unknown",
        "error.no_such_fact",
        "fact.not_there_yet",
        "fact.unknown",
        "figures.unknown",
        "http.404",
        "incoming_mail.no_file",
        "incoming_mail.unknown",
        "letter.not_there_yet",
        "letter.unknown",
        "name.unknown",
        "payment.unknown_reference",
        "payment_plan.unknown",
        "plan.unknown",
        "post.no_batch",
        "proposal.not_waiting",
        "refund_batch.not_in_it",
        "refund_batch.unknown",
        "refund_file.unknown",
        "signing_link.unknown",
        "subscription.event_unknown",
        "subscription.unknown",
        "task.unknown",
        "template.unknown",
        "user.unknown",
        "view.no_previous",
        "view.unknown",
    }
)
"""The codes of what is not there (NotFound); a test holds them against the source."""
_OF_CODES: Final[dict[str, HTTPStatus]] = {
    **BY_CODE,
    "right.missing": HTTPStatus.FORBIDDEN,
    "text.unfit": HTTPStatus.BAD_REQUEST,
}


def status_of_code(code: str) -> HTTPStatus:
    """Give the status that answers a refusal of within, by its code: for the description."""
    if code in NOT_THERE:
        return HTTPStatus.NOT_FOUND
    return _OF_CODES.get(code, HTTPStatus.UNPROCESSABLE_ENTITY)
