"""A sender whom mail servers refuse: his e-mail stops, and no debtor is marked for it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from adapters.bounces import read_report
from adapters.store.opening import Mode
from application.commands.mail import ReleaseMail
from application.house import House
from application.inbox.bounces import Noted, record_report
from application.letters.mail_domains import MAIL_STOPPED, stopped_domains
from application.run.day import run_day
from application.settings import Posting
from application.views import views_of
from domain.claim.events import Channel
from domain.dunning.task import Task
from domain.errors import Refusal
from domain.letter.events import DeliveryFailed, DispatchFailed
from domain.letter.state import LetterStatus
from tests.adapters.reports import report
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    by,
    case_of,
    claim_from,
    facts_of,
    letters,
)
from tests.application.relay import post_office
from tests.application.test_dispatch import NO_STREET

REFUSED = "550 5.7.26 This mail has been blocked because the sender is unauthenticated."
DOMAIN = "deketting.example"


@contextmanager
def opened(place: HousePlace, *, data: str = "250 queued", rcpt: str = "250 OK") -> Iterator[Any]:
    with (
        post_office(data=data, rcpt=rcpt) as (post, where),
        place.opened(
            mode=Mode.LIVE, smtp=where, post=Posting.SAME_DAY, sender=f"post@{DOMAIN}"
        ) as house,
    ):
        yield house, post


def only_mail(house: House, at: int = 0) -> UUID:
    """A claim on somebody without an address on paper."""
    return claim_from(
        house,
        CONSUMER,
        NO_STREET,
        ("<cbc:ID>2026-0118</cbc:ID>", f"<cbc:ID>2026-{1000 + at}</cbc:ID>"),
        ("S. Voorbeeld", f"{chr(65 + at)}. Voorbeeld"),
        ("s.voorbeeld@", f"v{at}@"),
    )


@pytest.mark.both_stores
def test_who_refuses_the_sender_stops_all_his_mail_and_marks_no_debtor(place: HousePlace) -> None:
    with opened(place, data=REFUSED) as (house, post):
        claims = [only_mail(house, at) for at in range(3)]
        done = run_day(house)
        assert post.offered == 1
        counts = Counter(line.what for line in done.lines)
        assert (counts["letter_failed"], counts["letter_waits"]) == (1, 2)
        waits = [line.why for line in done.lines if line.what == "letter_waits"]
        assert all(why.startswith(MAIL_STOPPED) and "5.7.26" in why for why in waits)
        assert done.needs_attention
        for claim in claims:
            found = case_of(house, claim).claim
            assert (found.pending, found.lost_channels, found.dropped) == (None, {}, {})
        [letter] = letters(house)
        [failed] = [one for one in facts_of(house, letter.id) if isinstance(one, DispatchFailed)]
        assert (failed.permanent, failed.passing) == (False, True)
        [domain] = stopped_domains(house)
        assert domain.stopped is not None
        assert (domain.name, domain.stopped.letter_id) == (DOMAIN, letter.id)


def test_a_second_run_offers_nothing_to_the_mail_server(place: HousePlace) -> None:
    with opened(place, data=REFUSED) as (house, post):
        only_mail(house)
        run_day(house)
        run_day(house)
        assert post.offered == 1


def test_a_step_that_falls_back_on_post_goes_by_post_meanwhile(place: HousePlace) -> None:
    with opened(place, data=REFUSED) as (house, _):
        only_mail(house)
        run_day(house)
        claim_from(house, CONSUMER)
        run_day(house)
        sent = [one for one in letters(house) if one.status is LetterStatus.SENT]
        assert [one.channel for one in sent] == [Channel.POST]


def test_when_a_person_says_so_the_letters_go_out_once(place: HousePlace) -> None:
    with opened(place, data=REFUSED) as (house, _):
        only_mail(house)
        run_day(house)
        with pytest.raises(Refusal, match="reason"):
            ReleaseMail(domain=DOMAIN).carry(house, by=by())
        ReleaseMail(domain=DOMAIN, reason_text="sleutel hersteld").carry(house, by=by())
        assert not list(stopped_domains(house))
    with opened(place) as (house, post):
        run_day(house)
        assert post.offered == 1
        assert Counter(one.status for one in letters(house))[LetterStatus.SENT] == 1


def test_the_work_list_asks_somebody_to_look_until_it_goes_on(place: HousePlace) -> None:
    with opened(place, data=REFUSED) as (house, _):
        only_mail(house)
        run_day(house)
        with views_of(house) as views:
            views.catch_up()
            tasks = views.worklist.tasks(house.today)
            [asked] = [one for one in tasks if one.task is Task.MAIL_STOPPED]
            assert (asked.since, asked.why) == (MARCH, f"5.7.26: {DOMAIN}")
            ReleaseMail(domain=DOMAIN, reason_text="hersteld").carry(house, by=by())
            views.catch_up()
            tasks = views.worklist.tasks(house.today)
            assert Task.MAIL_STOPPED not in {one.task for one in tasks}


@pytest.mark.parametrize("status", ["5.7.515", "5.7.25", "5.7.27"])
def test_a_report_that_the_sender_was_refused_says_nothing_of_the_address(
    place: HousePlace, status: str
) -> None:
    with opened(place) as (house, _):
        claim = only_mail(house)
        run_day(house)
        [letter] = letters(house)
        raw = report(envelope=str(letter.id), returned=letter.message_id, status=status)
        assert record_report(house, read_report(raw)) is Noted.RETURNED
        [fact] = [one for one in facts_of(house, letter.id) if isinstance(one, DeliveryFailed)]
        assert (fact.permanent, fact.sender, fact.code) == (False, True, status)
        case = case_of(house, claim)
        assert not case.letters[letter.id].arrived
        assert [one.name for one in stopped_domains(house)] == [DOMAIN]
        ReleaseMail(domain=DOMAIN, reason_text="hersteld").carry(house, by=by())
        place.clock.move_to(MARCH.replace(day=20))
        again = run_day(house)
        assert "letter_sent" in [line.what for line in again.lines]
        assert {one.channel for one in letters(house)} == {Channel.EMAIL}


def test_a_mailbox_that_is_full_is_not_the_senders_fault(place: HousePlace) -> None:
    with opened(place, data="552 5.2.2 mailbox full") as (house, post):
        for at in range(2):
            only_mail(house, at)
        run_day(house)
        assert post.offered == 2
        assert not list(stopped_domains(house))
