"""CAMT.052, .053 and .054 of any version: reports, statements and notifications in XML."""

import re
from collections.abc import Sequence
from typing import Final

from adapters.plain_xml import NoPlainXml, XmlFault, plain_tree
from adapters.statements import faults
from adapters.statements.amounts import cents_if, iban_if, moment_if
from adapters.statements.camt_entries import entry_of
from adapters.statements.elements import (
    Twig,
    amount_in,
    child,
    children,
    day_in,
    line_of,
    raw_text,
    sign_of,
    text,
)
from adapters.statements.periods import StatedPeriod, completed
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
from domain.errors import Refusal
from domain.money import Cents

_NAMESPACE: Final = re.compile(r"camt\.05([234])\.001\.(\d{2})")
_OTHER: Final = re.compile(r"(?:camt|pain|pacs|head|admi|acmt)\.\d{3}(?:\.\d{3}\.\d{2})?")
_KNOWN: Final = frozenset(f"{number:02d}" for number in range(2, 15))
_SHAPES: Final = (
    ("BkToCstmrStmt", "Stmt", "3", StatementKind.STATEMENT),
    ("BkToCstmrDbtCdtNtfctn", "Ntfctn", "4", StatementKind.NOTIFICATION),
    ("BkToCstmrAcctRpt", "Rpt", "2", StatementKind.INTERIM),
)
_TRUE: Final = frozenset({"true", "1"})
_BALANCES: Final = {
    "OPBD": BalanceKind.OPENING,
    "PRCD": BalanceKind.PREVIOUS,
    "CLBD": BalanceKind.CLOSING,
    "ITBD": BalanceKind.INTERMEDIATE,
}


def read_camt(raw: bytes) -> tuple[str, tuple[Statement, ...]]:
    """Read the version and all statements; raises Refusal ``statements.*``."""
    try:
        root = Twig(plain_tree(raw, most_tags=faults.MOST_TAGS))
    except NoPlainXml as fault:
        raise refusal_of_xml(fault) from None
    namespace = root.element.tag.rpartition("}")[0]
    for message, part, digit, kind in _SHAPES:
        body = root if root.element.tag.rpartition("}")[2] == message else child(root, message)
        if body is not None:
            version, remark = _version(namespace, digit)
            return version, _statements(body, part, kind, remark)
    raise faults.no_statement(_found(namespace))


def refusal_of_xml(fault: NoPlainXml) -> Refusal:
    """What is said of bytes of which no tree is made."""
    match fault.fault:
        case XmlFault.DOCTYPE:
            return faults.doctype()
        case XmlFault.ENCODING:
            return faults.encoding()
        case XmlFault.TOO_COMPLEX:
            return faults.too_complex()
        case XmlFault.NOT_XML:
            return faults.not_xml(fault.found)


def _version(namespace: str, digit: str) -> tuple[str, str]:
    """The version, and what to remark on it; raises where another message is named."""
    found = _NAMESPACE.search(namespace)
    other = _OTHER.search(namespace)
    if other and (found is None or found[1] != digit):
        raise faults.no_statement(f"it calls itself {other[0]}")
    if found is None:
        return f"camt.05{digit}", "-"
    return f"camt.05{digit}.001.{found[2]}", "" if found[2] in _KNOWN else found[2]


def _found(namespace: str) -> str:
    other = _OTHER.search(namespace)
    return f"it calls itself {other[0]}" if other else "it is XML of another kind"


def _statements(body: Twig, part: str, kind: StatementKind, version: str) -> tuple[Statement, ...]:
    header = child(body, "GrpHdr")
    nodes = list(children(body, part))
    if not nodes:
        raise faults.missing(part, line_of(body))
    found = [_statement(node, kind, header, version, last=node is nodes[-1]) for node in nodes]
    return tuple(found)


def _statement(
    node: Twig, kind: StatementKind, header: Twig | None, version: str, *, last: bool
) -> Statement:
    remarks: list[FileRemark] = []
    if version:
        remarks.append(FileRemark(RemarkKind.UNKNOWN_VERSION, line_of(node), version.strip("-")))

    def note(what: RemarkKind, line: int, said: str) -> None:
        remarks.append(FileRemark(what, line, said))

    account = _account(node)
    opening, closing = _balances(node, account.currency, remarks)
    since = moment_if(raw_text(node, "FrToDt", "FrDtTm"))
    created = moment_if(raw_text(node, "CreDtTm") or raw_text(header, "CreDtTm"))
    days = (
        since and since.date(),
        opening and opening.on,
        closing and closing.on,
        created and created.date(),
    )
    otherwise = next((one for one in days if one), None)
    entries: list[BankEntry] = []
    for one in children(node, "Ntry"):
        entries.append(entry_of(one, account=account, otherwise=otherwise, note=note))
        one.drop()
    return completed(
        Statement(
            kind=kind,
            account=account,
            id=text(node, "Id"),
            line=line_of(node),
            number=text(node, "ElctrncSeqNb") or text(node, "LglSeqNb"),
            sequence=text(node, "LglSeqNb") if text(node, "ElctrncSeqNb") else "",
            page=_page(node, header, last=last),
            created_at=created,
            opening=opening,
            closing=closing,
            entries=tuple(entries),
            remarks=tuple(remarks),
        ),
        StatedPeriod(
            since=since,
            until=moment_if(raw_text(node, "FrToDt", "ToDtTm")),
            totals=_totals(child(node, "TxsSummry")),
        ),
    )


def _account(node: Twig) -> BankAccount:
    account = child(node, "Acct")
    written = raw_text(account, "Id", "IBAN") or raw_text(account, "Id", "Othr", "Id")
    if account is None or not written:
        raise faults.missing("Acct/Id", line_of(node))
    servicer = child(account, "Svcr", "FinInstnId")
    return BankAccount(
        iban=iban_if(written),
        written=text(account, "Id", "IBAN") or text(account, "Id", "Othr", "Id"),
        currency=raw_text(account, "Ccy") or _first_currency(node),
        owner=text(account, "Ownr", "Nm") or text(account, "Nm"),
        bic=text(servicer, "BICFI") or text(servicer, "BIC"),
    )


def _first_currency(node: Twig) -> str:
    """The currency of the first balance or entry, where the account has none."""
    amounts = (child(one, "Amt") for name in ("Bal", "Ntry") for one in children(node, name))
    return next((str(one.element.get("Ccy", "")) for one in amounts if one is not None), "")


def _balances(
    node: Twig, currency: str, remarks: list[FileRemark]
) -> tuple[AccountBalance | None, AccountBalance | None]:
    """The booked balances before and after the entries, in the currency of the account."""
    found: dict[BalanceKind, list[AccountBalance]] = {kind: [] for kind in BalanceKind}
    for one in children(node, "Bal"):
        kind = _BALANCES.get(raw_text(one, "Tp", "CdOrPrtry", "Cd"))
        if kind is None:
            continue
        cents, stated = amount_in(one, "Bal")
        if stated not in {currency, ""}:
            remarks.append(FileRemark(RemarkKind.OTHER_CURRENCY, line_of(one), stated))
            continue
        sign = sign_of(one) or 1
        found[kind].append(AccountBalance(sign * cents, day_in(child(one, "Dt"), "Bal/Dt"), kind))
    between = found[BalanceKind.INTERMEDIATE]
    opening = found[BalanceKind.OPENING] or found[BalanceKind.PREVIOUS]
    closing = found[BalanceKind.CLOSING]
    if not opening and (len(between) > 1 or closing):
        opening = between[:1]
    return opening[0] if opening else None, _one(closing or between[-1:], opening)


def _one(
    closing: Sequence[AccountBalance], opening: Sequence[AccountBalance]
) -> AccountBalance | None:
    return closing[-1] if closing and closing[-1:] != opening[:1] else None


def _page(node: Twig, header: Twig | None, *, last: bool) -> StatementPage | None:
    """Which part of a statement this is; a message cut into pages cuts its last statement."""
    own = next(
        (
            found
            for name in ("StmtPgntn", "NtfctnPgntn", "RptPgntn")
            if (found := child(node, name)) is not None
        ),
        None,
    )
    page = own if own is not None else child(header, "MsgPgntn") if last else None
    number = raw_text(page, "PgNb")
    if page is None or not (number.isascii() and number.isdigit()):
        return None
    return StatementPage(int(number[:9]), last=raw_text(page, "LastPgInd") in _TRUE)


def _totals(
    summary: Twig | None,
) -> tuple[int | None, int | None, Cents | None, Cents | None] | None:
    """Debits and credits, counted and added up, as the summary of the statement says."""
    if summary is None:
        return None
    debit, credit = child(summary, "TtlDbtNtries"), child(summary, "TtlCdtNtries")
    return _count(debit), _count(credit), _sum(debit), _sum(credit)


def _count(total: Twig | None) -> int | None:
    stated = raw_text(total, "NbOfNtries")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 16 else None  # noqa: PLR2004


def _sum(total: Twig | None) -> Cents | None:
    return cents_if(raw_text(total, "Sum"))
