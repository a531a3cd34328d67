"""Every obligation, and every reason of it, has words in both languages that its rulings fill."""

import ast
import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

import domain.compliance
from api.words.compliance.articles import rests_on
from api.words.compliance.catalogue import KIND_OF, WORDS
from api.words.compliance.said import obligation_said, ruling_said
from api.words.language import speaking
from api.words.naming import KINDS, word
from domain.compliance.catalogue import OBLIGATIONS
from domain.compliance.obligation import Compliance, Gravity, Obligation
from domain.errors import Told
from tests.api.crawl import TELLING

FOLDER = Path(domain.compliance.__path__[0])
each = pytest.mark.parametrize("obligation", OBLIGATIONS, ids=lambda one: one.code)


def test_no_words_are_of_no_obligation() -> None:
    assert set(WORDS) == {one.code for one in OBLIGATIONS}
    assert {kind for kinds in KIND_OF.values() for kind in kinds.split()} <= set(KINDS)


@each
def test_an_obligation_says_what_it_is_called_and_what_it_demands(obligation: Obligation) -> None:
    for language in ("nl", "en"):
        with speaking(language):
            said = obligation_said(obligation.code)
        assert said.title[0].isupper()
        assert not said.title.endswith(".")
        assert said.demands.endswith(".")


@each
def test_what_an_obligation_rests_on_is_told_in_dutch(obligation: Obligation) -> None:
    with speaking("nl"):
        said = f"{rests_on(obligation.article)} {rests_on(obligation.source)}"
    assert TELLING["en"] & set(re.findall(r"[a-z]+", said.lower())) == set()
    assert not re.search(r"\b(house|steps|ceiling|four|eyes|own|rates|plan of)\b", said)


@each
def test_every_reason_says_what_was_found_and_what_should_have_been(
    obligation: Obligation,
) -> None:
    words = WORDS[obligation.code].reasons
    assert set(words) == set(obligation.reasons)
    for dutch, english in words.values():
        assert dutch != english
        for sentence in (*dutch, *english):
            assert sentence.endswith("."), sentence
            assert "{" in sentence or sentence[0].isupper(), sentence


@each
def test_words_name_only_what_rulings_give(obligation: Obligation) -> None:
    given = _given(FOLDER / f"{obligation.code}.py")
    for reason, both in WORDS[obligation.code].reasons.items():
        known = given.get(reason, given[""])
        for sentence in (*both[0], *both[1]):
            named = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}
            assert named <= known, f"{reason}: {sentence}"


@pytest.mark.parametrize("value", [*Compliance, *Gravity])
def test_verdicts_and_gravity_have_words(value: Compliance | Gravity) -> None:
    for language in ("nl", "en"):
        with speaking(language):
            assert "_" not in word(value)
            assert word(value) != value.value


def test_amounts_days_and_names_are_said_as_people_read_them() -> None:
    values: Mapping[str, Told] = {"party_kind": "agency", "contested": 600_00}
    with speaking("nl"):
        said = ruling_said("disputes", "contested_handed_over", values)
    assert said.found == (
        "De vordering ging naar een derde (incassobureau) terwijl €\N{NO-BREAK SPACE}600,00"
        " werd betwist."
    )


def _given(file: Path) -> Mapping[str, set[str]]:
    """The names of values by reason; empty: of rulings whose reason is decided elsewhere."""
    found: dict[str, set[str]] = {"": set()}
    for call in ast.walk(ast.parse(file.read_text())):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "found":
            first = call.args[0]
            reason = str(first.value) if isinstance(first, ast.Constant) else ""
            found.setdefault(reason, set()).update(one.arg for one in call.keywords if one.arg)
    return found


def test_a_step_is_called_by_what_it_is() -> None:
    values: Mapping[str, Told] = {"step": "fourteen-day-letter", "left_out": "reminder"}
    with speaking("nl"):
        said = ruling_said("plan_kept", "step_left_out", values)
    assert said.found == "De stap veertiendagenbrief is genomen zonder de stap herinnering ervoor."
