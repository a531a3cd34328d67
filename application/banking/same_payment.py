"""Whether what came in and what goes back are one payment, by what the bank says of both."""

from domain.bank.line_events import LineTold


def belongs(came: LineTold | None, back: LineTold) -> bool:
    """Whether what came in and what goes back name the same payment.

    Ids decide; where neither has one, the other party's account does. What names a collection of
    another program by its id or its mandate takes back that one, and never the transfer by which
    the debtor paid.
    """
    if came is None:
        return False
    if shares_id(came, back):
        return True
    if back.end_to_end or back.return_of or (back.mandate and back.mandate != came.mandate):
        return False
    return bool(came.account) and came.account == back.account


def shares_id(came: LineTold | None, back: LineTold) -> bool:
    """Whether an id of what came in stands in what goes back."""
    if came is None:
        return False
    ids = {came.end_to_end, *came.references} - {""}
    return bool(ids & {back.end_to_end, back.return_of, *back.references})


def is_transfer(code: str) -> bool:
    """Whether a bank's code says that somebody paid by himself (CAMT: RCDT; MT940: TRF)."""
    return "RCDT" in code or code.endswith("TRF")


def is_collected(code: str) -> bool:
    """Whether a bank's code says that it was collected by direct debit (CAMT: IDDT; MT940: DDT)."""
    return "IDDT" in code or code.endswith("DDT")
