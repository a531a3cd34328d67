"""The HTTP API: commands are safe to repeat, on either engine; failures say what they are."""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from api.words.refusals import DUTCH
from application.house import House
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, PLAIN, HousePlace, claim_from, run_on


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


def test_a_payment_is_recorded_and_read_at_once(web: Web, claim: UUID) -> None:
    answer = web.done(f"/v1/claims/{claim}/payments", payment())
    assert [fact["topic"] for fact in answer["facts"]] == ["claim.payment_received"]
    assert answer["balance"]["principal"] == "50.00"
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == "40.00"
    [row] = web.read("/v1/claims")["rows"]
    assert row["open"] == "50.00"


def test_two_houses_that_are_served_by_one_program_answer_each_for_itself(
    web: Web, claim: UUID, place: HousePlace
) -> None:
    elsewhere = HousePlace("sqlite", "", place.home / "another", place.clock)
    with elsewhere.opened(contact_name="Another") as house, browsing(house) as other:
        assert other.read("/v1/claims")["rows"] == []
        assert [row["id"] for row in web.read("/v1/claims")["rows"]] == [str(claim)]
        assert other.get(f"/v1/claims/{claim}").status_code == 404
        said = [one.read("/v1/openapi.json") for one in (web, other, web)]
    assert [one["info"]["contact"]["name"] == "Another" for one in said] == [False, True, False]
    assert said[0] == said[2]


def test_a_repeat_gives_the_same_answer_and_records_nothing(web: Web, claim: UUID) -> None:
    path = f"/v1/claims/{claim}/payments"
    first = web.post(path, payment(), key="bank-7")
    again = web.post(path, payment(), key="bank-7")
    assert again.json() == first.json()
    assert (first.headers.get("Idempotent-Replayed"), again.headers["Idempotent-Replayed"]) == (
        None,
        "true",
    )
    assert web.read(f"/v1/claims/{claim}")["balance"]["paid"] == "40.00"


@pytest.mark.both_stores
def test_a_repeat_gives_the_same_answer_also_after_more_has_happened(web: Web, claim: UUID) -> None:
    path = f"/v1/claims/{claim}/payments"
    first = web.done(path, payment(), key="bank-7")
    web.done(path, payment("10.00"), key="bank-8")
    assert web.done(path, payment(), key="bank-7") == first


def test_a_key_with_other_content_is_refused(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/payments", payment(), key="bank-7")
    problem = web.refused(f"/v1/claims/{claim}/payments", payment("41.00"), key="bank-7")
    assert (problem["status"], problem["code"]) == (422, "command.key_reused")


@pytest.mark.both_stores
def test_a_refusal_is_remembered_with_its_key(web: Web, claim: UUID) -> None:
    path, body = f"/v1/claims/{claim}/promises", {"by": "2026-03-25", "amount": "500.00"}
    first = web.refused(path, body, key="p-1")
    assert (first["status"], first["code"]) == (422, "promise.more_than_open")
    assert first["way_out"]
    again = web.refused(path, body, key="p-1")
    assert again["code"] == first["code"]


def test_a_claim_is_opened_by_hand_with_a_new_debtor(web: Web, claim: UUID) -> None:
    creditor = web.read(f"/v1/claims/{claim}")["creditor"]["id"]
    body = {
        "creditor_id": creditor,
        "debtor": {"name": "T. Hand", "email": "t@hand.example", "customer_number": "K-9"},
        "invoice_number": "HAND-1",
        "amount": "250.00",
        "issued_on": "2026-03-01",
        "due_on": "2026-03-15",
    }
    answer = web.post("/v1/claims", body)
    assert answer.status_code == 201
    read = web.read(answer.headers["Location"])
    assert (read["invoiced"], read["debtor"]["name"]) == ("250.00", "T. Hand")
    assert web.refused("/v1/claims", body)["code"] == "invoice.number_used"
    second = web.post("/v1/claims", {**body, "invoice_number": "HAND-2"})
    assert web.read(second.headers["Location"])["debtor"]["id"] == read["debtor"]["id"]


def test_a_creditor_is_registered_once_under_a_key(web: Web) -> None:
    body = {"name": "Nieuw B.V.", "kvk": "90008888", "ibans": ["NL91 ABNA 0417 1643 00"]}
    first = web.done("/v1/creditors", body, key="c-1")
    assert web.done("/v1/creditors", body, key="c-1") == first
    again = web.post("/v1/creditors", body, key="c-2")
    assert (again.status_code, again.json()["code"]) == (422, "creditor.known")


@pytest.mark.both_stores
def test_a_claim_is_read_as_of_a_day_and_as_known_at_a_moment(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    before = web.house.clock()
    place.clock.move_to(date(2026, 3, 20))
    web.done(f"/v1/claims/{claim}/payments", payment())
    at = f"/v1/claims/{claim}"
    assert web.read(at, on="2026-03-17")["balance"]["principal"] == "90.00"
    assert web.read(at, on="2026-03-18")["balance"]["principal"] == "50.00"
    known = web.read(at, on="2026-03-18", known_at=before.isoformat())
    assert known["balance"]["principal"] == "90.00"
    trail = web.read(f"{at}/audit-trail", known_at=before.isoformat())
    assert "claim.payment_received" not in {fact["topic"] for fact in trail["facts"]}


@pytest.mark.both_stores
def test_pages_of_claims_hold_every_claim_once(web: Web, house: House) -> None:
    for number in range(7):
        claim_from(house, CONSUMER, ("2026-0118", f"2026-02{number}"))
    web.views.catch_up()
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(20):
        query = {"limit": 3, **({"cursor": cursor} if cursor else {})}
        page = web.read("/v1/claims", **query)
        seen += [row["id"] for row in page["rows"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert (len(seen), len(set(seen))) == (8, 8)


def test_a_cursor_of_another_question_is_refused(web: Web, house: House) -> None:
    claim_from(house, PLAIN)
    web.views.catch_up()
    cursor = web.read("/v1/claims", limit=1)["next"]
    answer = web.get("/v1/claims", limit=1, sort="open", cursor=cursor)
    assert (answer.status_code, answer.json()["code"]) == (400, "paging.cursor")


@pytest.mark.both_stores
def test_the_sums_of_the_overview_are_those_of_its_rows(web: Web, house: House) -> None:
    claim_from(house, PLAIN)
    web.views.catch_up()
    sums, rows = web.read("/v1/overview"), web.read("/v1/claims")["rows"]
    assert sums["total"]["claims"] == len(rows) == 2
    cents = sum(round(float(row["open"]) * 100) for row in rows)
    assert round(float(sums["total"]["open"]) * 100) == cents
    assert sum(one["claims"] for one in sums["by_bucket"]) == 2


def test_a_letter_is_read_as_it_was_sent_and_its_delivery_recorded(
    place: HousePlace, web: Web, claim: UUID
) -> None:
    run_on(place, web.house, MARCH)
    [letter] = web.read(f"/v1/claims/{claim}")["letters"]
    document = web.get(f"/v1/letters/{letter['id']}/document")
    assert document.headers["content-type"] == "application/pdf"
    assert document.content.startswith(b"%PDF")
    body = {"grade": "opened", "received_on": "2026-03-18"}
    web.done(f"/v1/letters/{letter['id']}/deliveries", body)
    assert web.read(f"/v1/claims/{claim}")["letters"][0]["grade"] == "opened"
    doubt = {"was_sent": True, "evidence": "relay log"}
    assert web.refused(f"/v1/letters/{letter['id']}/doubt", doubt)["code"] == "letter.no_doubt"


def test_the_work_list_says_what_waits_for_a_person(web: Web, claim: UUID) -> None:
    web.done(f"/v1/claims/{claim}/disputes", {"ground": "quality"})
    tasks = {task["task"]: task for task in web.read("/v1/worklist")["tasks"]}
    assert tasks["answer_dispute"]["claim"] == str(claim)
    assert tasks["answer_dispute"]["debtor"]["name"] == "S. Voorbeeld"


@pytest.mark.both_stores
def test_the_program_says_that_it_lives_and_is_ready(web: Web) -> None:
    assert web.read("/healthz")["status"] == "alive"
    ready = web.read("/readyz")
    assert ready["ready"]
    found = {one["name"]: one["found"] for one in ready["checks"]}
    assert found["views"] == "0 positions behind"
    assert found["serving"] == "serving"
    assert set(found) == {"serving", "store", "keys", "views", "daily_run", "mail", "disk"}


@pytest.mark.parametrize("key", ["creditr", "known_at", "x[y]"])
def test_a_key_of_an_address_that_is_not_known_is_refused_and_the_known_ones_are_named(
    web: Web, key: str
) -> None:
    answer = web.client.get("/v1/overview", params={key: "1"})
    assert (answer.status_code, answer.json()["code"]) == (400, "request.unknown_key")
    assert answer.json()["way_out"] == "Known are: creditor, knownAt, onDate."


def test_a_method_that_is_not_allowed_is_answered_with_those_that_are(web: Web) -> None:
    answer = web.client.delete("/v1/overview")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/v1/claims/x", f"/v1/claims/{UUID(int=1)}", "/v1/nothing"])
def test_the_type_of_a_problem_opens_a_page_that_says_what_it_means(web: Web, path: str) -> None:
    told = web.get(path).json()
    assert told["type"] == f"/docs/problems/{told['code']}"
    page = web.page(told["type"])
    assert told["code"] in page


def test_there_is_a_page_for_every_code_and_for_nothing_else(web: Web) -> None:
    for code in DUTCH:
        [said] = re.findall(
            r'<p class="prose" lang="nl">(.*?)</p>', web.page(f"/docs/problems/{code}")
        )
        assert said.strip()
        assert "{" not in said
    assert web.get("/docs/problems/no.such").status_code == 404
