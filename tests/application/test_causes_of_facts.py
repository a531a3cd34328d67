"""What led to any fact: facts, step, plan version, command and person, by one mechanism for all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from api.words.facts import fact_said
from application.house import House
from application.queries.of_why import causes_of_fact_out, causes_out
from application.queries.why_shapes import CauseOut, CausesOut
from application.why.causes import CauseKind
from application.why.grounds import Grounds
from domain.claim.balance import balance
from domain.claim.events import Instalment
from domain.errors import NotFound
from domain.facts import StreamKind
from tests.application.houses import (
    CONSUMER,
    MARCH,
    NO_MAIL,
    HousePlace,
    by,
    case_of,
    claim_from,
    letters,
    run_until,
)
from tests.application.test_causes import reached
from tests.application.test_causes_of_letters import facts, led_to, named, seen
from tests.application.test_handover import agency, by_hand
from tests.application.two_people import WRITE_OFF, answer, proposed, user
from tests.asking import (
    agree_payment_plan,
    record_dispute,
    register_payment,
    resolve_dispute,
    withdraw,
)
from tests.sample_home import sample_house

DAY = timedelta(days=1)
GONE = date(2026, 4, 18)
"""The day on which the sample consumer's claim is handed over."""


def version_of(house: House, claim: UUID, topic: str) -> int:
    found = [x for x in house.collections.history(claim) if topic == x.fact.TOPIC]
    return found[-1].originator_version


def asked(
    house: House,
    claim: UUID,
    topic: str,
    *,
    on: date | None = None,
    known_at: datetime | None = None,
) -> CausesOut:
    """What led to the last fact of a kind on a claim."""
    version = version_of(house, claim, topic)
    with seen(house) as views:
        return causes_of_fact_out(
            house, views, claim, version, on=on, known_at=known_at, tell=fact_said
        )


def itself(found: CausesOut, topic: str) -> CauseOut:
    [one] = facts(found, topic)
    return one


def direct(found: CausesOut, topic: str) -> set[str]:
    """The names of what a fact is directly because of."""
    effect = itself(found, topic).id
    causes = {edge.cause for edge in found.edges if edge.effect == effect}
    return {one.name for one in found.nodes if one.id in causes}


@pytest.fixture
def claim(house: House) -> UUID:
    return claim_from(house, CONSUMER, NO_MAIL)


def agreed(house: House, claim: UUID) -> None:
    total = balance(case_of(house, claim).claim, on=house.today).total
    part = Instalment(number=1, amount=total, by=house.today + 5 * DAY)
    agree_payment_plan(house, claim, by=by(), instalments=(part,))


def test_a_payment_plan_is_because_of_a_command_of_a_person(house: House, claim: UUID) -> None:
    agreed(house, claim)
    found = asked(house, claim, "claim.payment_plan_agreed")
    assert direct(found, "claim.payment_plan_agreed") == {"payment-plan"}
    assert named(found, "person") == {"els"}


def test_a_plan_that_lapsed_names_the_plan_and_the_term_that_was_missed(
    place: HousePlace, house: House, claim: UUID
) -> None:
    agreed(house, claim)
    run_until(place, house, MARCH, MARCH + 16 * DAY)
    found = asked(house, claim, "claim.payment_plan_lapsed")
    assert "claim.payment_plan_agreed" in direct(found, "claim.payment_plan_lapsed")
    assert {"els", "daily-run"} <= named(found, "person")
    assert itself(found, "claim.payment_plan_agreed").id in led_to(
        found, itself(found, "claim.payment_plan_lapsed")
    )


@pytest.mark.both_stores
def test_default_is_because_of_the_reminder_that_gave_the_term(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE - DAY)
    found = asked(house, claim, "claim.default_declared")
    assert {"claim.invoice_sent", "claim.reminder_sent"} <= direct(found, "claim.default_declared")
    assert "claim.fourteen_day_letter_sent" not in {one.name for one in found.nodes}
    assert named(found, "run") == {"2026-03-18", "2026-03-28"}


@pytest.mark.both_stores
def test_a_hand_over_is_because_of_its_step_plan_version_letters_command_and_person(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE)
    found = asked(house, claim, "claim.handed_over")
    before = direct(found, "claim.handed_over")
    assert {"hand-over", "run-day"} <= before
    assert {"claim.reminder_sent", "claim.fourteen_day_letter_sent"} <= before
    assert named(found, "plan") == {"four-steps@1"}
    ends = led_to(found, itself(found, "claim.handed_over"))
    assert {"person daily-run", "person import"} <= ends


def test_a_hand_over_by_hand_names_what_made_the_dossier_complete(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, GONE - DAY)
    place.clock.move_to(GONE)
    agency(house, claim)
    by_hand(house, claim)
    found = asked(house, claim, "claim.handed_over")
    before = direct(found, "claim.handed_over")
    assert {"claim.default_declared", "claim.fourteen_day_letter_sent"} <= before
    assert named(found, "step") == set()
    assert "els" in named(found, "person")


def test_what_a_command_recorded_besides_is_because_of_what_it_began_with(
    house: House, claim: UUID
) -> None:
    total = case_of(house, claim).claim.principal
    register_payment(house, claim, by=by(), amount=total, credited_on=house.today)
    found = asked(house, claim, "claim.settled")
    assert "claim.payment_received" in direct(found, "claim.settled")


def test_a_write_off_names_who_proposed_it_and_the_colleague_who_agreed(
    house: House, claim: UUID
) -> None:
    els, bea = user(house, "els"), user(house, "bea")
    answer(house, claim, bea, proposed(house, claim, WRITE_OFF, els))
    found = asked(house, claim, "claim.written_off")
    before = {"any.decision_proposed", "any.approval_given"}
    assert before <= direct(found, "claim.written_off")
    assert named(found, "person") == {"els", "bea"}
    assert "any.decision_proposed" in direct(found, "any.approval_given")


def test_a_dispute_that_was_decided_names_the_dispute(house: House, claim: UUID) -> None:
    record_dispute(house, claim, by=by(), ground="other")
    version = version_of(house, claim, "claim.disputed")
    resolve_dispute(house, claim, by=by(), outcome="rejected", disputed=version)
    found = asked(house, claim, "claim.dispute_decided")
    assert "claim.disputed" in direct(found, "claim.dispute_decided")


def test_the_fact_of_a_letter_has_the_causes_of_the_letter(
    place: HousePlace, house: House, claim: UUID
) -> None:
    run_until(place, house, MARCH, MARCH)
    [letter] = letters(house)
    one = asked(house, claim, "claim.reminder_sent")
    with seen(house) as views:
        whole = causes_out(house, views, letter.id, tell=fact_said)
    assert (one.nodes, one.edges) == (whole.nodes, whole.edges)


def test_before_it_was_recorded_or_in_effect_there_is_no_such_fact(
    place: HousePlace, house: House, claim: UUID
) -> None:
    place.clock.move_to(MARCH + DAY)
    withdraw(house, claim, by=by(), why="mistake")
    morning = datetime.combine(MARCH + DAY, time(0), UTC)
    for when in ({"on": MARCH}, {"known_at": morning}):
        with pytest.raises(NotFound) as caught:
            asked(house, claim, "claim.withdrawn", **when)
        assert caught.value.code == "fact.not_there_yet"
    assert asked(house, claim, "claim.withdrawn", on=MARCH + DAY).as_of == MARCH + DAY


def test_who_may_what_is_not_asked_about_here(house: House, claim: UUID) -> None:
    streams = (*house.store.streams(StreamKind.RUN), UUID(int=7))
    for stream in streams:
        with pytest.raises(NotFound):
            Grounds(house).of(stream, 1)
    with pytest.raises(NotFound):
        Grounds(house).of(claim, 999)


@pytest.fixture(scope="module")
def sample(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as found:
        yield found


def test_every_fact_of_every_claim_leads_back_to_who_did_it(sample: House) -> None:
    topics = set[str]()
    for claim in list(sample.store.streams(StreamKind.CLAIM))[::4]:
        for one in sample.collections.history(claim):
            found = Grounds(sample).of(claim, one.originator_version)
            topics.add(one.fact.TOPIC)
            ends = {found.nodes[end] for end in reached(found, one.ref)}
            assert one.actor in {end.name for end in ends if end.kind is CauseKind.PERSON}
            assert all(
                one.ref not in reached(found, cause) for x, cause in found.edges if x == one.ref
            )
    assert len(topics) > 15
