"""A payment that was taken back: the next letter says so, and no letter after it says it again."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from application.house import House
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    claim_from,
    run_until,
    sent_steps,
)
from tests.asking import register_payment, reverse_payment

PAID, BACK = date(2026, 3, 20), date(2026, 3, 23)
TOLD = "Wij hadden € 90,00 van u ontvangen, maar dat bedrag is op 23 maart 2026 teruggeboekt."


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


def papers(place: HousePlace) -> list[str]:
    """The text of each letter that went out, in the order of their days."""
    found = sorted((place.home / "outbox").rglob("*.pdf"), key=_day)
    return [
        " ".join(" ".join(page.extract_text() for page in PdfReader(one).pages).split())
        for one in found
    ]


def _day(paper: Path) -> str:
    return paper.parent.name


@pytest.mark.both_stores
def test_who_thinks_that_he_paid_reads_that_his_payment_was_taken_back_and_reads_it_once(
    place: HousePlace, house: House
) -> None:
    claim = claim_from(house, CONSUMER, NO_MAIL)
    run_until(place, house, MARCH, PAID)
    register_payment(house, claim, by=by(), amount=90_00, credited_on=PAID, payment_id="P-1")
    place.clock.move_to(BACK)
    reverse_payment(house, claim, by=by(), payment_id="P-1", reversed_on=BACK)
    run_until(place, house, BACK, date(2026, 5, 30))
    before, first, *later = papers(place)
    assert sent_steps(house, claim)[0] == "reminder"
    assert TOLD not in before
    assert "Hebt u al betaald?" in before
    assert TOLD in first
    assert "Hebt u daarna opnieuw betaald?" in first
    assert "Hebt u al betaald?" not in first
    assert all("teruggeboekt" not in one for one in later)
