"""A report that was made once comes out the same to the byte after every change of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.compliance.catalogue import OBLIGATIONS
from tests.application.compliance.asking_for import digests, report
from tests.application.compliance.golden import KEPT, golden_report
from tests.application.compliance.golden_every import EVERY, KEPT_FILES, report_of_every


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """The report that is kept, as it comes out now."""
    with golden_report() as folder:
        yield folder


def test_the_report_of_a_fixed_history_is_the_one_that_is_kept(made: Path) -> None:
    assert report(made) == report(KEPT)
    for kept in sorted(one for one in KEPT.iterdir() if one.is_file()):
        assert (made / kept.name).read_bytes() == kept.read_bytes(), kept.name


def test_the_report_of_every_obligation_is_the_one_that_is_kept() -> None:
    with report_of_every() as folder:
        assert report(folder) == report(EVERY)
        for name in KEPT_FILES:
            assert (folder / name).read_bytes() == (EVERY / name).read_bytes(), name


def test_every_obligation_stands_there_with_each_verdict_that_it_may_come_to() -> None:
    claims = report(EVERY)["claims"]
    found = {(r["obligation"], r["verdict"]) for claim in claims for r in claim["rulings"]}
    assert found == {(one.code, what) for one in OBLIGATIONS for what in one.reasons.values()}


def test_what_is_kept_holds_what_was_wrong_what_nobody_can_show_and_what_was_held_back() -> None:
    (claim,) = report(KEPT)["claims"]
    found = {one["verdict"] for one in claim["rulings"]}
    assert found == {"violated", "not_provable"}
    assert [one["topic"] for one in claim["withheld"]] == [
        "claim.disputed",
        "claim.hold_placed",
    ]


def test_its_list_of_digests_holds_the_papers_as_well(made: Path) -> None:
    named = {line.split("  ")[1] for line in (KEPT / "report.sha256").read_text().splitlines()}
    assert named == set(digests(made)) - {"report.sha256"}
