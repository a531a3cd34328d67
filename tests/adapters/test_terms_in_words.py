"""Terms in words are read where they can be read in one way only."""

import pytest

from adapters.terms_in_words import EarlyDiscount, TermsInWords, terms_in_words

TWO_IN_TEN = (EarlyDiscount(200, 10),)


@pytest.mark.parametrize(
    "text",
    [
        "#SKONTO#TAGE=10#PROZENT=2.00#",
        "2% korting bij betaling binnen 10 dagen, anders netto. #SKONTO#TAGE=10#PROZENT=2.00#",
        "2 % korting bij betaling binnen 10 dagen",
        "Bij betaling binnen 10 dagen 2% korting, daarna 30 dagen netto.",
        "Betaling binnen 30 dagen; 2,00% betalingskorting binnen 10 dagen.",
        "2% discount if paid within 10 days, otherwise 30 days net",
        "2 % within 10 days",
        "2/10 net 30",
        "2/10, n/30",
    ],
)
def test_two_percent_within_ten_days_is_read_however_it_is_said(text: str) -> None:
    found = terms_in_words(text)
    assert (found.discounts, found.unclear) == (TWO_IN_TEN, False)


def test_steps_are_all_read() -> None:
    found = terms_in_words("3% korting binnen 7 dagen, 1,5% korting binnen 14 dagen")
    assert found.discounts == (EarlyDiscount(300, 7), EarlyDiscount(150, 14))


@pytest.mark.parametrize(
    "text",
    [
        "2% korting bij snelle betaling",
        "2% of 3% korting binnen 10 of 14 dagen",
        "2% korting binnen 10 dagen, 3% korting binnen 10 dagen",
        "2% kredietbeperking, vervalt bij betaling binnen 8 dagen",
        "2% korting binnen 10 dagen #SKONTO#TAGE=14#PROZENT=2.00#",
        "#SKONTO#TAGE=10#PROZENT=2.00#BASISBETRAG=357.93#",
        "#SKONTO#TAGE=zehn#PROZENT=2.00#",
        "#SKONTO#TAGE=10",
        "100% korting binnen 10 dagen",
        "2% korting binnen 0 dagen",
    ],
)
def test_what_can_be_read_in_two_ways_is_unclear_and_gives_no_discount(text: str) -> None:
    found = terms_in_words(text)
    assert (found.discounts, found.unclear) == ((), True)


@pytest.mark.parametrize(
    ("text", "charge", "off"),
    [
        ("Bij betaling binnen 10 dagen mag u € 20,00 aftrekken. Netto 30 dagen.", 0, 20_00),
        ("Bij betaling binnen 10 dagen mag u EUR 1.020,50 in mindering brengen", 0, 1_020_50),
        ("20 euro korting bij betaling binnen 10 dagen", 0, 20_00),
        ("Kredietbeperking € 24,20: bij betaling binnen 10 dagen aftrekken.", 0, 24_20),
        ("2% kredietbeperking vervalt bij betaling binnen 10 dagen", 24_20, 24_20),
        ("Kredietbeperkingstoeslag verschuldigd bij betaling na 10 dagen", 24_20, 24_20),
    ],
)
def test_an_amount_that_is_off_is_read_and_its_days_are_not_those_to_pay_in(
    text: str, charge: int, off: int
) -> None:
    found = terms_in_words(text, charge=charge)
    assert (found.discounts, found.unclear) == ((EarlyDiscount(0, 10, off),), False)
    assert found.net_days <= {30}


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Kredietbeperking € 24,20 in rekening gebracht bij betaling na 10 dagen", 0),
        ("Kredietbeperking € 24,20 vervalt bij betaling binnen 10 dagen", 0),
        ("Kredietbeperking € 20,00 mag u aftrekken binnen 10 dagen", 24_20),
        ("Kredietbeperking vervalt binnen 8 dagen, of binnen 10 dagen", 24_20),
        ("€ 20,00 korting of € 30,00 korting", 0),
    ],
)
def test_a_charge_for_credit_that_may_come_on_top_is_off_of_nothing(text: str, charge: int) -> None:
    found = terms_in_words(text, charge=charge)
    assert (found.discounts, found.unclear) == ((), True)


def test_a_charge_of_which_no_term_is_said_is_left_for_the_creditors_terms() -> None:
    assert terms_in_words("Netto 30 dagen.", charge=24_20).charge == 24_20
    assert terms_in_words("Kredietbeperking vervalt.", charge=24_20).charge == 24_20


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Graag betalen binnen 30 dagen netto.",
        "Na 30 dagen is 8% rente verschuldigd.",
        "Prijzen inclusief 21% btw, betaling binnen 14 dagen.",
        "Betaling binnen 14 dagen. Over te late betaling rekenen wij 1% rente.",
    ],
)
def test_terms_without_a_discount_have_none(text: str | None) -> None:
    found = terms_in_words(text)
    assert (found.discounts, found.unclear) == ((), False)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Graag betalen binnen 30 dagen netto.", {30}),
        ("30 days net", {30}),
        ("Betalingstermijn: 14 dagen", {14}),
        ("2% korting bij betaling binnen 10 dagen, anders 30 dagen netto.", {30}),
        ("2/10 net 30", {30}),
        ("Betaling per omgaande", set()),
    ],
)
def test_the_days_to_pay_in_are_read_beside_the_discount(text: str, days: set[int]) -> None:
    assert terms_in_words(text).net_days == days


def test_a_long_text_is_read_as_far_as_terms_go() -> None:
    assert terms_in_words("a" * 100_000) == TermsInWords()
