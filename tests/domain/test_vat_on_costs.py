"""VAT on collection costs: only where the creditor cannot deduct it, and the letter says so."""

from dataclasses import replace
from datetime import date

import pytest

from domain.case import Case
from domain.case.defaulting import charge_costs
from domain.claim.events import Asked, Channel, ClaimFact, FinalDemandSent
from domain.dunning.plan.document import PLANS
from domain.law.default import TermBasis
from domain.letter.order.content import compose, specification
from domain.letter.order.decision import order_letter
from domain.letter.outcomes import facts_of_sent
from domain.letter.state import Letter, LetterStatus
from domain.letter.text import LetterContent, check_content
from domain.parties import Address, Capacity, ContactDetails, CreditorProfile
from tests.domain.story import (
    DOCUMENT,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    reminder_sent,
)

MONDAY = date(2026, 2, 2)
FRIDAY = date(2026, 2, 13)
PLAN = PLANS["four-steps@1"]
DENTIST = CreditorProfile(
    name="Tandarts De Wit", street="Kade 1", postal_code="3511 AB", city="Utrecht"
)
JANE = ContactDetails(name="J. Bos", address=Address(street="Laan 2", city="Zeist"))


def defaulted() -> Story:
    return (
        given(invoice_sent())
        .after(reminder_sent(pay_by=date(2026, 2, 9)), on=MONDAY)
        .letter(REMINDER, sent_on=MONDAY)
        .after(default_declared(since=date(2026, 2, 10)))
    )


def of(story: Story, *, deducts: bool, collector: bool) -> Case:
    creditor = replace(
        story.case.creditor,
        profile=DENTIST,
        can_deduct_vat=deducts,
        collector_charges_vat=collector,
    )
    return replace(story.case, creditor=creditor)


def fourteen(case: Case) -> LetterContent:
    step = next(s for s in PLAN.step if s.id == "fourteen-day-letter")
    ordered = order_letter(case, step, today=FRIDAY).ordered
    return compose(case, ordered, contact=JANE, reference="B-1", dated=FRIDAY, specimen=False)


@pytest.mark.parametrize(
    ("deducts", "collector", "vat"),
    [(False, True, 31_50), (True, True, 0), (False, False, 0), (True, False, 0)],
)
def test_vat_is_asked_only_where_a_collector_charges_it_and_it_cannot_be_deducted(
    deducts: bool, collector: bool, vat: int
) -> None:
    content = fourteen(of(defaulted(), deducts=deducts, collector=collector))
    assert (content.costs_if_unpaid, content.vat_on_costs) == (150_00, vat)
    assert content.cannot_deduct_vat == (vat > 0)
    check_content(content)


def test_the_claim_remembers_that_the_vat_was_declared() -> None:
    case = of(defaulted(), deducts=False, collector=True)
    step = next(s for s in PLAN.step if s.id == "fourteen-day-letter")
    ordered = order_letter(case, step, today=FRIDAY).ordered
    sent = Letter(FOURTEEN, status=LetterStatus.SENT, order=ordered, document_sha256=DOCUMENT)
    fact, *_ = facts_of_sent(sent, ordered.claims[0])
    assert (fact.model_dump()["vat"], fact.model_dump()["vat_declared"]) == (31_50, True)


def test_costs_on_a_letter_with_vat_hold_that_vat_and_later_letters_show_it() -> None:
    letter = fourteen_day_letter_sent().model_copy(
        update={"vat": 31_50, "vat_share": 31_50, "vat_declared": True}
    )
    story = defaulted().after(letter, on=FRIDAY).letter(FOURTEEN, sent_on=FRIDAY, posted=True)
    [charged] = story.when(lambda case, day: charge_costs(case, today=day), on=date(2026, 3, 6))
    assert charged.model_dump()["vat"] == 31_50
    line = specification(story.claim, on=date(2026, 3, 6))
    assert (line.costs, line.vat_in_costs) == (181_50, 31_50)


def test_a_business_owes_vat_on_costs_only_where_a_letter_declared_it() -> None:
    story = given(invoice_sent(basis=TermBasis.CONTRACT), capacity=Capacity.COMPANY)
    story.after(default_declared(since=date(2026, 2, 1)), on=MONDAY)
    assert [fact.model_dump()["vat"] for fact in charges(story)] == [0]
    step = next(s for s in PLAN.step if s.id == "final-demand")
    step = step.model_copy(update={"mentions_costs": True})
    case = of(story, deducts=False, collector=True)
    ordered = order_letter(case, step, today=MONDAY).ordered
    demand = FinalDemandSent(
        letter_id=REMINDER,
        step=step.id,
        channel=Channel.EMAIL,
        asked=Asked(principal=1_000_00),
        document_sha256=DOCUMENT,
        pay_by=date(2026, 2, 6),
    )
    story.after(demand, on=MONDAY).letter(REMINDER, sent_on=MONDAY, order=ordered)
    assert [fact.model_dump()["vat"] for fact in charges(story)] == [31_50]


def charges(story: Story) -> list[ClaimFact]:
    case = of(story, deducts=False, collector=True)
    return list(charge_costs(case, today=date(2026, 2, 10)))
