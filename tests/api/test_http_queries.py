"""What may be asked over HTTP: every path with its parameters, held by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from application.house import House
from application.queries.catalogue import QUERIES
from tests.api.webs import Web, browsing
from tests.application.houses import HousePlace

PARAMETERS = {
    "/v1/approvals": "fields",
    "/v1/audit-trail": "claim debtor creditor letter command commandId actor topic recordedFrom"
    " recordedTo effectiveFrom effectiveTo amountFrom amountTo onDate knownAt oldestFirst why"
    " language limit cursor",
    "/v1/audit-trail/export": "format claim debtor creditor letter command commandId actor topic"
    " recordedFrom recordedTo effectiveFrom effectiveTo amountFrom amountTo onDate knownAt"
    " oldestFirst why language",
    "/v1/compliance": "from! to! knownAt creditor claim debtor",
    "/v1/compliance/report": "from! to! knownAt creditor claim debtor",
    "/v1/agreements": "claim debtor creditor onDate knownAt descending limit cursor kind state"
    " fields",
    "/v1/claims": "onDate knownAt status bucket creditor debtor number invoiceNumber reference"
    " ownReference sort descending all limit cursor fields",
    "/v1/claims/{claim_id}": "claim_id! onDate knownAt fields",
    "/v1/claims/{claim_id}/audit-trail": "claim_id! onDate knownAt language",
    "/v1/claims/{claim_id}/changes": "claim_id! field onDate knownAt language",
    "/v1/debtors/{debtor_id}/changes": "debtor_id! field onDate knownAt language",
    "/v1/creditors/{creditor_id}/changes": "creditor_id! field onDate knownAt language",
    "/v1/facts/{about}/{version}/causes": "about! version! onDate knownAt language",
    "/v1/letters/{letter_id}/causes": "letter_id! onDate knownAt language",
    "/v1/letters/{letter_id}/changes": "letter_id! field onDate knownAt language",
    "/v1/claims/{claim_id}/withheld": "claim_id! onDate knownAt language",
    "/v1/debtors/{debtor_id}/withheld": "debtor_id! onDate knownAt language",
    "/v1/runs/{day}/withheld": "day! knownAt language limit cursor",
    "/v1/claims/{claim_id}/documents": "claim_id! fields",
    "/v1/claims/{claim_id}/documents/{sha256}": "claim_id! sha256!",
    "/v1/claims/{claim_id}/documents/{sha256}/readable": "claim_id! sha256!",
    "/v1/claims/{claim_id}/dossier": "claim_id! party partyKind",
    "/v1/claims/{claim_id}/dossier/preview": "claim_id!",
    "/v1/claims/{claim_id}/entry": "claim_id!",
    "/v1/claims/{claim_id}/hand-over": "claim_id! party partyKind",
    "/v1/claims/{claim_id}/letters/preview": "claim_id! kind! lang",
    "/v1/creditors": "fields",
    "/v1/creditors/{creditor_id}": "creditor_id! onDate knownAt fields",
    "/v1/creditors/{creditor_id}/log": "creditor_id! since knownAt",
    "/v1/debtors": "onDate knownAt creditor all limit cursor fields",
    "/v1/debtors/{debtor_id}": "debtor_id! onDate knownAt fields",
    "/v1/debtors/{debtor_id}/payment-plan-preview": "debtor_id! first! claim rhythm number amount"
    " withInterest",
    "/v1/debtors/{debtor_id}/payment-plans": "debtor_id!",
    "/v1/figures": "first onDate knownAt creditor",
    "/v1/party-costs": "first onDate knownAt creditor limit cursor",
    "/v1/vat-returns/{period}": "period! creditor onDate knownAt limit cursor",
    "/v1/figures/{measure}/claims": "measure! first onDate knownAt creditor part limit cursor",
    "/v1/disputes": "claim debtor creditor onDate knownAt descending limit cursor state fields",
    "/v1/holds": "claim debtor creditor onDate knownAt descending limit cursor state fields",
    "/v1/law/contact": "at!",
    "/v1/law/costs": "invoice! vat business",
    "/v1/law/court": "principal! hearingOn! interest naturalPerson subject",
    "/v1/law/fourteen-days": "sent delivered wording",
    "/v1/law/imputation": "costs! interest! principal! payment!",
    "/v1/law/interest": "kind! principal! until! due defaultSince received sent emailed policy"
    " rate",
    "/v1/law/limitation": "due! years kind interrupted",
    "/v1/law/vat-relief": "due! unpaid! vatPercent received",
    "/v1/letters": "status creditor debtor claim limit cursor fields",
    "/v1/letters/doubts": "limit",
    "/v1/letters/{letter_id}": "letter_id! onDate knownAt fields",
    "/v1/letters/{letter_id}/document": "letter_id!",
    "/v1/me": "",
    "/v1/users": "",
    "/v1/overview/compare": "onDate knownAt otherOn otherKnownAt creditor limit",
    "/v1/overview": "onDate knownAt creditor",
    "/v1/payments": "claim debtor creditor onDate knownAt descending limit cursor kind fields",
    "/v1/plans": "creditor",
    "/v1/plans/{key}": "key! onDate for creditor",
    "/v1/plans/{key}/timeline.svg": "key! onDate creditor",
    "/v1/post/batches": "",
    "/v1/runs": "days fields",
    "/v1/runs/{day}": "day! fields",
    "/v1/tasks/{task_id}": "task_id! onDate knownAt fields",
    "/v1/views": "",
    "/v1/events": "after mark limit type claim creditor personal wait",
    "/v1/events/stream": "after mark type claim creditor personal Last-Event-ID",
    "/v1/proposals": "creditor proposedBy since least fields",
    "/v1/subscriptions": "",
    "/v1/webhook-deliveries": "subscription claim event state before limit",
    "/v1/webhook-deliveries/{delivery}": "delivery!",
    "/v1/subscriptions/{subscription_id}": "subscription_id!",
    "/v1/reads": "debtor actor lookedFrom lookedTo newestFirst after limit",
    "/v1/incoming-mails": "standing limit cursor",
    "/v1/incoming-mails/{incoming_mail_id}": "incoming_mail_id!",
    "/v1/incoming-mails/{incoming_mail_id}/files/{number}": "incoming_mail_id! number!",
    "/v1/creditors/{creditor_id}/collections": "creditor_id! collectOn! announcedOn announcing",
    "/v1/creditors/{creditor_id}/collection-batches": "creditor_id!",
    "/v1/creditors/{creditor_id}/collection-batches/{batch_id}": "creditor_id! batch_id!",
    "/v1/creditors/{creditor_id}/collection-batches/{batch_id}/file": "creditor_id! batch_id!",
    "/v1/refunds": "creditor standing limit cursor",
    "/v1/refund-files/{file_id}": "file_id!",
    "/v1/debtors/{debtor_id}/erasure": "debtor_id!",
    "/v1/creditors/{creditor_id}/erasures": "creditor_id! after limit",
    "/v1/bank-lines/{bank_line_id}": "bank_line_id!",
    "/v1/bank-lines/{bank_line_id}/payer-question": "bank_line_id! language",
    "/v1/bank-lines": "standing iban bookedFrom bookedTo amount limit cursor",
    "/v1/worklist": "onDate knownAt task creditor debtor claim limit cursor fields",
}
"""Each parameter in order; with a ``!`` it must be given."""
BY_HAND = {
    "/v1/creditors/{creditor_id}/collection-batches/{batch_id}/file",
    "/v1/audit-trail/export",
    "/v1/compliance/report",
    "/v1/claims/{claim_id}/documents/{sha256}",
    "/v1/claims/{claim_id}/documents/{sha256}/readable",
    "/v1/claims/{claim_id}/dossier/preview",
    "/v1/refund-files/{file_id}",
    "/v1/events/stream",
    "/v1/incoming-mails/{incoming_mail_id}/files/{number}",
    "/v1/claims/{claim_id}/letters/preview",
    "/v1/me",
    "/v1/users",
    "/v1/letters/{letter_id}/document",
    "/v1/plans/{key}/timeline.svg",
}
"""Documents, and what machines ask; every other path is derived from its question."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    place = HousePlace("sqlite", "", Path(tmp_path_factory.mktemp("queries")))
    yield place.open()
    place.close()


@pytest.fixture(scope="module")
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def test_every_path_takes_the_parameters_that_it_took(web: Web) -> None:
    paths = web.described()["paths"]
    told = {path: methods["get"] for path, methods in paths.items() if "get" in methods}
    named = {
        path: " ".join(
            one["name"] + ("!" if one["required"] else "") for one in get.get("parameters", [])
        )
        for path, get in told.items()
    }
    assert named == PARAMETERS


def test_every_path_but_documents_and_health_is_derived_from_a_question() -> None:
    asked = {query.PATH for query in QUERIES if not query.IN_BODY}
    assert asked | BY_HAND == set(PARAMETERS)
    assert asked & BY_HAND == set()


def test_whom_somebody_looks_for_stands_in_no_address(web: Web) -> None:
    posted = {query.PATH for query in QUERIES if query.IN_BODY}
    assert posted == {"/v1/debtors/search", "/v1/what-if"}
    for path in posted:
        assert "get" not in web.described()["paths"][path]
        assert "parameters" not in web.described()["paths"][path]["post"]


def test_no_two_questions_have_one_name_or_one_path() -> None:
    assert len({query.NAME for query in QUERIES}) == len(QUERIES)
    assert len({query.PATH for query in QUERIES}) == len(QUERIES)


def test_a_question_has_each_field_that_its_path_names() -> None:
    for query in QUERIES:
        assert set(query.in_path()) <= set(query.model_fields), query.NAME


@pytest.mark.parametrize("path", ["/v1/approvals", "/v1/letters/doubts"])
def test_where_there_is_nothing_the_list_is_empty(web: Web, path: str) -> None:
    assert web.read(path) == []
