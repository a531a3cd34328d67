"""The one door for bank files: which kind the bytes are, and what they say."""

import re
from dataclasses import replace
from hashlib import sha256
from typing import Final

from adapters.plain_xml import looks_like_other
from adapters.statements import faults
from adapters.statements.camt import read_camt
from adapters.statements.mt940 import read_mt940
from adapters.statements.mt940_lines import decoded, looks_like_mt940
from adapters.statements.values import BankFile, FileRemark, RemarkKind, Statement, StatementKind
from domain.characters import INSTEAD

_XML: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<|(?:\xff\xfe)?<\x00|(?:\xfe\xff)?\x00<|L\x6f\xa7\x94"
)

_CONTROLS: Final = bytes({*range(32), 127} - set(b"\t\n\r"))
"""What cannot be kept and is ASCII."""


def read_bank_file(raw: bytes) -> BankFile:
    """Read a CAMT.052, .053 or .054 of any version, an MT940 or an MT942.

    Raises Refusal ``statements.empty``, ``.too_large``, ``.no_statement``, ``.not_xml``,
    ``.doctype``, ``.encoding``, ``.too_complex``, ``.missing``, ``.no_amount``, ``.no_day``,
    ``.no_sense`` or ``.entry_unreadable``: of a file that is refused nothing counts.
    """
    if not raw.strip():
        raise faults.empty()
    if len(raw) > faults.LARGEST_FILE:
        raise faults.too_large(len(raw))
    written_in, statements = _read(raw)
    if _may_hold_unfit(raw):
        statements = tuple(_marked(one) for one in statements)
    return BankFile(written_in, statements, sha256(raw).hexdigest())


def _may_hold_unfit(raw: bytes) -> bool:
    """Whether the bytes may hold a character that cannot be kept, as it stands or by number."""
    return not raw.isascii() or b"&#" in raw or len(raw.translate(None, _CONTROLS)) < len(raw)


def _read(raw: bytes) -> tuple[str, tuple[Statement, ...]]:
    if _XML.match(raw):
        return read_camt(raw)
    text = decoded(raw)
    if not looks_like_mt940(text):
        raise faults.no_statement(_guessed(raw))
    statements = read_mt940(text)
    interim = all(one.kind is StatementKind.INTERIM for one in statements)
    return "mt942" if interim else "mt940", statements


def _guessed(raw: bytes) -> str:
    looks = looks_like_other(raw)
    return f"it looks like {looks}" if looks else "it is neither CAMT nor MT940"


def _marked(statement: Statement) -> Statement:
    """Remark on the first entry of which characters were left out."""
    lost = next((one.line for one in statement.entries if INSTEAD in repr(one)), None)
    if lost is None:
        return statement
    remark = FileRemark(RemarkKind.CHARACTERS_LEFT_OUT, lost)
    return replace(statement, remarks=(*statement.remarks, remark))
