"""Of who was erased nothing is told any more, and whoever is told of him learns that he was."""

import json
from datetime import time, timedelta

import pytest

from application.commands.erasures import ErasePerson
from application.webhooks.again import RETRIES
from domain.debtor.erasure_events import ErasureGround
from tests.api.webs import browsing
from tests.application.houses import HousePlace, by, case_of
from tests.application.test_erasing import LATER, SECRETS, story
from tests.application.webhook_sights import Sight, event_of, recorded
from tests.receivers import Got, receiving

ERASED = "vordering.debtor.subject_erased"


def told(got: list[Got]) -> list[str]:
    """Which of the words of a debtor stand in what was received."""
    return [one for one in SECRETS if any(one in json.dumps(event_of(each)) for each in got)]


@pytest.mark.both_stores
def test_what_waits_for_a_receiver_tells_nothing_of_who_was_erased_meanwhile(
    place: HousePlace,
) -> None:
    """Tried before, or not yet read from the log: what is sent is made when it is sent."""
    house = place.open(webhooks_anywhere=True, erased_by_one=True, webhooks_stop_days=60)
    with receiving() as receiver:
        sight = Sight(place, house, receiver)
        one = sight.subscribed(personal_data=True)
        since = house.collections.subscription(one).since
        sight.answers(lambda _: 503)
        claim = story(place, house)
        case = case_of(house, claim)
        sight.deliver()
        tried = len(receiver.got)
        assert told(receiver.got), "what was tried before told who he is"
        assert sight.rows("state") == [("waiting",)] * len(sight.rows("state"))
        place.clock.move_to(LATER, time(10, 0))
        erase = ErasePerson(debtor=case.debtor.id, ground=ErasureGround.REQUEST)
        erase.carry(house, case.creditor.id, by=by())
        sight.answers()
        for pause in RETRIES:
            sight.later(pause + timedelta(hours=3))
        assert sorted(set(sight.ids())) == sorted(recorded(house, since))
        assert told(receiver.got[tried:]) == []
        [erased] = [event_of(got) for got in sight.taken if event_of(got)["type"] == ERASED]
        assert (erased["debtor"], erased["data"]["ground"]) == (str(case.debtor.id), "request")
        assert erased["creditor"] == str(case.creditor.id)


def test_every_door_to_events_tells_nothing_of_him_and_fails_on_none(place: HousePlace) -> None:
    house = place.open(erased_by_one=True)
    claim = story(place, house)
    case = case_of(house, claim)
    with browsing(house) as web:
        before = web.read("/v1/events", personal="true", limit=1000)
        assert [one for one in SECRETS if one in json.dumps(before)]
    place.clock.move_to(LATER, time(10, 0))
    erase = ErasePerson(debtor=case.debtor.id, ground=ErasureGround.REQUEST)
    erase.carry(house, case.creditor.id, by=by())
    with browsing(house) as web:
        for query in ({}, {"claim": str(claim)}, {"type": "debtor.*"}):
            after = web.get("/v1/events", personal="true", limit=1000, **query)
            assert after.status_code == 200, after.text
            assert [one for one in SECRETS if one in after.text] == []
        every = web.read("/v1/events", personal="true", limit=1000)["events"]
        assert [one["id"] for one in before["events"]] == [one["id"] for one in every][
            : len(before["events"])
        ]
        assert [one["type"] for one in every].count(ERASED) == 1
        for page in ("/audit", f"/audit?claim={claim}", f"/claims/{claim}", "/werk", "/bank"):
            shown = web.client.get(page, headers={"Accept": "text/html"}, follow_redirects=True)
            assert shown.status_code == 200, (page, shown.status_code)
            assert [one for one in SECRETS if one in shown.text] == [], page
