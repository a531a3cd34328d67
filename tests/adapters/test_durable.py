"""Several files are waited for together, by the same few threads, and none is left waiting."""

import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from adapters.durable import AT_ONCE, write_together


def contents(folder: Path, count: int) -> dict[Path, bytes]:
    return {folder / f"{n}": b"x" * n for n in range(count)}


@pytest.mark.parametrize("count", [0, 1, 2, AT_ONCE, AT_ONCE + 1, 60])
def test_each_of_several_is_flushed_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    flushed: list[bool] = []
    flush = os.fsync

    def looked(handle: int) -> None:
        flush(handle)
        flushed.append(any((tmp_path / f"{n}").exists() for n in range(count)))

    monkeypatch.setattr(os, "fsync", looked)
    wanted = contents(tmp_path, count)
    write_together(wanted)
    assert {path: path.read_bytes() for path in wanted} == wanted
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(path.name for path in wanted)
    assert flushed.count(False) == count
    assert flushed.count(True) == bool(count)


def test_no_more_than_a_few_threads_wait_however_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = set[int]()
    flush = os.fsync

    def seen(handle: int) -> None:
        names.add(threading.get_ident())
        flush(handle)

    monkeypatch.setattr(os, "fsync", seen)
    for turn in range(5):
        (tmp_path / str(turn)).mkdir()
        write_together(contents(tmp_path / str(turn), 40))
    assert 1 < len(names) <= AT_ONCE + 1


def test_what_one_raises_is_raised_once_nobody_waits_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller, busy, ends, working = (
        threading.get_ident(),
        threading.Event(),
        threading.Event(),
        list[int](),
    )

    def fails(handle: int) -> None:
        if threading.get_ident() == caller:
            busy.wait(10)
            raise OSError(28, "No space left on device")
        working.append(handle)
        busy.set()
        ends.wait(0.1)  # nobody sets it: so long they work on
        working.remove(handle)

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space left"):
        write_together(contents(tmp_path, 60))
    assert working == []
    assert list(tmp_path.iterdir()) == []


def test_who_was_forked_after_several_were_written_writes_several_as_well(tmp_path: Path) -> None:
    """The threads that wait are not there any more, and nobody waits for them."""
    for name in ("before", "behind"):
        (tmp_path / name).mkdir()
    write_together(contents(tmp_path / "before", AT_ONCE))
    forked = multiprocessing.get_context("fork").Process(
        target=write_together, args=[contents(tmp_path / "behind", AT_ONCE)]
    )
    forked.start()
    forked.join(30)
    done = forked.exitcode
    forked.kill()
    forked.join()
    assert done == 0
    assert len(list((tmp_path / "behind").iterdir())) == AT_ONCE
