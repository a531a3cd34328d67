"""A report that was made once comes out the same to the byte after every change of the program."""

from tests.application.compliance.asking_for import digests, report
from tests.application.compliance.golden import KEPT, golden_report


def test_the_report_of_a_fixed_history_is_the_one_that_is_kept() -> None:
    with golden_report() as folder:
        assert report(folder) == report(KEPT)
        for kept in sorted(KEPT.iterdir()):
            assert (folder / kept.name).read_bytes() == kept.read_bytes(), kept.name


def test_what_is_kept_holds_what_was_wrong_what_nobody_can_show_and_what_was_held_back() -> None:
    (claim,) = report(KEPT)["claims"]
    found = {one["verdict"] for one in claim["rulings"]}
    assert found == {"violated", "not_provable"}
    assert [one["topic"] for one in claim["withheld"]] == [
        "claim.disputed",
        "claim.hold_placed",
    ]


def test_its_list_of_digests_holds_the_papers_as_well() -> None:
    with golden_report() as folder:
        named = {line.split("  ")[1] for line in (KEPT / "report.sha256").read_text().splitlines()}
        assert named == set(digests(folder)) - {"report.sha256"}
