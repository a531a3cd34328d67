"""Which account of a creditor money leaves from, or is collected to."""

from application.banking.accounts import compact
from domain.creditor.state import Creditor


def own_iban(creditor: Creditor, wanted: str) -> str | None:
    """The account of a creditor that is named, else his first, without spaces; None: not his."""
    own = [compact(one) for one in creditor.ibans]
    chosen = compact(wanted) if wanted else next(iter(own), "")
    return chosen if chosen in own else None
