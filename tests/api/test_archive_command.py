"""`vordering archive …`: written, checked, asked and replayed from the shell."""

from pathlib import Path

import pytest

from tests.api.test_cli import Shell, empty, filled
from tests.application.compliance.asking_for import digests

__all__ = ["empty", "filled"]


def test_what_was_recorded_is_archived_checked_and_replayed(filled: Shell) -> None:
    written = filled.read("archive", "write")
    assert written["facts"] == written["through"] > 10
    assert filled.read("archive", "check") == {
        "sound": True,
        "findings": [],
        "through": written["through"],
    }
    replayed = filled.read("archive", "replay", "--compare")
    assert replayed["claims"] == 1
    assert replayed["left_out"] == []
    assert replayed["digest"] == replayed["store"]


def test_a_file_that_is_gone_is_told_and_made_again(filled: Shell) -> None:
    filled.good("archive", "write")
    file = next((filled.home / "facts").rglob("*.parquet"))
    file.unlink()
    result = filled.run("archive", "check")
    assert result.exit_code == 1
    assert str(file.relative_to(filled.home / "facts")) in result.stdout.replace("\n", "")
    assert filled.run("fsck", "--no-views").exit_code == 1
    assert filled.read("archive", "write")["again"] == 1
    assert filled.run("fsck", "--no-views").exit_code == 0


def test_the_folder_of_the_archive_is_a_setting(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled.home.parent / "mounted"
    monkeypatch.setenv("VORDERING_FACT_ARCHIVE", str(folder))
    assert filled.read("archive", "write")["folder"] == str(folder)
    assert any(folder.rglob("*.parquet"))
    assert not (filled.home / "facts").exists()


def test_a_question_is_answered_in_a_table_and_for_a_program(filled: Shell) -> None:
    filled.good("archive", "write")
    question = "SELECT kind, count(*) AS letters FROM letters_sent GROUP BY kind"
    assert filled.read("archive", "ask", question) == [{"kind": "reminder", "letters": 1}]
    assert "reminder" in filled.good("archive", "ask", question)
    days = filled.read("archive", "ask", "SELECT day FROM letters_sent")
    assert days == [{"day": "2026-03-18"}]
    assert "CREATE VIEW by_month" in filled.good("archive", "views")


def test_what_is_no_question_is_refused(filled: Shell) -> None:
    assert "archive write" in filled.bad(2, "archive", "ask", "SELECT 1")
    filled.good("archive", "write")
    assert "SELECT" in filled.bad(2, "archive", "ask", "DROP VIEW facts")


def test_of_a_cut_file_no_question_is_answered(filled: Shell) -> None:
    filled.good("archive", "write")
    cut = next((filled.home / "facts").rglob("*.parquet"))
    cut.write_bytes(cut.read_bytes()[:200])
    said = filled.bad(1, "archive", "ask", "SELECT count(*) FROM facts")
    assert (cut.name in said, "archive check" in said) == (True, True)


def test_without_a_scheduler_nothing_is_replayed_on_it(filled: Shell) -> None:
    filled.good("archive", "write")
    said = filled.bad(1, "archive", "replay", "--on", "nowhere://x")
    assert "nowhere://x" in said


def test_the_inspectors_file_is_the_same_from_the_archive(filled: Shell, tmp_path: Path) -> None:
    filled.good("archive", "write")
    asked = ("compliance", "--from", "2026-01-01", "--to", "2026-12-31")
    filled.good(*asked, "--out", tmp_path / "store")
    filled.good(*asked, "--out", tmp_path / "archive", "--on", "archive")
    assert digests(tmp_path / "archive") == digests(tmp_path / "store")
    assert "--out" in filled.bad(2, *asked, "--on", "archive")
    said = filled.bad(1, *asked, "--out", tmp_path / "no", "--on", "nowhere://x")
    assert "nowhere://x" in said
    assert not (tmp_path / "no").exists()


def test_what_is_not_archived_yet_is_not_reported_from_it(filled: Shell, tmp_path: Path) -> None:
    asked = ("compliance", "--from", "2026-01-01", "--to", "2026-12-31", "--out", tmp_path / "no")
    assert "archive write" in filled.bad(1, *asked, "--on", "archive")
    assert not (tmp_path / "no").exists()
