"""What a rule that withholds a step is called: one code for each answer of the engine."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.claim.open_plans import UNSIGNED
from domain.claim.state import Ending
from domain.dunning.next.ceiling import WHY as OFTEN_ENOUGH
from domain.dunning.next.permission import AllowedStep, PaymentsUnknown
from domain.dunning.next.step import Ask, Do, Wait
from domain.dunning.task import Task
from domain.law.collection_costs import RECURRING_ARTICLE
from domain.law.protection import RULES


class Rule(StrEnum):
    """What holds a claim still beside tasks of people (``Task``), bars and endings."""

    DUE = "due"
    """Nothing: the step may be taken."""
    TAKEN = "taken"
    """A step was taken."""
    TERM = "term"
    DEFAULT_BEGINS = "default_begins"
    NOT_ISSUED = "not_issued"
    DOUBLED_BY_POST = "doubled_by_post"
    NOTHING_OPEN = "nothing_open"
    UNKNOWN = "unknown"
    HOLD = "hold"
    PROMISE = "promise_to_pay"
    PAYMENT_PLAN = "payment_plan"
    PLAN_UNSIGNED = "plan_unsigned"
    PAYMENTS_UNDER_WAY = "payments_under_way"
    NO_WORKING_DAY = "no_working_day"
    NO_CONTACT_DAY = "no_contact_day"
    HOUSE_CONTACT_DAY = "house_contact_day"
    """The same day, kept of the house's own will where no law asks it of this creditor."""
    CONTACT_CEILING = "contact_ceiling"
    LETTER_UNDER_WAY = "letter_under_way"
    SERIES_UNDER_WAY = "series_under_way"
    HAND_OVER_REQUESTED = "hand_over_requested"
    LETTER_WAITS = "letter_waits"
    LETTER_UNWRITABLE = "letter_unwritable"
    LETTER_CANCELLED = "letter_cancelled"
    LETTER_FAILED = "letter_failed"
    LETTER_ELSEWHERE = "letter_elsewhere"
    REFUSED = "refused"
    CONFLICT = "conflict"
    FAILED = "failed"
    RUN_STOPPED = "run_stopped"
    NOT_RECORDED = "not_recorded"
    """Nobody wrote down why: it is said so, and not guessed."""


PHRASES: Final = {
    "default begins": Rule.DEFAULT_BEGINS,
    "not issued yet": Rule.NOT_ISSUED,
    "e-mail that is doubled by post": Rule.DOUBLED_BY_POST,
    "nothing open": Rule.NOTHING_OPEN,
    "unknown": Rule.UNKNOWN,
    "hold": Rule.HOLD,
    "promise to pay": Rule.PROMISE,
    "payment plan": Rule.PAYMENT_PLAN,
    UNSIGNED: Rule.PLAN_UNSIGNED,
    "payments of the term may still be under way": Rule.PAYMENTS_UNDER_WAY,
    "no working day": Rule.NO_WORKING_DAY,
    "no contact on this day": Rule.NO_CONTACT_DAY,
    OFTEN_ENOUGH: Rule.CONTACT_CEILING,
    "letter under way": Rule.LETTER_UNDER_WAY,
    "a letter on another term of the series is under way": Rule.SERIES_UNDER_WAY,
    "hand-over requested": Rule.HAND_OVER_REQUESTED,
}
"""By the phrase in which the engine gives its reason; a term names its step, and is not here."""

TERM_BEFORE: Final = "term before "

NOT_DUE: Final = frozenset(
    {
        Rule.TERM,
        Rule.DEFAULT_BEGINS,
        Rule.NOT_ISSUED,
        Rule.DOUBLED_BY_POST,
        Rule.NOTHING_OPEN,
        Rule.UNKNOWN,
        *(one.value for one in Ending),
    }
)
"""Where no step was due: nothing was withheld."""

OF_THE_WORLD: Final = frozenset(
    {
        Rule.LETTER_WAITS,
        Rule.LETTER_UNWRITABLE,
        Rule.LETTER_CANCELLED,
        Rule.LETTER_FAILED,
        Rule.LETTER_ELSEWHERE,
        Rule.REFUSED,
        Rule.CONFLICT,
        Rule.FAILED,
    }
)
"""What no fact of a claim tells: the report of the run alone does, in the same words."""


_DISPUTED: Final = "BW 6:52, 6:262"

ARTICLES: Final[Mapping[str, str]] = {
    Rule.DEFAULT_BEGINS: "BW 6:81-83",
    Rule.DOUBLED_BY_POST: "BW 3:37 lid 3, 6:96 lid 6",
    Rule.NO_CONTACT_DAY: "Bki art. 4.2",
    Rule.PLAN_UNSIGNED: "BW 6:219",
    Rule.SERIES_UNDER_WAY: RECURRING_ARTICLE,
    Task.SERIES_AT_CAP: RECURRING_ARTICLE,
    Task.PROVE_DELIVERY: "BW 3:37 lid 3, 6:96 lid 6",
    Task.ESTABLISH_DEFAULT: "BW 6:82",
    Task.DECIDE_WHO: "BW 6:96 lid 7",
    Task.SET_OFF: "BW 6:127",
    Task.ANSWER_DISPUTE: _DISPUTED,
    Task.ENFORCE_JUDGMENT: "Rv 430",
    Task.SAY_WHAT_WAS_GRANTED: _DISPUTED,
    Task.HAND_TO_LAWYER: _DISPUTED,
    **{bar: rule.article for bar, rule in RULES.items() if rule.article},
}
"""Where the law is the reason; the articles of a dossier stand with what it lacks.

Of an insolvency it is the one by which a claim is brought by filing it alone, whatever becomes
of its interest (Fw 128, 303). Debt help that asks for a pause rests on no law.
"""

FOREIGN_LAW: Final = ("foreign_consumer", "Rome I art. 6")
"""The mark that the law is the reason of, and its article."""


def article_of(rule: str, why: str) -> str:
    """The article that a rule rests on; empty: it is the plan, or what a person said."""
    mark, article = FOREIGN_LAW
    if rule == Task.LOOK_AT_MARKS and mark in why:
        return article
    return ARTICLES.get(rule, "")


def rule_of(found: AllowedStep) -> str:
    """The code of what the engine answered for a claim."""
    match found:
        case Do():
            return Rule.DUE
        case Ask(task=task):
            return task
        case PaymentsUnknown():
            return Task.BANK_DATA_MISSING
        case Wait(why=why) if why.startswith(TERM_BEFORE):
            return Rule.TERM
    return PHRASES.get(found.why, found.why)
