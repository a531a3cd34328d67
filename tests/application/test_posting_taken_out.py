"""What lies printed in the folder of a batch is what is to be posted; the check says where not."""

from collections.abc import Iterator
from datetime import date

import pytest

from adapters.store.opening import Mode
from application.fsck.post import post_findings
from application.house import House
from application.letters.post import (
    PostBatch,
    folder_of,
    make_batches,
    open_batches,
    waiting,
)
from domain.facts import StreamKind
from domain.letter.state import Letter
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    claim_from,
    files_of,
    run_on,
)
from tests.asking import keep_from_post, register_payment

PRINTED = ["addresses.csv", "letters.pdf"]


def waiting_in(house: House) -> list[Letter]:
    return waiting(house, house.store.streams(StreamKind.LETTER))


def batched(house: House) -> list[PostBatch]:
    return make_batches(house, waiting_in(house), by=by())


def said(house: House) -> list[tuple[str, str]]:
    return [(one.place.key.rpartition("/")[2], one.code) for one in post_findings(house)]


def paid(house: House, on: date) -> None:
    [claim] = house.store.streams(StreamKind.CLAIM)
    register_payment(
        house, claim, by=by(), amount=90_00, credited_on=on, payment_id="P1", designation=""
    )


@pytest.fixture
def house(place: HousePlace) -> Iterator[House]:
    """A live house with one letter on paper in a batch."""
    with place.opened(mode=Mode.LIVE) as opened:
        claim_from(opened, CONSUMER, NO_MAIL)
        run_on(place, opened, MARCH)
        batched(opened)
        yield opened


def test_the_files_of_a_batch_are_those_of_its_letters(house: House) -> None:
    [batch] = open_batches(house, waiting_in(house))
    assert files_of(batch.folder) == PRINTED
    assert said(house) == []


def test_a_letter_to_who_has_paid_since_does_not_stay_in_print(house: House) -> None:
    """It was the only one of its kind, so that no new file took the place of the old one."""
    paid(house, MARCH)
    [batch] = open_batches(house, waiting_in(house))
    assert batch.take_out
    assert said(house) == [("addresses.csv", "changed"), ("letters.pdf", "stray")]
    batched(house)
    assert files_of(batch.folder) == ["addresses.csv"]
    assert said(house) == []


def test_a_batch_of_which_no_letter_waits_any_more_is_emptied(house: House) -> None:
    paid(house, MARCH)
    [batch] = open_batches(house, waiting_in(house))
    [(letter, _)] = batch.take_out
    keep_from_post(house, letter, why="betaald", by=by())
    assert said(house) == [(batch.name, "stray")]
    assert batched(house) == []
    assert files_of(folder_of(house, batch.name)) == []
    assert said(house) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("letters.pdf", ("letters.pdf", "changed")),
        ("addresses.csv", ("addresses.csv", "changed")),
        ("more.pdf", ("more.pdf", "stray")),
    ],
)
def test_a_printed_file_that_was_changed_or_added_is_found(
    house: House, name: str, found: tuple[str, str]
) -> None:
    [batch] = open_batches(house, waiting_in(house))
    (batch.folder / name).write_bytes(b"%PDF-1.7 something else")
    assert said(house) == [found]
    batched(house)
    assert said(house) == []


def test_a_printed_file_that_is_gone_is_found(house: House) -> None:
    [batch] = open_batches(house, waiting_in(house))
    (batch.folder / "letters.pdf").unlink()
    assert said(house) == [("letters.pdf", "changed")]


def test_a_folder_that_somebody_made_in_a_batch_stays_and_stops_no_printing(house: House) -> None:
    [batch] = open_batches(house, waiting_in(house))
    (batch.folder / "kept").mkdir()
    (batch.folder / "kept" / "copy.pdf").write_bytes(b"%PDF-1.7 mine")
    assert [one.name for one in batched(house)] == [batch.name]
    assert (batch.folder / "kept" / "copy.pdf").exists()
    assert said(house) == [("kept", "stray")]
