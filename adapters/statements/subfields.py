"""Texts in numbered subfields: ``?20…?29`` of German banks, ``>20`` of Triodos."""

import re
from typing import Final

from adapters.statements.amounts import cents_if, iban_if
from adapters.statements.texts import OF_SUBFIELDS, joined, pieces_of, references_in, said
from adapters.statements.values import EntryDetail
from domain.money import Cents

_HEAD: Final = re.compile(r"\s*(\d{3})\s*(?=([?>])\d\d)")
_KEYS: Final = re.compile(
    r"(?<![A-Z])(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|OAMT|COAM|IBAN|BIC)\+"
)
_TEXT: Final = tuple(f"{number}" for number in (*range(20, 30), *range(60, 64)))
_BACK: Final = frozenset({"108", "109", "159", "181", "182", "183", "184", "185"})
"""Codes of the German banks' table of transactions (GVC) for what comes back."""
_OAMT: Final = re.compile(r"(\d{1,15}),(\d{0,2})")
_WIDTH: Final = 65


def subfields(lines: tuple[str, ...], *, amount: Cents) -> EntryDetail | None:
    """Read a text in numbered subfields; None where it is none."""
    whole = "".join(line + ("" if len(line) >= _WIDTH else "\n") for line in lines)
    head = _HEAD.match(whole)
    if head is None:
        return None
    code, mark = head[1], re.escape(head[2])
    fields = _fields(whole[head.end() :], mark)
    pieces = tuple(fields[number] for number in _TEXT if fields.get(number))
    keys = _keys(joined(pieces, OF_SUBFIELDS))
    text = pieces_of(keys["SVWZ"]) if "SVWZ" in keys else pieces_of(*pieces)
    joint = joined(text, OF_SUBFIELDS)
    account, end_to_end = said(fields.get("31", "")), keys.get("EREF", "")
    wrapped = pieces_of(*pieces) if _spans(keys.get("SVWZ", ""), pieces) else text
    return EntryDetail(
        amount=amount,
        instructed=_ordered(keys.get("OAMT", ""), amount),
        end_to_end=said(end_to_end),
        mandate=said(keys.get("MREF", "")),
        references=tuple(one for one in (said(keys.get("KREF", "")),) if one),
        name=said(joined(pieces_of(fields.get("32", ""), fields.get("33", "")))),
        ultimate_name=said(keys.get("ABWA" if amount > 0 else "ABWE", "")),
        account=iban_if(account) or account,
        structured=references_in((joint, " ".join(wrapped))),
        unstructured=joint,
        pieces=wrapped,
        returned=code in _BACK,
        return_of=said(end_to_end) if code in _BACK else "",
        additional=said(fields.get("00", "")),
    )


def _fields(text: str, mark: str) -> dict[str, str]:
    """The subfields by number; a line that ended within one leaves a blank in it."""
    parts = re.split(rf"{mark}(\d\n?\d)", text)
    numbers = (number.replace("\n", "") for number in parts[1::2])
    found: dict[str, str] = {}
    for number, value in zip(numbers, parts[2::2], strict=True):
        found[number] = found.get(number, "") + value.strip("\n").replace("\n", " ")
    return found


def _keys(text: str) -> dict[str, str]:
    parts = _KEYS.split(text)
    return {key: value.strip() for key, value in zip(parts[1::2], parts[2::2], strict=True)}


def _spans(value: str, pieces: tuple[str, ...]) -> bool:
    """Whether a text was laid over several subfields, so that their ends matter."""
    return bool(value) and not any(value in piece for piece in pieces)


def _ordered(text: str, amount: Cents) -> Cents | None:
    found = _OAMT.match(text)
    ordered = cents_if(f"{found[1]}.{found[2]}") if found else None
    return ordered if ordered != abs(amount) else None
