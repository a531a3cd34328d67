"""A debtor who died: three months of rest, then his heirs, with letters of their own."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.case.defaulting import notice_of, undo_what_letters_no_longer_carry
from domain.claim.balance import balance
from domain.claim.events import ReminderSent
from domain.debtor.decisions import begin_anew_for_heirs, begin_bar, end_bar, know_heirs
from domain.debtor.events import DebtorFact
from domain.debtor.state import Debtor, evolve
from domain.dunning.next.step import Ask, Do, Stand, next_step
from domain.dunning.task import Task
from domain.law.estate import Acceptance, estate_barred_until
from domain.law.protection import Bar
from domain.parties import Address, ContactDetails
from tests.domain.lapsed import charge, lapsed
from tests.domain.story import DEBTOR, Story, names, recorded, refusal, reminder_sent

DIED = date(2026, 2, 20)
REPORTED = date(2026, 3, 2)
KNOWN = date(2026, 4, 1)
HEIRS = ContactDetails(
    name="De erven van S. Voorbeeld",
    address=Address(street="Dorpsstraat 1", postal_code="1234 AB", city="Ons Dorp"),
)


def told(debtor: Debtor, facts: list[DebtorFact], *, on: date) -> Debtor:
    for fact in facts:
        evolve(debtor, recorded(fact, version=debtor.version + 1, on=on, stream=DEBTOR))
    return debtor


def dead(*, died_on: date = DIED) -> Debtor:
    debtor = Debtor(DEBTOR, version=1, registered=True, postable=True, mailable=True)
    return told(
        debtor, begin_bar(debtor, bar=Bar.DEATH, since=died_on, today=REPORTED), on=REPORTED
    )


def inherited(
    acceptance: Acceptance = Acceptance.UNKNOWN, *, died_on: date | None = None
) -> Debtor:
    debtor = dead()
    facts = know_heirs(debtor, contact=HEIRS, acceptance=acceptance, died_on=died_on, today=KNOWN)
    return told(debtor, facts, on=KNOWN)


def died_after(story: Story, *, on: date) -> Story:
    """Let the debtor of a story be dead since a day, with no heirs known."""
    story.died_on, story.bars = on, {"death": None}
    return story


# --- the rest -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("died", "last"),
    [(date(2026, 2, 20), date(2026, 5, 20)), (date(2026, 11, 30), date(2027, 2, 28))],
)
def test_nobody_is_asked_for_three_months_after_the_death(died: date, last: date) -> None:
    assert estate_barred_until(died, Acceptance.UNKNOWN) == last


def test_a_death_bars_without_an_end_while_no_heir_is_known() -> None:
    assert dead().barred_on(date(2030, 1, 1)) == "death"
    assert refusal(lambda: end_bar(dead(), bar=Bar.DEATH, today=REPORTED)) == "bar.death"


@pytest.mark.parametrize("bar", [Bar.DEATH, Bar.BANKRUPTCY, Bar.DEBT_HELP])
def test_what_bars_the_way_has_happened_today_at_the_latest(bar: Bar) -> None:
    debtor = Debtor(DEBTOR, version=1, registered=True)
    assert begin_bar(debtor, bar=bar, since=REPORTED, today=REPORTED)
    tomorrow = REPORTED + timedelta(days=1)
    code = refusal(lambda: begin_bar(debtor, bar=bar, since=tomorrow, today=REPORTED))
    assert code == "day.in_the_future"


def test_the_last_day_of_the_three_months_is_barred_and_the_next_is_not() -> None:
    debtor = inherited()
    assert debtor.barred_on(date(2026, 5, 20)) == "death"
    assert debtor.barred_on(date(2026, 5, 21)) == ""


def test_heirs_who_all_accepted_purely_may_be_asked_at_once() -> None:
    assert inherited(Acceptance.PURELY).barred_on(KNOWN) == ""


def test_an_estate_under_benefit_of_inventory_is_not_dunned() -> None:
    assert inherited(Acceptance.UNDER_BENEFIT).barred_on(date(2030, 1, 1)) == "death"


def test_a_better_day_of_death_moves_the_three_months() -> None:
    debtor = inherited(died_on=date(2026, 2, 10))
    assert debtor.barred_on(date(2026, 5, 10)) == "death"
    assert debtor.barred_on(date(2026, 5, 11)) == ""


def test_heirs_need_a_death_and_a_day_that_was() -> None:
    alive = Debtor(DEBTOR, version=1, registered=True)

    def of(debtor: Debtor, died_on: date | None) -> None:
        know_heirs(
            debtor, contact=HEIRS, acceptance=Acceptance.UNKNOWN, died_on=died_on, today=KNOWN
        )

    assert refusal(lambda: of(alive, None)) == "heirs.nobody_died"
    assert refusal(lambda: of(dead(), date(2026, 4, 2))) == "day.in_the_future"


def test_the_letters_go_to_the_heirs() -> None:
    debtor = inherited()
    assert (debtor.heirs_since, debtor.contact_since) == (KNOWN, KNOWN)
    assert (debtor.postable, debtor.mailable) == (True, False)


# --- what was sent to the dead ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("died", "serves"), [(date(2026, 2, 11), True), (date(2026, 2, 10), False)]
)
def test_a_notice_whose_term_outlived_the_debtor_is_none(died: date, *, serves: bool) -> None:
    story = died_after(lapsed(), on=died)
    assert (notice_of(story.case) is not None) is serves


@pytest.mark.parametrize(("died", "void"), [(date(2026, 3, 3), True), (date(2026, 3, 4), False)])
def test_a_fourteen_day_letter_whose_term_outlived_the_debtor_is_void_with_its_costs(
    died: date, *, void: bool
) -> None:
    story = lapsed()
    charge(story)
    died_after(story, on=died)
    facts = names(undo_what_letters_no_longer_carry(story.case))
    expected = ["fourteen_day_letter_voided", "collection_costs_waived"] if void else []
    assert facts == expected


def test_default_and_costs_from_before_the_death_are_the_heirs_own() -> None:
    story = lapsed()
    charge(story)
    died_after(story, on=date(2026, 3, 20))
    assert undo_what_letters_no_longer_carry(story.case) == []
    assert balance(story.claim, on=date(2026, 3, 20)).costs == 150_00


def test_for_the_heirs_the_steps_begin_anew_when_the_rest_is_over() -> None:
    story = died_after(lapsed(), on=DIED)
    story.when(lambda case, _: undo_what_letters_no_longer_carry(case), on=REPORTED)
    assert next_step(story.case, today=REPORTED) == Stand("death")
    facts = story.when(lambda case, _: begin_anew_for_heirs(case.claim), on=KNOWN)
    assert names(facts) == ["new_round_begun"]
    story.bars, story.heirs_since = {"death": date(2026, 5, 20)}, KNOWN
    assert next_step(story.case, today=date(2026, 5, 20)) == Stand("death")
    look = next_step(story.case, today=date(2026, 5, 21))
    assert look == Ask(Task.LOOK_AT_DEBTOR, "death", date(2026, 5, 21))
    story.bars = {}
    step = next_step(story.case, today=date(2026, 5, 21))
    assert isinstance(step, Do)
    assert step.step.id == "reminder"


def test_a_letter_to_the_heirs_counts() -> None:
    story = died_after(lapsed(), on=date(2026, 2, 3))
    story.heirs_since = KNOWN
    assert notice_of(story.case) is None
    letter = UUID(int=88)
    again: ReminderSent = reminder_sent(pay_by=date(2026, 6, 4)).model_copy(
        update={"letter_id": letter}
    )
    day = date(2026, 5, 21)
    story.after(again, on=day).letter(letter, sent_on=day)
    found = notice_of(story.case)
    assert found is not None
    assert found.letter_id == letter
