"""Refunds of a debtor as a file of transfers for the bank (pain.001.001.09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from adapters.sepa import Transfer, TransfersFile, write_transfers
from adapters.sepa.elements import FileParty
from adapters.ubl.payment import valid_iban
from application.banking.own_account import own_iban, require_not_own
from application.banking.refunds import Paying, pay_refunds
from application.by import stream_of_debtor
from application.house import House
from domain.application import Session
from domain.creditor.state import Creditor
from domain.days import in_amsterdam
from domain.debtor.refund_events import RefundAccount, RefundFileMade
from domain.debtor.refunds import (
    REFUND_TRANSFER,
    DebtorRefund,
    refunds_due,
    require_not_shown,
    transfer_id,
)
from domain.debtor.state import Debtor
from domain.errors import Refusal
from domain.money import Cents, as_decimal
from domain.sealing import Purpose

DEBTOR_FILE: Final = "debtor_refund_file"
"""The kind of identity by which the id of a file's payments names the debtor of the file."""
_SAYS: Final = {"nl": "Terugbetaling", "en": "Refund"}
"""What the debtor reads beside the number."""


def make_refund_file(
    session: Session,
    house: House,
    debtor: Debtor,
    *,
    total: Cents,
    from_iban: str,
    seen: tuple[UUID, ...] = (),
) -> None:
    """Pay all that is due to a debtor by a file for the bank, which is kept in the archive.

    ``total`` is what whoever asks for it means to pay, ``seen`` the refunds that this was made
    of, where somebody saw them; ``from_iban`` is an account of the creditor, empty: his first.
    Payment and file are one save: what was used otherwise since it was ordered is not paid, and
    then there is no file. Raises Refusal ``refund_file.*``, ``refund.too_much``.
    """
    assert debtor.creditor_id is not None  # he was found by a claim
    due = _due(session, debtor, total=total, seen=seen)
    creditor = session.creditor(debtor.creditor_id)
    payer = paying_account(creditor, from_iban)
    lines = [transfer_of(house, debtor, one) for one in due]
    pay_refunds(
        session, [Paying(debtor, one.id, from_iban=payer) for one in due], paid_on=session.today
    )
    for one in due:
        # By this a transfer that comes back is known as his, whatever else the bank says of it.
        identify_transfer(session, debtor, one)
    message_id, payment_id = file_names_of(session.mandate.id, sandbox=house.sandbox)
    # By this the bank's report on the file is known.
    session.identify(kind=DEBTOR_FILE, value=payment_id, stream=debtor.id, log=creditor.id)
    raw = write_transfers(
        TransfersFile(
            message_id=message_id,
            made_at=in_amsterdam(house.clock()).replace(tzinfo=None),
            payer=FileParty(name=creditor.profile.name, iban=payer),
            pay_on=session.today,
            lines=lines,
        )
    )
    fact = RefundFileMade(
        refunds=tuple(one.id for one in due),
        amount=total,
        from_iban=payer,
        document_sha256=house.archive.put(raw, subject=debtor.id),
    )
    session.record(stream_of_debtor(debtor), [fact], subject=debtor.id)


def file_names_of(command_id: UUID, *, sandbox: bool) -> tuple[str, str]:
    """The id of the file that a command made, and that of its payments together.

    Of a sandbox it says so: a bank that is handed it by mistake shows what it is.
    """
    message_id = f"{'PROEF-' if sandbox else ''}{command_id.hex}"[:33]
    return message_id, f"{message_id}-1"


def identify_transfer(session: Session, debtor: Debtor, refund: DebtorRefund) -> None:
    """Name the debtor by the id of a transfer; one whose file was withdrawn is named already."""
    log, name = debtor.creditor_id, transfer_id(refund.id)
    assert log is not None
    if session.reads.store.find_identity(log, REFUND_TRANSFER, name) is None:
        session.identify(kind=REFUND_TRANSFER, value=name, stream=debtor.id, log=log)


@dataclass(frozen=True, slots=True)
class RefundsSeen:
    """What a file would hold now, for the second person to see."""

    refunds: tuple[UUID, ...]
    from_iban: str


def refunds_seen(session: Session, debtor: Debtor, *, from_iban: str) -> RefundsSeen:
    """The refunds that are due to a debtor, and the account from which a file would pay them."""
    assert debtor.creditor_id is not None  # he was found by a claim
    due = tuple(one.id for one in _all_due(session, debtor))
    return RefundsSeen(due, paying_account(session.creditor(debtor.creditor_id), from_iban))


def everybody_of(session: Session, debtor: Debtor) -> tuple[Debtor, ...]:
    """The debtor, and who proved to be him."""
    return (debtor, *(session.debtor(former) for former in debtor.joined))


def everybody_known(house: House, debtor: Debtor) -> tuple[Debtor, ...]:
    """The same, for what is only shown."""
    return (debtor, *(house.collections.debtor(former) for former in debtor.joined))


def _all_due(session: Session, debtor: Debtor) -> list[DebtorRefund]:
    return [one for whose in everybody_of(session, debtor) for one in refunds_due(whose.refunds)]


def _due(
    session: Session, debtor: Debtor, *, total: Cents, seen: tuple[UUID, ...]
) -> list[DebtorRefund]:
    """What is due to him, and to those who proved to be him, where it comes to that total."""
    everybody, due = everybody_of(session, debtor), _all_due(session, debtor)
    if not due:
        raise Refusal(
            "refund_file.none",
            "No refund is due to the debtor.",
            way_out="Order one first: `vordering record refund-order`.",
        )
    for refund in due:
        require_not_shown(refund)
    require_payable(everybody, today=session.today)
    if seen and sorted(seen) != sorted(one.id for one in due):
        raise Refusal(
            "refund_file.others",
            "Other refunds are due to the debtor than were seen.",
            way_out="Look at what is due now, and ask for the file again.",
        )
    now = sum(one.amount for one in due)
    if now != total:
        raise Refusal(
            "refund_file.other_total",
            f"What is due to the debtor is {as_decimal(now)} now.",
            way_out="Look at what is due, and give its total.",
            values={"due": now},
        )
    return due


def require_payable(everybody: Sequence[Debtor], *, today: date) -> None:
    """Refuse ``refund_file.barred`` where somebody else may have to receive a debtor's money."""
    if bar := next((one for whose in everybody if (one := whose.barred_on(today))), ""):
        raise Refusal(
            "refund_file.barred",
            f"Somebody else may have to receive this money: {bar}.",
            way_out="Find out who may, pay it there by hand, and record that it was paid.",
            values={"bar": bar},
        )


def paying_account(creditor: Creditor, wanted: str) -> str:
    """The account of a creditor that is named, else his first."""
    chosen = own_iban(creditor, wanted)
    if chosen is None:
        raise Refusal(
            "refund_file.not_ours",
            "This is no account of the creditor.",
            way_out="Name one of his accounts, or set it first: `creditor-accounts`.",
        )
    return chosen


def transfer_of(
    house: House, debtor: Debtor, refund: DebtorRefund, *, instruction_id: str = ""
) -> Transfer:
    """A refund as a transfer to the account that it was ordered to; raises ``refund_file.no_iban``.

    ``debtor``: as whom he is known now, whose language he reads.
    """
    says = _SAYS["en" if debtor.language == "en" else "nl"]
    account = house.open(refund.account, RefundAccount, Purpose.LEDGER)
    iban = valid_iban(account.iban) if account else None
    if account is None or iban is None:
        raise Refusal(
            "refund_file.no_iban",
            f"The refund of {refund.number} goes to an account that is no IBAN, or was erased.",
            way_out="Drop it and order it again to an account that he tells.",
            values={"number": refund.number},
        )
    if debtor.creditor_id is not None:
        require_not_own(house.collections.creditor(debtor.creditor_id), iban)
    return Transfer(
        end_to_end_id=transfer_id(refund.id),
        amount=refund.amount,
        to=FileParty(name=account.holder, iban=iban),
        remittance=f"{says} {refund.number}",
        instruction_id=instruction_id,
    )
