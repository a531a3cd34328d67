"""The log of deliveries through every door: what waits, what was taken, and what came of it."""

import sqlite3
from datetime import UTC, datetime, timedelta
from uuid import UUID

from adapters.webhooks.outcomes import Delivered, SendOutcome
from application.commands.subscriptions import Subscribe
from application.house import House
from application.principal import Principal
from domain.user.roles import Role
from tests.api.test_cli import Shell, empty, shell
from tests.api.test_metrics import figures
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, PLAIN, HousePlace, case_of, claim_from
from tests.application.two_people import of, user

HOUR = timedelta(hours=1)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
__all__ = ["empty", "shell"]
ADDRESS = "https://hooks.example.nl/in"


def subscribed(house: House, who: Principal, *creditors: UUID) -> UUID:
    said = {"label": "kas", "address": ADDRESS, "answered_by": who.login, "creditors": creditors}
    every = {"all_kinds": True, "all_creditors": not creditors}
    return Subscribe.model_validate({**every, **said}).carry(house, by=of(who)).streams[0][0]


def sent(
    house: House,
    subscription: UUID,
    event: str,
    *tried: tuple[SendOutcome, int],
    keys: str = "house/x",
) -> int:
    """A delivery with its attempts, a minute between two; its number."""
    taken = bool(tried) and tried[-1][0] is SendOutcome.TAKEN
    state = Delivered.TAKEN if taken else Delivered.WAITING
    again = "" if taken or not tried else _at(10)
    with house.webhooks.writing() as sql:
        number = _row(sql, subscription, event, keys, state, len(tried), again)
        sql.executemany(
            "INSERT INTO attempts VALUES (?,?,?,?,?,?,?)",
            [
                (number, n, _at(n), str(outcome), status, 40, "busy" if status == 503 else "")
                for n, (outcome, status) in enumerate(tried, 1)
            ],
        )
    return number


def progressed(house: House, subscription: UUID, *, failing_since: str = "") -> None:
    with house.webhooks.writing() as sql:
        sql.execute(
            "INSERT INTO progress VALUES (?,?,?,?,?,?,?,?,?,'')",
            (str(subscription), 41, 0, 0, 2, failing_since, "", 7, 2),
        )


def _row(
    sql: sqlite3.Connection,
    subscription: UUID,
    event: str,
    keys: str,
    state: Delivered,
    attempts: int,
    again: str,
) -> int:
    position = int(event.partition("@")[2])
    values = (str(subscription), position, event, "vordering.claim.note_added", keys, str(state))
    done = sql.execute(
        "INSERT INTO deliveries (subscription, position, event, kind, keys, state, made_at,"
        " attempts, first_failed, next_at, ended_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (*values, _at(0), attempts, "", again, _at(5) if state is Delivered.TAKEN else ""),
    )
    assert done.lastrowid is not None
    return done.lastrowid


def _at(minutes: int) -> str:
    return (NOON + timedelta(minutes=minutes)).isoformat(timespec="microseconds")


FAILED = (SendOutcome.REFUSED, 503)
TAKEN = (SendOutcome.TAKEN, 204)


def numbers(web: Web, **asked: object) -> list[int]:
    return [one["number"] for one in web.read("/v1/webhook-deliveries", **asked)]


def test_who_makes_a_subscription_is_told_its_id(house: House) -> None:
    user(house, "els")
    with browsing(house) as web:
        every = {"all_kinds": True, "all_creditors": True}
        said = {"label": "kas", "address": ADDRESS, "answered_by": "els", **every}
        made = web.done("/v1/subscriptions", said)["made"]
        assert web.read(f"/v1/subscriptions/{made}")["label"] == "kas"
        paused = web.done(f"/v1/subscriptions/{made}/pause")
    assert paused["made"] is None


def test_the_newest_stands_first_and_older_ones_are_asked_for_behind_it(house: House) -> None:
    one = subscribed(house, user(house, "els"))
    first, second, third = (sent(house, one, f"x@{n}", TAKEN) for n in (1, 2, 3))
    with browsing(house) as web:
        assert numbers(web) == [third, second, first]
        assert numbers(web, limit=1) == [third]
        assert numbers(web, before=third) == [second, first]
        assert numbers(web, before=first) == []


def test_they_are_found_by_subscription_claim_event_and_state(house: House) -> None:
    els = user(house, "els")
    one, other = subscribed(house, els), subscribed(house, els)
    claim, beside = claim_from(house, CONSUMER), claim_from(house, PLAIN)
    waits = sent(house, one, "x@1", keys=f"{beside},{claim}")
    took = sent(house, one, "x@2", FAILED, TAKEN, keys=str(beside))
    elsewhere = sent(house, other, "x@1", TAKEN)
    with browsing(house) as web:
        assert numbers(web, subscription=one) == [took, waits]
        assert numbers(web, claim=claim) == [waits]
        assert numbers(web, claim=beside) == [took, waits]
        assert numbers(web, event="x@1") == [elsewhere, waits]
        assert numbers(web, event="x@") == []
        assert numbers(web, state="waiting") == [waits]
        assert numbers(web, state="taken", subscription=one) == [took]
        assert web.get("/v1/webhook-deliveries", state="lost").status_code == 400
        unknown = web.get("/v1/webhook-deliveries", subscription=UUID(int=7))
        assert unknown.json()["code"] == "subscription.unknown"


def test_a_delivery_tells_every_attempt_and_what_came_of_it(house: House) -> None:
    one = subscribed(house, user(house, "els"))
    number = sent(house, one, "x@1", FAILED, (SendOutcome.SILENT, 0))
    with browsing(house) as web:
        told = web.read(f"/v1/webhook-deliveries/{number}")
        unknown = web.get(f"/v1/webhook-deliveries/{number + 1}")
    assert told["state"] == "waiting"
    assert told["next_attempt_at"].startswith("2026-03-02T12:10")
    tried = [(a["number"], a["outcome"], a["status"], a["code"]) for a in told["attempts"]]
    assert tried == [(1, "refused", 503, "busy"), (2, "silent", None, "")]
    assert told["last_attempt"] == told["attempts"][-1]
    assert (unknown.status_code, unknown.json()["code"]) == (404, "delivery.unknown")


def test_what_is_of_other_creditors_is_not_there(house: House) -> None:
    els = user(house, "els")
    mine = case_of(house, claim_from(house, CONSUMER)).creditor.id
    joost = user(house, "joost", Role.SENIOR, creditors=(mine,))
    theirs, ours = subscribed(house, els), subscribed(house, els, mine)
    hidden, seen = sent(house, theirs, "x@1", TAKEN), sent(house, ours, "x@1", TAKEN)
    with browsing(house, known=lambda _request, _house: joost) as web:
        assert numbers(web) == [seen]
        assert web.get(f"/v1/webhook-deliveries/{hidden}").status_code == 404
        assert web.get("/v1/webhook-deliveries", subscription=theirs).status_code == 404
        assert numbers(web, subscription=ours) == [seen]


def test_a_subscription_says_how_far_it_is(house: House) -> None:
    one = subscribed(house, user(house, "els"))
    with browsing(house) as web:
        fresh = web.read(f"/v1/subscriptions/{one}")["progress"]
        assert fresh["read_through"] == house.store.last_position()
        assert (fresh["waiting"], fresh["failing_since"]) == (0, None)
        sent(house, one, "x@1", FAILED)
        sent(house, one, "x@2")
        progressed(house, one, failing_since=_at(1))
        assert web.read("/v1/subscriptions")[0]["progress"] == {
            "read_through": 41,
            "waiting": 2,
            "taken": 7,
            "failed": 2,
            "failing_since": "2026-03-02T12:01:00Z",
            "next_attempt_at": "2026-03-02T12:10:00Z",
        }


def test_what_waits_and_what_failed_are_figures(house: House) -> None:
    one = subscribed(house, user(house, "els"))
    sent(house, one, "x@1", FAILED)
    with browsing(house) as web:
        assert not [name for name in figures(web) if "webhook" in name and str(one) in name]
        progressed(house, one, failing_since=(house.real_clock() - HOUR).isoformat())
        found = figures(web)
    of_it = f'subscription="{one}"'
    assert found[f"vordering_webhook_waiting{{{of_it}}}"] == 1
    assert found[f'vordering_webhook_attempts_total{{outcome="taken",{of_it}}}'] == 7
    assert found[f'vordering_webhook_attempts_total{{outcome="failed",{of_it}}}'] == 2
    assert found[f"vordering_webhook_failing_seconds{{{of_it}}}"] >= 3600


def test_the_page_shows_the_last_deliveries_and_sends_one_again(house: House) -> None:
    claim = claim_from(house, CONSUMER)
    one = subscribed(house, user(house, "els"))
    for _ in range(26):
        sent(house, one, f"{claim}@1", TAKEN, keys=str(claim))
    sent(house, one, f"{claim}@1", FAILED, keys=str(claim))
    progressed(house, one, failing_since=_at(1))
    with browsing(house) as web:
        text = web.page(f"/webhooks/{one}")
        assert "Geweigerd (503)" in text
        assert "Faalt sinds" in text
        assert text.count('value="' + f'{claim}@1"') == 24, "one waits: it comes by itself"
        older = web.page(f"/webhooks/{one}", before=3)
        assert older.count(f'value="{claim}@1"') == 2
        again = web.client.post(
            f"/webhooks/{one}/subscription-replay",
            data={"event": f"{claim}@1", "key": "again"},
            headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
            follow_redirects=False,
        )
    assert again.status_code == 303
    [asked] = house.collections.subscription(one).asked
    assert asked.one == house.collections.history(claim)[0].position


def test_the_shell_tells_the_same(shell: Shell) -> None:
    with HousePlace("sqlite", "", shell.home).opened() as house:
        one = subscribed(house, user(house, "els"))
        number = sent(house, one, "x@1", FAILED, TAKEN)
    [told] = shell.read("webhooks", "deliveries")
    assert (told["number"], told["state"]) == (number, "taken")
    assert shell.read("webhooks", "deliveries", "--state", "waiting") == []
    shown = shell.good("webhooks", "delivery", str(number))
    assert "503" in shown
    assert "204" in shown
    assert "no such delivery" in shell.bad(2, "webhooks", "delivery", "99")
