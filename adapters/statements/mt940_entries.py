"""An entry of an MT940: its ``:61:``, and the ``:86:`` below it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from adapters.statements import faults
from adapters.statements.amounts import cents_if, entry_day, iban_if, short_day
from adapters.statements.bank_texts import batch_in, detail_from
from adapters.statements.mt940_lines import TaggedField
from adapters.statements.texts import fit, joined, pieces_of, references_in, said
from adapters.statements.values import (
    BankAccount,
    BankEntry,
    EntryDetail,
    EntryStatus,
    FileRemark,
    RemarkKind,
)
from domain.letter.text.payment_reference import is_betalingskenmerk

_ENTRY: Final = re.compile(
    r"(?P<value>\d{6})(?P<entry>\d{4}|\s{4})?(?P<mark>[RE]?[CD])(?P<funds>[A-Z])?"
    r"(?P<whole>\d{1,15})(?:,(?P<cents>\d{0,2}))?\s*(?P<kind>[A-Z][A-Z0-9]{2}[A-Z0-9 ])"
    r"(?P<customer>.*?)(?://(?P<bank>.*))?",
    re.ASCII | re.DOTALL,
)
_SIGNS: Final = {"C": 1, "D": -1, "RC": -1, "RD": 1, "EC": 1, "ED": -1}
"""A reversed credit takes money away, a reversed debit gives it back."""

_BACK: Final = {
    "": frozenset({"NRTI"}),
    "ABNA": frozenset({"N245", "N246", "NRTI"}),
    "INGB": frozenset({"00190", "01304", "NRTI"}),
}
"""The codes of what comes back: of SWIFT, and of banks whose samples show it."""

_PARTY_AHEAD: Final = re.compile(
    r"(P?\d{9,10}|NONREF(?= {2,}\S)|[A-Z]{2}\d{2}[A-Z0-9]{10,30})(?: {2,}(.*))?"
)
_PUT_PARTY_FIRST: Final = frozenset({"FVLB", "SNSB", "ASNB", "RBRB"})
"""Banks whose ``:61:`` has the other account where others have a reference."""
_POINTERS: Final = frozenset("EREF KREF MREF MARF PREF".split())
"""What says only in which field of the text the reference stands."""
_TRCD: Final = re.compile(r"/TRCD/(\w+)/")
_ORDERED: Final = re.compile(r"/OCMT/[A-Z]{3}(\d{1,15}),(\d{0,2})/")
_LONG: Final = 16


@dataclass(frozen=True, slots=True)
class _Head:
    """What ``:61:`` says beside days and amount."""

    kind: str
    customer: str
    bank: str
    more: str
    account: str
    name: str


def entry_of(
    field: TaggedField, texts: list[TaggedField], *, account: BankAccount
) -> tuple[BankEntry, tuple[FileRemark, ...]]:
    """Read an entry with its remarks; raises ``statements.entry_unreadable`` or ``.no_day``."""
    match = _ENTRY.fullmatch(field.lines[0].rstrip())
    cents = cents_if(f"{match['whole']}.{match['cents'] or ''}") if match else None
    if match is None or cents is None:
        raise faults.entry_unreadable(field.line)
    value_on, booked_on, remarks = _days(match, field.line)
    head = _head(match, field.lines[1:], account)
    sign, reversal = _SIGNS[match["mark"]], match["mark"].startswith("R")
    lines = _lines(texts, head)
    returned = reversal or bool({head.kind, _code(head)} & _BACK.get(account.bic[:4], _BACK[""]))
    batch = batch_in(lines)
    detail = _completed(detail_from(lines, amount=sign * cents, returned=returned), head)
    entry = BankEntry(
        line=field.line,
        amount=sign * cents,
        currency=account.currency,
        booked_on=booked_on,
        value_on=value_on,
        status=EntryStatus.PENDING if match["mark"].startswith("E") else EntryStatus.BOOKED,
        reversal=reversal,
        returned=returned or detail.returned,
        reference=head.bank,
        entry_reference=head.customer,
        code=_code(head),
        batch=batch,
        details=() if (batch or 0) > 1 or not (lines or head.account or head.name) else (detail,),
        additional=" ".join(filter(None, (head.more, joined(lines)))),
    )
    return entry, remarks


def _days(match: re.Match[str], line: int) -> tuple[date, date, tuple[FileRemark, ...]]:
    """Value and booking day, the second near the first; and whether one was corrected."""
    value_on, corrected = short_day(match["value"], path=":61:", line=line)
    stated, wrong = (match["entry"] or "").strip(), False
    booked_on = value_on
    if stated:
        booked_on, wrong = entry_day(stated, near=value_on, path=":61:", line=line)
    kinds = [RemarkKind.DAY_CORRECTED] * (corrected or wrong)
    return value_on, booked_on, tuple(FileRemark(kind, line) for kind in kinds)


def _head(match: re.Match[str], more: list[str], account: BankAccount) -> _Head:
    """Part the references from what Dutch banks put into their place: the other party."""
    kind, customer = match["kind"].strip(), match["customer"].strip()
    below = [line.strip() for line in more if line.strip()]
    party = _PARTY_AHEAD.fullmatch(customer)
    number, name = (party[1], party[2] or "") if party and not match["bank"] else ("", "")
    if number and not name and not iban_if(number) and not (below and _named(below[0])):
        number = number if account.bic[:4] in _PUT_PARTY_FIRST else ""
    if number:
        customer = ""
        name = name or (below[0] if below and _named(below[0]) else "")
    elif below and (iban_if(below[0]) or _PARTY_AHEAD.fullmatch(below[0])):
        number = below[0]
    return _Head(
        kind=kind,
        customer=said("" if customer.rstrip("+") in _POINTERS else customer),
        bank=said((match["bank"] or "").strip().rstrip("/")),
        more=joined(pieces_of(*below)),
        account=iban_if(number) or said(number.removeprefix("P")),
        name=said(name),
    )


def _named(line: str) -> bool:
    """Whether a line below ``:61:`` is a name, and not a code or an account."""
    return not line.startswith("/") and not _PARTY_AHEAD.fullmatch(line)


def _code(head: _Head) -> str:
    found = _TRCD.search(head.more)
    return found[1] if found else head.kind


def _lines(texts: list[TaggedField], head: _Head) -> tuple[str, ...]:
    """The lines of the text; without the first where it only repeats account and name."""
    found = [line for one in texts for line in one.lines]
    if head.name and found and " ".join(found[0].split()) == f"{head.account} {head.name}":
        found = found[1:]
    return tuple(kept for line in found if (kept := _kept(line)).strip())


def _kept(line: str) -> str:
    """A line as it can be kept, with the blanks it begins with: they part words."""
    return fit(line).replace("\t", " ").rstrip()


def _completed(detail: EntryDetail, head: _Head) -> EntryDetail:
    """What ``:61:`` knows of the transaction beside its text."""
    reference = "".join(head.customer.split())
    known = len(reference) == _LONG and is_betalingskenmerk(reference)
    structured = (*detail.structured, *((reference,) if known else references_in([reference])))
    ordered = _ORDERED.search(f"{head.more}/")
    instructed = cents_if(f"{ordered[1]}.{ordered[2]}") if ordered else None
    return replace(
        detail,
        instructed=detail.instructed or (instructed if instructed != abs(detail.amount) else None),
        end_to_end=detail.end_to_end,
        references=tuple(dict.fromkeys((*detail.references, *filter(None, (head.customer,))))),
        name=detail.name or head.name,
        account=detail.account or head.account,
        structured=tuple(dict.fromkeys(structured)),
    )
