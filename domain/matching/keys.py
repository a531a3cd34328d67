"""By what a claim is looked up from a text: keys that an index holds and a text gives.

A key proposes and proves nothing: it brings a claim before the judge, who reads the text again.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from domain.matching.incoming import Incoming
from domain.matching.signs import Gap, Strip, digit_groups, digits_of, groups_of, strip_of

_LEAST: Final = 3
_WINDOWS: Final = range(5, 19)
"""How long a number is that is sought within a longer string of digits: 18 holds an RF's digits."""
_LONGEST: Final = 60
"""Of a longer string of digits no windows are taken."""
_JOINED: Final = 6
"""So many groups of digits are laid together at most."""


def keys_of_number(number: str) -> frozenset[str]:
    """The keys of an invoice number or a reference; none where it has too few digits."""
    digits = digits_of(number).lstrip("0")
    groups = groups_of(number)
    keys = {digits} if len(digits) >= _LEAST else set()
    if len(groups) > 1:
        keys.add(".".join(map(str, groups)))
    return frozenset(keys)


def keys_of_text(incoming: Incoming) -> frozenset[str]:
    """Every key that may stand in what the payer wrote."""
    said = strip_of(incoming.pieces, (*incoming.fields, incoming.end_to_end))
    typed = Strip(said.alike, said.gaps)
    return frozenset((*_keys(said), *(_keys(typed) if typed.signs != said.signs else ())))


def _keys(strip: Strip) -> Iterator[str]:
    groups = digit_groups(strip)
    for at, first in enumerate(groups):
        yield from _key(first.digits)
        joined, values = first.digits, [first.value]
        for before, group in zip(groups[at:], groups[at + 1 : at + _JOINED], strict=False):
            if Gap.HARD in strip.gaps[before.end : group.begin + 1]:
                break
            values.append(group.value)
            joined += group.digits
            yield ".".join(map(str, values))
            if group.begin == before.end:
                yield from _key(joined)
    for run in _runs(strip):
        yield from _windows(run)


def _key(digits: str) -> Iterable[str]:
    bare = digits.lstrip("0")
    return (bare,) if len(bare) >= _LEAST else ()


def _runs(strip: Strip) -> Iterator[str]:
    """Digits that follow each other over soft gaps alone."""
    run = ""
    for at, sign in enumerate(strip.signs):
        if not sign.isdigit() or strip.gaps[at] is Gap.HARD:
            yield run
            run = ""
        if sign.isdigit():
            run += sign
    yield run


def _windows(run: str) -> Iterator[str]:
    if len(run) > _LONGEST:
        return
    for size in _WINDOWS:
        for at in range(len(run) - size + 1):
            yield from _key(run[at : at + size])
