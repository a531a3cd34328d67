"""Letters that say somebody did not pay, while nobody knew, are found."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.claim.events import Asked
from domain.compliance.money_known import MONEY_KNOWN, _Known
from domain.compliance.obligation import Compliance
from domain.creditor.events import (
    AccountDoubted,
    AccountDoubtEnded,
    DoubtGround,
    OpenItemsImported,
    PaymentsCheck,
    PaymentsKnownThrough,
    TermsChanged,
)
from domain.creditor.state import Creditor, evolve
from domain.facts import EnteredInError, Fact, StreamKind
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import final_demand, reminder
from tests.domain.story import CREDITOR, DOCUMENT, invoice_sent, paid, recorded

OPENED, DUE = date(2026, 1, 1), date(2026, 1, 30)
MONDAY = date(2026, 2, 2)
"""Due on a Friday: what was sent then is there on Monday."""
SENT = date(2026, 2, 3)
ONE_DAY = timedelta(days=1)
IBAN, ANOTHER = "NL91ABNA0417164300", "NL02RABO0123456789"


def opened() -> Life:
    return Life().claim(invoice_sent(due_on=DUE), on=OPENED)


def knowing(fact: Fact, on: date = SENT) -> Life:
    return opened().creditor(fact, on=on)


def asked(life: Life, on: date = SENT) -> Life:
    return reminder(life, on=on, pay_by=on + timedelta(days=7))


def reasons(life: Life) -> list[str]:
    return life.reasons(MONEY_KNOWN)


def test_payments_are_known_through_the_banking_day_after_the_term() -> None:
    for day, reason in ((MONDAY - ONE_DAY, "known_too_little"), (MONDAY, "known_in_time")):
        (ruling,) = asked(knowing(PaymentsKnownThrough(through=day))).held_to(MONEY_KNOWN).rulings
        assert (ruling.reason, ruling.values["needed"]) == (reason, MONDAY)


def test_a_list_of_open_items_of_that_day_says_it_as_well() -> None:
    items = OpenItemsImported(as_of=MONDAY, sha256=DOCUMENT, rows=1, listed=1, vanished=0)
    assert reasons(asked(knowing(items))) == ["known_in_time"]


@pytest.mark.parametrize(
    ("iban", "reason"), [(IBAN, "known_in_time"), (ANOTHER, "not_known_at_all")]
)
def test_it_is_known_for_the_accounts_that_the_claim_names(iban: str, reason: str) -> None:
    known = PaymentsKnownThrough(through=MONDAY, ibans=(iban,))
    assert reasons(asked(knowing(known))) == [reason]


@pytest.mark.parametrize(("days", "reason"), [(0, "known_in_time"), (1, "not_known_at_all")])
def test_what_was_paid_before_the_first_statement_was_not_known(days: int, reason: str) -> None:
    first = OPENED + days * ONE_DAY
    shown = PaymentsKnownThrough(through=MONDAY, ibans=(IBAN,), since=first)
    assert reasons(asked(knowing(shown))) == [reason]
    said = PaymentsKnownThrough(through=first - ONE_DAY)
    assert reasons(asked(knowing(shown).creditor(said, on=SENT))) == ["known_in_time"]


def test_the_other_accounts_of_the_creditor_are_looked_at_once_anything_is_known_of_them() -> None:
    own = TermsChanged(ibans=(IBAN, ANOTHER))
    for day, reason in ((MONDAY - ONE_DAY, "known_too_little"), (MONDAY, "known_in_time")):
        life = knowing(PaymentsKnownThrough(through=MONDAY, ibans=(IBAN,))).creditor(own, on=SENT)
        other = PaymentsKnownThrough(through=day, ibans=(ANOTHER,))
        assert reasons(asked(life.creditor(other, on=SENT))) == [reason]


FEW_DAYS = st.integers(0, 9).map(lambda n: OPENED + n * ONE_DAY)
FACTS = st.one_of(
    st.builds(
        PaymentsKnownThrough,
        through=FEW_DAYS,
        ibans=st.sampled_from(((), (IBAN,), (ANOTHER,))),
        since=st.none(),
    ),
    st.builds(
        lambda one, other, iban: PaymentsKnownThrough(
            through=max(one, other), ibans=(iban,), since=min(one, other)
        ),
        FEW_DAYS,
        FEW_DAYS,
        st.sampled_from((IBAN, ANOTHER)),
    ),
    st.builds(
        AccountDoubted,
        iban=st.sampled_from((IBAN, ANOTHER)),
        through=FEW_DAYS,
        why=st.just(DoubtGround.GAP),
    ),
    st.builds(AccountDoubtEnded, iban=st.sampled_from((IBAN, ANOTHER))),
)


@settings(max_examples=150)
@given(
    facts=st.lists(FACTS, max_size=6),
    since=FEW_DAYS,
    named=st.sampled_from(((), (IBAN,), (IBAN, ANOTHER))),
)
def test_the_judge_never_finds_known_what_the_engine_did_not(
    facts: list[Fact], since: date, named: tuple[str, ...]
) -> None:
    creditor, judge = Creditor(CREDITOR, ibans=(IBAN, ANOTHER)), _Known()
    for at, fact in enumerate(facts, 1):
        one = recorded(fact, version=at, on=SENT)
        creditor = evolve(creditor, one)
        judge.hear(one)
    engine = creditor.payments_known(named, since=since)
    found, _shows = judge.through(named, creditor.ibans, since=since)
    assert (engine if engine >= since else None) == (found if found >= since else None)


def test_nothing_known_is_said_as_that() -> None:
    assert reasons(asked(opened())) == ["not_known_at_all"]


def test_what_was_recorded_after_the_letter_was_not_known() -> None:
    life = asked(opened()).creditor(PaymentsKnownThrough(through=MONDAY), on=SENT)
    assert reasons(life) == ["not_known_at_all"]


def test_what_was_entered_in_error_was_never_known() -> None:
    life = knowing(PaymentsKnownThrough(through=MONDAY))
    wrong = EnteredInError(version=2, topic=PaymentsKnownThrough.TOPIC)
    life.put(StreamKind.CREDITOR, CREDITOR, wrong, on=SENT)
    assert reasons(asked(life)) == ["not_known_at_all"]


def test_the_next_letter_asks_the_days_of_the_term_of_the_one_before() -> None:
    last = SENT + timedelta(days=7)  # a Tuesday
    for through, reason in ((last, "known_too_little"), (last + ONE_DAY, "known_in_time")):
        life = asked(knowing(PaymentsKnownThrough(through=MONDAY)))
        life.creditor(PaymentsKnownThrough(through=through), on=date(2026, 2, 13))
        pay_by, sums = date(2026, 2, 20), Asked(principal=1_000_00)
        final_demand(life, on=date(2026, 2, 13), pay_by=pay_by, asked=sums)
        assert reasons(life) == ["known_in_time", reason]


def test_a_payment_that_was_there_and_not_known_is_said() -> None:
    life = asked(opened()).claim(paid(1_000_00, on=DUE), on=DUE, recorded_on=date(2026, 2, 5))
    (ruling,) = life.held_to(MONEY_KNOWN).rulings
    assert (ruling.reason, ruling.values["paid"]) == ("paid_and_not_known", 1_000_00)


def test_money_of_the_day_of_the_letter_could_not_be_known() -> None:
    off = TermsChanged(payments_checked=PaymentsCheck.NOT_REQUIRED)
    saturday, needed = DUE + ONE_DAY, MONDAY
    for sent, credited, reason in (
        (needed, needed, "not_looked_at"),
        (needed, needed - ONE_DAY, "paid_and_not_known"),
        (SENT, needed, "paid_and_not_known"),
    ):
        life = asked(opened().creditor(off, on=saturday), on=sent)
        life.claim(paid(1_000_00, on=credited), on=credited, recorded_on=SENT)
        assert reasons(life) == [reason]


def test_bank_data_that_lacked_a_payment_were_not_complete() -> None:
    life = asked(knowing(PaymentsKnownThrough(through=MONDAY)))
    life.claim(paid(1_000_00, on=DUE), on=DUE, recorded_on=date(2026, 2, 5))
    assert reasons(life) == ["paid_and_said_to_be_known"]


def test_what_is_credited_after_the_day_that_is_asked_is_no_fault_of_the_letter() -> None:
    life = asked(knowing(PaymentsKnownThrough(through=MONDAY)))
    late = MONDAY + ONE_DAY
    assert reasons(life.claim(paid(1_000_00, on=late), on=late)) == ["known_in_time"]


def test_a_creditor_who_does_not_have_it_checked_shows_nothing() -> None:
    off = TermsChanged(payments_checked=PaymentsCheck.NOT_REQUIRED)
    held = asked(knowing(off)).held_to(MONEY_KNOWN)
    assert [one.reason for one in held.rulings] == ["not_looked_at"]
    assert held.verdict is Compliance.NOT_PROVABLE
