"""Letters before their day, terms that are too short and default that begins too early."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.claim.events import (
    Asked,
    Channel,
    DefaultDeclared,
    FourteenDayLetterVoided,
    InvoiceDetailsCorrected,
    PaymentPromised,
)
from domain.claim.events.opening import CorrectedField
from domain.compliance.obligation import Compliance
from domain.compliance.terms import TERMS
from domain.law.default import DefaultGround, TermBasis
from domain.law.rates import InterestKind
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import came_back, final_demand, fourteen, reminder
from tests.domain.story import FOURTEEN, REMINDER, invoice_sent

OPENED, DUE = date(2026, 1, 1), date(2026, 1, 31)
SENT = date(2026, 2, 3)
ONE_DAY = timedelta(days=1)
SECOND = UUID("01900000-0000-7000-8000-000000000033")


def opened(basis: TermBasis = TermBasis.CONTRACT) -> Life:
    return Life().claim(invoice_sent(basis=basis), on=OPENED)


def demanded(life: Life, on: date) -> Life:
    asked = Asked(principal=1_000_00)
    return final_demand(life, on=on, pay_by=on + timedelta(days=5), asked=asked)


def reasons(life: Life) -> list[str]:
    return life.reasons(TERMS)


def test_nothing_is_asked_on_the_due_day_and_may_be_on_the_day_after() -> None:
    for day, reason in ((DUE, "before_due"), (DUE + ONE_DAY, "on_its_day")):
        assert reasons(demanded(opened(), day)) == [reason]


def test_a_due_day_that_was_put_right_later_was_not_known_then() -> None:
    life = demanded(opened(), SENT)
    later = InvoiceDetailsCorrected(
        field=CorrectedField.DUE_ON, old="2026-01-31", new="2026-03-31", evidence="contract"
    )
    assert reasons(life.claim(later, on=SENT + ONE_DAY)) == ["on_its_day"]


def test_a_letter_waits_until_the_term_of_the_one_before_has_ended() -> None:
    last = SENT + timedelta(days=7)
    for day, reason in ((last, "before_term_ended"), (last + ONE_DAY, "on_its_day")):
        life = reminder(opened(), on=SENT, pay_by=last)
        (_, ruling) = demanded(life, day).held_to(TERMS).rulings
        assert ruling.reason == reason


def test_it_waits_for_the_fourteen_days_as_well() -> None:
    last = date(2026, 2, 26)
    for day, reason in ((last, "before_term_ended"), (last + ONE_DAY, "on_its_day")):
        life = fourteen(opened(), on=date(2026, 2, 10))
        assert reasons(demanded(life, day)) == ["on_its_day", reason]


def test_a_letter_that_came_back_or_is_void_gave_no_term() -> None:
    life = came_back(fourteen(opened(), on=date(2026, 2, 10)), FOURTEEN, on=date(2026, 2, 12))
    assert reasons(demanded(life, date(2026, 2, 13))) == ["on_its_day", "on_its_day"]
    life = fourteen(opened(), on=date(2026, 2, 10))
    void = FourteenDayLetterVoided(letter_id=FOURTEEN, why="no default")
    life.claim(void, on=date(2026, 2, 12))
    assert reasons(demanded(life, date(2026, 2, 13))) == ["on_its_day", "on_its_day"]


@pytest.mark.parametrize(
    ("channel", "days", "reason"),
    [
        (Channel.EMAIL, 6, "notice_too_short"),
        (Channel.EMAIL, 7, "on_its_day"),
        (Channel.POST, 8, "notice_too_short"),  # posted on Tuesday, there on Thursday
        (Channel.POST, 9, "on_its_day"),
    ],
)
def test_a_notice_gives_seven_days_from_its_receipt(
    channel: Channel, days: int, reason: str
) -> None:
    pay_by = SENT + timedelta(days=days)
    assert reasons(reminder(opened(), on=SENT, pay_by=pay_by, channel=channel)) == [reason]


def test_a_demand_that_is_no_notice_gives_a_day_at_least() -> None:
    for pay_by, reason in ((SENT, "no_term_at_all"), (SENT + ONE_DAY, "on_its_day")):
        assert reasons(reminder(opened(), on=SENT, pay_by=pay_by, notice=False)) == [reason]


@pytest.mark.parametrize(("wording", "days"), [("14", 13), ("15", 14), ("other", 14)])
def test_a_last_chance_gives_its_full_days_in_the_words_of_the_law(wording: str, days: int) -> None:
    lawful = {"wording": "15" if wording == "15" else "14", "days": 15}
    short = fourteen(opened(), on=SENT, wording=wording, days=days)
    assert reasons(short) == ["last_chance_too_short"]
    assert reasons(fourteen(opened(), on=SENT, **lawful)) == ["on_its_day"]  # type: ignore[arg-type]  # two of its keywords


def test_a_last_chance_comes_after_default() -> None:
    life = opened(TermBasis.ONE_SIDED)
    assert reasons(fourteen(life, on=SENT)) == ["last_chance_before_default"]


def declared(life: Life, since: date, ground: DefaultGround = DefaultGround.NOTICE_LAPSED) -> Life:
    fact = DefaultDeclared(
        in_default_since=since,
        ground=ground,
        interest_kind=InterestKind.CONSUMER,
        letter_id=REMINDER,
    )
    return life.claim(fact, on=since)


def test_default_begins_on_the_day_after_the_term_of_a_notice() -> None:
    last = SENT + timedelta(days=7)
    for day, found in ((last, ["default_too_early"]), (last + ONE_DAY, [])):
        life = reminder(opened(TermBasis.ONE_SIDED), on=SENT, pay_by=last)
        assert reasons(declared(life, day)) == ["on_its_day", *found]


def test_default_needs_a_ground() -> None:
    life = opened(TermBasis.ONE_SIDED)
    assert reasons(declared(life, SENT)) == ["default_without_ground"]
    said = declared(opened(TermBasis.ONE_SIDED), SENT, DefaultGround.DEBTOR_STATEMENT)
    assert said.held_to(TERMS).verdict is Compliance.NOT_APPLICABLE


def test_a_promise_within_the_term_of_a_demand_takes_it_as_notice_away() -> None:
    last = SENT + timedelta(days=14)
    life = opened(TermBasis.ONE_SIDED)
    asked = Asked(principal=1_000_00)
    final_demand(life, on=SENT, pay_by=last, asked=asked, letter=REMINDER, notice=True)
    life.claim(PaymentPromised(amount=1_000_00, by=last), on=last)
    assert reasons(declared(life, last + ONE_DAY)) == ["on_its_day", "default_without_ground"]
