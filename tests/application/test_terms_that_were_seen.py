"""Of two people who set the same terms of a creditor at once the second is told of it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from application.commands.agreement_terms import SetAgreementTerms
from application.commands.catalogue import COMMANDS
from application.commands.creditors import (
    CheckPayments,
    ChoosePlans,
    KnowPayments,
    SetAccounts,
    SetClaimTerms,
    SetLetterTerms,
    SetSmallAmounts,
)
from application.commands.discounts import SetDiscountTerms
from application.commands.fields import Euro
from application.commands.matching import SetMatchingTerms
from application.commands.seen import OnSeenTerms
from application.commands.tax import SetVatReturns
from application.house import House
from domain.creditor.events import PaymentsCheck
from domain.creditor.state import Creditor
from domain.errors import Refusal
from domain.law.limitation import ClaimKind
from domain.law.vat_relief import VatReturns
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from

FIRST, SECOND = "NL91ABNA0417164300", "NL20INGB0001234567"

ASKED: list[tuple[Callable[[int | None], OnSeenTerms], OnSeenTerms, str]] = [
    (
        lambda seen: SetLetterTerms(payment_link="", can_deduct_vat=False, seen=seen),
        SetLetterTerms(payment_link="https://pay.example/{reference}?amount={amount}"),
        "payment_link",
    ),
    (
        lambda seen: SetClaimTerms(
            claim_kind_for_consumers=ClaimKind.OTHER, invoices_by_email=True, seen=seen
        ),
        SetClaimTerms(claim_kind_for_consumers=ClaimKind.CONSUMER_SALE),
        "claim_kind_for_consumers",
    ),
    (
        lambda seen: SetAccounts(ibans=(FIRST, SECOND), approved_by="a", seen=seen),
        SetAccounts(ibans=(SECOND,), approved_by="b"),
        "ibans",
    ),
    (
        lambda seen: SetSmallAmounts(small_difference=Euro(10), seen=seen),
        SetSmallAmounts(smallest_step=Euro(10_00)),
        "smallest_step",
    ),
    (
        lambda seen: SetMatchingTerms(book_from=80, difference_let_go=Euro(5), seen=seen),
        SetMatchingTerms(book_from=90),
        "book_from",
    ),
    (
        lambda seen: SetDiscountTerms(percent="0", days=8, seen=seen),
        SetDiscountTerms(days=5),
        "days",
    ),
    (
        lambda seen: SetAgreementTerms(remind_before=5, promise_short=Euro(5), seen=seen),
        SetAgreementTerms(remind_before=4),
        "remind_before",
    ),
    (
        lambda seen: SetVatReturns(vat_returns=VatReturns.YEAR, seen=seen),
        SetVatReturns(vat_returns=VatReturns.QUARTER),
        "vat_returns",
    ),
    (
        lambda seen: ChoosePlans(consumers="four-steps@1", businesses="three-steps@1", seen=seen),
        ChoosePlans(consumers="three-steps@1"),
        "consumers",
    ),
]


@pytest.fixture
def house(place: HousePlace) -> House:
    return place.open()


@pytest.fixture
def creditor(house: House) -> UUID:
    return case_of(house, claim_from(house, CONSUMER)).creditor.id


def now(house: House, creditor: UUID) -> Creditor:
    return house.collections.creditor(creditor)


def test_each_command_on_seen_terms_is_asked_here() -> None:
    asked = {type(meanwhile) for _, meanwhile, _ in ASKED}
    assert asked == {one for one in COMMANDS if issubclass(one, OnSeenTerms)}


@pytest.mark.parametrize(("form", "meanwhile", "field"), ASKED)
def test_the_second_of_two_is_told_which_terms_became_others_and_puts_nothing_back(
    house: House,
    creditor: UUID,
    form: Callable[[int | None], OnSeenTerms],
    meanwhile: OnSeenTerms,
    field: str,
) -> None:
    seen = now(house, creditor).version
    meanwhile.carry(house, creditor, by=by())
    after = now(house, creditor)
    with pytest.raises(Refusal, match=f"meanwhile: {field}\\.") as refused:
        form(seen).carry(house, creditor, by=by())
    assert refused.value.code == "terms.changed"
    assert now(house, creditor) == after
    form(after.version).carry(house, creditor, by=by())
    assert now(house, creditor) != after


def test_what_became_other_beside_the_form_stops_nobody(house: House, creditor: UUID) -> None:
    seen = now(house, creditor).version
    KnowPayments(through=house.today).carry(house, creditor, by=by())
    CheckPayments(payments_checked=PaymentsCheck.NOT_REQUIRED).carry(house, creditor, by=by())
    SetClaimTerms(invoices_by_email=True).carry(house, creditor, by=by())
    SetLetterTerms(can_deduct_vat=False, seen=seen).carry(house, creditor, by=by())
    assert (now(house, creditor).can_deduct_vat, now(house, creditor).invoices_by_email) == (
        False,
        True,
    )
