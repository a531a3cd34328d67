"""How people are shown money that waits for debtors, or goes back to them."""

from typing import TYPE_CHECKING

from api.cli.saying import show, table
from api.words.shell.speech import amount, named, on_day, say

if TYPE_CHECKING:
    from application.queries.debtor_shapes import RefundOut
    from application.queries.of_refunds import DebtorMoneyOut, RefundsOut


def show_refunds(found: "RefundsOut") -> None:
    """Print what waits first, then the files that paid, and what it all comes to."""
    rows = [
        (
            on_day(one.came_on or one.since),
            amount(one.amount),
            _stands(one),
            ", ".join(named(why, "WhyNotBack") for why in one.why_not),
            named(one.pays_to, "RefundTo") if one.pays_to else "",
            one.number,
            str(one.debtor),
        )
        for one in found.rows
    ]
    columns = ("since", "amount", "state", "why", "to account", "number", "debtor")
    show(table(*columns, rows=rows, right=("amount",)) if rows else say("No money of debtors."))
    for file in found.files:
        said = say(
            "file {id} of {day}: {count} refunds, {total}, {withdrawn} withdrawn",
            id=file.id,
            day=on_day(file.released_on),
            count=file.count,
            total=amount(file.total),
            withdrawn=file.taken_back,
        )
        show(said)
    for total in found.sums:
        what = f"{named(total.standing, 'RefundStanding')}, {named(total.nature, 'MoneyNature')}"
        show(f"{what}: {total.number}, {amount(total.amount)}")
    if found.next:
        show(say("There are more: give a larger --limit."))


def _stands(one: "DebtorMoneyOut") -> str:
    """How it stands; behind it what the bank showed."""
    said = [named(one.standing, "RefundStanding")]
    said += [say("shown by the bank")] if one.shown else []
    said += [say("came back")] if one.came_back else []
    said += [refused(one.refused)] if one.refused is not None else []
    return ", ".join(said)


def refused(code: str) -> str:
    """That the bank did not carry a refund out, with its reason."""
    if not code:
        return say("refused by the bank")
    return say("refused by the bank: {why}", why=named(code, "TransferRefusal"))


def to_refund(refund: "RefundOut") -> str:
    """A refund that is due to a debtor; behind it why the bank refused it last."""
    said = say(
        "  to be refunded: {amount} of {number}, ordered on {day} ({refund})",
        amount=amount(refund.amount),
        number=refund.number,
        day=on_day(refund.ordered_on),
        refund=refund.id,
    )
    return said if refund.refused is None else f"{said}; {refused(refund.refused)}"
