"""The researched test vectors, and how their days and amounts are read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from domain.money import Cents, cents_from

HERE = Path(__file__).parent
VECTORS: dict[str, list[dict[str, Any]]] = {
    group: cases
    for group, cases in json.loads((HERE / "vectors.json").read_text("utf-8")).items()
    if isinstance(cases, list)
}


def group(name: str) -> list[ParameterSet]:
    """Give the vectors of a group, each with its own id."""
    return [
        pytest.param(case, id=case.get("id") or case.get("local_time") or f"{name}-{at}")
        for at, case in enumerate(VECTORS[name])
    ]


def day(text: str) -> date:
    return date.fromisoformat(text)


def cents(text: str) -> Cents:
    return cents_from(text)
