"""What goes wrong elsewhere with what is not known: vanished items dunned, old claims too."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from application.house import House
from application.intake.open_items import import_open_items
from application.run.day import run_day
from application.views import views_of
from domain.creditor.events import PaymentsCheck
from domain.facts import StreamKind
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
    sent_steps,
    source,
    take_in,
)
from tests.asking import choose_first_step

LATER = date(2026, 11, 23)
"""A Monday, eight months past the due day of the sample."""

NUMBER, EMAIL = "2026-0118", "s.voorbeeld@example.nl"
OLD_INVOICES = 600
CEILING = 25


def checked(place: HousePlace) -> House:
    return place.open(payments_checked=PaymentsCheck.REQUIRED)


def test_26c_an_item_that_vanished_from_the_books_is_held_and_not_dunned(
    place: HousePlace,
) -> None:
    house = checked(place)
    claim = claim_from(house, CONSUMER)
    creditor = case_of(house, claim).creditor.id
    none_open = b"Factuurnummer;Openstaand\n"
    import_open_items(house, creditor, none_open, as_of=MARCH, actor="els", nothing_open=True)
    run_on(place, house, MARCH)
    assert sent_steps(house, claim) == []
    assert case_of(house, claim).claim.live


# --- 28 ------------------------------------------------------------------------------------------


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[HousePlace]:
    place = HousePlace("sqlite", "", tmp_path / "home")
    place.clock.move_to(LATER, time(8, 0))
    yield place
    place.close()


def letters_of_a_run(house: House) -> int:
    with views_of(house) as views:
        views.catch_up()
        return run_day(house, candidates=views.candidates).counts()["letter_sent"]


def test_28_six_hundred_old_invoices_imported_on_day_one_start_no_avalanche_of_letters(
    sqlite: HousePlace,
) -> None:
    house = sqlite.open()
    files = [
        source(CONSUMER, (NUMBER, f"OLD-{n:03d}"), (EMAIL, f"d{n}@example.nl"))
        for n in range(OLD_INVOICES)
    ]
    take_in(house, *files)
    claims = house.store.streams(StreamKind.CLAIM)
    assert len(claims) == OLD_INVOICES
    assert letters_of_a_run(house) == 0
    for claim in claims:
        choose_first_step(house, claim, by=by(), step="reminder")
    begins = Counter(case_of(house, claim).claim.anchor_on for claim in claims)
    assert set(begins.values()) == {CEILING}
    assert len(begins) == OLD_INVOICES // CEILING
    assert [letters_of_a_run(house), letters_of_a_run(house)] == [CEILING, 0]
    sqlite.clock.move_to(LATER + timedelta(days=1), time(8, 0))
    assert letters_of_a_run(house) == CEILING
