"""The benchmark of invoices that are taken in still runs, on both stores."""

import re
from pathlib import Path

import pytest

from benchmarks.intake import TODAY, measured
from tests.application.houses import HousePlace, clock_at


@pytest.mark.both_stores
def test_the_invoices_of_the_benchmark_are_taken_in_once(place: HousePlace, tmp_path: Path) -> None:
    place.clock = clock_at(TODAY)
    folder = tmp_path / "invoices"
    folder.mkdir()
    said = measured(place, folder, files=12)
    assert "12 imported" in said[0]
    assert "12 known" in said[-1]
    asked = re.findall(r"([0-9.]+) (statements|commits|flushes)", said[4])
    assert [what for _, what in asked] == ["statements", "commits", "flushes"]
    assert all(float(count) > 0 for count, _ in asked)
