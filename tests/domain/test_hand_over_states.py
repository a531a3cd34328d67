"""A claim on its way to a party and back: requested, accepted, refused, recalled, not recalled."""

from datetime import date, timedelta

import pytest

from api.words.hand_over import NEWS
from domain.case.hand_over import (
    accept_hand_over,
    fail_recall,
    hand_over,
    inform_party,
    recall,
    refuse_hand_over,
    request_recall,
)
from domain.claim.agreements import promise
from domain.claim.ends import asked_on, reopen
from domain.claim.events import (
    ClaimFact,
    ClaimReopened,
    ClaimSettled,
    HandedOver,
    HandOverRequested,
    PartyKind,
)
from domain.claim.evolve_hand_over import CONCERNS_THE_PARTY
from domain.claim.payments import receive_payment, reverse_payment
from domain.claim.state import Ending
from domain.creditor.events import HandOverParty
from domain.dunning.next.passing import go_on
from domain.dunning.next.step import Ask, Do, NextStep, Stand, Wait, next_step
from tests.domain.lapsed import ACT_FROM, charge, lapsed
from tests.domain.parties import registered
from tests.domain.story import CALL, DOCUMENT, Story, names, refusal

BAILIFF = HandOverParty(name="Deurwaarder Jansen", kind=PartyKind.BAILIFF, confirms=True)
AGENCY = registered("Incasso B.V.")
DAY = timedelta(days=1)


def over(story: Story, *, to: HandOverParty = BAILIFF, on: date = ACT_FROM) -> list[ClaimFact]:
    return story.when(
        lambda case, day: hand_over(
            case, to=to, dossier_sha256=DOCUMENT, today=day, taken_up_on=day
        ),
        on=on,
    )


def offered() -> Story:
    story = lapsed()
    charge(story)
    over(story)
    return story


def refused() -> Story:
    story = offered()
    story.when(lambda case, _: refuse_hand_over(case.claim, why="incomplete"), on=ACT_FROM + DAY)
    return story


def handed() -> Story:
    story = lapsed()
    charge(story)
    over(story, to=AGENCY)
    return story


def pay(story: Story, amount: int, *, on: date, payment_id: str = "P-9") -> list[ClaimFact]:
    return story.when(
        lambda case, day: receive_payment(
            case.claim,
            payment_id=payment_id,
            amount=amount,
            credited_on=day,
            source=CALL,
            today=day,
        ),
        on=on,
    )


def step(story: Story, on: date) -> NextStep:
    return next_step(story.case, today=on)


# --- requested ---------------------------------------------------------------------------------


def test_a_party_that_answers_is_only_offered_the_claim() -> None:
    story = offered()
    fact = story.history[-1].fact
    assert isinstance(fact, HandOverRequested)
    assert fact.balance == asked_on(story.claim, ACT_FROM)
    assert (story.claim.live, story.claim.party) == (True, "Deurwaarder Jansen")


def test_a_party_that_does_not_answer_has_it_at_once() -> None:
    story = handed()
    assert isinstance(story.history[-1].fact, HandedOver)
    assert story.claim.ending is Ending.HANDED_OVER


def test_a_claim_that_is_offered_takes_no_step_of_its_own() -> None:
    story = offered()
    assert isinstance(step(story, ACT_FROM), Wait)
    assert isinstance(step(story, ACT_FROM + 6 * DAY), Wait)


def test_after_seven_days_without_an_answer_a_person_asks_for_it() -> None:
    asked = step(offered(), ACT_FROM + 7 * DAY)
    assert isinstance(asked, Ask)
    assert asked.task == "hand_over_answer"


def test_it_is_not_requested_twice_and_not_of_another_party_meanwhile() -> None:
    story = offered()
    assert over(story) == []
    assert refusal(lambda: over(story, to=AGENCY)) == "hand_over.requested"


def test_a_party_that_has_it_may_tell_its_number_later_and_no_number_takes_it_off() -> None:
    story = handed()
    for number, told in (("Z-1", 1), ("Z-1", 0), ("", 0), ("Z-2", 1)):
        facts = accept_hand_over(story.claim, reference=number, today=ACT_FROM + DAY)
        story.after(*facts, on=ACT_FROM + DAY)
        assert names(facts) == ["hand_over_accepted"] * told
    assert story.claim.at_party.case_number == "Z-2"
    assert (story.claim.ending, len(story.claim.hand_overs)) == (Ending.HANDED_OVER, 1)


# --- accepted ----------------------------------------------------------------------------------


def test_acceptance_hands_over_with_the_balance_of_that_day() -> None:
    story = offered()
    pay(story, 100_00, on=ACT_FROM + DAY)
    day = ACT_FROM + 2 * DAY
    facts = story.when(
        lambda case, today: accept_hand_over(case.claim, reference="J-77", today=today), on=day
    )
    assert names(facts) == ["hand_over_accepted", "handed_over"]
    [given] = [f for f in facts if isinstance(f, HandedOver)]
    assert given.balance == asked_on(story.claim, day)
    assert (given.party, given.dossier_sha256, given.taken_up_on) == (
        "Deurwaarder Jansen",
        DOCUMENT,
        ACT_FROM,
    )
    assert step(story, day) == Stand("handed_over")
    assert accept_hand_over(story.claim, today=day) == []


def test_what_was_never_offered_is_neither_accepted_nor_refused() -> None:
    claim = lapsed().claim
    assert refusal(lambda: accept_hand_over(claim, today=ACT_FROM)) == "hand_over.not_requested"
    assert refusal(lambda: refuse_hand_over(claim, why="x")) == "hand_over.not_requested"


# --- failure 18: refused, or not given back ----------------------------------------------------


def test_failure_18_a_refused_claim_is_on_the_work_list_with_the_reason() -> None:
    asked = step(refused(), ACT_FROM + 30 * DAY)
    assert isinstance(asked, Ask)
    assert (asked.task, asked.why, asked.since, asked.step) == (
        "hand_over_refused",
        "incomplete",
        ACT_FROM + DAY,
        "hand-over",
    )


def test_failure_18_a_refused_claim_is_not_requested_again_by_itself() -> None:
    story = refused()
    days = [ACT_FROM + n * DAY for n in range(1, 60)]
    assert not any(isinstance(step(story, day), Do) for day in days)
    assert story.claim.live


def test_a_person_may_offer_a_refused_claim_again_or_let_the_plan_go_on() -> None:
    story = refused()
    facts = go_on(story.case, step="hand-over", today=ACT_FROM + 2 * DAY)
    assert names(facts) == ["step_taken_by_person"]
    assert names(over(story, on=ACT_FROM + 3 * DAY)) == ["hand_over_requested"]
    assert story.claim.sent_back is None


def test_a_second_refusal_is_nothing_new() -> None:
    assert refuse_hand_over(refused().claim, why="incomplete") == []


def test_failure_18_a_recall_that_fails_leaves_its_reason_until_a_person_decides() -> None:
    story = handed()
    story.when(lambda case, _: request_recall(case.claim, why="agreement"), on=ACT_FROM + DAY)
    assert story.claim.recall_asked_on == ACT_FROM + DAY
    story.when(lambda case, _: fail_recall(case.claim, why="in_court"), on=ACT_FROM + 2 * DAY)
    assert (story.claim.recall_failed, story.claim.ending) == ("in_court", Ending.HANDED_OVER)
    assert fail_recall(story.claim, why="in_court") == []
    story.when(
        lambda case, _: fail_recall(case.claim, why="in_court", stays=True), on=ACT_FROM + 3 * DAY
    )
    assert story.claim.recall_failed == ""


def test_a_recall_brings_the_claim_back_and_it_does_not_go_out_again_by_itself() -> None:
    story = offered()
    assert names(story.when(lambda case, _: recall(case.claim, why="x"), on=ACT_FROM)) == [
        "recalled"
    ]
    asked = step(story, ACT_FROM + 30 * DAY)
    assert isinstance(asked, Ask)
    assert asked.task == "plan_at_end"


@pytest.mark.parametrize("ask", [request_recall, fail_recall])
def test_only_what_lies_elsewhere_can_be_asked_back(ask: object) -> None:
    claim = lapsed().claim
    assert callable(ask)
    assert refusal(lambda: ask(claim, why="x")) == "recall.not_there"


# --- the party must know -----------------------------------------------------------------------


def test_a_payment_to_the_creditor_after_the_hand_over_must_be_told_to_the_party() -> None:
    story = handed()
    pay(story, 100_00, on=ACT_FROM + DAY)
    assert story.claim.untold == ("payment_received",)
    pay(story, 50_00, on=ACT_FROM + DAY, payment_id="P-10")
    assert story.claim.untold == ("payment_received",), "one task, not two"
    told = story.when(lambda case, _: inform_party(case.claim), on=ACT_FROM + 2 * DAY)
    assert names(told) == ["party_informed"]
    assert inform_party(story.claim) == [], "it knows"


def test_a_claim_settled_where_it_lies_is_told_and_goes_back_there_after_a_storno() -> None:
    story = handed()
    owed = asked_on(story.claim, ACT_FROM).total
    assert names(pay(story, owed, on=ACT_FROM)) == ["payment_received", "settled"]
    assert story.claim.untold == ("payment_received", "settled")
    story.when(
        lambda case, day: reverse_payment(case.claim, payment_id="P-9", reversed_on=day, today=day),
        on=ACT_FROM + DAY,
    )
    assert story.claim.ending is Ending.HANDED_OVER
    assert step(story, ACT_FROM + DAY) == Stand("handed_over")


def test_a_person_who_reopens_a_claim_that_was_settled_there_has_it_back() -> None:
    story = handed().after(ClaimSettled(ground="nothing open"))
    story.when(lambda case, _: reopen(case.claim, why="x"), on=ACT_FROM + DAY)
    assert isinstance(story.history[-1].fact, ClaimReopened)
    assert (story.claim.live, story.claim.party) == (True, "")


def test_a_claim_that_lies_with_a_party_is_not_handed_to_another_in_silence() -> None:
    story = handed()
    assert hand_over(story.case, to=AGENCY, dossier_sha256=DOCUMENT, today=ACT_FROM + DAY) == []
    assert refusal(lambda: over(story, on=ACT_FROM + DAY)) == "hand_over.lies_elsewhere"


def test_what_happened_before_the_hand_over_is_in_the_dossier_and_not_told_again() -> None:
    story = lapsed()
    charge(story)
    pay(story, 100_00, on=ACT_FROM)
    over(story, to=AGENCY)
    assert story.claim.untold == ()


def test_an_agreement_made_while_the_claim_is_offered_must_be_told() -> None:
    story = offered()
    story.when(
        lambda case, day: promise(case.claim, amount=None, by=day + DAY, today=day), on=ACT_FROM
    )
    assert story.claim.untold == ("payment_promised",)


def test_everything_that_must_be_told_has_a_dutch_word() -> None:
    told = {fact.TOPIC.partition(".")[2] for fact in CONCERNS_THE_PARTY}
    assert told <= NEWS.keys()


def test_a_claim_that_is_settled_while_offered_cannot_be_accepted_and_is_told() -> None:
    story = offered()
    pay(story, asked_on(story.claim, ACT_FROM).total, on=ACT_FROM)
    assert refusal(lambda: accept_hand_over(story.claim, today=ACT_FROM)) == "claim.ended"
    assert "settled" in story.claim.untold
    story.when(lambda case, _: inform_party(case.claim), on=ACT_FROM)
    assert story.claim.party == ""
