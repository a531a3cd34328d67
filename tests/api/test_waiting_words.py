"""Every reason for which a letter waits, or does not leave, is said in Dutch, also in a sentence.

The reasons are read from the source of whatever decides on a letter: one that is new and has no
Dutch is named here, before a Dutch sentence holds half a sentence of English.
"""

import ast
import itertools
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from api.words.known_reasons import lowered, within
from api.words.language import Language, speaking
from api.words.letter_parts import PARTS
from api.words.other_kinds import KINDS
from api.words.reasons import objection_said, reason
from api.words.refusals import refusal_said
from application.letters.plan_offers import _not_now
from domain.days import AMSTERDAM
from domain.errors import Refusal
from domain.law.contact_hours import contact_allowed, no_contact_at, no_contact_on
from tests.architecture import MODULES, Module

DECIDING = (
    "domain/letter/order/",
    "domain/direct_debit/notice",
    "domain/direct_debit/collecting",
    "domain/direct_debit/announced",
    "domain/claim/litigation",
    "domain/claim/marks",
    "domain/debtor/credit",
    "domain/dunning/next/identity",
    "domain/law/contact_hours",
    "domain/letter/text/payment_link",
    "domain/creditor/plans",
    "application/letters/",
)
SAYS_WHY = re.compile(r"\b([Ww]hy|[Rr]eason|what (keeps|stops)|whether .* is none)\b")
FILLED = ("2026-03-02", "12.34", "direct_debit", "settled", "on a Sunday", "20:00", "on hold", "x")
ENGLISH = frozenset({"the", "it", "its", "and", "not", "no", "may", "are", "with", "by", "from"})
CONSTANTS = {
    target.id: node.value.value
    for module in MODULES
    if module.within("domain", "application")
    for node in module.tree.body
    if isinstance(node, ast.AnnAssign | ast.Assign)
    for target in ([node.target] if isinstance(node, ast.AnnAssign) else node.targets)
    if isinstance(target, ast.Name) and target.id.strip("_").isupper()
    if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
}


def given_by(module: Module) -> Iterator[str]:
    """Every reason that a module gives, those that name something with each of some fillings."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef) and _says_why(node):
            for inner in ast.walk(node):
                yield from _texts(inner)


def _says_why(node: ast.FunctionDef) -> bool:
    kind = ast.unparse(node.returns) if node.returns else ""
    return (kind == "str" and bool(SAYS_WHY.search(ast.get_docstring(node) or node.name))) or (
        "tuple[bool, str]" in kind
    )


def _texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Return(value=value) if value is not None:
            yield from _said(value)
        case ast.Tuple(elts=[_, value]):
            yield from _said(value)
        case ast.Assign(targets=[ast.Name(id="why" | "pending")], value=value):
            yield from _said(value)


def _said(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.Name(id=name) if name in CONSTANTS:
            yield CONSTANTS[name]
        case ast.IfExp(body=one, orelse=other):
            yield from itertools.chain(_said(one), _said(other))
        case ast.BoolOp(values=values):
            for one in values:
                yield from _said(one)
        case ast.JoinedStr(values=values):
            yield _filled(values)


def _filled(values: list[ast.expr]) -> str:
    """A reason with its holes filled so that it is known; else with the first filling."""
    holes = sum(isinstance(one, ast.FormattedValue) for one in values)
    every = []
    for fillings in itertools.product(FILLED, repeat=holes):
        left = iter(fillings)
        parts = (
            one.value if isinstance(one, ast.Constant) else _constant(one) or next(left)
            for one in values
        )
        every.append("".join(map(str, parts)))
    return next((one for one in every if is_dutch(one)), every[0])


def _constant(node: ast.expr) -> str:
    inner = node.value if isinstance(node, ast.FormattedValue) else node
    return CONSTANTS.get(inner.id, "") if isinstance(inner, ast.Name) else ""


def is_dutch(text: str) -> bool:
    with speaking("nl"):
        said = within(text)
    words = set(re.findall(r"[a-z]+", said.lower()))
    return said != lowered(text) and not words & ENGLISH and not re.search(r"\d{4}-\d\d", said)


def test_every_reason_for_which_a_letter_waits_is_said_in_dutch() -> None:
    given = {
        text for module in MODULES if module.path.startswith(DECIDING) for text in given_by(module)
    }
    assert len(given) > 50
    assert {text for text in given if not is_dutch(text)} == set()


def test_a_reason_that_has_no_dutch_is_found() -> None:
    text = (
        "def stops(n: int) -> str:\n    '''Tell why.'''\n    why = 'whim' if n else ''\n"
        "    return why or f'the cows come home on {n}'"
    )
    found = set(given_by(Module("domain/x.py", text)))
    assert {one for one in found if not is_dutch(one)} == {
        "whim",
        "the cows come home on 2026-03-02",
    }


def test_what_protects_a_debtor_is_said_in_dutch_within_a_sentence() -> None:
    for bar in KINDS["Bar"]:
        with speaking("nl"):
            assert within(bar) not in {bar, bar.replace("_", " ")}
            assert within(f"2026-0041: {bar}").startswith("2026-0041: ")


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        (
            no_contact_on(date(2026, 11, 29)),
            "op zondag mag er niets naar een debiteur, vanaf 30 nov 2026 wel",
            "on a Sunday, from 30 Nov 2026 it may",
        ),
        (
            no_contact_on(date(2026, 12, 25)),
            "op een feestdag mag er niets naar een debiteur, vanaf 28 dec 2026 wel",
            "on a holiday, from 28 Dec 2026 it may",
        ),
        (
            no_contact_at(datetime(2026, 11, 28, 20, tzinfo=AMSTERDAM)),
            "tussen 20:00 en 07:00 uur mag er niets naar een debiteur, vanaf 30 nov 2026 07:00 uur",
            "between 20:00 and 07:00, from 30 Nov 2026 07:00 it may",
        ),
        (
            no_contact_at(datetime(2026, 11, 27, 6, 59, tzinfo=AMSTERDAM)),
            "tussen 20:00 en 07:00 uur mag er niets naar een debiteur, vanaf 27 nov 2026 07:00 uur",
            "between 20:00 and 07:00, from 27 Nov 2026 07:00 it may",
        ),
    ],
)
def test_a_refusal_says_why_nothing_may_leave_and_from_when_it_may(
    text: str, dutch: str, english: str
) -> None:
    refusal = _not_now(text)
    spoken: tuple[tuple[Language, str], ...] = (("nl", dutch), ("en", english))
    for language, words in spoken:
        with speaking(language):
            said, _ = refusal_said(refusal.code, refusal.message, "", refusal.values)
        assert words in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_moment_has_a_reason_exactly_where_nothing_may_leave() -> None:
    first = datetime(2026, 12, 24, tzinfo=AMSTERDAM)
    for hours in range(24 * 5):
        moment = first + timedelta(hours=hours, minutes=59)
        assert (no_contact_at(moment) == "") == contact_allowed(moment).allowed
    assert no_contact_on(date(2026, 11, 28)) == ""


def test_what_refuses_a_letter_is_said_with_its_article() -> None:
    refusal = Refusal("collection.no_identifier", "No identifier.", article="SEPA")
    with speaking("nl"):
        assert objection_said(refusal).endswith("hij kan niet incasseren. (SEPA)")
        assert objection_said("on hold") == reason("on hold") == "Pauze"


def test_whatever_a_letter_may_lack_is_named_in_dutch() -> None:
    rules = [one for one in MODULES if re.fullmatch(r"domain/letter/text/\w*rules\.py", one.path)]
    given = {
        node.value
        for node in (node for one in rules for node in one.nodes)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.match(r"(the|a|an|which|what) [\w: ]+$", node.value)
    }
    assert given >= {"the mandate", "an invoice number", "what was agreed"}
    assert given <= set(PARTS)
