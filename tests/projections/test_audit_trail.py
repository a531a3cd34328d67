"""The audit trail: every fact, who and why, and a claim's story with its debtor and letters."""

from hashlib import sha256

import pytest

from domain.claim.events import (
    CorrectedField,
    HoldPlaced,
    InvoiceDetailsCorrected,
    NoteAdded,
)
from domain.credit_note.events import CreditNoteMatched, CreditNoteParked
from domain.debtor.events import BankruptcyDeclared
from domain.facts import EnteredInError, StreamKind
from domain.ids import credit_note_id
from domain.registry import FACTS
from domain.sealing import Sealed
from projections.audit import sentences
from projections.audit.questions import AuditEntry, summary
from tests.projections.conftest import House
from tests.projections.lives import lived
from tests.projections.story import CREDITOR, OTHER_CREDITOR, on


def test_every_fact_is_there_once_with_its_leaf(house: House) -> None:
    lived(house.story, claims=4)
    house.engine.catch_up()
    rows = house.engine.reading("audit_trail")().query(
        "SELECT position, leaf_hash, leaf_index FROM facts ORDER BY position"
    )
    assert rows == [
        (row.position, sha256(b"\x00" + row.header).hexdigest(), row.leaf_index)
        for row in house.story.rows
    ]


def test_a_trail_interleaves_debtor_and_letters_and_no_other_claim(house: House) -> None:
    story = house.story
    debtor, stranger = story.debtor(), story.debtor()
    mine, sibling = story.invoice(debtor, "A"), story.invoice(debtor, "B")
    story.invoice(stranger, "C")
    story.pay(sibling, 1_00, day=on("2026-02-01"))
    story.letter([mine, sibling], day=on("2026-02-05"))
    bankrupt = BankruptcyDeclared(declared_on=on("2026-03-01"))
    story.record(StreamKind.DEBTOR, debtor, bankrupt, day=on("2026-03-01"))
    house.engine.catch_up()
    assert [entry.topic for entry in house.audit.trail(mine).entries] == [
        "debtor.registered",
        "claim.invoice_sent",
        "debtor.claim_opened",
        "letter.ordered",
        "claim.letter_ordered",
        "letter.dispatch_started",
        "letter.posted",
        "claim.reminder_sent",
        "debtor.bankruptcy_declared",
    ]


def test_a_credit_note_belongs_to_the_claim_it_was_matched_with(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "A")
    note = credit_note_id(CREDITOR, "C1")
    parked = CreditNoteParked(
        creditor_id=CREDITOR, number="C1", amount=5_00, issued_on=on("2026-01-06")
    )
    story.record(StreamKind.CREDIT_NOTE, note, parked, day=on("2026-01-06"))
    matched = CreditNoteMatched(claim_id=claim)
    story.record(StreamKind.CREDIT_NOTE, note, matched, day=on("2026-01-08"))
    house.engine.catch_up()
    found = [entry.topic for entry in house.audit.trail(claim).entries]
    assert found[-2:] == ["credit_note.parked", "credit_note.matched"]


def test_who_changed_what_when_and_why(house: House) -> None:
    story = house.story
    claim = story.invoice(story.debtor(), "A")
    corrected = InvoiceDetailsCorrected(
        field=CorrectedField.DUE_ON, old="2026-02-04", new="2026-03-04", evidence="contract"
    )
    story.record(
        StreamKind.CLAIM,
        claim,
        corrected,
        day=on("2026-02-01"),
        actor="bert",
        reason="customer_called",
    )
    house.engine.catch_up()
    found = house.audit.trail(claim, topics=[corrected.TOPIC])
    [entry] = found.entries
    assert (entry.actor, entry.role, entry.reason) == ("bert", "handler", "customer_called")
    assert (entry.effective_on, entry.recorded_at.date()) == (on("2026-02-01"),) * 2
    assert entry.params["new"] == "2026-03-04"
    assert summary(entry) == (
        "Uiterste betaaldag verbeterd van 4 februari 2026 in 4 maart 2026; blijkt uit contract."
    )


def test_a_back_dated_hold_shows_both_its_days(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(), "A")
    hold = HoldPlaced(hold_id="h", category="asked", from_day=on("2026-02-08"))
    position = light.story.add(claim, hold, day=on("2026-02-10"))
    light.engine.catch_up()
    entry = light.audit.trail(claim).entries[-1]
    assert (entry.effective_on, entry.recorded_at.date()) == (on("2026-02-08"), on("2026-02-10"))
    assert light.audit.trail(claim, on=on("2026-02-08")).entries[-1] == entry
    assert light.audit.trail(claim, on=on("2026-02-07")).entries[-1] != entry
    known = light.audit.trail(claim, known_at_position=position - 1)
    assert entry not in known.entries


def test_an_error_strikes_its_fact_from_then_on(light: House) -> None:
    story = light.story
    claim = story.invoice(story.debtor(), "A")
    paid = story.pay(claim, 30_00, day=on("2026-02-01"))
    wrong = EnteredInError(version=2, topic="claim.payment_received")
    error = story.add(claim, wrong, day=on("2026-02-02"))
    light.engine.catch_up()
    struck = {e.position: e.struck_at for e in light.audit.trail(claim).entries}
    assert {p: s for p, s in struck.items() if s} == {paid: error}
    before = light.audit.trail(claim, known_at_position=error - 1)
    assert all(entry.struck_at is None for entry in before.entries)
    story.add(claim, EnteredInError(version=3, topic=wrong.TOPIC), day=on("2026-02-03"))
    light.engine.catch_up()
    again = {e.position: e.struck_at for e in light.audit.trail(claim).entries}
    assert again[paid] is None
    assert again[error] is not None
    assert summary(light.audit.trail(claim).entries[-2]).endswith("(vergissing)")


def test_sealed_fields_are_named_and_not_shown(light: House) -> None:
    claim = light.story.invoice(light.story.debtor(name="Geheim"), "A")
    light.story.add(claim, NoteAdded(text=Sealed.of("Geheim")), day=on("2026-02-02"))
    light.engine.catch_up()
    entries = light.audit.trail(claim).entries
    assert (entries[-1].sealed, entries[-1].params) == (("text",), {})
    assert set(entries[0].sealed) == {"contact"}
    assert "Geheim" not in repr(entries)


@pytest.mark.parametrize("limit", [1, 4])
def test_a_trail_is_read_in_pages(light: House, limit: int) -> None:
    lived(light.story, claims=1)
    claim = next(row.stream_id for row in light.story.rows if row.kind == "claim")
    light.engine.catch_up()
    found: list[AuditEntry] = []
    after = 0
    while True:
        page = light.audit.trail(claim, limit=limit, after=after)
        found += page.entries
        if page.next is None:
            break
        after = page.next
    assert found == light.audit.trail(claim).entries
    assert len(found) == len(light.story.rows)


def test_a_stream_tells_its_own_facts(light: House) -> None:
    debtor = light.story.debtor(log=OTHER_CREDITOR)
    light.story.debtor()
    light.engine.catch_up()
    [entry] = light.audit.stream(debtor).entries
    assert (entry.stream, entry.creditor_id, entry.kind) == (debtor, OTHER_CREDITOR, "debtor")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_fact_there_is_has_a_sentence(language: sentences.Language) -> None:
    assert sentences.topics(language) == set(FACTS)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_sentence_names_fields_of_its_fact_only(language: sentences.Language) -> None:
    for topic, fact in FACTS.items():
        template = sentences._SENTENCES[language][topic]
        named = set(sentences._NAME.findall(template))
        assert named <= set(fact.model_fields) - set(fact.SEALED), topic


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_may_be_missing_stands_in_brackets(language: sentences.Language) -> None:
    """None and defaults are left out of the state, or empty: their words must go with them."""
    for topic, fact in FACTS.items():
        bare = sentences._OPTIONAL.sub("", sentences._SENTENCES[language][topic])
        for name in sentences._NAME.findall(bare):
            field = fact.model_fields[name]
            assert field.is_required() or field.default not in {None, ""}, (topic, name)


def test_sentences_say_money_days_and_words() -> None:
    params = {
        "invoice_number": "F1",
        "principal": 123_456,
        "issued_on": "2026-01-05",
        "due_on": "2026-02-04",
        "term_basis": "one_sided",
    }
    assert sentences.sentence("claim.invoice_sent", params, "nl") == (
        "Factuur F1 van € 1.234,56 verstuurd op 5 januari 2026;"
        " uiterste betaaldag 4 februari 2026 (eenzijdig bepaald)."
    )
    assert sentences.sentence("claim.invoice_sent", params, "en") == (
        "Invoice F1 of EUR 1,234.56 sent on 2026-01-05;"
        " last day to pay 2026-02-04 (set by the creditor alone)."
    )
    assert sentences.sentence("of.a_newer_program", {}, "en") == "of.a_newer_program"
