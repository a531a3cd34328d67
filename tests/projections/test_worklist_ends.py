"""What the work list says of claims at their limitation, and of claims that have ended."""

from domain.claim.events import (
    Asked,
    ClaimWrittenOff,
    CorrectedField,
    InvoiceDetailsCorrected,
    LimitationInterrupted,
)
from domain.credit_note.events import CreditNoteMatched, CreditNoteParked
from domain.facts import StreamKind
from domain.ids import credit_note_id
from domain.law.limitation import ClaimKind
from domain.letter.events import DeliveryDisproved
from domain.letter.text import LetterKind
from tests.projections.conftest import House
from tests.projections.story import CREDITOR, on
from tests.projections.test_outstanding import DEFAULT
from tests.projections.test_worklist import tasks_on


def test_the_limitation_is_near_ninety_days_before_what_can_be_proven(light: House) -> None:
    claim = light.story.invoice(
        light.story.debtor(), "F1", due_on=on("2026-01-31"), claim_kind=ClaimKind.SERVICE
    )
    light.engine.catch_up()
    assert "limitation_near" not in tasks_on(light, "2030-11-01")
    assert "limitation_near" in tasks_on(light, "2030-11-02")
    [task] = light.work.tasks(on("2030-11-02"), task="limitation_near")
    assert task.why == "2031-01-31", "the last day to interrupt"
    for day, name in (("2031-01-31", "limitation_near"), ("2031-02-01", "limitation_passed")):
        near = {"limitation_near", "limitation_passed"}
        assert near & set(tasks_on(light, day)) == {name}
    proven = LimitationInterrupted(ground="acknowledgement", proven=True)
    light.story.add(claim, proven, day=on("2026-06-01"))
    light.engine.catch_up()
    assert "limitation_near" not in tasks_on(light, "2031-01-31")


def test_the_limitation_of_what_may_be_a_sale_is_near_before_two_years_are_over(
    light: House,
) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2026-01-31"))
    light.engine.catch_up()
    assert "limitation_near" not in tasks_on(light, "2027-11-01")
    assert "limitation_near" in tasks_on(light, "2027-11-02")
    known = InvoiceDetailsCorrected(field=CorrectedField.CLAIM_KIND, old="other", new="service")
    light.story.add(claim, known, day=on("2027-11-02"))
    light.engine.catch_up()
    assert "limitation_near" not in tasks_on(light, "2027-11-02")


def test_what_was_paid_in_full_is_never_near_its_limitation(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1", due_on=on("2026-01-31"))
    light.story.pay(claim, 100_00, day=on("2026-01-20"))
    light.engine.catch_up()
    assert "limitation_near" not in tasks_on(light, "2030-11-02")


def test_what_is_proven_void_after_the_end_is_due_for_the_run(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "F1", due_on=on("2026-01-15"))
    story.add(claim, DEFAULT, day=on("2026-02-05"))
    letter = story.letter(
        [claim],
        day=on("2026-02-10"),
        kind=LetterKind.FOURTEEN_DAY_LETTER,
        step="fourteen-day-letter",
    )
    story.add(
        claim, ClaimWrittenOff(amounts=Asked(principal=100_00), why="x"), day=on("2026-02-20")
    )
    light.engine.catch_up()
    before = [due.why for due in light.work.due(on("2026-04-01"))]
    story.record(
        StreamKind.LETTER,
        letter,
        DeliveryDisproved(evidence="x"),
        day=on("2026-03-01"),
    )
    light.engine.catch_up()
    assert (before, [due.why for due in light.work.due(on("2026-04-01"))]) == ([], ["undo"])


def test_a_parked_credit_note_waits_until_it_is_matched(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "F1")
    note = credit_note_id(CREDITOR, "C1")
    parked = CreditNoteParked(
        creditor_id=CREDITOR, number="C1", amount=5_00, issued_on=on("2026-01-06")
    )
    story.record(StreamKind.CREDIT_NOTE, note, parked, day=on("2026-01-06"))
    house.engine.catch_up()
    [task] = house.work.tasks(on("2026-01-07"))
    assert (task.task, task.subject_id, task.claim_id) == ("place_credit_note", note, None)
    assert (task.owed, task.why) == (5_00, "C1")
    matched = CreditNoteMatched(claim_id=claim)
    story.record(StreamKind.CREDIT_NOTE, note, matched, day=on("2026-01-08"))
    house.engine.catch_up()
    assert house.work.tasks(on("2026-01-09")) == []


def test_too_much_paid_waits_to_be_returned(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "F1")
    light.story.pay(claim, 120_00, day=on("2026-01-20"))
    light.engine.catch_up()
    assert "refund" in tasks_on(light, "2026-01-20")
    [task] = light.work.tasks(on("2026-01-20"), task="refund")
    assert task.owed == 20_00, "what is to go back, not what is open"
