"""What begins by hand: a claim on who is known names him, and asks nothing about him again."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from application.commands.users import GrantRole
from application.house import House
from application.rights.sign_in import principal_of
from domain.ids import claim_id, user_id
from domain.user.roles import Role
from domain.user.state import rights_of
from tests.api.matrix import another
from tests.api.parity import FormReader
from tests.api.test_exports import always
from tests.api.webs import Web, browsing
from tests.application.houses import CONSUMER, by, case_of, claim_from
from tests.application.two_people import user

_PAGE = {"Accept": "text/html"}


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
    house: House, claim: UUID
) -> None:
    here, there = case_of(house, claim), case_of(house, another(house))
    user(house, "mira", Role.IMPORTER, creditors=(here.creditor.id,))
    grant = GrantRole(role=Role.HANDLER, creditors=(there.creditor.id,))
    grant.carry(house, user_id("mira"), by=by())
    mira = house.collections.user(user_id("mira"))
    who = principal_of(mira, rights_of(mira))
    with browsing(house, known=always(who)) as web:
        shown = web.client.get("/nieuw", params={"debtor": str(here.debtor.id)}, headers=_PAGE)
        assert (shown.status_code, 'name="debtor_id"' in shown.text) == (404, False)
        theirs = web.client.get("/nieuw", params={"debtor": str(there.debtor.id)}, headers=_PAGE)
        assert theirs.status_code == 200
        assert "Een nieuwe vordering op" in theirs.text


def test_e_mail_that_may_leave_already_is_let_go_on_without_a_word_recorded(
    web: Web, house: House
) -> None:
    form = FormReader("/nieuw/mail-release")
    form.feed(web.page("/nieuw"))
    before = house.store.last_position()
    sent = web.client.post("/nieuw/mail-release", data={**form.sent, "domain": "delinde.example"})
    assert sent.status_code == 303, sent.text
    assert house.store.last_position() == before
    assert sent.headers["location"].startswith("/nieuw?done=")
    assert "Er is niets bijgekomen." in web.page(sent.headers["location"])
