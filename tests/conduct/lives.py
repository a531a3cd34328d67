"""Random lives of claims: what a debtor does and says, by day, and how he answers a letter."""

from dataclasses import dataclass
from enum import StrEnum

from hypothesis import strategies as st

DAYS = 130
"""How long a life is looked at, from the day its invoice fell due."""

PLANS = ("four-steps@1", "three-steps@1", "consumer@1", "business@1", "full-collection@1")


class What(StrEnum):
    """Something that happens to a claim from outside the engine."""

    PAY_PART = "pay_part"
    PAY_ALL = "pay_all"
    STORNO = "storno"
    DISPUTE = "dispute"
    UPHOLD = "uphold"
    GRANT_PART = "grant_part"
    REJECT = "reject"
    PROMISE = "promise"
    PAYMENT_PLAN = "payment_plan"
    EXTEND = "extend"
    CREDIT = "credit"
    HOLD = "hold"


@dataclass(frozen=True)
class Deed:
    """Something that happens on a day after the due day; ``percent`` of what it is about."""

    on: int
    what: What
    percent: int
    days: int


@dataclass(frozen=True)
class Answer:
    """To the letter of this number the debtor pays its total, so many cents less, after days."""

    letter: int
    after: int
    less: int


@dataclass(frozen=True)
class Life:
    """One claim on one debtor, and what comes of it."""

    principal: int
    consumer: bool
    plan: str
    deeds: tuple[Deed, ...]
    answers: tuple[Answer, ...]


deeds = st.builds(
    Deed,
    on=st.integers(0, DAYS - 5),
    what=st.sampled_from(What),
    percent=st.integers(1, 99),
    days=st.integers(1, 21),
)
answers = st.builds(
    Answer,
    letter=st.integers(1, 4),
    after=st.integers(0, 18),
    less=st.sampled_from((0, 0, 0, 1, 6, 500, 10_000)),
)
principals = st.one_of(st.integers(6_00, 3_000_00), st.integers(6_00, 30_000_00))
lives = st.builds(
    Life,
    principal=principals,
    consumer=st.booleans(),
    plan=st.sampled_from(PLANS),
    deeds=st.lists(deeds, max_size=5).map(tuple),
    answers=st.lists(answers, max_size=2).map(tuple),
)
