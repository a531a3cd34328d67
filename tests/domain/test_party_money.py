"""Money at a party: paid by the debtor, owed by the party, passed on less its fee."""

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.case import Case
from domain.case.hand_over import recall
from domain.claim.balance import balance
from domain.claim.events import ClaimFact, HandedOver
from domain.claim.party_money import (
    collect,
    collected_by,
    owed_by,
    owed_since,
    passed_on_by,
    remit,
)
from domain.claim.payments import reverse_payment
from domain.claim.state import Ending
from domain.facts import EnteredInError
from tests.domain.lapsed import ACT_FROM, lapsed
from tests.domain.story import DOCUMENT, Story, names, refusal
from tests.domain.test_hand_over_states import AGENCY, DAY, handed, pay

PARTY = AGENCY.name


def reported(
    story: Story,
    amount: int = 100_00,
    *,
    on: date = ACT_FROM + DAY,
    reference: str = "D-1",
    party: str = "",
) -> list[ClaimFact]:
    return story.when(
        lambda case, day: collect(
            case.claim,
            party=party,
            reference=reference,
            amount=amount,
            received_on=day,
            today=day,
        ),
        on=on,
    )


def remitted(
    received: int, fee: int = 0, reference: str = "A-1", party: str = ""
) -> Callable[[Case, date], list[ClaimFact]]:
    return lambda case, day: remit(
        case.claim,
        party=party,
        reference=reference,
        received=received,
        fee=fee,
        credited_on=day,
        today=day,
    )


def taken_back(story: Story, reference: str = "D-1") -> list[ClaimFact]:
    return story.when(
        lambda case, day: reverse_payment(
            case.claim, payment_id=f"party-1:{reference}", reversed_on=day, today=day
        ),
        on=ACT_FROM + 3 * DAY,
    )


def test_what_the_party_received_lowers_the_claim_as_of_that_day_and_is_owed_by_it() -> None:
    story = handed()
    day = ACT_FROM + DAY
    before = balance(story.claim, on=day).total
    assert names(reported(story)) == ["party_collected", "payment_received"]
    assert balance(story.claim, on=day).total == before - 100_00
    assert owed_by(story.claim, PARTY) == 100_00
    assert owed_since(story.claim, PARTY) == day
    assert story.claim.untold == (), "it told it itself"


def test_what_is_passed_on_and_the_fee_are_owed_no_longer_and_leave_the_debtor_alone() -> None:
    story = handed()
    reported(story)
    open_then = balance(story.claim, on=ACT_FROM + 2 * DAY)
    facts = story.when(remitted(85_00, 15_00), on=ACT_FROM + 2 * DAY)
    assert names(facts) == ["party_remitted"]
    assert owed_by(story.claim, PARTY) == 0
    assert owed_since(story.claim, PARTY) is None
    assert balance(story.claim, on=ACT_FROM + 2 * DAY) == open_then


def test_no_cent_more_is_passed_on_than_was_reported() -> None:
    story = handed()
    reported(story)
    too_much = remitted(85_00, 15_01)
    assert refusal(lambda: too_much(story.case, ACT_FROM + DAY)) == "party.owes_less"
    negative = remitted(101_00, -1_00)
    assert refusal(lambda: negative(story.case, ACT_FROM + DAY)) == "money.not_positive"


def test_told_twice_is_told_once_and_told_otherwise_is_refused() -> None:
    story = handed()
    reported(story)
    assert reported(story) == []
    assert refusal(lambda: reported(story, 99_00)) == "payment.known_otherwise"
    story.when(remitted(40_00, 10_00), on=ACT_FROM + 2 * DAY)
    assert story.when(remitted(40_00, 10_00), on=ACT_FROM + 2 * DAY) == []
    other = remitted(41_00, 9_00)
    assert refusal(lambda: other(story.case, ACT_FROM + 2 * DAY)) == "remittance.known_otherwise"


def test_what_is_taken_back_after_it_was_passed_on_is_owed_to_the_party() -> None:
    story = handed()
    reported(story)
    story.when(remitted(90_00, 10_00), on=ACT_FROM + 2 * DAY)
    taken_back(story)
    assert owed_by(story.claim, PARTY) == -100_00
    assert owed_since(story.claim, PARTY) is None
    reported(story, 30_00, on=ACT_FROM + 4 * DAY, reference="D-2")
    assert owed_by(story.claim, PARTY) == -70_00


def test_all_paid_there_settles_the_claim_and_it_is_still_passed_on() -> None:
    story = handed()
    reported(story, balance(story.claim, on=ACT_FROM + DAY).total)
    assert story.claim.ending is Ending.SETTLED
    story.when(remitted(500_00, 20_00), on=ACT_FROM + 2 * DAY)
    assert owed_by(story.claim, PARTY) == collected_by(story.claim, PARTY)[0].cents - 520_00


def test_after_a_recall_the_party_still_reports_what_it_had_received_before() -> None:
    story = handed()
    story.when(lambda case, _: recall(case.claim, why="goodwill"), on=ACT_FROM + 2 * DAY)
    reported(story, on=ACT_FROM + 3 * DAY)
    assert story.claim.live
    assert owed_by(story.claim, PARTY) == 100_00


def test_money_of_a_party_that_never_had_it_is_refused_and_of_two_the_one_is_named() -> None:
    story = lapsed()
    assert refusal(lambda: reported(story)) == "party.not_there"
    story = handed()
    assert refusal(lambda: reported(story, party="Anders B.V.")) == "party.not_there"
    story.when(lambda case, _: recall(case.claim, why="goodwill"), on=ACT_FROM + DAY)
    gone = HandedOver(
        party="Tweede B.V.",
        party_kind=AGENCY.kind,
        dossier_sha256=DOCUMENT,
        balance=_handed_over(story).balance,
    )
    story.after(gone, on=ACT_FROM + 2 * DAY)
    reported(story, 20_00, on=ACT_FROM + 2 * DAY, party=PARTY)
    assert story.claim.untold == ("payment_received",), "the second one does not know of it"
    reported(story, 30_00, on=ACT_FROM + 2 * DAY)
    assert (owed_by(story.claim, PARTY), owed_by(story.claim, "Tweede B.V.")) == (20_00, 30_00)
    story.when(lambda case, _: recall(case.claim, why="goodwill"), on=ACT_FROM + 3 * DAY)
    assert refusal(lambda: reported(story, 1_00, reference="D-9")) == "party.which"


def _handed_over(story: Story) -> HandedOver:
    [fact] = [one.fact for one in story.history if isinstance(one.fact, HandedOver)]
    return fact


def test_a_payment_that_was_entered_in_error_is_owed_by_nobody() -> None:
    story = handed()
    reported(story)
    version = story.claim.version
    wrong = EnteredInError(version=version, topic="claim.payment_received")
    story.after(wrong, on=ACT_FROM + 2 * DAY)
    assert owed_by(story.claim, PARTY) == 0


def test_the_creditors_own_money_is_no_money_of_the_party() -> None:
    story = handed()
    pay(story, 50_00, on=ACT_FROM + DAY)
    assert owed_by(story.claim, PARTY) == 0
    assert story.claim.untold == ("payment_received",)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("collect remit back".split()), st.integers(1, 90_00)), max_size=8
    )
)
def test_every_cent_it_reported_is_passed_on_kept_as_its_fee_or_owed(
    told: list[tuple[str, int]],
) -> None:
    story, paid = handed(), dict[str, int]()
    received = fees = 0
    for number, (what, cents) in enumerate(told):
        if what == "collect":
            reported(story, cents, reference=f"D-{number}")
            paid[f"D-{number}"] = cents
        elif what == "back" and paid:
            reference, _ = paid.popitem()
            taken_back(story, reference)
        elif what == "remit" and 0 < cents <= sum(paid.values()) - received - fees:
            fee = cents // 7
            story.when(remitted(cents - fee, fee, f"A-{number}"), on=ACT_FROM + 3 * DAY)
            received, fees = received + cents - fee, fees + fee
        assert sum(one.cents for one in collected_by(story.claim, PARTY)) == sum(paid.values())
        assert owed_by(story.claim, PARTY) == sum(paid.values()) - received - fees
    assert sum(one.settled for one in passed_on_by(story.claim, PARTY)) == received + fees
