"""A question has one answer, whichever door it comes through: HTTP or the command line."""

from collections.abc import Iterator
from types import FunctionType
from typing import Any

import pytest

from api.cli.queries import ask_of
from api.cli.shown import SHOWN
from application.queries.catalogue import QUERIES
from application.queries.query import Query
from tests.api.test_cli import NUMBER, Shell, empty, shell
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, MARCH, HousePlace, case_of, claim_from, run_on

__all__ = ["empty", "shell"]

DAY = "2026-03-20"
ASKED: dict[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    # by the name of a question: what the command line is told, and the parameters over HTTP
    "claims": (("--on", DAY, "--all"), {"on": DAY, "all": True}),
    "claim": ((NUMBER, "--on", DAY), {"on": DAY}),
    "trail": ((NUMBER,), {}),
    "payments": (("--claim", NUMBER, "--on", DAY), {"claim": "{claim_id}", "on": DAY}),
    "agreements": (("--on", DAY), {"on": DAY}),
    "disputes": (
        ("--creditor", "{creditor_id}", "--on", DAY),
        {"creditor": "{creditor_id}", "on": DAY},
    ),
    "holds": (("--debtor", "{debtor_id}", "--on", DAY), {"debtor": "{debtor_id}", "on": DAY}),
    "documents": ((NUMBER,), {}),
    "creditors": ((), {}),
    "creditor": (("{creditor_id}",), {}),
    "debtors": (("--on", DAY, "--all"), {"on": DAY, "all": True}),
    "search": (("--text", "utrecht"), {"text": "utrecht"}),
    "letters show": (("{letter_id}",), {}),
    "changes": ((NUMBER, "--field", "letters"), {"field": "letters"}),
    "debtor-changes": (("{debtor_id}",), {}),
    "creditor-changes": (("{creditor_id}",), {}),
    "creditor-log": (("{creditor_id}", "--since", "3"), {"since": 3}),
    "letters why": (("{letter_id}", "--on", DAY), {"on": DAY}),
    "letters changes": (("{letter_id}",), {}),
    "why": ((NUMBER, "1", "--on", DAY), {"on": DAY}),
    "withheld": ((NUMBER, "--on", DAY), {"on": DAY}),
    "debtor-withheld": (("{debtor_id}", "--on", DAY), {"on": DAY}),
    "run-withheld": ((str(MARCH),), {}),
    "debtor": (("{debtor_id}",), {}),
    "payment-plans": (("{debtor_id}",), {}),
    "payment-plan-preview": (
        ("{debtor_id}", "--first", "2027-01-04", "--number", "3"),
        {"first": "2027-01-04", "number": 3},
    ),
    "totals": (("--on", DAY), {"on": DAY}),
    "compare": (("--on", DAY, "--other-on", DAY), {"on": DAY, "other_on": DAY}),
    "figures": (("--on", DAY), {"on": DAY}),
    "figure-claims": (("invoiced", "--on", DAY), {"on": DAY}),
    "vat-list": (("{period}", "--on", DAY), {"on": DAY}),
    "party-costs": (("--on", DAY), {"on": DAY}),
    "worklist": (("--on", DAY), {"on": DAY}),
    "inbox": (("--standing", "waits"), {"standing": "waits"}),
    "collections": (
        ("{creditor_id}", "--collect-on", "2026-04-08", "--announced-on", DAY),
        {"collect_on": "2026-04-08", "announced_on": DAY},
    ),
    "collection-batches": (("{creditor_id}",), {}),
    "refunds": (("--standing", "ordered"), {"standing": "ordered"}),
    "erasure": (("{debtor_id}",), {}),
    "erasures": (("{creditor_id}",), {}),
    "bank-lines": (("--standing", "parked"), {"standing": "parked"}),
    "compliance": (("--from", "2026-01-01", "--to", DAY), {"from": "2026-01-01", "to": DAY}),
    "approvals": ((), {}),
    "proposals": ((), {}),
    "letters list": ((), {}),
    "letters doubts": ((), {}),
    "post list": ((), {}),
    "plan list": ((), {}),
    "plan show": (("six-steps", "--on", DAY), {"on": DAY}),
    "what-if": (
        ("--plan", "consumer@1", "--from", "2026-03-01", "--to", "2026-03-18"),
        {"plan": "consumer@1", "from": "2026-03-01", "to": "2026-03-18"},
    ),
    "runs": (("--days", "400"), {"days": 400}),
    "runs-of": ((str(MARCH),), {}),
    "views": ((), {}),
    "reads": (("--newest-first",), {"newest_first": True}),
    "webhooks list": ((), {}),
    "webhooks deliveries": ((), {}),
    "events": (("--type", "claim.*", "--limit", "3"), {"type": "claim.*", "limit": 3}),
    "audit": (("--claim", NUMBER, "--topic", "letter"), {"claim": "{claim_id}", "topic": "letter"}),
}
ELSEWHERE = {
    "inbox-mail",  # a mail: test_inbox_doors
    "bank-line",  # a line: test_bank_line_page, test_bank_doors
    "payer-question",
    "what-if",
    "entry",
    "hand-over check",
    "dossier",
    "collection-batch",
    "task",
    "webhooks show",
    "webhooks delivery",
}
"""Refused on this claim, or about today, which is another day at each door here."""


@pytest.fixture
def answers(shell: Shell) -> Iterator[tuple[Web, Shell, dict[str, str]]]:
    place = HousePlace("sqlite", "", shell.home)
    with place.opened() as house:
        claim = claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
        known = case_of(house, claim)
        with browsing(house) as web:
            web.views.catch_up()
            parts = {
                "claim_id": str(claim),
                "debtor_id": str(known.debtor.id),
                "creditor_id": str(known.creditor.id),
                "letter_id": str(next(iter(known.letters))),
            }
            yield (
                web,
                shell,
                {
                    **parts,
                    "key": "six-steps",
                    "day": str(MARCH),
                    "about": str(claim),
                    "version": "1",
                    "measure": "invoiced",
                    "period": "2026-Q1",
                },
            )
    place.close()


def test_every_question_that_needs_a_store_is_asked_here() -> None:
    stored = {query.NAME for query in QUERIES if not query.BARE}
    assert stored == {*ASKED, *ELSEWHERE}


def test_every_question_is_shown_to_people_in_some_way() -> None:
    assert {query.NAME for query in QUERIES} == {*SHOWN, "plan show"}


@pytest.mark.parametrize("query", QUERIES, ids=lambda one: one.NAME)
def test_no_field_of_a_question_is_called_as_what_the_shell_takes_for_itself(
    query: type[Query],
) -> None:
    assert taken_by_the_shell(query).isdisjoint(query.model_fields)


@pytest.mark.parametrize("name", ASKED)
def test_a_question_has_one_answer_through_both_doors(
    answers: tuple[Web, Shell, dict[str, str]], name: str
) -> None:
    web, command_line, parts = answers
    [query] = (one for one in QUERIES if name == one.NAME)
    words, parameters = ASKED[name]
    told = command_line.read(*name.split(), *(word.format(**parts) for word in words))
    asked = {name: said_of(said, parts) for name, said in parameters.items()}
    where = query.PATH.format(**parts)
    assert told == (web.done(where, asked) if query.IN_BODY else web.read(where, **asked))


def said_of(said: Any, parts: dict[str, str]) -> Any:
    return said.format(**parts) if isinstance(said, str) else said


def taken_by_the_shell(query: type[Query]) -> set[str]:
    """What the function of a command reads itself, and a field of that name would never get."""
    command = ask_of(query)
    assert isinstance(command, FunctionType)
    assert command.__kwdefaults__
    return set(command.__kwdefaults__)
