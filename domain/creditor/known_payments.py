"""Through which day the payments of a creditor's debtors are known."""

from datetime import date

from domain.creditor.events import CreditorFact, KnownFrom, PaymentsKnownThrough
from domain.creditor.refusals import require_registered
from domain.creditor.state import EVERY_ACCOUNT, Creditor
from domain.errors import Refusal


def know_payments(
    creditor: Creditor,
    *,
    through: date,
    today: date,
    ibans: tuple[str, ...] = (),
    source: KnownFrom = KnownFrom.PERSON,
) -> list[CreditorFact]:
    """Record that every payment through a day (inclusive) is recorded; known already: nothing.

    No accounts: all of them. Raises NotFound ``creditor.unknown`` or Refusal
    ``payments.from_the_future`` or ``payments.account_doubted``.
    """
    require_registered(creditor)
    if through > today:
        raise Refusal(
            "payments.from_the_future",
            f"Payments through {through} cannot be known on {today}.",
            way_out="Give the last day of which every credit is recorded: today at the latest.",
            values={"day": through},
        )
    doubt = creditor.doubt_before(through, ibans)
    if doubt:
        raise Refusal(
            "payments.account_doubted",
            f"Of account {doubt.iban} no more is known than through {doubt.through}: statements"
            " are missing or contradict each other, or money that came in is nobody's yet.",
            way_out="Say why nothing is missing, place the money, or give the other accounts.",
            values={"iban": doubt.iban, "day": doubt.through},
        )
    accounts = ibans or (EVERY_ACCOUNT,)
    if all(creditor.known_through(one, since=date.min) >= through for one in accounts):
        return []
    return [PaymentsKnownThrough(through=through, ibans=ibans, source=source)]
