"""Whether a payment plan for a consumer may be regulated credit: a dated rule, read strictly."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.errors import Refusal
from domain.money import Cents


class CreditGround(StrEnum):
    """Why a plan that costs a consumer something is no credit that the creditor may not give."""

    STATUTORY_INTEREST = "statutory_interest"
    """It asks only the interest that runs by law in his default, with the plan or without."""
    LEGAL_ADVICE = "legal_advice"
    """A lawyer judged this plan, or plans of this kind."""
    LICENSED = "licensed"
    """Whoever offers it may give credit to consumers."""


@dataclass(frozen=True, slots=True)
class CreditRule:
    """The rule on deferred payment for consumers from a day on, and where it stands."""

    since: date
    article: str
    source: str


RULES: Final = (
    CreditRule(
        date(2010, 6, 11),
        "Richtlijn 2008/48/EG art. 2 lid 2 f en j; BW 7:57",
        "HvJ EU 8 December 2016, C-127/15 (Verein für Konsumenteninformation)",
    ),
    CreditRule(
        date(2026, 11, 20),
        "Richtlijn (EU) 2023/2225 art. 2 lid 2 h",
        "Directive (EU) 2023/2225 (CCD2), applied since 2026-11-20; the Dutch act was not read",
    ),
)
"""In order of day. The first one is of before the period in which the second is applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOffer:
    """What matters of a payment plan for the question whether it is credit; amounts in cents."""

    offered_on: date
    consumer: bool
    """Whether the debtor is a consumer, or may be one."""
    interest: Cents = 0
    """Interest that runs during the plan and is asked in it."""
    costs_not_due: Cents = 0
    """Costs that would not be due without the plan."""
    by_third_party: bool = False
    """Whether an agency offers it, whose own pay may be a charge."""

    @property
    def charged(self) -> bool:
        """Whether it asks anything beyond what is due on the day it is offered."""
        return self.interest > 0 or self.costs_not_due > 0


def rule_on(day: date) -> CreditRule | None:
    """The rule in force on a day; None: before there was one."""
    return next((rule for rule in reversed(RULES) if rule.since <= day), None)


def needs_ground(offer: PlanOffer) -> CreditRule | None:
    """The rule by which a plan is refused until a senior says on which ground; None: it passes.

    A plan of the creditor himself that costs the debtor nothing passes: deferred payment without
    interest and other charges stays outside the rules. Since 2026-11-20 that exemption is read
    as the creditor's own: a plan that somebody else offers, who collects as a business, needs a
    ground also where it costs nothing. Statutory interest of his default is a charge here, though
    the directive excepts limited charges for late payment: whether that covers interest that is
    asked in a plan beforehand is open, and what asks the debtor less is taken. For who is no
    consumer there is no rule.
    """
    rule = rule_on(offer.offered_on)
    if rule is None or not offer.consumer:
        return None
    stricter = offer.by_third_party and rule is RULES[-1]
    return rule if offer.charged or stricter else None


def require_ground(offer: PlanOffer, ground: CreditGround | None) -> None:
    """Refuse with ``consumer_credit.no_ground`` what may be credit, and nobody said why not.

    Costs that would not be due without the plan are refused on any ground
    (``consumer_credit.costs``): a plan costs a consumer no fee.
    """
    if offer.consumer and offer.costs_not_due > 0:
        raise Refusal(
            "consumer_credit.costs",
            "A payment plan costs a consumer nothing that would not be due without it.",
            article="BW 6:96 lid 5; HvJ EU C-127/15",
            way_out="Leave the costs out.",
        )
    rule = needs_ground(offer)
    if rule is not None and ground is None:
        raise Refusal(
            "consumer_credit.no_ground",
            "This plan may be credit to a consumer, and nobody said why it is not.",
            article=rule.article,
            way_out="Leave the interest out, or let a senior who did not draw it up say on "
            "which ground it may be offered.",
        )


def require_own_offer(offer: PlanOffer) -> None:
    """Refuse with ``consumer_credit.third_party`` what needs a ground, where none can be given.

    A plan that is recorded on one claim is not drawn up by one person and judged by another. It
    asks what is open and no interest, so that only who offers it matters.
    """
    rule = needs_ground(offer)
    if rule is not None:
        raise Refusal(
            "consumer_credit.third_party",
            "A plan that an agency offers a consumer may be credit, and nobody said why it is not.",
            article=rule.article,
            way_out="Draw it up with `propose-payment-plan`: another senior then says on which "
            "ground it may be offered.",
        )
