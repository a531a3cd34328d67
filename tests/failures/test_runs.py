"""What goes wrong elsewhere with runs: doubled, after a crash, after days off, unstoppable."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from math import ceil
from pathlib import Path
from uuid import UUID

import pytest

from adapters.mail import SmtpSettings
from application.run.claim import ClaimWork
from application.run.day import ACTOR, ONE_BY_ONE, ROLE, run_day
from application.run.lanes import AHEAD
from application.run.report import RunLine
from domain.claim.events import (
    CollectionCostsCharged,
    DefaultDeclared,
    FourteenDayLetterSent,
    HandedOver,
    ReminderSent,
)
from domain.claim.opening import Invoice
from domain.errors import Conflict
from domain.facts import StreamKind
from domain.law.default import TermBasis
from domain.letter.events import DispatchStarted
from domain.letter.state import LetterStatus
from domain.parties import Address, ContactDetails, PayTo
from tests.api.webs import browsing
from tests.application.houses import HousePlace, broken, by, sent_steps, statuses, topics
from tests.asking import new_debtor, open_by_hand, settle_doubt
from tests.failures.books import (
    CONSUMER_BY_POST,
    Books,
    books_from,
    books_in,
    live,
    mailing,
    said_by,
)

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST
CHARGE_MAILED = date(2026, 4, 17)
"""Mailed on 18 March with seven days, to the 25th; warned by post on Monday the 30th, there on
1 April, fourteen days to the 15th, a banking day, and so charged on the 17th."""

REMINDED = ["letter_ordered reminder", "letter_sent reminder"]
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]
GONE = ["costs_charged", "handed_over"]


# --- 2 -----------------------------------------------------------------------------------------


def test_02a_two_runs_on_one_day_give_one_message_and_one_charge(place: HousePlace) -> None:
    with mailing(place, REMIND) as (books, post):
        claim = books.bill("A-1", 90_00, due=DUE, email="s@voorbeeld.example")
        assert [said_by(books.run(REMIND)), said_by(books.run(REMIND))] == [REMINDED, []]
        assert list(post.ids.values()) == [1]
        days = books.run_each(REMIND + DAY, CHARGE_MAILED - DAY)
        assert [day for day, said in days.items() if said == WARNED] == [date(2026, 3, 30)]
        assert [said_by(books.run(CHARGE_MAILED)) for _ in range(2)] == [GONE, []]
        assert [c.amount for c in books.facts(claim, CollectionCostsCharged)] == [40_00]
        assert len(books.facts(claim, HandedOver)) == 1
        assert list(post.ids.values()) == [1]


def test_02b_two_workers_at_one_moment_give_one_message_and_one_charge(place: HousePlace) -> None:
    with mailing(place, REMIND) as (books, post):
        claims = [
            books.bill(f"A-{n}", 90_00, due=DUE, email=f"s{n}@voorbeeld.example") for n in range(3)
        ]
        at_once(books, REMIND, claims)
        assert sorted(post.ids.values()) == [1, 1, 1]
        assert statuses(books.house) == [LetterStatus.SENT] * 3
        books.run_each(REMIND + DAY, CHARGE_MAILED - DAY)
        books.at(CHARGE_MAILED)
        at_once(books, CHARGE_MAILED, claims)
        for claim in claims:
            assert [c.amount for c in books.facts(claim, CollectionCostsCharged)] == [40_00]
            assert len(books.facts(claim, HandedOver)) == 1
            assert sent_steps(books.house, claim) == ["reminder", "fourteen-day-letter"]
        assert broken(books.house) == []


def at_once(books: Books, day: date, claims: list[UUID]) -> None:
    """Let two workers do a day's work at the same time, with no lease between them."""
    gate, trouble = threading.Barrier(2), list[BaseException]()

    def work() -> None:
        try:
            assert books.smtp
            with live(books.place, books.smtp) as house:
                own = ClaimWork(house, day=day, dry_run=False, actor=ACTOR, role=ROLE)
                gate.wait()
                for claim in claims:
                    without_lease(own, claim)
        except BaseException as error:
            trouble.append(error)
            raise

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []


def without_lease(work: ClaimWork, claim: UUID) -> list[RunLine]:
    try:
        return list(work.take(claim))
    except Conflict:
        return []


def run_in_a_process(place: HousePlace, smtp: SmtpSettings) -> None:
    with live(place, smtp) as house:
        run_day(house)


def test_02c_a_run_killed_while_the_mail_server_answers_sends_no_message_twice(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, post):
        claims = [
            books.bill(f"A-{n}", 90_00, due=DUE, email=f"s{n}@voorbeeld.example") for n in range(3)
        ]
        assert books.smtp
        bare = HousePlace(place.engine, place.url, place.home)
        run = multiprocessing.get_context("spawn").Process(
            target=run_in_a_process, args=(bare, books.smtp)
        )

        def at_the_second() -> None:
            if len(post.received) == 2:
                os.kill(run.pid or 0, signal.SIGKILL)

        post.at_data = at_the_second
        run.start()
        run.join(60)
        assert run.exitcode == -signal.SIGKILL
        said = said_by(books.run(REMIND))
        assert said == ["letter_in_doubt reminder", "task resolve_doubt", *REMINDED]
        assert sorted(post.ids.values()) == [1, 1, 1]
        [doubtful] = [x for x in books.letters() if x.status is LetterStatus.IN_DOUBT]
        settle_doubt(books.house, doubtful.id, by=by(), was_sent=True, evidence="250 queued as 42")
        assert said_by(books.run(REMIND)) == []
        assert sorted(post.ids.values()) == [1, 1, 1]
        assert [len(books.facts(claim, ReminderSent)) for claim in claims] == [1, 1, 1]
        assert len(books.facts(doubtful.id, DispatchStarted)) == 1
        assert broken(books.house) == []


class CrashError(BaseException):
    """The end of a program, which nothing in it may catch."""


def dying_after(what: str) -> Callable[[int, RunLine | None], None]:
    def progress(_looked_at: int, line: RunLine | None) -> None:
        if line and line.what == what:
            raise CrashError

    return progress


def test_02d_a_run_that_dies_right_after_a_charge_charges_nothing_again(books: Books) -> None:
    claim = books.bill("A-1", 1_000_00, due=DUE)
    books.run_each(REMIND, CHARGE - DAY)
    with pytest.raises(CrashError):
        books.run(CHARGE, progress=dying_after("costs_charged"))
    assert books.facts(claim, HandedOver) == []
    assert said_by(books.run(CHARGE)) == ["handed_over"]
    # 15 % of 1,000.00; and 28 March - 18 April is 22 days x 1,000.00 x 4 % / 365 = 2.411.
    assert [c.amount for c in books.facts(claim, CollectionCostsCharged)] == [150_00]
    [gone] = books.facts(claim, HandedOver)
    assert (gone.balance.principal, gone.balance.interest, gone.balance.costs) == (
        1_000_00,
        2_41,
        150_00,
    )


# --- 3 -----------------------------------------------------------------------------------------


def test_03a_a_run_that_was_off_for_three_days_takes_one_step_dated_today(books: Books) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    books.run_each(REMIND, date(2026, 3, 30))
    # Off on 31 March and 1 April; on Thursday 2 April the warning goes out, dated that day.
    late = date(2026, 4, 2)
    assert said_by(books.run(late)) == WARNED
    assert said_by(books.run(late)) == []
    [warning] = books.recorded(claim, FourteenDayLetterSent)
    assert warning.effective_on == late
    # Posted on the 2nd: there on the 7th at the latest (Good Friday and Easter lie between),
    # fourteen days to the 21st, a banking day, so charged on the 23rd and not on the 18th.
    days = books.run_each(late + DAY, date(2026, 4, 24))
    assert days == {date(2026, 4, 23): GONE}
    assert sent_steps(books.house, claim) == ["reminder", "fourteen-day-letter"]


def test_03b_a_run_that_was_off_for_weeks_takes_one_step_a_run_and_skips_none_the_law_asks(
    books: Books,
) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    assert said_by(books.run(date(2026, 4, 14))) == REMINDED  # four weeks late, a Tuesday
    # Posted on 14 April, there on the 16th, seven days to the 23rd; off to 8 May.
    assert said_by(books.run(date(2026, 5, 8))) == ["default_declared", *WARNED]
    [default] = books.facts(claim, DefaultDeclared)
    assert default.in_default_since == date(2026, 4, 24)
    # There on Tuesday 12 May (no post on Sunday and Monday), fourteen days to the 26th.
    assert books.run_each(date(2026, 5, 9), date(2026, 5, 27)) == {}
    assert books.facts(claim, CollectionCostsCharged) == []
    assert said_by(books.run(date(2026, 6, 30))) == GONE
    assert sent_steps(books.house, claim) == ["reminder", "fourteen-day-letter"]
    assert [r.effective_on for r in books.recorded(claim, HandedOver)] == [date(2026, 6, 30)]


# --- 14 ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "last_moment", "first_moment"),
    [
        # On 29 March 2026 the clock goes forward at two, on 25 October back at three.
        pytest.param("2026-03-28", "2026-03-28T22:59:59Z", "2026-03-28T23:00:00Z", id="winter"),
        pytest.param("2026-03-29", "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z", id="to summer"),
        pytest.param("2026-10-24", "2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", id="summer"),
        pytest.param("2026-10-25", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z", id="to winter"),
    ],
)
def test_14_an_invoice_due_today_is_not_overdue_today_also_when_the_clock_changes(
    tmp_path: Path, due: str, last_moment: str, first_moment: str
) -> None:
    place, due_on = HousePlace("sqlite", "", tmp_path / "home"), date.fromisoformat(due)
    books = books_from(place, due_on)
    claim = books.bill("A-1", 1_000_00, due=due_on, agreed=True)
    with browsing(books.house) as web:
        place.clock.instant = datetime.fromisoformat(last_moment)
        assert books.house.today == due_on
        assert said_by(run_day(books.house)) == []
        [row] = web.read("/v1/claims")["rows"]
        assert (row["days_overdue"], row["open"]) == (0, "1000.00")
        assert web.read(f"/v1/claims/{claim}")["in_default_since"] is None
        place.clock.instant = datetime.fromisoformat(first_moment)
        assert books.house.today == due_on + DAY
        sunday = (due_on + DAY).isoweekday() == 7
        assert said_by(run_day(books.house)) == ["default_declared", *([] if sunday else REMINDED)]
        web.views.catch_up()
        [row] = web.read("/v1/claims")["rows"]
        # One day of 4 % over 1,000.00: 0.1096.
        assert (row["days_overdue"], row["open"]) == (1, "1000.11")
    [default] = books.facts(claim, DefaultDeclared)
    assert default.in_default_since == due_on + DAY
    place.close()


# --- 19 ----------------------------------------------------------------------------------------

EACH_WRITTEN_TO = 25
"""One debtor of so many has an address: writing letters is what takes long."""


def open_many(books: Books, many: int) -> None:
    """Open claims by hand that were due yesterday by contract, so that each is in default."""
    for number in range(many):
        street = "" if number % EACH_WRITTEN_TO else "Lindelaan 27"
        contact = ContactDetails(
            name=f"Debtor {number}",
            address=Address(street=street, city="Voorbeeldstad" if street else ""),
        )
        invoice = Invoice(
            number=f"M-{number:03}",
            principal=10_00 + number,
            issued_on=date(2026, 3, 3),
            due_on=DUE,
            agreed_term=TermBasis.CONTRACT,
            pay_to=(PayTo(iban="NL91ABNA0417164300"),),
        )
        open_by_hand(
            books.house,
            by=by(),
            creditor_id=books.creditor,
            debtor=new_debtor(contact=contact),
            invoice=invoice,
        )


def what_happened(books: Books) -> dict[str, list[object]]:
    """Give the facts of every claim by its number, without the ids that a store draws."""
    drawn = {"letter_id", "debtor_id", "creditor_id", "document_sha256"}
    return {
        books.claim(one).invoice_number: [
            (recorded.effective_on, recorded.fact.TOPIC, recorded.fact.model_dump(exclude=drawn))
            for recorded in books.house.collections.history(one)
        ]
        for one in books.house.store.streams(StreamKind.CLAIM)
    }


def test_19_a_run_over_many_claims_shows_progress_can_be_stopped_and_is_gone_on_with(
    place: HousePlace,
) -> None:
    many, before_stop = (300, 130) if place.engine == "sqlite" else (ONE_BY_ONE, 20)
    books = books_from(place, REMIND)
    open_many(books, many)
    seen: list[int] = []
    asked = count(1)

    def progress(looked_at: int, line: RunLine | None) -> None:
        if line is None:
            seen.append(looked_at)

    first = books.run(REMIND, progress=progress, stop=lambda: next(asked) > before_stop)
    done = first.looked_at  # in lanes what was handed out and not begun is left
    assert first.stopped
    assert before_stop - (AHEAD if many > ONE_BY_ONE else 0) <= done <= before_stop
    assert seen == list(range(1, done + 1))
    assert first.counts()["default_declared"] == done
    second = books.run(REMIND, progress=progress)
    assert (second.stopped, second.looked_at) == (False, many)
    assert seen[done:] == list(range(1, many + 1))
    counts = second.counts()  # of the whole run, its first part too
    assert counts["default_declared"] == many
    assert counts["letter_sent"] == ceil(many / EACH_WRITTEN_TO)
    [run] = books.house.store.streams(StreamKind.RUN)
    assert topics(books.house, run)[-1] == "run.finished"
    with place.another("undisturbed") as other, other.opened() as quiet:
        calm = books_in(other, quiet)
        open_many(calm, many)
        assert calm.run(REMIND).counts() == counts
        assert what_happened(books) == what_happened(calm)
