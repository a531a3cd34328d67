"""What was stored once can be read for ever: each fact version keeps its contract file."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import from_json, to_json

from domain.facts import Fact
from domain.registry import FACTS
from domain.sealing import Sealed
from tests.contracts.examples import example

FOLDER = Path(__file__).parent / "stored"
FILES = sorted(FOLDER.glob("*.json"))


def name_of(shape: type[Fact]) -> str:
    return f"{shape.TOPIC}.v{shape.SCHEMA}"


def as_stored(fact: Fact) -> Any:
    return from_json(to_json(fact, exclude_none=True))


@pytest.mark.parametrize("topic", sorted(FACTS))
def test_every_fact_has_a_contract_file_for_its_version(topic: str) -> None:
    path = FOLDER / f"{name_of(FACTS[topic])}.json"
    assert path.exists(), f"write {path.name}: python -m tests.contracts.write"


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_stored_fact_reads_and_keeps_all_it_said(path: Path) -> None:
    topic, _, _version = path.stem.rpartition(".v")
    stored = json.loads(path.read_text())
    fact = FACTS[topic].model_validate_json(json.dumps(stored))
    again = as_stored(fact)
    assert {name: again[name] for name in stored} == stored


@pytest.mark.parametrize("topic", sorted(FACTS))
def test_a_contract_file_fills_every_field_the_fact_had(topic: str) -> None:
    shape = FACTS[topic]
    stored = json.loads((FOLDER / f"{name_of(shape)}.json").read_text())
    added = set(shape.model_fields) - set(stored)
    assert all(not shape.model_fields[name].is_required() for name in added), added


def test_a_renamed_field_would_be_noticed() -> None:
    stored = as_stored(example(FACTS["claim.reminder_sent"]))
    stored["pay_before"] = stored.pop("pay_by")
    with pytest.raises(ValueError, match="pay_by"):
        FACTS["claim.reminder_sent"].model_validate_json(json.dumps(stored))


@pytest.mark.parametrize("topic", sorted(FACTS))
def test_every_personal_field_names_the_purpose_of_its_key(topic: str) -> None:
    shape = FACTS[topic]
    sealed = {n for n, f in shape.model_fields.items() if "Sealed" in str(f.annotation)}
    assert sealed == set(shape.SEALED)


def test_no_topic_stands_twice() -> None:
    topics = [shape.TOPIC for shape in FACTS.values()]
    assert len(topics) == len(set(topics))


def test_plaintext_cannot_be_written_into_a_fact() -> None:
    shape = FACTS["claim.note_added"]
    fact = shape.model_validate({"text": Sealed.of("a person")})
    with pytest.raises(ValueError, match="before it was sealed"):
        to_json(fact)
