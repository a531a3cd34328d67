"""Holds and what befalls a debtor are respected; interest ends with his insolvency."""

from datetime import date, timedelta

import pytest

from domain.claim.events import Asked, Channel, DefaultDeclared, HoldLifted, HoldPlaced
from domain.compliance.holds import HOLDS
from domain.compliance.obligation import Compliance
from domain.debtor.events import (
    AddressUnknown,
    BankruptcyDeclared,
    BankruptcyEnded,
    ContactDetailsChanged,
    DeathReported,
    DebtHelpStarted,
    DebtRestructuringStarted,
    GuardianshipEnded,
    GuardianshipOrdered,
    HeirsKnown,
)
from domain.facts import Fact
from domain.law.default import DefaultGround
from domain.law.estate import Acceptance, estate_barred_until
from domain.law.rates import InterestKind
from domain.sealing import Sealed
from tests.domain.compliance.deeds import called, called_off, charged, handed, opened, reminder
from tests.domain.compliance.life import Life

FIRST, LAST = date(2026, 2, 9), date(2026, 2, 20)
DAY = timedelta(days=1)


def held(until: date | None = LAST) -> Life:
    """A claim that is held for some days."""
    hold = HoldPlaced(hold_id="hold-1", category="investigation", from_day=FIRST, until=until)
    return opened().claim(hold, on=FIRST)


def barred(*facts: Fact, on: date = FIRST) -> Life:
    """A claim whose debtor something befell."""
    return opened().debtor(*facts, on=on)


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        (reminder(), "letter_within"),
        (charged(), "costs_within"),
        (handed(), "hand_over_within"),
        (called(step="call"), "contact_within"),
        (called(), "contact_for_another_reason"),
    ],
)
def test_nothing_is_done_on_the_last_day_of_a_hold_and_anything_the_day_after(
    deed: Fact, reason: str
) -> None:
    within = held().claim(deed, on=LAST).held_to(HOLDS)
    assert [one.reason for one in within.rulings] == [reason]
    assert within.rulings[0].values == {"what": "investigation"}
    assert held().claim(deed, on=LAST + DAY).reasons(HOLDS) == ["nothing_done_meanwhile"]


def test_a_hold_that_was_lifted_ended_the_day_before() -> None:
    life = held(until=None).claim(HoldLifted(hold_id="hold-1"), on=LAST)
    assert life.claim(reminder(), on=LAST).reasons(HOLDS) == ["nothing_done_meanwhile"]
    assert "letter_within" in held(until=None).claim(reminder(), on=LAST + DAY).reasons(HOLDS)


@pytest.mark.parametrize(
    ("fact", "what"),
    [
        (BankruptcyDeclared(declared_on=FIRST), "bankruptcy"),
        (DebtRestructuringStarted(), "debt_restructuring"),
        (DebtHelpStarted(), "debt_help"),
        (GuardianshipOrdered(), "guardianship"),
        (DeathReported(), "death"),
    ],
)
def test_whatever_befell_the_debtor_stops_letters_costs_and_hand_over(
    fact: Fact, what: str
) -> None:
    for deed, reason in (
        (reminder(), "letter_within"),
        (charged(), "costs_within"),
        (handed(), "hand_over_within"),
    ):
        rulings = barred(fact).claim(deed, on=LAST).held_to(HOLDS).rulings
        (ruling,) = [one for one in rulings if one.reason != "interest_stopped"]
        assert (ruling.reason, ruling.values) == (reason, {"what": what})
        assert [rest.topic for rest in ruling.rests] == [fact.TOPIC, deed.TOPIC]


def test_a_pause_for_debt_help_holds_until_its_last_day() -> None:
    pause = DebtHelpStarted(until=LAST)
    assert "letter_within" in barred(pause).claim(reminder(), on=LAST).reasons(HOLDS)
    after = barred(pause).claim(reminder(), on=LAST + DAY)
    assert after.reasons(HOLDS) == ["nothing_done_meanwhile"]


def test_heirs_are_left_alone_until_the_estate_is_no_longer_barred() -> None:
    until = estate_barred_until(FIRST, Acceptance.UNKNOWN)
    assert until
    heirs = HeirsKnown(contact=Sealed.committed("ef" * 32), mailable=True, died_on=FIRST)
    told = barred(DeathReported(died_on=FIRST)).debtor(heirs, on=LAST)
    assert "letter_within" in told.claim(reminder(), on=until).reasons(HOLDS)
    told = barred(DeathReported(died_on=FIRST)).debtor(heirs, on=LAST)
    assert "letter_within" not in told.claim(reminder(), on=until + DAY).reasons(HOLDS)


def test_when_it_is_over_the_steps_go_on() -> None:
    life = barred(GuardianshipOrdered()).debtor(GuardianshipEnded(), on=LAST)
    assert life.claim(reminder(), on=LAST).reasons(HOLDS) == ["nothing_done_meanwhile"]
    life = barred(BankruptcyDeclared(declared_on=FIRST)).debtor(BankruptcyEnded(), on=LAST)
    assert life.claim(reminder(), on=LAST).reasons(HOLDS) == ["nothing_done_meanwhile"]


def test_what_was_known_only_afterwards_is_said_and_no_fault() -> None:
    life = opened().claim(reminder(), on=LAST)
    life.debtor(BankruptcyDeclared(declared_on=FIRST), on=FIRST, recorded_on=LAST + DAY)
    (ruling,) = life.held_to(HOLDS).rulings
    assert (ruling.reason, ruling.on, ruling.values) == (
        "came_to_light_later",
        LAST,
        {"what": "bankruptcy"},
    )
    assert life.held_to(HOLDS).verdict is Compliance.FULFILLED


def test_no_letter_is_posted_to_an_address_that_was_lost() -> None:
    by_post = reminder(channel=Channel.POST)
    lost = barred(AddressUnknown()).claim(by_post, on=LAST).held_to(HOLDS)
    assert [one.reason for one in lost.rulings] == ["posted_to_a_lost_address"]
    assert lost.rulings[0].values == {"lost_since": FIRST}
    assert not barred(AddressUnknown()).claim(reminder(), on=LAST).reasons(HOLDS)
    found = ContactDetailsChanged(contact=Sealed.committed("ab" * 32), postable=True)
    life = barred(AddressUnknown()).debtor(found, on=LAST).claim(by_post, on=LAST)
    assert not life.reasons(HOLDS)


def test_interest_ends_the_day_before_a_bankruptcy() -> None:
    default = DefaultDeclared(
        in_default_since=date(2026, 2, 1),
        ground=DefaultGround.FATAL_TERM,
        interest_kind=InterestKind.CONSUMER,
    )

    def asked(interest: int) -> Life:
        life = opened().claim(default, on=date(2026, 2, 1))
        life.debtor(BankruptcyDeclared(declared_on=FIRST), on=FIRST)
        return life.claim(reminder(interest=interest), on=LAST)

    owed = 88  # eight days of 4 % over a thousand euro: 1 000 × 4 % × 8 / 365
    assert "interest_stopped" in asked(owed).reasons(HOLDS)
    life = asked(owed + 1)
    ruling = next(
        one for one in life.held_to(HOLDS).rulings if one.reason == "interest_after_insolvency"
    )
    assert ruling.values == {
        "asked": owed + 1,
        "at_most": owed,
        "last_interest_day": FIRST - DAY,
    }
    to_lawyer = handed(asked=Asked(principal=1_000_00, interest=owed + 1))
    life = opened().claim(default, on=date(2026, 2, 1))
    life.debtor(BankruptcyDeclared(declared_on=FIRST), on=FIRST).claim(to_lawyer, on=LAST)
    assert "interest_after_insolvency" in life.reasons(HOLDS)


def test_a_letter_that_was_called_off_shows_that_one_refrained() -> None:
    life = called_off(held(), "on hold", on=FIRST)
    assert sorted(life.reasons(HOLDS)) == ["letter_called_off", "nothing_done_meanwhile"]
