"""Buckets: whose facts lie together, so that whoever reads a debtor's reads one of them."""

from hashlib import sha256
from typing import Final

from domain.facts import StreamKind

DEBTORS: Final = tuple(f"{number:02d}" for number in range(32))
"""Buckets of debtors, with their claims, letters, credit notes and payment plans."""
CREDITORS: Final = "creditors"
RUNS: Final = "runs"
"""Daily runs, and the archive itself."""
USERS: Final = "users"
"""Users and subscriptions, of whose facts the headers alone are kept."""

_OTHERS: Final = {
    StreamKind.CREDITOR: CREDITORS,
    StreamKind.BANK_ACCOUNT: CREDITORS,
    StreamKind.DEBIT_BATCH: CREDITORS,
    StreamKind.REFUND_FILE: CREDITORS,
    StreamKind.RUN: RUNS,
    StreamKind.MAIL_DOMAIN: RUNS,
    StreamKind.ARCHIVE: RUNS,
    StreamKind.USER: USERS,
    StreamKind.SUBSCRIPTION: USERS,
}
WITHHELD: Final = frozenset({StreamKind.USER.value, StreamKind.SUBSCRIPTION.value})
"""Kinds of streams whose facts name people who work here, addresses and secrets: not archived."""


def bucket_of(kind: str, whose: str) -> str:
    """The bucket of a stream of a kind; ``whose``: its debtor, where it has none its own id."""
    other = _OTHERS.get(StreamKind(kind))
    return other or DEBTORS[sha256(whose.encode()).digest()[0] % len(DEBTORS)]
