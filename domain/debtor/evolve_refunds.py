"""What of a debtor's money goes back, as each fact leaves it."""

from dataclasses import replace

from domain.debtor.person import Debtor
from domain.debtor.refund_events import (
    RefundAccountTold,
    RefundDebited,
    RefundDropped,
    RefundFileMade,
    RefundFileWithdrawn,
    RefundOrdered,
    RefundPaid,
    RefundRefused,
    RefundShown,
    RefundWithdrawn,
)
from domain.debtor.refunds import DebtorRefund, MadeFile, ToldAccount
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
        order=recorded.ref,
    )


def drop(debtor: Debtor, fact: RefundDropped, _recorded: Recorded) -> None:
    """Let it be due no more; of one that is not known nothing changes."""
    known = debtor.refunds.get(fact.refund_id)
    if known:
        debtor.refunds[known.id] = replace(known, dropped=fact.why)


def pay(debtor: Debtor, fact: RefundPaid, recorded: Recorded) -> None:
    """Let it be paid."""
    known = debtor.refunds.get(fact.refund_id)
    if known:
        debtor.refunds[known.id] = replace(
            known,
            paid_on=fact.paid_on,
            file_id=fact.file_id,
            paid_by=recorded.command_id,
            refused=None,
            to_be_shown=fact.watched,
        )


def make_file(debtor: Debtor, fact: RefundFileMade, recorded: Recorded) -> None:
    """Let it be known; each refund in it is paid by a fact of its own."""
    debtor.refund_files[fact.document_sha256] = MadeFile(
        sha256=fact.document_sha256,
        refunds=fact.refunds,
        amount=fact.amount,
        from_iban=fact.from_iban,
        on=recorded.known_on,
        command_id=recorded.command_id,
    )


def withdraw_file(debtor: Debtor, fact: RefundFileWithdrawn, _recorded: Recorded) -> None:
    """Let what it paid of him be due again; what is another one's is told there."""
    made = debtor.refund_files.get(fact.document_sha256)
    if made:
        debtor.refund_files[made.sha256] = replace(made, withdrawn=True)
    for refund_id in fact.refunds:
        known = debtor.refunds.get(refund_id)
        if known:
            debtor.refunds[known.id] = replace(known, paid_on=None)


def withdraw(debtor: Debtor, fact: RefundWithdrawn, _recorded: Recorded) -> None:
    """Let it be due again; a file that is not the last one that paid it takes nothing back."""
    known = debtor.refunds.get(fact.refund_id)
    if known and known.file_id == fact.file_id:
        debtor.refunds[known.id] = replace(known, paid_on=None, file_id=None)


def refuse(debtor: Debtor, fact: RefundRefused, _recorded: Recorded) -> None:
    """Let it be due again, and its file not be for the bank any more."""
    made = debtor.refund_files.get(fact.document_sha256 or "")
    if made:
        debtor.refund_files[made.sha256] = replace(made, refused=made.refused | {fact.refund_id})
    known = debtor.refunds.get(fact.refund_id)
    if known:
        again = replace(known, paid_on=None, file_id=None, refused=fact.reason_code)
        debtor.refunds[known.id] = again


def debit(debtor: Debtor, fact: RefundDebited, _recorded: Recorded) -> None:
    """Let nobody wait for it any more."""
    known = debtor.refunds.get(fact.refund_id)
    if known:
        debtor.refunds[known.id] = replace(known, to_be_shown=False)


def show(debtor: Debtor, fact: RefundShown, _recorded: Recorded) -> None:
    """Let it not be paid again before a person looked."""
    known = debtor.refunds.get(fact.refund_id)
    if known:
        debtor.refunds[known.id] = replace(known, shown_by=fact.line_id)
