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
