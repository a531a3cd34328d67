"""What a creditor's bookkeeping tells over HTTP: payments known, open items."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from domain.creditor.events import PaymentsCheck
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, case_of, claim_from


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    """Give a place on SQLite, on a Wednesday."""
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def house(place: HousePlace) -> House:
    """Give a house whose creditors' payments must be known."""
    return place.open(payments_checked=PaymentsCheck.REQUIRED)


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    del claim  # it must be there before the views are read
    with browsing(house) as served:
        yield served


@pytest.fixture
def base(house: House, claim: UUID) -> str:
    return f"/v1/creditors/{case_of(house, claim).creditor.id}"


def lay(web: Web, base: str, text: str, **query: str) -> tuple[int, dict[str, object]]:
    answer = web.client.post(
        f"{base}/open-items",
        params={"asOf": "2026-03-18", **query},
        content=text.encode(),
        headers={"Idempotency-Key": "list", "Content-Type": "text/csv"},
    )
    return answer.status_code, answer.json()


def test_the_claim_says_what_is_missing_until_the_payments_are_known(
    place: HousePlace, web: Web, base: str, claim: UUID
) -> None:
    said = web.done(f"{base}/payments-through", {"through": "2026-03-18"})
    assert said["facts"][0]["topic"] == "creditor.payments_known_through"
    assert web.read(base)["payments_through"] == {"": "2026-03-17"}  # the 18th is not over
    place.clock.move_to(MARCH + timedelta(days=1))
    missing = web.read(f"/v1/claims/{claim}")["next"]
    assert (missing["turn"], missing["what"]) == ("ask", "bank_data_missing")
    web.done(f"{base}/payments-through", {"through": "2026-03-18"})
    assert web.read(base)["payments_through"] == {"": "2026-03-18"}
    assert web.read(f"/v1/claims/{claim}")["next"]["turn"] == "do"


def test_payments_of_a_day_to_come_are_refused(web: Web, base: str) -> None:
    problem = web.refused(f"{base}/payments-through", {"through": "2026-03-19"})
    assert problem["code"] == "payments.from_the_future"


def test_a_creditor_may_be_left_unchecked_by_an_explicit_fact(
    web: Web, base: str, claim: UUID
) -> None:
    web.done(f"{base}/payments-checked", {"payments_checked": "not_required"})
    assert web.read(f"/v1/claims/{claim}")["next"]["turn"] == "do"


def test_a_list_of_open_items_is_laid_beside_the_claims(web: Web, base: str, claim: UUID) -> None:
    status, laid = lay(web, base, "Invoice number,Open amount\nX-1,5.00\n")
    assert (status, laid["unknown"]) == (200, ["X-1"])
    assert len(list(laid["vanished"])) == 1  # type: ignore[call-overload]  # JSON
    assert web.read(f"/v1/claims/{claim}")["holds"][0]["category"] == "vanished_from_open_items"


def test_a_list_with_a_line_that_cannot_be_read_is_a_problem_that_names_it(
    web: Web, base: str
) -> None:
    status, problem = lay(web, base, "Invoice number,Open amount\n,5.00\n")
    assert (status, problem["code"]) == (422, "open_items.unreadable")
    assert "Line 2" in str(problem["detail"])
