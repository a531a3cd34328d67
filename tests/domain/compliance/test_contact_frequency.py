"""A debtor is contacted no more often than the plan of his claim allows, over all his claims."""

from datetime import date, timedelta
from uuid import UUID

from domain.claim.events import Direction, PlanChanged
from domain.compliance.contact_frequency import CONTACT_FREQUENCY
from domain.compliance.obligation import Compliance
from domain.debtor.events import ClaimOpenedForDebtor
from domain.facts import StreamKind
from tests.domain.compliance.deeds import called, opened, reminder
from tests.domain.compliance.life import Life
from tests.domain.story import DEBTOR, REMINDER, invoice_sent

MONDAY = date(2026, 2, 9)
DAY = timedelta(days=1)
OTHER = UUID("01900000-0000-7000-8000-000000000004")


def called_three_times(fourth: date) -> Life:
    """Three calls in the three days from Monday, and another one."""
    life = opened()
    for days in range(3):
        life.claim(called(), on=MONDAY + days * DAY)
    return life.claim(called(), on=fourth)


def test_three_contacts_in_seven_days_are_allowed_and_a_fourth_is_not() -> None:
    assert called_three_times(MONDAY + 6 * DAY).reasons(CONTACT_FREQUENCY)[-1] == (
        "above_the_ceiling"
    )
    life = called_three_times(MONDAY + 7 * DAY)
    assert life.reasons(CONTACT_FREQUENCY) == ["within_the_ceiling"] * 4


def test_a_violation_says_how_often_and_rests_on_every_contact() -> None:
    ruling = called_three_times(MONDAY + 3 * DAY).held_to(CONTACT_FREQUENCY).rulings[-1]
    assert ruling.values == {"times": "4", "at_most": "3", "days": "7"}
    assert len(ruling.rests) == 4


def test_letters_count_and_a_call_of_the_debtor_does_not() -> None:
    def after(*directions: Direction) -> list[str]:
        life = opened().claim(reminder(), on=MONDAY)
        for direction in directions:
            call = called().model_copy(update={"direction": direction})
            life.claim(call, on=MONDAY)
        return life.claim(called(), on=MONDAY).reasons(CONTACT_FREQUENCY)

    out, his = Direction.OUTGOING, Direction.INCOMING
    assert "above_the_ceiling" in after(out, out)
    assert "above_the_ceiling" not in after(out, his)


def of_another_claim(letter: UUID) -> Life:
    """Three letters on one claim, and a fourth on another one of the same debtor."""
    life = opened().debtor(ClaimOpenedForDebtor(claim_id=OTHER), on=MONDAY)
    life.put(StreamKind.CLAIM, OTHER, invoice_sent(), on=date(2026, 1, 1))
    other = reminder().model_copy(update={"letter_id": letter})
    life.put(StreamKind.CLAIM, OTHER, other, on=MONDAY)
    return life.claim(called(), called(), reminder(), on=MONDAY)


def test_contacts_of_all_claims_count_and_a_letter_over_several_is_one() -> None:
    assert "above_the_ceiling" in of_another_claim(DEBTOR).reasons(CONTACT_FREQUENCY)
    assert "above_the_ceiling" not in of_another_claim(REMINDER).reasons(CONTACT_FREQUENCY)


def test_a_contact_that_was_recorded_afterwards_blames_none_before_it() -> None:
    life = opened().claim(called(), called(), called(), on=MONDAY)
    life.claim(called(), on=MONDAY, recorded_on=MONDAY + DAY)
    assert life.reasons(CONTACT_FREQUENCY) == ["within_the_ceiling"] * 3 + ["above_the_ceiling"]


def test_of_a_plan_that_is_not_known_nobody_can_say() -> None:
    life = opened().claim(PlanChanged(old="four-steps@1", new="gone@1"), on=MONDAY)
    life.claim(called(), on=MONDAY)
    assert life.held_to(CONTACT_FREQUENCY).verdict is Compliance.NOT_PROVABLE
    assert life.reasons(CONTACT_FREQUENCY) == ["plan_not_known"]


def test_a_contact_of_ours_that_was_recorded_late_counts_on_its_day() -> None:
    life = opened().claim(called(), on=MONDAY + DAY)
    life.claim(called(), called(), on=MONDAY + 2 * DAY)
    assert "above_the_ceiling" not in life.reasons(CONTACT_FREQUENCY)
    life.claim(called(), on=MONDAY, recorded_on=MONDAY + 5 * DAY)
    above = [one for one in life.held_to(CONTACT_FREQUENCY).rulings if one.reason[0] == "a"]
    assert [(one.on, one.values["times"]) for one in above] == [(MONDAY + 2 * DAY, "4")]
