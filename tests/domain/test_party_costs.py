"""What a party charges the creditor: explained to the cent, and never asked of the debtor."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.case import Case
from domain.claim.balance import balance
from domain.claim.court_repeats import CourtRuling
from domain.claim.enforcement import tell_enforcement_costs
from domain.claim.events import Asked, AwardedPart, ClaimFact, HandedOver, PartKind
from domain.claim.litigation import judge, summon
from domain.claim.party_costs import Borne, CostGround, bill, borne, charged, vat_charged
from domain.claim.party_money import (
    kept_without_bill,
    kept_without_bill_since,
    owed_by,
    to_ask_since,
    to_keep,
)
from domain.claim.there import PartyCost
from domain.facts import EnteredInError
from domain.law.rates import InterestKind
from tests.domain.lapsed import ACT_FROM
from tests.domain.story import DOCUMENT, Story, names, paid, refusal
from tests.domain.test_hand_over_states import AGENCY, DAY, handed
from tests.domain.test_judgment import JUDGED, judged
from tests.domain.test_party_money import PARTY, remitted, reported

LATER = ACT_FROM + 2 * DAY


def billed(
    story: Story,
    reference: str = "N-1",
    *,
    on: date = LATER,
    today: date = LATER,
    vat: int = 0,
    kept: bool = True,
    credit: bool = False,
    **parts: int,
) -> list[ClaimFact]:
    return story.when(
        lambda case, day: bill(
            case.claim,
            party="",
            reference=reference,
            billed_on=on,
            parts={PartyCost(kind): cents for kind, cents in parts.items()},
            vat=vat,
            kept=kept,
            credit=credit,
            today=day,
        ),
        on=today,
    )


def test_a_bill_is_recorded_and_the_debtor_owes_not_a_cent_more() -> None:
    story = handed()
    before = balance(story.claim, on=LATER)
    facts = billed(story, fee=10_00, court_fee=90_00, enforcement=125_57, vat=28_47)
    assert names(facts) == ["party_billed"]
    assert balance(story.claim, on=LATER) == before
    assert story.claim.untold == ()
    assert charged(story.claim, PARTY, PartyCost.COURT_FEE) == 90_00
    assert vat_charged(story.claim, PARTY) == 28_47


def test_what_was_remitted_is_what_was_reported_less_the_bill_that_was_kept() -> None:
    story = handed()
    reported(story)
    billed(story, commission=12_40, vat=2_60)
    there = story.claim
    assert (owed_by(there, PARTY), to_keep(there, PARTY)) == (100_00, 15_00)
    story.when(remitted(85_00, 15_00), on=LATER)
    there = story.claim
    assert (owed_by(there, PARTY), to_keep(there, PARTY)) == (0, 0)
    assert kept_without_bill(there, PARTY) == 0
    assert (to_ask_since(there, PARTY), kept_without_bill_since(there, PARTY)) == (None, None)


def test_a_cent_kept_beyond_the_bill_is_asked_about_from_the_day_of_the_remittance() -> None:
    story = handed()
    reported(story)
    billed(story, commission=12_40, vat=2_59)
    story.when(remitted(85_00, 15_00), on=LATER)
    assert kept_without_bill(story.claim, PARTY) == 1
    assert kept_without_bill_since(story.claim, PARTY) == LATER
    billed(story, "N-2", fee=1)
    assert kept_without_bill_since(story.claim, PARTY) is None


def test_a_payment_passed_on_in_part_is_asked_about_at_once_and_another_in_thirty_days() -> None:
    story = handed()
    reported(story)
    assert to_ask_since(story.claim, PARTY) == ACT_FROM + 31 * DAY
    story.when(remitted(84_99), on=LATER)
    assert to_ask_since(story.claim, PARTY) == LATER
    billed(story, commission=12_40, vat=2_60)
    assert to_ask_since(story.claim, PARTY) == LATER, "a cent lacks"
    story.when(remitted(1, reference="A-2"), on=LATER)
    assert to_ask_since(story.claim, PARTY) is None, "the bill says why the rest is kept"
    reported(story, 20_00, on=LATER + DAY, reference="D-2")
    assert to_ask_since(story.claim, PARTY) == LATER + 31 * DAY, "not passed on in part"


def test_a_bill_that_is_paid_apart_explains_nothing_that_was_kept() -> None:
    story = handed()
    reported(story)
    billed(story, fee=15_00, kept=False)
    story.when(remitted(85_00, 15_00), on=LATER)
    assert kept_without_bill(story.claim, PARTY) == 15_00


def test_told_twice_is_told_once_and_otherwise_refused() -> None:
    story = handed()
    billed(story, fee=10_00, vat=2_10)
    assert billed(story, fee=10_00, vat=2_10) == []
    others: list[dict[str, Any]] = [{"fee": 10_01}, {"fee": 10_00, "kept": False}]
    for said in others:
        assert refusal(partial(billed, story, vat=2_10, **said)) == "party_bill.known_otherwise"
    assert refusal(lambda: billed(story, "N-2", vat=2_10, fee=0)) == "money.not_positive"
    assert refusal(lambda: billed(story, "N-2", fee=10_00, vat=-1)) == "money.not_positive"
    assert refusal(lambda: billed(story, "N-2", fee=1, on=LATER + DAY)) == "day.in_the_future"


def test_a_credit_note_lowers_what_was_charged_and_never_by_more() -> None:
    story = handed()
    billed(story, fee=10_00, vat=2_10)
    others: list[dict[str, Any]] = [{"fee": 10_01}, {"fee": 1, "vat": 2_11}, {"commission": 1}]
    for said in others:
        wrong = partial(billed, story, "C-1", credit=True, **said)
        assert refusal(wrong) == "party_bill.credits_more"
    billed(story, "C-1", fee=10_00, vat=2_10, credit=True)
    assert charged(story.claim, PARTY, PartyCost.FEE) == 0
    assert (vat_charged(story.claim, PARTY), to_keep(story.claim, PARTY)) == (0, 0)


def test_a_bill_that_was_entered_in_error_explains_nothing() -> None:
    story = handed()
    billed(story, fee=10_00)
    wrong = EnteredInError(version=story.claim.version, topic="claim.party_billed")
    story.after(wrong, on=LATER)
    assert story.claim.at_party.bills == ()


def test_the_debtor_is_asked_by_the_scale_and_the_rest_of_the_bill_stays() -> None:
    story = handed()
    asked = sum(one.standing for one in story.claim.costs)
    assert asked > 0
    billed(story, fee=asked, commission=7_00, vat=9_99, kept=False)
    billed(story, "N-2", court_fee=90_00, kept=False)
    billed(story, "N-3", enforcement=30_00, kept=False)
    assert borne(story.claim) == [
        Borne(CostGround.SCALE, asked + 7_00, asked),
        Borne(CostGround.JUDGMENT, 90_00, 0),
        Borne(CostGround.ENFORCEMENT, 30_00, 0),
    ]
    assert [one.stays for one in borne(story.claim)] == [7_00, 90_00, 30_00]


def test_after_a_judgment_what_it_awards_and_what_a_bailiff_made_is_asked() -> None:
    story = judged()
    gone = HandedOver(
        party=PARTY, party_kind=AGENCY.kind, dossier_sha256=DOCUMENT, balance=Asked(principal=1)
    )
    story.after(gone, on=JUDGED)
    on = JUDGED + DAY
    story.when(
        lambda case, day: tell_enforcement_costs(
            case.claim, amount=30_00, made_on=day, document="E-1", today=day
        ),
        on=on,
    )
    each: dict[str, Any] = {kind.value: 200_00 for kind in PartyCost}
    billed(story, on=on, today=on, **each)
    assert borne(story.claim) == [
        Borne(CostGround.SCALE, 600_00, 150_00),
        Borne(CostGround.JUDGMENT, 400_00, 300_00),
        Borne(CostGround.ENFORCEMENT, 200_00, 30_00),
    ]


def summoned_on(case: Case, day: date) -> list[ClaimFact]:
    return summon(
        case.claim,
        served_on=day,
        court="Utrecht",
        hearing_on=None,
        claimed=Asked(principal=50_00),
        costs=0,
        today=day,
    )


@pytest.mark.parametrize(("reckons", "asked"), [(-1, 0), (0, 1)])
def test_collection_costs_paid_before_a_judgment_were_asked_though_it_awards_none(
    reckons: int, asked: int
) -> None:
    """Through the day of the payment they are off the judgment; through the day before, not."""
    story = handed()
    costs = sum(one.standing for one in story.claim.costs)
    before_vat = sum(one.standing - one.vat for one in story.claim.costs)
    story.after(paid(costs + 20_00, on=LATER), on=LATER)
    story.when(summoned_on, on=LATER)
    rest = AwardedPart(kind=PartKind.PRINCIPAL, amount=50_00, interest=InterestKind.NONE)
    ruling = CourtRuling(
        given_on=LATER + DAY,
        court="Utrecht",
        case_number="1/26",
        parts=(rest,),
        reckoned_through=LATER + reckons * DAY,
    )
    story.when(lambda case, day: judge(case.claim, ruling, today=day), on=LATER + DAY)
    billed(story, fee=costs, on=LATER + DAY, today=LATER + DAY)
    assert borne(story.claim) == [Borne(CostGround.SCALE, costs, asked * before_vat)]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("bill remit".split()), st.integers(1, 9_00)), max_size=6))
def test_what_was_kept_is_what_bills_say_and_what_no_bill_says(told: list[tuple[str, int]]) -> None:
    story = handed()
    reported(story, 90_00)
    bills = fees = 0
    for number, (what, cents) in enumerate(told):
        if what == "bill":
            billed(story, f"N-{number}", fee=cents)
            bills += cents
        else:
            story.when(remitted(1, cents, f"A-{number}"), on=LATER)
            fees += cents
        there = story.claim
        assert fees == bills - to_keep(there, PARTY) + kept_without_bill(there, PARTY)
        assert min(to_keep(there, PARTY), kept_without_bill(there, PARTY)) == 0
