"""What a system finds that starts from nothing: each thing in a list, one by one, by name."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from application.house import House
from domain.claim.events import DisputeAnswered
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    case_of,
    claim_from,
    run_on,
)

NOBODY = UUID("0b0e0a58-0000-4000-8000-000000000000")


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


@pytest.fixture
def claim(house: House, web: Web) -> str:
    made = str(claim_from(house, CONSUMER))
    web.views.catch_up()
    return made


def given(web: Web, claim: str, path: str, **body: Any) -> None:
    web.done(f"/v1/claims/{claim}/{path}", body)


@pytest.mark.both_stores
def test_a_creditor_is_found_in_the_list_and_read_with_what_is_set_for_him(
    web: Web, claim: str
) -> None:
    [row] = web.read("/v1/creditors")["rows"]
    one = web.read(f"/v1/creditors/{row['id']}")
    assert {name: one[name] for name in row} == row
    assert (one["smallest_step"], one["plans"], one["open_items_on"]) == (None, [], None)
    assert web.read("/v1/claims/" + claim)["creditor"]["id"] == row["id"]


def test_a_creditor_as_of_a_day_before_he_was_known_is_not_there(web: Web, claim: str) -> None:
    creditor = web.read("/v1/claims/" + claim)["creditor"]["id"]
    assert web.get(f"/v1/creditors/{creditor}", on="2020-01-01").status_code == 404


@pytest.mark.both_stores
def test_debtors_are_listed_and_found_by_name_in_the_body(web: Web, claim: str) -> None:
    [row] = web.read("/v1/debtors")["rows"]
    assert row["claims"] == 1
    assert row["open"] == web.read("/v1/claims")["rows"][0]["open"]
    word = row["name"].split()[0].lower()
    [found] = web.done("/v1/debtors/search", {"text": word})["rows"]
    assert (found["id"], found["name"]) == (row["id"], row["name"])
    assert web.done("/v1/debtors/search", {"text": "nobody of that name"})["rows"] == []


def test_who_is_found_by_name_is_a_reading_and_a_search_for_nobody_is_none(
    web: Web, claim: str, house: House
) -> None:
    before = len(house.reads.found())
    web.done("/v1/debtors/search", {"text": "nobody of that name"})
    assert len(house.reads.found()) == before
    web.done("/v1/debtors/search", {"text": web.read("/v1/debtors")["rows"][0]["name"]})
    assert house.reads.found()[-1][1].what == "POST /v1/debtors/search"


def test_who_owes_nothing_is_listed_where_all_are_asked_for(web: Web, claim: str) -> None:
    owed = web.read(f"/v1/claims/{claim}")["balance"]["total"]
    given(web, claim, "payments", payment_id="p1", amount=owed, credited_on=str(MARCH))
    assert web.read("/v1/debtors")["rows"] == []
    [row] = web.read("/v1/debtors", all=True)["rows"]
    assert (row["open"], row["days_overdue"]) == ("0.00", 0)


@pytest.mark.both_stores
def test_a_claim_is_found_by_its_whole_number_and_by_its_payment_reference(
    web: Web, claim: str
) -> None:
    told = web.read(f"/v1/claims/{claim}")
    number, reference = told["invoice_number"], told["payment_reference"]
    assert reference
    for query in ({"invoice_number": number}, {"reference": reference}):
        assert [row["id"] for row in web.read("/v1/claims", **query)["rows"]] == [claim]
    assert web.read("/v1/claims", number=number[:-1])["rows"] != []
    for query in ({"invoice_number": number[:-1]}, {"reference": reference[:-1]}):
        assert web.read("/v1/claims", **query)["rows"] == []


@pytest.mark.both_stores
def test_a_claim_is_found_by_what_it_is_called_in_the_creditors_own_system(
    web: Web, claim: str
) -> None:
    given(web, claim, "own-reference", own_reference="SO-17")
    [row] = web.read("/v1/claims", own_reference="SO-17")["rows"]
    assert (row["id"], row["own_reference"]) == (claim, "SO-17")
    assert web.read(f"/v1/claims/{claim}")["own_reference"] == "SO-17"
    for less in ("SO-1", "so-17"):
        assert web.read("/v1/claims", own_reference=less)["rows"] == []


@pytest.mark.both_stores
def test_payments_are_told_with_what_they_were_taken_for_and_whether_they_stand(
    web: Web, claim: str
) -> None:
    given(web, claim, "payments", payment_id="p1", amount="40.00", credited_on=str(MARCH))
    given(web, claim, "payments", payment_id="p2", amount="10.00", credited_on=str(MARCH))
    given(web, claim, "payment-reversals", payment_id="p2", reversed_on=str(MARCH))
    rows = web.read("/v1/payments", claim=claim)["rows"]
    kinds = [("received", "40.00"), ("received", "10.00"), ("reversed", "10.00")]
    assert [(row["kind"], row["amount"]) for row in rows] == kinds
    assert [row["reversed"] for row in rows] == [False, True, False]
    parts = ("to_costs", "to_interest", "to_principal", "too_much")
    assert sum(int(rows[0][part].replace(".", "")) for part in parts) == 4000
    [back] = web.read("/v1/payments", kind="reversed")["rows"]
    assert back == rows[2]


def test_what_was_entered_in_error_is_no_payment(web: Web, claim: str) -> None:
    given(web, claim, "payments", payment_id="p1", amount="40.00", credited_on=str(MARCH))
    [row] = web.read("/v1/payments")["rows"]
    _, version = row["id"].split(".")
    given(web, claim, "errors", version=int(version), reason_text="Dubbel.", approved_by="anna")
    assert web.read("/v1/payments")["rows"] == []


@pytest.mark.both_stores
def test_a_hold_is_planned_before_its_first_day_runs_through_its_last_and_is_then_over(
    web: Web, claim: str
) -> None:
    given(web, claim, "holds", category="other", from_day="2026-03-20", until="2026-03-25")
    for day, state in (
        ("2026-03-20", "running"),
        ("2026-03-25", "running"),
        ("2026-03-26", "ended"),
    ):
        [row] = web.read("/v1/holds", on=day)["rows"]
        assert (row["state"], row["why"], row["until"]) == (state, "other", "2026-03-25"), day
    assert web.read("/v1/holds")["rows"][0]["state"] == "planned"
    assert web.read("/v1/holds", state="running")["rows"] == []


def test_a_hold_that_was_lifted_is_over_since_then(web: Web, claim: str) -> None:
    given(web, claim, "holds", category="other", from_day="2026-03-10")
    [running] = web.read("/v1/holds", state="running")["rows"]
    given(web, claim, "holds/lift", hold_id=running["hold"])
    [lifted] = web.read("/v1/holds", claim=claim)["rows"]
    assert lifted["state"] == "lifted"


@pytest.mark.both_stores
def test_a_dispute_is_open_until_it_is_answered_and_then_decided(web: Web, claim: str) -> None:
    given(web, claim, "disputes", ground="other", amount="20.00")
    [one] = web.read("/v1/disputes", claim=claim)["rows"]
    assert (one["state"], one["amount"], one["outcome"]) == ("open", "20.00", "")
    given(web, claim, "disputes/answer", text="Er is geleverd.")
    assert web.read("/v1/disputes")["rows"][0]["state"] == "answered"
    given(web, claim, "disputes/resolution", outcome="partly", amount="5.00")
    [told] = web.read("/v1/disputes", state="decided")["rows"]
    assert (told["outcome"], told["granted"], told["number"]) == ("partly", "5.00", one["number"])


def test_a_promise_runs_and_another_agreement_takes_its_place(web: Web, claim: str) -> None:
    given(web, claim, "promises", amount="10.00", by="2026-03-24")
    [promise] = web.read("/v1/agreements", claim=claim)["rows"]
    assert (promise["kind"], promise["state"], promise["until"]) == (
        "promise",
        "running",
        "2026-03-24",
    )
    parts = [{"amount": "45.00", "by": "2026-04-01"}, {"amount": "45.00", "by": "2026-05-01"}]
    given(web, claim, "payment-plans", instalments=parts)
    told = {row["kind"]: row for row in web.read("/v1/agreements")["rows"]}
    assert told["promise"]["state"] == "ended"
    assert (told["payment_plan"]["state"], told["payment_plan"]["amount"]) == ("running", "90.00")
    assert [part["paid"] for part in told["payment_plan"]["instalments"]] == [False, False]


@pytest.mark.both_stores
def test_a_list_is_turned_page_by_page_in_both_directions_and_none_is_left_out(
    web: Web, claim: str
) -> None:
    for number in range(5):
        day = str(MARCH)
        given(web, claim, "payments", payment_id=f"p{number}", amount="1.00", credited_on=day)
    names = [f"p{number}" for number in range(5)]
    for descending in (False, True):
        found: list[str] = []
        cursor = None
        while len(found) < 5 or cursor:
            query = {"limit": 2, "descending": descending, **({"cursor": cursor} if cursor else {})}
            page = web.read("/v1/payments", **query)
            found += [row["payment"] for row in page["rows"]]
            cursor = page["next"]
        assert found == (names[::-1] if descending else names)


def test_a_cursor_of_another_question_is_refused(web: Web, claim: str) -> None:
    for number in range(2):
        day = str(MARCH)
        given(web, claim, "payments", payment_id=f"p{number}", amount="1.00", credited_on=day)
    cursor = web.read("/v1/payments", limit=1)["next"]
    answer = web.get("/v1/payments", claim=claim, limit=1, cursor=cursor)
    assert answer.json()["code"] == "paging.cursor"


@pytest.mark.parametrize("path", ["payments", "agreements", "disputes", "holds", "letters"])
@pytest.mark.parametrize("about", ["claim", "debtor", "creditor"])
def test_what_there_is_not_is_unknown_in_every_list(web: Web, path: str, about: str) -> None:
    answer = web.get(f"/v1/{path}", **{about: str(NOBODY)})
    assert (answer.status_code, answer.json()["code"]) == (404, f"{about}.unknown")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (f"/v1/creditors/{NOBODY}", "creditor.unknown"),
        (f"/v1/letters/{NOBODY}", "letter.unknown"),
        (f"/v1/tasks/call.{NOBODY}", "task.unknown"),
        (f"/v1/claims/{NOBODY}/documents", "claim.unknown"),
        (f"/v1/claims/{NOBODY}/dossier", "claim.unknown"),
        (f"/v1/claims/{NOBODY}/documents/{'0' * 64}", "claim.unknown"),
    ],
)
def test_what_there_is_not_is_unknown_one_by_one(web: Web, path: str, code: str) -> None:
    answer = web.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, code)


def test_an_answer_is_of_the_dispute_it_names(web: Web, claim: str) -> None:
    given(web, claim, "disputes", ground="other", amount="20.00")
    given(web, claim, "disputes", ground="amount", amount="30.00")
    first, second = web.read("/v1/disputes", claim=claim)["rows"]
    refused = web.refused(f"/v1/claims/{claim}/disputes/answer", {"text": "Het klopt."})
    assert refused["code"] == "dispute.which"
    assert str(second["number"]) in refused["way_out"]
    given(web, claim, "disputes/answer", text="Het klopt.", disputed=second["number"])
    states = [one["state"] for one in web.read("/v1/disputes", claim=claim)["rows"]]
    assert (first["state"], states) == ("open", ["open", "answered"])


def test_an_answer_from_before_answers_named_one_is_of_all_there_were_then() -> None:
    stored = DisputeAnswered.model_validate_json('{"letter_id": null}')
    assert stored.disputed_version is None


def test_a_task_is_read_by_its_id_as_long_as_it_waits(web: Web, claim: str) -> None:
    given(web, claim, "disputes", ground="other", amount="20.00")
    [task] = web.read("/v1/worklist", claim=claim, task="answer_dispute")["tasks"]
    one = web.read(f"/v1/tasks/{task['id']}")
    assert one.pop("point")["day"] == str(MARCH)
    assert one == task
    given(web, claim, "disputes/resolution", outcome="rejected")
    assert web.get(f"/v1/tasks/{task['id']}").status_code == 404


def test_a_letter_is_listed_by_claim_and_debtor_and_read_with_its_document(
    web: Web, house: House, claim: str, place: HousePlace
) -> None:
    run_on(place, house, MARCH)
    other = str(claim_from(house, PLAIN))
    web.views.catch_up()
    case = case_of(house, case_id(claim))
    [listed] = web.read("/v1/letters", claim=claim)["rows"]
    assert web.read("/v1/letters", debtor=str(case.debtor.id))["rows"] == [listed]
    assert web.read("/v1/letters", claim=other)["rows"] == []
    one = web.read(f"/v1/letters/{listed['id']}")
    assert {name: one[name] for name in listed} == listed
    assert [part["claim"] for part in one["claims"]] == [claim]
    documents = web.read(f"/v1/claims/{claim}/documents")["rows"]
    assert {row["kind"] for row in documents} == {"invoice", "letter"}
    for row in documents:
        answer = web.get(row["address"])
        media = "application/pdf" if row["kind"] == "letter" else "text/xml"
        assert answer.headers["content-type"].split(";")[0] == media
    elsewhere = web.get(f"/v1/claims/{other}/documents/{one['document_sha256']}")
    assert elsewhere.json()["code"] == "document.unknown"


def test_a_dossier_is_shown_as_it_would_go_and_nothing_is_recorded(
    web: Web, house: House, claim: str
) -> None:
    before = house.store.last_position()
    told = web.read(f"/v1/claims/{claim}/dossier", party="Incasso Noord", party_kind="agency")
    assert told["hand_over_to"] == "Incasso Noord"
    assert told["balance"]["total"] == web.read(f"/v1/claims/{claim}")["balance"]["total"]
    assert house.store.last_position() == before


def case_id(claim: str) -> UUID:
    return UUID(claim)
