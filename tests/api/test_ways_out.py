"""A way out is told in the words of the door: an operation, a command, or a place on a page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from api.http.routes.uploads import told_here
from api.operations import by_operation
from api.pages.refusals import for_a_page
from api.words.language import Language, speaking
from api.words.refusals import DUTCH, refusal_said, refusal_said_to_programs
from application.commands.catalogue import COMMANDS
from application.house import House
from tests.api.webs import browsing
from tests.architecture import MODULES, Module

_OF_PAGES: Final = re.compile(r"\b(pagina|bladzijde|scherm|knop|vink|pages?|screen|button|tick)\b")
_OF_PROGRAMS: Final = re.compile(r"/v1/|\b(GET|POST)\b|Authorization|If-Match|ETag|/docs\b|`")
_SHELL: Final = re.compile(r"`vordering (record )?([a-z-]+)")
_HELP: Final = Path(__file__).parent / "help"
_SIGNING_IN: Final = {"openid.denied", "openid.state", "openid.code", "openid.nonce"}
"""Told to a browser that comes back from elsewhere to be signed in, never to a program."""


def raised(module: Module) -> Iterator[tuple[str, str]]:
    """Each code that a module names beside its way out in English, with that."""
    for call in module.nodes:
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant):
            for keyword in call.keywords:
                if keyword.arg == "way_out":
                    yield str(call.args[0].value), "".join(_texts(keyword.value))


def _texts(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _texts(part)
        case ast.FormattedValue():
            yield "…"


ENGLISH: Final = [
    (code, text, module.path) for module in MODULES for code, text in raised(module) if text
]
ON_PAGES_ALONE: Final = {code for code, _, path in ENGLISH if path.startswith("api/pages/")} - {
    code for code, _, path in ENGLISH if not path.startswith("api/pages/")
}


def test_the_ways_out_in_english_are_found() -> None:
    assert len(ENGLISH) > 500
    assert len({code for code, _, _ in ENGLISH} & DUTCH.keys()) > 450
    assert {"audit.not_readable", "form.no_day"} <= ON_PAGES_ALONE


def test_no_program_is_sent_to_a_page_or_to_a_shell_for_what_it_can_ask_itself() -> None:
    told = [
        *(("nl", code, "") for code in DUTCH),
        *(("en", code, text) for code, text, _ in ENGLISH),
    ]
    wrong = {}
    for language, code, text in told:
        with speaking(_language(language)):
            _, out = refusal_said_to_programs(code, "", text, {})
        said = by_operation(out)
        known = {one.NAME for one in COMMANDS}
        said = said.replace("Ask the first page again", "")  # of a list, not of a person
        shell = any(whole and name in known for whole, name in _SHELL.findall(said))
        if (_OF_PAGES.search(said) or shell) and code not in ON_PAGES_ALONE | _SIGNING_IN:
            wrong[language, code] = said
    assert wrong == {}


_AT_THE_MACHINE: Final = {"compliance.too_many", "request.unknown_host", "sandbox.live_store"}
"""What only whoever sits at the machine does."""


def test_an_option_is_named_so_that_each_door_says_it_in_its_words() -> None:
    told = [(code, text) for code, text, _ in ENGLISH] + [(one, DUTCH[one][1]) for one in DUTCH]
    wrong = {code for code, text in told if "--" in by_operation(text)}
    assert wrong - _AT_THE_MACHINE == set()


def test_no_page_speaks_of_an_address_a_header_or_a_command() -> None:
    with speaking("nl"):
        dutch = {code: for_a_page(refusal_said(code, "", "", {})[1]) for code in DUTCH}
    english = {code: for_a_page(text) for code, text, _ in ENGLISH}
    for told in (dutch, english):
        assert {code: said for code, said in told.items() if _OF_PROGRAMS.search(said)} == {}


def test_who_sits_at_a_shell_is_sent_to_commands_that_there_are() -> None:
    shell = {path.name.partition(".")[0] for path in _HELP.iterdir()}
    commands = {one.NAME for one in COMMANDS}
    wrong = set()
    for language in ("nl", "en"):
        for code, text in ((code, text) for code, text, _ in ENGLISH):
            with speaking(_language(language)):
                _, out = refusal_said_to_programs(code, "", text, {})
            wrong |= {
                (code, name)
                for whole, name in _SHELL.findall(out)
                if name not in (commands if whole else shell)
            }
    assert wrong == set()


_BAR: Final = "`POST /v1/debtors/{debtor_id}/bars`"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See `vordering refunds`.", "See `GET /v1/refunds`."),
        ("First: `vordering record party`.", "First: `POST /v1/creditors/{creditor_id}/parties`."),
        ("`vordering webhooks list` names them.", "`GET /v1/subscriptions` names them."),
        ("`vordering claim ID` shows it.", "`GET /v1/claims/{claim_id}` shows it."),
        ("Say `--also-of-others`, or `confirmed`.", "Say `also_of_others`, or `confirmed`."),
        ("See `vordering settings`.", "See `vordering settings`."),
        ("First: `vordering record bar D --kind death`.", f"First: {_BAR} (`kind=death`)."),
        ("Why: `vordering claims --any-creditor`.", "Why: `GET /v1/claims` (`any_creditor=true`)."),
        ("Give `--due DATE`, or `--rate 8.00`.", "Give `due`, or `rate=8.00`."),
    ],
)
def test_over_http_a_command_is_called_by_its_operation_and_an_option_by_its_field(
    text: str, said: str
) -> None:
    assert by_operation(text) == said


def test_rows_of_an_upload_say_it_as_a_refusal_of_the_whole_does() -> None:
    row = {"code": "refund_order.unknown", "way_out": "See the page Refunds."}
    told = told_here({"code": "", "way_out": "", "statements": [row]})
    assert told["way_out"] == ""
    assert told["statements"][0]["way_out"] == "See `GET /v1/refunds`."


_FIELD: Final = re.compile(r"`(confirmed|[a-z]+_[a-z_]+)`")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_way_out_names_no_field_that_no_command_has_which_refuses_so(language: str) -> None:
    english = {code: text for code, text, _ in ENGLISH}
    wrong = set()
    for code in {code for command in COMMANDS for code in command.REFUSES}:
        with speaking(_language(language)):
            _, out = refusal_said_to_programs(code, "", english.get(code, ""), {})
        some = [command for command in COMMANDS if code in command.REFUSES]
        fields = {field for command in some for field in command.model_fields}
        wrong |= {(code, one) for one in set(_FIELD.findall(by_operation(out))) - fields}
    values = {("bank_line.from_party", "party_remittance")}  # as what a line is set aside
    assert wrong - values == set()


def test_nobody_is_sent_back_to_the_question_that_refused() -> None:
    for language in ("nl", "en"):
        with speaking(_language(language)):
            _, out = refusal_said_to_programs("what_if.too_large", "", "", {})
        assert by_operation(out) == out
        assert "vordering what-if" in out


def test_a_program_is_told_the_operation_and_a_reader_the_page(house: House) -> None:
    nowhere = "00000000-0000-7000-8000-000000000000"
    with browsing(house) as web:
        for language, see, page in (("nl", "Zie", "Kijk op de pagina Postvak."), ("en", "See", "")):
            asked = {"Accept-Language": language}
            told = web.client.get(f"/v1/incoming-mails/{nowhere}", headers=asked).json()
            assert told["way_out"] == f"{see} `GET /v1/incoming-mails`."
            shown = web.client.get(f"/postvak/{nowhere}", headers=asked | {"Accept": "text/html"})
            assert (page or "on the page Postvak") in shown.text
            assert "/docs" in web.client.get("/v1/nothing", headers=asked).json()["way_out"]


def _language(text: str) -> Language:
    return "nl" if text == "nl" else "en"
