"""Payment terms in words: the days to pay in, and a discount for who pays early."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MOST_TEXT: Final = 5_000
"""Characters of a note that are read; terms are a line or two."""


@dataclass(frozen=True, slots=True)
class EarlyDiscount:
    """A discount for who pays within some days after the invoice's; 2 % is 200."""

    hundredths: int
    days: int


@dataclass(frozen=True, slots=True)
class TermsInWords:
    """What terms in words say; ``unclear``: of a discount that is not read in one way only."""

    discounts: tuple[EarlyDiscount, ...] = ()
    unclear: bool = False
    net_days: frozenset[int] = frozenset()
    """Days to pay in without a discount."""


_NUMBER: Final = r"(\d{1,3}(?:[.,]\d{1,2})?)"
_PERCENT: Final = re.compile(rf"{_NUMBER}\s?(?:%|procent\b|percent\b|pct\b)")
_DAYS: Final = re.compile(r"(?<![\d.,/])(\d{1,3})\s?(?:dagen|dag|dgn|days|day)\b")
_NET: Final = (
    re.compile(
        r"(?:binnen|within|netto|net|termijn(?: van)?:?|terms?:?)\s+(\d{1,3})\s?(?:dag|dgn|day)"
    ),
    re.compile(
        r"(?<![\d.,/])(\d{1,3})\s?(?:dagen|dgn|days)\s+(?:netto|net|na factuurdatum|after)\b"
    ),
    re.compile(r"^(?:betaling:? |payment:? )?(\d{1,3})\s?(?:dagen|dgn|days)$"),
)
_SLASHED: Final = re.compile(
    rf"{_NUMBER}\s?%?\s?/\s?(\d{{1,3}})\s*,?\s*(?:n|net|netto)\s*/?\s*(\d{{1,3}})\b"
)
_SKONTO: Final = re.compile(r"#skonto#(?P<parts>[^\s]*?)#(?=\s|$)", re.IGNORECASE)
_OFF: Final = re.compile(
    r"korting|discount|skonto|escompte|(?:mag|kunt u|may).{0,20}(?:aftrekken|deduct)"
)
_WITHIN: Final = re.compile(rf"^{_NUMBER}\s?%\s*(?:bij betaling |if paid )?(?:binnen|within)\s+\d")
_OTHERWISE: Final = re.compile(
    r"kredietbeperking|toeslag|surcharge|rente|interest|boete|penalty|verhog"
)
_PARTS: Final = re.compile(
    r"[;\n]|(?<!\d)[.,:](?!\d)|(?<=\d)[.,](?=\s)|\b(?:anders|daarna|daarboven|otherwise|thereafter|of)\b"
)
_WHOLE: Final = 10_000
_MOST_DAYS: Final = 365


def terms_in_words(note: str | None) -> TermsInWords:
    """Read terms in Dutch or English, and the form ``#SKONTO#TAGE=10#PROZENT=2.00#``.

    What can be read in more than one way is unclear, and then no discount is given at all.
    """
    text = (note or "")[:MOST_TEXT]
    structured, bad = _skonto(text)
    plain = _SKONTO.sub(" ", text).lower()
    slashed = [(_hundredths(p), int(d), int(net)) for p, d, net in _SLASHED.findall(plain)]
    clauses = [" ".join(part.split()) for part in _PARTS.split(_SLASHED.sub(" ", plain))]
    said, unclear = _said(clauses)
    found = {EarlyDiscount(p, days) for p, days, _ in slashed} | said
    if structured and found and found != structured:
        unclear = True
    every = structured | found
    unclear = unclear or bad or not all(_makes_sense(one) for one in every)
    unclear = unclear or len({one.days for one in every}) != len(every)
    net = {net for *_, net in slashed} | {days for clause in clauses for days in _net(clause)}
    given = () if unclear else tuple(sorted(every, key=lambda one: one.days))
    return TermsInWords(given, unclear, frozenset(net))


def _said(clauses: list[str]) -> tuple[set[EarlyDiscount], bool]:
    found: set[EarlyDiscount] = set()
    unclear = False
    for clause in clauses:
        percents, days = _PERCENT.findall(clause), _DAYS.findall(clause)
        if not percents or not (_is_discount(clause) or "kredietbeperking" in clause):
            continue
        if len(percents) == 1 and len(days) == 1 and not _OTHERWISE.search(clause):
            found.add(EarlyDiscount(_hundredths(percents[0]), int(days[0])))
        else:
            unclear = True
    return found, unclear


def _is_discount(clause: str) -> bool:
    return bool(_OFF.search(clause) or _WITHIN.search(clause))


def _net(clause: str) -> Iterator[int]:
    """Give the days of a clause that speaks of no percentage."""
    if not _PERCENT.search(clause):
        yield from (int(days) for pattern in _NET for days in pattern.findall(clause))


def _skonto(text: str) -> tuple[set[EarlyDiscount], bool]:
    """Read the structured form of XRechnung; a basis amount of its own is left to a person."""
    found: set[EarlyDiscount] = set()
    bad = text.upper().count("#SKONTO#") != len(_SKONTO.findall(text))
    for match in _SKONTO.finditer(text):
        parts = dict(part.upper().partition("=")[::2] for part in match["parts"].split("#"))
        days, percent = parts.get("TAGE", ""), parts.get("PROZENT", "")
        readable = days.isdecimal() and re.fullmatch(_NUMBER, percent)
        if set(parts) != {"TAGE", "PROZENT"} or not readable:
            bad = True
        else:
            found.add(EarlyDiscount(_hundredths(percent), int(days[:4])))
    return found, bad


def _makes_sense(one: EarlyDiscount) -> bool:
    return 0 < one.hundredths < _WHOLE and 0 < one.days <= _MOST_DAYS


def _hundredths(text: str) -> int:
    whole, _, part = text.replace(",", ".").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])
