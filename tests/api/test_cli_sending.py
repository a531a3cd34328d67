"""The command line about sending: batches for the post, doubts, and mail that came back."""

import mailbox
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.store.opening import Mode
from application.letters.post import make_batches, waiting
from domain.facts import StreamKind
from tests.adapters.reports import STRANGER, report
from tests.api.test_cli import Shell, empty
from tests.application.houses import CONSUMER, MARCH, NO_MAIL, HousePlace, by, claim_from, run_on
from tests.application.relay import post_office

__all__ = ["empty"]


@pytest.fixture
def place(empty: Shell) -> Iterator[HousePlace]:
    """Give the home of the command line as it was on a day in March."""
    found = HousePlace("sqlite", "", empty.home)
    yield found
    found.close()


def test_a_batch_is_listed_posted_and_tracked(empty: Shell, place: HousePlace) -> None:
    with place.opened(mode=Mode.LIVE) as house:
        claim_from(house, CONSUMER, NO_MAIL)
        run_on(place, house, MARCH)
        make_batches(house, waiting(house, house.store.streams(StreamKind.LETTER)), by=by())
    [batch] = empty.read("post", "list")
    assert (batch["letters"], batch["registered"], batch["take_out"]) == (1, 0, [])
    assert sorted(path.name for path in Path(batch["folder"]).iterdir()) == [
        "addresses.csv",
        "letters.pdf",
    ]
    done = ("post", "done", batch["batch"], "--on", "2026-03-19")
    assert "1 letter of batch" in empty.good(*done)
    assert "0 letters of batch" in empty.good(*done)
    assert "no batch" in empty.bad(2, "post", "done", "other", "--on", "2026-03-19").lower()
    assert empty.good("post", "batch").strip() == "No batch waits to be posted."
    [letter] = empty.read("letters", "list")["rows"]
    assert letter["sent_on"] == "2026-03-19"
    empty.good("record", "tracking", letter["id"], "--number", "3S1")
    signed = ("--grade", "signed_for", "--received-on", "2026-03-20", "--signed-by", "P. Buurman")
    assert "Buurman" not in empty.good("record", "delivery", letter["id"], *signed)
    assert "wait" in empty.bad(2, "record", "not-posted", letter["id"], "--why", "printer")


def test_a_doubt_says_what_to_look_for_and_a_folder_of_bounces_ends_it(
    empty: Shell, place: HousePlace, tmp_path: Path
) -> None:
    with (
        post_office(data="hang up") as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where) as house,
    ):
        claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
    [doubt] = empty.read("letters", "doubts")
    assert doubt["look_for"].startswith(doubt["letter"])
    assert doubt["look_for"] in empty.good("letters", "doubts")
    assert "354" in doubt["said"]
    box = mailbox.Maildir(tmp_path / "returned", create=True)
    box.add(report(envelope=doubt["letter"], action="delivered", status="2.0.0"))
    box.add(STRANGER)
    found = empty.read("bounces", "read", tmp_path / "returned")
    assert sorted(row["what"] for row in found) == ["accepted", "whose"]
    again = empty.good("bounces", "read", tmp_path / "returned")
    assert "0 mails read" in again  # it is kept, and asked about on the work list
    assert empty.good("letters", "doubts").strip() == "No letters."
    box.add(report(envelope=doubt["letter"]))
    empty.good("bounces", "read", tmp_path / "returned")
    [letter] = empty.read("letters", "list")["rows"]
    assert (letter["came_back"], letter["doubt"]) == (True, None)


def test_a_folder_that_is_none_is_named(empty: Shell, place: HousePlace, tmp_path: Path) -> None:
    with place.opened(mode=Mode.LIVE):
        pass
    assert "nothing" in empty.bad(1, "bounces", "read", tmp_path / "nothing")
    empty.bad(2, "bounces", "read")
