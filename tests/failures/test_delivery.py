"""What goes wrong elsewhere with delivery: a term that runs from a letter nobody got."""

from datetime import date, timedelta

from adapters.bounces import read_report
from application.inbox.bounces import Noted, record_report
from domain.claim.events import Channel, CollectionCostsCharged, DefaultDeclared
from domain.claim.events import DeterminationWithdrawn as Withdrawn
from tests.adapters.reports import report
from tests.application.houses import HousePlace, broken, by
from tests.asking import deliver
from tests.failures.books import CONSUMER_BY_POST, Books, mailing, said_by

DAY = timedelta(days=1)
DUE = date(2026, 3, 17)
REMIND, WARN, CHARGE = CONSUMER_BY_POST


def bounce(books: Books) -> Noted:
    """Let the last mail come back as its post office writes it."""
    letter = books.letters()[-1]
    raw = report(envelope=str(letter.id), returned=letter.message_id)
    return record_report(books.house, read_report(raw))


def test_12a_a_bounced_mail_goes_by_post_and_its_term_does_not_run(place: HousePlace) -> None:
    with mailing(place, REMIND) as (books, post):
        claim = books.bill("A-1", 90_00, due=DUE, email="b@voorbeeld.example")
        books.run(REMIND)
        # Seven days from the mail, to Wednesday the 25th.
        books.run_each(REMIND + DAY, date(2026, 3, 26))
        assert books.facts(claim, DefaultDeclared)[0].in_default_since == date(2026, 3, 26)
        assert bounce(books) is Noted.RETURNED
        said = said_by(books.run(date(2026, 3, 27)))
        assert said == ["default_withdrawn", "letter_ordered reminder", "letter_sent reminder"]
        assert len(books.facts(claim, Withdrawn)) == 1
        mailed, posted = books.letters(claim)
        assert (mailed.channel, posted.channel) == (Channel.EMAIL, Channel.POST)
        assert mailed.id != posted.id
        # Posted on Friday, planned to be there on Tuesday the 31st: seven days, to 7 April.
        books.run_each(date(2026, 3, 28), date(2026, 4, 8))
        assert books.facts(claim, DefaultDeclared)[-1].in_default_since == date(2026, 4, 8)
        assert len(post.messages) == 1
        assert broken(books.house) == []


def test_12b_a_warning_that_came_back_yields_no_costs_and_no_hand_over(books: Books) -> None:
    claim = books.bill("A-1", 90_00, due=DUE)
    books.run_each(REMIND, CHARGE - DAY)
    warning = books.letters(claim)[-1]
    assert warning.sent_on == WARN
    deliver(books.house, warning.id, by=by(), grade=None, received_on=CHARGE - DAY)
    said = said_by(books.run(CHARGE))
    assert said == ["letter_voided fourteen-day-letter", "task find_address"]
    assert books.facts(claim, CollectionCostsCharged) == []
    assert books.claim(claim).live
    assert broken(books.house) == []


def test_12c_a_warning_that_came_back_takes_the_costs_that_rested_on_it_along(
    books: Books,
) -> None:
    claim = books.by_hand("A-1", 90_00, due=DUE)
    books.run_each(REMIND, CHARGE + DAY)
    charged = sum(fact.amount for fact in books.facts(claim, CollectionCostsCharged))
    warning = books.letters(claim)[-1]
    deliver(books.house, warning.id, by=by(), grade=None, received_on=CHARGE)
    books.run(CHARGE + 2 * DAY)
    assert charged == 40_00
    assert books.parts(claim)[2] == 0
    assert broken(books.house) == []
