"""Refund files that never reached the bank: taken back, unless a statement shows one of them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from application.banking.accounts import owners, parts_of
from application.banking.came_back import REFUND_BACK
from application.banking.lines import record_line
from application.banking.lookup import lines_of, told_of
from application.banking.refunded import REFUND_OUT
from application.by import stream_of_debtor
from application.house import House
from application.settlement import record_correction
from domain.application import Session
from domain.bank.account import KnownAccount
from domain.bank.line import BankLine, require_imported
from domain.bank.line_events import BankLineKind, BankLineRefundReopened
from domain.claim.corrections import without
from domain.claim.events import OverpaymentRefunded
from domain.debtor.credit import CLAIM
from domain.debtor.refund_events import RefundAccount, RefundFileWithdrawn
from domain.debtor.refunds import MONEY, DebtorRefund, MadeFile, transfer_id
from domain.debtor.state import Debtor
from domain.errors import NotFound, Refusal
from domain.facts import EnteredInError, Recorded, wrong_versions
from domain.money import Cents
from domain.sealing import Purpose

_NO_ID: Final = frozenset({"", "NOTPROVIDED"})
_ONE_DAY: Final = timedelta(days=1)


def withdraw_refund_file(session: Session, house: House, debtor: Debtor, *, sha256: str) -> None:
    """Take a file back that never reached the bank: what it paid is due again, in one save.

    The file stays in the archive. Withdrawn already: nothing. Raises NotFound
    ``refund_file.unknown``, Refusal ``refund_file.shown`` where a statement shows one of its
    payments, or may.
    """
    everybody = (debtor, *(session.debtor(former) for former in debtor.joined))
    whose = next((one for one in everybody if sha256 in one.refund_files), None)
    if whose is None:
        raise NotFound(
            "refund_file.unknown",
            "The debtor has no refund file of this hash.",
            way_out="Take the hash from the documents of his claims.",
        )
    made = whose.refund_files[sha256]
    if made.withdrawn:
        return
    held = [(one, one.refunds[it]) for one in everybody for it in made.refunds if it in one.refunds]
    # What the bank refused of it is due already; what was paid otherwise since stays paid.
    paid = [(one, refund) for one, refund in held if made.pays(refund)]
    amount = sum(refund.amount for _, refund in paid) or made.amount
    assert whose.creditor_id is not None
    require_unshown(session, house, made, [refund for _, refund in paid], whose.creditor_id)
    for bearer in everybody:
        own = tuple(refund.id for one, refund in paid if one.id == bearer.id)
        if own or bearer is whose:
            fact = RefundFileWithdrawn(refunds=own, amount=amount, document_sha256=sha256)
            session.record(stream_of_debtor(bearer), [fact], subject=bearer.id)
    taken: set[tuple[UUID, int]] = set()
    for _, refund in paid:
        reopen(session, refund, made, taken)


def require_unshown(
    session: Session,
    house: House,
    made: MadeFile,
    paid: Sequence[DebtorRefund],
    log: UUID,
    *,
    whole: Cents | None = None,
) -> None:
    """Refuse where the bank shows one of the payments, all of them in one, or one that came back.

    A debit of the same amount since then that names neither id nor another account may be it.
    ``whole``: what all of the file comes to, where only a part of it is taken back.
    """
    named = [transfer_id(one.id) for one in paid]
    seen = [
        house.store.find_identity(log, kind, name)
        for name in named
        for kind in (REFUND_OUT, REFUND_BACK)
    ]
    since, iban = made.on, made.from_iban
    several = whole is not None or len(paid) > 1
    total = made.amount if whole is None else whole
    in_one = list(debits_of(session, house, iban, total, since=since)) if several else []
    if (
        any(seen)
        or in_one
        or any(is_shown(session, house, one, iban=iban, since=since) for one in paid)
    ):
        raise Refusal(
            "refund_file.shown",
            "A statement shows a payment of this file, or one that may be of it.",
            way_out="The file reached the bank. Look at its payments on the page Bank.",
        )


def is_shown(
    session: Session, house: House, refund: DebtorRefund, *, iban: str, since: date
) -> bool:
    """Whether a statement of an account shows that a refund was paid since a day, or may."""
    account = house.open(refund.account, RefundAccount, Purpose.LEDGER)
    for line in debits_of(session, house, iban, refund.amount, since=since):
        told = told_of(house, line)
        if told is None or told.end_to_end == transfer_id(refund.id):
            return True
        nameless = told.end_to_end in _NO_ID
        if nameless and (not told.account or account is None or told.account == account.iban):
            return True
    return False


def debits_of(
    session: Session, house: House, iban: str, amount: Cents, *, since: date
) -> Iterator[BankLine]:
    """What went out of an account with an amount since a day; its statements are guarded."""
    parts: list[KnownAccount] = list(parts_of(house.collections, iban, owners(house, iban)))
    for part in parts:
        session.bank_account(part.id)  # a statement that comes in meanwhile is seen
    day = since
    while day <= session.today:
        for line in lines_of(house, parts, day, -amount):
            if require_imported(line).kind is BankLineKind.DEBIT:
                yield line
        day += _ONE_DAY


def reopen(
    session: Session, refund: DebtorRefund, made: MadeFile, taken: set[tuple[UUID, int]]
) -> None:
    """Let the money of a refund be where it was before: on its line, or paid too much."""
    if refund.ref.startswith(MONEY):
        line = session.bank_line(UUID(refund.ref.removeprefix(MONEY)))
        again = BankLineRefundReopened(refund_id=refund.id, amount=refund.amount)
        record_line(session, line, [again])
        return
    claim = session.claim(UUID(refund.ref.removeprefix(CLAIM)))
    history = session.reads.history(claim.id)
    wrong = wrong_versions(history)
    paid = next(
        (
            one
            for one in history
            if _is_of(one, made, refund)
            and one.originator_version not in wrong
            and (claim.id, one.originator_version) not in taken
        ),
        None,
    )
    if paid is None:  # it was entered in error before: it is due as it is
        return
    version = paid.originator_version
    taken.add((claim.id, version))
    second = session.mandate.actor if session.proposed_by else ""
    error = EnteredInError(version=version, topic=paid.fact.TOPIC, approved_by=second)
    after = without(claim, history, version=version, facts=[error], today=session.today)
    record_correction(session, claim, [error], after=after)


def _is_of(one: Recorded, made: MadeFile, refund: DebtorRefund) -> bool:
    same = isinstance(one.fact, OverpaymentRefunded) and one.fact.amount == refund.amount
    return same and one.command_id == made.command_id
