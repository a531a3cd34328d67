"""A plan over days to come: what debtors of this house did is drawn from, and never guessed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from application.elsewhere import house_elsewhere
from application.hands import many_hands
from application.house import House
from application.what_if.ahead import Drawing
from application.what_if.comparison import PlansCompared, TrialsAsked, compare_plans
from application.what_if.course import courses_of
from application.what_if.kin import all_kin
from application.what_if.past import Trial, live, runs_ahead
from application.what_if.tally import DrawnSums
from domain.claim.balance import balance
from domain.claim.events import (
    ClaimReopened,
    ClaimSettled,
    PaymentPromised,
    PaymentReversed,
    PromiseKept,
)
from domain.dunning.plan.document import PLANS
from domain.errors import Refusal
from domain.facts import StreamKind
from domain.what_if.behaviour import (
    ANY_LETTER,
    INVOICE,
    LEAST,
    PROMISE,
    WATCHED_DAYS,
    Behaviour,
    Group,
    ObservedAnswer,
    group_of,
    quantiles,
)
from tests import asking
from tests.application.houses import CONSUMER, HousePlace, by, claim_from, run_on
from tests.domain.compliance.deeds import opened, reminder
from tests.domain.compliance.life import Life
from tests.domain.story import CLAIM, paid
from tests.sample_home import END, sample_house

REMINDER = group_of("reminder", 400_00, consumer=True)


def ahead(house: House, *, seed: int = 1) -> PlansCompared:
    return compare_plans(house, asked_of(house, seed=seed))


@pytest.fixture(scope="module")
def sample(sample_home: Path) -> Iterator[House]:
    with sample_house(sample_home) as house:
        yield house


@pytest.fixture(scope="module")
def drawn_once(sample: House) -> PlansCompared:
    return ahead(sample)


@pytest.mark.parametrize(("observed", "alone"), [(LEAST, True), (LEAST - 1, False)])
def test_a_group_of_too_few_is_looked_at_wider(observed: int, *, alone: bool) -> None:
    others = {ANY_LETTER: [ObservedAnswer(3, ends=True)] * LEAST}
    behaviour = Behaviour({REMINDER: [ObservedAnswer()] * observed, **others})
    assert (behaviour.to(REMINDER).group == REMINDER) is alone
    assert (behaviour.to(REMINDER).group == ANY_LETTER) is not alone


def test_of_too_few_in_all_nothing_is_drawn() -> None:
    behaviour = Behaviour({ANY_LETTER: [ObservedAnswer(3, ends=True)] * (LEAST - 1)})
    assert behaviour.to(REMINDER).answers == ()


def test_what_asks_by_no_letter_is_never_answered_as_a_letter_is() -> None:
    behaviour = Behaviour({ANY_LETTER: [ObservedAnswer(3, ends=True)] * LEAST})
    assert behaviour.to(group_of(INVOICE, 400_00, consumer=True)).answers == ()


@pytest.mark.parametrize(("after", "left"), [(2, True), (3, False)])
def test_who_did_not_answer_by_now_is_drawn_from_those_who_had_not_either(
    after: int, *, left: bool
) -> None:
    known = [ObservedAnswer(3, ends=True)] * LEAST + [ObservedAnswer()] * LEAST
    drawn = Behaviour({REMINDER: known}).to(REMINDER, after=after)
    assert (ObservedAnswer(3, ends=True) in drawn.answers) is left


def test_the_spread_leaves_a_tenth_below_and_a_tenth_above() -> None:
    assert quantiles(list(range(101))) == (10, 50, 90)
    assert quantiles([7]) == (7, 7, 7)


def test_the_same_seed_draws_the_same_and_another_one_does_not(
    sample: House, drawn_once: PlansCompared
) -> None:
    again, other = ahead(sample), ahead(sample, seed=4)
    assert sample.today == END
    drawn = [one.counted for one in drawn_once.tallies]
    assert drawn == [one.counted for one in again.tallies]
    assert drawn != [one.counted for one in other.tallies]
    assert drawn_once.thin.widened


def asked_of(house: House, *, seed: int = 1, coming: bool = True, days: int = 30) -> TrialsAsked:
    """Two plans over so many days, from today on or until today."""
    first = house.today if coming else house.today - timedelta(days=days)
    last = first + timedelta(days=days)
    creditors = tuple(house.store.streams(StreamKind.CREDITOR))
    trials = (
        Trial(first, last, PLANS["consumer@1"], ahead=coming),
        Trial(first, last, ahead=coming),
    )
    return TrialsAsked(first, last, creditors, trials, draws=5, seed=seed)


def test_two_processes_come_to_what_one_does(sample: House, drawn_once: PlansCompared) -> None:
    """Pieces come in any order; sums, draws, and which claims are told do not depend on it."""
    history = asked_of(sample, coming=False)
    alone = (compare_plans(sample, history), drawn_once)
    with many_hands(sample, house_elsewhere(sample), processes=2) as hands:
        together = [compare_plans(sample, one, hands=hands) for one in (history, asked_of(sample))]
        assert hands.at_work
    for one, both in zip(alone, together, strict=True):
        assert [tally.counted for tally in both.tallies] == [x.counted for x in one.tallies]
        assert both.differ == one.differ
        assert (both.claims, both.differing) == (one.claims, one.differing)
        assert both.thin == one.thin


def test_more_money_is_never_drawn_than_is_open_and_can_accrue(drawn_once: PlansCompared) -> None:
    cash = drawn_once.tallies[1].counted["cash",]
    assert all(one >= 0 for one in cash)
    assert len(set(cash)) > 1


def test_a_house_without_a_past_is_told_so(place: HousePlace, house: House) -> None:
    claim_from(house, CONSUMER)
    run_on(place, house, date(2026, 3, 18))
    with pytest.raises(Refusal, match="nothing is drawn") as refused:
        ahead(house)
    assert refused.value.code == "what_if.too_thin"


ASKED = date(2026, 2, 9)
DAY = timedelta(days=1)


def observed(life: Life, *, today: date = ASKED + 60 * DAY) -> dict[str, list[ObservedAnswer]]:
    """What one claim shows of how its debtor answers, by what asked."""
    behaviour = Behaviour()
    behaviour.observe(life.streams[CLAIM], consumer=True, today=today)
    return {group.asked_by: seen for group, seen in behaviour.seen.items() if group.band}


@pytest.mark.parametrize(
    ("days", "seen"), [(WATCHED_DAYS - 1, []), (WATCHED_DAYS, [ObservedAnswer()])]
)
def test_a_letter_that_still_waits_for_its_answer_was_not_left_unanswered(
    days: int, seen: list[ObservedAnswer]
) -> None:
    """Of a letter of yesterday nobody knows yet whether it is answered."""
    life = opened().claim(reminder(), on=ASKED)
    assert observed(life, today=ASKED + days * DAY).get("reminder", []) == seen
    life.claim(reminder(), on=ASKED + DAY)
    assert ObservedAnswer() in observed(life, today=ASKED + days * DAY)["reminder"]


def test_money_that_bounced_is_no_answer() -> None:
    life = opened().claim(reminder(), on=ASKED)
    life.claim(paid(1_000_00, on=ASKED + DAY), ClaimSettled(ground="paid"), on=ASKED + DAY)
    assert observed(life)["reminder"] == [ObservedAnswer(1, ends=True, per_mille=1000)]
    back = PaymentReversed(payment_id="P-1", amount=1_000_00, reversed_on=ASKED + 2 * DAY)
    life.claim(back, ClaimReopened(why="storno"), on=ASKED + 2 * DAY)
    assert observed(life)["reminder"] == [ObservedAnswer()]


def test_a_promise_of_a_part_that_is_kept_settles_nothing() -> None:
    life = opened().claim(PaymentPromised(amount=100_00, by=ASKED + DAY), on=ASKED)
    life.claim(paid(100_00, on=ASKED + DAY), PromiseKept(promised_version=2), on=ASKED + DAY)
    assert observed(life)[PROMISE] == [ObservedAnswer(0, per_mille=1000)]


def drawn(house: House, claim: UUID, answers: dict[str, ObservedAnswer]) -> DrawnSums:
    """One claim over two months to come, where debtors answer so and never otherwise."""
    first, last = house.today, house.today + 60 * DAY
    (kin,) = (one for one in all_kin(house, creditor_of(house)) if claim in one.claims)
    trial, start = Trial(first, last, ahead=True), house.store.last_position()
    lived = live(house, kin, trial, start=start, runs=runs_ahead(first, last))
    seen = {Group(name): [answer] * LEAST for name, answer in answers.items()}
    tally = DrawnSums(2)
    courses = list(courses_of(lived, first=first, last=last))
    Drawing(Behaviour(seen), first, last, 2, 1).draw(lived, courses, tally)
    return tally


def creditor_of(house: House) -> UUID:
    (creditor,) = house.store.streams(StreamKind.CREDITOR)
    return creditor


NOTHING = ObservedAnswer()


def test_a_promise_that_stands_is_drawn_as_promises_were_kept(
    place: HousePlace, house: House
) -> None:
    """The walk, in which nobody pays, finds it broken; it stood when the first day began."""
    claim = claim_from(house, CONSUMER)
    run_on(place, house, date(2026, 3, 18))
    asking.record_promise(house, claim, by=by(), amount=40_00, pay_by=house.today + 5 * DAY)
    kept = ObservedAnswer(0, per_mille=1000)
    others = {INVOICE: NOTHING, "": NOTHING}
    assert drawn(house, claim, {PROMISE: kept, **others}).counted["cash",] == [40_00, 40_00]
    assert ("cash",) not in drawn(house, claim, {PROMISE: NOTHING, **others}).counted


def test_interest_of_the_days_before_is_none_of_the_days_that_are_tried(
    place: HousePlace, house: House
) -> None:
    """Where a draw pays at once next to nothing ran on those days."""
    claim = claim_from(house, CONSUMER)
    run_on(place, house, date(2026, 9, 18))
    run_on(place, house, date(2026, 10, 18))
    ran = balance(house.collections.claim(claim), on=house.today).account.charged_interest
    at_once = ObservedAnswer(31, ends=True, per_mille=1000)
    found = drawn(house, claim, {INVOICE: at_once, "": at_once})
    assert found.counted["settled",] == [1, 1]
    assert all(one < ran for one in found.counted.get(("interest",), [0, 0]))
