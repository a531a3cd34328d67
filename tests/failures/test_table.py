"""The table of failures in the documentation names tests that are there, for all thirty."""

import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "docs" / "failures.md"


def test_every_failure_has_a_row_with_tests_and_rules_that_are_there() -> None:
    rows = [line.split("|") for line in TABLE.read_text("utf-8").splitlines()]
    told = {int(row[1]): (row[3], row[4]) for row in rows if row[1:] and row[1].strip().isdigit()}
    assert list(told) == list(range(1, 31))
    written = "\n".join(path.read_text("utf-8") for path in HERE.glob("test_*.py"))
    there = set(re.findall(r"^def (test_\w+)\(", written, re.MULTILINE))
    for number, (tests, rules) in told.items():
        named = re.findall(r"`(\w+)`", tests)
        assert named, number
        assert set(named) <= there, number
        assert all(name.startswith(f"test_{number:02}") for name in named), number
        for path in re.findall(r"`([\w/]+\.py)`", rules):
            assert (HERE.parents[1] / path).exists(), path
