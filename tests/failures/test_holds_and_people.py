"""What goes wrong elsewhere with holds and people: forgotten, mixed up, or never reached."""

from datetime import date, timedelta
from email.message import EmailMessage
from uuid import UUID

from adapters.paper.press import text_of
from domain.claim.events import (
    Channel,
    CollectionCostsCharged,
    DefaultDeclared,
    HandedOver,
    HandOverRequested,
    HoldPlaced,
)
from domain.creditor.events import TermsChanged
from domain.letter.events import DeliveryGrade
from domain.letter.text import LetterKind
from tests import asking as handing_over
from tests.adapters.reports import report
from tests.api.webs import Web, browsing
from tests.application.houses import HousePlace, by, files_of, sent_steps, topics
from tests.application.relay import post_office
from tests.asking import change_terms, deliver, lift_hold, place_hold, record_dispute
from tests.failures.books import CONSUMER_BY_POST, Books, books_in, live, mailing, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST
REMINDED = ["letter_ordered reminder", "letter_sent reminder"]
WARNED = ["letter_ordered fourteen-day-letter", "letter_sent fourteen-day-letter"]
GONE = ["costs_charged", "handed_over"]


def hold(books: Books, claim: UUID, first: date, last: date | None) -> None:
    place_hold(books.house, claim, by=by(), category="complaint", from_day=first, until=last)


def tasks(web: Web, day: date) -> dict[str, str]:
    """Give what waits for a person on a day, and why."""
    web.views.catch_up()
    found = {t["task"]: t["why"] for t in web.read("/v1/worklist", on=day.isoformat())["tasks"]}
    found.pop("look_at_marks", None)
    return found


# --- 9 -----------------------------------------------------------------------------------------


def test_09_a_hold_entered_two_days_late_moves_every_later_term_and_the_trail_shows_both_days(
    books: Books,
) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    books.run_each(REMIND, date(2026, 3, 29))
    before = books.house.clock()
    books.at(date(2026, 3, 30))
    hold(books, claim, date(2026, 3, 28), date(2026, 4, 3))
    # Seven held days after the term: the warning of 31 March goes out on 7 April, and what
    # would have been charged on 18 April is charged on the 25th.
    days = books.run_each(date(2026, 3, 30), date(2026, 4, 25))
    assert days == {date(2026, 4, 7): WARNED, date(2026, 4, 25): GONE}
    [placed] = books.recorded(claim, HoldPlaced)
    assert placed.effective_on == date(2026, 3, 28)
    assert placed.recorded_at.date() == date(2026, 3, 30)
    with browsing(books.house) as web:
        trail = web.read(f"/v1/claims/{claim}/audit-trail")["facts"]
        [told] = [fact for fact in trail if fact["topic"] == "claim.hold_placed"]
        assert told["effective_on"] == "2026-03-28"
        assert told["recorded_at"].startswith("2026-03-30")
        at, then = f"/v1/claims/{claim}", {"on": "2026-03-29"}
        assert web.read(at, **then)["status"] == "hold"
        assert web.read(at, **then, known_at=before.isoformat())["status"] == "open"


# --- 10 ----------------------------------------------------------------------------------------


def test_10a_a_hold_that_ends_brings_the_claim_back_to_the_work_of_the_run(books: Books) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    hold(books, claim, REMIND, date(2026, 3, 24))
    with browsing(books.house) as web:
        web.views.catch_up()
        due = web.views.worklist.due
        assert [one.claim_id for one in due(date(2026, 3, 24))] == []
        assert [one.claim_id for one in due(date(2026, 3, 25))] == [claim]
    assert books.run_each(REMIND, date(2026, 3, 24)) == {}
    assert said_by(books.run(date(2026, 3, 25))) == REMINDED


def test_10b_a_hold_that_ends_or_is_lifted_brings_back_the_task_of_a_person(
    light_books: Books,
) -> None:
    books = light_books
    ends, lifted = (books.bill(f"A-{n}", 90_00, due=DUE) for n in (1, 2))
    books.run_each(REMIND, date(2026, 3, 28))
    hold(books, ends, date(2026, 3, 28), date(2026, 4, 1))
    hold(books, lifted, date(2026, 3, 28), None)
    with browsing(books.house) as web:
        assert "call" not in tasks(web, date(2026, 4, 1))
        assert "call" in tasks(web, date(2026, 4, 2))
        assert called(web, date(2026, 4, 2)) == {ends}
        books.at(date(2026, 4, 4))
        lift_hold(books.house, lifted, by=by(), hold_id="hold-1")
        assert called(web, date(2026, 4, 4)) == {ends, lifted}


def called(web: Web, day: date) -> set[UUID]:
    web.views.catch_up()
    found = web.read("/v1/worklist", on=day.isoformat(), task="call")["tasks"]
    return {UUID(task["claim"]) for task in found}


# --- 11 ----------------------------------------------------------------------------------------


def test_11_a_hold_on_one_invoice_does_not_hide_the_debtors_other_invoices(
    light_books: Books,
) -> None:
    books = light_books
    held = books.bill("A-1", 90_00, due=DUE, debtor="K-1")
    contested = books.bill("A-2", 70_00, due=DUE, debtor="K-1")
    other = books.bill("A-3", 60_00, due=DUE, debtor="K-1")
    hold(books, held, REMIND, None)
    record_dispute(books.house, contested, by=by(), ground="not_delivered")
    books.run(REMIND)
    assert [sent_steps(books.house, one) for one in (held, contested, other)] == [
        [],
        [],
        ["reminder"],
    ]
    [letter] = books.letters()
    assert letter.order
    assert [(p.claim_id, p.asked.total) for p in letter.order.claims] == [(other, 60_00)]
    debtor = books.claim(held).debtor_id
    with browsing(books.house) as web:
        rows = {row["invoice_number"]: row for row in web.read("/v1/claims", debtor=debtor)["rows"]}
        assert {number: row["status"] for number, row in rows.items()} == {
            "A-1": "hold",
            "A-2": "disputed",
            "A-3": "open",
        }
        assert web.read("/v1/overview")["total"]["open"] == "220.00"
        assert set(web.read(f"/v1/debtors/{debtor}")["claims"]) == {
            str(one) for one in (held, contested, other)
        }


# --- 12 ----------------------------------------------------------------------------------------

SECRET = "open sesame"


def test_12d_a_mail_that_bounces_goes_by_post_at_once_and_its_term_does_not_run(
    place: HousePlace,
) -> None:
    with post_office() as (post, where), live(place, where, bounce_secret=SECRET) as house:
        books = books_in(place, house)
        claim = books.bill("A-1", 90_00, due=DUE, email="s@voorbeeld.example")
        assert said_by(books.run(REMIND)) == REMINDED  # to be paid by the 25th
        [mailed] = books.letters()
        books.at(date(2026, 3, 20))
        raw = report(envelope=str(mailed.id), returned=mailed.message_id)
        with browsing(house) as web:
            answer = web.client.post(
                "/v1/deliveries/bounces",
                content=raw,
                headers={"Content-Type": "message/rfc822", "Authorization": f"Bearer {SECRET}"},
            )
            assert answer.json() == {"noted": "returned", "letter_id": str(mailed.id)}
        assert said_by(books.run(date(2026, 3, 20))) == REMINDED
        # Posted on Friday the 20th, there on Tuesday the 24th, seven days to the 31st: default
        # from 1 April, and not from the 26th on the mail that never arrived.
        assert books.run_each(date(2026, 3, 21), date(2026, 3, 31)) == {}
        assert books.facts(claim, DefaultDeclared) == []
        assert books.run_each(date(2026, 4, 1), date(2026, 4, 1)) == {
            date(2026, 4, 1): ["default_declared"]
        }
        [default] = books.facts(claim, DefaultDeclared)
        assert default.in_default_since == date(2026, 4, 1)
        assert [x.channel for x in books.letters()] == [Channel.EMAIL, Channel.POST]
        assert len(post.received) == 1


def test_12e_a_fourteen_day_letter_that_came_back_goes_by_mail_and_makes_nothing_due(
    place: HousePlace,
) -> None:
    with mailing(place, REMIND) as (books, _):
        handing_over.register_agency(books.house, books.creditor, by=by(), name="Jansen")
        claim = books.bill("A-1", 90_00, due=DUE, email="s@voorbeeld.example")
        days = books.run_each(REMIND, date(2026, 3, 30))
        assert days[date(2026, 3, 30)] == WARNED
        posted = books.letters()[-1]
        books.at(date(2026, 4, 8))
        deliver(
            books.house,
            posted.id,
            by=by(),
            grade=None,
            received_on=date(2026, 4, 8),
            evidence="returned",
        )
        assert "letter_sent fourteen-day-letter" in said_by(books.run(date(2026, 4, 8)))
        mailed = books.letters()[-1]
        assert (posted.channel, mailed.channel) == (Channel.POST, Channel.EMAIL)
        # On 17 April the letter of 30 March would have lapsed; a mail alone starts no term.
        assert books.run_each(date(2026, 4, 9), date(2026, 5, 9)) == {}
        assert books.facts(claim, CollectionCostsCharged) == []
        with browsing(books.house) as web:
            assert "prove_delivery" in tasks(web, date(2026, 5, 9))
        books.at(date(2026, 5, 11))
        deliver(
            books.house,
            mailed.id,
            by=by(),
            grade=DeliveryGrade.ACKNOWLEDGED,
            received_on=date(2026, 5, 11),
            evidence="reply",
        )
        # Fourteen days from 12 to 25 May, which is Whit Monday: the 26th; a banking day, the 28th.
        days = books.run_each(date(2026, 5, 11), date(2026, 5, 28))
        assert days == {date(2026, 5, 28): GONE}


# --- 13 ----------------------------------------------------------------------------------------

PEOPLE = {
    "A": ("Anna de Anker", "K-101", ("AA-11", "AA-12"), (111_11, 122_22)),
    "B": ("Bram Boogaard", "K-202", ("BB-21", "BB-22"), (211_13, 233_31)),
    "C": ("Cornelis Cool", "K-303", ("CC-31",), (311_17,)),
}


def test_13_a_message_to_one_debtor_never_holds_anything_of_another(place: HousePlace) -> None:
    with mailing(place, REMIND) as (books, post):
        for name, customer, numbers, amounts in PEOPLE.values():
            email = f"{customer.lower()}@voorbeeld.example"
            for number, cents in zip(numbers, amounts, strict=True):
                books.bill(number, cents, due=DUE, debtor=customer, named=name, email=email)
        books.run(REMIND)
        assert len(post.messages) == 3
        written = [whole(message) for message in post.messages]
        books.run_each(REMIND + DAY, WARN)
        written += [books.paper(letter) for letter in books.letters()[3:]]
        assert len(written) == 6
        marks = {who: marks_of(who) for who in PEOPLE}
        for text in written:
            [addressee] = [who for who in PEOPLE if PEOPLE[who][0] in text]
            for who, theirs in marks.items():
                found = {mark for mark in theirs if mark in text}
                assert bool(found) == (who == addressee), found


def marks_of(who: str) -> set[str]:
    """Give what only one debtor's papers hold: name, mail, numbers of invoices, amounts."""
    name, customer, numbers, amounts = PEOPLE[who]
    shown = {f"{cents // 100},{cents % 100:02}" for cents in (*amounts, sum(amounts))}
    return {name, f"{customer.lower()}@", *numbers, *shown}


def whole(message: EmailMessage) -> str:
    """Give every word of a message: head, text, and what is attached, paper included."""
    parts = [f"{name}: {value}" for name, value in message.items()]
    for part in message.walk():
        if not part.is_multipart():
            raw = part.get_payload(decode=True)
            assert isinstance(raw, bytes)
            pdf = part.get_content_type() == "application/pdf"
            parts += [text_of(raw) if pdf else raw.decode(), part.get_filename() or ""]
    return "\n".join(parts)


# --- 17 ----------------------------------------------------------------------------------------


def test_17a_a_new_invoice_does_not_join_the_dossier_that_lies_with_the_bailiff(
    books: Books,
) -> None:
    old = books.bill("A-1", 90_00, due=DUE, debtor="K-1")
    handing_over.register_agency(books.house, books.creditor, by=by(), name="Jansen")
    books.run_each(REMIND, CHARGE)
    [gone] = books.facts(old, HandedOver)
    version, folders = books.claim(old).version, files_of(books.house.home / "hand-over")
    books.at(date(2026, 4, 20))
    new = books.bill("A-2", 60_00, due=date(2026, 4, 30), debtor="K-1")
    assert books.claim(new).debtor_id == books.claim(old).debtor_id
    # Due on 30 April: its own first reminder on 1 May, and nothing of the bailiff before or on it.
    assert books.run_each(date(2026, 4, 20), date(2026, 5, 13)) == {date(2026, 5, 1): REMINDED}
    [letter] = books.letters(new)
    assert letter.order
    assert [(part.claim_id, part.asked.total) for part in letter.order.claims] == [(new, 60_00)]
    assert (books.claim(new).live, books.claim(new).handed_to) == (True, "")
    assert books.claim(old).version == version
    assert [f.dossier_sha256 for f in books.facts(old, HandedOver)] == [gone.dossier_sha256]
    assert files_of(books.house.home / "hand-over") == folders
    with browsing(books.house) as web:
        rows = web.read("/v1/claims", all="true")["rows"]
        assert {r["invoice_number"]: r["status"] for r in rows} == {
            "A-1": "handed_over",
            "A-2": "open",
        }


def test_17b_a_statement_of_what_is_open_leaves_out_what_lies_with_the_bailiff(
    light_books: Books,
) -> None:
    books = light_books
    old = books.bill("OLD-1", 90_00, due=DUE, debtor="K-1")
    books.run_each(REMIND, CHARGE)
    assert len(books.facts(old, HandedOver)) == 1
    change_terms(
        books.house,
        books.creditor,
        by=by(),
        terms=TermsChanged(plan_for_consumers="six-steps@1"),
    )
    books.at(date(2026, 4, 20))
    new = [
        books.bill(f"NEW-{n}", cents, due=date(2026, 4, 30), debtor="K-1")
        for n, cents in enumerate((60_00, 50_00), 1)
    ]
    books.run(date(2026, 5, 1))
    [letter] = [x for x in books.letters() if x.ordered_on == date(2026, 5, 1)]
    assert letter.order
    assert letter.order.letter_kind is LetterKind.STATEMENT
    assert {part.claim_id for part in letter.order.claims} == set(new)
    assert letter.order.listed == ()
    paper = books.paper(letter)
    assert "110,00" in paper
    assert "OLD-1" not in paper


# --- 18 ----------------------------------------------------------------------------------------


def offered(books: Books) -> UUID:
    """Offer a claim to an agency that answers."""
    handing_over.register_agency(
        books.house,
        books.creditor,
        by=by(),
        name="Incasso Jansen",
        confirms=True,
    )
    claim = books.bill("A-1", 90_00, due=DUE)
    books.run_each(REMIND, CHARGE)
    assert len(books.facts(claim, HandOverRequested)) == 1
    return claim


def test_18a_an_agency_that_refuses_puts_the_claim_back_on_the_work_list_with_the_reason(
    light_books: Books,
) -> None:
    books = light_books
    claim = offered(books)
    books.at(date(2026, 4, 20))
    handing_over.refuse(books.house, claim, by=by(), why="no_address")
    with browsing(books.house) as web:
        assert tasks(web, date(2026, 4, 20))["hand_over_refused"] == "no_address"
        assert books.run_each(date(2026, 4, 20), date(2026, 5, 4)) == {}
        assert tasks(web, date(2026, 5, 4))["hand_over_refused"] == "no_address"
        [row] = web.read("/v1/claims")["rows"]
        assert row["status"] == "open"
    assert len(books.facts(claim, HandOverRequested)) == 1
    assert books.facts(claim, HandedOver) == []
    assert [c.amount for c in books.facts(claim, CollectionCostsCharged)] == [40_00]


def test_18b_a_recall_that_fails_puts_the_claim_back_on_the_work_list_with_the_reason(
    books: Books,
) -> None:
    claim = offered(books)
    books.at(date(2026, 4, 20))
    handing_over.accept(books.house, claim, by=by(), reference="J-77")
    handing_over.request_recall(books.house, claim, by=by(), why="paid to us")
    books.at(date(2026, 4, 22))
    handing_over.fail_recall(books.house, claim, by=by(), why="in_court")
    with browsing(books.house) as web:
        assert tasks(web, date(2026, 4, 22))["recall_failed"] == "in_court"
        assert tasks(web, date(2026, 7, 1))["recall_failed"] == "in_court"
    assert books.claim(claim).handed_to == "Incasso Jansen"
    assert books.run_each(date(2026, 4, 22), date(2026, 5, 4)) == {}
    assert topics(books.house, claim)[-3:] == [
        "claim.handed_over",
        "claim.recall_requested",
        "claim.recall_failed",
    ]
