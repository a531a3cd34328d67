"""Hand-over: a whole dossier in a folder and in the archive, or a refusal that names the gap."""

import json
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from adapters.store.opening import Mode
from application.hand_over.preparation import HandOver, hand_over_claim, hand_over_steps
from application.house import House
from application.settings import Posting
from domain.application import Mandate
from domain.case.check_standing import REGISTRATION
from domain.claim.events import CorrectedField, HandedOver, PartyKind
from domain.dunning.next.step import Ask, next_step
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.law.default import TermBasis
from domain.money import as_decimal
from tests.adapters.test_ubl_samples import sample
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    broken,
    business_from,
    by,
    case_of,
    claim_from,
    facts_of,
    files_of,
    letters,
    next_day_with_work,
    order,
    run_on,
    run_until,
    topics,
    whats,
)
from tests.asking import correct, pay_too_much, record_dispute, register_agency, withdraw

DAY = timedelta(days=1)
GONE = date(2026, 4, 18)
"""The day on which the sample consumer's claim is handed over."""


@pytest.fixture
def consumer(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


@pytest.fixture
def gone(place: HousePlace, house: House, consumer: UUID) -> Path:
    """Give the dossier folder of a claim that the daily run handed over."""
    run_until(place, house, MARCH, GONE)
    return place.home / "hand-over" / GONE.isoformat() / str(consumer)


def handed_over(house: House, claim: UUID) -> HandedOver:
    [fact] = [f for f in facts_of(house, claim) if isinstance(f, HandedOver)]
    return fact


AGENCY = "Incasso Voorbeeld B.V."


def agency(house: House, claim: UUID) -> None:
    register_agency(house, case_of(house, claim).creditor.id, by=by(), name=AGENCY)


def by_hand(
    house: House,
    claim: UUID,
    command: Mandate | None = None,
    *,
    confirmed: bool = False,
    party: str = AGENCY,
) -> None:
    hand_over_claim(
        house,
        claim,
        party=party,
        party_kind=PartyKind.AGENCY,
        confirmed=confirmed,
        command=command or order(house, claim),
    )


def test_the_folder_holds_the_dossier_the_invoice_and_every_letter(
    house: House, gone: Path
) -> None:
    reminder, warning = letters(house)
    assert files_of(gone) == sorted(
        [
            "dossier.json",
            "dossier.pdf",
            "factuur.xml",
            "factuur-leesbaar.pdf",
            f"{reminder.sent_on}-herinnering-{str(reminder.id)[:8]}.pdf",
            f"{warning.sent_on}-veertiendagenbrief-{str(warning.id)[:8]}.pdf",
        ]
    )


def test_the_files_are_those_of_the_archive(house: House, consumer: UUID, gone: Path) -> None:
    claim = case_of(house, consumer).claim
    assert claim.document_sha256 is not None
    assert (gone / "factuur.xml").read_bytes() == house.archive.get(claim.document_sha256)
    assert (gone / "factuur.xml").read_bytes() == sample(CONSUMER, NO_MAIL)
    for letter in letters(house):
        [file] = gone.glob(f"*{str(letter.id)[:8]}.pdf")
        assert sha256(file.read_bytes()).hexdigest() == letter.document_sha256
        assert file.read_bytes().startswith(b"%PDF-")
    assert (gone / "dossier.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.both_stores
def test_the_fact_binds_the_archived_dossier(house: House, consumer: UUID, gone: Path) -> None:
    fact = handed_over(house, consumer)
    as_json = (gone / "dossier.json").read_bytes()
    assert sha256(as_json).hexdigest() == fact.dossier_sha256
    assert house.archive.get(fact.dossier_sha256) == as_json
    pdf = (gone / "dossier.pdf").read_bytes()
    assert house.archive.get(sha256(pdf).hexdigest()) == pdf


def test_the_dossier_states_what_the_fact_states(house: House, consumer: UUID, gone: Path) -> None:
    dossier = json.loads((gone / "dossier.json").read_text("utf-8"))
    balance = handed_over(house, consumer).balance
    for part in ("principal", "costs", "interest", "total"):
        assert dossier["balance"][part] == as_decimal(getattr(balance, part))
    assert dossier["as_of"] == GONE.isoformat()
    assert [letter["kind"] for letter in dossier["letters"]] == ["reminder", "fourteen_day_letter"]
    assert dossier["missing"] == []


@pytest.mark.both_stores
def test_the_timeline_of_the_dossier_names_every_fact_by_its_leaf(
    house: House, consumer: UUID, gone: Path
) -> None:
    dossier = json.loads((gone / "dossier.json").read_text("utf-8"))
    streams = [consumer, case_of(house, consumer).debtor.id, *(x.id for x in letters(house))]
    known = {
        sha256(b"\x00" + recorded.header).hexdigest(): recorded.fact.TOPIC
        for stream in streams
        for recorded in house.collections.history(stream)
    }
    told = {row["leaf_hash"] for row in dossier["timeline"]}
    assert [topic for leaf, topic in known.items() if leaf not in told] == ["claim.handed_over"]
    assert told <= known.keys()


def test_a_sandbox_says_specimen_in_its_dossier(gone: Path) -> None:
    assert json.loads((gone / "dossier.json").read_text("utf-8"))["specimen"] is True


def test_the_dossier_goes_to_the_party_of_the_settings(place: HousePlace) -> None:
    house = place.open(hand_over_to="Incasso Jansen")
    case = case_of(house, claim_from(house, CONSUMER, NO_MAIL))
    [step] = hand_over_steps(case)
    work = HandOver(house, actor="run", role="run")
    assert work.party_of_step(case, step).name == "Incasso Jansen"


def test_a_hand_over_in_the_morning_is_taken_up_the_next_working_day_of_a_weekend(
    house: House, consumer: UUID, gone: Path
) -> None:
    assert GONE.isoweekday() == 6
    assert handed_over(house, consumer).taken_up_on == GONE + 2 * DAY
    assert gone.exists()


# --- not complete ------------------------------------------------------------------------------


def test_a_consumer_without_a_lawful_letter_is_not_handed_over(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    agency(house, consumer)
    run_until(place, house, MARCH, MARCH + 12 * DAY)
    before = place.rows()
    with pytest.raises(Refusal) as refusal:
        by_hand(house, consumer)
    assert refusal.value.code == "hand_over.incomplete"
    assert "a lapsed fourteen-day letter is missing" in refusal.value.message
    assert refusal.value.article == "BW 6:96 lid 6"
    assert place.rows() == before
    assert not (place.home / "hand-over").exists()


def test_the_last_day_of_the_fourteen_is_too_early(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    agency(house, consumer)
    run_until(place, house, MARCH, GONE - DAY)
    with pytest.raises(Refusal, match="a lapsed fourteen-day letter"):
        by_hand(house, consumer)
    place.clock.move_to(GONE)
    by_hand(house, consumer)
    assert handed_over(house, consumer).party == "Incasso Voorbeeld B.V."


def test_all_that_is_missing_is_named(house: House, consumer: UUID) -> None:
    record_dispute(house, consumer, by=by(), ground="not delivered")
    with pytest.raises(Refusal) as refusal:
        by_hand(house, consumer)
    for gap in ("default of the debtor", "a lapsed fourteen-day letter", "an answer to the"):
        assert gap in refusal.value.message
    assert "are missing" in refusal.value.message


def test_what_was_paid_is_not_handed_over(place: HousePlace, house: House, consumer: UUID) -> None:
    run_until(place, house, MARCH, GONE - DAY)
    pay_too_much(house, consumer, by=by(), amount=95_00, credited_on=house.today)
    run_until(place, house, GONE, GONE + 5 * DAY)
    assert "claim.handed_over" not in topics(house, consumer)
    assert not (place.home / "hand-over").exists()


# --- once --------------------------------------------------------------------------------------


def test_a_person_who_hands_over_again_changes_nothing(
    place: HousePlace, house: House, consumer: UUID, gone: Path
) -> None:
    before = (house.store.last_position(), files_of(place.home))
    by_hand(house, consumer, party=handed_over(house, consumer).party)
    assert (house.store.last_position(), files_of(place.home)) == before
    as_json = (gone / "dossier.json").read_bytes()
    assert sha256(as_json).hexdigest() == handed_over(house, consumer).dossier_sha256


def test_a_claim_that_was_withdrawn_gets_no_dossier(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, GONE - DAY)
    place.clock.move_to(GONE)
    withdraw(house, consumer, by=by(), why="a mistake of ours")
    before = files_of(place.home)
    with pytest.raises(Refusal):
        by_hand(house, consumer)
    assert files_of(place.home) == before


@pytest.mark.both_stores
def test_the_same_command_twice_is_carried_out_once(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    agency(house, consumer)
    run_until(place, house, MARCH, GONE - DAY)
    place.clock.move_to(GONE)
    command = order(house, consumer)
    by_hand(house, consumer, command)
    by_hand(house, consumer, command)
    assert topics(house, consumer).count("claim.handed_over") == 1


@pytest.mark.both_stores
def test_a_dossier_that_a_dead_run_left_is_replaced_by_the_one_of_the_fact(
    place: HousePlace, house: House, consumer: UUID
) -> None:
    run_until(place, house, MARCH, GONE - DAY)
    folder = place.home / "hand-over" / GONE.isoformat() / str(consumer)
    folder.mkdir(parents=True)
    (folder / "dossier.json").write_text("{}")
    assert whats(run_on(place, house, GONE)) == ["costs_charged", "handed_over"]
    as_json = (folder / "dossier.json").read_bytes()
    assert sha256(as_json).hexdigest() == handed_over(house, consumer).dossier_sha256
    assert broken(house) == []


def test_in_a_live_house_an_unknown_agency_gets_nothing_until_its_registration_is_known(
    place: HousePlace,
) -> None:
    house = place.open(mode=Mode.LIVE, post=Posting.SAME_DAY)
    claim = claim_from(house, CONSUMER, NO_MAIL)
    run_until(place, house, MARCH, GONE)
    assert topics(house, claim)[-1] == "claim.hand_over_prepared"
    assert not (place.home / "hand-over").exists()
    asked = next_step(case_of(house, claim), today=GONE)
    assert isinstance(asked, Ask)
    assert (asked.task, asked.why) == (Task.COMPLETE_DOSSIER, REGISTRATION)
    agency(house, claim)
    run_on(place, house, GONE + DAY)
    fact = handed_over(house, claim)
    dossier = house.archive.get(fact.dossier_sha256)
    assert isinstance(dossier, bytes)
    assert json.loads(dossier)["specimen"] is False


def test_by_hand_what_comes_early_is_asked_about_and_brings_no_costs(
    place: HousePlace, house: House
) -> None:
    claim = business_from(house)
    correct(house, claim, by=by(), field=CorrectedField.TERM_BASIS, new=TermBasis.CONTRACT.value)
    agency(house, claim)
    run_on(place, house, next_day_with_work(house, claim, MARCH))
    with pytest.raises(Refusal) as early:
        by_hand(house, claim)
    assert early.value.code == "hand_over.term_runs"
    assert "claim.handed_over" not in topics(house, claim)
    by_hand(house, claim, confirmed=True)
    assert handed_over(house, claim).balance.costs == 0
    assert "claim.collection_costs_charged" not in topics(house, claim)
