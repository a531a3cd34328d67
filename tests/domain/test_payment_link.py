"""A payment link: https only, naming the reference, and nothing that was not asked for."""

from datetime import date

import pytest

from domain.letter.text import LetterKind, check_content, plain_text
from domain.letter.text.payment_link import checked_link, link_for, name_of_ideal
from tests.domain.story import refusal
from tests.paper_samples import letter

LINK = "https://pay.example/{reference}?amount={amount}"


def test_a_link_is_filled_with_the_bare_reference_and_the_exact_amount() -> None:
    assert link_for(LINK, reference="RF18 5390 0754 7034", amount=1_234_05) == (
        "https://pay.example/RF18539007547034?amount=1234.05"
    )
    assert link_for(LINK, reference="F/1?a=b&c", amount=1) == (
        "https://pay.example/F%2F1%3FA%3DB%26C?amount=0.01"
    )
    assert link_for("", reference="x", amount=1) == ""


@pytest.mark.parametrize("good", ["", LINK, "https://pay.example/x/{reference}"])
def test_a_link_that_may_be_printed_is_kept(good: str) -> None:
    assert checked_link(good) == good


@pytest.mark.parametrize(
    "wrong",
    [
        "http://pay.example/{reference}",
        "https://pay.example/",
        "https://{reference}.example/",
        "https://user@pay.example/{reference}",
        "https://pay.example/{reference}/{iban}",
        "https://pay.example/{reference.__class__}",
        "https://pay.example/{reference",
        "https://pay.example/{reference} x",
        "javascript:alert({reference})",
        "https://pay.example/" + "x" * 200 + "{reference}",
    ],
)
def test_a_link_that_may_not_is_refused(wrong: str) -> None:
    assert refusal(lambda: checked_link(wrong)) == "payment_link.template"


def test_the_letter_shows_the_link_and_only_an_https_one() -> None:
    content = letter(LetterKind.REMINDER, payment_link="https://pay.example/1")
    check_content(content)
    assert "Of betaal online: https://pay.example/1" in plain_text(content)
    wrong = letter(LetterKind.REMINDER, payment_link="http://pay.example/1")
    assert refusal(lambda: check_content(wrong)) == "letter.payment_link"


@pytest.mark.parametrize(
    ("on", "wero_from", "name"),
    [
        (date(2026, 1, 28), date.max, "iDEAL"),
        (date(2026, 1, 29), date.max, "iDEAL | Wero"),
        (date(2028, 12, 31), date.max, "iDEAL | Wero"),
        (date(2027, 2, 28), date(2027, 3, 1), "iDEAL | Wero"),
        (date(2027, 3, 1), date(2027, 3, 1), "Wero"),
    ],
)
def test_ideal_is_called_as_on_the_day_of_the_letter(on: date, wero_from: date, name: str) -> None:
    assert name_of_ideal(on, wero_from=wero_from) == name


def test_by_what_one_pays_stands_beside_the_link_alone() -> None:
    link = "https://pay.example/1"
    told = letter(LetterKind.REMINDER, payment_link=link, payment_link_by="iDEAL | Wero")
    assert plain_text(told).count("iDEAL") == 1
    assert f"Of betaal online met iDEAL | Wero: {link}" in plain_text(told)
