"""Facts of the whole house, found by anything that is combined, in pages that nothing moves."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any, cast
from uuid import UUID

import pytest

from domain.claim.events import ClaimMovedToDebtor
from domain.credit_note.events import CreditNoteParked, CreditNotePartPlaced
from domain.errors import Refusal
from domain.facts import EnteredInError, StreamKind
from domain.ids import credit_note_id
from projections.audit.asked import FactsAsked
from projections.audit.questions import AuditEntry, AuditTrail
from projections.database import Database
from tests.projections.conftest import House
from tests.projections.lives import lived
from tests.projections.story import COMMAND, CREDITOR, OTHER_CREDITOR, on
from tests.projections.test_claims_found import Explained

Streams = dict[UUID, set[UUID]]


def every(house: House, asked: FactsAsked, *, limit: int = 1_000) -> list[AuditEntry]:
    """All pages of a question, put behind each other."""
    found: list[AuditEntry] = []
    after: str | None = None
    while True:
        page = house.audit.found(asked, limit=limit, after=after)
        assert len(page.entries) <= limit
        found += page.entries
        after = page.next
        if after is None:
            return found


def topics(house: House, asked: FactsAsked) -> list[str]:
    return [entry.topic for entry in every(house, replace(asked, newest=False))]


def fits(entry: AuditEntry, asked: FactsAsked, streams: Streams) -> bool:
    """What is asked for, said once more without SQL."""
    return all(
        (
            all(entry.stream in streams[one] for one in (asked.claim, asked.debtor) if one),
            asked.claim is None or entry.about in {None, asked.claim},
            asked.letter in {None, entry.letter},
            asked.creditor in {None, entry.creditor_id},
            asked.mine is None or str(entry.creditor_id) in asked.mine,
            asked.actor in {"", entry.actor},
            not asked.topics or entry.topic in asked.topics,
            within(entry.effective_on, asked.effective_from, asked.effective_to),
            within(entry.effective_on, None, asked.on),
            within(entry.amount, asked.amount_from, asked.amount_to),
            within(entry.position, asked.after + 1, asked.through),
        )
    )


def within(value: Any, first: Any, last: Any) -> bool:
    if first is last is None:
        return True
    return (
        value is not None and (first is None or first <= value) and (last is None or value <= last)
    )


def told(house: House) -> Streams:
    """Which streams tell of a claim and of a debtor, from the facts themselves."""
    found: Streams = {}
    for history in house.story.streams.values():
        for row in history:
            fact = house.story.decode(row).fact
            match row.topic:
                case "claim.invoice_sent":
                    debtor = fact.debtor_id  # type: ignore[attr-defined] # of its topic
                    found.setdefault(row.stream_id, set()).update({row.stream_id, debtor})
                    found.setdefault(debtor, set()).update({row.stream_id, debtor})
                case "letter.ordered":
                    of = [part.claim_id for part in fact.claims]  # type: ignore[attr-defined] # of its topic
                    for one in (*of, fact.debtor_id):  # type: ignore[attr-defined] # of its topic
                        found.setdefault(one, set()).add(row.stream_id)
    return found


def some(random: Random, values: Sequence[Any]) -> Any:
    return random.choice(values) if random.random() < 0.25 else None


def drawn(random: Random, all_there_is: Sequence[AuditEntry], streams: Streams) -> FactsAsked:
    """A question of whatever combination."""
    days = sorted({entry.effective_on for entry in all_there_is})
    amounts = sorted({entry.amount for entry in all_there_is if entry.amount is not None})
    first, last = sorted(random.sample(range(len(days)), 2))
    low, high = sorted(random.sample(range(len(amounts)), 2))
    claims = [e.stream for e in all_there_is if e.topic == "claim.invoice_sent"]
    return FactsAsked(
        claim=some(random, claims),
        debtor=some(random, [one for one in streams if one not in claims]),
        letter=some(random, [e.letter for e in all_there_is if e.letter]),
        creditor=some(random, [CREDITOR, OTHER_CREDITOR]),
        mine=some(random, [(), (str(CREDITOR),), (str(CREDITOR), str(OTHER_CREDITOR))]),
        actor=random.choice(["", "", "anna", "bert"]),
        topics=tuple(random.sample(sorted({e.topic for e in all_there_is}), 3))
        if random.random() < 0.3
        else (),
        effective_from=some(random, [days[first]]),
        effective_to=some(random, [days[last]]),
        amount_from=some(random, [amounts[low]]),
        amount_to=some(random, [amounts[high]]),
        on=some(random, days),
        after=random.choice([0, 0, all_there_is[9].position]),
        through=some(random, [entry.position for entry in all_there_is]),
        newest=random.random() < 0.5,
    )


def test_whatever_is_combined_is_found_as_each_fact_tells_it(house: House) -> None:
    lived(house.story, claims=7)
    stranger = house.story.debtor(log=OTHER_CREDITOR)
    other = house.story.invoice(stranger, "B", log=OTHER_CREDITOR)
    house.story.pay(other, 10_00, day=on("2026-07-01"))
    house.engine.catch_up()
    all_there_is, streams, random = every(house, FactsAsked(newest=False)), told(house), Random(5)
    assert [entry.position for entry in all_there_is] == [row.position for row in house.story.rows]
    sizes: set[int] = set()
    for _ in range(400):
        asked = drawn(random, all_there_is, streams)
        right = [entry for entry in all_there_is if fits(entry, asked, streams)]
        right = right[::-1] if asked.newest else right
        known = {entry.position: entry for entry in right}
        found = every(house, asked, limit=random.choice([1, 3, 50]) if len(right) < 90 else 40)
        assert [entry.position for entry in found] == list(known), asked
        assert house.audit.counted(asked) == len(right), asked
        sizes.add(min(len(right), 3))
    assert sizes == {0, 1, 2, 3}


def test_a_command_names_all_that_it_recorded(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    light.engine.catch_up()
    recorded = every(light, FactsAsked(command_id=COMMAND))
    assert [entry.position for entry in recorded] == [3, 2, 1][: len(recorded)] or len(
        recorded
    ) == 3
    assert {entry.stream for entry in recorded} >= {claim}
    assert every(light, FactsAsked(command_id=UUID(int=1))) == []


def test_what_is_recorded_while_pages_are_turned_moves_none_of_them(house: House) -> None:
    claim = house.story.invoice(house.story.debtor(), "A")
    for number in range(5):
        house.story.pay(claim, 1_00 + number, day=on("2026-02-01"))
    house.engine.catch_up()
    for newest in (True, False):
        whole = every(house, FactsAsked(newest=newest))
        first = house.audit.found(FactsAsked(newest=newest), limit=3)
        house.story.pay(claim, 9_00, day=on("2026-02-02"))
        house.engine.catch_up()
        second = house.audit.found(FactsAsked(newest=newest), limit=1_000, after=first.next)
        assert [*first.entries, *second.entries] == whole
        assert second.through == first.through < house.audit.level()
        assert second.next is None


def test_a_mistake_found_while_pages_are_turned_is_no_mistake_on_them(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    light.story.pay(claim, 1_00, day=on("2026-02-01"))
    light.story.pay(claim, 2_00, day=on("2026-02-01"))
    light.engine.catch_up()
    first = light.audit.found(FactsAsked(claim=claim), limit=1)
    wrong = EnteredInError(version=2, topic="claim.payment_received")
    error = light.story.add(claim, wrong, day=on("2026-02-02"))
    light.engine.catch_up()
    second = light.audit.found(FactsAsked(claim=claim), limit=1, after=first.next)
    assert [entry.struck_at for entry in second.entries] == [None]
    again = light.audit.found(FactsAsked(claim=claim), limit=3)
    assert [entry.struck_at for entry in again.entries] == [None, None, error]


def test_a_mistake_found_later_was_one_on_every_day_before(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    paid = light.story.pay(claim, 1_00, day=on("2026-02-01"))
    wrong = EnteredInError(version=2, topic="claim.payment_received")
    error = light.story.add(claim, wrong, day=on("2026-03-01"))
    light.engine.catch_up()
    for found in (
        light.audit.trail(claim, on=on("2026-02-10")).entries,
        every(light, FactsAsked(claim=claim, on=on("2026-02-10"))),
    ):
        assert {e.position: e.struck_at for e in found}[paid] == error


def test_a_cursor_of_another_question_is_refused(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    light.engine.catch_up()
    page = light.audit.found(FactsAsked(claim=claim), limit=1)
    for other in (
        FactsAsked(),
        FactsAsked(claim=claim, newest=False),
        FactsAsked(claim=claim, actor="anna"),
    ):
        with pytest.raises(Refusal, match="another list"):
            light.audit.found(other, after=page.next)


def test_a_debtor_is_told_with_claims_letters_and_credit_of_his_and_no_others(
    house: House,
) -> None:
    story = house.story
    debtor, stranger = story.debtor(), story.debtor()
    mine, other = story.invoice(debtor, "A"), story.invoice(stranger, "B")
    story.letter([mine], day=on("2026-02-05"))
    story.letter([other], day=on("2026-02-05"))
    story.pay(other, 1_00, day=on("2026-02-06"))
    note = credit_note_id(CREDITOR, "C1")
    parked = CreditNoteParked(
        creditor_id=CREDITOR, number="C1", amount=5_00, issued_on=on("2026-02-07"), debtor_id=debtor
    )
    story.record(StreamKind.CREDIT_NOTE, note, parked, day=on("2026-02-07"))
    house.engine.catch_up()
    assert topics(house, FactsAsked(debtor=debtor)) == [
        "debtor.registered",
        "claim.invoice_sent",
        "debtor.claim_opened",
        "letter.ordered",
        "claim.letter_ordered",
        "letter.dispatch_started",
        "letter.posted",
        "claim.reminder_sent",
        "credit_note.parked",
    ]
    assert topics(house, FactsAsked(debtor=stranger))[-1] == "claim.payment_received"
    assert topics(house, FactsAsked(debtor=debtor, claim=other)) == []


def test_a_claim_that_was_moved_is_told_with_both_debtors(light: House) -> None:
    story = light.story
    before, after = story.debtor(), story.debtor()
    claim = story.invoice(before, "A")
    moved = ClaimMovedToDebtor(from_debtor=before, to_debtor=after)
    story.add(claim, moved, day=on("2026-02-01"))
    light.engine.catch_up()
    for debtor in (before, after):
        assert "claim.moved_to_debtor" in topics(light, FactsAsked(debtor=debtor))
    assert light.audit.debtors_of(FactsAsked(claim=claim)) == {before: CREDITOR, after: CREDITOR}


def test_a_letter_is_told_with_what_claims_say_of_it(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    letter = light.story.letter([claim], day=on("2026-02-05"))
    light.story.letter([claim], day=on("2026-03-05"))
    light.engine.catch_up()
    assert topics(light, FactsAsked(letter=letter)) == [
        "letter.ordered",
        "claim.letter_ordered",
        "letter.dispatch_started",
        "letter.posted",
        "claim.reminder_sent",
    ]


def test_a_part_of_a_credit_note_stands_in_the_trail_of_its_claim_alone(light: House) -> None:
    story, note = light.story, credit_note_id(CREDITOR, "C1")
    debtor = story.debtor()
    mine, other = story.invoice(debtor, "A"), story.invoice(debtor, "B")
    day = on("2026-02-07")
    parked = CreditNoteParked(creditor_id=CREDITOR, number="C1", amount=5_00, issued_on=day)
    story.record(StreamKind.CREDIT_NOTE, note, parked, day=day)
    for claim, cents in ((mine, 2_00), (other, 3_00)):
        placed = CreditNotePartPlaced(claim_id=claim, amount=cents)
        story.record(StreamKind.CREDIT_NOTE, note, placed, day=day)
    light.engine.catch_up()
    parts = [e for e in light.audit.trail(mine).entries if e.topic == "credit_note.part_placed"]
    assert [entry.params["amount"] for entry in parts] == [2_00]


def test_no_creditor_at_all_finds_nothing(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    light.engine.catch_up()
    for asked in (FactsAsked(mine=()), FactsAsked(mine=(), claim=claim)):
        assert every(light, asked) == []
        assert light.audit.counted(asked) == 0
        assert light.audit.debtors_of(asked) == {}


def test_of_a_topic_its_cards_alone_are_read_in_the_order_of_the_log(light: House) -> None:
    lived(light.story, claims=3)
    light.engine.catch_up()
    explained = Explained(light.engine.reading("audit_trail")())
    asked = FactsAsked(topics=("claim.invoice_sent", "claim.payment_received"))
    assert len(AuditTrail(lambda: cast("Database", explained)).found(asked).entries) > 1
    of_cards = [one for one in explained.plans if " f " in f"{one} " and "cards" in one]
    assert len(of_cards) == len(asked.topics)
    assert all("INDEX cards_1 (topic=?" in one for one in of_cards)
