"""What is said of the interest of a claim: since when it runs, or why none does, by which law."""

from datetime import date

import pytest

from adapters.paper.rows import claim_table
from domain.case.interest_stand import InterestStand, InterestTold, interest_told
from domain.claim.balance import balance
from domain.claim.events import CorrectedField, InvoiceDetailsCorrected
from domain.law.protection import Bar, BarEnd
from domain.law.rates import InterestKind
from domain.letter.order.content import specification
from domain.parties import Capacity
from tests.domain.life import DAY, Life
from tests.domain.story import Story, default_declared, given, invoice_sent, paid
from tests.domain.test_judgment import INTEREST_FROM, JUDGED, agreed, judged
from tests.domain.test_statutory_term import ASKED, ISSUED, PRINTED, opened

STATUTORY = date(2026, 11, 3)
"""Thirty days after the receipt that is presumed of an invoice of Thursday 1 October."""


def told(story: Story, on: date = ASKED) -> tuple[InterestTold, ...]:
    return interest_told(story.case, on=on)


def said(story: Story, on: date = ASKED) -> list[tuple[str, str, date | None]]:
    return [(one.stand.value, one.article, one.since) for one in told(story, on)]


@pytest.mark.parametrize(
    ("capacity", "article"), [(Capacity.COMPANY, "BW 6:119a"), (Capacity.GOVERNMENT, "BW 6:119b")]
)
def test_commercial_interest_is_told_with_its_first_day_before_it_and_on_it(
    capacity: Capacity, article: str
) -> None:
    story = opened(capacity=capacity)
    before = said(story, STATUTORY - DAY)
    assert before == [("term_runs", f"{article} lid 2", STATUTORY)]
    assert balance(story.claim, on=STATUTORY - DAY).interest == 0
    assert said(story, STATUTORY) == [("runs", f"{article} lid 2", STATUTORY)]
    assert balance(story.claim, on=STATUTORY).interest > 0


def test_of_an_agreed_day_it_is_the_first_paragraph() -> None:
    story = opened()
    story.after(
        InvoiceDetailsCorrected(
            field=CorrectedField.TERM_BASIS, old="one_sided", new="contract", evidence="order 7"
        ),
        on=ASKED,
    )
    assert said(story) == [("runs", "BW 6:119a lid 1", PRINTED + DAY)]
    assert said(story, PRINTED) == [("term_runs", "BW 6:119a lid 1", PRINTED + DAY)]


def test_a_consumer_without_default_owes_none_and_one_in_default_does() -> None:
    story = given(invoice_sent())
    assert said(story, date(2026, 3, 1)) == [("no_default", "BW 6:119 lid 1", None)]
    story.after(default_declared(since=date(2026, 2, 20)), on=date(2026, 2, 20))
    assert said(story, date(2026, 3, 1)) == [("runs", "BW 6:119 lid 1", date(2026, 2, 20))]


def test_whose_capacity_is_not_known_is_reckoned_as_a_consumer_and_told_what_a_business_owes() -> (
    None
):
    assert said(opened(capacity=Capacity.UNKNOWN)) == [
        ("no_default", "BW 6:119 lid 1", None),
        ("capacity_unknown", "BW 6:119a lid 2", STATUTORY),
    ]


def corrected(new: str) -> Story:
    change = InvoiceDetailsCorrected(
        field=CorrectedField.INTEREST_KIND, old="commercial", new=new, evidence="contract 12"
    )
    return opened().after(change, on=ASKED)


def test_interest_that_is_not_claimed_is_none() -> None:
    assert said(corrected("none")) == [("not_claimed", "", None)]


def test_agreed_interest_without_its_rate_is_none_and_says_so_and_the_claim_can_be_read() -> None:
    story = corrected("contract")
    assert said(story) == [("rate_unknown", "BW 6:119 lid 3", None)]
    assert balance(story.claim, on=ASKED).interest == 0
    assert story.claim.interest_kind is InterestKind.CONTRACT


def test_nothing_bears_interest_since_the_day_on_which_it_was_paid() -> None:
    story = opened()
    story.after(paid(1_000_00, on=STATUTORY - DAY))
    assert said(story) == [("nothing_bears", "BW 6:119a lid 2", STATUTORY - DAY)]


def bankrupt(since: date, bar: Bar = Bar.BANKRUPTCY) -> Life:
    life = Life(opened())
    life.begins(bar, on=ASKED, since=since)
    return life


def stands(life: Life, on: date = ASKED) -> list[tuple[str, str, date | None]]:
    return [(one.stand.value, one.article, one.since) for one in interest_told(life.case, on=on)]


@pytest.mark.parametrize(
    ("bar", "stand", "article"),
    [
        (Bar.BANKRUPTCY, "bankrupt", "Fw 128"),
        (Bar.DEBT_RESTRUCTURING, "restructured", "Fw 303"),
    ],
)
def test_an_insolvency_stops_it_and_one_of_before_its_first_day_leaves_nothing_to_run(
    bar: Bar, stand: str, article: str
) -> None:
    after = bankrupt(STATUTORY + DAY, bar)
    assert stands(after) == [
        ("runs", "BW 6:119a lid 2", STATUTORY),
        (stand, article, STATUTORY + DAY),
    ]
    assert balance(after.case.claim, on=ASKED).interest > 0
    on_it = bankrupt(STATUTORY, bar)
    assert stands(on_it) == [(stand, article, STATUTORY)]
    assert balance(on_it.case.claim, on=ASKED).interest == 0


def test_a_restructuring_that_is_over_names_the_days_that_bear_none() -> None:
    life = bankrupt(STATUTORY, Bar.DEBT_RESTRUCTURING)
    ended = ASKED + 10 * DAY
    life.ends(Bar.DEBT_RESTRUCTURING, on=ended)
    assert interest_told(life.case, on=ended)[1] == InterestTold(
        InterestStand.RESTRUCTURED, "Fw 303", STATUTORY, ended - DAY
    )


def test_what_a_clean_slate_freed_bears_none_since_that_ruling() -> None:
    life = bankrupt(STATUTORY + DAY, Bar.DEBT_RESTRUCTURING)
    life.ends(Bar.DEBT_RESTRUCTURING, on=ASKED, how=BarEnd.CLEAN_SLATE)
    assert ("freed", "Fw 358, BW 6:3", STATUTORY + DAY) in stands(life)


def test_what_is_barred_with_its_principal_says_since_when() -> None:
    story = opened()
    last = PRINTED.replace(year=PRINTED.year + 5)
    assert len(told(story, last)) == 1
    assert told(story, last + DAY)[-1] == InterestTold(InterestStand.BARRED, "BW 3:312", last + DAY)


def test_a_judgment_gives_its_own_interest_or_none() -> None:
    story = judged(agreed(600_00, INTEREST_FROM, 12_00))
    assert told(story, JUDGED)[0] == InterestTold(InterestStand.JUDGED, "Rv 236", INTEREST_FROM)
    without = judged(agreed(600_00, None))
    assert told(without, JUDGED)[0] == InterestTold(InterestStand.JUDGED_WITHOUT, "Rv 236", JUDGED)


def test_every_day_on_which_none_is_open_says_why() -> None:
    """What is told and what is owed agree on each day of a year around every first day."""
    for capacity in Capacity:
        story = opened(capacity=capacity)
        for days in range(365):
            day = ISSUED + days * DAY
            runs = told(story, day)[0].stand is InterestStand.RUNS
            assert runs == (balance(story.claim, on=day).interest > 0), (capacity, day)


def test_a_letter_and_a_dossier_say_from_when_interest_will_run_and_a_reminder_does_not() -> None:
    claim, day = opened().claim, STATUTORY - DAY
    row = specification(claim, on=day)
    assert (row.interest_from, row.interest_article) == (STATUTORY, "BW 6:119a lid 2")
    assert specification(claim, on=day, principal_only=True).interest_from is None
    assert specification(claim, on=STATUTORY).interest_from is None
    for language in ("nl", "en"):
        table = claim_table([row], total=row.open_total, total_label="", language=language)
        assert any("BW 6:119a lid 2" in note for note in table["claims"][0]["notes"])
    bars = bankrupt(STATUTORY - DAY).case.claim
    assert specification(bars, on=day).interest_from is None
