"""Evolve is total: every fact of a kind of stream has the one function that applies it."""

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any, get_args
from uuid import UUID

import pytest

from domain.claim import evolve as claims
from domain.claim.events import ClaimFact, NoteAdded
from domain.claim.state import Claim
from domain.debtor import state as debtors
from domain.debtor.events import BankruptcyEnded, DebtorFact
from domain.facts import EnteredInError, Fact, Recorded, by_type
from domain.letter import state as letters
from domain.letter.events import LetterFact
from domain.registry import FACTS

TABLES: dict[str, tuple[Mapping[type[Fact], Any], Any]] = {
    "claim": (claims.CHANGES, ClaimFact),
    "debtor": (debtors.CHANGES, DebtorFact),
    "letter": (letters.CHANGES, LetterFact),
}


@pytest.mark.parametrize("kind", TABLES)
def test_every_fact_of_a_stream_is_applied_and_no_other(kind: str) -> None:
    table, union = TABLES[kind]
    assert table.keys() == set(get_args(union))


@pytest.mark.parametrize("kind", TABLES)
def test_every_stored_topic_of_a_stream_is_applied(kind: str) -> None:
    table, _ = TABLES[kind]
    stored = {shape for topic, shape in FACTS.items() if topic.startswith(f"{kind}.")}
    of_any = {shape for topic, shape in FACTS.items() if topic.startswith("any.")}
    assert table.keys() - of_any == stored
    assert EnteredInError in table
    assert len(stored) > 10


def test_no_two_files_apply_the_same_fact_to_a_claim() -> None:
    assert sum(map(len, claims.PARTS)) == len(claims.CHANGES)


def _once(_state: Any, _fact: NoteAdded, _recorded: Recorded) -> None: ...


def _twice(_state: Any, _fact: NoteAdded | EnteredInError, _recorded: Recorded) -> None: ...


def test_a_fact_that_two_functions_apply_is_refused_when_the_table_is_made() -> None:
    with pytest.raises(AssertionError, match="NoteAdded is applied twice"):
        by_type(_once, _twice)


def test_a_fact_of_another_stream_is_no_fact_of_a_claim() -> None:
    stranger: Any = SimpleNamespace(
        fact=BankruptcyEnded(), originator_version=1, effective_on=date(2026, 1, 2)
    )
    with pytest.raises(KeyError):
        claims.evolve(Claim(UUID(int=1)), stranger)
