"""The clock of a sandbox is moved on, never back, and who is signed in goes by the real one."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.store.opening import Mode
from application.house import House
from application.rights.sign_in import begun, by_session, by_token
from application.rights.tokens import issued
from application.run.advance import MOST_DAYS_ON, advance
from application.run.day import runs_of
from application.sandbox_clock import NAME
from application.views import views_of
from domain.errors import StoreError
from domain.ids import user_id
from domain.user.roles import Role
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    by,
    claim_from,
    sent_steps,
)
from tests.application.two_people import user

DAY = timedelta(days=1)
ADVANCE = "/v1/sandbox/advance"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def web(house: House) -> Iterator[Web]:
    with browsing(house) as served:
        yield served


def test_a_case_is_taken_to_a_later_day_with_the_run_of_each_day_between(
    web: Web, house: House
) -> None:
    claim = claim_from(house, CONSUMER)
    done = web.done(ADVANCE, {"to": str(MARCH + 20 * DAY)})
    assert (done["today"], done["done"]) == (str(MARCH + 20 * DAY), True)
    assert house.today == MARCH + 20 * DAY
    for ahead in range(1, 21):
        [run] = runs_of(house, MARCH + ahead * DAY)
        assert run.finished
    assert sent_steps(house, claim)
    assert "letter_sent" in {what for day in done["days"] for what in day["totals"]}
    recorded = [one.recorded_at for one in house.store.history(claim)]
    assert recorded[-1].date() > MARCH
    assert broken(house) == []


def test_every_process_of_the_house_sees_the_move_and_time_goes_on_from_there(
    place: HousePlace, house: House
) -> None:
    with views_of(house) as views, place.opened() as other:
        advance(house, views, MARCH + 3 * DAY)
        assert other.today == MARCH + 3 * DAY
        place.clock.instant += timedelta(days=2)
        assert house.today == other.today == MARCH + 5 * DAY
    assert house.real_today == MARCH + 2 * DAY


@pytest.mark.parametrize(
    ("to", "code"),
    [
        (MARCH - DAY, "sandbox.clock_back"),
        (MARCH + (MOST_DAYS_ON + 1) * DAY, "sandbox.too_far"),
    ],
)
def test_the_clock_goes_neither_back_nor_too_far(web: Web, to: date, code: str) -> None:
    assert web.refused(ADVANCE, {"to": str(to)})["code"] == code
    assert web.refused(ADVANCE, {"to": str(to)}, key="again")["code"] == code
    assert web.refused(ADVANCE, {"to": str(to)}, key="again")["code"] == code


def test_to_the_day_of_today_nothing_happens(web: Web) -> None:
    done = web.done(ADVANCE, {"to": str(MARCH)})
    assert done == {"today": str(MARCH), "to": str(MARCH), "done": True, "days": []}


def test_under_its_key_it_may_be_sent_again_and_runs_no_day_twice(web: Web, house: House) -> None:
    first = web.done(ADVANCE, {"to": str(MARCH + 5 * DAY)}, key="five")
    runs = [len(list(runs_of(house, MARCH + ahead * DAY))) for ahead in range(8)]
    assert web.done(ADVANCE, {"to": str(MARCH + 5 * DAY)}, key="five")["done"]
    web.done(ADVANCE, {"to": str(MARCH + 7 * DAY)})
    again = web.done(ADVANCE, {"to": str(MARCH + 5 * DAY)}, key="five")
    assert (again["today"], again["done"]) == (str(MARCH + 7 * DAY), True)
    assert first["done"]
    assert runs[:6] == [len(list(runs_of(house, MARCH + ahead * DAY))) for ahead in range(6)]
    other = web.refused(ADVANCE, {"to": str(MARCH + 9 * DAY)}, key="five")
    assert other["code"] == "command.key_reused"


def test_who_has_enough_gets_an_answer_and_goes_on_later(house: House) -> None:
    with views_of(house) as views:
        part = advance(house, views, MARCH + 5 * DAY, enough=lambda: True)
        assert (part.today, part.done) == (MARCH + DAY, False)
        rest = advance(house, views, MARCH + 5 * DAY)
        assert (rest.today, rest.done, len(rest.days)) == (MARCH + 5 * DAY, True, 4)


def test_a_day_that_was_stopped_is_gone_on_with_first(house: House) -> None:
    claim_from(house, CONSUMER, NO_MAIL)
    with views_of(house) as views:
        part = advance(house, views, MARCH + 5 * DAY, stop=lambda: True)
        assert (part.today, part.done) == (MARCH + DAY, False)
        advance(house, views, MARCH + 5 * DAY)
    [run] = runs_of(house, MARCH + DAY)
    assert run.finished


def test_a_live_store_is_never_moved(tmp_path: Path) -> None:
    place = HousePlace("sqlite", "", tmp_path / "live")
    house = place.open(mode=Mode.LIVE)
    (house.home / NAME).write_text(str(10**15))
    assert house.today == MARCH
    with browsing(house) as web:
        assert web.refused(ADVANCE, {"to": str(MARCH + DAY)})["code"] == "sandbox.live_store"
    place.close()


def test_sessions_and_tokens_go_by_the_real_clock(place: HousePlace, house: House) -> None:
    user(house, "els", Role.SENIOR)
    named = house.collections.user(user_id("els"))
    session = begun(house, named)
    token = issued(
        house,
        named.id,
        label="boekhouding",
        role=Role.SENIOR,
        expires_on=MARCH + 10 * DAY,
        by=by(),
    )
    with views_of(house) as views:
        advance(house, views, MARCH + 40 * DAY)
    assert by_session(house, session)
    assert by_token(house, token)
    issued(
        house,
        named.id,
        label="nog een",
        role=Role.SENIOR,
        expires_on=MARCH + 20 * DAY,
        by=by(),
    )
    place.clock.move_to(MARCH + 11 * DAY)
    assert by_session(house, session) is None
    assert by_token(house, token) is None


def test_a_clock_that_cannot_be_read_is_said_and_not_guessed(house: House) -> None:
    (house.home / NAME).write_text("morgen")
    with pytest.raises(StoreError, match="Take it away"):
        _ = house.today


# --- the page ------------------------------------------------------------------------------------


def moved(web: Web, to: str) -> Any:
    headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
    return web.client.post("/runs/klok", data={"to": to}, headers=headers, follow_redirects=False)


def test_the_page_of_the_runs_moves_the_clock_on_and_shows_that_day(web: Web, house: House) -> None:
    claim_from(house, CONSUMER)
    assert 'action="/runs/klok"' in web.page("/runs")
    day = house.today + 20 * DAY
    answer = moved(web, str(day))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/runs?on={day}")
    assert house.today == day
    assert list(runs_of(house, day))


def test_the_page_says_why_the_clock_is_not_moved(web: Web, house: House) -> None:
    before = str(house.today - DAY)
    for to, told in ((before, "gaat nooit terug"), ("morgen", "geen dag"), ("", "geen dag")):
        answer = moved(web, to)
        assert answer.status_code == 422, to
        assert told in answer.text, to


def test_a_live_store_has_no_such_form_and_no_such_clock(tmp_path: Path) -> None:
    place = HousePlace("sqlite", "", tmp_path / "live")
    house = place.open(mode=Mode.LIVE)
    with browsing(house) as web:
        assert "/runs/klok" not in web.page("/runs")
        assert moved(web, str(house.today + DAY)).status_code == 422
    assert house.today == MARCH
    place.close()
