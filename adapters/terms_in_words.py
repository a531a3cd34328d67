"""Payment terms in words: the days to pay in, and a discount for who pays early."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MOST_TEXT: Final = 5_000
"""Characters of a note that are read; terms are a line or two."""


@dataclass(frozen=True, slots=True)
class EarlyDiscount:
    """A discount for who pays within some days after the invoice's; 2 % is 200.

    ``cents`` instead of a percentage: so much is off, as of a charge for credit (kredietbeperking)
    that the invoice asks and that falls for who pays in time.
    """

    hundredths: int
    days: int
    cents: int = 0


@dataclass(frozen=True, slots=True)
class TermsInWords:
    """What terms in words say; ``unclear``: of a discount that is not read in one way only."""

    discounts: tuple[EarlyDiscount, ...] = ()
    unclear: bool = False
    net_days: frozenset[int] = frozenset()
    """Days to pay in without a discount."""
    charge: int = 0
    """A charge for credit in cents, VAT included, of which the terms do not say when it falls."""


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
    r"korting|discount|skonto|escompte|(?:mag|kunt u|may).{0,20}(?:aftrek|deduct|mindering)"
)
_WITHIN: Final = re.compile(rf"^{_NUMBER}\s?%\s*(?:bij betaling |if paid )?(?:binnen|within)\s+\d")
CREDIT_CHARGE: Final = re.compile(
    r"krediet\s?-?beperking|\bkb-?toeslag|credit restriction|credit charge", re.IGNORECASE
)
"""A charge that falls for who pays in time (kredietbeperkingstoeslag)."""
_OTHERWISE: Final = re.compile(r"toeslag|surcharge|rente|interest|boete|penalty|verhog")
_CENTS: Final = r"(\d{1,3}(?:[. ]\d{3})+|\d{1,7})(?:[.,](\d{2}|-))?(?![\d%])"
_MONEY: Final = re.compile(rf"(?:€|\beur[o]?\b)\s?{_CENTS}|(?<![\d.,]){_CENTS}\s?(?:€|eur[o]?\b)")
_DEDUCTED: Final = re.compile(r"aftrek|in mindering|\bminderen\b|deduct")
_ADDED: Final = re.compile(
    r"\bna\b|later dan|verhoog|verhog|in rekening|bijtell|bovenop|te laat|\bafter\b|\badded\b|late"
)
"""Words by which a charge may come on top of what the invoice asks: then nothing is off."""
_SENTENCES: Final = re.compile(r"[;\n]|(?<!\d)\.(?!\d)|(?<=\d)\.(?=\s|$)")
_PARTS: Final = re.compile(
    r"[;\n]|(?<!\d)[.,:](?!\d)|(?<=\d)[.,](?=\s)|\b(?:anders|daarna|daarboven|otherwise|thereafter|of)\b"
)
_WHOLE: Final = 10_000
_MOST_DAYS: Final = 365


def terms_in_words(note: str | None, *, charge: int = 0) -> TermsInWords:
    """Read terms in Dutch or English, and the form ``#SKONTO#TAGE=10#PROZENT=2.00#``.

    ``charge``: in cents, for credit, that is in what the invoice asks (kredietbeperking). What can
    be read in more than one way is unclear, and then no discount is given at all.
    """
    text = (note or "")[:MOST_TEXT]
    structured, bad = _skonto(text)
    plain = _SKONTO.sub(" ", text).lower()
    slashed = [(_hundredths(p), int(d), int(net)) for p, d, net in _SLASHED.findall(plain)]
    sentences = _SENTENCES.split(_SLASHED.sub(" ", plain))
    free = "\n".join(one for one in sentences if not CREDIT_CHARGE.search(one))
    clauses = [" ".join(part.split()) for part in _PARTS.split(free)]
    said, unclear = _said(clauses)
    found = {EarlyDiscount(p, days) for p, days, _ in slashed} | said
    charged = _charged(plain, charge)
    found |= charged.discounts
    unclear = unclear or charged.unclear
    if structured and found and found != structured:
        unclear = True
    every = structured | found
    unclear = unclear or bad or not all(_makes_sense(one) for one in every)
    unclear = unclear or len({one.days for one in every}) != len(every)
    net = {net for *_, net in slashed} | {days for clause in clauses for days in _net(clause)}
    given = () if unclear else tuple(sorted(every, key=lambda one: one.days))
    return TermsInWords(given, unclear, frozenset(net), charged.left)


@dataclass(frozen=True, slots=True)
class _Charged:
    """What sentences about a charge for credit say."""

    discounts: frozenset[EarlyDiscount] = frozenset()
    unclear: bool = False
    left: int = 0
    """The charge, where its term was not said."""


def _charged(text: str, charge: int) -> _Charged:
    """Read when a charge for credit falls, and how much it is where the invoice does not list it.

    One that is not in what the invoice asks may come on top of it: then nothing is off, unless the
    words say that an amount is deducted.
    """
    said = [one for one in _SENTENCES.split(text) if CREDIT_CHARGE.search(one)]
    whole = " ".join(said)
    days = frozenset(int(one) for one in _DAYS.findall(whole))
    amounts = {_cents_of(one) for one in _MONEY.findall(whole)}
    if charge and not days:
        return _Charged(unclear=bool(amounts - {charge}), left=charge)
    off = amounts | ({charge} if charge else set())
    deducted = bool(_DEDUCTED.search(whole)) and not _ADDED.search(whole)
    if len(days) == 1 and len(off) == 1 and (charge or deducted):
        return _Charged(frozenset({EarlyDiscount(0, min(days), min(off))}))
    return _Charged(unclear=bool(days or amounts or _PERCENT.search(whole)))


def _cents_of(found: tuple[str, ...]) -> int:
    whole, part = (found[0], found[1]) if found[0] else (found[2], found[3])
    euros = int(whole.replace(".", "").replace(" ", ""))
    return euros * 100 + (int(part) if part.isdigit() else 0)


def _said(clauses: list[str]) -> tuple[set[EarlyDiscount], bool]:
    found: set[EarlyDiscount] = set()
    unclear = False
    for clause in clauses:
        percents, days = _PERCENT.findall(clause), _DAYS.findall(clause)
        sums = _MONEY.findall(clause)
        if not (percents or sums) or not _is_discount(clause):
            continue
        one = len(percents) + len(sums) == 1 and len(days) == 1
        if not one or _OTHERWISE.search(clause):
            unclear = True
        elif percents:
            found.add(EarlyDiscount(_hundredths(percents[0]), int(days[0])))
        else:
            found.add(EarlyDiscount(0, int(days[0]), _cents_of(sums[0])))
    return found, unclear


def _is_discount(clause: str) -> bool:
    return bool(_OFF.search(clause) or _WITHIN.search(clause))


def _net(clause: str) -> Iterator[int]:
    """Give the days of a clause that speaks of nothing that is off."""
    off = _PERCENT.search(clause) or (_MONEY.search(clause) and _is_discount(clause))
    if not off:
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
    return (one.cents > 0 or 0 < one.hundredths < _WHOLE) and 0 < one.days <= _MOST_DAYS


def _hundredths(text: str) -> int:
    whole, _, part = text.replace(",", ".").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])
