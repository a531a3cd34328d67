"""What protects a debtor against everybody who wants money of him: each kind, by its law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from domain.days import add_days
from domain.law.month import add_months


class Bar(StrEnum):
    """What stops every step for a debtor."""

    BANKRUPTCY = "bankruptcy"
    """Faillissement: what he owes is filed with the trustee (Fw 26, 33)."""
    SUSPENSION = "suspension_of_payments"
    """Surseance van betaling: he is not made to pay ordinary creditors (Fw 230, 232)."""
    COOLING_OFF = "cooling_off"
    """Afkoelingsperiode while a plan outside bankruptcy is prepared (WHOA, Fw 376)."""
    DEBT_RESTRUCTURING = "debt_restructuring"
    """Schuldsanering natuurlijke personen, Wsnp (Fw 284, 299)."""
    MORATORIUM = "moratorium"
    """Breed moratorium on request of the municipality (Wgs art. 5)."""
    INTERIM_MORATORIUM = "interim_moratorium"
    """Voorlopige voorziening before the Wsnp is decided on (Fw 287 lid 4)."""
    THREAT_MORATORIUM = "threat_moratorium"
    """Against an eviction, or the end of energy, water or health insurance (Fw 287b)."""
    FORCED_SETTLEMENT = "forced_settlement"
    """Dwangakkoord: the creditor has to take what was offered (Fw 287a)."""
    DEBT_HELP = "debt_help"
    """Schuldhulp asked for a pause; by agreement or covenant, not by law."""
    GUARDIANSHIP = "guardianship"
    """Onderbewindstelling: an administrator looks after his money (BW 1:431, 1:438, 1:441)."""
    CURATORSHIP = "curatorship"
    """Curatele: he cannot bind himself (BW 1:378, 1:381, 1:386)."""
    MINORITY = "minority"
    """He is not eighteen yet; what he agreed to alone may be annulled (BW 1:233, 1:234, 3:32)."""
    DEATH = "death"
    """He died: his heirs owe it, not before three months have passed (BW 4:182, 4:185)."""
    DISSOLUTION = "dissolution"
    """The company was dissolved: its liquidator, if any, pays what is left (BW 2:19, 2:23b)."""
    NATURAL_OBLIGATION = "natural_obligation"
    """What cannot be enforced any more, after a clean slate or a composition (Fw 358, BW 6:3)."""


class BarEnd(StrEnum):
    """How what barred the way came to its end."""

    OVER = "over"
    """It is over, and what is owed is owed as before; also: a person looked after its last day."""
    WITHDRAWN = "withdrawn"
    """The order or the request was withdrawn."""
    ANNULLED = "annulled"
    """The order was annulled on opposition or appeal: what is owed is as if it never was."""
    SETTLED = "settled"
    """A composition was performed (Fw 157, 272, 287a, 340, 385): the rest is not enforceable."""
    CLEAN_SLATE = "clean_slate"
    """The restructuring ended with a clean slate: the rest is not enforceable (Fw 358)."""

    @property
    def frees(self) -> bool:
        """Tell whether what is left cannot be enforced any more (BW 6:3)."""
        return self in {BarEnd.SETTLED, BarEnd.CLEAN_SLATE}

    @property
    def undoes(self) -> bool:
        """Tell whether interest runs as if nothing had ever stopped it."""
        return self is BarEnd.ANNULLED


@dataclass(frozen=True, slots=True)
class ProtectionRule:
    """What the law says of one kind of protection.

    ``since``: the day from which the article is as it is read here. ``most_months``: the longest
    that one order lasts, inclusive of the same day of the last month; ``extended_months``: with
    every extension. ``stops_interest`` on what he owed on its first day. ``settles``: it may end
    with a rest that cannot be enforced. ``has_representative``: somebody else acts for him, to
    whom letters may go when a person says so. ``takes_claims``: what is owed is filed with
    whoever runs it, as of its first day.
    """

    article: str
    since: date
    most_months: int | None = None
    extended_months: int | None = None
    needs_last_day: bool = False
    stops_interest: bool = False
    settles: bool = False
    has_representative: bool = False
    takes_claims: bool = False
    part_of_claims: bool = False
    """An order may name the creditors or claims that it holds for."""


_CODE: Final = date(1992, 1, 1)

RULES: Final[Mapping[Bar, ProtectionRule]] = MappingProxyType(
    {
        Bar.BANKRUPTCY: ProtectionRule(
            "Fw 26",
            _CODE,
            stops_interest=True,
            settles=True,
            takes_claims=True,
        ),
        Bar.SUSPENSION: ProtectionRule(
            "Fw 230, 232", _CODE, settles=True, takes_claims=True, part_of_claims=True
        ),
        Bar.COOLING_OFF: ProtectionRule(
            "Fw 376",
            date(2021, 1, 1),
            most_months=4,
            extended_months=8,
            needs_last_day=True,
            settles=True,
            part_of_claims=True,
        ),
        Bar.DEBT_RESTRUCTURING: ProtectionRule(
            "Fw 299 lid 2",
            date(1998, 12, 1),
            stops_interest=True,
            settles=True,
            takes_claims=True,
        ),
        Bar.MORATORIUM: ProtectionRule(
            "Wgs art. 5", date(2017, 4, 1), most_months=6, needs_last_day=True
        ),
        Bar.INTERIM_MORATORIUM: ProtectionRule("Fw 287 lid 4", date(2008, 1, 1)),
        Bar.THREAT_MORATORIUM: ProtectionRule(
            "Fw 287b", date(2008, 1, 1), most_months=6, needs_last_day=True
        ),
        Bar.FORCED_SETTLEMENT: ProtectionRule("Fw 287a", date(2008, 1, 1), settles=True),
        Bar.DEBT_HELP: ProtectionRule("", date(2012, 7, 1), settles=True),
        Bar.GUARDIANSHIP: ProtectionRule("BW 1:438", _CODE, has_representative=True),
        Bar.CURATORSHIP: ProtectionRule("BW 1:381, 1:386", _CODE, has_representative=True),
        Bar.MINORITY: ProtectionRule(
            "BW 1:234, 3:32", _CODE, needs_last_day=True, has_representative=True
        ),
        Bar.DEATH: ProtectionRule("BW 4:185 lid 1, 4:214", date(2003, 1, 1)),
        Bar.DISSOLUTION: ProtectionRule(
            "BW 2:19, 2:23b", _CODE, has_representative=True, takes_claims=True
        ),
        Bar.NATURAL_OBLIGATION: ProtectionRule("Fw 358, BW 6:3", date(1998, 12, 1)),
    }
)
"""By kind. Debt help that asks for a pause rests on no law: by covenant, or as a kindness."""

SHORTER_RESTRUCTURING: Final = date(2023, 7, 1)
"""From rulings of this day on the term of a restructuring is eighteen months (Fw 349a lid 1)."""
_RESTRUCTURING_MONTHS: Final = 18
_EARLIER_MONTHS: Final = 36
ADULT_YEARS: Final = 18
"""Whoever has reached this age is of age (BW 1:233)."""


def last_day_at_most(bar: Bar, since: date, *, extended: bool) -> date | None:
    """The last day (inclusive) that an order may last; None: the law names none.

    ``extended``: it lasted already, and a later order gave it more time (Fw 376 lid 5).
    """
    rule = RULES[bar]
    months = rule.extended_months if extended and rule.extended_months else rule.most_months
    return add_months(since, months) if months else None


def restructuring_until(since: date) -> date:
    """The last day of the term of a restructuring that was ordered on a day (Fw 349a lid 1).

    Eighteen months from 1 July 2023, three years before. The term may be shorter or longer by
    the ruling, and the restructuring itself ends later than its term (Fw 356): on the day after
    it a person looks.
    """
    months = _RESTRUCTURING_MONTHS if since >= SHORTER_RESTRUCTURING else _EARLIER_MONTHS
    return add_days(add_months(since, months), -1)
