"""A small writer of MT940 as five Dutch banks fill it."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby

from tests.adapters.statements.month import AccountMonth, Batch, Movement

WIDTH = 65


def mt940(month: AccountMonth, *, trimmed: bool = False) -> bytes:
    """Write a month in the manner of the bank of its account, in lines of 65 columns.

    ``trimmed``: blanks at the end of a line are lost, as some programs on the way lose them.
    """
    lines = list(_BANKS[month.account[4:8]](month))
    kept = [line.rstrip() for line in lines] if trimmed else lines
    return "".join(f"{line}\r\n" for line in kept).encode("ascii")


def _euros(cents: int, *, width: int = 0) -> str:
    return f"{abs(cents) // 100:0{width}d},{abs(cents) % 100:02d}"


def _mark(cents: int) -> str:
    return "C" if cents >= 0 else "D"


def _balance(tag: str, on: date, cents: int, *, width: int = 0) -> str:
    return f":{tag}:{_mark(cents)}{on:%y%m%d}EUR{_euros(cents, width=width)}"


def _wrapped(text: str) -> Iterator[str]:
    """``:86:`` in lines of 65, each cut wherever it is full; none is left empty at the end."""
    for start in range(0, max(len(text), 1), WIDTH):
        yield (":86:" if start == 0 else "") + text[start : start + WIDTH]


def _entry_of(one: Movement | Batch, *, width: int = 0) -> str:
    return f":61:{one.on:%y%m%d%m%d}{_mark(one.amount)}{_euros(one.amount, width=width)}"


def _batch_text(one: Batch) -> str:
    return f"/TRTP/SEPA INCASSO BATCH/PREF/{one.reference or 'X'}/NRTX/{one.count}"


def _tagged(one: Movement | Batch) -> str:
    """The text as ABN AMRO and Knab write it."""
    if isinstance(one, Batch):
        return _batch_text(one)
    kind = "/RTYP/SEPA INCASSO TERUGBOEKING BANK" if one.back else "/TRTP/SEPA OVERBOEKING"
    remittance = f"Issuer: CUR Ref: {one.structured}" if one.structured else one.text
    return (
        kind
        + (f"/MARF/{one.mandate}" if one.mandate else "")
        + (f"/RTRN/{one.back}" if one.back else "")
        + f"/IBAN/{one.account}/BIC/INGBNL2A/NAME/{one.name}/REMI/{remittance}"
        + f"/EREF/{one.end_to_end or 'NOTPROVIDED'}"
    )


def _abn(month: AccountMonth) -> Iterator[str]:
    yield from ("ABNANL2A", "940", "ABNANL2A", ":20:ABN AMRO BANK NV")
    yield from (f":25:{month.account[8:].lstrip('0')}", f":28:{month.last:%j}01/1")
    yield _balance("60F", month.first - timedelta(days=1), month.opening)
    for one in month.moves:
        code = "N245" if isinstance(one, Movement) and one.back else "N654"
        yield f"{_entry_of(one)}{code}{one.reference or 'NONREF'}"
        yield from _wrapped(_tagged(one))
    yield _balance("62F", month.last, month.closing)
    yield "-"


def _ing(month: AccountMonth) -> Iterator[str]:
    yield from ("{1:F01INGBNL2ABXXX0000000000}", "{2:I940INGBNL2AXXXN}", "{4:")
    yield from (f":20:P{month.last:%y%m%d}000000001", f":25:{month.account}EUR", ":28C:00000")
    yield _balance("60F", month.first - timedelta(days=1), month.opening)
    for one in month.moves:
        back = isinstance(one, Movement) and one.back
        reference = one.structured if isinstance(one, Movement) else ""
        yield f"{_entry_of(one)}NTRF{reference or 'NONREF'}//{one.reference}"
        yield "/TRCD/01304/" if back else "/TRCD/00100/"
        yield from _wrapped(_ing_text(one))
    yield _balance("62F", month.last, month.closing)
    yield _balance("64", month.last, month.closing)
    debits = [-one.amount for one in month.moves if one.amount < 0]
    credited = [one.amount for one in month.moves if one.amount > 0]
    yield f":86:/SUM/{len(debits)}/{len(credited)}/{_euros(sum(debits))}/{_euros(sum(credited))}/"
    yield "-}"


def _ing_text(one: Movement | Batch) -> str:
    if isinstance(one, Batch):
        return f"/PREF/{one.reference or 'X'}//NRTX/{one.count}/"
    structured = f"STRD/CUR/{one.structured}" if one.structured else f"USTD//{one.text}"
    return (
        (f"/RTRN/{one.back}/" if one.back else "")
        + (f"/EREF/{one.end_to_end}/" if one.end_to_end else "")
        + (f"/MARF/{one.mandate}/" if one.mandate else "")
        + f"/CNTP/{one.account}/ABNANL2A/{one.name}///REMI/{structured}/"
    )


def _rabo(month: AccountMonth) -> Iterator[str]:
    yield from (":940:", f":20:940S{month.last:%y%m%d}", f":25:{month.account} EUR", ":28C:0")
    yield _balance("60F", month.first - timedelta(days=1), month.opening, width=12)
    for one in month.moves:
        pointed = "EREF" if isinstance(one, Movement) and one.end_to_end else "NONREF"
        yield f"{_entry_of(one, width=12)}N541{pointed}"
        if isinstance(one, Movement):
            yield one.account
        yield from _wrapped(_rabo_text(one))
    yield _balance("62F", month.last, month.closing, width=12)


def _rabo_text(one: Movement | Batch) -> str:
    if isinstance(one, Batch):
        return f"/PREF/{one.reference or 'X'}/NRTX/{one.count}/ISDT/{one.on}"
    structured = f"/CDTRREFTP//CD/SCOR/ISSR/CUR/CDTRREF/{one.structured}"
    return (
        (f"/RTRN/{one.back}" if one.back else "")
        + (f"/MARF/{one.mandate}" if one.mandate else "")
        + (f"/EREF/{one.end_to_end}" if one.end_to_end else "")
        + ("/ORDP/" if one.amount >= 0 else "/BENM/")
        + f"/NAME/{one.name}/REMI/{structured if one.structured else one.text}/ISDT/{one.on}"
    )


def _knab(month: AccountMonth) -> Iterator[str]:
    yield "{1:F01KNABNL2HAXXX0000000000}{2:I940KNABNL2HXXXXN3020}{4:"
    yield from (":20:C0D28MSTE73HKBCM", f":25:{month.account}", f":28C:{month.last.month}/1")
    yield _balance("60F", month.first, month.opening)
    for one in month.moves:
        yield f"{_entry_of(one)}NTRFNONREF//{one.reference}"
        yield from _wrapped(_tagged(one))
    yield _balance("62F", month.last + timedelta(days=1), month.closing)
    yield "-}"


def _sns(month: AccountMonth) -> Iterator[str]:
    """A statement for each day on which something moves, and one for the last day."""
    by_day = {on: list(found) for on, found in groupby(month.moves, key=lambda one: one.on)}
    balance = month.opening
    days = (month.first + timedelta(days=n) for n in range((month.last - month.first).days + 1))
    for number, on in enumerate(days, 1):
        yield "{1:F01SNSBNL2AXXXX0000000000}{2:O940" + "0" * 40 + "N}{3:}{4:"
        yield from (":20:0000000000", f":25:{month.account}", f":28C:{number}/1")
        yield _balance("60F", on, balance)
        for one in by_day.get(on, []):
            balance += one.amount
            yield from _sns_entry(one)
        yield _balance("62F", on, balance)
        yield "-}{5:}"


def _sns_entry(one: Movement | Batch) -> Iterator[str]:
    if isinstance(one, Batch):
        yield f"{_entry_of(one)}NINC{one.reference or 'NONREF'}"
        yield from _wrapped(_batch_text(one))
        return
    yield f"{_entry_of(one)}{'NRTI' if one.back else 'NOVB'}{one.account}"
    yield one.name
    yield f":86:{one.account} {one.name}"
    yield " " * WIDTH
    text = f"BETALINGSKENMERK {one.structured}" if one.structured else one.text
    for start in range(0, len(text), WIDTH):
        yield f"{text[start : start + WIDTH]:{WIDTH}}"
    yield " " * WIDTH


def _triodos(month: AccountMonth) -> Iterator[str]:
    yield from (":20:868686868668", f":25:{month.account}", ":28C:1")
    yield _balance("60F", month.first - timedelta(days=1), month.opening)
    for one in month.moves:
        code = "NRTI" if isinstance(one, Movement) and one.back else "NET0"
        yield f":61:{one.on:%y%m%d}{_mark(one.amount)}{_euros(one.amount)}{code}NONREF"
        yield from _wrapped(_ing_text(one))
    yield _balance("62F", month.last, month.closing)
    yield "-"


_BANKS: dict[str, Callable[[AccountMonth], Iterator[str]]] = {
    "ABNA": _abn,
    "INGB": _ing,
    "RABO": _rabo,
    "KNAB": _knab,
    "SNSB": _sns,
    "TRIO": _triodos,
}
BICS = {
    "ABNA": "ABNANL2A",
    "INGB": "INGBNL2A",
    "RABO": "RABONL2U",
    "KNAB": "KNABNL2H",
    "SNSB": "SNSBNL2A",
    "TRIO": "TRIONL2U",
}
