"""Whether what came in and what goes back are one payment, by what the bank says of both."""

from domain.bank.line_events import LineTold


def belongs(came: LineTold | None, back: LineTold) -> bool:
    """Whether what came in and what goes back name the same payment.

    Ids that both have decide; else the other party's account does.
    """
    if came is None:
        return False
    if shares_id(came, back):
        return True
    if came.end_to_end and back.end_to_end:
        return False
    return bool(came.account) and came.account == back.account


def shares_id(came: LineTold | None, back: LineTold) -> bool:
    """Whether an id of what came in stands in what goes back."""
    if came is None:
        return False
    ids = {came.end_to_end, *came.references} - {""}
    return bool(ids & {back.end_to_end, back.return_of, *back.references})
