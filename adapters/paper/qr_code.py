"""A QR code as SVG, to the byte what segno draws, in a fifth of the time: a letter waits for it.

One segment of bytes, error correction of level M, mask 0 (ISO/IEC 18004:2015): any mask is
readable, and trying all eight for the prettiest takes longer than setting the letter. Segno makes
what all codes of a version share; what follows from the text is worked out here.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, zip_longest
from operator import itemgetter
from typing import Final

import segno
from segno import consts

BORDER: Final = 2
"""Modules left free on each side."""
_VERSIONS: Final = (
    (10, 1, 16),
    (16, 1, 28),
    (26, 1, 44),
    (18, 2, 64),
    (24, 2, 86),
    (16, 4, 108),
    (18, 4, 124),
    (22, 4, 154),
    (22, 5, 182),
    (26, 5, 216),
    (30, 5, 254),
    (22, 8, 290),
    (22, 9, 334),
    (24, 9, 365),
)
"""Of versions 1 to 14 at level M: check bytes of a block, blocks, data bytes (table 9)."""
LONGEST: Final = 362
"""So many bytes of text go into the largest."""
_LONG_COUNT: Final = 10
"""From this version on the length of the text takes two bytes."""
_TIMING: Final = 6
"""The column of the timing pattern: no data stands in it, nor beside it as one of a pair."""
_GENERATOR: Final = 0x11D
"""What the field of 256 numbers is reduced by: x^8 + x^4 + x^3 + x^2 + 1."""
_RUNS: Final = re.compile("(0*)(1+)")


def qr_svg(text: str) -> str:
    """Draw a text of ``LONGEST`` bytes at most; two modules are left free around it.

    It is written as bytes, whatever it holds: as segno writes a text that has a line's end.
    """
    given = text.encode()
    version = _smallest(len(given))
    frame, size = _frame(version), _size(version)
    bits = int.from_bytes(_codewords(given, version)) << frame.left_over ^ frame.mask
    modules = frame.laid_out(f"{bits:0{frame.bits}b}01")
    return _drawn(["".join(modules[at : at + size]) for at in range(0, size * size, size)])


def _smallest(length: int) -> int:
    for version, (_, _, held) in enumerate(_VERSIONS, start=1):
        if length + _head(version) // 2 <= held:
            return version
    raise AssertionError(f"{length} bytes are more than a payment code may hold")


def _size(version: int) -> int:
    return 17 + 4 * version


def _head(version: int) -> int:
    """Half bytes that are no text: the mode, the length of the text, and the end."""
    return 6 if version >= _LONG_COUNT else 4


def _codewords(given: bytes, version: int) -> bytes:
    """Data and check bytes of all blocks in the order in which they are laid out."""
    check, count, held = _VERSIONS[version - 1]
    whole = _padded(given, version, held)
    short, longer = divmod(held, count)
    ends = [n * short + max(0, n - (count - longer)) for n in range(count + 1)]
    blocks = [whole[begin:end] for begin, end in pairwise(ends)]
    checks = [_check_bytes(block, check) for block in blocks]
    turns = chain(zip_longest(*blocks), zip_longest(*checks))
    return bytes(byte for turn in turns for byte in turn if byte is not None)


def _padded(given: bytes, version: int, held: int) -> bytes:
    """Mode (4: bytes), length and text, an end of four zeros, and what fills up the rest.

    Segno begins that with a byte of zeros, as nobody who reads looks behind the end.
    """
    digits = _head(version) - 2
    told = bytes.fromhex(f"4{len(given):0{digits}x}{given.hex()}0")
    return (told + b"\0" + b"\xec\x11" * held)[:held]


def _check_bytes(block: bytes, count: int) -> bytes:
    """What is left of a block when it is divided by the polynomial of so many check bytes."""
    times, rest = _multiples(count), 0
    top, whole = 8 * count - 8, (1 << 8 * count) - 1
    for byte in block:
        rest = (rest << 8 & whole) ^ times[byte ^ rest >> top]
    return rest.to_bytes(count)


@lru_cache(len(_VERSIONS))
def _multiples(count: int) -> Sequence[int]:
    """The polynomial of so many check bytes, times each of the 256 numbers."""
    polynomial, root = [1], 1
    for _ in range(count):
        pairs = zip([*polynomial, 0], [0, *polynomial], strict=True)
        polynomial = [one ^ _times(root, other) for one, other in pairs]
        root = _times(root, 2)
    return [
        int.from_bytes(bytes(_times(number, part) for part in polynomial[1:]))
        for number in range(256)
    ]


def _times(one: int, other: int) -> int:
    product = 0
    for bit in range(8):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(14, 7, -1):
        if product >> bit & 1:
            product ^= _GENERATOR << bit - 8
    return product


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all codes of a version share."""

    laid_out: Callable[[str], tuple[str, ...]]
    """Takes each module, row by row, out of the bits and the two signs after them, 0 and 1."""
    bits: int
    left_over: int
    """Bits at the end that no codeword fills."""
    mask: int


@lru_cache(len(_VERSIONS))
def _frame(version: int) -> _Frame:
    """What segno makes of a version, and where it lets data stand."""
    size = _size(version)
    made = segno.make_qr("0", version=version, error="m", boost_error=False, mask=0)
    kinds = [list(row) for row in made.matrix_iter(border=0, verbose=True)]
    kinds[8][size - 9] = consts.TYPE_DATA_LIGHT  # segno 1.6 takes it for a part of the format
    free = {consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT}
    places = [(row, column) for row, column in _zigzag(size) if kinds[row][column] in free]
    zero, one = len(places), len(places) + 1
    order = {place: number for number, place in enumerate(places)}
    taken = [
        order.get((row, column), one if kind >> 8 else zero)  # a dark one is told by high bits
        for row, kinds_of_row in enumerate(kinds)
        for column, kind in enumerate(kinds_of_row)
    ]
    mask = "".join("10"[(row + column) % 2] for row, column in places)
    check, blocks, held = _VERSIONS[version - 1]
    left_over = len(places) - 8 * (held + check * blocks)
    return _Frame(itemgetter(*taken), len(places), left_over, int(mask, 2))


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up and down in turns, past the timing pattern."""
    rows = range(size - 1, -1, -1)
    for right in (*range(size - 1, _TIMING, -2), *range(_TIMING - 1, 0, -2)):
        yield from ((row, column) for row in rows for column in (right, right - 1))
        rows = rows[::-1]


def _drawn(rows: Sequence[str]) -> str:
    """Every run of dark modules as a line, its begin told from where the last one ended."""
    steps, x, y = [], 0, 0
    for number, row in enumerate(rows):
        at = 0
        for light, dark in _RUNS.findall(row):
            at += len(light)
            steps.append(f"m{at - x} {number - y}h{len(dark)}")
            at += len(dark)
            x, y = at, number
    side = len(rows) + 2 * BORDER
    first, path = f"M{BORDER} {BORDER}.5", "".join(steps).removeprefix("m0 0")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" class="segno">'
        f'<path class="qrline" stroke="#000" d="{first}{path}"/></svg>'
    )
