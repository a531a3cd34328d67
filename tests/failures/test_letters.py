"""What goes wrong elsewhere with letters: the wrong step, the wrong amount, to who has paid."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from application.run.report import RunLine
from domain.claim.events import CollectionCostsCharged, FourteenDayLetterSent, ReminderSent
from domain.letter.events import DispatchStarted, LetterCancelled, LetterSent
from domain.letter.state import Letter, LetterStatus
from tests.application.houses import HousePlace, broken, sent_steps, statuses, topics
from tests.failures.books import CONSUMER_BY_POST, Books, mailing, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST

REMINDED = ["letter_ordered reminder", "letter_sent reminder"]
MAILED_CHARGE = date(2026, 4, 17)
"""A debtor reached by mail is reminded the same day, warned by post on 30 March, charged then."""
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]


def test_01_a_partial_payment_keeps_the_step_and_the_history_and_the_next_letter_shows_what_is_left(
    books: Books,
) -> None:
    claim = books.bill("A-1", 1_000_00, due=DUE)
    assert said_by(books.run(REMIND)) == REMINDED
    before = topics(books.house, claim)
    books.at(date(2026, 3, 25))
    books.pay(claim, 400_00)
    days = books.run_each(date(2026, 3, 25), WARN)
    assert days == {date(2026, 3, 28): ["default_declared"], WARN: WARNED}
    assert sent_steps(books.house, claim) == ["reminder", "fourteen-day-letter"]
    assert topics(books.house, claim)[: len(before)] == before
    reminder, warning = books.claim(claim).letters
    assert reminder.asked.total == 1_000_00
    # 28-31 March: 4 days x 600.00 x 4 % / 365 = 0.263; the costs are 15 % of what is left.
    assert (warning.asked.principal, warning.asked.interest) == (600_00, 26)
    [sent] = books.facts(claim, FourteenDayLetterSent)
    assert (sent.costs, sent.base) == (90_00, 600_00)
    first, second = map(books.paper, books.letters(claim))
    assert "1.000,00" in first
    for shown in ("1.000,00", "400,00", "600,26", "90,00"):
        assert shown in second
    assert "150,00" not in second


# --- 8 -----------------------------------------------------------------------------------------


def once_ordered(act: Callable[[], None]) -> Callable[[int, RunLine | None], None]:
    """Do something when the first letter is ordered, before the run comes to sending it."""
    left = [act]

    def progress(_looked_at: int, line: RunLine | None) -> None:
        if line and line.what == "letter_ordered" and left:
            left.pop()()

    return progress


def test_08a_a_payment_that_arrives_between_planning_and_sending_stops_the_letter(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, post):
        claim = books.bill("A-1", 90_00, due=DUE, email="s@voorbeeld.example")
        report = books.run(REMIND, progress=once_ordered(lambda: books.pay(claim, 90_00)))
        assert said_by(report)[:2] == ["letter_ordered reminder", "letter_cancelled reminder"]
        [letter] = books.letters()
        assert letter.status is LetterStatus.CANCELLED
        [cancelled] = books.facts(letter.id, LetterCancelled)
        assert "settled" in cancelled.why
        assert books.facts(claim, ReminderSent) == []
        assert books.run_each(REMIND, REMIND + 60 * DAY) == {}
        assert post.received == []
        assert books.parts(claim) == (0, 0, 0)


def test_08b_a_part_payment_between_planning_and_sending_makes_the_letter_ask_what_is_left(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, post):
        claim = books.bill("A-1", 90_00, due=DUE, email="s@voorbeeld.example")
        said = said_by(books.run(REMIND, progress=once_ordered(lambda: books.pay(claim, 40_00))))
        said += said_by(books.run(REMIND))
        assert said.count("letter_cancelled reminder") == 1
        assert said.count("letter_sent reminder") == 1
        [sent] = books.facts(claim, ReminderSent)
        assert sent.asked.total == 50_00  # 90.00 - 40.00
        assert statuses(books.house) == [LetterStatus.CANCELLED, LetterStatus.SENT]
        [message] = post.messages
        assert "50,00" in str(message.get_body())
        assert "€ 90,00" not in str(message["Subject"])
        assert broken(books.house) == []


def test_08c_a_payment_that_arrives_between_planning_and_posting_stops_the_letter_by_post(
    light_books: Books,
) -> None:
    books = light_books
    claim = books.bill("A-1", 90_00, due=DUE)
    report = books.run(REMIND, progress=once_ordered(lambda: books.pay(claim, 90_00)))
    assert "letter_cancelled reminder" in said_by(report)
    assert not (books.house.home / "outbox").exists()
    assert books.claim(claim).ending.value == "settled"


# --- 22 ----------------------------------------------------------------------------------------

THREE = (100_00, 200_01, 333_33)
"""633.34 together: 15 % is 95.00, where each letter for itself would cost 40, 40 and 50.00."""


def test_22a_three_claims_at_one_step_are_one_letter_and_one_calculation_of_costs(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, post):
        claims = [
            books.bill(f"A-{n}", cents, due=DUE, debtor="K-1", email="s@voorbeeld.example")
            for n, cents in enumerate(THREE, 1)
        ]
        other = books.bill("B-1", 50_00, due=DUE, debtor="K-2", email="b@voorbeeld.example")
        books.run(REMIND)
        assert sorted(asked(letter) for letter in books.letters()) == [50_00, sum(THREE)]
        assert sorted(post.ids.values()) == [1, 1]
        days = books.run_each(REMIND + DAY, MAILED_CHARGE)
        [warning] = [x for x in books.letters(claims[0]) if x.order and x.order.costs_if_unpaid]
        assert warning.order
        assert {part.claim_id for part in warning.order.claims} == set(claims)
        assert (warning.order.costs_if_unpaid, warning.order.costs_base) == (95_00, 633_34)
        # By principal: 15.00 (14.9998), 30.00 (30.0012) and 50.00 (49.9990).
        shares = {part.claim_id: part.costs_share for part in warning.order.claims}
        assert [shares[one] for one in claims] == [15_00, 30_00, 50_00]
        charged = [books.facts(one, CollectionCostsCharged) for one in claims]
        assert [[c.amount for c in one] for one in charged] == [[15_00], [30_00], [50_00]]
        assert [c.amount for c in books.facts(other, CollectionCostsCharged)] == [40_00]
        assert list(days)[-1] == MAILED_CHARGE
        assert "95,00" in books.paper(warning)
        assert broken(books.house) == []


def test_22b_a_claim_paid_in_the_term_leaves_one_calculation_over_what_is_left(
    light_books: Books,
) -> None:
    books = light_books
    first, second, paid = (
        books.bill(f"A-{n}", cents, due=DUE, debtor="K-1") for n, cents in enumerate(THREE, 1)
    )
    books.run_each(REMIND, date(2026, 4, 10))
    # Interest of 28 March - 10 April on 333.33: 14 days x 4 % / 365 = 0.51.
    books.pay(paid, 333_84, on=date(2026, 4, 10))
    books.run_each(date(2026, 4, 11), CHARGE)
    # 15 % of 300.01 is 45.00, for the two that are left, and not 40 for each of them.
    charged = [books.facts(one, CollectionCostsCharged) for one in (first, second, paid)]
    assert [[c.amount for c in one] for one in charged] == [[15_00], [30_00], []]


def asked(letter: Letter) -> int:
    return sum(part.asked.total for part in letter.order.claims) if letter.order else 0


# --- 30 ----------------------------------------------------------------------------------------


def test_30a_five_claims_in_one_letter_are_one_message_one_calculation_and_one_dispatch(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, post):
        five = [
            books.bill(f"A-{n}", 50_00, due=DUE, debtor="K-1", email="s@voorbeeld.example")
            for n in range(1, 6)
        ]
        assert said_by(books.run(REMIND)) == REMINDED
        [letter] = books.letters()
        assert post.ids == {letter.message_id: 1}
        assert asked(letter) == 250_00
        assert len(books.facts(letter.id, DispatchStarted)) == 1
        saved = {books.recorded(one, ReminderSent)[0].command_id for one in five}
        assert saved == {books.recorded(letter.id, LetterSent)[0].command_id}
        books.run_each(REMIND + DAY, MAILED_CHARGE)
        [warning] = [x for x in books.letters() if x.order and x.order.costs_if_unpaid]
        # 15 % of 250.00 is 37.50: one floor of 40.00 for all five, 8.00 for each.
        charged = [c for one in five for c in books.facts(one, CollectionCostsCharged)]
        assert [c.amount for c in charged] == [8_00] * 5
        assert {c.letter_id for c in charged} == {warning.id}
        assert len(books.facts(warning.id, DispatchStarted)) == 1


def test_30b_a_sixth_claim_that_is_opened_in_between_makes_the_letter_be_decided_again(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, post):
        bill = partial(books.bill, due=DUE, debtor="K-1", email="s@voorbeeld.example")
        five = [bill(f"A-{n}", 50_00) for n in range(1, 6)]
        sixth: list[UUID] = []

        def open_it() -> None:
            sixth.append(bill("A-6", 60_00))

        books.run(REMIND, progress=once_ordered(open_it))
        books.run(REMIND)
        first, second = books.letters()
        assert (first.status, second.status) == (LetterStatus.CANCELLED, LetterStatus.SENT)
        assert second.order
        assert {part.claim_id for part in second.order.claims} == {*five, *sixth}
        assert asked(second) == 310_00
        assert post.ids == {second.message_id: 1}
        assert books.facts(first.id, DispatchStarted) == []
        assert [len(books.facts(one, ReminderSent)) for one in (*five, *sixth)] == [1] * 6
