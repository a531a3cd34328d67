"""A hand-over through each door: the command line, HTTP and the page of a claim."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from adapters.paper import text_of
from api.pages.offers import claim_offer
from application.house import House
from domain.law.calendar import VERIFIED_UNTIL
from tests.api.test_cli import NUMBER, Shell, empty, shell
from tests.api.webs import Web, browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    case_of,
    claim_from,
    run_until,
    topics,
)

__all__ = ["empty", "shell"]

READY = date(2026, 4, 20)
PARTY = "Deurwaarder Jansen"
REGISTERED = {"name": PARTY, "registration": "WKI-1", "registered_from": "2025-04-01"}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[HousePlace]:
    found = HousePlace("sqlite", "", tmp_path / "home")
    yield found
    found.close()


@pytest.fixture
def claim(place: HousePlace, house: House) -> UUID:
    """Give a consumer's claim on the Monday on which it may be handed over."""
    found = claim_from(house, CONSUMER, NO_MAIL)
    run_until(place, house, MARCH, READY - timedelta(days=3))
    place.clock.move_to(READY)
    return found


@pytest.fixture
def web(house: House, claim: UUID) -> Iterator[Web]:
    del claim
    with browsing(house) as served:
        yield served


def test_the_command_line_tells_what_a_dossier_holds_and_lacks(
    place: HousePlace, house: House, claim: UUID, shell: Shell
) -> None:
    creditor = case_of(house, claim).creditor.id
    place.close()
    said = " ".join(shell.good("hand-over", "check", NUMBER).split())
    assert f"{NUMBER} to Incassobureau (collection agency; takes it as it comes)" in said
    assert "weak proof of receipt of the fourteen-day letter" in said
    assert "in order the invoice itself" in said
    assert "in order no hold own rule" in said
    assert "Ready. Handed over now it is taken up on" in said
    shell.good("record", "party", creditor, "--name", PARTY, "--kind", "agency", "--confirms")
    assert "registration of the agency" in shell.bad(2, "record", "hand-over", NUMBER)
    looked_up = ("--registration", "WKI-1", "--registered-from", "2025-04-01")
    shell.good("record", "party-registration", creditor, "--name", PARTY, *looked_up)
    shell.good("record", "hand-over", NUMBER)
    assert shell.read("hand-over", "check", NUMBER)["state"] == "requested"
    lies = " ".join(shell.good("hand-over", "check", NUMBER).split())
    assert f"It lies with {PARTY}: recall it before it goes to another party." in lies
    assert "Not ready" not in lies
    shell.good("record", "hand-over-refused", NUMBER, "--why", "incomplete")
    told = shell.read("hand-over", "check", NUMBER)
    assert (told["state"], told["party"], told["confirms"]) == ("refused", PARTY, True)
    assert "after a refused hand-over" in shell.good("worklist")


def test_the_command_line_walks_a_claim_there_and_back(
    place: HousePlace, claim: UUID, shell: Shell
) -> None:
    place.close()
    shell.good("record", "hand-over", NUMBER, "--party", PARTY, "--party-kind", "bailiff")
    shell.good("record", "payment", NUMBER, "--amount", "5.00", "--credited-on", READY)
    assert "not told of: payment received" in shell.good("hand-over", "check", NUMBER)
    shell.good("record", "party-informed", NUMBER)
    shell.good("record", "recall-requested", NUMBER, "--why", "agreement")
    shell.good("record", "recall-failed", NUMBER, "--why", "in_court")
    assert "after a failed recall" in shell.good("worklist")
    shell.good("record", "recall-failed", NUMBER, "--why", "in_court", "--stays")
    assert "after a failed recall" not in shell.good("worklist")
    shell.good("record", "recall", NUMBER, "--why", "agreement")
    assert shell.read("hand-over", "check", NUMBER)["state"] == "recalled"


def test_over_http_a_party_answers_and_is_told(web: Web, house: House, claim: UUID) -> None:
    creditor, path = case_of(house, claim).creditor.id, f"/v1/claims/{claim}"
    body = {"name": PARTY, "kind": "agency", "confirms": True, "cut_off": "12:00"}
    web.done(f"/v1/creditors/{creditor}/parties", body)
    web.done(f"/v1/creditors/{creditor}/party-registrations", REGISTERED)
    checked = web.read(f"{path}/hand-over")
    assert (checked["ready"], checked["party"], checked["cut_off"]) == (True, PARTY, "12:00")
    lacking = [item for item in checked["items"] if not item["found"]]
    assert {item["weight"] for item in lacking} == {"advisory"}
    problem = web.refused(f"{path}/hand-over/acceptance")
    assert problem["code"] == "hand_over.not_requested"
    web.done(f"{path}/hand-over", {})
    assert web.read(f"{path}/hand-over")["state"] == "requested"
    kept = {one["kind"]: one["sha256"] for one in web.read(f"{path}/documents")["rows"]}
    for kind in ("invoice", "dossier"):
        found = web.get(f"{path}/documents/{kept[kind]}/readable")
        assert (found.status_code, found.content[:5]) == (200, b"%PDF-")
    lain = next(house.home.glob("hand-over/*/*/dossier.pdf"))
    assert found.content == lain.read_bytes()
    lain.with_name("dossier.json").unlink()
    gone = web.get(f"{path}/documents/{kept['dossier']}/readable")
    assert (gone.status_code, gone.json()["code"]) == (404, "document.not_readable")
    web.done(f"{path}/hand-over/acceptance", {"reference": "J-77"})
    assert topics(house, claim)[-2:] == ["claim.hand_over_accepted", "claim.handed_over"]
    web.done(f"{path}/payments", {"amount": "5.00", "credited_on": READY.isoformat()})
    assert web.read(f"{path}/hand-over")["untold"] == ["payment_received"]
    web.done(f"{path}/party-informed")
    web.done(f"{path}/recall-request", {"why": "agreement"})
    web.done(f"{path}/recall-failure", {"why": "in_court"})
    assert web.read(f"{path}/hand-over")["state"] == "recall_failed"


def test_over_http_a_refusal_is_a_task_with_its_reason(web: Web, house: House, claim: UUID) -> None:
    creditor, path = case_of(house, claim).creditor.id, f"/v1/claims/{claim}"
    body = {"name": PARTY, "kind": "agency", "confirms": True}
    web.done(f"/v1/creditors/{creditor}/parties", body)
    web.done(f"/v1/creditors/{creditor}/party-registrations", REGISTERED)
    web.done(f"{path}/hand-over", {})
    web.done(f"{path}/hand-over/refusal", {"why": "too_small", "reason_text": "onder 100 euro"})
    tasks = {task["task"]: task["why"] for task in web.read("/v1/worklist")["tasks"]}
    assert tasks["hand_over_refused"] == "too_small"


def test_the_page_shows_the_check_list_and_takes_the_partys_answer(
    web: Web, house: House, claim: UUID
) -> None:
    creditor = case_of(house, claim).creditor.id
    web.done(
        f"/v1/creditors/{creditor}/parties", {"name": PARTY, "kind": "agency", "confirms": True}
    )
    web.done(f"/v1/creditors/{creditor}/party-registrations", REGISTERED)
    page = web.page(f"/claims/{claim}")
    assert f"Dossier klaar voor {PARTY}" in page
    assert '<td class="quiet" data-label="Artikel">BW 6:81-83</td>' in page
    assert '<td class="quiet" data-label="Artikel">eigen regel</td>' in page
    assert "6:248" not in page
    assert "bewijs van ontvangst van de veertiendagenbrief" in page
    assert f"/claims/{claim}/hand-over-accepted" not in page
    preview = web.get(f"/v1/claims/{claim}/dossier/preview")
    assert f'href="/v1/claims/{claim}/dossier/preview"' in page
    assert "SPECIMEN" in text_of(preview.content)
    assert "eigen regel" in text_of(preview.content)
    web.done(f"/v1/claims/{claim}/hand-over", {})
    page = web.page(f"/claims/{claim}")
    assert f"/claims/{claim}/hand-over-accepted" in page
    assert "Wacht op antwoord op de overdracht" in page
    answer = web.client.post(
        f"/claims/{claim}/hand-over-refused", data={"key": "k-1", "why": "incomplete"}
    )
    assert answer.status_code in {200, 303}
    page = web.page(f"/claims/{claim}")
    assert "Beslissen na geweigerde overdracht" in page


def test_what_a_court_judged_is_proposed_to_a_bailiff(web: Web, house: House, claim: UUID) -> None:
    """Of its kind that one is named which the creditor set down, and none of another kind."""
    path, creditor = f"/v1/claims/{claim}", case_of(house, claim).creditor.id
    before = claim_offer(house, case_of(house, claim))
    assert before.known["hand-over.party_kind"] == "agency"
    web.done(f"{path}/summonses", {"served_on": str(READY), "court": "Utrecht"})
    ruling = {"given_on": str(READY), "court": "Utrecht", "principal": "50.00"}
    web.done(f"{path}/judgments", ruling)
    offer = claim_offer(house, case_of(house, claim))
    assert offer.known["hand-over.party_kind"] == "bailiff"
    assert offer.proposed["hand-over.party"] == ""
    web.done(f"/v1/creditors/{creditor}/parties", {"name": PARTY, "kind": "bailiff"})
    offer = claim_offer(house, case_of(house, claim))
    assert offer.proposed["hand-over.party"] == PARTY
    checked = web.read(f"{path}/hand-over")
    assert (checked["party"], checked["party_kind"]) == (PARTY, "bailiff")


@pytest.mark.parametrize(("before", "shown"), [(2, True), (1, False), (-1, False), (-2_000, False)])
def test_a_claim_is_read_in_a_year_of_which_nobody_knows_the_holidays(
    web: Web, place: HousePlace, claim: UUID, before: int, *, shown: bool
) -> None:
    """The last day that is known is a Sunday: from Saturday on, the next working day is not."""
    place.clock.move_to(VERIFIED_UNTIL - timedelta(days=before))
    page = web.page(f"/claims/{claim}")
    assert ("De overdracht is niet getoond: de feestdagen na 31" not in page) is shown
    assert ('id="overdracht"' in page) is shown


@pytest.mark.parametrize(("fee", "beyond"), [("20.00", False), ("20.01", True)])
def test_bills_beyond_what_a_party_owes_leave_nothing_to_remit(
    web: Web, shell: Shell, place: HousePlace, claim: UUID, *, fee: str, beyond: bool
) -> None:
    path = f"/v1/claims/{claim}"
    web.done(f"{path}/hand-over", {"party": PARTY, "party_kind": "bailiff"})
    web.done(f"{path}/party-payments", {"amount": "20.00", "received_on": str(READY)})
    bill = {"billed_on": str(READY), "reference": "N-1", "fee": fee, "kept": True}
    web.done(f"{path}/party-bills", bill)
    page = web.page(f"/claims/{claim}").replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert ("€ 0,01 meer dan zij moet afdragen: er is niets af te dragen" in page) is beyond
    assert ("af te dragen is € 0,00" in page) is not beyond
    place.close()
    told = " ".join(shell.good("hand-over", "check", NUMBER).split())
    assert ("more than it owes" in told) is beyond
    assert ("€ 0.00 is to be remitted" in told) is not beyond
