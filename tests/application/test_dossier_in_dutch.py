"""A dossier is read by people elsewhere: no code of the program, and no English, stands in it."""

import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Final

import domain
from adapters.paper.press import text_of

ALSO_DUTCH: Final = frozenset({"open", "post", "run", "stand", "brief", "order"})
"""Codes that are Dutch words as well, or what a person typed in the sample."""


def codes() -> set[str]:
    """Every value of an enumeration of the domain."""
    for module in walk_packages(domain.__path__, "domain."):
        import_module(module.name)
    return {value.value for kind in _below(StrEnum) for value in kind}


def _below(kind: type[StrEnum]) -> Iterator[type[StrEnum]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def test_no_code_and_no_word_of_english_stands_in_a_dossier(sample_home: Path) -> None:
    dossiers = sorted(sample_home.glob("hand-over/*/*/dossier.pdf"))
    assert len(dossiers) > 5
    words = set[str]()
    for one in dossiers:
        words |= set(re.findall(r"[A-Za-z_-]{3,}", text_of(one.read_bytes())))
    assert words & codes() <= ALSO_DUTCH
    assert {word for word in words if "_" in word} == set()
    english = "the and with from was sent received dispute reminder promise plan letter".split()
    assert words & set(english) == set()
