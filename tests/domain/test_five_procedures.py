"""Five published procedures and the two recommended plans, walked day by day.

The invoice is due on Saturday 31 January 2026 and its due date was printed by the creditor alone,
so that a notice must come first (BW 6:82). Nobody pays, nobody is reached by telephone, and a
handler decides to go on on the day he is asked. Each row: the day, what happens, and the words of
the published procedure that it follows, in short.
"""

from datetime import date
from typing import Final

import pytest

from domain.case.hand_over import recall
from domain.claim.agreements import contact, extend_term
from domain.claim.events import Channel, ContactOutcome
from domain.dunning.plan.document import PLANS
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.story import Story, given, invoice_sent
from tests.domain.walking import goes_on, walk

FIRST, LAST = date(2026, 1, 1), date(2026, 5, 31)
LAW: Final = "law: "
Row = tuple[str, str, str]

CONSUMER: Final[dict[str, list[Row]]] = {
    # "Wat is debiteurenbeheer?", a bailiff firm
    "bailiff@1": [
        ("02-02", "ask call", "contact at once when the term has passed, by telephone"),
        ("02-05", "notice-of-default by email", "a notice: written, with a reasonable term"),
        ("02-20", "claim.default_declared", LAW + "the notice's term of fourteen days passed"),
        ("02-20", "reminder by email", "then a payment reminder; keep to your own terms"),
        ("02-28", "fourteen-day-letter by post", "a consumer first gets this letter"),
        ("03-20", "ask decide", "an estimate of the chance of success, with a person's advice"),
        ("03-23", "claim.collection_costs_charged", "costs are claimed from the debtor"),
        ("03-23", "claim.handed_over", "hand the dossier over by form"),
        ("03-24", "stand handed_over", ""),
    ],
    # "3 stappen voor succes uw debiteurenbeheer"
    "three-steps@1": [
        ("02-02", "ask call", "step 1: make contact, preferably by telephone"),
        ("02-06", "reminder by email", "step 3: a reminder that states the last day clearly"),
        ("02-14", "final-demand by email", "no answer: a demand that gives notice"),
        ("03-03", "claim.default_declared", "unpaid in that term: in default, interest is due"),
        ("03-03", "fourteen-day-letter by post", LAW + "no costs of a consumer without it"),
        ("03-21", "ask decide", "consider collection, oneself or by an agency"),
        ("03-23", "claim.collection_costs_charged", LAW + "the fourteen days have passed"),
        ("03-23", "claim.handed_over", "call in an agency"),
        ("03-24", "stand handed_over", ""),
    ],
    # "Alles wat u moet weten over de incassoprocedure"
    "full-collection@1": [
        ("02-02", "reminder by email", "send reminders in time"),
        ("02-17", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-17", "fourteen-day-letter by post", "a final demand to pay within a term"),
        ("03-09", "claim.collection_costs_charged", LAW + "the fourteen days have passed"),
        ("03-09", "claim.handed_over", "no answer: an agency, which tries to settle amicably"),
        ("03-10", "stand handed_over", ""),
    ],
    # "6 stappen voor als uw klant niet betaalt", a legal-aid insurer
    "six-steps@1": [
        ("02-02", "reminder by email", "step 2: a reminder with a new term of 8 to 14 days"),
        ("02-17", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-17", "ask call", "step 3: call the customer"),
        ("02-21", "fourteen-day-letter by post", "step 4: a consumer must get this letter"),
        ("03-13", "notice-of-default by email", "step 5: one very last term of 8 days"),
        ("03-24", "claim.collection_costs_charged", "the exact costs that step 4 named"),
        ("03-24", "claim.handed_over", "step 6: call in an agency"),
        ("03-25", "stand handed_over", ""),
    ],
    # "Stappenplan incasso", an agency
    "four-steps@1": [
        ("02-02", "reminder by email", "step 1: one day after the due date, no Sunday; 7 days"),
        ("02-10", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-10", "ask call", "step 2: contact the customer"),
        ("02-13", "fourteen-day-letter by post", "step 3: 14 days after receipt"),
        ("03-05", "claim.collection_costs_charged", "extra costs are for the customer"),
        ("03-05", "claim.handed_over", "step 4: one day after the term"),
        ("03-06", "stand handed_over", ""),
    ],
    "consumer@1": [
        ("02-03", "reminder by email", "recommended: three days of grace, then fourteen to pay"),
        ("02-18", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-19", "ask call", "recommended: a call on a working day"),
        ("02-23", "fourteen-day-letter by post", "recommended: by post"),
        ("03-13", "ask decide", "recommended: a person decides"),
        ("03-16", "claim.collection_costs_charged", LAW + "the fourteen days have passed"),
        ("03-16", "claim.handed_over", "recommended: on a working day"),
        ("03-17", "stand handed_over", ""),
    ],
}

BUSINESS: Final[dict[str, list[Row]]] = {
    "bailiff@1": [
        ("02-02", "ask call", "contact at once when the term has passed, by telephone"),
        ("02-05", "notice-of-default by email", "a notice: written, with a reasonable term"),
        ("02-20", "claim.default_declared", LAW + "the notice's term of fourteen days passed"),
        ("02-20", "reminder by email", "then a payment reminder"),
        ("02-28", "ask decide", "an estimate of the chance of success, with a person's advice"),
        ("03-02", "claim.collection_costs_charged", "costs are claimed from the debtor"),
        ("03-02", "claim.handed_over", "hand the dossier over by form"),
        ("03-03", "stand handed_over", ""),
    ],
    "three-steps@1": [
        ("02-02", "ask call", "step 1: make contact, preferably by telephone"),
        ("02-06", "reminder by email", "step 3: a reminder that states the last day clearly"),
        ("02-14", "final-demand by email", "no answer: a demand that gives notice"),
        ("03-03", "claim.default_declared", "unpaid in that term: in default, interest is due"),
        ("03-03", "ask decide", "consider collection, oneself or by an agency"),
        ("03-04", "claim.collection_costs_charged", LAW + "a business owes them in default"),
        ("03-04", "claim.handed_over", "call in an agency"),
        ("03-05", "stand handed_over", ""),
    ],
    "full-collection@1": [
        ("02-02", "reminder by email", "send reminders in time"),
        ("02-17", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-17", "final-demand by email", "a final demand to pay within a term"),
        ("02-25", "claim.collection_costs_charged", LAW + "a business owes them in default"),
        ("02-25", "claim.handed_over", "no answer: an agency, which tries to settle amicably"),
        ("02-26", "stand handed_over", ""),
    ],
    "six-steps@1": [
        ("02-02", "reminder by email", "step 2: a reminder with a new term of 8 to 14 days"),
        ("02-17", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-17", "ask call", "step 3: call the customer"),
        ("02-21", "final-demand by email", "step 4: a demand"),
        ("03-03", "notice-of-default by email", "step 5: one very last term of 8 days"),
        ("03-12", "claim.collection_costs_charged", LAW + "a business owes them in default"),
        ("03-12", "claim.handed_over", "step 6: call in an agency"),
        ("03-13", "stand handed_over", ""),
    ],
    "four-steps@1": [
        ("02-02", "reminder by email", "step 1: one day after the due date, no Sunday; 7 days"),
        ("02-10", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-10", "ask call", "step 2: contact the customer"),
        ("02-13", "final-demand by email", "step 3: for businesses 3 days are advised"),
        ("02-17", "claim.collection_costs_charged", "extra costs are for the customer"),
        ("02-17", "claim.handed_over", "step 4: one day after the term"),
        ("02-18", "stand handed_over", ""),
    ],
    "business@1": [
        ("02-02", "reminder by email", "recommended: the day after, eight days"),
        ("02-11", "claim.default_declared", LAW + "the reminder served as notice"),
        ("02-11", "ask call", "recommended: a call on a working day"),
        ("02-14", "final-demand by email", "recommended: seven days, exact costs"),
        ("02-24", "ask decide", "recommended: a person decides"),
        ("02-25", "claim.collection_costs_charged", LAW + "a business owes them in default"),
        ("02-25", "claim.handed_over", "recommended: on a working day"),
        ("02-26", "stand handed_over", ""),
    ],
}


def begun(plan: str, capacity: Capacity) -> Story:
    kind = InterestKind.COMMERCIAL if capacity is Capacity.COMPANY else InterestKind.CONSUMER
    story = given(invoice_sent(interest=kind), capacity=capacity)
    story.plan = PLANS[plan]
    return story


def walked(story: Story, *, first: date = FIRST) -> list[tuple[str, str]]:
    seen = walk(story, first=first, last=LAST, answers={"decide": goes_on})
    return [(day.strftime("%m-%d"), what) for day, what in seen]


@pytest.mark.parametrize("plan", sorted(CONSUMER))
def test_a_consumer_is_walked_as_the_procedure_says(plan: str) -> None:
    expected = [(day, what) for day, what, _ in CONSUMER[plan]]
    assert walked(begun(plan, Capacity.CONSUMER)) == expected


@pytest.mark.parametrize("plan", sorted(BUSINESS))
def test_a_business_is_walked_as_the_procedure_says(plan: str) -> None:
    expected = [(day, what) for day, what, _ in BUSINESS[plan]]
    assert walked(begun(plan, Capacity.COMPANY)) == expected


def test_every_shipped_plan_is_walked() -> None:
    assert set(CONSUMER) | set(BUSINESS) == set(PLANS)


def test_six_steps_sends_one_statement_where_several_invoices_are_late() -> None:
    """Step 2: with more invoices, an overview of all amounts that are open."""
    story = begun("six-steps@1", Capacity.CONSUMER)
    story.others = (given(invoice_sent()).claim,)
    seen = walked(story)
    assert seen[0] == ("02-02", "statement by email")
    assert all("reminder" not in what for _, what in seen)


def test_three_steps_waits_for_the_new_last_day_that_was_agreed_by_telephone() -> None:
    """Step 1: agree a new last day, a one-time exception; step 3: unpaid all the same."""
    story = begun("three-steps@1", Capacity.CONSUMER)
    walk(story, first=FIRST, last=date(2026, 2, 2))
    story.when(
        lambda case, _: contact(
            case.claim, channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step="call"
        ),
        on=date(2026, 2, 2),
    )
    story.when(
        lambda case, day: extend_term(case.claim, pay_by=date(2026, 2, 20), today=day),
        on=date(2026, 2, 2),
    )
    assert walked(story, first=date(2026, 2, 3))[0] == ("02-23", "reminder by email")


def test_after_a_fruitless_amicable_phase_a_person_decides_about_court() -> None:
    """No result: judicial collection, where the court may give judgment and goods are attached."""
    story = begun("full-collection@1", Capacity.COMPANY)
    walk(story, first=FIRST, last=date(2026, 4, 1))
    story.when(lambda case, _: recall(case.claim, why="no result"), on=date(2026, 4, 8))
    assert walked(story, first=date(2026, 4, 8)) == [
        ("04-08", "ask decide"),
        ("04-09", "claim.handed_over"),
        ("04-10", "stand handed_over"),
    ]
    assert story.claim.handed_to == "Gerechtsdeurwaarder"
    assert len(story.claim.costs) == 1
