"""Remarks about a plan in words: each code of the lint has its Dutch, and a refusal says them."""

import ast
import re

import pytest

from api.words.language import speaking
from api.words.refusals import refusal_said
from api.words.remarks import DUTCH, remark_in_dutch, remarks_in_dutch
from domain.dunning.plan.lint import lawful_plan
from domain.dunning.plan.shape_errors import SHAPE
from domain.errors import Refusal
from tests.architecture import MODULES, ROOT

RULES = ("lint_law.py", "lint_advice.py", "unlawful_words.py")
CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def codes_of_the_lint() -> set[str]:
    places = tuple(f"domain/dunning/plan/{name}" for name in RULES)
    nodes = (node for module in MODULES if module.within(*places) for node in module.nodes)
    texts = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)} | {SHAPE}


def test_every_remark_of_the_lint_has_its_dutch_and_no_other_has() -> None:
    assert len(codes_of_the_lint()) > 30
    assert codes_of_the_lint() == set(DUTCH)


def test_the_words_can_be_put_into_a_sentence() -> None:
    assert [code for code, (what, out) in DUTCH.items() if what[-1] == "." or out[-1] != "."] == []


def test_a_plan_that_is_refused_is_refused_in_dutch_with_every_line() -> None:
    text = (ROOT / "tests/samples/plans/unlawful.toml").read_text("utf-8")
    with pytest.raises(Refusal) as caught:
        lawful_plan(text, name="unlawful.toml")
    refusal = caught.value
    with speaking("nl"):
        what, _ = refusal_said(refusal.code, refusal.message, refusal.way_out, refusal.values)
    assert what.startswith("Dit plan is in strijd met de wet: regel ")
    assert "een consument gaat uit handen" in what
    assert what.count("regel ") == len(refusal.message.splitlines())


def test_a_remark_of_a_newer_program_is_said_as_it_stands() -> None:
    assert remark_in_dutch("of.a_newer_program") == ("of.a_newer_program", "")
    assert remarks_in_dutch("3 term.long\n9 call.none") == (
        "regel 3: zo'n lange termijn maakt de vordering oud;"
        " regel 9: niemand belt de debiteur; contact is persoonlijk"
    )
