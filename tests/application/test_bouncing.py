"""A letter that comes back by mail: recorded once, its term stops, and the post takes over."""

import mailbox
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from structlog.testing import capture_logs

from adapters.bounces import read_report
from adapters.store.opening import Mode
from application.hand_over.dossier import build_dossier
from application.house import House
from application.inbox.bounces import Noted, read_bounces, record_report
from application.run.day import run_day
from application.settings import Posting
from domain.claim.events import Channel
from domain.letter.events import DeliveryFailed, DeliveryGrade, LetterDelivered
from domain.letter.state import Letter, LetterStatus
from tests.adapters.reports import STRANGER, report
from tests.adapters.test_returned_mail import nested
from tests.api.webs import browsing
from tests.application.houses import (
    CONSUMER,
    MARCH,
    HousePlace,
    broken,
    by,
    case_of,
    claim_from,
    facts_of,
    letters,
    run_on,
    topics,
    whats,
)
from tests.application.relay import post_office
from tests.application.test_dossier_papers import AGENCY
from tests.asking import deliver

DAY = timedelta(days=1)
TODAY = "Wed, 18 Mar 2026 11:00:00 +0100"
SECRET = "open sesame"


@contextmanager
def sent(place: HousePlace, *, data: str = "250 queued", **more: Any) -> Iterator[House]:
    """Give a live house that has mailed a reminder today."""
    with (
        post_office(data=data) as (_, where),
        place.opened(mode=Mode.LIVE, smtp=where, **more) as house,
    ):
        claim_from(house, CONSUMER)
        run_day(house)
        yield house


def about(
    letter: Letter, action: str = "failed", status: str = "5.1.1", date: str = TODAY
) -> bytes:
    """Give a report about a letter."""
    return report(
        envelope=str(letter.id), returned=letter.message_id, action=action, status=status, date=date
    )


def told(house: House, raw: bytes) -> Noted:
    return record_report(house, read_report(raw))


def claim_of(letter: Letter) -> UUID:
    assert letter.order is not None
    return letter.order.claims[0].claim_id


@pytest.mark.both_stores
def test_a_bounce_is_recorded_once_with_its_code_and_nothing_of_the_person(
    place: HousePlace,
) -> None:
    with sent(place) as house:
        [letter] = letters(house)
        assert told(house, about(letter)) is Noted.RETURNED
        assert told(house, about(letter)) is Noted.KNOWN
        assert told(house, about(letter, status="5.2.1")) is Noted.KNOWN
        failed = [f for f in facts_of(house, letter.id) if isinstance(f, DeliveryFailed)]
        assert failed == [DeliveryFailed(permanent=True, code="5.1.1")]
        assert b"brievenbus" not in place.stored_bytes()
        assert broken(house) == []


def test_a_passing_trouble_that_was_given_up_on_is_a_bounce_too(place: HousePlace) -> None:
    with sent(place) as house:
        [letter] = letters(house)
        assert told(house, about(letter, action="delayed", status="4.4.7")) is Noted.STILL_TRIED
        assert letters(house)[0].arrived
        assert told(house, about(letter, status="4.4.7")) is Noted.RETURNED
        assert not letters(house)[0].arrived


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_delivery_that_a_server_reports_shows_that_a_server_took_it_and_no_more(
    place: HousePlace, action: str
) -> None:
    with sent(place) as house:
        [letter] = letters(house)
        assert told(house, about(letter, action=action, status="2.0.0")) is Noted.ACCEPTED
        [fact] = [f for f in facts_of(house, letter.id) if isinstance(f, LetterDelivered)]
        assert (fact.grade, fact.received_on) == (DeliveryGrade.SERVER_ACCEPTED, MARCH)
        assert letters(house)[0].proven_on is None


def test_a_bounce_goes_to_the_post_on_the_same_day_as_a_new_letter(place: HousePlace) -> None:
    with sent(place, post=Posting.SAME_DAY) as house:
        [mailed] = letters(house)
        told(house, about(mailed))
        report_of_run = run_day(house)
        assert whats(report_of_run)[0] == "letter_ordered"
        first, second = letters(house)
        assert first.id != second.id
        assert [one.channel for one in (first, second)] == [Channel.EMAIL, Channel.POST]
        assert case_of(house, claim_of(second)).claim.letters[-1].letter_id == second.id


def test_a_dossier_says_of_a_bounced_letter_that_it_did_not_arrive(place: HousePlace) -> None:
    with sent(place) as house:
        [letter] = letters(house)
        told(house, about(letter, action="delivered", status="2.0.0"))
        told(house, about(letter))
        case = case_of(house, claim_of(letter))
        dossier = build_dossier(house, (case,), to=AGENCY, papers=(), today=MARCH)
        assert [(row.delivery, row.delivered_on) for row in dossier.letters] == [
            ("kwam niet aan", None)
        ]


def test_an_acknowledgement_after_a_bounce_wins(place: HousePlace) -> None:
    with sent(place) as house:
        [letter] = letters(house)
        told(house, about(letter))
        grade = DeliveryGrade.ACKNOWLEDGED
        deliver(house, letter.id, by=by(), grade=grade, received_on=MARCH, evidence="mail terug")
        assert letters(house)[0].arrived
        assert told(house, about(letter, status="5.7.1")) is Noted.KNOWN
        assert whats(run_day(house)) == []


@pytest.mark.parametrize(
    ("action", "noted", "arrived"),
    [
        ("delivered", Noted.ACCEPTED, True),
        ("relayed", Noted.ACCEPTED, True),
        ("delayed", Noted.STILL_TRIED, True),
        ("failed", Noted.RETURNED, False),
    ],
)
def test_any_report_of_a_letter_in_doubt_shows_that_it_was_sent(
    place: HousePlace, action: str, noted: Noted, arrived: bool
) -> None:
    with sent(place, data="hang up") as house:
        [letter] = letters(house)
        assert letter.status is LetterStatus.IN_DOUBT
        assert told(house, about(letter, action=action)) is noted
        [letter] = letters(house)
        assert (letter.status, letter.arrived) == (LetterStatus.SENT, arrived)
        assert topics(house, claim_of(letter)).count("claim.reminder_sent") == 1
        assert broken(house) == []


@pytest.mark.both_stores
def test_a_report_of_a_letter_that_nobody_sent_is_left_to_a_person(place: HousePlace) -> None:
    with place.opened() as house:
        claim_from(house, CONSUMER)
        run_on(place, house, MARCH)
        [letter] = letters(house)
        unknown = report(envelope="", returned="x@y")
        assert told(house, unknown) is Noted.UNRECOGNISED
        assert told(house, report()) is Noted.UNRECOGNISED  # a letter of another house
        assert told(house, about(letter, action="considered")) is Noted.UNRECOGNISED


def maildir(place: HousePlace, *mails: bytes) -> Path:
    place.home.mkdir(exist_ok=True)
    folder = place.home / "returned"
    box = mailbox.Maildir(folder, create=True)
    for raw in mails:
        box.add(raw)
    return folder


def test_a_folder_is_read_before_the_run_and_its_claims_go_first(place: HousePlace) -> None:
    folder = maildir(place)
    with sent(place, bounce_folder=folder) as house:
        [mailed] = letters(house)
        maildir(place, about(mailed), STRANGER)
        assert whats(run_on(place, house, MARCH + DAY))[0] == "letter_ordered"
        assert [letter.channel for letter in letters(house)] == [Channel.EMAIL, Channel.POST]
        assert read_bounces(house, folder) == []  # a person is asked whose the other one is


def test_a_look_ahead_leaves_the_folder_alone(place: HousePlace) -> None:
    folder = maildir(place, STRANGER, report())
    with place.opened(bounce_folder=folder) as house:
        run_day(house, dry_run=True)
        assert len(list((folder / "new").iterdir())) == 2


# --- the endpoint ------------------------------------------------------------------------------


def test_a_bounce_that_is_posted_to_us_is_recorded(place: HousePlace) -> None:
    with sent(place, bounce_secret=SECRET) as house, browsing(house) as web:
        [letter] = letters(house)
        headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "message/rfc822"}
        for noted in ("returned", "known"):
            answer = web.client.post(
                "/v1/deliveries/bounces", content=about(letter), headers=headers
            )
            assert answer.status_code == 200
            assert answer.json() == {"noted": noted, "letter_id": str(letter.id)}


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (401, {"Authorization": "Bearer wrong"}, b""),
        (401, {"Authorization": ""}, b""),
        (415, {"Content-Type": "application/json"}, b"{}"),
        (413, {}, b"x" * 10_000_001),
    ],
)
def test_a_bounce_without_the_secret_of_another_kind_or_too_large_is_a_problem(
    place: HousePlace, status: int, headers: dict[str, str], body: bytes
) -> None:
    given = {"Authorization": f"Bearer {SECRET}", "Content-Type": "message/rfc822", **headers}
    with place.opened(bounce_secret=SECRET) as house, browsing(house) as web:
        answer = web.client.post("/v1/deliveries/bounces", content=body, headers=given)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["way_out"]


def test_no_secret_set_lets_nobody_in(place: HousePlace) -> None:
    with place.opened() as house, browsing(house) as web:
        headers = {"Authorization": "Bearer x", "Content-Type": "message/rfc822"}
        answer = web.client.post("/v1/deliveries/bounces", content=report(), headers=headers)
        assert answer.status_code == 401


def test_a_report_is_dated_within_what_we_know(place: HousePlace) -> None:
    with sent(place) as house:
        [letter] = letters(house)
        late = about(letter, action="delivered", date="Tue, 1 Jan 2030 11:00:00 +0100")
        told(house, late)
        assert letters(house)[0].received_on == date(2026, 3, 18)


def test_one_mail_that_fails_in_whatever_way_stops_neither_the_others_nor_the_run(
    place: HousePlace, tmp_path: Path
) -> None:
    box = mailbox.Maildir(tmp_path / "mail", create=True)
    with sent(place, bounce_folder=tmp_path / "mail") as house:
        [letter] = letters(house)
        claim = claim_of(letter)
        box.add(report(envelope=str(claim)))  # the id of a claim, not of a letter
        box.add(nested(3_000))
        box.add(b"\x00\xff" * 5_000)
        box.add(about(letter))
        found = read_bounces(house, tmp_path / "mail")
        assert sorted(one.noted.value for one in found) == [
            "returned",
            "unrecognised",
            "whose",
            "whose",
        ]
        done = run_day(house)
    assert not done.stopped


def test_a_report_that_cannot_be_recorded_is_that_mails_finding(
    place: HousePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = mailbox.Maildir(tmp_path / "mail", create=True)
    with sent(place) as house:
        [letter] = letters(house)
        box.add(about(letter))

        def failing(*_: Any, **__: Any) -> Any:
            raise ZeroDivisionError("S. Voorbeeld")

        with monkeypatch.context() as broken_rule, capture_logs() as logs:
            broken_rule.setattr("application.inbox.bounces.record_on_letter", failing)
            [found] = read_bounces(house, tmp_path / "mail")
        assert found.noted is Noted.UNREADABLE
        assert "Voorbeeld" not in str(logs)
        assert [one["error"] for one in logs if one["event"] == "mail_failed"] == [
            "ZeroDivisionError"
        ]
        [again] = read_bounces(house, tmp_path / "mail")
        assert again.noted is Noted.RETURNED
