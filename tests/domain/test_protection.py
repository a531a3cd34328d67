"""What protects a debtor: what each kind stops, when it ends, and who acts for him."""

from dataclasses import replace
from datetime import date

import pytest

from domain.claim.agreements import promise
from domain.creditor.state import EVERY_ACCOUNT
from domain.debtor.decisions import begin_bar, end_bar, know_heirs
from domain.debtor.events import DebtorFact
from domain.debtor.merging import merge
from domain.debtor.protection import (
    BarTold,
    address_representative,
    begin,
    may_be_collected,
    named,
    tell_the_party,
)
from domain.debtor.state import Debtor, fold
from domain.dunning.next.findings import findings
from domain.dunning.next.step import Ask, Do, Stand, next_step
from domain.dunning.task import Task
from domain.law.estate import Acceptance
from domain.law.protection import RULES, Bar, BarEnd, restructuring_until
from domain.letter.order.decision import order_letter, reason_to_cancel
from tests.domain.life import DAY, MONDAY, OTHER, TRUSTEE, Life
from tests.domain.story import (
    CLAIM,
    CREDITOR,
    recorded,
    refusal,
)

# --- how long it lasts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bar", "since", "last"),
    [
        (Bar.COOLING_OFF, date(2026, 1, 10), date(2026, 5, 10)),
        (Bar.MORATORIUM, date(2026, 1, 10), date(2026, 7, 10)),
        (Bar.THREAT_MORATORIUM, date(2025, 8, 31), date(2026, 2, 28)),
    ],
)
def test_an_order_lasts_as_long_as_the_law_lets_it_and_not_a_day_longer(
    bar: Bar, since: date, last: date
) -> None:
    life = Life()
    told = BarTold(bar=bar, since=since, until=last)
    assert begin(life.debtor, told, today=MONDAY)
    longer = replace(told, until=last + DAY)
    assert refusal(lambda: begin(life.debtor, longer, today=MONDAY)) == "bar.too_long"
    none = replace(told, until=None)
    assert refusal(lambda: begin(life.debtor, none, today=MONDAY)) == "bar.no_last_day"


def test_a_cooling_off_period_is_extended_to_eight_months_in_all() -> None:
    life, since = Life(), date(2026, 1, 10)
    life.begins(Bar.COOLING_OFF, on=MONDAY, since=since, until=date(2026, 5, 10))
    life.begins(Bar.COOLING_OFF, on=date(2026, 5, 4), since=since, until=date(2026, 9, 10))
    assert life.debtor.bars == {"cooling_off": date(2026, 9, 10)}
    told = BarTold(bar=Bar.COOLING_OFF, since=since, until=date(2026, 9, 11))
    assert refusal(lambda: begin(life.debtor, told, today=date(2026, 9, 1))) == "bar.too_long"


@pytest.mark.parametrize(
    ("since", "until"),
    [(date(2023, 6, 30), date(2026, 6, 29)), (date(2023, 7, 1), date(2024, 12, 31))],
)
def test_the_term_of_a_restructuring_is_eighteen_months_from_july_2023_on(
    since: date, until: date
) -> None:
    assert restructuring_until(since) == until


@pytest.mark.parametrize("bar", [bar for bar in Bar if bar is not Bar.NATURAL_OBLIGATION])
def test_nothing_begins_before_its_law_or_in_the_future(bar: Bar) -> None:
    debtor, first = Life().debtor, RULES[bar].since
    told = BarTold(bar=bar, since=first, until=first)
    assert begin(debtor, told, today=MONDAY)
    assert refusal(lambda: begin(debtor, replace(told, since=first - DAY), today=MONDAY)) == (
        "bar.before_the_law"
    )
    later = BarTold(bar=bar, since=MONDAY + DAY, until=MONDAY + DAY)
    assert refusal(lambda: begin(debtor, later, today=MONDAY)) == "day.in_the_future"
    before = replace(told, until=first - DAY)
    assert refusal(lambda: begin(debtor, before, today=MONDAY)) == "bar.ends_before"


def test_the_same_told_twice_is_nothing_new() -> None:
    life = Life()
    told = BarTold(bar=Bar.MORATORIUM, since=MONDAY, until=date(2026, 6, 1))
    life.begins(told.bar, on=MONDAY, until=told.until)
    assert begin(life.debtor, told, today=MONDAY) == []
    assert begin(life.debtor, replace(told, until=date(2026, 6, 2)), today=MONDAY)


# --- what it stops ------------------------------------------------------------------------------


@pytest.mark.parametrize("bar", [bar for bar in Bar if bar is not Bar.NATURAL_OBLIGATION])
def test_every_kind_stops_every_step_at_once_and_calls_off_a_letter(bar: Bar) -> None:
    life = Life()
    step = next_step(life.case, today=MONDAY)
    assert isinstance(step, Do)
    ordered = order_letter(life.case, step.step, today=MONDAY).ordered
    assert reason_to_cancel(life.case, ordered, today=MONDAY) == ""
    life.happens(
        *begin_bar(life.debtor, bar=bar, since=MONDAY, until=MONDAY, today=MONDAY), on=MONDAY
    )
    assert next_step(life.case, today=MONDAY) == Stand(bar.value)
    assert reason_to_cancel(life.case, ordered, today=MONDAY) == bar.value
    assert not may_be_collected(life.debtor, MONDAY)


def test_on_the_day_after_its_last_day_a_person_looks_and_nothing_goes_out_by_itself() -> None:
    life, last = Life(), date(2026, 3, 12)
    life.begins(Bar.DEBT_HELP, on=MONDAY, until=last)
    assert next_step(life.case, today=last) == Stand("debt_help")
    for day in (last + DAY, last + 40 * DAY):
        assert next_step(life.case, today=day) == Ask(Task.LOOK_AT_DEBTOR, "debt_help", last + DAY)
        assert not may_be_collected(life.debtor, day)
    life.ends(Bar.DEBT_HELP, on=last + DAY)
    assert isinstance(next_step(life.case, today=last + DAY), Do)
    assert may_be_collected(life.debtor, last + DAY)


@pytest.mark.parametrize(
    ("said_on", "asks"), [(date(2026, 3, 12), True), (date(2026, 3, 13), False)]
)
def test_what_had_ended_when_it_was_recorded_was_seen_by_who_recorded_it(
    said_on: date, *, asks: bool
) -> None:
    life = Life()
    life.begins(Bar.DEBT_HELP, on=said_on, since=MONDAY, until=date(2026, 3, 12))
    found = next_step(life.case, today=date(2026, 3, 13))
    assert isinstance(found, Ask) is asks


def test_heirs_are_asked_three_months_after_the_death_and_when_a_person_looked() -> None:
    life, died = Life(), date(2026, 2, 20)
    life.happens(
        *begin_bar(life.debtor, bar=Bar.DEATH, since=died, today=date(2026, 3, 2)),
        on=date(2026, 3, 2),
    )
    heirs = know_heirs(
        life.debtor,
        contact=TRUSTEE,
        acceptance=Acceptance.UNKNOWN,
        died_on=None,
        today=date(2026, 4, 1),
    )
    life.happens(*heirs, on=date(2026, 4, 1))

    def over(day: date) -> list[DebtorFact]:
        return end_bar(life.debtor, bar=Bar.DEATH, today=day)

    assert refusal(lambda: over(date(2026, 5, 20))) == "bar.death"
    assert isinstance(next_step(life.case, today=date(2026, 5, 21)), Ask)
    life.happens(*over(date(2026, 5, 21)), on=date(2026, 5, 21))
    assert isinstance(next_step(life.case, today=date(2026, 5, 21)), Do)


def test_an_order_holds_for_what_it_names_and_for_nothing_else() -> None:
    life = Life()
    life.begins(Bar.COOLING_OFF, on=MONDAY, until=date(2026, 5, 1), claims=(OTHER,))
    assert isinstance(next_step(life.case, today=MONDAY), Do)
    assert may_be_collected(life.debtor, MONDAY, life.case.claim)
    assert not may_be_collected(life.debtor, MONDAY)
    life.begins(Bar.COOLING_OFF, on=MONDAY, until=date(2026, 5, 1), claims=(CLAIM,))
    assert next_step(life.case, today=MONDAY) == Stand("cooling_off")


def test_an_order_names_invoices_that_are_there() -> None:
    claim = Life().case.claim
    assert named([claim], " F-1 , F-1") == (CLAIM,)
    assert named([claim], "") == ()
    assert refusal(lambda: named([claim], "F-2")) == "bar.no_such_invoice"


def test_a_promise_is_not_found_broken_while_something_protects_him() -> None:
    life = Life()
    life.story.when(
        lambda case, day: promise(case.claim, amount=None, by=date(2026, 2, 9), today=day),
        on=MONDAY,
    )
    known = replace(life.case.creditor, shown={EVERY_ACCOUNT: {date.min: date(2026, 3, 30)}})
    late = date(2026, 3, 2)
    assert findings(replace(life.case, creditor=known), today=late)
    life.begins(Bar.MORATORIUM, on=date(2026, 2, 4), until=date(2026, 4, 1))
    assert findings(replace(life.case, creditor=known), today=late) == []


# --- who acts for him -------------------------------------------------------------------------


def test_letters_go_to_who_acts_for_him_once_a_person_says_so_and_back_when_it_is_over() -> None:
    life = Life()
    own = life.debtor.contact
    life.begins(Bar.GUARDIANSHIP, on=MONDAY)
    assert refusal(lambda: address_representative(life.debtor, bar=Bar.GUARDIANSHIP)) == (
        "representative.unknown"
    )
    life.begins(Bar.GUARDIANSHIP, on=MONDAY, contact=TRUSTEE)
    assert next_step(life.case, today=MONDAY) == Stand("guardianship")
    life.happens(*address_representative(life.debtor, bar=Bar.GUARDIANSHIP), on=MONDAY)
    assert isinstance(next_step(life.case, today=MONDAY), Do)
    assert life.debtor.contact != own
    assert address_representative(life.debtor, bar=Bar.GUARDIANSHIP) == []
    life.ends(Bar.GUARDIANSHIP, on=date(2026, 3, 2))
    assert life.debtor.contact == own
    assert life.debtor.own is None


def test_nobody_acts_for_a_bankrupt_in_this_way() -> None:
    life = Life()
    life.begins(Bar.BANKRUPTCY, on=MONDAY, contact=TRUSTEE)
    assert refusal(lambda: address_representative(life.debtor, bar=Bar.BANKRUPTCY)) == (
        "representative.none"
    )


def test_who_proves_to_be_another_one_brings_along_what_protects_and_freed_him() -> None:
    life, into = Life(), Debtor(OTHER, version=1, registered=True, creditor_id=CREDITOR)
    life.begins(Bar.MORATORIUM, on=MONDAY, until=date(2026, 4, 1), claims=(CLAIM,))
    life.begins(Bar.DEBT_RESTRUCTURING, on=MONDAY)
    life.ends(Bar.DEBT_RESTRUCTURING, on=MONDAY, how=BarEnd.CLEAN_SLATE)
    found = merge(life.debtor, into, of_former=[], of_other=[])
    facts = enumerate(found.taker, 2)
    taker = fold(OTHER, [recorded(one, version=n, on=MONDAY, stream=OTHER) for n, one in facts])
    assert taker.bars == {"moratorium": date(2026, 4, 1)}
    assert taker.bars_over == {"moratorium": (CLAIM,)}
    assert taker.natural_through == MONDAY


def test_a_party_that_has_the_claim_is_to_be_told() -> None:
    claim = Life().case.claim
    assert tell_the_party(claim, bar=Bar.BANKRUPTCY) == []
    handed = replace(claim, handed_to="Incasso Voorbeeld B.V.")
    assert [one.TOPIC for one in tell_the_party(handed, bar=Bar.BANKRUPTCY)] == [
        "claim.debtor_barred"
    ]
