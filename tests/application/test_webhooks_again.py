"""What was not taken comes again, until it is, or until a person is to look."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest

from adapters.webhooks.outcomes import Delivered
from adapters.webhooks.sending import Sender
from application.commands.subscriptions import (
    ChangeSubscription,
    EndSubscription,
    PauseSubscription,
    PingSubscription,
    ReplayEvents,
    ResumeSubscription,
)
from application.commands.users import CloseUser, GrantRole, WithdrawRole
from application.rights.sign_in import principal_of
from application.webhooks.again import RETRIES, SPARED_AFTER
from application.webhooks.chosen import AT_ONCE
from application.webhooks.deliverer import REST, Deliverer
from domain.errors import NotFound
from domain.ids import user_id
from domain.subscription.events import Stop
from domain.subscription.state import Sending
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.application.houses import by
from tests.application.two_people import of, user
from tests.application.webhook_sights import (
    LOGIN,
    Sight,
    claims,
    event_of,
    id_of,
    in_order,
    notes,
    sight,
)
from tests.receivers import Got, Reply

__all__ = ["sight"]


# --- failing, and coming back ------------------------------------------------------------------


@pytest.mark.both_stores
def test_what_was_refused_comes_again_under_the_same_id_and_later_each_time(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    sight.answers(lambda _: 500)
    sight.deliver()
    for times, pause in enumerate(RETRIES[:3], start=1):
        sight.later(pause - timedelta(seconds=1))
        assert len(sight.receiver.got) == times
        sight.later(timedelta(seconds=1))
        assert len(sight.receiver.got) == times + 1
    sight.answers()
    sight.later(RETRIES[3])
    assert {id_of(got) for got in sight.receiver.got} == set(sight.ids())
    assert sight.rows("state, attempts") == [("taken", 5)]


def test_a_receiver_that_fails_is_tried_with_one_and_gets_all_once_it_is_back(sight: Sight) -> None:
    found = claims(sight.house, 12)
    sight.subscribed()
    for claim in found:
        notes(sight.house, claim, 2)
    sight.answers(lambda _: 503)
    sight.deliver()
    burst = len(sight.receiver.got)
    assert SPARED_AFTER <= burst <= SPARED_AFTER + AT_ONCE
    sight.later(RETRIES[0])
    sight.later(RETRIES[1])
    assert len(sight.receiver.got) == burst + 2
    sight.answers()
    sight.later(RETRIES[2])
    assert len(sight.taken) == 24
    assert all(sorted(found) == found for found in in_order(sight.taken).values())


def test_events_that_are_never_taken_hold_only_their_own_claims_up(sight: Sight) -> None:
    found = claims(sight.house, SPARED_AFTER + 4)
    bad = {str(one) for one in found[: SPARED_AFTER + 1]}
    sight.subscribed()
    for claim in found:
        notes(sight.house, claim, 1)
    sight.answers(lambda got: 500 if event_of(got)["claim"] in bad else 204)
    sight.deliver()
    for _ in range(3):
        sight.later(RETRIES[1])
    assert {event_of(got)["claim"] for got in sight.taken} == {str(one) for one in found} - bad


def test_who_hangs_or_points_elsewhere_did_not_take_it(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    ended = Event()
    sight.answers(lambda _: Reply(status=307, location="http://169.254.169.254/latest/meta-data/"))
    sight.deliver()

    def hangs(_: Got) -> int:
        ended.wait()
        return 500

    sight.answers(hangs)
    sight.place.clock.instant += RETRIES[0]
    sight.deliver(Sender(anywhere=True, seconds=0.2))
    ended.set()
    sight.answers()
    sight.later(RETRIES[1])
    outcomes = sight.house.webhooks.rows("SELECT outcome FROM attempts ORDER BY attempt")
    assert outcomes == [("redirected",), ("silent",), ("taken",)]


def test_nothing_goes_within_our_walls_where_that_is_not_allowed(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    sight.deliver(Sender(anywhere=False))
    assert not sight.receiver.got
    assert sight.house.webhooks.rows("SELECT outcome FROM attempts") == [("private",)]


# --- the end of it -----------------------------------------------------------------------------


@pytest.mark.both_stores
def test_who_says_that_he_is_gone_is_sent_nothing_more(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 3)
    sight.answers(lambda _: 410)
    sight.deliver()
    ended = sight.house.collections.subscription(one)
    assert (ended.standing, ended.gone) == (Sending.ENDED, True)
    assert len(sight.receiver.got) == 1
    assert sight.rows("DISTINCT state") == [("dropped",)]


@pytest.mark.both_stores
def test_after_some_days_of_failing_a_person_is_to_look(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 1)
    sight.answers(lambda _: 500)
    sight.deliver()
    days = timedelta(days=sight.house.settings.webhooks_stop_days)
    sight.later(days - timedelta(seconds=1))
    assert sight.standing(one) is Sending.ACTIVE
    sight.later(RETRIES[1])
    stopped = sight.house.collections.subscription(one)
    assert stopped.standing is Sending.STOPPED
    assert stopped.stopped is not None
    assert stopped.stopped.why is Stop.FAILING
    assert stopped.stopped.event_id == id_of(sight.receiver.got[0])
    count = len(sight.receiver.got)
    sight.later(days)
    assert len(sight.receiver.got) == count
    sight.answers()
    ResumeSubscription().carry(sight.house, one, by=of(sight.kas))
    notes(sight.house, claim, 1)
    sight.deliver()
    assert len(sight.taken) == 2


def test_who_may_see_less_by_now_is_sent_nothing_and_a_person_is_to_look(sight: Sight) -> None:
    one = sight.subscribed()
    claims(sight.house, 1)
    CloseUser().carry(sight.house, user_id(LOGIN), by=by())
    sight.deliver()
    stopped = sight.house.collections.subscription(one).stopped
    assert stopped is not None
    assert stopped.why is Stop.BEYOND_RIGHTS
    assert not sight.receiver.got


def test_what_waits_and_is_not_asked_for_any_more_is_not_sent(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 1)
    sight.answers(lambda _: 500)
    sight.deliver()
    said = {"label": "kas", "address": sight.receiver.address, "answered_by": LOGIN}
    said |= {"all_creditors": "true"}
    other = ChangeSubscription.model_validate({**said, "kinds": ("claim.settled",)})
    other.carry(sight.house, one, by=of(sight.kas))
    sight.answers()
    sight.later(RETRIES[0])
    assert not sight.taken
    assert sight.rows("state") == [("dropped",)]


def test_while_it_is_paused_all_waits_and_a_ping_is_sent_all_the_same(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    PauseSubscription().carry(sight.house, one, by=of(sight.kas))
    notes(sight.house, claim, 2)
    PingSubscription().carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert [event_of(got)["type"] for got in sight.taken] == ["vordering.subscription.ping_asked"]
    ResumeSubscription().carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert len(sight.taken) == 3


def test_a_ping_that_fails_is_not_sent_again(sight: Sight) -> None:
    one = sight.subscribed()
    sight.answers(lambda _: 500)
    PingSubscription().carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    sight.later(RETRIES[-1])
    assert len(sight.receiver.got) == 1
    assert sight.standing(one) is Sending.ACTIVE


# --- once more ---------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_what_is_asked_for_once_more_comes_under_the_same_ids(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 3)
    sight.deliver()
    first = sight.ids()
    since = sight.house.collections.subscription(one).since
    ReplayEvents(after=since).carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert sight.ids() == first * 2
    ReplayEvents(event=first[1]).carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert sight.ids() == [*first, *first, first[1]]
    sight.deliver()
    assert len(sight.taken) == 7


def test_who_may_do_what_here_is_no_event_that_can_be_asked_again(sight: Sight) -> None:
    user(sight.house, "els", Role.INTEGRATION)
    one = sight.subscribed(answered_by="els")
    added = sight.house.collections.history(user_id("els"))[0].ref
    with pytest.raises(NotFound, match="no such event"):
        ReplayEvents(event=added).carry(sight.house, one, by=of(sight.kas))


def test_users_are_told_of_to_who_asked_by_name_as_long_as_he_may_audit(sight: Sight) -> None:
    user(sight.house, "bea", Role.SENIOR)
    GrantRole(role=Role.AUDITOR, all_creditors=True).carry(sight.house, user_id("bea"), by=by())
    both = sight.house.collections.user(user_id("bea"))
    sight.subscribed(
        by=of(principal_of(both, rights_of(both))), answered_by="bea", kinds=("user.*",)
    )
    user(sight.house, "joost", Role.HANDLER)
    sight.deliver()
    assert sight.taken
    before = len(sight.taken)
    WithdrawRole(role=Role.AUDITOR).carry(sight.house, user_id("bea"), by=by())
    user(sight.house, "piet", Role.HANDLER)
    sight.deliver()
    assert len(sight.taken) == before


# --- what may happen in between ----------------------------------------------------------------


def test_on_a_full_disk_nothing_is_sent_and_nothing_lost(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    with (
        sight.place.opened(webhooks_anywhere=True, disk_reserve_mb=10**12) as full,
        closing(Deliverer(full, sight.sender)) as one,
    ):
        one.deliver_due()
    assert not sight.receiver.got
    sight.deliver()
    assert len(sight.taken) == 1


def test_a_fact_that_cannot_be_read_holds_up_only_who_is_to_have_it(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed(kinds=("claim.note_added",))
    sight.subscribed(kinds=("claim.invoice_sent",))
    notes(sight.house, claim, 1)
    claims(sight.house, 1)
    broken(sight.place.home, claim, "-")
    with closing(Deliverer(sight.house, sight.sender)) as one:
        one.deliver_due()
        flowed = len(sight.taken)
        assert flowed
        broken(sight.place.home, claim, "")
        one.deliver_due()
        assert len(sight.taken) == flowed
        sight.place.clock.instant += REST
        one.deliver_due()
    assert event_of(sight.taken[-1])["type"] == "vordering.claim.note_added"


def broken(home: Path, claim: UUID, mark: str) -> None:
    """Put a mark before the last fact of a claim; an empty one takes it away again."""
    with closing(sqlite3.connect(home / "vordering.sqlite3")) as file:
        for (name,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'stored_events'"
        ).fetchall():
            file.execute(f"DROP TRIGGER {name}")
        file.execute(
            "UPDATE stored_events SET state = CAST(? || ltrim(state, '-') AS BLOB)"
            " WHERE originator_id IN (?, ?) AND topic LIKE '%note_added'",
            (mark, claim.hex, str(claim)),
        )
        assert file.total_changes == 1
        file.commit()


def test_a_log_that_was_put_back_is_read_from_where_it_ends(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    sight.deliver()
    with sight.house.webhooks.writing() as sql:
        sql.execute("UPDATE progress SET position = position + 1000")
    sight.deliver()
    notes(sight.house, claim, 1)
    sight.deliver()
    assert len(sight.taken) == 1


def test_what_ended_is_kept_for_so_long_as_is_set(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    sight.subscribed()
    notes(sight.house, claim, 1)
    sight.deliver()
    kept = timedelta(days=sight.house.settings.webhooks_log_days)
    sight.later(kept - timedelta(minutes=1))
    assert sight.rows("state") == [(Delivered.TAKEN.value,)]
    sight.later(timedelta(days=1))
    assert not sight.rows("state")
    assert not sight.house.webhooks.rows("SELECT * FROM attempts")


def test_what_waits_of_a_subscription_that_ended_is_dropped(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    one = sight.subscribed()
    notes(sight.house, claim, 2)
    sight.answers(lambda _: 500)
    sight.deliver()
    EndSubscription().carry(sight.house, one, by=of(sight.kas))
    sight.later(RETRIES[0])
    assert sight.rows("DISTINCT state") == [("dropped",)]
    assert len(sight.receiver.got) == 1
