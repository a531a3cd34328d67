"""What is decided on a letter: its dispatch, a doubt, its post and its delivery."""

from datetime import date

import pytest

from domain.claim.events import Channel
from domain.claim.state import Claim, PendingLetter
from domain.facts import Fact
from domain.letter import delivered, dispatched, doubt, posted
from domain.letter import state as letters
from domain.letter.events import (
    DeliveryFailed,
    DeliveryGrade,
    DispatchFailed,
    DispatchStarted,
    DoubtOutcome,
    DoubtResolved,
    LetterBatched,
    LetterCancelled,
    LetterDelivered,
    LetterFact,
    LetterInDoubt,
    LetterPosted,
    LetterSent,
    LetterTracked,
)
from domain.letter.order.decision import order_letter
from domain.letter.outcomes import concerns_claims, dropped, facts_of_sent, follows, went_on
from domain.letter.state import Letter
from tests.domain.story import (
    CLAIM,
    DEBTOR,
    DOCUMENT,
    REMINDER,
    given,
    invoice_sent,
    recorded,
    refusal,
)

MONDAY, TUESDAY, WEDNESDAY = date(2026, 2, 2), date(2026, 2, 3), date(2026, 2, 4)
STORY = given(invoice_sent())
ORDERED = order_letter(STORY.case, STORY.case.plan.step[0], today=MONDAY).ordered
STARTED = DispatchStarted(attempt=1, channel=Channel.EMAIL, document_sha256=DOCUMENT)
PRINTED = DispatchStarted(attempt=1, channel=Channel.POST, document_sha256=DOCUMENT)
SENT = LetterSent(attempt=1, message_id=f"{REMINDER}@outbox")
POSTED = LetterPosted(attempt=1, posted_on=TUESDAY, batch="b")
IN_DOUBT = LetterInDoubt(attempt=1, why="the line broke")
NOTHING = Letter(REMINDER)


def letter(*facts: Fact) -> Letter:
    """Give a letter that was ordered and begun on Monday, with what else befell it on Tuesday."""
    days = [MONDAY, MONDAY, *[TUESDAY] * len(facts)]
    history = [
        recorded(fact, version=number, on=day, stream=REMINDER)
        for number, (fact, day) in enumerate(zip((ORDERED, *facts), days, strict=False), 1)
    ]
    return letters.fold(REMINDER, history)


# --- dispatch -----------------------------------------------------------------------------------


def test_only_an_ordered_letter_is_begun_or_called_off() -> None:
    [begun] = dispatched.start(
        letter(), channel=Channel.EMAIL, document_sha256=DOCUMENT, message_id="m"
    )
    assert begun == STARTED.model_copy(update={"message_id": "m"})
    assert dispatched.cancel(letter(), why="paid") == [LetterCancelled(why="paid")]
    for one in (letter(STARTED), letter(STARTED, SENT), letter(LetterCancelled(why="x"))):
        assert dispatched.cancel(one, why="paid") == []
        assert not dispatched.start(
            one, channel=Channel.EMAIL, document_sha256=DOCUMENT, message_id="m"
        )


def test_what_came_of_a_dispatch_is_recorded_of_a_started_letter() -> None:
    begun = letter(STARTED)
    assert dispatched.accept(begun, said="250") == [SENT.model_copy(update={"relay_said": "250"})]
    assert dispatched.put_out(begun, batch="b", today=TUESDAY) == [POSTED]
    assert dispatched.fail(begun, why="550", permanent=True) == [
        DispatchFailed(attempt=1, why="550", permanent=True)
    ]
    assert dispatched.lose_track(begun, why="the line broke") == [IN_DOUBT]


@pytest.mark.parametrize("one", [letter(), letter(STARTED, SENT), letter(LetterCancelled(why="x"))])
def test_nothing_comes_of_a_dispatch_that_is_not_under_way(one: Letter) -> None:
    assert dispatched.accept(one, said="250") == []
    assert dispatched.put_out(one, batch="b", today=TUESDAY) == []
    assert dispatched.fail(one, why="550") == []
    assert dispatched.lose_track(one, why="x") == []


def test_an_answer_that_was_heard_after_all_ends_the_doubt_and_a_second_doubt_is_none() -> None:
    doubted = letter(STARTED, IN_DOUBT)
    for facts, outcome in (
        (dispatched.accept(doubted, said="250"), DoubtOutcome.WAS_SENT),
        (dispatched.put_out(doubted, batch="b", today=TUESDAY), DoubtOutcome.WAS_SENT),
        (dispatched.fail(doubted, why="550"), DoubtOutcome.WAS_NOT_SENT),
    ):
        assert facts == [DoubtResolved(outcome=outcome, evidence=dispatched.HEARD)]
    assert dispatched.lose_track(doubted, why="again") == []


# --- doubt --------------------------------------------------------------------------------------


def resolved(
    one: Letter, *, on: date | None = None, was_sent: bool = True, evidence: str = "log"
) -> list[LetterFact]:
    return doubt.resolve(one, was_sent=was_sent, evidence=evidence, sent_on=on, today=WEDNESDAY)


def test_a_doubt_ends_on_the_word_of_a_log() -> None:
    found = resolved(letter(STARTED, IN_DOUBT), on=TUESDAY)
    assert found == [DoubtResolved(outcome=DoubtOutcome.WAS_SENT, evidence="log", sent_on=TUESDAY)]
    not_sent = resolved(letter(STARTED, IN_DOUBT), was_sent=False)
    assert not_sent == [DoubtResolved(outcome=DoubtOutcome.WAS_NOT_SENT, evidence="log")]


def test_a_doubt_ends_only_where_there_is_one_and_something_shows_it() -> None:
    assert refusal(lambda: resolved(letter(STARTED, IN_DOUBT), evidence=" ")) == (
        "letter.no_evidence"
    )
    assert refusal(lambda: resolved(letter(STARTED, SENT))) == "letter.no_doubt"
    assert refusal(lambda: resolved(NOTHING)) == "letter.unknown"


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 2, 1), False),
        (MONDAY, True),  # the day on which its sending began
        (WEDNESDAY, True),  # today
        (date(2026, 2, 5), False),
    ],
)
def test_a_letter_went_out_between_the_start_of_its_sending_and_today(
    day: date, fits: bool
) -> None:
    doubted = letter(STARTED, IN_DOUBT)
    if fits:
        assert resolved(doubted, on=day)
    else:
        assert refusal(lambda: resolved(doubted, on=day)) == "letter.sent_when"


def test_what_was_not_sent_has_no_day_of_sending() -> None:
    doubted = letter(STARTED, IN_DOUBT)
    assert refusal(lambda: resolved(doubted, on=TUESDAY, was_sent=False)) == "letter.sent_when"


# --- post ---------------------------------------------------------------------------------------


def test_a_printed_letter_comes_into_one_batch() -> None:
    assert posted.put_in_batch(letter(PRINTED), batch="b") == [LetterBatched(batch="b")]
    assert posted.put_in_batch(letter(PRINTED, LetterBatched(batch="a")), batch="b") == []
    assert posted.put_in_batch(letter(STARTED), batch="b") == []


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 2, 1), False),
        (MONDAY, True),  # the day on which it was made
        (WEDNESDAY, True),  # today
        (date(2026, 2, 5), False),
    ],
)
def test_a_letter_was_posted_between_its_making_and_today(day: date, fits: bool) -> None:
    printed = letter(PRINTED, LetterBatched(batch="b"))

    def decide() -> list[LetterFact]:
        return posted.post(printed, posted_on=day, carrier="PostNL", today=WEDNESDAY)

    if fits:
        fact = LetterPosted(attempt=1, posted_on=day, batch="b", carrier="PostNL")
        assert decide() == [fact]
        assert fact.legal_day == day
    else:
        assert refusal(decide) == "post.day"


def test_what_was_posted_is_not_posted_again_nor_taken_out() -> None:
    gone = letter(PRINTED, POSTED)
    assert posted.post(gone, posted_on=WEDNESDAY, carrier="", today=WEDNESDAY) == []
    assert refusal(lambda: posted.withdraw(gone, why="x")) == "post.not_waiting"
    assert refusal(lambda: posted.withdraw(NOTHING, why="x")) == "letter.unknown"
    assert posted.withdraw(letter(PRINTED), why="lost") == [
        DispatchFailed(attempt=1, why="not posted: lost")
    ]


def test_the_number_of_the_carrier_is_recorded_once_of_what_was_posted() -> None:
    def tracked(one: Letter) -> list[LetterFact]:
        return posted.track(one, carrier="PostNL", number="3S1")

    fact = LetterTracked(carrier="PostNL", number="3S1")
    assert tracked(letter(PRINTED, POSTED)) == [fact]
    assert tracked(letter(PRINTED, POSTED, fact)) == []
    assert refusal(lambda: tracked(letter(STARTED, SENT))) == "post.not_posted"
    assert refusal(lambda: tracked(NOTHING)) == "letter.unknown"


# --- delivery -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "fits"),
    [(MONDAY, False), (TUESDAY, True), (WEDNESDAY, True), (date(2026, 2, 5), False)],
)
def test_a_letter_arrives_or_comes_back_between_its_sending_and_today(
    day: date, fits: bool
) -> None:
    sent = letter(STARTED, SENT)

    def shown() -> list[LetterFact]:
        return delivered.show_delivery(
            sent, grade=DeliveryGrade.SIGNED_FOR, received_on=day, today=WEDNESDAY
        )

    def returned() -> list[LetterFact]:
        return delivered.come_back(sent, on=day, today=WEDNESDAY, why="moved")

    if fits:
        assert shown() == [LetterDelivered(grade=DeliveryGrade.SIGNED_FOR, received_on=day)]
        assert returned() == [DeliveryFailed(permanent=True, code="moved")]
    else:
        assert refusal(shown) == refusal(returned) == "letter.delivered_when"


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (letter(STARTED), "letter.not_sent"),
        (letter(STARTED, IN_DOUBT), "letter.not_sent"),
        (NOTHING, "letter.unknown"),
    ],
)
def test_what_was_not_sent_cannot_come_back(one: Letter, code: str) -> None:
    assert refusal(lambda: delivered.come_back(one, on=TUESDAY, today=TUESDAY)) == code


def test_a_server_gives_up_once_and_not_against_the_debtors_own_word() -> None:
    failed = DeliveryFailed(permanent=False, code="4.4.7")
    replied = LetterDelivered(grade=DeliveryGrade.ACKNOWLEDGED, received_on=TUESDAY)
    assert delivered.give_up(letter(STARTED, SENT), code="4.4.7", permanent=False) == [failed]
    assert delivered.give_up(letter(STARTED, SENT, failed), code="5", permanent=True) == []
    assert delivered.give_up(letter(STARTED, SENT, replied), code="5", permanent=True) == []


def test_a_report_of_a_server_is_recorded_where_it_shows_more() -> None:
    def reported(*facts: Fact, opened: bool) -> list[LetterFact]:
        return delivered.take_report(
            letter(STARTED, SENT, *facts), opened=opened, reported_on=WEDNESDAY, evidence="r"
        )

    accepted = LetterDelivered(
        grade=DeliveryGrade.SERVER_ACCEPTED, received_on=WEDNESDAY, evidence="r"
    )
    read = accepted.model_copy(update={"grade": DeliveryGrade.OPENED})
    assert (reported(opened=False), reported(opened=True)) == ([accepted], [read])
    assert (reported(accepted, opened=False), reported(accepted, opened=True)) == ([], [read])
    assert (reported(read, opened=False), reported(read, opened=True)) == ([], [])
    back = DeliveryFailed(permanent=True)
    assert (reported(back, opened=False), reported(back, opened=True)) == ([], [read])


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (MONDAY, TUESDAY),  # before it was sent: another's clock
        (TUESDAY, TUESDAY),
        (WEDNESDAY, WEDNESDAY),
        (date(2026, 2, 5), WEDNESDAY),
        (None, WEDNESDAY),
    ],
)
def test_a_report_is_of_a_day_between_the_sending_and_today(said: date | None, day: date) -> None:
    assert delivered.day_of_report(letter(STARTED, SENT), said=said, today=WEDNESDAY) == day


# --- what follows for the claims ----------------------------------------------------------------

WAITING = Claim(
    CLAIM,
    opened=True,
    debtor_id=DEBTOR,
    pending=PendingLetter(REMINDER, "reminder", ordered_on=MONDAY, send_on=MONDAY),
)
ENDED = doubt.ended(was_sent=True, evidence="log", sent_on=TUESDAY)


@pytest.mark.parametrize(("fact", "day"), [(SENT, None), (POSTED, TUESDAY), (ENDED, TUESDAY)])
def test_a_claim_is_told_that_its_letter_went_out_and_on_which_day(
    fact: LetterFact, day: date | None
) -> None:
    one = letter(STARTED)
    assert concerns_claims(fact)
    assert follows(one, fact, WAITING) == facts_of_sent(one, ORDERED.claims[0])
    assert follows(one, fact, Claim(DEBTOR)) == []
    assert went_on(fact) == day


def test_a_claim_that_waits_for_a_letter_is_told_that_it_does_not_come() -> None:
    one = letter(STARTED)
    for fact, lost in (
        (LetterCancelled(why="paid"), None),
        (DispatchFailed(attempt=1, why="paid"), None),
        (DispatchFailed(attempt=1, why="paid", permanent=True), ORDERED.channel),
    ):
        assert concerns_claims(fact)
        assert follows(one, fact, WAITING) == [dropped(one, "paid", lost=lost)]
        assert follows(one, fact, Claim(CLAIM, opened=True)) == []
        assert went_on(fact) is None


@pytest.mark.parametrize(
    "fact",
    [STARTED, IN_DOUBT, doubt.ended(was_sent=False, evidence="log"), LetterBatched(batch="b")],
)
def test_nothing_else_of_a_letter_concerns_its_claims(fact: LetterFact) -> None:
    assert not concerns_claims(fact)
    assert follows(letter(STARTED), fact, WAITING) == []
