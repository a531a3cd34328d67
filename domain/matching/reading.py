"""What a line says, read once: numbers, range, amounts behind numbers, names, customer numbers."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final
from uuid import UUID

from domain.debtor.likeness import name_key
from domain.matching.incoming import Incoming, Ledgers, Payable, Payer
from domain.matching.names import AGREES, NameFit, NameTold, words_of
from domain.matching.numbers import (
    LONG_ENOUGH,
    SURE,
    Spot,
    spots,
    unknown_numbers,
)
from domain.matching.signs import DigitGroup, Gap, Strip, compact, digit_groups, digits_of, strip_of
from domain.money import Cents

_RANGE: Final = re.compile(r"(TM|TOTENMET|TENMET|TTM|TOT|BIS|BISMIT|THROUGH|UNTIL|UPTO|AU)")
_LONGEST_RANGE: Final = 24
_CURRENCY: Final = re.compile(r"(EUR|EURO|E)?")
_PREFIX: Final = 4
_TELLING: Final = 4
"""Letters from which a word of a text may be somebody's name."""


@dataclass(frozen=True)
class Reading:
    """One line beside the ledgers it may be for."""

    incoming: Incoming
    ledgers: Ledgers

    @cached_property
    def strip(self) -> Strip:
        """Its text as numbers are sought in it."""
        said = self.incoming
        return strip_of(said.pieces, (*said.fields, said.end_to_end))

    @cached_property
    def spots(self) -> list[Spot]:
        """Where numbers of ours stand."""
        return spots(self.strip, self.ledgers)

    @cached_property
    def sure(self) -> list[Spot]:
        """Those that are surely there."""
        return [one for one in self.spots if one.found in SURE]

    @cached_property
    def claims(self) -> Mapping[UUID, Payable]:
        """Every claim by its id."""
        return {one.id: one for one in self.ledgers.claims}

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Numbers that the payer names and nobody here knows."""
        aside = [one.customer_number for one in self.ledgers.payers.values() if one.customer_number]
        aside.append(str(self.incoming.amount))
        ranged = [digits_of(self.claims[one].number) for one in self.in_range]
        said = strip_of(self.incoming.pieces, self.incoming.fields)
        found = unknown_numbers(said, self.spots, self.ledgers, aside=(*aside, *ranged))
        return tuple(one for one in found if one not in self._ends)

    @cached_property
    def typed(self) -> frozenset[str]:
        """Every number in the text that is none of ours: what may be typed wrong."""
        begun = [(one.begin, one.end, one.digits) for one in digit_groups(self.strip)]
        free = [
            (begin, end, digits)
            for begin, end, digits in begun
            if not any(one.begin < end and begin < one.end for one in self.sure)
        ]
        letters = ((self._letters_before(begin) + digits, digits) for begin, _, digits in free)
        joined = (one + other for (_, _, one), (_, _, other) in pairwise(free))
        found = {*(text for both in letters for text in both), *joined}
        return frozenset(one for one in found if len(one) >= LONG_ENOUGH - 1)

    @cached_property
    def names(self) -> Mapping[UUID, NameFit]:
        """How the payer's name fits each debtor's."""
        names = {self.incoming.name, self.incoming.ultimate_name} - {""}
        told = [NameTold(one) for one in sorted(names)] or [NameTold("")]
        return {
            one.id: max(name.fit(one.name) for name in told) for one in self.ledgers.payers.values()
        }

    @cached_property
    def customers(self) -> frozenset[UUID]:
        """The debtors whose customer number stands in the text."""
        return frozenset(one.id for one in self.ledgers.payers.values() if self._says_customer(one))

    @cached_property
    def in_range(self) -> tuple[UUID, ...]:
        """Claims of the debtor of a range's first number that lie within it, without its ends."""
        found: list[UUID] = []
        for claim, first, last in self._ranges:
            for one in self.ledgers.of(claim.debtor_id):
                digits = digits_of(one.number)
                same = len(digits) == len(first) and one.creditor_id == claim.creditor_id
                if same and first < digits <= last:
                    found.append(one.id)
        return tuple(dict.fromkeys(found))

    def said_amounts(self, claims: Collection[UUID]) -> Mapping[UUID, Cents]:
        """How much the payer says is for which of these claims; empty unless it comes to all."""
        groups = digit_groups(self.strip)
        found = {}
        for spot in self.sure:
            mine = [one for one in spot.claims if one in claims]
            if not mine:
                continue
            cents = self._amount_behind(spot, groups)
            if cents is None or len(spot.claims) != 1:
                return {}
            found[mine[0]] = cents
        return found if sum(found.values()) == self.incoming.amount else {}

    def names_agreeing(self) -> Iterator[UUID]:
        """The debtors with whose name the payer's agrees."""
        return (one for one, fit in self.names.items() if fit in AGREES)

    @cached_property
    def words(self) -> Mapping[UUID, frozenset[str]]:
        """The words of each debtor's name."""
        return {one.id: words_of(one.name) for one in self.ledgers.payers.values()}

    @cached_property
    def text_words(self) -> frozenset[str]:
        """The words of the text."""
        return frozenset(name_key(" ".join(self.incoming.pieces)).split())

    @cached_property
    def fitting(self) -> tuple[tuple[Payable, str], ...]:
        """The claims that the amount fits alone, with their numbers as they are sought."""
        return tuple((one, compact(one.number)) for one in self.ledgers.claims if self.fits(one))

    def fits(self, claim: Payable) -> bool:
        """Tell whether the amount is what may be paid for a claim, alone or under its plan."""
        return claim.id in self._planned or bool(claim.kinds_of(self.incoming.amount))

    @cached_property
    def _planned(self) -> frozenset[UUID]:
        """The claims of plans over several of which the amount is the next instalment."""
        plans = (one for one in self.ledgers.plans if one.amount == self.incoming.amount)
        return frozenset(claim for one in plans for claim in one.claims)

    @cached_property
    def telling_words(self) -> Mapping[UUID, frozenset[str]]:
        """Of the debtors whose name the text holds a word of: those words, without the payer's."""
        payer = words_of(f"{self.incoming.name} {self.incoming.ultimate_name}")
        free = frozenset(w for w in self.text_words - payer if len(w) >= _TELLING)
        found = {one: words & free for one, words in self.words.items()}
        return {one: words for one, words in found.items() if words}

    def words_of_others(self, debtor_id: UUID) -> frozenset[UUID]:
        """Debtors of whose name the text holds a word that is not this one's or the payer's."""
        mine = self.words[debtor_id]
        return frozenset(
            one for one, words in self.telling_words.items() if one != debtor_id and words - mine
        )

    def name_in_text(self, payer: Payer) -> bool:
        """Tell whether the text holds a debtor's whole name."""
        words = self.words[payer.id]
        return len(words) > 1 and words <= self.text_words

    def _letters_before(self, at: int) -> str:
        """The letters right before a place, as of ``F2026``."""
        begin = at
        while begin > 0 and self.strip.signs[begin - 1].isalpha() and at - begin < _PREFIX:
            begin -= 1
            if self.strip.gaps[begin] is not Gap.NONE:
                break
        return self.strip.signs[begin:at]

    def _says_customer(self, payer: Payer) -> bool:
        number = compact(payer.customer_number)
        if len(number) < _TELLING:
            return False
        begin = self.strip.signs.find(number)
        while begin >= 0:
            end = begin + len(number)
            clean = self.strip.clean_before(begin) and self.strip.clean_after(end)
            long_ = len(number) >= LONG_ENOUGH or _after_customer(self.strip, begin)
            if clean and long_ and self.strip.crossed(begin, end) == 0:
                return not any(one.begin < end and begin < one.end for one in self.sure)
            begin = self.strip.signs.find(number, begin + 1)
        return False

    @cached_property
    def _ranges(self) -> list[tuple[Payable, str, str]]:
        """The first claim of each range, and the digits of its ends."""
        groups = digit_groups(self.strip)
        found = []
        for spot in self.sure:
            word = _RANGE.match(self.strip.signs, spot.end)
            if word is None or len(spot.claims) != 1:
                continue
            last = next((one for one in groups if one.begin == word.end()), None)
            claim = self.claims[spot.claims[0]]
            first = digits_of(claim.number)
            if last is None or len(last.digits) > len(first):
                continue
            until = first[: len(first) - len(last.digits)] + last.digits
            if first < until and int(until) - int(first) < _LONGEST_RANGE:
                found.append((claim, first, until))
        return found

    @cached_property
    def _ends(self) -> frozenset[str]:
        return frozenset(last[cut:] for _, _, last in self._ranges for cut in range(len(last)))

    def _amount_behind(self, spot: Spot, groups: list[DigitGroup]) -> Cents | None:
        """An amount with two decimals right behind a number; None: there is none."""
        begin = _CURRENCY.match(self.strip.signs, spot.end)
        assert begin is not None
        at = next((i for i, one in enumerate(groups) if one.begin == begin.end()), None)
        if at is None or spot.end == len(self.strip.signs):
            return None
        euros = groups[at].digits
        for group in groups[at + 1 :]:
            if self.strip.gaps[group.begin] is Gap.NONE or len(euros) > LONG_ENOUGH:
                return None
            if len(group.digits) == len("00"):
                return int(euros) * 100 + group.value
            if len(group.digits) != len("000"):
                return None
            euros += group.digits
        return None


_CUSTOMER: Final = re.compile(
    r"(KLANT|KLANTNR|KLANTNUMMER|DEBITEUR|DEBITEURNR|DEBITEURNUMMER|DEBNR|RELATIE|RELATIENR"
    r"|RELATIENUMMER|CUSTOMER|CLIENT|KUNDE|KUNDENNUMMER|KDNR|KLNR|LIDNR|LIDNUMMER)$"
)


def _after_customer(strip: Strip, begin: int) -> bool:
    return _CUSTOMER.search(strip.signs[max(0, begin - 16) : begin]) is not None
