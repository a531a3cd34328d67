"""Costs that were charged or asked too early, or on a letter that carries none, are found."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.events import (
    Asked,
    Channel,
    CollectionCostsCharged,
    CollectionCostsWaived,
    CreditNoteApplied,
    HandedOver,
    Mark,
    PartyKind,
    PaymentPromised,
)
from domain.compliance.costs_after_letter import COSTS_AFTER_LETTER
from domain.compliance.obligation import Compliance
from domain.debtor.events import ApplicableLaw, CapacityEstablished, DeathReported, LawEstablished
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import came_back, final_demand, fourteen, reminder, shown
from tests.domain.story import CALL, CLAIM, DOCUMENT, FOURTEEN, REMINDER, invoice_sent

OPENED, DUE = date(2026, 1, 1), date(2026, 1, 31)
POSTED, LAST, FIRST = date(2026, 2, 10), date(2026, 2, 26), date(2026, 2, 27)
"""Posted on a Tuesday, presumed there on Thursday: the term ends on a Thursday a fortnight on."""
ONE_DAY = timedelta(days=1)


def opened(
    capacity: Capacity = Capacity.CONSUMER,
    basis: TermBasis = TermBasis.CONTRACT,
    interest: InterestKind = InterestKind.CONSUMER,
) -> Life:
    return Life(capacity).claim(invoice_sent(basis=basis, interest=interest), on=OPENED)


def charged(life: Life, on: date, *, letter: UUID | None = FOURTEEN) -> Life:
    return life.claim(CollectionCostsCharged(amount=150_00, base=1_000_00, letter_id=letter), on=on)


def waived(life: Life, on: date, amount: int = 150_00) -> Life:
    return life.claim(CollectionCostsWaived(amount=amount, why="void", retroactive=True), on=on)


def reasons(life: Life) -> list[str]:
    return life.reasons(COSTS_AFTER_LETTER)


def test_costs_follow_on_the_day_after_the_term_and_not_on_its_last_day() -> None:
    early = charged(fourteen(opened(), on=POSTED), LAST).held_to(COSTS_AFTER_LETTER)
    (ruling,) = early.rulings
    assert (ruling.reason, early.verdict) == ("within_the_term", Compliance.VIOLATED)
    assert ruling.values == {"charged": 150_00, "allowed_from": FIRST, "standing": 150_00}
    assert reasons(charged(fourteen(opened(), on=POSTED), FIRST)) == ["after_a_lawful_letter"]


def test_a_term_that_ends_in_a_weekend_runs_to_the_next_working_day() -> None:
    on_saturday = date(2026, 2, 28)  # fourteen days after a Saturday on which it was opened
    monday = on_saturday + 2 * ONE_DAY
    for day, reason in ((monday, "within_the_term"), (monday + ONE_DAY, "after_a_lawful_letter")):
        life = fourteen(opened(), on=date(2026, 2, 12), channel=Channel.EMAIL)
        shown(life, FOURTEEN, received_on=date(2026, 2, 14))
        assert reasons(charged(life, day)) == [reason]


@pytest.mark.parametrize("wording", ["", "after the date of this letter"])
def test_a_letter_in_another_wording_carries_no_costs(wording: str) -> None:
    life = fourteen(opened(), on=POSTED, wording=wording)
    assert reasons(charged(life, FIRST + 30 * ONE_DAY)) == ["letter_unlawful"]


def test_a_letter_of_thirteen_days_or_without_an_amount_carries_no_costs() -> None:
    for life in (
        fourteen(opened(), on=POSTED, days=13),
        fourteen(opened(), on=POSTED, costs=0),
    ):
        assert reasons(charged(life, FIRST + 30 * ONE_DAY)) == ["letter_unlawful"]


def test_default_has_begun_by_the_day_a_letter_goes_out() -> None:
    on_due, after = fourteen(opened(), on=DUE), fourteen(opened(), on=DUE + 2 * ONE_DAY)
    late = FIRST + 30 * ONE_DAY
    assert reasons(charged(on_due, late)) == ["letter_before_default"]
    assert reasons(charged(after, late)) == ["after_a_lawful_letter"]


def test_default_that_rests_on_an_email_nobody_is_shown_to_have_read_is_not_shown() -> None:
    life = opened(basis=TermBasis.ONE_SIDED)
    reminder(life, on=date(2026, 2, 2), pay_by=date(2026, 2, 9))
    fourteen(life, on=POSTED)
    assert reasons(charged(life, FIRST)) == ["default_not_shown"]
    shown(life, REMINDER, received_on=date(2026, 2, 2), recorded_on=date(2026, 3, 9))
    assert reasons(life) == ["shown_since"]


def test_whether_six_days_were_reasonable_is_not_shown_and_seven_are() -> None:
    for pay_by, reason in (
        (date(2026, 2, 8), "default_not_shown"),
        (date(2026, 2, 9), "after_a_lawful_letter"),
    ):
        life = opened(basis=TermBasis.ONE_SIDED)
        reminder(life, on=date(2026, 2, 2), pay_by=pay_by)
        shown(life, REMINDER, received_on=date(2026, 2, 2))
        assert reasons(charged(fourteen(life, on=POSTED), FIRST)) == [reason]


def test_an_email_needs_proof_and_post_does_not() -> None:
    life = fourteen(opened(), on=POSTED, channel=Channel.EMAIL)
    late = FIRST + 30 * ONE_DAY
    assert reasons(charged(life, late)) == ["arrival_not_shown"]


def test_a_letter_known_to_have_come_back_carries_nothing() -> None:
    life = came_back(fourteen(opened(), on=POSTED), FOURTEEN, on=date(2026, 2, 20))
    assert reasons(charged(life, FIRST)) == ["letter_came_back"]


def test_what_was_charged_before_the_letter_came_back_is_taken_back() -> None:
    life = charged(fourteen(opened(), on=POSTED), FIRST)
    came_back(life, FOURTEEN, on=date(2026, 3, 10))
    assert reasons(life) == ["not_taken_back"]
    waived(life, date(2026, 3, 11), 149_99)
    assert reasons(life) == ["not_taken_back"]
    waived(life, date(2026, 3, 11), 1)
    assert reasons(life) == ["taken_back"]


def test_who_sees_less_says_what_was_known_then() -> None:
    life = charged(fourteen(opened(), on=POSTED), FIRST)
    before = life.file().at
    came_back(life, FOURTEEN, on=date(2026, 3, 10))
    (ruling,) = life.held_to(COSTS_AFTER_LETTER, at=before).rulings
    assert ruling.reason == "after_a_lawful_letter"


def test_a_promise_within_the_term_gives_other_terms() -> None:
    promise = PaymentPromised(amount=1_000_00, by=date(2026, 3, 2))
    for day, reason in ((LAST, "other_terms_agreed"), (FIRST, "after_a_lawful_letter")):
        life = fourteen(opened(), on=POSTED).claim(promise, on=day)
        assert reasons(charged(life, date(2026, 3, 9))) == [reason]


def test_a_letter_that_asked_what_was_never_owed_carries_nothing() -> None:
    life = fourteen(opened(), on=POSTED)
    note = CreditNoteApplied(
        number="C-1", amount=1_00, issued_on=date(2026, 2, 20), retroactive=True, source=CALL
    )
    assert reasons(charged(life.claim(note, on=date(2026, 2, 20)), FIRST)) == [
        "letter_asked_too_much"
    ]


def test_a_debtor_who_died_within_the_term_had_none() -> None:
    for died, reason in ((LAST, "debtor_died_within_term"), (FIRST, "after_a_lawful_letter")):
        life = fourteen(opened(), on=POSTED)
        life.debtor(DeathReported(died_on=died), on=FIRST)
        assert reasons(charged(life, date(2026, 3, 9))) == [reason]


def test_costs_without_any_letter_are_not_owed_by_a_consumer() -> None:
    assert reasons(charged(opened(), FIRST, letter=None)) == ["without_a_letter"]


def test_a_letter_of_which_no_fact_tells_may_be_on_paper() -> None:
    assert reasons(charged(opened(), FIRST)) == ["letter_not_recorded"]
    old = invoice_sent(basis=TermBasis.CONTRACT).model_copy(update={"marks": (Mark.ENTERED_OLD,)})
    life = Life().claim(old, on=OPENED)
    assert reasons(charged(life, FIRST, letter=None)) == ["letter_not_recorded"]


def test_who_may_be_a_consumer_is_held_for_one() -> None:
    assert reasons(charged(opened(Capacity.UNKNOWN), FIRST, letter=None)) == ["without_a_letter"]


def test_a_business_owes_them_once_in_default_and_needs_no_letter() -> None:
    for day, reason in ((DUE, "business_not_in_default"), (DUE + ONE_DAY, "business_in_default")):
        assert reasons(charged(opened(Capacity.COMPANY), day, letter=None)) == [reason]


def test_a_trade_contract_without_an_agreed_day_gives_thirty_days_from_receipt() -> None:
    first = date(2026, 2, 3)  # received on 3 January, the second delivery day after New Year
    for day, reason in (
        (first - ONE_DAY, "business_not_in_default"),
        (first, "business_in_default"),
    ):
        life = opened(Capacity.COMPANY, TermBasis.ONE_SIDED, InterestKind.COMMERCIAL)
        assert reasons(charged(life, day, letter=None)) == [reason]


def test_who_proves_to_be_a_consumer_gets_costs_without_a_letter_back() -> None:
    life = charged(opened(Capacity.COMPANY), FIRST, letter=None)
    life.debtor(CapacityEstablished(capacity=Capacity.CONSUMER), on=date(2026, 4, 1))
    assert reasons(life) == ["not_taken_back"]
    assert reasons(waived(life, date(2026, 4, 2))) == ["taken_back"]


def test_a_debtor_under_foreign_law_is_not_judged_by_ours() -> None:
    life = opened()
    life.debtor(LawEstablished(law=ApplicableLaw.FOREIGN, country="BE"), on=DUE)
    assert reasons(charged(life, FIRST, letter=None)) == ["under_foreign_law"]


def test_a_letter_asks_the_costs_that_were_charged_and_no_cent_more() -> None:
    for costs, reason in ((150_00, "asked_as_charged"), (150_01, "asked_beyond_charges")):
        life = charged(fourteen(opened(), on=POSTED), FIRST)
        asked = Asked(principal=1_000_00, costs=costs)
        final_demand(life, on=date(2026, 3, 9), pay_by=date(2026, 3, 23), asked=asked)
        assert reasons(life) == ["after_a_lawful_letter", reason]


def test_a_dossier_that_asks_costs_nobody_charged_is_found() -> None:
    handed = HandedOver(
        party="Incasso Noord",
        party_kind=PartyKind.AGENCY,
        dossier_sha256=DOCUMENT,
        balance=Asked(principal=1_000_00, costs=150_00),
    )
    assert reasons(opened().claim(handed, on=FIRST)) == ["asked_beyond_charges"]


def test_a_claim_entered_in_error_is_not_judged() -> None:
    life = charged(opened(), FIRST, letter=None)
    life.in_error(CLAIM, 2, on=FIRST)
    assert life.held_to(COSTS_AFTER_LETTER).verdict is Compliance.NOT_APPLICABLE
