"""What a text may hold: one rule for every door, reader and fact."""

import sys
from typing import Any
from uuid import UUID

import pytest

from domain.characters import _UNFIT_ON_A_LINE, legible, require_fit, tidy, unfit
from domain.errors import Refusal
from domain.parties import Address, ContactDetails
from domain.sealing import Sealed

UNFIT = [
    ("\0", "U+0000"),
    ("\x1b", "U+001B"),
    ("\x7f", "U+007F"),
    ("\x85", "U+0085"),
    ("\u2028", "U+2028"),
    ("\u2029", "U+2029"),
    ("\u202e", "U+202E"),
    ("\u2066", "U+2066"),
    ("\ud800", "U+D800"),
    ("\udfff", "U+DFFF"),
    ("\ufdd0", "U+FDD0"),
    ("\ufeff", "U+FEFF"),
    ("\uffff", "U+FFFF"),
    ("\U0010fffe", "U+10FFFE"),
]
BESIDE_THEM = ["\u200e", "\u2027", "\u202f", "\ud7ff", "\ue000", "\ufdcf", "\ufffd", "\U0001f600"]


@pytest.mark.parametrize(("character", "name"), UNFIT)
@pytest.mark.parametrize("lines", [False, True])
def test_an_unfit_character_is_refused_and_named(character: str, name: str, lines: bool) -> None:
    with pytest.raises(Refusal) as refused:
        tidy(f"Jan{character}sen", lines=lines)
    assert refused.value.code == "text.unfit"
    assert name in refused.value.message
    assert "Jan" not in str(refused.value)


@pytest.mark.parametrize("character", BESIDE_THEM)
def test_the_characters_beside_them_are_kept(character: str) -> None:
    assert tidy(f"Jan{character}sen") == f"Jan{character}sen"


@pytest.mark.parametrize("between", ["\t", "\n", "\r\n"])
def test_a_text_has_lines_only_where_it_may(between: str) -> None:
    assert unfit(f"a{between}b") != ""
    assert tidy(f"a{between}b", lines=True) == f"a{between}b".replace("\r", "")


def test_one_name_is_written_in_one_way() -> None:
    assert tidy("Zoe\u0308") == tidy("Zo\u00eb") == "Zo\u00eb"


def test_what_others_say_is_shown_with_a_sign_in_place_of_what_is_unfit() -> None:
    assert legible("250 ok\0\u2028") == "250 ok\ufffd\ufffd"


def test_nothing_that_can_be_printed_is_unfit() -> None:
    printed = "".join(chr(one) for one in range(sys.maxunicode + 1) if chr(one).isprintable())
    assert _UNFIT_ON_A_LINE.search(printed) is None


NESTED: list[Any] = [
    ContactDetails(name="A", address=Address(city="B\0")),
    Sealed.of(ContactDetails(name="A\u202e")),
    {"a": ["b", ("c", "\ud800")]},
    {"\0": 1},
]


@pytest.mark.parametrize("value", NESTED)
def test_it_is_found_at_any_depth_also_where_it_is_still_to_be_sealed(value: Any) -> None:
    with pytest.raises(Refusal, match="cannot be kept"):
        require_fit(value)


def test_what_is_fit_passes_whatever_else_a_fact_holds() -> None:
    fit = {"name": Sealed.of("Jan\nJansen"), "ids": [UUID(int=1), 3, None], "loaded": b"\0"}
    require_fit(fit)
    assert Sealed[str].committed("0" * 64).given is None
