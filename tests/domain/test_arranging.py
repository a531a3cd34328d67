"""What is agreed with the debtor: contact, extension, promise and payment plan."""

from datetime import date, timedelta

import pytest

from domain.claim.agreements import (
    agree_payment_plan,
    contact,
    extend_term,
    lapse_what_was_broken,
    promise,
)
from domain.claim.balance import balance
from domain.claim.events import (
    AgreementConfirmed,
    Channel,
    ClaimFact,
    ClaimWithdrawn,
    ContactOutcome,
    Instalment,
    PartWaived,
    PaymentPlanAgreed,
    PaymentTermExtended,
)
from domain.claim.payments import apply_credit_note, receive_payment
from domain.dunning.next.step import Wait, next_step
from domain.law.default import TermBasis
from tests.domain.story import (
    CALL,
    DOCUMENT,
    FOURTEEN,
    Story,
    default_declared,
    given,
    instalments,
    invoice_sent,
    names,
    refusal,
)

TODAY = date(2026, 3, 2)  # a Monday


def story() -> Story:
    return given(invoice_sent())


def pay(told: Story, amount: int, *, on: date, payment_id: str = "P-1") -> list[ClaimFact]:
    return told.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id=payment_id,
            amount=amount,
            credited_on=day,
            source=CALL,
            today=day,
        ),
        on=on,
    )


def lapse(told: Story, *, on: date) -> list[str]:
    return names(told.when(lambda case, day: lapse_what_was_broken(case.claim, today=day), on=on))


# --- contact ---------------------------------------------------------------------------------


def test_contact_is_recorded_also_on_a_claim_that_ended() -> None:
    ended = story().after(ClaimWithdrawn(why="x")).claim
    (fact,) = contact(ended, channel=Channel.PHONE, outcome=ContactOutcome.NO_ANSWER)
    assert fact.TOPIC == "claim.debtor_contacted"


def test_contact_with_a_step_fulfils_that_step_in_this_round() -> None:
    told = story()
    told.when(
        lambda case, _: contact(
            case.claim, channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step="call"
        ),
        on=TODAY,
    )
    assert told.claim.done_steps == {"call": TODAY}


# --- extension -------------------------------------------------------------------------------


def extend(told: Story, pay_by: date, *, overrule: bool = False) -> list[ClaimFact]:
    return told.when(
        lambda case, day: extend_term(case.claim, pay_by=pay_by, today=day, overrule=overrule),
        on=TODAY,
    )


def test_an_extension_is_agreed_once_as_an_exception() -> None:
    told = story()
    (fact,) = extend(told, date(2026, 3, 20))
    assert isinstance(fact, PaymentTermExtended)
    assert (fact.one_time_exception, fact.overruled) == (True, False)
    assert extend(told, date(2026, 3, 20)) == []
    assert refusal(lambda: extend(told, date(2026, 3, 27))) == "extension.second"


def test_a_second_extension_can_be_overruled_and_says_so() -> None:
    told = story()
    extend(told, date(2026, 3, 20))
    (fact,) = extend(told, date(2026, 3, 27), overrule=True)
    assert isinstance(fact, PaymentTermExtended)
    assert fact.overruled
    assert (told.claim.extended_to, told.claim.extensions) == (date(2026, 3, 27), 2)


@pytest.mark.parametrize(
    ("pay_by", "code"),
    [
        (TODAY, "extension.too_late"),
        (TODAY - timedelta(days=1), "extension.too_late"),
        (TODAY + timedelta(days=91), "extension.too_long"),
    ],
)
def test_an_extension_must_lie_ahead_and_not_too_far(pay_by: date, code: str) -> None:
    assert refusal(lambda: extend(story(), pay_by)) == code


@pytest.mark.parametrize("days", [1, 90])
def test_the_shortest_and_the_longest_extension_are_allowed(days: int) -> None:
    assert extend(story(), TODAY + timedelta(days=days))


def test_an_extension_never_makes_the_term_shorter() -> None:
    early = given(invoice_sent(due_on=date(2026, 3, 31)))
    assert refusal(lambda: extend(early, date(2026, 3, 31))) == "extension.not_longer"
    assert extend(early, date(2026, 4, 1))


def test_an_extension_waits_for_its_confirmation_in_writing() -> None:
    told = story()
    extend(told, date(2026, 3, 20))
    assert told.claim.unconfirmed == "extension"
    letter = AgreementConfirmed(what="extension", letter_id=FOURTEEN, document_sha256=DOCUMENT)
    assert told.after(letter, on=TODAY).claim.unconfirmed == ""


def test_nothing_is_agreed_on_a_claim_that_ended() -> None:
    ended = story().after(ClaimWithdrawn(why="x"))
    assert refusal(lambda: extend(ended, date(2026, 3, 20))) == "claim.ended"
    assert refusal(lambda: promise(ended.claim, amount=1, by=TODAY, today=TODAY)) == "claim.ended"


# --- promise ---------------------------------------------------------------------------------

FRIDAY, LAST_TO_SEE, BROKEN = date(2026, 3, 6), date(2026, 3, 10), date(2026, 3, 11)
"""Promised by Friday with a day's tolerance; Saturday money books Monday and is seen Tuesday."""


def promised(amount: int | None = None, *, by: date = FRIDAY) -> Story:
    told = story()
    told.when(lambda case, day: promise(case.claim, amount=amount, by=by, today=day), on=TODAY)
    return told


def test_a_promise_without_an_amount_is_for_all_that_is_open() -> None:
    made = promised().claim.promise
    assert made is not None
    assert (made.amount, made.by) == (1_000_00, FRIDAY)


def test_the_same_promise_again_is_nothing_new() -> None:
    assert promise(promised().claim, amount=None, by=FRIDAY, today=TODAY) == []


@pytest.mark.parametrize(
    ("amount", "by", "code"),
    [
        (1_000_01, FRIDAY, "promise.more_than_open"),
        (0, FRIDAY, "money.not_positive"),
        (1, date(2026, 3, 1), "promise.too_late"),
    ],
)
def test_a_promise_that_means_nothing_is_refused(amount: int, by: date, code: str) -> None:
    claim = story().claim
    assert refusal(lambda: promise(claim, amount=amount, by=by, today=TODAY)) == code


def test_a_promise_is_broken_only_when_the_banks_have_had_their_day() -> None:
    assert lapse(promised(), on=LAST_TO_SEE) == []
    told = promised()
    assert lapse(told, on=BROKEN) == ["promise_broken"]
    assert (told.claim.promise, told.claim.broken_promises) == (None, 1)
    assert lapse(told, on=BROKEN) == []


def test_a_promise_is_kept_by_money_in_time_in_parts_too() -> None:
    told = promised(500_00)
    assert names(pay(told, 200_00, on=date(2026, 3, 4))) == ["payment_received"]
    kept = pay(told, 300_00, on=LAST_TO_SEE, payment_id="P-2")
    assert names(kept) == ["payment_received", "promise_kept"]
    assert lapse(told, on=BROKEN) == []


def test_money_after_the_last_day_does_not_keep_a_promise() -> None:
    told = promised(500_00)
    assert names(pay(told, 500_00, on=BROKEN)) == ["payment_received"]
    assert lapse(told, on=BROKEN) == ["promise_broken"]


def test_money_that_came_before_the_promise_does_not_keep_it() -> None:
    told = story()
    pay(told, 500_00, on=TODAY)
    told.when(lambda case, day: promise(case.claim, amount=500_00, by=FRIDAY, today=day), on=TODAY)
    assert lapse(told, on=BROKEN) == ["promise_broken"]


def test_a_promise_makes_the_claim_wait_until_the_day_it_can_be_judged() -> None:
    assert next_step(promised().case, today=TODAY) == Wait(BROKEN, "promise to pay")


# --- payment plan ----------------------------------------------------------------------------

PARTS = instalments(
    (400_00, date(2026, 3, 6)), (300_00, date(2026, 4, 6)), (300_00, date(2026, 5, 6))
)


def planned(told: Story | None = None, parts: tuple[Instalment, ...] = PARTS) -> Story:
    told = told or story()
    told.when(
        lambda case, day: agree_payment_plan(
            case.claim, instalments=parts, grace_days=3, today=day
        ),
        on=TODAY,
    )
    return told


def test_instalments_add_up_to_what_is_open() -> None:
    for parts in (PARTS[:2], (*PARTS, Instalment(number=4, amount=1, by=date(2026, 6, 6)))):
        assert refusal(lambda parts=parts: planned(parts=parts)) == "payment_plan.sum"  # type: ignore[misc]  # the loop's value


@pytest.mark.parametrize(
    "parts",
    [
        instalments((500_00, date(2026, 4, 6)), (500_00, date(2026, 3, 6))),
        instalments((500_00, date(2026, 3, 6)), (500_00, date(2026, 3, 6))),
        instalments((500_00, date(2026, 3, 1)), (500_00, date(2026, 4, 1))),
        (
            Instalment(number=1, amount=500_00, by=date(2026, 3, 6)),
            Instalment(number=1, amount=500_00, by=date(2026, 4, 6)),
        ),
    ],
)
def test_instalments_are_in_order_and_none_lies_in_the_past(parts: tuple[Instalment, ...]) -> None:
    assert refusal(lambda: planned(parts=parts)) == "payment_plan.order"


def test_an_instalment_of_today_is_soon_enough() -> None:
    assert planned(parts=instalments((1_000_00, TODAY))).claim.arrangement


def test_the_same_plan_again_is_nothing_new_and_another_one_is_refused() -> None:
    told = planned()
    assert agree_payment_plan(told.claim, instalments=PARTS, today=TODAY) == []
    other = instalments((1_000_00, date(2026, 3, 6)))
    code = refusal(lambda: agree_payment_plan(told.claim, instalments=other, today=TODAY))
    assert code == "payment_plan.running"


def test_a_plan_brings_no_cost_and_no_interest_of_its_own() -> None:
    told = planned()
    fact = told.history[-1].fact
    assert isinstance(fact, PaymentPlanAgreed)
    assert not fact.interest_during_plan
    assert balance(told.claim, on=date(2026, 12, 31)).total == 1_000_00


def test_a_plan_takes_the_place_of_a_promise() -> None:
    told = planned(promised())
    assert told.claim.promise is None
    assert "promise_broken" not in lapse(told, on=date(2026, 12, 31))


def test_a_missed_instalment_lapses_the_plan_when_grace_and_bank_days_are_over() -> None:
    # Due Friday 6 March, three days of grace to Monday the 9th, seen on the 10th.
    assert lapse(planned(), on=date(2026, 3, 10)) == []
    told = planned()
    assert lapse(told, on=date(2026, 3, 11)) == ["instalment_missed", "payment_plan_lapsed"]
    assert (told.claim.arrangement, told.claim.anchor_on) == (None, date(2026, 3, 11))
    assert lapse(told, on=date(2026, 3, 12)) == []


def test_an_instalment_short_of_a_cent_is_missed() -> None:
    told = planned()
    pay(told, 399_99, on=date(2026, 3, 5))
    assert lapse(told, on=date(2026, 3, 11)) == ["instalment_missed", "payment_plan_lapsed"]


def test_the_second_instalment_is_judged_by_all_that_was_paid() -> None:
    told = planned()
    pay(told, 700_00, on=date(2026, 3, 5))
    assert lapse(told, on=date(2026, 4, 30)) == []
    assert lapse(told, on=date(2026, 5, 31)) == ["instalment_missed", "payment_plan_lapsed"]


def test_money_that_came_before_the_plan_is_no_instalment() -> None:
    told = story()
    pay(told, 400_00, on=TODAY)
    planned(told, instalments((300_00, date(2026, 3, 6)), (300_00, date(2026, 4, 6))))
    assert lapse(told, on=date(2026, 3, 11)) == ["instalment_missed", "payment_plan_lapsed"]


def test_a_plan_that_does_not_lapse_misses_each_instalment_once() -> None:
    told = story().after(PaymentPlanAgreed(instalments=PARTS, lapses_on_missed=False), on=TODAY)
    assert lapse(told, on=date(2026, 3, 11)) == ["instalment_missed"]
    assert lapse(told, on=date(2026, 3, 12)) == []
    assert lapse(told, on=date(2026, 4, 30)) == ["instalment_missed"]


def test_the_last_instalment_completes_the_plan_and_settles_the_claim() -> None:
    told = planned()
    for number, part in enumerate(PARTS, 1):
        facts = pay(told, part.amount, on=part.by, payment_id=f"P-{number}")
    assert names(facts) == ["payment_received", "payment_plan_completed", "settled"]


def test_a_plan_that_was_kept_asks_no_interest_over_its_own_days() -> None:
    told = given(invoice_sent(basis=TermBasis.CONTRACT)).after(
        default_declared(since=date(2026, 2, 1))
    )
    open_now = balance(told.claim, on=TODAY).total
    assert open_now == 1_003_29, "30 days at 4 %"
    first, last = date(2026, 3, 6), date(2026, 5, 6)
    planned(told, instalments((503_29, first), (500_00, last)))
    pay(told, 503_29, on=first)
    facts = pay(told, 500_00, on=last, payment_id="P-2")
    assert names(facts) == [
        "payment_received",
        "payment_plan_completed",
        "part_waived",
        "settled",
    ]
    (waived,) = [fact for fact in facts if isinstance(fact, PartWaived)]
    assert (waived.amount, waived.accepted_on) == (3_78, TODAY)
    assert balance(told.claim, on=last).unallocated == 0, "a cent more was waived than was left"


def test_a_plan_makes_the_claim_wait_until_an_instalment_can_be_judged() -> None:
    assert next_step(planned().case, today=TODAY) == Wait(date(2026, 3, 11), "payment plan")


@pytest.mark.parametrize("day", [TODAY, date(2026, 3, 31), date(2026, 12, 31)])
def test_whoever_waits_waits_for_a_later_day(day: date) -> None:
    for told in (promised(), planned()):
        step = next_step(told.case, today=day)
        assert isinstance(step, Wait)
        assert step.until > day


def test_a_credit_note_over_everything_completes_a_plan_and_waives_nothing() -> None:
    told = given(invoice_sent(basis=TermBasis.CONTRACT)).after(
        default_declared(since=date(2026, 2, 1))
    )
    planned(told, instalments((503_29, date(2026, 3, 6)), (500_00, date(2026, 5, 6))))
    facts = apply_credit_note(
        told.claim, number="C-1", amount=1_000_00, issued_on=TODAY, source=CALL, today=TODAY
    )
    assert names(facts) == [
        "credit_note_applied",
        "determination_withdrawn",
        "payment_plan_completed",
        "settled",
    ]
