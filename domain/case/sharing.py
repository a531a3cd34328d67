"""Costs that several claims of one letter share: counted once over the sum (BW 6:96 lid 7)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from domain.case import Case
from domain.claim.balance import balance_in_hindsight
from domain.claim.contested import undisputed
from domain.claim.events import ClaimFact
from domain.claim.found import Charged
from domain.claim.state import Claim, SentLetter
from domain.claim.undue_costs import less_was_open, unpaid_for_costs, without_reversed
from domain.days import add_days
from domain.law.collection_costs import Costs, costs_for_letter, statutory_costs
from domain.law.recurring_costs import RecurringSeries
from domain.letter.events import LetterOrdered
from domain.money import Cents, round_half_up, share_out


@dataclass(frozen=True, slots=True)
class Share:
    """What one claim owes of the costs of its letter, in cents, with the derivation of the whole.

    ``letter_base`` is the unpaid principal of all claims of the letter; 0: of this one alone.
    """

    amount: Cents
    vat: Cents
    letter_base: Cents
    lines: tuple[str, ...]


def letter_over_several(case: Case, sent: SentLetter) -> LetterOrdered | None:
    """The order of a letter that asked costs over this claim and others, if it did."""
    letter = case.letters.get(sent.letter_id)
    order = letter.order if letter else None
    together = order is not None and len(order.claims) > 1 and order.costs_if_unpaid > 0
    return order if together and case.bundled else None


def single_share(
    unpaid: Cents, *, stated: Cents, vat_stated: Cents, recurring: RecurringSeries | None
) -> Share:
    """What a consumer's claim owes that was alone in its letter: at most what it stated."""
    costs = costs_for_letter([unpaid], business=False, recurring=recurring)
    amount = min(costs.amount, stated)
    vat = round_half_up(Fraction(vat_stated * amount, stated)) if stated else 0
    return Share(amount, vat, 0, costs.lines)


def share_of_letter(
    case: Case, order: LetterOrdered, *, unpaid: Cents, lapsed_on: date, today: date
) -> Share:
    """What this claim owes of costs that its letter announced for several claims.

    The scale and its floor apply once, to what was unpaid over all of them on ``lapsed_on``, the
    day on which the term and the bank days after it had passed; never more than the letter said.
    Who paid since is asked less. It does not matter which claim is charged first, or when: the
    shares of the others rest on that one day, and what was charged on them is left for them.
    """
    claims = _claims(case, order)
    own = [claim.id for claim in claims].index(case.claim.id)
    then = [_left(case, claim, lapsed_on, today) for claim in claims]
    now = [*then[:own], unpaid, *then[own + 1 :]]
    whole_then, whole_now = (_whole(bases, order, case) for bases in (then, now))
    mine = min(
        whole_then.shares[own],
        whole_now.shares[own],
        max(0, order.costs_if_unpaid - _charged_on_others(case)),
    )
    vat = round_half_up(Fraction(order.vat_on_costs * mine, order.costs_if_unpaid))
    if mine == whole_then.shares[own]:
        vat = whole_then.vat_shares[own]
    return Share(mine, vat, sum(now), whole_now.lines)


def cents_beyond_the_sum(case: Case) -> list[ClaimFact]:
    """Take back what stands on the claims of a letter beyond the costs over all that was unpaid.

    Each claim is judged by its own payments, so the cent that rounding gave to this one stays
    with it where less proves to have been open of another. The scale allows no cent too many
    (Besluit BIK art. 2). A business owes forty euro at least, and no letter asks it.
    """
    if not case.consumer:
        return []
    why = "less was open of a claim that shares the costs"
    standing = (charged for charged in case.claim.costs if charged.standing)
    return [
        less_was_open(charged, over, why=why)
        for charged in standing
        if (over := _over(case, charged))
    ]


def _over(case: Case, charged: Charged) -> Cents:
    letter = case.letters.get(charged.letter_id) if charged.letter_id else None
    if letter is None or letter.order is None or not charged.letter_base:
        return 0
    claims = _claims(case, letter.order)
    if len(claims) < len(letter.order.claims):
        return 0  # who does not see them all cannot say what they share
    shares = [
        one
        for claim in claims
        for one in claim.costs
        if claim.opened and one.letter_id == letter.id
    ]
    before = add_days(charged.on, -1)
    unpaid = (
        unpaid_for_costs(without_reversed(claim, by=charged.on), on=before) for claim in claims
    )
    whole = statutory_costs(sum(unpaid))
    plain, vat = sum(one.total - one.vat for one in shares), sum(one.vat for one in shares)
    allowed = whole + (round_half_up(Fraction(vat * whole, plain)) if plain else 0)
    return min(charged.standing, max(0, sum(one.standing for one in shares) - allowed))


def _whole(bases: Sequence[Cents], order: LetterOrdered, case: Case) -> Costs:
    """The costs over all claims of a letter, at most what it said, shared out to the cent."""
    costs = costs_for_letter(bases, business=not case.consumer)
    amount = min(costs.amount, order.costs_if_unpaid)
    shares = costs.shares if amount == costs.amount else tuple(share_out(amount, bases))
    vat = round_half_up(Fraction(order.vat_on_costs * amount, order.costs_if_unpaid))
    return replace(
        costs, amount=amount, vat=vat, shares=shares, vat_shares=tuple(share_out(vat, shares))
    )


def _claims(case: Case, order: LetterOrdered) -> list[Claim]:
    """The claims of a letter in its order; those the case does not hold are left out."""
    known = {claim.id: claim for claim in (case.claim, *case.bundled)}
    return [known[part.claim_id] for part in order.claims if part.claim_id in known]


def _left(case: Case, claim: Claim, lapsed_on: date, today: date) -> Cents:
    """What was unpaid when the term lapsed; what was taken back since was never paid."""
    known = without_reversed(undisputed(claim, on=today), by=today)
    if case.consumer:
        return unpaid_for_costs(known, on=lapsed_on)
    return balance_in_hindsight(known, on=lapsed_on).principal


def _charged_on_others(case: Case) -> Cents:
    """Sum what was charged on the others, less what was let go since less was open of them."""
    mine = {sent.letter_id for sent in case.claim.sent_in_round()}
    return sum(
        (charged.total - charged.vat) * (charged.total - charged.less_open) // charged.total
        for claim in case.bundled
        for charged in claim.costs
        if claim.opened
        and charged.letter_base
        and charged.total
        and charged.letter_id in {None, *mine}
    )
