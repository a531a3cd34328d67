"""A new live store sends no e-mail of a domain that nobody looked at; an older one goes on."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from application.commands.mail import ReleaseMail
from application.house import House
from application.letters.mail_domains import MAIL_UNCHECKED, record_check, why_unchecked
from application.run.day import run_day
from application.views import views_of
from domain.dunning.task import Task
from domain.ids import mail_domain_id
from domain.mail_domain import decisions
from domain.mail_domain.events import MailDomainFirstSent
from domain.mail_domain.state import MailDomain
from tests.application.houses import MARCH, HousePlace, by, facts_of, letters
from tests.application.test_refused_senders import DOMAIN, only_mail, opened

RULE = "application.letters.mail_domains.CHECKED_FIRST_FROM"


@pytest.fixture(autouse=True)
def the_rule_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of stores that are made today; the day itself is in the future of every sample."""
    monkeypatch.setattr(RULE, MARCH)


def look(house: House, *lacking: str) -> None:
    record_check(house, DOMAIN, lacking=lacking, actor="els", role="handler")


def asked(house: House) -> list[Task]:
    with views_of(house) as views:
        views.catch_up()
        found = views.worklist.tasks(house.today)
        return [one.task for one in found if one.task is Task.CHECK_MAIL]


def waits(house: House) -> list[str]:
    return [one.why for one in run_day(house).lines if one.what == "letter_waits"]


@pytest.mark.both_stores
def test_the_first_e_mail_of_a_new_store_waits_until_its_domain_was_seen_to_be_right(
    place: HousePlace,
) -> None:
    with opened(place) as (house, post):
        only_mail(house)
        assert waits(house) == [f"{MAIL_UNCHECKED}: {DOMAIN}"]
        assert asked(house) == [Task.CHECK_MAIL]
        look(house, "dkim")
        assert waits(house)
        assert post.offered == 0
        look(house)
        assert asked(house) == []
        assert waits(house) == []
        assert post.offered == 1
        place.clock.move_to(MARCH + timedelta(days=40))
        assert not why_unchecked(house, DOMAIN)  # after its first one it is looked at no more
        facts = facts_of(house, mail_domain_id(DOMAIN))
        first = [one.letter_id for one in facts if isinstance(one, MailDomainFirstSent)]
        assert first == [letters(house)[0].id]


def test_a_store_of_the_day_before_sends_as_it_did(
    place: HousePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RULE, MARCH + timedelta(days=1))
    with opened(place) as (house, post):
        only_mail(house)
        assert waits(house) == []
        assert post.offered == 1
        assert not facts_of(house, mail_domain_id(DOMAIN))


def test_a_person_may_say_that_it_goes_all_the_same(place: HousePlace) -> None:
    with opened(place) as (house, post):
        only_mail(house)
        run_day(house)
        ReleaseMail(domain=DOMAIN, reason_text="de provider tekent zelf").carry(house, by=by())
        run_day(house)
        assert post.offered == 1


@pytest.mark.parametrize(("days", "may"), [(30, True), (31, False)])
def test_a_look_holds_for_thirty_days(days: int, *, may: bool) -> None:
    seen = MailDomain(UUID(int=1), name=DOMAIN, passed_on=date(2026, 12, 1))
    today = date(2026, 12, 1) + timedelta(days=days)
    assert decisions.may_begin(seen, today=today) is may
    wanted = decisions.want_check(seen, name=DOMAIN, today=today)
    assert bool(wanted) is not may
