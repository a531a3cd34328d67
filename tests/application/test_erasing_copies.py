"""Copies of letters in folders: of who was erased none is left, of others each."""

from pathlib import Path
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.commands.erasures import ErasePerson
from application.commands.identities import MoveClaim
from application.commands.opening import NewDebtor
from application.fsck.post import post_findings
from application.house import House
from application.letters.post import make_batches, open_batches, waiting
from application.run.day import run_day
from domain.debtor.erasure_events import ErasureGround
from domain.facts import StreamKind
from domain.letter.state import Letter
from domain.parties import ContactDetails
from domain.sealing import Purpose
from tests.application.erased import opened
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    run_on,
)
from tests.asking import keep_from_post

OTHER = (
    ("2026-0118", "2026-0119"),
    ("S. Voorbeeld", "Z. Zonnebloemstra"),
    ("Lindelaan 27", "Zonnebloemlaan 811"),
)


def moved_and_erased(house: House, claim: UUID) -> UUID:
    """It proved to be another's claim: no books name who was taken for its debtor; erase him."""
    case = case_of(house, claim)
    other = NewDebtor(name="N. Nieuw", city="Ede", street="Weg 1")
    MoveClaim(debtor=other).carry(house, claim, by=by())
    asked = ErasePerson(debtor=case.debtor.id, ground=ErasureGround.ERROR)
    asked.carry(house, case.creditor.id, by=by())
    assert house.collections.debtor(case.debtor.id).erased_on == house.today
    return case.debtor.id


def copies(place: HousePlace, folder: str) -> list[Path]:
    return [path for path in sorted((place.home / folder).rglob("*")) if path.is_file()]


def readable_of(house: House, claim: UUID) -> list[tuple[str, bytes]]:
    """What can be read of the debtor of a claim, whose data others' erasure leaves alone."""
    state = case_of(house, claim).debtor
    known = house.open(state.contact, ContactDetails, Purpose.CONTACT)
    assert known is not None
    return [one for one in opened(house) if known.name.encode() in one[1]]


def waits(house: House) -> list[Letter]:
    return waiting(house, house.store.streams(StreamKind.LETTER))


@pytest.mark.both_stores
def test_a_letter_to_who_was_wrongly_taken_for_the_debtor_goes_from_the_outbox(
    place: HousePlace,
) -> None:
    house = place.open(erased_by_one=True)
    wrong, right = claim_from(house, CONSUMER), claim_from(house, CONSUMER, *OTHER)
    run_day(house)
    before, his = copies(place, "outbox"), readable_of(house, right)
    moved_and_erased(house, wrong)
    left = copies(place, "outbox")
    [letter] = case_of(house, right).claim.letters
    assert left == [one for one in before if one.name.startswith(str(letter.letter_id))]
    assert left != before
    assert readable_of(house, right) == his != []


def test_what_was_printed_of_him_for_the_post_goes_and_the_others_stay(place: HousePlace) -> None:
    """A letter that was kept back lies printed until a batch is made again; he is gone before."""
    house = place.open(mode=Mode.LIVE, erased_by_one=True)
    wrong, right = (
        claim_from(house, CONSUMER, NO_MAIL),
        claim_from(house, CONSUMER, NO_MAIL, *OTHER),
    )
    run_on(place, house, MARCH)
    [batch] = make_batches(house, waits(house), by=by())
    his = case_of(house, wrong).debtor.id
    kept_back = [one for one in batch.letters if one.order and one.order.debtor_id == his]
    keep_from_post(house, kept_back[0].id, why="verkeerde", by=by())
    addresses = batch.folder / "addresses.csv"
    assert "Lindelaan 27" in addresses.read_text("utf-8")
    moved_and_erased(house, wrong)
    printed = addresses.read_text("utf-8")
    assert "Lindelaan 27" not in printed
    assert "Zonnebloemlaan 811" in printed
    [still] = open_batches(house, waits(house))
    assert [one.order.debtor_id for one in still.letters if one.order] == [
        case_of(house, right).debtor.id
    ]
    assert list(post_findings(house)) == []


def test_a_batch_that_was_his_alone_is_emptied(place: HousePlace) -> None:
    house = place.open(mode=Mode.LIVE, erased_by_one=True)
    claim = claim_from(house, CONSUMER, NO_MAIL)
    run_on(place, house, MARCH)
    [batch] = make_batches(house, waits(house), by=by())
    keep_from_post(house, batch.letters[0].id, why="verkeerde", by=by())
    assert copies(place, "post")
    moved_and_erased(house, claim)
    assert copies(place, "post") == []
