"""Refusals in words: each code of the source has its Dutch, with the figures it is about."""

import re
from datetime import date
from functools import cache

import pytest

from api.pages.refusals import told
from api.words.language import speaking
from api.words.refusals import DUTCH, refusal_said
from application.queries.shapes import ProblemOut
from domain.errors import Told
from tests.api.refusal_codes import (
    MADE_OF_SEVERAL,
    Raised,
    codes_made_of_several,
    raised_in,
)
from tests.architecture import MODULES, ROOMS, Module

OF_THE_SERVER = {"conflict", "internal", "store.unavailable", "http.404", "http.405"}
"""Codes that ``api/problems`` gives to what is no refusal."""
NOT_READ_BY_KIND = {"run.unknown"}
"""An id of a kind that no command takes yet; ``of_kind`` would refuse it so."""


@cache
def raised_here() -> tuple[list[Raised], list[str]]:
    """Give every refusal of the source; read by who asks, and not by each worker that collects."""
    return raised_in(module for module in MODULES if module.within(*ROOMS))


def codes() -> set[str]:
    return {one.code for one in raised_here()[0]} | codes_made_of_several()


def test_every_refusal_of_the_source_has_dutch_words() -> None:
    assert codes() - set(DUTCH) == set()


def test_no_dutch_words_are_kept_for_a_refusal_that_nothing_makes() -> None:
    assert set(DUTCH) - codes() - OF_THE_SERVER - NOT_READ_BY_KIND == set()


def test_a_code_that_is_put_together_is_accounted_for() -> None:
    _, unread = raised_here()
    assert {place.split(":")[0] for place in unread} <= set(MADE_OF_SEVERAL)


def test_a_refusal_without_dutch_is_found_also_behind_a_prefix() -> None:
    text = (
        "def _no(code, message):\n    return Refusal(f'demo.{code}', message)\n"
        "def f():\n    raise Refusal('plain.code', 'No.', values={'day': 1})\n"
        "def g():\n    raise _no('behind', 'No.')\n"
    )
    found, unread = raised_in([Module("domain/demo.py", text)])
    assert {one.code: one.values for one in found} == {
        "plain.code": frozenset({"day"}),
        "demo.behind": frozenset(),
    }
    assert unread == []
    assert raised_in([Module("x.py", "raise Refusal(f'{a}.b', 'No.')")])[1] == ["x.py:1"]


def test_what_dutch_words_tell_is_told_by_a_refusal_of_that_code() -> None:
    told: dict[str, frozenset[str]] = {}
    for one in raised_here()[0]:
        told[one.code] = told.get(one.code, frozenset()) | one.values
    for code in MADE_OF_SEVERAL["domain/claim/payments.py"]:
        told[code] = frozenset({"amount", "on"})
    wanted = {code: set(re.findall(r"\{(\w+)\}", " ".join(said))) for code, said in DUTCH.items()}
    wanted["letter.unknown"] = set()
    wanted["payment_link.template"] -= {"reference", "amount"}  # it shows how a link is written
    assert {
        c: w - told.get(c, frozenset()) for c, w in wanted.items() if w - told.get(c, set())
    } == {}


def test_whatever_may_not_be_told_is_optional() -> None:
    for code, said in DUTCH.items():
        bare = re.sub(r"\[[^\]]*\]", "", " ".join(said))
        assert code == "payment_link.template" or "{" not in bare, code


def test_dutch_is_said_with_the_figures_of_the_refusal() -> None:
    values: dict[str, Told] = {"open": 12_050, "invoice": "F-1"}
    with speaking("nl"):
        what, out = refusal_said("promise.more_than_open", "Only 120.50 is open.", "Less.", values)
    hard = "\N{NO-BREAK SPACE}"
    assert what == f"Er staat minder open dan dit bedrag: €{hard}120,50 op F-1."
    assert out == "Laat het bedrag leeg om alles te beloven."


def test_what_was_refused_before_is_said_without_figures() -> None:
    with speaking("nl"):
        assert refusal_said("promise.too_late", "Refused before.", "", {})[0] == (
            "De beloofde dag is voorbij."
        )


def test_english_is_what_the_refusal_says_with_its_figures_as_people_write_them() -> None:
    values: dict[str, Told] = {"open": 123_450, "day": date(2026, 3, 3)}
    text = "Only 1234.50 is open on 2026-03-03."
    with speaking("en"):
        said = refusal_said("promise.more_than_open", text, "", values)[0]
    assert said.replace("\N{NO-BREAK SPACE}", " ") == "Only € 1,234.50 is open on 3 Mar 2026."


def test_a_code_of_a_newer_program_is_never_said_in_english_to_who_speaks_dutch() -> None:
    with speaking("nl"):
        assert refusal_said("of.a_newer_program", "This cannot be.", "Do that.", {}) == (
            "Dit kan niet.",
            "",
        )


def test_the_words_are_sentences() -> None:
    bad = [
        c
        for c, (what, out) in DUTCH.items()
        if what[-1] not in ".?" or (out and out[-1] not in ".?}]")
    ]
    assert bad == []


@pytest.mark.parametrize(
    ("way_out", "shown"),
    [
        ("See `vordering overview` for the claims there are.", ""),
        ("Give a later day. See `vordering claim ID`.", "Give a later day."),
        ("Give --kind contract --rate 8.00, or leave the rate out.", ""),
        ("Promise at most that amount.", "Promise at most that amount."),
    ],
)
def test_a_page_names_no_command_of_the_terminal(way_out: str, shown: str) -> None:
    problem = ProblemOut(title="", status=422, detail="No.", code="any.code", way_out=way_out)
    with speaking("en"):
        assert told(problem).way_out == shown
