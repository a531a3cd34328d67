"""What a mail server's refusal is about: the letter and its reader, or whoever sends it.

Who refuses because of the sender says nothing about the address: every other letter of that
sender would meet the same. The codes are those of RFC 3463 and 7372 and of IANA's registry, and
what Gmail and Microsoft document beside them.
"""

import re
from typing import Final

_STATUS: Final = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")

_ANY_TIME: Final = frozenset(
    # RFC 7372 and 7505, the registry: DKIM, SPF, reverse name, several of these, null MX
    {*range(20, 31), 32}
    # Gmail: rate (28), no TLS (29), DKIM (30), From not aligned (32)
    # Microsoft: banned senders and addresses, no DMARC, sending limits, unregistered domains
    | {*range(500, 513), 515, *range(606, 652), *range(700, 706), 708, 750}
)
"""The detail of ``x.7.…`` that is about the sender."""
_OUR_LOGIN: Final = frozenset({3, 8, 9, 14, 57, 60, 139})
"""Our own mail server does not know us, or not as this sender."""
_LOGIN_CODES: Final = frozenset({530, 534, 535, 538})
_CLOSING: Final = 421
_GENERAL: Final = frozenset({0, 1})
"""Security without more: then the words decide."""
_WORDS: Final = re.compile(
    r"\b(?:(?:SPF|DKIM|DMARC|PTR|RBL|DNSBL)\b|spamhaus|reverse DNS"
    r"|block ?list(?:ed)?|black ?list(?:ed)?|authenticat(?:e|ed|ion)|reputation|banned send)",
    re.IGNORECASE,
)


def senders_fault(code: int, text: str) -> str:
    """The status by which a refusal (4xx or 5xx) is about the sender; empty: it is not.

    Where the server gave no code of RFC 3463 it is the reply code.
    """
    found = _STATUS.search(text)
    if found is None:
        ours = code in _LOGIN_CODES or (code >= _CLOSING and _WORDS.search(text) is not None)
        return str(code) if ours else ""
    status = found[1]
    if is_senders(status) or code in _LOGIN_CODES:
        return status
    kind, subject, detail = (int(part) for part in status.split("."))
    if kind not in {4, 5} or subject != _SECURITY:
        return ""
    closing = code == _CLOSING
    says = detail in _GENERAL and _WORDS.search(text) is not None
    return status if closing or says else ""


def is_senders(status: str) -> bool:
    """Whether a code of RFC 3463 alone says that the sender was refused."""
    parts = status.split(".")
    if len(parts) != _PARTS or parts[0] not in {"4", "5"} or parts[1] != str(_SECURITY):
        return False
    return parts[2].isdigit() and int(parts[2]) in _ANY_TIME | _OUR_LOGIN


_SECURITY: Final = 7
_PARTS: Final = 3
