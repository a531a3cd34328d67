"""The calculators answer the same on the command line and over HTTP, and refuse with the rule."""

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI, Request
from httpx import ASGITransport, AsyncClient, Response
from typer.testing import CliRunner

from api import pages, problems
from api.addresses import in_address
from api.cli.main import app as command_line
from api.http.queries import draw_queries
from api.readers import Lookers, readers
from api.served import serve
from api.viewings import TellsViewings, draw_up_now
from application.principal import Principal

QUESTIONS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "interest",
        {
            "kind": "consumer",
            "principal": "10000.00",
            "due": "2025-12-16",
            "until": "2026-01-15",
        },
        {"amount": "41.10", "provisional": False, "policy": "ACT_INTEREST_YEAR"},
    ),
    (
        "interest",
        {
            "kind": "contract",
            "principal": "8400.00",
            "due": "2026-01-31",
            "until": "2026-02-22",
            "rate": "12.00",
            "policy": "ACT_365F",
        },
        {"amount": "60.76", "policy": "ACT_365F"},
    ),
    (
        "interest",
        {
            "kind": "commercial",
            "principal": "1000.00",
            "default_since": "2026-12-01",
            "until": "2027-01-31",
        },
        {"provisional": True},
    ),
    (
        "interest",
        {
            "kind": "commercial",
            "principal": "1000.00",
            "sent": "2026-10-01",
            "until": "2026-11-27",
        },
        {"amount": "7.12", "first_interest_day": "2026-11-03"},
    ),
    (
        "interest",
        {
            "kind": "government",
            "principal": "1000.00",
            "sent": "2026-10-01",
            "emailed": True,
            "until": "2026-11-27",
        },
        {"amount": "7.41", "first_interest_day": "2026-11-02"},
    ),
    (
        "interest",
        {
            "kind": "commercial",
            "principal": "1000.00",
            "received": "2026-10-05",
            "until": "2026-11-27",
        },
        {"amount": "6.55", "first_interest_day": "2026-11-05"},
    ),
    (
        "costs",
        {"invoice": ["100.00", "150.00", "200.00"]},
        {
            "amount": "67.50",
            "vat": "0.00",
            "total": "67.50",
            "shares": ["15.00", "22.50", "30.00"],
        },
    ),
    (
        "costs",
        {"invoice": ["100.00", "150.00", "200.00"], "business": True},
        {"amount": "120.00"},
    ),
    ("costs", {"invoice": ["100.00"], "vat": True}, {"total": "48.40", "vat": "8.40"}),
    (
        "fourteen-days",
        {"sent": "2026-11-03"},
        {
            "delivered_on": "2026-11-05",
            "term_first_day": "2026-11-06",
            "term_last_day": "2026-11-19",
            "costs_due_from": "2026-11-20",
            "safe_last_day": "2026-11-19",
        },
    ),
    (
        "fourteen-days",
        {"delivered": "2026-11-14", "wording": "15"},
        {"term_last_day": "2026-11-29", "costs_due_from": "2026-11-30"},
    ),
    (
        "limitation",
        {"due": "2021-03-15", "years": 5},
        {"last_day_to_interrupt": "2026-03-15", "first_barred_day": "2026-03-16"},
    ),
    (
        "limitation",
        {"due": "2024-02-29", "kind": "consumer_sale", "interrupted": ["2025-06-30"]},
        {"last_day_to_interrupt": "2027-06-30", "years": 2},
    ),
    (
        "imputation",
        {"costs": "150.00", "interest": "12.34", "principal": "1000.00", "payment": "1000.00"},
        {
            "costs": "150.00",
            "interest": "12.34",
            "principal": "837.66",
            "unallocated": "0.00",
            "open": {"costs": "0.00", "interest": "0.00", "principal": "162.34"},
        },
    ),
    ("contact", {"at": "2026-11-21T19:59:59"}, {"allowed": True, "reason": "allowed"}),
    ("contact", {"at": "2026-11-21T20:00:00"}, {"allowed": False, "reason": "blocked:hours"}),
    (
        "vat-relief",
        {"due": "2025-12-30", "unpaid": "242.00", "received": "242.00"},
        {"relief_on": "2026-12-30", "vat": "42.00", "vat_due_again": "42.00"},
    ),
    (
        "court",
        {"principal": "1000.00", "hearing_on": "2026-12-01"},
        {"kantonrechter": True, "court_fee": "350.00", "summons_excluding_vat": "125.57"},
    ),
]

REFUSED: list[tuple[str, dict[str, Any]]] = [
    (
        "interest",
        {"kind": "consumer", "principal": "-1.00", "due": "2025-12-16", "until": "2026-01-15"},
    ),
    (
        "interest",
        {"kind": "consumer", "principal": "1.00", "due": "2025-12-16", "until": "2025-12-15"},
    ),
    ("interest", {"kind": "consumer", "principal": "1.00", "until": "2025-12-15"}),
    (
        "interest",
        {"kind": "consumer", "principal": "1.00", "sent": "2025-10-01", "until": "2025-12-15"},
    ),
    (
        "interest",
        {
            "kind": "consumer",
            "principal": "1.00",
            "due": "2025-12-16",
            "until": "2026-01-15",
            "rate": "8.00",
        },
    ),
    ("interest", {"kind": "consumer", "principal": "1.00", "due": "2025-13-16", "until": "2026"}),
    (
        "interest",
        {
            "kind": "consumer",
            "principal": "1.00",
            "due": "2025-12-16",
            "until": "2026-01-15",
            "rate": "-8.00",
        },
    ),
    ("costs", {"invoice": ["-5.00"]}),
    ("costs", {"invoice": ["1.234"]}),
    ("fourteen-days", {}),
    ("fourteen-days", {"sent": "2026-11-03", "delivered": "2026-11-05"}),
    ("limitation", {"due": "2021-03-15"}),
    ("limitation", {"due": "2021-03-15", "years": 5, "interrupted": ["2020-01-01"]}),
    (
        "imputation",
        {"costs": "-1.00", "interest": "0.00", "principal": "1.00", "payment": "1.00"},
    ),
    ("contact", {"at": "yesterday"}),
    ("court", {"principal": "1000.00", "hearing_on": "2025-12-01"}),
]


def arguments(question: dict[str, Any]) -> list[str]:
    given = []
    for name, value in question.items():
        option = "--" + name.replace("_", "-")
        for one in value if isinstance(value, list) else [value]:
            given += [option] if one is True else [option, str(one)]
    return given


async def somebody(request: Request) -> None:
    """The law is nobody's: whoever is known may ask it."""
    del request
    serve(Principal.at_the_machine("els"), session="")


class Web:
    """The calculators alone, asked without a socket."""

    def __init__(self) -> None:
        self._app = FastAPI()
        self._app.state.let_in = somebody
        self._app.state.readers, self._app.state.lookers = readers(), Lookers(draw_up_now)
        self._app.add_middleware(TellsViewings)
        draw_queries(self._app.router)
        self._app.state.house = self._app.state.views = None
        problems.attach(self._app, page=pages.problem_page)

    def get(self, path: str, params: dict[str, Any]) -> Response:
        async def ask() -> Response:
            transport = ASGITransport(app=self._app)
            async with AsyncClient(transport=transport, base_url="http://law") as client:
                said = {in_address(name): value for name, value in params.items()}
                return await client.get(path, params=said)

        return asyncio.run(ask())


@pytest.fixture(scope="module")
def web() -> Web:
    return Web()


@pytest.mark.parametrize(("name", "question", "answer"), QUESTIONS)
def test_a_question_has_one_answer_by_command_and_by_http(
    web: Web, name: str, question: dict[str, Any], answer: dict[str, Any]
) -> None:
    said = CliRunner().invoke(command_line, ["law", name, *arguments(question), "--json"])
    assert said.exit_code == 0, said.output
    by_command = json.loads(said.stdout)
    by_http = web.get(f"/v1/law/{name}", params=question)
    assert by_http.status_code == 200, by_http.text
    assert by_http.json() == by_command
    assert {key: by_command[key] for key in answer} == answer


@pytest.mark.parametrize(("name", "question"), REFUSED)
def test_a_question_that_makes_no_sense_is_refused_with_what_to_give(
    web: Web, name: str, question: dict[str, Any]
) -> None:
    said = CliRunner().invoke(command_line, ["law", name, *arguments(question), "--json"])
    assert said.exit_code == 2
    assert said.stdout == ""
    assert said.stderr.strip()
    refused = web.get(f"/v1/law/{name}", params=question)
    unreadable = refused.json()["code"] == "request.invalid"
    assert refused.status_code == (400 if unreadable else 422)
    assert refused.headers["content-type"].startswith(problems.MEDIA_TYPE)


def test_lines_of_interest_add_up_to_the_amount(web: Web) -> None:
    asked = {"kind": "consumer", "principal": "1000.00", "due": "2022-12-31", "until": "2024-12-31"}
    answer = web.get("/v1/law/interest", params=asked).json()
    parts = [line for line in answer["lines"] if line["kind"] == "interest"]
    total = sum(round(float(line["amount"]) * 1_000_000) for line in parts)
    assert abs(total - round(float(answer["amount"]) * 1_000_000)) < 10_000


def test_a_table_for_people_shows_the_derivation_with_its_article() -> None:
    asked = ["law", "costs", "--invoice", "2600.00"]
    said = CliRunner().invoke(command_line, asked)
    assert said.exit_code == 0
    assert "Besluit BIK art. 2" in said.stdout
    assert "385.00" in said.stdout
