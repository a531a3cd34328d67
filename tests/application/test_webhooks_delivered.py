"""Delivering events: in each claim in its order, signed, and again until they are taken."""

from base64 import b64decode
from contextlib import closing
from datetime import timedelta
from threading import Event

import pytest

from adapters.webhooks.signature import signed
from application.commands.subscriptions import ChangeSubscription, ReplaceSecret, ReplayEvents
from application.commands.users import WithdrawRole
from application.house import House
from application.webhooks.again import RETRIES
from application.webhooks.chosen import AT_ONCE
from application.webhooks.deliverer import Deliverer
from application.webhooks.secrets import shown
from domain.ids import user_id
from domain.subscription.state import Sending
from domain.user.roles import Role
from tests.application.houses import by, case_of
from tests.application.two_people import of, user
from tests.application.webhook_sights import (
    LOGIN,
    Sight,
    claims,
    event_of,
    id_of,
    in_order,
    notes,
    recorded,
    sight,
)
from tests.receivers import Got

__all__ = ["sight"]


# --- what is sent ------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_all_that_is_recorded_from_then_on_is_sent_once_in_order(sight: Sight) -> None:
    claims(sight.house, 1)
    one = sight.subscribed()
    since = sight.house.collections.subscription(one).since
    first, second = claims(sight.house, 2)
    notes(sight.house, first, 3)
    notes(sight.house, second, 3)
    sight.deliver()
    assert sorted(sight.ids()) == sorted(recorded(sight.house, since))
    assert all(sorted(found) == found for found in in_order(sight.taken).values())
    sight.deliver()
    assert len(sight.receiver.got) == len(sight.taken)


def test_who_has_the_secret_can_check_what_comes(sight: Sight) -> None:
    one = sight.subscribed()
    claims(sight.house, 1)
    secret = b64decode(shown(sight.house, one, by=of(sight.kas)).removeprefix("whsec_"))
    sight.deliver()
    now = sight.house.real_clock()
    for got in sight.taken:
        said = signed(got.body, event_id=id_of(got), at=now, secrets=[secret])
        assert said.items() <= got.headers.items()
        assert id_of(got) == event_of(got)["id"]


def test_while_a_secret_is_replaced_a_receiver_may_know_either(sight: Sight) -> None:
    one = sight.subscribed()
    former = b64decode(shown(sight.house, one, by=of(sight.kas)).removeprefix("whsec_"))
    ReplaceSecret(both_hours=1).carry(sight.house, one, by=of(sight.kas))
    claim = claims(sight.house, 1)[0]
    sight.deliver()
    got = sight.taken[-1]
    said = signed(got.body, event_id=id_of(got), at=sight.house.real_clock(), secrets=[former])
    both = got.headers["webhook-signature"].split(" ")
    assert both[1:] == [said["webhook-signature"]]
    sight.place.clock.instant += timedelta(hours=1)
    notes(sight.house, claim, 1)
    sight.deliver()
    assert " " not in sight.taken[-1].headers["webhook-signature"]


def test_personal_data_goes_along_where_that_was_asked_and_is_noted_as_read(sight: Sight) -> None:
    sight.subscribed()
    sight.subscribed(personal_data=True)
    claims(sight.house, 1)
    before = len(sight.house.reads.found())
    sight.deliver()
    told = [event_of(got) for got in sight.taken if "debtor" in event_of(got)["type"]]
    assert len({"withheld" in one for one in told}) == 2
    reads = sight.house.reads.found()
    assert len(reads) > before
    assert {viewing.actor for _, viewing in reads} == {LOGIN}


def test_what_somebody_has_sent_for_another_is_noted_in_the_names_of_both(sight: Sight) -> None:
    els = user(sight.house, "els", Role.SENIOR)
    one = sight.subscribed(by=of(els), personal_data=True)
    claims(sight.house, 1)
    sight.deliver()
    assert {actor for actor, _ in noted(sight.house)} == {LOGIN, "els"}
    count = len(noted(sight.house))
    WithdrawRole(role=Role.SENIOR).carry(sight.house, user_id("els"), by=by())
    again = ReplayEvents(after=0)
    again.carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert sight.standing(one) is Sending.ACTIVE
    assert noted(sight.house)[count:].count(("els", "senior")), "it still leaves by his word"
    count = len(noted(sight.house))
    said = {"label": "own", "address": sight.receiver.address, "answered_by": LOGIN}
    every = {"personal_data": True, "all_kinds": True, "all_creditors": True}
    ChangeSubscription.model_validate({**said, **every}).carry(sight.house, one, by=of(sight.kas))
    again.carry(sight.house, one, by=of(sight.kas))
    sight.deliver()
    assert {actor for actor, _ in noted(sight.house)[count:]} == {LOGIN}, "by his own word now"


def noted(house: House) -> list[tuple[str, str]]:
    """Who is said to have read, and in which role, the first first."""
    return [(one.actor, one.role) for _, one in house.reads.found(limit=10_000)]


def test_only_the_kinds_and_creditors_that_were_asked_for_are_sent(sight: Sight) -> None:
    claim = claims(sight.house, 1)[0]
    creditor = case_of(sight.house, claim).creditor.id
    sight.subscribed(kinds=("claim.note_added",), creditors=(creditor,))
    claims(sight.house, 2)
    notes(sight.house, claim, 2)
    sight.deliver()
    assert {event_of(got)["type"] for got in sight.taken} == {"vordering.claim.note_added"}
    assert len(sight.taken) == 2


# --- order -------------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_a_claim_waits_for_its_first_event_while_others_flow(sight: Sight) -> None:
    bad, good = claims(sight.house, 2)
    sight.subscribed()
    notes(sight.house, bad, 3)
    notes(sight.house, good, 3)
    sight.answers(lambda got: 500 if str(bad) in event_of(got)["claim"] else 204)
    sight.deliver()
    assert [event_of(got)["claim"] for got in sight.taken] == [str(good)] * 3
    assert len(sight.receiver.got) == 4
    sight.answers()
    sight.later(RETRIES[0])
    assert [event_of(got)["claim"] for got in sight.taken[3:]] == [str(bad)] * 3
    assert all(sorted(found) == found for found in in_order(sight.taken).values())


def test_no_more_than_eight_are_on_their_way_to_one_receiver(sight: Sight) -> None:
    found = claims(sight.house, AT_ONCE + 3)
    sight.subscribed()
    for claim in found:
        notes(sight.house, claim, 1)
    let_go = Event()

    def held(_: Got) -> int:
        let_go.wait()
        return 204

    sight.answers(held)
    with closing(Deliverer(sight.house, sight.sender, chance=lambda: 0.0)) as one:
        one.step()
        one.step()
        away = one.on_their_way
        let_go.set()
        one.deliver_due()
    assert away == AT_ONCE
    assert len(sight.taken) == AT_ONCE + 3
