"""What is beyond reason over every door: refused with a way out, recorded where it is meant so."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, case_of, claim_from


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("promises", {"by": "2036-03-20"}, "promise.far_away"),
        (
            "payment-plans",
            {"instalments": [{"amount": "90.00", "by": "2027-03-20"}]},
            "payment_plan.far_away",
        ),
        ("disputes", {"ground": "quality", "answer_by": "2036-03-20"}, "dispute.far_away"),
        (
            "holds",
            {"category": "complaint", "from_day": "2026-03-18", "until": "2036-03-20"},
            "hold.far_away",
        ),
    ],
)
def test_it_is_refused_until_it_is_confirmed(
    web: Web, claim: UUID, path: str, said: dict[str, object], code: str
) -> None:
    at = f"/v1/claims/{claim}/{path}"
    problem = web.refused(at, said)
    assert problem["code"] == code
    assert "confirmed" in problem["way_out"]
    web.done(at, {**said, "confirmed": True})


@pytest.mark.parametrize(
    ("path", "said", "code"),
    [
        ("disputes", {"ground": "quality", "answer_by": "2026-03-01"}, "dispute.answer_past"),
        ("holds", {"category": "complaint", "from_day": "2020-01-01"}, "hold.before_invoice"),
    ],
)
def test_what_cannot_be_right_is_refused_also_where_it_is_confirmed(
    web: Web, claim: UUID, path: str, said: dict[str, object], code: str
) -> None:
    problem = web.refused(f"/v1/claims/{claim}/{path}", {**said, "confirmed": True})
    assert problem["code"] == code


def test_a_promise_of_a_bankrupt_is_asked_about(web: Web, house: House, claim: UUID) -> None:
    debtor = case_of(house, claim).debtor.id
    web.done(f"/v1/debtors/{debtor}/bars", {"kind": "bankruptcy", "since": "2026-03-01"})
    at = f"/v1/claims/{claim}/promises"
    assert web.refused(at, {"by": "2026-03-25"})["code"] == "agreement.barred"
    web.done(at, {"by": "2026-03-25", "confirmed": True})


def test_the_page_has_the_tick_and_says_what_is_refused(web: Web, claim: UUID) -> None:
    page = web.page(f"/claims/{claim}")
    assert page.count('name="confirmed"') >= 4
