"""Where the machine gives no process, whoever wanted one hears it in words."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from multiprocessing.process import BaseProcess
from threading import Thread
from time import sleep

import pytest

from application.hands import ManyHands
from application.processes import CannotStartError, Pool
from domain.errors import StoreError
from tests.application.half_an_answer import killed_in_between


@contextmanager
def no_more_files() -> Iterator[None]:
    """What is open stays so; nothing else can be opened."""
    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (least, most))


def place() -> nullcontext[str]:
    return nullcontext("a")


def test_a_log_is_not_read_by_processes_that_cannot_be_had() -> None:
    hands = ManyHands("a", place, processes=2)
    with no_more_files(), pytest.raises(StoreError, match="VORDERING_REBUILD_PROCESSES=1"):
        list(hands([str.upper]))
    assert list(hands([str.upper])) == ["A"]
    hands.close()


def test_a_pool_says_that_a_process_cannot_be_started_and_can_be_ended() -> None:
    pool = Pool(1)
    with no_more_files(), pytest.raises(CannotStartError):
        pool.submit(str.upper, "a")
    pool.end()
    pool.end()


def test_a_process_that_is_killed_amid_its_answer_is_ended_and_nobody_waits_for_the_rest() -> None:
    pool = Pool(2)
    coming = pool.submit(killed_in_between)
    with pytest.raises(TimeoutError):
        coming.result(2)
    pool.end()
    assert coming.exception(0) is not None
    pool.end()


def test_a_process_that_was_just_being_started_when_all_are_ended_is_ended_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pool = Pool(1)
    coming = pool.submit(sleep, 600)
    spawning = pool._spawning
    kill, looks = spawning.kill, count()

    def missed_at_first() -> list[BaseProcess]:
        return kill() if next(looks) else []

    monkeypatch.setattr(spawning, "kill", missed_at_first)
    ending = Thread(target=pool.end, daemon=True)
    ending.start()
    ending.join(60)
    assert not ending.is_alive()
    assert coming.exception(0) is not None
