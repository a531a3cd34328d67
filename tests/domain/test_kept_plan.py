"""What a plan waived for being kept falls with a payment of it; a person's word stays."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given as given_of
from hypothesis import settings
from hypothesis import strategies as st

from domain.case.paid_as_asked import Paper
from domain.claim.balance import balance
from domain.claim.corrections import enter_in_error_on_claim, without
from domain.claim.events import (
    ClaimFact,
    DefaultDeclared,
    DeterminationWithdrawn,
    PartWaived,
    PaymentPlanCompleted,
    PaymentReceived,
)
from domain.claim.kept_plan import plan_waivers_lost
from domain.claim.payments import reverse_payment
from domain.claim.state import Claim, Ending
from domain.claim.waivers import waive_part
from domain.facts import Recorded
from domain.law.default import TermBasis
from tests.domain.story import Story, default_declared, given, instalments, invoice_sent, names
from tests.domain.test_arranging import TODAY, pay, planned

BEFORE, FIRST, LAST = date(2026, 2, 20), date(2026, 3, 6), date(2026, 5, 6)
LATER = date(2026, 5, 20)


def running() -> Story:
    """A plan in two parts, after 100.00 was paid before it."""
    told = given(invoice_sent(basis=TermBasis.CONTRACT))
    told = told.after(default_declared(since=date(2026, 2, 1)))
    pay(told, 100_00, on=BEFORE, payment_id="P-0")
    first = balance(told.claim, on=TODAY).total - 500_00
    planned(told, instalments((first, FIRST), (500_00, LAST)))
    pay(told, first, on=FIRST)
    return told


def kept() -> Story:
    told = running()
    pay(told, 500_00, on=LAST, payment_id="P-2")
    assert told.claim.ending is Ending.SETTLED
    return told


def waived(claim: Claim) -> list[int]:
    return [entry.cents for entry in claim.ledger if entry.ref.startswith("waived@")]


def settle(told: Story, claim: Claim, facts: list[ClaimFact], day: date) -> list[ClaimFact]:
    """What is recorded of facts on the claim, with what follows, as every door records it."""
    paper = replace(Paper.of(told.case), claim=claim)
    found = paper.settle(decided={claim.id: facts} if facts else {}, today=day)
    return {one.id: more for one, more in found}.get(claim.id, [])


def reverse(told: Story, payment: str) -> list[ClaimFact]:
    def taken_back(_: object, day: date) -> list[ClaimFact]:
        facts = reverse_payment(told.claim, payment_id=payment, reversed_on=day, today=day)
        return settle(told, told.claim, facts, day)

    return told.when(taken_back, on=LATER)


def test_who_kept_a_plan_owes_no_interest_of_a_default_that_was_found_after_it() -> None:
    told = given(invoice_sent(basis=TermBasis.CONTRACT))
    planned(told, instalments((500_00, FIRST), (500_00, LAST)))
    told.after(default_declared(since=date(2026, 2, 1)))
    assert balance(told.claim, on=TODAY).interest > 0
    pay(told, 500_00, on=FIRST)
    pay(told, 500_00, on=LAST, payment_id="P-2")
    assert told.claim.ending is Ending.SETTLED
    assert len(waived(told.claim)) == 1


def test_a_default_that_is_found_anew_leaves_in_the_plan_the_interest_that_it_named() -> None:
    told = given(invoice_sent(basis=TermBasis.CONTRACT))
    told.after(default_declared(since=date(2026, 2, 1)))
    named = balance(told.claim, on=TODAY).interest
    first = balance(told.claim, on=TODAY).total - 500_00
    planned(told, instalments((first, FIRST), (500_00, LAST)))
    version = next(
        one.originator_version for one in told.history if isinstance(one.fact, DefaultDeclared)
    )
    told.after(
        DeterminationWithdrawn(version=version, topic=DefaultDeclared.TOPIC, why="another day"),
        default_declared(since=date(2026, 2, 1)),
    )
    pay(told, first, on=FIRST)
    pay(told, 500_00, on=LAST, payment_id="P-2")
    assert told.claim.ending is Ending.SETTLED
    assert balance(told.claim, on=LAST).account.charged_interest - sum(waived(told.claim)) == named


@settings(max_examples=20, deadline=None)
@given_of(principal=st.integers(2_00, 9_000_00), share=st.integers(1, 99))
def test_a_plan_that_is_kept_leaves_nothing_open_and_nothing_too_much(
    principal: int, share: int
) -> None:
    told = given(invoice_sent(basis=TermBasis.CONTRACT, principal=principal))
    told.after(default_declared(since=date(2026, 2, 1)))
    total = balance(told.claim, on=TODAY).total
    first = max(1, total * share // 100)
    planned(told, instalments((first, FIRST), (total - first, LAST)))
    pay(told, first, on=FIRST)
    pay(told, total - first, on=LAST, payment_id="P-2")
    left = balance(told.claim, on=LAST)
    assert (left.total, left.unallocated, told.claim.ending) == (0, 0, Ending.SETTLED)


@pytest.mark.parametrize("payment", ["P-1", "P-2"])
def test_a_storno_of_a_part_of_the_plan_takes_what_it_waived_along(payment: str) -> None:
    told = kept()
    assert len(waived(told.claim)) == 1
    facts = reverse(told, payment)
    assert names(facts) == ["payment_reversed", "reopened", "determination_withdrawn"]
    assert (waived(told.claim), told.claim.plan_waivers) == ([], {})
    never = [one for one in told.history if not isinstance(one.fact, PartWaived)]
    as_never = balance(replace(told, history=never).claim, on=LATER)
    assert balance(told.claim, on=LATER).total == as_never.total
    assert settle(told, told.claim, [], LATER) == []


def test_a_storno_of_what_was_paid_before_the_plan_leaves_what_it_waived() -> None:
    told = kept()
    facts = reverse(told, "P-0")
    assert "determination_withdrawn" not in names(facts)
    assert len(waived(told.claim)) == 1


def test_a_storno_that_leaves_the_plan_paid_leaves_what_it_waived_to_the_cent() -> None:
    told = running()
    pay(told, 500_00, on=LAST, payment_id="P-2")
    for number, cents in (("P-3", 10_00), ("P-4", 9_99)):
        pay(told, cents, on=LAST, payment_id=number)
    reverse(told, "P-3")
    assert len(waived(told.claim)) == 1
    reverse(told, "P-2")
    assert waived(told.claim) == []


def test_a_payment_of_the_plan_that_was_entered_in_error_takes_it_along() -> None:
    told = kept()
    version = next(
        one.originator_version
        for one in told.history
        if isinstance(one.fact, PaymentReceived) and one.fact.payment_id == "P-2"
    )
    errors = enter_in_error_on_claim(
        told.claim, told.history, version=version, actor="els", approved_by="piet", today=LATER
    )
    after = without(told.claim, told.history, version=version, facts=errors, today=LATER)
    assert names(settle(told, after, [], LATER)) == ["determination_withdrawn"]


def test_a_completion_that_was_entered_in_error_takes_along_what_it_waived() -> None:
    told = kept()
    left = [one for one in told.history if not isinstance(one.fact, PaymentPlanCompleted)]
    assert names(plan_waivers_lost(replace(told, history=left).claim)) == [
        "determination_withdrawn"
    ]


@pytest.mark.parametrize("when", ["before the last part", "after all"])
def test_what_a_person_waived_stays(when: str) -> None:
    told = running() if when == "before the last part" else kept()
    if when == "after all":
        reverse(told, "P-2")

    def free(_: object, day: date) -> list[ClaimFact]:
        return waive_part(told.claim, amount=50_00, accepted_on=TODAY, today=day)

    told.when(free, on=LAST if when == "before the last part" else LATER)
    if when == "before the last part":
        pay(told, 500_00, on=LAST, payment_id="P-2")
        reverse(told, "P-2")
    assert waived(told.claim) == [50_00]


def of_before(told: Story, *, one_save: bool) -> Story:
    """The same history as it was stored before a waiver named its plan."""
    last: list[Recorded] = []
    for one in told.history:
        fact = one.fact
        if isinstance(fact, PartWaived):
            before = last[-1].command_id if one_save else UUID(int=999)
            fact = fact.model_copy(update={"agreed_version": None})
            one = replace(one, fact=fact, command_id=before)  # noqa: PLW2901 - the same fact
        last.append(one)
    return replace(told, history=last)


def test_what_was_waived_before_the_plan_was_named_falls_where_it_was_the_plans_save() -> None:
    told = of_before(kept(), one_save=True)
    reverse(told, "P-2")
    assert waived(told.claim) == []


def test_what_was_waived_before_by_a_command_of_its_own_stays() -> None:
    told = of_before(kept(), one_save=False)
    reverse(told, "P-2")
    assert len(waived(told.claim)) == 1
