"""A payment plan that lapsed, day by day: the debtor is told first, by a letter that says so."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from application.house import House
from domain.claim.events import Instalment
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_until,
    sent_steps,
    topics,
)
from tests.asking import agree_payment_plan


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.mark.both_stores
def test_a_debtor_reads_that_his_plan_lapsed_since_when_and_what_is_open(
    place: HousePlace, house: House
) -> None:
    claim: UUID = claim_from(house, CONSUMER, NO_MAIL)
    place.clock.move_to(MARCH)
    parts = (Instalment(number=1, amount=90_00, by=MARCH + timedelta(days=5)),)
    agree_payment_plan(house, claim, by=by(), instalments=parts)
    run_until(place, house, MARCH, date(2026, 4, 30))
    assert "claim.payment_plan_lapsed" in topics(house, claim)
    assert sent_steps(house, claim)[:2] == ["plan-lapsed", "reminder"]
    first, second, *_ = case_of(house, claim).claim.letters
    assert first.pay_by is not None
    assert second.sent_on > first.pay_by
    found = [
        " ".join(page.extract_text() for page in PdfReader(one).pages)
        for one in sorted(Path(place.home / "outbox").rglob("*.pdf"))
    ]
    [told] = [" ".join(text.split()) for text in found if "vervallen" in text]
    assert "Uw betalingsregeling is vervallen: factuur" in told
    assert "zij geldt sinds" in told
    assert "€ 90,00" in told
