"""Collection costs (buitengerechtelijke incassokosten): scale, floor, cap, shares and VAT."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from domain.errors import Refusal
from domain.law.percent import percent_text
from domain.law.recurring_costs import RecurringSeries
from domain.money import Cents, as_decimal, round_half_up, share_out

SCALE: Final[tuple[tuple[Cents | None, Fraction], ...]] = (
    (2_500_00, Fraction(15, 100)),
    (5_000_00, Fraction(10, 100)),
    (10_000_00, Fraction(5, 100)),
    (200_000_00, Fraction(1, 100)),
    (None, Fraction(5, 1000)),
)
"""Up to an amount (inclusive) of principal, its part; Besluit BIK art. 2 lid 1, Stb. 2012, 141."""

FLOOR: Final[Cents] = 40_00
"""Besluit BIK art. 2 lid 2; for a trade contract BW 6:96 lid 4, for each invoice paid late."""

CAP: Final[Cents] = 6_775_00
"""Besluit BIK art. 2 lid 1: the scale never yields more."""

SCALE_IN_FORCE_FROM: Final = date(2012, 7, 1)
"""Besluit BIK art. 3: not for a default that began before this day."""

VAT_PERCENT: Final = 21
"""The general rate, OB art. 9 lid 1, since 2012-10-01."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the derivation: a sentence, what it was taken over, and its cents (exact)."""

    text: str
    base: Cents
    percent: Fraction
    amount: Fraction
    article: str


@dataclass(frozen=True, slots=True)
class Costs:
    """Collection costs over one or more principals, in cents.

    ``amount`` excludes VAT, ``total`` includes it. ``shares`` and ``vat_shares`` follow the
    order of the principals and add up to ``amount`` and ``vat``.
    """

    amount: Cents
    vat: Cents
    base: Cents
    shares: tuple[Cents, ...]
    vat_shares: tuple[Cents, ...]
    steps: tuple[CostLine, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The derivation as sentences, in order."""
        return tuple(step.text for step in self.steps)

    @property
    def total(self) -> Cents:
        """The costs with VAT, in cents."""
        return self.amount + self.vat


@dataclass(frozen=True, slots=True, kw_only=True)
class VatSurcharge:
    """The three conditions under which VAT comes on top of the costs (Besluit BIK art. 2 lid 3).

    ``declared``: the creditor expressly declares both that he cannot deduct it and that the
    costs were raised because of that.
    """

    taxed_third_party: bool
    creditor_can_deduct: bool
    declared: bool

    @property
    def percent(self) -> int | None:
        """The percentage where all three conditions hold, otherwise None: no VAT."""
        due = self.taxed_third_party and not self.creditor_can_deduct and self.declared
        return VAT_PERCENT if due else None


def statutory_costs(base: Cents) -> Cents:
    """The collection costs over a principal, both in cents and without VAT.

    Scale, rounded half up (convention; published samples agree), then the floor, then the cap;
    nothing over nothing. Besluit BIK art. 2 lid 1-2, since 2012-07-01. The principal includes
    its own VAT and no interest or costs. Raises Refusal ``costs.negative_principal``.
    """
    _check([base])
    if base == 0:
        return 0
    scaled = round_half_up(sum((line.amount for line in _scale_lines(base)), Fraction(0)))
    return min(max(scaled, FLOOR), CAP)


def trade_floor(late_invoices: int = 1) -> Cents:
    """What a business owes without any letter: 40 euro for each invoice paid late, in cents.

    BW 6:96 lid 4, from the day after the last payment day; CJEU C-585/20, C-419/21, C-78/22.
    """
    return FLOOR * late_invoices


def costs_for_letter(
    principals: Sequence[Cents],
    *,
    business: bool,
    vat_percent: int | None = None,
    recurring: RecurringSeries | None = None,
) -> Costs:
    """The costs of one letter over the open principals of one debtor, in cents.

    One scale over the sum (BW 6:96 lid 7). A consumer: one floor over the sum. A trade contract
    (``business``): at least 40 euro for each invoice with something open (lid 4); the floor lies
    inside the costs, not on top. ``vat_percent`` comes from ``VatSurcharge.percent``.
    ``recurring`` caps the costs of a series of small consumer claims: see ``RecurringSeries``.
    Raises Refusal ``costs.negative_principal``.
    """
    _check(principals)
    base = sum(principals)
    amount, lines = _scaled(base)
    weights: Sequence[int] = principals
    if business:
        forty = trade_floor(sum(1 for principal in principals if principal))
        if forty > amount:
            amount, weights = forty, [min(principal, 1) for principal in principals]
            lines = [*lines, _line(f"at least 40.00 for each: {as_decimal(forty)}", forty, _LID_4)]
    elif recurring is not None:
        singles = [statutory_costs(principal) for principal in principals]
        amount = recurring.most(amount, principals=principals, single_costs=singles)
        lines = [
            *lines,
            _line(f"recurring claims: {as_decimal(amount)}", amount, RECURRING_ARTICLE),
        ]
    return _with_vat(amount, base=base, weights=weights, lines=lines, vat_percent=vat_percent)


def agreed_costs(
    *,
    principal: Cents,
    business: bool,
    amount: Cents | None = None,
    percent: Fraction | None = None,
    moderated: bool = False,
) -> Costs:
    """The costs a business agreed to: an amount in cents, or a percentage of the principal.

    ``moderated``: brought down to the scale, as a judge may of his own motion (Rv art. 242; HR
    10-7-2015, ECLI:NL:HR:2015:1868). Raises Refusal ``costs.not_for_consumers`` (BW 6:96 lid 5)
    and ``costs.not_agreed`` where neither or both are given.
    """
    if not business:
        raise _refusal("not_for_consumers", "A consumer owes the scale and nothing agreed.", 5)
    if (amount is None) == (percent is None):
        raise _refusal("not_agreed", "Agreed costs are one amount or one percentage.", 4)
    _check([principal])
    part = Fraction(0) if percent is None else percent / 100
    agreed = round_half_up(principal * part) if amount is None else amount
    cents = min(agreed, statutory_costs(principal)) if moderated else agreed
    text = f"agreed {as_decimal(agreed)}" + (", moderated to the scale" if cents < agreed else "")
    lines = [_line(text, cents, "BW 6:96 lid 2; Rv 242")]
    return _with_vat(cents, base=principal, weights=[principal], lines=lines, vat_percent=None)


def costs_after_term(
    open_principals: Sequence[Cents], *, stated: Costs, vat_percent: int | None = None
) -> Costs:
    """What a consumer owes after the fourteen days, over what is then still unpaid.

    Over the remainder the scale and the floor apply again; nothing where all was paid in time.
    Never more than the letter said (law.md 2.1), with VAT only where the letter said so.
    """
    costs = costs_for_letter(open_principals, business=False, vat_percent=vat_percent)
    if costs.amount <= stated.amount:
        return costs
    return _with_vat(
        stated.amount,
        base=costs.base,
        weights=open_principals,
        lines=[*costs.steps, _said(stated.amount)],
        vat_percent=vat_percent,
    )


def check_scale_applies(in_default_since: date) -> None:
    """Refuse the scale for a default that began before 2012-07-01 (Besluit BIK art. 3).

    Raises Refusal ``costs.before_2012``.
    """
    if in_default_since < SCALE_IN_FORCE_FROM:
        raise Refusal(
            "costs.before_2012",
            f"The scale does not apply to a default of {in_default_since}.",
            way_out="Ask no collection costs, or have a lawyer state them.",
            article="Besluit BIK art. 3",
            values={"day": in_default_since},
        )


_ARTICLE: Final = "Besluit BIK art. 2"
_LID_4: Final = "BW 6:96 lid 4"
RECURRING_ARTICLE: Final = "BW 6:96 lid 7; Besluit BIK art. 2a"


def _scaled(base: Cents) -> tuple[Cents, list[CostLine]]:
    lines = _scale_lines(base)
    amount = statutory_costs(base)
    scaled = round_half_up(sum((line.amount for line in lines), Fraction(0)))
    if amount > scaled:
        lines.append(_line(f"at least {as_decimal(FLOOR)}", amount))
    if amount < scaled:
        lines.append(_line(f"at most {as_decimal(CAP)}", amount, f"{_ARTICLE} lid 1"))
    return amount, lines


def _scale_lines(base: Cents) -> list[CostLine]:
    lines, below = [], 0
    for top, part in SCALE:
        within = (base if top is None else min(base, top)) - below
        if within <= 0:
            break
        percent = part * 100
        text = f"{as_decimal(within)} x {percent_text(percent)}"
        lines.append(CostLine(text, within, percent, within * part, f"{_ARTICLE} lid 1"))
        below += within
    return lines


def _with_vat(
    amount: Cents,
    *,
    base: Cents,
    weights: Sequence[int],
    lines: list[CostLine],
    vat_percent: int | None,
) -> Costs:
    vat = round_half_up(Fraction(amount * (vat_percent or 0), 100))
    if vat_percent:
        text = f"VAT {vat_percent} % over {as_decimal(amount)}"
        line = CostLine(text, amount, Fraction(vat_percent), Fraction(vat), f"{_ARTICLE} lid 3")
        lines = [*lines, line]
    shares = share_out(amount, weights)
    return Costs(
        amount=amount,
        vat=vat,
        base=base,
        shares=tuple(shares),
        vat_shares=tuple(share_out(vat, shares)),
        steps=tuple(lines),
    )


def _said(cents: Cents) -> CostLine:
    return _line(f"the letter said {as_decimal(cents)}", cents, "BW 6:96 lid 6")


def _line(text: str, cents: Cents, article: str = f"{_ARTICLE} lid 2") -> CostLine:
    return CostLine(text, cents, Fraction(0), Fraction(cents), article)


def _check(principals: Sequence[Cents]) -> None:
    if any(principal < 0 for principal in principals):
        raise _refusal("negative_principal", "A principal is zero or more.", 7)


def _refusal(rule: str, message: str, lid: int) -> Refusal:
    return Refusal(
        f"costs.{rule}",
        message,
        way_out="Give what is open of each principal, and what the contract says.",
        article=f"BW 6:96 lid {lid}",
    )
