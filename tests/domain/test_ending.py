"""Hand-over and its completeness, recall, and the other ways a claim ends and comes back."""

from datetime import date

import pytest

from domain.case.hand_over import hand_over, missing_for_hand_over, prepare_hand_over, recall
from domain.case.small import SMALL_REST
from domain.claim.balance import balance
from domain.claim.ends import add_note, assign, reopen, withdraw, write_off
from domain.claim.events import (
    Asked,
    ClaimDisputed,
    ClaimFact,
    ClaimSettled,
    ClaimWrittenOff,
    HandedOver,
    HandOverPrepared,
    PartyKind,
    PaymentPlanAgreed,
    StepApproved,
)
from domain.claim.state import Ending
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.small_amounts import SMALLEST_STEP
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from domain.sealing import Sealed
from tests.domain.parties import registered
from tests.domain.story import (
    DOCUMENT,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    fourteen_day_letter_sent,
    given,
    instalments,
    invoice_sent,
    names,
    paid,
    refusal,
    reminder_sent,
)

POSTED, TOO_EARLY, READY = date(2026, 2, 13), date(2026, 3, 4), date(2026, 3, 5)


def consumer(*, posted: bool = True) -> Story:
    """Tell of a consumer whose fourteen-day letter lapsed, so that the dossier is complete."""
    return (
        given(invoice_sent())
        .after(reminder_sent(pay_by=date(2026, 2, 10)), on=date(2026, 2, 2))
        .letter(REMINDER, sent_on=date(2026, 2, 2))
        .after(default_declared(since=date(2026, 2, 11)))
        .after(fourteen_day_letter_sent(), on=POSTED)
        .letter(FOURTEEN, sent_on=POSTED, posted=posted)
    )


def business() -> Story:
    return given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    ).after(default_declared(since=date(2026, 2, 1)))


def over(story: Story, *, on: date = READY) -> list[ClaimFact]:
    return story.when(
        lambda case, day: hand_over(
            case,
            to=registered("Incassobureau"),
            dossier_sha256=DOCUMENT,
            today=day,
        ),
        on=on,
    )


def missing(story: Story, *, on: date = READY) -> tuple[str, ...]:
    return missing_for_hand_over(story.case, today=on)


def test_a_complete_dossier_is_handed_over_with_its_balance_by_part() -> None:
    story = consumer()
    assert missing(story) == ()
    (fact,) = over(story)
    now = balance(story.claim, on=READY)
    assert isinstance(fact, HandedOver)
    assert fact.balance == Asked(principal=1_000_00, interest=now.interest, costs=0)
    assert story.claim.ending is Ending.HANDED_OVER


def test_a_second_hand_over_is_nothing_new() -> None:
    story = consumer()
    over(story)
    assert over(story) == []


def test_the_term_of_the_letter_and_the_bank_days_must_have_passed() -> None:
    assert missing(consumer(), on=TOO_EARLY) == ("a lapsed fourteen-day letter",)
    assert missing(consumer(), on=READY) == ()


def test_a_consumer_is_not_handed_over_without_a_lawful_letter_and_the_article_says_so() -> None:
    story = given(invoice_sent(basis=TermBasis.CONTRACT)).after(
        default_declared(since=date(2026, 2, 1))
    )
    assert refusal(lambda: over(story)) == "hand_over.incomplete"
    assert missing(story) == ("a lapsed fourteen-day letter",)


def test_a_letter_by_e_mail_that_nobody_is_shown_to_have_opened_is_not_lawful() -> None:
    assert missing(consumer(posted=False)) == ("a lapsed fourteen-day letter",)


def test_a_letter_that_was_sent_before_default_is_not_lawful() -> None:
    story = consumer()
    story.history[2:3] = given(default_declared(since=date(2026, 2, 14))).history
    assert missing(story) == ("a lapsed fourteen-day letter",)


def test_who_is_unknown_is_not_handed_over_without_a_letter_either() -> None:
    story = business()
    assert missing(story) == ()
    story.capacity = Capacity.UNKNOWN
    assert missing(story) == ("a lapsed fourteen-day letter",)


def test_a_business_in_default_needs_no_letter() -> None:
    assert names(over(business())) == ["handed_over"]


def test_the_invoice_may_not_be_missing() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT).model_copy(update={"document_sha256": None}),
        default_declared(since=date(2026, 2, 1)),
        capacity=Capacity.COMPANY,
    )
    assert missing(story) == ("the invoice itself",)


@pytest.mark.parametrize(("post", "mail"), [(True, False), (False, True)])
def test_one_address_is_enough_and_none_is_too_little(*, post: bool, mail: bool) -> None:
    story = business()
    story.postable, story.mailable = post, mail
    assert missing(story) == ()
    story.postable = story.mailable = False
    assert missing(story) == ("an address of the debtor",)


def test_default_may_not_be_missing_nor_lie_ahead() -> None:
    assert missing(business(), on=date(2026, 1, 31)) == ("default of the debtor",)
    story = given(invoice_sent(basis=TermBasis.CONTRACT), capacity=Capacity.COMPANY)
    assert missing(story) == ("default of the debtor",)


def test_a_dispute_and_a_running_plan_keep_a_claim_here() -> None:
    disputed = business().after(ClaimDisputed(amount=1_00, ground="broken"))
    assert missing(disputed) == ("an answer to the dispute",)
    plan = PaymentPlanAgreed(instalments=instalments((1_000_00, date(2026, 6, 1))))
    assert missing(business().after(plan)) == ("the end of the payment plan",)


def test_a_claim_of_which_only_interest_is_open_is_not_handed_over() -> None:
    story = business()
    story.after(paid(balance(story.claim, on=READY).total - SMALLEST_STEP, on=READY))
    assert missing(story) == ()
    story.after(paid(SMALLEST_STEP, on=READY, payment_id="P-2"))
    assert missing(story) == ("open principal",)


def test_a_claim_of_which_a_small_rest_is_open_is_handed_over_on_a_word_only() -> None:
    story = business()
    story.after(paid(balance(story.claim, on=READY).total - SMALLEST_STEP + 1, on=READY))
    assert missing(story) == ("a word that the claim goes on for a small rest",)
    story.after(StepApproved(step=SMALL_REST, round=1, amount=SMALLEST_STEP - 1), on=READY)
    assert missing(story) == ()


def test_what_is_missing_is_recorded_once_and_forgotten_when_it_is_handed_over() -> None:
    story = consumer()

    def prepare(day: date) -> list[ClaimFact]:
        return story.when(
            lambda case, on: prepare_hand_over(
                case, party="x", party_kind=PartyKind.AGENCY, today=on
            ),
            on=day,
        )

    (fact,) = prepare(TOO_EARLY)
    assert isinstance(fact, HandOverPrepared)
    assert fact.missing == ("a lapsed fourteen-day letter",)
    assert story.claim.missing == fact.missing
    assert prepare(TOO_EARLY) == []
    assert prepare(READY) == []
    over(story)
    assert len(story.claim.missing) == 0


def test_a_recalled_claim_is_back_in_the_same_round_and_is_not_handed_over_by_itself() -> None:
    story = consumer()
    over(story)
    assert names(story.when(lambda case, _: recall(case.claim, why="too dear"), on=READY)) == [
        "recalled"
    ]
    claim = story.claim
    assert (claim.live, claim.handed_to, claim.round) == (True, "", 1)
    step = next_step(story.case, today=date(2026, 4, 1))
    assert isinstance(step, Ask)
    assert step.task == "plan_at_end"
    assert names(over(story, on=date(2026, 4, 1))) == ["handed_over"], "a person may do it again"


def test_a_claim_that_is_not_away_is_not_recalled() -> None:
    assert recall(consumer().claim, why="x") == []


def test_a_handed_over_claim_is_recalled_and_not_reopened() -> None:
    story = consumer()
    over(story)
    assert refusal(lambda: reopen(story.claim, why="x")) == "reopen.handed_over"


# --- the other ends --------------------------------------------------------------------------


def test_a_withdrawn_claim_stays_so_when_told_again() -> None:
    story = given(invoice_sent())
    assert names(story.when(lambda case, _: withdraw(case.claim, why="x"), on=READY)) == [
        "withdrawn"
    ]
    assert withdraw(story.claim, why="y") == []
    assert refusal(lambda: write_off(story.claim, why="x", today=READY)) == "claim.ended"


def test_a_write_off_states_its_amounts_and_the_debtor_still_owes_them() -> None:
    story = consumer()
    (fact,) = story.when(lambda case, day: write_off(case.claim, why="x", today=day), on=READY)
    assert isinstance(fact, ClaimWrittenOff)
    assert fact.amounts.total == balance(story.claim, on=READY).total > 0
    assert write_off(story.claim, why="x", today=READY) == []


def test_a_reopened_claim_starts_a_new_round_in_which_old_letters_do_not_count() -> None:
    story = consumer()
    story.when(lambda case, day: write_off(case.claim, why="x", today=day), on=READY)
    assert names(story.when(lambda case, _: reopen(case.claim, why="found him"), on=READY)) == [
        "reopened"
    ]
    claim = story.claim
    assert (claim.round, claim.sent_in_round(), len(claim.letters)) == (2, [], 2)
    assert missing(story) == ("a lapsed fourteen-day letter",)
    step = next_step(story.case, today=READY)
    assert isinstance(step, Do)
    assert (step.step.id, step.eligible_on) == ("reminder", READY)


def test_a_live_claim_is_not_reopened() -> None:
    assert reopen(consumer().claim, why="x") == []


def test_notes_and_handlers_stand_beside_the_course() -> None:
    story = given(invoice_sent(), ClaimSettled(ground="x"))
    assert add_note(story.claim, text=Sealed.of("called back"))
    story.when(lambda case, _: assign(case.claim, handler="els"), on=READY)
    assert story.claim.handler == "els"
    assert assign(story.claim, handler="els") == []
