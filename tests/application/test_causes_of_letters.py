"""What led to a letter that is not a plain one: in a bundle, approved, withdrawn, said again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from api.words.facts import fact_said
from application.commands.deliveries import RecordDelivery
from application.house import House
from application.queries.of_why import causes_out
from application.queries.why_shapes import CauseOut, CausesOut
from application.run.day import run_day
from application.views import Views, views_of
from domain.errors import NotFound
from domain.letter.state import LetterStatus
from domain.parties import Address, ContactDetails
from tests.application.houses import (
    CONSUMER,
    MARCH,
    PLAIN,
    HousePlace,
    by,
    case_of,
    claim_from,
    clock_at,
    letters,
    ordered_now,
    run_on,
    run_until,
    statuses,
)
from tests.asking import (
    change_contact_details,
    register_payment,
    report_address_unknown,
)

APRIL = date(2026, 4, 2)
"""The Thursday after the due day of the sample invoice of a business."""


@contextmanager
def seen(house: House) -> Iterator[Views]:
    with views_of(house) as views:
        views.catch_up()
        yield views


def asked(
    house: House, letter: UUID, *, on: date | None = None, known_at: datetime | None = None
) -> CausesOut:
    with seen(house) as views:
        return causes_out(house, views, letter, on=on, known_at=known_at, tell=fact_said)


def facts(found: CausesOut, topic: str) -> list[CauseOut]:
    return [one for one in found.nodes if one.kind == "fact" and one.name == topic]


def named(found: CausesOut, kind: str) -> set[str]:
    return {one.name for one in found.nodes if one.kind == kind}


def led_to(found: CausesOut, effect: CauseOut) -> set[str]:
    """The ids of all that an effect rests on."""
    reached, left = set[str](), [effect.id]
    while left:
        here = left.pop()
        new = {edge.cause for edge in found.edges if edge.effect == here} - reached
        reached |= new
        left += new
    return reached


def test_a_letter_of_several_claims_rests_on_the_invoice_of_each(place: HousePlace) -> None:
    place.clock = clock_at(APRIL)
    house = place.open()
    three = [claim_from(house, PLAIN, ("<cbc:ID>2026-0117<", f"<cbc:ID>F-{n}<")) for n in (1, 2, 3)]
    run_day(house)
    [letter] = letters(house)
    found = asked(house, letter.id)
    [ordered] = facts(found, "letter.ordered")
    invoices = {one.id for one in facts(found, "claim.invoice_sent")}
    assert {one.partition("@")[0] for one in invoices} == {str(claim) for claim in three}
    assert invoices <= led_to(found, ordered)
    assert len(facts(found, "claim.reminder_sent")) == 3
    assert named(found, "run") == {str(APRIL)}
    assert named(found, "person") == {"daily-run", "import"}


def test_a_letter_that_was_withdrawn_says_why_and_by_whom(place: HousePlace) -> None:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    letter = ordered_now(house, claim)
    register_payment(house, claim, by=by(), amount=5_00, credited_on=MARCH, payment_id="P")
    run_day(house)
    assert statuses(house) == [LetterStatus.CANCELLED, LetterStatus.SENT]
    found = asked(house, letter)
    [cancelled] = facts(found, "letter.cancelled")
    [ordered] = facts(found, "letter.ordered")
    assert "het bedrag is veranderd" in cancelled.what
    before = led_to(found, cancelled)
    assert ordered.id in before
    assert {"person daily-run", "person els"} <= before
    assert "person daily-run" not in led_to(found, ordered)
    assert facts(found, "claim.reminder_sent") == []


def said_again(place: HousePlace, house: House) -> tuple[UUID, UUID]:
    """A fourteen-day letter by e-mail to whoever had no address, and by post once he had one."""
    claim = claim_from(house, CONSUMER)
    debtor = case_of(house, claim).debtor.id
    report_address_unknown(house, debtor, by=by())
    run_until(place, house, MARCH, MARCH + timedelta(days=14))
    mailed = letters(house)[-1]
    assert mailed.order is not None
    assert mailed.order.step == "fourteen-day-letter"
    at_home = ContactDetails(
        name="S. Voorbeeld",
        address=Address(street="Kade 1", postal_code="3511 AA", city="Utrecht"),
        email="s.voorbeeld@example.nl",
    )
    change_contact_details(house, debtor, by=by(), contact=at_home)
    run_on(place, house, MARCH + timedelta(days=15))
    return mailed.id, letters(house)[-1].id


def test_a_letter_that_is_said_again_by_post_rests_on_the_one_by_e_mail(place: HousePlace) -> None:
    house = place.open()
    mailed, posted = said_again(place, house)
    found = asked(house, posted)
    both = {one.id.partition("@")[0]: one for one in facts(found, "letter.ordered")}
    assert both.keys() == {str(mailed), str(posted)}
    assert both[str(mailed)].id in led_to(found, both[str(posted)])
    assert len(facts(asked(house, mailed), "letter.ordered")) == 1


def reminded(place: HousePlace) -> tuple[House, UUID]:
    """A house in which a reminder went out in March, which came back two days later."""
    house = place.open()
    claim_from(house, CONSUMER)
    run_day(house)
    [letter] = letters(house)
    place.clock.move_to(MARCH + timedelta(days=2), time(9, 0))
    came_back = RecordDelivery(grade=None, received_on=MARCH + timedelta(days=1), evidence="5.1.1")
    came_back.carry(house, letter.id, by=by())
    return house, letter.id


@pytest.mark.parametrize(("days", "told"), [(1, 0), (2, 1)])
def test_as_of_a_day_what_came_later_is_left_out(place: HousePlace, days: int, told: int) -> None:
    house, letter = reminded(place)
    found = asked(house, letter, on=MARCH + timedelta(days=days))
    assert len(facts(found, "letter.delivery_failed")) == told
    assert (found.as_of, found.known_at) == (MARCH + timedelta(days=days), None)
    assert len(facts(found, "letter.sent")) == 1


@pytest.mark.parametrize(("hour", "told"), [(7, 0), (9, 1)])
def test_as_known_at_a_moment_what_was_recorded_later_is_left_out(
    place: HousePlace, hour: int, told: int
) -> None:
    house, letter = reminded(place)
    place.clock.move_to(MARCH + timedelta(days=2), time(11, 0))
    moment = datetime.combine(MARCH + timedelta(days=2), time(hour), UTC)
    found = asked(house, letter, known_at=moment)
    assert len(facts(found, "letter.delivery_failed")) == told


def test_before_it_was_ordered_there_is_no_such_letter(place: HousePlace) -> None:
    house, letter = reminded(place)
    day_before = MARCH - timedelta(days=1)
    morning = datetime.combine(MARCH, time(0), UTC)
    for when in ({"on": day_before}, {"known_at": morning}):
        with pytest.raises(NotFound, match="not ordered yet"):
            asked(house, letter, **when)
