"""A letter over several claims that people are to post."""

from datetime import date, time, timedelta

from adapters.store.opening import Mode
from application.run.day import run_day
from application.settings import Posting
from tests.application.houses import PLAIN, HousePlace, claim_from, clock_at, letters, whats

DAY = timedelta(days=1)
APRIL = date(2026, 4, 2)
NO_MAIL_ADDRESS = (
    "<cbc:ElectronicMail>boekhouding@hethoekje.example</cbc:ElectronicMail>",
    "<cbc:Telephone>030 000 00 02</cbc:Telephone>",
)


def test_a_bundle_that_waits_for_the_post_is_told_once_and_foretold(place: HousePlace) -> None:
    place.clock = clock_at(APRIL)
    house = place.open(mode=Mode.LIVE, post=Posting.CONFIRMED)
    for number in (1, 2, 3):
        changes = ("<cbc:ID>2026-0117<", f"<cbc:ID>F-{number}<"), NO_MAIL_ADDRESS
        claim_from(house, PLAIN, *changes)
    assert whats(run_day(house)) == ["letter_ordered", "letter_to_post"]
    dry, real = run_day(house, dry_run=True), run_day(house)
    assert whats(dry) == whats(real)
    assert whats(dry).count("letter_to_post") == 1
    place.clock.move_to(APRIL + 5 * DAY, time(10, 0))
    dry, real = run_day(house, dry_run=True), run_day(house)
    assert whats(dry) == ["letter_failed", "letter_ordered"]
    assert whats(real) == ["letter_failed", "letter_ordered", "letter_to_post"]
    assert [len(one.order.claims) for one in letters(house) if one.order] == [3, 3]
