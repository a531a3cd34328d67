"""A plan over several claims is honoured and found broken by the money on all of them."""

from datetime import date, timedelta
from uuid import UUID

from domain.claim.events import InstalmentMissed, PaymentPlanAgreed, PaymentPlanLapsed
from domain.compliance.agreements import AGREEMENTS
from domain.debtor.events import ClaimOpenedForDebtor
from domain.facts import StreamKind
from tests.domain.compliance.deeds import OPENED, reminder
from tests.domain.compliance.life import Life
from tests.domain.story import CLAIM, instalments, invoice_sent, paid

OTHER, PLAN = UUID(int=77), UUID(int=78)
AGREED, FIRST, SECOND = date(2026, 2, 9), date(2026, 2, 20), date(2026, 3, 20)
DAY = timedelta(days=1)


def share(by: date) -> PaymentPlanAgreed:
    return PaymentPlanAgreed(
        instalments=instalments((1_000_00, by)),
        grace_days=3,
        signed_by_debtor_on=AGREED,
        signed_by_creditor_on=AGREED,
        plan_id=PLAN,
        claims=(CLAIM, OTHER),
        reckoned_on=AGREED,
    )


def life() -> Life:
    """Two claims of one debtor, in one plan: the first instalment is for the first one."""
    told = Life().claim(invoice_sent(), on=OPENED).claim(share(FIRST), on=AGREED)
    told.debtor(ClaimOpenedForDebtor(claim_id=OTHER), on=OPENED)
    other = invoice_sent().model_copy(update={"invoice_number": "F-2"})
    return told.put(StreamKind.CLAIM, OTHER, other, on=OPENED).put(
        StreamKind.CLAIM, OTHER, share(SECOND), on=AGREED
    )


def paid_on_the_other(amount: int) -> Life:
    return life().put(StreamKind.CLAIM, OTHER, paid(amount, on=FIRST), on=FIRST)


def lapsed(told: Life, on: date) -> list[str]:
    """What is found where the plan lapses on both claims by one command."""
    command = UUID(int=999)
    ends = (
        InstalmentMissed(agreed_version=2, number=1),
        PaymentPlanLapsed(agreed_version=2, why="instalment missed"),
    )
    told.put(StreamKind.CLAIM, OTHER, ends[1], on=on, command=command)
    return told.put(StreamKind.CLAIM, CLAIM, *ends, on=on, command=command).reasons(AGREEMENTS)


def test_a_plan_that_was_paid_on_another_of_its_claims_stands() -> None:
    day = FIRST + 4 * DAY
    whole, short = paid_on_the_other(1_000_00), paid_on_the_other(999_99)
    assert "asked_while_agreed" in whole.claim(reminder(), on=day).reasons(AGREEMENTS)
    assert "asked_while_agreed" not in short.claim(reminder(), on=day).reasons(AGREEMENTS)


def test_it_is_found_broken_by_what_is_short_on_all_its_claims() -> None:
    day = FIRST + 7 * DAY
    assert "found_broken_rightly" in lapsed(life(), day)
    assert "found_broken_rightly" in lapsed(paid_on_the_other(999_99), day)
    assert "found_broken_though_kept" in lapsed(paid_on_the_other(1_000_00), day)
