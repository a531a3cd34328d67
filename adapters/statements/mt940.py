"""MT940 and MT942: statements in the lines of SWIFT, as Dutch and German banks fill them."""

import re
from typing import Final

from stdnum import iban as iban_rules

from adapters.statements import faults
from adapters.statements.amounts import cents_if, iban_if, short_day
from adapters.statements.mt940_entries import entry_of
from adapters.statements.mt940_lines import StatementFields, TaggedField, statements_in
from adapters.statements.periods import StatedPeriod, completed
from adapters.statements.texts import fit, said
from adapters.statements.values import (
    AccountBalance,
    BalanceKind,
    BankAccount,
    BankEntry,
    FileRemark,
    RemarkKind,
    Statement,
    StatementKind,
    StatementPage,
)

_BALANCE: Final = re.compile(r"([CD])(\d{6})([A-Z]{3})?(\d{1,18}),(\d{0,2})", re.ASCII)
_CURRENCY: Final = re.compile(r"(.*\d)\s*([A-Z]{3})")
_NUMBER: Final = re.compile(r"[\d.]{4,14}")
_LENGTH: Final = 10
"""Of a Dutch account number within its IBAN."""
_NAMED: Final = (("TRIODOSBANK/", "TRIONL2U"), ("ABN AMRO BANK", "ABNANL2A"))
"""How banks name themselves where the file has no BIC: before the account, or as its reference."""
_COUNTS: Final = re.compile(r"D(\d{1,15})C(\d{1,15})D(\d{1,15}),(\d\d)C(\d{1,15}),(\d\d)", re.ASCII)
_SUM: Final = re.compile(
    r"/SUM/(\d{1,15})/(\d{1,15})/(\d{1,15}),(\d\d)/(\d{1,15}),(\d\d)/", re.ASCII
)


def read_mt940(text: str) -> tuple[Statement, ...]:
    """Read all statements.

    Raises Refusal ``statements.no_statement``, ``.missing``, ``.no_amount``, ``.no_day`` or
    ``.entry_unreadable``.
    """
    found = statements_in(text)
    if not found:
        raise faults.no_statement("it has no :20: with which an MT940 begins")
    return tuple(_statement(one) for one in found)


def _statement(parts: StatementFields) -> Statement:
    remarks = [FileRemark(RemarkKind.LINE_NOT_UNDERSTOOD, line) for line in parts.strange]
    opening, currency = _balance(parts.first("60F", "60M"))
    closing, closed_in = _balance(_last(parts))
    account = _account(parts, currency or closed_in)
    if account.iban and not iban_if(account.written):
        remarks.append(FileRemark(RemarkKind.ACCOUNT_WORKED_OUT, parts.line, account.iban[4:8]))
    interim = parts.interim or parts.first("34F", "13D") is not None
    entries = _entries(parts, account, remarks)
    number, sequence = _numbers(parts.first("28C", "28"))
    return completed(
        Statement(
            kind=StatementKind.INTERIM if interim else StatementKind.STATEMENT,
            account=account,
            id=said(parts.fields[0].text),
            line=parts.line,
            number=number,
            sequence=sequence,
            page=_page(opening, closing, sequence),
            opening=opening,
            closing=closing,
            entries=entries,
            remarks=tuple(remarks),
        ),
        StatedPeriod(totals=_totals(parts)),
    )


def _last(parts: StatementFields) -> TaggedField | None:
    return next(reversed([*parts.all("62F", "62M")]), None)


def _balance(found: TaggedField | None) -> tuple[AccountBalance | None, str]:
    """A balance and its currency, which some banks leave out."""
    if found is None:
        return None, ""
    match = _BALANCE.fullmatch("".join(found.text.split()))
    cents = cents_if(f"{match[4]}.{match[5]}") if match else None
    if match is None or cents is None:
        raise faults.no_amount(f":{found.tag}:", found.text, found.line)
    day, _ = short_day(match[2], path=f":{found.tag}:", line=found.line)
    kind = {
        "60F": BalanceKind.OPENING,
        "62F": BalanceKind.CLOSING,
    }.get(found.tag, BalanceKind.INTERMEDIATE)
    return AccountBalance(cents if match[1] == "C" else -cents, day, kind), match[3] or ""


def _account(parts: StatementFields, currency: str) -> BankAccount:
    field = parts.first("25", "25P")
    if field is None or not field.text:
        raise faults.missing(":25:", parts.line)
    written, stated = fit(field.text), currency
    if with_currency := _CURRENCY.fullmatch(written):
        written, stated = with_currency[1].strip(), currency or with_currency[2]
    bic = parts.bic
    for name, of_bank in _NAMED:
        if written.startswith(name) or parts.fields[0].text.startswith(name):
            bic = bic or of_bank
            written = written.removeprefix(name)
    return BankAccount(
        iban=iban_if(written) or _worked_out(written, bic),
        written=written,
        currency=stated,
        bic=bic,
    )


def _worked_out(written: str, bic: str) -> str:
    """The IBAN of a Dutch account number: country, check digits, bank and ten digits."""
    digits = written.replace(".", "")
    if not bic or not _NUMBER.fullmatch(written) or len(digits) > _LENGTH:
        return ""
    body = f"{bic[:4]}{digits:0>{_LENGTH}}"
    return iban_if(f"NL{iban_rules.calc_check_digits('NL00' + body)}{body}")


def _entries(
    parts: StatementFields, account: BankAccount, remarks: list[FileRemark]
) -> tuple[BankEntry, ...]:
    """The entries, each with the ``:86:`` that follow it."""
    found: list[tuple[TaggedField, list[TaggedField]]] = []
    for one in parts.fields:
        if one.tag == "61":
            found.append((one, []))
        elif found and one.tag in {"86", "NS"} and not one.foot:
            found[-1][1].append(one)
    read = [entry_of(one, texts, account=account) for one, texts in found]
    for _, more in read:
        remarks += more
    return tuple(entry for entry, _ in read)


def _numbers(field: TaggedField | None) -> tuple[str, str]:
    number, _, sequence = (field.text if field else "").partition("/")
    return said(number), said(sequence)


def _page(
    opening: AccountBalance | None, closing: AccountBalance | None, sequence: str
) -> StatementPage | None:
    """Which part of a statement this is, where one of its balances says that there are others."""
    kinds = {one.kind for one in (opening, closing) if one}
    if BalanceKind.INTERMEDIATE not in kinds:
        return None
    number = int(sequence[:9]) if sequence.isascii() and sequence.isdigit() else 1
    return StatementPage(number, last=closing is not None and closing.kind is BalanceKind.CLOSING)


def _totals(parts: StatementFields) -> tuple[int, int, int, int] | None:
    """Debits and credits, counted and added up in cents, as the line at the end says."""
    for one in parts.all("86"):
        found = one.foot and (_COUNTS.fullmatch(one.text) or _SUM.fullmatch(one.text))
        if found:
            return int(found[1]), int(found[2]), int(found[3] + found[4]), int(found[5] + found[6])
    return None
