"""What waits where the log was put back from a backup, or the clock was moved back."""

from datetime import timedelta

from application.commands.subscriptions import ReplayEvents
from application.webhooks.again import RETRIES, SPARED_AFTER
from domain.subscription.events import Stop
from tests.application.two_people import of
from tests.application.webhook_sights import Sight, claims, notes, sight
from tests.receivers import Got

__all__ = ["sight"]


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
    ReplayEvents(event=first[0]).carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert sight.ids() == first * 2


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
