"""Ordering a letter, what cancels it before it goes, what follows when it went, and its state."""

from datetime import date
from uuid import UUID

import pytest

from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    ClaimFact,
    ClaimWithdrawn,
    DeterminationWithdrawn,
    FinalDemandSent,
    FourteenDayLetterSent,
    HoldPlaced,
    LetterDroppedForClaim,
    LimitationInterrupted,
    NoticeOfDefaultServed,
    PaymentPromised,
    PaymentTermExtended,
    ReminderSent,
    StatementSent,
)
from domain.dunning.plan.document import Anchor, Step, StepKind
from domain.errors import Refusal
from domain.facts import Fact
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.letter.order.content import compose
from domain.letter.order.decision import Order, order_letter, reason_to_cancel
from domain.letter.outcomes import dropped, facts_of_sent
from domain.letter.state import Letter
from domain.letter.text import LetterKind
from domain.parties import Address, Capacity, ContactDetails
from tests.domain.story import (
    DOCUMENT,
    FOURTEEN,
    REMINDER,
    Story,
    default_declared,
    given,
    invoice_sent,
    paid,
    refusal,
    reminder_sent,
)

MONDAY, FRIDAY_13 = date(2026, 2, 2), date(2026, 2, 13)


def step(story: Story, name: str) -> Step:
    return next(one for one in story.case.plan.step if one.id == name)


def order(story: Story, name: str = "reminder", *, on: date = MONDAY, attempt: int = 0) -> Order:
    return order_letter(story.case, step(story, name), today=on, attempt=attempt)


def defaulted() -> Story:
    return (
        given(invoice_sent())
        .after(reminder_sent(pay_by=date(2026, 2, 9)), on=MONDAY)
        .letter(REMINDER, sent_on=MONDAY)
        .after(default_declared(since=date(2026, 2, 10)))
    )


# --- the order -------------------------------------------------------------------------------


def test_two_runs_of_one_day_order_the_same_letter() -> None:
    story = given(invoice_sent())
    assert order(story) == order(story)


def test_another_day_attempt_step_or_round_is_another_letter() -> None:
    story = given(invoice_sent())
    again = given(invoice_sent())
    again.history[0:0] = []
    ids = {
        order(story).letter_id,
        order(story, on=date(2026, 2, 3)).letter_id,
        order(story, attempt=1).letter_id,
        order(story, "final-demand").letter_id,
    }
    assert len(ids) == 4


def test_the_term_by_mail_counts_from_sending_and_by_post_from_planned_delivery() -> None:
    story = given(invoice_sent())
    assert order(story).ordered.pay_by == date(2026, 2, 9)
    story.mailable = False
    # posted on Monday the 2nd, planned to arrive on Wednesday the 4th
    assert order(story).ordered.pay_by == date(2026, 2, 11)


def test_a_term_that_ends_on_a_day_without_banks_ends_on_the_next_one() -> None:
    saturday = date(2026, 2, 7)
    assert order(given(invoice_sent()), on=saturday).ordered.pay_by == date(2026, 2, 16)


def test_a_fourteen_day_letter_has_a_wording_and_days_and_no_calendar_day() -> None:
    ordered = order(defaulted(), "fourteen-day-letter", on=FRIDAY_13).ordered
    assert (ordered.pay_by, ordered.wording, ordered.term_days) == (None, "14", 14)
    assert (ordered.costs_if_unpaid, ordered.costs_base) == (150_00, 1_000_00)
    assert ordered.claims[0].costs_share == 150_00


def test_a_fourteen_day_letter_states_costs_over_what_is_still_open() -> None:
    story = defaulted().after(paid(600_00, on=date(2026, 2, 9)))
    ordered = order(story, "fourteen-day-letter", on=FRIDAY_13).ordered
    assert (ordered.costs_base, ordered.costs_if_unpaid) == (400_00, 60_00)


def test_a_reminder_asks_the_principal_and_no_interest() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    assert order(story).ordered.claims[0].asked == Asked(principal=1_000_00)
    demand = order(story, "final-demand", on=date(2026, 2, 13)).ordered.claims[0].asked
    assert demand.interest == 3_62  # 13 days at 10.15 %


def test_without_an_address_no_letter_is_ordered() -> None:
    story = given(invoice_sent())
    story.mailable = story.postable = False
    assert refusal(lambda: order(story)) == "letter.no_channel"


def test_a_notice_of_less_than_seven_days_is_refused() -> None:
    story = given(invoice_sent())
    short = step(story, "reminder").model_copy(update={"term_days": 6})
    # six days after Tuesday the 3rd is Monday the 9th
    code = refusal(lambda: order_letter(story.case, short, today=date(2026, 2, 3)))
    assert code == "default.notice_too_short"


# --- what the paper says ---------------------------------------------------------------------

CONTACT = ContactDetails(
    name="J. Jansen", address=Address(street="Dorpsstraat 1", postal_code="1234 AB", city="Ede")
)


def test_a_reminder_in_default_composes_a_row_without_interest_that_adds_up() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        paid(100_00, on=date(2026, 1, 20)),
        capacity=Capacity.COMPANY,
    )
    content = compose(
        story.case,
        order(story).ordered,
        contact=CONTACT,
        reference="F-1",
        dated=MONDAY,
        specimen=True,
    )
    (row,) = content.claims
    assert (row.principal, row.paid, row.interest, row.open_total) == (1_000_00, 100_00, 0, 900_00)
    assert (content.asked_total, content.mentions_interest) == (900_00, False)


def test_a_demand_composes_its_interest_with_lines_that_add_up() -> None:
    story = given(
        invoice_sent(basis=TermBasis.CONTRACT, interest=InterestKind.COMMERCIAL),
        capacity=Capacity.COMPANY,
    )
    ordered = order(story, "final-demand", on=FRIDAY_13).ordered
    content = compose(
        story.case, ordered, contact=CONTACT, reference="F-1", dated=FRIDAY_13, specimen=True
    )
    (row,) = content.claims
    assert row.interest == sum(line.amount for line in row.interest_lines) == 3_62
    assert row.open_total == content.asked_total == 1_003_62


def test_a_letter_of_which_the_amount_changed_is_not_composed() -> None:
    story = given(invoice_sent())
    ordered = order(story).ordered
    story.after(paid(1, on=MONDAY))
    with pytest.raises(Refusal, match="changed"):
        compose(story.case, ordered, contact=CONTACT, reference="x", dated=MONDAY, specimen=True)


def test_a_letter_to_nobody_is_not_composed() -> None:
    story = given(invoice_sent())
    with pytest.raises(Refusal) as caught:
        compose(
            story.case,
            order(story).ordered,
            contact=None,
            reference="x",
            dated=MONDAY,
            specimen=True,
        )
    assert caught.value.code == "letter.no_addressee"


# --- what cancels it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("between", "why"),
    [
        (paid(1_000_00, on=MONDAY), "the amount changed"),
        (paid(1, on=MONDAY), "the amount changed"),
        (ClaimWithdrawn(why="x"), "claim withdrawn"),
        (ClaimDisputed(amount=1, ground="x"), "disputed"),
        (HoldPlaced(hold_id="h", category="x", from_day=MONDAY), "on hold"),
        (PaymentPromised(amount=1_00, by=MONDAY), "an arrangement was made"),
        (PaymentTermExtended(pay_by=date(2026, 2, 20)), "the term was extended"),
    ],
)
def test_what_happens_between_order_and_dispatch_cancels_the_letter(
    between: Fact, why: str
) -> None:
    story = given(invoice_sent())
    ordered = order(story).ordered
    assert reason_to_cancel(story.case, ordered, today=MONDAY) == ""
    story.after(between, on=MONDAY)
    assert reason_to_cancel(story.case, ordered, today=MONDAY) == why


def test_a_letter_that_was_not_dispatched_on_its_day_lapses() -> None:
    story = given(invoice_sent())
    assert "lapsed" in reason_to_cancel(story.case, order(story).ordered, today=date(2026, 2, 3))


def test_a_letter_of_a_sunday_does_not_go() -> None:
    story, sunday = given(invoice_sent()), date(2026, 2, 8)
    ordered = order(story, on=sunday).ordered
    why = "nothing may go to a debtor on a Sunday, from 2026-02-09 it may"
    assert reason_to_cancel(story.case, ordered, today=sunday) == why


def test_what_befalls_the_debtor_cancels_the_letter() -> None:
    story = given(invoice_sent())
    ordered = order(story).ordered
    story.bars = {"bankruptcy": None}
    assert reason_to_cancel(story.case, ordered, today=MONDAY) == "bankruptcy"


def test_a_fourteen_day_letter_does_not_go_without_default() -> None:
    story = defaulted()
    ordered = order(story, "fourteen-day-letter", on=FRIDAY_13).ordered
    assert reason_to_cancel(story.case, ordered, today=FRIDAY_13) == ""
    story.after(
        DeterminationWithdrawn(version=3, topic="claim.default_declared", why="x"), on=FRIDAY_13
    )
    assert reason_to_cancel(story.case, ordered, today=FRIDAY_13) == "there is no default"


# --- what follows ----------------------------------------------------------------------------


def sent(kind: LetterKind, **changes: object) -> list[ClaimFact]:
    ordered = order(given(invoice_sent())).ordered.model_copy(
        update={"letter_kind": kind, **changes}
    )
    letter = Letter(
        FOURTEEN, order=ordered, channel=Channel.EMAIL, document_sha256=DOCUMENT, sent_on=MONDAY
    )
    return facts_of_sent(letter, ordered.claims[0])


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        (LetterKind.REMINDER, ReminderSent),
        (LetterKind.STATEMENT, StatementSent),
        (LetterKind.FINAL_DEMAND, FinalDemandSent),
        (LetterKind.NOTICE_OF_DEFAULT, NoticeOfDefaultServed),
        (LetterKind.FOURTEEN_DAY_LETTER, FourteenDayLetterSent),
    ],
)
def test_a_sent_letter_is_the_fact_of_its_kind(kind: LetterKind, fact: type[Fact]) -> None:
    assert isinstance(sent(kind)[0], fact)


@pytest.mark.parametrize(
    "kind",
    [LetterKind.FINAL_DEMAND, LetterKind.NOTICE_OF_DEFAULT, LetterKind.FOURTEEN_DAY_LETTER],
)
def test_a_demand_interrupts_the_limitation_and_a_reminder_does_not(kind: LetterKind) -> None:
    interruption = sent(kind)[-1]
    assert isinstance(interruption, LimitationInterrupted)
    assert not interruption.proven
    assert len(sent(LetterKind.REMINDER)) == len(sent(LetterKind.STATEMENT)) == 1


def test_a_letter_that_was_never_ordered_or_has_no_term_gives_no_fact() -> None:
    part = order(given(invoice_sent())).ordered.claims[0]
    assert refusal(lambda: facts_of_sent(Letter(FOURTEEN), part)) == "letter.unknown"
    assert refusal(lambda: sent(LetterKind.REMINDER, pay_by=None)) == "letter.no_term"


def test_a_letter_fact_ends_the_wait_and_remembers_its_round_channel_and_term() -> None:
    story = given(invoice_sent())
    made = order(story)
    story.after(made.for_claim, on=MONDAY)
    waiting = story.claim
    assert waiting.pending is not None
    letter = Letter(made.letter_id, order=made.ordered, document_sha256=DOCUMENT, sent_on=MONDAY)
    story.after(*facts_of_sent(letter, made.ordered.claims[0]), on=MONDAY)
    done = story.claim
    assert done.pending is None
    (one,) = done.letters
    assert (one.kind, one.round, one.channel) == (LetterKind.REMINDER, 1, Channel.EMAIL)
    assert (one.sent_on, one.pay_by, one.serves_as_notice) == (MONDAY, date(2026, 2, 9), True)


def test_a_dropped_letter_names_its_step_and_the_channel_that_was_lost() -> None:
    made = order(given(invoice_sent()))
    fact = dropped(Letter(made.letter_id, order=made.ordered), "550", lost=Channel.EMAIL)
    assert fact == LetterDroppedForClaim(
        letter_id=made.letter_id, step="reminder", why="550", lost_channel=Channel.EMAIL
    )


def test_dropping_one_letter_leaves_another_one_pending() -> None:
    story = given(invoice_sent())
    made = order(story)
    story.after(made.for_claim, dropped(Letter(UUID(int=9)), "x"), on=MONDAY)
    assert story.claim.pending is not None


def test_a_step_without_a_term_orders_a_letter_without_a_last_day() -> None:
    story = defaulted()
    statement = Step(
        id="statement", kind=StepKind.STATEMENT, anchor=Anchor.TERM, days=1, term_days=14
    )
    ordered = order_letter(story.case, statement, today=FRIDAY_13).ordered
    assert (ordered.letter_kind, ordered.pay_by) == (LetterKind.STATEMENT, date(2026, 2, 27))
