"""Money that goes back in every state of a claim: a step asks it again, or somebody is told."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from domain.claim.ends import reopen
from domain.claim.events import (
    Asked,
    ClaimDisputed,
    ClaimWithdrawn,
    ClaimWrittenOff,
    HandedOver,
    Mark,
    PartyKind,
)
from domain.claim.marks import clear_mark
from domain.claim.payments import receive_payment, reverse_payment
from domain.claim.state import Ending
from domain.dunning.next.step import next_step
from domain.law.protection import RULES, Bar
from tests.domain.story import CALL, DOCUMENT, Story, given, invoice_sent, paid
from tests.domain.test_judgment import JUDGED, judged, summoned

DAY = timedelta(days=1)
PAID = date(2026, 2, 20)
LATER = date(2026, 11, 16)
"""After everything that the stories tell; a Monday."""


def in_part(story: Story | None = None) -> Story:
    return (story or given(invoice_sent())).after(paid(100_00, on=PAID), on=PAID)


def in_full(story: Story | None = None) -> Story:
    told = story or given(invoice_sent())
    told.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id="P-1",
            amount=5_000_00,
            credited_on=day,
            source=CALL,
            today=day,
        ),
        on=LATER - 3 * DAY,
    )
    assert told.claim.ending is Ending.SETTLED
    return told


def withdrawn() -> Story:
    return in_part().after(ClaimWithdrawn(why="coulance"))


def written_off() -> Story:
    return in_part().after(ClaimWrittenOff(amounts=Asked(principal=900_00), why="oninbaar"))


GONE = HandedOver(
    party="Incasso B.V.",
    party_kind=PartyKind.AGENCY,
    dossier_sha256=DOCUMENT,
    balance=Asked(principal=900_00),
)


def with_party() -> Story:
    return in_part().after(GONE)


def settled_there() -> Story:
    return in_full(given(invoice_sent()).after(GONE, on=PAID))


def before_the_court() -> Story:
    return summoned(in_part())


def with_judgment() -> Story:
    story = judged()
    return story.after(paid(100_00, on=JUDGED + DAY), on=JUDGED + DAY)


def disputed() -> Story:
    return in_part().after(ClaimDisputed(amount=900_00, ground="quality"))


def back(story: Story, *, filed: bool = False) -> Story:
    facts = reverse_payment(
        story.claim, payment_id="P-1", reversed_on=LATER, today=LATER, filed=filed
    )
    assert facts, "it is recorded in every state"
    return story.after(*facts, on=LATER)


GOES_ON: tuple[Callable[[], Story], ...] = (in_part, in_full, disputed)
MARKED: tuple[Callable[[], Story], ...] = (withdrawn, written_off, before_the_court, with_judgment)
PARTY_TOLD: tuple[Callable[[], Story], ...] = (with_party, settled_there)


@pytest.mark.parametrize("told", GOES_ON)
def test_what_lives_or_was_settled_goes_on_at_its_step(told: Callable[[], Story]) -> None:
    story = back(told())
    assert story.claim.live
    assert type(next_step(story.case, today=LATER + DAY)).__name__ != "Stand"
    assert Mark.PAYMENT_BACK not in story.claim.marks


@pytest.mark.parametrize("told", MARKED)
def test_where_no_step_asks_it_a_person_is_told_once(told: Callable[[], Story]) -> None:
    story = told()
    before = story.claim.ending
    back(story)
    assert (story.claim.ending, Mark.PAYMENT_BACK in story.claim.marks) == (before, True)
    assert story.claim.marked_on[Mark.PAYMENT_BACK] is not None
    again = reverse_payment(story.claim, payment_id="P-1", reversed_on=LATER, today=LATER)
    assert again == []
    story.after(*clear_mark(story.claim, Mark.PAYMENT_BACK), on=LATER)
    assert Mark.PAYMENT_BACK not in story.claim.marks


@pytest.mark.parametrize("told", PARTY_TOLD)
def test_with_a_party_it_is_the_party_that_is_to_be_told(told: Callable[[], Story]) -> None:
    story = back(told())
    assert story.claim.ending is Ending.HANDED_OVER
    assert "payment_reversed" in story.claim.untold
    assert Mark.PAYMENT_BACK not in story.claim.marks


def test_every_ending_is_in_the_tables() -> None:
    tried = {one().claim.ending for one in (*GOES_ON, *MARKED, *PARTY_TOLD)}
    assert tried == set(Ending)


@pytest.mark.parametrize("told", [in_part, in_full])
def test_what_is_filed_with_a_trustee_is_looked_at_by_a_person(told: Callable[[], Story]) -> None:
    assert Mark.PAYMENT_BACK in back(told(), filed=True).claim.marks


@pytest.mark.parametrize("bar", list(Bar))
def test_it_is_filed_where_the_law_says_so(bar: Bar) -> None:
    story = given(invoice_sent())
    story.bars = {bar.value: None}
    case = story.case
    expected = RULES[bar].takes_claims or bar is Bar.FORCED_SETTLEMENT
    assert case.debtor.files(case.claim) is expected


def test_what_a_person_undoes_himself_marks_nothing() -> None:
    story = withdrawn()
    facts = reverse_payment(
        story.claim, payment_id="P-1", reversed_on=PAID, today=LATER, undone=True
    )
    assert [type(one).__name__ for one in facts] == ["PaymentReversed"]


def test_whoever_opens_it_again_has_decided() -> None:
    story = back(withdrawn())
    story.after(*reopen(story.claim, why="payment_back"), on=LATER)
    assert story.claim.live
    assert Mark.PAYMENT_BACK not in story.claim.marks
