"""Judgments at their edges: their own day, interest alone, money back twice."""

from datetime import date

from domain.claim import corrections, litigation
from domain.claim.events import PartKind, PartWaived, PaymentReversed
from tests.domain.story import Story, default_declared, given, invoice_sent, paid
from tests.domain.test_judgment import DAY, JUDGED, LATER, judged, open_on, part, ruled, summoned
from tests.domain.test_judgment_money_once import (
    PAID,
    of_eight_hundred,
    same_everywhere,
    taken_back,
)


def test_what_reckons_with_payments_of_its_own_day_is_owed_on_that_day() -> None:
    story = judged(part(PartKind.PRINCIPAL, 1_000_00), reckoned_through=JUDGED)
    assert same_everywhere(story.claim, JUDGED - DAY) == (1_000_00, 0, 0)
    assert same_everywhere(story.claim, JUDGED) == (1_000_00, 0, 0)


def test_it_does_not_settle_the_claim_on_that_day() -> None:
    story = summoned()
    ruling = ruled(part(PartKind.PRINCIPAL, 1_000_00), reckoned_through=JUDGED)
    story.when(lambda case, day: litigation.judge(case.claim, ruling, today=day), on=JUDGED)
    assert story.claim.live


def test_interest_that_is_all_that_was_awarded_is_open_in_the_lists_too() -> None:
    story = judged(
        part(PartKind.INTEREST, 7_77), story=given(invoice_sent(), paid(1_000_00, on=PAID))
    )
    for day in (JUDGED, LATER, LATER + 400 * DAY):
        assert same_everywhere(story.claim, day) == (0, 7_77, 0)


def test_what_goes_back_in_two_parts_is_asked_once() -> None:
    """Of 500.00 placed again 200.00 were off: 300.00 count, and no more of it is asked again."""
    story = of_eight_hundred()
    taken_back(story, "P#1", on=PAID)
    story.after(paid(500_00, on=PAID, payment_id="P#2"))
    assert same_everywhere(story.claim, LATER) == (500_00, 0, 0)
    for cents, left in ((250_00, 750_00), (150_00, 800_00), (100_00, 800_00)):
        story.after(PaymentReversed(payment_id="P#2", amount=cents, reversed_on=LATER))
        assert same_everywhere(story.claim, LATER) == (left, 0, 0)


def test_what_was_back_before_the_judgment_was_here_for_some_days() -> None:
    """Of 500.00 placed again 200.00 were off, and 100.00 went back four days later.

    Ten days over 800.00 are 0.88, which is paid first. For four days 300.00 count, so interest
    runs over 500.88; then 200.00, and it runs over 600.88 for 55 days: 0.2196 and 3.6217.
    """
    story = judged(
        part(PartKind.PRINCIPAL, 800_00, PAID - 9 * DAY),
        story=given(invoice_sent(), paid(200_00, on=PAID, payment_id="P#1")),
    )
    taken_back(story, "P#1", on=PAID)
    story.after(paid(500_00, on=PAID, payment_id="P#2"))
    back = PaymentReversed(payment_id="P#2", amount=100_00, reversed_on=PAID + 4 * DAY)
    story.after(back)
    assert same_everywhere(story.claim, LATER) == (600_88, 3_84, 0)


def test_what_goes_back_of_too_much_leaves_the_interest_that_ran_as_it_was() -> None:
    """50.00 of what was too much goes back after the judgment; 800.00 had gone back before it.

    These were here from 1 to 20 February, when interest ran over 200.00 alone. What is too much
    becomes less by the 50.00 and by nothing else.
    """
    first, back = date(2026, 2, 1), PAID
    story = given(
        invoice_sent(),
        default_declared(since=first),
        paid(800_00, on=first, payment_id="P#1"),
        paid(1_100_00, on=PAID + DAY, payment_id="P#2"),
        paid(50_00, on=PAID + 2 * DAY, payment_id="P#3"),
        PaymentReversed(payment_id="P#1", amount=800_00, reversed_on=back),
    )
    story = judged(part(PartKind.COLLECTION_COSTS, 300_00), story=story)
    before = open_on(story.claim, JUDGED)
    story.after(PaymentReversed(payment_id="P#3", amount=50_00, reversed_on=LATER))
    assert open_on(story.claim, LATER)[2] == before[2] + 50_00


def test_a_payment_whose_storno_was_an_error_counts_for_the_judgment() -> None:
    """The court knew of no payment: 1,000.00 are awarded, and 200.00 of them had been paid."""
    story = judged(
        part(PartKind.PRINCIPAL, 1_000_00),
        story=given(
            invoice_sent(),
            paid(200_00, on=PAID, payment_id="P#1"),
            PaymentReversed(payment_id="P#1", amount=200_00, reversed_on=PAID),
        ),
    )
    assert same_everywhere(story.claim, LATER) == (1_000_00, 0, 0)
    wrong(story, 3)
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)
    story.after(PaymentReversed(payment_id="P#1", amount=150_00, reversed_on=LATER + DAY))
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)
    assert same_everywhere(story.claim, LATER + DAY) == (950_00, 0, 0)


def test_a_waiver_whose_error_was_an_error_counts_for_the_judgment() -> None:
    story = given(invoice_sent(), PartWaived(amount=100_00, accepted_on=PAID))
    wrong(story, 2, on=PAID)
    story = judged(part(PartKind.PRINCIPAL, 1_000_00), story=story)
    wrong(story, 3)
    assert same_everywhere(story.claim, LATER) == (900_00, 0, 0)


def wrong(story: Story, version: int, *, on: date = LATER) -> None:
    story.when(
        lambda case, day: corrections.enter_in_error_on_claim(
            case.claim, story.history, version=version, actor="a", approved_by="b", today=day
        ),
        on=on,
    )
