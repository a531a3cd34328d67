"""The check-list of a hand-over: default, and the letters that it rests on."""

from collections.abc import Iterator
from datetime import date

from domain.case import Case
from domain.case.asking_letters import time_given
from domain.case.check_item import CheckItem, Weight
from domain.case.defaulting import fourteen_days_of
from domain.case.interest_stand import TRADE, InterestStand, grounds_of
from domain.claim.balance import interest_kind
from domain.days import add_days
from domain.letter.state import Letter


def default_and_letters(case: Case, today: date, weight: Weight) -> Iterator[CheckItem]:
    """Default, the notice and the fourteen-day letter it rests on, and the last term."""
    default = case.claim.default
    yield CheckItem(
        "default.begun",
        "default of the debtor",
        default is not None and default.since <= today,
        weight,
        "without default there is no interest for a consumer, and nothing to enforce",
        "BW 6:81-83",
        default.ground.value if default else "",
    )
    yield from _notice_shown(case)
    if case.consumer:
        yield CheckItem(
            "letters.fourteen_days",
            "a lapsed fourteen-day letter",
            has_lawful_letter(case, today),
            weight,
            "a consumer owes collection costs only after a lawful last chance",
            "BW 6:96 lid 6",
        )
        yield from _fourteen_shown(case)
    term = _last_term(case, today)
    yield CheckItem(
        "letters.term_over",
        f"the end of the term that runs until {term}" if term else "the end of the last term",
        term is None,
        Weight.ADVISORY,
        "a term that was given is waited for",
        "BW 3:35",
    )
    yield from _term_of_law(case, today)


def _term_of_law(case: Case, today: date) -> Iterator[CheckItem]:
    """The term after which trade interest runs, while it does: he may be told to pay before it."""
    stand = grounds_of(case.claim, on=today)
    if stand.stand is InterestStand.TERM_RUNS and interest_kind(case.claim) in TRADE:
        assert stand.since is not None
        yield CheckItem(
            "interest.term_over",
            f"the end of the term to pay, which runs until {add_days(stand.since, -1)}",
            found=False,
            weight=Weight.ADVISORY,
            why="no interest runs before, and who pays within it paid in time",
            article=stand.article,
        )


def _notice_shown(case: Case) -> Iterator[CheckItem]:
    """Show how strong the evidence is that the notice reached the debtor (BW 3:37 lid 3)."""
    default = case.claim.default
    letter = case.letters.get(default.letter_id) if default and default.letter_id else None
    if letter is not None:
        yield CheckItem(
            "letters.notice_received",
            "proof of receipt: default rests on "
            + ("a letter" if letter.posted_on else "an e-mail")
            + " whose receipt is not shown",
            letter.proven_on is not None,
            Weight.BLOCKING if letter.doubted_on else Weight.ADVISORY,
            "a notice counts only where it reached the debtor; he may deny it",
            "BW 3:37 lid 3, 6:82",
            _grade(letter),
        )


def _fourteen_shown(case: Case) -> Iterator[CheckItem]:
    found = fourteen_days_of(case)
    letter = case.letters.get(found.sent.letter_id) if found else None
    if letter is not None:
        yield CheckItem(
            "letters.fourteen_days_received",
            "proof of receipt of the fourteen-day letter",
            letter.proven_on is not None,
            Weight.ADVISORY,
            "its receipt is only presumed, and the burden of proof is the creditor's",
            "HR 2016:2704",
            _grade(letter),
        )


def _grade(letter: Letter) -> str:
    return letter.grade.value if letter.grade else ""


def has_lawful_letter(case: Case, today: date) -> bool:
    """Tell whether a letter of this round lapsed that was sent in default (BW 6:96 lid 6)."""
    found, default = fourteen_days_of(case), case.claim.default
    if found is None or found.term is None or default is None:
        return False
    return default.since <= found.sent.sent_on and today >= found.term.act_from


def _last_term(case: Case, today: date) -> date | None:
    """The last day that any letter gave, also by arriving late or over more claims; None: over."""
    given = (running_term(case, today), time_given(case.claim, case.letters))
    return max((last for last in given if last and last >= today), default=None)


def running_term(case: Case, today: date) -> date | None:
    """The last day of a term that the last letter gave, where it is not over."""
    sent = case.claim.sent_in_round()
    last = sent[-1].pay_by if sent else None
    return last if last is not None and last >= today else None
