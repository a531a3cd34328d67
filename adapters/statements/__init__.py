"""Bank files: the bytes of a CAMT or an MT940 become values, or a clear no."""

from adapters.statements.reading import read_bank_file
from adapters.statements.values import (
    AccountBalance,
    BalanceKind,
    BankAccount,
    BankEntry,
    BankFile,
    EntryDetail,
    EntryStatus,
    FileRemark,
    RemarkKind,
    Statement,
    StatementKind,
    StatementPage,
)

__all__ = [
    "AccountBalance",
    "BalanceKind",
    "BankAccount",
    "BankEntry",
    "BankFile",
    "EntryDetail",
    "EntryStatus",
    "FileRemark",
    "RemarkKind",
    "Statement",
    "StatementKind",
    "StatementPage",
    "read_bank_file",
]
