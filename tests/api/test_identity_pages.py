"""Who is who on the pages: what is proposed is shown, and decided where it is shown."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from application.house import House
from tests.api.parity import FormReader
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
)
from tests.asking import enter_in_error, merge

NAME = "S. Voorbeeld"
ANOTHER = ("<cbc:ID>2026-0118<", "<cbc:ID>2026-0119<")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    found.clock.move_to(MARCH)
    yield found
    found.close()


@pytest.fixture
def claims(house: House) -> list[UUID]:
    return [claim_from(house, CONSUMER), claim_from(house, CONSUMER, ANOTHER)]


@pytest.fixture
def web(house: House, claims: list[UUID]) -> Iterator[Web]:
    del claims
    with browsing(house) as served:
        yield served


def debtor(house: House, claim: UUID) -> UUID:
    return case_of(house, claim).debtor.id


def test_a_debtor_who_may_be_another_shows_whom_and_in_what(
    house: House, claims: list[UUID], web: Web
) -> None:
    one, two = (debtor(house, claim) for claim in claims)
    page = web.page(f"/debiteuren/{one}")
    assert f"/debiteuren/{two}" in page
    assert f">{NAME}</a>: naam en adres" in page
    merge(house, two, by=by(), into=one)
    merged = f'samengevoegd met <a href="/debiteuren/{one}">{NAME}</a>'
    assert merged in " ".join(web.page(f"/debiteuren/{two}").split())
    assert f">{NAME}</a>: naam en adres" not in web.page(f"/debiteuren/{one}")


def test_who_proved_to_be_another_offers_only_that_he_is_not(
    house: House, claims: list[UUID], web: Web
) -> None:
    one, two = (debtor(house, claim) for claim in claims)
    assert f'action="/debiteuren/{two}/merge-undone"' not in web.page(f"/debiteuren/{two}")
    merge(house, two, by=by(), into=one)
    page = web.page(f"/debiteuren/{two}")
    assert f'href="/debiteuren/{one}"' in page
    assert re.findall(rf'action="/debiteuren/{two}/([^"]+)"', page) == ["merge-undone"]
    assert "Nog een vordering invoeren" not in page
    said = {"name": "X", "seen": "1"}
    answer = web.client.post(f"/debiteuren/{two}/contact-details", data=said)
    assert answer.status_code == 422
    assert str(one) in answer.text


def test_the_work_list_asks_and_its_form_merges(house: House, claims: list[UUID], web: Web) -> None:
    one, two = (debtor(house, claim) for claim in claims)
    page = web.page("/werk")
    assert "Beslissen wie dit is" in page
    assert "een andere debiteur lijkt op hem door e-mail, naam en adres" in page
    action = f"/debiteuren/{two}/merged"
    shown = FormReader(action)
    shown.feed(web.page("/werk"))
    assert shown.found
    assert shown.sent["into"] == ""
    answer = web.client.post(action, data={**shown.sent, "into": str(one)}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert debtor(house, claims[1]) == one
    assert "Beslissen wie dit is" not in web.page("/werk")


def test_the_pages_of_a_debtor_show_what_is_left_after_an_invoice_was_taken_back(
    house: House, claims: list[UUID], web: Web
) -> None:
    one, two = (debtor(house, claim) for claim in claims)
    merge(house, two, by=by(), into=one)
    enter_in_error(house, claims[1], by=by(), version=1, approved_by="ahmed")
    page = web.page(f"/debiteuren/{one}")
    assert "2026-0118" in page
    assert "2026-0119" not in page
    shown = web.client.get(f"/v1/claims/{claims[0]}/letters/preview", params={"kind": "reminder"})
    assert shown.status_code == 200
    gone = web.client.get(f"/v1/claims/{claims[1]}/letters/preview", params={"kind": "reminder"})
    assert gone.status_code == 404


def test_the_form_of_contact_details_carries_the_version_that_was_seen(
    house: House, claims: list[UUID], web: Web
) -> None:
    one = debtor(house, claims[0])
    action = f"/debiteuren/{one}/contact-details"
    first, second = FormReader(action), FormReader(action)
    first.feed(web.page(f"/debiteuren/{one}"))
    second.feed(web.page(f"/debiteuren/{one}"))
    seen = str(house.collections.debtor(one).contact_version)
    assert (first.sent["seen"], second.sent["seen"]) == (seen, seen)
    said = web.client.post(action, data={**first.sent, "phone": "06 1"}, follow_redirects=True)
    assert said.status_code == 200
    told = web.client.post(action, data={**second.sent, "phone": "06 2"}, follow_redirects=True)
    assert told.status_code in {409, 422}
    assert "intussen gewijzigd" in told.text
    again = FormReader(action)
    again.feed(told.text)
    assert int(again.sent["seen"]) > int(seen)
    assert again.sent["phone"] == "06 2"


@pytest.mark.parametrize(
    ("what", "first", "second"),
    [
        ("letter-terms", {"can_deduct_vat": "false"}, {"reference_kind": "rf"}),
        ("claim-terms", {"invoices_by_email": "true"}, {"claim_kind_for_consumers": "service"}),
        ("chosen-plans", {"consumers": "three-steps@1"}, {"businesses": "three-steps@1"}),
        ("small-amounts", {"smallest_step": "10.00"}, {"small_difference": "0.10"}),
    ],
)
def test_the_second_of_two_forms_on_a_creditor_does_not_put_the_firsts_terms_back(
    house: House,
    claims: list[UUID],
    web: Web,
    what: str,
    first: dict[str, str],
    second: dict[str, str],
) -> None:
    creditor = case_of(house, claims[0]).creditor.id
    page = f"/schuldeisers/{creditor}"
    ones, others = FormReader(f"{page}/{what}"), FormReader(f"{page}/{what}")
    ones.feed(web.page(page))
    others.feed(web.page(page))
    said = web.client.post(ones.action, data={**ones.sent, **first}, follow_redirects=True)
    assert said.status_code == 200
    after = house.collections.creditor(creditor)
    told = web.client.post(others.action, data={**others.sent, **second}, follow_redirects=True)
    assert told.status_code in {409, 422}
    assert "intussen gewijzigd" in told.text
    assert house.collections.creditor(creditor) == after
