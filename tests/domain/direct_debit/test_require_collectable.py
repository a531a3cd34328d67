"""What holds a claim back from being collected, one reason at a time, and what ends a mandate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.case import Case
from domain.claim.collected import Collection
from domain.claim.contested import asked_of
from domain.claim.events import CollectionOrdered, Mark, MarkPlaced, Source
from domain.claim.state import Claim, Ending
from domain.creditor.events import AccountDoubted, DoubtGround, PaymentsCheck
from domain.debtor.events import CreditKind
from domain.debtor.mandate_events import DebitAccount, MandateSigned
from domain.debtor.mandates import DebitMandate, sign_mandate, signed
from domain.debtor.merge_events import LikenessGround
from domain.debtor.state import Credit
from domain.direct_debit.collecting import require_collectable
from domain.direct_debit.selection import debit_of
from domain.direct_debit.unfinished import not_shown, to_recall
from domain.errors import Refusal
from domain.law.direct_debit import DebitScheme
from domain.sealing import Sealed
from tests.domain.story import Story, given, invoice_sent, paid

DAY = timedelta(days=1)
TODAY = date(2026, 3, 10)
COLLECT = date(2026, 3, 24)
MANDATE = MandateSigned(
    mandate_id="M-1",
    signed_on=date(2026, 1, 5),
    account=Sealed[DebitAccount].committed("0" * 64),
)
Change = Callable[[Case], Case]


def mandate(**changed: Any) -> DebitMandate:
    return replace(signed(MANDATE, version=2), **changed)


def case_of(story: Story, *mandates: DebitMandate) -> Case:
    case = story.case
    creditor = replace(
        case.creditor,
        ibans=("NL91ABNA0417164300",),
        debit_identifier="NL79ZZZ999999990000",
        payments_checked=PaymentsCheck.NOT_REQUIRED,
    )
    known = {one.mandate_id: one for one in mandates or (mandate(),)}
    return replace(case, creditor=creditor, debtor=replace(case.debtor, mandates=known))


@pytest.fixture
def case() -> Case:
    return case_of(given(invoice_sent()))


def collect(case: Case, *others: Claim, **said: Any) -> DebitMandate:
    asked: dict[str, Any] = {
        "mandate_id": "M-1",
        "amount": asked_of(case.claim, on=said.get("collect_on", COLLECT)).total,
        "collect_on": COLLECT,
        "announced_on": TODAY,
        "today": TODAY,
    }
    return require_collectable(case, [case.claim, *others], **(asked | said))


def code_of(case: Case, *others: Claim, **said: Any) -> str:
    with pytest.raises(Refusal) as refused:
        collect(case, *others, **said)
    return refused.value.code


def of_claim(**changed: Any) -> Change:
    return lambda case: replace(case, claim=replace(case.claim, **changed))


def of_debtor(**changed: Any) -> Change:
    return lambda case: replace(case, debtor=replace(case.debtor, **changed))


def ordered(case: Case, *, mandate_id: str = "M-1", on: date = COLLECT) -> Collection:
    told = CollectionOrdered(
        end_to_end_id="IN1",
        mandate_id=mandate_id,
        scheme=DebitScheme.CORE,
        amount=asked_of(case.claim, on=COLLECT).total,
        collect_on=on,
        announced_on=TODAY,
        to_iban="NL91ABNA0417164300",
        document_sha256="0" * 64,
    )
    return Collection(told)


def under_way(case: Case) -> Case:
    return of_claim(collections={"IN1": ordered(case)})(case)


BEHIND = AccountDoubted(
    iban="NL91ABNA0417164300", why=DoubtGround.UNPLACED, through=date(2026, 3, 5)
)
HELD: tuple[tuple[str, Change], ...] = (
    ("it has ended", of_claim(ending=Ending.WRITTEN_OFF)),
    ("a file collects it already", under_way),
    ("it was offered to a party", of_claim(handed_to="Bureau")),
    ("something protects the debtor", of_debtor(bars={"bankruptcy": None})),
    (
        "it is undecided who the debtor is",
        of_debtor(alike={UUID(int=1): (LikenessGround.IBAN,)}),
    ),
    (
        "money of the debtor waits to be placed",
        of_debtor(credits={"c": Credit("c", CreditKind.ON_ACCOUNT, "1", 5_00, TODAY)}),
    ),
    ("a person is to look at its marks", of_claim(marks=frozenset({Mark.RETURN_UNCLEAR}))),
    (
        "payments are not known at all; they are needed through",
        lambda case: replace(
            case, creditor=replace(case.creditor, payments_checked=PaymentsCheck.REQUIRED)
        ),
    ),
    (
        "account NL91ABNA0417164300 waits: money of 2026-03-06 is nobody's yet",
        lambda case: replace(
            case,
            creditor=replace(
                case.creditor,
                payments_checked=PaymentsCheck.REQUIRED,
                doubts={"NL91ABNA0417164300": BEHIND},
            ),
        ),
    ),
)


def test_what_nothing_holds_is_collected(case: Case) -> None:
    assert collect(case).mandate_id == "M-1"


@pytest.mark.parametrize(("why", "change"), HELD, ids=[why for why, _ in HELD])
def test_each_reason_holds_it(case: Case, why: str, change: Change) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        collect(change(case))
    assert refused.value.code == "collection.held"


@pytest.mark.parametrize(
    ("last", "code"),
    [(COLLECT, ""), (COLLECT - DAY, "mandate.ended")],
)
def test_a_mandate_that_was_not_used_for_36_months_ends_the_day_before(
    last: date, code: str
) -> None:
    used = date(last.year - 3, last.month, last.day) + DAY
    case = case_of(given(invoice_sent()), mandate(signed_on=date(2020, 1, 1), used_on=used))
    assert (code_of(case) if code else collect(case).mandate_id) == (code or "M-1")


def test_a_mandate_for_one_collection_is_used_once() -> None:
    story = given(invoice_sent())
    once = case_of(story, mandate(recurring=False))
    assert collect(once).mandate_id == "M-1"
    other = replace(story.claim, id=UUID(int=9), collections={"IN1": ordered(once)})
    assert code_of(once, other) == "mandate.ended"
    before = case_of(story, mandate(recurring=False, used_on=date(2026, 2, 1)))
    assert code_of(before) == "mandate.ended"


@pytest.mark.parametrize(
    ("code", "days", "expected"),
    [
        ("AM04", 30, ""),
        ("AM04", 31, "collection.no_second_try"),
        ("MD06", 1, "collection.no_second_try"),
        ("MD01", 1, "mandate.ended"),
    ],
)
def test_what_came_back_is_collected_once_more_for_want_of_money_within_thirty_days(
    case: Case, code: str, days: int, expected: str
) -> None:
    failed_on = COLLECT - days * DAY
    back = replace(ordered(case, on=failed_on), failed_on=failed_on, code=code)
    again = of_claim(collections={"IN1": back})(case)
    assert (code_of(again) if expected else collect(again).mandate_id) == (expected or "M-1")


def test_no_third_try_whatever_the_reason(case: Case) -> None:
    back = replace(ordered(case), failed_on=TODAY, code="AM04")
    twice = of_claim(collections={"IN1": back, "IN2": back})(case)
    assert code_of(twice) == "collection.no_second_try"


@pytest.mark.parametrize(("business", "code"), [(True, ""), (False, "mandate.b2b_consumer")])
def test_b2b_binds_a_business_alone(*, business: bool, code: str) -> None:
    fact = MANDATE.model_copy(update={"scheme": DebitScheme.B2B})
    if not code:
        assert sign_mandate({}, fact=fact, business=business, today=TODAY) == [fact]
        return
    with pytest.raises(Refusal) as refused:
        sign_mandate({}, fact=fact, business=business, today=TODAY)
    assert refused.value.code == code


# --- one mandate of several, for a batch ---------------------------------------------------------


def test_of_several_mandates_that_serve_none_is_chosen_and_of_one_that_ended_the_other() -> None:
    story = given(invoice_sent())
    days: dict[str, Any] = {"collect_on": COLLECT, "announced_on": TODAY, "today": TODAY}
    both = case_of(story, mandate(), mandate(mandate_id="M-2"))
    with pytest.raises(Refusal) as refused:
        debit_of(both, [both.claim], **days)
    assert refused.value.code == "mandate.several"
    ended = case_of(story, mandate(signed_on=date(2020, 1, 1)), mandate(mandate_id="M-2"))
    assert debit_of(ended, [ended.claim], **days).mandate.mandate_id == "M-2"


# --- under way -----------------------------------------------------------------------------------


def test_who_pays_after_the_order_is_recalled_through_the_banking_day_before(case: Case) -> None:
    assert to_recall(under_way(case)) is None
    paid_since = case_of(given(invoice_sent(), paid(400_00, on=date(2026, 3, 12))))
    later = of_claim(collections={"IN1": ordered(case)})(paid_since)
    found = to_recall(later)
    assert found
    assert found.since == date(2026, 3, 12)
    assert "IN1 is to be recalled through 2026-03-23: another amount is open" in found.why


def test_who_revokes_after_the_order_is_recalled(case: Case) -> None:
    gone = mandate(revoked_on=date(2026, 3, 11))
    later = of_debtor(mandates={"M-1": gone})(under_way(case))
    found = to_recall(later)
    assert found
    assert (found.since, "its mandate was revoked" in found.why) == (date(2026, 3, 11), True)


def test_five_banking_days_after_its_day_it_is_asked_what_became_of_it(case: Case) -> None:
    found = not_shown(under_way(case).claim)
    assert found
    assert found.since == date(2026, 4, 1)  # Tuesday the 24th, Tuesday the 31st, the day after
    assert not_shown(case.claim) is None


def test_a_mark_of_the_order_is_no_reason_to_recall_it() -> None:
    placed = MarkPlaced(mark=Mark.DIRECT_DEBIT, source=Source(kind="collection"))
    case = case_of(given(invoice_sent(), placed))
    assert to_recall(under_way(case)) is None
