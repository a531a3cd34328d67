"""The work list may name too much, never too little; and what waits for a person."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings

from adapters.views import SqliteViews
from domain.case import Case
from domain.case.defaulting import charge_costs, declare_default, undo_what_letters_no_longer_carry
from domain.claim.agreements import lapse_what_was_broken
from domain.claim.events import (
    AgreementConfirmed,
    Channel,
    ClaimDisputed,
    DisputeResolved,
    HandOverPrepared,
    HoldPlaced,
    Instalment,
    Mark,
    MarkCleared,
    PartyKind,
    PaymentPlanAgreed,
    PaymentPromised,
    PaymentReversed,
    PaymentTermExtended,
)
from domain.claim.events.stops import DisputeOutcome
from domain.creditor.state import Creditor
from domain.debtor.events import DebtHelpStarted, GuardianshipOrdered
from domain.debtor.state import fold as fold_debtor
from domain.dunning.next.step import Ask, Do, next_step
from domain.dunning.plan.document import PLANS
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.law.fourteen_days import term_from_posting
from domain.letter.events import LetterCancelled, LetterInDoubt
from domain.letter.state import LetterStatus
from domain.letter.state import fold as fold_letter
from domain.letter.text import LetterKind
from domain.parties import Capacity
from projections.worklist.questions import key_of
from projections.worklist.urgency import PRIORITY, WorkKind
from tests.projections.conftest import House
from tests.projections.histories import SPAN, START, Deed, capacities, deeds, invoices, tell
from tests.projections.story import COMMAND, CREDITOR, DAY, SHA, Story, on
from tests.projections.test_outstanding import DEFAULT


def case_of(story: Story, claim_id: UUID) -> Case:
    claim = story.claim(claim_id)
    assert claim.debtor_id is not None
    ids = [sent.letter_id for sent in claim.letters]
    ids += [claim.pending.letter_id] if claim.pending else []
    return Case(
        claim=claim,
        debtor=fold_debtor(claim.debtor_id, story.history(claim.debtor_id)),
        creditor=Creditor(CREDITOR),
        plan=PLANS[claim.plan],
        letters={one: fold_letter(one, story.history(one)) for one in ids},
    )


def work_on(case: Case, day: date) -> list[object]:
    """Everything a full pass would find on a day."""
    step = next_step(case, today=day)
    return [
        *([step] if isinstance(step, Do | Ask) else []),
        *([] if case.claim.stopped_by else declare_default(case, today=day)),
        *(charge_costs(case, today=day)),
        *(lapse_what_was_broken(case.claim, today=day)),
        *(undo_what_letters_no_longer_carry(case) if case.claim.live else []),
    ]


@settings(max_examples=60)
@given(invoices, capacities, deeds)
def test_whoever_has_work_on_a_day_is_on_the_list_that_day(
    invoice: dict[str, object], capacity: Capacity, done: list[tuple[Deed, date]]
) -> None:
    story = Story()
    debtor = story.debtor(capacity=capacity)
    claim = story.invoice(debtor, "F1", issued_on=START, **invoice)  # type: ignore[arg-type]  # made up
    tell(story, claim, debtor, done)
    if not story.claim(claim).opened:
        return
    case = case_of(story, claim)
    with TemporaryDirectory() as folder:
        house = House(story, SqliteViews(Path(folder)))
        house.engine.catch_up()
        found = house.work.due(on("2028-12-31"))
        due_from = found[0].due_from if found else date.max
        house.generations.close()
    for offset in range(0, SPAN + 60, 7):
        for day in (START + timedelta(days=offset), START + timedelta(days=offset + 1)):
            if day < case.claim.last_on:
                continue  # the run never works on a day before a fact it already knows
            work = work_on(case, day)
            assert not work or due_from <= day, (day, work)


def test_due_is_given_from_its_day_on_and_not_before(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "F1", due_on=on("2026-02-04"))
    house.engine.catch_up()
    assert house.work.due(on("2026-02-04")) == []
    [due] = house.work.due(on("2026-02-05"))
    assert (due.claim_id, due.kind, due.step) == (claim, WorkKind.STEP, "reminder")
    assert due.owed == 100_00


def test_due_is_read_in_parts_that_leave_out_nothing(house: House) -> None:
    debtor = house.story.debtor()
    claims = [house.story.invoice(debtor, f"F{n}", due_on=on("2026-02-04")) for n in range(7)]
    house.engine.catch_up()
    found: list[UUID] = []
    while part := house.work.due(on("2026-03-01"), limit=3, after=found[-1] if found else None):
        found += [due.claim_id for due in part]
        house.story.pay(found[-1], 1_00, day=on("2026-03-01"))
        house.engine.catch_up()
    assert found == sorted(claims, key=str)


def test_every_task_has_its_urgency() -> None:
    assert set(PRIORITY) == set(Task)


def tasks_on(house: House, day: str) -> list[str]:
    return [task.task for task in house.work.tasks(on(day))]


def test_a_call_waits_for_a_person_on_its_days_only(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.letter([claim], day=on("2026-02-05"))
    house.engine.catch_up()
    # the 15th, from which it counts, is a Sunday
    assert tasks_on(house, "2026-02-15") == []
    assert tasks_on(house, "2026-02-16") == ["call"]
    assert tasks_on(house, "2026-02-18") == ["call"]
    assert "call" not in tasks_on(house, "2026-02-19")


def test_a_dispute_waits_for_its_answer(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "F1")
    disputed = ClaimDisputed(amount=1, ground="not delivered")
    house.story.add(claim, disputed, day=on("2026-02-01"))
    house.engine.catch_up()
    [task] = house.work.tasks(on("2026-02-01"))
    assert (task.task, task.claim_id, task.priority) == ("answer_dispute", claim, 2)
    resolved = DisputeResolved(outcome=DisputeOutcome.REJECTED)
    house.story.add(claim, resolved, day=on("2026-02-03"))
    house.engine.catch_up()
    assert tasks_on(house, "2026-02-04") == []


def test_marks_and_missing_parts_and_confirmations_wait_for_a_person(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", marks=(Mark.NO_IBAN,))
    prepared = HandOverPrepared(
        party="Bureau", party_kind=PartyKind.AGENCY, missing=("the invoice itself",)
    )
    story.add(claim, prepared, day=on("2026-01-10"))
    story.add(claim, PaymentTermExtended(pay_by=on("2026-03-01")), day=on("2026-01-11"))
    light.engine.catch_up()
    found = tasks_on(light, "2026-01-12")
    assert found == ["complete_dossier", "confirm_agreement", "look_at_marks"]
    assert light.work.count(on("2026-01-12")) == dict.fromkeys(found, 1)
    story.add(claim, MarkCleared(mark=Mark.NO_IBAN), day=on("2026-01-12"))
    light.engine.catch_up()
    assert "look_at_marks" not in tasks_on(light, "2026-01-13")


def test_a_mark_that_stops_letters_is_one_urgent_task_also_when_the_plan_asks_for_it(
    light: House,
) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", marks=(Mark.NO_IBAN, Mark.DIRECT_DEBIT))
    light.engine.catch_up()
    for day in ("2026-01-12", "2026-06-12"):
        [task] = light.work.tasks(on(day))
        assert (task.task, task.priority) == ("look_at_marks", 2)
        assert task.why == "direct_debit no_iban"
    story.add(claim, MarkCleared(mark=Mark.DIRECT_DEBIT), day=on("2026-06-12"))
    light.engine.catch_up()
    [task] = light.work.tasks(on("2026-01-12"))
    assert (task.task, task.priority) == ("look_at_marks", 5)


def test_a_hold_that_is_planned_hides_nothing_that_waits_today(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.add(claim, PaymentTermExtended(pay_by=on("2026-03-01")), day=on("2026-01-11"))
    hold = HoldPlaced(hold_id="h", category="asked", from_day=on("2026-04-01"))
    story.add(claim, hold, day=on("2026-01-12"))
    assert first_due(light, claim) == on("2026-01-11")
    assert "confirm_agreement" in tasks_on(light, "2026-01-12")


def test_tasks_are_read_in_pages(light: House) -> None:
    debtor = light.story.debtor()
    for number in range(5):
        light.story.invoice(debtor, f"F{number}", marks=(Mark.NO_IBAN,))
    light.engine.catch_up()
    everything = light.work.tasks(on("2026-01-10"))
    found, after = list(light.work.tasks(on("2026-01-10"), limit=2)), None
    while len(found) < len(everything):
        after = key_of(found[-1])
        found += light.work.tasks(on("2026-01-10"), limit=2, after=after)
    assert found == everything
    assert len(found) == 5


def test_a_promise_is_looked_at_on_the_day_after(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2026-06-01"))
    promise = PaymentPromised(amount=100_00, by=on("2026-02-20"))
    light.story.add(claim, promise, day=on("2026-02-10"))
    light.story.add(claim, confirmed("promise"), day=on("2026-02-10"))
    light.engine.catch_up()
    assert [due.claim_id for due in light.work.due(on("2026-02-21"))] == [claim]
    assert light.work.due(on("2026-02-20")) == []


def first_due(house: House, claim: UUID) -> date:
    """Give the first day on which a claim is on the list; the day before it is not."""
    house.engine.catch_up()
    [due] = house.work.due(on("2028-12-31"))
    assert due.claim_id == claim
    assert house.work.due(due.due_from - timedelta(days=1)) == []
    return due.due_from


def test_the_end_of_debt_help_brings_the_claim_back(light: House) -> None:
    story = light.story
    debtor = story.debtor()
    claim = story.invoice(debtor, "F1", due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    pause = DebtHelpStarted(until=on("2026-03-31"))
    story.record(StreamKind.DEBTOR, debtor, pause, day=on("2026-01-20"))
    assert first_due(light, claim) == on("2026-04-01")


def test_the_end_of_a_hold_brings_the_claim_back(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    hold = HoldPlaced(
        hold_id="h", category="asked", from_day=on("2026-01-10"), until=on("2026-03-12")
    )
    story.add(claim, hold, day=on("2026-01-12"))
    day = first_due(light, claim)
    assert isinstance(next_step(case_of(story, claim), today=day), Do)
    assert day >= on("2026-03-13")


def confirmed(what: str) -> AgreementConfirmed:
    return AgreementConfirmed(what=what, letter_id=COMMAND, document_sha256=SHA)


def test_an_agreement_is_looked_at_until_it_is_confirmed_in_writing(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    story.add(claim, PaymentPromised(amount=100_00, by=on("2026-03-02")), day=on("2026-02-10"))
    assert first_due(light, claim) == on("2026-02-10")
    story.add(claim, confirmed("promise"), day=on("2026-02-10"))
    assert first_due(light, claim) == on("2026-03-03")


def test_an_instalment_is_looked_at_two_weeks_before_the_first_unpaid_one(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    parts = tuple(
        Instalment(number=n, amount=50_00, by=on(day))
        for n, day in enumerate(("2026-03-02", "2026-04-01"), 1)
    )
    story.add(claim, PaymentPlanAgreed(instalments=parts), day=on("2026-02-10"))
    story.add(claim, confirmed("payment_plan"), day=DAY)
    assert first_due(light, claim) == on("2026-02-16")
    story.pay(claim, 50_00, day=on("2026-02-27"))
    assert first_due(light, claim) == on("2026-03-18")


@pytest.mark.parametrize(("before", "looked_at"), [(True, "2026-02-16"), (False, "2026-03-18")])
def test_what_was_paid_on_the_day_of_a_plan_counts_towards_it_only_after_it(
    light: House, before: bool, looked_at: str
) -> None:
    story, day = light.story, on("2026-02-10")
    principal = 90_00 if before else 100_00
    claim = story.invoice(story.debtor(), "F1", principal=principal, due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    amount = 25_00 if before else 50_00
    parts = tuple(
        Instalment(number=n, amount=amount, by=on(by))
        for n, by in enumerate(("2026-03-02", "2026-04-01"), 1)
    )
    if before:
        story.pay(claim, 40_00, day=day)
    story.add(claim, PaymentPlanAgreed(instalments=parts), day=day)
    story.add(claim, confirmed("payment_plan"), day=day)
    if not before:
        story.pay(claim, 50_00, day=day)
    assert first_due(light, claim) == on(looked_at)


def test_costs_are_looked_at_when_the_fourteen_days_are_over(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", principal=500_00, due_on=on("2026-02-04"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    fourteen = LetterKind.FOURTEEN_DAY_LETTER
    story.letter([claim], day=on("2026-02-10"), kind=fourteen, step="fourteen-day-letter")
    hold = HoldPlaced(hold_id="h", category="asked", from_day=on("2026-01-01"))
    story.add(claim, hold, day=on("2026-02-11"))
    term = term_from_posting(on("2026-02-10"))
    assert first_due(light, claim) == term.act_from
    case = case_of(story, claim)
    assert charge_costs(case, today=term.act_from) != []
    assert charge_costs(case, today=term.act_from - timedelta(days=1)) == []


def test_a_payment_taken_back_brings_the_claim_back(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    story.pay(claim, 100_00, day=on("2026-01-20"), payment="p")
    back = PaymentReversed(payment_id="p", amount=100_00, reversed_on=on("2026-03-10"))
    story.add(claim, back, day=on("2026-03-10"))
    light.engine.catch_up()
    case = case_of(story, claim)
    working = [
        day for n in range(120) if work_on(case, day := on("2026-01-05") + timedelta(days=n))
    ]
    assert first_due(light, claim) <= working[0]


def test_a_guardian_makes_a_person_look(light: House) -> None:
    story = light.story
    debtor = story.debtor()
    story.invoice(debtor, "F1")
    story.record(StreamKind.DEBTOR, debtor, GuardianshipOrdered(), day=on("2026-02-01"))
    light.engine.catch_up()
    assert tasks_on(light, "2026-02-01") == ["look_at_debtor"]


def test_a_letter_in_doubt_waits_for_a_person_and_in_the_queue(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-02-04"))
    letter = story.letter([claim], day=on("2026-02-05"), channel=Channel.EMAIL, sent=False)
    house.engine.catch_up()
    [queued] = house.work.letters()
    assert (queued.letter_id, queued.status) == (letter, LetterStatus.ORDERED)
    assert queued.send_on == on("2026-02-05")
    doubt = LetterInDoubt(attempt=1, why="connection lost")
    story.record(StreamKind.LETTER, letter, doubt, day=on("2026-02-05"))
    house.engine.catch_up()
    [task] = house.work.tasks(on("2026-02-06"))
    assert (task.task, task.kind, task.claim_id) == ("resolve_doubt", WorkKind.DOUBT, claim)
    assert [one.status for one in house.work.letters()] == [LetterStatus.IN_DOUBT]
    story.record(StreamKind.LETTER, letter, LetterCancelled(why="x"), day=on("2026-02-06"))
    house.engine.catch_up()
    assert house.work.letters() == []


def test_an_unknown_plan_is_said_to_a_person(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", plan="of-my-own@3")
    light.engine.catch_up()
    [task] = light.work.tasks(on("2026-01-20"))
    assert (task.task, task.why, task.claim_id) == ("load_plan", "of-my-own@3", claim)
    assert [due.claim_id for due in light.work.due(on("2026-01-20"))] == [claim]


def test_a_day_whose_holidays_are_unknown_is_said_to_a_person(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2029-06-01"))
    light.engine.catch_up()
    assert light.told == []
    row = light.outstanding.claim(claim, on("2026-02-01"))
    assert row is not None
    assert row.next_action == "extend_calendar"
    with pytest.raises(Refusal, match="holidays of 2029"):
        next_step(case_of(light.story, claim), today=on("2029-07-01"))
