"""Collection costs no higher than the scale over what was left, nor than the letter said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from domain.claim.events import CollectionCostsCharged
from domain.claim.state import Claim
from domain.compliance.account import unpaid_principal
from domain.compliance.case_file import CaseFile
from domain.compliance.demands import DunningLetter, demands, sight_of
from domain.compliance.obligation import Compliance, Gravity, Obligation, Ruling, found
from domain.compliance.scale import costs_of_letter, costs_over, vat_percent
from domain.compliance.sight import Sight, now, then
from domain.days import add_days
from domain.facts import Recorded
from domain.money import Cents


def _judge(file: CaseFile) -> Iterator[Ruling]:
    for letter in demands(file):
        if letter.costs_announced:
            yield _of_letter(file, letter)
    for charge in file.of(CollectionCostsCharged):
        assert isinstance(charge.fact, CollectionCostsCharged)
        if charge.fact.total:
            yield _of_charge(file, charge, charge.fact)


def _of_letter(file: CaseFile, letter: DunningLetter) -> Ruling:
    """The exact amount that a letter announces, over all that it asks."""
    sight = sight_of(file, letter)
    costs = costs_of_letter(sight, letter)
    said, vat, most = letter.costs_announced, letter.vat_announced, costs.total
    day, rests = letter.sent_on, letter.rests
    if vat and vat_percent(sight) is None:
        return found("letter_vat_without_ground", day, *rests, vat=vat, at_most=costs.amount)
    if said + vat <= most and said <= costs.amount:
        return found("letter_within_scale", day, *rests, stated=said + vat, at_most=most)
    reason = "letter_above_scale" if sight.consumer else "above_scale_and_not_agreed"
    return found(reason, day, *rests, stated=said + vat, at_most=most)


@dataclass(frozen=True, slots=True)
class _Bound:
    """The most that a charge may be, with its VAT, and the letter that limits it."""

    most: Cents
    letter: DunningLetter | None


def _of_charge(file: CaseFile, charge: Recorded, fact: CollectionCostsCharged) -> Ruling:
    """A charge by what was known when it was made, and by what came out since."""
    seen, day, total = then(file, charge), charge.effective_on, fact.total
    letter = _letter_of(file, charge, fact)
    rests = letter.rests if letter else ()
    named = letter is not None and letter.fact.letter_id == fact.letter_id
    unsaid = seen.consumer and not (named and letter and letter.vat_announced)
    if fact.vat and (vat_percent(seen) is None or unsaid):
        most = total - fact.vat
        return found("charge_vat_without_ground", day, charge, *rests, vat=fact.vat, at_most=most)
    most = _most(seen, seen, charge, letter)
    if total > most:
        reason = "charge_above_scale" if seen.consumer else "above_scale_and_not_agreed"
        return found(reason, day, charge, *rests, stated=total, at_most=most)
    left = _most(now(file).on(day), seen, charge, letter)
    if total > left:
        standing = _standing(file.claim, charge)
        reason = "not_lowered" if standing > left else "lowered_since"
        return found(reason, day, charge, *rests, stated=total, at_most=left, standing=standing)
    return found("charge_within_scale", day, charge, *rests, stated=total, at_most=most)


def _letter_of(
    file: CaseFile, charge: Recorded, fact: CollectionCostsCharged
) -> DunningLetter | None:
    """The letter that a charge rests on; of a business the last one that announced costs."""
    before = [one for one in demands(file) if one.told.position < charge.position]
    named = [one for one in before if one.fact.letter_id == fact.letter_id]
    announced = [one for one in before if one.costs_announced]
    return next(iter([*named, *reversed(announced)]), None)


def _most(sight: Sight, seen: Sight, charge: Recorded, letter: DunningLetter | None) -> Cents:
    """The costs over what was unpaid when they were charged, less what others of the letter bear.

    What was credited by that day and was known counts; looking back, what was by the day before.
    Who paid after the term had passed is asked less than the law allows, as the house reads it.
    """
    day = charge.effective_on
    due = day if sight is seen else add_days(day, -1)
    claims = _claims(sight, letter)
    bases = [unpaid_principal(one, on=due, by=day) for one in claims]
    costs = costs_over(sight, bases, on=day, then=seen)
    whole = costs.total
    if letter and letter.fourteen:
        alone = len(claims) == 1
        whole = min(whole, letter.share_announced if alone else letter.total_announced)
    own = [one.claim_id for one in claims].index(sight.claim_id)
    share = -(-whole * bases[own] // (sum(bases) or 1))
    if whole == costs.total or not sight.consumer:
        # Costs and their VAT are shared each by itself, and a business owes forty euro for each.
        share = max(share, costs.shares[own] + costs.vat_shares[own])
    others = [one.claim for one in claims if one.claim_id != sight.claim_id]
    borne = sum(_borne(one, letter, before=charge) for one in others)
    rounded = whole + (len(others) if borne else 0)  # a cent for each share that was rounded
    return max(0, min(share, rounded - borne))


def _claims(sight: Sight, letter: DunningLetter | None) -> Sequence[Sight]:
    """All claims that share the costs of a letter, as far as every one of them is known."""
    parts = letter.order.claims if letter and letter.order else ()
    shared = [sight.of(part.claim_id) for part in parts] if len(parts) > 1 else []
    return shared if shared and all(one.claim.opened for one in shared) else [sight]


def _borne(claim: Claim, letter: DunningLetter | None, *, before: Recorded) -> Cents:
    """What another claim of the letter bears of its costs by then."""
    ids: set[UUID | None] = {letter.fact.letter_id, None} if letter else {None}
    made = (one for one in claim.costs if one.letter_id in ids and one.on <= before.effective_on)
    return sum(one.settled for one in made)


def _standing(claim: Claim, charge: Recorded) -> Cents:
    version = charge.originator_version
    return next((one.standing for one in claim.costs if one.version == version), 0)


COSTS_AMOUNT: Final = Obligation(
    code="costs_amount",
    article="BW 6:96 lid 4-7; Besluit BIK art. 2",
    source="Besluit vergoeding voor buitengerechtelijke incassokosten, Stb. 2012, 141",
    since=date(2012, 7, 1),
    gravity=Gravity.HARM,
    reasons={
        "letter_within_scale": Compliance.FULFILLED,
        "charge_within_scale": Compliance.FULFILLED,
        "lowered_since": Compliance.FULFILLED,
        "letter_above_scale": Compliance.VIOLATED,
        "letter_vat_without_ground": Compliance.VIOLATED,
        "charge_above_scale": Compliance.VIOLATED,
        "charge_vat_without_ground": Compliance.VIOLATED,
        "not_lowered": Compliance.VIOLATED,
        "above_scale_and_not_agreed": Compliance.NOT_PROVABLE,
    },
    judge=_judge,
)
