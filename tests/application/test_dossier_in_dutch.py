"""A dossier is read by people elsewhere: no code of the program, and no English, stands in it."""

import re
from pathlib import Path
from typing import Final

from adapters.paper.press import text_of
from api.words.naming import KINDS

TOLD: Final = (
    *("NonPayment", "DisputeGround", "DisputeOutcome", "ContactOutcome", "HoldCategory"),
    *("Agreement", "StepKind", "LetterKind", "EndingGround", "PartyGround", "Capacity"),
)
"""Enumerations of which a dossier tells what was chosen."""


def codes() -> set[str]:
    """The values of these whose Dutch word is another one."""
    return {
        code
        for kind in TOLD
        for code, (said, _) in KINDS[kind].items()
        if code.lower() not in said.lower().split()
    }


def test_no_code_and_no_word_of_english_stands_in_a_dossier(sample_home: Path) -> None:
    dossiers = sorted(sample_home.glob("hand-over/*/*/dossier.pdf"))
    assert len(dossiers) > 5
    words = set[str]()
    for one in dossiers:
        words |= set(re.findall(r"[A-Za-z_-]{3,}", text_of(one.read_bytes())))
    assert len(codes()) > 30
    assert words & codes() == set()
    assert {word for word in words if "_" in word} == set()
    english = "the and with from was sent received dispute reminder promise plan letter".split()
    assert words & set(english) == set()
