"""A claim is handed over complete, after its last chance, and then left to the party."""

from datetime import date, timedelta

from domain.claim.events import (
    Asked,
    Channel,
    ClaimDisputed,
    ClaimRecalled,
    FirstStepChosen,
    HandOverAccepted,
    HandOverRequested,
    PartyInformed,
    PartyKind,
    RecallRequested,
)
from domain.compliance.hand_over import HAND_OVER
from domain.compliance.obligation import Compliance
from domain.debtor.events import ContactDetailsChanged
from domain.facts import Point
from domain.law.default import TermBasis
from domain.parties import Capacity
from domain.sealing import Sealed
from tests.domain.compliance.deeds import charged, handed, reminder
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import came_back, fourteen
from tests.domain.compliance.paper import reminder as noticed
from tests.domain.story import DOCUMENT, FOURTEEN, invoice_sent, paid

OPENED = date(2026, 1, 1)
POSTED, LAST, FIRST = date(2026, 2, 10), date(2026, 2, 26), date(2026, 2, 27)
DAY = timedelta(days=1)


def opened(capacity: Capacity = Capacity.CONSUMER, basis: TermBasis = TermBasis.CONTRACT) -> Life:
    """A claim with its invoice, on a debtor with an address; due on the last of January."""
    life = Life(capacity).claim(invoice_sent(basis=basis), on=OPENED)
    reached = ContactDetailsChanged(contact=Sealed.committed("ab" * 32), mailable=True)
    return life.debtor(reached, on=OPENED)


def reasons(life: Life) -> set[str]:
    return set(life.reasons(HAND_OVER))


def test_a_consumers_claim_goes_the_day_after_his_last_chance_and_not_on_its_last_day() -> None:
    early = fourteen(opened(), on=POSTED).claim(handed(), on=LAST)
    assert "within_its_last_chance" in reasons(early)
    right = fourteen(opened(), on=POSTED).claim(handed(), on=FIRST)
    assert "after_its_last_chance" in reasons(right)


def test_without_a_lawful_letter_that_arrived_it_does_not_go() -> None:
    assert "without_a_last_chance" in reasons(opened().claim(handed(), on=FIRST))
    lost = came_back(fourteen(opened(), on=POSTED), FOURTEEN, on=POSTED + DAY)
    assert "last_chance_not_lawful" in reasons(lost.claim(handed(), on=FIRST))


def test_of_a_letter_by_email_nobody_can_say_that_it_arrived() -> None:
    life = fourteen(opened(), on=POSTED, channel=Channel.EMAIL).claim(handed(), on=FIRST)
    assert "last_chance_not_shown" in reasons(life)


def test_a_notice_by_email_does_not_show_the_default_of_a_business() -> None:
    life = opened(Capacity.COMPANY, TermBasis.ONE_SIDED)
    noticed(life, on=date(2026, 2, 2), pay_by=date(2026, 2, 20))
    assert "default_not_shown" in reasons(life.claim(handed(), on=date(2026, 3, 10)))


def test_of_a_claim_that_came_in_old_the_letter_may_be_a_paper_elsewhere() -> None:
    old = FirstStepChosen(step="hand-over", from_day=POSTED)
    life = opened().claim(old, on=POSTED).claim(handed(), on=FIRST)
    assert "last_chance_before_it_came_in" in reasons(life)


def test_a_business_is_in_default_first() -> None:
    due = date(2026, 1, 31)
    early = opened(Capacity.COMPANY).claim(handed(), on=due)
    assert "before_default" in reasons(early)
    assert "after_default" in reasons(opened(Capacity.COMPANY).claim(handed(), on=due + DAY))


def test_a_contested_claim_goes_to_a_lawyer_without_a_last_chance() -> None:
    dispute = ClaimDisputed(amount=1_000_00, ground="quality")
    life = opened().claim(dispute, on=POSTED).claim(handed(PartyKind.LAWYER), on=FIRST)
    assert not reasons(life) & {"without_a_last_chance", "before_default"}


def test_a_dossier_holds_the_invoice_and_an_address() -> None:
    assert "dossier_complete" in reasons(opened().claim(handed(), on=FIRST))
    unknown = Life().claim(invoice_sent(), on=OPENED).claim(handed(), on=FIRST)
    assert "dossier_without_address" in reasons(unknown)
    without = invoice_sent().model_copy(update={"document_sha256": None})
    assert "dossier_without_invoice" in reasons(
        Life().claim(without, on=OPENED).claim(handed(), on=FIRST)
    )


def test_before_a_legal_person_or_abroad_the_bki_asks_no_dossier() -> None:
    """The party collects for others; a company, or who lives abroad, it does not protect."""
    bare = invoice_sent().model_copy(update={"document_sha256": None})
    for capacity in (Capacity.SOLE_TRADER, Capacity.UNKNOWN):
        person = Life(capacity).claim(bare, on=OPENED).claim(handed(), on=FIRST)
        assert {"dossier_without_invoice", "dossier_without_address"} <= reasons(person)
    company = Life(Capacity.COMPANY).claim(bare, on=OPENED).claim(handed(), on=FIRST)
    away = Life().claim(bare, on=OPENED)
    moved = ContactDetailsChanged(contact=Sealed.committed("ab" * 32), country="BE")
    away.debtor(moved, on=OPENED).claim(handed(), on=FIRST)
    for life in (company, away):
        found = reasons(life)
        assert {"handed_without_invoice", "handed_without_address"} <= found
        assert not {one for one in found if one.startswith("dossier")}
    assert "dossier_complete" not in reasons(opened(Capacity.COMPANY).claim(handed(), on=FIRST))


def test_the_sums_are_those_of_the_ledger_and_differ_by_a_cent() -> None:
    def told(principal: int) -> Life:
        life = opened().claim(paid(400_00, on=POSTED), on=POSTED)
        return life.claim(handed(asked=Asked(principal=principal)), on=FIRST)

    assert "sums_agree" in reasons(told(600_00))
    differ = told(600_01)
    (ruling,) = [r for r in differ.held_to(HAND_OVER).rulings if r.reason == "sums_differ"]
    assert ruling.values["principal"] == 600_01
    assert ruling.values["owed_principal"] == 600_00


def test_the_sums_are_stated_again_when_a_party_takes_what_it_was_offered() -> None:
    offered = HandOverRequested(
        party="De Wit",
        party_kind=PartyKind.AGENCY,
        dossier_sha256=DOCUMENT,
        balance=Asked(principal=1_000_00),
    )
    life = opened().claim(offered, on=FIRST).claim(paid(400_00, on=FIRST), on=FIRST)
    life.claim(HandOverAccepted(party="De Wit"), handed(), on=FIRST + DAY)
    assert {"sums_agree", "sums_differ"} <= reasons(life)


def test_nothing_of_ours_goes_out_while_it_lies_with_a_party() -> None:
    with_party = opened().claim(handed(), on=FIRST)
    assert "nothing_sent_since" in reasons(with_party)
    assert "letter_since" in reasons(with_party.claim(reminder(), on=FIRST + DAY))
    assert "costs_since" in reasons(with_party.claim(charged(), on=FIRST + DAY))


def test_what_came_back_is_ours_again() -> None:
    life = opened().claim(handed(), on=FIRST)
    life.claim(ClaimRecalled(party="De Wit", why="paid"), on=FIRST + DAY)
    assert "letter_since" not in reasons(life.claim(reminder(), on=FIRST + DAY))


def test_a_party_is_told_what_changes_what_it_asks_within_fourteen_days() -> None:
    life = opened().claim(handed(), on=FIRST).claim(paid(400_00, on=FIRST), on=FIRST)
    last = FIRST + 14 * DAY

    def by(day: date) -> list[str]:
        held = life.held_to(HAND_OVER, at=Point(life.position, day))
        return [one.reason for one in held.rulings]

    assert "party_not_informed" not in by(last)
    assert "party_not_informed" in by(last + DAY)
    life.claim(PartyInformed(party="De Wit", what=("payment_received",)), on=last)
    assert "party_not_informed" not in by(last + DAY)
    assert "party_informed" in by(last + DAY)


def test_what_was_asked_back_is_answered_or_nobody_can_say() -> None:
    life = opened().claim(handed(), on=FIRST)
    life.claim(RecallRequested(party="De Wit", why="paid"), on=FIRST)
    assert "recall_not_answered" in reasons(life)
    assert life.held_to(HAND_OVER).verdict is Compliance.VIOLATED  # no last chance before it
    life.claim(ClaimRecalled(party="De Wit", why="paid"), on=FIRST + DAY)
    assert "recall_answered" in reasons(life)
