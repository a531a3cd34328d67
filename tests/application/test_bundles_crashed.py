"""kill -9 while a letter over several claims is under way: one message, one fact on each claim."""

import os
import signal

import pytest

from benchmarks.crashing import FIRST_DAY, CrashRun, crash_run
from domain.letter.state import LetterStatus
from tests.application.houses import (
    PLAIN,
    HousePlace,
    broken,
    case_of,
    claim_from,
    letters,
    statuses,
    topics,
)

pytestmark = pytest.mark.both_stores

pytestmark = pytest.mark.slow


def killed(run: CrashRun, moment: str) -> None:
    """Begin a run and kill it when the mail server is at its first letter."""
    process, line = run._start()

    def kill() -> None:
        os.kill(process.pid, signal.SIGKILL)

    with line:
        line.recv()
        setattr(run.post, moment, kill)
        process.join(60)
        setattr(run.post, moment, lambda: None)
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize(
    ("moment", "went_out"), [("at_rcpt", 0), ("at_data", 1)], ids=["before the text", "after it"]
)
def test_a_run_killed_over_a_bundle_leaves_one_doubt_and_sends_no_claim_twice(
    place: HousePlace, moment: str, went_out: int
) -> None:
    with crash_run(place) as run:
        due = ("2026-04-01</cbc:DueDate>", "2026-03-17</cbc:DueDate>")
        four = [
            claim_from(run.house, PLAIN, ("<cbc:ID>2026-0117<", f"<cbc:ID>F-{n}<"), due)
            for n in range(1, 5)
        ]
        run.claims = run.open = list(four)
        assert run.house.today == FIRST_DAY
        killed(run, moment)
        assert statuses(run.house) == [LetterStatus.STARTED]
        run.whole_round()
        [letter] = letters(run.house)
        assert letter.status is LetterStatus.IN_DOUBT
        for claim_id in four:
            pending = case_of(run.house, claim_id).claim.pending
            assert pending is not None
            assert pending.letter_id == letter.id
        run.finish()
        assert statuses(run.house) == [LetterStatus.SENT]
        assert run.post.ids == {letter.message_id: 1}
        assert len(run.post.received) == 1
        for claim_id in four:
            assert topics(run.house, claim_id).count("claim.reminder_sent") == 1
        assert run.tally.doubts_that_went_out == went_out
        assert run.tally.wrong == []
        assert broken(run.house) == []
