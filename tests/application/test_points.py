"""Every question is asked at one point: a day, and what was known; the answer says which it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError

from api.words.compliance.spoken import SpokenCompliance
from api.words.facts import told_in
from api.words.withheld import rule_said
from application.house import House
from application.log_tree import tree_of
from application.principal import Principal
from application.queries.catalogue import QUERIES
from application.queries.of_audit import AskAuditTrail
from application.queries.of_claims import (
    ListClaims,
    ReadAuditTrail,
    ReadClaim,
    ReadOverview,
    ReadTask,
    ReadWorkList,
)
from application.queries.of_course import ListPayments
from application.queries.of_figures import ReadFigures
from application.queries.of_parties import ListDebtors, ReadCreditor, ReadDebtor
from application.queries.of_why import ReadChanges
from application.queries.of_withheld import ReadWithheld
from application.queries.point_shapes import Pointed, PointOut
from application.queries.query import Inquiry, Query
from application.views import Views, views_of
from domain.errors import Refusal
from tests.application.houses import CONSUMER, MARCH, HousePlace, by, claim_from, run_on
from tests.asking import register_payment

APRIL = date(2026, 4, 2)


@dataclass
class Told:
    """A house with a claim; what was known before a payment of an earlier day was told."""

    house: House
    views: Views
    claim: UUID
    before: int
    moment: datetime
    paid_on: date = MARCH + timedelta(days=1)
    asked: list[Inquiry] = field(default_factory=list)

    def answer(self, question: Query) -> Any:
        asked = Inquiry(
            clock=self.house.clock,
            open_house=lambda: self.house,
            open_views=lambda: self.views,
            tell=told_in,
            who=Principal.at_the_machine("els"),
            say_rule=rule_said,
            say_compliance=SpokenCompliance(),
        )
        return question.turned(asked)

    @property
    def debtor(self) -> UUID:
        found = self.house.collections.claim(self.claim).debtor_id
        assert found
        return found

    @property
    def creditor(self) -> UUID:
        found = self.house.collections.claim(self.claim).creditor_id
        assert found
        return found

    def questions(self, **at: Any) -> list[Query]:
        """One of each kind, asked at a point."""
        return [
            ReadClaim(claim_id=self.claim, **at),
            ReadDebtor(debtor_id=self.debtor, **at),
            ReadCreditor(creditor_id=self.creditor, **at),
            ReadOverview(**at),
            ListClaims(**at),
            ReadWorkList(**at),
            ListDebtors(**at),
            ReadAuditTrail(claim_id=self.claim, **at),
            AskAuditTrail(**at),
            ListPayments(**at),
            ReadFigures(**at),
            ReadWithheld(claim_id=self.claim, **at),
            ReadChanges(claim_id=self.claim, **at),
        ]


@pytest.fixture
def told(place: HousePlace) -> Iterator[Told]:
    with back_dated(place) as made:
        yield made


@contextmanager
def back_dated(place: HousePlace) -> Iterator[Told]:
    house = place.open()
    claim = claim_from(house, CONSUMER)
    run_on(place, house, MARCH)
    run_on(place, house, APRIL)
    before, moment = house.store.last_position(), house.clock()
    place.clock.move_to(APRIL + timedelta(days=1))
    with views_of(house) as views:
        found = Told(house, views, claim, before, moment)
        register_payment(
            house, claim, by=by(), payment_id="late", amount=10_00, credited_on=found.paid_on
        )
        views.catch_up()
        yield found


def of(told: Told, question: Query) -> PointOut:
    answer = told.answer(question)
    assert isinstance(answer, Pointed)
    assert answer.point
    return answer.point


def test_an_answer_carries_day_moment_position_and_the_root_of_each_log(told: Told) -> None:
    tree = tree_of(told.house, told.creditor, through=told.before)
    for question in told.questions(on=APRIL, known_at=told.before):
        at = of(told, question)
        assert (at.day, at.position) == (APRIL, told.before), question.NAME
        assert at.known_at
        assert at.known_at <= told.moment
        [log] = at.logs
        assert (log.log, log.size, log.root) == (told.creditor, tree.size, tree.root.hex())


def test_of_today_and_now_it_says_the_position_too(told: Told) -> None:
    last = told.house.store.last_position()
    for question in told.questions():
        at = of(told, question)
        assert at.position == last, question.NAME
        assert at.day in {told.house.today, None}, question.NAME
        assert at.logs


def test_asked_again_at_the_point_of_an_answer_it_is_the_same_answer(told: Told) -> None:
    for question in told.questions(on=APRIL):
        first = told.answer(question)
        again = told.answer(question.model_copy(update={"known_at": first.point.position}))
        assert plain(again) == plain(first), question.NAME


def plain(answer: Pointed) -> dict[str, Any]:
    return answer.model_dump(exclude={"known_at", "point"})


def test_a_back_dated_payment_is_in_what_is_known_now_and_not_in_what_was_known(
    told: Told,
) -> None:
    for known, paid in ((told.before, "0.00"), (told.moment, "0.00"), (None, "10.00")):
        [row] = told.answer(ListClaims(on=APRIL, known_at=known)).rows
        assert row.paid == paid
        claim = told.answer(ReadClaim(claim_id=told.claim, on=APRIL, known_at=known))
        total = told.answer(ReadOverview(on=APRIL, known_at=known)).total
        debtor = told.answer(ListDebtors(on=APRIL, known_at=known)).rows[0]
        assert row.open == claim.balance.total == total.open == debtor.open
    [row] = told.answer(ListClaims(on=told.paid_on - timedelta(days=1))).rows
    assert row.paid == "0.00"


def test_a_moment_and_the_position_of_it_are_one_point(told: Told) -> None:
    for at_moment, at_position in zip(
        told.questions(on=APRIL, known_at=told.moment),
        told.questions(on=APRIL, known_at=told.before),
        strict=True,
    ):
        assert plain(told.answer(at_moment)) == plain(told.answer(at_position))


def test_what_is_known_of_a_claim_today_is_read_as_known_too(told: Told) -> None:
    [row] = told.answer(ListClaims(known_at=told.before)).rows
    assert row.paid == "0.00"
    total = told.answer(ReadOverview(known_at=told.before)).total
    claim = told.answer(ReadClaim(claim_id=told.claim, known_at=told.before))
    assert claim.balance.total == total.open == row.open


def test_a_task_is_read_at_a_point(told: Told) -> None:
    tasks = told.answer(ReadWorkList(on=APRIL, known_at=told.before)).tasks
    for task in tasks:
        one = told.answer(ReadTask(task_id=task.id, on=APRIL, known_at=told.before))
        assert one.point.position == told.before
        assert [log.log for log in one.point.logs] == [told.creditor]
        assert plain(one) == plain(task)


@pytest.mark.parametrize("shift", [0, 1])
def test_a_position_beyond_the_log_is_refused_and_its_last_one_is_not(
    told: Told, shift: int
) -> None:
    last = told.house.store.last_position()
    for question in told.questions(known_at=last + shift):
        if not shift:
            assert of(told, question).position == last
            continue
        with pytest.raises(Refusal) as refused:
            told.answer(question)
        assert refused.value.code == "known.beyond_log"
        assert f"ends at position {last}" in str(refused.value)


@pytest.mark.parametrize("shift", [0, 1])
def test_a_moment_to_come_is_refused_and_now_is_not(told: Told, shift: int) -> None:
    moment = told.house.clock() + timedelta(hours=shift)
    for question in told.questions(known_at=moment):
        if not shift:
            assert of(told, question).position == told.house.store.last_position()
            continue
        with pytest.raises(Refusal) as refused:
            told.answer(question)
        assert refused.value.code == "known.in_future"
        assert "Leave it out" in refused.value.way_out


def test_the_moment_that_an_answer_names_is_asked_again_where_the_clock_went_back(
    told: Told, place: HousePlace
) -> None:
    place.clock.instant -= timedelta(hours=1)
    for question in told.questions():
        at = of(told, question)
        assert at.known_at
        assert at.known_at > told.house.clock()
        again = of(told, question.model_copy(update={"known_at": at.known_at}))
        assert (again.position, again.logs) == (at.position, at.logs)
        later = at.known_at + timedelta(microseconds=1)
        with pytest.raises(Refusal) as refused:
            told.answer(question.model_copy(update={"known_at": later}))
        assert refused.value.code == "known.in_future"


@pytest.mark.parametrize(
    ("said", "read"),
    [("1234", 1234), ("#1234", 1234), (7, 7), (" #0 ", 0)],
)
def test_a_position_is_said_with_or_without_its_sign(said: object, read: int) -> None:
    assert ReadOverview.model_validate({"known_at": said}).known_at == read


@pytest.mark.parametrize(
    "said",
    [
        "2026-11-21T12:00:00+01:00#1234",
        "#12 2026-11-21",
        "2026-11-21",
        "2026-11-21T12:00:00",
        "-1",
        "#",
        "soon",
        True,
        -5,
        10**16,
        "0001-01-01T00:00:00+00:00",
    ],
)
def test_what_is_neither_or_both_is_refused_with_how_it_is_written(said: object) -> None:
    with pytest.raises(ValidationError) as refused:
        ReadOverview.model_validate({"known_at": said})
    [error] = refused.value.errors()
    assert error["type"] in {"no_known", "known_both"}


def test_whatever_is_asked_as_of_a_day_is_asked_as_it_was_known() -> None:
    lacking = {
        query.NAME
        for query in QUERIES
        if "on" in query.model_fields and "known_at" not in query.model_fields
    }
    assert lacking == {"plan show"}  # of a plan that never changes: the law of that day
