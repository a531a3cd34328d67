"""Which accounts are a creditor's own: money leaves from them, and they are no debtor's."""

from application.banking.accounts import compact
from domain.creditor.state import Creditor
from domain.errors import Refusal


def own_iban(creditor: Creditor, wanted: str) -> str | None:
    """The account of a creditor that is named, else his first, without spaces; None: not his."""
    own = [compact(one) for one in creditor.ibans]
    chosen = compact(wanted) if wanted else next(iter(own), "")
    return chosen if chosen in own else None


def require_not_own(creditor: Creditor, iban: str) -> None:
    """Refuse ``account.own`` as a debtor's what is the creditor's: money would go in a circle.

    Also an account by which a party of his passes money on: ``account.of_party``.
    """
    wanted = compact(iban)
    if wanted in map(compact, creditor.ibans):
        raise Refusal(
            "account.own",
            "This is an account of the creditor, and not of the debtor.",
            way_out="Ask the debtor for the number of his own account.",
        )
    for party in creditor.parties:
        if wanted in map(compact, party.ibans):
            raise Refusal(
                "account.of_party",
                f"This is an account of {party.name}, and not of the debtor.",
                way_out="Ask the debtor for the number of his own account.",
                values={"party": party.name},
            )
