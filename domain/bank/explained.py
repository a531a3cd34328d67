"""Days of which a person said that no payment is missing, and that it was not so after all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from domain.bank.account import KnownAccount
from domain.bank.account_events import StatementGapExplained
from domain.errors import Refusal
from domain.facts import EnteredInError, Recorded, in_force


def take_back(
    histories: Sequence[Iterable[Recorded]], *, first: date, through: date
) -> list[list[EnteredInError]]:
    """Take back what was said of days (inclusive) of an account; taken back already: nothing.

    ``histories``: of each log in which the account is kept; what is taken back in each. A word on
    more days than these is none of them: it is named in the refusal, and taken back whole. Raises
    Refusal ``gap.not_explained``.
    """
    every = [list(one) for one in histories]
    said = [[one for one in in_force(history) if _is_word(one)] for history in every]
    meant = [[one for one in words if _within(one, first, through)] for words in said]
    before = [one for history in every for one in history if _is_word(one)]
    if not any(_within(one, first, through) for one in before):
        left = sorted({days for words in said for one in words if (days := _days(one))})
        named = ", ".join(f"{a} to {b}" for a, b in left) or "none"
        raise Refusal(
            "gap.not_explained",
            f"Nobody said of {first} to {through} that nothing is missing; said of: {named}.",
            way_out="Give the days as they were said; they stand in the trail of the account.",
            values={"first": first, "through": through},
        )
    return [
        [EnteredInError(version=one.originator_version, topic=one.fact.TOPIC) for one in words]
        for words in meant
    ]


def without(account: KnownAccount, *, first: date, through: date) -> KnownAccount:
    """The account as it is once what was said of days (inclusive) is taken back."""
    left = [one for one in account.explained if not (first <= one.first and one.through <= through)]
    return replace(account, explained=left)


def _is_word(recorded: Recorded) -> bool:
    return isinstance(recorded.fact, StatementGapExplained)


def _within(recorded: Recorded, first: date, through: date) -> bool:
    days = _days(recorded)
    return days is not None and first <= days[0] and days[1] <= through


def _days(recorded: Recorded) -> tuple[date, date] | None:
    fact = recorded.fact
    return (fact.first, fact.through) if isinstance(fact, StatementGapExplained) else None
