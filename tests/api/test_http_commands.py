"""Every command over HTTP, what is refused and how, and what browsers may not do."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, HousePlace, claim_from


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    """Give a place on SQLite only: the other file holds both engines to the same answers."""
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(house: House) -> UUID:
    """Give the claim of a consumer on an invoice of 90.00, on the day after its due day."""
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def payment(amount: str = "40.00", **more: str) -> dict[str, str]:
    return {"amount": amount, "credited_on": "2026-03-18", **more}


# --- commands ----------------------------------------------------------------------------------


def test_a_command_without_a_key_is_a_bad_request(web: Web, claim: UUID) -> None:
    answer = web.client.post(f"/v1/claims/{claim}/payments", json=payment())
    assert answer.status_code == 400
    assert answer.json()["code"] == "request.no_key"
    empty = {"Idempotency-Key": ""}
    blank = web.client.post(f"/v1/claims/{claim}/payments", json=payment(), headers=empty)
    assert blank.status_code == 400


@pytest.mark.parametrize("amount", ["-1", "1.005", "1e3", "abc", "", "NaN", "1,50"])
def test_an_amount_that_is_none_is_named_and_not_repeated(
    web: Web, claim: UUID, amount: str
) -> None:
    answer = web.post(f"/v1/claims/{claim}/payments", payment(amount))
    assert answer.status_code == 400
    assert answer.json()["code"] == "request.invalid"
    assert "amount" in answer.json()["detail"]


def test_a_field_that_is_not_known_is_refused(web: Web, claim: UUID) -> None:
    problem = web.refused(f"/v1/claims/{claim}/payments", payment(amout="1.00"))
    assert problem["status"] == 400


def test_who_asks_stands_in_the_trail(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/notes", {"text": "Belt terug."}, **{"X-Actor": "els"})
    last = web.read(f"/v1/claims/{claim}/audit-trail")["facts"][-1]
    assert (last["topic"], last["actor"], last["sealed"]) == ("claim.note_added", "els", ["text"])
    assert "Belt" not in str(last)


def test_a_command_that_changes_nothing_answers_without_facts(web: Web, claim: UUID) -> None:
    body = {"handler": "els"}
    assert len(web.done(f"/v1/claims/{claim}/handler", body)["facts"]) == 1
    again = web.done(f"/v1/claims/{claim}/handler", body)
    assert (again["facts"], again["balance"]) == ([], None)


COMMANDS = [
    ("contacts", {"channel": "email", "outcome": "reached", "note": "Komt goed."}),
    ("promises", {"by": "2026-03-25"}),
    ("extensions", {"pay_by": "2026-04-01"}),
    ("payment-plans", {"instalments": [{"amount": "90.00", "by": "2026-03-25"}]}),
    ("disputes", {"ground": "quality", "text": "Rammelt nog."}),
    ("holds", {"category": "investigation", "from_day": "2026-03-18"}),
    ("waivers", {"amount": "5.00"}),
    ("credit-notes", {"number": "C-1", "amount": "10.00", "issued_on": "2026-03-18"}),
    ("corrections", {"field": "due_on", "new": "2026-03-20", "evidence": "order"}),
    ("cleared-marks", {"mark": "capacity_unknown"}),
    ("withdrawal", {"why": "goodwill", "reason_text": "Trouwe klant."}),
    ("write-off", {"why": "uncollectable"}),
]


@pytest.mark.parametrize(("what", "body"), COMMANDS, ids=[what for what, _ in COMMANDS])
def test_each_command_records_a_fact(
    web: Web, claim: UUID, what: str, body: dict[str, object]
) -> None:
    assert web.done(f"/v1/claims/{claim}/{what}", body)["facts"] != []


def test_what_was_stopped_goes_on(web: Web, claim: UUID) -> None:
    at = f"/v1/claims/{claim}"
    web.done(f"{at}/holds", {"category": "complaint", "from_day": "2026-03-18"})
    [hold] = web.read(at)["holds"]
    assert web.read(at)["status"] == "hold"
    web.done(f"{at}/holds/lift", {"hold_id": hold["id"]})
    web.done(f"{at}/disputes", {"ground": "amount", "amount": "20.00"})
    assert (web.read(at)["status"], web.read(at)["disputed"]) == ("disputed", "20.00")
    web.done(f"{at}/disputes/answer", {"text": "Het klopt."})
    web.done(f"{at}/disputes/resolution", {"outcome": "rejected"})
    assert web.read(at)["status"] == "open"


def test_money_comes_and_goes(web: Web, claim: UUID) -> None:
    at = f"/v1/claims/{claim}"
    web.done(f"{at}/payments", {**payment("100.00", payment_id="B-1"), "confirmed": True})
    assert web.read(at)["balance"]["overpaid"] == "10.00"
    web.done(f"{at}/refunds", {"amount": "10.00", "refunded_on": "2026-03-18"})
    assert web.read(at)["status"] == "settled"
    web.done(f"{at}/payment-reversals", {"payment_id": "B-1", "reversed_on": "2026-03-18"})
    assert web.read(at)["status"] == "open"


def test_what_was_paid_earlier_on_the_day_of_a_plan_pays_no_instalment_of_it(
    web: Web, claim: UUID
) -> None:
    at = f"/v1/claims/{claim}"
    web.done(f"{at}/payments", payment("40.00", payment_id="B-1"))
    parts = [{"amount": "25.00", "by": "2026-03-25"}, {"amount": "25.00", "by": "2026-04-25"}]
    web.done(f"{at}/payment-plans", {"instalments": parts})
    assert [part["paid"] for part in web.read(at)["payment_plan"]] == [False, False]
    web.done(f"{at}/payments", payment("25.00", payment_id="B-2"))
    assert [part["paid"] for part in web.read(at)["payment_plan"]] == [True, False]


def test_a_hand_over_that_lacks_something_names_it_with_the_article(web: Web, claim: UUID) -> None:
    problem = web.refused(f"/v1/claims/{claim}/hand-over", {})
    assert problem["code"] == "hand_over.incomplete"
    assert problem["article"] == "BW 6:96 lid 6"
    assert "default" in problem["detail"]


def test_a_debtor_that_is_bankrupt_stops_every_step(web: Web, claim: UUID) -> None:
    debtor = web.read(f"/v1/claims/{claim}")["debtor"]["id"]
    web.done(f"/v1/debtors/{debtor}/bars", {"kind": "bankruptcy"})
    assert web.read(f"/v1/claims/{claim}")["next"]["what"] == "bankruptcy"
    web.done(f"/v1/debtors/{debtor}/bars/end", {"kind": "bankruptcy"})
    assert web.read(f"/v1/debtors/{debtor}")["bars"] == {}


def test_a_capacity_changes_the_interest_of_live_claims(web: Web, claim: UUID) -> None:
    debtor = web.read(f"/v1/claims/{claim}")["debtor"]["id"]
    web.done(f"/v1/debtors/{debtor}/capacity", {"capacity": "company", "evidence": "KvK"})
    read = web.read(f"/v1/claims/{claim}")
    assert (read["debtor"]["capacity"], read["interest_kind"]) == ("company", "commercial")
    assert "capacity_unknown" not in read["marks"]


def test_new_contact_details_are_read_and_the_old_ones_are_gone(web: Web, claim: UUID) -> None:
    debtor = web.read(f"/v1/claims/{claim}")["debtor"]["id"]
    body = {"name": "S. Nieuw", "street": "Nieuwstraat 1", "city": "Ede"}
    web.done(f"/v1/debtors/{debtor}/contact-details", body)
    read = web.read(f"/v1/debtors/{debtor}")
    assert (read["name"], read["contact"]["city"], read["mailable"]) == ("S. Nieuw", "Ede", False)


def test_a_claim_by_hand_needs_a_known_creditor_and_some_debtor(web: Web) -> None:
    body = {
        "creditor_id": "00000000-0000-0000-0000-00000000000a",
        "debtor": {"name": "T. Hand"},
        "invoice_number": "HAND-1",
        "amount": "250.00",
        "issued_on": "2026-03-01",
    }
    assert web.refused("/v1/claims", body)["status"] == 404
    assert web.refused("/v1/claims", {**body, "debtor": None})["code"] == "debtor.missing"
    wrong = {**body, "ibans": ["NL00ABNA0000000000"]}
    assert "IBAN" in web.refused("/v1/claims", wrong)["detail"]


# --- reading -----------------------------------------------------------------------------------


def test_a_moment_without_an_offset_is_refused(web: Web, claim: UUID) -> None:
    answer = web.get(f"/v1/claims/{claim}", known_at="2026-03-18T12:00:00")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/v1/claims/{0}",
        "/v1/claims/{0}/audit-trail",
        "/v1/debtors/{0}",
        "/v1/letters/{0}/document",
        "/v1/nowhere",
    ],
)
def test_what_is_not_there_is_a_problem_with_status_404(web: Web, path: str) -> None:
    answer = web.get(path.format("00000000-0000-0000-0000-00000000000a"))
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"]


# --- browsers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_command_that_another_site_made_is_forbidden(
    web: Web, claim: UUID, headers: dict[str, str]
) -> None:
    problem = web.refused(f"/v1/claims/{claim}/payments", payment(), **headers)
    assert (problem["status"], problem["code"]) == (403, "request.from_elsewhere")
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == "0.00"


def test_a_name_of_elsewhere_that_points_here_is_not_served(web: Web) -> None:
    answer = web.client.get("/v1/overview", headers={"Host": "evil.example"})
    assert answer.status_code == 400


def test_every_answer_tells_browsers_to_trust_nothing_else(web: Web) -> None:
    for path in ("/", "/v1/overview", "/v1/nowhere"):
        headers = web.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"


def test_two_people_under_one_key_record_two_payments(web: Web, claim: UUID) -> None:
    body = {"amount": "5.00", "credited_on": "2026-03-18"}
    for actor in ("els", "jan", "els"):
        headers = {"Idempotency-Key": "b-1", "X-Actor": actor}
        answer = web.client.post(f"/v1/claims/{claim}/payments", json=body, headers=headers)
        assert answer.status_code == 200
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == "10.00"
