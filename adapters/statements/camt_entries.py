"""An entry of a CAMT, with its transactions where they can be right."""

from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from adapters.statements import faults
from adapters.statements.bank_texts import batch_in, detail_from, merged
from adapters.statements.camt_details import RETURNS, OfEntry, alone, details_in
from adapters.statements.elements import (
    Twig,
    amount_in,
    child,
    children,
    day_in,
    line_of,
    raw_text,
    raw_texts,
    sign_of,
    text,
)
from adapters.statements.texts import joined, pieces_of
from adapters.statements.values import BankAccount, BankEntry, EntryDetail, EntryStatus, RemarkKind

Note: TypeAlias = Callable[[RemarkKind, int, str], None]
"""Takes a remark: its kind, its line and what it is about."""

_STATUS: Final = {
    "": EntryStatus.BOOKED,
    "BOOK": EntryStatus.BOOKED,
    "PDNG": EntryStatus.PENDING,
    "FUTR": EntryStatus.PENDING,
}
_TRUE: Final = frozenset({"true", "1"})


def entry_of(node: Twig, *, account: BankAccount, otherwise: date | None, note: Note) -> BankEntry:
    """Read an entry; ``otherwise`` is the day of one that has none.

    Raises Refusal ``statements.missing``, ``.no_amount``, ``.no_day`` or ``.no_sense``.
    """
    line, sign = line_of(node), sign_of(node)
    if sign is None:
        raise faults.missing("Ntry/CdtDbtInd", line)
    unsigned, currency = amount_in(node, "Ntry")
    reversal = raw_text(node, "RvslInd") in _TRUE
    sub_family = raw_text(node, "BkTxCd", "Domn", "Fmly", "SubFmlyCd")
    additional = pieces_of(*raw_texts(node, "AddtlNtryInf"))
    around = OfEntry(sign, currency, account, reversal or sub_family in RETURNS)
    batch, details = _details(node, around, sign * unsigned, additional, note)
    value_on = day_in(child(node, "ValDt"), "Ntry/ValDt")
    return BankEntry(
        line=line,
        amount=sign * unsigned,
        currency=currency,
        booked_on=_booked_on(node, value_on, otherwise, note),
        value_on=value_on,
        status=_status(node),
        reversal=reversal,
        returned=around.returned or (bool(details) and all(one.returned for one in details)),
        reference=text(node, "AcctSvcrRef"),
        entry_reference=text(node, "NtryRef"),
        code=_code(node),
        batch=batch,
        batch_ids=_batch_ids(node),
        details=details,
        additional=joined(additional),
    )


def _booked_on(node: Twig, value_on: date | None, otherwise: date | None, note: Note) -> date:
    booked = day_in(child(node, "BookgDt"), "Ntry/BookgDt")
    if booked is not None:
        return booked
    if value_on is not None:
        note(RemarkKind.DAY_TAKEN_FROM_VALUE, line_of(node), "")
        return value_on
    if otherwise is None:
        raise faults.missing("Ntry/BookgDt", line_of(node))
    note(RemarkKind.DAY_TAKEN_FROM_STATEMENT, line_of(node), otherwise.isoformat())
    return otherwise


def _status(node: Twig) -> EntryStatus:
    stated = raw_text(node, "Sts", "Cd") or raw_text(node, "Sts")
    return _STATUS.get(stated, EntryStatus.INFORMATION)


def _code(node: Twig) -> str:
    code = child(node, "BkTxCd")
    family = child(code, "Domn", "Fmly")
    parts = (text(code, "Domn", "Cd"), text(family, "Cd"), text(family, "SubFmlyCd"))
    return "-".join(filter(None, parts)) or text(code, "Prtry", "Cd")


def _details(
    node: Twig, around: OfEntry, booked: int, additional: tuple[str, ...], note: Note
) -> tuple[int | None, tuple[EntryDetail, ...]]:
    """The number of transactions said, and these where all are there and they add up."""
    line, currency = line_of(node), around.currency
    blocks = list(children(node, "NtryDtls"))
    found = [one for block in blocks for one in children(block, "TxDtls")]
    batch = _batch(blocks)
    if batch is None and (said := batch_in(additional)) is not None:
        batch = said
    if not found and batch is None and additional:
        return None, (detail_from(additional, amount=booked, returned=around.returned),)
    if len(found) < (batch or 0):
        if found:
            note(RemarkKind.TRANSACTIONS_MISSING, line, f"{len(found)} < {batch}")
        return batch, ()
    if not found:
        return batch, ()
    if len(found) == 1:
        detail = alone(found[0], around, booked)
        if detail.instructed is not None:
            note(RemarkKind.AMOUNT_DIFFERS, line, currency)
        return batch, (_with_bank_text(detail, additional),)
    return batch, _all_of(found, around, booked, line, note)


def _all_of(
    found: list[Twig], around: OfEntry, booked: int, line: int, note: Note
) -> tuple[EntryDetail, ...]:
    details = details_in(found, around)
    whole = tuple(one for one in details if one is not None)
    if len(whole) < len(details) or sum(one.amount for one in whole) != booked:
        note(RemarkKind.DETAILS_DO_NOT_ADD_UP, line, str(len(found)))
        return ()
    return whole


def _batch(blocks: list[Twig]) -> int | None:
    """How many transactions the entry says it has; 0 where it does not count them."""
    batches = [one for block in blocks for one in children(block, "Btch")]
    counts = [raw_text(one, "NbOfTxs") for one in batches]
    if not batches:
        return None
    return sum(int(one) for one in counts if one.isascii() and one.isdigit() and len(one) < _DIGITS)


_DIGITS: Final = 16


def _batch_ids(node: Twig) -> tuple[str, ...]:
    """The ids of file and block that an entry says it was ordered by."""
    batches = [one for block in children(node, "NtryDtls") for one in children(block, "Btch")]
    found = (text(one, name) for one in batches for name in ("MsgId", "PmtInfId"))
    return tuple(dict.fromkeys(filter(None, found)))


def _with_bank_text(detail: EntryDetail, additional: tuple[str, ...]) -> EntryDetail:
    """What the bank says of the entry, for what its only transaction does not say itself."""
    if not additional:
        return detail
    told = detail_from(additional, amount=detail.amount, returned=detail.returned)
    return merged(detail, told)
