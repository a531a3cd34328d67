"""What waits where a log was put back, a clock moved back, or sending itself failed."""

from collections.abc import Mapping
from datetime import timedelta
from shutil import copyfile
from typing import Final

import pytest

from adapters.webhooks.sending import Posted, Sender
from application.commands.subscriptions import (
    PauseSubscription,
    ReplayEvents,
    ResumeSubscription,
)
from application.webhooks.again import RETRIES, SPARED_AFTER
from domain.application import Session
from domain.facts import INSTALLATION, EnteredInError, StreamKind, StreamRef
from domain.subscription.events import Stop
from domain.subscription.state import Sending
from tests.application.houses import HousePlace, by
from tests.application.two_people import of
from tests.application.webhook_sights import Sight, claims, notes, recorded, sight
from tests.receivers import Got

__all__ = ["sight"]
STORE: Final = "vordering.sqlite3"


def test_what_waited_of_a_log_that_was_put_back_gives_way_to_what_stands_there_now(
    sight: Sight,
) -> None:
    claim, other = claims(sight.house, 2)
    sight.subscribed()
    notes(sight.house, claim, 1)
    sight.answers(lambda _: 500)
    sight.deliver()
    with sight.house.webhooks.writing() as sql:  # as it is where the log was put back since
        sql.execute(
            "UPDATE deliveries SET event = ?, keys = ?, position = position + 1,"
            " next_at = '2099-01-01T00:00:00.000000+00:00'",
            (f"{other}@99", str(other)),
        )
    notes(sight.house, claim, 2)
    sight.answers()
    sight.deliver()
    assert sight.ids() == [one.ref for one in sight.house.collections.history(claim)[-2:]]
    assert sight.rows("DISTINCT state", f"event = '{other}@99'") == [("dropped",)]


def test_what_is_asked_once_more_of_a_log_that_was_put_back_is_sent(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 1)
    sight.deliver()
    with sight.house.webhooks.writing() as sql:  # it had been asked for more, later on
        sql.execute("UPDATE progress SET position = position + 1000, asked = 1000")
    sight.deliver()
    first = sight.ids()
    assert sight.standing(one) is Sending.STOPPED
    ReplayEvents(event=first[0]).carry(sight.house, one, by=of(sight.kas))
    ResumeSubscription().carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert sight.ids() == first * 2


def test_where_a_log_that_was_put_back_grew_past_what_was_read_a_person_is_asked(
    place: HousePlace, sight: Sight
) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    backup = sight.house.store.last_position()
    place.doors.close()
    kept = place.home.with_name("backup.sqlite3")
    copyfile(place.home / STORE, kept)
    sight.house = place.open(webhooks_anywhere=True)
    notes(sight.house, claim, 2)
    sight.deliver()
    place.doors.close()
    copyfile(kept, place.home / STORE)
    sight.house = place.open(webhooks_anywhere=True)
    other = claims(sight.house, 1)[0]
    notes(sight.house, other, 5)
    sight.taken.clear()
    sight.deliver()
    assert sight.taken == []
    stopped = sight.house.collections.subscription(one).stopped
    assert stopped is not None
    assert stopped.why is Stop.OTHER_LOG
    ReplayEvents(after=backup).carry(sight.house, one, by=of(sight.kas))
    ResumeSubscription().carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert sorted(sight.ids()) == sorted(recorded(sight.house, backup))
    notes(sight.house, other, 1)
    sight.deliver()
    assert sight.ids()[-1] == sight.house.collections.history(other)[-1].ref


@pytest.mark.both_stores
def test_another_fact_where_it_was_read_is_noticed_also_after_a_pause(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 2)
    sight.deliver()
    PauseSubscription().carry(sight.house, one, by=of(sight.kas))
    with sight.house.webhooks.writing() as sql:
        sql.execute("UPDATE progress SET mark = 'of another log'")
    sight.deliver()
    ResumeSubscription().carry(sight.house, one, by=of(sight.kas))
    notes(sight.house, claim, 1)
    before = len(sight.taken)
    sight.deliver()
    assert (sight.standing(one), len(sight.taken)) == (Sending.STOPPED, before)
    ResumeSubscription().carry(sight.house, one, by=of(sight.kas))
    notes(sight.house, claim, 1)
    sight.deliver()
    assert sight.ids()[-1] == sight.house.collections.history(claim)[-1].ref


def test_a_file_from_before_marks_opens_and_goes_on(place: HousePlace, sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    sight.deliver()
    with sight.house.webhooks.writing() as sql:
        sql.execute("ALTER TABLE progress DROP COLUMN mark")
    place.doors.close()
    sight.house = place.open(webhooks_anywhere=True)
    notes(sight.house, claim, 1)
    sight.deliver()
    assert len(sight.taken) == 2


def test_what_comes_back_after_it_gave_way_waits_no_more(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)

    def gives_way(_: Got) -> int:
        with sight.house.webhooks.writing() as sql:  # while it is on its way
            sql.execute("UPDATE deliveries SET state = 'dropped'")
        sight.answers()
        return 500

    sight.answers(gives_way)
    sight.deliver()
    assert sight.rows("state, attempts") == [("dropped", 1)]


def test_when_the_clock_was_moved_back_nothing_waits_longer_than_it_ever_would(
    sight: Sight,
) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    sight.place.clock.instant += timedelta(days=365)
    notes(sight.house, claim, 1)
    sight.answers(lambda _: 500)
    sight.deliver()
    for pause in RETRIES[:SPARED_AFTER]:
        sight.later(pause)
    tried = len(sight.receiver.got)
    sight.later(timedelta(days=-365))
    assert len(sight.receiver.got) == tried + 1
    days = timedelta(days=sight.house.settings.webhooks_stop_days)
    for _ in range(days.days + 1):
        sight.later(RETRIES[-1])
    stopped = sight.house.collections.subscription(one).stopped
    assert stopped is not None
    assert stopped.why is Stop.FAILING


class Exhausted(Sender):
    """On a machine that has no thread left to look an address up in."""

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> Posted:
        del address, body, headers
        raise RuntimeError("can't start new thread")


def test_what_could_not_even_be_sent_comes_again_and_holds_nobody_up(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    sight.deliver(Exhausted(anywhere=True))
    assert sight.house.webhooks.rows("SELECT outcome FROM attempts") == [("silent",)]
    sight.later(RETRIES[0])
    assert sight.rows("state, attempts") == [("taken", 2)]


def test_a_subscription_that_nobody_foresaw_holds_no_other_up(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    broken = sight.subscribed()
    sight.subscribed()
    notes(sight.house, claim, 1)
    mandate = by().command(sight.house, log=INSTALLATION, said=("in error", broken))

    def taken_back(session: Session) -> None:
        session.subscription(broken)
        stream = StreamRef(StreamKind.SUBSCRIPTION, broken, INSTALLATION)
        session.record(stream, [EnteredInError(version=1, topic="subscription.made")])

    sight.house.collections.carry_out(mandate, taken_back)
    sight.deliver()
    assert len(sight.taken) == 1
