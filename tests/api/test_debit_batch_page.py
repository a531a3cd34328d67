"""A batch of direct debits is looked at line by line before a second person releases it."""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from api.app import make_app
from api.cli.approving import show_proposals
from api.words.language import speaking
from application.commands.direct_debit import AmendMandate, SetDirectDebit, SignMandate
from application.house import House
from application.queries.of_proposals import OpenProposalOut
from application.views import views_of
from domain.debit_batch.state import BatchStanding
from domain.money import as_decimal
from domain.user.roles import Role
from tests.api.test_four_eyes_doors import by_header
from tests.api.webs import Web, a_client, served
from tests.application.houses import HousePlace, by, case_of
from tests.application.test_collection_files import HIS
from tests.application.test_debit_batches import batch_of, creditor_of, prepare, three
from tests.application.two_people import of, user


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def batch(house: House) -> UUID:
    three(house)
    els = user(house, "els")
    user(house, "bea")
    return prepare(house, of(els))


@pytest.fixture
def web(house: House, batch: UUID) -> Iterator[Web]:
    with views_of(house) as views:
        views.catch_up()
        app = make_app(house, views, known=by_header)
        with served(app) as url, a_client(url) as client:
            yield Web(client, house, views)


def page(web: Web, path: str, login: str) -> str:
    shown = web.client.get(path, headers={"X-Actor": login, "Accept": "text/html"})
    assert shown.status_code == 200, shown.text
    return shown.text


def test_a_batch_that_waits_is_a_proposal_by_each_door(
    web: Web, house: House, batch: UUID, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared = house.collections.debit_batch(batch).prepared
    assert prepared
    asked = web.client.get("/v1/proposals", headers={"X-Actor": "bea"})
    [one] = asked.json()
    total = as_decimal(prepared.total)
    assert (one["batch"], one["command"], one["amount"]) == (str(batch), "collection-batch", total)
    assert (one["content"]["total"], one["proposed_by"]) == (total, "els")
    assert page(web, "/voorstellen", "bea").count('<p class="question">') == 1
    capsys.readouterr()
    with speaking("en"):
        show_proposals([OpenProposalOut.model_validate(one)])
        assert {"Direct", "debits", "together"} <= set(capsys.readouterr().out.split())
        show_proposals([])
        assert capsys.readouterr().out == "Nothing was found.\n"


def test_who_releases_sees_each_line_and_who_prepared_it_is_not_offered_his_own(
    web: Web, house: House, batch: UUID
) -> None:
    creditor = creditor_of(house)
    where = f"/incasso/{creditor}/{batch}"
    assert f'href="{where}"' in page(web, "/voorstellen", "bea")
    hers, own = page(web, where, "bea"), page(web, where, "els")
    for told in ("2026-0118", "2026-0119", "2026-0301", "M-1", "S. Voorbeeld", "P. Ander", HIS):
        assert told in hers
    assert "nog nooit van deze rekening geïncasseerd" in hers
    assert "Een ander geeft de batch vrij" not in hers  # nor in the menu, instead of her name
    release = f'action="/incasso/{creditor}/collection-batch-released"'
    assert (release in hers, release in own) == (True, False)
    assert "Over uw eigen voorstel beslist een ander" in own
    assert "bea" in own
    sent = dict(
        re.findall(r'name="(\w+)" value="([^"]*)"', hers.split(release)[1].split("</form>")[0])
    )
    answer = web.client.post(
        f"/incasso/{creditor}/collection-batch-released",
        data=sent,
        headers={"X-Actor": "bea", "Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"{where}?done=")
    after = page(web, answer.headers["location"], "bea")
    assert "Vastgelegd." in after
    assert f"{where}/bestand" in after
    rows = web.read(
        f"/v1{where.replace('incasso', 'creditors')}".replace(
            f"/{batch}", f"/collection-batches/{batch}"
        )
    )["rows"]
    assert [(one["end"], one["news"]) for one in rows] == [("under_way", ["first"])] * 3
    assert HIS not in str(rows)  # a program sees the account masked
    assert {one["account"][-5:] for one in rows[:2]} == {"45 67"}


def test_what_became_another_one_is_said_on_its_line_and_the_release_refused(
    web: Web, house: House, batch: UUID
) -> None:
    creditor = creditor_of(house)
    prepared = batch_of(house, batch).prepared
    assert prepared
    first = case_of(house, prepared.lines[0].claim_id).debtor.id
    last = case_of(house, prepared.lines[-1].claim_id).debtor.id
    amended = AmendMandate(mandate_id="M-1", iban="NL44RABO0123456789", holder="K. Vreemd")
    amended.carry(house, first, by=by())
    also = SignMandate(
        mandate_id="M-9",
        signed_on=date(2026, 1, 5),
        iban="NL39RABO0300065264",
        holder="S. Voorbeeld",
        also_of_others=True,
    )
    also.carry(house, first, by=by())
    found = web.read(f"/v1/creditors/{creditor}/collection-batches/{batch}")
    assert found["can_release"] == ["bea"]
    by_debtor = {one["debtor"]["id"]: one for one in found["rows"]}
    one, other = by_debtor[str(first)], by_debtor[str(last)]
    assert (one["news"], one["account"]) == (["other_since"], "")
    assert one["changed_code"] in {"collection.other_account", "mandate.several"}
    assert (other["news"], other["changed"]) == (["first", "shared"], "")
    assert other["other_invoice"] == "2026-0119"
    refused = web.client.post(
        f"/incasso/{creditor}/collection-batch-released",
        data={"batch": str(batch), "count": "3", "total": found["batch"]["total"]},
        headers={"X-Actor": "bea", "Accept": "text/html", "Sec-Fetch-Site": "same-origin"},
    )
    assert refused.status_code == 422
    assert "Zo wordt het niet vrijgegeven:" in refused.text
    assert batch_of(house, batch).waits
    assert found["batch"]["standing"] == BatchStanding.WAITS.value


def test_who_cannot_collect_is_offered_no_form_but_told_what_lacks_and_who_sets_it(
    web: Web, house: House, batch: UUID
) -> None:
    creditor, claim = creditor_of(house), case_of(house, three_of(house, batch)[0]).claim.id
    user(house, "ada", Role.ADMINISTRATOR)
    both = (f"/incasso/{creditor}", f"/claims/{claim}")
    before, of_claim = (page(web, one, "els") for one in both)
    assert f'action="/incasso/{creditor}/collection-notices"' in before
    assert f'action="/claims/{claim}/collection-notice"' in of_claim
    SetDirectDebit(identifier="").carry(house, creditor, by=by())
    after, of_claim = (page(web, one, "els") for one in both)
    assert "geen incassant-ID" in after
    assert "Instellen kan: ada." in after
    for form in ("collection-notices", "collection-batch"):
        assert f'action="/incasso/{creditor}/{form}"' not in after
    assert 'name="collect_on"' not in after
    for form in ("collection-notice", "collection-file"):
        assert f'action="/claims/{claim}/{form}"' not in of_claim
    assert "geen incassant-ID" in of_claim


def three_of(house: House, batch: UUID) -> list[UUID]:
    """The claims of a batch that was prepared."""
    prepared = batch_of(house, batch).prepared
    assert prepared is not None
    return [one.claim_id for one in prepared.lines]
