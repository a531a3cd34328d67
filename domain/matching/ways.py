"""The ways in which a line can be placed, each with what speaks for and against it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from uuid import UUID

from domain.matching.allocation import allocated
from domain.matching.exact import exact_of, exact_ways, with_those_of
from domain.matching.incoming import MoneyStanding, Payable
from domain.matching.names import AGREES, NameFit
from domain.matching.numbers import Spot, Sureness
from domain.matching.reading import Reading
from domain.matching.scores import EXACT, NUMBERS, REFERENCES, score_of
from domain.matching.signs import compact
from domain.matching.slips import alike, checked, own_alike
from domain.matching.sums import (
    Fit,
    fit_of,
    is_mistyped,
    is_payable,
    one_off,
    subsets,
)
from domain.matching.terms import Clue, MatchingTerms
from domain.matching.verdict import Ground, Part, Told, Way
from domain.money import as_decimal

_OF_FOUND: Final = {
    Sureness.REFERENCE: Ground.REFERENCE_PRINTED,
    Sureness.WHOLE: Ground.NUMBER_WHOLE,
    Sureness.DIGITS: Ground.NUMBER_DIGITS,
    Sureness.ZEROS: Ground.NUMBER_ZEROS,
    Sureness.NAMED: Ground.NUMBER_NAMED,
    Sureness.LETTERED: Ground.NUMBER_LETTERED,
    Sureness.SHORT: Ground.NUMBER_SHORT,
    Sureness.INSIDE: Ground.NUMBER_INSIDE,
}
_CLUE_OF: Final = {
    Clue.REFERENCE: REFERENCES,
    Clue.NUMBER: NUMBERS | {Ground.NUMBER_SHORT, Ground.NUMBER_INSIDE, Ground.NUMBER_NEARLY},
    Clue.AMOUNT: EXACT | {Ground.AMOUNT_UNLIKE_OTHERS},
    Clue.ACCOUNT: {Ground.ACCOUNT_SEEN},
    Clue.NAME: {Ground.NAME_FULL, Ground.NAME_SHORT, Ground.NAME_IN_TEXT},
}
_ROUND: Final = 100
"""An amount of whole euros is more often somebody else's as well."""


def ways_of(reading: Reading, terms: MatchingTerms) -> list[Way]:
    """Every way worth a look, best first; two that place the money alike are one."""
    best: dict[frozenset[Part], Way] = {}
    for way in (*_named(reading), *_unnamed(reading)):
        counted = _counted(way, terms)
        known = best.get(frozenset(counted.parts))
        if known is None or known.score < counted.score:
            best[frozenset(counted.parts)] = counted
    return sorted(best.values(), key=lambda way: (-way.score, way.parts[0].claim_id))


def _counted(way: Way, terms: MatchingTerms) -> Way:
    """A way by what counts with the creditor."""
    left_out = {ground for clue in terms.uncounted for ground in _CLUE_OF[clue]}
    told = tuple(one for one in way.told if one.ground not in left_out)
    score = score_of(told, way.against)
    return Way(way.debtor_id, way.parts, score, told, way.against)


def _named(reading: Reading) -> Iterator[Way]:
    """Ways by numbers and references that surely stand in the text."""
    named = dict.fromkeys(claim for spot in reading.sure for claim in spot.claims)
    by_debtor: dict[UUID, list[Payable]] = {}
    for key in (*named, *reading.in_range):
        if key in reading.claims:
            claim = reading.claims[key]
            if claim not in by_debtor.setdefault(claim.debtor_id, []):
                by_debtor[claim.debtor_id].append(claim)
    for debtor_id, claims in by_debtor.items():
        yield _way_of_named(reading, debtor_id, claims)


def _way_of_named(reading: Reading, debtor_id: UUID, claims: list[Payable]) -> Way:
    amount = reading.incoming.amount
    told = [*_numbers(reading, claims)]
    said = reading.said_amounts(_ids(claims))
    fit = None if said else exact_of(reading, debtor_id, claims)
    against = [*_against_numbers(reading, debtor_id, claims, fit)]
    if said:
        told.append(Told(Ground.AMOUNT_SAID, as_decimal(amount)))
        parts = allocated(amount, claims, on=reading.incoming.credited_on, said=said)
    elif fit:
        told.append(fit.told)
        parts = fit.parts
        claims = with_those_of(reading, claims, fit)
    else:
        parts, more, less = _inexact(reading, debtor_id, claims)
        told += more
        against += less
    told += _who(reading, debtor_id)
    against += _who_else(reading, debtor_id, claims, exact=bool(said or fit))
    return Way(debtor_id, parts, 0, tuple(told), tuple(dict.fromkeys(against)))


def _inexact(
    reading: Reading, debtor_id: UUID, claims: list[Payable]
) -> tuple[tuple[Part, ...], list[Told], list[Told]]:
    """Where the amount is not what is open of what was named: a part, or more than that."""
    amount, day = reading.incoming.amount, reading.incoming.credited_on
    others = [one for one in reading.ledgers.of(debtor_id) if is_payable(one)]
    left = [one for one in others if one not in claims]
    whole, value = sum(one.open for one in claims), as_decimal(amount)
    if amount < whole:
        against = [Told(Ground.FITS_OTHER, one.number) for one in left if reading.fits(one)]
        if len(claims) > 1:  # a slip in the amount of one of them too: it may be that one alone
            against.append(Told(Ground.SEVERAL_WAYS))
        if any(is_mistyped(amount, one.open) for one in claims):
            return (
                allocated(amount, claims, on=day),
                [Told(Ground.AMOUNT_MISTYPED, value)],
                against,
            )
        late = any(amount in one.discounted_late for one in claims)
        part = Ground.AMOUNT_LATE_DISCOUNT if late else Ground.AMOUNT_PART
        return allocated(amount, claims, on=day), [Told(part, value)], against
    fits = subsets(others, amount, holding=_ids(claims)) if left else []
    if len(fits) == 1:
        slip = any(is_mistyped(amount, one.open) for one in claims)
        return fits[0].parts, [fits[0].told], [Told(Ground.SEVERAL_WAYS)] if slip else []
    against = [Told(Ground.MORE_THAN_OPEN, as_decimal(whole))]
    if fits:
        against.append(Told(Ground.SEVERAL_WAYS))
    against += [Told(Ground.FITS_OTHER, one.number) for one in left if reading.fits(one)]
    if not left and any(_OWN & {one.ground} for one in _who(reading, debtor_id)):
        against = []  # all that he owes is paid, and what is too much is his
    return allocated(amount, claims, on=day), [], against


_OWN: Final = frozenset({Ground.ACCOUNT_SEEN, Ground.NAME_FULL})


def _numbers(reading: Reading, claims: Sequence[Payable]) -> Iterator[Told]:
    ids = _ids(claims)
    for spot in reading.sure:
        if not ids & set(spot.claims):
            continue
        ground = _OF_FOUND[spot.found]
        if len(spot.claims) > 1 and spot.found is Sureness.REFERENCE:
            ground = Ground.REFERENCE_OF_LETTER
        yield Told(ground, spot.number)
    for key in reading.in_range:
        if key in ids:
            yield Told(Ground.NUMBER_RANGE, reading.claims[key].number)


def _against_numbers(
    reading: Reading, debtor_id: UUID, claims: Sequence[Payable], fit: Fit | None
) -> Iterator[Told]:
    """Numbers that speak against a debtor: another's, one at two creditors, one that is none.

    Who pays the instalment of a plan by the number of a claim of it that is paid pays the plan: a
    standing order says the same each time.
    """
    by_plan = fit is not None and fit.told.ground is Ground.AMOUNT_OF_PLAN
    for spot in reading.sure:
        owners = {reading.claims[one].debtor_id for one in spot.claims if one in reading.claims}
        if debtor_id in owners:
            continue
        if not any(_same_place(spot, mine) for mine in _spots_of(reading, claims)):
            yield Told(Ground.OTHERS_NUMBER, spot.number)
        elif not _stands_out(reading, debtor_id, claims, spot):
            yield Told(Ground.TWO_CREDITORS, spot.number)
    for claim in claims:
        if (claim.standing is MoneyStanding.CLOSED or not claim.open) and not by_plan:
            yield Told(Ground.CLAIM_CLOSED, claim.number)
        elif claim.standing is MoneyStanding.WITH_PARTY:
            yield Told(Ground.CLAIM_WITH_PARTY, claim.number)
    if reading.unknown and not by_plan and fit_of(claims, reading.incoming.amount) is None:
        yield Told(Ground.UNKNOWN_NUMBER)


def _stands_out(reading: Reading, debtor_id: UUID, claims: Sequence[Payable], rival: Spot) -> bool:
    """Tell whether name or account is this debtor's alone, of two whose number it may be.

    Not where the amount is what the other one owes, and not what this one does.
    """
    others = [reading.claims[one] for one in rival.claims if one in reading.claims]
    if not _supported(reading, debtor_id) or any(_supported(reading, o.debtor_id) for o in others):
        return False
    amount = reading.incoming.amount
    return fit_of(claims, amount) is not None or not any(reading.fits(one) for one in others)


def _supported(reading: Reading, debtor_id: UUID) -> bool:
    """Tell whether name or account says that this debtor pays."""
    seen = reading.ledgers.payers[debtor_id].account_seen and not reading.ledgers.shared_account
    return seen or reading.names[debtor_id] in AGREES


def _unnamed(reading: Reading) -> Iterator[Way]:
    """Ways without a number that is surely there: by who pays, and how much."""
    for payer in reading.ledgers.payers.values():
        who = _who(reading, payer.id)
        weak = _weak(reading, payer.id)
        payable = [one for one in reading.ledgers.of(payer.id) if is_payable(one)]
        if not payable:
            continue
        fits = exact_ways(reading, payable)
        hinted = [fit for fit in fits if any(claim in fit.claims for claim, _ in weak)]
        for fit in hinted or fits:
            yield _way_of_fit(reading, payer.id, fit, hinted or fits, weak)
        if not fits and (who or weak):
            yield _way_of_payer(reading, payer.id, payable, weak)


def _way_of_fit(
    reading: Reading,
    debtor_id: UUID,
    fit: Fit,
    fits: Sequence[Fit],
    weak: Sequence[tuple[UUID, Told]],
) -> Way:
    claims = [reading.claims[one] for one in fit.claims]
    told = [fit.told, *(one for key, one in weak if key in fit.claims), *_who(reading, debtor_id)]
    against = [*_who_else(reading, debtor_id, claims, exact=True), *_silent(reading, debtor_id)]
    if len(fits) > 1:
        against.append(Told(Ground.SEVERAL_WAYS))
    rivals = _others_at(reading, debtor_id)
    if rivals or reading.ledgers.crowded:
        against.append(Told(Ground.SAME_AMOUNTS))
    elif reading.incoming.amount % _ROUND:
        told.append(Told(Ground.AMOUNT_UNLIKE_OTHERS))
    return Way(debtor_id, fit.parts, 0, tuple(told), tuple(dict.fromkeys(against)))


def _way_of_payer(
    reading: Reading,
    debtor_id: UUID,
    payable: Sequence[Payable],
    weak: Sequence[tuple[UUID, Told]],
) -> Way:
    """Money of a debtor that fits nothing of his: in the order of the law (BW 6:43 lid 2)."""
    amount = reading.incoming.amount
    hinted = [one for one in payable if one.id in {key for key, _ in weak}]
    claims = hinted or list(payable)
    parts = allocated(amount, claims, on=reading.incoming.credited_on)
    told = [*(one for _, one in weak), *_who(reading, debtor_id)]
    if any(is_mistyped(amount, one.open) for one in claims):
        told.append(Told(Ground.AMOUNT_MISTYPED, as_decimal(amount)))
    against = [*_who_else(reading, debtor_id, claims, exact=False), *_silent(reading, debtor_id)]
    if amount > (whole := sum(one.open for one in claims)):
        against.append(Told(Ground.MORE_THAN_OPEN, as_decimal(whole)))
    return Way(debtor_id, parts, 0, tuple(told), tuple(dict.fromkeys(against)))


def _who(reading: Reading, debtor_id: UUID) -> list[Told]:
    """What says that this debtor pays, beside numbers and amounts."""
    payer = reading.ledgers.payers[debtor_id]
    told = []
    if debtor_id in reading.customers:
        told.append(Told(Ground.CUSTOMER_NUMBER))
    if payer.account_seen:
        shared = reading.ledgers.shared_account
        told.append(Told(Ground.ACCOUNT_SHARED if shared else Ground.ACCOUNT_SEEN))
    fit = reading.names[debtor_id]
    if fit in AGREES:
        told.append(Told(Ground.NAME_FULL if fit is NameFit.FULL else Ground.NAME_SHORT))
    elif reading.name_in_text(payer):
        told.append(Told(Ground.NAME_IN_TEXT))
    return told


def _who_else(
    reading: Reading, debtor_id: UUID, claims: Sequence[Payable], *, exact: bool
) -> Iterator[Told]:
    """What says that somebody else pays, or that it is for somebody else."""
    mine = reading.names[debtor_id]
    supported = _supported(reading, debtor_id)
    agreeing = [one for one in reading.names_agreeing() if one != debtor_id]
    if mine is NameFit.GAINSAYS:
        yield Told(Ground.NAME_GAINSAYS)
    numbered = _numbered(reading, debtor_id)
    if mine in AGREES and agreeing and not numbered:
        yield Told(Ground.NAMESAKES)
    if numbered and not exact and _namesake_is_meant(reading, agreeing, claims):
        yield Told(Ground.NAMESAKES)
    if mine not in AGREES and any(_could_pay(reading, one) for one in agreeing):
        yield Told(Ground.NAME_OF_OTHER)
    if any(_could_pay(reading, one) for one in reading.words_of_others(debtor_id)):
        yield Told(Ground.NAME_OF_OTHER)
    others_seen = [
        one.id
        for one in reading.ledgers.payers.values()
        if one.account_seen and one.id != debtor_id
    ]
    if not supported and not exact and others_seen:
        yield Told(Ground.NAME_OF_OTHER)
    yield from _slips(reading, debtor_id, claims, own=numbered and exact)


def _slips(
    reading: Reading, debtor_id: UUID, claims: Sequence[Payable], *, own: bool
) -> Iterator[Told]:
    """What says that a slip may have made this number of another one, which the amount fits."""
    if checked(reading, claims):
        return
    if own and own_alike(reading, debtor_id, claims):
        yield Told(Ground.NUMBERS_ALIKE)
    if not _supported(reading, debtor_id):
        if alike(reading, claims):
            yield Told(Ground.NUMBERS_ALIKE)
        if _others_at(reading, debtor_id) or reading.ledgers.crowded:
            yield Told(Ground.SAME_AMOUNTS)


def _namesake_is_meant(
    reading: Reading, agreeing: Sequence[UUID], claims: Sequence[Payable]
) -> bool:
    """Tell whether a namesake owes the amount, or under a number that differs in one sign."""
    numbers = [compact(one.number) for one in claims]
    return any(
        reading.fits(one) or any(one_off(compact(one.number), number) for number in numbers)
        for debtor in agreeing
        for one in reading.ledgers.of(debtor)
    )


def _silent(reading: Reading, debtor_id: UUID) -> Iterator[Told]:
    """What speaks against a way without a number: numbers of others, and unknown ones."""
    if reading.unknown:
        yield Told(Ground.UNKNOWN_NUMBER)
    for spot in reading.sure:
        owners = {reading.claims[one].debtor_id for one in spot.claims if one in reading.claims}
        yield Told(Ground.FITS_OTHER if debtor_id in owners else Ground.OTHERS_NUMBER, spot.number)


def _weak(reading: Reading, debtor_id: UUID) -> list[tuple[UUID, Told]]:
    """Numbers of a debtor that may stand in the text: short, within others, or nearly so."""
    found = [
        (one, Told(_OF_FOUND[spot.found], spot.number))
        for spot in reading.spots
        if spot not in reading.sure
        for one in spot.claims
        if one in reading.claims and reading.claims[one].debtor_id == debtor_id
    ]
    nearly = [
        (one.id, Told(Ground.NUMBER_NEARLY, one.number))
        for one in (reading.ledgers.of(debtor_id) if reading.typed else ())
        if any(one_off(said, compact(one.number)) for said in reading.typed)
    ]
    return [*found, *nearly]


def _could_pay(reading: Reading, debtor_id: UUID) -> bool:
    """Tell whether a debtor owes anything that this may be for."""
    return any(is_payable(one) for one in reading.ledgers.of(debtor_id))


def _others_at(reading: Reading, debtor_id: UUID) -> bool:
    return any(one.debtor_id != debtor_id and is_payable(one) for one, _ in reading.fitting)


def _numbered(reading: Reading, debtor_id: UUID) -> bool:
    return any(
        reading.claims[one].debtor_id == debtor_id
        for spot in reading.sure
        for one in spot.claims
        if one in reading.claims
    )


def _spots_of(reading: Reading, claims: Sequence[Payable]) -> list[Spot]:
    ids = _ids(claims)
    return [spot for spot in reading.sure if ids & set(spot.claims)]


def _same_place(one: Spot, other: Spot) -> bool:
    return one.begin < other.end and other.begin < one.end


def _ids(claims: Iterable[Payable]) -> frozenset[UUID]:
    return frozenset(one.id for one in claims)
