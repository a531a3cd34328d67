"""Costs that were counted apart over claims that one letter could ask are found (6:96 lid 7)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.events import (
    ClaimDisputed,
    ClaimMovedToDebtor,
    CollectionCostsCharged,
    CollectionCostsWaived,
    HoldPlaced,
)
from domain.compliance.costs_once import COSTS_ONCE
from domain.compliance.obligation import Compliance
from domain.debtor.events import ClaimOpenedForDebtor, DebtorRegistered
from domain.debtor.merge_events import ClaimsJoined
from domain.facts import Fact, StreamKind
from domain.law.default import TermBasis
from domain.sealing import Sealed
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import fourteen
from tests.domain.story import CREDITOR, DEBTOR, FOURTEEN, invoice_sent

OPENED, DUE = date(2026, 1, 1), date(2026, 1, 31)
POSTED, LATER, CHARGED = date(2026, 2, 10), date(2026, 2, 17), date(2026, 3, 16)
ONE_DAY = timedelta(days=1)
OTHER, SECOND, ANOTHER_DEBTOR = (
    UUID(f"01900000-0000-7000-8000-0000000000{end}") for end in ("23", "33", "43")
)


def two_claims(due: date = DUE, series: str = "", *facts: Fact) -> Life:
    """Two claims of a hundred euro of one debtor, the second due on a day."""
    first = invoice_sent(basis=TermBasis.CONTRACT, principal=100_00)
    first = first.model_copy(update={"series_id": series})
    second = first.model_copy(update={"invoice_number": "F-2", "due_on": due})
    life = Life().claim(first, on=OPENED)
    life.put(StreamKind.DEBTOR, DEBTOR, ClaimOpenedForDebtor(claim_id=OTHER), on=OPENED)
    return life.put(StreamKind.CLAIM, OTHER, second, *facts, on=OPENED)


def asked_apart(life: Life) -> Life:
    fourteen(life, on=POSTED, principal=100_00, costs=40_00)
    return fourteen(life, on=LATER, principal=100_00, costs=40_00, letter=SECOND, claim=OTHER)


def charge(letter: UUID, amount: int = 40_00) -> CollectionCostsCharged:
    return CollectionCostsCharged(amount=amount, base=100_00, letter_id=letter)


def reasons(life: Life) -> list[str]:
    return life.reasons(COSTS_ONCE)


def test_a_letter_over_two_claims_counts_once_over_their_sum() -> None:
    for costs, reason in ((40_00, "counted_once"), (80_00, "counted_apart")):
        beside = ((OTHER, 100_00),)
        life = fourteen(two_claims(), on=POSTED, principal=100_00, costs=costs, beside=beside)
        (ruling,) = life.held_to(COSTS_ONCE).rulings
        assert (ruling.reason, ruling.values) == (reason, {"stated": costs, "at_most": 40_00})


def test_two_letters_over_what_one_could_ask_are_found_on_both_claims() -> None:
    life = asked_apart(two_claims())
    (ruling,) = life.held_to(COSTS_ONCE).rulings
    assert (ruling.reason, ruling.on) == ("asked_apart", LATER)
    assert ruling.values == {"stated": 80_00, "at_most": 40_00}
    (theirs,) = (one for one in COSTS_ONCE.judge(life.file(claim=OTHER)))
    assert theirs.reason == "asked_apart"


def test_a_claim_that_was_not_in_default_when_the_first_letter_went_could_not_join_it() -> None:
    for due, reason in (
        (POSTED - ONE_DAY, "asked_apart"),
        (POSTED, "could_not_be_joined"),
    ):
        assert reasons(asked_apart(two_claims(due))) == [reason]


@pytest.mark.parametrize(
    "stop",
    [
        ClaimDisputed(amount=100_00, ground="quality"),
        HoldPlaced(hold_id="h", category="other", from_day=OPENED),
    ],
)
def test_a_claim_that_was_contested_or_held_could_not_be_joined(stop: Fact) -> None:
    assert reasons(asked_apart(two_claims(DUE, "", stop))) == ["could_not_be_joined"]


def test_a_letter_that_says_again_what_another_said_is_no_second_one() -> None:
    life = fourteen(two_claims(), on=POSTED, principal=100_00, costs=40_00)
    fourteen(life, on=LATER, principal=100_00, costs=40_00, letter=SECOND)
    assert life.held_to(COSTS_ONCE).verdict is Compliance.NOT_APPLICABLE


def test_each_term_of_a_series_has_its_own_letter() -> None:
    life = asked_apart(two_claims(DUE, "huur"))
    assert life.held_to(COSTS_ONCE).verdict is Compliance.NOT_APPLICABLE


def test_of_two_who_prove_to_be_one_the_costs_are_brought_down_to_one_calculation() -> None:
    life = two_claims()
    other = DebtorRegistered(creditor_id=CREDITOR, contact=Sealed.committed("ef" * 32))
    life.put(StreamKind.DEBTOR, ANOTHER_DEBTOR, other, on=OPENED)
    life.streams[OTHER] = []
    invoice = invoice_sent(basis=TermBasis.CONTRACT, principal=100_00)
    his = invoice.model_copy(update={"debtor_id": ANOTHER_DEBTOR, "invoice_number": "F-2"})
    life.put(StreamKind.CLAIM, OTHER, his, on=OPENED)
    asked_apart(life).claim(charge(FOURTEEN), on=CHARGED)
    life.put(StreamKind.CLAIM, OTHER, charge(SECOND), on=CHARGED)
    moved = ClaimMovedToDebtor(from_debtor=ANOTHER_DEBTOR, to_debtor=DEBTOR)
    life.put(StreamKind.CLAIM, OTHER, moved, on=CHARGED)
    life.debtor(ClaimsJoined(from_debtor=ANOTHER_DEBTOR, claims=(OTHER,)), on=CHARGED)
    assert reasons(life) == ["not_joined_since"]
    let_go = CollectionCostsWaived(amount=40_00, why="one debtor", retroactive=True)
    life.put(StreamKind.CLAIM, OTHER, let_go, on=CHARGED)
    assert reasons(life) == ["joined_since"]


def test_costs_come_once_and_what_was_let_go_may_fall_due_again() -> None:
    life = fourteen(two_claims(), on=POSTED, principal=100_00, costs=40_00)
    life.claim(charge(FOURTEEN), on=CHARGED)
    life.claim(CollectionCostsWaived(amount=15_00, why="less was open"), on=CHARGED)
    assert reasons(life.claim(charge(FOURTEEN, 15_00), on=CHARGED)) == ["charged_again_in_part"]
    assert reasons(life.claim(charge(SECOND), on=CHARGED)) == ["charged_twice"]
