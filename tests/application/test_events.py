"""Events out: every fact has a published name, in commit order, and nothing of a person."""

import json
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from application.commands.details import AddNote
from application.events.cloud_event import CloudEvent, shape_of
from application.events.published import name_of, published, withheld_of
from application.events.reading import EventsWanted, read_events
from application.house import House
from domain.errors import Refusal
from domain.facts import INSTALLATION, EnteredInError, StreamKind
from domain.registry import FACTS
from domain.user.roles import Role
from tests.application.houses import CONSUMER, PLAIN, HousePlace, by, claim_from, run_on
from tests.application.two_people import user

ALL = EventsWanted(limit=10_000)


def told(house: House, wanted: EventsWanted = ALL) -> list[CloudEvent]:
    return list(read_events(house, wanted).events)


def names(house: House, **wanted: Any) -> list[str]:
    return [event.type for event in told(house, EventsWanted(limit=10_000, **wanted))]


@pytest.fixture
def claim(house: House, place: HousePlace) -> UUID:
    """A consumer's claim that was reminded."""
    found = claim_from(house, PLAIN)
    run_on(place, house, house.collections.claim(found).due_on + timedelta(days=10))
    return found


# --- names -------------------------------------------------------------------------------------


def test_every_fact_has_a_published_name_of_its_own() -> None:
    rows = list(published())
    assert {fact.TOPIC for _, _, fact in rows} == set(FACTS)
    assert [name for name, count in Counter(name for name, _, _ in rows).items() if count > 1] == []


def test_a_fact_that_any_stream_may_hold_is_named_for_its_stream() -> None:
    topic = EnteredInError.TOPIC
    assert name_of(StreamKind.CLAIM, topic) == "vordering.claim.entered_in_error"
    assert name_of(StreamKind.LETTER, topic) == "vordering.letter.entered_in_error"


def test_a_sealed_field_is_always_withheld_and_its_shape_is_known() -> None:
    for fact in FACTS.values():
        assert set(fact.SEALED) <= withheld_of(fact)
        for name in fact.SEALED:
            assert isinstance(shape_of(fact, name), type)


@pytest.mark.parametrize(
    ("topic", "field"),
    [
        ("claim.invoice_sent", "description"),
        ("claim.handler_assigned", "handler"),
        ("letter.sent", "relay_said"),
        ("letter.ordered", "agreed"),
        ("any.entered_in_error", "approved_by"),
        ("any.decision_proposed", "content"),
        ("user.token_issued", "digest"),
        ("user.sign_in_linked", "subject_hash"),
        ("creditor.registered", "profile"),
        ("run.reported", "lines"),
    ],
)
def test_what_people_and_mail_servers_write_is_withheld(topic: str, field: str) -> None:
    assert field in withheld_of(FACTS[topic])


@pytest.mark.parametrize(
    ("topic", "field"),
    [
        ("claim.invoice_sent", "invoice_number"),
        ("claim.written_off", "why"),
        ("claim.reminder_sent", "document_sha256"),
        ("any.approval_given", "approved_by"),
    ],
)
def test_numbers_codes_and_our_own_words_are_told(topic: str, field: str) -> None:
    assert field not in withheld_of(FACTS[topic])


# --- what an event says ------------------------------------------------------------------------


@pytest.mark.both_stores
def test_an_event_says_what_who_when_why_and_of_which_claim(house: House, claim: UUID) -> None:
    [sent] = [one for one in told(house) if one.type == "vordering.claim.reminder_sent"]
    fact = next(one for one in house.store.history(claim) if one.ref == sent.id)
    written = json.loads(sent.model_dump_json())
    assert written["specversion"] == "1.0"
    assert written["subject"] == f"claim/{claim}"
    assert written["source"] == UUID(house.store.info.store_id).urn
    assert written["creditor"] == str(fact.log)
    assert written["claim"] == str(claim)
    assert written["actor"] == fact.actor
    assert written.get("policy", "") == fact.policy
    assert written["correlationid"] == str(fact.command_id)
    assert int(written["sequence"]) == sent.position == fact.position
    assert written["sandbox"] is True
    assert written["data"]["step"] == fact.fact.model_dump()["step"]
    assert written["dataschema"] == "vordering:claim.reminder_sent:1"


@pytest.mark.both_stores
def test_a_letters_events_name_its_claims_and_its_debtor(house: House, claim: UUID) -> None:
    letters = [one for one in told(house) if one.subject.startswith("letter/")]
    assert [one.type.rpartition(".")[2] for one in letters][:2] == ["ordered", "dispatch_started"]
    assert {one.claim for one in letters} == {str(claim)}
    assert {one.debtor for one in letters} == {house.collections.claim(claim).debtor_id}


def test_what_is_empty_is_left_out(house: House, claim: UUID) -> None:
    written = [json.loads(one.model_dump_json()) for one in told(house)]
    assert written
    assert not [name for one in written for name, value in one.items() if value in (None, "")]


def test_extensions_are_named_as_cloudevents_wants_them() -> None:
    assert all(
        name.isalnum() and name.islower() and len(name) <= 20 for name in CloudEvent.model_fields
    )


# --- no personal data --------------------------------------------------------------------------


@pytest.mark.both_stores
def test_nothing_of_a_person_is_told_unless_it_may(house: House, claim: UUID) -> None:
    AddNote(text="Zegt dat hij ziek is.").carry(house, claim, by=by())
    debtor = house.collections.debtor(house.collections.claim(claim).debtor_id)  # type: ignore[arg-type] # it has one
    assert debtor.contact is not None
    contact = next(
        one for one in told(house, _personal()) if one.type.endswith("debtor.registered")
    )
    name = contact.data["contact"]["name"]
    plain = "".join(one.model_dump_json() for one in told(house))
    assert name not in plain
    assert "ziek" not in plain
    assert debtor.contact.commitment not in plain
    [note] = [one for one in told(house) if one.type.endswith("note_added")]
    assert (note.data, note.withheld) == ({}, "text")
    opened = "".join(one.model_dump_json() for one in told(house, _personal()))
    assert name in opened
    assert "ziek" in opened


def _personal() -> EventsWanted:
    return EventsWanted(limit=10_000, personal=True)


def test_who_was_erased_stays_erased(house: House, claim: UUID) -> None:
    debtor = house.collections.claim(claim).debtor_id
    assert debtor is not None
    house.store.keys.erase(debtor)
    registered = next(
        one for one in told(house, _personal()) if one.type.endswith("debtor.registered")
    )
    assert registered.data["contact"] is None


# --- reading on --------------------------------------------------------------------------------


@pytest.mark.both_stores
def test_page_by_page_nothing_is_missed_and_nothing_comes_twice(house: House, claim: UUID) -> None:
    every, after = told(house), 0
    found: list[CloudEvent] = []
    while (page := read_events(house, EventsWanted(after=after, limit=3))).events:
        assert len(page.events) <= 3
        found += page.events
        after = page.next
    assert found == every
    assert page.next == after == house.store.last_position()
    assert [one.position for one in found] == sorted({one.position for one in found})


@pytest.mark.both_stores
def test_of_other_creditors_and_of_the_house_nothing_is_told(house: House, claim: UUID) -> None:
    mine = house.collections.claim(claim).creditor_id
    assert mine is not None
    own = told(house, EventsWanted(creditors=frozenset({mine}), limit=10_000))
    assert own
    assert {one.creditor for one in own} == {mine}
    nobody = read_events(house, EventsWanted(creditors=frozenset()))
    assert (nobody.events, nobody.next) == ([], house.store.last_position())
    assert None in {one.creditor for one in told(house)}
    assert INSTALLATION not in {one.creditor for one in told(house)}


def test_who_may_do_what_here_is_told_to_who_may_know(house: House) -> None:
    user(house, "els", Role.HANDLER)
    assert names(house) == []
    assert names(house, users=True)[0] == "vordering.user.added"


def test_kinds_are_chosen_by_name_or_by_their_beginning(house: House, claim: UUID) -> None:
    assert names(house, types=["claim.reminder_sent"]) == ["vordering.claim.reminder_sent"]
    assert names(house, types=["vordering.claim.reminder_sent"]) == [
        "vordering.claim.reminder_sent"
    ]
    assert {one.split(".")[1] for one in names(house, types=["letter.*"])} == {"letter"}
    with pytest.raises(Refusal) as refused:
        names(house, types=["claim.reminder"])
    assert refused.value.code == "events.unknown_type"


def test_of_one_claim_its_own_events_and_those_of_its_letters_are_told(
    house: House, claim: UUID
) -> None:
    other = claim_from(house, CONSUMER)
    of_other = told(house, EventsWanted(claim=other, limit=10_000))
    assert {event.claim for event in of_other} == {str(other)}
    assert {
        event.subject.partition("/")[0] for event in told(house, EventsWanted(claim=claim))
    } == {
        "claim",
        "letter",
        "debtor",
    }
