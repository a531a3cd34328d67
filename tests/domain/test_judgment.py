"""What a court awards becomes what is owed: to the cent, on every day; what it rejects falls."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from domain.case.limitation import interest_limitation_of, limitation_of, watched
from domain.claim import enforcement, litigation, payments
from domain.claim.balance import balance, without_court
from domain.claim.court_repeats import CourtRuling
from domain.claim.events import (
    Asked,
    AwardedPart,
    ClaimFact,
    CourtStep,
    PartKind,
)
from domain.claim.open_parts import open_parts
from domain.claim.state import Claim, Ending
from domain.dunning.next.step import Ask, Stand, next_step
from domain.dunning.task import Task
from domain.law.limitation import Insolvency
from domain.law.rates import InterestKind
from domain.letter.order.content import specification
from tests.domain.plain_award import PlainAward
from tests.domain.story import CALL, Story, given, invoice_sent, names, paid, refusal

DAY = timedelta(days=1)
SUMMONS, JUDGED, LATER = date(2026, 3, 2), date(2026, 4, 1), date(2026, 4, 20)
INTEREST_FROM = date(2026, 2, 15)
CONSUMER, NONE = InterestKind.CONSUMER, InterestKind.NONE


def part(kind: PartKind, amount: int, since: date | None = None) -> AwardedPart:
    return AwardedPart(
        kind=kind, amount=amount, interest=CONSUMER if since else NONE, interest_from=since
    )


def agreed(amount: int, since: date | None, rate: int = 8_00) -> AwardedPart:
    """Give principal that bears what was agreed on, a year; without a first day it bears none."""
    bears = (InterestKind.CONTRACT, rate) if since else (NONE, None)
    return AwardedPart(
        kind=PartKind.PRINCIPAL,
        amount=amount,
        interest=bears[0],
        interest_from=since,
        hundredths=bears[1],
    )


ALL = (
    part(PartKind.PRINCIPAL, 1_000_00, INTEREST_FROM),
    part(PartKind.COLLECTION_COSTS, 150_00),
    part(PartKind.PROCEDURAL_COSTS, 300_00, date(2026, 4, 15)),
)


def summoned(story: Story | None = None) -> Story:
    found = story or given(invoice_sent())
    found.when(
        lambda case, day: litigation.summon(
            case.claim,
            served_on=SUMMONS,
            court="Rechtbank Midden-Nederland",
            hearing_on=date(2026, 3, 18),
            claimed=Asked(principal=1_000_00, interest=3_00, costs=150_00),
            costs=125_57,
            today=day,
        ),
        on=SUMMONS,
    )
    return found


def ruled(*parts: AwardedPart, on: date = JUDGED, **more: Any) -> CourtRuling:
    return CourtRuling(given_on=on, court="Utrecht", case_number="1234/26", parts=parts, **more)


def judged(*parts: AwardedPart, story: Story | None = None, **more: Any) -> Story:
    found = summoned(story)
    found.when(
        lambda case, day: litigation.judge(
            case.claim, ruled(*(parts or ALL), **more), today=max(day, LATER)
        ),
        on=JUDGED,
    )
    return found


def open_on(claim: Claim, day: date) -> tuple[int, int, int]:
    now = balance(claim, on=day)
    return now.principal, now.interest, now.costs


def test_what_is_awarded_is_owed_from_the_day_of_the_judgment_and_not_the_day_before() -> None:
    claim = judged().claim
    assert open_on(claim, JUDGED - DAY) == (1_000_00, 0, 0)
    assert open_on(claim, JUDGED) == (1_000_00, 5_04, 450_00)  # 46 days of 4 % over 1,000


def test_money_goes_to_the_costs_then_to_all_interest_then_to_the_principal() -> None:
    """By hand: 65 days over 1,000 are 7.12, six days over 300 are 0.20 (BW 6:44)."""
    claim = judged().after(paid(500_00, on=LATER)).claim
    assert open_on(claim, LATER) == (957_32, 0, 0)
    [taken] = balance(claim, on=LATER).account.allocations
    assert (taken.costs, taken.interest, taken.principal) == (450_00, 7_32, 42_68)


def test_interest_runs_over_the_part_that_it_was_awarded_over() -> None:
    claim = judged(
        part(PartKind.PRINCIPAL, 600_00, INTEREST_FROM), part(PartKind.PRINCIPAL, 400_00)
    ).claim
    assert open_on(claim, JUDGED) == (1_000_00, 3_02, 0)


def test_interest_awarded_as_a_sum_bears_none() -> None:
    claim = judged(part(PartKind.PRINCIPAL, 1_000_00), part(PartKind.INTEREST, 12_34)).claim
    assert open_on(claim, JUDGED) == (1_000_00, 12_34, 0)
    assert open_on(claim, date(2031, 4, 1)) == (1_000_00, 12_34, 0)


def test_what_was_rejected_is_said_and_never_asked() -> None:
    story = judged(part(PartKind.PRINCIPAL, 700_00))
    [award] = story.claim.court.awards
    assert award.rejected == Asked(principal=300_00, interest=3_00, costs=150_00)
    assert open_on(story.claim, date(2030, 1, 1)) == (700_00, 0, 0)


def test_what_the_judgment_took_off_counts_once_and_what_came_later_counts() -> None:
    before = given(invoice_sent(), paid(200_00, on=SUMMONS, payment_id="P-0"))
    story = judged(part(PartKind.PRINCIPAL, 800_00), story=before)
    assert open_on(story.claim, JUDGED) == (800_00, 0, 0)
    during = given(invoice_sent(), paid(200_00, on=SUMMONS + DAY, payment_id="P-0"))
    story = judged(part(PartKind.PRINCIPAL, 1_000_00), story=during)
    assert open_on(story.claim, JUDGED) == (800_00, 0, 0)
    assert balance(story.claim, on=JUDGED).paid == 200_00


def test_a_payment_of_before_that_was_not_known_when_the_court_judged_counts() -> None:
    late = judged(part(PartKind.PRINCIPAL, 1_000_00, INTEREST_FROM)).after(
        paid(400_00, on=date(2026, 1, 20))
    )
    assert open_on(late.claim, JUDGED) == (600_00, 3_02, 0)
    story = judged().after(paid(400_00, on=date(2026, 1, 20)))
    assert open_on(story.claim, JUDGED) == (600_00, 3_02, 450_00)


def test_a_returned_payment_is_owed_again_from_its_day_on() -> None:
    story = judged().after(paid(500_00, on=LATER))
    story.when(
        lambda case, day: payments.reverse_payment(
            case.claim, payment_id="P-1", reversed_on=day, today=day
        ),
        on=LATER + DAY,
    )
    assert open_on(story.claim, LATER) == (957_32, 0, 0)
    now = balance(story.claim, on=LATER + DAY)
    assert (now.principal, now.costs, now.paid) == (1_000_00, 450_00, 0)
    assert now.interest == 7_43  # the day itself bore interest on what was open then


def test_what_goes_back_of_a_payment_that_was_off_is_no_part_of_the_judgment() -> None:
    story = judged(
        part(PartKind.PRINCIPAL, 800_00),
        story=given(invoice_sent(), paid(200_00, on=SUMMONS, payment_id="P-0")),
    )
    story.when(
        lambda case, day: payments.reverse_payment(
            case.claim, payment_id="P-0", reversed_on=day, today=day
        ),
        on=LATER,
    )
    assert open_on(story.claim, LATER) == (800_00, 0, 0)


def test_an_annulled_judgment_leaves_the_claim_as_it_was_before_it() -> None:
    story = judged().after(paid(500_00, on=LATER))
    story.when(
        lambda case, day: litigation.annul(case.claim, annulled_on=day, ground="appeal", today=day),
        on=LATER + DAY,
    )
    assert open_on(story.claim, LATER) == (957_32, 0, 0)
    assert open_on(story.claim, LATER + DAY) == open_on(without_court(story.claim), LATER + DAY)
    assert balance(story.claim, on=LATER + DAY).principal == 500_00


def test_all_rejected_settles_the_claim_and_a_ruling_on_appeal_lets_it_live_again() -> None:
    story = summoned()
    facts = story.when(
        lambda case, day: litigation.judge(case.claim, ruled(), today=day), on=JUDGED
    )
    assert names(facts) == ["judgment_given", "settled"]
    assert story.claim.ending is Ending.SETTLED
    again = story.when(
        lambda case, day: litigation.judge(
            case.claim, ruled(*ALL, on=LATER, reckoned_through=SUMMONS), today=day
        ),
        on=LATER,
    )
    assert names(again) == ["judgment_given", "reopened"]
    assert open_on(story.claim, LATER - DAY) == (0, 0, 0)
    assert open_on(story.claim, LATER) == (1_000_00, 7_32, 450_00)


def test_paid_in_full_settles_and_what_was_paid_too_much_is_owed_back() -> None:
    story = judged()
    owed = balance(story.claim, on=LATER).total
    facts = story.when(
        lambda case, day: payments.receive_payment(
            case.claim,
            payment_id="P-9",
            amount=owed + 1,
            credited_on=LATER,
            source=CALL,
            today=day,
        ),
        on=LATER,
    )
    assert names(facts) == ["payment_received", "settled"]
    assert balance(story.claim, on=LATER).unallocated == 1


def test_costs_of_enforcement_are_owed_from_their_day_and_a_document_counts_once() -> None:
    def tell(claim: Claim, day: date) -> list[ClaimFact]:
        return enforcement.tell_enforcement_costs(
            claim, amount=136_71, made_on=LATER, document="E-77", today=day
        )

    story = judged()
    story.when(lambda case, day: tell(case.claim, day), on=LATER)
    assert tell(story.claim, LATER) == []
    assert balance(story.claim, on=LATER - DAY).costs == 450_00
    assert balance(story.claim, on=LATER).costs == 586_71


def test_nothing_is_dunned_before_the_court_or_by_a_judgment() -> None:
    found = next_step(summoned().case, today=SUMMONS)
    assert found == Stand("the claim is before the court")
    asked = next_step(judged().case, today=LATER)
    assert isinstance(asked, Ask)
    assert asked.task is Task.ENFORCE_JUDGMENT
    back = summoned()
    back.when(
        lambda case, day: litigation.take_court_step(
            case.claim,
            step=CourtStep.WITHDRAWN,
            on=day,
            hearing_on=None,
            note=None,
            today=day,
        ),
        on=JUDGED,
    )
    assert next_step(back.case, today=JUDGED) != found


def test_a_dossier_names_what_was_awarded_and_its_row_adds_up() -> None:
    row = specification(judged().after(paid(500_00, on=LATER)).claim, on=LATER)
    assert (row.principal, row.interest, row.costs) == (1_000_00, 7_32, 450_00)
    assert (row.paid, row.open_total) == (500_00, 957_32)


REFUSED: list[tuple[str, Callable[[Claim], object]]] = [
    (
        "judgment.more_than_claimed",
        lambda c: litigation.judge(c, ruled(part(PartKind.PRINCIPAL, 1_000_01)), today=LATER),
    ),
    (
        "court.before_summons",
        lambda c: litigation.judge(c, ruled(*ALL, on=SUMMONS - DAY), today=LATER),
    ),
    ("day.in_the_future", lambda c: litigation.judge(c, ruled(*ALL), today=JUDGED - DAY)),
    (
        "judgment.interest_from",
        lambda c: litigation.judge(
            c, ruled(part(PartKind.PRINCIPAL, 1, date(2025, 12, 31))), today=LATER
        ),
    ),
    (
        "judgment.reckoned",
        lambda c: litigation.judge(c, ruled(*ALL, reckoned_through=JUDGED + DAY), today=LATER),
    ),
    (
        "judgment.none",
        lambda c: litigation.annul(c, annulled_on=LATER, ground="appeal", today=LATER),
    ),
    (
        "attachment.unknown",
        lambda c: enforcement.release(c, attachment_id="x", released_on=LATER, today=LATER),
    ),
]


@pytest.mark.parametrize(("code", "decide"), REFUSED)
def test_what_cannot_be_is_refused(code: str, decide: Callable[[Claim], object]) -> None:
    claim = summoned().claim
    assert refusal(lambda: decide(claim)) == code


def test_the_same_said_again_is_nothing_new() -> None:
    story = judged()
    assert litigation.judge(story.claim, ruled(*ALL), today=LATER) == []


def test_a_judgment_is_barred_after_twenty_years_and_its_interest_after_five() -> None:
    case = judged().case
    assert limitation_of(case).first_barred_day == date(2046, 4, 2)
    interest = interest_limitation_of(case)
    assert interest is not None
    assert interest.first_barred_day == date(2031, 4, 2)
    assert watched(case) == interest
    served = judged().after()
    served.when(
        lambda case, day: litigation.take_court_step(
            case.claim,
            step=CourtStep.NOTIFIED,
            on=day,
            hearing_on=None,
            note=None,
            today=day,
        ),
        on=date(2031, 4, 1),
    )
    again = interest_limitation_of(served.case)
    assert again is not None
    assert again.first_barred_day == date(2036, 4, 2)
    assert limitation_of(served.case).first_barred_day == date(2046, 4, 2)


def test_an_insolvency_lengthens_the_watch_until_six_months_have_passed() -> None:
    case = given(invoice_sent()).case
    assert limitation_of(case).first_barred_day == date(2031, 2, 1)
    case.debtor.ended_insolvencies = (Insolvency(date(2030, 12, 1), date(2031, 1, 15)),)
    assert limitation_of(case).first_barred_day == date(2031, 7, 16)
    case.debtor.ended_insolvencies = (Insolvency(date(2031, 2, 1), date(2031, 3, 1)),)
    assert limitation_of(case).first_barred_day == date(2031, 2, 1)


SINCE = st.sampled_from([None, date(2026, 1, 31), INTEREST_FROM, JUDGED, JUDGED + 14 * DAY])


@settings(max_examples=25, deadline=None)
@over(
    principal=st.tuples(st.integers(1, 600_00), SINCE),
    rest=st.tuples(st.integers(0, 400_00), SINCE),
    fixed=st.integers(0, 50_00),
    costs=st.tuples(st.integers(0, 400_00), SINCE),
    money=st.lists(st.tuples(st.integers(0, 900), st.integers(1, 700_00)), max_size=4),
)
def test_on_every_day_a_plain_account_says_the_same_to_the_cent(
    principal: tuple[int, date | None],
    rest: tuple[int, date | None],
    fixed: int,
    costs: tuple[int, date | None],
    money: list[tuple[int, int]],
) -> None:
    """Awarded and run, less paid, is open; the views' formulas give the same on each day."""
    parts = (
        part(PartKind.PRINCIPAL, *principal),
        agreed(*rest),
        part(PartKind.COLLECTION_COSTS, *costs),
    )
    story = judged(*parts, part(PartKind.INTEREST, fixed))
    plain = PlainAward(parts, fixed)
    came: dict[date, int] = {}
    for number, (after, amount) in enumerate(sorted(money)):
        day = JUDGED + after * DAY
        came[day] = came.get(day, 0) + amount
        story.after(paid(amount, on=day, payment_id=f"P-{number}"))
    claim = story.claim
    pieces, looked = open_parts(claim, through=date(2028, 12, 31)), {0, 1, 13, 14, 300, 365, 950}
    looked |= {after + more for after, _ in money for more in (0, 1)}
    for number in range((JUDGED - date(2026, 1, 31)).days + 951):
        day = date(2026, 1, 31) + number * DAY
        plain.day(day, came.get(day, 0))
        if day < JUDGED or (day - JUDGED).days not in looked:
            continue
        now = balance(claim, on=day)
        assert (now.principal, now.interest, now.costs, now.unallocated) == plain.found, day
        run = now.account.charged_interest
        awarded = principal[0] + rest[0] + costs[0]
        assert awarded + run - sum(v for d, v in came.items() if d <= day) == (
            now.total - now.unallocated
        )
        last = date.max
        [piece] = [p for p in pieces if p.first_on <= day <= (p.last_on or last)]
        assert (piece.principal, piece.interest_on(day), piece.costs) == plain.found[:3], day
