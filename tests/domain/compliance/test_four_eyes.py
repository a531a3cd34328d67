"""What gives money up or lets it out was decided by two different people."""

from datetime import date
from uuid import UUID

from domain.claim.events import (
    Asked,
    ClaimWrittenOff,
    CollectionCostsWaived,
    OverpaymentRefunded,
    PartWaived,
)
from domain.compliance.four_eyes import FOUR_EYES
from domain.compliance.obligation import Compliance
from domain.facts import EnteredInError, Fact, StreamKind
from domain.four_eyes import ApprovalGiven, DecisionProposed
from tests.domain.compliance.deeds import called, opened
from tests.domain.compliance.life import Life
from tests.domain.story import CLAIM, paid

DAY = date(2026, 2, 9)
ANN, BOB = "ann", "bob"
WRITTEN_OFF = ClaimWrittenOff(amounts=Asked(principal=1_000_00), why="uncollectable")
PROPOSED = DecisionProposed(command="write-off", content="{}")


def by(life: Life, actor: str, *facts: Fact, role: str = "senior") -> Life:
    """Let somebody who is signed in record facts of the claim by one command."""
    command = UUID(int=10_000 + life.position)
    for fact in facts:
        life.put(StreamKind.CLAIM, CLAIM, fact, on=DAY, actor=actor, role=role, command=command)
    return life


def approved(proposed_by: str = ANN, approved_by: str = BOB, *, proposal: int = 2) -> ApprovalGiven:
    return ApprovalGiven(
        proposal=proposal, command="write-off", proposed_by=proposed_by, approved_by=approved_by
    )


def test_one_proposes_and_another_carries_it_out() -> None:
    life = by(by(opened(), ANN, PROPOSED), BOB, approved(), WRITTEN_OFF)
    (ruling,) = life.held_to(FOUR_EYES).rulings
    assert (ruling.reason, ruling.values) == (
        "two_people",
        {"proposed_by": ANN, "approved_by": BOB},
    )
    topics = [rest.topic for rest in ruling.rests]
    assert topics == [PROPOSED.TOPIC, ApprovalGiven.TOPIC, WRITTEN_OFF.TOPIC]


def test_nobody_is_his_own_second_person() -> None:
    life = by(by(opened(), ANN, PROPOSED), ANN, approved(ANN, ANN), WRITTEN_OFF)
    assert life.reasons(FOUR_EYES) == ["one_person_twice"]


def test_an_approval_names_who_really_proposed() -> None:
    life = by(by(opened(), BOB, PROPOSED), BOB, approved(), WRITTEN_OFF)
    assert life.reasons(FOUR_EYES) == ["approval_without_proposal"]
    assert by(opened(), BOB, approved(), WRITTEN_OFF).reasons(FOUR_EYES) == [
        "approval_without_proposal"
    ]


def test_a_user_alone_is_found_and_at_the_machine_nobody_can_say() -> None:
    refund = OverpaymentRefunded(amount=10_00, refunded_on=DAY)
    for fact in (WRITTEN_OFF, refund):
        assert by(opened(), ANN, fact).reasons(FOUR_EYES) == ["one_person"]
        assert by(opened(), ANN, fact, role="handler").reasons(FOUR_EYES) == ["one_at_the_machine"]


def test_a_mistake_about_money_takes_two_and_a_name_that_was_typed_shows_nobody() -> None:
    def mistaken(approved_by: str) -> list[str]:
        life = opened().claim(paid(100_00, on=DAY), on=DAY)
        error = EnteredInError(version=2, topic="claim.payment_received", approved_by=approved_by)
        return by(life, ANN, error).reasons(FOUR_EYES)

    assert mistaken(BOB) == ["a_name_was_typed"]
    assert mistaken(ANN) == ["one_person"]
    call = opened().claim(called(), on=DAY)
    note = by(call, ANN, EnteredInError(version=2, topic="claim.debtor_contacted"))
    assert note.held_to(FOUR_EYES).verdict is Compliance.NOT_APPLICABLE


def test_one_may_let_go_of_fifty_euro_in_all_and_of_more_it_is_not_shown() -> None:
    first = PartWaived(amount=20_00)
    life = by(opened(), ANN, first)
    assert by(life, ANN, PartWaived(amount=30_00)).reasons(FOUR_EYES) == ["within_what_one_may"] * 2
    life = by(by(opened(), ANN, first), ANN, PartWaived(amount=30_01))
    ruling = life.held_to(FOUR_EYES).rulings[-1]
    assert (ruling.reason, ruling.values["let_go"]) == ("above_what_one_may", 50_01)
    assert life.held_to(FOUR_EYES).verdict is Compliance.NOT_PROVABLE


def test_what_another_one_let_go_is_not_counted_in() -> None:
    life = by(by(opened(), ANN, PartWaived(amount=50_00)), BOB, PartWaived(amount=50_00))
    assert life.reasons(FOUR_EYES) == ["within_what_one_may"] * 2


def test_what_the_law_or_a_plan_lets_go_is_nobodys_decision() -> None:
    void = CollectionCostsWaived(amount=150_00, why="void", retroactive=True)
    kept = PartWaived(amount=150_00, agreed_version=3)
    assert not by(opened(), ANN, void, kept).reasons(FOUR_EYES)
    assert not by(opened(), "daily-run", WRITTEN_OFF).reasons(FOUR_EYES)
