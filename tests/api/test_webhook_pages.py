"""The pages of webhooks: what is chosen by name, found again, and told of each delivery."""

from uuid import UUID

import pytest

from application.house import House
from domain.user.roles import Role
from tests.api.test_user_pages import boxes
from tests.api.test_webhook_deliveries import ADDRESS, FAILED, TAKEN, sent, subscribed
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, PLAIN, case_of, claim_from
from tests.application.two_people import user


def change(web: Web, one: UUID, **said: str) -> str:
    told = {"label": "kas", "address": ADDRESS, "answered_by": "els", "key": "k", **said}
    answer = web.client.post(
        f"/webhooks/{one}/subscription-changed",
        data=told,
        headers={"Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
    )
    return answer.text


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


def test_its_creditors_are_ticked_by_name_and_so_are_those_that_it_has(
    house: House, claim: UUID
) -> None:
    whose = case_of(house, claim).creditor
    one = subscribed(house, user(house, "els"), whose.id)
    with browsing(house) as web:
        page = web.page(f"/webhooks/{one}")
        name, value = boxes(page)[whose.profile.name]
    assert value == str(whose.id)
    assert f'name="{name}" value="{value}" checked' in page


def test_unticking_every_creditor_is_refused_and_never_all_of_them(
    house: House, claim: UUID
) -> None:
    mine = case_of(house, claim).creditor.id
    one = subscribed(house, user(house, "els"), mine)
    with browsing(house) as web:
        assert "niet gezegd voor welke schuldeisers" in change(web, one, all_kinds="true")
        assert terms(house, one) == (mine,)
        change(web, one, key="all", all_kinds="true", all_creditors="true")
    assert terms(house, one) == ()


def terms(house: House, one: UUID) -> tuple[UUID, ...]:
    known = house.collections.subscription(one).terms
    assert known is not None
    return known.creditors


def test_deliveries_are_found_by_state_claim_and_event(house: House, claim: UUID) -> None:
    other = claim_from(house, PLAIN)
    one = subscribed(house, user(house, "els"))
    taken = sent(house, one, f"{claim}@1", TAKEN, keys=str(claim))
    waits = sent(house, one, f"{claim}@2", FAILED, keys=f"{claim},{other}")
    beside = sent(house, one, f"{other}@3", TAKEN, keys=str(other))
    number = case_of(house, claim).claim.invoice_number
    with browsing(house) as web:
        assert rows(web, one) == [beside, waits, taken]
        assert rows(web, one, stand="taken") == [beside, taken]
        assert rows(web, one, vordering=number) == [waits, taken]
        assert rows(web, one, vordering=str(other), stand="waiting") == [waits]
        assert rows(web, one, gebeurtenis=f"{claim}@2") == [waits]
        assert "Er is geen zending" in web.page(f"/webhooks/{one}", gebeurtenis="x@9")
        nobody = web.client.get(f"/webhooks/{one}", params={"vordering": "F-0"}).text
    assert "Deze vordering bestaat niet." in nobody


def rows(web: Web, one: UUID, **asked: str) -> list[int]:
    page = web.page(f"/webhooks/{one}", **asked)
    parts = page.split(f'href="/webhooks/{one}/zendingen/')[1:]
    return [int(part.partition('"')[0]) for part in parts]


def test_older_deliveries_are_older_ones_of_those_that_were_looked_for(
    house: House, claim: UUID
) -> None:
    one = subscribed(house, user(house, "els"))
    numbers = [sent(house, one, f"{claim}@{n}", TAKEN, keys=str(claim)) for n in range(1, 28)]
    sent(house, one, f"{claim}@99", FAILED, keys=str(claim))
    with browsing(house) as web:
        page = web.page(f"/webhooks/{one}", stand="taken")
        assert f"/webhooks/{one}?stand=taken&amp;before={numbers[2]}" in page
        assert rows(web, one, stand="taken", before=str(numbers[2])) == numbers[1::-1]


def test_one_delivery_is_told_with_every_attempt_and_leads_on(house: House, claim: UUID) -> None:
    one = subscribed(house, user(house, "els"))
    number = sent(house, one, f"{claim}@1", FAILED, FAILED, TAKEN, keys=str(claim))
    again = sent(house, one, f"{claim}@1", keys=str(claim))
    with browsing(house) as web:
        page = web.page(f"/webhooks/{one}/zendingen/{number}")
        assert page.count("Geweigerd (503)") == 2
        assert page.count("Aangenomen (204)") == 1
        for link in (f"/webhooks/{one}", f"/webhooks/{one}/zendingen/{again}", f"/claims/{claim}"):
            assert f'href="{link}"' in page
        other = subscribed(house, user(house, "bea"))
        elsewhere = web.client.get(f"/webhooks/{other}/zendingen/{number}")
    assert elsewhere.status_code == 404


def test_the_invoice_number_is_shown_to_whoever_may_see_the_claim(
    house: House, claim: UUID
) -> None:
    case = case_of(house, claim)
    one = subscribed(house, user(house, "els"), case.creditor.id)
    number = sent(house, one, f"{claim}@1", TAKEN, keys=str(claim))
    pages = (f"/webhooks/{one}", f"/webhooks/{one}/zendingen/{number}")
    with browsing(house) as web:
        assert all(f">{case.claim.invoice_number}</a>" in web.page(page) for page in pages)
    only_roles = user(house, "joost", Role.ADMINISTRATOR)
    with browsing(house, known=lambda _request, _house: only_roles) as web:
        for page in map(web.page, pages):
            assert case.claim.invoice_number not in page
            assert f"/claims/{claim}" not in page
