"""What goes wrong elsewhere with letters: the wrong step, the wrong amount, to who has paid."""

from collections.abc import Callable
from datetime import date, timedelta

from api.run_report import RunLine
from domain.claim.events import FourteenDayLetterSent, ReminderSent
from domain.letter.events import LetterCancelled
from domain.letter.state import LetterStatus
from tests.api.houses import HousePlace, broken, sent_steps, statuses, topics
from tests.failures.books import CONSUMER_BY_POST, Books, mailing, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST

REMINDED = ["letter_ordered reminder", "letter_sent reminder"]
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
    books: Books,
) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    report = books.run(REMIND, progress=once_ordered(lambda: books.pay(claim, 90_00)))
    assert "letter_cancelled reminder" in said_by(report)
    assert not (books.house.home / "outbox").exists()
    assert books.claim(claim).ending.value == "settled"
