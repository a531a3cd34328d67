"""VAT on what is not paid of a claim: asked back once, and paid again on what comes in later."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.claim import litigation
from domain.claim.court_repeats import CourtRuling
from domain.claim.events import (
    Asked,
    AwardedPart,
    ClaimFact,
    ClaimWithdrawn,
    ClaimWrittenOff,
    CorrectedField,
    CreditNoteApplied,
    InvoiceDetailsCorrected,
    PartKind,
    PaymentReversed,
    VatDueAgainDeclared,
    VatReliefDeclared,
)
from domain.claim.vat import (
    VatInReturn,
    VatStanding,
    declare_due_again,
    declare_relief,
    vat_standing,
)
from domain.law.rates import InterestKind
from domain.law.vat_relief import VatReturns, period_of, vat_period
from tests.domain.story import CALL, Story, invoice_sent, paid, refusal

DUE = date(2025, 3, 31)
RELIEF = date(2026, 3, 31)
DAY = timedelta(days=1)
TODAY = date(2026, 5, 1)
Q1, Q2 = vat_period("2026-Q1"), vat_period("2026-Q2")


def owed(vat: int | None = 210_00) -> Story:
    """An invoice of 1,210.00 with 210.00 VAT in it."""
    sent = invoice_sent(principal=1_210_00, issued_on=date(2025, 3, 1), due_on=DUE)
    return Story().after(sent.model_copy(update={"vat": vat}), on=date(2025, 3, 1))


def told(story: Story, period: str = "2026-Q1") -> Story:
    for fact in declare_relief(story.claim, period=vat_period(period), today=TODAY):
        story.after(fact, on=TODAY)
    return story


def vat_of(facts: Sequence[ClaimFact]) -> list[int]:
    assert all(isinstance(one, (VatReliefDeclared, VatDueAgainDeclared)) for one in facts)
    return [getattr(one, "vat", 0) for one in facts]


def test_what_is_unpaid_a_year_after_the_due_day_may_be_asked_back_in_that_period() -> None:
    claim = owed().after(paid(605_00, on=RELIEF), on=RELIEF).claim
    [fact] = declare_relief(claim, period=Q1, today=TODAY)
    assert fact == VatReliefDeclared(period="2026-Q1", as_of=RELIEF, unpaid=605_00, vat=105_00)


def test_what_came_in_on_the_day_itself_is_paid_and_a_day_later_is_due_again() -> None:
    on_the_day = owed().after(paid(605_00, on=RELIEF), on=RELIEF)
    later = owed().after(paid(605_00, on=RELIEF + DAY), on=RELIEF + DAY)
    assert vat_of(declare_relief(on_the_day.claim, period=Q1, today=TODAY)) == [105_00]
    assert vat_of(declare_relief(later.claim, period=Q1, today=TODAY)) == [210_00]
    assert refusal(lambda: declare_due_again(later.claim, period=Q2)) == "vat.nothing"
    assert vat_of(declare_due_again(told(later).claim, period=Q2)) == [105_00]
    assert vat_of(declare_due_again(told(on_the_day).claim, period=Q2)) == []


def test_it_is_asked_back_no_earlier_than_its_period_unless_it_was_certain() -> None:
    claim = owed().claim
    before = vat_period("2025-Q4")
    assert refusal(lambda: declare_relief(claim, period=before, today=TODAY)) == "vat.too_early"
    certain = date(2025, 12, 31)
    [fact] = declare_relief(claim, period=before, today=TODAY, certain_on=certain)
    assert fact == VatReliefDeclared(period="2025-Q4", as_of=certain, unpaid=1_210_00, vat=210_00)
    late = certain + DAY
    assert (
        refusal(lambda: declare_relief(claim, period=before, today=TODAY, certain_on=late))
        == "vat.too_early"
    )


def test_what_stands_in_a_return_is_not_asked_back_twice() -> None:
    assert declare_relief(told(owed()).claim, period=Q2, today=TODAY) == []
    story = told(owed()).after(paid(1_210_00, on=TODAY), on=TODAY)
    [again] = declare_due_again(story.claim, period=Q2)
    assert again == VatDueAgainDeclared(period="2026-Q2", vat=210_00)
    assert declare_due_again(story.after(again, on=TODAY).claim, period=Q2) == []


def test_what_proves_to_have_been_asked_too_much_goes_back_with_the_next_return() -> None:
    credit = CreditNoteApplied(
        number="C-1", amount=121_00, issued_on=TODAY, retroactive=True, source=CALL
    )
    story = told(owed()).after(credit, on=TODAY)
    assert vat_of(declare_relief(story.claim, period=Q2, today=TODAY)) == [-21_00]


def credited(amount: int, *, on: date, retroactive: bool) -> CreditNoteApplied:
    return CreditNoteApplied(
        number="C-1", amount=amount, issued_on=on, retroactive=retroactive, source=CALL
    )


@pytest.mark.parametrize("retroactive", [True, False])
def test_a_credit_note_after_the_relief_is_not_deducted_twice(*, retroactive: bool) -> None:
    """The note itself takes its VAT off in the books: the relief holds as much less."""
    story = told(owed())
    story.after(credited(121_00, on=TODAY, retroactive=retroactive), on=TODAY)
    assert refusal(lambda: declare_relief(story.claim, period=Q1, today=TODAY)) == "vat.too_early"
    [less] = declare_relief(story.claim, period=Q2, today=TODAY)
    assert less == VatReliefDeclared(period="2026-Q2", as_of=RELIEF, unpaid=1_089_00, vat=-21_00)
    [warned] = standing(story).too_much
    assert warned == VatInReturn(TODAY, -121_00, -21_00, told=False)
    assert standing(story.after(less, on=TODAY)).too_much == ()


@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("retroactive", [True, False])
def test_what_was_credited_before_it_was_asked_back_is_not_asked_back(
    *, retroactive: bool, days: int
) -> None:
    day = RELIEF + days * DAY
    story = owed().after(credited(121_00, on=day, retroactive=retroactive), on=day)
    assert vat_of(declare_relief(story.claim, period=Q2, today=TODAY)) == [189_00]
    assert standing(story).too_much == ()


def test_a_credit_note_over_what_had_come_in_later_takes_both_back() -> None:
    """605.00 came in after the relief and was paid again; then all of it is credited."""
    story = told(owed()).after(paid(605_00, on=TODAY), on=TODAY)
    for fact in declare_due_again(story.claim, period=Q2):
        story.after(fact, on=TODAY)
    story.after(credited(1_210_00, on=TODAY + DAY, retroactive=False), on=TODAY + DAY)
    assert vat_of(declare_relief(story.claim, period=Q2, today=TODAY + DAY)) == [-210_00]
    assert vat_of(declare_due_again(story.claim, period=Q2)) == [-105_00]
    for fact in declare_relief(story.claim, period=Q2, today=TODAY + DAY):
        story.after(fact, on=TODAY + DAY)
    assert vat_of(declare_due_again(story.claim, period=Q2)) == [-105_00]


def test_what_is_written_off_after_the_relief_changes_nothing_and_a_payment_on_it_does() -> None:
    story = told(owed()).after(
        ClaimWrittenOff(amounts=Asked(principal=1_210_00), why="costs"), on=TODAY
    )
    assert declare_relief(story.claim, period=Q2, today=TODAY) == []
    story.after(paid(605_00, on=TODAY), on=TODAY)
    assert vat_of(declare_due_again(story.claim, period=Q2)) == [105_00]


def test_a_storno_after_its_vat_was_paid_again_is_asked_back_and_warned_of() -> None:
    story = told(owed()).after(paid(605_00, on=TODAY), on=TODAY)
    for fact in declare_due_again(story.claim, period=Q2):
        story.after(fact, on=TODAY)
    back = date(2026, 7, 2)
    story.after(PaymentReversed(payment_id="P-1", amount=605_00, reversed_on=back), on=back)
    assert standing(story).too_much == (VatInReturn(back, -605_00, -105_00, told=False),)
    assert declare_due_again(story.claim, period=Q2) == [], "it went back in the next one"
    [less] = declare_due_again(story.claim, period=vat_period("2026-Q3"))
    assert less == VatDueAgainDeclared(period="2026-Q3", vat=-105_00)
    story.after(less, on=back)
    assert standing(story).too_much == ()
    assert standing(story).back == 0


def test_a_return_of_before_takes_nothing_off_what_a_later_one_holds() -> None:
    story = told(owed()).after(paid(605_00, on=TODAY), on=TODAY)
    for fact in declare_due_again(story.claim, period=Q2):
        story.after(fact, on=TODAY)
    assert declare_due_again(story.claim, period=Q1) == []


def test_a_payment_of_which_a_part_was_told_shows_the_rest_alone() -> None:
    story = told(owed()).after(paid(605_00, on=TODAY), on=TODAY)
    for fact in declare_due_again(story.claim, period=Q2):
        story.after(fact, on=TODAY)
    twice = PaymentReversed(payment_id="P-1", amount=605_00, reversed_on=TODAY)
    story.after(twice, paid(1_210_00, on=TODAY, payment_id="P-2"), on=TODAY)
    assert [(one.amount, one.vat, one.told) for one in standing(story).agains] == [
        (605_00, 105_00, True),
        (605_00, 105_00, False),
    ]


def standing(story: Story) -> VatStanding:
    found = vat_standing(story.claim)
    assert found is not None
    return found


def test_a_payment_that_was_taken_back_is_due_again_no_more() -> None:
    story = told(owed()).after(paid(605_00, on=TODAY), on=TODAY)
    back = PaymentReversed(payment_id="P-1", amount=605_00, reversed_on=TODAY)
    assert vat_of(declare_due_again(story.claim, period=Q2)) == [105_00]
    assert declare_due_again(story.after(back, on=TODAY).claim, period=Q2) == []


def test_an_invoice_that_does_not_say_its_vat_is_left_to_the_books_and_one_without_to_nobody() -> (
    None
):
    unsaid, without = owed(vat=None).claim, owed(vat=0).claim
    assert refusal(lambda: declare_relief(unsaid, period=Q1, today=TODAY)) == "vat.not_recorded"
    assert refusal(lambda: declare_relief(without, period=Q1, today=TODAY)) == "vat.nothing"


def test_what_was_prepaid_is_part_of_the_whole_that_the_vat_is_of() -> None:
    """Of 1,210.00 half was prepaid: in the half that is open there is half the VAT."""
    sent = invoice_sent(principal=605_00, issued_on=date(2025, 3, 1), due_on=DUE)
    sent = sent.model_copy(update={"vat": 210_00, "prepaid": 605_00})
    story = Story().after(sent, on=date(2025, 3, 1))
    assert vat_of(declare_relief(story.claim, period=Q1, today=TODAY)) == [105_00]


def test_how_much_vat_is_in_an_amount_that_was_put_right_is_left_to_the_books() -> None:
    right = InvoiceDetailsCorrected(
        field=CorrectedField.PRINCIPAL, old="121000", new="12100", evidence="invoice"
    )
    story = told(owed()).after(paid(605_00, on=TODAY), on=TODAY)
    [again] = declare_due_again(story.claim, period=Q2)
    story = story.after(again, on=TODAY).after(right, on=TODAY)
    assert refusal(lambda: declare_relief(story.claim, period=Q2, today=TODAY)) == (
        "vat.not_recorded"
    )
    assert declare_due_again(story.claim, period=Q2) == []
    assert owed(vat=0).after(right, on=TODAY).claim.vat == 0


def test_what_a_judgment_took_off_as_paid_stays_due_again_when_more_comes_in() -> None:
    judged_on, later = date(2026, 6, 1), date(2026, 7, 1)
    paid_before = told(owed()).after(paid(605_00, on=RELIEF + DAY), on=RELIEF + DAY)
    rest = AwardedPart(
        kind=PartKind.PRINCIPAL, amount=605_00, interest=InterestKind.NONE, interest_from=None
    )
    ruling = CourtRuling(given_on=judged_on, court="Utrecht", case_number="1/26", parts=(rest,))
    story = paid_before
    summons = Asked(principal=605_00, interest=0, costs=0)
    story.when(
        lambda case, day: litigation.summon(
            case.claim,
            served_on=TODAY,
            court="Utrecht",
            hearing_on=judged_on,
            claimed=summons,
            costs=0,
            today=day,
        ),
        on=TODAY,
    )
    story.when(lambda case, day: litigation.judge(case.claim, ruling, today=day), on=judged_on)
    assert vat_of(declare_due_again(story.claim, period=vat_period("2026-Q3"))) == [105_00]
    story.after(paid(605_00, on=later, payment_id="P-2"), on=later)
    assert vat_of(declare_due_again(story.claim, period=vat_period("2026-Q3"))) == [210_00]


def test_nothing_is_asked_back_of_an_invoice_that_was_taken_back_by_then() -> None:
    day = ClaimWithdrawn(why="other")
    before, after = owed().after(day, on=RELIEF), owed().after(day, on=RELIEF + DAY)
    assert vat_standing(before.claim) is None
    assert vat_of(declare_relief(after.claim, period=Q1, today=TODAY)) == [210_00]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_a_quarter_a_month_or_a_year(name: str, first: date, last: date) -> None:
    found = vat_period(name)
    assert (found.first, found.last) == (first, last)
    returns = {7: VatReturns.MONTH, 4: VatReturns.YEAR}.get(len(name), VatReturns.QUARTER)
    if "Q" in name:
        returns = VatReturns.QUARTER
    assert period_of(first, returns) == period_of(last, returns) == found


@pytest.mark.parametrize("name", ["", "2026-Q5", "2026-13", "26-Q1", "2026-1", "1999", "2026-Q1 "])
def test_anything_else_is_no_period(name: str) -> None:
    assert refusal(lambda: vat_period(name)) == "vat.period"


@given(
    st.lists(st.tuples(st.integers(1, 900_00), st.integers(-200, 200), st.booleans()), max_size=6),
    st.tuples(st.integers(0, 900_00), st.integers(-200, 200), st.booleans()),
)
def test_what_is_asked_back_less_what_is_paid_again_is_the_vat_in_what_is_never_paid(
    payments: list[tuple[int, int, bool]], credit: tuple[int, int, bool]
) -> None:
    """And never credited: whatever came in, went back or was credited, on whichever day."""
    story, (off, days, retroactive) = owed(), credit
    if off:
        on = RELIEF + timedelta(days=days)
        story.after(credited(off, on=on, retroactive=retroactive), on=on)
    for number, (amount, days, back) in enumerate(payments):
        on = RELIEF + timedelta(days=days)
        story.after(paid(amount, on=on, payment_id=f"P-{number}"), on=on)
        if back:
            story.after(
                PaymentReversed(payment_id=f"P-{number}", amount=amount, reversed_on=on), on=on
            )
    found = vat_standing(story.claim)
    kept = sum(amount for amount, _, back in payments if not back)
    never = max(0, 1_210_00 - kept - off)
    if found is None:
        assert sum(a for a, d, back in payments if d <= 0 and not back) + off >= 1_210_00
        return
    assert found.vat is not None
    assert found.vat - found.again(by=date.max) == pytest.approx(never * 210 / 1_210, abs=1)
    assert all(one.vat > 0 and one.on > RELIEF for one in found.later)
    assert sum(one.vat for one in found.reliefs) == found.vat
