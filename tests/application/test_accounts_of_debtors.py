"""An account that a debtor names: never the creditor's own; another's where somebody says so."""

from datetime import date
from uuid import UUID

import pytest

from application.banking.debtor_accounts import AccountDoubt, doubts_about
from application.banking.refund_accounts import account_told
from application.commands.command import Command
from application.commands.direct_debit import AmendMandate, RevokeMandate, SignMandate
from application.commands.parties import SetParty
from application.commands.refunds import TellRefundAccount
from application.house import House
from application.queries.accounts_of_debtor import account_of_fact
from application.queries.claims import debtor_full
from domain.claim.events import PartyKind
from domain.debtor.mandate_events import DebitAccount
from domain.debtor.refunds import RefundTo
from tests.application.houses import CONSUMER, HousePlace, by, case_of, claim_from
from tests.application.test_collection_files import HIS, IBAN
from tests.application.test_collection_files import OTHER as NEXT
from tests.application.test_debit_batches import HIM, OTHER
from tests.application.two_people import refusal_of

PARTYS = "NL44RABO0123456789"


def signs(iban: str, *, yes: bool = False, name: str = "M-1") -> SignMandate:
    return SignMandate(
        mandate_id=name,
        signed_on=date(2026, 1, 5),
        iban=iban,
        holder="S. Voorbeeld",
        also_of_others=yes,
    )


def tells(iban: str, *, yes: bool = False) -> TellRefundAccount:
    return TellRefundAccount(iban=iban, holder="S. Voorbeeld", also_of_others=yes)


def two(house: House) -> tuple[UUID, UUID]:
    claims = (claim_from(house, CONSUMER, HIM), claim_from(house, CONSUMER, *OTHER))
    one, other = (case_of(house, each).debtor.id for each in claims)
    return one, other


def code(house: House, given: Command, debtor: UUID) -> str:
    return refusal_of(lambda: given.carry(house, debtor, by=by()))


def give(house: House, given: Command, about: UUID) -> None:
    given.carry(house, about, by=by())


@pytest.mark.both_stores
def test_an_account_of_the_creditor_is_no_debtors_and_one_of_two_is_asked(
    place: HousePlace,
) -> None:
    house = place.open()
    one, other = two(house)
    creditor = house.collections.debtor(one).creditor_id
    assert creditor is not None
    agency = SetParty(name="Jansen", kind=PartyKind.AGENCY, ibans=(PARTYS,))
    give(house, agency, creditor)
    own = SetParty(name="Pieters", kind=PartyKind.AGENCY, ibans=(IBAN,))
    assert code(house, own, creditor) == "party.own_account"
    give(house, signs(HIS), one)
    amended = AmendMandate(mandate_id="M-1", iban=IBAN, holder="S. Voorbeeld")
    assert code(house, amended, one) == "account.own"
    assert code(house, tells(IBAN), other) == "account.own"
    assert code(house, signs(IBAN, yes=True, name="M-2"), other) == "account.own"
    assert code(house, tells(PARTYS), other) == "account.of_party"
    assert code(house, signs(HIS, name="M-2"), other) == "account.shared"
    assert code(house, tells(HIS), other) == "account.shared"
    give(house, tells(HIS, yes=True), other)
    shown = account_told(house, house.collections.debtor(other))
    assert shown
    assert (shown.whose, shown.warns) == (RefundTo.ANOTHER, True)  # the holder is the other one
    account = DebitAccount(iban=HIS, holder="S. Voorbeeld")
    found = doubts_about(house, house.collections.debtor(one), account)
    assert [(each.why, each.invoice_number) for each in found] == [
        (AccountDoubt.SHARED, "2026-0301")
    ]
    give(house, tells(NEXT), other)
    assert doubts_about(house, house.collections.debtor(one), account) == ()


def test_his_mandates_and_the_account_that_counts_are_shown_masked(house: House) -> None:
    one, _ = two(house)
    give(house, signs(HIS), one)
    give(house, tells(NEXT), one)
    give(house, tells(PARTYS), one)
    shown = debtor_full(house, one)
    [mandate] = shown.mandates
    assert (mandate.name, mandate.account[-5:], mandate.state) == ("M-1", "45 67", "stands")
    assert shown.refund_account
    assert (shown.refund_account.account[-5:], shown.refund_account.whose) == (
        "67 89",
        RefundTo.TOLD,
    )
    assert not {HIS, NEXT, PARTYS} & set(shown.model_dump_json().split('"'))
    told = [account_of_fact(house, each.fact) for each in house.collections.history(one)]
    assert [each.split(",")[0][-5:] for each in told if each] == ["45 67", "52 64", "67 89"]
    give(house, RevokeMandate(mandate_id="M-1"), one)
    assert [each.state for each in debtor_full(house, one).mandates] == ["revoked"]
