"""The handler's morning: from the work list to today's run, with scripts and without."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, expect

from api.who import known_by
from api.wiring import open_house
from application.rights.ready_made import make_ready
from application.sample.invoices import Bill, as_ubl
from application.sample.people import CONSUMERS
from application.settings import Settings
from tests.api.webs import Web, browsing
from tests.application.houses import clock_at
from tests.browser.handler import NEXT_TO_CHOOSE, Handler
from tests.browser.pages import PHONE, Looks
from tests.sample_home import END

MONDAY = END + timedelta(days=3)


@pytest.fixture
def web(chromium: Browser, sample_made: Path, tmp_path: Path) -> Iterator[Web]:
    """The sample on the Monday after its last day."""
    home = tmp_path / "home"
    copytree(sample_made, home)
    with open_house(Settings(home=home), clock=clock_at(MONDAY)) as house:
        make_ready(house)
        with browsing(house, known=known_by) as it:
            yield it


@pytest.mark.slow
@pytest.mark.parametrize(
    "looks",
    [
        # each width, each scheme, with scripts and without, in two mornings
        Looks(wide=1280, scheme="light"),
        Looks(wide=PHONE, scheme="dark", scripts=False),
    ],
    ids=str,
)
def test_a_morning(
    chromium: Browser, web: Web, shots: Path | None, tmp_path: Path, looks: Looks
) -> None:
    with looks.page(chromium, str(web.client.base_url)) as page:
        handler = Handler(page, looks, shots)
        page.goto("/")
        handler.signs_in("Sara Bakker", login="sara")
        handler.go("Werklijst")
        handler.look("worklist")
        calls(handler)
        money(handler)
        if looks.scripts:  # a form is sent the same way without; of the kinds some are enough
            agreements(handler)
            work_list(handler, tmp_path)
        run(handler)


def calls(handler: Handler) -> None:
    """Nobody answers, somebody promises, somebody disputes a part."""
    handler.find("VDT-0035")
    handler.do("contact", channel="phone", outcome="no_answer")
    handler.find("VDT-0043")
    handler.do("contact", channel="phone", outcome="reached", reason_for_non_payment="forgotten")
    handler.do("promise", by=day(4))
    handler.sees("Betaalbelofte")
    handler.find("VDT-0045")
    handler.do("contact", channel="phone", outcome="reached", reason_for_non_payment="disputes")
    handler.do("dispute", ground="quality", amount="20,00", text="Het lekt nog.")
    handler.sees("Het lekt nog.")


def agreements(handler: Handler) -> None:
    """A term is extended, and instalments are agreed."""
    handler.find("VDT-0039")
    handler.do("extension", pay_by=day(10))
    handler.find("VDT-0040")
    opened = handler.page.locator(".figure").inner_text()
    cents = int("".join(filter(str.isdecimal, opened)))
    first = cents // 2
    parts = {"instalments.0.amount": typed(first), "instalments.1.amount": typed(cents - first)}
    days = {"instalments.0.by": day(7), "instalments.1.by": day(37)}
    handler.do("payment-plan", **parts, **days)
    handler.sees("Betalingsregeling")


def money(handler: Handler) -> None:
    """A payment comes in and is taken back; the claim rests for a while."""
    handler.find("VDT-0041")
    before = handler.page.locator(".figure").inner_text()
    handler.do("payment", amount="10,00", credited_on=day(0))
    assert handler.page.locator(".figure").inner_text() != before
    handler.do("reversal", payment_id=NEXT_TO_CHOOSE, reversed_on=day(0))
    assert handler.page.locator(".figure").inner_text() == before
    handler.do("hold", category="complaint", from_day=day(0))
    handler.do("lift", hold_id=NEXT_TO_CHOOSE)


def work_list(handler: Handler, folder: Path) -> None:
    """A dispute is answered and resolved, a missing invoice attached, and a claim handed over."""
    handler.go("Werklijst")
    disputed = handler.task("Verweer beantwoorden").locator("li").filter(has_text="VDT-0029")
    handler.do("answer", disputed, text="De monteur komt morgen.")
    handler.do("resolution", disputed, outcome="rejected")
    expect(disputed).to_have_count(0)
    incomplete = handler.task("Dossier aanvullen").locator("li").filter(has_text="VDT-0024")
    bill = Bill(
        number="VDT-0024",
        customer=CONSUMERS[0],
        total=21_780,
        what="Onderhoud cv-ketel",
        issued_on=END - timedelta(days=74),
        due_on=END - timedelta(days=60),
    )
    file = folder / "VDT-0024.xml"
    file.write_bytes(as_ubl(bill))
    handler.do("document", incomplete, content=str(file))
    expect(incomplete).to_have_count(0)
    handler.find("VDT-0024")
    # What was paid since the last bank file is not known yet; she says that it is right so.
    handler.do("hand-over", party="Deurwaarder Delta", party_kind="bailiff", confirmed="true")
    handler.sees("Deurwaarder Delta")


def run(handler: Handler) -> None:
    """Today's run is seen ahead and done."""
    handler.go("Dagelijkse run")
    handler.page.get_by_role("link", name="Kijk wat de run van vandaag zou doen").click()
    handler.sees("Er is nog niets gedaan.")
    handler.look("run-ahead")
    handler.page.get_by_role("button", name="Doe de run van vandaag").click()
    expect(handler.page).to_have_url(f"/runs?on={MONDAY.isoformat()}")
    handler.sees("23 nov 2026")
    handler.look("run-done")


def day(later: int) -> str:
    return (MONDAY + timedelta(days=later)).isoformat()


def typed(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"
