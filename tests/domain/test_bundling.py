"""Which claims of a debtor go in one letter, what it states of them, and what stops it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.case import Case
from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    ClaimWithdrawn,
    HandedOver,
    HoldPlaced,
    PartyKind,
    PaymentPromised,
    PaymentTermExtended,
)
from domain.dunning.plan.document import PLANS, Anchor, Step, StepKind
from domain.facts import Fact
from domain.letter.events import LetterOrdered
from domain.letter.order.bundle import (
    MOST_CLAIMS,
    bundle_of,
    listed_beside,
    reason_to_cancel_bundle,
)
from domain.letter.order.content import compose
from domain.letter.order.decision import order_bundle
from domain.letter.text import LetterContent, check_content
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile, PayTo
from tests.domain.several import OneOfSeveral, claim, defaulted, step
from tests.domain.story import DOCUMENT, paid

MONDAY = date(2026, 2, 2)
POSTED = date(2026, 2, 16)
"""A Monday on which the fourteen-day letter of a claim in default is due."""

CONTACT = ContactDetails(
    name="J. Jansen", address=Address(street="Dorpsstraat 1", postal_code="1234 AB", city="Ede")
)
STATEMENT = Step(id="reminder", kind=StepKind.STATEMENT, anchor=Anchor.DUE, days=1, term_days=10)


def numbers(cases: Sequence[Case]) -> list[str]:
    return [case.claim.invoice_number for case in cases]


def together(
    stories: list[OneOfSeveral], name: str = "reminder", *, on: date = MONDAY, of: int = 0
) -> list[str]:
    cases = [story.case for story in stories]
    around = [case for n, case in enumerate(cases) if n != of]
    return numbers(bundle_of(cases[of], step(stories[of], name), around, today=on))


def ordered(stories: list[OneOfSeveral], name: str = "reminder") -> LetterOrdered:
    cases = [story.case for story in stories]
    return order_bundle(cases, step(stories[0], name), today=MONDAY).ordered


def stopped(
    stories: list[OneOfSeveral], order: LetterOrdered, *, beside: list[OneOfSeveral] | None = None
) -> str:
    cases = [story.case for story in stories]
    around = [story.case for story in beside or []]
    return reason_to_cancel_bundle(cases, order, around, today=MONDAY)


# --- who goes together -----------------------------------------------------------------------


def test_claims_that_reach_the_same_step_on_a_day_go_in_one_letter_in_order_of_due_date() -> None:
    stories = [claim(1), claim(2, due_on=date(2026, 1, 20)), claim(3, due_on=date(2026, 1, 25))]
    assert together(stories) == ["F-2", "F-3", "F-1"]


def test_whichever_claim_is_asked_the_letter_is_the_same() -> None:
    stories = [claim(n) for n in range(1, 6)]
    assert {tuple(together(stories, of=n)) for n in range(5)} == {
        ("F-1", "F-2", "F-3", "F-4", "F-5")
    }


def test_a_claim_that_is_not_due_yet_and_one_at_another_step_stay_out() -> None:
    stories = [claim(1), claim(2, due_on=MONDAY), defaulted(3)]
    assert together(stories) == ["F-1"]


@pytest.mark.parametrize(
    "fact",
    [
        ClaimDisputed(amount=1_000_00, ground="x"),
        HoldPlaced(hold_id="h", category="x", from_day=MONDAY),
        ClaimWithdrawn(why="x"),
        PaymentPromised(amount=1_00, by=date(2026, 2, 9)),
        PaymentTermExtended(pay_by=date(2026, 2, 9)),
        HandedOver(
            party="x",
            party_kind=PartyKind.BAILIFF,
            dossier_sha256=DOCUMENT,
            balance=Asked(principal=1),
        ),
        paid(1_000_00, on=MONDAY),
    ],
    ids=lambda fact: fact.TOPIC,
)
def test_a_claim_that_stands_still_stays_out_and_does_not_hide_its_siblings(fact: Fact) -> None:
    stories = [claim(1), claim(2), claim(3)]
    stories[1].after(fact, on=MONDAY)
    assert together(stories) == ["F-1", "F-3"]


def test_a_claim_that_is_reached_by_another_channel_goes_alone() -> None:
    stories = [claim(1), claim(2)]
    stories[1].letter(UUID(int=7), sent_on=date(2026, 1, 30), bounced=True)
    assert together(stories) == ["F-1"]


def test_terms_of_a_series_on_a_consumer_go_alone_and_those_of_a_business_together() -> None:
    rent = [claim(n, series="rent") for n in (1, 2)]
    assert together(rent) == ["F-1"]
    assert together([claim(1), rent[1]]) == ["F-1"]
    lease = [claim(n, series="lease", capacity=Capacity.COMPANY) for n in (1, 2)]
    assert together(lease) == ["F-1", "F-2"]


def test_a_plan_may_send_each_claim_its_own_letter_but_never_a_consumers_fourteen_day_letter() -> (
    None
):
    cases = [defaulted(n).case for n in (1, 2)]
    alone = step(defaulted(1), "fourteen-day-letter").model_copy(update={"bundle": False})
    assert numbers(bundle_of(cases[0], alone, cases[1:], today=POSTED)) == ["F-1", "F-2"]
    reminders = [claim(n).case for n in (1, 2)]
    alone = step(claim(1), "reminder").model_copy(update={"bundle": False})
    assert numbers(bundle_of(reminders[0], alone, reminders[1:], today=MONDAY)) == ["F-1"]


def test_claims_on_different_plans_get_letters_of_their_own() -> None:
    first, second = claim(1).case, claim(2).case
    other = replace(second, plan=second.plan.model_copy(update={"version": 2}))
    assert numbers(bundle_of(first, step(claim(1), "reminder"), [other], today=MONDAY)) == ["F-1"]


def test_many_claims_are_parted_the_same_way_whichever_is_asked() -> None:
    stories = [claim(n) for n in range(101, 101 + MOST_CLAIMS + 5)]
    first, last = together(stories, of=0), together(stories, of=MOST_CLAIMS)
    assert (len(first), len(last)) == (MOST_CLAIMS, 5)
    assert not set(first) & set(last)


def test_a_letter_with_costs_for_a_consumer_holds_all_claims_there_are() -> None:
    stories = [defaulted(n) for n in range(101, 101 + MOST_CLAIMS + 5)]
    assert len(together(stories, "fourteen-day-letter", on=POSTED)) == MOST_CLAIMS + 5


# --- what it states --------------------------------------------------------------------------


def composed(
    stories: list[OneOfSeveral], name: str = "reminder", *, on: date = MONDAY
) -> LetterContent:
    profile = CreditorProfile(name="Van Dijk B.V.", street="Kade 2", postal_code="1", city="Ede")
    cases = [story.case for story in stories]
    cases = [replace(case, creditor=replace(case.creditor, profile=profile)) for case in cases]
    order = order_bundle(cases, step(stories[0], name), today=on).ordered
    content = compose(
        cases[0],
        order,
        others=cases[1:],
        contact=CONTACT,
        reference="1a2b3c4d",
        dated=on,
        specimen=True,
    )
    check_content(content)
    return content


def test_a_letter_over_several_claims_has_a_row_for_each_that_add_up_to_its_total() -> None:
    stories = [claim(1, principal=100_01), claim(2, principal=50_00), claim(3, principal=33_33)]
    stories[1].after(paid(20_00, on=MONDAY))
    content = composed(stories)
    assert [row.open_total for row in content.claims] == [100_01, 30_00, 33_33]
    assert content.asked_total == 163_34
    assert content.payment_reference not in {"", "F-1", "F-2", "F-3"}


def test_a_letter_over_claims_of_two_accounts_names_what_goes_to_each() -> None:
    split = (
        PayTo(iban="NL91ABNA0417164300", share=60_00),
        PayTo(iban="NL20INGB0001234567", share=40_00),
    )
    stories = [claim(1, principal=100_00, pay_to=split), claim(2, principal=50_00)]
    accounts = composed(stories).payment_accounts
    assert [(one.iban, one.amount) for one in accounts] == [
        ("NL91ABNA0417164300", 110_00),
        ("NL20INGB0001234567", 40_00),
    ]


def test_a_letter_over_claims_of_one_account_names_it_once_without_an_amount() -> None:
    [account] = composed([claim(1), claim(2)]).payment_accounts
    assert account.amount is None


def test_default_is_said_since_the_day_from_which_all_claims_are_in_default() -> None:
    stories = [defaulted(1), defaulted(2)]
    assert composed(stories, "fourteen-day-letter", on=POSTED).in_default_since == date(2026, 2, 11)
    assert composed([claim(1), claim(2)]).in_default_since is None


# --- what stops it ---------------------------------------------------------------------------


def test_one_claim_that_is_paid_stops_the_letter_for_all_and_is_named() -> None:
    stories = [claim(n) for n in range(1, 6)]
    order = ordered(stories)
    assert stopped(stories, order) == ""
    stories[2].after(paid(1_000_00, on=MONDAY))
    assert stopped(stories, order) == "F-3: the amount changed"


def test_a_sixth_claim_that_has_come_to_this_step_makes_it_be_decided_again() -> None:
    stories = [claim(n) for n in range(1, 6)]
    order = ordered(stories)
    assert stopped(stories, order, beside=[claim(6)]) == "another claim reached this step"


def test_a_sixth_claim_that_is_not_at_this_step_changes_nothing() -> None:
    stories = [claim(n) for n in range(1, 6)]
    order = ordered(stories)
    assert stopped(stories, order, beside=[claim(6, due_on=MONDAY), defaulted(7)]) == ""


def test_a_claim_of_which_default_is_yet_to_be_found_today_counts_as_in_default() -> None:
    stories = [defaulted(1)]
    found_today = defaulted(2)
    found_today.history.pop()
    cases, around = [stories[0].case], [found_today.case]
    order = order_bundle(cases, step(stories[0], "fourteen-day-letter"), today=POSTED).ordered
    why = reason_to_cancel_bundle(cases, order, around, today=POSTED)
    assert why == "another claim reached this step"


def test_the_last_part_of_many_claims_may_go_before_the_first() -> None:
    stories = [claim(n) for n in range(101, 101 + MOST_CLAIMS + 5)]
    last, first = stories[MOST_CLAIMS:], stories[:MOST_CLAIMS]
    assert stopped(last, ordered(last), beside=first) == ""


# --- a statement -----------------------------------------------------------------------------


def test_a_statement_lists_the_other_open_claims_for_information() -> None:
    at_step, further = claim(1), defaulted(2)
    held = claim(3)
    held.after(HoldPlaced(hold_id="h", category="x", from_day=POSTED), on=POSTED)
    not_due = claim(4, due_on=POSTED)
    around = [one.case for one in (further, held, not_due)]
    listed = listed_beside([at_step.case], STATEMENT, around, today=POSTED)
    assert numbers(listed) == ["F-2", "F-4"]
    order = order_bundle([at_step.case], STATEMENT, today=POSTED, listed=listed).ordered
    assert [part.claim_id for part in order.claims] == [at_step.claim.id]
    assert [part.asked.principal for part in order.listed] == [1_000_00, 1_000_00]


def test_a_payment_on_a_claim_that_is_listed_stops_the_statement() -> None:
    steps, further = PLANS["six-steps@1"].step, defaulted(2)
    statement = next(one for one in steps if one.kind is StepKind.STATEMENT)
    first = statement.model_copy(update={"anchor": Anchor.DUE, "days": 1, "skip_if": ()})
    begins_with_it = PLANS["six-steps@1"].model_copy(update={"step": (first,)})
    asked = replace(claim(1).case, plan=begins_with_it)
    listed = listed_beside([asked], statement, [further.case], today=POSTED)
    order = order_bundle([asked], statement, today=POSTED, listed=listed).ordered
    assert reason_to_cancel_bundle([asked], order, [further.case], today=POSTED) == ""
    further.after(paid(1_00, on=POSTED))
    why = reason_to_cancel_bundle([asked], order, [further.case], today=POSTED)
    assert why == "what it lists changed"


def test_only_a_statement_lists_other_claims() -> None:
    around = [defaulted(2).case]
    assert listed_beside([claim(1).case], step(claim(1), "reminder"), around, today=POSTED) == ()


def test_a_letter_by_post_and_one_by_mail_are_told_apart() -> None:
    stories = [claim(1), claim(2)]
    assert ordered(stories).channel is Channel.EMAIL
    for story in stories:
        story.mailable = False
    assert ordered(stories).channel is Channel.POST
