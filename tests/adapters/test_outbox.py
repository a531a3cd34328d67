"""The outbox writes a letter once, whole, and never over another."""

import resource
from datetime import date
from pathlib import Path

import pytest

from adapters.outbox import Json, Written, write_letter
from domain.errors import StoreError

DAY = date(2026, 11, 3)


def put(home: Path, *, pdf: bytes = b"%PDF", letter_id: str = "5f0c") -> Written:
    sidecar: dict[str, Json] = {"to": "Dorpsstraat 8", "registered": False}
    return write_letter(home=home, day=DAY, letter_id=letter_id, pdf=pdf, sidecar=sidecar)


def test_a_letter_and_its_sidecar_lie_under_the_day(tmp_path: Path) -> None:
    written = put(tmp_path)
    assert written.pdf == tmp_path / "outbox" / "2026-11-03" / "5f0c.pdf"
    assert written.pdf.read_bytes() == b"%PDF"
    assert written.sidecar.read_text() == ('{\n "registered": false,\n "to": "Dorpsstraat 8"\n}\n')
    assert not written.again


def test_the_same_letter_again_changes_nothing(tmp_path: Path) -> None:
    before = put(tmp_path).pdf.stat()
    again = put(tmp_path)
    assert again.again
    assert again.pdf.stat().st_mtime_ns == before.st_mtime_ns
    assert {file.name for file in again.pdf.parent.iterdir()} == {"5f0c.json", "5f0c.pdf"}


def test_other_bytes_under_the_same_id_are_refused_and_the_first_stay(tmp_path: Path) -> None:
    written = put(tmp_path)
    with pytest.raises(StoreError, match="other bytes"):
        put(tmp_path, pdf=b"%PDF other")
    assert written.pdf.read_bytes() == b"%PDF"


def test_a_sidecar_lost_in_a_crash_is_written_at_the_next_attempt(tmp_path: Path) -> None:
    put(tmp_path).sidecar.unlink()
    again = put(tmp_path)
    assert not again.again
    assert again.sidecar.exists()


@pytest.mark.parametrize("letter_id", ["../5f0c", "a/b", "", ".hidden", "a\0b"])
def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path, letter_id: str) -> None:
    with pytest.raises(StoreError):
        put(tmp_path, letter_id=letter_id)


def test_a_file_where_the_folder_should_be_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_text("")
    with pytest.raises(StoreError, match="outbox cannot take the letter"):
        put(tmp_path)


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """A limit on the size of a file stops the write halfway, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        with pytest.raises(StoreError, match="Make room"):
            put(tmp_path, pdf=b"x" * 4096)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((tmp_path / "outbox" / "2026-11-03").iterdir()) == []
    assert put(tmp_path, pdf=b"x" * 4096).pdf.exists()
