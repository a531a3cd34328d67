"""Under a judgment each euro counts once: what was off it, is undone, comes again or goes back."""

from datetime import date

from domain.claim import corrections, litigation, payments
from domain.claim.balance import balance
from domain.claim.events import DisputeDecided, DisputeOutcome, PartKind
from domain.claim.open_parts import open_parts
from domain.claim.state import Claim
from domain.facts import Fact
from tests.domain.story import CALL, Story, given, invoice_sent, paid
from tests.domain.test_judgment import DAY, LATER, judged, open_on, part, ruled

PAID = date(2026, 2, 20)


def taken_back(story: Story, payment_id: str, *, on: date, at: date = LATER) -> None:
    story.when(
        lambda case, day: payments.reverse_payment(
            case.claim, payment_id=payment_id, reversed_on=on, today=day
        ),
        on=at,
    )


def of_eight_hundred(*before: Fact) -> Story:
    """Two hundred were paid before the summons; the court awards the rest."""
    first = given(invoice_sent(), *(before or (paid(200_00, on=PAID, payment_id="P#1"),)))
    return judged(part(PartKind.PRINCIPAL, 800_00), story=first)


def same_everywhere(claim: Claim, day: date) -> tuple[int, int, int]:
    pieces = open_parts(claim, through=date(2027, 12, 31))
    [piece] = [p for p in pieces if p.first_on <= day <= (p.last_on or date.max)]
    found = open_on(claim, day)
    assert (piece.principal, piece.interest_on(day), piece.costs) == found
    return found


def test_a_payment_that_was_off_and_is_placed_again_does_not_count_twice() -> None:
    story = of_eight_hundred()
    taken_back(story, "P#1", on=PAID)
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)
    story.after(paid(200_00, on=PAID, payment_id="P#2"))
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)
    assert balance(story.claim, on=LATER).paid == 200_00
    taken_back(story, "P#2", on=PAID)
    story.after(paid(200_00, on=PAID, payment_id="P#3"))
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)


def test_what_is_placed_again_beyond_what_was_off_counts_and_goes_back_alone() -> None:
    story = of_eight_hundred()
    taken_back(story, "P#1", on=PAID)
    story.after(paid(500_00, on=PAID, payment_id="P#2"))
    assert same_everywhere(story.claim, LATER) == (500_00, 0, 0)
    taken_back(story, "P#2", on=LATER + DAY, at=LATER + DAY)
    assert same_everywhere(story.claim, LATER) == (500_00, 0, 0)
    assert same_everywhere(story.claim, LATER + DAY) == (800_00, 0, 0)


def test_another_payment_of_before_counts_beside_one_that_the_bank_took_back() -> None:
    story = of_eight_hundred()
    taken_back(story, "P#1", on=LATER)
    story.after(paid(400_00, on=PAID, payment_id="P#2"))
    assert same_everywhere(story.claim, LATER) == (400_00, 0, 0)


def test_a_payment_entered_in_error_and_recorded_again_does_not_count_twice() -> None:
    story = of_eight_hundred()
    story.when(
        lambda case, day: corrections.enter_in_error_on_claim(
            case.claim, story.history, version=2, actor="a", approved_by="b", today=day
        ),
        on=LATER,
    )
    story.after(paid(200_00, on=PAID, payment_id="right"))
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)


def test_on_appeal_too_what_was_off_the_first_judgment_counts_once() -> None:
    story = of_eight_hundred()
    taken_back(story, "P#1", on=PAID)
    story.after(paid(200_00, on=PAID, payment_id="P#2"))
    story.when(
        lambda case, day: litigation.judge(
            case.claim, ruled(part(PartKind.PRINCIPAL, 800_00), on=LATER), today=day
        ),
        on=LATER,
    )
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)


def test_what_had_been_paid_too_much_before_goes_back_with_its_storno() -> None:
    """1,200 were paid of 1,000: 200 of them count for costs awarded, until they go back."""
    story = judged(
        part(PartKind.COLLECTION_COSTS, 300_00),
        story=given(invoice_sent(), paid(1_200_00, on=PAID, payment_id="P#1")),
    )
    assert same_everywhere(story.claim, LATER) == (0, 0, 100_00)
    taken_back(story, "P#1", on=LATER)
    assert same_everywhere(story.claim, LATER - DAY) == (0, 0, 100_00)
    assert same_everywhere(story.claim, LATER) == (0, 0, 300_00)


def granted(story: Story) -> Story:
    return story.after(
        DisputeDecided(disputed_version=9, outcome=DisputeOutcome.PARTLY, granted=200_00)
    )


def test_the_paper_of_a_grant_that_was_off_does_not_lower_the_judgment_again() -> None:
    story = judged(part(PartKind.PRINCIPAL, 800_00), story=granted(given(invoice_sent())))
    assert same_everywhere(story.claim, LATER) == (800_00, 0, 0)
    story.when(
        lambda case, day: payments.apply_credit_note(
            case.claim,
            number="C-1",
            amount=250_00,
            issued_on=LATER,
            source=CALL,
            today=day,
            beside_grant=False,
        ),
        on=LATER,
    )
    assert same_everywhere(story.claim, LATER) == (750_00, 0, 0)
