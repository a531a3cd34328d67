"""What holds of every claim, whatever is decided on it and whatever is lost of its history."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from domain.case import Case
from domain.case import hand_over as handing_over
from domain.case.defaulting import charge_costs
from domain.claim import agreements as arranging
from domain.claim import disputes as disputing
from domain.claim import ends as closing
from domain.claim import opening, waivers
from domain.claim import payments as paying
from domain.claim.balance import balance
from domain.claim.events import (
    Channel,
    ClaimFact,
    ContactOutcome,
    CorrectedField,
    DisputeOutcome,
    Instalment,
    PartyKind,
)
from domain.claim.evolve import fold
from domain.claim.state import Claim
from domain.creditor.events import HandOverParty
from domain.dunning.next.step import next_step
from domain.errors import Refusal
from domain.facts import EnteredInError, Point, Recorded
from domain.law.default import TermBasis
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.parties import registered
from tests.domain.story import (
    CALL,
    CLAIM,
    DOCUMENT,
    FOURTEEN,
    REMINDER,
    Story,
    fourteen_day_letter_sent,
    given,
    invoice_sent,
    reminder_sent,
)
from tests.domain.walking import findings

Decide: TypeAlias = Callable[[Case, int, date], list[ClaimFact]]
DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in (0, 30, 31, 40, 55, 70, 100, 364)]


def _plan(amount: int, day: date, claim: Claim) -> tuple[Instalment, ...]:
    owed = balance(claim, on=day).total
    first = min(max(amount, 1), max(owed - 1, 1))
    return (
        Instalment(number=1, amount=first, by=day),
        Instalment(number=2, amount=max(owed - first, 1), by=day + timedelta(days=20)),
    )


REPEATABLE: dict[str, Decide] = {
    "findings": lambda case, _, day: findings(case, day),
    "pay": lambda case, amount, day: paying.receive_payment(
        case.claim,
        payment_id=f"P-{amount % 5}",
        amount=amount,
        credited_on=day - timedelta(days=amount % 20),
        source=CALL,
        today=day,
    ),
    "reverse": lambda case, amount, day: paying.reverse_payment(
        case.claim, payment_id=f"P-{amount % 5}", reversed_on=day, today=day
    ),
    "credit": lambda case, amount, day: paying.apply_credit_note(
        case.claim,
        number=f"C-{amount % 3}",
        amount=amount,
        issued_on=day,
        retroactive=amount % 2 == 0,
        source=CALL,
        today=day,
    ),
    "extend": lambda case, amount, day: arranging.extend_term(
        case.claim, pay_by=day + timedelta(days=amount % 40), today=day
    ),
    "promise": lambda case, amount, day: arranging.promise(
        case.claim, amount=amount, by=day + timedelta(days=amount % 9), today=day
    ),
    "plan": lambda case, amount, day: arranging.agree_payment_plan(
        case.claim, instalments=_plan(amount, day, case.claim), today=day
    ),
    "dispute": lambda case, amount, day: disputing.dispute(
        case.claim, amount=amount, ground="x", today=day
    ),
    "resolve": lambda case, _, day: disputing.resolve_dispute(
        case.claim,
        outcome=DisputeOutcome.REJECTED,
        today=day,
        disputed=case.claim.disputes[0].version if case.claim.disputes else None,
    ),
    "hold": lambda case, amount, day: disputing.place_hold(
        case.claim,
        hold_id=f"h-{amount % 4}",
        category="x",
        from_day=day - timedelta(days=3),
        until=day + timedelta(days=5) if amount % 2 else None,
    ),
    "lift": lambda case, amount, _: disputing.lift_hold(case.claim, hold_id=f"h-{amount % 4}"),
    "charge": lambda case, _, day: charge_costs(case, today=day),
    "prepare": lambda case, _, day: handing_over.prepare_hand_over(
        case, party="x", party_kind=PartyKind.AGENCY, today=day
    ),
    "hand over": lambda case, _, day: handing_over.hand_over(
        case,
        to=registered("x"),
        dossier_sha256=DOCUMENT,
        today=day,
    ),
    "offer": lambda case, _, day: handing_over.hand_over(
        case,
        to=HandOverParty(name="y", kind=PartyKind.BAILIFF, confirms=True),
        dossier_sha256=DOCUMENT,
        today=day,
    ),
    "accept": lambda case, _, day: handing_over.accept_hand_over(case.claim, today=day),
    "refuse": lambda case, _, __: handing_over.refuse_hand_over(case.claim, why="x"),
    "ask back": lambda case, _, __: handing_over.request_recall(case.claim, why="x"),
    "not back": lambda case, _, __: handing_over.fail_recall(case.claim, why="x"),
    "tell party": lambda case, _, __: handing_over.inform_party(case.claim),
    "recall": lambda case, _, __: handing_over.recall(case.claim, why="x"),
    "withdraw": lambda case, _, __: closing.withdraw(case.claim, why="x"),
    "write off": lambda case, _, day: closing.write_off(case.claim, why="x", today=day),
    "reopen": lambda case, _, __: closing.reopen(case.claim, why="x"),
    "correct": lambda case, amount, _: opening.correct(
        case.claim, field=CorrectedField.PRINCIPAL, new=f"{amount // 100}.00"
    ),
    "move due": lambda case, amount, _: opening.correct(
        case.claim,
        field=CorrectedField.DUE_ON,
        new=(date(2026, 1, 31) + timedelta(days=amount % 30)).isoformat(),
    ),
}
"""Decisions that are safe to repeat: on its own result each gives nothing new, or refuses."""

EACH_TIME: dict[str, Decide] = {
    "refund": lambda case, amount, day: paying.refund_overpayment(
        case.claim, amount=amount, refunded_on=day, today=day
    ),
    "waive": lambda case, amount, day: waivers.waive_part(
        case.claim, amount=amount, accepted_on=None, today=day
    ),
    "waive costs": lambda case, amount, day: waivers.waive_costs(
        case.claim, amount=amount, why="x", today=day
    ),
    "contact": lambda case, _, __: arranging.contact(
        case.claim, channel=Channel.PHONE, outcome=ContactOutcome.REACHED, step="call"
    ),
    "answer": lambda case, _, __: disputing.answer_dispute(case.claim),
}
"""Decisions that are facts each time; the key of the command recognises a repeat."""

DECISIONS = REPEATABLE | EACH_TIME
MOVES = st.lists(
    st.tuples(
        st.sampled_from(sorted(DECISIONS)),
        st.one_of(st.integers(1, 1_200_00), st.sampled_from([100, 500_00, 1_000_00])),
        st.integers(0, 15),
    ),
    max_size=14,
)
STARTS = st.tuples(
    st.sampled_from(list(Capacity)),
    st.sampled_from(list(TermBasis)),
    st.booleans(),
    st.booleans(),
)


def begin(start: tuple[Capacity, TermBasis, bool, bool]) -> Story:
    """Tell of a claim that was reminded and got a fourteen-day letter, which may not arrive."""
    capacity, basis, notice_lost, letter_lost = start
    kind = opening.interest_kind_for(capacity)
    story = given(invoice_sent(basis=basis, interest=kind), capacity=capacity)
    story.after(reminder_sent(pay_by=date(2026, 2, 10)), on=date(2026, 2, 2))
    story.letter(REMINDER, sent_on=date(2026, 2, 2), bounced=notice_lost)
    story.when(findings, on=date(2026, 2, 12))
    story.after(fourteen_day_letter_sent(), on=date(2026, 2, 13))
    return story.letter(FOURTEEN, sent_on=date(2026, 2, 13), posted=True, disproved=letter_lost)


def assert_sound(claim: Claim) -> None:
    for day in DAYS:
        now = balance(claim, on=day)
        parts = (now.principal, now.interest, now.costs, now.unallocated)
        assert min(parts) >= 0, (day, parts)
        assert now.total == sum(parts[:3])
    assert all(0 <= charged.waived <= charged.total for charged in claim.costs)


def play(story: Story, moves: list[tuple[str, int, int]]) -> None:
    """Decide one after the other; a refusal changes nothing, and nothing touches the claim."""
    day = date(2026, 2, 14)
    for name, amount, days in moves:
        day += timedelta(days=days)
        case = story.case
        before = deepcopy(case.claim)
        with suppress(Refusal):
            story.after(*DECISIONS[name](case, amount, day), on=day)
        assert case.claim == before, f"{name} touched the claim it was shown"


@settings(max_examples=80)
@over(STARTS, MOVES)
def test_parts_add_up_and_are_never_negative_whatever_is_decided(
    start: tuple[Capacity, TermBasis, bool, bool], moves: list[tuple[str, int, int]]
) -> None:
    story = begin(start)
    play(story, moves)
    assert_sound(story.claim)
    for day in DAYS:
        next_step(story.case, today=day)


@settings(max_examples=40)
@over(STARTS, MOVES, st.sampled_from(sorted(REPEATABLE)), st.integers(1, 1_200_00))
def test_a_decision_repeated_on_its_own_result_gives_nothing_new(
    start: tuple[Capacity, TermBasis, bool, bool],
    moves: list[tuple[str, int, int]],
    name: str,
    amount: int,
) -> None:
    story = begin(start)
    play(story, moves)
    day = story.claim.last_on + timedelta(days=1)
    decide = REPEATABLE[name]
    with suppress(Refusal):
        story.after(*decide(story.case, amount, day), on=day)
        assert decide(story.case, amount, day) == []


@settings(max_examples=80)
@over(STARTS, MOVES, st.randoms(use_true_random=False))
def test_a_history_of_which_facts_are_lost_still_folds_and_can_be_decided_on(
    start: tuple[Capacity, TermBasis, bool, bool],
    moves: list[tuple[str, int, int]],
    chance: object,
) -> None:
    story = begin(start)
    play(story, moves)
    pick: Callable[[], float] = chance.random  # type: ignore[attr-defined]  # hypothesis types it so
    story.history = [one for one in story.history if pick() < 0.7]
    assert_sound(story.claim)
    if story.claim.opened:
        for day in DAYS:
            next_step(story.case, today=day)
            findings(story.case, day)


@settings(max_examples=40)
@over(STARTS, MOVES, st.integers(0, 40), st.sampled_from(DAYS))
def test_a_history_folds_at_every_point_of_both_axes(
    start: tuple[Capacity, TermBasis, bool, bool],
    moves: list[tuple[str, int, int]],
    position: int,
    day: date,
) -> None:
    story = begin(start)
    play(story, moves)
    claim = fold(CLAIM, story.history, Point(position, day))
    assert claim.version == min(position, len(story.history))
    assert_sound(claim)


@settings(max_examples=40)
@over(STARTS, MOVES, st.data())
def test_any_fact_entered_in_error_and_restored_leaves_the_claim_as_it_was(
    start: tuple[Capacity, TermBasis, bool, bool],
    moves: list[tuple[str, int, int]],
    data: st.DataObject,
) -> None:
    story = begin(start)
    play(story, moves)
    before = story.claim
    version = data.draw(st.integers(1, len(story.history)))
    wrong = EnteredInError(version=version, topic="x")
    story.after(wrong)
    assert_sound(story.claim)
    story.after(EnteredInError(version=before.version + 1, topic=wrong.TOPIC))
    restored = story.claim
    assert restored.version == before.version + 2
    restored.version = before.version
    assert restored == before


@settings(max_examples=40)
@over(STARTS, MOVES)
def test_a_consumer_never_owes_costs_without_a_letter_that_arrived(
    start: tuple[Capacity, TermBasis, bool, bool], moves: list[tuple[str, int, int]]
) -> None:
    story = begin(start)
    play(story, moves)
    day = story.claim.last_on + timedelta(days=1)
    story.when(findings, on=day)
    lost = story.letters[FOURTEEN].disproved
    if story.case.consumer and story.claim.live and lost:
        assert balance(story.claim, on=day).costs == 0


def test_a_story_is_made_of_recorded_facts() -> None:
    first = begin((Capacity.CONSUMER, TermBasis.ONE_SIDED, False, False)).history[0]
    assert isinstance(first, Recorded)
    assert first.originator_id == CLAIM
    assert UUID(int=1) == first.command_id
    assert InterestKind.CONSUMER is getattr(first.fact, "interest_kind", None)
