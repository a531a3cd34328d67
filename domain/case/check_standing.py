"""Items of the check-list that look at debtor and party, beside the plan and its letters."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from domain.case import Case
from domain.case.bound import may_be_a_person, protected
from domain.case.check_item import CheckItem, Weight
from domain.case.small import too_little
from domain.claim.balance import balance
from domain.claim.events import PartyKind
from domain.claim.undue_costs import unpaid_for_costs
from domain.creditor.events import HandOverParty
from domain.creditor.state import party_of

REGISTRATION: Final = "the registration of the agency as a collection service"
_REGISTERED_SINCE: Final = date(2025, 4, 1)
"""Firms that were there on 1 April 2024 had a year (Wki art. 4, Stb. 2022, 186)."""


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
    )


def what_is_left(case: Case, today: date) -> CheckItem:
    """Whether principal is left: of a consumer counted as if he had paid that first.

    The balance lays a payment on costs and interest first (BW 6:44), so principal may stand open
    there of a consumer who paid all of his invoice: then only costs and interest are left.
    """
    if not case.consumer:
        return CheckItem(
            "ledger.open",
            "open principal",
            balance(case.claim, on=today).principal != 0,
            Weight.BLOCKING,
            "nobody is handed over for interest or costs alone",
        )
    return CheckItem(
        "ledger.unpaid",
        "a part of the invoice that is not paid",
        unpaid_for_costs(case.claim, on=today) != 0,
        Weight.BLOCKING,
        "what was paid covers the invoice; for the costs and interest that are left, which payments"
        " went to first, nobody is handed over",
        "BW 6:44",
    )


def registration_item(
    case: Case, today: date, kind: PartyKind, party: HandOverParty | None
) -> Iterator[CheckItem]:
    """Whoever collects for others from natural persons must be registered; bailiffs, lawyers not.

    A company or a public body is none; whose capacity is not known may be one. For who lives in
    the Netherlands, or may, it stops the hand-over to an agency that is known: set down, named by
    somebody, or found to be missing before. Where a plan of the house names nobody, it is said.
    """
    person = may_be_a_person(case.debtor)
    if kind is not PartyKind.AGENCY or not person or today < _REGISTERED_SINCE:
        return
    to = party or party_of(case.creditor, name="", kind=kind, otherwise="")
    known = party is not None or to in case.creditor.parties or REGISTRATION in case.claim.missing
    stops = known and protected(case.debtor)
    yield CheckItem(
        "party.registered",
        REGISTRATION,
        to.may_collect_on(today),
        Weight.BLOCKING if stops else Weight.ADVISORY,
        "who is not in the register may not collect from natural persons",
        "Wki art. 4",
        to.registration if to.unregistered is None else "",
    )
