"""What of a debtor's money goes back, as each fact leaves it."""

from dataclasses import replace

from domain.debtor.person import Debtor
from domain.debtor.refund_events import (
    RefundAccountTold,
    RefundDropped,
    RefundFileMade,
    RefundOrdered,
    RefundPaid,
)
from domain.debtor.refunds import DebtorRefund, ToldAccount
from domain.facts import Recorded


def tell_account(debtor: Debtor, fact: RefundAccountTold, recorded: Recorded) -> None:
    """Let money go back to this account from here on."""
    debtor.refund_account = ToldAccount(recorded.originator_version, fact.account)


def order(debtor: Debtor, fact: RefundOrdered, recorded: Recorded) -> None:
    """Let there be a refund that is due."""
    debtor.refunds[fact.refund_id] = DebtorRefund(
        id=fact.refund_id,
        ref=fact.ref,
        number=fact.number,
        amount=fact.amount,
        account=fact.account,
        from_line=fact.from_line,
        on=recorded.known_on,
    )


def drop(debtor: Debtor, fact: RefundDropped, _recorded: Recorded) -> None:
    """Let it be due no more; of one that is not known nothing changes."""
    known = debtor.refunds.get(fact.refund_id)
    if known:
        debtor.refunds[known.id] = replace(known, dropped=fact.why)


def pay(debtor: Debtor, fact: RefundPaid, _recorded: Recorded) -> None:
    """Let it be paid."""
    known = debtor.refunds.get(fact.refund_id)
    if known:
        debtor.refunds[known.id] = replace(known, paid_on=fact.paid_on)


def make_file(_debtor: Debtor, _fact: RefundFileMade, _recorded: Recorded) -> None:
    """Nothing changes: each refund in it is paid by a fact of its own."""
