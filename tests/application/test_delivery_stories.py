"""What is recorded of a letter when the mail server refuses, delays, drops it, or bounces it later.

The server is a real one in the process; what comes back is a report as post offices write them.
Each story is a row of docs/delivery.md, in the same words.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.bounces import read_report
from adapters.mail import SmtpSettings
from adapters.store.opening import Mode
from application.house import House
from application.inbox.bounces import record_report
from application.run.day import run_day
from application.settings import Posting
from domain.claim.events import ReminderSent
from domain.letter.events import (
    DeliveryFailed,
    DispatchFailed,
    LetterDelivered,
)
from domain.letter.state import Letter
from tests.adapters.relays import scripted
from tests.adapters.reports import LETTER, OUT_OF_OFFICE, report
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    claim_from,
    facts_of,
    letters,
    run_on,
)
from tests.application.relay import post_office

DAY = timedelta(days=1)
PUT_OFF = "started, dispatch_failed (for now)"
TABLE = Path(__file__).parents[2] / "docs" / "delivery.md"


@dataclass(frozen=True)
class Story:
    """What the server does, what comes back, and what is recorded of each letter in order."""

    name: str
    recorded: str
    rcpt: str = "250 OK"
    data: str = "250 queued as 42"
    back: tuple[str, ...] = ()
    """Reports by action and status, or ``away`` for an answering machine."""


STORIES = (
    Story("takes it", "by email: started, sent"),
    Story(
        "takes it, reports that it was delivered",
        "by email: started, sent, delivered (server_accepted)",
        back=("delivered 2.0.0",),
    ),
    Story(
        "takes it, reports that it was passed on",
        "by email: started, sent, delivered (server_accepted)",
        back=("relayed 2.0.0",),
    ),
    Story("takes it, an answering machine answers", "by email: started, sent", back=("away",)),
    Story(
        "takes it, reports a delay",
        "by email: started, sent",
        back=("delayed 4.2.2",),
    ),
    Story(
        "takes it, gives up after the delay",
        "by email: started, sent, delivery_failed (4.4.7); by post: started, posted",
        back=("delayed 4.4.7", "failed 4.4.7"),
    ),
    Story(
        "takes it, bounces it later",
        "by email: started, sent, delivery_failed (5.1.1); by post: started, posted",
        back=("failed 5.1.1",),
    ),
    Story(
        "takes it, bounces it twice",
        "by email: started, sent, delivery_failed (5.1.1); by post: started, posted",
        back=("failed 5.1.1", "failed 5.1.1"),
    ),
    Story(
        "does not know the recipient",
        "by email: started, dispatch_failed (for good); by post: started, posted",
        rcpt="550 5.1.1 no such user",
    ),
    Story(
        "does not like the text",
        "by email: started, dispatch_failed (for good); by post: started, posted",
        data="554 5.6.0 not liked",
    ),
    Story(
        "asks to come back (greylisting)",
        f"by email: {PUT_OFF}; by email: {PUT_OFF}",
        rcpt="451 4.7.1 greylisted",
    ),
    Story(
        "has no room for the text",
        f"by email: {PUT_OFF}; by email: {PUT_OFF}",
        data="452 4.3.1 disk full",
    ),
    Story("hangs up after the text", "by email: started, in_doubt", data="hang up"),
    Story("stays silent after the text", "by email: started, in_doubt", data="stay silent"),
    Story(
        "hangs up after the text, reports that it was delivered",
        "by email: started, in_doubt, doubt_resolved, delivered (server_accepted)",
        data="hang up",
        back=("delivered 2.0.0",),
    ),
    Story(
        "hangs up after the text, reports a delay",
        "by email: started, in_doubt, doubt_resolved",
        data="hang up",
        back=("delayed 4.2.2",),
    ),
    Story(
        "hangs up after the text, bounces it later",
        "by email: started, in_doubt, doubt_resolved, delivery_failed (5.1.1);"
        " by post: started, posted",
        data="hang up",
        back=("failed 5.1.1",),
    ),
)


@contextmanager
def living(place: HousePlace, where: SmtpSettings) -> Iterator[House]:
    """Give a live house that a mail house posts for, on the day a reminder is due."""
    how: dict[str, Any] = {"smtp": where, "smtp_timeout_seconds": 1, "post": Posting.SAME_DAY}
    with place.opened(mode=Mode.LIVE, **how) as house:
        yield house


def told_of(house: House) -> str:
    return "; ".join(_letter(house, letter) for letter in letters(house))


def _letter(house: House, letter: Letter) -> str:
    assert letter.channel is not None
    words = [_word(fact) for fact in facts_of(house, letter.id)[1:]]
    return f"by {letter.channel.value}: {', '.join(words)}"


def _word(fact: object) -> str:
    name = getattr(fact, "TOPIC", "").removeprefix("letter.").replace("dispatch_started", "started")
    match fact:
        case DispatchFailed(permanent=permanent):
            return f"{name} ({'for good' if permanent else 'for now'})"
        case DeliveryFailed(code=code):
            return f"{name} ({code})"
        case LetterDelivered(grade=grade):
            return f"{name} ({grade.value})"
    return str(name)


def returned(letter: Letter, what: str) -> bytes:
    """Give what comes back about a letter, as it would lie in the mailbox."""
    if what == "away":
        return OUT_OF_OFFICE.replace(str(LETTER).encode(), str(letter.id).encode())
    action, status = what.split()
    return report(action=action, status=status, envelope=str(letter.id), returned=letter.message_id)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"the server {story.name}")
def test_what_is_recorded_where_the_mail_server(place: HousePlace, story: Story) -> None:
    with (
        post_office(rcpt=story.rcpt, data=story.data) as (_, where),
        living(place, where) as house,
    ):
        claim = claim_from(house, CONSUMER)
        run_day(house)
        [mailed] = letters(house)
        for what in story.back:
            record_report(house, read_report(returned(mailed, what)))
        run_day(house)
        assert told_of(house) == story.recorded
        sent = [f.letter_id for f in facts_of(house, claim) if isinstance(f, ReminderSent)]
        assert len(sent) == len(set(sent))
        assert broken(house) == []


@pytest.mark.parametrize("word", ["EHLO", "MAIL", "RCPT", "DATA"])
def test_a_server_that_hangs_up_before_the_text_was_sent_nothing(
    place: HousePlace, word: str
) -> None:
    with scripted({word: ""}) as (where, _), living(place, where) as house:
        claim_from(house, CONSUMER)
        run_day(house)
        assert told_of(house) == "by email: started, dispatch_failed (for now)"


@pytest.mark.both_stores
def test_a_greylisted_letter_goes_the_next_day(place: HousePlace) -> None:
    with post_office(rcpt="451 4.7.1 greylisted") as (post, where), living(place, where) as house:
        claim_from(house, CONSUMER)
        run_day(house)
        post.rcpt = "250 OK"
        run_on(place, house, MARCH + DAY)
        assert told_of(house) == (
            "by email: started, dispatch_failed (for now); by email: started, sent"
        )
        assert [sum(post.ids.values()), len(post.ids)] == [1, 1]


def test_the_table_of_the_documentation_tells_the_same() -> None:
    written = TABLE.read_text(encoding="utf-8").splitlines()
    missing = [f"| {one.name} | {one.recorded} |" for one in STORIES]
    assert [row for row in missing if row not in written] == []
