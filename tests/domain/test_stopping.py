"""Disputes, holds and what befalls the debtor: what stops the steps, and what lets them go on."""

from datetime import date
from functools import partial
from uuid import UUID

import pytest

from domain.claim.disputes import answer_dispute, dispute, lift_hold, place_hold, resolve_dispute
from domain.claim.events import ClaimFact, ClaimWithdrawn, DisputeOutcome
from domain.claim.state import Claim
from domain.debtor import state as debtors
from domain.debtor.events import (
    AddressUnknown,
    BankruptcyDeclared,
    BankruptcyEnded,
    CapacityEstablished,
    ClaimOpenedForDebtor,
    ContactDetailsChanged,
    DeathReported,
    DebtHelpEnded,
    DebtHelpStarted,
    DebtorFact,
    DebtorRegistered,
    DebtRestructuringEnded,
    DebtRestructuringStarted,
    GuardianshipEnded,
    GuardianshipOrdered,
)
from domain.debtor.state import Debtor
from domain.dunning.next.step import Ask, Do, Stand, Wait, next_step
from domain.facts import EnteredInError, Point
from domain.parties import Capacity, ContactDetails
from domain.sealing import Sealed
from tests.domain.story import (
    CLAIM,
    CREDITOR,
    DEBTOR,
    Story,
    given,
    invoice_sent,
    names,
    paid,
    recorded,
    refusal,
)

MONDAY = date(2026, 2, 2)
"""The first day on which a reminder may go: the 1st is a Sunday."""


def story() -> Story:
    return given(invoice_sent())


# --- disputes --------------------------------------------------------------------------------


def contest(told: Story, *, amount: int | None = None, on: date = MONDAY) -> list[ClaimFact]:
    return told.when(
        lambda case, day: dispute(case.claim, amount=amount, ground="broken", today=day), on=on
    )


def test_a_dispute_without_an_amount_is_about_all_of_the_open_principal() -> None:
    told = story().after(paid(400_00, on=MONDAY))
    contest(told)
    assert told.claim.disputed == 600_00


def test_the_same_dispute_again_is_nothing_new() -> None:
    told = story()
    contest(told, amount=100_00)
    assert contest(told, amount=100_00) == []


@pytest.mark.parametrize("amount", [0, -1, 1_000_01])
def test_a_dispute_is_about_a_part_of_the_principal(amount: int) -> None:
    assert refusal(lambda: contest(story(), amount=amount)) == "dispute.more_than_principal"


def test_a_dispute_needs_a_ground() -> None:
    claim = story().claim
    assert refusal(lambda: dispute(claim, amount=1, ground=" ", today=MONDAY)) == (
        "dispute.no_ground"
    )


def test_a_dispute_stops_the_steps_and_its_end_lets_them_go_on() -> None:
    told = story()
    assert isinstance(next_step(told.case, today=MONDAY), Do)
    contest(told)
    step = next_step(told.case, today=MONDAY)
    assert isinstance(step, Ask)
    assert step.task == "answer_dispute"
    told.when(lambda case, _: answer_dispute(case.claim), on=date(2026, 2, 5))
    assert isinstance(next_step(told.case, today=date(2026, 2, 5)), Ask), "an answer is no end"
    told.when(
        lambda case, _: resolve_dispute(case.claim, outcome=DisputeOutcome.REJECTED, today=MONDAY),
        on=date(2026, 2, 9),
    )
    assert next_step(told.case, today=date(2026, 2, 9)) == Do(
        told.case.plan.step[0], date(2026, 2, 9)
    )


def test_a_dispute_that_is_not_there_is_neither_answered_nor_resolved() -> None:
    claim = story().claim
    assert refusal(lambda: answer_dispute(claim)) == "dispute.none"
    for outcome in DisputeOutcome:
        found = refusal(partial(resolve_dispute, claim, outcome=outcome, today=MONDAY))
        assert found == "dispute.none"


# --- holds -----------------------------------------------------------------------------------


def hold(
    told: Story,
    *,
    from_day: date,
    until: date | None = None,
    on: date | None = None,
    name: str = "h",
) -> list[ClaimFact]:
    return told.when(
        lambda case, _: place_hold(
            case.claim, hold_id=name, category="goodwill", from_day=from_day, until=until
        ),
        on=on or from_day,
    )


def lift(told: Story, *, on: date, name: str = "h") -> list[ClaimFact]:
    return told.when(lambda case, _: lift_hold(case.claim, hold_id=name), on=on)


def test_an_open_hold_stops_the_steps_until_it_is_lifted() -> None:
    told = story()
    hold(told, from_day=date(2026, 1, 20))
    for day in (MONDAY, date(2026, 12, 31)):
        assert next_step(told.case, today=day) == Stand("hold")
    lift(told, on=date(2026, 2, 9))
    assert isinstance(next_step(told.case, today=date(2026, 2, 20)), Do)


def test_a_hold_lasts_through_its_last_day() -> None:
    told = story()
    hold(told, from_day=MONDAY, until=date(2026, 2, 6))
    assert next_step(told.case, today=date(2026, 2, 6)) == Wait(date(2026, 2, 7), "hold")
    assert told.claim.held_on(date(2026, 2, 7)) is None


def test_a_hold_that_ended_brings_the_claim_back() -> None:
    told = story()
    hold(told, from_day=date(2026, 1, 20), until=date(2026, 2, 6))
    steps = [next_step(told.case, today=date(2026, 2, day)) for day in range(7, 28)]
    assert any(isinstance(step, Do) for step in steps)


def test_a_hold_entered_two_days_late_moves_the_term_and_shows_both_days() -> None:
    told = story()
    assert isinstance(next_step(told.case, today=MONDAY), Do)
    hold(told, from_day=date(2026, 1, 31), until=date(2026, 2, 6), on=MONDAY)
    assert told.history[-1].effective_on == date(2026, 1, 31)
    # The term of one day after the 31st is moved by the seven days that were held.
    assert next_step(told.case, today=date(2026, 2, 7)) == Wait(
        date(2026, 2, 9), "term before reminder", "reminder"
    )


def test_two_holds_on_the_same_days_move_a_term_once() -> None:
    one, two = story(), story()
    for told in (one, two):
        hold(told, from_day=date(2026, 1, 31), until=date(2026, 2, 6))
    hold(two, from_day=date(2026, 2, 2), until=date(2026, 2, 6), name="again")
    day = date(2026, 2, 7)
    assert next_step(one.case, today=day) == next_step(two.case, today=day)


def test_a_hold_that_falls_in_the_moved_term_moves_it_further() -> None:
    told = story()
    hold(told, from_day=date(2026, 1, 31), until=date(2026, 2, 6))
    hold(told, from_day=date(2026, 2, 8), until=date(2026, 2, 9), name="second")
    assert next_step(told.case, today=date(2026, 2, 10)) == Do(
        told.case.plan.step[0], date(2026, 2, 10)
    )


def test_a_hold_lifted_before_it_began_moves_nothing_forward() -> None:
    plain, told = story(), story()
    hold(told, from_day=MONDAY, until=date(2026, 2, 20), on=date(2026, 1, 5))
    lift(told, on=date(2026, 1, 10))
    for day in (date(2026, 1, 31), MONDAY):
        assert next_step(told.case, today=day) == next_step(plain.case, today=day)


def test_a_hold_lifted_today_holds_today_no_more() -> None:
    told = story()
    hold(told, from_day=MONDAY)
    lift(told, on=date(2026, 2, 4))
    held = [date(2026, 2, day) for day in (1, 2, 3, 4) if told.claim.held_on(date(2026, 2, day))]
    assert held == [MONDAY, date(2026, 2, 3)]


def test_a_hold_is_lifted_once_and_only_one_that_is_there() -> None:
    told = story()
    assert refusal(lambda: lift(told, on=MONDAY)) == "hold.unknown"
    hold(told, from_day=MONDAY)
    assert names(lift(told, on=MONDAY)) == ["hold_lifted"]
    assert lift(told, on=date(2026, 2, 3)) == []


def test_the_same_hold_again_is_nothing_new_and_a_backward_one_is_refused() -> None:
    told = story()
    hold(told, from_day=MONDAY)
    assert hold(told, from_day=MONDAY) == []
    code = refusal(lambda: hold(told, from_day=MONDAY, until=date(2026, 2, 1), name="x"))
    assert code == "hold.backwards"
    assert hold(told, from_day=MONDAY, until=MONDAY, name="one day")


def test_a_claim_that_ended_is_not_held() -> None:
    ended = story().after(ClaimWithdrawn(why="x"))
    assert refusal(lambda: hold(ended, from_day=MONDAY)) == "claim.ended"


def test_a_hold_on_one_claim_does_not_touch_the_debtors_other_claims() -> None:
    held, other = story(), story()
    hold(held, from_day=MONDAY)
    assert next_step(held.case, today=MONDAY) == Stand("hold")
    assert held.claim.debtor_id == other.claim.debtor_id
    assert isinstance(next_step(other.case, today=MONDAY), Do)


# --- the debtor ------------------------------------------------------------------------------

REGISTERED = DebtorRegistered(
    creditor_id=CREDITOR,
    contact=Sealed.committed("cd" * 32),
    capacity=Capacity.CONSUMER,
    postable=True,
    mailable=True,
)


def debtor(*facts: DebtorFact, at: Point | None = None) -> Debtor:
    history = [
        recorded(fact, version=number, on=date(2026, 1, number), stream=DEBTOR)
        for number, fact in enumerate((REGISTERED, *facts), 1)
    ]
    return debtors.fold(DEBTOR, history, at)


@pytest.mark.parametrize(
    ("begins", "ends", "bar"),
    [
        (BankruptcyDeclared(declared_on=date(2026, 1, 2)), BankruptcyEnded(), "bankruptcy"),
        (DebtRestructuringStarted(), DebtRestructuringEnded(), "debt_restructuring"),
        (DebtHelpStarted(), DebtHelpEnded(), "debt_help"),
        (GuardianshipOrdered(), GuardianshipEnded(), "guardianship"),
        (DeathReported(), None, "death"),
    ],
)
def test_what_befalls_the_debtor_bars_every_step_until_it_ends(
    begins: DebtorFact, ends: DebtorFact | None, bar: str
) -> None:
    assert debtor(begins).barred_on(MONDAY) == bar
    told = story()
    told.bars = debtor(begins).bars
    assert next_step(told.case, today=MONDAY) == Stand(bar)
    if ends is not None:
        assert debtor(begins, ends).barred_on(MONDAY) == ""


def test_a_pause_for_debt_help_lasts_through_its_last_day() -> None:
    paused = debtor(DebtHelpStarted(until=MONDAY))
    assert paused.barred_on(MONDAY) == "debt_help"
    assert paused.barred_on(date(2026, 2, 3)) == ""


def test_one_bar_that_ended_leaves_the_other() -> None:
    two = debtor(DebtHelpStarted(), GuardianshipOrdered(), DebtHelpEnded())
    assert two.barred_on(MONDAY) == "guardianship"


def test_a_bankruptcy_counts_from_the_day_it_was_declared() -> None:
    fact = BankruptcyDeclared(declared_on=date(2025, 12, 1))
    assert fact.legal_day == date(2025, 12, 1)


def test_a_bar_entered_in_error_is_gone_and_was_there_as_known_before() -> None:
    wrong = EnteredInError(version=2, topic=DeathReported.TOPIC)
    assert debtor(DeathReported(), wrong).barred_on(MONDAY) == ""
    assert debtor(DeathReported(), wrong, at=Point(2, MONDAY)).barred_on(MONDAY) == "death"


def test_an_unknown_address_is_not_posted_to_and_may_be_mailed_to() -> None:
    gone = debtor(AddressUnknown())
    assert (gone.postable, gone.mailable) == (False, True)


def test_new_contact_details_count_from_their_day() -> None:
    contact = Sealed[ContactDetails].committed("ef" * 32)
    moved = debtor(ContactDetailsChanged(contact=contact, postable=True))
    assert (moved.postable, moved.mailable) == (True, False)
    assert (moved.contact, moved.contact_since) == (contact, date(2026, 1, 2))


def test_a_debtor_knows_his_claims_and_in_what_capacity_he_acts() -> None:
    claim = UUID(int=5)
    known = debtor(
        ClaimOpenedForDebtor(claim_id=claim), CapacityEstablished(capacity=Capacity.COMPANY)
    )
    assert (list(known.claims), known.capacity, known.version) == ([claim], Capacity.COMPANY, 3)


def test_a_debtor_who_was_never_seen_is_unknown_and_protected() -> None:
    nobody = debtors.fold(DEBTOR, [])
    assert (nobody.registered, nobody.capacity.protected_as_consumer) == (False, True)


def test_the_claim_of_nobody_takes_no_step() -> None:
    assert Claim(CLAIM).live is False
