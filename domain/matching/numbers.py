"""Which numbers of ours stand in a text, how surely, and which stand there that are not ours."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final
from uuid import UUID

from domain.letter.text.payment_reference import is_betalingskenmerk, is_rf
from domain.matching.days import is_day, is_month, written_as_day
from domain.matching.incoming import Ledgers, Payable
from domain.matching.signs import (
    DigitGroup,
    Gap,
    Strip,
    compact,
    digit_groups,
    digits_of,
    groups_of,
)

LONG_ENOUGH: Final = 6
"""Signs from which a number is hardly anything else by accident."""
SHORTEST: Final = 3
_NAMEABLE: Final = 4


class Sureness(IntEnum):
    """How surely a number of ours stands in a text; higher is surer."""

    INSIDE = 1
    """Within a longer string of digits."""
    SHORT = 2
    """So short that it may be anything: a year, a house number, an amount."""
    LETTERED = 3
    """So short, whole, a letter before four digits or more: A-1001."""
    NAMED = 4
    """So short, right behind a word for an invoice."""
    ZEROS = 5
    """Its groups, with zeros or signs between them lost: 2026/14 for F2026-014."""
    DIGITS = 6
    """Its digits, without its letters, or with letters typed for digits."""
    WHOLE = 7
    REFERENCE = 8
    """A payment reference as we print it: its check digits are right, or it is a letter's own."""


SURE: Final = frozenset(one for one in Sureness if one > Sureness.SHORT)


@dataclass(frozen=True, slots=True)
class Spot:
    """A number of ours at a place of a text: of one claim, or of a letter over several."""

    begin: int
    end: int
    found: Sureness
    number: str
    claims: tuple[UUID, ...]


def spots(strip: Strip, ledgers: Ledgers) -> list[Spot]:
    """Where numbers and references stand, in order; what lies within a longer one is left out."""
    groups = digit_groups(strip)
    seen: list[Spot] = []
    for claim in ledgers.claims:
        seen += _of_number(strip, groups, claim.number, claim)
        if claim.own_reference:
            seen += _of_number(strip, groups, claim.own_reference, claim)
        for reference in claim.references:
            seen += _of_reference(strip, reference, (claim.id,))
    for letter in ledgers.letters:
        seen += _of_reference(strip, letter.reference, letter.claims, of_letter=True)
    return sorted(_longest(_in_a_row(strip, groups, seen)), key=lambda one: (one.begin, one.end))


def _in_a_row(strip: Strip, groups: Sequence[DigitGroup], seen: Iterable[Spot]) -> list[Spot]:
    """Numbers of ours one behind the other over soft gaps are each there, whole.

    Only where they are all of the digits that stand together, and in one way: else they may be a
    part of something longer.
    """
    kept = list(seen)
    whole = {
        (one.begin, one.end)
        for one in kept
        if one.end - one.begin >= LONG_ENOUGH
        and strip.signs[one.begin : one.end] == compact(one.number)
        and strip.clean_before(one.begin)
        and strip.clean_after(one.end)
    }
    in_rows = {
        place
        for begin, end in _runs(strip, groups)
        if len(rows := list(_rows(whole, begin, end))) == 1 and len(rows[0]) > 1
        for place in rows[0]
    }
    return [
        replace(one, found=max(one.found, Sureness.WHOLE))
        if (one.begin, one.end) in in_rows
        else one
        for one in kept
    ]


def _runs(strip: Strip, groups: Sequence[DigitGroup]) -> Iterator[tuple[int, int]]:
    """From where to where digits stand with nothing but soft gaps between them."""
    begin = end = -1
    for group in groups:
        if group.begin != end or strip.gaps[group.begin] is Gap.HARD:
            if end > begin >= 0:
                yield begin, end
            begin = group.begin
        end = group.end
    if end > begin >= 0:
        yield begin, end


def _rows(
    places: Collection[tuple[int, int]], begin: int, end: int
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way in which places fill a run from end to end."""
    if begin == end:
        yield ()
        return
    for place in sorted(one for one in places if one[0] == begin and one[1] <= end):
        for rest in _rows(places, place[1], end):
            yield place, *rest


def _of_number(
    strip: Strip, groups: Sequence[DigitGroup], number: str, claim: Payable
) -> Iterator[Spot]:
    whole, digits = compact(number), digits_of(number)
    if len(digits) < SHORTEST and len(whole) < LONG_ENOUGH:
        return
    best = list(_at(strip, strip.signs, whole, Sureness.WHOLE))
    if not any(found in SURE for *_, found in best):
        best += _at(strip, strip.alike, Strip(whole, ()).alike, Sureness.DIGITS)
        if digits != whole:
            best += _at(strip, strip.alike, digits, Sureness.DIGITS)
    if not any(found in SURE for *_, found in best):
        best += _by_groups(strip, groups, groups_of(number), digits)
    for begin, end, found in best:
        yield Spot(begin, end, found, number, (claim.id,))


def _of_reference(
    strip: Strip, reference: str, claims: tuple[UUID, ...], *, of_letter: bool = False
) -> Iterator[Spot]:
    """The number of a letter is drawn out of so many that none becomes another's by mistake."""
    bare = compact(reference)
    if len(bare) < SHORTEST:
        return
    checked = is_rf(bare) or (len(bare) > LONG_ENOUGH + 1 and is_betalingskenmerk(bare))
    checked = checked or of_letter
    for begin, end, found in _at(strip, strip.signs, bare, Sureness.WHOLE):
        surely = Sureness.REFERENCE if checked and found is Sureness.WHOLE else found
        yield Spot(begin, end, surely, reference, claims)


def _at(
    strip: Strip, signs: str, form: str, surely: Sureness
) -> Iterator[tuple[int, int, Sureness]]:
    """Every place of a form; within longer digits it is no more than that."""
    if len(form) < SHORTEST:
        return
    begin = signs.find(form)
    while begin >= 0:
        end = begin + len(form)
        crossed = strip.crossed(begin, end)
        if crossed is not None and crossed <= max(1, len(form) // 3):
            clean = strip.clean_before(begin) and strip.clean_after(end)
            clean = clean and not (crossed and strip.amid_digits(begin, end))
            named = clean and end - begin >= _NAMEABLE and follows_cue(strip, begin)
            found = _surely(form, surely, clean=clean, named=named)
            if found in SURE and written_as_day(strip, begin, end, named=named):
                found = Sureness.SHORT
            yield begin, end, found
        begin = signs.find(form, begin + 1)


def _surely(form: str, surely: Sureness, *, clean: bool, named: bool) -> Sureness:
    if not clean:
        return Sureness.INSIDE
    if len(form) >= LONG_ENOUGH:
        return surely
    if named and not is_day(form):
        return Sureness.NAMED
    lettered = surely is Sureness.WHOLE and _LETTERED.fullmatch(form)
    return Sureness.LETTERED if lettered else Sureness.SHORT


_LETTERED: Final = re.compile(r"[A-Z]+[0-9]{4,}")


def _by_groups(
    strip: Strip, groups: Sequence[DigitGroup], wanted: tuple[int, ...], digits: str
) -> Iterator[tuple[int, int, Sureness]]:
    """Its groups one after the other, or its one group without leading zeros."""
    size = len(wanted)
    enough = len("".join(map(str, wanted))) >= LONG_ENOUGH - 1
    if not size or (size == 1 and not digits.startswith("0")):
        return
    for at in range(len(groups) - size + 1):
        part = groups[at : at + size]
        if tuple(group.value for group in part) != wanted:
            continue
        begin, end = part[0].begin, part[-1].end
        if strip.crossed(begin, end) is None or strip.amid_digits(begin, end):
            continue
        yield begin, end, Sureness.ZEROS if enough and not is_month(wanted) else Sureness.SHORT


def _longest(seen: Iterable[Spot]) -> list[Spot]:
    """Leave out what lies within something longer that is surely there."""
    kept = list(dict.fromkeys(seen))
    sure = [one for one in kept if one.found in SURE]
    return [one for one in kept if not any(_within(one, other) for other in sure)]


def _within(one: Spot, other: Spot) -> bool:
    inside = other.begin <= one.begin and one.end <= other.end
    return inside and (other.end - other.begin) > (one.end - one.begin)


_CUE: Final = re.compile(
    r"(FACTUUR|FACTUREN|FACTUURNUMMER|FACTUURNR|FACT|FAKTUUR|FCT|NOTA|REKENING|NUMMER|NR|INVOICE|INV"
    r"|FACTURE|RECHNUNG|RECHNUNGSNUMMER|RG|RE|FATTURA|FACTURA|BILL|KENMERK|BETALINGSKENMERK|REF"
    r"|REFERENTIE|REFERENCE|ORDER|BESTELLING|BESTELNR|ORDERNR|OFFERTE|POLIS|POLISNUMMER|DOSSIER)$"
)
_REACH: Final = 16
_PREFIX: Final = 4
_ANY: Final = 5
"""A number of so many digits names something, whatever stands before it."""


def unknown_numbers(
    strip: Strip, known: Sequence[Spot], ledgers: Ledgers, *, aside: Iterable[str] = ()
) -> tuple[str, ...]:
    """Numbers that the payer names and that are none of ours here.

    What follows a word such as invoice, has the shape of one of ours, or so many digits that it
    names something. ``aside`` are numbers that are something else, such as the customer's.
    """
    shapes = {_shape(one.number) for one in ledgers.claims}
    others = {digits_of(one).lstrip("0") for one in aside}
    found = []
    for chain in _chains(strip, known):
        digits = "".join(group.digits for group in chain)
        if len(digits) < SHORTEST or digits.lstrip("0") in others or _is_when(chain):
            continue
        shaped = (len(digits), digits[:2]) in shapes
        if len(digits) >= _ANY or shaped or follows_cue(strip, chain[0].begin):
            found.append(digits)
    return tuple(dict.fromkeys(found))


def _chains(strip: Strip, known: Sequence[Spot]) -> Iterator[list[DigitGroup]]:
    """Groups of digits that follow each other over soft gaps, without what is known."""
    chain: list[DigitGroup] = []
    for group in digit_groups(strip):
        if any(one.begin < group.end and group.begin < one.end for one in known):
            continue
        if chain and (chain[-1].end != group.begin or strip.gaps[group.begin] is Gap.HARD):
            yield chain
            chain = []
        chain.append(group)
    if chain:
        yield chain


def _is_when(chain: Sequence[DigitGroup]) -> bool:
    """Tell whether groups are a year, a month or a day."""
    digits = "".join(group.digits for group in chain)
    return is_day(digits) or is_month(tuple(group.value for group in chain))


def _shape(number: str) -> tuple[int, str]:
    digits = digits_of(number)
    return len(digits), digits[:2]


def follows_cue(strip: Strip, begin: int) -> bool:
    """Tell whether a word for an invoice, order or reference stands right before a number.

    Letters that belong to the number itself, such as the F of F2026, may stand between.
    """
    if _is_cue(strip, begin):
        return True
    at = begin
    while at > 0 and begin - at < _PREFIX and strip.signs[at - 1].isalpha():
        at -= 1
        if strip.gaps[at] > Gap.NONE:
            return _is_cue(strip, at)
    return False


def _is_cue(strip: Strip, at: int) -> bool:
    before = strip.signs[max(0, at - _REACH) : at]
    letters = re.search(r"[A-Z]*$", before)
    return letters is not None and _CUE.search(letters[0]) is not None
