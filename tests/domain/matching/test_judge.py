"""When money is booked by itself, and when a person is asked."""

from dataclasses import replace

import pytest

from domain.errors import Refusal
from domain.letter.text.payment_reference import ReferenceKind, made_reference
from domain.matching.incoming import Ledgers, MoneyStanding
from domain.matching.judge import judge
from domain.matching.terms import Clue, MatchingTerms, require_safe
from domain.matching.verdict import Ground, Judgment, ToBook, ToPark, ToPropose
from tests.domain.matching.people import ROOT, book, claim, paid, payer

JAN = payer("Jan de Vries")
EVA = payer("Eva Bakker")
REFERENCE = made_reference(ReferenceKind.BETALINGSKENMERK, ROOT)
USUAL = MatchingTerms()


def booked(found: Judgment) -> bool:
    return isinstance(found, ToBook)


def against(found: Judgment) -> set[Ground]:
    assert isinstance(found, ToPropose)
    return {one.ground for one in found.ways[0].against}


@pytest.mark.parametrize(
    "text",
    [
        "factuur F2026-0142",
        "f2026 0142 dank",
        "FACT.F20260142",
        "2026-0142",
        "2026/142",
        "F2O26-O142",
        "Rechnung Nr. 20260142",
        "F2026.0142/bedankt",
    ],
)
def test_a_number_typed_in_any_way_with_the_exact_amount_is_booked(text: str) -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345))
    assert booked(judge(paid(12_345, text, name="J. de Vries"), ledgers, USUAL))


def test_a_number_that_the_bank_cut_at_its_column_is_whole() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345))
    pieces = ("betaling van de openstaande F2026", "-0142 met dank")
    assert booked(judge(paid(12_345, *pieces, name="J. de Vries"), ledgers, USUAL))


def test_a_printed_reference_alone_is_enough_and_a_wrong_digit_of_it_is_not() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345, reference=REFERENCE))
    assert booked(judge(paid(5_000, REFERENCE, name="M. Smit"), ledgers, USUAL))
    wrong = REFERENCE[:-1] + str((int(REFERENCE[-1]) + 1) % 10)
    assert not booked(judge(paid(12_345, wrong, name="M. Smit"), ledgers, USUAL))


def test_one_signal_alone_books_nothing() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345))
    assert not booked(judge(paid(5_000, "F2026-0142"), ledgers, USUAL))
    assert not booked(judge(paid(12_345), ledgers, USUAL))
    assert not booked(judge(paid(5_000, name="Jan de Vries"), ledgers, USUAL))


def test_another_may_pay_by_number_and_amount_where_nobody_else_owes_as_much() -> None:
    mine = claim(JAN, "F2026-0142", 12_345)
    line = paid(12_345, "F2026-0142", name="Bewindvoerder Zuid")
    assert booked(judge(line, book((JAN,), mine), USUAL))
    hers = claim(EVA, "F2026-0700", 12_345)
    assert not booked(judge(line, book((JAN, EVA), mine, hers), USUAL))
    assert not booked(judge(line, book((JAN,), mine, crowded=True), USUAL))


def test_another_debtors_number_in_the_text_stops_a_booking() -> None:
    ledgers = book((JAN, EVA), claim(JAN, "F2026-0142", 12_345), claim(EVA, "F2026-0143", 99))
    found = judge(paid(12_345, "F2026-0142 en F2026-0143", name="Jan de Vries"), ledgers, USUAL)
    assert Ground.OTHERS_NUMBER in against(found)
    assert isinstance(found, ToPropose)
    assert set(found.may_concern) == {JAN.id, EVA.id}


@pytest.mark.parametrize("standing", [MoneyStanding.CLOSED, MoneyStanding.WITH_PARTY])
def test_a_claim_that_is_closed_or_handed_over_is_proposed(standing: MoneyStanding) -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345, standing=standing))
    found = judge(paid(12_345, "F2026-0142", name="Jan de Vries"), ledgers, USUAL)
    assert not booked(found)


def test_a_number_that_nobody_knows_stops_what_rests_on_name_and_amount() -> None:
    ledgers = book((payer("Jan de Vries", seen=True),), claim(JAN, "F2026-0142", 12_345))
    found = judge(paid(12_345, "factuur F2026-0199", name="Jan de Vries"), ledgers, USUAL)
    assert Ground.UNKNOWN_NUMBER in against(found)


def test_a_longer_number_that_nobody_knows_is_not_taken_for_a_shorter_one() -> None:
    ledgers = book((JAN,), claim(JAN, "2026014", 12_345))
    assert not booked(judge(paid(12_345, "factuur 20260145", name="M. Smit"), ledgers, USUAL))


def test_numbers_of_a_range_and_amounts_behind_numbers_are_the_debtors_designation() -> None:
    claims = [claim(JAN, f"202600{n}", 1_000 * n) for n in (14, 15, 17)]
    ledgers = book((JAN,), *claims)
    found = judge(paid(46_000, "2026 0014 t/m 0017", name="Jan de Vries"), ledgers, USUAL)
    assert isinstance(found, ToBook)
    assert {part.amount for part in found.way.parts} == {14_000, 15_000, 17_000}
    line = paid(6_050, "20260014: 10,00; 20260015: EUR 50,50", name="J. de Vries")
    split = judge(line, ledgers, USUAL)
    assert isinstance(split, ToBook)
    assert [part.amount for part in split.way.parts] == [1_000, 5_050]


def test_several_numbers_with_less_than_they_ask_are_proposed() -> None:
    ledgers = book((JAN,), claim(JAN, "20260014", 5_000), claim(JAN, "20260015", 6_000))
    found = judge(paid(7_777, "20260014, 20260015", name="Jan de Vries"), ledgers, USUAL)
    assert Ground.SEVERAL_WAYS in against(found)


@pytest.mark.parametrize("text", ["20260014, niet 20260015", "20260014, 20260015"])
def test_several_numbers_with_a_slip_in_the_amount_of_one_are_proposed(text: str) -> None:
    ledgers = book((JAN,), claim(JAN, "20260014", 5_000), claim(JAN, "20260015", 6_000))
    found = judge(paid(7_000, text, name="Jan de Vries"), ledgers, USUAL)
    assert Ground.SEVERAL_WAYS in against(found)


def test_without_a_number_or_reference_a_person_is_asked() -> None:
    seen = payer("Jan de Vries", seen=True)
    found = judge(
        paid(12_345, name="Jan de Vries"), book((seen,), claim(JAN, "F2026-0142", 12_345)), USUAL
    )
    assert isinstance(found, ToPropose)
    assert found.may_concern == (JAN.id,)


def test_two_claims_of_the_same_amount_are_not_told_apart() -> None:
    seen = payer("Jan de Vries", seen=True)
    ledgers = book((seen,), claim(JAN, "F2026-0142", 12_345), claim(JAN, "F2026-0143", 12_345))
    found = judge(paid(12_345, name="Jan de Vries"), ledgers, USUAL)
    assert Ground.SEVERAL_WAYS in against(found)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("overgemaakt 2026-03-12", False),
        ("Datum: 2026.03.12", False),
        ("2026/03/12", False),
        ("betaling 20260312", False),
        ("factuur dd 2026-03-12", False),
        ("betaling 2026-0312", True),
        ("factuur 20260312", True),
        ("betaling F20260312", True),
        ("betaling 2026-15-07", True),  # no day of any month
    ],
)
def test_a_day_that_has_the_digits_of_a_number_is_no_number(text: str, sure: bool) -> None:
    jan = payer("Jan Bakker")
    one, other = claim(jan, "F2026-0312", 30_000), claim(jan, "F2026-1507", 20_000)
    found = judge(paid(9_000, text, name="Jan Bakker"), book((jan,), one, other), MatchingTerms())
    assert booked(found) is sure


def test_a_discount_after_its_last_day_is_told_and_is_a_part() -> None:
    jan = payer("Jan Bakker")
    one = replace(claim(jan, "F2026-0412", 10_000), discounted_late=frozenset({9_800}))
    found = judge(paid(9_800, "F2026-0412", name="Jan Bakker"), book((jan,), one), MatchingTerms())
    assert isinstance(found, ToBook)
    assert Ground.AMOUNT_LATE_DISCOUNT in {told.ground for told in found.way.told}
    less = judge(paid(9_799, "F2026-0412", name="Jan Bakker"), book((jan,), one), MatchingTerms())
    assert isinstance(less, ToBook)
    assert Ground.AMOUNT_PART in {told.ground for told in less.way.told}


def test_who_pays_all_he_owes_and_more_has_it_kept_for_him() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345))
    line = paid(20_000, "F2026-0142", name="J. de Vries")
    assert not booked(judge(line, ledgers, USUAL))
    found = judge(paid(20_000, "F2026-0142", name="Jan de Vries"), ledgers, USUAL)
    assert isinstance(found, ToBook)
    assert [part.amount for part in found.way.parts] == [20_000]


def test_the_amount_of_another_of_his_claims_makes_it_a_proposal() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345), claim(JAN, "F2026-0143", 4_711))
    found = judge(paid(4_711, "F2026-0142", name="Jan de Vries"), ledgers, USUAL)
    assert Ground.FITS_OTHER in against(found)


def test_what_names_nobody_may_be_anybodys() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_300))
    found = judge(paid(12_300, "dank", name="M. Smit"), ledgers, USUAL)
    assert not isinstance(found, ToBook)
    assert found.may_concern == ()
    assert judge(paid(1, "dank"), Ledgers(), USUAL) == ToPark()


@pytest.mark.parametrize("between", [" ", "/", " - ", ", ", " / "])
def test_numbers_of_digits_one_behind_the_other_are_each_read(between: str) -> None:
    numbers = ("2026-50001", "2026-50002", "2026-50003")
    ledgers = book((JAN,), *(claim(JAN, one, 7_500 - at) for at, one in enumerate(numbers)))
    found = judge(paid(14_999, between.join(numbers[:2]), name="J. de Vries"), ledgers, USUAL)
    assert isinstance(found, ToBook)
    first, second = (one.id for one in ledgers.claims[:2])
    assert {one.claim_id: one.amount for one in found.way.parts} == {first: 7_500, second: 7_499}
    for text in (f"2026-50001{between}11 2026-50002", f"77{between}2026-50001{between}2026-50002"):
        longer = judge(paid(14_999, text), ledgers, USUAL)
        assert not booked(longer) or between == ", "


def test_a_letter_and_four_digits_are_booked_with_the_exact_amount_and_whoever_pays() -> None:
    ledgers = book((JAN, EVA), claim(JAN, "A-1001", 12_345), claim(EVA, "A-1002", 4_000))
    assert booked(judge(paid(12_345, "A-1001", name="J. de Vries"), ledgers, USUAL))
    assert booked(judge(paid(12_345, "a1001 dank", name="Jan de Vries"), ledgers, USUAL))
    for line in (
        paid(12_345, "A-1001", name="M. Smit"),
        paid(5_000, "A-1001", name="Jan de Vries"),
        paid(12_345, "1001", name="M. Smit"),
        paid(12_345, "A-10011", name="Jan de Vries"),
        paid(12_345, "A-1002", name="Jan de Vries"),
        paid(4_000, "A-1001", name="Eva Bakker"),
    ):
        assert not booked(judge(line, ledgers, USUAL)), line


def test_what_does_not_count_with_a_creditor_books_nothing_that_was_proposed_before() -> None:
    """His reference and amount, but name, account, customer number and amount fit another too."""
    jan = payer("Jan de Vries", seen=True, customer="60874")
    ledgers = book(
        (jan,),
        claim(jan, "F2026-0142", 12_345, reference=REFERENCE),
        claim(jan, "F2026-0900", 12_345),
    )
    line = replace(paid(12_345, f"{REFERENCE} klantnr 60874", name="Jan de Vries"), account="NL1")
    assert not booked(judge(line, ledgers, USUAL))
    for clues in ({Clue.NAME}, {Clue.NAME, Clue.ACCOUNT}, {Clue.AMOUNT, Clue.NAME}):
        assert not booked(judge(line, ledgers, replace(USUAL, uncounted=frozenset(clues))))


def test_a_creditor_may_leave_out_a_clue_and_ask_for_more_but_never_for_less() -> None:
    ledgers = book((JAN,), claim(JAN, "F2026-0142", 12_345))
    line = paid(12_345, "F2026-0142", name="J. de Vries")
    assert not booked(judge(line, ledgers, replace(USUAL, books_itself=False)))
    none = replace(USUAL, uncounted=frozenset({Clue.NUMBER, Clue.REFERENCE}))
    assert not booked(judge(paid(12_300, "F2026-0142"), ledgers, none))
    assert require_safe(replace(USUAL, book_from=70)).book_from == 70
    for unsafe in (
        replace(USUAL, book_from=69),
        replace(USUAL, propose_from=14),
        replace(USUAL, book_from=101),
    ):
        with pytest.raises(Refusal, match="booked by itself"):
            require_safe(unsafe)
