"""What never changes is worked out once, however many ask for it at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from application.kept_results import KeptResults


def test_who_asks_while_it_is_worked_out_gets_what_that_comes_to() -> None:
    kept, begun, may_end, times = KeptResults(), Event(), Event(), []

    def work_out() -> str:
        times.append(1)
        begun.set()
        assert may_end.wait(10)
        return "found"

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(kept.of, "key", work_out)
        assert begun.wait(10)
        others = [pool.submit(kept.of, "key", work_out) for _ in range(2)]
        assert kept.of("another", lambda: "at once") == "at once"
        may_end.set()
        assert {one.result(10) for one in (first, *others)} == {"found"}
    assert len(times) == 1


def test_what_failed_fails_for_who_began_it_and_the_next_tries_anew() -> None:
    kept, begun, may_fail = KeptResults(), Event(), Event()

    def fails() -> str:
        begun.set()
        assert may_fail.wait(10)
        raise ValueError("not today")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept.of, "key", fails)
        assert begun.wait(10)
        next_one = pool.submit(kept.of, "key", lambda: "found")
        may_fail.set()
        assert next_one.result(10) == "found"
        with pytest.raises(ValueError, match="not today"):
            first.result(10)
