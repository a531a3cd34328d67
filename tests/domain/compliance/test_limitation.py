"""Claims that were barred while nobody did anything are found (BW 3:307, 3:317-319, 7:28)."""

from datetime import date, timedelta

import pytest

from domain.claim.events import (
    Asked,
    AttachmentKind,
    AttachmentLaid,
    AwardedPart,
    ClaimSettled,
    ClaimWithdrawn,
    CourtStep,
    CourtStepTaken,
    HandedOver,
    JudgmentAnnulled,
    JudgmentGiven,
    LimitationInterrupted,
    PartKind,
    PartyKind,
    PaymentPromised,
    PaymentReversed,
    SummonsServed,
    TitleForm,
)
from domain.compliance.assessment import Span
from domain.compliance.limitation import LIMITATION
from domain.debtor.events import (
    BankruptcyDeclared,
    BankruptcyEnded,
    DebtRestructuringEnded,
    DebtRestructuringStarted,
)
from domain.facts import Fact
from domain.law.limitation import ClaimKind
from domain.law.rates import InterestKind
from domain.parties import Capacity
from tests.domain.compliance.life import Life
from tests.domain.compliance.paper import came_back, reminder, shown
from tests.domain.story import DOCUMENT, REMINDER, invoice_sent, paid

OPENED, DUE, SENT = date(2020, 1, 1), date(2020, 1, 31), date(2021, 3, 1)
BARRED = {2: date(2022, 2, 1), 5: date(2025, 2, 1)}
ONE_DAY = timedelta(days=1)


def opened(
    kind: ClaimKind = ClaimKind.SERVICE,
    capacity: Capacity = Capacity.CONSUMER,
    recorded_on: date = OPENED,
) -> Life:
    invoice = invoice_sent(issued_on=OPENED, due_on=DUE, kind=kind)
    return Life(capacity).claim(invoice, on=OPENED, recorded_on=recorded_on)


def reasons(life: Life, until: date = date(2026, 12, 31)) -> list[str]:
    return life.reasons(LIMITATION, period=Span(date.min, until))


@pytest.mark.parametrize(
    ("kind", "capacity", "years"),
    [
        (ClaimKind.SERVICE, Capacity.CONSUMER, 5),
        (ClaimKind.CONSUMER_SALE, Capacity.CONSUMER, 2),
        (ClaimKind.OTHER, Capacity.UNKNOWN, 2),
        (ClaimKind.OTHER, Capacity.COMPANY, 5),
        (ClaimKind.CONSUMER_SALE, Capacity.COMPANY, 5),
    ],
)
def test_a_claim_that_is_still_open_on_its_first_barred_day_was_not_watched(
    kind: ClaimKind, capacity: Capacity, years: int
) -> None:
    life = opened(kind, capacity)
    assert reasons(life, BARRED[years] - ONE_DAY) == []
    assert reasons(life, BARRED[years]) == ["barred_unwatched"]


@pytest.mark.parametrize("end", [ClaimSettled(ground="nothing open"), ClaimWithdrawn(why="error")])
def test_one_that_ended_before_is_not_barred(end: Fact) -> None:
    assert reasons(opened().claim(end, on=BARRED[5])) == []
    assert reasons(opened().claim(end, on=BARRED[5] + ONE_DAY)) == ["barred_unwatched"]


def demanded() -> Life:
    life = reminder(opened(), on=SENT, pay_by=SENT + timedelta(days=7))
    interrupted = LimitationInterrupted(ground="written demand", letter_id=REMINDER)
    return life.claim(interrupted, on=SENT)


def test_a_demand_interrupts_where_it_is_shown_to_have_come() -> None:
    life = demanded()
    assert reasons(life, BARRED[5]) == ["interruption_not_shown"]
    shown(life, REMINDER, received_on=SENT)
    assert reasons(life, BARRED[5]) == ["interrupted_in_time"]
    assert reasons(life, date(2026, 3, 1)) == ["interrupted_in_time"]
    assert reasons(life, date(2026, 3, 2)) == ["interrupted_in_time", "barred_unwatched"]


def test_one_that_is_not_shown_is_barred_twice_as_provable_and_as_claimed() -> None:
    assert reasons(demanded(), date(2026, 3, 1)) == ["interruption_not_shown"]
    assert reasons(demanded(), date(2026, 3, 2)) == ["interruption_not_shown", "barred_unwatched"]


def test_a_demand_that_came_back_interrupts_nothing() -> None:
    life = came_back(demanded(), REMINDER, on=SENT + ONE_DAY)
    assert reasons(life, BARRED[5]) == ["barred_unwatched"]


def test_who_pays_a_part_acknowledges_and_who_takes_it_back_did_not() -> None:
    life = opened().claim(paid(1_00, on=SENT), on=SENT)
    assert reasons(life, BARRED[5]) == ["interruption_not_shown"]
    back = PaymentReversed(payment_id="P-1", amount=1_00, reversed_on=SENT + ONE_DAY)
    assert reasons(life.claim(back, on=SENT), BARRED[5]) == ["barred_unwatched"]


def test_a_promise_acknowledges_and_is_shown_where_it_was_written() -> None:
    for written, found in ((False, "interruption_not_shown"), (True, "interrupted_in_time")):
        promised = PaymentPromised(amount=1_00, by=SENT, in_writing=written)
        assert reasons(opened().claim(promised, on=SENT), BARRED[5]) == [found]


def test_an_interruption_on_the_last_day_is_in_time_and_on_the_next_is_not() -> None:
    proven = LimitationInterrupted(ground="court_claim", proven=True)
    for day, found in (
        (BARRED[5] - ONE_DAY, ["interrupted_in_time"]),
        (BARRED[5], ["barred_unwatched"]),
    ):
        assert reasons(opened().claim(proven, on=day)) == found


def test_what_lies_with_a_party_is_watched_there_and_not_shown() -> None:
    handed = HandedOver(
        party="Incasso Noord",
        party_kind=PartyKind.AGENCY,
        dossier_sha256=DOCUMENT,
        balance=Asked(principal=1_000_00),
    )
    assert reasons(opened().claim(handed, on=SENT)) == ["with_a_party"]


def test_what_was_barred_when_it_came_may_have_been_interrupted_before() -> None:
    for day, reason in (
        (BARRED[5] - ONE_DAY, "barred_unwatched"),
        (BARRED[5], "barred_when_it_came"),
    ):
        assert reasons(opened(recorded_on=day)) == [reason]


@pytest.mark.parametrize(
    ("begun", "over"),
    [
        (BankruptcyDeclared(declared_on=SENT), BankruptcyEnded()),
        (DebtRestructuringStarted(), DebtRestructuringEnded()),
    ],
)
def test_no_claim_is_barred_during_an_insolvency_nor_in_the_six_months_after(
    begun: Fact, over: Fact
) -> None:
    """Fw 36: a term that would end meanwhile goes on until six months have passed."""
    life = opened().debtor(begun, on=SENT)
    assert reasons(life) == []
    ended, first = date(2025, 3, 10), date(2025, 9, 11)
    life.debtor(over, on=ended)
    assert reasons(life, first - ONE_DAY) == []
    assert reasons(life, first) == ["barred_unwatched"]


def test_an_insolvency_that_ended_more_than_six_months_before_extends_nothing() -> None:
    for ended, barred in (
        (date(2024, 7, 31), BARRED[5]),
        (date(2024, 8, 1), BARRED[5] + ONE_DAY),
    ):
        life = opened().debtor(BankruptcyDeclared(declared_on=SENT), on=SENT)
        life.debtor(BankruptcyEnded(), on=ended)
        assert reasons(life, barred - ONE_DAY) == []
        assert reasons(life, barred) == ["barred_unwatched"]


def test_an_interruption_during_the_extension_is_in_time() -> None:
    life = opened().debtor(BankruptcyDeclared(declared_on=SENT), on=SENT)
    life.debtor(BankruptcyEnded(), on=date(2025, 3, 10))
    proven = LimitationInterrupted(ground="court_claim", proven=True)
    assert reasons(life.claim(proven, on=date(2025, 9, 10))) == ["interrupted_in_time"]


SUMMONED, JUDGED = date(2022, 1, 10), date(2022, 6, 1)


def judged_life(*, form: TitleForm = TitleForm.JUDGMENT, bears: bool = False) -> Life:
    """A claim of 2020, summoned and judged in 2022."""
    part = AwardedPart(kind=PartKind.PRINCIPAL, amount=1_000_00)
    if bears:
        since = date(2022, 2, 1)
        part = part.model_copy(update={"interest": InterestKind.CONSUMER, "interest_from": since})
    summons = SummonsServed(served_on=SUMMONED, court="Utrecht", claimed=Asked(principal=1))
    given = JudgmentGiven(
        given_on=JUDGED,
        court="Utrecht",
        case_number="1/22",
        form=form,
        reckoned_through=SUMMONED,
        parts=(part,),
        rejected=Asked(principal=0),
    )
    return opened().claim(summons, on=SUMMONED).claim(given, on=JUDGED)


def test_a_judged_claim_is_barred_after_the_twenty_years_of_its_judgment() -> None:
    barred = date(2042, 6, 2)
    assert reasons(judged_life(), barred - ONE_DAY) == ["interrupted_in_time"]  # by the summons
    assert reasons(judged_life(), barred) == ["interrupted_in_time", "barred_unwatched"]
    settled = judged_life(form=TitleForm.SETTLEMENT)
    assert reasons(settled, date(2027, 6, 1)) == ["interrupted_in_time"]
    assert reasons(settled, date(2027, 6, 2)) == ["interrupted_in_time", "barred_unwatched"]


def test_interest_by_a_judgment_is_barred_after_five_years_unless_it_was_served() -> None:
    barred = date(2027, 6, 2)
    assert reasons(judged_life(bears=True), barred - ONE_DAY) == ["interrupted_in_time"]
    assert reasons(judged_life(bears=True), barred) == ["interrupted_in_time", "interest_barred"]
    served = judged_life(bears=True).claim(
        CourtStepTaken(step=CourtStep.NOTIFIED, on=barred - ONE_DAY), on=barred - ONE_DAY
    )
    assert reasons(served, barred) == ["interrupted_in_time"] * 2
    seized = judged_life(bears=True).claim(
        AttachmentLaid(attachment_id="a-1", kind=AttachmentKind.BANK, laid_on=barred), on=barred
    )
    assert sorted(reasons(seized, barred)) == ["interest_barred", *["interrupted_in_time"] * 2]


def test_where_the_judgment_was_annulled_the_term_of_the_claim_counts_again() -> None:
    fell = date(2023, 1, 2)
    life = judged_life().claim(
        JudgmentAnnulled(judgment_version=3, annulled_on=fell, ground="appeal"), on=fell
    )
    assert reasons(life, date(2027, 1, 10)) == ["interrupted_in_time"]
    assert reasons(life, date(2027, 1, 11)) == ["interrupted_in_time", "barred_unwatched"]
