"""Items of the check-list for what a person is asked beside the plan, before costs are asked."""

from datetime import date

from domain.case import Case
from domain.case.check_item import CheckItem, Weight
from domain.case.small import too_little


def who_it_is(case: Case) -> CheckItem:
    """Whether it is decided who owes: a party counts costs over all that one consumer owes."""
    grounds = {one.value for found in case.debtor.alike.values() for one in found}
    return CheckItem(
        "debtor.decided",
        "a decision whether another debtor is the same person",
        not grounds,
        Weight.BLOCKING if case.consumer else Weight.ADVISORY,
        "costs are counted once over all that a consumer owes",
        "BW 6:96 lid 7",
        " ".join(sorted(grounds)),
    )


def enough_is_open(case: Case, today: date) -> CheckItem:
    """Whether more is open than a small rest, or a person let the claim go on with it."""
    return CheckItem(
        "ledger.enough",
        "a word that the claim goes on for a small rest",
        not too_little(case, today=today),
        Weight.BLOCKING,
        "nobody is pursued for a few cents without a person's word",
        "BW 6:248",
    )
