"""A letter says how its collection costs follow from the scale, and never guesses."""

from datetime import date

import pytest

from domain.claim.events import CollectionCostsCharged
from domain.law.collection_costs import statutory_costs
from domain.letter.order.content import specification
from domain.letter.text import LetterKind, plain_text
from domain.letter.text.costs import how_costs_follow
from tests.domain.story import given, invoice_sent
from tests.paper_samples import letter


@pytest.mark.parametrize(
    ("base", "how"),
    [
        (999_50, "15% over € 999,50"),
        (2_500_00, "15% over € 2.500,00"),
        (2_500_01, "15% over € 2.500,00 en 10% over € 0,01"),
        (4_719_00, "15% over € 2.500,00 en 10% over € 2.219,00"),
        (
            250_000_00,
            (
                "15% over € 2.500,00, 10% over € 2.500,00, 5% over € 5.000,00, "
                "1% over € 190.000,00 en 0,5% over € 50.000,00"
            ),
        ),
        (100_00, "het wettelijke minimum"),
        (2_000_000_00, "het wettelijke maximum"),
    ],
)
def test_the_derivation_names_each_part_of_the_scale(base: int, how: str) -> None:
    assert how_costs_follow(base, statutory_costs(base), language="nl") == how


def test_the_english_derivation_has_english_figures() -> None:
    assert how_costs_follow(4_719_00, 596_90, language="en") == (
        "15% of €2,500.00 and 10% of €2,219.00"
    )


def test_costs_that_are_not_the_scales_are_not_explained_by_it() -> None:
    assert how_costs_follow(999_50, 140_00, language="nl") == ""
    assert how_costs_follow(0, 0, language="nl") == ""


def test_the_fourteen_day_letter_derives_its_costs() -> None:
    content = letter(LetterKind.FOURTEEN_DAY_LETTER)
    assert "hoofdsom van € 999,50. De berekening: 15% over € 999,50." in plain_text(content)
    limited = letter(LetterKind.FOURTEEN_DAY_LETTER, costs_if_unpaid=140_00)
    assert "De berekening" not in plain_text(limited)


def test_charged_costs_name_the_principal_they_follow_from_until_a_part_is_waived() -> None:
    charged = CollectionCostsCharged(amount=150_00, base=1_000_00)
    story = given(invoice_sent()).after(charged, on=date(2026, 3, 6))
    line = specification(story.claim, on=date(2026, 3, 6))
    assert (line.costs, line.costs_base) == (150_00, 1_000_00)
