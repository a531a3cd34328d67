"""The instalment of a plan over several claims: known by its plan, and divided as that divides."""

from dataclasses import replace

import pytest

from domain.letter.text.payment_reference import ReferenceKind, made_reference
from domain.matching.incoming import (
    AmountKind,
    AskedByPlan,
    AskedTogether,
    Ledgers,
    MoneyStanding,
    Payable,
)
from domain.matching.judge import judge
from domain.matching.terms import MatchingTerms
from domain.matching.verdict import Ground, Judgment, Part, ToBook, ToPropose
from tests.domain.matching.people import ROOT, book, claim, paid, payer

JAN = payer("Jan de Vries", seen=True)
EVA = payer("Eva Bakker")
USUAL = MatchingTerms()
REFERENCE = made_reference(ReferenceKind.RF, ROOT)
FIRST = claim(JAN, "F2026-0142", 120_00)
SECOND = claim(JAN, "F2026-0167", 300_00)
THIRD = claim(JAN, "F2026-0198", 80_00)
HERS = (claim(EVA, "F2026-0313", 70_00), claim(EVA, "F2026-0350", 90_00))
OTHER = claim(JAN, "F2026-0420", 55_00)


def plan(*shares: tuple[Payable, int], over: tuple[Payable, ...] = ()) -> AskedByPlan:
    ids = tuple(one.id for one in (over or tuple(one for one, _ in shares)))
    return AskedByPlan(claims=ids, shares=tuple((one.id, cents) for one, cents in shares))


PLAN = plan((FIRST, 45_50), (SECOND, 40_00), over=(FIRST, SECOND, THIRD))


def his(*plans: AskedByPlan, claims: tuple[Payable, ...] = ()) -> Ledgers:
    """All that he and Eva owe, and what plans ask; a letter of his plan has a reference."""
    own = claims or (FIRST, SECOND, THIRD, OTHER)
    letter = AskedTogether(reference=REFERENCE, claims=tuple(one.id for one in own[:3]))
    return replace(book((JAN, EVA), *own, *HERS), plans=plans, letters=(letter,))


def parts(found: Judgment) -> tuple[Part, ...]:
    assert isinstance(found, ToBook), found
    return found.way.parts


AS_THE_PLAN = (Part(FIRST.id, 45_50), Part(SECOND.id, 40_00))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (REFERENCE, "Jan de Vries"),
        (REFERENCE, "M. Smit"),
        ("termijn F2026-0142", "J. de Vries"),
        ("termijn F2026-0167", "J. de Vries"),
        ("termijn F2026-0198", "J. de Vries"),
        ("F2026-0142 en F2026-0167", "Jan de Vries"),
        ("F2026-0142", ""),
    ],
)
def test_an_instalment_by_reference_or_a_number_of_it_is_divided_as_the_plan_divides(
    text: str, name: str
) -> None:
    assert parts(judge(paid(85_50, text, name=name), his(PLAN), USUAL)) == AS_THE_PLAN


def test_a_cent_more_or_less_is_no_instalment() -> None:
    for cents in (85_49, 85_51):
        found = judge(paid(cents, "F2026-0142", name="Jan de Vries"), his(PLAN), USUAL)
        ways = (found.way,) if isinstance(found, ToBook) else found.ways  # type: ignore[union-attr]  # a number names him: never parked
        assert all(Ground.AMOUNT_OF_PLAN not in {t.ground for t in way.told} for way in ways)
        assert not isinstance(judge(paid(cents, REFERENCE), his(PLAN), USUAL), ToBook)


def test_who_pays_by_a_number_and_is_not_known_is_looked_at() -> None:
    stranger = his(PLAN)
    stranger = replace(
        stranger, payers={**stranger.payers, JAN.id: replace(JAN, account_seen=False)}
    )
    assert not isinstance(judge(paid(85_50, "F2026-0142", name="M. Smit"), stranger, USUAL), ToBook)
    assert not isinstance(judge(paid(85_50, "F2026-0142"), stranger, USUAL), ToBook)


def test_without_a_number_it_is_proposed_as_the_plan_divides_it() -> None:
    found = judge(paid(85_50, "termijn", name="Jan de Vries"), his(PLAN), USUAL)
    assert isinstance(found, ToPropose)
    assert found.ways[0].parts == AS_THE_PLAN
    assert not found.ways[0].against


def test_another_debtor_with_the_same_instalment_makes_no_difference_to_who_is_named() -> None:
    theirs = plan((HERS[0], 45_50), (HERS[1], 40_00))
    both = his(PLAN, theirs)
    found = judge(paid(85_50, "F2026-0142", name="Jan de Vries"), both, USUAL)
    assert parts(found) == AS_THE_PLAN
    unnamed = judge(paid(85_50, "termijn", name="Jan de Vries"), both, USUAL)
    assert isinstance(unnamed, ToPropose)
    assert Ground.SAME_AMOUNTS in {one.ground for one in unnamed.ways[0].against}
    hers = judge(paid(85_50, "F2026-0142", name="Eva Bakker"), both, USUAL)
    assert not isinstance(hers, ToBook)


def test_two_plans_of_one_debtor_are_told_apart_by_a_number_and_else_by_a_person() -> None:
    fourth = claim(JAN, "F2026-0500", 200_00)
    two = plan((OTHER, 25_50), (fourth, 60_00))
    both = his(PLAN, two, claims=(FIRST, SECOND, THIRD, OTHER, fourth))
    assert parts(judge(paid(85_50, "F2026-0142"), both, USUAL)) == AS_THE_PLAN
    found = judge(paid(85_50, "F2026-0500"), both, USUAL)
    assert parts(found) == (Part(OTHER.id, 25_50), Part(fourth.id, 60_00))
    unnamed = judge(paid(85_50, "termijn", name="Jan de Vries"), both, USUAL)
    assert isinstance(unnamed, ToPropose)
    assert Ground.SEVERAL_WAYS in {one.ground for one in unnamed.ways[0].against}
    across = judge(paid(85_50, "F2026-0142 F2026-0500"), both, USUAL)
    assert not isinstance(across, ToBook)


def test_a_number_outside_the_plan_with_its_instalment_is_looked_at() -> None:
    big = claim(JAN, "F2026-0600", 500_00)
    ledgers = his(PLAN, claims=(FIRST, SECOND, THIRD, big))
    found = judge(paid(85_50, "F2026-0600", name="Jan de Vries"), ledgers, USUAL)
    assert isinstance(found, ToPropose)
    assert Ground.FITS_OTHER in {one.ground for one in found.ways[0].against}


def test_a_standing_order_with_the_number_of_a_claim_that_is_paid_pays_the_plan() -> None:
    done = replace(FIRST, open=0, due=0, amounts={}, standing=MoneyStanding.CLOSED)
    rest = plan((SECOND, 40_00), (THIRD, 45_50), over=(FIRST, SECOND, THIRD))
    ledgers = his(rest, claims=(done, SECOND, THIRD))
    for text in ("termijn F2026-0142", REFERENCE):
        found = judge(paid(85_50, text, name="Jan de Vries"), ledgers, USUAL)
        assert parts(found) == (Part(SECOND.id, 40_00), Part(THIRD.id, 45_50))
    more = judge(paid(85_51, "termijn F2026-0142", name="Jan de Vries"), ledgers, USUAL)
    assert not isinstance(more, ToBook)


def test_a_claim_of_the_plan_that_lies_with_a_party_leaves_it_to_a_person() -> None:
    away = replace(SECOND, standing=MoneyStanding.WITH_PARTY)
    ledgers = his(PLAN, claims=(FIRST, away, THIRD))
    found = judge(paid(85_50, REFERENCE, name="Jan de Vries"), ledgers, USUAL)
    assert not isinstance(found, ToBook)


def test_what_was_promised_over_several_is_divided_as_it_was_promised() -> None:
    first, second = (
        replace(one, amounts={**one.amounts, AmountKind.PROMISED: frozenset({cents})})
        for one, cents in ((FIRST, 50_25), (SECOND, 110_00))
    )
    ledgers = replace(his(claims=(first, second, THIRD)), letters=())
    found = judge(paid(160_25, "F2026-0142", name="Jan de Vries"), ledgers, USUAL)
    assert parts(found) == (Part(first.id, 50_25), Part(second.id, 110_00))
    more = judge(paid(160_26, "F2026-0142", name="Jan de Vries"), ledgers, USUAL)
    assert not isinstance(more, ToBook)


def test_what_the_payer_says_himself_goes_before_the_plan() -> None:
    said = "F2026-0142 EUR 60,50, F2026-0167 EUR 25,00"
    found = judge(paid(85_50, said, name="Jan de Vries"), his(PLAN), USUAL)
    assert set(parts(found)) == {Part(FIRST.id, 60_50), Part(SECOND.id, 25_00)}
