"""What begins by hand: a claim on who is known names him, and asks nothing about him again."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from application.commands.users import AddUser, GrantRole
from application.house import House
from application.rights.sign_in import begun
from domain.ids import claim_id, user_id
from domain.user.roles import Role
from tests.api.matrix import another
from tests.api.parity import FormReader
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, by, case_of, claim_from


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER)


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    del claim
    with browsing(house) as served:
        yield served


def test_a_claim_on_a_known_debtor_is_told_whose_it_is_and_asks_no_name(
    web: Web, house: House, claim: UUID
) -> None:
    case = case_of(house, claim)
    page = web.page("/nieuw", debtor=case.debtor.id)
    assert f'<a href="/debiteuren/{case.debtor.id}" translate="no">S. Voorbeeld</a>' in page
    assert 'name="debtor.name"' not in page
    assert f'type="hidden" name="debtor_id" value="{case.debtor.id}"' in page
    form = FormReader("/nieuw/claim")
    form.feed(page)
    given = {**form.sent, "invoice_number": "F-77", "amount": "nothing", "issued_on": "2026-03-01"}
    refused = web.client.post("/nieuw/claim", data=given)
    assert refused.status_code == 422
    assert "S. Voorbeeld" in refused.text
    assert 'name="debtor.name"' not in refused.text
    made = web.client.post("/nieuw/claim", data={**given, "amount": "12,00"})
    assert made.status_code == 303
    assert case_of(house, claim_id(case.creditor.id, "F-77")).debtor.id == case.debtor.id


def test_where_nobody_is_known_his_name_is_asked(web: Web) -> None:
    page = web.page("/nieuw")
    assert 'name="debtor.name"' in page
    assert "Een nieuwe vordering op" not in page


def test_who_handles_for_another_creditor_and_only_brings_in_here_is_shown_no_bare_id(
    web: Web, house: House, claim: UUID
) -> None:
    here, there = case_of(house, claim), case_of(house, another(house))
    AddUser(login="mira", name="Mira").carry(house, by=by())
    for role, case in ((Role.IMPORTER, here), (Role.HANDLER, there)):
        grant = GrantRole(role=role, creditors=(case.creditor.id,))
        grant.carry(house, user_id("mira"), by=by())
    session = begun(house, house.collections.user(user_id("mira")))
    web.client.headers.update({"Cookie": f"session={session}", "Accept": "text/html"})
    shown = web.client.get("/nieuw", params={"debtor": str(here.debtor.id)})
    assert (shown.status_code, str(here.debtor.id) in shown.text) == (404, False)
    theirs = web.client.get("/nieuw", params={"debtor": str(there.debtor.id)})
    assert theirs.status_code == 200
    assert "Een nieuwe vordering op" in theirs.text
