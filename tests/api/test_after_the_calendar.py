"""After the last verified holidays people still work: only what counts such days is refused."""

from datetime import date

import pytest

from application.house import House
from application.queries.plans import example_day, known_plans, show_plan
from domain.days import add_days
from domain.law.calendar import VERIFIED_UNTIL
from projections.segments import HORIZON
from tests.api.webs import browsing
from tests.application.houses import CONSUMER, HousePlace, broken, claim_from

NEXT_YEAR = add_days(VERIFIED_UNTIL, 36)


def test_pages_and_lists_open_and_money_and_words_are_recorded(
    place: HousePlace, house: House
) -> None:
    """The work list names what is missing; a hand-over, which counts such days, is refused."""
    claim = claim_from(house, CONSUMER)
    place.clock.move_to(add_days(VERIFIED_UNTIL, -20))
    with browsing(house) as web:
        known = web.read(f"/v1/claims/{claim}")
        debtor = known["debtor"]["id"]
        of = {"creditor_id": known["creditor"]["id"], "debtor_id": debtor}
        issued = {"issued_on": str(house.today), "amount": "100.00", "invoice_number": "L-1"}
        web.done("/v1/claims", {**of, **issued})
        place.clock.move_to(NEXT_YEAR)
        pages = ("/", "/werk", "/cijfers", "/plannen", "/bank", "/runs", f"/claims/{claim}")
        for page in (*pages, f"/debiteuren/{debtor}"):
            assert "law.calendar_unverified" not in web.page(page), page
        for path in ("/claims", "/debtors", "/overview", "/overview/compare", "/figures"):
            web.read(f"/v1{path}")
        assert "extend_calendar" in str(web.read("/v1/worklist"))
        at = f"/v1/claims/{claim}"
        web.done(f"{at}/payments", {"amount": "1.00", "credited_on": str(NEXT_YEAR)})
        web.done(f"{at}/calls", {"result": "no_answer"})
        web.done(f"{at}/notes", {"text": "gebeld"})
        assert web.get(f"{at}/hand-over").json()["code"] == "law.calendar_unverified"


@pytest.mark.parametrize("today", [add_days(VERIFIED_UNTIL, 9), add_days(HORIZON, 150)])
def test_each_page_and_answer_shows_the_rest_and_says_what_is_not_known(
    place: HousePlace, house: House, today: date
) -> None:
    """Claims of before and after it, in every turn of their plan; and a complaint that came in."""
    first = claim_from(house, CONSUMER)
    with browsing(house) as web:
        debtor = web.read(f"/v1/claims/{first}")["debtor"]["id"]
        of = {"debtor_id": debtor, "creditor_id": web.read(f"/v1/claims/{first}")["creditor"]["id"]}
        for number, day in enumerate((-90, -60, -45, -20, -8, 0)):
            issued = add_days(VERIFIED_UNTIL if day < 0 else today, day)
            place.clock.move_to(max(house.today, issued))
            invoice = {
                "issued_on": str(issued),
                "amount": "100.00",
                "invoice_number": f"L-{number}",
            }
            web.done("/v1/claims", {**of, **invoice})
        place.clock.move_to(today)
        rows = web.read("/v1/claims", all="true", limit=100)["rows"]
        assert len(rows) == 7
        complaint = {"ground": "other", "channel": "phone", "text": "te laat"}
        web.done(f"/v1/claims/{rows[0]['id']}/complaints", complaint)
        for row in rows:
            at = f"/v1/claims/{row['id']}"
            assert web.read(at)["next"]["what"]
            for path in (at, f"{at}/letter", f"{at}/withheld", f"{at}/trail"):
                assert web.get(path).status_code in {200, 404}, path
            for page in (f"/claims/{row['id']}", f"/claims/{row['id']}/waarom"):
                assert "law.calendar_unverified" not in web.page(page), page
        for page in ("/", "/werk", "/cijfers", "/btw", f"/debiteuren/{debtor}", "/voorstellen"):
            told = web.page(page)
            assert ("op een vordering zelf loopt zij door" in told) is (today > HORIZON), page
        assert "answer_complaint" in str(web.read("/v1/worklist", limit=100))
        assert web.read("/v1/overview")["total"]["claims"] == 7
        assert broken(house) == []


@pytest.mark.parametrize("today", [date(2026, 11, 29), NEXT_YEAR, add_days(NEXT_YEAR, 700)])
def test_the_example_of_a_plan_is_walked_on_any_day(today: date) -> None:
    due = example_day(today)
    assert due <= today
    for plan in known_plans().values():
        assert all(lane.moments for lane in show_plan(plan, due_on=due).lanes)
